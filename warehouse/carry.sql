-- In a copy of the writer's file: the rows of the stale councils as the last publication, `last`, has them, in place of
-- those that failed. What is resolved of them is to be resolved anew, with the rest.

-- Withdrawn is withdrawn (publication.sql): pages that are gone or restricted by now, whichever capture of them was kept
CREATE TEMP TABLE taken_back AS
SELECT c.council_id, c.url, c.url ILIKE '%/ieListDocuments.aspx%' AS is_meeting
FROM fetches f JOIN captures c USING (capture_id) SEMI JOIN stale_councils s ON s.council_id = c.council_id
GROUP BY c.council_id, c.url
HAVING arg_max(f.outcome, f.fetched_at) IN ('gone', 'restricted');

CREATE TEMP TABLE replaced AS
SELECT d.document_key, d.page_key, d.committee, d.meeting_date, p.url, d.council_id
FROM documents d JOIN pages p USING (page_key) SEMI JOIN stale_councils s ON s.council_id = d.council_id;

-- With a meeting's page go the items that it showed, and those that are known to be of that meeting
CREATE TEMP TABLE of_taken_back_meetings AS
SELECT document_key, council_id, committee, meeting_date
FROM replaced JOIN taken_back t USING (council_id, url) WHERE t.is_meeting
UNION ALL
SELECT d.document_key, d.council_id, d.committee, d.meeting_date
FROM last.analysis.documents d JOIN taken_back t ON t.council_id = d.council_id AND t.url = d.page_url
WHERE t.is_meeting;

CREATE TEMP TABLE carried AS
SELECT d.*, 'carried/' || md5(concat_ws(' ', d.council_id, d.source, d.capture_id, d.seen_at)) AS page_key
FROM last.documents d
JOIN last.analysis.documents f USING (document_key)
SEMI JOIN stale_councils s ON s.council_id = d.council_id
ANTI JOIN leaving l ON l.document_key = d.document_key
ANTI JOIN taken_back t ON t.council_id = d.council_id AND t.url = d.page_url
ANTI JOIN of_taken_back_meetings m ON m.document_key = d.document_key
ANTI JOIN of_taken_back_meetings n
    ON n.council_id = f.council_id AND n.committee = f.committee AND n.meeting_date = f.meeting_date
    AND d.page_url IS NOT NULL;

-- What the last publication tells of a document's meeting from its other pages, as one more reading that is not preferred
CREATE TEMP TABLE carried_facts AS
SELECT
    c.* REPLACE (
        c.page_key || '/facts' AS page_key, f.committee AS committee, f.meeting_date AS meeting_date,
        c.council_id || '/' || lower(regexp_replace(trim(f.committee), '\s+', ' ', 'g')) AS committee_key
    )
FROM carried c JOIN last.analysis.documents f USING (document_key)
WHERE (c.committee IS NULL AND f.committee IS NOT NULL) OR (c.meeting_date IS NULL AND f.meeting_date IS NOT NULL);

DELETE FROM inspections WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM judgements WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM actions WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM evidence WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM linked_files WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM documents WHERE document_key IN (SELECT document_key FROM replaced);
DELETE FROM pages WHERE council_id IN (SELECT council_id FROM stale_councils);

INSERT INTO pages BY NAME
SELECT DISTINCT page_key, council_id, page_url AS url, source, capture_id, seen_at, parser_version
FROM (FROM carried UNION ALL FROM carried_facts);

INSERT INTO documents BY NAME
SELECT
    document_key, page_key, preferred, council_id, council, kind, site_id, title, committee_key, committee, meeting_date,
    decision_maker, decision_status, is_key_decision, truncated, url, locator, text, md5(text) AS row_hash
FROM (SELECT *, true AS preferred FROM carried UNION ALL SELECT *, false FROM carried_facts);

INSERT INTO inspections BY NAME
SELECT
    i.inspection_key, i.document_key, c.page_key, i.inspectorate, i.framework, i.subject, i.subject_name, i.authority,
    i.started_on, i.ended_on, i.published_on, i.rule
FROM last.inspections i JOIN carried c USING (document_key);

INSERT INTO judgements BY NAME
SELECT j.judgement_key, j.document_key, c.page_key, j.inspection_key, j.domain, j.grade, j.provisional, j.rule
FROM last.judgements j JOIN carried c USING (document_key);

INSERT INTO actions BY NAME
SELECT
    a.action_key, a.document_key, c.page_key, a.inspection_key, a.kind, a.text, a.owner, a.due, a.status, a.rule
FROM last.actions a JOIN carried c USING (document_key);

INSERT INTO evidence BY NAME
SELECT e.claim_key, e.claim_kind, e.document_key, c.page_key, e.quote, e.quote_start, e.quote_end
FROM last.evidence e JOIN carried c USING (document_key);

-- A paper of the whole meeting names no document: any of that meeting carries it
INSERT INTO linked_files BY NAME
WITH meetings AS (
    SELECT
        council_id, committee, meeting_date, arg_min(document_key, (kind <> 'meeting', document_key)) AS document_key
    FROM carried GROUP BY ALL
)
SELECT c.document_key, c.page_key, f.url, f.title, f.kind, f.format, f.size, f.document_key IS NULL AS of_meeting
FROM last.linked_files f
LEFT JOIN meetings m
    ON m.council_id = f.council_id AND m.committee IS NOT DISTINCT FROM f.committee
    AND m.meeting_date IS NOT DISTINCT FROM f.meeting_date
JOIN carried c ON c.document_key = coalesce(f.document_key, m.document_key);

-- Ids of inspections stay: the mentions keep those that they were published under, those of fresh councils too. What the
-- writer's file calls an inspection meanwhile may be the id of one that it has lost.
CREATE TEMP TABLE published_members AS
SELECT m.inspection_key, m.document_key, m.inspection_id, coalesce(i.authority, r.authority_key) AS authority_key, m.reason
FROM last.analysis.mentions m
JOIN last.inspections i USING (inspection_key)
LEFT JOIN resolved_inspections r ON r.inspection_id = m.inspection_id;

CREATE TEMP TABLE stale_authorities AS
SELECT authority_key FROM inspection_members SEMI JOIN replaced USING (document_key)
UNION
SELECT authority_key FROM published_members SEMI JOIN carried USING (document_key);

DELETE FROM inspection_members WHERE authority_key IN (FROM stale_authorities);
INSERT INTO inspection_members BY NAME FROM published_members SEMI JOIN stale_authorities USING (authority_key);

INSERT INTO touched
SELECT council_id, meeting_date FROM replaced
UNION SELECT council_id, meeting_date FROM documents SEMI JOIN stale_councils USING (council_id)
UNION SELECT council_id, meeting_date FROM item_documents SEMI JOIN stale_councils USING (council_id);

UPDATE resolution_state SET digest = '' -- is that of nothing: to be resolved anew
WHERE (kind = 'items' AND split_part(name, ' ', 1) IN (SELECT council_id FROM stale_councils))
   OR (kind = 'inspections' AND name IN (FROM stale_authorities));
