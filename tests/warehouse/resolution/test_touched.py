"""Whoever writes marks the days that it touched: nights resolved by those alone are as if all were resolved anew each time."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import duckdb
import pytest
import warehouse_samples as sample

from transforms.records import Action, Extraction, PageKind
from warehouse.correcting import keep_corrections
from warehouse.corrections import Corrections, MissingAction, MissingInspection, Wrong
from warehouse.documents import remove_pages
from warehouse.load import load_captures, load_councils, load_documents
from warehouse.migrate import migrate
from warehouse.reference import load_official_outcomes
from warehouse.resolution import Resolved, resolve
from warehouse.store import fetch_rows, transaction

COUNCILS = {"WEN": "Wendleshire", "EST": "Estermouth"}
TABLES = (
    "item_documents", "resolved_inspections", "inspection_members", "promises", "follow_ups", "corrections", "wrong_claims",
)  # fmt: skip
PROMISE = "That a progress report be brought to the Committee in six months."
SHOWN = "Children's services action plan: progress\nMost of the actions in the plan were complete."
TEXTS = (
    sample.text_of(2014),
    sample.text_of(2014, "inadequate", PROMISE),
    sample.text_of(2013, "good", PROMISE),
    SHOWN,
    "The chair opened the meeting.",
)
DAYS = ("2014-09-02", "2015-01-20", "2015-03-04", "2015-07-07", "2016-02-11")
WHY = {"reason": "misread", "on": date(2026, 3, 1)}
Step = Callable[[duckdb.DuckDBPyConnection], object]


@dataclass
class Author:
    """Makes up what writers do, night after night; `con` is a warehouse in which all of it was done so far."""

    con: duckdb.DuckDBPyConnection
    chance: random.Random
    dated: bool  # whether all pages tell their day: a council of which one does not is resolved as a whole
    captured: int = 0

    def step(self) -> Step:
        """What any of the writers does."""
        writers = (self.save, self.replay, self.withdraw, self.correct, self.refer, self.rename)
        return self.chance.choice((*[self.load] * 6, *writers))()

    def load(self) -> Step:
        """Another capture of a page, with other documents or none."""
        self.captured += 1
        council, path = self.chance.choice(sorted(COUNCILS)), self.chance.choice(("a", "b", "c", "d"))
        capture = sample.capture(path, body=str(self.captured), council_id=council)
        capture = replace(
            capture, fetched_at=f"2026-01-01T02:{self.captured // 60:02}:{self.captured % 60:02}Z"
        )
        batch = [self.document(council, capture=capture) for _ in range(self.chance.randrange(4))]
        return partial(_load, captures=[capture], batch=batch)

    def replay(self) -> Step:
        """A page's capture read by another version of the parser."""
        known = fetch_rows(
            self.con,
            "SELECT capture_id, council_id, url FROM pages WHERE capture_id IS NOT NULL ORDER BY ALL",
        )
        if not known:
            return self.load()
        self.captured += 1
        capture_id, council, url = self.chance.choice(known)
        batch = [
            replace(
                self.document(council), capture_id=capture_id, source=url, parser_version=f"1.{self.captured}"
            )
            for _ in range(2)
        ]
        return partial(_load, captures=[], batch=batch)

    def save(self) -> Step:
        """A saved page, of a council or of none that is known."""
        return partial(_load, captures=[], batch=[self.document(self.chance.choice([*COUNCILS, None]))])

    def withdraw(self) -> Step:
        """Pages taken out, as `harvest forget` does."""
        pages = [page for (page,) in fetch_rows(self.con, "SELECT page_key FROM pages ORDER BY ALL")]
        return partial(_remove, pages=self.chance.sample(pages, min(2, len(pages))))

    def correct(self) -> Step:
        """Another file of corrections."""
        claims = fetch_rows(
            self.con,
            """
            SELECT inspection_key FROM inspections WHERE rule <> 'correction'
            UNION SELECT action_key FROM actions WHERE rule <> 'correction' ORDER BY ALL
            """,
        )
        wrong = [Wrong(key=key, **WHY) for (key,) in self.chance.sample(claims, min(2, len(claims)))]
        documents = [
            key for (key,) in fetch_rows(self.con, "SELECT DISTINCT document_key FROM documents ORDER BY ALL")
        ]
        facts = {"document": self.chance.choice(documents or ["-"]), **WHY}
        told = MissingInspection(
            quote="Members heard",
            inspectorate="ofsted",
            subject="childrens_services",
            published_on="2013",
            **facts,
        )
        done = MissingAction(
            quote="Members", text=PROMISE, kind="resolution", due="P6M", status="agreed", **facts
        )
        found = Corrections(
            wrong=tuple(wrong),
            inspection=(told,) * self.chance.randrange(2),
            action=(done,) * self.chance.randrange(2),
        )
        return partial(keep_corrections, corrections=found)

    def refer(self) -> Step:
        """Another state of the official record."""
        return partial(_refer, published=self.chance.choice([None, "2014-06-01", "2013-06-01"]))

    def rename(self) -> Step:
        """A council by another name: its documents tell of another's inspections then."""
        return partial(_name, names=COUNCILS | {"EST": self.chance.choice(["Estermouth", "Wendleshire"])})

    def document(self, council: str | None, **of_page):
        """A document as a page shows it, more or less of it told."""
        chance = self.chance
        text = chance.choice(TEXTS)
        kind = chance.choice([PageKind.AGENDA_ITEM, PageKind.AGENDA_ITEM, PageKind.DECISION, PageKind.ISSUE])
        made = sample.document(
            chance.choice(["1", "2", "3", "3/4"]),
            text,
            kind=kind,
            title=chance.choice([text.splitlines()[0], "Outcome of the inspection"]),
            committee=chance.choice(["Cabinet", "Children and Families Scrutiny Committee", None]),
            meeting_date=chance.choice(DAYS if self.dated else (*DAYS, None)),
            truncated=chance.random() < 0.2,
        )  # fmt: skip
        told = _claims(text, chance.choice(["Wendleshire", "Estermouth", None]))
        return sample.loaded(
            made, council_id=council, extraction=told, body_hash=str(chance.random()), **of_page
        )


