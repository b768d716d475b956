-- The analysts' tables, built in `out` from the writer's file `wh`. masked() hides contact details, as_role() leaves
-- names of persons out of owners and decision makers (masking.py, roles.py). Columns keep
-- the comments of the table they come from (publish.py); the rest are explained at the end.

-- Pages that the site has taken back: when last asked for, they were gone, or no longer for the public.
CREATE TEMP TABLE withdrawn AS
SELECT p.page_key, p.url ILIKE '%/ieListDocuments.aspx%' AS is_meeting
FROM wh.pages p
JOIN (
    SELECT capture_id, arg_max(outcome, fetched_at) AS last_outcome
    FROM wh.fetches WHERE capture_id IS NOT NULL GROUP BY capture_id
) f USING (capture_id)
WHERE f.last_outcome IN ('gone', 'restricted');

-- The reading of each document that analysts see; none where its page is withdrawn, or its meeting's page is.
CREATE TEMP TABLE preferred AS
SELECT document_key, page_key FROM wh.documents WHERE preferred AND document_key NOT IN (
    SELECT d.document_key FROM wh.documents d JOIN withdrawn w USING (page_key) WHERE d.preferred OR w.is_meeting
);

CREATE TABLE out.publication AS
SELECT
    getvariable('publication_id')::VARCHAR AS publication_id,
    getvariable('published_at')::TIMESTAMP AS published_at,
    (SELECT max(version) FROM wh.schema_migrations) AS schema_version,
    getvariable('previous_id')::VARCHAR AS previous_id;

CREATE TABLE out.councils AS
SELECT * FROM wh.councils ORDER BY council_id;

CREATE TABLE out.committees AS
SELECT * REPLACE (masked(name) AS name) FROM wh.committees ORDER BY committee_key;

CREATE TABLE out.documents AS
SELECT
    coalesce(c.name, d.council) AS council,
    d.kind, masked(d.title) AS title, masked(d.committee) AS committee, t.type AS committee_type, d.meeting_date,
    as_role(d.decision_maker) AS decision_maker, masked(d.decision_status) AS decision_status, d.is_key_decision,
    d.truncated, masked(coalesce(d.url, p.url)) AS url, masked(p.url) AS page_url, d.locator, masked(p.source) AS source, p.capture_id, p.seen_at,
    p.parser_version, masked(d.text) AS text, d.site_id, d.document_key, d.committee_key, d.council_id
FROM wh.documents d
JOIN wh.pages p USING (page_key)
LEFT JOIN wh.councils c ON c.council_id = d.council_id
JOIN preferred USING (document_key, page_key)
LEFT JOIN out.committees t USING (committee_key)
ORDER BY d.document_key;

CREATE TABLE out.meetings AS
SELECT c.name AS council, m.* REPLACE (masked(m.committee) AS committee, masked(m.url) AS url)
FROM wh.meetings m LEFT JOIN wh.councils c USING (council_id)
SEMI JOIN out.documents d ON m.meeting_key = d.committee_key || '/' || d.meeting_date
ORDER BY m.meeting_key;

CREATE TABLE out.agenda_items AS
SELECT
    d.council, a.* REPLACE (d.title AS title, masked(a.url) AS url), d.committee, d.committee_type
FROM wh.agenda_items a JOIN out.documents d ON d.document_key = a.agenda_item_key
ORDER BY a.agenda_item_key;

CREATE TABLE out.evidence AS
SELECT
    e.claim_kind, substr(d.text, e.quote_start + 1, e.quote_end - e.quote_start) AS quote, e.quote_start, e.quote_end,
    d.url, d.page_url, d.capture_id, e.claim_key, e.document_key
FROM wh.evidence e
JOIN preferred USING (document_key, page_key)
ANTI JOIN wh.wrong_claims w ON w.claim_key = e.claim_key
JOIN out.documents d USING (document_key)
ORDER BY e.claim_key;

CREATE TABLE out.inspections AS
SELECT
    d.council, i.authority, i.inspectorate, i.framework, i.subject, masked(i.subject_name) AS subject_name,
    i.started_on, i.ended_on, i.published_on, e.quote, d.meeting_date, d.committee, d.title, d.url, d.capture_id,
    i.rule, i.inspection_key, i.document_key, d.council_id
FROM wh.inspections i
JOIN preferred USING (document_key, page_key)
ANTI JOIN wh.wrong_claims w ON w.claim_key = i.inspection_key
JOIN out.documents d USING (document_key)
LEFT JOIN out.evidence e ON e.claim_key = i.inspection_key
ORDER BY i.inspection_key;

CREATE TABLE out.judgements AS
SELECT
    d.council, i.authority, i.inspectorate, i.framework, i.subject, i.subject_name, i.started_on, i.ended_on,
    i.published_on, j.domain, j.grade, j.provisional, e.quote, d.meeting_date, d.committee, d.title, d.url,
    d.capture_id, j.rule, j.judgement_key, j.inspection_key, j.document_key, d.council_id
FROM wh.judgements j
JOIN preferred USING (document_key, page_key)
ANTI JOIN wh.wrong_claims w ON w.claim_key = j.judgement_key
JOIN out.documents d USING (document_key)
JOIN out.evidence e ON e.claim_key = j.judgement_key
LEFT JOIN out.inspections i USING (inspection_key)
ORDER BY j.judgement_key;

