-- Every mention of the inspections of those authorities of which touched documents tell or told, or the official record tells
-- otherwise now, each with its grades and its item; and a digest for each authority. What was inspected in no council's name
-- (forces, fire authorities, trusts) goes by the body's name, else by the council whose page tells.
--
-- First whose each mention is, and its place: of few authorities more is read.
CREATE TEMP TABLE mentioned AS
SELECT
    coalesce(
        i.authority,
        'body ' || trim(regexp_replace(replace(lower(i.subject_name), '&', ' and '), '(\bthe\b|\W)+', ' ', 'g')),
        'council ' || coalesce(m.council_id, '-')
    ) AS authority_key,
    i.rowid AS place, m.document_key, m.item_id, m.meeting_date AS told_on, issue_of(m.document_key) AS issue
FROM inspections i
JOIN item_documents m USING (document_key, page_key)
ANTI JOIN wrong_claims w ON w.claim_key = i.inspection_key;

CREATE TEMP TABLE published AS
SELECT authority AS name, sum(hash(event_id, framework, started_on, ended_on, published_on)::HUGEINT)::VARCHAR AS digest
FROM official_outcomes GROUP BY authority;

CREATE TEMP TABLE touched_authorities AS
SELECT authority_key FROM temp.mentioned SEMI JOIN temp.claiming USING (document_key)
UNION SELECT authority_key FROM inspection_members SEMI JOIN temp.claimed USING (document_key)
UNION
SELECT s.name
FROM resolution_state s LEFT JOIN temp.published p USING (name)
WHERE s.kind = 'inspections' AND (s.digest = '' OR split_part(s.digest, ' ', 2) <> coalesce(p.digest, ''));

CREATE TEMP TABLE mentions AS
WITH of_authorities AS (
    SELECT m.* EXCLUDE (place, document_key), i.*
    FROM (FROM temp.mentioned SEMI JOIN temp.touched_authorities USING (authority_key)) m JOIN inspections i ON i.rowid = m.place
),
issues AS (SELECT item_id, max(issue) AS issue FROM temp.mentioned WHERE issue IS NOT NULL GROUP BY item_id),
grades AS (
    SELECT inspection_key, page_key, list(DISTINCT {domain: domain, grade: grade}) AS grades
    FROM judgements
    SEMI JOIN of_authorities USING (inspection_key, page_key)
    ANTI JOIN wrong_claims ON claim_key = judgement_key
    WHERE NOT provisional GROUP BY inspection_key, page_key
)
SELECT
    a.* EXCLUDE (issue, rule), s.issue, coalesce(e.quote, '') AS quote, coalesce(g.grades, []) AS grades
FROM of_authorities a
LEFT JOIN issues s USING (item_id)
LEFT JOIN (FROM evidence WHERE claim_kind = 'inspection') e
    ON e.claim_key = a.inspection_key AND e.page_key = a.page_key
LEFT JOIN grades g ON g.inspection_key = a.inspection_key AND g.page_key = a.page_key;

CREATE TEMP TABLE inspections_digests AS
WITH told AS (
    SELECT authority_key AS name, sum(hash(
        inspection_key, item_id, issue, inspectorate, framework, subject, subject_name, started_on, ended_on, published_on,
        told_on, quote, list_sort(list_transform(grades, g -> g.domain || '=' || g.grade))
    )::HUGEINT) AS digest
    FROM temp.mentions GROUP BY authority_key
)
SELECT a.authority_key AS name, t.digest || ' ' || coalesce(p.digest, '') AS digest
FROM temp.touched_authorities a
LEFT JOIN told t ON t.name = a.authority_key
LEFT JOIN temp.published p ON p.name = a.authority_key;
