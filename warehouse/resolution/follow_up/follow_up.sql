-- A digest for each day of a council of the documents of that day, of the items that they show and of the inspections that
-- they tell of: of all that they promise, and of all by which they answer.
CREATE TEMP TABLE follow_ups_digests AS
WITH items AS (
    SELECT c.council_id, c.meeting_date, m.document_key, m.item_id, max(c.issue) OVER (PARTITION BY m.item_id) AS issue
    FROM item_documents m JOIN temp.claiming c USING (document_key)
),
followed AS (
    SELECT f.council_id, f.meeting_date, hash(f.document_key, f.page_key, f.committee, f.row_hash) AS digest
    FROM document_facts f
    SEMI JOIN temp.claiming c ON c.council_id = f.council_id  -- without an action there is nothing to follow up
    UNION ALL
    SELECT council_id, meeting_date, hash(document_key, item_id, issue) FROM items
    UNION ALL
    SELECT council_id, meeting_date, hash(r) FROM temp.reported r
)
SELECT council_id || ' ' || meeting_date AS name, sum(digest::HUGEINT)::VARCHAR AS digest
FROM followed WHERE council_id IS NOT NULL AND meeting_date IS NOT NULL GROUP BY council_id, meeting_date;
