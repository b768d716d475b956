-- The analysts' layer: one row for each real thing, in the schema `analysis` of the published file `out`. It follows from
-- the tables of publication.sql and the resolution in the writer's file `wh`. Keys end in _id for real things, in _key for
-- what one document says.

CREATE SCHEMA out.analysis;

CREATE TABLE out.analysis.official_outcomes AS
SELECT * FROM wh.official_outcomes ORDER BY official_id;

CREATE TABLE out.analysis.councils AS
SELECT c.* RENAME (name AS council), s.stale_since, s.reason AS stale_reason
FROM out.main.councils c LEFT JOIN out.main.stale_councils s USING (council_id)
ORDER BY council_id;

CREATE TABLE out.analysis.documents AS
SELECT
    coalesce(i.item_id, d.document_key) AS item_id, d.council, d.kind, d.title,
    coalesce(d.committee, masked(f.committee)) AS committee, coalesce(d.committee_type, t.type) AS committee_type,
    f.meeting_date, d.truncated, d.url, d.page_url, d.capture_id, coalesce(i.reason, 'leading') AS item_reason,
    d.document_key, d.council_id
FROM out.main.documents d
JOIN wh.document_facts f USING (document_key)
LEFT JOIN wh.item_documents i USING (document_key)
LEFT JOIN out.main.committees t ON t.committee_key = f.committee_key
ORDER BY d.document_key;

CREATE TABLE out.analysis.agenda_items AS
SELECT
    l.item_id, l.council, l.title, m.committee, m.committee_type, m.meeting_date, l.url, m.documents, l.council_id
FROM out.analysis.documents l
JOIN (
    SELECT
        item_id, min(meeting_date) AS meeting_date, min(committee) AS committee,
        min(committee_type) AS committee_type, count(*) AS documents
    FROM out.analysis.documents GROUP BY item_id
) m USING (item_id)
WHERE l.document_key = l.item_id
ORDER BY l.item_id;

CREATE TABLE out.analysis.meetings AS
SELECT m.*, t.type AS committee_type
FROM out.main.meetings m LEFT JOIN out.main.committees t USING (committee_key)
ORDER BY m.meeting_key;

-- Who tells of which inspection

CREATE TABLE out.analysis.mentions AS
SELECT
    m.inspection_id, m.reason, i.framework, i.started_on, i.ended_on, i.published_on, g.grades, i.quote,
    a.meeting_date, a.committee, a.committee_type, d.title, d.url, d.council, a.item_id, i.inspection_key, i.document_key
FROM wh.inspection_members m
JOIN out.main.inspections i USING (inspection_key)
JOIN out.analysis.documents d ON d.document_key = i.document_key
JOIN out.analysis.agenda_items a ON a.item_id = d.item_id
LEFT JOIN (
    SELECT inspection_key, string_agg(domain || ' ' || grade, ', ' ORDER BY domain, grade) AS grades
    FROM out.main.judgements GROUP BY inspection_key
) g ON g.inspection_key = i.inspection_key
ORDER BY m.inspection_id, a.meeting_date, i.inspection_key;

-- Judgements: what the members of an inspection say, a row for each grade of a domain

CREATE TEMP TABLE told_judgements AS
SELECT
    m.inspection_id || '/' || j.domain || '/' || j.grade AS judgement_id, m.inspection_id, j.domain, j.grade,
    j.provisional, j.judgement_key, j.document_key, m.item_id, m.meeting_date
FROM out.main.judgements j JOIN out.analysis.mentions m USING (inspection_key)
WHERE m.inspection_id IS NOT NULL;

CREATE TEMP TABLE real_judgements AS
SELECT
    judgement_id, inspection_id, domain, grade, bool_and(provisional) AS provisional,
    count(DISTINCT item_id) AS items, coalesce(min(meeting_date), '9999') AS first_told,
    arg_min(judgement_key, (provisional, coalesce(meeting_date, '9999'), judgement_key)) AS leading_key
