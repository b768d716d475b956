"""`harvest explain`: which page is shown, and what is told of pages that cannot be."""

import json
from pathlib import Path

import pytest

from flows.commands import explain

PAGE = """Agenda item

Ofsted inspection of children's services

Minutes:

The Director reported that Ofsted inspected children's services from 1 to 12 July 2024 under the
ILACS framework. Inspectors judged overall effectiveness to be good. It would have been outstanding but
for the delays.

RESOLVED: That the report be noted.
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "pages.jsonl"
    rows = [{"id": "one", "council": "Leeds", "text": PAGE}, {"id": 2, "text": PAGE}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_a_page_with_its_rows_and_refusals_in_place(harvest, tmp_path: Path) -> None:
    page = tmp_path / "minutes.txt"
    page.write_text(PAGE)
    ran = harvest("explain", page, "--council", "Lincolnshire")
    assert ran.code == 0
    assert ran.err == ""
    assert "overall_effectiveness: good, of i1 (rule " in ran.out
    assert "Lincolnshire; on site 2024-07-01 to 2024-07-12" in ran.out
    assert "[a1: That the report be noted.]" in ran.out
    assert "[r1: outstanding]" in ran.out
    assert "r1  refused: " in ran.out
    assert not (tmp_path / "data").exists()


def test_on_a_terminal_it_is_coloured(harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "minutes.txt"
    page.write_text(PAGE)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(explain, "is_terminal", lambda: True)
    ran = harvest("explain", page)
    assert ran.code == 0
    assert "\x1b[" in ran.out


def test_a_record_is_chosen_by_its_id(harvest, records: Path) -> None:
    ran = harvest("explain", records, "--id", "one")
    assert ran.code == 0
    assert "Leeds" in ran.out
    assert harvest("explain", records, "--id", "2").code == 0


def test_html_goes_to_its_file(harvest, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    ran = harvest("explain", records, "--id", "one", "--html", target)
    assert ran.code == 0
    assert ran.out == ""
    assert '<mark class="judgement"' in target.read_text(encoding="utf-8")


def test_exit_codes(harvest, records: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF")
    for arguments, code, told in (
        ([records], 2, "2 records: choose one by --id"),
        ([records, "--id", "three"], 2, "no page has the id 'three'"),
        ([tmp_path], 2, "is a folder"),
        ([tmp_path / "gone.html"], 2, "gone.html: no such file"),
        ([tmp_path / "empty.html"], 1, "empty.html: "),
        ([tmp_path / "paper.pdf"], 1, "paper.pdf: no page in it"),
        ([records, "--id", "one", "--council", "Lincolnshyre"], 2, "Lincolnshire"),
        ([records, "--id", "one", "--html", tmp_path / "no" / "where.html"], 2, "where.html"),
        ([], 2, "PAGE"),
    ):
        ran = harvest("explain", *arguments)
        assert (ran.code, ran.out) == (code, ""), arguments
        assert told in ran.err
        assert "Traceback" not in ran.err
