-- From what documents say to what happened: which documents show one agenda item, which mentions are of one inspection.
-- All of it follows from the tables of 0001 and the rules of warehouse/resolution; only the ids of inspections are kept,
-- so that they stay when mentions join.

CREATE TABLE item_documents (document_key VARCHAR, item_id VARCHAR, council_id VARCHAR, reason VARCHAR);
COMMENT ON TABLE item_documents IS 'Documents with claims, and the agenda item that each shows: an item can stand on several addresses';
COMMENT ON COLUMN item_documents.document_key IS 'Key of the document';
COMMENT ON COLUMN item_documents.item_id IS 'Key of the agenda item: that of its leading document, an agenda item if there is one';
COMMENT ON COLUMN item_documents.council_id IS 'Id of the council in the registry; null where the council is not known';
COMMENT ON COLUMN item_documents.reason IS 'Why the document shows that item: leading, same_text or same_title';

CREATE TABLE resolved_inspections (
    inspection_id VARCHAR, authority_key VARCHAR, authority VARCHAR, inspectorate VARCHAR, framework VARCHAR,
    subject VARCHAR, subject_name VARCHAR, started_on VARCHAR, ended_on VARCHAR, published_on VARCHAR,
    dates_reason VARCHAR, official_event_id VARCHAR, official_reason VARCHAR
);
COMMENT ON TABLE resolved_inspections IS 'Real inspections, one row each, however many documents tell of them';
COMMENT ON COLUMN resolved_inspections.inspection_id IS 'Id of the real inspection, named after authority, framework and time when it was first seen; it stays while one of its mentions does';
COMMENT ON COLUMN resolved_inspections.authority_key IS 'Whose inspections were resolved together: the authority, else the inspected body, else the council whose page tells';
COMMENT ON COLUMN resolved_inspections.authority IS 'Council inspected, or in whose area the inspected body is; null for forces, fire authorities and trusts';
COMMENT ON COLUMN resolved_inspections.inspectorate IS 'Who inspected: ofsted, cqc, ofsted_cqc, jtai, hmip, hmicfrs, estyn, ciw, care_inspectorate, peer or other';
COMMENT ON COLUMN resolved_inspections.framework IS 'Framework of the inspection, e.g. sif, ilacs; null where no document settles it';
COMMENT ON COLUMN resolved_inspections.subject IS 'What was inspected: childrens_services, safeguarding_board, school ...';
COMMENT ON COLUMN resolved_inspections.subject_name IS 'Name of the inspected body where it is not the authority itself';
COMMENT ON COLUMN resolved_inspections.started_on IS 'First day on site, ISO 8601, as the preferred mention tells it';
COMMENT ON COLUMN resolved_inspections.ended_on IS 'Last day on site, ISO 8601, as the preferred mention tells it';
COMMENT ON COLUMN resolved_inspections.published_on IS 'Day the report was published, ISO 8601, as the preferred mention tells it';
COMMENT ON COLUMN resolved_inspections.dates_reason IS 'Why these dates are preferred, and which others are told';
COMMENT ON COLUMN resolved_inspections.official_event_id IS 'Key of the inspection in the official record; null where none was found';
COMMENT ON COLUMN resolved_inspections.official_reason IS 'Why that one, or why none';

CREATE TABLE inspection_members (
    inspection_key VARCHAR, document_key VARCHAR, inspection_id VARCHAR, authority_key VARCHAR, reason VARCHAR
);
COMMENT ON TABLE inspection_members IS 'Which mention is of which real inspection, and why';
COMMENT ON COLUMN inspection_members.inspection_key IS 'Key of the inspection as one document tells it';
COMMENT ON COLUMN inspection_members.document_key IS 'Key of that document';
COMMENT ON COLUMN inspection_members.inspection_id IS 'Id of the real inspection; null where it could be of a known one, but not surely';
COMMENT ON COLUMN inspection_members.authority_key IS 'Whose inspections were resolved together: the authority, else the inspected body, else the council whose page tells';
COMMENT ON COLUMN inspection_members.reason IS 'first_told, dates, dates_and_grades, standing_grade, same_issue, undated or unsure: warehouse/resolution/clusters.py';

CREATE TABLE resolution_state (kind VARCHAR, name VARCHAR, digest VARCHAR);
COMMENT ON TABLE resolution_state IS 'What each part of the resolution was made from: a part whose digest is unchanged is not made again';
COMMENT ON COLUMN resolution_state.kind IS 'items, by council, or inspections, by authority';
COMMENT ON COLUMN resolution_state.name IS 'The council or authority';
COMMENT ON COLUMN resolution_state.digest IS 'Digest of all that the part follows from, rules included';

CREATE VIEW document_facts AS
SELECT
    p.document_key, p.page_key, p.council_id, p.kind, p.title,
    coalesce(p.committee_key, o.committee_key) AS committee_key,
    coalesce(p.committee, o.committee) AS committee,
    coalesce(p.meeting_date, o.meeting_date) AS meeting_date
FROM documents p
LEFT JOIN (
    SELECT
        document_key, min(committee_key) AS committee_key, min(committee) AS committee,
        min(meeting_date) AS meeting_date
    FROM documents WHERE NOT preferred GROUP BY document_key
) o USING (document_key)
WHERE p.preferred;
COMMENT ON VIEW document_facts IS 'Documents with the facts that their preferred page leaves out and another tells, such as the day of the meeting';
COMMENT ON COLUMN document_facts.document_key IS 'Key of the document';
COMMENT ON COLUMN document_facts.page_key IS 'Key of the page whose reading is preferred';
COMMENT ON COLUMN document_facts.council_id IS 'Id of the council in the registry; null where the council is not known';
COMMENT ON COLUMN document_facts.kind IS 'agenda_item, decision, issue, meeting or other';
COMMENT ON COLUMN document_facts.title IS 'Title of the item, decision or issue';
COMMENT ON COLUMN document_facts.committee_key IS 'Key of the committee';
COMMENT ON COLUMN document_facts.committee IS 'Committee, as a page names it';
COMMENT ON COLUMN document_facts.meeting_date IS 'Day of the meeting or decision, ISO 8601';
