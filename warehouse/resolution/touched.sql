-- What can have changed since the last resolution: the days in `touched`, of councils whose items are found as a whole all days,
-- and with them all documents without a day, since another page can tell theirs.
CREATE TEMP TABLE whole_councils AS
WITH claims AS (
    SELECT document_key, page_key FROM inspections UNION ALL SELECT document_key, page_key FROM actions
)
SELECT t.council_id
FROM touched t JOIN resolution_state s ON s.kind = 'items' AND s.name = coalesce(t.council_id, '-')
UNION
SELECT d.council_id
FROM documents d
SEMI JOIN touched t ON t.council_id IS NOT DISTINCT FROM d.council_id
SEMI JOIN claims c ON c.document_key = d.document_key AND c.page_key = d.page_key
ANTI JOIN (FROM documents WHERE NOT preferred AND meeting_date IS NOT NULL) o ON o.document_key = d.document_key
WHERE d.preferred AND d.meeting_date IS NULL;

CREATE TEMP TABLE touched_days AS
SELECT council_id, meeting_date FROM touched
UNION SELECT council_id, NULL FROM touched
UNION
SELECT d.council_id, d.meeting_date
FROM documents d SEMI JOIN temp.whole_councils w ON w.council_id IS NOT DISTINCT FROM d.council_id
UNION
SELECT i.council_id, i.meeting_date
FROM item_documents i SEMI JOIN temp.whole_councils w ON w.council_id IS NOT DISTINCT FROM i.council_id;

-- The issue that a document tells of, by the document's key; null for none.
CREATE TEMP MACRO issue_of(document_key) AS nullif(regexp_extract(document_key, '^[^/]+/issue/[^/]+'), '');

-- Their documents, as the preferred pages show them with what the other pages tell of the meeting.
CREATE TEMP TABLE shown AS
WITH preferred_pages AS (
    SELECT document_key, page_key, council_id, kind, committee, meeting_date, title, row_hash, rowid AS place
    FROM documents
    WHERE rowid IN (  -- the days alone are read first: a join hands over all columns of what it passes over
        SELECT d.rowid FROM documents d
        SEMI JOIN temp.touched_days t
            ON t.council_id IS NOT DISTINCT FROM d.council_id AND t.meeting_date IS NOT DISTINCT FROM d.meeting_date
        WHERE d.preferred
    )
),
other_pages AS (
    SELECT document_key, min(committee) AS committee, min(meeting_date) AS meeting_date
    FROM documents
    SEMI JOIN (FROM preferred_pages WHERE committee IS NULL OR meeting_date IS NULL) USING (document_key)
    WHERE NOT preferred GROUP BY document_key
),
told AS (
    SELECT
        p.* REPLACE (coalesce(p.committee, o.committee) AS committee, coalesce(p.meeting_date, o.meeting_date) AS meeting_date)
    FROM preferred_pages p LEFT JOIN other_pages o USING (document_key)
)
SELECT t.*
FROM told t
SEMI JOIN temp.touched_days d
    ON d.council_id IS NOT DISTINCT FROM t.council_id AND d.meeting_date IS NOT DISTINCT FROM t.meeting_date;

-- The documents that claimed anything before, whose item or inspections can be others now.
CREATE TEMP TABLE claimed AS
SELECT i.document_key
FROM item_documents i
SEMI JOIN temp.touched_days d
    ON d.council_id IS NOT DISTINCT FROM i.council_id AND d.meeting_date IS NOT DISTINCT FROM i.meeting_date;
