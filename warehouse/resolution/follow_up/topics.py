"""The matter of a promise, where it has one of its own beside the plan or the inspection."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warehouse.resolution.follow_up.rules import STEM, has, plain, rules

# Who is to act, as pages write it: "the Director of Children and Learning", "Head of Care Leaving"
_ROLE = re.compile(
    r"\b(?:[A-Z][\w'’-]+ ){0,4}(?:Director|Officer|Member|Manager|Head|Chair|Chairman|Holder|Leader|Executive|Secretary)s?"
    r"(?: (?:of|for) (?:[A-Z][\w'’-]+(?:,| and| &| of)? ?){1,7})?"
)
# Which meeting: "the Children and Families Scrutiny Committee"
_BODY = re.compile(
    r"\b(?:[A-Z][\w'’-]+,? (?:(?:and|&|of|the|for) )*){1,8}(?:Committee|Panel|Board|Commission|Cabinet|Council|Forum|Partnership)\b"
)
# "a report on return home interviews be brought ...": up to where, when or to whom
_ON = re.compile(
    r"\b(?:reports?|reporting|updates?|briefings?|notes?|papers?|information|items?|presentations?|details?|data|evidence|statistics|breakdown|figures|analysis|deep dives?|case studies|performance|speak|look)\b(?: \w+){0,4}?"
    r" (?:on|about|regarding|concerning|into|around|more closely at|setting out) (?P<matter>.+?)"
    r"(?= be\b| and asked\b| (?:to|at|before) (?:the|this|its|members|cabinet|a|every|each|all)\b| (?:in|by|within|after|every|each|for) (?:\w+ )?(?:months?|\d|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|quarter|year)| (?:in|after) \w+ months|[.,;:]|$)"
)
# "the self-evaluation be shared with ..."
_BROUGHT = re.compile(
    r"(?:^|\bthat |\band )(?:the |a |an )?(?P<matter>(?:(?!reports?\b|updates?\b|progress\b|that\b|be\b|plan\b)[\w'-]+ ){1,6}?)be (?:brought|shared|presented|considered|submitted|provided|circulated|reported|reviewed|the subject of)\b"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a matter, cut to stems; none where the promise is about the plan or the inspection itself."""

    stems: frozenset[str] = frozenset()

    def share_in(self, stems: frozenset[str]) -> float:
        """How many of its words stand among those, from 0 to 1; 1 for no matter of its own."""
        return len(self.stems & stems) / len(self.stems) if self.stems else 1.0


def topic_of(text: str, owner: str | None = None) -> Topic:
    """The matter that the words of an action name: what is to be reported on, else what is to be brought."""
    words = text.replace(owner, " ") if owner else text
    words = plain(_BODY.sub(" ", _ROLE.sub(" ", words)))
    found = _ON.search(words) or _BROUGHT.search(words)
    if found is None or has("plan", found["matter"]) or has("inspection", found["matter"]):
        return Topic()
    return Topic(stems_of(rules().patterns["whole"].sub(" ", found["matter"])))


def deed_of(text: str, owner: str | None = None) -> Topic:
    """All words of a deed that name anything."""
    words = text.replace(owner, " ") if owner else text
    return Topic(stems_of(_BODY.sub(" ", _ROLE.sub(" ", words))))


def stems_of(text: str) -> frozenset[str]:
    """The words of a text that name a matter, as stems."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", plain(text).replace("'s", "").replace("s'", "s"))
    stop = rules().topic.stop_words
    return frozenset(word[:STEM] for word in words if len(word) > 2 and not {word, word[:STEM]} & stop)
