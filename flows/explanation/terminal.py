"""An explained page in a terminal: colours for the marks; where output is piped, brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.explanation.marks import Explained, Mark, MarkKind

STYLES = {
    MarkKind.INSPECTION: "bold cyan",
    MarkKind.JUDGEMENT: "bold green",
    MarkKind.ACTION: "yellow",
    MarkKind.REFUSED: "red strike",
}


def as_plain(page: Sequence[Explained]) -> str:
    """The page as plain text: "[j1: " before and "]" behind the words of a mark, below each document its rows."""
    return "\n\n".join("\n".join(_plain_document(document)) for document in page) + "\n"


def _plain_document(explained: Explained) -> Iterator[str]:
    yield f"=== {heading(explained)} ==="
    yield ""
    yield "".join(
        "".join(f"[{mark.name}: " for mark in segment.opening) + segment.text + "]" * len(segment.closing)
        for segment in explained.segments
    )
    yield ""
    if not explained.marks:
        yield "No rows, and nothing refused."
    for mark in explained.marks:
        row = f"{mark.claim} (rule {mark.why})" if mark.claim else f"refused: {mark.why}"
        yield f'{mark.name:>4}  {row}: "{explained.quote(mark)}"'


def show(page: Sequence[Explained], console: Console) -> None:
    """Print the page in colours, below each document a table of its rows."""
    for explained in page:
        console.rule(Text(heading(explained), style="bold"), align="left")
        console.print(Padding(as_text(explained), (1, 0)))
        if explained.marks:
            console.print(Padding(_table(explained), (0, 0, 1, 0)))
        else:
            console.print(Text("No rows, and nothing refused.\n", style="dim"))


def as_text(explained: Explained) -> Text:
    """The document's text, each mark's name before its words and its words in its colour."""
    text = Text()
    for segment in explained.segments:
        for mark in segment.opening:
            text.append(f"{mark.name} ", style=f"dim {_colour(mark)}")
        text.append(segment.text, style=STYLES[segment.marks[-1].kind] if segment.marks else "")
    return text


def _colour(mark: Mark) -> str:
    return STYLES[mark.kind].removesuffix(" strike")


def _table(explained: Explained) -> Table:
    table = Table("", "row", "rule or reason", "words", box=None, header_style="bold", pad_edge=False)
    for mark in explained.marks:
        table.add_row(
            Text(mark.name, style=_colour(mark)),
            Text(mark.claim or "refused"),
            Text(mark.why),
            Text(explained.quote(mark), style="dim"),
        )
    return table


def heading(explained: Explained) -> str:
    """What the document is, where it stands and what it is called."""
    document = explained.document
    parts = [document.kind.value.replace("_", " "), document.locator, document.title]
    return " - ".join(part for part in parts if part)
