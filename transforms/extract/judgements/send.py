"""Outcomes of area SEND inspections: told in set phrases, not in grade words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transforms import sieve
from transforms.extract.authority import authorities
from transforms.extract.judgements.claim import Claim
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit
from transforms.vocabulary import read_vocabulary

_UNREAL = sieve.compile(
    r"\bwhere (?:[a-z]+ ){0,3}(?:weaknesses|concerns|failings|inspectors) (?:are|is|find|have|identify)\b|\bcould\b|\bmight have\b|\bif\b|\bwould be required\b|\bwhether\b|\bany\b|\bconfused\b|\bused to be\b|"
    r"\b(?:one of|possible|either) (?:the )?(?:two|three|four|possible)?\b ?(?:outcomes|conclusions|judge?ments|grades|results)\b|\bwould (?:either )?be (?:needed|necessary|requested|asked for)\b"
)
_THE_OUTCOME = sieve.compile(
    r"\b(?:the (?:actual )?(?:outcome|judge?ment|conclusion|finding)(?: for [^,.;]{2,40})? was|(?:highest|best|middle|second|lowest|third|first|worst) of (?:the )?(?:three(?: possible)?|possible) (?:outcomes|judge?ments|grades)"
    r"|of (?:the )?three(?: possible)? (?:outcomes|judge?ments|grades),? (?:the )?(?:inspectors|inspectorates?|ofsted|they)[^.;]{0,30} (?:concluded|found|judged|gave|chose|decided))\b"
)
_OF_SEND = sieve.compile(
    r"\bsend\b|special educational|local area|ofsted (?:and|/) ?(?:the )?(?:cqc|care quality)|area inspection"
)
_JOINED = re.compile(r", and |, | and ")
_MANY = sieve.compile(
    r"\b(?:local areas|areas|authorities|councils)\b[^.;]{0,50}(?:had been|were|have been|been) (?:required|asked)|per ?cent|\d%"
)


def send_claims(page: Page, topic: Topic) -> Iterator[Claim]:
    """The outcomes that a page says an area SEND inspection had."""
    ours = topic.subject == "area_send"
    if not ours and not _OF_SEND.search(page.folded):
        return
    for unit in page.units_passing(*(pattern for _, pattern in _outcomes())):
        words = page.words(unit)
        told = [(grade, found) for grade, pattern in _outcomes() if (found := page.search(pattern, unit))]
        if (
            not told
            or _UNREAL.search(words, _told_from(words))
            or _MANY.search(words)
            or not (ours or _OF_SEND.search(words))
        ):
            continue
        several = len({grade for grade, _ in told if "statement" not in grade}) > 1
        for grade, found in told if several else told[:1]:
            start, end = unit.start + found.start(), unit.start + found.end()
            others = _elsewhere(page, topic, unit, start)
            if several and others == [None]:
                continue  # the possible outcomes, listed, not those of neighbours
            for authority in others:
                yield Claim(
                    unit=unit,
                    concept="overall",
                    grade=grade,
                    at=start,
                    start=start,
                    end=end,
                    rule="send_outcome",
                    subject="area_send",
                    authority=authority,
                )


def _told_from(words: str) -> int:
    """Where the outcome itself begins to be told: "there were three possible outcomes, and the outcome for us was"."""
    return max((told.end() for told in _THE_OUTCOME.finditer(words)), default=0)


def _elsewhere(page: Page, topic: Topic, unit: Unit, at: int) -> list[str | None]:
    """The other councils that the sentence names last before the outcome, joined by "and": it is theirs; None for the page's own."""
    named = authorities(page.text, unit.start, at)
    last = named[-1:]
    for before in reversed(named[:-1]):
        if not _JOINED.fullmatch(page.folded, before.end, last[0].start):
            break
        last.insert(0, before)
    return [None if found.code == topic.authority else found.code for found in last] or [None]


@cache
def _outcomes() -> tuple[tuple[str, sieve.Pattern], ...]:
    return tuple(
        (o["grade"], sieve.compile("|".join(f"(?:{w})" for w in o["wordings"])))
        for o in read_vocabulary("send.toml")["outcome"]
    )
