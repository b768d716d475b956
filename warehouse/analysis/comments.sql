-- What the analysts' layer means: one comment for each table, view and new column. A column without one here takes that of
-- the same name in the table it was joined in from (comments.py).

COMMENT ON TABLE analysis.official_outcomes IS 'What inspectorates published, a row for each judgement or ungraded event: reference data, never a source of other rows';

COMMENT ON TABLE analysis.councils IS 'Councils of the registry that the warehouse has met';
COMMENT ON COLUMN analysis.councils.council IS 'Name of the council, without "Council"';
COMMENT ON COLUMN analysis.councils.stale_since IS 'Since when the council has the rows of an earlier publication, UTC; null where its rows are the newest';
COMMENT ON COLUMN analysis.councils.stale_reason IS 'Why: what does not hold of what was read since';

COMMENT ON TABLE analysis.documents IS 'Documents, each with the agenda item that it shows and what its pages together tell of the meeting; texts are in main.documents';
COMMENT ON COLUMN analysis.documents.item_id IS 'Key of the agenda item that the document shows, however many addresses it stands on';
COMMENT ON COLUMN analysis.documents.item_reason IS 'Why it shows that item: leading (the item goes by it), same_text or same_title';

COMMENT ON TABLE analysis.agenda_items IS 'Agenda items, decisions and issues, one row each however many addresses they stand on';
COMMENT ON COLUMN analysis.agenda_items.documents IS 'Documents that show the item';

COMMENT ON TABLE analysis.meetings IS 'Meetings, a committee on a day';
COMMENT ON COLUMN analysis.meetings.committee_type IS 'Type of the committee: cabinet, scrutiny, council, officer, partnership or other';

COMMENT ON TABLE analysis.inspections IS 'Real inspections, one row each, however many documents tell of them; without dates where none is told and no dated one can be meant';
COMMENT ON COLUMN analysis.inspections.overall_grade IS 'Preferred grade for overall effectiveness; null where none is told';
COMMENT ON COLUMN analysis.inspections.official_status IS 'agrees: met in the official record, no preferred grade differs; differs: one does; unmatched: the record has such inspections of the authority, none at that time; not_published: it has none';
COMMENT ON COLUMN analysis.inspections.official_reason IS 'Why it was met with that inspection of the record, or with none';
COMMENT ON COLUMN analysis.inspections.official_started_on IS 'First day on site in the official record';
COMMENT ON COLUMN analysis.inspections.official_ended_on IS 'Last day on site in the official record';
COMMENT ON COLUMN analysis.inspections.official_published_on IS 'Day of publication in the official record';
COMMENT ON COLUMN analysis.inspections.items IS 'Agenda items that tell of it';
COMMENT ON COLUMN analysis.inspections.mentions IS 'Documents that tell of it: its members';
COMMENT ON COLUMN analysis.inspections.first_told_on IS 'Day of the first meeting or decision that tells of it';
COMMENT ON COLUMN analysis.inspections.last_told_on IS 'Day of the last meeting or decision that tells of it';
COMMENT ON COLUMN analysis.inspections.council_id IS 'Id of the inspected council in the registry; null for bodies that are none, and neighbours that the warehouse has not met';
COMMENT ON COLUMN analysis.inspections.gss_code IS 'Nine-character code of the inspected council';

COMMENT ON TABLE analysis.mentions IS 'Members of each real inspection: what each document tells of it, and why it is thought to be that one; where that is unsure, it is of none and its grades are counted nowhere';
COMMENT ON COLUMN analysis.mentions.framework IS 'Framework as this document tells it';
COMMENT ON COLUMN analysis.mentions.started_on IS 'First day on site as this document tells it';
COMMENT ON COLUMN analysis.mentions.ended_on IS 'Last day on site as this document tells it';
COMMENT ON COLUMN analysis.mentions.published_on IS 'Day of publication as this document tells it';
COMMENT ON COLUMN analysis.mentions.grades IS 'Grades that this document tells of it, as domain and grade';

