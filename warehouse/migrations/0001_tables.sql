-- What was fetched, what it shows and what it claims. No keys or indexes: they triple a file and slow its loads;
-- uniqueness and references are gates of every publication (gates.toml). Instants are UTC without a zone.

CREATE TABLE councils (
    council_id VARCHAR, name VARCHAR, nation VARCHAR, type VARCHAR, gss_code VARCHAR,
    has_childrens_services BOOLEAN, platform VARCHAR, base_url VARCHAR
);
COMMENT ON TABLE councils IS 'Councils of the registry';
COMMENT ON COLUMN councils.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN councils.name IS 'Name of the council, without "Council"';
COMMENT ON COLUMN councils.nation IS 'ENG, NIR, SCT or WLS';
COMMENT ON COLUMN councils.type IS 'Kind of council: county, unitary, district ...';
COMMENT ON COLUMN councils.gss_code IS 'Nine-character code of the Office for National Statistics, e.g. E10000019';
COMMENT ON COLUMN councils.has_childrens_services IS 'Whether it runs children''s services; null outside England';
COMMENT ON COLUMN councils.platform IS 'Software of its democracy site: moderngov, cmis ...; null where unknown';
COMMENT ON COLUMN councils.base_url IS 'Address under which its democracy pages lie';

CREATE TABLE committee_types (position INTEGER, type VARCHAR, pattern VARCHAR);
COMMENT ON TABLE committee_types IS 'Rules that give a committee its type by its name, a copy of committee_types.toml';
COMMENT ON COLUMN committee_types.position IS 'Order of the rule: the first that fits decides';
COMMENT ON COLUMN committee_types.type IS 'Type given: cabinet, scrutiny, council, officer, partnership or other';
COMMENT ON COLUMN committee_types.pattern IS 'Regular expression looked for in the committee''s name, in any case';

CREATE TABLE runs (
    run_id VARCHAR, kind VARCHAR, started_at TIMESTAMP, finished_at TIMESTAMP, status VARCHAR,
    settings JSON, summary JSON
);
COMMENT ON TABLE runs IS 'Runs that wrote to the warehouse; one without an end was cut off';
COMMENT ON COLUMN runs.run_id IS 'Id of the run';
COMMENT ON COLUMN runs.kind IS 'What the run did: crawl, load ...';
COMMENT ON COLUMN runs.started_at IS 'When the run began, UTC';
COMMENT ON COLUMN runs.finished_at IS 'When the run ended, UTC; null where it was cut off or still goes on';
COMMENT ON COLUMN runs.status IS 'How the run ended, e.g. done, partial, failed; null until then';
COMMENT ON COLUMN runs.settings IS 'Settings of the run, as JSON';
COMMENT ON COLUMN runs.summary IS 'Figures of the run, as JSON';

CREATE TABLE fetches (
    run_id VARCHAR, council_id VARCHAR, url VARCHAR, fetched_at TIMESTAMP, status INTEGER,
    outcome VARCHAR, content_hash VARCHAR, capture_id VARCHAR, detail VARCHAR
);
COMMENT ON TABLE fetches IS 'Every answer or failure of a site: the log that tells when a page was last seen, and how';
COMMENT ON COLUMN fetches.run_id IS 'Id of the run that asked';
COMMENT ON COLUMN fetches.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN fetches.url IS 'Address that was asked for';
COMMENT ON COLUMN fetches.fetched_at IS 'When the answer came, UTC';
COMMENT ON COLUMN fetches.status IS 'HTTP status; null where no answer came';
COMMENT ON COLUMN fetches.outcome IS 'new, changed, unchanged, list, error, or the name of the failure';
COMMENT ON COLUMN fetches.content_hash IS 'SHA-256 of the page''s content without head and template';
COMMENT ON COLUMN fetches.capture_id IS 'Id of the capture that holds the body; null where none was kept';
COMMENT ON COLUMN fetches.detail IS 'What happened, in words';

CREATE TABLE captures (
    capture_id VARCHAR, council_id VARCHAR, url VARCHAR, fetched_at TIMESTAMP, status INTEGER,
    content_type VARCHAR, content_hash VARCHAR, segment VARCHAR, "offset" BIGINT, length BIGINT
);
COMMENT ON TABLE captures IS 'Bodies that were kept, and where in the WARC segments each lies';
COMMENT ON COLUMN captures.capture_id IS 'Id of the capture: SHA-256 of council, address and content hash';
COMMENT ON COLUMN captures.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN captures.url IS 'Address of the page that was read';
COMMENT ON COLUMN captures.fetched_at IS 'When the answer came, UTC';
COMMENT ON COLUMN captures.status IS 'HTTP status';
COMMENT ON COLUMN captures.content_type IS 'Media type that the site gave';
COMMENT ON COLUMN captures.content_hash IS 'SHA-256 of the page''s content without head and template';
COMMENT ON COLUMN captures.segment IS 'WARC file, relative to the capture folder';
COMMENT ON COLUMN captures."offset" IS 'Byte at which the record begins in the segment';
COMMENT ON COLUMN captures.length IS 'Bytes of the compressed record';

