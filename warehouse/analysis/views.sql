-- Answers to what analysts ask (inspectorates.md, 7), as views that name nothing but the schema, so that they work under
-- whatever name the file is opened. Dates of a month or a year alone have no days to count: TRY_CAST leaves those out.

CREATE VIEW analysis.disagreements AS
SELECT
    j.authority, j.framework, i.ended_on, i.published_on, j.domain, j.grade, j.official_grade, j.preferred, j.provisional,
    j.quote, j.url, o.source AS official_source, i.official_published_on, j.judgement_id, j.inspection_id
FROM analysis.judgements j
JOIN analysis.inspections i USING (inspection_id)
JOIN analysis.official_outcomes o USING (official_id)
WHERE j.official_status = 'differs';

CREATE VIEW analysis.contradictions AS
SELECT j.authority, j.framework, j.published_on, j.domain, j.grade, j.preferred, j.preferred_reason, j.items, j.quote, j.url, j.judgement_id, j.inspection_id
FROM analysis.judgements j
WHERE (j.inspection_id, j.domain) IN (
    SELECT (inspection_id, domain) FROM analysis.judgements WHERE NOT preferred
);

-- Days are counted only where each month from the report to the meeting was crawled: else an earlier meeting may be unseen.
CREATE VIEW analysis.first_meetings AS
WITH published AS (
    SELECT *, TRY_CAST(coalesce(published_on, official_published_on) AS DATE) AS report_on FROM analysis.inspections
),
first AS (
    SELECT
        p.inspection_id, p.authority, p.framework, p.report_on, p.council_id,
        min(t.met_on) FILTER (t.committee_type = 'scrutiny') AS scrutiny_on,
        min(t.met_on) FILTER (t.committee_type = 'cabinet') AS cabinet_on,
        min(t.met_on) FILTER (t.committee_type = 'council') AS council_on
    FROM published p
    LEFT JOIN (
        SELECT inspection_id, committee_type, TRY_CAST(meeting_date AS DATE) AS met_on FROM analysis.mentions
    ) t ON t.inspection_id = p.inspection_id AND t.met_on >= p.report_on
    WHERE p.report_on IS NOT NULL
    GROUP BY ALL
),
seen AS (
    SELECT
        f.*,
        count(c.month) FILTER (c.month <= strftime(f.scrutiny_on, '%Y-%m')) AS months_to_scrutiny,
        count(c.month) FILTER (c.month <= strftime(f.cabinet_on, '%Y-%m')) AS months_to_cabinet
    FROM first f
    LEFT JOIN analysis.coverage c
        ON c.council_id = f.council_id AND c.status IN ('crawled', 'partial')
        AND c.month BETWEEN strftime(f.report_on, '%Y-%m') AND strftime(greatest(f.scrutiny_on, f.cabinet_on), '%Y-%m')
    GROUP BY ALL
)
SELECT
    inspection_id, authority, framework, report_on, scrutiny_on, cabinet_on, council_on,
    CASE WHEN months_to_scrutiny > date_diff('month', report_on, scrutiny_on)
        THEN date_diff('day', report_on, scrutiny_on) END AS days_to_scrutiny,
    CASE WHEN months_to_cabinet > date_diff('month', report_on, cabinet_on)
        THEN date_diff('day', report_on, cabinet_on) END AS days_to_cabinet,
    (scrutiny_on IS NULL OR months_to_scrutiny > date_diff('month', report_on, scrutiny_on))
        AND (cabinet_on IS NULL OR months_to_cabinet > date_diff('month', report_on, cabinet_on)) AS covered
FROM seen;

CREATE VIEW analysis.resolutions AS
SELECT
    action_id, council, authority, framework, meeting_date, committee, committee_type, text,
    regexp_matches(text, '\b(note|noted|receive|received)\b', 'i')
        AND NOT regexp_matches(text, '\b(approve|agree|adopt|endorse|request|ask|require|recommend|report back|bring|refer|instruct|establish|monitor)', 'i')
        AS only_notes,
    quote, url, inspection_id
FROM analysis.actions
WHERE kind = 'resolution';

CREATE VIEW analysis.noted_only AS
SELECT r.* EXCLUDE (only_notes) FROM analysis.resolutions r WHERE only_notes;

CREATE VIEW analysis.areas_for_improvement AS
SELECT
    t.theme, a.authority, a.framework, i.subject, coalesce(i.ended_on, i.published_on) AS inspected_on, a.text, a.quote,
    a.url, a.action_id, a.inspection_id
FROM analysis.actions a
LEFT JOIN analysis.inspections i USING (inspection_id)
LEFT JOIN analysis.area_themes t USING (action_id)
WHERE a.kind = 'area_for_improvement';

CREATE VIEW analysis.common_themes AS
SELECT
    t.theme, t.title, count(*) AS areas, count(DISTINCT a.inspection_id) AS inspections,
    count(DISTINCT a.authority) AS authorities, min(a.inspected_on) AS first_on, max(a.inspected_on) AS last_on
FROM analysis.themes t JOIN analysis.areas_for_improvement a USING (theme)
GROUP BY t.theme, t.title;

CREATE VIEW analysis.recurring_areas AS
SELECT
    authority, subject, theme, count(DISTINCT inspection_id) AS inspections, min(inspected_on) AS first_on,
    max(inspected_on) AS last_on, count(*) AS areas,
    list_sort(list_distinct(list(inspection_id))) AS inspection_ids
FROM analysis.areas_for_improvement
WHERE theme IS NOT NULL AND inspection_id IS NOT NULL AND inspected_on IS NOT NULL
GROUP BY authority, subject, theme
HAVING count(DISTINCT inspection_id) > 1;

