-- Pages of made-up meetings, set by set: everything follows from a meeting's number, so that the same numbers give the same
-- rows again, and with another revision the same meetings with other words.
--
-- Reads temp tables `places` (number, council_id, council, base_url), `phrases` (no, phrase) and `wanted`
-- (m: the meeting's number, revision), and the variables made_meetings and made_history: so many meetings there are, and so
-- many of them were loaded council by council, as a first crawl does; the rest came night by night, all councils in each.
--
-- A meeting has ten items and three pages: its own, which shows all items, cutting the long fourth; that item's; and a
-- decision's. Lengths as read off real pages (page_text.md): procedure in a line, a median of 1.5 kB, up to 3 kB. At two
-- committees in eight the fourth item and the decision tell of an inspection: 2.5 % of items.

CREATE OR REPLACE TEMP MACRO per_council() AS ceil(getvariable('made_history') / getvariable('made_councils'))::BIGINT;

CREATE OR REPLACE TEMP MACRO council_of(m) AS CASE
    WHEN m < getvariable('made_history') THEN m // per_council()
    ELSE (m - getvariable('made_history')) % getvariable('made_councils')
END;

-- A first crawl takes fifteen years of a council at once; the nights are those of the last nine months.
CREATE OR REPLACE TEMP MACRO day_of(m) AS CASE
    WHEN m < getvariable('made_history') THEN
        DATE '2011-01-05' + (5300 * (m % per_council()) // per_council())::INTEGER
    WHEN m < getvariable('made_meetings') THEN
        DATE '2025-07-12'
        + (240 * (m - getvariable('made_history')) // (getvariable('made_meetings') - getvariable('made_history')))::INTEGER
    ELSE DATE '2026-03-20'
END;

CREATE OR REPLACE TEMP TABLE meetings_made AS
WITH placed AS (
    SELECT w.m, w.revision, day_of(w.m) AS day, w.m % 8 AS committee_number, p.*
    FROM wanted w JOIN places p ON p.number = council_of(w.m)
),
kinds AS (
    SELECT
        *, committee_number < 2 AS tells, hash(council_id) % 300 AS shift, (m // 8) % 6 AS kind_number,
        [1000, 300, 1100, 500, 1200, 1300][1 + (m // 8) % 6] AS period
    FROM placed
),
events AS (
    SELECT
        *,
        DATE '2008-01-01' + (shift + period * ((day - DATE '2008-01-01' - shift) // period))::INTEGER AS reported,
        CASE WHEN kind_number = 3 THEN ['Elm House', 'The Cedars', 'Mill Lane', 'Rowan Lodge', 'Park View'][1 + m // 48 % 5] END AS body
    FROM kinds
)
SELECT
    * EXCLUDE (shift, period, committee_number),
    [
        'Cabinet', 'Children and Families Scrutiny Committee', 'Council', 'Audit Committee', 'Planning Committee',
        'Health and Wellbeing Board', 'Licensing Committee', 'Environment Scrutiny Committee'
    ][1 + committee_number] AS committee,
    [
        if(day < DATE '2018-01-01', 'sif', 'ilacs'), 'ilacs_focused_visit', 'area_send_2023', 'sccif', 'cqc_asc',
        'youth_justice'
    ][1 + kind_number] AS framework,
    [
        'childrens_services', 'childrens_services', 'area_send', 'childrens_home', 'adult_social_care', 'youth_justice'
    ][1 + kind_number] AS subject,
    ['ofsted', 'ofsted', 'ofsted_cqc', 'ofsted', 'cqc', 'hmip'][1 + kind_number] AS inspectorate,
    [
        ['overall_effectiveness', 'help_and_protection', 'care_leavers'], [], ['area_outcome'], ['overall_effectiveness'],
        ['overall_effectiveness', 'safeguarding'], ['overall_effectiveness']
    ][1 + kind_number] AS domains,
    hash(council_id, reported, kind_number, body) AS event,
    if(revision = 0, '', ' (revision ' || revision || ')') AS revised
FROM events;

-- Its three pages; a revision is another capture of the same address.
CREATE OR REPLACE TEMP TABLE pages_made AS
WITH addressed AS (
    SELECT
        m, revision, page, council_id, council, day,
        base_url || CASE page
            WHEN 'meeting' THEN '/ieListDocuments.aspx?CId=' || (100 + m % 8) || '&MId=' || m
            WHEN 'item' THEN '/mgAi.aspx?ID=' || (10 * m + 3)
            ELSE '/ieDecisionDetails.aspx?ID=' || m
        END AS url
    FROM meetings_made, (VALUES ('meeting'), ('item'), ('decision')) pages(page)
)
SELECT *, left(sha256(council_id || ' ' || url), 32) AS page_key, sha256(url || revision) AS content_hash
FROM addressed;

-- What a document with claims says: one sentence for each, the inspection first; only two of them stand before the cut.
CREATE OR REPLACE TEMP TABLE told_made AS
WITH graded AS (
    SELECT
        *,
        list_transform(domains, lambda domain: if(
            domain = 'area_outcome',
            ['positive_experiences', 'inconsistent_experiences', 'systemic_failings'][1 + (event % 3)::INTEGER],
            ['outstanding', 'good', 'requires_improvement', 'inadequate'][1 + (hash(event, domain) % 4)::INTEGER]
        )) AS grades
    FROM meetings_made WHERE tells
),
said AS (
    SELECT
        *,
        [upper(inspectorate) || ' reported on ' || coalesce(body || ' in ', '') || council || ' on ' || reported || '.']
        || list_transform(domains, lambda domain, i:
            replace(domain, '_', ' ') || ' was judged ' || replace(grades[i], '_', ' ') || '.'
        )
        || [
            'RESOLVED: That report ' || m // 8 || ' be noted and progress be reported in six months.',
            'The service should improve the oversight of its plans, point ' || event % 40 || '.'
        ] AS sentences
    FROM graded
),
numbered AS (
    SELECT m, domains, grades, unnest(sentences) AS sentence, generate_subscripts(sentences, 1) AS no FROM said
)
SELECT
    m, no, sentence, domains[no - 1] AS domain, grades[no - 1] AS grade, no > 2 AS after_cut,
    CASE
        WHEN no = 1 THEN 'inspection'
        WHEN no <= 1 + len(domains) THEN 'judgement'
        WHEN no = 2 + len(domains) THEN 'resolution'
        ELSE 'area_for_improvement'
    END AS claim,
    coalesce(sum(length(sentence) + 1) OVER before, 0)::INTEGER AS place
FROM numbered
WINDOW before AS (PARTITION BY m ORDER BY no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);

CREATE OR REPLACE TEMP TABLE documents_made AS
WITH shown AS (
    SELECT
        m.*, p.page_key, p.page, p.url AS page_url, n,
        if(p.page = 'decision', 'decision', 'agenda_item') AS kind,
        if(p.page = 'decision', m.m, 10 * m.m + n)::VARCHAR AS site_id,
        p.page = 'meeting' AND n = 3 AS truncated
    FROM meetings_made m
    JOIN pages_made p USING (m)
    JOIN range(10) numbers(n) ON p.page = 'meeting' OR n = 3
),
words AS (
    SELECT
        m, 3 AS n, string_agg(sentence, ' ' ORDER BY no) || chr(10) AS words,
        string_agg(sentence, ' ' ORDER BY no) FILTER (NOT after_cut) || chr(10) AS cut_words
    FROM told_made GROUP BY m
),
titled AS (
    SELECT
        *,
        [
            'Apologies', 'Declarations of interest', 'Minutes of the last meeting', 'Report of the Director',
            'Budget monitoring', 'Performance report', 'Strategy', 'Contract award', 'Work programme', 'Other business'
        ][1 + n] || ' ' || site_id AS title,
        if(truncated, 6, [1, 1, 4, 22, 20, 16, 12, 12, 10, 1][1 + n]) AS length
    FROM shown
),
prose AS (
    SELECT page_key, n, string_agg(phrase, chr(10) ORDER BY i) AS prose
    FROM (SELECT m, page_key, n, unnest(range(length)) AS i FROM titled)
    JOIN phrases ON no = (hash(m, n, i) % getvariable('made_phrases'))::BIGINT
    GROUP BY page_key, n
)
SELECT
    t.* EXCLUDE (length), council_id || '/' || kind || '/' || site_id AS document_key, page <> 'meeting' OR n <> 3 AS preferred,
    title || chr(10) || coalesce(if(truncated, w.cut_words, w.words), '') || p.prose || revised || if(truncated, ' ...', '') AS text
FROM titled t
JOIN prose p USING (page_key, n)
LEFT JOIN words w ON w.m = t.m AND w.n = t.n;

CREATE OR REPLACE TEMP TABLE claims_made AS
SELECT
    t.*, d.document_key, d.page_key, d.preferred, length(d.title) + 1 + t.place AS quote_start,
    length(d.title) + 1 + t.place + length(t.sentence) AS quote_end,
    if(t.claim IN ('inspection', 'judgement'), t.claim, 'action') AS claim_kind,
    d.document_key || '/' || if(t.claim IN ('inspection', 'judgement'), t.claim, 'action') || '/' || sha256(t.sentence) || '/1'
        AS claim_key,
    first_value(d.document_key || '/inspection/' || sha256(t.sentence) || '/1') OVER (
        PARTITION BY d.page_key, d.document_key ORDER BY t.no
    ) AS inspection_key
FROM told_made t JOIN documents_made d ON d.m = t.m AND d.n = 3
WHERE NOT (d.truncated AND t.after_cut);

-- A report at each longer item, and on the meeting's page its printed agenda and minutes, which hang on the first item.
CREATE OR REPLACE TEMP TABLE files_made AS
SELECT
    d.document_key, d.page_key, d.base_url || '/documents/' || f.kind || d.site_id || '.pdf' AS url, f.title, f.kind,
    f.kind <> 'report' AS of_meeting
FROM documents_made d
JOIN (VALUES ('report', 'Report'), ('agenda', 'Printed agenda'), ('minutes', 'Printed minutes')) f(kind, title)
    ON if(f.kind = 'report', d.n >= 3, d.page = 'meeting' AND d.n = 0);