CREATE TABLE issues (
    run_id VARCHAR, stage VARCHAR, reason VARCHAR, detail VARCHAR, council_id VARCHAR, url VARCHAR,
    capture_id VARCHAR
);
COMMENT ON TABLE issues IS 'What went wrong with a council or page, told so that an operator can act';
COMMENT ON COLUMN issues.run_id IS 'Id of the run in which it happened';
COMMENT ON COLUMN issues.stage IS 'crawl, parse, load or publish';
COMMENT ON COLUMN issues.reason IS 'Short code of what went wrong, e.g. dead_host, unreadable_page';
COMMENT ON COLUMN issues.detail IS 'What happened, in words';
COMMENT ON COLUMN issues.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN issues.url IS 'Address or file that it happened with';
COMMENT ON COLUMN issues.capture_id IS 'Id of the capture that it happened with, if any';

CREATE TABLE pages (
    page_key VARCHAR, council_id VARCHAR, url VARCHAR, source VARCHAR, capture_id VARCHAR,
    seen_at TIMESTAMP, parser_version VARCHAR, run_id VARCHAR
);
COMMENT ON TABLE pages IS 'Pages as last loaded: the one reading of each page whose documents stand in the warehouse';
COMMENT ON COLUMN pages.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN pages.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN pages.url IS 'Address of the page that was read; null for saved pages';
COMMENT ON COLUMN pages.source IS 'Address or file name that the page was loaded from';
COMMENT ON COLUMN pages.capture_id IS 'Id of the capture that was read; null for saved pages';
COMMENT ON COLUMN pages.seen_at IS 'When the page was seen like this, UTC: its fetch, or the start of the run that first loaded a saved page';
COMMENT ON COLUMN pages.parser_version IS 'Version of the parser and extractor that read the page';
COMMENT ON COLUMN pages.run_id IS 'Id of the run that loaded the page as it now stands';

CREATE TABLE documents (
    document_key VARCHAR, page_key VARCHAR, preferred BOOLEAN, council_id VARCHAR, council VARCHAR,
    kind VARCHAR, site_id VARCHAR, title VARCHAR, committee_key VARCHAR, committee VARCHAR,
    meeting_date VARCHAR, decision_maker VARCHAR, decision_status VARCHAR, is_key_decision BOOLEAN,
    truncated BOOLEAN, url VARCHAR, locator VARCHAR, text VARCHAR, row_hash VARCHAR
);
COMMENT ON TABLE documents IS 'Agenda items, decisions, issues and meetings, a row for each page that shows one; analysts see the preferred row of each';
COMMENT ON COLUMN documents.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN documents.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN documents.preferred IS 'Whether this is the row of the document that analysts see: the whole text before a cut one, else the newest';
COMMENT ON COLUMN documents.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN documents.council IS 'Name of the council on whose site the page stands';
COMMENT ON COLUMN documents.kind IS 'agenda_item, decision, issue, meeting or other';
COMMENT ON COLUMN documents.site_id IS 'The site''s own id of the document, unique only with council and kind';
COMMENT ON COLUMN documents.title IS 'Title of the item, decision or issue';
COMMENT ON COLUMN documents.committee_key IS 'Key of the committee: council/name in lower case';
COMMENT ON COLUMN documents.committee IS 'Committee, as the page names it';
COMMENT ON COLUMN documents.meeting_date IS 'Day of the meeting or decision, ISO 8601';
COMMENT ON COLUMN documents.decision_maker IS 'Role or body that decided, as the page names it';
COMMENT ON COLUMN documents.decision_status IS 'Status of the decision, in the page''s words';
COMMENT ON COLUMN documents.is_key_decision IS 'Whether the page calls it a key decision; null where it does not say';
COMMENT ON COLUMN documents.truncated IS 'Whether the page says that it shows only a part of the text';
COMMENT ON COLUMN documents.url IS 'Public address of the document, for a person to open';
COMMENT ON COLUMN documents.locator IS 'Place of the document within its page, e.g. AI1234; null where it is the whole page';
COMMENT ON COLUMN documents.text IS 'Whole text of the document as the page shows it';
COMMENT ON COLUMN documents.row_hash IS 'SHA-256 of the document and all its claims: equal means nothing to load';

