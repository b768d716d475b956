-- Councils that fail are stale from the run that brought it; those that pass now, or of which nothing is left that
-- failed, are fresh again. And the runs have been looked at.
CREATE TEMP TABLE failing AS
SELECT
    council_id, bool_or(enforced) AS enforced, string_agg(gate, ', ' ORDER BY gate) AS gates,
    string_agg(gate || ': ' || detail, '; ' ORDER BY gate) AS reason
FROM gate_failures WHERE audit_id = getvariable('audit_id') GROUP BY council_id;

DELETE FROM stale_councils WHERE council_id NOT IN (SELECT council_id FROM failing);

UPDATE stale_councils s SET gates = f.gates, reason = f.reason FROM failing f WHERE f.council_id = s.council_id;

INSERT INTO stale_councils BY NAME
SELECT
    f.council_id, (SELECT min(started_at) FROM seen_runs WHERE stale_id IS NULL AND is_nightly) AS stale_since, f.gates, f.reason,
    p.publication_id AS rows_of, p.published_at AS rows_published_at
FROM failing f
ANTI JOIN stale_councils s ON s.council_id = f.council_id
LEFT JOIN published.publication p ON true
WHERE f.enforced;

INSERT INTO audited_runs
SELECT DISTINCT run_id, getvariable('audit_id') FROM seen_runs WHERE stale_id IS NULL;
