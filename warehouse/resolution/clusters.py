"""Which tellings are of one inspection: one cluster for each real inspection of an authority.

Tellings are taken in order, the most closely dated first, so that each vaguer one meets the inspections that closer
ones have settled. Where two inspections could be meant, a telling stays alone: better two rows for one inspection than
one row for two. The official record has no say here, so that agreement with it means something.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum

from transforms.extract.inspections.entities import same_name
from warehouse.resolution.mentions import Mention, Telling, tellings
from warehouse.resolution.rules import Rule, rule_of
from warehouse.resolution.spans import Precision, Span

_SLIP = timedelta(
    days=31
)  # a meeting cannot tell of what comes later; a date in minutes can be wrong by a month


class Why(StrEnum):
    """Why a mention is in its cluster."""

    FOUNDER = "first_told"  # the most closely dated telling of it
    DATES = "dates"  # its dates fit those of the inspection
    DATES_AND_GRADES = "dates_and_grades"  # and so do its grades
    STANDING = "standing_grade"  # no date: the grade that stood when it was told
    ONLY_GRADES = "earlier_grade"  # no date: an older grade that only this inspection gave
    SAME_ISSUE = "same_issue"  # no date: told in the same issue or item
    AMBIGUOUS = "ambiguous"  # could be of several inspections: left alone
    ALONE = "undated"  # no date and nothing to tell by: left alone


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
        return rule_of(self.framework)

    @property
    def known_from(self) -> Span | None:
        """When its outcome came to be known: the publication, else the days on site."""
        return self.published or self.on_site

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


def cluster(mentions: Iterable[Mention]) -> list[Cluster]:
    """The inspections of one authority, from all that documents tell of them."""
    clusters: list[Cluster] = []
    for telling in tellings(mentions):
        found, why = _place(telling, [c for c in clusters if _can_be(telling, c)])
        if found:
            found.add(telling, why)
        else:
            clusters.append(Cluster(telling, why))
    return clusters


def _place(telling: Telling, candidates: Sequence[Cluster]) -> tuple[Cluster | None, Why]:
    """The cluster that a telling belongs to and why; none where it is the first of another inspection."""
    if telling.is_dated:
        return _place_by_dates(telling, candidates)
    if telling.grades:
        return _place_by_grades(telling, candidates)
    near = [c for c in candidates if c.items & {telling.item} or c.issues & telling.issues]
    return (near[0], Why.SAME_ISSUE) if len(near) == 1 else (None, Why.ALONE)


def _can_be(telling: Telling, cluster: Cluster) -> bool:
    """Whether body, inspectorate and framework are the same as far as both tell them, and no document tells both."""
    founder = cluster.founder
    if (telling.subject, telling.inspectorate) != (founder.subject, founder.inspectorate):
        return False
    if cluster.documents & telling.documents:
        return False
    if telling.framework and cluster.framework and telling.framework != cluster.framework:
        return False
    rule = rule_of(telling.framework or cluster.framework)
    if telling.framework != cluster.framework and not rule.graded and (telling.grades or cluster.grades):
        return False  # a visit gives no grades
    return not rule.named or _same_body(telling, cluster)


def _same_body(telling: Telling, cluster: Cluster) -> bool:
    if telling.name and cluster.name:
        return same_name(telling.name, cluster.name)
    one, other = telling.on_site, cluster.on_site
    exact = one and other and one.precision is other.precision is Precision.DAY
    return bool(exact and one and other and one.gap(other) == 0)


def _place_by_dates(telling: Telling, candidates: Sequence[Cluster]) -> tuple[Cluster | None, Why]:
    apart = {id(c): days for c in candidates if (days := _days_apart(telling, c)) is not None}
    fitting = [c for c in candidates if id(c) in apart and _can_tell(telling, c)]
    if telling.is_vague:
        fitting = [c for c in fitting if _agreement(telling, c) >= 0]
    if not fitting:
        return None, Why.FOUNDER

    def rank(c: Cluster) -> tuple[bool, bool, int]:
        return c.framework == telling.framework, _agreement(telling, c) > 0, -apart[id(c)]

    best = max(fitting, key=rank)
    if sum(rank(c) == rank(best) for c in fitting) > 1:
        return None, Why.AMBIGUOUS
    return best, Why.DATES_AND_GRADES if _agreement(telling, best) > 0 else Why.DATES


def _days_apart(telling: Telling, cluster: Cluster) -> int | None:
    """How far the dates lie apart, in days; None where they cannot be of one inspection."""
    rule = rule_of(cluster.framework or telling.framework)
    here, there = telling.on_site, cluster.on_site
    if here and there:
        years = Precision.YEAR in (here.precision, there.precision)
        if years and not rule.graded:  # visits follow each other within a year
            return 0 if here.gap(there) == 0 and there.precision is not Precision.YEAR else None
        if (days := here.gap(there)) <= rule.apart:
            return days
        # "The inspection of July" can be named after its report
        report = cluster.published
        return report.gap(here) + rule.apart if rule.graded and report and report.gap(here) == 0 else None
    if telling.published and cluster.published:
        days = telling.published.gap(cluster.published)
        return days if days <= rule.apart else None
    if telling.published and there:
        return 0 if telling.published.follows(there, rule.report) else None
    if here and cluster.published:
        return 0 if cluster.published.follows(here, rule.report) else None
    return None


def _can_tell(telling: Telling, cluster: Cluster) -> bool:
    """Whether the inspection had begun when the meeting spoke of it."""
    began = cluster.on_site or cluster.published
    return began is None or telling.told_on is None or began.first <= telling.told_on + _SLIP


def _agreement(telling: Telling, cluster: Cluster) -> int:
    """Domains with a grade that both tell, less those that they grade otherwise."""
    there = {domain for domain, _ in cluster.grades}
    shared = {domain for domain, _ in telling.grades} & there
    agreeing = {domain for domain, _ in telling.grades & cluster.grades}
    return len(agreeing) - len(shared - agreeing)


def _place_by_grades(telling: Telling, candidates: Sequence[Cluster]) -> tuple[Cluster | None, Why]:
    """A grade without a date is the one that stood at the meeting; or an older one, if only one inspection gave it."""
    known = sorted(
        (c for c in candidates if c.rule.standing and c.known_from and _stands(telling, c)),
        key=lambda c: c.known_from.last if c.known_from else None,  # type: ignore[arg-type,return-value]
        reverse=True,
    )
    agreeing = [c for c in known if _agreement(telling, c) > 0]
    if agreeing and agreeing[0] is known[0] and (telling.told_on or len(agreeing) == 1):
        return agreeing[0], Why.STANDING
    if len(agreeing) == 1:
        return agreeing[0], Why.ONLY_GRADES
    if agreeing:
        return None, Why.AMBIGUOUS
    undated = [c for c in candidates if not c.known_from and _told_together(telling, c)]
    return (undated[0], Why.STANDING) if len(undated) == 1 else (None, Why.ALONE)


def _stands(telling: Telling, cluster: Cluster) -> bool:
    """Whether the inspection's grades can be those that stood when they were told."""
    told, known = telling.told_on, cluster.known_from
    if told is None or known is None:
        return known is not None
    return known.first <= told <= known.last + timedelta(days=cluster.rule.standing)


def _told_together(telling: Telling, cluster: Cluster) -> bool:
    """Whether an undated inspection's grade is the same, told within a year of this."""
    days = [member.told_on for member, _ in cluster.members if member.told_on]
    if telling.told_on is None or not days or not cluster.rule.standing:
        return False
    near = min(days) - timedelta(days=365) <= telling.told_on <= max(days) + timedelta(days=365)
    return near and _agreement(telling, cluster) > 0
