-- The documents that claim anything, as their preferred pages show them with what their other pages tell of the meeting, and a
-- digest of them for each part of a council whose items are found by themselves: a day's documents, for no item is of two;
-- the whole council where a document tells no day.
CREATE TEMP TABLE claiming AS
WITH claims AS (
    SELECT document_key, page_key FROM inspections UNION SELECT document_key, page_key FROM actions
),
shown AS (
    SELECT
        d.document_key, d.page_key, d.kind, d.committee, d.meeting_date, d.title, d.row_hash, d.site_id, d.council_id,
        d.rowid AS place
    FROM documents d SEMI JOIN claims USING (document_key, page_key)
    WHERE d.preferred
),
other_pages AS (
    SELECT document_key, min(committee) AS committee, min(meeting_date) AS meeting_date
    FROM documents SEMI JOIN (FROM shown WHERE committee IS NULL OR meeting_date IS NULL) USING (document_key)
    WHERE NOT preferred GROUP BY document_key
),
told AS (
    SELECT
        s.document_key, s.page_key, s.kind, coalesce(s.committee, o.committee) AS committee,
        coalesce(s.meeting_date, o.meeting_date) AS meeting_date, s.title, s.row_hash,
        CASE WHEN s.kind = 'issue' THEN s.council_id || '/issue/' || split_part(s.site_id, '/', 1) END AS issue,
        s.council_id, coalesce(s.council_id, '-') AS council, s.place
    FROM shown s LEFT JOIN other_pages o USING (document_key)
)
SELECT
    *,
    if(council IN (SELECT council FROM told WHERE meeting_date IS NULL), council, council || ' ' || meeting_date) AS part
FROM told;

CREATE TEMP TABLE items_digests AS
SELECT
    part AS name,
    sum(hash(document_key, row_hash, committee, meeting_date, title)::HUGEINT)::VARCHAR AS digest
FROM temp.claiming GROUP BY part;
