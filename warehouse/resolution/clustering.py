"""Which tellings are of one inspection: one cluster for each real inspection of an authority.

Tellings are taken in order, the most closely dated first, so that each vaguer one meets the inspections that closer
ones have settled. One that could be of a known inspection, but not surely, is left without: it makes no second row for
that inspection, and joins no two. The official record has no say here, so that agreement with it means something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.extract.inspections.entities import same_name
from warehouse.resolution.clusters import Cluster, Why
from warehouse.resolution.mentions import Mention, Telling, tellings
from warehouse.resolution.rules import Rule, rule_of
from warehouse.resolution.spans import Precision, Span

_NEVER = Span(date.min, date.min, Precision.DAY)
# A meeting cannot tell of what comes later; a date in minutes can be wrong by a month
_SLIP = timedelta(days=31)


@dataclass(frozen=True)
class Clustered:
    """The inspections of one authority, and the tellings that could be of some, but not surely of one."""

    clusters: list[Cluster]
    unsure: list[Telling]


def cluster(mentions: Iterable[Mention]) -> Clustered:
    """The inspections of one authority, from all that documents tell of them."""
    found = Clustered([], [])
    by_kind: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for telling in tellings(mentions):
        alike = by_kind[telling.subject, telling.inspectorate]
        of_kind = [c for c in alike if _is_of_kind(telling, c)]
        place, why = _place(telling, of_kind)
        if why is Why.STANDING and any(_told_beside(telling, other) for other in found.unsure):
            place, why = None, Why.UNSURE
        if place:
            place.add(telling, why)
        elif why is Why.UNSURE:
            found.unsure.append(telling)
        else:
            alike.append(Cluster(telling, why))
            found.clusters.append(alike[-1])
    return found


def _told_beside(telling: Telling, other: Telling) -> bool:
    """Whether a document tells both, of one kind of body: whether the other is the later one cannot be known."""
    return telling.subject == other.subject and bool(telling.documents & other.documents)


def _place(telling: Telling, of_kind: Sequence[Cluster]) -> tuple[Cluster | None, Why]:
    """The inspection that a telling is of, and why; none where it is the first of another one, or unsure."""
    # A document tells each inspection once: what it tells beside is another one
    beside = [c for c in of_kind if c.documents & telling.documents]
    candidates = [c for c in of_kind if c not in beside and _can_tell(telling, c)]
    if telling.is_dated:
        return _place_by_dates(telling, candidates)
    if telling.grades:
        return _place_by_grades(telling, candidates, beside)
    near = [c for c in candidates if telling.item in c.items or c.issues & telling.issues]
    if len(near) == 1:
        return near[0], Why.SAME_ISSUE
    return None, Why.UNSURE if candidates else Why.ALONE


def _is_of_kind(telling: Telling, cluster: Cluster) -> bool:
    """Whether framework and body's name are the same as far as both tell them; subject and inspectorate are."""
    if telling.framework and cluster.framework and telling.framework != cluster.framework:
        return False
    rule = rule_of(telling.framework or cluster.framework, telling.subject)
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
    near = [
        (c, days, _agreement(telling, c)) for c in candidates if (days := _days_apart(telling, c)) is not None
    ]
    if not near:
        return None, Why.UNSURE if any(_same_year(telling, c) for c in candidates) else Why.FOUNDER
    ranked = [
        ((c.framework == telling.framework, agreement > 0, -days), c)
        for c, days, agreement in near
        if agreement >= _demanded(telling, c, days)
    ]
    best = max((rank for rank, _ in ranked), default=None)
    fitting = [c for rank, c in ranked if rank == best]
    if best is None or len(fitting) > 1:
        return None, Why.UNSURE
    _, agrees, _ = best
    return fitting[0], Why.DATES_AND_GRADES if agrees else Why.DATES


def _same_year(telling: Telling, cluster: Cluster) -> bool:
    """Whether one of the two is told with a year alone, and the other lies in it."""
    here, there = telling.on_site or telling.published, cluster.on_site or cluster.published
    if here is None or there is None:
        return False
    return Precision.YEAR in (here.precision, there.precision) and here.gap(there) == 0


def _demanded(telling: Telling, cluster: Cluster, days: int) -> int:
    """The agreement of grades without which the dates are not enough."""
    if not (telling.framework and cluster.framework) and (telling.is_vague or days):
        return 1  # there can be several inspections of all kinds about that time
    return (
        0 if telling.is_vague else -99
    )  # dates to the month settle it: contradictions are then the minutes' own


def _days_apart(telling: Telling, cluster: Cluster) -> int | None:
    """How far the dates lie apart, in days; None where they cannot be of one inspection."""
    rule = rule_of(cluster.framework or telling.framework, telling.subject)
    here, there = telling.on_site, cluster.on_site
    if rule.frequent and telling.is_vague:
        return None
    if here and there:
        if not _years_allow(here, there, rule):
            return None
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


def _years_allow(here: Span, there: Span, rule: Rule) -> bool:
    """Whether a year alone, on either side, can be of that time: of frequent inspections only one closely dated in it."""
    vague = [span for span in (here, there) if span.precision is Precision.YEAR]
    if not vague:
        return True
    if rule.sparse:
        return len(vague) == 1 or here.gap(there) == 0
    return len(vague) == 1 and here.gap(there) == 0


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


def _place_by_grades(
    telling: Telling, candidates: Sequence[Cluster], beside: Sequence[Cluster]
) -> tuple[Cluster | None, Why]:
    """A grade without a date is the one that stood at the meeting; told beside a later inspection, the one before that."""
    later = min((c.known_from.first for c in beside if c.known_from), default=telling.told_on)
    known = [c for c in candidates if c.is_settled and _stands(telling, c, later)]
    if known and all(c.is_settled for c in beside):
        newest = max(known, key=lambda c: (c.known_from or _NEVER).last)
        if _agreement(telling, newest) > 0 and (later or len(known) == 1):
            return newest, Why.STANDING
    undated = [c for c in candidates if not c.known_from and _told_together(telling, c)]
    if len(undated) == 1 and not known:
        return undated[0], Why.STANDING
    return None, Why.UNSURE if candidates else Why.ALONE


def _stands(telling: Telling, cluster: Cluster, day: date | None) -> bool:
    """Whether the inspection's grades can be those that stood on a day; on any, where none is given."""
    known, rule = cluster.known_from, rule_of(cluster.framework or telling.framework, telling.subject)
    if known is None or not rule.standing:
        return False
    return day is None or known.first <= day <= known.last + timedelta(days=rule.standing)


def _told_together(telling: Telling, cluster: Cluster) -> bool:
    """Whether an undated inspection's grade is the same, told within a year of this."""
    days = [member.told_on for member, _ in cluster.members if member.told_on]
    if telling.told_on is None or not days or not cluster.rule.standing:
        return False
    near = min(days) - timedelta(days=365) <= telling.told_on <= max(days) + timedelta(days=365)
    return near and _agreement(telling, cluster) > 0
