"""The sites over HTTP on loopback: ports, log, faults."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from urllib.parse import urlsplit

import pytest

from crawlers.sample_site import Fault, FaultKind, RequestRecord, SampleSiteError, SampleSites
from crawlers.sample_site.answers import Response
from crawlers.sample_site.faults import FaultPlan
from crawlers.sample_site.server import SiteServer

AGENT = {"User-Agent": "council-harvest/0.1 (+test)"}


def fetch(base: str, page: str = "/mgListCommittees.aspx") -> tuple[int, bytes]:
    request = urllib.request.Request(base + page, headers=AGENT)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def ask_again(connection: http.client.HTTPConnection) -> None:
    connection.request("GET", "/ecminutes/mgError.aspx")
    connection.getresponse()


def base_of(sites: SampleSites, council_id: str) -> str:
    (council,) = [council for council in sites.councils if council.council_id == council_id]
    assert council.base_url is not None
    return council.base_url


def test_each_council_has_its_own_port_and_answers():
    with SampleSites() as sites:
        assert sites.today == date(2026, 3, 16)
        slots = {council.slot for council in sites.councils}
        assert len(slots) == len(sites.councils) >= 6
        for council in sites.councils:
            assert council.is_loopback
            status, body = fetch(council.base_url)
            assert status == 200
            assert b"mgCommitteeDetails" in body
        assert base_of(sites, "MARLHAVEN").endswith("/modgov")


def test_the_log_tells_who_asked_for_what():
    with SampleSites() as sites:
        fetch(base_of(sites, "MARLHAVEN"), "/mgAi.aspx?ID=7")
        assert [(r.council_id, r.method, r.path, r.status) for r in sites.log] == [
            ("MARLHAVEN", "GET", "/modgov/mgAi.aspx?ID=7", 302),
            ("MARLHAVEN", "GET", "/modgov/mgError.aspx", 200),
        ]
        assert {r.user_agent for r in sites.log} == {AGENT["User-Agent"]}
        assert sites.log[0].time <= sites.log[1].time
        assert all(r.in_flight == 1 for r in sites.log)


def test_requests_in_flight_are_counted_per_site():
    together = threading.Barrier(3, timeout=30)

    def respond(target: str) -> Response:
        together.wait()
        return Response(200, b"all three are here")

    log: list[RequestRecord] = []
    server = SiteServer("ANYWHERE", respond, log, FaultPlan())
    server.start()
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(fetch, [f"http://127.0.0.1:{server.port}"] * 3))
    server.stop()
    assert [status for status, _ in answers] == [200, 200, 200]
    assert sorted(record.in_flight for record in log) == [1, 2, 3]


def test_a_slow_site_answers_in_the_end():
    with SampleSites(faults={"THORNMERE": Fault(FaultKind.SLOW, seconds=0.2)}) as sites:
        began = time.monotonic()
        assert fetch(base_of(sites, "THORNMERE"))[0] == 200
        assert time.monotonic() - began >= 0.2


def test_ports_are_remembered_and_the_night_is_told(tmp_path):
    first = SampleSites(tmp_path)
    assert first.councils == []
    with first:
        addresses = [council.base_url for council in first.councils]
    ports = json.loads((tmp_path / "ports.json").read_text())
    assert set(ports) == set(first.sites)
    assert max(ports.values()) < 32_768, "no port that the system gives to outgoing connections"
    with SampleSites(tmp_path, night=2) as second:
        assert [council.base_url for council in second.councils] == addresses
        assert second.today == date(2026, 3, 17)
        assert fetch(base_of(second, "MARLHAVEN"), "/ieDecisionDetails.aspx?ID=831")[0] == 200


def test_a_free_port_is_nobody_elses_before_the_site_listens():
    with SampleSites(faults={"THORNMERE": Fault(FaultKind.DEAD)}) as sites, closing(socket.socket()) as other:
        port = urlsplit(base_of(sites, "THORNMERE")).port
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))


def test_a_site_that_was_asked_is_served_again_at_once_on_its_port(tmp_path):
    for _ in range(3):
        with SampleSites(tmp_path) as sites:
            assert fetch(base_of(sites, "THORNMERE"))[0] == 200


def test_a_taken_port_is_named_and_nothing_stays_open(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as squatter:
        port = squatter.getsockname()[1]
        (tmp_path / "ports.json").write_text(json.dumps({"WENDLESHIRE": port}))
        with pytest.raises(SampleSiteError, match=rf"port {port} of sample council Wendleshire.*ports\.json"):
            SampleSites(tmp_path).__enter__()
    assert json.loads((tmp_path / "ports.json").read_text()) == {"WENDLESHIRE": port}


def test_a_broken_ports_file_is_named(tmp_path):
    (tmp_path / "ports.json").write_text("[]")
    with pytest.raises(SampleSiteError, match=r"ports\.json is no list of ports"):
        SampleSites(tmp_path).__enter__()


@pytest.mark.parametrize("arguments", [{"night": 3}, {"scale": 0}, {"faults": {"ATLANTIS": ()}}])
def test_impossible_orders_are_refused(arguments):
    with pytest.raises(SampleSiteError):
        SampleSites(**arguments)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_module_serves_until_it_is_interrupted(tmp_path, ending):
    command = [sys.executable, "-m", "crawlers.sample_site", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        name, _, base = process.stdout.readline().strip().partition(": ")
        assert name == "West Averland"
        assert fetch(base.rstrip("/"))[0] == 200
        process.send_signal(ending)
        assert process.stdout.read().endswith("1 requests served\n")
    assert process.returncode == 0


def test_a_closed_site_drops_kept_connections():
    with SampleSites() as sites:
        address = urlsplit(base_of(sites, "AVERLAND"))
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
        connection.request("GET", "/ecminutes/mgError.aspx")
        assert connection.getresponse().read()
    with closing(connection), pytest.raises((http.client.HTTPException, OSError)):
        ask_again(connection)
    assert not [t for t in threading.enumerate() if t.name.startswith("Thread") and not t.daemon]


@pytest.mark.parametrize(
    ("kind", "status", "holds"),
    [
        (FaultKind.FORBIDDEN, 403, b"Forbidden"),
        (FaultKind.SERVER_ERROR, 500, b"Server Error"),
        (FaultKind.CHALLENGE, 200, b"verify you are a human"),
    ],
)
def test_faults_that_answer(kind, status, holds):
    with SampleSites(faults={"ESTERMOUTH": Fault(kind)}) as sites:
        answer = fetch(base_of(sites, "ESTERMOUTH"))
        assert answer[0] == status
        assert holds in answer[1]
        assert sites.log[-1].status == status
        assert fetch(base_of(sites, "THORNMERE"))[0] == 200


def test_a_truncated_body_is_shorter_than_it_says():
    fault = Fault(FaultKind.TRUNCATED)
    with SampleSites(faults={"ESTERMOUTH": fault}) as sites, pytest.raises(http.client.IncompleteRead):
        fetch(base_of(sites, "ESTERMOUTH"))


def test_a_reset_is_no_answer():
    with SampleSites(faults={"ESTERMOUTH": Fault(FaultKind.RESET)}) as sites:
        with pytest.raises(OSError, match="reset"):
            fetch(base_of(sites, "ESTERMOUTH"))
        assert sites.log[-1].status is None


def test_a_dead_site_refuses():
    with SampleSites(faults={"ESTERMOUTH": Fault(FaultKind.DEAD)}) as sites:
        with pytest.raises(OSError, match="refused"):
            fetch(base_of(sites, "ESTERMOUTH"))
        assert sites.log == []


def test_a_fault_may_strike_one_path_only_and_pass():
    fault = Fault(FaultKind.SERVER_ERROR, path="*MGERROR*", times=2)
    with SampleSites(faults={"ESTERMOUTH": [fault]}) as sites:
        base = base_of(sites, "ESTERMOUTH")
        assert [fetch(base, "/mgError.aspx")[0] for _ in range(3)] == [500, 500, 200]
        assert fetch(base)[0] == 200
