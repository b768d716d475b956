"""`harvest export`: what it writes, says and refuses."""

import json
from pathlib import Path

PAGE = (
    "Ofsted inspection of children's services\n\n"
    "Ofsted inspected the services of Lancashire under the single inspection framework from 14 September to "
    "8 October 2015 and published its report on 27 November 2015. The overall effectiveness of children's services "
    "was judged to be inadequate.\n\nRESOLVED: That the report be noted.\n"
)


def load_page(harvest, tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    assert harvest("load", page, "--council", "Lancashire").code == 0
    return page


def test_json_lines_are_what_extract_prints(harvest, tmp_path: Path) -> None:
    page = load_page(harvest, tmp_path)
    printed = json.loads(harvest("extract", page, "--council", "Lancashire").out)
    told = harvest("export", tmp_path / "out", "--format", "jsonl")
    assert (told.code, told.out) == (0, "")
    (line,) = (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    exported = json.loads(line)
    assert exported["judgements"]
    assert exported["actions"]
    assert exported | {"id": printed["id"]} == printed


def test_a_summary_tells_tables_rows_and_folder(harvest, tmp_path: Path) -> None:
    load_page(harvest, tmp_path)
    told = harvest("export", tmp_path / "out")
    assert told.code == 0
    assert "1 documents, 1 inspections" in told.err
    assert "files, " in told.err
    assert str(tmp_path / "out") in told.err
    assert "Left out" not in told.err
    assert (tmp_path / "out" / "README.md").read_text("utf-8").startswith("# What inspectors found")


def test_exit_codes_tell_nothing_published_from_a_wrong_folder(harvest, tmp_path: Path) -> None:
    told = harvest("export", tmp_path / "out")
    assert (told.code, told.out) == (1, "")
    assert "Nothing is published" in told.err
    load_page(harvest, tmp_path)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    told = harvest("export", taken)
    assert told.code == 2
    assert "name a new or an empty folder" in told.err
    assert harvest("export", tmp_path / "out", "--format", "xlsx").code == 2
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