CREATE VIEW analysis.official_sequences AS
WITH inspected AS (
    SELECT
        authority, gss_code, framework, coalesce(ended_on, published_on) AS day,
        any_value(grade) FILTER (domain = 'overall_effectiveness') AS grade, event_id
    FROM analysis.official_outcomes
    WHERE framework IN ('sif', 'ilacs')
    GROUP BY authority, gss_code, framework, ended_on, published_on, event_id
)
SELECT
    authority, gss_code, framework, day, grade,
    lead(framework) OVER later AS next_framework, lead(day) OVER later AS next_day, lead(grade) OVER later AS next_grade,
    datesub('month', TRY_CAST(day AS DATE), TRY_CAST(lead(day) OVER later AS DATE)) AS months_to_next,
    count(*) FILTER (grade = 'inadequate') OVER (PARTITION BY authority ORDER BY day) AS inadequates_so_far,
    event_id
FROM inspected
WINDOW later AS (PARTITION BY authority ORDER BY day);

CREATE VIEW analysis.repeat_inadequates AS
SELECT
    s.authority, s.gss_code, count(*) AS inadequates, min(s.day) AS first_on, max(s.day) AS last_on,
    count(i.inspection_id) AS told_on_pages
FROM analysis.official_sequences s
LEFT JOIN analysis.inspections i USING (event_id)
WHERE s.grade = 'inadequate'
GROUP BY s.authority, s.gss_code
HAVING count(*) > 1;

CREATE VIEW analysis.send_outcomes AS
SELECT
    left(coalesce(i.ended_on, i.published_on), 4) AS year, i.framework, j.grade, count(*) AS inspections,
    string_agg(i.authority, ', ' ORDER BY i.authority) AS authorities
FROM analysis.judgements j JOIN analysis.inspections i USING (inspection_id)
WHERE j.framework IN ('area_send_2016', 'area_send_2023') AND j.preferred
GROUP BY ALL;

CREATE VIEW analysis.send_by_region AS
WITH outcomes AS (
    SELECT 'pages' AS told_by, j.authority, j.framework, j.grade, j.inspection_id AS inspection
    FROM analysis.judgements j
    WHERE j.framework IN ('area_send_2016', 'area_send_2023') AND j.domain = 'area_outcome' AND j.preferred
    UNION ALL
    SELECT 'official_record', authority, framework, grade, event_id
    FROM analysis.official_outcomes
    WHERE framework IN ('area_send_2016', 'area_send_2023') AND domain = 'area_outcome' AND grade IS NOT NULL
)
SELECT
    r.region, o.framework, o.told_by, o.grade, count(*) AS inspections,
    round(count(*) / sum(count(*)) OVER (PARTITION BY r.region, o.framework, o.told_by), 3) AS share,
    string_agg(DISTINCT o.authority, ', ' ORDER BY o.authority) AS authorities
FROM outcomes o LEFT JOIN analysis.regions r USING (authority)
GROUP BY r.region, o.framework, o.told_by, o.grade;

CREATE VIEW analysis.send_statements AS
SELECT
    left(coalesce(i.ended_on, i.published_on), 4) AS year, r.region, count(*) AS inspections,
    count(*) FILTER (j.grade = 'written_statement_of_action') AS statements,
    round(count(*) FILTER (j.grade = 'written_statement_of_action') / count(*), 3) AS share,
    grouping(left(coalesce(i.ended_on, i.published_on), 4)) = 1 AS all_years, grouping(r.region) = 1 AS all_regions
FROM analysis.judgements j
JOIN analysis.inspections i USING (inspection_id)
LEFT JOIN analysis.regions r ON r.authority = i.authority
WHERE j.preferred AND j.grade IN ('written_statement_of_action', 'no_written_statement_of_action')
GROUP BY GROUPING SETS ((left(coalesce(i.ended_on, i.published_on), 4), r.region), (left(coalesce(i.ended_on, i.published_on), 4)), (r.region), ());

CREATE VIEW analysis.promises_after_visits AS
SELECT a.*
FROM analysis.actions a
WHERE a.framework IN ('ilacs_focused_visit', 'monitoring_visit', 'jtai')
  AND a.kind IN ('resolution', 'undertaking');

CREATE VIEW analysis.action_plans_returned AS
WITH plans AS (
    SELECT
        inspection_id, min(due_on) FILTER (promise = 'plan' AND kind = 'requirement') AS plan_due_on,
        count(*) FILTER (promise = 'plan') AS plans_promised, min(last_seen) FILTER (promise = 'plan') AS plan_seen_on,
        min_by(answer_url, last_seen) FILTER (promise = 'plan') AS plan_url,
        count(*) FILTER (promise = 'report') AS reports_promised,
        count(*) FILTER (promise = 'report' AND answers > 0) AS reports_answered,
        count(*) FILTER (promise = 'report' AND status = 'overdue') AS reports_overdue,
        max(last_seen) FILTER (promise = 'report') AS last_report_on
    FROM analysis.action_tracker WHERE promise IN ('plan', 'report') AND inspection_id IS NOT NULL
    GROUP BY inspection_id
)
SELECT
    i.authority, i.framework, TRY_CAST(coalesce(i.published_on, i.official_published_on) AS DATE) AS report_on,
    p.* EXCLUDE (inspection_id), p.plan_seen_on <= p.plan_due_on AS plan_in_time,
    date_diff('day', TRY_CAST(coalesce(i.published_on, i.official_published_on) AS DATE), p.plan_seen_on) AS days_to_plan,
    i.inspection_id
FROM plans p JOIN analysis.inspections i USING (inspection_id);
