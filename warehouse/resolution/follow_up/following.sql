-- What is followed anew, of the councils in `changed` from the first day that changed: from the first promise on that an item
-- since that day can answer; and the dated documents that it needs, as their preferred pages show them. `likely` are those
-- that could answer any promise: they claim something, belong to an issue, or their title names a plan, an inspection or a
-- subject.
CREATE TEMP TABLE reopened AS
SELECT c.name AS council_id, least(c.since, min(p.promised_on::DATE)) AS since
FROM changed c
LEFT JOIN promises p ON p.council_id = c.name AND c.since <= if(
    p.repeats,
    p.promised_on::DATE + getvariable('follow_up_follow')::INTEGER,
    coalesce(p.due_on, p.promised_on)::DATE + getvariable('follow_up_late')::INTEGER
)
GROUP BY c.name, c.since;

DELETE FROM follow_ups WHERE action_key IN (
    SELECT action_key FROM promises p JOIN temp.reopened r USING (council_id) WHERE p.promised_on::DATE >= r.since
);
DELETE FROM promises USING temp.reopened r WHERE promises.council_id = r.council_id AND promised_on::DATE >= r.since;

CREATE TEMP TABLE following AS
WITH shown AS (
    SELECT f.*, translate(lower(f.title), '’‘‑–' || chr(160), '''''-- ') AS folded_title,
        f.meeting_date::DATE >= r.since AS promising
    FROM document_facts f
    JOIN temp.reopened r
        ON r.council_id = f.council_id AND f.meeting_date::DATE >= r.since - getvariable('follow_up_before')::INTEGER
)
SELECT
    s.council_id, s.document_key, coalesce(m.item_id, s.document_key) AS item_id, s.kind, s.committee, s.meeting_date,
    s.title, s.folded_title, s.page_key, s.promising,
    nullif(regexp_extract(s.document_key, '^[^/]+/issue/[^/]+'), '') AS issue,
    m.item_id IS NOT NULL OR s.kind = 'issue'
        OR coalesce(regexp_matches(s.folded_title, getvariable('follow_up_titles')), false) AS likely
FROM shown s
LEFT JOIN item_documents m USING (document_key);
