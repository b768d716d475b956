-- A digest for each day of a council of the documents of that day, of the items that they show and of the inspections that
-- they tell of: of all that they promise, and of all by which they answer.
CREATE TEMP TABLE follow_ups_digests AS
WITH issues AS (
    SELECT m.item_id, max(c.issue) AS issue
    FROM item_documents m JOIN temp.claiming c USING (document_key) GROUP BY m.item_id
),
items AS (SELECT m.document_key, m.item_id, i.issue FROM item_documents m LEFT JOIN issues i USING (item_id)),
followed AS (
    SELECT
        f.council_id, f.meeting_date, hash(f.document_key, f.page_key, f.committee, f.row_hash, i.item_id, i.issue) AS digest
    FROM document_facts f
    LEFT JOIN items i USING (document_key)
    SEMI JOIN temp.claiming c ON c.council_id = f.council_id  -- without an action there is nothing to follow up
    UNION ALL
    SELECT council_id, meeting_date, hash(r) FROM temp.reported r
)
SELECT council_id || ' ' || meeting_date AS name, sum(digest::HUGEINT)::VARCHAR AS digest
FROM followed WHERE meeting_date IS NOT NULL GROUP BY council_id, meeting_date;
