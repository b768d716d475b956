-- What a load touched is told by the loader, so that the next resolution looks at those days only, not at all documents.

CREATE TABLE touched (council_id VARCHAR, meeting_date VARCHAR);
COMMENT ON TABLE touched IS 'Days of councils of which documents or their claims came, went or changed since the last resolution';
COMMENT ON COLUMN touched.council_id IS 'Id of the council in the registry; null where the council is not known';
COMMENT ON COLUMN touched.meeting_date IS 'Day of the meeting or decision, ISO 8601; null where the page tells none';

ALTER TABLE item_documents ADD COLUMN page_key VARCHAR;
ALTER TABLE item_documents ADD COLUMN meeting_date VARCHAR;
COMMENT ON COLUMN item_documents.page_key IS 'Key of the page whose reading is preferred';
COMMENT ON COLUMN item_documents.meeting_date IS 'Day of the meeting or decision, ISO 8601, as any of the document''s pages tells it';

COMMENT ON COLUMN resolution_state.kind IS 'items and follow_ups, by council and day; inspections and official, by authority; reported, by council and the day on which inspections came to be known; told, by council and the day that tells of inspections; rules, for all';
UPDATE resolution_state SET digest = ''; -- is that of nothing: to be resolved anew