FROM told_judgements GROUP BY ALL;

CREATE TEMP TABLE ranked_judgements AS
SELECT
    *,
    row_number() OVER (
        PARTITION BY inspection_id, domain ORDER BY provisional, items DESC, first_told, grade
    ) AS rank,
    count(*) OVER of_domain AS rivals,
    count(DISTINCT provisional) OVER of_domain AS certainties,
    sum(items) OVER of_domain AS told,
    max(items) OVER of_domain AS most, min(items) OVER of_domain AS least
FROM real_judgements
WINDOW of_domain AS (PARTITION BY inspection_id, domain);

CREATE TABLE out.analysis.inspections AS
WITH told AS (
    SELECT
        inspection_id, count(*) AS mentions, count(DISTINCT item_id) AS items,
        min(meeting_date) AS first_told_on, max(meeting_date) AS last_told_on
    FROM out.analysis.mentions GROUP BY inspection_id
),
overall AS (
    SELECT inspection_id, grade FROM ranked_judgements WHERE domain = 'overall_effectiveness' AND rank = 1
),
official AS (
    SELECT
        event_id, any_value(started_on) AS started_on, any_value(ended_on) AS ended_on,
        any_value(published_on) AS published_on
    FROM wh.official_outcomes GROUP BY event_id
),
covered AS (SELECT DISTINCT authority, framework FROM wh.official_outcomes),
differing AS (
    SELECT DISTINCT r.inspection_id
    FROM wh.resolved_inspections r
    JOIN ranked_judgements j USING (inspection_id)
    JOIN wh.official_outcomes o ON o.event_id = r.official_event_id AND o.domain = j.domain
    WHERE j.rank = 1 AND NOT j.provisional AND NOT list_contains(getvariable('several_grades'), j.domain)
      AND o.grade <> j.grade
)
SELECT
    r.inspection_id, r.authority, r.inspectorate, r.framework, r.subject, masked(r.subject_name) AS subject_name,
    r.started_on, r.ended_on, r.published_on, r.dates_reason, o.grade AS overall_grade,
    CASE
        WHEN e.event_id IS NULL THEN if(c.authority IS NULL, 'not_published', 'unmatched')
        WHEN d.inspection_id IS NOT NULL THEN 'differs'
        ELSE 'agrees'
    END AS official_status,
    r.official_reason, e.started_on AS official_started_on, e.ended_on AS official_ended_on,
    e.published_on AS official_published_on, r.official_event_id AS event_id,
    t.items, t.mentions, t.first_told_on, t.last_told_on, n.council_id, n.gss_code
FROM wh.resolved_inspections r
JOIN told t USING (inspection_id)
LEFT JOIN overall o USING (inspection_id)
LEFT JOIN official e ON e.event_id = r.official_event_id
LEFT JOIN covered c ON c.authority = r.authority AND c.framework = r.framework
LEFT JOIN differing d ON d.inspection_id = r.inspection_id
LEFT JOIN wh.councils n ON n.name = r.authority
ORDER BY r.inspection_id;

CREATE TABLE out.analysis.judgements AS
SELECT
    j.judgement_id, i.authority, i.inspectorate, i.framework, i.subject, i.subject_name, i.published_on, i.ended_on,
    j.domain, j.grade, j.provisional,
    j.rank = 1 OR list_contains(getvariable('several_grades'), j.domain) AS preferred,
    CASE
        WHEN j.rivals = 1 THEN 'the only grade told'
        WHEN list_contains(getvariable('several_grades'), j.domain) THEN 'the framework gives several'
        WHEN j.certainties > 1 THEN if(j.provisional, 'told as provisional only', 'final, not provisional')
        WHEN j.most > j.least THEN 'told by ' || j.items || ' of ' || j.told || ' items'
        ELSE if(j.rank = 1, 'told first', 'told later')
    END AS preferred_reason,
    j.items, q.quote, q.url,
    CASE
        WHEN i.event_id IS NULL THEN i.official_status
        WHEN o.grade IS NULL THEN 'not_published'
        WHEN o.grade = j.grade THEN 'agrees'
        ELSE 'differs'
    END AS official_status,
    o.grade AS official_grade, o.official_id, j.inspection_id
