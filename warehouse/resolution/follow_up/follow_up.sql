-- The inspections that a council's documents tell of, and a digest for each month of a council of all that its promises follow
-- from: of a month's documents, and of the inspections that came to be known in it or that its documents tell of.
CREATE TEMP TABLE reported AS
SELECT
    d.council_id, m.document_key, d.meeting_date, r.inspection_id, r.subject, r.framework, r.subject_name,
    r.published_on, o.published_on AS official_published_on, r.ended_on,
    min(d.meeting_date) OVER (PARTITION BY d.council_id, r.inspection_id) AS first_told_on
FROM inspection_members m
JOIN temp.claiming d USING (document_key)
JOIN resolved_inspections r USING (inspection_id)
JOIN councils c ON c.council_id = d.council_id
LEFT JOIN (SELECT event_id, any_value(published_on) AS published_on FROM official_outcomes GROUP BY event_id) o
    ON o.event_id = r.official_event_id
WHERE r.authority = c.name OR r.authority IS NULL;

CREATE TEMP TABLE follow_ups_digests AS
WITH followed AS (
    SELECT
        f.council_id, left(f.meeting_date, 7) AS month,
        hash(f.document_key, f.page_key, f.committee, f.meeting_date, d.row_hash, m.item_id) AS digest
    FROM document_facts f
    JOIN documents d USING (document_key, page_key)
    LEFT JOIN item_documents m USING (document_key)
    SEMI JOIN temp.claiming c ON c.council_id = f.council_id  -- without an action there is nothing to follow up
    WHERE f.meeting_date IS NOT NULL
    UNION ALL
    SELECT
        council_id,
        left(unnest([meeting_date, coalesce(published_on, official_published_on, ended_on, first_told_on)]), 7), hash(r)
    FROM temp.reported r
)
SELECT council_id || ' ' || month AS name, sum(digest::HUGEINT)::VARCHAR AS digest
FROM followed WHERE month IS NOT NULL GROUP BY ALL;