COMMENT ON TABLE analysis.judgements IS 'Grades of real inspections: one row for each domain, and where documents contradict each other one for each grade, the preferred one marked';
COMMENT ON COLUMN analysis.judgements.judgement_id IS 'Key of the judgement: inspection/domain/grade';
COMMENT ON COLUMN analysis.judgements.provisional IS 'Whether all that tell the grade tell it as verbal feedback, draft or indicative';
COMMENT ON COLUMN analysis.judgements.preferred IS 'Whether this is the grade to count for the domain; filter on it unless contradictions are what you look for';
COMMENT ON COLUMN analysis.judgements.preferred_reason IS 'Why it is preferred, or is not';
COMMENT ON COLUMN analysis.judgements.items IS 'Agenda items that tell this grade';
COMMENT ON COLUMN analysis.judgements.quote IS 'The words that tell it, of the first final telling; all of them are in analysis.evidence';
COMMENT ON COLUMN analysis.judgements.official_status IS 'agrees or differs: the record has a grade for the domain; not_published: it has none; unmatched: the inspection was not found in it';
COMMENT ON COLUMN analysis.judgements.official_grade IS 'Grade in the official record';

COMMENT ON TABLE analysis.actions IS 'What was resolved, recommended, found to need doing, promised or done: one row each, however many documents say so in the same words';
COMMENT ON COLUMN analysis.actions.action_id IS 'Key of the action: item or inspection/kind/digest of its words';
COMMENT ON COLUMN analysis.actions.owner IS 'Role or body that is to do it, where the words say so; null where they name a person only';
COMMENT ON COLUMN analysis.actions.meeting_date IS 'Day of the first meeting or decision that tells it';
COMMENT ON COLUMN analysis.actions.items IS 'Agenda items that tell it';
COMMENT ON COLUMN analysis.actions.item_id IS 'Key of the first agenda item that tells it';
COMMENT ON COLUMN analysis.actions.quote IS 'The words that make it, of its first telling; all of them are in analysis.evidence';

COMMENT ON TABLE analysis.evidence IS 'The words behind each real inspection, judgement and action, a row for each place that says so';
COMMENT ON COLUMN analysis.evidence.claim_id IS 'Key of the real inspection, judgement or action';
COMMENT ON COLUMN analysis.evidence.claim_key IS 'Key of the claim as the document makes it, in the schema main';

COMMENT ON TABLE analysis.coverage IS 'What was crawled, for each council and month of meetings; one row without a month for a council that never was';
COMMENT ON COLUMN analysis.coverage.month IS 'Month of the meetings, e.g. 2025-03; null where nothing was asked for and nothing found';
COMMENT ON COLUMN analysis.coverage.status IS 'crawled; partial: something failed in the last crawl; failed: the site served nothing; only_found: never asked for, items came otherwise; not_crawled. Only crawled with 0 items means that there was nothing';
COMMENT ON COLUMN analysis.coverage.items IS 'Agenda items and decisions of the month in the warehouse';
COMMENT ON COLUMN analysis.coverage.failed_requests IS 'Requests that failed in the last crawl that asked for the month, of whatever month';
COMMENT ON COLUMN analysis.coverage.missing_because IS 'Reasons of that crawl''s issues; main.issues tells each';
COMMENT ON COLUMN analysis.coverage.asked_at IS 'When that crawl began, UTC';
COMMENT ON COLUMN analysis.coverage.last_data_at IS 'When the council''s site last served a page of content, UTC';
COMMENT ON COLUMN analysis.coverage.days_since_data IS 'Age of the last real data at publication, in days';
COMMENT ON COLUMN analysis.coverage.stale_since IS 'Since when the council has the rows of an earlier publication, UTC (analysis.councils tells why); null where its rows are the newest';

COMMENT ON VIEW analysis.disagreements IS 'Grades that differ from the official record, with the words that tell them: errors of ours or of the minutes';
COMMENT ON COLUMN analysis.disagreements.official_source IS 'Where the official grade was read';

COMMENT ON VIEW analysis.contradictions IS 'Grades of domains on which documents contradict each other, the preferred one marked';

COMMENT ON VIEW analysis.first_meetings IS 'Days from publication to the first meeting that told of the inspection, by kind of committee';
COMMENT ON COLUMN analysis.first_meetings.report_on IS 'Day of publication, as pages tell it, else of the official record';
COMMENT ON COLUMN analysis.first_meetings.scrutiny_on IS 'First scrutiny meeting from that day on; null where none is known: see analysis.coverage';
COMMENT ON COLUMN analysis.first_meetings.cabinet_on IS 'First meeting of the cabinet or decision of a member of it';
COMMENT ON COLUMN analysis.first_meetings.council_on IS 'First meeting of the full council';
COMMENT ON COLUMN analysis.first_meetings.days_to_scrutiny IS 'Days from publication to that scrutiny meeting; null where a month between them was not crawled, so that an earlier meeting may be unseen';
COMMENT ON COLUMN analysis.first_meetings.days_to_cabinet IS 'Days from publication to that meeting of the cabinet; null where a month between them was not crawled';
COMMENT ON COLUMN analysis.first_meetings.covered IS 'Whether all months from the report to those meetings were crawled (status crawled or partial in analysis.coverage); false: they are the first that are known, not surely the first';

