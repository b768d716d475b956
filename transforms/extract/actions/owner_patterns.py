"""Patterns that find, in folded text, a role or body that acts or is made to act: its name is the group "who"."""

from __future__ import annotations

import re
from functools import cache

from transforms.extract import vocabulary
from transforms.vocabulary import read_vocabulary

# What may stand between the parts of a verb.
_SOFT = r"(?:(?:(?!early|family)\w+ly|also|now|then|all|both|therefore|already|since|not|again|still) )*"


def _any(name: str) -> str:
    saying = vocabulary.Saying(**read_vocabulary("owners.toml")[name])
    return rf"(?:{'|'.join(saying.wordings)})"


@cache
def _who(apposed: bool = False, nouns: tuple[str, ...] = ("roles", "bodies")) -> str:
    """A role or body: up to eight words, the noun it turns on, and what is joined to that, or just `apposed`."""
    word = rf"(?!{_any('never')}\b)[\w'&/().-]+,?"
    before = rf"(?!(?:of|for|from)\b){word}"
    after = rf"(?:(?:of|for|and|&) (?:the )?)?{word}"
    noun = rf"(?:{'|'.join(map(_any, nouns))})(?!\w|'|-)(?: \([^()]{{2,60}}\))?"
    joins = rf"{_any('joins')}{'?' if apposed else ''}(?:(?<![,:-]) the)?"
    partner = rf"(?:,? and (?:the |its |their )?(?:{before} ){{0,5}}?\b{noun})?"
    joined = rf"(?:{joins}(?: {after}){{1,8}}?)??"
    return rf"(?:the )?(?P<who>(?:{before} ){{0,8}}?\b{noun}{joined}{partner}?)"


@cache
def _verb() -> str:
    """What follows a subject that acts or is made to act; not "be sent", "would be informed"."""
    ending = r"(?:s|es|d|ed|ing|ting|ted)?\b"
    act = rf"(?:{_any('acts')}|{_any('nouns_too')}){ending}"
    passive = rf"{_SOFT}be(?:en)? {_SOFT}(?!{_any('made_to')}\b)(?:\w+(?:ed|en|nt)|put|set|made|told|brought|given|thanked|held)\b"
    modal = rf"(?:would|will|shall|should|must|could|can|may|has|have|had|(?:needs?|needed|ought)(?= to\b))\b(?! {passive}| to {passive})"
    infinitive = rf"to (?={_SOFT}(?:{act}|be \w+ing\b|be {_any('made_to')}\b))"
    state = rf"(?:is|are|was|were|be) {_SOFT}(?:{_any('made_to')}\b|to\b(?! {passive})|(?!being\b)\w+ing\b)"
    noun_too = rf"{_any('nouns_too')}{ending}(?! (?:(?!to\b|that\b|which\b|whether\b|how\b|and\b)[\w'&/()-]+ ){{0,14}}(?:be|is|are|was|were) )"
    return rf"{_SOFT}(?:{modal}|{infinitive}|{state}|{_any('acts')}{ending}|{noun_too})"


_CONSULTING = r"(?:,? in (?:consultation|partnership|conjunction) with [^.;:]{3,120}?)?"


@cache
def subject() -> re.Pattern[str]:
    """Who acts, or is made to, at the beginning of a clause: "the Director bring", "officers be asked to"."""
    return re.compile(rf"{_who()}{_CONSULTING},? (?={_verb()})")


@cache
def asked() -> re.Pattern[str]:
    """Whom somebody makes act: "requests the Director to"."""
    ends = r"(?=,? (?:to|in consultation|for (?:an?|further|more))\b)"
    return re.compile(rf"(?<!would )(?<!will )\b{_any('makes')} (?:that )?{_who(apposed=True)}{ends}")


@cache
def delegated() -> re.Pattern[str]:
    """Who is given the power: "authority be delegated to the Director"."""
    ends = r"(?=[.,;)]|$| (?:to|in consultation|following|for|and the)\b)"
    return re.compile(rf"\bdelegat\w+ (?:[^,.;]{{0,60}}?\b)?to {_who(apposed=True)}{ends}")


@cache
def agent() -> re.Pattern[str]:
    """By whom something is done: "be monitored by the Board"."""
    ends = r"(?=[.,;)]|$| (?:on|in|at|by|to|before|after|each|every|as|with|for|monthly|quarterly|annually|regularly|which|who|and)\b)"
    done = rf"\b(?:be|been|being|is|are|was|were) {_SOFT}{_any('done_by')} (?:\w+ly |each \w+ |every \w+ )?"
    return re.compile(rf"{done}by {_who()}{ends}")


@cache
def made_to_list() -> re.Pattern[str]:
    """Whom a lead-in makes act: "instructs the Chief Executive to:", "power is delegated to the Director to:"."""
    makes = rf"(?:\b{_any('makes')} (?:that )?|\bdelegat\w+ (?:[^,.;]{{0,60}}?\b)?to )"
    return re.compile(
        rf"{makes}{_who(apposed=True)}{_CONSULTING},?(?: (?:to|authority to|power to))?[\s:,-]*$"
    )


@cache
def lead_in(bare: bool) -> re.Pattern[str]:
    """A subject whose verbs stand in the list that follows: "Leaders should:", "Members are recommended to:"."""
    verb = rf"{_leading_verb()}{_CONSULTING}"
    return re.compile(rf"{_who()}(?:{verb}){'?' if bare else ''}[\s:,-]*$")


@cache
def led_in() -> re.Pattern[str]:
    """As `lead_in`, with the first of what is listed on the same line."""
    return re.compile(rf"{_who()}{_leading_verb()}")


def _leading_verb() -> str:
    modal = (
        r"(?:should|must|needs? to|needed to|has to|have to|had to|was to|were to|is to|are to|will|would|to)"
    )
    made = (
        rf"(?:is|are|was|were|be|had been|has been) {_SOFT}{_any('made_to')}(?: by [^:;,.]{{3,40}}?)?(?: to)?"
    )
    return rf",? (?:{modal}|{made})(?![\w'])"


@cache
def speaker() -> re.Pattern[str]:
    """A subject that tells or does something, as "she" goes on to do."""
    return re.compile(rf"{_who(nouns=('roles',))},? (?:{_SOFT}{_any('tells')}\b|{_verb()})")
