-- What is to be followed anew, by the days in `changed`: those of documents, and those from which on (`onwards`) other
-- inspections are known.
--
-- Promises whose time such a day lies in. `undone` are those that something gone may have made what they are: their own
-- words, a known inspection, the promise that took their place, or an item of that day that answered or had shown the plan.
CREATE TEMP TABLE touched_promises AS
WITH timed AS (
    SELECT
        action_key, council_id, superseded_by, promised_on::DATE AS promised_on,
        if(
            promise = 'plan', DATE '1900-01-01',  -- answers to what the law asks for can be counted from a report long before
            promised_on::DATE - getvariable('follow_up_before')::INTEGER
        ) AS first_day,
        if(
            repeats,
            promised_on::DATE + getvariable('follow_up_follow')::INTEGER,
            coalesce(due_on, promised_on)::DATE + getvariable('follow_up_late')::INTEGER
        ) AS last_day
    FROM promises SEMI JOIN changed USING (council_id)
),
days AS (SELECT council_id, day FROM changed WHERE NOT onwards),
known AS (SELECT council_id, min(day) AS day FROM changed WHERE onwards GROUP BY council_id),
gone AS (SELECT p.action_key FROM timed p SEMI JOIN days d ON d.council_id = p.council_id AND d.day = p.promised_on),
answered AS (SELECT action_key, max(answered_on)::DATE AS last_day FROM follow_ups GROUP BY action_key)
SELECT
    p.action_key, p.council_id, p.promised_on,
    coalesce(
        k.day <= p.last_day OR d.day <= a.last_day OR p.action_key IN (FROM gone) OR p.superseded_by IN (FROM gone), false
    ) AS undone
FROM timed p
ASOF LEFT JOIN days d ON d.council_id = p.council_id AND d.day >= p.first_day
LEFT JOIN known k ON k.council_id = p.council_id
LEFT JOIN answered a ON a.action_key = p.action_key
WHERE d.day <= p.last_day OR k.day <= p.last_day;

DELETE FROM follow_ups WHERE action_key IN (SELECT action_key FROM temp.touched_promises WHERE undone);
DELETE FROM promises WHERE action_key IN (SELECT action_key FROM temp.touched_promises WHERE undone);

-- From the first promise on that can be another, all promises of a council are looked at: the later ones can supersede it.
CREATE TEMP TABLE reopened AS
SELECT council_id, min(day) AS since, bool_or(undone) AS undone
FROM (
    SELECT council_id, day, onwards AS undone FROM changed
    UNION ALL SELECT council_id, promised_on, undone FROM temp.touched_promises
)
GROUP BY council_id;

SET VARIABLE follow_up_from = (SELECT min(since) - getvariable('follow_up_before')::INTEGER FROM temp.reopened)::VARCHAR;

-- The dated documents that this needs, as their preferred pages show them. `likely` are those that could answer any promise:
-- they claim something, belong to an issue, or their title names a plan, an inspection or a subject.
CREATE TEMP TABLE following AS
WITH shown AS (
    SELECT f.*, translate(lower(f.title), '’‘‑–' || chr(160), '''''-- ') AS folded_title,
        f.meeting_date::DATE >= r.since AS promising,
        EXISTS (
            FROM changed c WHERE c.council_id = f.council_id AND c.day = f.meeting_date::DATE AND NOT c.onwards
        ) AS is_new
    FROM document_facts f
    JOIN temp.reopened r
        ON r.council_id = f.council_id AND f.meeting_date::DATE >= r.since - getvariable('follow_up_before')::INTEGER
)
SELECT
    s.council_id, s.document_key, coalesce(m.item_id, s.document_key) AS item_id, s.kind, s.committee, s.meeting_date,
    s.title, s.folded_title, s.page_key, s.place, s.promising, s.is_new,
    nullif(regexp_extract(s.document_key, '^[^/]+/issue/[^/]+'), '') AS issue,
    m.item_id IS NOT NULL OR s.kind = 'issue'
        OR coalesce(regexp_matches(s.folded_title, getvariable('follow_up_titles')), false) AS likely
FROM shown s
LEFT JOIN item_documents m USING (document_key);
