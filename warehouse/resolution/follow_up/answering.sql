-- The documents that could answer a promise of their council, council by council: the likely ones, and those with a stem of a
-- promised matter in their title. `matters` has a row for each council that promised anything and for each stem. A council
-- of which none of them is new and no promise is undone stays as it is.
WITH worded AS (
    SELECT DISTINCT f.document_key
    FROM (
        SELECT council_id, document_key, left(unnest(regexp_extract_all(folded_title, '[a-z]+(?:-[a-z]+)*')), $letters) AS stem
        FROM temp.following SEMI JOIN (FROM matters WHERE stem <> '') USING (council_id)
        WHERE NOT likely
    ) f
    SEMI JOIN matters m ON m.council_id = f.council_id AND m.stem = f.stem
), answering AS (
    SELECT f.*, max(f.issue) OVER (PARTITION BY f.council_id, f.item_id) AS item_issue
    FROM temp.following f
    SEMI JOIN matters m ON m.council_id = f.council_id
    WHERE f.likely OR f.document_key IN (FROM worded)
), touched AS (
    SELECT council_id FROM answering WHERE is_new
    UNION SELECT council_id FROM temp.reopened WHERE undone
), typed AS (
    SELECT committee, arg_min(t.type, t.position) AS type
    FROM (SELECT DISTINCT committee FROM temp.following) n
    LEFT JOIN committee_types t ON regexp_matches(n.committee, t.pattern, 'i')
    GROUP BY committee
)
SELECT
    f.council_id, f.document_key, f.item_id, f.kind, f.item_issue,
    f.committee, CASE WHEN f.committee IS NOT NULL THEN coalesce(t.type, 'other') END, f.meeting_date::DATE,
    coalesce(f.title, ''), d.text, f.likely, f.is_new, coalesce(r.told, [])
FROM answering f
SEMI JOIN touched c ON c.council_id = f.council_id
JOIN documents d ON d.rowid = f.place
LEFT JOIN (SELECT document_key, list(DISTINCT inspection_id) AS told FROM temp.reported GROUP BY document_key) r
    ON r.document_key = f.document_key
LEFT JOIN typed t ON t.committee = f.committee
WHERE d.meeting_date >= getvariable('follow_up_from') OR d.meeting_date IS NULL  -- passes over most texts unread
ORDER BY f.council_id, f.document_key;
