"""What long work tells while it goes on, for progress bars and logs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: Told of each event as a dict: those of `crawlers.crawl.crawl_shard`, then `load_started`
#: (`pages`: how many more are to be parsed) and `pages_loaded` (`pages`: how many more are in the warehouse; the
#: last of them is of `council_id`).
OnEvent = Callable[[dict[str, Any]], None]


def ignore(event: dict[str, Any]) -> None:
    """Listens to nothing."""