CREATE TABLE inspections (
    inspection_key VARCHAR, document_key VARCHAR, page_key VARCHAR, inspectorate VARCHAR, framework VARCHAR,
    subject VARCHAR, subject_name VARCHAR, authority VARCHAR, started_on VARCHAR, ended_on VARCHAR,
    published_on VARCHAR, rule VARCHAR
);
COMMENT ON TABLE inspections IS 'Inspections that a document reports as having taken place, a row for each document that tells one';
COMMENT ON COLUMN inspections.inspection_key IS 'Key of the inspection as this document tells it: document key/inspection/SHA-256 of the quote/occurrence';
COMMENT ON COLUMN inspections.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN inspections.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN inspections.inspectorate IS 'Who inspected: ofsted, cqc, ofsted_cqc, jtai, hmip, hmicfrs, estyn, ciw, care_inspectorate, peer or other';
COMMENT ON COLUMN inspections.framework IS 'Framework of the inspection, e.g. sif, ilacs; null where the page does not settle it';
COMMENT ON COLUMN inspections.subject IS 'What was inspected: childrens_services, safeguarding_board, school ...';
COMMENT ON COLUMN inspections.subject_name IS 'Name of the inspected body where it is not the authority itself';
COMMENT ON COLUMN inspections.authority IS 'Council inspected, or in whose area the inspected body is, without "Council"';
COMMENT ON COLUMN inspections.started_on IS 'First day on site, ISO 8601 with the precision the page gives: 2014-10-08, 2014-10 or 2014';
COMMENT ON COLUMN inspections.ended_on IS 'Last day on site, ISO 8601 with the precision the page gives';
COMMENT ON COLUMN inspections.published_on IS 'Day the report was published, ISO 8601 with the precision the page gives';
COMMENT ON COLUMN inspections.rule IS 'Name of the extraction rule that made the row';

CREATE TABLE judgements (
    judgement_key VARCHAR, document_key VARCHAR, page_key VARCHAR, inspection_key VARCHAR, domain VARCHAR,
    grade VARCHAR, provisional BOOLEAN, rule VARCHAR
);
COMMENT ON TABLE judgements IS 'Grades that a document says an inspection gave, one row for each domain';
COMMENT ON COLUMN judgements.judgement_key IS 'Key of the judgement: document key/judgement/SHA-256 of the quote/occurrence';
COMMENT ON COLUMN judgements.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN judgements.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN judgements.inspection_key IS 'Key of the inspection as this document tells it: document key/inspection/SHA-256 of the quote/occurrence';
COMMENT ON COLUMN judgements.domain IS 'What was graded, e.g. overall_effectiveness, help_and_protection';
COMMENT ON COLUMN judgements.grade IS 'Grade given, e.g. good, requires_improvement, inadequate';
COMMENT ON COLUMN judgements.provisional IS 'Whether the page tells the grade as verbal feedback, draft or indicative';
COMMENT ON COLUMN judgements.rule IS 'Name of the extraction rule that made the row';

CREATE TABLE actions (
    action_key VARCHAR, document_key VARCHAR, page_key VARCHAR, inspection_key VARCHAR, kind VARCHAR,
    text VARCHAR, owner VARCHAR, due VARCHAR, status VARCHAR, rule VARCHAR
);
COMMENT ON TABLE actions IS 'What was resolved, recommended, found to need doing, promised or done because of an inspection';
COMMENT ON COLUMN actions.action_key IS 'Key of the action: document key/action/SHA-256 of the quote/occurrence';
COMMENT ON COLUMN actions.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN actions.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN actions.inspection_key IS 'Key of the inspection as this document tells it: document key/inspection/SHA-256 of the quote/occurrence';
COMMENT ON COLUMN actions.kind IS 'resolution, recommendation, area_for_improvement, requirement, undertaking or action_taken';
COMMENT ON COLUMN actions.text IS 'The action in the page''s own words, without number or bullet';
COMMENT ON COLUMN actions.owner IS 'Role, body or person who is to do it, where the words say so';
COMMENT ON COLUMN actions.due IS 'When it is due: a date, R/P6M for every six months, P70D for days from the event that the page names';
COMMENT ON COLUMN actions.status IS 'agreed, recommended, proposed, in_progress or done';
COMMENT ON COLUMN actions.rule IS 'Name of the extraction rule that made the row';

CREATE TABLE evidence (
    claim_key VARCHAR, claim_kind VARCHAR, document_key VARCHAR, page_key VARCHAR, quote VARCHAR,
    quote_start INTEGER, quote_end INTEGER
);
COMMENT ON TABLE evidence IS 'The words that make each inspection, judgement and action: documents.text from quote_start to quote_end';
COMMENT ON COLUMN evidence.claim_key IS 'Key of the inspection, judgement or action that the quote supports';
COMMENT ON COLUMN evidence.claim_kind IS 'inspection, judgement or action';
COMMENT ON COLUMN evidence.document_key IS 'Key of the document: council/kind/the site''s own id, or council/file/SHA-256 of the text for a saved page without one';
COMMENT ON COLUMN evidence.page_key IS 'Key of the page: of council and address, or of a saved page''s bytes';
COMMENT ON COLUMN evidence.quote IS 'The words of the text that carry the claim, verbatim';
COMMENT ON COLUMN evidence.quote_start IS 'Character of the text at which the quote begins, from 0';
COMMENT ON COLUMN evidence.quote_end IS 'Character of the text after the quote''s last, from 0';
