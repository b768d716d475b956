"""Labelled corpora: what is read from them, and what is told of broken ones."""

import json
from pathlib import Path

import pytest

from flows.evaluation.corpus import read_corpus
from transforms.errors import UsageError

LABEL = {"page": {"kind": "other"}, "inspections": None, "judgements": [], "actions": []}


def write_corpus(folder: Path, *records: dict[str, object], labels: tuple[str, ...] = ()) -> Path:
    (folder / "gold").mkdir(parents=True)
    (folder / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    for name in labels:
        (folder / "gold" / f"{name}.json").write_text(json.dumps(LABEL))
    return folder


def test_pages_lie_in_files_or_in_their_records(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(b"<p>caf\xc3\xa9</p>")
    (tmp_path / "pages" / "b.txt").write_text("café")
    folder = write_corpus(
        tmp_path,
        {"id": "c", "text": "in the record", "council": "Leeds", "url": "https://example.org/"},
        {"id": "a", "file": "pages/a.html"},
        {"id": "b", "file": "pages/b.txt"},
        {"id": "unlabelled", "text": "left out"},
        labels=("a", "b", "c"),
    )
    a, b, c = (page.saved for page in read_corpus(folder))
    assert (a.html, a.text) == (b"<p>caf\xc3\xa9</p>", None)
    assert (b.html, b.text) == (None, "café")
    assert (c.text, c.council, c.url) == ("in the record", "Leeds", "https://example.org/")
    assert read_corpus(folder)[0].gold.inspections == ()


def test_labels_may_lie_elsewhere(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "pages", {"id": "a", "text": "x"})
    labels = write_corpus(tmp_path / "labels", labels=("a",)) / "gold"
    assert [page.saved.page_id for page in read_corpus(folder / "pages.jsonl", labels)] == ["a"]


@pytest.mark.parametrize(
    ("records", "labels", "told"),
    [
        ([], (), "no gold labels"),
        ([{"id": "a", "text": "x"}], ("b",), "no page of that id"),
        ([{"id": "a", "file": "pages/gone.html"}], ("a",), "pages.jsonl:1: .*gone.html"),
        ([{"text": "x"}], ("a",), "pages.jsonl:1: .*id"),
    ],
)
def test_broken_corpora_are_told_by_name(
    tmp_path: Path, records: list[dict[str, object]], labels: tuple[str, ...], told: str
) -> None:
    folder = write_corpus(tmp_path, *records, labels=labels)
    with pytest.raises(UsageError, match=f"(?s){told}"):
        read_corpus(folder)


def test_a_broken_label_is_told_by_name(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"id": "a", "text": "x"}, labels=("a",))
    (folder / "gold" / "a.json").write_text('{"judgements": [{"grade": "good"}]}')
    with pytest.raises(UsageError, match=r"a\.json"):
        read_corpus(folder)