COMMENT ON VIEW analysis.resolutions IS 'Resolutions after inspections, and whether each does no more than note or receive';
COMMENT ON COLUMN analysis.resolutions.only_notes IS 'Whether its words note or receive and do nothing else';

COMMENT ON VIEW analysis.noted_only IS 'Resolutions after inspections that do no more than note or receive; analysis.resolutions has all';

COMMENT ON TABLE analysis.regions IS 'Regions of the Office for National Statistics of the English authorities with children''s services; the source is told in warehouse/reference/README.md';
COMMENT ON COLUMN analysis.regions.authority IS 'Name of the authority in the registry';
COMMENT ON COLUMN analysis.regions.gss_code IS 'Nine-character code of the Office for National Statistics, the newest of the authority';
COMMENT ON COLUMN analysis.regions.region IS 'Region of England that the authority lies in';

COMMENT ON TABLE analysis.themes IS 'What areas for improvement are about: themes found by patterns in their words, a copy of themes.toml';
COMMENT ON COLUMN analysis.themes.theme IS 'Code of the theme, e.g. management_oversight';
COMMENT ON COLUMN analysis.themes.title IS 'The theme in words';
COMMENT ON COLUMN analysis.themes.patterns IS 'Regular expressions of which one must be found in the words, in any case';

COMMENT ON TABLE analysis.area_themes IS 'Themes of each area for improvement; one can have several or none';
COMMENT ON COLUMN analysis.area_themes.action_id IS 'Key of the area for improvement in analysis.actions';
COMMENT ON COLUMN analysis.area_themes.theme IS 'Code of the theme';

COMMENT ON VIEW analysis.areas_for_improvement IS 'Areas for improvement with their theme: a row for each theme of an area, one without theme where none fits';
COMMENT ON COLUMN analysis.areas_for_improvement.theme IS 'Code of the theme, see analysis.themes; null where none fits';
COMMENT ON COLUMN analysis.areas_for_improvement.inspected_on IS 'Last day on site, else day of publication, of the inspection that wants it; null where none is known';

COMMENT ON VIEW analysis.common_themes IS 'How often each theme is an area for improvement, at how many inspections of how many authorities';
COMMENT ON COLUMN analysis.common_themes.theme IS 'Code of the theme';
COMMENT ON COLUMN analysis.common_themes.title IS 'The theme in words';
COMMENT ON COLUMN analysis.common_themes.areas IS 'Areas for improvement of the theme';
COMMENT ON COLUMN analysis.common_themes.inspections IS 'Inspections that want them, as far as known';
COMMENT ON COLUMN analysis.common_themes.authorities IS 'Authorities of those inspections';
COMMENT ON COLUMN analysis.common_themes.first_on IS 'Day of the first of those inspections';
COMMENT ON COLUMN analysis.common_themes.last_on IS 'Day of the last of those inspections';

COMMENT ON VIEW analysis.recurring_areas IS 'Themes that came back: areas for improvement of one authority at two or more dated inspections of one subject. Only what pages told of each';
COMMENT ON COLUMN analysis.recurring_areas.theme IS 'Code of the theme';
COMMENT ON COLUMN analysis.recurring_areas.inspections IS 'Inspections at which the theme was one';
COMMENT ON COLUMN analysis.recurring_areas.first_on IS 'Day of the first of those inspections';
COMMENT ON COLUMN analysis.recurring_areas.last_on IS 'Day of the last of those inspections';
COMMENT ON COLUMN analysis.recurring_areas.areas IS 'Areas for improvement of the theme at them';
COMMENT ON COLUMN analysis.recurring_areas.inspection_ids IS 'Those inspections';

COMMENT ON VIEW analysis.send_by_region IS 'Outcomes of area SEND inspections by region, as pages tell them and, beside, as the official record has them (none for 2016 to 2022)';
COMMENT ON COLUMN analysis.send_by_region.region IS 'Region of England; null for an authority that is in none';
COMMENT ON COLUMN analysis.send_by_region.told_by IS 'pages: what the warehouse found; official_record: what was published';
COMMENT ON COLUMN analysis.send_by_region.inspections IS 'Inspections with that outcome';
COMMENT ON COLUMN analysis.send_by_region.share IS 'Their share of the region''s inspections of that framework, 0 to 1';
COMMENT ON COLUMN analysis.send_by_region.authorities IS 'Whose areas';

