"""`harvest replay`: rows from captures."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from flows.clock import utc_now
from flows.replay import replay as replay_captures
from flows.settings import Settings
from flows.sources import open_sources
from flows.terminal import progress, show_replay


def replay(
    *,
    council: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    all: Annotated[bool, Parameter(negative="")] = False,
    sample: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Build rows anew from the captures, without one request, and publish.

    Without options: of every council what another version of the parser read, or what a run left unread. Ids stay, and
    where nothing changed no row does. A warehouse file that was lost or moved away is built anew. Saved pages
    (`harvest load`) have no captures: they are left as they are and named.

    Parameters
    ----------
    council
        Only this council, by name or id; may be given several times.
    all
        Parse every page anew, whatever version of the parser read it.
    sample
        The captures of `harvest run --sample`.
    """
    now = utc_now()
    with open_sources(Settings.from_environment(), sample=sample, now=now) as sources, progress() as on_event:
        done = replay_captures(
            sources.settings, sources.registry, now, names=council, whole=all, on_event=on_event
        )
    show_replay(done, sql="harvest sql --sample" if sample else "harvest sql")
    return done.status.exit_code
