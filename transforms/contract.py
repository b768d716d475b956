"""A page and its claims in the shape of the extraction contract."""

from __future__ import annotations

from typing import Any

from transforms.records import Extraction, PageKind, ParsedPage
from transforms.text import squeeze


def to_contract(page_id: str, page: ParsedPage, extraction: Extraction) -> dict[str, Any]:
    """One JSON-ready object a page: `page`, `inspections`, `judgements` and `actions` as the contract has them."""
    facts = page.facts
    text = facts.text
    return {
        "id": page_id,
        "page": {
            "kind": facts.kind.value,
            "title": None if facts.kind is PageKind.MEETING else facts.title,
            "committee": facts.committee,
            "meeting_date": facts.meeting_date,
            "decision_maker": facts.decision_maker,
            "decision_status": facts.decision_status,
            "is_key_decision": facts.is_key_decision,
            "truncated": facts.truncated,
        },
        "inspections": [
            {
                "ref": i.ref,
                "inspectorate": i.inspectorate,
                "framework": i.framework,
                "subject": i.subject,
                "subject_name": i.subject_name,
                "authority": i.authority,
                "started_on": i.started_on,
                "ended_on": i.ended_on,
                "published_on": i.published_on,
            }
            for i in extraction.inspections
        ],
        "judgements": [
            {
                "inspection": j.inspection,
                "domain": j.domain,
                "grade": j.grade,
                **({"provisional": True} if j.provisional else {}),
                "quote": squeeze(text[j.start : j.end]),
            }
            for j in extraction.judgements
        ],
        "actions": [
            {
                "kind": a.kind,
                "text": squeeze(a.text),
                "inspection": a.inspection,
                "owner": a.owner,
                "due": a.due,
                "status": a.status,
                "quote": squeeze(text[a.start : a.end]),
            }
            for a in extraction.actions
        ],
    }
