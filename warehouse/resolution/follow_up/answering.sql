-- The documents that could answer a promise of their council: the likely ones, and those with a stem of a promised matter in
-- their title. `matters` has those stems for each council that promised anything.
CREATE TEMP TABLE answering AS
SELECT
    t.* EXCLUDE (folded_title), issue_of(t.document_key) AS issue
FROM temp.titled t
JOIN temp.matters m ON m.council_id = t.council_id
WHERE t.likely OR if(len(m.stems) > 0, list_has_any(m.stems, stems_in(t.folded_title)), false);
