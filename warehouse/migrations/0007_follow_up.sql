-- Promises to members and the later items that answer them. All of it follows from the tables of 0001 and 0005 and the rules
-- of warehouse/resolution/follow_up; what depends on the day of asking is worked out at publication.

CREATE TABLE promises (
    action_key VARCHAR, document_key VARCHAR, council_id VARCHAR, inspection_id VARCHAR, promise VARCHAR, repeats BOOLEAN,
    promised_on VARCHAR, due_on VARCHAR, due_reason VARCHAR, expected_next VARCHAR, superseded_by VARCHAR, ended_on VARCHAR
);
COMMENT ON TABLE promises IS 'Actions that are to be heard of again, a row for each document that tells one';
COMMENT ON COLUMN promises.action_key IS 'Key of the action as one document tells it';
COMMENT ON COLUMN promises.document_key IS 'Key of that document';
COMMENT ON COLUMN promises.council_id IS 'Id of the council in the registry';
COMMENT ON COLUMN promises.inspection_id IS 'Id of the real inspection that it follows up; for a monitoring visit that of the full inspection before it; null where none can be told';
COMMENT ON COLUMN promises.promise IS 'What is promised: plan, that one be made, sent or seen; report, that members hear again; deed, that something be done by a day';
COMMENT ON COLUMN promises.repeats IS 'Whether it is promised again and again, e.g. every six months';
COMMENT ON COLUMN promises.promised_on IS 'Day of the meeting or decision, ISO 8601';
COMMENT ON COLUMN promises.due_on IS 'Day by which it is first due, ISO 8601; null where no day is told';
COMMENT ON COLUMN promises.due_reason IS 'What that day is counted from';
COMMENT ON COLUMN promises.expected_next IS 'Day by which it is to be heard of next, ISO 8601; null where no day is told, or it has come and is not to come again';
COMMENT ON COLUMN promises.superseded_by IS 'Key of the later action that promises the same again';
COMMENT ON COLUMN promises.ended_on IS 'Report of the next full inspection of the same body: what was promised before is then past; null where none is known';

CREATE TABLE follow_ups (
    action_key VARCHAR, council_id VARCHAR, document_key VARCHAR, answered_on VARCHAR, reason VARCHAR, quote_start INTEGER,
    quote_end INTEGER
);
COMMENT ON TABLE follow_ups IS 'Items that answer a promise: the first found after it, of a repeated one all';
COMMENT ON COLUMN follow_ups.action_key IS 'Key of the action as one document tells it';
COMMENT ON COLUMN follow_ups.council_id IS 'Id of the council in the registry';
COMMENT ON COLUMN follow_ups.document_key IS 'Key of the document that answers';
COMMENT ON COLUMN follow_ups.answered_on IS 'Day of its meeting or decision, ISO 8601';
COMMENT ON COLUMN follow_ups.reason IS 'Why it is thought to answer: same_issue, same_inspection (told there), standing_inspection (the newest by then, of the kind and year named), same_matter (no inspection is known, or the same body is named), same_item (approved where it was promised)';
COMMENT ON COLUMN follow_ups.quote_start IS 'Character of the text at which the answering words begin, from 0; null where the title alone answers';
COMMENT ON COLUMN follow_ups.quote_end IS 'Character of the text after the last of them, from 0';
