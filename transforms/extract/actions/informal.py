"""Requirements, promises and deeds: told in sentences, each clause judged by itself, and deeds in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from transforms import sieve
from transforms.extract.actions.deeds import ONGOING, asked_below, deeds_below, of_inspectors
from transforms.extract.actions.spans import Piece, patterns, piece, wordings
from transforms.extract.authority import common_name
from transforms.extract.units import Page, Unit

_CLOSED = {"reasons", "end", "fields", "links", "recommendation"}
# The lists of words that tell of something by a whole sentence, or by what stands below it.
_TELLING_OTHERWISE = (
    ("action_taken", "leads"),
    ("action_taken", "refers_back"),
    ("action_taken", "plans"),
    ("undertaking", "asked_below"),
    ("undertaking", "to_do_below"),
)
_MODES = ("asked", "question", "agreed", "promised", "said", "detail", "further", "joint")
_PLAN = re.compile(
    r"until|\bplans?\b|statement|response|respond|report|submit|produc|publish|notice|direction|days|board|data|advice|ensure|records?|supervis|revis|deliver|survey|audit|hold a|improvements\b.*\b(?:by|within)"
)
_COUNCIL = re.compile(
    r"(?:[Tt]he )?(?P<name>(?!The |County |City |Borough |District )[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|and|of|upon)){0,5}?) (?:County|City|(?:London |Metropolitan )?Borough|District) Council\b"
)
_NO_SUBJECT = re.compile(r"(?:would|will)\b|(?:this|these) (?:was|were|is|are|had|has|have)\b")
_VERB = re.compile(
    r"\b(?:would|will|could|can|cannot|ha[sd]|have|was|were|is|are|must|do|did|does|\w{2,}ed|went|took|met|held|made|gave)\b"
)
_TAIL = re.compile(
    r", with (?:an?|the)? ?(?:interim|future|re-?inspection|further|follow)|\. ?\(|, (?:although|but|so) | and if | but (?:as|because|since|given) | but, (?:if|where|should) | and (?:also )?(?:outlined|explained|described|highlighted|summarised) (?:how|what|why|that|the)\b"
)

# What stands before a promise or deed and is no part of it: "ACTION - ", "However, ".
_LEAD = re.compile(
    r"[^\w£]*(?:actions?(?: points?)?(?: \d{1,2})? ?[:-] ?)?(?:that |also |however,? |therefore,? )?"
)
_ASIDE = re.compile(
    r", (?:the|an?) (?:[a-z-]+ ){1,4}having (?:found|shown|judged|rated)\b"
)  # ", the latest audit having found ..."
# Right before "agreed to": whose word is no promise of ours.
_BY_INSPECTORS = re.compile(
    r"\b(?:ofsted|cqc|care quality commission|estyn|ciw|inspectors|inspectorate|hmicfrs|hmip?|dfe|department for education|regulator)(?: (?:had|has|have|also|then))*\s*$"
)
_OTHER_SUBJECT = re.compile(
    r", and |; | and ?$| and (?=(?:the|he|she) )|, but (?=(?:undertook|promised|agreed|offered|committed)\b)"
)
# "Staffing - in response to a question about vacancies, the Director undertook to ..."
_ANSWER = re.compile(
    r"\bin (?:response|answer|reply) to (?:an? |the |further |several )?(?:requests?|questions?|quer(?:y|ies)|comments?|suggestions?|concerns?)\b[^;]*?, (?=(?:the|he|she|they|officers|members|it was) [^,]*$)"
)
_ENDS_OPEN = re.compile(r":$|\bagreed to\W*$")
_PROMISE = re.compile(r"\b(?:would|will|to|be)\b")
_CUT = re.compile(r",?(?: and)?\s?(?:\.\.\.|…)\W{0,3}view the full\b.{0,40}$")  # where a page stops showing


class _Clause(NamedTuple):
    """A run of a sentence with what it hangs on: "asked", "agreed", "promised", "question", "said", "inspectors" or "" ."""

    unit: int  # index of its sentence
    start: int
    end: int
    mode: str


def find_informal(page: Page) -> list[Piece]:
    """Requirements, undertakings and deeds of a document, in that order of trust for one clause."""
    found: list[Piece] = []
    used: set[int] = set()
    has_minutes = any(unit.section == "minutes" for unit in page.units)
    by_clauses = _telling_by_clauses(page)
    telling = by_clauses.union(*(page.passing(patterns(*name)) for name in _TELLING_OTHERWISE))
    for unit in page.units:
        if unit.index not in telling or unit.index in used:
            continue
        if unit.section in _CLOSED or unit.end - unit.start > 900:
            continue
        if page.search(patterns("undertaking", "agenda"), unit):
            continue
        if unit.section == "purpose" or (has_minutes and unit.section == "body"):  # only what is required
            found += _required(page, unit)
            continue
        found += deeds_below(page, unit, used) or asked_below(page, unit, used)
        if unit.index not in used and not page.words(unit).rstrip("\"'”’").endswith("?"):
            told = list(_told(page, unit)) if unit.index in by_clauses else []
            found += [*told, *_plans(page, unit, told)]
    return found


def _required(page: Page, unit: Unit) -> list[Piece]:
    """What the clauses of a sentence require."""
    if unit.index not in page.passing(patterns("requirement", "sentences")):
        return []
    return [p for clause in _clauses(page, unit) if (p := _requirement(page, clause))]


def _plans(page: Page, unit: Unit, told: list[Piece]) -> Iterator[Piece]:
    """Plans that the sentence names with what they were drawn up for, where no clause tells of them already."""
    for found in page.finditer(patterns("action_taken", "plans"), unit):
        start, end = found.span()
        if any(p.start < end and start < p.end for p in told):
            continue
        if one := piece(page, "action_taken", start, end, "plan_drawn_up"):
            yield one


def _told(page: Page, unit: Unit) -> Iterator[Piece]:
    """What the clauses of a sentence tell; "... and would report back" takes its subject from the clause before."""
    silent: _Clause | None = None  # the clause before, where it tells nothing itself
    for part in _clauses(page, unit):
        goes_on = (
            silent is not None
            and _NO_SUBJECT.match(page.folded, part.start, part.end)
            and not patterns("clause", "doubt").search(page.folded[silent.start : part.start])
        )
        clause = _Clause(unit.index, silent.start, part.end, part.mode) if silent and goes_on else part
        one = _requirement(page, clause) or _undertaking(page, clause) or _deed(page, clause)
        if one is not None:
            yield one
        silent = clause if one is None else None


def _telling_by_clauses(page: Page) -> frozenset[int]:
    """The sentences, by index, with the words by which any clause of theirs could tell something: most have none."""

    def holding(kind: str, name: str) -> Set[int]:
        return page.passing(patterns(kind, name)).keys()

    return frozenset(
        holding("requirement", "sentences")
        | holding("undertaking", "sentences")
        | holding("undertaking", "dated")
        | holding("clause", "asked") & holding("undertaking", "wanted")
        | (holding("clause", "agreed") | holding("clause", "promised")) & holding("undertaking", "agreed")
        | holding("action_taken", "sentences")
        | holding("action_taken", "because") & holding("action_taken", "perfect")
    )


# -- clauses ---------------------------------------------------------------------------------------------------------


@cache
def _joints() -> sieve.Choice:
    """Where one clause ends and the next begins; the group's name is the mode of the next."""
    modes = [sieve.compile(rf",? ?\b(?P<{mode}>{'|'.join(wordings('clause', mode))})") for mode in _MODES]
    return sieve.Choice([*modes, sieve.compile(r"(?P<part>;\s(?:and )?(?:that )?)")])


