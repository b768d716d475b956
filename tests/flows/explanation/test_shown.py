"""How an explained page looks: piped, on a terminal, as HTML."""

import pytest
from lxml import html
from rich.console import Console

from flows.explanation.marks import Explained, Mark, MarkKind
from flows.explanation.terminal import as_plain, as_text, show
from flows.explanation.web import as_html
from transforms.records import Document, PageKind

TEXT = "Care <b>was</b> judged good [all in all].\n\nNot outstanding."


@pytest.fixture
def explained() -> Explained:
    good = TEXT.index("good")
    outstanding = TEXT.index("outstanding")
    marks = (
        Mark(MarkKind.JUDGEMENT, "j1", 0, good + 4, "overall_effectiveness: good, of i1", "thing_then_grade"),
        Mark(MarkKind.REFUSED, "r1", outstanding, outstanding + 11, "", "denied <here>"),
    )
    return Explained(Document(PageKind.AGENDA_ITEM, TEXT, (), title="An inspection", locator="AI12"), marks)


def test_piped_it_is_plain_text_with_brackets_and_a_list(explained: Explained) -> None:
    assert as_plain([explained]) == (
        "=== agenda item - AI12 - An inspection ===\n\n"
        "[j1: Care <b>was</b> judged good] [all in all].\n\nNot [r1: outstanding].\n\n"
        '  j1  overall_effectiveness: good, of i1 (rule thing_then_grade): "Care <b>was</b> judged good"\n'
        '  r1  refused: denied <here>: "outstanding"\n'
    )


def test_a_page_of_nothing_says_so() -> None:
    empty = Explained(Document(PageKind.OTHER, "Nothing here.", ()), ())
    assert as_plain([empty]).endswith("Nothing here.\n\nNo rows, and nothing refused.\n")
    assert "No rows" in as_html([empty], title="empty")


def test_on_a_terminal_words_are_coloured_and_brackets_stay_brackets(explained: Explained) -> None:
    text = as_text(explained)
    assert text.plain == TEXT.replace("Care", "j1 Care").replace("outstanding", "r1 outstanding")
    console = Console(record=True, width=100, force_terminal=True)
    with console.capture() as capture:
        show([explained], console)
    assert "\x1b[" in capture.get()
    assert "[all in all]" in capture.get()
    assert "denied <here>" in capture.get()


def test_the_html_page_escapes_what_it_shows_and_marks_the_words(explained: Explained) -> None:
    page = as_html([explained], title="minutes <1>")
    tree = html.document_fromstring(page)
    assert tree.findtext(".//title") == "minutes <1>"
    assert tree.xpath("//pre/mark/text()") == ["Care <b>was</b> judged good", "outstanding"]
    assert tree.xpath("//pre/mark/@class") == ["judgement", "refused"]
    assert tree.xpath("//pre/mark/@title")[1] == "r1: refused (denied <here>)"
    assert "".join(tree.xpath("//pre")[0].xpath("text()|mark//text()")).strip() == TEXT
    assert not tree.xpath("//script|//link|//img")
    targets = set(tree.xpath("//@id"))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= targets
