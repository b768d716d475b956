"""An explained page as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from flows.explanation.marks import Explained, MarkKind
from flows.explanation.terminal import heading

_environment = Environment(
    loader=PackageLoader("flows.explanation"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def as_html(page: Sequence[Explained], *, title: str) -> str:
    """The page as HTML: marks in their words' place, with row and rule on hover and in a list below."""
    template = _environment.get_template("page.html")
    return template.render(title=title, page=page, heading=heading, kinds=list(MarkKind))
