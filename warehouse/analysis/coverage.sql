-- Coverage: what was asked for, what came, what is missing and why; so that an empty answer can be told from a council that
-- nobody crawled. The month is that of the meetings.

CREATE TEMP TABLE crawls AS
WITH asked AS (
    SELECT run_id, council_id FROM wh.fetches UNION SELECT run_id, council_id FROM wh.issues WHERE stage = 'crawl'
)
SELECT
    a.council_id, a.run_id, r.started_at, (r.settings ->> 'since')::DATE AS since, (r.settings ->> 'until')::DATE AS until
FROM asked a JOIN wh.runs r USING (run_id)
WHERE a.council_id IS NOT NULL AND (r.settings ->> 'since') IS NOT NULL;

CREATE TEMP TABLE crawl_results AS
WITH pages AS (
    SELECT
        council_id, run_id,
        count(*) FILTER (outcome IN ('new', 'changed', 'unchanged', 'list')) AS served,
        count(*) FILTER (outcome NOT IN ('new', 'changed', 'unchanged', 'list', 'robots', 'gone')) AS failed
    FROM wh.fetches GROUP BY ALL
),
reasons AS (
    SELECT council_id, run_id, string_agg(DISTINCT reason, ', ' ORDER BY reason) AS reasons
    FROM wh.issues WHERE council_id IS NOT NULL GROUP BY ALL
)
SELECT
    c.council_id, c.run_id, coalesce(p.served, 0) AS served, coalesce(p.failed, 0) AS failed, r.reasons
FROM crawls c LEFT JOIN pages p USING (council_id, run_id) LEFT JOIN reasons r USING (council_id, run_id);

CREATE TEMP TABLE asked_months AS
WITH months AS (
    SELECT
        council_id, run_id, started_at,
        unnest(generate_series(date_trunc('month', since), until, INTERVAL 1 MONTH)) AS month
    FROM crawls
)
SELECT
    council_id, strftime(month, '%Y-%m') AS month, arg_max(run_id, started_at) AS run_id, max(started_at) AS asked_at
FROM months GROUP BY ALL;

CREATE TABLE out.analysis.coverage AS
WITH found AS (
    SELECT council_id, left(meeting_date, 7) AS month, count(*) AS items
    FROM out.analysis.agenda_items WHERE council_id IS NOT NULL AND meeting_date IS NOT NULL GROUP BY ALL
),
months AS (SELECT council_id, month FROM asked_months UNION SELECT council_id, month FROM found),
served AS (
    SELECT council_id, max(fetched_at) AS last_data_at FROM wh.fetches
    WHERE outcome IN ('new', 'changed', 'unchanged') GROUP BY council_id
)
SELECT
    c.name AS council, m.month,
    CASE
        WHEN m.month IS NULL THEN 'not_crawled'
        WHEN a.run_id IS NULL THEN 'only_found'
        WHEN r.served = 0 THEN 'failed'
        WHEN r.failed > 0 OR r.reasons IS NOT NULL THEN 'partial'
        ELSE 'crawled'
    END AS status,
    coalesce(f.items, 0) AS items, r.failed AS failed_requests, r.reasons AS missing_because, a.asked_at,
    s.last_data_at,
    date_diff('day', s.last_data_at, getvariable('published_at')::TIMESTAMP) AS days_since_data,
    h.stale_since, c.council_id
FROM wh.councils c
LEFT JOIN months m USING (council_id)
LEFT JOIN found f ON f.council_id = m.council_id AND f.month = m.month
LEFT JOIN asked_months a ON a.council_id = m.council_id AND a.month = m.month
LEFT JOIN crawl_results r ON r.council_id = a.council_id AND r.run_id = a.run_id
LEFT JOIN served s ON s.council_id = c.council_id
LEFT JOIN wh.stale_councils h ON h.council_id = c.council_id
ORDER BY c.council_id, m.month;
