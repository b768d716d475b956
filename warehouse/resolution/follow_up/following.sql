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
WITH first_days AS (
    SELECT council_id, min(day) AS first_changed FROM (FROM temp.changed_days UNION ALL FROM temp.changed_since)
    GROUP BY council_id
),
timed AS (
    SELECT
        promises.action_key, council_id, superseded_by, promises.promised_on::DATE AS promised_on,
        if(
            promise = 'plan', DATE '1900-01-01',  -- answers to what the law asks for can be counted from a report long before
            promises.promised_on::DATE - getvariable('follow_up_before')::INTEGER
        ) AS first_day,
        greatest(  -- due long before it was given, it still has its own day
            promises.promised_on::DATE,
            CASE
                WHEN again.promised_on IS NOT NULL THEN again.promised_on::DATE
                WHEN repeats THEN promises.promised_on::DATE + getvariable('follow_up_follow')::INTEGER
                ELSE coalesce(due_on, promises.promised_on)::DATE + getvariable('follow_up_late')::INTEGER
            END
        ) AS last_day
    FROM promises
    JOIN first_days USING (council_id)
    LEFT JOIN (SELECT action_key, promised_on FROM promises) again ON again.action_key = promises.superseded_by
    WHERE last_day >= first_changed
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

-- The dated documents that this needs.
CREATE TEMP TABLE dated AS
SELECT
    f.council_id, f.committee, f.meeting_date::DATE AS day, f.place,
    coalesce(d.day IS NOT NULL OR s.day <= f.meeting_date::DATE, false) AS is_new
FROM document_facts f
JOIN temp.reopened r
    ON r.council_id = f.council_id AND f.meeting_date::DATE >= r.since - getvariable('follow_up_before')::INTEGER
LEFT JOIN temp.changed_days d ON d.council_id = f.council_id AND d.day = f.meeting_date::DATE
LEFT JOIN temp.changed_since s ON s.council_id = f.council_id;

-- Their titles, folded; and those that are likely to answer any promise: they claim something, belong to an issue or have a title
-- that names a plan, an inspection or a subject. The others answer only what their title names.
CREATE TEMP VIEW titled AS
WITH folded AS (
    SELECT
        t.*, d.document_key, d.kind, d.title, translate(lower(d.title), '’‘‑–' || chr(160), '''''-- ') AS folded_title
    FROM (FROM temp.dated SEMI JOIN temp.reopened USING (council_id)) t JOIN documents d ON d.rowid = t.place
)
SELECT
    f.*, coalesce(i.item_id, f.document_key) AS item_id,
    i.item_id IS NOT NULL OR f.kind = 'issue'
        OR coalesce(regexp_matches(f.folded_title, getvariable('follow_up_titles')), false) AS likely
FROM folded f LEFT JOIN item_documents i USING (document_key);

CREATE TEMP MACRO stems_in(folded) AS list_transform(
    regexp_extract_all(folded, '[a-z]+(?:-[a-z]+)*'), lambda word: left(word, getvariable('follow_up_letters'))
);

-- A council in which nothing new can answer and no promise is undone stays as it is.
DELETE FROM temp.reopened WHERE NOT undone AND council_id NOT IN (
    WITH topics AS (
        SELECT council_id, string_split(string_agg(DISTINCT topic, ' '), ' ') AS stems FROM promises GROUP BY council_id
    )
    SELECT t.council_id
    FROM temp.titled t LEFT JOIN topics p USING (council_id)
    WHERE t.is_new AND (t.likely OR list_has_any(p.stems, stems_in(t.folded_title)))
);
