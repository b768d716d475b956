-- What the pages to look at hold, council by council, into `measured` and council_metrics. The audit's own id and moment
-- are the variables audit_id and audited_at; `published` is the schema of what the last publication holds (audit.py).

CREATE TEMP TABLE unseen_runs AS
SELECT
    run_id, started_at,
    list_contains(getvariable('enforced_kinds'), kind) AND (settings ->> 'search') IS NULL
    AND coalesce((settings ->> 'until')::DATE - (settings ->> 'since')::DATE, 0)
        <= getvariable('longest_window') AS is_nightly -- not a load, a replay, a search or a backfill of years
FROM runs ANTI JOIN audited_runs USING (run_id);

-- Held pages as they stand: read, or unread still; not those that the site shows otherwise by now, or has taken back
CREATE TEMP TABLE held AS
WITH newest AS (
    SELECT
        council_id, url, arg_max(capture_id, (fetched_at, capture_id)) AS capture_id, max(fetched_at) AS fetched_at
    FROM captures SEMI JOIN held_pages USING (council_id, url) GROUP BY council_id, url
),
taken_back AS (
    SELECT capture_id FROM fetches SEMI JOIN held_pages USING (capture_id)
    GROUP BY capture_id HAVING arg_max(outcome, fetched_at) IN ('gone', 'restricted')
)
SELECT h.council_id, h.url, h.capture_id, n.fetched_at, p.page_key
FROM held_pages h
JOIN newest n USING (council_id, url, capture_id)
LEFT JOIN pages p ON p.council_id = h.council_id AND p.url = h.url AND p.capture_id = h.capture_id
ANTI JOIN taken_back t ON t.capture_id = h.capture_id;

-- Unread pages show nothing that could be wrong: once later runs could read others, they hold nobody back
DELETE FROM held WHERE page_key IS NULL AND council_id IN (
    SELECT p.council_id
    FROM pages p
    JOIN runs r USING (run_id)
    JOIN (SELECT council_id, max(fetched_at) AS at FROM held WHERE page_key IS NULL GROUP BY council_id) unread
        ON unread.council_id = p.council_id
    WHERE p.seen_at > unread.at AND r.started_at > unread.at
    GROUP BY p.council_id HAVING count(*) >= (SELECT min(least) FROM gates WHERE counts = 'unparsed')
);

-- The pages to look at, in two parts that are judged apart, so that neither hides what is wrong with the other: `brought`
-- by runs that no audit has seen yet, and `held` from earlier ones.
CREATE TEMP TABLE sampled AS
SELECT
    'brought' AS part, p.page_key, p.council_id, p.url, p.capture_id, r.started_at, r.is_nightly,
    p.seen_at < (SELECT min(started_at) FROM unseen_runs WHERE is_nightly) AS read_again
FROM pages p JOIN unseen_runs r USING (run_id)
UNION ALL
SELECT 'held', page_key, council_id, url, capture_id, NULL, true, false FROM held WHERE page_key IS NOT NULL;

-- What failed before is tried again every night, and is no news
CREATE TEMP TABLE unparsed AS
SELECT
    'brought' AS part, i.council_id, i.url, any_value(i.capture_id) AS capture_id, min(r.started_at) AS started_at,
    bool_and(r.is_nightly) AS is_nightly
FROM issues i JOIN unseen_runs r USING (run_id)
ANTI JOIN sampled s ON s.part = 'brought' AND s.council_id = i.council_id AND s.url = i.url
ANTI JOIN (FROM issues SEMI JOIN audited_runs USING (run_id) WHERE stage = 'parse') e ON e.capture_id = i.capture_id
WHERE i.stage = 'parse'
GROUP BY i.council_id, i.url
UNION ALL
SELECT 'held', council_id, url, capture_id, NULL, true FROM held WHERE page_key IS NULL;

CREATE TEMP TABLE audited AS
SELECT
    part, council_id,
    bool_or(is_nightly) AND coalesce(avg(read_again::INTEGER), 0) <= 0.5 AS enforced, -- else a replay
    part = 'brought' AND enforced AND bool_and(is_nightly) AND s.council_id IS NULL AS comparable,
    min(started_at) FILTER (is_nightly) AS since
FROM (
    SELECT part, council_id, started_at, is_nightly, read_again FROM sampled
    UNION ALL SELECT part, council_id, started_at, is_nightly, NULL FROM unparsed
)
LEFT JOIN stale_councils s USING (council_id)
GROUP BY part, council_id, s.council_id;

