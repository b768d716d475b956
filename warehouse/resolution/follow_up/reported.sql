-- The inspections that a council's documents tell of, and a digest for each day on which some of them came to be known, and for
-- each day whose documents tell of some.
CREATE TEMP TABLE reported AS
SELECT
    d.council_id, m.document_key, d.meeting_date, r.inspection_id, r.subject, r.framework, r.subject_name,
    r.published_on, o.published_on AS official_published_on,
    coalesce(
        r.published_on, o.published_on, r.ended_on,
        min(d.meeting_date) OVER (PARTITION BY d.council_id, r.inspection_id)
    ) AS known_on
FROM inspection_members m
JOIN item_documents d USING (document_key)
JOIN resolved_inspections r USING (inspection_id)
JOIN councils c ON c.council_id = d.council_id
LEFT JOIN (SELECT event_id, any_value(published_on) AS published_on FROM official_outcomes GROUP BY event_id) o
    ON o.event_id = r.official_event_id
WHERE r.authority = c.name OR r.authority IS NULL;

CREATE TEMP TABLE reported_digests AS
WITH digests AS (
    SELECT council_id || ' ' || coalesce(known_on, '') AS name, sum(hash(i)::HUGEINT)::VARCHAR AS digest
    FROM (SELECT DISTINCT * EXCLUDE (document_key, meeting_date) FROM temp.reported) i
    GROUP BY ALL
)
FROM digests UNION SELECT name, NULL FROM resolution_state ANTI JOIN digests USING (name) WHERE kind = 'reported';

CREATE TEMP TABLE told_digests AS
WITH digests AS (
    SELECT council_id || ' ' || meeting_date AS name, sum(hash(r)::HUGEINT)::VARCHAR AS digest
    FROM temp.reported r WHERE meeting_date IS NOT NULL GROUP BY council_id, meeting_date
)
FROM digests UNION SELECT name, NULL FROM resolution_state ANTI JOIN digests USING (name) WHERE kind = 'told';
