"""Links and names that lead astray are not followed, and never name a file of ours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CrawlOrder, ShardResult
from crawlers.registry import Registry, RegistryError
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import CouncilContent
from crawlers.segments import CaptureError

MEETING = "*ieListDocuments*"


@pytest.fixture
def crawled(
    tmp_path: Path, crawl: Callable[..., ShardResult], small_council: Callable[..., CouncilContent]
) -> tuple[ShardResult, list[str], CaptureStore]:
    """Two councils whose meetings link to places where no crawl has any business."""
    faults = {
        "LOCAL": [Fault(FaultKind.LINK, MEETING, to="file:///etc/passwd")],
        "TRICKS": [
            Fault(FaultKind.LINK, MEETING, to="documents/s12/..%2f..%2f..%2fetc%2fpasswd.pdf"),
            Fault(FaultKind.LINK, MEETING, to="../../../../etc/passwd"),
            Fault(FaultKind.LINK, MEETING, to="http://169.254.169.254/ieIssueDetails.aspx?IId=1"),
        ],
    }
    store = CaptureStore(tmp_path / "captures")
    with SampleSites(tmp_path, councils=[small_council(name) for name in faults], faults=faults) as sites:
        result = crawl(sites, store.folder, "run1")
        asked = [record.path for record in sites.log]
    return result, asked, store


def test_links_that_lead_astray_are_not_followed(
    crawled: tuple[ShardResult, list[str], CaptureStore], tmp_path: Path
) -> None:
    result, asked, store = crawled
    assert [(one.status, one.new) for one in result.councils] == [("done", 3), ("done", 3)]
    assert not [path for path in asked if "passwd" in path or "IId=1" in path]
    told = {issue.detail for issue in store.issues() if issue.reason == "unsafe_address"}
    assert told == {"the page links to file:///etc/passwd, which is not followed"}
    folders = {path.parent.name for path in store.folder.rglob("*.warc.gz")}
    assert folders == {"LOCAL", "TRICKS"}
    assert {path.name for path in tmp_path.iterdir()} == {"captures", "ports.json"}


def test_an_index_that_leads_elsewhere_is_refused(
    crawled: tuple[ShardResult, list[str], CaptureStore],
) -> None:
    _, _, store = crawled
    capture = next(store.captures())
    with pytest.raises(CaptureError, match="lies outside of"):
        store.read(replace(capture, segment="../../etc/passwd"))


@pytest.mark.parametrize("council_id", ["../../ETC", "ABC/DEF", "ABC\n", "..", "a b c"])
def test_names_that_are_paths_are_no_councils(tmp_path: Path, council_id: str) -> None:
    path = tmp_path / "councils.csv"
    header = "council_id,name,nation,type,platform,base_url\n"
    path.write_text(f'{header}"{council_id}",Name,ENG,county,,\n', encoding="utf-8")
    with pytest.raises(RegistryError, match="council_id"):
        Registry.load(path)


@pytest.mark.parametrize("run_id", ["../run", "a/b", "", ".hidden", "run 1"])
def test_names_that_are_paths_are_no_runs(
    tmp_path: Path, order_of: Callable[..., CrawlOrder], run_id: str
) -> None:
    with SampleSites(tmp_path) as sites, pytest.raises(ValueError, match="run_id"):
        order_of(sites, tmp_path / "captures", run_id)
