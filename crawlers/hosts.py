"""Hosts of council sites: which addresses are of one site, and which sites share a machine."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address

from yarl import URL

VENDOR_DOMAINS = ("moderngov.co.uk", "cmis.uk.com")  # hosts of one vendor, on machines that councils share

Site = tuple[str | None, int | None]  # host and port


def is_loopback(host: str | None) -> bool:
    """Whether a host name means this machine."""
    if host is None:
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@lru_cache(maxsize=1024)  # asked of every link, and links share a few bases
def site_of(url: str) -> Site:
    """Host and port of an address, the port None where it is the scheme's own: http and https are one."""
    parsed = URL(url)
    return parsed.host, None if parsed.is_default_port() else parsed.explicit_port


def slot_of(url: str) -> str:
    """The politeness slot of any address: see `Council.slot`."""
    parsed = URL(url)
    host = parsed.host or ""
    if is_loopback(host):
        return f"{host}:{parsed.port}"
    return next((vendor for vendor in VENDOR_DOMAINS if host == vendor or host.endswith(f".{vendor}")), host)
