"""HTML into canonical text and blocks: ModernGov's own markup, Word's, and odd pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from transforms.parse.markup import looks_like_markup, read_markup
from transforms.records import BlockKind
from transforms.text import squeeze

HEADING, ITEM, PARAGRAPH, ROW = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.ROW


def blocks(markup: str | bytes, content_type: str | None = None) -> list[tuple[BlockKind, str]]:
    body = markup if isinstance(markup, bytes) else markup.encode()
    text, found, *_ = read_markup(body, content_type)
    return [(block.kind, text[block.start : block.end]) for block in found]


def lines(markup: str | bytes, content_type: str | None = None) -> list[str]:
    return [line for _, line in blocks(markup, content_type)]


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"<!DOCTYPE html><html><body>", None, True),
        (b"\n\n<HTML><BODY>", None, True),
        (b"<div class='mgContent' >", None, True),
        (b"anything at all", "text/html; charset=utf-8", True),
        (b"Agenda item\n\nThe grade was < good", None, False),
        (b"", None, False),
    ],
)
def test_markup_is_told_from_text(body: bytes, content_type: str | None, expected: bool) -> None:
    assert looks_like_markup(body, content_type) is expected


def test_only_the_content_container_is_read() -> None:
    page = """<html><head><title>Wendleshire</title></head><body><h1>Wendleshire Council</h1><nav>Home</nav>
      <div id="modgov" ><div class="mgHeader" ><h1  class="mgMainTitleTxt" >Agenda item</h1></div>
      <div class="mgContent"  ><p>The report was noted.</p></div><div class="mgFooter" >Top</div></div>
      <footer>Cookies</footer></body></html>"""
    assert blocks(page) == [(HEADING, "Agenda item"), (PARAGRAPH, "The report was noted.")]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<body><p>Menu</p><div class='x mgContent' ><p>Noted.</p></div></body>", id="no-modgov"),
        pytest.param("<body><p>Menu</p><main><p>Noted.</p></main></body>", id="main"),
        pytest.param("<body><nav>Menu</nav><p>Noted.</p></body>", id="body"),
        pytest.param("<p>Noted.", id="a-bare-paragraph"),
        pytest.param(
            "<body><div class='mgContent' ><div class='mgContent' ><p>Noted.</p></div></div>", id="nested"
        ),
    ],
)
def test_other_containers(page: str) -> None:
    assert lines(page) == ["Noted."]


def test_several_content_blocks_are_read_in_order() -> None:
    assert lines("<div class='mgContent' >One.</div><p>Menu</p><div class='mgContent' >Two.</div>") == [
        "One.",
        "Two.",
    ]


def test_hidden_text_file_sizes_scripts_and_comments_are_dropped() -> None:
    page = """<div id="modgov"><p>Improvement Plan<span class="mgHide"> (opens a PDF)</span>
      <span class="mgFileSize"><img alt="pdf icon">PDF 195&nbsp;KB</span></p><script>var a = "good"</script>
      <style>p {}</style><!-- judged good --><form>Search</form></div>"""
    assert lines(page) == ["Improvement Plan"]


def test_numeric_entities_and_spans_inside_words() -> None:
    page = """<div id=modgov><p>Decided&#32;on 22&#47;10&#47;2015 &#40;Item&nbsp;5&#41;: it&#39;s
      <span>requires im</span><b>prove</b>ment</p>"""
    assert lines(page) == ["Decided on 22/10/2015 (Item 5): it's requires improvement"]


def test_word_markup_reads_as_its_paragraphs() -> None:
    page = """<div id="modgov"><div class="mgWordPara" ><div class="WordSection1">
      <p class="MsoNormal"><b><span style="">RESOLVED</span></b><span style=""> -
         That the report
         be noted.<o:p></o:p></span></p>
      <p class="MsoNormal">&nbsp;</p>
      <p class="MsoListParagraph"><span>·<span style="">&nbsp;&nbsp;&nbsp; </span></span>Adoption</p>
      <p class="MsoListParagraph">(a)&nbsp;&nbsp; That it be sent on</p></div></div></div>"""
    assert blocks(page) == [
        (PARAGRAPH, "RESOLVED - That the report be noted."),
        (ITEM, "· Adoption"),
        (ITEM, "(a) That it be sent on"),
    ]


def test_lists_keep_their_depth() -> None:
    text, found, *_ = read_markup(
        b"<div id=modgov><ul><li>One<ol><li>Two</li></ol></li><li>Three</li></ul>", None
    )
    assert [(text[b.start : b.end], b.kind, b.depth) for b in found] == [
        ("One", ITEM, 1),
        ("Two", ITEM, 2),
        ("Three", ITEM, 1),
    ]


def test_a_marker_alone_joins_the_text_after_it() -> None:
    page = "<div id=modgov><p>1.</p><p>That the report be noted</p><p>2.</p><p>That it be sent on</p></div>"
    assert lines(page) == ["1. That the report be noted", "2. That it be sent on"]


def test_a_marker_joined_with_its_text_is_an_item() -> None:
    assert blocks("<div id=modgov><p>1.</p><p>That the report be noted</p></div>") == [
        (ITEM, "1. That the report be noted")
    ]


def test_a_table_of_facts_gives_rows() -> None:
    page = """<div id=modgov><table><thead><tr><th>Judgement</th><th>Grade</th></tr></thead><tbody>
      <tr><td><p>Adoption performance</p></td><td><p>Good</p></td></tr></tbody></table></div>"""
    assert blocks(page) == [(ROW, "Judgement\tGrade"), (ROW, "Adoption performance\tGood")]


def test_a_word_split_across_tags_in_a_cell_stays_whole() -> None:
    page = "<table><tr><td>Care <i>lea</i>vers</td><td><span>requires impro</span><b>vement</b></td></tr></table>"
    assert lines(page) == ["Care leavers\trequires improvement"]


def test_a_layout_table_gives_the_blocks_in_its_cells() -> None:
    page = """<div id=modgov><table class="mgItemTable"><tr>
      <td class="mgItemNumberCell"><p class="mgAiTitleTxt">4.</p></td>
      <td><p class="mgAiTitleTxt">Inspection of services</p><div class="mgWordPara">
      <p>The report was noted.</p><p>It was sent on.</p></div></td></tr></table></div>"""
    assert lines(page) == ["4. Inspection of services", "The report was noted.", "It was sent on."]


def test_line_breaks_part_blocks() -> None:
    assert lines("<div id=modgov><p>Adoption: good<br>Care leavers: good<br/></p></div>") == [
        "Adoption: good",
        "Care leavers: good",
    ]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param("<p>Children’s home – good</p>".encode(), None, id="utf-8"),
        pytest.param("<p>Children’s home – good</p>".encode("cp1252"), None, id="windows-undeclared"),
        pytest.param(
            "<p>Children’s home – good</p>".encode("cp1252"), "text/html; charset=windows-1252", id="windows"
        ),
        pytest.param(
            "<p>Children’s home – good</p>".encode(), "text/html; charset=nonsense", id="unknown-charset"
        ),
        pytest.param(
            "<p>Children’s home – good</p>".encode("cp1252"),
            "text/html; charset=utf-8",
            id="windows-served-as-utf-8",
        ),
        pytest.param(
            "<p>Children’s home – good</p>".encode("cp1252"),
            "text/html; charset=ISO-8859-1",
            id="windows-called-latin",
        ),
        pytest.param(
            "<p>Children’s home ".encode() + "– good</p>".encode("cp1252"),
            "text/html; charset=utf-8",
            id="windows-pasted-into-utf-8",
        ),
        pytest.param(
            "\ufeff<p>Children’s home – good</p>".encode(), "text/html; charset=latin-1", id="byte-order-mark"
        ),
        pytest.param(
            "<meta charset='macintosh'><p>Children’s home – good</p>".encode("macintosh"), None, id="meta"
        ),
        pytest.param(
            b"<p>Children&rsquo;s home &ndash; good</p>", "text/html; charset=us-ascii", id="entities"
        ),
    ],
)
def test_encodings(body: bytes, content_type: str | None) -> None:
    assert lines(body, content_type) == ["Children’s home – good"]


PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_no_word_is_lost_or_made_beside_another_reader_of_html(page: Path) -> None:
    """BeautifulSoup, asked for the same container without what is hidden, holds the same characters in the same order."""
    body = page.read_bytes()
    soup = BeautifulSoup(body, "html.parser")
    container = soup.select_one("#modgov") or soup.select_one(".mgContent")
    assert container is not None
    for hidden in container.select(".mgHide, .mgFileSize, .mgFooter, script, style"):
        hidden.decompose()
    text, found, *_ = read_markup(body, None)
    assert "".join(text.split()) == "".join(container.get_text().split())
    whole = [squeeze(text[b.start : b.end]) for b in found]
    for paragraph in container.find_all(["p", "h1", "h2", "li"]):
        if (line := squeeze(paragraph.get_text())) and not paragraph.find(["br", "p", "li"]):
            assert any(line in block for block in whole), "a paragraph stands in one block"


def test_blocks_are_parted_by_blank_lines_and_hold_single_spaces() -> None:
    text, found, *_ = read_markup(b"<div id=modgov><h1>A  title</h1><p>One\n two</p><p>Three</p></div>", None)
    assert text == "A title\n\nOne two\n\nThree"
    assert [text[b.start : b.end] for b in found] == text.split("\n\n")
