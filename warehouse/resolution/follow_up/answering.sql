-- The documents that could answer a promise of their council: the likely ones, which claim something, belong to an issue or have
-- a title that names a plan, an inspection or a subject; and those with a stem of a promised matter in their title. `matters`
-- has those stems for each council that promised anything.
CREATE TEMP VIEW answering AS
WITH titled AS (SELECT *, translate(lower(title), '’‘‑–' || chr(160), '''''-- ') AS folded_title FROM temp.dated)
SELECT
    t.council_id, t.document_key, coalesce(i.item_id, t.document_key) AS item_id, t.kind, t.committee, t.day, t.title, t.place,
    t.is_new, nullif(regexp_extract(t.document_key, '^[^/]+/issue/[^/]+'), '') AS issue,
    i.item_id IS NOT NULL OR t.kind = 'issue'
        OR coalesce(regexp_matches(t.folded_title, getvariable('follow_up_titles')), false) AS likely
FROM titled t
JOIN temp.matters m ON m.council_id = t.council_id
LEFT JOIN item_documents i USING (document_key)
WHERE likely OR list_has_any(m.stems, list_transform(
    regexp_extract_all(t.folded_title, '[a-z]+(?:-[a-z]+)*'), lambda word: left(word, getvariable('follow_up_letters'))
));

-- A council of which none of them is new and no promise is undone stays as it is.
DELETE FROM temp.reopened WHERE NOT undone AND council_id NOT IN (SELECT council_id FROM temp.answering WHERE is_new);
