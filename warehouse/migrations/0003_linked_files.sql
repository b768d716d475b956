-- The files that documents link to; their text is not read.

CREATE TABLE linked_files (
    document_key VARCHAR, page_key VARCHAR, url VARCHAR, title VARCHAR, kind VARCHAR, format VARCHAR, size BIGINT,
    of_meeting BOOLEAN
);
COMMENT ON TABLE linked_files IS 'Files that pages link to: reports on an item, the printed papers of a meeting';
COMMENT ON COLUMN linked_files.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN linked_files.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN linked_files.url IS 'Address of the file';
COMMENT ON COLUMN linked_files.title IS 'Words of the link, without the file''s size';
COMMENT ON COLUMN linked_files.kind IS 'report, or of a whole meeting: agenda, reports_pack, decisions, draft_minutes, minutes or other';
COMMENT ON COLUMN linked_files.format IS 'Format of the file, e.g. pdf; null where the page does not tell';
COMMENT ON COLUMN linked_files.size IS 'Size in bytes, as rounded as the page prints it; null where it does not';
COMMENT ON COLUMN linked_files.of_meeting IS 'Whether it is a paper of the whole meeting; its document is then the first of the page';