def _claims(text: str, authority: str | None) -> Extraction:
    made = sample.extraction_of(text)
    inspections = tuple(replace(one, authority=authority) for one in made.inspections)
    start = text.find(PROMISE)
    promised = Action(
        "resolution", PROMISE, "i1", None, "P6M", "agreed", start, start + len(PROMISE), "resolved"
    )
    return Extraction(inspections, made.judgements, (*made.actions, *[promised] * (start >= 0)))


def _load(con, captures, batch) -> None:
    load_captures(con, captures)
    empty = {capture.capture_id: "1" for capture in captures} if not batch else {}
    load_documents(con, batch, "r1", empty_captures=empty)


def _remove(con, pages) -> None:
    with transaction(con):
        remove_pages(con, pages)


def _refer(con, published) -> None:
    with transaction(con):
        con.execute("DELETE FROM official_outcomes WHERE authority = 'Wendleshire'")
        if published:
            con.execute(
                "INSERT INTO official_outcomes (official_id, event_id, authority, framework, ended_on, published_on) "
                "VALUES ('o', 'e', 'Wendleshire', 'sif', ?, ?)",
                [published, published],
            )


def _name(con, names) -> None:
    load_councils(con, [sample.council(council, name) for council, name in names.items()])


@pytest.fixture
def warehouses():
    """Two that begin alike."""
    with duckdb.connect() as one, duckdb.connect() as other:
        for con in (one, other):
            migrate(con, "memory")
            sample.prepare(con)
            _name(con, COUNCILS)
            load_official_outcomes(con)
        yield one, other


def _fail(*_) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("seed", range(2))
def test_nights_by_what_they_touched_are_as_if_all_were_resolved_anew(warehouses, monkeypatch, seed, dated):
    by_night, anew = warehouses
    author = Author(by_night, random.Random(seed), dated)
    resolved = 0
    for _ in range(12):
        for _ in range(author.chance.randrange(6)):
            step = author.step()
            for con in warehouses:
                step(con)
        with suppress(KeyboardInterrupt), transaction(by_night):  # a load that fails leaves no mark
            remove_pages(by_night, [page for (page,) in fetch_rows(by_night, "SELECT page_key FROM pages")])
            _fail()
        with (
            suppress(KeyboardInterrupt),
            monkeypatch.context() as patched,
        ):  # nor does a resolution take any away
            patched.setattr(sys.modules["warehouse.resolution.resolve"], "resolve_follow_ups", _fail)
            resolve(by_night)
        resolved += _same_as_all(by_night, anew).days
        assert resolve(by_night) == Resolved()
    assert resolved > 10


