"""Mentions of inspections on a page, merged into the inspections that the page reports as having taken place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from transforms.dates import iso
from transforms.extract import events as told
from transforms.extract import vocabulary
from transforms.extract.binding import bind
from transforms.extract.claims import Claim
from transforms.extract.describe import describe, give_dates
from transforms.extract.entities import Entity, family_of, follows, same_time
from transforms.extract.mentions import Event, anchors, bodies, dates_of
from transforms.extract.names import names_in_title
from transforms.extract.register import Register
from transforms.extract.settle import settle
from transforms.extract.topic import Topic
from transforms.extract.units import Page, Unit
from transforms.text import fold

__all__ = ["Entity", "find_inspections"]

# Full inspections of children's services under these never merge with one another.
_DISTINCT = {"sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012", "lscb_review"}
# "Inspection of children's services and review of the LSCB": two of them.
_BOARD = "|".join(vocabulary.subject("safeguarding_board").bodies)
_WITH_BOARD = re.compile(
    r"(?:inspections?|sif|care leavers|framework|services for children in need of help and protection)\b[^.:]{0,120}?(?: and|&|;) (?:the |a )?"
    rf"(?:review of (?:the )?)?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){{0,3}}(?:{_BOARD})(?! (?:annual|business|partners|meeting))"
)
_NOUN_IN_TITLE = re.compile(r"inspect|visit|ilac|jtai|peel|peer|review|assessment|judge?ment|letter")
_ON_THEIR_OWN = {"other", "estyn", "ciw", "care_inspectorate", "hmip", "hmicfrs"}
_INSPECTION_IN_TITLE = re.compile(
    r"inspect|ofsted|ilac|jtai|visit|peer|hmic|hmip|estyn|cqc|care quality|peel|assessment|review|judge?ment"
)


def find_inspections(page: Page, topic: Topic, claims: list[Claim]) -> tuple[list[Entity], dict[int, Entity]]:
    """The inspections on the page, and the one that each claim (by its index) hangs on."""
    register = Register(page, topic)
    reader = _Reader(register)
    reader.read_title()
    for unit in page.units:
        reader.read_unit(unit)
    bound = bind(register, claims)
    _share_dates(register)
    settle(register)
    kept = [e for e in register.entities if e.graded or (e.asserted and not _is_of_many(e))]
    for entity in kept:
        if entity.subject == "care_provider" and re.search(r"\bTrust$", entity.name or ""):
            entity.authority = None  # a health trust is no council's
    kept.sort(key=lambda e: e is not register.main)
    return kept, {i: e for i, e in bound.items() if e in kept}


def _is_of_many(entity: Entity) -> bool:
    """Whether nothing tells which of many schools, homes or providers was inspected, or when."""
    return vocabulary.subject(entity.subject).named and not entity.name and not entity.day


def _share_dates(register: Register) -> None:
    """A review of the Board beside an inspection has its dates, where a sentence or the title tells of both."""
    for board in register.entities:
        if board.subject == "safeguarding_board" and board is not register.main:
            beside = _beside(register, board)
            if beside and not board.ended:
                board.started, board.ended = beside.started, beside.ended
            elif beside and not beside.ended:
                beside.started, beside.ended = board.started, board.ended
                beside.published = beside.published or board.published


def _beside(register: Register, board: Entity) -> Entity | None:
    """The inspection of children's services that a review of the Board was made beside."""
    page, last = register.page, register.main
    if board.rule == "beside":
        own = [
            e for told in register.mentions.values() for at, e in told if at == board.start and e is not board
        ]
        last = own[0] if own else last
        return last if last and last.family == "full" and last.subject == "childrens_services" else None
    for unit in page.units:
        here = [
            e for _, e in register.mentions.get(unit.index, [])
            if e.family == "full" and e.subject == "childrens_services"
        ]  # fmt: skip
        last = here[-1] if here else last
        named = any(body.code == "safeguarding_board" for body in bodies(page, unit.start, unit.end))
        if named and (told.at_once(page.words(unit)) or (here and dates_of(page, unit))):
            return last if last and last.family == "full" and last.subject == "childrens_services" else None
    return None


