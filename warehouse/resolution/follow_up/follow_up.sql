-- The inspections that a council's documents tell of, and a digest for each council of all that its promises follow from.
CREATE TEMP TABLE reported AS
SELECT
    d.council_id, m.document_key, r.inspection_id, r.subject, r.framework, r.subject_name,
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
WITH shown AS (
    SELECT council_id, sum(hash(document_key, page_key, row_hash, preferred)::HUGEINT) AS digest
    FROM documents GROUP BY council_id
),
told AS (
    SELECT council_id, sum(hash(r)::HUGEINT) AS digest FROM temp.reported r GROUP BY council_id
)
SELECT s.council_id AS name, s.digest || ' ' || coalesce(t.digest::VARCHAR, '') AS digest
FROM shown s LEFT JOIN told t USING (council_id)
SEMI JOIN temp.claiming c ON c.council_id = s.council_id;  -- without an action there is nothing to follow up
