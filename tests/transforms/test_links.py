from lxml import html

from transforms.addresses import AddressKind
from transforms.content import read_tree
from transforms.links import find_links, item_anchors

BASE = "https://democracy.example.gov.uk/modgov"
MEETING = f"{BASE}/ieListDocuments.aspx?CId=1&MId=2"


def page(content: str) -> html.HtmlElement:
    tree = read_tree(
        f"<body><a href='mgAi.aspx?ID=99'>menu</a><div id='modgov'>{content}</div></body>".encode()
    )
    assert tree is not None
    return tree


def test_links_are_typed_and_resolved_and_only_those_of_the_content_count() -> None:
    tree = page(
        "<a  href='ieDecisionDetails.aspx?AIId=7'>View the decision for item 4.</a>"
        "<a href='#AI7'>4</a><a href='mailto:clerk@example.gov.uk'>Clerk</a>"
        "<a href='documents/s5/A report, part 1.pdf'>Report<span class='mgFileSize'>PDF 2 MB</span></a>"
    )
    links = find_links(tree, MEETING)
    assert [(link.address.kind, link.text) for link in links] == [
        (AddressKind.DECISION, "View the decision for item 4."),
        (AddressKind.OTHER, "Clerk"),
        (AddressKind.DOCUMENT_FILE, "Report"),
    ]
    assert links[0].address.url == f"{BASE}/ieDecisionDetails.aspx?AIId=7"
    assert not any(link.is_full_text for link in links)


def test_full_text_links_are_told_by_their_phrase() -> None:
    tree = page(
        "<p>The chair said ... <a href='mgAi.aspx?ID=7'>view the full minutes text for item 1</a></p>"
        "<p><a href='mgAi.aspx?ID=8'>view the full Agenda text for item 3.</a></p>"
        "<a href='mgAi.aspx?ID=9'>Item</a>"
    )
    assert [link.address.get("ID") for link in find_links(tree, MEETING) if link.is_full_text] == ["7", "8"]


def test_a_phrase_without_a_link_leads_to_the_item_before_it() -> None:
    tree = page(
        "<a name='AI7'></a><p>First.</p><p id='ai8'>Second ... view the full minutes text for item 2.</p>"
    )
    (link,) = find_links(tree, MEETING)
    assert link.is_full_text
    assert link.address.url == f"{BASE}/mgAi.aspx?ID=8"
    assert item_anchors(tree) == ["7", "8"]


def test_dates_of_rows_in_lists() -> None:
    tree = page(
        "<ul><li><a href='ieListDocuments.aspx?MId=1'>16 Mar 2026&nbsp;6.30 pm</a> - Agenda and minutes</li>"
        "<li>17&#47;03&#47;2026 - Minutes published: "
        "<a href='ieListDocuments.aspx?MId=2'>Cabinet, 11/02/2026</a></li></ul>"
        "<table><tr><td><a href='ieDecisionDetails.aspx?ID=3'>Fees from 1 April 2026"
        "<span class='mgHide'> ref: 3</span></a></td>"
        "<td>22&#47;03&#47;2026</td><td>29/03/2026</td></tr></table>"
        "<p><a href='mgAi.aspx?ID=4'>No date</a></p>"
    )
    dates = [(link.text_date, link.row_date) for link in find_links(tree, MEETING, dated=True)]
    assert dates == [
        ("2026-03-16", None),
        ("2026-02-11", "2026-03-17"),
        ("2026-04-01", "2026-03-22"),
        (None, None),
    ]
