-- The documents that claim anything, as their preferred pages show them, and a digest of them for each council.
CREATE TEMP TABLE claiming AS
SELECT
    f.document_key, f.page_key, f.kind, f.committee, f.meeting_date, f.title, d.row_hash,
    CASE WHEN f.kind = 'issue' THEN f.council_id || '/issue/' || split_part(d.site_id, '/', 1) END AS issue,
    f.council_id, coalesce(f.council_id, '-') AS council
FROM document_facts f
JOIN documents d USING (document_key, page_key)
SEMI JOIN (
    SELECT document_key, page_key FROM inspections
    UNION ALL SELECT document_key, page_key FROM actions
) claims USING (document_key, page_key);

CREATE TEMP TABLE items_digests AS
SELECT
    council AS name,
    sum(hash(document_key, row_hash, committee, meeting_date, title)::HUGEINT)::VARCHAR AS digest
FROM temp.claiming GROUP BY council;