CREATE TEMP TABLE sampled_documents AS
SELECT s.part, d.council_id, d.document_key, d.page_key, d.title, d.meeting_date, d.committee
FROM documents d JOIN sampled s USING (page_key)
WHERE d.council_id IS NOT NULL;

CREATE TEMP TABLE sampled_inspections AS
SELECT d.part, d.council_id, i.framework, coalesce(i.started_on, i.ended_on, i.published_on) AS told_day
FROM inspections i JOIN sampled_documents d USING (document_key, page_key);

CREATE TEMP TABLE sampled_judgements AS
SELECT d.part, d.council_id, j.grade FROM judgements j JOIN sampled_documents d USING (document_key, page_key);

-- Documents that the last publication has of these pages, and their claims then and now
CREATE TEMP TABLE known AS
SELECT DISTINCT s.part, d.council_id, d.document_key
FROM published.documents d JOIN sampled s ON s.council_id = d.council_id AND s.url = d.page_url;

CREATE TEMP TABLE standing AS
SELECT k.part, d.council_id, d.document_key, d.page_key FROM documents d JOIN known k USING (document_key) WHERE d.preferred;

CREATE TEMP TABLE measured AS
WITH counted AS (
    SELECT part, council_id, 'pages' AS metric, count(*) AS value FROM sampled GROUP BY ALL
    UNION ALL SELECT part, council_id, 'unparsed', count(*) FROM unparsed GROUP BY ALL
    UNION ALL SELECT part, council_id, 'attempted', count(*)
        FROM (SELECT part, council_id FROM sampled UNION ALL SELECT part, council_id FROM unparsed) GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents', count(*) FROM sampled_documents GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents_with_title', count(title) FROM sampled_documents GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents_with_date', count(meeting_date) FROM sampled_documents GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents_with_committee', count(committee) FROM sampled_documents GROUP BY ALL
    UNION ALL SELECT part, council_id, 'inspections', count(*) FROM sampled_inspections GROUP BY ALL
    UNION ALL SELECT part, council_id, 'inspections_with_framework', count(framework) FROM sampled_inspections GROUP BY ALL
    UNION ALL SELECT part, council_id, 'inspections_with_date', count(told_day) FROM sampled_inspections GROUP BY ALL
    UNION ALL SELECT part, council_id, 'judgements', count(*) FROM sampled_judgements GROUP BY ALL
    UNION ALL SELECT part, council_id, 'graded_' || grade, count(*) FROM sampled_judgements GROUP BY ALL
    UNION ALL SELECT part, council_id, 'actions', count(*)
        FROM actions JOIN sampled_documents USING (document_key, page_key) GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents_before', count(*) FROM known GROUP BY ALL
    UNION ALL SELECT part, council_id, 'documents_again', count(*) FROM standing GROUP BY ALL
    UNION ALL SELECT k.part, k.council_id, 'inspections_before', count(*)
        FROM published.inspections JOIN known k USING (document_key) GROUP BY ALL
    UNION ALL SELECT part, council_id, 'inspections_again', count(*)
        FROM inspections JOIN standing USING (document_key, page_key) GROUP BY ALL
    UNION ALL SELECT k.part, k.council_id, 'judgements_before', count(*)
        FROM published.judgements JOIN known k USING (document_key) GROUP BY ALL
    UNION ALL SELECT part, council_id, 'judgements_again', count(*)
        FROM judgements JOIN standing USING (document_key, page_key) GROUP BY ALL
    UNION ALL SELECT k.part, k.council_id, 'actions_before', count(*)
        FROM published.actions JOIN known k USING (document_key) GROUP BY ALL
    UNION ALL SELECT part, council_id, 'actions_again', count(*)
        FROM actions JOIN standing USING (document_key, page_key) GROUP BY ALL
)
SELECT a.*, m.metric, coalesce(c.value, 0) AS value
FROM audited a
CROSS JOIN (SELECT counts AS metric FROM gates UNION SELECT per FROM gates) m
LEFT JOIN counted c USING (part, council_id, metric);

INSERT INTO council_metrics BY NAME
SELECT
    getvariable('audit_id') AS audit_id, getvariable('audited_at')::TIMESTAMP AS audited_at, council_id, comparable,
    metric, value
FROM measured WHERE part = 'brought';
