"""A page's claims in the contract's shape: as a person labelled them, and as the extractor made them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

LONGEST_BRIEF = 220  # characters of a row in a list of misses


class _Row(BaseModel):
    """`optional` is set in gold labels alone, `rule` in predictions alone."""

    model_config = ConfigDict(frozen=True)

    optional: bool = False
    rule: str | None = None

    def brief(self) -> str:
        """The row in one line, for a list of misses."""
        dropped = {"quote", "ref", "optional", "rule"}
        return self.model_dump_json(exclude=dropped, exclude_none=True, exclude_defaults=True)[:LONGEST_BRIEF]


class InspectionRow(_Row):
    """See the contract, section 2."""

    ref: str
    inspectorate: str
    framework: str | None = None
    subject: str
    subject_name: str | None = None
    authority: str | None = None
    started_on: str | None = None
    ended_on: str | None = None
    published_on: str | None = None


class JudgementRow(_Row):
    """See the contract, section 3; `inspection` is the ref of an inspection of the same page."""

    inspection: str | None
    domain: str
    grade: str
    quote: str = ""


class ActionRow(_Row):
    """See the contract, section 4."""

    kind: str
    text: str
    inspection: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None
    quote: str = ""


class PageFacts(BaseModel):
    """What is measured of the page itself."""

    model_config = ConfigDict(frozen=True)

    kind: str | None = None
    meeting_date: str | None = None


_none_as_empty = BeforeValidator(lambda value: () if value is None else value)


class Claims(BaseModel):
    """All that one page claims."""

    model_config = ConfigDict(frozen=True)

    page: PageFacts = PageFacts()
    inspections: Annotated[tuple[InspectionRow, ...], _none_as_empty] = ()
    judgements: Annotated[tuple[JudgementRow, ...], _none_as_empty] = ()
    actions: Annotated[tuple[ActionRow, ...], _none_as_empty] = ()

    def inspection(self, ref: str | None) -> InspectionRow | None:
        """The inspection of that ref, if the page has it."""
        return next((row for row in self.inspections if row.ref == ref), None)
