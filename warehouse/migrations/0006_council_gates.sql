-- Council gates: what each audit measured, which gates failed, and the councils that keep their last good rows meanwhile.

CREATE TABLE audited_runs (run_id VARCHAR, audit_id VARCHAR);
COMMENT ON TABLE audited_runs IS 'Runs whose pages the council gates have looked at; those of a run that was cut off are looked at by the next one';
COMMENT ON COLUMN audited_runs.run_id IS 'Id of the run that loaded the pages';
COMMENT ON COLUMN audited_runs.audit_id IS 'Id of the run that audited them; null for runs from before there were council gates';
INSERT INTO audited_runs SELECT run_id, NULL FROM runs;

CREATE TABLE council_metrics (
    audit_id VARCHAR, audited_at TIMESTAMP, council_id VARCHAR, comparable BOOLEAN, metric VARCHAR, value DOUBLE
);
COMMENT ON TABLE council_metrics IS 'What each audit counted on the pages that a council brought: the history that later audits compare with';
COMMENT ON COLUMN council_metrics.audit_id IS 'Id of the run that audited';
COMMENT ON COLUMN council_metrics.audited_at IS 'When it did, UTC';
COMMENT ON COLUMN council_metrics.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN council_metrics.comparable IS 'Whether later audits compare with it: no backfill, load or replay, and the council was not stale';
COMMENT ON COLUMN council_metrics.metric IS 'What was counted, e.g. pages, judgements; warehouse/audit/measures.sql';
COMMENT ON COLUMN council_metrics.value IS 'How many';

CREATE TABLE gate_failures (
    audit_id VARCHAR, failed_at TIMESTAMP, council_id VARCHAR, gate VARCHAR, enforced BOOLEAN, value DOUBLE,
    lowest DOUBLE, highest DOUBLE, runs INTEGER, detail VARCHAR
);
COMMENT ON TABLE gate_failures IS 'Council gates that failed, run by run';
COMMENT ON COLUMN gate_failures.audit_id IS 'Id of the run that audited';
COMMENT ON COLUMN gate_failures.failed_at IS 'When the gate failed, UTC';
COMMENT ON COLUMN gate_failures.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN gate_failures.gate IS 'Name of the gate in warehouse/audit/council_gates.toml';
COMMENT ON COLUMN gate_failures.enforced IS 'Whether it held the council back; else it was only reported: a backfill, load or replay';
COMMENT ON COLUMN gate_failures.value IS 'The figure that failed';
COMMENT ON COLUMN gate_failures.lowest IS 'Lowest figure that passes; null where none is too low';
COMMENT ON COLUMN gate_failures.highest IS 'Highest figure that passes; null where none is too high';
COMMENT ON COLUMN gate_failures.runs IS 'Earlier runs that the bounds come from; 0 for a fixed bound';
COMMENT ON COLUMN gate_failures.detail IS 'What does not hold, in words and figures';

CREATE TABLE stale_councils (
    council_id VARCHAR, stale_since TIMESTAMP, gates VARCHAR, reason VARCHAR, rows_of VARCHAR, rows_published_at TIMESTAMP
);
COMMENT ON TABLE stale_councils IS 'Councils that keep the rows of an earlier publication, since a council gate failed on what came later';
COMMENT ON COLUMN stale_councils.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN stale_councils.stale_since IS 'Start of the run whose pages failed first, UTC';
COMMENT ON COLUMN stale_councils.gates IS 'Gates that fail, by name';
COMMENT ON COLUMN stale_councils.reason IS 'What does not hold, in words and figures';
COMMENT ON COLUMN stale_councils.rows_of IS 'Id of the publication whose rows the council keeps';
COMMENT ON COLUMN stale_councils.rows_published_at IS 'When that was published, UTC';

CREATE TABLE gate_overrides (
    run_id VARCHAR, overridden_at TIMESTAMP, council_id VARCHAR, gate VARCHAR, stale_since TIMESTAMP, detail VARCHAR,
    reason VARCHAR
);
COMMENT ON TABLE gate_overrides IS 'Council gates that an operator let pass with harvest publish --force; the history they compare with begins anew then';
COMMENT ON COLUMN gate_overrides.run_id IS 'Id of the run that published with force';
COMMENT ON COLUMN gate_overrides.overridden_at IS 'When, UTC';
COMMENT ON COLUMN gate_overrides.council_id IS 'Id of the council in the registry, e.g. LIN';
COMMENT ON COLUMN gate_overrides.gate IS 'Name of the gate that had failed';
COMMENT ON COLUMN gate_overrides.stale_since IS 'Since when the council was held back, UTC';
COMMENT ON COLUMN gate_overrides.detail IS 'What did not hold, in words and figures';
COMMENT ON COLUMN gate_overrides.reason IS 'The operator''s reason';
