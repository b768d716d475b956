-- What is to be followed anew, by the days in `changed`: those of documents, and those from which on (`onwards`) other
-- inspections are known.
--
-- Promises whose time such a day lies in. `undone` are those that something gone may have made what they are: their own
-- words, a known inspection, the promise that took their place, or an item of that day that answered or had shown the plan.
CREATE TEMP TABLE touched AS
SELECT
    p.action_key, p.council_id, p.promised_on::DATE AS promised_on,
    bool_or(c.onwards OR c.day IN (p.promised_on::DATE, again.promised_on::DATE) OR c.day <= a.last_answered_on) AS undone
FROM promises p
JOIN changed c ON c.council_id = p.council_id
    AND c.day <= if(
        p.repeats,
        p.promised_on::DATE + getvariable('follow_up_follow')::INTEGER,
        coalesce(p.due_on, p.promised_on)::DATE + getvariable('follow_up_late')::INTEGER
    )
    -- a plan that the law asks for is counted from the report, which can lie long before the promise
    AND (c.onwards OR p.promise = 'plan' OR c.day >= p.promised_on::DATE - getvariable('follow_up_before')::INTEGER)
LEFT JOIN promises again ON again.action_key = p.superseded_by
LEFT JOIN (SELECT action_key, max(answered_on)::DATE AS last_answered_on FROM follow_ups GROUP BY action_key) a
    ON a.action_key = p.action_key
GROUP BY ALL;

DELETE FROM follow_ups WHERE action_key IN (SELECT action_key FROM temp.touched WHERE undone);
DELETE FROM promises WHERE action_key IN (SELECT action_key FROM temp.touched WHERE undone);

-- From the first promise on that can be another, all promises of a council are looked at: the later ones can supersede it.
CREATE TEMP TABLE reopened AS
SELECT council_id, min(day) AS since, bool_or(undone) AS undone
FROM (
    SELECT council_id, day, onwards AS undone FROM changed
    UNION ALL SELECT council_id, promised_on, undone FROM temp.touched
)
GROUP BY council_id;

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
