"""Resolving the warehouse: what changed is found by digest, of the days that were touched and of whose inspections they tell."""

from __future__ import annotations

import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

import duckdb

from warehouse.correcting import apply_corrections
from warehouse.reference import keep_bundled_outcomes
from warehouse.resolution.chosen import assign_ids, choose
from warehouse.resolution.clustering import cluster
from warehouse.resolution.clusters import Why
from warehouse.resolution.follow_up.tables import resolve_follow_ups
from warehouse.resolution.items import Shown, items
from warehouse.resolution.mentions import Mention
from warehouse.resolution.official import Event, reconcile
from warehouse.rows import Row
from warehouse.store import fetch_rows, insert, scattered, staged, transaction

#: To be raised when the code of this package decides otherwise than before: everything is then resolved again.
RESOLVER_VERSION = "2"

_SQL = files("warehouse.resolution")
# What the scripts leave for those after them
_TABLES = (
    "whole_councils",
    "touched_days",
    "shown",
    "claimed",
    "claiming",
    "mentioned",
    "published",
    "touched_authorities",
    "mentions",
    "reported",
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a resolution made anew."""

    days: int = 0  # on which a council met, whose items; whole councils where a document tells no day
    authorities: int = 0  # whose inspections
    promising: int = 0  # councils whose promises


def resolve(connection: duckdb.DuckDBPyConnection) -> Resolved:
    """Bring items, inspections, their links to the official record and promises up to date with the documents.

    Only what changed is made anew: the items of councils' days, the inspections of authorities whose claims, meetings, official
    outcomes or rules are other than the last time, promises that what is new of a council can answer. A second call changes no row.
    """
    with transaction(connection), _no_garbage():
        keep_bundled_outcomes(connection)
        apply_corrections(connection)
        _touch_all_by_other_rules(connection)
        for script in ("touched.sql", "claiming.sql"):
            _run(connection, script)
        days = _changed(connection, "items")
        _resolve_items(connection, days)
        _run(connection, "mentions.sql")
        authorities = _changed(connection, "inspections")
        _resolve_inspections(connection, authorities)
        for script in ("follow_up/reported.sql", "follow_up/follow_up.sql"):
            _run(connection, script)
        reported = _changed(connection, "reported")
        documents = {*_changed(connection, "told"), *_changed(connection, "follow_ups")}
        promising = resolve_follow_ups(connection, reported, sorted(documents))
        connection.execute("DELETE FROM touched")
        for table in _TABLES:
            connection.execute(f"DROP TABLE temp.{table}")
        connection.execute("DROP MACRO temp.issue_of")
    return Resolved(len(days), len(authorities), promising)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """No search for garbage: nothing here is held in circles, and passing over all rows again and again costs a tenth."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _run(connection: duckdb.DuckDBPyConnection, script: str) -> None:
    connection.execute((_SQL / script).read_text("utf-8"))


def _touch_all_by_other_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Take all days as touched where other rules made what stands, or nothing is known of it."""
    rules = _rules_digest()
    if fetch_rows(connection, "SELECT 1 FROM resolution_state WHERE kind = 'rules' AND digest = ?", [rules]):
        return
    connection.execute("DELETE FROM resolution_state WHERE kind = 'rules'")
    connection.execute("UPDATE resolution_state SET digest = ''")  # that of nothing
    connection.execute("INSERT INTO resolution_state VALUES ('rules', '', ?)", [rules])
    for table, day in (
        ("documents", "meeting_date"),
        ("item_documents", "meeting_date"),
        ("promises", "promised_on"),
    ):
        connection.execute(f"INSERT INTO touched SELECT DISTINCT council_id, {day} FROM {table}")


def _changed(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    """Of the parts of a kind in temp.<kind>_digests those with another digest than the last time.

    A part that was touched and has nothing left stands there with none.
    """
    digests = f"temp.{kind}_digests"
    found = fetch_rows(
        connection,
        f"""
        SELECT n.name FROM {digests} n LEFT JOIN (FROM resolution_state WHERE kind = $kind) s USING (name)
        WHERE n.digest IS DISTINCT FROM s.digest ORDER BY name
        """,
        {"kind": kind},
    )
    changed = [name for (name,) in found]
    if changed:
        with staged(connection, "changed", [{"name": name} for name in changed]):
            connection.execute(
                "DELETE FROM resolution_state WHERE kind = ? AND name IN (SELECT name FROM changed)", [kind]
            )
            connection.execute(
                f"""
                INSERT INTO resolution_state BY NAME
                SELECT $kind AS kind, name, digest FROM {digests} SEMI JOIN changed USING (name) WHERE digest IS NOT NULL
                """,
                {"kind": kind},
            )
    connection.execute(f"DROP TABLE {digests}")
    return changed


def _rules_digest() -> str:
    names = ("resolution/rules.toml", "resolution/follow_up/rules.toml", "committee_types.toml")
    rules = b"".join(files("warehouse").joinpath(name).read_bytes() for name in names)
    return f"{RESOLVER_VERSION}-{hashlib.sha256(rules).hexdigest()[:8]}"


def _resolve_items(connection: duckdb.DuckDBPyConnection, parts: Sequence[str]) -> None:
    if not parts:
        return
    documents: dict[str, list[Shown]] = defaultdict(list)
    with staged(connection, "changed", [{"name": name} for name in parts]):
        connection.execute(
            "CREATE TEMP TABLE renewed AS FROM temp.claiming WHERE part IN (SELECT name FROM changed)"
        )
    with scattered(connection):
        found = fetch_rows(
            connection,
            """
            SELECT r.part, r.document_key, r.kind, r.committee, r.meeting_date, r.title, d.text
            FROM temp.renewed r JOIN documents d ON d.rowid = r.place
            """,
        )
    connection.execute("""
        DELETE FROM item_documents
        WHERE document_key IN (SELECT document_key FROM temp.renewed)
           OR document_key IN (FROM temp.claimed ANTI JOIN temp.claiming USING (document_key))
    """)
    for part, *fields in found:
        documents[part].append(Shown(*fields))
    memberships: list[Row] = [
        {"document_key": membership.document, "item_id": membership.item, "reason": membership.reason}
        for _, shown in sorted(documents.items())
        for membership in items(shown)
    ]
    if memberships:
        with staged(connection, "memberships", memberships):
            connection.execute("""
                INSERT INTO item_documents BY NAME
                SELECT m.*, r.council_id, r.page_key, r.meeting_date
                FROM memberships m JOIN temp.renewed r USING (document_key)
            """)
    connection.execute("DROP TABLE temp.renewed")


def _resolve_inspections(connection: duckdb.DuckDBPyConnection, authorities: Sequence[str]) -> None:
    if not authorities:
        return
    with staged(connection, "changed", [{"name": name} for name in authorities]):
        mentions = _mentions(connection)
        events = _events(connection)
        earlier = dict(
            fetch_rows(
                connection,
                """
                SELECT inspection_key, inspection_id FROM inspection_members SEMI JOIN changed ON name = authority_key
                WHERE inspection_id IS NOT NULL
                """,
            )
        )
        for table in ("resolved_inspections", "inspection_members"):
            connection.execute(f"DELETE FROM {table} WHERE authority_key IN (SELECT name FROM changed)")
    inspections: list[Row] = []
    members: list[Row] = []
    for key in authorities:
        authority, told = mentions.get(key, (None, []))
        of_authority, of_members = _resolved(key, authority, told, earlier, events[key])
        inspections += of_authority
        members += of_members
    insert(connection, "resolved_inspections", inspections)
    insert(connection, "inspection_members", members)


def _resolved(
    key: str, authority: str | None, mentions: Iterable[Mention], earlier: dict[str, str], events: list[Event]
) -> tuple[list[Row], list[Row]]:
    """The rows of one authority's inspections, and of their members."""
    clustered = cluster(mentions)
    found = assign_ids(clustered.clusters, key, earlier)
    official = reconcile(found, events)
    inspections = []
    for inspection_id, of_one in found.items():
        chosen = choose(of_one)
        event_id, reason = official[inspection_id]
        inspections.append(
            {
                "inspection_id": inspection_id,
                "authority_key": key,
                "authority": authority,
                "inspectorate": chosen.inspectorate,
                "framework": chosen.framework,
                "subject": chosen.subject,
                "subject_name": chosen.name,
                "started_on": chosen.started_on,
                "ended_on": chosen.ended_on,
                "published_on": chosen.published_on,
                "dates_reason": chosen.reason,
                "official_event_id": event_id,
                "official_reason": reason,
            }
        )
    placed = [
        (inspection_id, telling, why)
        for inspection_id, of_one in found.items()
        for telling, why in of_one.members
    ]
    unsure = [(None, telling, Why.UNSURE) for telling in clustered.unsure]
    members = [
        {
            "inspection_key": mention.key,
            "document_key": mention.document,
            "inspection_id": inspection_id,
            "authority_key": key,
            "reason": str(why),
        }
        for inspection_id, telling, why in (*placed, *unsure)
        for mention in telling.mentions
    ]
    return inspections, members


def _mentions(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str | None, list[Mention]]]:
    """The mentions of the changed authorities, by authority key, each with the authority's name."""
    mentions: dict[str, tuple[str | None, list[Mention]]] = {}
    found = fetch_rows(
        connection,
        """
        SELECT
            authority_key, authority, inspection_key, document_key, item_id, issue, inspectorate, framework, subject,
            subject_name, started_on, ended_on, published_on, told_on, quote, grades
        FROM temp.mentions WHERE authority_key IN (SELECT name FROM changed)
        """,
    )
    for key, authority, *fields, grades in found:
        pairs = frozenset((grade["domain"], grade["grade"]) for grade in grades)
        mentions.setdefault(key, (authority, []))[1].append(Mention(*(*fields, pairs)))
    return mentions


def _events(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Event]]:
    """The official inspections of the changed authorities."""
    events: dict[str, list[Event]] = defaultdict(list)
    found = fetch_rows(
        connection,
        """
        SELECT authority, event_id, any_value(framework), any_value(started_on), any_value(ended_on), any_value(published_on)
        FROM official_outcomes WHERE authority IN (SELECT name FROM changed)
        GROUP BY authority, event_id ORDER BY event_id
        """,
    )
    for authority, *fields in found:
        events[authority].append(Event(*fields))
    return events
