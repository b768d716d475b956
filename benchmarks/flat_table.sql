-- One wide table of all that the published file's analysts' layer holds of claims, and the official record beside.
CREATE OR REPLACE TABLE told AS
SELECT
    e.claim_kind, e.claim_id, e.quote, e.council, e.meeting_date, e.committee, g.committee_type, e.title, e.url,
    coalesce(j.inspection_id, a.inspection_id, if(e.claim_kind = 'inspection', e.claim_id, NULL)) AS inspection_id,
    i.authority, i.framework, i.subject, i.subject_name, i.published_on, j.domain, j.grade, j.preferred, j.official_status,
    a.kind, a.text, a.owner, a.due, a.status
FROM published.analysis.evidence e
LEFT JOIN published.analysis.judgements j ON e.claim_kind = 'judgement' AND j.judgement_id = e.claim_id
LEFT JOIN published.analysis.actions a ON e.claim_kind = 'action' AND a.action_id = e.claim_id
LEFT JOIN published.analysis.agenda_items g ON g.item_id = e.item_id
LEFT JOIN published.analysis.inspections i
    ON i.inspection_id = coalesce(j.inspection_id, a.inspection_id, if(e.claim_kind = 'inspection', e.claim_id, NULL));

CREATE OR REPLACE TABLE official AS FROM published.analysis.official_outcomes;
