"""`harvest correct`: a row that is wrong, or one that is missing."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter
from pydantic import ValidationError

from flows.clock import utc_now
from flows.correcting import correct
from flows.settings import Settings
from transforms.errors import UsageError
from warehouse.corrections import Entry, MissingAction, MissingInspection, MissingJudgement, Wrong

app = App(
    name="correct", help="Mark rows as wrong, or add missing ones, with a reason; they survive replays."
)
add = App(
    name="add", help="Add a row that the extractor missed, with the words of the document that make it."
)
app.command(add)

Flag = Annotated[bool, Parameter(negative="")]


@app.command
def wrong(*keys: Annotated[str, Parameter(required=True)], reason: str, sample: Flag = False) -> int:
    """Leave rows out of resolution and publication. The table `corrections` goes on listing them.

    Parameters
    ----------
    keys
        `inspection_key`, `judgement_key` or `action_key` of rows, as the tables of the schema main have them; in
        analysis.evidence it is `claim_key`. With an inspection go its grades.
    reason
        Why; it is published with the correction.
    sample
        In the data of `harvest run --sample`.
    """
    return _correct([_entry(Wrong, key=key, reason=reason) for key in keys], sample)


@add.command
def judgement(
    document: str,
    /,
    *,
    quote: str,
    domain: str,
    grade: str,
    reason: str,
    inspection: str | None = None,
    provisional: Flag = False,
    occurrence: int = 1,
    sample: Flag = False,
) -> int:
    """Add a grade that a document tells.

    Parameters
    ----------
    document
        The `document_key`.
    quote
        The words of its text that tell the grade, verbatim.
    domain
        What was graded, e.g. overall_effectiveness.
    grade
        The grade, e.g. requires_improvement.
    reason
        Why; it is published with the correction.
    inspection
        The `inspection_key` of the inspection that gave it; may be left out where the document tells of one only.
    provisional
        It is told as verbal feedback, draft or indicative.
    occurrence
        Which of several places with these words.
    sample
        In the data of `harvest run --sample`.
    """
    facts = {"domain": domain, "grade": grade, "inspection": inspection, "provisional": provisional}
    place = {"document": document, "quote": quote, "occurrence": occurrence, "reason": reason}
    return _correct([_entry(MissingJudgement, **place, **facts)], sample)


@add.command
def inspection(
    document: str,
    /,
    *,
    quote: str,
    inspectorate: str,
    subject: str,
    reason: str,
    framework: str | None = None,
    subject_name: str | None = None,
    authority: str | None = None,
    started_on: str | None = None,
    ended_on: str | None = None,
    published_on: str | None = None,
    occurrence: int = 1,
    sample: Flag = False,
) -> int:
    """Add an inspection that a document tells of; `harvest docs` tells what the columns mean.

    Parameters
    ----------
    document
        The `document_key`.
    quote
        The words of its text that tell of it, verbatim.
    inspectorate
        Who inspected, e.g. ofsted.
    subject
        What was inspected, e.g. childrens_services.
    reason
        Why; it is published with the correction.
    framework
        E.g. ilacs.
    subject_name
        Name of the inspected body where it is not the authority itself.
    authority
        Council inspected, by its name without "Council".
    started_on
        First day on site: 2025-06-09, 2025-06 or 2025.
    ended_on
        Last day on site.
    published_on
        Day of publication.
    occurrence
        Which of several places with these words.
    sample
        In the data of `harvest run --sample`.
    """
    facts = {
        "inspectorate": inspectorate,
        "subject": subject,
        "framework": framework,
        "subject_name": subject_name,
        "authority": authority,
        "started_on": started_on,
        "ended_on": ended_on,
        "published_on": published_on,
    }
    place = {"document": document, "quote": quote, "occurrence": occurrence, "reason": reason}
    return _correct([_entry(MissingInspection, **place, **facts)], sample)


@add.command
def action(
    document: str,
    /,
    *,
    quote: str,
    kind: Literal[
        "resolution", "recommendation", "area_for_improvement", "requirement", "undertaking", "action_taken"
    ],
    status: Literal["agreed", "recommended", "proposed", "in_progress", "done"],
    reason: str,
    text: str | None = None,
    inspection: str | None = None,
    owner: str | None = None,
    due: str | None = None,
    occurrence: int = 1,
    sample: Flag = False,
) -> int:
    """Add an action that a document tells.

    Parameters
    ----------
    document
        The `document_key`.
    quote
        The words of its text that make it, verbatim.
    kind
        What kind of action.
    status
        How far it is.
    reason
        Why; it is published with the correction.
    text
        The action in the page's own words, without number or bullet; without it the quote.
    inspection
        The `inspection_key` of the inspection that it is about.
    owner
        Role or body who is to do it.
    due
        A date, R/P6M for every six months, P70D for days.
    occurrence
        Which of several places with these words.
    sample
        In the data of `harvest run --sample`.
    """
    facts = {
        "kind": kind,
        "status": status,
        "text": text or quote,
        "inspection": inspection,
        "owner": owner,
        "due": due,
    }
    place = {"document": document, "quote": quote, "occurrence": occurrence, "reason": reason}
    return _correct([_entry(MissingAction, **place, **facts)], sample)


def _entry(kind: type[Entry], **facts: Any) -> Entry:
    try:
        return kind.model_validate(facts | {"on": utc_now().date()})
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{first['loc'][0]}={first['input']!r}: {first['msg']}") from error


def _correct(entries: list[Entry], sample: bool) -> int:
    settings = Settings.from_environment()
    settings = settings.for_sample() if sample else settings
    outcomes, publication = correct(entries, settings, utc_now())
    for outcome in outcomes:
        print(outcome.claim_key)
        verb = "left out" if isinstance(outcome.entry, Wrong) else "added"
        print(f"{verb}: {outcome.claim} ({outcome.quote})", file=sys.stderr)
    print(f"Written to {settings.corrections_file}. Published: {publication.path}", file=sys.stderr)
    return 0
