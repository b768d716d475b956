"""`harvest extract`: streams, exit codes and messages; what is extracted is tested with the extractor."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """Agenda item

Ofsted inspection of children's services

Minutes:

The Director reported that Ofsted inspected children's services from 1 to 12 July 2024 under the
ILACS framework. Inspectors judged overall effectiveness to be good.

RESOLVED: That the report be noted.
"""


def page(number: int) -> str:
    return json.dumps({"id": f"page {number}", "council": "Leeds", "text": PAGE})


def test_each_page_is_one_line_of_json_in_the_order_of_the_inputs(harvest, tmp_path: Path) -> None:
    records = tmp_path / "pages.jsonl"
    records.write_text("".join(page(number) + "\n" for number in range(60)))
    text = tmp_path / "minutes.txt"
    text.write_text(PAGE)
    ran = harvest("extract", text, records, "--council", "Lincolnshire")
    assert ran.code == 0
    assert ran.err == ""
    pages = [json.loads(line) for line in ran.out.splitlines()]
    assert [page["id"] for page in pages] == ["minutes", *(f"page {number}" for number in range(60))]
    assert set(pages[0]) == {"id", "page", "inspections", "judgements", "actions"}
    (judgement,) = pages[0]["judgements"]
    assert (judgement["domain"], judgement["grade"]) == ("overall_effectiveness", "good")
    assert judgement["quote"] in PAGE
    assert pages[0]["inspections"][0]["authority"] == "Lincolnshire"
    assert pages[1]["inspections"][0]["authority"] == "Leeds"
    assert not (tmp_path / "data").exists()


def test_what_cannot_be_read_is_told_and_the_rest_is_printed(harvest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.html").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    (tmp_path / "d.jsonl").write_text(f"{{broken\n{page(1)}\n")
    ran = harvest("extract", tmp_path)
    assert ran.code == 3
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "page 1"]
    for source in ("b.html", "c.txt", "d.jsonl:1"):
        assert f"{tmp_path}/{source}: " in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_council_is_told_and_its_page_is_extracted_all_the_same(harvest, tmp_path: Path) -> None:
    (tmp_path / "page.jsonl").write_text(json.dumps({"id": "1", "council": "Narnia", "text": PAGE}) + "\n")
    ran = harvest("extract", tmp_path / "page.jsonl")
    assert ran.code == 0
    assert "'Narnia'" in ran.err
    assert json.loads(ran.out)["judgements"]


@pytest.fixture
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("working_folder")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["extract"], 2, "PATHS"),
        (["extract", "gone.html"], 2, "gone.html: no such file"),
        (["extract", ".", "--council", "Lincolnshyre"], 2, "Lincolnshire"),
        (["extract", "--no-such-option", "."], 2, "--no-such-option"),
        (["extract", "."], 1, "holds no .html, .txt or .jsonl file"),
    ],
)
def test_exit_codes(harvest, arguments: list[str], code: int, told: str) -> None:
    ran = harvest(*arguments)
    assert ran.code == code
    assert told in ran.err
    assert ran.out == ""


def test_a_reader_that_has_seen_enough_is_no_error(environment: dict[str, str], tmp_path: Path) -> None:
    records = tmp_path / "pages.jsonl"
    records.write_text("".join(page(number) + "\n" for number in range(200)))
    with subprocess.Popen(
        [Path(sys.executable).with_name("harvest"), "extract", records],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "page 0"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
