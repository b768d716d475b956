"""The sample sites as one thing to switch on: `with SampleSites(folder) as sites: ...`."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType

from crawlers.registry import Council
from crawlers.sample_site.app import SiteApp
from crawlers.sample_site.content import CouncilContent, Layout, SampleSiteError, load_councils
from crawlers.sample_site.faults import FaultPlan, Faults
from crawlers.sample_site.scenario import FIRST_NIGHT, Site
from crawlers.sample_site.server import LOOPBACK, RequestRecord, SiteServer

# Below the ports that systems hand out for outgoing connections (Linux from 32768, others from 49152): a site that is
# opened again must not find its port taken by somebody's passing connection.
_PORTS = range(10_000, 32_768)
_CHOICES = 50  # drawn ports; the first free one is taken


class SampleSites:
    """Several invented councils' democracy sites, served on 127.0.0.1, each on a port of its own.

    Args:
        folder: where `ports.json` keeps the ports, so that addresses stay the same over runs; None for new
            ports each time.
        night: 1, or 2 for the same sites a night later: late minutes, a new decision, a new meeting.
        scale: multiplies the meetings by plain ones, up to thousands of pages.
        faults: what goes wrong, by council id.
        layout: parts of the layout that differ, on all sites, from what is written for them.
        councils: other councils than the written ones.

    Raises:
        SampleSiteError: a port that `ports.json` remembers is taken, or the content is broken.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        night: int = 1,
        scale: int = 1,
        faults: Faults | None = None,
        layout: Mapping[str, object] | None = None,
        councils: Sequence[CouncilContent] | None = None,
    ):
        if night not in (1, 2) or scale < 1:
            raise SampleSiteError(
                f"sample sites have nights 1 and 2 and a scale from 1, not {night} and {scale}"
            )
        contents = load_councils() if councils is None else councils
        self._contents = [_with_layout(content, dict(layout or {})) for content in contents]
        self._folder = folder
        self._night = night
        self._scale = scale
        self._faults = faults or {}
        unknown = set(self._faults) - {content.council_id for content in self._contents}
        if unknown:
            raise SampleSiteError(f"faults for unknown sample councils: {', '.join(sorted(unknown))}")
        self._servers: dict[str, SiteServer] = {}
        self._ports: dict[str, int] = {}
        self.sites: dict[str, Site] = {}
        self.log: list[RequestRecord] = []

    def __enter__(self) -> SampleSites:
        remembered = self._remembered_ports()
        try:
            for content in self._contents:
                self._bind(content, remembered.get(content.council_id))
        except SampleSiteError:
            self._close()
            raise
        self._remember_ports()
        for server in self._servers.values():
            server.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    @property
    def today(self) -> date:
        """The scenario's own date: the day of the night that is shown."""
        return FIRST_NIGHT + timedelta(days=self._night - 1)

    @property
    def councils(self) -> list[Council]:
        """The councils with their addresses, as the registry would name them; none before they are served."""
        return [
            Council(
                council_id=content.council_id,
                name=content.name,
                nation="ENG",
                type=content.type,
                has_childrens_services=True,
                platform="moderngov",
                base_url=f"{self._scheme(content.council_id)}://{LOOPBACK}:{self._ports[content.council_id]}{content.layout.base_path}",
            )
            for content in self._contents
            if content.council_id in self._ports
        ]

    def _scheme(self, council_id: str) -> str:
        return "https" if self._servers[council_id].is_tls else "http"

    def _bind(self, content: CouncilContent, remembered: int | None) -> None:
        site = Site(content, self._night, self._scale)
        server = self._server(content, site, remembered)
        self.sites[content.council_id] = site
        self._servers[content.council_id] = server
        self._ports[content.council_id] = server.port

    def _server(self, content: CouncilContent, site: Site, remembered: int | None) -> SiteServer:
        """The council's server on the port that it had before, else on the first of some that is free."""
        again = remembered is not None
        ports = random.sample(_PORTS, _CHOICES) if remembered is None else [remembered]
        plan = FaultPlan(self._faults.get(content.council_id, ()))
        for port in ports:
            try:
                return SiteServer(
                    content.council_id, SiteApp(site).respond, self.log, plan, port, again=again
                )
            except OSError as error:
                reason = error
        raise SampleSiteError(
            f"port {ports[-1]} of sample council {content.name} is taken ({reason.strerror}): "
            f"stop whoever has it, or delete {self._ports_file} to choose new ports"
        ) from reason

    def _close(self) -> None:
        for server in self._servers.values():
            server.stop()
        self._servers.clear()

    @property
    def _ports_file(self) -> Path | None:
        return self._folder / "ports.json" if self._folder else None

    def _remembered_ports(self) -> dict[str, int]:
        if self._ports_file is None or not self._ports_file.exists():
            return {}
        try:
            ports = json.loads(self._ports_file.read_text(encoding="utf-8"))
            return {str(council): int(port) for council, port in ports.items()}
        except (ValueError, AttributeError) as error:
            raise SampleSiteError(f"{self._ports_file} is no list of ports: delete it ({error})") from error

    def _remember_ports(self) -> None:
        if self._ports_file is not None:
            self._ports_file.parent.mkdir(parents=True, exist_ok=True)
            self._ports_file.write_text(json.dumps(self._ports, indent=1) + "\n", encoding="utf-8")


def _with_layout(content: CouncilContent, changes: dict[str, object]) -> CouncilContent:
    layout = Layout.model_validate(content.layout.model_dump() | changes)
    return content.model_copy(update={"layout": layout})