FROM ranked_judgements j
JOIN out.analysis.inspections i USING (inspection_id)
JOIN out.main.evidence q ON q.claim_key = j.leading_key
LEFT JOIN wh.official_outcomes o ON o.event_id = i.event_id AND o.domain = j.domain
ORDER BY j.judgement_id;

-- Actions: the same words of one kind are one action. What inspectors want, what the law requires and what was done
-- hang on the inspection, at whatever meeting they are told; what a meeting resolved, recommended or was promised hangs
-- on its item.

CREATE TEMP TABLE told_actions AS
WITH folded AS (
    SELECT
        a.*, d.item_id, m.inspection_id AS told_inspection,
        regexp_replace(trim(regexp_replace(lower(a.text), '[^\p{L}\p{N}]+', ' ', 'g')), '^(that|to) ', '') AS words
    FROM out.main.actions a
    JOIN out.analysis.documents d USING (document_key)
    LEFT JOIN wh.inspection_members m USING (inspection_key)
),
placed AS (
    SELECT *, coalesce(told_inspection, min(told_inspection) OVER (PARTITION BY item_id, kind, words)) AS inspection_id
    FROM folded
)
SELECT
    p.* EXCLUDE (inspection_key),
    if(
        p.kind IN ('area_for_improvement', 'requirement', 'action_taken'), coalesce(p.inspection_id, p.item_id), p.item_id
    ) || '/' || p.kind || '/' || left(md5(p.words), 12) AS action_id,
    i.meeting_date AS told_on
FROM placed p JOIN out.analysis.agenda_items i USING (item_id);

CREATE TABLE out.analysis.actions AS
WITH real AS (
    SELECT
        action_id, arg_min(action_key, (coalesce(told_on, '9999'), action_key)) AS leading_key,
        min(inspection_id) AS inspection_id, arg_min(owner, action_key) FILTER (owner IS NOT NULL) AS owner,
        arg_min(due, action_key) FILTER (due IS NOT NULL) AS due,
        count(DISTINCT item_id) AS items
    FROM told_actions GROUP BY action_id
)
SELECT
    r.action_id, d.council, i.authority, i.framework, a.kind, a.text, r.owner, r.due, a.status, a.told_on AS meeting_date,
    n.committee, n.committee_type, r.items, q.quote, q.url, r.inspection_id, a.item_id, d.council_id
FROM real r
JOIN told_actions a ON a.action_key = r.leading_key
JOIN out.analysis.agenda_items n ON n.item_id = a.item_id
JOIN out.analysis.documents d ON d.document_key = a.document_key
JOIN out.main.evidence q ON q.claim_key = r.leading_key
LEFT JOIN out.analysis.inspections i ON i.inspection_id = r.inspection_id
ORDER BY r.action_id;

CREATE TABLE out.analysis.evidence AS
WITH told AS (
    SELECT inspection_id AS claim_id, 'inspection' AS claim_kind, inspection_key AS claim_key FROM out.analysis.mentions
    WHERE inspection_id IS NOT NULL
    UNION ALL SELECT judgement_id, 'judgement', judgement_key FROM told_judgements
    UNION ALL SELECT action_id, 'action', action_key FROM told_actions
)
SELECT
    t.claim_id, t.claim_kind, e.quote, e.quote_start, e.quote_end, d.council, n.meeting_date, n.committee, d.title,
    d.url, d.capture_id, d.item_id, d.document_key, t.claim_key
FROM told t
JOIN out.main.evidence e ON e.claim_key = t.claim_key
JOIN out.analysis.documents d ON d.document_key = e.document_key
JOIN out.analysis.agenda_items n ON n.item_id = d.item_id
ORDER BY t.claim_id, n.meeting_date, t.claim_key;