def _clauses(page: Page, unit: Unit) -> Iterator[_Clause]:
    """The clauses of a sentence, each with the mode in which it is told."""
    start, mode = unit.start, ""
    for found in page.finditer(_joints(), unit):
        kind = found.lastgroup or ""
        begin = found.end()
        if kind == "detail" and patterns("requirement", "sentences").search(
            page.folded, start, found.start()
        ):
            continue  # "... required to publish a plan which set out ..." is one clause
        if kind == "detail" and mode == "asked":
            continue  # "requested that reports, which detailed ..., be submitted" is one clause
        if kind == "further" and mode not in {"asked", "agreed", "promised"}:
            continue
        if kind == "joint" and not _VERB.search(page.folded, start, found.start()):
            continue  # "the authority and the board were required to ..."
        if kind in {"agreed", "promised"} and found.group().rstrip().endswith(("to", "promised")):
            begin = _own_subject(page, start, found.start())  # "..., and the Director agreed to ..."
        if begin > start:
            yield _Clause(unit.index, start, min(begin, found.start()), mode)
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
    yield _Clause(unit.index, start, unit.end, mode)


def _own_subject(page: Page, start: int, end: int) -> int:
    """Where the subject of "... agreed to" begins: after the last comma and "and" before it, or what it answers."""
    answer = _ANSWER.search(page.folded, start, end)
    return max(
        (m.end() for m in _OTHER_SUBJECT.finditer(page.folded, start, end)),
        default=answer.end() if answer else start,
    )


