"""What one clause tells: a requirement, an undertaking or a deed."""

from __future__ import annotations

import re

from transforms import sieve
from transforms.extract.actions.clauses import Clause
from transforms.extract.actions.deeds import ONGOING, of_inspectors
from transforms.extract.actions.spans import Piece, patterns, piece
from transforms.extract.authority import common_name
from transforms.extract.units import Page

_PLAN = re.compile(
    r"until|\bplans?\b|programme|account of|(?:significant|urgent|immediate|rapid) improvements|statement|response|respond|report|submit|produc|publish|notice|direction|days|board|data|advice|ensure|records?|supervis|revis|deliver|survey|audit|hold a|complian|comply|up to date|advis|draft|co-?operat|improvements\b.*\b(?:by|within)|deal with|put right the"
)
_COUNCIL = re.compile(
    r"(?:[Tt]he )?(?P<name>(?!The |County |City |Borough |District )[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|and|of|upon)){0,5}?) (?:County|City|(?:London |Metropolitan )?Borough|District) Council\b"
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
# Why it was done: "as the inspectors had asked", "because of what Ofsted said".
_AS_THEY_ASKED = re.compile(
    r",? ?\b(?:as|because of what|as a (?:direct )?result of what|following what|in (?:line with|view of|answer to|response to) what|to (?:meet|answer|address|deal with) (?:what|(?:the|those) (?:points|matters|issues|concerns)(?: that| which)?)) (?:the )?(?:inspect(?:ors?|orate)|ofsted|cqc|hmi\w*|estyn|letter|report|peers?|peer team|reviewers) (?:had |has |have )?(?:asked|recommended|said|wanted|suggested|advised|told|found|raised|named|identified|criticised)\b"
)
_ASKED_FIRST = re.compile(rf"\W*(?:{_AS_THEY_ASKED.pattern})[^,.;]{{0,40}}, ")
_ENDS_OPEN = re.compile(r":$|\bagreed to\W*$")
_PROMISE = re.compile(r"\b(?:would|will|to|be)\b")
_CUT = re.compile(r",?(?: and)?\s?(?:\.\.\.|…)\W{0,3}view the full\b.{0,40}$")  # where a page stops showing


def requirement(page: Page, clause: Clause) -> Piece | None:
    """What a clause says that somebody is required to do, None for nothing."""
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


def undertaking(page: Page, clause: Clause) -> Piece | None:
    """What a clause promises or asks for, None for nothing; what is only asked for is proposed."""
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


def deed(page: Page, clause: Clause) -> Piece | None:
    """What a clause says was done or is under way, None for nothing."""
    if clause.mode in {"asked", "question", "agreed", "inspectors"}:
        return None
    reason = _AS_THEY_ASKED.search(page.folded, clause.start, clause.end)
    if opening := _ASKED_FIRST.match(page.folded, clause.start, clause.end):
        clause = clause._replace(start=opening.end())  # what was done stands behind why
    match = _says(page, clause, "action_taken", "sentences")
    if match is not None and _says(page, clause, "clause", "not_yet", match.start()):
        return None
    before_reason = reason.start() - clause.start if reason and not opening else None
    if match is None and (reason or _says(page, clause, "action_taken", "because")):
        match = _says(page, clause, "action_taken", "perfect")
    if match is None or _says(page, clause, "action_taken", "not_deeds", before_reason):
        return None
    if _says(page, clause, "clause", "doubt", match.start()) or _says(
        page, clause, "clause", "third_party", match.end()
    ):
        return None
    ours = reason or _says(page, clause, "action_taken", "ours")
    if not ours or of_inspectors(page, clause.unit, clause.start):
        return None
    return _piece(
        page, "action_taken", clause, "done", "in_progress" if ONGOING.search(match.group()) else None
    )


def _piece(page: Page, kind: str, clause: Clause, rule: str, status: str | None = None) -> Piece | None:
    """A clause as a piece, without what leads in to it and what only trails behind; None where too little is left."""
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


def _says(page: Page, clause: Clause, kind: str, name: str, until: int | None = None) -> re.Match[str] | None:
    """The first of a list's words in a clause, or in its first `until` letters."""
    tried = page.passing(patterns(kind, name)).get(clause.unit)
    if not tried:
        return None
    words = page.folded[clause.start : clause.end]
    return sieve.first_match(tried, words, 0, len(words) if until is None else until)
