-- What follows from the preferred documents: no second copy that could differ.

CREATE VIEW committees AS
WITH named AS (
    SELECT committee_key, council_id, min(committee) AS name
    FROM documents
    WHERE preferred AND committee_key IS NOT NULL
    GROUP BY committee_key, council_id
)
SELECT
    n.committee_key, n.council_id, n.name,
    coalesce(arg_min(t.type, t.position), 'other') AS type,
    arg_min(t.pattern, t.position) AS pattern
FROM named n
LEFT JOIN committee_types t ON regexp_matches(n.name, t.pattern, 'i')
GROUP BY n.committee_key, n.council_id, n.name;
COMMENT ON VIEW committees IS 'Committees that the documents name, with their type';
COMMENT ON COLUMN committees.committee_key IS 'Key of the committee: council/name in lower case';
COMMENT ON COLUMN committees.council_id IS 'Id of the council in the registry, e.g. LIN; null where the council is not known';
COMMENT ON COLUMN committees.name IS 'Name of the committee';
COMMENT ON COLUMN committees.type IS 'cabinet, scrutiny, council, officer, partnership or other, by its name';
COMMENT ON COLUMN committees.pattern IS 'The pattern of committee_types that gave the type; null where none fits';

CREATE VIEW meetings AS
SELECT
    committee_key || '/' || meeting_date AS meeting_key, council_id, committee_key, meeting_date,
    min(committee) AS committee,
    min(url) FILTER (WHERE kind = 'meeting') AS url,
    count(*) FILTER (WHERE kind <> 'meeting') AS documents
FROM documents
WHERE preferred AND committee_key IS NOT NULL AND meeting_date IS NOT NULL
GROUP BY council_id, committee_key, meeting_date;
COMMENT ON VIEW meetings IS 'Meetings that the documents belong to: a committee on a day';
COMMENT ON COLUMN meetings.meeting_key IS 'Key of the meeting: committee key/day';
COMMENT ON COLUMN meetings.council_id IS 'Id of the council in the registry, e.g. LIN; null where the council is not known';
COMMENT ON COLUMN meetings.committee_key IS 'Key of the committee: council/name in lower case';
COMMENT ON COLUMN meetings.meeting_date IS 'Day of the meeting, ISO 8601';
COMMENT ON COLUMN meetings.committee IS 'Name of the committee';
COMMENT ON COLUMN meetings.url IS 'Public address of the meeting; null where its own page was not read';
COMMENT ON COLUMN meetings.documents IS 'Items and decisions of the meeting in the warehouse';

CREATE VIEW agenda_items AS
SELECT
    document_key AS agenda_item_key, council_id, committee_key, meeting_date, site_id, title, truncated, url
FROM documents
WHERE preferred AND kind = 'agenda_item';
COMMENT ON VIEW agenda_items IS 'Agenda items, one row each, on however many pages they stand';
COMMENT ON COLUMN agenda_items.agenda_item_key IS 'Key of the item: that of its document';
COMMENT ON COLUMN agenda_items.council_id IS 'Id of the council in the registry, e.g. LIN; null where the council is not known';
COMMENT ON COLUMN agenda_items.committee_key IS 'Key of the committee: council/name in lower case';
COMMENT ON COLUMN agenda_items.meeting_date IS 'Day of the meeting, ISO 8601';
COMMENT ON COLUMN agenda_items.site_id IS 'The site''s own id of the item, unique only with the council';
COMMENT ON COLUMN agenda_items.title IS 'Title of the item';
COMMENT ON COLUMN agenda_items.truncated IS 'Whether only a part of the item''s text was found';
COMMENT ON COLUMN agenda_items.url IS 'Public address of the item, for a person to open';
