from pathlib import Path

import pytest

from crawlers.registry import Registry
from flows.saved import SavedPage, SavedPages
from transforms.errors import UsageError
from transforms.records import Issue

REGISTRY = Registry.load()


def read(
    *paths: Path, council: str | None = None, url: str | None = None
) -> tuple[list[SavedPage], list[Issue]]:
    issues: list[Issue] = []
    return list(SavedPages(paths, REGISTRY, council=council, url=url).read(issues.append)), issues


def test_a_folder_gives_its_pages_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Minutes")
    (tmp_path / "a.html").write_text("<h1>Minutes</h1>")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.HTM").write_text("<h1>More</h1>")
    (tmp_path / "notes.md").write_text("no page")
    pages, issues = read(tmp_path)
    assert [page.page_id for page in pages] == ["a", "b", "c"]
    assert pages[0].html == b"<h1>Minutes</h1>"
    assert pages[1].text == "Minutes"
    assert issues == []


def test_the_council_comes_from_the_record_then_the_option_then_the_address(tmp_path: Path) -> None:
    hull = REGISTRY.by_name("Hull")
    assert hull is not None
    (tmp_path / "pages.jsonl").write_text(
        '{"id": 1, "text": "x", "council": "Lincolnshire County Council"}\n'
        '\n{"id": "2", "html": "<p>x</p>", "council": "LINCOLNSHIRE"}\n'
        f'{{"id": "3", "text": "x", "url": "{hull.base_url}/mgAi.aspx?ID=1", "more": true}}\n'
        '{"id": "4", "text": "x"}\n'
    )
    pages, issues = read(tmp_path / "pages.jsonl")
    assert [(page.page_id, page.council) for page in pages] == [
        ("1", "Lincolnshire"),
        ("2", "Lincolnshire"),
        ("3", hull.name),
        ("4", None),
    ]
    assert pages[2].council_id == hull.council_id
    assert pages[1].source.endswith("pages.jsonl:3")
    assert issues == []
    pages, _ = read(tmp_path / "pages.jsonl", council="Leeds")
    assert [page.council for page in pages] == ["Lincolnshire", "Lincolnshire", "Leeds", "Leeds"]


def test_faults_are_told_by_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pages.jsonl").write_bytes(
        b'\xef\xbb\xbf{"id": "1", "text": "x"}\n'
        b'{"id": "2", "text": \n'
        b'{"text": "x"}\n'
        b'{"id": "4"}\n'
        b'{"id": "5", "text": "x", "council": "Lincolnshyre"}\n'
        b"\xff\xfe\x00\n"
    )
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    (tmp_path / "none.jsonl").write_text("\n")
    pages, issues = read(*(tmp_path / name for name in ("pages.jsonl", "empty", "page.pdf", "none.jsonl")))
    assert [(page.page_id, page.council, page.council_id) for page in pages] == [
        ("1", None, None),
        ("5", "Lincolnshyre", None),
    ]
    assert [(issue.reason, issue.detail.removeprefix(f"{tmp_path}/").split(": ")[0]) for issue in issues] == [
        ("broken_record", "pages.jsonl:2"),
        ("broken_record", "pages.jsonl:3"),
        ("broken_record", "pages.jsonl:4"),
        ("unknown_council", "pages.jsonl:5"),
        ("broken_record", "pages.jsonl:6"),
        ("no_pages", "empty"),
        ("unknown_file_type", "page.pdf"),
        ("no_pages", "none.jsonl"),
    ]
    assert "no council 'Lincolnshyre' in the registry; did you mean Lincolnshire" in issues[3].detail


def test_older_exports_are_read_as_windows_1252(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Children’s services – £5m".encode("cp1252"))
    pages, _ = read(tmp_path / "old.txt")
    assert pages[0].text == "Children’s services – £5m"


def test_a_missing_path_and_an_unknown_council_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.html: no such file"):
        read(tmp_path / "gone.html")
    with pytest.raises(UsageError, match="Lincolnshyre"):
        read(tmp_path, council="Lincolnshyre")


def test_a_record_can_name_the_file_that_holds_its_page(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.txt").write_text("Minutes")
    (tmp_path / "pages" / "two.html").write_text("<h1>Minutes</h1>")
    (tmp_path / "pages.jsonl").write_text(
        '{"id": "1", "file": "pages/one.txt"}\n{"id": "2", "file": "pages/two.html"}\n'
        '{"id": "3", "file": "pages/three.txt"}\n{"id": "4", "file": "pages/one.txt", "text": "x"}\n'
    )
    pages, issues = read(tmp_path / "pages.jsonl")
    assert [(page.page_id, page.text, page.html) for page in pages] == [
        ("1", "Minutes", None),
        ("2", None, b"<h1>Minutes</h1>"),
    ]
    assert [issue.reason for issue in issues] == ["unreadable_file", "broken_record"]
    assert "three.txt" in issues[0].detail
