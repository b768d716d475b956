"""One inspection of an authority: its tellings, each with the reason why it is one of them."""

from __future__ import annotations

from enum import StrEnum

from warehouse.resolution.mentions import Mention, Telling
from warehouse.resolution.rules import Rule, rule_of
from warehouse.resolution.spans import Span


class Why(StrEnum):
    """Why a mention is of its inspection."""

    FOUNDER = "first_told"  # the most closely dated telling of it
    DATES = "dates"  # its dates fit those of the inspection
    DATES_AND_GRADES = "dates_and_grades"  # and so do its grades
    STANDING = "standing_grade"  # no date: the grade that stood, or that stood before what it is told beside
    SAME_ISSUE = "same_issue"  # no date: told in the same issue or item
    ALONE = "undated"  # no date, and no known inspection can be meant
    UNSURE = "unsure"  # it can be of a known inspection, but not surely: left without one


class Cluster:
    """One inspection: its tellings, and what the first of them settled."""

    def __init__(self, founder: Telling, why: Why) -> None:
        self.members: list[tuple[Telling, Why]] = []
        self.framework, self.name = founder.framework, founder.name
        self.on_site, self.published = founder.on_site, founder.published
        self.documents: set[str] = set()
        self.issues: set[str] = set()
        self.items: set[str] = set()
        self.grades: set[tuple[str, str]] = set()
        self.add(founder, why)

    @property
    def founder(self) -> Telling:
        """The telling that it began with."""
        return self.members[0][0]

    @property
    def mentions(self) -> list[Mention]:
        """All mentions of the inspection."""
        return [mention for telling, _ in self.members for mention in telling.mentions]

    @property
    def rule(self) -> Rule:
        """The rule of its framework."""
        return rule_of(self.framework, self.founder.subject)

    @property
    def known_from(self) -> Span | None:
        """When its outcome came to be known: the publication, else the days on site."""
        return self.published or self.on_site

    @property
    def is_settled(self) -> bool:
        """Whether its time is known so closely that no other inspection under the framework can be meant."""
        return self.known_from is not None and not (self.founder.is_vague and not self.rule.sparse)

    def add(self, telling: Telling, why: Why) -> None:
        """Take a telling in; what is not settled yet it settles."""
        self.members.append((telling, why))
        self.framework = self.framework or telling.framework
        self.name = self.name or telling.name
        self.on_site = self.on_site or telling.on_site
        self.published = self.published or telling.published
        self.documents |= telling.documents
        self.issues |= telling.issues
        self.items.add(telling.item)
        self.grades |= telling.grades
