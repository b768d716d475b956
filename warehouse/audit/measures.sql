-- What the pages that a run brought of each council hold, into council_metrics. The audit's own id and moment are the
-- variables audit_id and audited_at; `published` is the schema of what the last publication holds (audit.py).

-- The pages to look at: those of runs that no audit has seen yet; of a stale council all since the first that failed,
-- taken together, so that it is fresh again when nothing sick is left.
CREATE TEMP TABLE seen_runs AS
WITH kinds AS (
    SELECT
        run_id, started_at,
        list_contains(getvariable('enforced_kinds'), kind) AND (settings ->> 'search') IS NULL
        AND coalesce((settings ->> 'until')::DATE - (settings ->> 'since')::DATE, 0)
            <= getvariable('longest_window') AS is_nightly -- not a load, a replay, a search or a backfill of years
    FROM runs
)
SELECT k.*, s.council_id AS stale_id FROM kinds k JOIN stale_councils s ON k.started_at >= s.stale_since
UNION ALL SELECT k.*, NULL FROM kinds k ANTI JOIN audited_runs USING (run_id);

CREATE TEMP TABLE sampled AS
SELECT
    p.page_key, p.council_id, p.url, bool_and(p.seen_at < r.started_at) AS read_again,
    bool_and(r.is_nightly) AS is_nightly
FROM pages p JOIN seen_runs r ON r.run_id = p.run_id AND coalesce(r.stale_id, p.council_id) = p.council_id
GROUP BY ALL;

CREATE TEMP TABLE unparsed AS
SELECT i.council_id, i.url, bool_and(r.is_nightly) AS is_nightly
FROM issues i JOIN seen_runs r ON r.run_id = i.run_id AND coalesce(r.stale_id, i.council_id) = i.council_id
ANTI JOIN sampled s ON s.council_id = i.council_id AND s.url = i.url
WHERE i.stage = 'parse'
GROUP BY ALL;

CREATE TEMP TABLE audited_councils AS
SELECT
    council_id,
    bool_or(is_nightly) AND coalesce(avg(read_again::INTEGER), 0) <= 0.5 AS enforced, -- else a replay
    enforced AND bool_and(is_nightly) AND s.council_id IS NULL AS comparable
FROM (
    SELECT council_id, is_nightly, read_again FROM sampled
    UNION ALL SELECT council_id, is_nightly, NULL FROM unparsed
)
LEFT JOIN stale_councils s USING (council_id)
GROUP BY council_id, s.council_id;

CREATE TEMP TABLE sampled_documents AS
SELECT d.document_key, d.page_key, d.council_id, d.text, d.meeting_date, d.committee
FROM documents d SEMI JOIN sampled USING (page_key)
WHERE d.council_id IS NOT NULL;

CREATE TEMP TABLE sampled_judgements AS
SELECT d.council_id, j.grade FROM judgements j JOIN sampled_documents d USING (document_key, page_key);

-- Documents that the last publication has of these pages, and their claims then and now
CREATE TEMP TABLE known AS
SELECT d.document_key, d.council_id
FROM published.documents d SEMI JOIN sampled s ON s.council_id = d.council_id AND s.url = d.page_url;

CREATE TEMP TABLE standing AS
SELECT d.document_key, d.page_key, d.council_id FROM documents d SEMI JOIN known USING (document_key) WHERE d.preferred;

INSERT INTO council_metrics BY NAME
WITH counted AS (
    SELECT council_id, 'pages' AS metric, count(*) AS value FROM sampled GROUP BY council_id
    UNION ALL SELECT council_id, 'unparsed', count(*) FROM unparsed GROUP BY council_id
    UNION ALL SELECT council_id, 'attempted', count(*)
        FROM (SELECT council_id FROM sampled UNION ALL SELECT council_id FROM unparsed) GROUP BY council_id
    UNION ALL SELECT council_id, 'documents', count(*) FROM sampled_documents GROUP BY council_id
    UNION ALL SELECT council_id, 'documents_with_text', count(*) FILTER (trim(text) <> '')
        FROM sampled_documents GROUP BY council_id
    UNION ALL SELECT council_id, 'documents_with_date', count(meeting_date) FROM sampled_documents GROUP BY council_id
    UNION ALL SELECT council_id, 'documents_with_committee', count(committee) FROM sampled_documents GROUP BY council_id
    UNION ALL SELECT council_id, 'inspections', count(*)
        FROM inspections JOIN sampled_documents USING (document_key, page_key) GROUP BY council_id
    UNION ALL SELECT council_id, 'judgements', count(*) FROM sampled_judgements GROUP BY council_id
    UNION ALL SELECT council_id, 'actions', count(*)
        FROM actions JOIN sampled_documents USING (document_key, page_key) GROUP BY council_id
    UNION ALL SELECT council_id, 'graded_' || grade, count(*) FROM sampled_judgements GROUP BY ALL
    UNION ALL SELECT council_id, 'documents_before', count(*) FROM known GROUP BY council_id
    UNION ALL SELECT council_id, 'documents_again', count(*) FROM standing GROUP BY council_id
    UNION ALL SELECT k.council_id, 'inspections_before', count(*)
        FROM published.inspections JOIN known k USING (document_key) GROUP BY k.council_id
    UNION ALL SELECT council_id, 'inspections_again', count(*)
        FROM inspections JOIN standing USING (document_key, page_key) GROUP BY council_id
    UNION ALL SELECT k.council_id, 'judgements_before', count(*)
        FROM published.judgements JOIN known k USING (document_key) GROUP BY k.council_id
    UNION ALL SELECT council_id, 'judgements_again', count(*)
        FROM judgements JOIN standing USING (document_key, page_key) GROUP BY council_id
    UNION ALL SELECT k.council_id, 'actions_before', count(*)
        FROM published.actions JOIN known k USING (document_key) GROUP BY k.council_id
    UNION ALL SELECT council_id, 'actions_again', count(*)
        FROM actions JOIN standing USING (document_key, page_key) GROUP BY council_id
)
SELECT
    getvariable('audit_id') AS audit_id, getvariable('audited_at')::TIMESTAMP AS audited_at, council_id,
    a.comparable, m.metric, coalesce(c.value, 0) AS value
FROM audited_councils a
CROSS JOIN (SELECT counts AS metric FROM gates UNION SELECT per FROM gates) m
LEFT JOIN counted c USING (council_id, metric);
