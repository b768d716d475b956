"""What a sample site answers to a request."""

from __future__ import annotations

from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"


@dataclass(frozen=True)
class Response:
    """An HTTP answer."""

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