def test_a_page_seen_again_that_is_preferred_from_then_on_touches_its_day(warehouses):
    by_night, anew = warehouses
    told = [sample.document("1", sample.text_of(year), meeting_date="2015-01-20") for year in (2013, 2014)]
    for day, (path, document) in enumerate([("a", told[0]), ("b", told[1]), ("a", told[0])], start=1):
        for con in warehouses:
            sample.load(con, (sample.capture(path, day), [document]))
        _same_as_all(by_night, anew)
    assert fetch_rows(by_night, "SELECT started_on FROM resolved_inspections") == [("2013",)]


def test_a_document_whose_day_another_page_tells_is_of_that_day(warehouses):
    without = sample.document("1", sample.text_of(2014), meeting_date=None)
    cut = sample.document("1", sample.text_of(2014), meeting_date="2015-01-20", truncated=True)
    beside = sample.document("2", sample.text_of(2013), meeting_date="2015-01-20")
    by_night, anew = warehouses
    for path, document in (("a", without), ("b", cut), ("c", beside)):
        for con in warehouses:
            sample.load(con, (sample.capture(path), [document]))
        _same_as_all(by_night, anew)
    days = fetch_rows(by_night, "SELECT document_key, meeting_date FROM item_documents ORDER BY ALL")
    assert days == [("WEN/agenda_item/1", "2015-01-20"), ("WEN/agenda_item/2", "2015-01-20")]


def test_an_action_that_a_correction_adds_is_followed_and_without_the_correction_no_more(warehouses):
    by_night, anew = warehouses
    for con in warehouses:
        sample.load(con, (sample.capture("a"), [sample.document("1")]))
    added = MissingAction(
        document="WEN/agenda_item/1", quote="Members heard", text=PROMISE, kind="resolution", due="P6M", status="agreed", **WHY
    )  # fmt: skip
    for actions in ((), (added,), ()):
        for con in warehouses:
            keep_corrections(con, Corrections(action=actions))
        _same_as_all(by_night, anew)
        assert fetch_rows(by_night, "SELECT count(*) FROM promises") == [(len(actions),)]


def test_an_added_action_of_another_inspection_is_another_promise(warehouses):
    by_night, anew = warehouses
    text = f"{sample.text_of(2014)}\n{sample.text_of(2012, 'inadequate')}"
    for con in warehouses:
        sample.load(con, (sample.capture("a"), [sample.document("1", text)]))
    keys = fetch_rows(by_night, "SELECT inspection_key FROM inspections ORDER BY started_on")
    added = MissingAction(
        document="WEN/agenda_item/1", quote="Members heard", text=PROMISE, kind="resolution", due="P6M", status="agreed", **WHY
    )  # fmt: skip
    for (key,), year in zip(keys, ("2012", "2014"), strict=True):
        for con in warehouses:
            keep_corrections(con, Corrections(action=(added.model_copy(update={"inspection": key}),)))
        _same_as_all(by_night, anew)
        assert year in fetch_rows(by_night, "SELECT inspection_id FROM promises")[0][0]


def test_a_promise_due_long_before_it_was_given_supersedes_no_more_when_it_is_gone(warehouses):
    by_night, anew = warehouses
    text = sample.text_of(2014, "inadequate", PROMISE)
    found = _claims(text, "Wendleshire")
    for con in warehouses:
        load_documents(
            con,
            [
                sample.loaded(
                    sample.document(site, text, meeting_date=day),
                    extraction=replace(found, actions=tuple(replace(one, due=due) for one in found.actions)),
                    source=site,
                    body_hash=site,
                )
                for site, day, due in (("1", "2014-09-02", "P6M"), ("2", "2015-01-20", "2010-03"))
            ],
            "r1",
        )
    _same_as_all(by_night, anew)
    superseded = "SELECT document_key FROM promises WHERE superseded_by IS NOT NULL"
    assert fetch_rows(by_night, superseded) == [("WEN/agenda_item/1",)]
    ((page,),) = fetch_rows(
        by_night, "SELECT page_key FROM documents WHERE document_key = 'WEN/agenda_item/2'"
    )
    for con in warehouses:
        _remove(con, [page])
    _same_as_all(by_night, anew)
    assert fetch_rows(by_night, "SELECT document_key, superseded_by FROM promises") == [
        ("WEN/agenda_item/1", None)
    ]


def _same_as_all(by_night, anew) -> Resolved:
    """Resolve one as a night does, the other as a whole after a change of the rules, with no promises left: the same comes of it."""
    done = resolve(by_night)
    for table in ("item_documents", "promises", "follow_ups"):
        anew.execute(f"DELETE FROM {table}")
    anew.execute("DELETE FROM resolution_state WHERE kind = 'rules'")
    resolve(anew)
    assert sample.contents(by_night, *TABLES) == sample.contents(anew, *TABLES)
    return done