class _Reader:
    """Reads title and units in order; each mention joins the inspection that it fits or opens a new one."""

    def __init__(self, register: Register) -> None:
        self.register, self.page, self.topic = register, register.page, register.topic
        self.titled = False  # whether the title dates the inspection that the item is about

    # -- title -----------------------------------------------------------------------------------------------------

    def read_title(self) -> None:
        """Open what the title is about; every later mention without a name of its own joins it."""
        title = self.page.document.title or ""
        folded = fold(title)
        if self.topic.preparing or not self.topic.in_title or not _INSPECTION_IN_TITLE.search(folded):
            return
        visit = self.topic.framework is not None and self.topic.framework.visit
        if visit and not _NOUN_IN_TITLE.search(folded):
            return  # "Ofsted update": of what, the text tells
        at = self.page.text.find(title)
        span = (at, at + len(title)) if at >= 0 else (0, 0)
        main = self.register.open(
            self.topic.subject, self.topic.framework, self.topic.authority, span, "title"
        )
        main.asserted = told.title_tells(folded)
        self.register.main = main
        main.name = self._name_in_title(title) if vocabulary.subject(main.subject).named else None
        review = vocabulary.framework("lscb_review")
        if main.subject == "childrens_services" and (
            re.search(review.names[0], folded) or _WITH_BOARD.search(folded)
        ):
            self._board_beside(main, span)
        for role, when in told.title_dates(title, folded):
            self.register.date(main, role, when)
            self.titled = True
            main.tentative = role == "on_site" and not when.has_day

    def _name_in_title(self, title: str) -> str | None:
        """The name of the one body that a title is about."""
        names = names_in_title(title)
        return names[0].text if len(names) == 1 else None

    def _board_beside(self, inspection: Entity, span: tuple[int, int]) -> None:
        """Open the review of the safeguarding board that was made beside an inspection."""
        if any(e.subject == "safeguarding_board" for e in self.register.entities):
            return
        review = vocabulary.framework("lscb_review")
        board = self.register.open("safeguarding_board", review, inspection.authority, span, "beside")
        board.asserted = inspection.asserted

    # -- units -----------------------------------------------------------------------------------------------------

    def read_unit(self, unit: Unit) -> None:
        """Read the mentions of one unit."""
        events = anchors(self.page, unit)
        for event in events:
            describe(self.register, event)
        give_dates(self.page, unit, events)
        for event in events:
            entity = self._entity_of(event)
            if entity:
                self.register.mention(unit, event.start, entity)
                self._read_more(event, entity)
                behind = self.page.folded[event.start : min(unit.end, event.end + 170)]
                if (
                    entity.subject == "childrens_services"
                    and entity.family == "full"
                    and _WITH_BOARD.match(behind)
                ):
                    self._board_beside(entity, (event.start, event.end))

    def _read_more(self, event: Event, entity: Entity) -> None:
        """Open the further visits that one mention tells of ("two visits, on 17 September and 28 January")."""
        if not entity.asserted:
            return
        many = self.page.folded[event.start : event.end].endswith("s")
        edge = event.dates["on_site"].end if event.more else 0
        for when in event.more:
            last = iso(self.register.calendar.complete(when).last)
            if last and entity.fits_on_site(last):
                self.register.date(entity, "on_site", when)
            elif many or self.page.folded[edge : when.start] == " and ":
                further = self._open(replace(event, dates={"on_site": when}), entity.earlier)
                further.asserted = True
                self.register.date(further, "on_site", when)
            edge = when.end
        self._read_names(event, entity, many)

    def _read_names(self, event: Event, entity: Entity, many: bool) -> None:
        """Open an inspection for each further body of a list ("inspections of three homes; A, B and C")."""
        names = [n for n in self.register.names[event.unit.index] if n.start > event.end]
        if not (many and entity.name and names and names[0].text == entity.name):
            return
        for before, name in pairwise(names):
            if not re.fullmatch(r", and |, | and ", self.page.folded[before.end : name.start]):
                return
            further = self._open(replace(event, name=name.text, dates={}), entity.earlier)
            further.asserted = True

    # -- entities --------------------------------------------------------------------------------------------------

    def _entity_of(self, event: Event) -> Entity | None:
        """The inspection that a mention speaks of, opened where it is new; None where it tells of none."""
        folded, unit, register = self.page.folded, event.unit, self.register
        before = folded[max(unit.start, event.start - 60) : event.start]
        after = folded[event.end : min(unit.end, event.end + 60)]
        dated = bool(event.dates)
        if event.continuing:
            return self._continue(event)
        general = told.is_general(before, after) or told.is_new_regime(self.page.words(unit))
        if event.planned or general or told.is_planned(before, after, dated):
            return None
        if not dated and told.is_back_reference(before):
            return None
        earlier = told.is_earlier(before)
        entity = self._fitting(event, earlier)
        if entity is None:
            many = folded[event.start : event.end].endswith(("inspections", "reviews")) and not (
                event.framework and event.framework.visit
            )
            if (many and not event.name) or (earlier and not dated):
                return None
            entity = self._open(event, earlier)
        grade_only = re.search(
            r"\b(?:rating|judge?ment|grading)s?$|^(?:judged|rated|graded)\b", folded[event.start : event.end]
        )
        if dated or (told.has_happened(self.page.words(unit)) and not grade_only):
            entity.asserted = True
        entity.name = entity.name or event.name
        entity.earlier |= earlier and entity is not register.main
        if event.framework and entity.framework is None and family_of(event.framework) == entity.family:
            entity.framework = event.framework.code
        for role, when in event.dates.items():
            register.date(entity, role, when, open_ended=event.open_ended)
        if entity.asserted and not earlier and self._is_new_main(entity):
            register.main = entity
        return entity

    def _is_new_main(self, entity: Entity) -> bool:
        """Whether the item turns out to be about this one: the first, or a later one of the same kind."""
        main = self.register.main
        if main is None:
            return True
        return (
            entity.is_of(main) and bool(main.day and entity.day and entity.day > main.day) and not self.titled
        )

    def _continue(self, event: Event) -> Entity | None:
        """The inspection that words without a name of one go on with: the last one told of, else the main one."""
        entity = self._going_on(event)
        if entity is None or not event.dates:
            return None
        if not self._dates_fit(entity, event):
            on_site = event.dates.get("on_site")
            if on_site is None or entity.family not in {"full", "jtai", "peer"}:
                return None
            if not on_site.has_day and entity.family != "peer":
                return None
            framework = vocabulary.framework("jtai") if entity.family == "jtai" else None
            span = event.start, event.end
            entity = self.register.open(entity.subject, framework, entity.authority, span, "continuing")
        for role, when in event.dates.items():
            self.register.date(entity, role, when, open_ended=event.open_ended)
        entity.asserted = True
        if self._is_new_main(entity):
            self.register.main = entity
        return entity

    def _going_on(self, event: Event) -> Entity | None:
        """The inspection of the sentence or the one before, else of the last few, else the main one.

        A publication is that of the last of several visits told of together.
        """
        register = self.register
        for index in (event.unit.index, event.unit.index - 1):
            for _, entity in reversed(register.mentions.get(index, [])):
                if self._dates_fit(entity, event):
                    return entity
        fitting = [e for e in register.entities if self._dates_fit(e, event)]
        recent = self._recent(event.unit, fitting)
        if recent and "on_site" not in event.dates:
            several = [e for e in fitting if e.is_of(recent) and e.ended and not e.published]
            return max(several, key=lambda e: e.ended or "", default=recent)
        return recent or register.main

    def _recent(self, unit: Unit, among: list[Entity]) -> Entity | None:
        """The last of some inspections told of in the unit, or in the three before it."""
        for index in range(unit.index, max(-1, unit.index - 4), -1):
            here = [
                e
                for _, e in self.register.mentions.get(index, [])
                if e in among and not self.register.is_past(e)
            ]
            if here:
                return here[-1]
        return None

    def _open(self, event: Event, earlier: bool) -> Entity:
        entity = self.register.open(
            event.subject or self.register.carried(),
            event.framework,
            event.authority or self.topic.authority,
            (event.start, event.end),
            "mention",
        )
        entity.earlier, entity.name = earlier, event.name
        if event.inspectorate and event.framework is None:
            entity.inspectorate = _inspectorate(entity.subject, event.inspectorate)
        return entity

    def _fitting(self, event: Event, earlier: bool) -> Entity | None:
        """The inspection already in the register that a mention can be of."""
        register, generic = self.register, event.framework is None
        candidates = [e for e in register.entities if self._can_be(e, event) and self._dates_fit(e, event)]
        if earlier:
            known = [e for e in candidates if e.earlier or (event.dates and e.day and e is not register.main)]
            return known[0] if known else None
        if generic:
            here = [e for _, e in register.mentions.get(event.unit.index, []) if e in candidates]
            if here and (event.subject is None or here[-1].subject == event.subject):
                return here[-1]
            recent = self._recent(event.unit, candidates)
            if recent:
                return recent
            if register.main in candidates:
                return register.main
        here = [e for _, e in register.mentions.get(event.unit.index, []) if e in candidates]
        if here and event.framework and not event.framework.visit and not event.dates:
            return here[-1]
        if "published" in event.dates and "on_site" not in event.dates:
            candidates.sort(key=lambda e: e.ended or "", reverse=True)
        current = next((e for e in candidates if not e.earlier), None)
        return current or (candidates[0] if candidates and event.dates else None)

    def _can_be(self, entity: Entity, event: Event) -> bool:
        """Whether body and kind of inspection are the same, as far as the mention tells them."""
        framework = event.framework
        carried = event.subject in {None, "childrens_services"} and entity is self.register.main
        same_subject = entity.subject == (event.subject or self.register.carried())
        peers = framework is not None and framework.peer and entity.family == "peer"
        if not (same_subject or peers or (framework is None and carried)):
            return False
        if framework and entity.family != family_of(framework):
            return False
        if framework and entity.framework != framework.code and entity.family == "full":
            if {entity.framework, framework.code} <= _DISTINCT:
                return False
        if event.authority and entity.authority != event.authority:
            return False
        if event.inspectorate in _ON_THEIR_OWN and entity.inspectorate != event.inspectorate:
            return False
        return event.name is None or entity.name in (None, event.name)

    def _dates_fit(self, entity: Entity, event: Event) -> bool:
        complete = self.register.calendar.complete
        on_site, published = event.dates.get("on_site"), event.dates.get("published")
        if on_site and (day := iso(complete(on_site).last)):
            back = told.is_told_of_the_past(self.page.words(event.unit)) and self.register.is_long_ago(day)
            if back and entity is self.register.main and entity.day is None:
                return False
            return entity.fits_on_site(day)
        if published and (day := iso(complete(published).last)):
            if entity.published:
                return same_time(day, entity.published)
            if entity.ended:
                return follows(entity.ended, day)
        return True


def _inspectorate(subject: str, named: str) -> str:
    """The inspectorate named beside a mention, unless the subject allows but one."""
    default = vocabulary.subject(subject).inspectorate
    both_care = {named, default} <= {"ofsted", "cqc"} and subject != "care_provider"
    return default if default == "ofsted_cqc" or both_care else named
