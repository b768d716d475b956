"""Politeness slots: which councils must wait for each other, because their sites share a machine.

A slot is a vendor's domain, else a host; hosts that resolve to one address share theirs. At most one request at a
time goes to a slot, whatever runs.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from crawlers.hosts import VENDOR_DOMAINS
from crawlers.registry import Council

LOOKUPS_AT_ONCE = 16

Resolve = Callable[[str], frozenset[str]]  # the addresses of a host; none where its name is unknown


def resolve_host(host: str) -> frozenset[str]:
    """The addresses of a host by the system's resolver; none where its name is unknown."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(str(address[0]) for *_, address in found)


def politeness_slots(councils: Iterable[Council], resolve: Resolve = resolve_host) -> dict[str, str]:
    """The slot of each council that has a site, by council id.

    Loopback is left as it is: there each sample site is a port of its own, though all have one address.
    """
    sites = [council for council in councils if council.host is not None]
    hosts = {council.host: council.slot for council in sites if not council.is_loopback and council.host}
    shared = _merge(hosts, _addresses(hosts, resolve))
    return {council.council_id: shared.get(council.slot, council.slot) for council in sites}


def _addresses(hosts: Iterable[str], resolve: Resolve) -> dict[str, frozenset[str]]:
    hosts = list(hosts)
    with ThreadPoolExecutor(LOOKUPS_AT_ONCE) as threads:
        return dict(zip(hosts, threads.map(resolve, hosts), strict=True))


def _merge(slots: Mapping[str, str], addresses: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Each slot's name after slots that have an address in common became one; a vendor's name goes first."""
    members = {slot: {slot} for slot in slots.values()}
    by_address: dict[str, str] = {}
    for host, slot in slots.items():
        for address in addresses[host]:
            other = by_address.setdefault(address, slot)
            if members[other] is not members[slot]:
                members[other] |= members[slot]
                for one in members[other]:
                    members[one] = members[other]
    return {
        slot: min(group, key=lambda one: (one not in VENDOR_DOMAINS, one)) for slot, group in members.items()
    }
