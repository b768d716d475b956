from lxml import html

from transforms.content import containers, content_hash, decode, read_tree

PAGE = """<html><head><meta name="DC.date" content="{served}"></head><body>
<div id="nav">{nav}</div>
<div id="modgov" ><div class="mgHeader" ><h1  class="mgMainTitleTxt" >Agenda&#32;item</h1></div>
<div class="mgContent"  ><p>{text}</p><a  href="documents/{file}/Report.pdf" >Report</a></div>
<script>var served = "{served}";</script><input type="hidden" value="{served}">
<div class="mgFooter" >{served}</div></div></body></html>"""


def tree_of(
    served: str = "2026-03-16", nav: str = "Home", text: str = "The report was noted.", file: str = "s12"
) -> html.HtmlElement:
    tree = read_tree(PAGE.format(served=served, nav=nav, text=text, file=file).encode())
    assert tree is not None
    return tree


def test_only_content_counts() -> None:
    same = content_hash(tree_of())
    assert content_hash(tree_of(served="2026-03-17", nav="Home | News")) == same
    assert content_hash(tree_of(text="The   report\n was noted.")) == same
    assert content_hash(tree_of(text="The report was <span style=''>noted</span>.")) == same
    assert content_hash(tree_of(text="The report was agreed.")) != same
    assert content_hash(tree_of(file="s13")) != same, "another report is another content"


def test_without_modgov_the_content_blocks_are_the_container() -> None:
    tree = read_tree(b"<body><h1>Agenda item</h1><div class='mgContent'><div class='mgContent'>a</div></div>")
    assert tree is not None
    assert [element.text_content() for element in containers(tree)] == ["a"]


def test_without_modgov_title_and_links_are_content_too() -> None:
    parts = "<h2 class='mgSubTitleTxt'>Cabinet</h2>", "<ul><li>Background</li></ul>", "<p>Noted.</p>"
    names = ("mgSubTitle", "x mgLinks ", "mgContent")
    loose = "".join(f"<div class='{name}'>{part}</div>" for name, part in zip(names, parts, strict=True))
    tree = read_tree(f"<body><h1>Agenda</h1>{loose}<p>Menu</p></body>".encode())
    assert tree is not None
    assert [element.text_content() for element in containers(tree)] == ["Cabinet", "Background", "Noted."]


def test_a_page_without_a_container_is_hashed_whole() -> None:
    one, other = (read_tree(f"<body><p>{word}</p></body>".encode()) for word in ("a", "b"))
    assert one is not None
    assert other is not None
    assert containers(one) == []
    assert content_hash(one) != content_hash(other)


def test_charset_from_the_header_then_utf8_then_windows() -> None:
    assert decode("naïve".encode("latin-1"), "text/html; charset=ISO-8859-1") == "naïve"
    assert decode("Môn".encode(), "text/html") == "Môn"
    assert decode("council’s".encode("cp1252")) == "council’s"
    assert decode(b"abc", "text/html; charset=no-such-thing") == "abc"


def test_nothing_to_parse() -> None:
    assert read_tree(b"") is None
    assert read_tree(b" \n ") is None
    assert read_tree(b"\x00\x00") is None
