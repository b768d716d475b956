"""A page cut into blocks, its frame read: what documents are built from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from transforms.addresses import Address
from transforms.parse.files import FileLink, linked_files
from transforms.parse.frame import Frame
from transforms.records import Block, LinkedFile
from transforms.text import squeeze


@dataclass(frozen=True, slots=True)
class Source:
    """A page cut into blocks, its frame read: what documents are built from."""

    text: str
    blocks: list[Block]
    folded_lines: list[str]  # of the blocks, as far as they tell labels
    anchors: dict[int, str]  # agenda item ids by the start of the block that they stand at
    frame: Frame
    url: str | None
    council: str | None
    address: Address | None
    links: Sequence[tuple[int, FileLink]] = ()  # with the start of the block that each stands in, in order

    @property
    def site_id(self) -> str | None:
        """The site's own id of the page, from its address; one that counts agenda items is marked "AI"."""
        if self.address is None:
            return None
        for name, prefix in (("ID", ""), ("AIId", "AI"), ("IId", ""), ("MId", "")):
            if value := self.address.get(name):
                return prefix + value
        return None

    def files(self, start: int, end: int) -> tuple[LinkedFile, ...]:
        """The files linked from blocks that start there or after, and before the end."""
        first = bisect_left(self.links, start, key=itemgetter(0))
        stop = bisect_left(self.links, end, lo=first, key=itemgetter(0))
        return linked_files((link for _, link in self.links[first:stop]), self.url)

    def line(self, index: int) -> str:
        """The text of a block, white space squeezed."""
        return squeeze(self.text[self.blocks[index].start : self.blocks[index].end])