CREATE TABLE out.actions AS
SELECT
    d.council, a.kind, masked(a.text) AS text, as_role(a.owner) AS owner, a.due, a.status, i.authority, i.inspectorate,
    i.framework, i.subject, e.quote, d.meeting_date, d.committee, d.title, d.url, d.capture_id, a.rule, a.action_key,
    i.inspection_key, a.document_key, d.council_id
FROM wh.actions a
JOIN preferred USING (document_key, page_key)
ANTI JOIN wh.wrong_claims w ON w.claim_key = a.action_key
JOIN out.documents d USING (document_key)
JOIN out.evidence e ON e.claim_key = a.action_key
LEFT JOIN out.inspections i USING (inspection_key)
ORDER BY a.action_key;

CREATE TABLE out.linked_files AS
SELECT
    d.council, f.kind, masked(f.title) AS title, f.format, f.size, masked(f.url) AS url, d.committee, d.meeting_date,
    CASE WHEN NOT f.of_meeting THEN d.title END AS document_title,
    CASE WHEN NOT f.of_meeting THEN f.document_key END AS document_key,
    d.committee_key || '/' || d.meeting_date AS meeting_key, d.council_id
FROM wh.linked_files f
JOIN wh.pages p USING (page_key)
JOIN out.documents d USING (document_key)
QUALIFY row_number() OVER (
    PARTITION BY d.council_id, f.url, CASE WHEN NOT f.of_meeting THEN f.document_key END
    ORDER BY p.seen_at DESC, p.page_key
) = 1
ORDER BY d.council_id, d.meeting_date, f.url, document_key;

CREATE TABLE out.captures AS
SELECT * REPLACE (masked(url) AS url) FROM wh.captures ORDER BY capture_id;

CREATE TABLE out.fetches AS
SELECT * REPLACE (masked(url) AS url, masked(detail) AS detail) FROM wh.fetches ORDER BY fetched_at, url;

CREATE TABLE out.runs AS
SELECT run_id, kind, started_at, finished_at, status, summary FROM wh.runs ORDER BY started_at, run_id;

CREATE TABLE out.stale_councils AS
SELECT c.name AS council, s.* FROM wh.stale_councils s LEFT JOIN wh.councils c USING (council_id) ORDER BY s.council_id;

CREATE TABLE out.gate_failures AS
SELECT c.name AS council, g.* FROM wh.gate_failures g LEFT JOIN wh.councils c USING (council_id)
ORDER BY g.failed_at, g.council_id, g.gate;

CREATE TABLE out.gate_overrides AS
SELECT c.name AS council, g.* REPLACE (masked(g.reason) AS reason)
FROM wh.gate_overrides g LEFT JOIN wh.councils c USING (council_id)
ORDER BY g.overridden_at, g.council_id, g.gate;

CREATE TABLE out.corrections AS
SELECT
    c.verdict, c.claim_kind, masked(c.claim) AS claim, masked(c.quote) AS quote, masked(c.reason) AS reason,
    c.corrected_on, c.status, c.advice, d.council, d.title, d.url, c.claim_key, c.document_key
FROM wh.corrections c LEFT JOIN out.documents d USING (document_key)
ORDER BY c.position;

CREATE TABLE out.issues AS
SELECT * REPLACE (masked(url) AS url, masked(detail) AS detail) FROM wh.issues ORDER BY run_id, stage, reason, detail;

COMMENT ON TABLE out.publication IS 'This publication of the warehouse, one row';
COMMENT ON COLUMN out.publication.publication_id IS 'Id of the publication that the row belongs to';
COMMENT ON COLUMN out.publication.published_at IS 'When it was published, UTC';
COMMENT ON COLUMN out.publication.schema_version IS 'Version of the schema of the warehouse it was made from';
COMMENT ON COLUMN out.publication.previous_id IS 'Id of the publication that it replaced and was compared with (analysis.changes); null for the first';
COMMENT ON TABLE out.documents IS 'Agenda items, decisions, issues and meetings, one row each: as its whole text, else as it was seen last';
COMMENT ON COLUMN out.inspections.quote IS 'The words of the text that tell of it, verbatim; null where only the title does';
COMMENT ON COLUMN out.documents.committee_type IS 'Type of the committee: cabinet, scrutiny, council, officer, partnership or other';
COMMENT ON COLUMN out.documents.decision_maker IS 'Role or body that decided, as the page names it; null where it names a person only';
COMMENT ON COLUMN out.actions.owner IS 'Role or body that is to do it, where the words say so; null where they name a person only';
COMMENT ON COLUMN out.documents.page_url IS 'Address of the page that was read; null for saved pages';
COMMENT ON COLUMN out.linked_files.document_title IS 'Title of the item, decision or issue that links to it; null for a paper of the whole meeting';
COMMENT ON COLUMN out.linked_files.document_key IS 'Key of the document that links to it; null for a paper of the whole meeting';
COMMENT ON COLUMN out.linked_files.meeting_key IS 'Key of the meeting: committee key/day; null for a decision or issue without one';