def _piece(page: Page, kind: str, clause: _Clause, rule: str, status: str | None = None) -> Piece | None:
    start = clause.start
    if lead := _LEAD.match(page.folded, start, clause.end):
        start = lead.end()
    cut = _CUT.search(page.folded, start, clause.end)
    end = cut.start() if cut else clause.end
    tail = _TAIL.search(page.folded, start + 25, end) if kind == "undertaking" else None
    if tail and _PROMISE.search(page.folded, start, tail.start()):
        end = tail.start()
    if kind == "action_taken" and (aside := _ASIDE.search(page.folded, start + 15, end)):
        end = aside.start()
    if len(page.folded[start:end].split()) < 4 or _ENDS_OPEN.search(page.folded, start, end):
        return None
    if kind != "requirement" and _of_another_council(page, start, end):
        return None
    return piece(page, kind, start, end, rule, status=status)


def _of_another_council(page: Page, start: int, end: int) -> bool:
    """Whether a clause has another council for its subject: what others do is no action here."""
    own = common_name(page.document.council)
    other = _COUNCIL.match(page.text, start, end)
    return own is not None and other is not None and common_name(other["name"]) != own


def _says(
    page: Page, clause: _Clause, kind: str, name: str, until: int | None = None
) -> re.Match[str] | None:
    """The first of a list's words in a clause, or in its first `until` letters."""
    tried = page.passing(patterns(kind, name)).get(clause.unit)
    if not tried:
        return None
    words = page.folded[clause.start : clause.end]
    return sieve.first_match(tried, words, 0, len(words) if until is None else until)


def _requirement(page: Page, clause: _Clause) -> Piece | None:
    words = page.folded[clause.start : clause.end]
    match = _says(page, clause, "requirement", "sentences")
    if match is None or not _PLAN.search(words) or clause.mode in {"asked", "question"}:
        return None
    own = words.rfind(" and ", 0, match.start()) + 1  # "... were not good enough and required the Council to"
    if patterns("clause", "doubt").search(words[own : match.start()]) or _says(
        page, clause, "requirement", "not_sentences"
    ):
        return None
    return _piece(page, "requirement", clause, "required")


def _undertaking(page: Page, clause: _Clause) -> Piece | None:
    words = page.folded[clause.start : clause.end]
    if clause.mode == "asked":
        wanted = _says(page, clause, "undertaking", "wanted")
        vague = patterns("undertaking", "not_wanted").match(words)
        return _piece(page, "undertaking", clause, "asked_for", "proposed") if wanted and not vague else None
    if clause.mode in {"question", "inspectors"}:
        return None
    if _says(page, clause, "undertaking", "not_sentences"):
        return None
    if clause.mode in {"agreed", "promised"}:
        told = _says(page, clause, "undertaking", "agreed")
        if (
            told
            and not _says(page, clause, "clause", "third_party")
            and not patterns("undertaking", "not_wanted").match(words)
        ):
            return _piece(page, "undertaking", clause, "agreed")
        return None
    match = _says(page, clause, "undertaking", "sentences") or _says(page, clause, "undertaking", "dated")
    if match is None:
        return None
    if _says(page, clause, "clause", "third_party", match.end()) or _says(
        page, clause, "clause", "doubt", match.start()
    ):
        return None
    return _piece(page, "undertaking", clause, "promised")


def _deed(page: Page, clause: _Clause) -> Piece | None:
    if clause.mode in {"asked", "question", "agreed", "inspectors"}:
        return None
    match = _says(page, clause, "action_taken", "sentences")
    if match is not None and _says(page, clause, "clause", "not_yet", match.start()):
        return None
    if match is None and _says(page, clause, "action_taken", "because"):
        match = _says(page, clause, "action_taken", "perfect")
    if match is None or _says(page, clause, "action_taken", "not_deeds"):
        return None
    if _says(page, clause, "clause", "doubt", match.start()) or _says(
        page, clause, "clause", "third_party", match.end()
    ):
        return None
    if not _says(page, clause, "action_taken", "ours") or of_inspectors(page, clause.unit, clause.start):
        return None
    return _piece(
        page, "action_taken", clause, "done", "in_progress" if ONGOING.search(match.group()) else None
    )
