-- The same view, but only documents that leave a fact out are met with their other pages: most tell all, and a join costs a
-- pass over them.

CREATE OR REPLACE VIEW document_facts AS
SELECT document_key, page_key, council_id, kind, title, committee_key, committee, meeting_date, row_hash, rowid AS place
FROM documents WHERE preferred AND committee_key IS NOT NULL AND meeting_date IS NOT NULL
UNION ALL
SELECT
    p.document_key, p.page_key, p.council_id, p.kind, p.title,
    coalesce(p.committee_key, o.committee_key) AS committee_key,
    coalesce(p.committee, o.committee) AS committee,
    coalesce(p.meeting_date, o.meeting_date) AS meeting_date,
    p.row_hash, p.rowid AS place
FROM documents p
LEFT JOIN (
    SELECT
        document_key, min(committee_key) AS committee_key, min(committee) AS committee,
        min(meeting_date) AS meeting_date
    FROM documents
    SEMI JOIN (FROM documents WHERE preferred AND (committee_key IS NULL OR meeting_date IS NULL)) USING (document_key)
    WHERE NOT preferred GROUP BY document_key
) o USING (document_key)
WHERE p.preferred AND (p.committee_key IS NULL OR p.meeting_date IS NULL);

COMMENT ON VIEW document_facts IS 'Documents with the facts that their preferred page leaves out and another tells, such as the day of the meeting';
COMMENT ON COLUMN document_facts.document_key IS 'Key of the document';
COMMENT ON COLUMN document_facts.page_key IS 'Key of the page whose reading is preferred';
COMMENT ON COLUMN document_facts.council_id IS 'Id of the council in the registry; null where the council is not known';
COMMENT ON COLUMN document_facts.kind IS 'agenda_item, decision, issue, meeting or other';
COMMENT ON COLUMN document_facts.title IS 'Title of the item, decision or issue';
COMMENT ON COLUMN document_facts.committee_key IS 'Key of the committee';
COMMENT ON COLUMN document_facts.committee IS 'Committee, as a page names it';
COMMENT ON COLUMN document_facts.meeting_date IS 'Day of the meeting or decision, ISO 8601';
COMMENT ON COLUMN document_facts.row_hash IS 'SHA-256 of the document and all its claims';
COMMENT ON COLUMN document_facts.place IS 'Row of the preferred reading in documents, for one transaction';
