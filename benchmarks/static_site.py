"""Look-alike sites whose answers are rendered beforehand: `python static_site.py SITES MEETINGS BYTES`.

Prints a line of JSON with the ports, serves until its standard input is closed, then prints the processor time it
took. Pages of a meeting are one body with the meeting's number put in, so the memory of the site does not grow.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from functools import partial

from moderngov_pages import pages

FIRST_MEETING = 10_001
DAY = "03/02/2026"
ROBOTS = b"User-agent: *\nDisallow: /ieLogon.aspx\n"
NOTHING = b'<html><body><div id="modgov"><h1>Decisions</h1><div class="mgContent"><p>None.</p></div></div></body></html>'
MEETING_ID = re.compile(rb"[?&]MId=(\d+)")


class Answers:
    """The HTTP answers of one site, ready to be sent."""

    def __init__(self, meetings: int, size: int):
        page = next(page.body for page in pages(size) if page.kind == "meeting")
        before, after = page.split(b"</h2>", 1)
        self._before, self._after = before + b" ", b"</h2>" + after
        self._robots = _answer(ROBOTS, "text/plain")
        self._nothing = _answer(NOTHING, "text/html; charset=utf-8")
        self._meetings = _answer(_service(meetings), "text/xml; charset=utf-8")
        length = len(self._before) + len(self._after)
        self._head = partial(_head, "text/html; charset=utf-8", length)

    def to(self, target: bytes) -> bytes:
        """The whole answer to GET `target`."""
        if target == b"/robots.txt":
            return self._robots
        if b"GetAllMeetings" in target:
            return self._meetings
        number = MEETING_ID.search(target)
        if number is None:
            return self._nothing
        return b"".join((self._head(len(number[1])), self._before, number[1], self._after))


class Connection(asyncio.Protocol):
    """One kept connection; requests are small and come whole."""

    def __init__(self, answers: Answers):
        self._answers = answers

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        target = data.split(b" ", 2)[1]
        self._transport.write(self._answers.to(target))  # type: ignore[attr-defined]


def _service(meetings: int) -> bytes:
    rows = "".join(
        f"<meeting><committeeid>101</committeeid><meetingid>{FIRST_MEETING + number}</meetingid>"
        f"<meetingdate>{DAY}</meetingdate></meeting>"
        for number in range(meetings)
    )
    return f"<?xml version='1.0'?><meetings>{rows}</meetings>".encode()


def _head(content_type: str, length: int, more: int = 0) -> bytes:
    return (
        f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length + more}\r\n\r\n".encode()
    )


def _answer(body: bytes, content_type: str) -> bytes:
    return _head(content_type, len(body)) + body


async def serve(sites: int, meetings: int, size: int) -> None:
    loop = asyncio.get_running_loop()
    answers = Answers(meetings, size)
    servers = [await loop.create_server(lambda: Connection(answers), "127.0.0.1", 0) for _ in range(sites)]
    ports = [server.sockets[0].getsockname()[1] for server in servers]
    began = time.process_time()
    print(json.dumps({"ports": ports}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    print(json.dumps({"cpu_seconds": time.process_time() - began}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:])))
