-- The dated documents of the councils in `changed`, as their preferred pages show them; `likely` are those that could answer
-- any promise: they claim something, belong to an issue, or their title names a plan, an inspection or a subject.
CREATE TEMP TABLE following AS
WITH shown AS (
    SELECT f.*, translate(lower(f.title), '’‘‑–' || chr(160), '''''-- ') AS folded_title
    FROM document_facts f
    WHERE f.council_id IN (SELECT name FROM changed) AND f.meeting_date IS NOT NULL
)
SELECT
    s.council_id, s.document_key, coalesce(m.item_id, s.document_key) AS item_id, s.kind, s.committee, s.meeting_date,
    s.title, s.folded_title, s.page_key,
    CASE WHEN s.kind = 'issue' THEN s.council_id || '/issue/' || split_part(d.site_id, '/', 1) END AS issue,
    m.item_id IS NOT NULL OR s.kind = 'issue'
        OR coalesce(regexp_matches(s.folded_title, getvariable('follow_up_titles')), false) AS likely
FROM shown s
JOIN documents d USING (document_key, page_key)
LEFT JOIN item_documents m USING (document_key);
