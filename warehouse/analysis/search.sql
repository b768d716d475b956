-- Full-text search with nothing but core functions. A table macro looks its tables up where it is called: open the file
-- itself, or ATTACH it and USE it.

-- A word or phrase as a pattern: whole words, from their beginning where it ends in *, white space and apostrophes alike.
CREATE MACRO analysis.as_pattern(term) AS
    '\b' || replace(replace(array_to_string(list_transform(
        string_split_regex(regexp_replace(term, '^[^\pL\pN]+|[^\pL\pN]+$', '', 'g'), '\s+'), lambda word: regexp_escape(word)
    ), '\s+'), '\''', '’'), '’', '[''’]') || if(trim(term, '"') LIKE '%*', '', '\b');

-- The words and quoted phrases that are asked for as patterns, the longest first: it is the rarest, and decides most.
CREATE MACRO analysis.as_patterns(words) AS
    list_transform(
        list_reverse_sort(list_transform(
            list_filter(regexp_extract_all(words, '"[^"]*"|[^\s"]+'), lambda term: regexp_matches(term, '[\pL\pN]')),
            lambda term: {'size': length(term), 'pattern': analysis.as_pattern(term)}
        )),
        lambda term: term.pattern
    );

-- Patterns that are constants are compiled once; those out of a list, once for each text: only for the fifth word on.
CREATE MACRO analysis.search(words) AS TABLE
WITH found AS MATERIALIZED (
    SELECT document_key, text FROM main.documents
    WHERE regexp_matches(text, analysis.as_patterns(words)[1], 'i')
      AND coalesce(regexp_matches(text, analysis.as_patterns(words)[2], 'i'), true)
      AND coalesce(regexp_matches(text, analysis.as_patterns(words)[3], 'i'), true)
      AND coalesce(regexp_matches(text, analysis.as_patterns(words)[4], 'i'), true)
),
counted AS (
    SELECT
        document_key, text,
        len(regexp_extract_all(text, '(?i)' || array_to_string(analysis.as_patterns(words), '|'))) AS hits
    FROM found
    WHERE len(list_filter(
        analysis.as_patterns(words)[5:], lambda pattern: NOT regexp_matches(text, '(?i)' || pattern)
    )) = 0
)
SELECT
    d.council, d.meeting_date, d.committee, d.title,
    trim(regexp_replace(
        regexp_extract(f.text, '(?is).{0,80}' || analysis.as_patterns(words)[1] || '.{0,120}'), '\s+', ' ', 'g'
    )) AS snippet,
    f.hits, d.url, d.item_id, d.document_key
FROM counted f JOIN analysis.documents d USING (document_key)
QUALIFY row_number() OVER (PARTITION BY d.item_id ORDER BY f.hits DESC, d.document_key) = 1
ORDER BY f.hits DESC, d.meeting_date DESC, d.document_key;

COMMENT ON MACRO TABLE analysis.search IS 'Agenda items whose text has all the words, most hits first, with the words around the first hit. "in quotes" is a phrase, manage* a beginning of words; in any case. Attached under another name: USE that first';
COMMENT ON MACRO analysis.as_pattern IS 'A word or phrase of a search as a regular expression';
COMMENT ON MACRO analysis.as_patterns IS 'The words and phrases of a search as regular expressions, the longest first';
