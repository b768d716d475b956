-- The touched documents that claim anything, and a digest of them for each part of a council whose items are found by
-- themselves: a day's documents, for no item is of two; the whole council where a document tells no day.
CREATE TEMP TABLE claiming AS
WITH claims AS (
    SELECT document_key, page_key FROM inspections UNION ALL SELECT document_key, page_key FROM actions
),
told AS (SELECT *, coalesce(council_id, '-') AS council FROM temp.shown SEMI JOIN claims USING (document_key, page_key))
SELECT
    *,
    if(council IN (SELECT council FROM told WHERE meeting_date IS NULL), council, council || ' ' || meeting_date) AS part
FROM told;

CREATE TEMP TABLE items_digests AS
WITH parts AS (
    SELECT part AS name FROM temp.claiming
    UNION SELECT coalesce(council_id, '-') || ' ' || meeting_date FROM temp.touched_days WHERE meeting_date IS NOT NULL
    UNION SELECT coalesce(council_id, '-') FROM temp.whole_councils
),
digests AS (
    SELECT
        part AS name,
        sum(hash(document_key, page_key, row_hash, committee, meeting_date, title)::HUGEINT)::VARCHAR AS digest
    FROM temp.claiming GROUP BY part
)
FROM parts LEFT JOIN digests USING (name);
