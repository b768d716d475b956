-- What a council is held back for, page by page: it is fresh again when these pass, whatever else comes in the meantime.

CREATE TABLE held_pages (council_id VARCHAR, url VARCHAR, capture_id VARCHAR);
COMMENT ON TABLE held_pages IS 'Pages that a stale council is held back for, as they failed: those of the runs that failed, until another capture stands';
COMMENT ON COLUMN held_pages.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN held_pages.url IS 'Address of the page';
COMMENT ON COLUMN held_pages.capture_id IS 'Id of the capture that failed';
INSERT INTO held_pages
SELECT p.council_id, p.url, p.capture_id
FROM stale_councils s JOIN pages p USING (council_id) JOIN runs r USING (run_id)
WHERE r.started_at >= s.stale_since AND p.capture_id IS NOT NULL;
