"""The registry of councils: who they are, which platform their democracy site runs on, and where it is."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from rapidfuzz import fuzz, process, utils
from yarl import URL

from crawlers.hosts import Site, is_loopback, site_of, slot_of
from transforms.errors import HarvestError, UsageError

COVERED_PLATFORMS = ("moderngov",)  # those that a spider crawls


class RegistryError(HarvestError):
    """The registry's file breaks its schema; the text names the row and the field."""


class Council(BaseModel):
    """One council of the registry."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    council_id: str = Field(pattern=r"^[A-Z0-9]{3,24}$")
    name: str = Field(min_length=1)
    nation: Literal["ENG", "WLS", "SCT", "NIR"]
    type: Literal["county", "unitary", "metropolitan", "london", "district"]
    gss_code: str | None = Field(default=None, pattern=r"^[ENSW]\d{8}$")
    has_childrens_services: bool | None = None  # None outside England, where nobody keeps that list
    platform: Literal["moderngov", "cmis", "other"] | None = None
    base_url: str | None = None  # the directory above the platform's pages, without a final slash
    also_at: str | None = (
        None  # other hosts of the same install, space between: links to them are the site's own
    )
    permission_by: str | None = None  # who allowed, in writing, what robots.txt forbids ...
    permission_on: date | None = None  # ... and when
    insecure_tls: str | None = None  # why the site's certificate is not verified
    quirks: str | None = None  # what is odd about the site, for people
    since: date | None = None  # since when this entry stands

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("base_url")
    @classmethod
    def _is_web_address(cls, value: str | None) -> str | None:
        if value is not None and not (URL(value).host and URL(value).scheme in {"http", "https"}):
            raise ValueError(f"{value!r} is no http or https address")
        return value.rstrip("/") if value else None

    @model_validator(mode="after")
    def _permission_is_whole(self) -> Council:
        if (self.permission_by is None) != (self.permission_on is None):
            raise ValueError("a permission needs both who gave it and when")
        if self.platform is not None and self.base_url is None:
            raise ValueError("a council with a platform needs a base_url")
        return self

    @property
    def host(self) -> str | None:
        """Host of the base URL, lower case."""
        return URL(self.base_url).host if self.base_url else None

    @property
    def sites(self) -> frozenset[Site]:
        """Host and port of the base URL and of the site's other names."""
        names = [f"https://{host}" for host in (self.also_at or "").split()]
        return frozenset(site_of(url) for url in (*names, *filter(None, [self.base_url])))

    @property
    def is_covered(self) -> bool:
        """Whether a spider crawls the platform; then there is a base URL."""
        return self.platform in COVERED_PLATFORMS

    @property
    def is_loopback(self) -> bool:
        """Whether the site is served on this machine: a sample site."""
        return is_loopback(self.host)

    @property
    def slot(self) -> str:
        """The politeness slot: at most one request at a time goes to councils that share it.

        The vendor's domain where the vendor hosts it, host and port on loopback (each sample council has its
        own port), else the host; the council's id where it has no site.
        """
        return slot_of(self.base_url) if self.base_url else self.council_id


class Registry:
    """The councils we know, and ways to find one."""

    def __init__(self, councils: Iterable[Council]):
        self.councils: tuple[Council, ...] = tuple(councils)
        self._by_id = {council.council_id: council for council in self.councils}
        if len(self._by_id) != len(self.councils):
            raise RegistryError("the registry names a council_id twice")

    @classmethod
    def load(cls, path: Path | None = None) -> Registry:
        """Read a registry file, by default the one in the package; raises RegistryError naming a bad row."""
        source = files("crawlers").joinpath("data", "councils.csv") if path is None else path
        rows = csv.DictReader(StringIO(source.read_text(encoding="utf-8")))
        return cls(_read_council(row, number) for number, row in enumerate(rows, start=2))

    def get(self, council_id: str) -> Council | None:
        """The council of that id, in any case."""
        return self._by_id.get(council_id.upper())

    def by_name(self, text: str) -> Council | None:
        """The council that people mean by a name: "Lincolnshire County Council", "Hull City Council".

        A part of the name will do where only one council has it; None where none or several could be meant.
        """
        folded = _fold(text)
        if folded in self._by_folded_name:
            return self._by_folded_name[folded]
        words = set(folded.split())
        found = [
            council for name, council in self._by_folded_name.items() if words and words <= set(name.split())
        ]
        return found[0] if len(found) == 1 else None

    def by_url(self, url: str) -> Council | None:
        """The council whose site an address lies on; None where none does, or where several share it."""
        site = _site(url)
        while site:
            if site in self._by_site:
                found = self._by_site[site]
                return found[0] if len(found) == 1 else None
            site = site.rpartition("/")[0]
        return None

    def default_scope(self) -> list[Council]:
        """English councils with children's services on a platform that a spider covers: what a run takes unless told.

        Others can be named: a run then tells that they are not covered.
        """
        return [
            council
            for council in self.councils
            if council.nation == "ENG" and council.has_childrens_services and council.is_covered
        ]

    def select(self, names_or_ids: Sequence[str]) -> list[Council]:
        """The councils of these ids or names, in that order, each once.

        Raises UsageError naming the first that is unknown, with near matches.
        """
        chosen = [self._find(text) for text in names_or_ids]
        return list({council.council_id: council for council in chosen}.values())

    def _find(self, text: str) -> Council:
        council = self.get(text.strip()) or self.by_name(text)
        if council is None:
            raise UsageError(self.unknown(text))
        return council

    def unknown(self, name: str) -> str:
        """Says that there is no council of this name, and which ones have names near to it."""
        names = [council.name for council in self.councils]
        near = process.extract(
            name, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=60
        )
        hint = f"; did you mean {', '.join(found for found, _, _ in near)}?" if near else ""
        return f"no council {name!r} in the registry{hint}"

    @cached_property
    def _by_site(self) -> dict[str, list[Council]]:
        sites: defaultdict[str, list[Council]] = defaultdict(list)
        for council in self.councils:
            if council.base_url and (site := _site(council.base_url)):
                sites[site].append(council)
        return dict(sites)

    @cached_property
    def _by_folded_name(self) -> dict[str, Council]:
        return {_fold(council.name): council for council in self.councils}


# What people put around a council's name; a name made of nothing else ("City of London") stays whole.
_STYLE = re.compile(
    r"\b(council|county|city|borough|metropolitan|royal|london|unitary|district|corporation|authority|"
    r"the|of|mbc|bc|cc|dc|lb)\b"
)


def _fold(name: str) -> str:
    """A council's name without case, punctuation and style, for comparison only."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ").replace("'", "")).strip()
    return " ".join(_STYLE.sub(" ", words).split()) or words


def _site(url: str) -> str | None:
    """Host, port and folder, lower case, so that http and https are one site; None without a host."""
    try:
        parsed = URL(url)
    except ValueError:
        return None
    if not parsed.host:
        return None
    port = "" if parsed.is_default_port() else f":{parsed.explicit_port}"
    return f"{parsed.host}{port}{parsed.path}".lower().rstrip("/")


def _read_council(row: dict[str, str], number: int) -> Council:
    try:
        return Council.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "row"
        raise RegistryError(f"councils.csv, line {number}, {field}: {first['msg']}") from error
