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

CREATE VIEW analysis.first_meetings AS
WITH published AS (
    SELECT *, TRY_CAST(coalesce(published_on, official_published_on) AS DATE) AS report_on FROM analysis.inspections
),
told AS (
    SELECT inspection_id, committee_type, TRY_CAST(meeting_date AS DATE) AS met_on, item_id
    FROM analysis.mentions
)
SELECT
    p.inspection_id, p.authority, p.framework, p.report_on,
    min(t.met_on) FILTER (t.committee_type = 'scrutiny') AS scrutiny_on,
    min(t.met_on) FILTER (t.committee_type = 'cabinet') AS cabinet_on,
    min(t.met_on) FILTER (t.committee_type = 'council') AS council_on,
    date_diff('day', p.report_on, min(t.met_on) FILTER (t.committee_type = 'scrutiny')) AS days_to_scrutiny,
    date_diff('day', p.report_on, min(t.met_on) FILTER (t.committee_type = 'cabinet')) AS days_to_cabinet
FROM published p
LEFT JOIN told t ON t.inspection_id = p.inspection_id AND t.met_on >= p.report_on
WHERE p.report_on IS NOT NULL
GROUP BY p.inspection_id, p.authority, p.framework, p.report_on;

CREATE VIEW analysis.noted_only AS
SELECT
    action_id, council, authority, framework, meeting_date, committee, committee_type, text,
    regexp_matches(text, '\b(note|noted|receive|received)\b', 'i')
        AND NOT regexp_matches(text, '\b(approve|agree|adopt|endorse|request|ask|require|recommend|report back|bring|refer|instruct|establish|monitor)', 'i')
        AS only_notes,
    quote, url, inspection_id
FROM analysis.actions
WHERE kind = 'resolution';

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
