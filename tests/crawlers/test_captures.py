from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawlers.captures import CaptureStore
from crawlers.segments import CaptureError, SegmentWriter
from crawlers.visits import Answer, Visit, Wanted, capture_id
from transforms.records import Capture, Fetch, Issue

TODAY = date(2026, 3, 16)


def answer(number: int, body: bytes = b"<p>caf\xc3\xa9</p>") -> Answer:
    return Answer(
        url=f"http://127.0.0.1:8001/x/mgAi.aspx?ID={number}",
        fetched_at=f"2026-03-16T02:00:{number:02}.000000Z",
        status=200,
        headers={"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "Server": "s"},
        body=body,
        content_hash=f"{number:064x}",
    )


def visit(number: int, **facts: object) -> Visit:
    found = answer(number)
    fetch = Fetch("run1", "ABC", found.url, found.fetched_at, 200, "new", found.content_hash)
    return Visit(fetch, TODAY, **facts)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    return CaptureStore(tmp_path)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[SegmentWriter]:
    with SegmentWriter(tmp_path, "ABC", council="Abcshire", run_id="run1", software="test/1") as opened:
        yield opened


def segment_of(store: CaptureStore) -> Path:
    return store.folder / "ABC" / "run1.warc.gz"


def test_what_is_kept_is_read_back(store: CaptureStore, writer: SegmentWriter) -> None:
    kept = [writer.keep(answer(1)), writer.keep(answer(2, b"\x00\xff" * 5000))]
    assert list(store.captures()) == kept == list(store.captures("run1", "ABC"))
    assert list(store.captures("run2")) == list(store.captures(council_id="XYZ")) == []
    assert [store.read(capture) for capture in kept] == [b"<p>caf\xc3\xa9</p>", b"\x00\xff" * 5000]
    assert kept[0].capture_id == capture_id("ABC", answer(1).url, answer(1).content_hash)
    assert (kept[0].council, kept[0].segment) == ("Abcshire", "ABC/run1.warc.gz")


def test_the_segment_is_warc_that_other_tools_read(store: CaptureStore, writer: SegmentWriter) -> None:
    writer.keep(answer(1))
    with segment_of(store).open("rb") as file:
        records = ArchiveIterator(file, check_digests=True)
        info = next(records)
        assert info.rec_type == "warcinfo"
        assert b"software: test/1" in info.content_stream().read()
        response = next(records)
        assert response.rec_type == "response"
        assert response.http_headers.get_statuscode() == "200"
        assert response.http_headers.get_header("Content-Length") == str(len(answer(1).body))
        assert response.http_headers.get_header("Content-Encoding") is None, "the body is kept decoded"
        assert response.content_stream().read() == answer(1).body
    index = segment_of(store).with_name("run1.cdxj").read_text(encoding="utf-8")
    assert index.startswith("127.0.0.1:8001)/x/mgai.aspx?id=1 20260316020001 {")


def test_logs_are_read_back(store: CaptureStore, writer: SegmentWriter) -> None:
    seen = visit(
        1, on=TODAY, wants=(Wanted("http://h/mgAi.aspx?ID=2", TODAY), Wanted("http://h/x")), listed=2,
        covers=(TODAY, TODAY),
    )  # fmt: skip
    writer.log(seen)
    told = writer.report(Issue("crawl", "blocked", "answers 403", url="http://h/"))
    assert list(store.visits()) == [seen]
    assert list(store.fetches("run1")) == [seen.fetch]
    assert list(store.issues()) == [told]
    assert (told.run_id, told.council_id) == ("run1", "ABC")


def test_a_second_writer_is_refused(tmp_path: Path, writer: SegmentWriter) -> None:
    with pytest.raises(CaptureError, match=r"run1\.fetches\.jsonl is being written"):
        SegmentWriter(tmp_path, "ABC", council="Abcshire", run_id="run1", software="test/1").__enter__()


def write_three(store: CaptureStore) -> list[Capture]:
    with SegmentWriter(store.folder, "ABC", council="Abcshire", run_id="run1", software="t") as writer:
        writer.log(visit(1))
        return [writer.keep(answer(number)) for number in (1, 2, 3)]


@pytest.mark.parametrize("cut", [1, 50, "all but a byte"])
def test_a_half_written_record_is_dropped(store: CaptureStore, cut: int | str) -> None:
    kept = write_three(store)
    segment = segment_of(store)
    whole = segment.stat().st_size
    half = whole - kept[2].length + (cut if isinstance(cut, int) else kept[2].length - 1)
    with segment.open("rb+") as file:
        file.truncate(half)
    _drop_last_line(segment.with_name("run1.cdxj"))
    (told,) = store.recover()
    assert "half-written record" in told
    assert str(segment) in told
    assert [store.read(capture) for capture in store.captures()] == [answer(1).body, answer(2).body]
    assert store.recover() == []
    with SegmentWriter(store.folder, "ABC", council="Abcshire", run_id="run1", software="t") as writer:
        assert store.read(writer.keep(answer(3))) == answer(3).body


def test_a_whole_record_without_an_index_line_is_indexed(store: CaptureStore) -> None:
    kept = write_three(store)
    index = segment_of(store).with_name("run1.cdxj")
    _drop_last_line(index)
    with index.open("ab") as file:
        file.write(b'127.0.0.1)/x 2026 {"url": "ht')
    assert list(store.captures()) == kept[:2], "readers stop before a half-written line"
    told = store.recover()
    assert ["half-written line" in told[0], "indexed a whole record" in told[1]] == [True, True]
    assert list(store.captures()) == kept


def test_an_index_can_be_rebuilt_from_its_segment(store: CaptureStore) -> None:
    kept = write_three(store)
    segment_of(store).with_name("run1.cdxj").unlink()
    assert len(store.recover()) == 3
    assert list(store.captures()) == kept


def test_a_half_written_fetch_is_dropped(store: CaptureStore) -> None:
    write_three(store)
    log = segment_of(store).with_name("run1.fetches.jsonl")
    with log.open("ab") as file:
        file.write(b'{"run_id": "run1", "coun')
    assert list(store.visits()) == [visit(1)]
    assert "half-written line" in store.recover()[0]
    assert log.read_bytes().endswith(b"\n")


def test_a_live_crawl_is_left_alone(store: CaptureStore, writer: SegmentWriter) -> None:
    writer.keep(answer(1))
    with segment_of(store).open("ab") as file:
        file.write(b"half")
    assert store.recover() == []


def test_a_broken_log_is_named(store: CaptureStore) -> None:
    write_three(store)
    log = segment_of(store).with_name("run1.fetches.jsonl")
    log.write_text("no json\n", encoding="utf-8")
    with pytest.raises(CaptureError, match=r"run1\.fetches\.jsonl, line 1"):
        list(store.fetches())


def test_a_capture_that_is_not_where_the_index_says_is_named(store: CaptureStore) -> None:
    kept = write_three(store)
    segment_of(store).write_bytes(b"something else")
    with pytest.raises(CaptureError, match=r"run1\.warc\.gz, byte"):
        store.read(kept[1])
    segment_of(store).unlink()
    with pytest.raises(CaptureError, match=r"run1\.warc\.gz"):
        store.read(kept[1])


def _drop_last_line(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
