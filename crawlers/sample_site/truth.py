"""What is true of the sample pages: the facts that a reader of the extraction contract finds on them.

Written by hand beside the texts (`content/truth`), page by page, so that tests of the whole pipeline have
something to be compared with. A document that is not listed, such as a routine item, has no judgement and no
action.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from crawlers.sample_site.content import SampleSiteError, load_councils
from crawlers.sample_site.scenario import Site
from transforms.records import PageKind

STATUS_OF_KIND = {
    "resolution": "agreed",
    "requirement": "agreed",
    "undertaking": "agreed",
    "recommendation": "recommended",
    "area_for_improvement": "recommended",
    "action_taken": "done",
}
ActionKind = Literal[
    "resolution", "recommendation", "area_for_improvement", "requirement", "undertaking", "action_taken"
]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    optional: bool = False  # careful readers differ: neither missing nor finding it is a fault


class TrueInspection(_Row):
    """An inspection, as in section 2 of the contract."""

    ref: str
    inspectorate: str
    framework: str | None = None
    subject: str
    subject_name: str | None = None
    authority: str | None = None  # the council itself where the file says nothing
    started_on: str | None = None
    ended_on: str | None = None
    published_on: str | None = None


class TrueJudgement(_Row):
    """A judgement, as in section 3."""

    inspection: str
    domain: str
    grade: str
    quote: str
    provisional: bool = False


class TrueAction(_Row):
    """An action, as in section 4."""

    kind: ActionKind
    text: str
    inspection: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None  # as the kind has it where the file says nothing
    quote: str | None = None  # the text where the file says nothing


class _Page(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    item: str | None = None  # an item of the content by its key ...
    decision: int | None = None  # ... or a decision by its id
    night: Literal[1, 2] = 1  # from which night on it is true
    inspections: tuple[TrueInspection, ...] = ()
    judgements: tuple[TrueJudgement, ...] = ()
    actions: tuple[TrueAction, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    pages: tuple[_Page, ...]


@dataclass(frozen=True)
class TruePage:
    """The facts of one document of one council.

    `committee` and `meeting_date` are the meeting's, even where the page of the item does not say them.
    """

    council_id: str
    council: str
    kind: PageKind  # AGENDA_ITEM or DECISION
    site_id: str
    title: str
    committee: str | None
    meeting_date: str | None
    inspections: tuple[TrueInspection, ...]
    judgements: tuple[TrueJudgement, ...]
    actions: tuple[TrueAction, ...]

    def contract(self) -> dict[str, Any]:
        """The page in the contract's shape, gold rows marked `optional` where they are."""
        return {
            "id": f"{self.council_id}-{self.kind}-{self.site_id}",
            "council": self.council,
            "page": {
                "kind": str(self.kind),
                "title": self.title,
                "committee": self.committee,
                "meeting_date": self.meeting_date,
            },
            "inspections": [_dump(row) for row in self.inspections],
            "judgements": [_dump(row) for row in self.judgements],
            "actions": [_dump(row) for row in self.actions],
        }


def load_truth(night: int = 1) -> list[TruePage]:
    """The true pages of all sample councils on a night; raises SampleSiteError naming a broken file."""
    return [
        _resolve(site, page)
        for site in (Site(content, night) for content in load_councils())
        for page in _read(site.content.council_id)
        if page.night <= night
    ]


def _read(council_id: str) -> tuple[_Page, ...]:
    name = f"{council_id.lower()}.toml"
    text = (files(__package__) / "content" / "truth" / name).read_text(encoding="utf-8")
    try:
        return _File.model_validate(tomllib.loads(text)).pages
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SampleSiteError(f"sample truth {name}: {error}") from error


def _resolve(site: Site, page: _Page) -> TruePage:
    """Fill in what the files leave out, and find the document."""
    decision = site.decisions.get(page.decision) if page.decision else None
    item = site.items_by_key.get(decision.item if decision and decision.item else page.item or "")
    if decision is None and item is None:
        raise SampleSiteError(f"sample truth {site.content.council_id}: no page {page.item or page.decision}")
    meeting = item.meeting if item else None
    decided = decision.decided.isoformat() if decision else None
    return TruePage(
        council_id=site.content.council_id,
        council=site.content.name,
        kind=PageKind.DECISION if decision else PageKind.AGENDA_ITEM,
        site_id=str(decision.id if decision else item.id if item else ""),
        title=decision.title if decision else item.title if item else "",
        committee=meeting.committee.title if meeting else None,
        meeting_date=meeting.day.isoformat() if meeting else decided,
        inspections=tuple(_with_authority(row, site.content.name) for row in page.inspections),
        judgements=page.judgements,
        actions=tuple(
            row.model_copy(
                update={"status": row.status or STATUS_OF_KIND[row.kind], "quote": row.quote or row.text}
            )
            for row in page.actions
        ),
    )


def _with_authority(row: TrueInspection, council: str) -> TrueInspection:
    """The council itself is inspected, unless the row names another or the subject is no authority's."""
    if row.authority is not None or row.subject in {"fire", "police"}:
        return row
    return row.model_copy(update={"authority": council})


def _dump(row: _Row) -> dict[str, Any]:
    fields = row.model_dump()
    if not fields.pop("optional"):
        return fields
    return {**fields, "optional": True}
