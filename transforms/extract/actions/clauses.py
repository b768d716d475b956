"""The clauses of a sentence, each with the mode in which it is told: asked, agreed, promised, said and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from transforms import sieve
from transforms.extract.actions.spans import patterns, wordings
from transforms.extract.units import Page, Unit

_MODES = ("asked", "question", "agreed", "promised", "said", "detail", "further", "joint")
_VERB = re.compile(
    r"\b(?:would|will|could|can|cannot|ha[sd]|have|was|were|is|are|must|do|did|does|\w{2,}ed|went|took|met|held|made|gave)\b"
)
# Right before "agreed to": whose word is no promise of ours.
_BY_INSPECTORS = re.compile(
    r"\b(?:ofsted|cqc|care quality commission|estyn|ciw|inspectors|inspectorate|hmicfrs|hmip?|dfe|department for education|regulator)(?: (?:had|has|have|also|then))*\s*$"
)
_HAD = re.compile(r"\bha(?:d|ving)(?: also| previously| already)?\s*$")
_REASON = re.compile(r"\b(?:because of|result of|following|view of|light of|line with) what [^,.;]{3,40}$")
_OTHER_SUBJECT = re.compile(
    r", and |; | and ?$| and (?=(?:the|he|she) )|, but (?=(?:undertook|promised|agreed|offered|committed)\b)"
)
# "Staffing - in response to a question about vacancies, the Director undertook to ..."
_ANSWER = re.compile(
    r"\bin (?:response|answer|reply) to (?:an? |the |further |several )?(?:requests?|questions?|quer(?:y|ies)|comments?|suggestions?|concerns?)\b[^;]*?, (?=(?:the|he|she|they|officers|members|it was) [^,]*$)"
)


class Clause(NamedTuple):
    """A run of a sentence with what it hangs on: "asked", "agreed", "promised", "question", "said", "inspectors" or "" ."""

    unit: int  # index of its sentence
    start: int
    end: int
    mode: str


def clauses(page: Page, unit: Unit) -> Iterator[Clause]:
    """The clauses of a sentence, each with the mode in which it is told."""
    start, mode = unit.start, ""
    for found in page.finditer(_joints(), unit):
        kind = found.lastgroup or ""
        begin = found.end()
        if _parts_nothing(page, unit, found, start, mode):
            continue
        if kind in {"agreed", "promised"} and found.group().rstrip().endswith(("to", "promised")):
            begin = _own_subject(page, start, found.start())  # "..., and the Director agreed to ..."
        if begin > start:
            yield Clause(unit.index, start, min(begin, found.start()), mode)
        if kind == "question" and found.start() == unit.start:
            continue  # "Asked what had been done, she said ..."
        if kind == "agreed" and _BY_INSPECTORS.search(page.folded, start, found.start()):
            kind = "inspectors"
        if kind in {"said", "asked"} and patterns("clause", "inspectors").search(
            page.folded, start, found.start()
        ):
            kind = "inspectors"
        if kind not in {"joint", "further", "part"} and (
            mode != "question" or kind in {"agreed", "promised"}
        ):
            mode = kind
        start = begin
    yield Clause(unit.index, start, unit.end, mode)


def _parts_nothing(page: Page, unit: Unit, joint: re.Match[str], start: int, mode: str) -> bool:
    """Whether the words of a joint stand within one clause, which began at `start` in a mode."""
    kind, at = joint.lastgroup, joint.start()
    # "asked that reports, which set out ..., be sent", "required to publish a plan which set out ..."
    if kind == "detail":
        return mode == "asked" or bool(patterns("requirement", "sentences").search(page.folded, start, at))
    if kind == "further":
        return mode not in {"asked", "agreed", "promised"}
    if kind == "joint":  # "the authority and the board were required to ..."
        return not _VERB.search(page.folded, start, at)
    if kind in {"asked", "question"} and _is_order(page, start, at, unit.end):
        return True  # "the Department had asked for a plan" is what is required
    if kind == "asked" and _HAD.search(page.folded, start, at):
        return True  # "had asked to be kept informed": before this meeting
    return kind in {"said", "asked"} and _REASON.search(page.folded, start, at) is not None


@cache
def _joints() -> sieve.Choice:
    """Where one clause ends and the next begins; the group's name is the mode of the next."""
    modes = [sieve.compile(rf",? ?\b(?P<{mode}>{'|'.join(wordings('clause', mode))})") for mode in _MODES]
    return sieve.Choice([*modes, sieve.compile(r"(?P<part>;\s(?:and )?(?:that )?)")])


def _is_order(page: Page, start: int, asked: int, end: int) -> bool:
    """Whether "asked" stands in words that tell of a requirement."""
    required = patterns("requirement", "sentences").search(page.folded, start, end)
    return required is not None and required.start() <= asked < required.end()


def _own_subject(page: Page, start: int, end: int) -> int:
    """Where the subject of "... agreed to" begins: after the last comma and "and" before it, or what it answers."""
    answer = _ANSWER.search(page.folded, start, end)
    return max(
        (m.end() for m in _OTHER_SUBJECT.finditer(page.folded, start, end)),
        default=answer.end() if answer else start,
    )
