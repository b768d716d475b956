"""Whom an item's inspection inspects: the subject that its title and first words tell, asked of one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from transforms.extract import vocabulary
from transforms.extract.authority import common_name
from transforms.extract.concern import (
    by_council,
    by_inspectorate,
    by_item,
    by_title_name,
    rates_providers,
)
from transforms.extract.mentions import inspectorates_in, without_inspectorates
from transforms.extract.units import Page

_BOARD = re.compile("|".join(vocabulary.subject("safeguarding_board").bodies))
_OF_SERVICES = re.compile(r"inspect|\bservices")  # a title that also tells of the council's services
_PEER_OF = re.compile(
    r"peer (?:review|challenge) (?:of|into|on) [^.,;:]{3,70}"
)  # what a bare "Peer Review" is of
# "the council was judged inadequate by Ofsted": whatever else its first words name
_COUNCIL_BY_OFSTED = re.compile(
    r"\b(?:council|authority|borough) (?:had been|has been|was|is|were)(?: \w+)? (?:judged|rated|graded|found|deemed|assessed|inspected)\b[^.;]{0,60}\bby ofsted\b"
    r"|\bofsted (?:had |has )?(?:judged|rated|graded|found|inspected) (?:that )?the (?:council|authority|borough)\b(?!'s)"
)
_FIRST_WORDS = 500  # characters of the opening that name a subject by themselves


@dataclass(frozen=True)
class FirstWords:
    """An item's title and opening, folded and without offices, and the framework that they name."""

    page: Page
    heading: str  # the title as printed
    title: str
    opening: str
    framework: vocabulary.Framework | None
    framework_in_title: bool

    @cached_property
    def named(self) -> str | None:
        """The subject that the title names."""
        return most_trusted(self.title)

    @property
    def council(self) -> str | None:
        """The page's council, by its common name."""
        return common_name(self.page.document.council)


def subject_of_item(words: FirstWords) -> str:
    """The subject of the first rule that tells one; children's services where nothing does."""
    told = (rule(words) for rule in _RULES)
    return next((subject for subject in told if subject), "childrens_services")


def most_trusted(words: str) -> str | None:
    """The subject that folded words name, the most trusted where they name several."""
    found = {m.lastgroup for m in vocabulary.topic_pattern().finditer(without_inspectorates(words))}
    return next((s.code for s in vocabulary.subjects() if s.code in found), None)


def _titled_board(words: FirstWords) -> str | None:
    """A safeguarding board whose review, or whose own name, is the title, with no services beside it."""
    if _OF_SERVICES.search(words.title):
        return None
    if words.framework is None:
        named = words.named in {None, "childrens_services"} and _BOARD.search(words.title) is not None
    else:
        named = words.framework.code == "lscb_review" and words.framework_in_title
    return "safeguarding_board" if named else None


def _titled_other(words: FirstWords) -> str | None:
    """A framework of no subject of its own that the title names."""
    return "other" if words.framework_in_title and _framework_subject(words) == "other" else None


def _reviewed_by_peers(words: FirstWords) -> str | None:
    """What a review by peers is said to be of, where the title is silent."""
    if words.named is not None or words.framework is None or not words.framework.peer:
        return None
    of = _PEER_OF.search(words.opening)
    return most_trusted(of.group()) if of else None


def _visited(words: FirstWords) -> str | None:
    """A school or a training provider of the title that is visited or monitored, as children's services are."""
    if words.framework is None or not words.framework.visit or words.framework_in_title or words.named:
        return None
    told = by_title_name(words.page, words.heading) or by_council(words.page, words.council)
    return told if told != words.framework.subject == "childrens_services" else None


def _inspected_under(words: FirstWords) -> str | None:
    """The subject of the framework; a board's review told beside services is of the services."""
    if words.framework is None or words.named not in {None, "safeguarding_board"}:
        return None
    if words.framework.peer and not _of_children(words.page):
        return most_trusted(words.opening[:_FIRST_WORDS]) or "other"
    beside = words.framework.code == "lscb_review" and _OF_SERVICES.search(words.title)
    return "childrens_services" if beside else words.framework.subject


def _rated_providers(words: FirstWords) -> str | None:
    """Providers of care, where the CQC rates them and not the council."""
    of_providers = (
        words.named == "adult_social_care"
        and "cqc" in inspectorates_in(words.title)
        and rates_providers(words.title + " " + words.opening)
    )
    return "care_provider" if of_providers else None


def _titled(words: FirstWords) -> str | None:
    """The subject that the title names; a board only where the title begins with it."""
    board_by_the_way = words.named == "safeguarding_board" and not words.title.startswith("lscb")
    return None if board_by_the_way else words.named


def _council_judged(words: FirstWords) -> str | None:
    """Children's services, where Ofsted is said to have judged the council itself."""
    return "childrens_services" if _COUNCIL_BY_OFSTED.search(words.opening) else None


def _told_otherwise(words: FirstWords) -> str | None:
    """The subject that the bodies, inspectorates and words of title, opening or item tell."""
    title, opening = words.title, words.opening
    return (
        by_title_name(words.page, words.heading)
        or by_inspectorate(title, title + " " + opening)
        or most_trusted(opening[:_FIRST_WORDS])
        or by_inspectorate(opening, opening)
        or by_item(words.page)
        or by_council(words.page, words.council)
    )


def _of_children(page: Page) -> bool:
    """Whether committee or item speak of children at all: peers review whole councils, too."""
    committee = page.document.committee or ""
    return "child" in page.folded or "safeguarding" in page.folded or "hildren" in committee


def _framework_subject(words: FirstWords) -> str | None:
    return words.framework.subject if words.framework else None


_RULES: tuple[Callable[[FirstWords], str | None], ...] = (
    _titled_board,
    _titled_other,
    _reviewed_by_peers,
    _visited,
    _inspected_under,
    _rated_providers,
    _titled,
    _council_judged,
    _told_otherwise,
)
