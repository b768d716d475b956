-- An action's later life: promises to members, with the later items that answer them. What depends on the day of asking is
-- worked out here, from `published_at` and the months that were crawled. No answer found is not "no answer given".

CREATE TABLE out.analysis.follow_ups AS
WITH linked AS (
    SELECT DISTINCT ON (t.action_id, a.item_id)
        t.action_id, a.item_id, f.answered_on, f.reason, f.document_key,
        substr(m.text, f.quote_start + 1, f.quote_end - f.quote_start) AS quote
    FROM wh.follow_ups f
    JOIN told_actions t USING (action_key)
    JOIN out.analysis.documents a ON a.document_key = f.document_key
    JOIN out.main.documents m ON m.document_key = f.document_key
    ORDER BY t.action_id, a.item_id, f.action_key
)
SELECT
    l.action_id, d.council, l.answered_on, d.committee, d.committee_type, d.title, l.quote, d.url, l.reason, l.item_id,
    l.document_key, d.council_id
FROM linked l JOIN out.analysis.documents d USING (document_key)
ORDER BY l.action_id, l.answered_on, l.item_id;

CREATE TABLE out.analysis.action_tracker AS
WITH promised AS (
    SELECT
        t.action_id, min(p.promise) AS promise, bool_or(p.repeats) AS repeats, min(p.promised_on) AS promised_on,
        arg_min(p.expected_next, p.action_key) AS expected_next, arg_min(p.due_on, p.action_key) AS due_on,
        arg_min(p.due_reason, p.action_key) AS due_reason,
        min(s.action_id) AS superseded_by, min(p.ended_on) AS ended_on, min(p.inspection_id) AS followed_id
    FROM wh.promises p
    JOIN told_actions t USING (action_key)
    LEFT JOIN told_actions s ON s.action_key = p.superseded_by
    GROUP BY t.action_id
),
answered AS (
    SELECT
        action_id, count(*) AS answers, max(answered_on) AS last_seen, max_by(title, answered_on) AS answer_title,
        max_by(committee, answered_on) AS answer_committee, max_by(quote, answered_on) AS answer_quote,
        max_by(url, answered_on) AS answer_url
    FROM out.analysis.follow_ups GROUP BY action_id
),
-- Late: the day is past by more than the days of grace. Looked for: every month from the promise or the last answer to then was
-- crawled whole
timed AS (
    SELECT
        p.*, a.* EXCLUDE (action_id), coalesce(a.answers, 0) AS found, x.council_id,
        coalesce(a.last_seen, p.promised_on) AS since,
        (p.expected_next::DATE + to_days(getvariable('follow_up_grace'))) AS late_on
    FROM (
        -- An answer that was withdrawn is none: it is then expected as it was at first
        SELECT p.* REPLACE (if(a.action_id IS NULL, p.due_on, p.expected_next) AS expected_next)
        FROM promised p LEFT JOIN answered a USING (action_id)
    ) p
    JOIN out.analysis.actions x USING (action_id)
    LEFT JOIN answered a USING (action_id)
),
looked AS (
    SELECT t.action_id, count(c.month) = date_diff('month', t.since::DATE, t.late_on) + 1 AS looked_for
    FROM timed t
    LEFT JOIN out.analysis.coverage c
        ON c.council_id = t.council_id AND c.status = 'crawled'
        AND c.month BETWEEN left(t.since, 7) AND strftime(t.late_on, '%Y-%m')
    WHERE t.late_on IS NOT NULL
    GROUP BY t.action_id, t.since, t.late_on
),
judged AS (
    SELECT
        t.*, coalesce(t.late_on < getvariable('published_at')::TIMESTAMP, false) AS is_late,
        t.promise <> 'deed' AS comes_back,
        coalesce(l.looked_for, false) AS looked_for,
        coalesce(coalesce(t.expected_next, '9999') >= t.ended_on, false) AS is_past
    FROM timed t LEFT JOIN looked l USING (action_id)
)
SELECT
    j.action_id, x.council, x.committee, d.title, x.meeting_date, x.kind, j.promise, x.text, x.owner, x.due, j.repeats,
    j.due_on::DATE AS due_on, j.due_reason,
    CASE WHEN j.superseded_by IS NULL AND NOT j.is_past THEN j.expected_next::DATE END AS expected_next,
    j.last_seen::DATE AS last_seen, j.found AS answers,
    CASE
        WHEN j.superseded_by IS NOT NULL THEN 'superseded'
        WHEN j.found > 0 AND (NOT j.repeats OR j.is_past OR NOT (j.is_late AND j.looked_for)) THEN 'answered'
        WHEN j.is_past THEN 'superseded'
        WHEN j.is_late AND j.looked_for AND j.comes_back THEN 'overdue'
        ELSE 'open'
    END AS status,
    CASE
        WHEN j.superseded_by IS NOT NULL THEN 'promised again later'
        WHEN j.found > 0 AND j.is_past THEN 'answered; the next full inspection reported on ' || j.ended_on
        WHEN j.found > 0 AND j.repeats AND j.is_late AND j.looked_for
            THEN 'no answer found since the last, though all months to ' || strftime(j.late_on, '%Y-%m') || ' were crawled'
        WHEN j.found > 0 AND j.repeats AND j.is_late THEN 'answered; not all later months were crawled'
        WHEN j.found > 0 THEN 'a later item answers'
        WHEN j.is_past THEN 'the next full inspection reported on ' || j.ended_on || ' before an answer was found'
        WHEN j.is_late AND NOT j.comes_back THEN 'its day is past; nobody promised to tell members of it'
        WHEN j.is_late AND j.looked_for
            THEN 'no answer found, though all months to ' || strftime(j.late_on, '%Y-%m') || ' were crawled'
        WHEN j.is_late THEN 'no answer found, but not all months to ' || strftime(j.late_on, '%Y-%m') || ' were crawled'
        WHEN j.expected_next IS NULL THEN 'no answer found, and no day was told'
        ELSE 'not late yet'
    END AS status_reason,
    x.quote, x.url, j.answer_title, j.answer_committee, j.answer_quote, j.answer_url, j.superseded_by,
    j.followed_id AS inspection_id, x.item_id, x.council_id
FROM judged j
JOIN out.analysis.actions x USING (action_id)
JOIN out.analysis.agenda_items d ON d.item_id = x.item_id
ORDER BY j.action_id;
