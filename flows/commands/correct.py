"""`harvest correct`: a row that is wrong, or one that is missing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
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


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What every added row is told with.

    Parameters
    ----------
    quote
        The words of the document's text that make the row, verbatim.
    reason
        Why; it is published with the correction.
    occurrence
        Which of several places with these words.
    sample
        In the data of `harvest run --sample`.
    """

    quote: str
    reason: str
    occurrence: int = 1
    sample: Flag = False


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
    words: Words,
    *,
    domain: str,
    grade: str,
    inspection: str | None = None,
    provisional: Flag = False,
) -> int:
    """Add a grade that a document tells.

    Parameters
    ----------
    document
        The `document_key`.
    domain
        What was graded, e.g. overall_effectiveness.
    grade
        The grade, e.g. requires_improvement.
    inspection
        The `inspection_key` of the inspection that gave it; may be left out where the document tells of one only.
    provisional
        It is told as verbal feedback, draft or indicative.
    """
    return _add(
        MissingJudgement,
        document,
        words,
        domain=domain,
        grade=grade,
        inspection=inspection,
        provisional=provisional,
    )


@add.command
def inspection(
    document: str,
    /,
    words: Words,
    *,
    inspectorate: str,
    subject: str,
    framework: str | None = None,
    subject_name: str | None = None,
    authority: str | None = None,
    started_on: str | None = None,
    ended_on: str | None = None,
    published_on: str | None = None,
) -> int:
    """Add an inspection that a document tells of; `harvest docs` tells what the columns mean.

    Parameters
    ----------
    document
        The `document_key`.
    inspectorate
        Who inspected, e.g. ofsted.
    subject
        What was inspected, e.g. childrens_services.
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
    """
    return _add(
        MissingInspection,
        document,
        words,
        inspectorate=inspectorate,
        subject=subject,
        framework=framework,
        subject_name=subject_name,
        authority=authority,
        started_on=started_on,
        ended_on=ended_on,
        published_on=published_on,
    )


@add.command
def action(
    document: str,
    /,
    words: Words,
    *,
    kind: Literal[
        "resolution", "recommendation", "area_for_improvement", "requirement", "undertaking", "action_taken"
    ],
    status: Literal["agreed", "recommended", "proposed", "in_progress", "done"],
    text: str | None = None,
    inspection: str | None = None,
    owner: str | None = None,
    due: str | None = None,
) -> int:
    """Add an action that a document tells.

    Parameters
    ----------
    document
        The `document_key`.
    kind
        What kind of action.
    status
        How far it is.
    text
        The action in the page's own words, without number or bullet; without it the quote.
    inspection
        The `inspection_key` of the inspection that it is about.
    owner
        Role or body who is to do it.
    due
        A date, R/P6M for every six months, P70D for days.
    """
    return _add(
        MissingAction,
        document,
        words,
        kind=kind,
        status=status,
        text=text or words.quote,
        inspection=inspection,
        owner=owner,
        due=due,
    )


def _add(table: type[Entry], document: str, words: Words, /, **facts: Any) -> int:
    told = facts | {"quote": words.quote, "occurrence": words.occurrence, "reason": words.reason}
    return _correct([_entry(table, document=document, **told)], words.sample)


def _entry(table: type[Entry], /, **facts: Any) -> Entry:
    try:
        return table.model_validate(facts | {"on": utc_now().date()})
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
    for council in publication.stale:
        print(f"Stale: {council.told}", file=sys.stderr)
    return 0