COMMENT ON VIEW analysis.send_statements IS 'Share of area SEND inspections (2016 to 2022) that required a written statement of action, of those whose outcome pages tell; by year and region, by each alone, and in all';
COMMENT ON COLUMN analysis.send_statements.year IS 'Year of the inspection; null where it is not told, or where all years are together';
COMMENT ON COLUMN analysis.send_statements.region IS 'Region of England; null where all regions are together, or for an authority in none';
COMMENT ON COLUMN analysis.send_statements.inspections IS 'Inspections whose outcome is told';
COMMENT ON COLUMN analysis.send_statements.statements IS 'Those that required a statement';
COMMENT ON COLUMN analysis.send_statements.share IS 'Their share, 0 to 1';
COMMENT ON COLUMN analysis.send_statements.all_years IS 'Whether the row is of all years together';
COMMENT ON COLUMN analysis.send_statements.all_regions IS 'Whether the row is of all regions together';

COMMENT ON VIEW analysis.official_sequences IS 'Full inspections of children''s services since 2013 (sif, ilacs) in the official record, each with the next of the authority: the pace of improvement';
COMMENT ON COLUMN analysis.official_sequences.day IS 'Last day on site, else day of publication';
COMMENT ON COLUMN analysis.official_sequences.next_framework IS 'Framework of the next full inspection';
COMMENT ON COLUMN analysis.official_sequences.next_day IS 'Its last day on site';
COMMENT ON COLUMN analysis.official_sequences.next_grade IS 'Its overall grade; null from April 2026 on, when none is given';
COMMENT ON COLUMN analysis.official_sequences.months_to_next IS 'Whole months between the two';
COMMENT ON COLUMN analysis.official_sequences.inadequates_so_far IS 'Inadequate grades of the authority up to this one';

COMMENT ON VIEW analysis.repeat_inadequates IS 'Authorities that the official record has as inadequate more than once';
COMMENT ON COLUMN analysis.repeat_inadequates.inadequates IS 'How many times';
COMMENT ON COLUMN analysis.repeat_inadequates.first_on IS 'Last day on site of the first';
COMMENT ON COLUMN analysis.repeat_inadequates.last_on IS 'Last day on site of the last';
COMMENT ON COLUMN analysis.repeat_inadequates.told_on_pages IS 'How many of them pages in the warehouse tell of';

COMMENT ON VIEW analysis.send_outcomes IS 'Outcomes of area SEND inspections by year, as pages tell them';
COMMENT ON COLUMN analysis.send_outcomes.year IS 'Year of the inspection';
COMMENT ON COLUMN analysis.send_outcomes.inspections IS 'Inspections with that outcome';
COMMENT ON COLUMN analysis.send_outcomes.authorities IS 'Whose areas';

COMMENT ON VIEW analysis.promises_after_visits IS 'What meetings resolved or were promised after visits that give no grade';

COMMENT ON TABLE analysis.changes IS 'Rows of analysis.inspections, judgements and actions that differ from those of the publication before (publication.previous_id)';
COMMENT ON COLUMN analysis.changes.claim_kind IS 'inspection, judgement or action';
COMMENT ON COLUMN analysis.changes.change IS 'added, changed or removed';
COMMENT ON COLUMN analysis.changes.columns IS 'Columns that differ, where the row was changed';
COMMENT ON COLUMN analysis.changes.claim_id IS 'Key of the real inspection, judgement or action; of one that was removed, in the file before';

COMMENT ON TABLE analysis.follow_ups IS 'Later items that answer a promise, with the words that do: the first found, of a repeated promise all. Found by words and dates, so read both sides before you quote one';
COMMENT ON COLUMN analysis.follow_ups.action_id IS 'Key of the action that promised';
COMMENT ON COLUMN analysis.follow_ups.answered_on IS 'Day of the meeting or decision that answers';
COMMENT ON COLUMN analysis.follow_ups.reason IS 'Why it is thought to answer: same_issue, same_inspection (told there), standing_inspection (the newest by then, of the kind and year named), same_matter (no inspection is known, or the matter or body is named), same_item (approved where it was promised)';
COMMENT ON COLUMN analysis.follow_ups.quote IS 'The words that answer; null where the title alone does';

