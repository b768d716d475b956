-- The documents that make promises or could answer one, as their preferred pages show them, and a digest of them for each
-- council: those that claim anything, those of issues, and those whose titles name a plan, an inspection or a subject.
CREATE TEMP TABLE following AS
WITH named AS (
    SELECT
        f.*, coalesce(m.item_id, f.document_key) AS item_id, m.item_id IS NOT NULL AS claims,
        regexp_matches(
            translate(lower(f.title), '’‘‑–' || chr(160), '''''-- '), getvariable('follow_up_titles')
        ) AS is_named
    FROM document_facts f LEFT JOIN item_documents m USING (document_key)
    WHERE f.council_id IS NOT NULL AND f.meeting_date IS NOT NULL
)
SELECT
    n.council_id, n.document_key, n.item_id, n.kind, n.committee, n.meeting_date, n.title, d.page_key, d.row_hash,
    CASE WHEN n.kind = 'issue' THEN n.council_id || '/issue/' || split_part(d.site_id, '/', 1) END AS issue
FROM named n JOIN documents d USING (document_key, page_key)
WHERE n.claims OR n.is_named OR n.kind = 'issue';

CREATE TEMP TABLE reported AS
SELECT
    f.council_id, m.document_key, r.inspection_id, r.subject, r.framework, r.subject_name,
    r.published_on, o.published_on AS official_published_on, r.ended_on,
    min(f.meeting_date) OVER (PARTITION BY f.council_id, r.inspection_id) AS first_told_on
FROM inspection_members m
JOIN temp.following f USING (document_key)
JOIN resolved_inspections r USING (inspection_id)
JOIN councils c ON c.council_id = f.council_id
LEFT JOIN (SELECT event_id, any_value(published_on) AS published_on FROM official_outcomes GROUP BY event_id) o
    ON o.event_id = r.official_event_id
WHERE r.authority = c.name OR r.authority IS NULL;

CREATE TEMP TABLE follow_ups_digests AS
WITH shown AS (
    SELECT
        council_id,
        sum(hash(document_key, item_id, row_hash, committee, meeting_date, title)::HUGEINT) AS digest
    FROM temp.following GROUP BY council_id
),
told AS (
    SELECT council_id, sum(hash(r)::HUGEINT) AS digest FROM temp.reported r GROUP BY council_id
)
SELECT s.council_id AS name, s.digest || ' ' || coalesce(t.digest::VARCHAR, '') AS digest
FROM shown s LEFT JOIN told t USING (council_id)
-- Without an action there is nothing to follow up
SEMI JOIN (SELECT council_id FROM temp.following SEMI JOIN actions USING (document_key, page_key)) p USING (council_id);
