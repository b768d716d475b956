-- Reference data: what inspectorates published, beside what pages say of it.

CREATE TABLE official_outcomes (
    official_id VARCHAR, event_id VARCHAR, authority VARCHAR, gss_code VARCHAR, inspectorate VARCHAR,
    framework VARCHAR, started_on VARCHAR, ended_on VARCHAR, published_on VARCHAR, domain VARCHAR, grade VARCHAR,
    source VARCHAR
);
COMMENT ON TABLE official_outcomes IS 'Outcomes that inspectorates published, a row for each judgement or ungraded event; warehouse/reference/README.md tells sources and caveats';
COMMENT ON COLUMN official_outcomes.official_id IS 'Key of the official judgement: event/domain';
COMMENT ON COLUMN official_outcomes.event_id IS 'Key of the official inspection: authority/framework/last day on site, else day of publication';
COMMENT ON COLUMN official_outcomes.authority IS 'Council inspected, by its name in the registry of councils';
COMMENT ON COLUMN official_outcomes.gss_code IS 'The authority''s latest nine-character code';
COMMENT ON COLUMN official_outcomes.inspectorate IS 'Who inspected: ofsted, cqc, ofsted_cqc, jtai or hmip';
COMMENT ON COLUMN official_outcomes.framework IS 'Framework of the inspection, e.g. sif, ilacs';
COMMENT ON COLUMN official_outcomes.started_on IS 'First day on site, ISO 8601; null where not known';
COMMENT ON COLUMN official_outcomes.ended_on IS 'Last day on site, ISO 8601; only a month for inspections before the single framework';
COMMENT ON COLUMN official_outcomes.published_on IS 'Day of publication, ISO 8601; null where not known';
COMMENT ON COLUMN official_outcomes.domain IS 'What was graded; null where the row is an event without grades';
COMMENT ON COLUMN official_outcomes.grade IS 'Grade given; not_graded where the framework gives none, null where the outcome is not known here';
COMMENT ON COLUMN official_outcomes.source IS 'The report or compilation that the row was read from';

CREATE TABLE reference_files (name VARCHAR, file VARCHAR, sha256 VARCHAR, "rows" INTEGER);
COMMENT ON TABLE reference_files IS 'The file that each table of reference data was last loaded from';
COMMENT ON COLUMN reference_files.name IS 'Table of reference data';
COMMENT ON COLUMN reference_files.file IS 'Name of the file that an operator gave; null for the one that comes with the program';
COMMENT ON COLUMN reference_files.sha256 IS 'SHA-256 of the file';
COMMENT ON COLUMN reference_files."rows" IS 'Rows loaded';