COMMENT ON TABLE analysis.action_tracker IS 'Actions that are to be heard of again (a plan, a report to members, a deed by a day) and what was found of them later. An open or overdue one is one without a known answer, not a broken promise: papers and private meetings are not read';
COMMENT ON COLUMN analysis.action_tracker.title IS 'Title of the item that promised';
COMMENT ON COLUMN analysis.action_tracker.promise IS 'What is promised: plan, that one be made, sent or seen; report, that members hear again; deed, that something be done by a day';
COMMENT ON COLUMN analysis.action_tracker.repeats IS 'Whether it is promised again and again, e.g. every six months';
COMMENT ON COLUMN analysis.action_tracker.due_reason IS 'What due_on is counted from';
COMMENT ON COLUMN analysis.action_tracker.due IS 'When it is due, as the words say: a date, R/P6M for every six months, P70D for days from the event that the page names';
COMMENT ON COLUMN analysis.action_tracker.due_on IS 'Day by which it is first due; 70 days for a plan are working days in England from the report''s publication; null where no day is told';
COMMENT ON COLUMN analysis.action_tracker.expected_next IS 'Day by which it is to be heard of next; null where no day is told, where it has come and is not to come again, and where it is superseded';
COMMENT ON COLUMN analysis.action_tracker.last_seen IS 'Day of the last item found that answers';
COMMENT ON COLUMN analysis.action_tracker.answers IS 'Meetings with an item that answers; analysis.follow_ups has each';
COMMENT ON COLUMN analysis.action_tracker.status IS 'answered: an item that answers was found; superseded: promised again, or a newer full inspection reported first; overdue: no plan or report found three months after the expected day, though every month since was crawled whole; open: all else, deeds that nobody promised to tell of and months that were not crawled whole among it';
COMMENT ON COLUMN analysis.action_tracker.status_reason IS 'Why it has that status';
COMMENT ON COLUMN analysis.action_tracker.quote IS 'The words that promise';
COMMENT ON COLUMN analysis.action_tracker.url IS 'Public address of the document that promises';
COMMENT ON COLUMN analysis.action_tracker.answer_title IS 'Title of the last item that answers';
COMMENT ON COLUMN analysis.action_tracker.answer_committee IS 'Its committee';
COMMENT ON COLUMN analysis.action_tracker.answer_quote IS 'Its words that answer; null where the title alone does';
COMMENT ON COLUMN analysis.action_tracker.answer_url IS 'Its public address';
COMMENT ON COLUMN analysis.action_tracker.superseded_by IS 'Key of the later action that promises the same again';
COMMENT ON COLUMN analysis.action_tracker.inspection_id IS 'Id of the real inspection that it follows up; for a monitoring visit that of the full one before';

COMMENT ON VIEW analysis.action_plans_returned IS 'Inspections with promised plans or reports: whether an item with the plan was found, by when, and whether reports came back; null and 0 mean not found: see analysis.coverage';
COMMENT ON COLUMN analysis.action_plans_returned.report_on IS 'Day of publication, as pages tell it, else of the official record';
COMMENT ON COLUMN analysis.action_plans_returned.plan_due_on IS 'Day by which the law or the inspectorate wants the plan, where a page tells of that: 70 working days from the report';
COMMENT ON COLUMN analysis.action_plans_returned.plans_promised IS 'Actions that promise or require a plan';
COMMENT ON COLUMN analysis.action_plans_returned.plan_seen_on IS 'Day of the first meeting found with the plan';
COMMENT ON COLUMN analysis.action_plans_returned.plan_url IS 'Public address of its item';
COMMENT ON COLUMN analysis.action_plans_returned.reports_promised IS 'Actions that promise reports to members';
COMMENT ON COLUMN analysis.action_plans_returned.reports_answered IS 'Those of them with an answer';
COMMENT ON COLUMN analysis.action_plans_returned.reports_overdue IS 'Those of them that are overdue: no answer found';
COMMENT ON COLUMN analysis.action_plans_returned.last_report_on IS 'Day of the last report found';
COMMENT ON COLUMN analysis.action_plans_returned.plan_in_time IS 'Whether the plan was found with members by the day it was due';
COMMENT ON COLUMN analysis.action_plans_returned.days_to_plan IS 'Days from publication to the meeting that had the plan';
