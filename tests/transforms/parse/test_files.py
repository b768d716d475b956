import pytest
from lxml import html

from transforms.parse import parse_page
from transforms.parse.files import FileLink, linked_files, read_link
from transforms.records import LinkedFile

BASE = "https://democracy.example/moderngov"
MEETING = f"{BASE}/ieListDocuments.aspx?MId=77"
PAGE = """<div id="modgov"><h2 class="mgSubTitleTxt">Cabinet - Tuesday, 3rd March, 2026 2.00 pm</h2>
<ul class="mgActionList"><li><a href="documents/g77/Printed minutes 03.pdf?T=1">Printed minutes
 <span class="mgFileSize"><img alt="pdf icon"/> PDF 132 KB</span></a></li></ul>
<table class="mgItemTable">
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI5" id="AI5"></a>1.</p></td><td><p class="mgAiTitleTxt">
<a class="mgAiTitleLnk" href="documents/s9/Outcome, of inspection.pdf">Outcome of inspection
 <span class="mgFileSize">PDF 1.5 MB</span></a></p><p>To consider the report of the Director.</p>
<ul><li><a href="documents/s10/Plan.docx">Improvement planDOCX 500 KB</a></li>
<li><a href="ieDecisionDetails.aspx?AIId=5">View the decision for item 1</a></li></ul></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI6" id="AI6"></a>2.</p></td><td>
<p class="mgAiTitleTxt">Any other business</p><p>There was none at this meeting.</p></td></tr></table></div>"""


def test_files_hang_on_their_item_and_printed_papers_on_the_meeting() -> None:
    page = parse_page(PAGE.encode(), url=MEETING, content_type="text/html")
    first, second = page.documents
    assert first.files == (
        LinkedFile(
            f"{BASE}/documents/g77/Printed%20minutes%2003.pdf?T=1",
            "Printed minutes",
            "minutes",
            "pdf",
            132 * 1024,
            True,
        ),
        LinkedFile(
            f"{BASE}/documents/s9/Outcome,%20of%20inspection.pdf",
            "Outcome of inspection",
            "report",
            "pdf",
            round(1.5 * 1024**2),
        ),
        LinkedFile(f"{BASE}/documents/s10/Plan.docx", "Improvement plan", "report", "docx", 500 * 1024),
    )
    assert second.files == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Agenda frontsheet", "agenda"),
        ("Public reports pack 03032026 Cabinet", "reports_pack"),
        ("Printed draft minutes", "draft_minutes"),
        ("Cofnodion", "minutes"),
        ("Printed decisions", "decisions"),
        ("Supplement 1", "other"),
    ],
)
def test_a_meeting_paper_is_told_by_its_words(title: str, kind: str) -> None:
    (file,) = linked_files([FileLink("documents/g77/paper.pdf", title, "")], MEETING)
    assert (file.kind, file.format, file.size, file.of_meeting) == (kind, "pdf", None, True)


def test_only_files_that_can_be_opened_are_kept_each_once() -> None:
    links = [
        FileLink("mgConvert2PDF.aspx?ID=4", "Report", "pdf icon PDF 2 MB"),
        FileLink("mgConvert2PDF.aspx?ID=4", "The same", ""),
        FileLink("mailto:clerk@council.example", "Clerk", ""),
        FileLink("https://elsewhere.example/report.pdf", "Elsewhere", ""),
    ]
    (file,) = linked_files(links, MEETING)
    assert (file.title, file.format, file.size) == ("Report", "pdf", 2 * 1024**2)
    assert linked_files([FileLink("documents/s9/Plan.pdf", "Plan", "")], None) == ()


def test_a_size_may_stand_behind_the_link() -> None:
    page = html.fromstring(
        "<p><a href='documents/s9/a.pdf'>Plan</a> <span class='mgFileSize'>PDF 3 KB</span></p>"
    )
    assert read_link(page.find("a")) == FileLink("documents/s9/a.pdf", "Plan", "PDF 3 KB")
    assert read_link(html.fromstring("<a href='#AI5'>Item</a>")) is None
