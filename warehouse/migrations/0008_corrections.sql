-- What operators corrected: the entries of their file, and what follows from them. Rows that they add stand among the
-- others with the rule `correction`; rows that they take away stay, and are left out of resolution and publication.

CREATE TABLE corrections (
    position INTEGER, verdict VARCHAR, claim_kind VARCHAR, claim_key VARCHAR, document_key VARCHAR, claim VARCHAR,
    quote VARCHAR, reason VARCHAR, corrected_on DATE, status VARCHAR, advice VARCHAR, entry JSON
);
COMMENT ON TABLE corrections IS 'Rows that an operator marked as wrong, or added because they were missing, each with the reason';
COMMENT ON COLUMN corrections.position IS 'Place of the entry in the file of corrections, from 1';
COMMENT ON COLUMN corrections.verdict IS 'wrong: the row is left out; missing: it was added';
COMMENT ON COLUMN corrections.claim_kind IS 'inspection, judgement or action';
COMMENT ON COLUMN corrections.claim_key IS 'Key of the row that is left out or was added; null where none could be added';
COMMENT ON COLUMN corrections.document_key IS 'Key of the document that makes the claim';
COMMENT ON COLUMN corrections.claim IS 'What the row says, in short; null where there is no such row';
COMMENT ON COLUMN corrections.quote IS 'The words of the text that carry the claim; null where there is no such row';
COMMENT ON COLUMN corrections.reason IS 'Why, in the operator''s words';
COMMENT ON COLUMN corrections.corrected_on IS 'Day of the correction';
COMMENT ON COLUMN corrections.status IS 'applies; no_such_row, no_such_document, no_such_quote, no_such_inspection: no longer; found: the extractor finds the added row by itself';
COMMENT ON COLUMN corrections.advice IS 'What to do about a correction that does not apply; null where it does';
COMMENT ON COLUMN corrections.entry IS 'The entry as it stands in the file';

CREATE TABLE wrong_claims (claim_key VARCHAR);
COMMENT ON TABLE wrong_claims IS 'Claims that are left out of resolution and publication: those marked as wrong, and the grades of wrong inspections';
COMMENT ON COLUMN wrong_claims.claim_key IS 'Key of the inspection, judgement or action';
