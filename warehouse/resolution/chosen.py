"""What an inspection's row says: of its members' claims the preferred ones, with the reason; and its id."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from warehouse.keys import digest
from warehouse.masking import mask_contacts
from warehouse.resolution.clusters import Cluster
from warehouse.resolution.mentions import Mention
from warehouse.resolution.spans import span_of

Dates = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The preferred facts of one inspection."""

    inspectorate: str
    framework: str | None
    subject: str
    name: str | None
    started_on: str | None
    ended_on: str | None
    published_on: str | None
    reason: str  # of the dates


def choose(cluster: Cluster) -> Chosen:
    """The preferred facts: dates as most closely told, of those as told by most items, of those as told first."""
    stay, stay_reason = _preferred(cluster, lambda mention: (mention.started_on, mention.ended_on))
    report, report_reason = _preferred(cluster, lambda mention: (mention.published_on, None))
    reasons = [f"on site: {stay_reason}"] * bool(stay_reason) + [f"published: {report_reason}"] * bool(
        report_reason
    )
    return Chosen(
        inspectorate=cluster.founder.inspectorate,
        framework=cluster.framework,
        subject=cluster.founder.subject,
        name=cluster.name,
        started_on=stay[0],
        ended_on=stay[1],
        published_on=report[0],
        reason="; ".join(reasons) or "no date is told",
    )


def _preferred(cluster: Cluster, dates_of: Callable[[Mention], Dates]) -> tuple[Dates, str]:
    """The dates to prefer of one kind, and why; the reason is empty where none are told."""
    items: dict[Dates, set[str]] = {}
    first: dict[Dates, tuple[str, str]] = {}
    for mention in cluster.mentions:
        dates = dates_of(mention)
        if any(dates):
            items.setdefault(dates, set()).add(mention.item)
            told = (mention.told_on or "9999", mention.key)
            first[dates] = min(first.get(dates, told), told)
    if not items:
        return (None, None), ""

    def closeness(dates: Dates) -> tuple[int, int]:
        span = span_of(*dates)
        return (span.precision if span else 0, len(set(filter(None, dates))))  # a first and a last day

    best = min(items, key=lambda dates: (*(-c for c in closeness(dates)), -len(items[dates]), first[dates]))
    telling = len({item for told in items.values() for item in told})
    rivals = [dates for dates in items if dates != best and closeness(dates) == closeness(best)]
    if telling == 1:
        return best, "told by one item"
    if not rivals:
        return best, f"told most closely by {len(items[best])} of {telling} items"
    more = any(len(items[dates]) < len(items[best]) for dates in rivals)
    others = ", ".join(" to ".join(filter(None, dates)) for dates in sorted(rivals, key=str))
    return (
        best,
        f"told by {len(items[best])} of {telling} items, {'most' if more else 'first'}; also {others}",
    )


def assign_ids(clusters: Sequence[Cluster], authority: str, earlier: Mapping[str, str]) -> dict[str, Cluster]:
    """Ids of the inspections of one authority.

    An inspection keeps the id that most of its mentions had (`earlier`: mention -> id), whatever joins it, so long as
    one of them is left. A new one is named after what it is: authority, framework, body and year, for visits the
    month; so the same pages give the same ids in another warehouse.
    """
    shared = [
        (-count, former, number)
        for number, found in enumerate(clusters)
        for former, count in Counter(
            earlier[mention.key] for mention in found.mentions if mention.key in earlier
        ).items()
    ]
    ids: dict[str, Cluster] = {}
    named = set()
    for _, former, number in sorted(shared):
        if number not in named and former not in ids:
            ids[former] = clusters[number]
            named.add(number)
    new = [(_name(found, authority), found) for n, found in enumerate(clusters) if n not in named]
    for name, found in sorted(new, key=lambda pair: (pair[0], pair[1].founder.order)):
        ids[_unused(name, ids)] = found
    return ids


def _unused(name: str, ids: Mapping[str, Cluster]) -> str:
    number, unused = 1, name
    while unused in ids:
        number += 1
        unused = f"{name}.{number}"
    return unused


def _name(cluster: Cluster, authority: str) -> str:
    framework = cluster.framework
    kind = (
        framework
        if framework and framework != "other"
        else f"{framework or 'unknown'}-{cluster.founder.subject}"
    )
    parts = [_slug(authority), kind]
    if cluster.name and cluster.rule.named:
        parts.append(_slug(mask_contacts(cluster.name)))  # ids are published as they are
    span = cluster.on_site or cluster.published
    if span is None:
        parts.append(f"undated-{digest(cluster.founder.key)[:8]}")
    else:
        parts.append(span.last.isoformat()[: 4 if cluster.rule.sparse else min(span.precision, 7)])
    return "/".join(parts)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "-"
