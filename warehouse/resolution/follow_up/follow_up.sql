-- A digest for each touched day of a council of the documents of that day and of the items that they show: with the inspections
-- that they tell of (reported.sql) of all that they promise, and of all by which they answer.
CREATE TEMP TABLE follow_ups_digests AS
WITH items AS (
    SELECT
        council_id, meeting_date, document_key, item_id,
        max(issue_of(document_key)) OVER (PARTITION BY item_id) AS issue
    FROM item_documents SEMI JOIN temp.touched_days USING (council_id, meeting_date)
),
followed AS (
    SELECT council_id, meeting_date, hash(document_key, page_key, committee, row_hash) AS digest
    FROM temp.shown
    SEMI JOIN item_documents USING (council_id)  -- without an action there is nothing to follow up
    UNION ALL
    SELECT s.council_id, s.meeting_date, hash(a.action_key, a.inspection_key, a.kind, a.text, a.owner, a.due)  -- not in its own digest
    FROM actions a JOIN temp.shown s USING (document_key, page_key) WHERE a.rule = 'correction'
    UNION ALL
    SELECT council_id, meeting_date, hash(document_key, item_id, issue) FROM items
),
digests AS (
    SELECT council_id, meeting_date, sum(digest::HUGEINT)::VARCHAR AS digest FROM followed GROUP BY ALL
)
SELECT council_id || ' ' || meeting_date AS name, digest
FROM temp.touched_days LEFT JOIN digests USING (council_id, meeting_date)
WHERE council_id IS NOT NULL AND meeting_date IS NOT NULL;
