-- The documents that could answer a promise, council by council, with their texts.
WITH shown AS (SELECT *, max(issue) OVER (PARTITION BY council_id, item_id) AS item_issue FROM temp.answering),
typed AS (
    SELECT committee, arg_min(t.type, t.position) AS type
    FROM (SELECT DISTINCT committee FROM shown) n LEFT JOIN committee_types t ON regexp_matches(n.committee, t.pattern, 'i')
    GROUP BY committee
)
SELECT
    s.council_id, s.document_key, s.item_id, s.kind, s.item_issue, s.committee,
    CASE WHEN s.committee IS NOT NULL THEN coalesce(t.type, 'other') END, s.day, coalesce(s.title, ''), d.text, s.likely,
    s.is_new, coalesce(r.told, [])
FROM shown s
JOIN documents d ON d.rowid = s.place
LEFT JOIN (SELECT document_key, list(DISTINCT inspection_id) AS told FROM temp.reported GROUP BY document_key) r
    ON r.document_key = s.document_key
LEFT JOIN typed t ON t.committee = s.committee
ORDER BY s.council_id, s.document_key;
