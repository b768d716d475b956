-- What is to be followed anew, by the days in `changed`: those of documents, and those from which on (`onwards`) other
-- inspections are known.
--
-- Other inspections can make other matters of all items since then, and of those that tell of what was known only later.
CREATE TEMP TABLE changed_days AS SELECT council_id, day FROM changed WHERE NOT onwards;
CREATE TEMP TABLE changed_since AS
SELECT c.council_id, least(min(c.day), min(r.meeting_date::DATE)) AS day
FROM changed c
LEFT JOIN temp.reported r
    ON r.council_id = c.council_id AND coalesce(left(r.known_on || '-01-01', 10)::DATE >= c.day, true)
WHERE c.onwards GROUP BY c.council_id;

-- Promises whose time such a day lies in. `undone` are those that something gone may have made what they are: their own
-- words, what was known by then, the promise that took their place, or an item that answered or had shown the plan.
CREATE TEMP TABLE touched_promises AS
WITH timed AS (
    SELECT
        promises.action_key, council_id, superseded_by, promises.promised_on::DATE AS promised_on,
        if(
            promise = 'plan', DATE '1900-01-01',  -- answers to what the law asks for can be counted from a report long before
            promises.promised_on::DATE - getvariable('follow_up_before')::INTEGER
        ) AS first_day,
        CASE
            WHEN again.promised_on IS NOT NULL THEN again.promised_on::DATE
            WHEN repeats THEN promises.promised_on::DATE + getvariable('follow_up_follow')::INTEGER
            ELSE coalesce(due_on, promises.promised_on)::DATE + getvariable('follow_up_late')::INTEGER
        END AS last_day
    FROM promises
    SEMI JOIN changed USING (council_id)
    LEFT JOIN (SELECT action_key, promised_on FROM promises) again ON again.action_key = promises.superseded_by
),
met AS (  -- with the first changed day of its time
    SELECT
        p.*, s.day AS since,
        least(d.day, if(s.day > p.first_day, s.day, if(s.day IS NOT NULL, p.first_day, NULL))) AS changed_on
    FROM timed p
    ASOF LEFT JOIN temp.changed_days d ON d.council_id = p.council_id AND d.day >= p.first_day
    LEFT JOIN temp.changed_since s ON s.council_id = p.council_id
),
gone AS (
    SELECT p.action_key
    FROM met p LEFT JOIN temp.changed_days d ON d.council_id = p.council_id AND d.day = p.promised_on
    WHERE d.day IS NOT NULL OR p.since <= p.promised_on
),
answered AS (SELECT action_key, max(answered_on)::DATE AS last_day FROM follow_ups GROUP BY action_key)
SELECT
    p.action_key, p.council_id, p.promised_on,
    coalesce(p.changed_on <= a.last_day OR p.action_key IN (FROM gone) OR p.superseded_by IN (FROM gone), false) AS undone
FROM met p
LEFT JOIN answered a ON a.action_key = p.action_key
WHERE p.changed_on <= p.last_day;

DELETE FROM follow_ups WHERE action_key IN (SELECT action_key FROM temp.touched_promises WHERE undone);
DELETE FROM promises WHERE action_key IN (SELECT action_key FROM temp.touched_promises WHERE undone);

-- From the first promise on that can be another, all promises of a council are looked at: the later ones can supersede it.
CREATE TEMP TABLE reopened AS
SELECT council_id, min(day) AS since, bool_or(undone) AS undone
FROM (
    SELECT council_id, day, false AS undone FROM temp.changed_days
    UNION ALL SELECT council_id, day, false FROM temp.changed_since
    UNION ALL SELECT council_id, promised_on, undone FROM temp.touched_promises
)
GROUP BY council_id;

-- The dated documents that this needs, as their preferred pages show them.
CREATE TEMP VIEW dated AS
SELECT
    f.council_id, f.document_key, f.kind, f.committee, f.meeting_date::DATE AS day, f.title, f.place,
    coalesce(d.day IS NOT NULL OR s.day <= f.meeting_date::DATE, false) AS is_new
FROM document_facts f
JOIN temp.reopened r
    ON r.council_id = f.council_id AND f.meeting_date::DATE >= r.since - getvariable('follow_up_before')::INTEGER
LEFT JOIN temp.changed_days d ON d.council_id = f.council_id AND d.day = f.meeting_date::DATE
LEFT JOIN temp.changed_since s ON s.council_id = f.council_id;
