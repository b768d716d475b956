"""Every fault over some fifty sites, one at a time and all at once: the sick are named, the healthy are complete."""

from collections import Counter
from collections.abc import Callable

import pytest

from crawlers.captures import CaptureStore
from crawlers.crawl import CouncilResult, ShardResult
from crawlers.sample_site import Fault, FaultKind, SampleSites
from crawlers.sample_site.content import CouncilContent

Crawl = Callable[..., ShardResult]
Kind = FaultKind
PAGES = "/democracy/*"  # all but robots.txt
ELSEWHERE = "http://127.0.0.1:9{path}"
NOBODY = "User-agent: *\nDisallow: /\n"

# By council: the fault, and the status and close reason that must come of it.
SICK: dict[str, tuple[Fault, str, str]] = {
    "DEAD": (Fault(Kind.DEAD), "failed", "dead_host"),
    "MOVED": (Fault(Kind.REDIRECT, to=ELSEWHERE), "failed", "moved_host"),
    "MOVEDPAGES": (Fault(Kind.REDIRECT, PAGES, to=ELSEWHERE), "failed", "moved_host"),
    "CERTIFICATE": (Fault(Kind.UNTRUSTED), "failed", "tls_error"),
    "REFUSES": (Fault(Kind.FORBIDDEN, agent="council-harvest/*"), "failed", "blocked"),
    "WALL": (Fault(Kind.CHALLENGE), "failed", "challenge_page"),
    "WALLEDPAGES": (Fault(Kind.CHALLENGE, PAGES), "failed", "challenge_page"),
    "ERRORS": (Fault(Kind.ERROR_PAGE, PAGES), "failed", "error_page"),
    "OTHERMAKE": (Fault(Kind.LAYOUT, PAGES), "failed", "layout_unrecognised"),
    "EMPTY": (Fault(Kind.EMPTY, PAGES), "failed", "empty_page"),
    "SLOWROBOTS": (Fault(Kind.SLOW, "/robots.txt", seconds=4), "failed", "robots_unreachable"),
    "SLOW": (Fault(Kind.SLOW, PAGES, seconds=4), "failed", "timed_out"),
    "BROKENROBOTS": (Fault(Kind.SERVER_ERROR, "/robots.txt"), "failed", "robots_unreachable"),
    "BROKEN": (Fault(Kind.SERVER_ERROR, PAGES), "failed", "server_error"),
    "RESET": (Fault(Kind.RESET, PAGES), "failed", "connection_lost"),
    "TRUNCATED": (Fault(Kind.TRUNCATED, PAGES), "failed", "connection_lost"),
    "HUGE": (Fault(Kind.HUGE, PAGES), "failed", "too_large"),
    "BOMB": (Fault(Kind.BOMB, PAGES), "failed", "too_large"),
    "PRIVATE": (
        Fault(Kind.REDIRECT, PAGES, to="http://169.254.169.254/latest"),
        "failed",
        "unsafe_address",
    ),
    "LOCALFILE": (Fault(Kind.REDIRECT, PAGES, to="file:///etc/passwd"), "failed", "unsafe_address"),
    "RING": (Fault(Kind.REDIRECT, PAGES, to="{path}"), "failed", "redirect_loop"),
    "WRONGBASE": (Fault(Kind.NOT_FOUND, PAGES), "failed", "wrong_base_url"),
    "WAIT": (Fault(Kind.BUSY, PAGES, seconds=900), "failed", "asked_to_wait"),
    "FORBIDS": (Fault(Kind.RULES, text=NOBODY), "disallowed", "robots_disallowed"),
}
# By each sick site a healthy one in the same slot, asked next; a site that asks for time has it for all of its slot.
HEALTHY = tuple(f"BY{name}" for name in SICK if name != "WAIT")
TRIES = 14  # requests that a sick site may get, repeats and lists of every way in among them


@pytest.fixture(scope="module", params=[1, 16], ids=["one-at-a-time", "all-at-once"])
def matrix(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    crawl: Crawl,
    small_council: Callable[..., CouncilContent],
) -> tuple[dict[str, CouncilResult], Counter[str], CaptureStore]:
    folder = tmp_path_factory.mktemp("matrix")
    silent = small_council("SILENT")
    (cabinet,) = silent.committees
    silent = silent.model_copy(
        update={"committees": (cabinet.model_copy(update={"dates": ()}),), "decisions": ()}
    )
    councils = [*map(small_council, (*SICK, *HEALTHY)), silent]
    faults = {name: fault for name, (fault, *_) in SICK.items()}
    store = CaptureStore(folder / "captures")
    with SampleSites(folder, councils=councils, faults=faults) as sites:
        slots = {name: name.removeprefix("BY") for name in (*SICK, *HEALTHY)}
        settings = {"slots": slots, "concurrency": request.param, "max_body": 1_000_000}
        result = crawl(sites, store.folder, "run1", request_timeout=1, **settings)
        asked = Counter(record.council_id for record in sites.log)
    assert result.error is None
    return {one.council_id: one for one in result.councils}, asked, store


Matrix = tuple[dict[str, CouncilResult], Counter[str], CaptureStore]


@pytest.mark.parametrize("name", SICK)
def test_every_fault_has_its_name(matrix: Matrix, name: str) -> None:
    results, _, store = matrix
    _, status, reason = SICK[name]
    assert (results[name].status, results[name].close_reason) == (status, reason)
    assert reason in {issue.reason for issue in store.issues("run1") if issue.council_id == name}


def test_silence_is_no_fault(matrix: Matrix) -> None:
    silent = matrix[0]["SILENT"]
    assert (silent.status, silent.close_reason, silent.issues) == ("silent", "source_silent", ())


def test_a_moved_site_is_told_with_its_new_base(matrix: Matrix) -> None:
    moved = next(issue for issue in matrix[0]["MOVEDPAGES"].issues if issue.reason == "moved_host")
    assert moved.detail.endswith("its base_url is http://127.0.0.1:9/democracy")


def test_a_sick_site_is_left_alone_after_a_few_tries(matrix: Matrix) -> None:
    _, asked, _ = matrix
    assert {name: asked[name] for name in SICK if asked[name] > TRIES} == {}


def test_the_healthy_are_complete(matrix: Matrix) -> None:
    results, _, store = matrix
    found = {name: (results[name].status, results[name].new, results[name].issues) for name in HEALTHY}
    assert found == dict.fromkeys(HEALTHY, ("done", 3, ()))
    assert Counter(capture.council_id for capture in store.captures()) == dict.fromkeys(HEALTHY, 3)
