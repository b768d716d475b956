-- Every mention of an inspection with its grades and its item, and a digest of them for each authority. What was inspected
-- in no council's name (forces, fire authorities, trusts) goes by the body's name, else by the council whose page tells.
CREATE TEMP TABLE mentions AS
WITH grades AS (
    SELECT inspection_key, page_key, list(DISTINCT {domain: domain, grade: grade}) AS grades
    FROM judgements ANTI JOIN wrong_claims ON claim_key = judgement_key WHERE NOT provisional
    GROUP BY inspection_key, page_key
)
SELECT
    coalesce(
        i.authority,
        'body ' || trim(regexp_replace(replace(lower(i.subject_name), '&', ' and '), '(\bthe\b|\W)+', ' ', 'g')),
        'council ' || c.council
    ) AS authority_key,
    i.authority, i.inspection_key, i.document_key, m.item_id,
    max(c.issue) OVER (PARTITION BY m.item_id) AS issue,
    i.inspectorate, i.framework, i.subject, i.subject_name, i.started_on, i.ended_on, i.published_on,
    c.meeting_date AS told_on, coalesce(e.quote, '') AS quote, coalesce(g.grades, []) AS grades
FROM inspections i
JOIN temp.claiming c USING (document_key, page_key)
JOIN item_documents m USING (document_key)
LEFT JOIN (FROM evidence WHERE claim_kind = 'inspection') e
    ON e.claim_key = i.inspection_key AND e.page_key = i.page_key
LEFT JOIN grades g ON g.inspection_key = i.inspection_key AND g.page_key = i.page_key
ANTI JOIN wrong_claims w ON w.claim_key = i.inspection_key;

CREATE TEMP TABLE inspections_digests AS
WITH told AS (
    SELECT authority_key, sum(hash(
        inspection_key, item_id, issue, inspectorate, framework, subject, subject_name, started_on, ended_on, published_on,
        told_on, quote, list_sort(list_transform(grades, g -> g.domain || '=' || g.grade))
    )::HUGEINT) AS digest
    FROM temp.mentions GROUP BY authority_key
),
published AS (
    SELECT authority AS authority_key, sum(hash(
        event_id, framework, started_on, ended_on, published_on
    )::HUGEINT) AS digest
    FROM official_outcomes GROUP BY authority
)
SELECT authority_key AS name, t.digest || ' ' || coalesce(p.digest::VARCHAR, '') AS digest
FROM told t LEFT JOIN published p USING (authority_key);
