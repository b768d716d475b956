"""The deny-list, the crawl that obeys it, and the capture folder without what it names."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawlers.captures import CaptureStore
from crawlers.crawl import ShardResult
from crawlers.forgetting import sweep
from crawlers.forgotten import FILE_NAME, SCRUBBED, DenyList, Forgotten
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import CouncilContent
from crawlers.segments import SegmentWriter
from crawlers.visits import Answer, Visit, Wanted
from transforms.records import Fetch, Issue

TODAY = date(2026, 3, 16)
SITE = "http://127.0.0.1:8001/x"
AT = "2026-03-17T09:00:00Z"


def address(number: int) -> str:
    return f"{SITE}/mgAi.aspx?ID={number}"


@pytest.fixture
def store(tmp_path: Path) -> CaptureStore:
    """Three pages in one segment; the first led to the second, and an issue of the third names the second."""
    with SegmentWriter(tmp_path, "ABC", council="Abcshire", run_id="run1", software="t") as writer:
        for number in (1, 2, 3):
            at = f"2026-03-16T02:00:0{number}.000000Z"
            answer = Answer(address(number), at, 200, {}, f"<p>words {number}</p>".encode(), f"{number:064x}")
            kept = writer.keep(answer)
            fetch = Fetch("run1", "ABC", kept.url, at, 200, "new", kept.content_hash, kept.capture_id)
            writer.log(Visit(fetch, TODAY, wants=(Wanted(address(2)),) if number == 1 else ()))
        writer.report(Issue("crawl", "error_page", "no page", url=address(2)))
        writer.report(Issue("crawl", "redirect_loop", f"leads to {address(2)}, again", url=address(3)))
    DenyList(tmp_path).add([("ABC", address(2))], [], at=AT, reason="why")
    return CaptureStore(tmp_path)


def test_a_page_is_known_by_whatever_address_and_the_list_does_not_name_it(store: CaptureStore) -> None:
    forgotten = store.forgotten
    assert forgotten.page("ABC", "https://www.abc.example/other/MGAI.aspx?id=2&bcr=1#AI7")
    assert not forgotten.page("XYZ", address(2))
    assert not forgotten.page("ABC", address(3))
    assert forgotten.is_unfinished
    text = (store.folder / FILE_NAME).read_text()
    assert "mgAi" not in text
    assert json.loads(text)["reason"] == "why"
    with (store.folder / FILE_NAME).open("a") as file:
        file.write('{"page": "cut sh')
    DenyList(store.folder).add([], ["ABC/agenda_item/7"], at=AT, reason="why")
    DenyList(store.folder).finish(AT)
    again = Forgotten.read(store.folder)
    assert (again.page("ABC", address(2)), again.document("ABC/agenda_item/7")) == (True, True)
    assert not again.is_unfinished


def test_readers_pass_over_it_before_it_is_gone(store: CaptureStore) -> None:
    assert [one.url for one in store.captures()] == [one.url for one in store.fetches()]
    assert [one.url for one in store.captures()] == [address(1), address(3)]
    assert [one.url for one in store.issues()] == [address(3)]


def check_swept(store: CaptureStore) -> None:
    folder = store.folder / "ABC"
    assert [store.read(one) for one in store.captures()] == [b"<p>words 1</p>", b"<p>words 3</p>"]
    with (folder / "run1.warc.gz").open("rb") as file:
        records = [(one.rec_type, one.content_stream().read()) for one in ArchiveIterator(file)]
    assert [kind for kind, _ in records] == ["warcinfo", "response", "response"]
    assert b"words 2" not in b"".join(body for _, body in records)
    for log in (*folder.glob("*.jsonl"), folder / "run1.cdxj"):
        assert "ID=2" not in log.read_text()
    assert [one.wants for one in store.visits()] == [(), ()]
    assert [one.detail for one in store.issues()] == [f"leads to {SCRUBBED}, again"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "run1.cdxj", "run1.fetches.jsonl", "run1.issues.jsonl", "run1.warc.gz",
    ]  # fmt: skip


def test_records_lines_and_addresses_go_and_the_rest_stays_readable(store: CaptureStore) -> None:
    done = sweep(store, store.forgotten)
    assert (done.captures, done.log_lines) == (1, 2)
    check_swept(store)
    stamps = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")}
    assert sweep(store, store.forgotten).captures == 0
    assert {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")} == stamps, (
        "nothing is left to do"
    )


def test_a_sweep_that_was_cut_off_between_segment_and_index_is_finished(store: CaptureStore) -> None:
    index = store.folder / "ABC" / "run1.cdxj"
    earlier = shutil.copy(index, store.folder / "earlier")
    sweep(store, store.forgotten)
    shutil.move(earlier, index)
    (store.folder / "ABC" / "run1.warc.gz.draft").write_bytes(b"half")
    assert store.recover() == []
    sweep(store, store.forgotten)
    check_swept(store)


def test_a_redirect_to_a_forgotten_page_is_not_followed(
    crawl: Callable[..., ShardResult], small_council: Callable[..., CouncilContent], tmp_path: Path
) -> None:
    council = small_council("ALFORD")
    with SampleSites(tmp_path / "sites", councils=[council]) as sites:
        (first,) = crawl(sites, tmp_path / "probe", "run1").councils
        assert first.status == "done"
        meetings = sorted(
            {one.url for one in CaptureStore(tmp_path / "probe").captures() if "ieListDocuments" in one.url}
        )
    assert len(meetings) == 2
    hidden = Fault(FaultKind.REDIRECT, f"*{meetings[0].partition('/democracy/')[2]}*", to=meetings[1])
    DenyList(tmp_path / "captures").add([("ALFORD", meetings[1])], [], at=AT, reason="why")
    with SampleSites(tmp_path / "sites", councils=[council], faults={"ALFORD": hidden}) as sites:
        (result,) = crawl(sites, tmp_path / "captures", "run2").councils
        asked = [record.path for record in sites.log]
    assert not any(meetings[1].endswith(path) for path in asked)
    assert {issue.reason for issue in result.issues} == {"forgotten", "shortfall"}, "the first was not had"
    assert not any("ieListDocuments" in one.url for one in CaptureStore(tmp_path / "captures").captures())
