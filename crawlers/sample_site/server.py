"""The HTTP side: a listening socket on loopback for each council, threads behind it, a log of requests."""

from __future__ import annotations

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from crawlers.sample_site.answers import Response
from crawlers.sample_site.certificate import untrusted_context
from crawlers.sample_site.faults import Fault, FaultKind, FaultPlan, faulty_response

LOOPBACK = "127.0.0.1"
IDLE_SECONDS = 30  # a kept connection that says nothing is closed


@dataclass(frozen=True)
class RequestRecord:
    """One request as a site saw it."""

    time: datetime  # when it came, UTC
    council_id: str
    method: str
    path: str  # with its query
    user_agent: str
    status: int | None  # None where the site gave no answer
    in_flight: int  # requests this site was working on, this one among them
    answered: datetime  # when the last byte of the answer was sent, UTC


class SiteServer(ThreadingHTTPServer):
    """Serves one council's site; `log` is shared by all sites."""

    daemon_threads = True

    def __init__(
        self,
        council_id: str,
        respond: Callable[[str], Response],
        log: list[RequestRecord],
        faults: FaultPlan,
        port: int = 0,
        *,
        again: bool = False,
    ):
        super().__init__((LOOPBACK, port), _Handler, bind_and_activate=False)
        self.council_id = council_id
        self.respond = respond
        self.log = log
        self.faults = faults
        self.in_flight = 0
        self.lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        self._thread: threading.Thread | None = None
        # A new port must be nobody else's until we listen; one served before may hold the ends of old connections.
        self.allow_reuse_address = again
        try:
            self.server_bind()
        except OSError:
            self.server_close()
            raise

    @property
    def port(self) -> int:
        """The port that is bound."""
        return int(self.server_address[1])

    @property
    def is_tls(self) -> bool:
        """Whether the site is served by https."""
        return self.faults.has(FaultKind.UNTRUSTED)

    def start(self) -> None:
        """Listen and answer, unless the fault is to be dead: then the port stays bound and refuses."""
        if self.faults.has(FaultKind.DEAD):
            return
        if self.is_tls:
            context = untrusted_context(LOOPBACK)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.server_activate()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # for the next run on this port
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and drop the connections that are still open."""
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
        with self.lock:
            open_connections = list(self._connections)
        for connection in open_connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keep the connection in mind, so that `stop` can drop it."""
        with self.lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """A connection has ended."""
        with self.lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of the site; anything else is shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "SampleSite"
    sys_version = ""
    timeout = IDLE_SECONDS
    wbufsize = -1  # headers and body leave in one piece

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Requests go to the log of the sites, not to standard error."""

    def _answer(self, *, with_body: bool) -> None:
        came = datetime.now(UTC)
        with self.server.lock:
            self.server.in_flight += 1
            in_flight = self.server.in_flight
            faults = self.server.faults.strike(self.path, self.headers.get("User-Agent", ""))
        status: int | None = None
        try:
            status = self._send(faults, with_body=with_body)
        finally:
            record = RequestRecord(
                time=came,
                council_id=self.server.council_id,
                method=self.command,
                path=self.path,
                user_agent=self.headers.get("User-Agent", ""),
                status=status,
                in_flight=in_flight,
                answered=datetime.now(UTC),
            )
            with self.server.lock:
                self.server.in_flight -= 1
                self.server.log.append(record)

    def _send(self, faults: list[Fault], *, with_body: bool) -> int | None:
        kinds = {fault.kind for fault in faults}
        time.sleep(sum(fault.seconds for fault in faults if fault.kind is FaultKind.SLOW))
        if FaultKind.RESET in kinds:
            self._reset()
            return None
        response = self._response(faults)
        body = response.body
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "private")
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if FaultKind.TRUNCATED in kinds:
            body = body[: len(body) // 2]
            self.close_connection = True
        if with_body:
            self.wfile.write(body)
        return response.status

    def _response(self, faults: list[Fault]) -> Response:
        given = (faulty_response(fault, self.path) for fault in faults)
        response = next((one for one in given if one is not None), None) or self.server.respond(self.path)
        links = [f'<a href="{fault.to}">More</a>' for fault in faults if fault.kind is FaultKind.LINK]
        if not links:
            return response
        end = b'<div class="mgFooter"' if b'<div class="mgFooter"' in response.body else b"</body>"
        return replace(response, body=response.body.replace(end, "".join(links).encode() + end, 1))

    def _reset(self) -> None:
        """Close so that the peer sees a reset, not an end: linger on, for no time."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
