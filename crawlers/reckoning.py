"""Lists against captures: what the lists of a run named, and whether it was had in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crawlers.memory import SiteMemory
from transforms.addresses import Address

_EXAMPLES = 3  # addresses that a shortfall names


@dataclass
class Reckoning:
    """Remembers which pages each list named."""

    _named: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)

    def note(self, list_url: str, addresses: Iterable[Address]) -> None:
        """A list named these pages of the site and the window."""
        self._named.setdefault(list_url, {}).update({one.key: one.url for one in addresses})

    def shortfalls(self, memory: SiteMemory) -> Iterator[tuple[str, str]]:
        """Each list of which not all was captured, and by how much; what the site withdrew is told apart."""
        for list_url, named in self._named.items():
            pages = {url: memory.pages.get(key) for key, url in named.items() if not memory.is_forgotten(url)}
            captured = sum(page is not None and page.content_hash is not None for page in pages.values())
            missing = [url for url, page in pages.items() if page is None or page.looked_on is None]
            withdrawn = len(pages) - captured - len(missing)
            if missing:
                told = f", {withdrawn} withdrawn" if withdrawn > 0 else ""
                examples = ", ".join(missing[:_EXAMPLES])
                yield (
                    list_url,
                    f"the list names {len(pages)} pages, {captured} are captured{told}; missing: {examples}",
                )
