-- The pages made by made_warehouse.sql straight into the tables of the warehouse, as a load would have left them.

CREATE OR REPLACE TEMP MACRO run_of(m) AS
    if(m < getvariable('made_history'), 'backfill', 'night' || lpad((m - getvariable('made_history')) // getvariable('made_night') || '', 4, '0'));
CREATE OR REPLACE TEMP MACRO time_of(m) AS
    if(
        m < getvariable('made_history'), TIMESTAMP '2025-07-11 02:00:00',
        TIMESTAMP '2025-07-12 02:00:00' + INTERVAL 6 DAY * ((m - getvariable('made_history')) // getvariable('made_night'))
    );

INSERT INTO captures BY NAME
SELECT
    sha256(council_id || chr(10) || url || chr(10) || content_hash) AS capture_id, council_id, url, time_of(m) AS fetched_at,
    200 AS status, 'text/html; charset=utf-8' AS content_type, content_hash,
    council_id || '/' || run_of(m) || '.warc.gz' AS segment, 4000 * m AS "offset", 4000 AS length
FROM pages_made ORDER BY m, page;

INSERT INTO fetches BY NAME
SELECT
    run_of(m) AS run_id, council_id, url, time_of(m) AS fetched_at, 200 AS status, outcome, content_hash,
    sha256(council_id || chr(10) || url || chr(10) || content_hash) AS capture_id, NULL AS detail
FROM pages_made, (VALUES ('new'), ('unchanged')) outcomes(outcome) ORDER BY m, page;

INSERT INTO pages BY NAME
SELECT
    page_key, council_id, url, url AS source, sha256(council_id || chr(10) || url || chr(10) || content_hash) AS capture_id,
    time_of(m) AS seen_at, getvariable('made_parser') AS parser_version, run_of(m) AS run_id
FROM pages_made ORDER BY m, page;

INSERT INTO documents BY NAME
SELECT
    document_key, page_key, preferred, council_id, council, kind, site_id, title,
    council_id || '/' || lower(committee) AS committee_key, committee, day::VARCHAR AS meeting_date, truncated,
    page_url AS url, if(page = 'meeting', 'AI' || site_id, NULL) AS locator, text,
    sha256(document_key || page_key || text) AS row_hash
FROM documents_made ORDER BY m, page, n;

INSERT INTO inspections BY NAME
SELECT
    c.claim_key AS inspection_key, c.document_key, c.page_key, m.inspectorate, m.framework, m.subject, m.body AS subject_name,
    m.council AS authority, m.reported::VARCHAR AS published_on, 'mention' AS rule
FROM claims_made c JOIN meetings_made m USING (m) WHERE c.claim = 'inspection' ORDER BY c.m, c.page_key;

INSERT INTO judgements BY NAME
SELECT claim_key AS judgement_key, document_key, page_key, inspection_key, domain, grade, false AS provisional, 'was_judged' AS rule
FROM claims_made WHERE claim = 'judgement' ORDER BY m, page_key, no;

INSERT INTO actions BY NAME
SELECT
    claim_key AS action_key, document_key, page_key, inspection_key, claim AS kind, sentence AS text,
    if(claim = 'resolution', 'R/P6M', NULL) AS due, if(claim = 'resolution', 'agreed', 'recommended') AS status, 'limb' AS rule
FROM claims_made WHERE claim_kind = 'action' ORDER BY m, page_key, no;

INSERT INTO evidence BY NAME
SELECT claim_key, claim_kind, document_key, page_key, sentence AS quote, quote_start, quote_end
FROM claims_made ORDER BY m, page_key, no;

INSERT INTO linked_files BY NAME
SELECT document_key, page_key, url, title, kind, 'pdf' AS format, 135168 AS size, of_meeting FROM files_made;
