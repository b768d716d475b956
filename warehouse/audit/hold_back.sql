-- Councils that fail are stale from the run that brought it, and held back for the pages of those runs; once these pass,
-- or nothing is left of them, they are fresh again. And the runs have been looked at.
CREATE TEMP TABLE failing AS
SELECT
    council_id, string_agg(gate, ', ' ORDER BY gate) AS gates,
    string_agg(gate || ': ' || detail, '; ' ORDER BY gate) AS reason
FROM gate_failures WHERE audit_id = getvariable('audit_id') AND enforced GROUP BY council_id;

DELETE FROM stale_councils WHERE council_id NOT IN (SELECT council_id FROM failing);

UPDATE stale_councils s SET gates = f.gates, reason = f.reason FROM failing f WHERE f.council_id = s.council_id;

INSERT INTO stale_councils BY NAME
SELECT
    f.council_id, a.since AS stale_since, f.gates, f.reason, p.publication_id AS rows_of, p.published_at AS rows_published_at
FROM failing f
JOIN audited a ON a.council_id = f.council_id AND a.part = 'brought'
ANTI JOIN stale_councils s ON s.council_id = f.council_id
LEFT JOIN published.publication p ON true;

DELETE FROM held_pages;

INSERT INTO held_pages BY NAME
SELECT DISTINCT council_id, url, capture_id
FROM (
    SELECT part, council_id, url, capture_id FROM sampled
    UNION ALL SELECT part, council_id, url, capture_id FROM unparsed
)
SEMI JOIN (FROM failed WHERE enforced) USING (part, council_id)
WHERE capture_id IS NOT NULL;

INSERT INTO audited_runs
SELECT run_id, getvariable('audit_id') FROM unseen_runs;
