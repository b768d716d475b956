"""Promises of one council met with its later items. One that stays unanswered is a promise without a known answer, no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from types import MappingProxyType

from warehouse.resolution.follow_up.attribution import Inspections
from warehouse.resolution.follow_up.matters import Matter, Span
from warehouse.resolution.follow_up.promises import Kind, promise_of
from warehouse.resolution.follow_up.records import Answer, Followed, Made, Page, Reported
from warehouse.resolution.follow_up.rules import has, rules
from warehouse.resolution.follow_up.sharing import Items, Promised
from warehouse.resolution.follow_up.superseding import Alike
from warehouse.resolution.follow_up.topics import Topic

# Of several addresses of one meeting's item the one to show
_LEADING = ("agenda_item", "decision", "issue", "meeting", "other")


def follow_up(
    made: Sequence[Made],
    pages: Iterable[Page],
    inspections: Inspections,
    standing: Mapping[str, str | None] = MappingProxyType({}),
) -> list[Followed]:
    """What became of the promises among the actions of one council.

    `pages` are the documents that make the actions, all that could answer one, and those of the days before in which a plan
    can have been shown; `inspections` those that the council's documents tell of. `standing` are the promises (action ->
    inspection) that were followed before and are none the worse for what is gone: of them only those are given that a new page
    is on the matter of, or a new promise can supersede.
    """
    return _Council(pages, inspections).followed(made, standing)


class _Council:
    def __init__(self, pages: Iterable[Page], inspections: Inspections) -> None:
        self._matters = {page.document: Matter(page) for page in pages}
        self._ordered = sorted(
            self._matters.values(), key=lambda m: (m.page.day, _LEADING.index(m.page.kind), m.page.document)
        )
        self._of_item: dict[str, list[Matter]] = defaultdict(list)
        for matter in self._ordered:
            self._of_item[matter.page.item].append(matter)
        self._inspections = inspections
        self._of: dict[str, tuple[Reported | None, str]] = {}  # read as needed
        self._items = Items(self._ordered, self._about)

    def followed(self, made: Sequence[Made], standing: Mapping[str, str | None]) -> list[Followed]:
        standing = self._kept(made, standing)
        found = (self._promised(one, standing) for one in made)
        promised = sorted(filter(None, found), key=attrgetter("order"))
        alike = Alike(promised)
        reread = self._to_read(promised, standing, alike)
        for one in reread:
            again = alike.made_again(one)
            one.answers = self._answers(one, _last_day(one, again))
            if again and (one.promise.repeats or not one.answers):
                one.superseded_by = again.promise.made.key
        return [self._row(one) for one in reread]

    def _kept(self, made: Iterable[Made], standing: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """The standing promises of whose items no page is new: it can tell the inspection, or answer where it was promised."""
        new = {matter.page.item for matter in self._ordered if matter.page.is_new}
        places = ((one.key, self._matters.get(one.document)) for one in made if one.key in standing)
        return {key: standing[key] for key, matter in places if matter and matter.page.item not in new}

    def _promised(self, made: Made, standing: Mapping[str, str | None]) -> Promised | None:
        matter = self._matters.get(made.document)
        if matter is None:
            return None
        if made.key in standing:
            about = self._inspections.get(standing[made.key])
        else:
            about = self._inspections.followed(made.inspection_id) or self._about(matter)
        promise = promise_of(made, matter.page, about)
        return Promised(promise, about, matter) if promise else None

    def _to_read(
        self, promised: Sequence[Promised], standing: Mapping[str, str | None], alike: Alike
    ) -> list[Promised]:
        """The promises that are not standing, and of the others those that something new bears on."""
        new = Items([matter for matter in self._ordered if matter.page.is_new], self._about)

        def stands(one: Promised | None) -> bool:
            return one is None or one.promise.made.key in standing

        return [
            one
            for one in promised
            if not (stands(one) and stands(again := alike.made_again(one)))
            or self._is_answered(one, new, _last_day(one, again))
        ]

    def _is_answered(self, one: Promised, new: Items, last: date) -> bool:
        """Whether any of these items can answer the promise by a day, or can have shown its plan before an answer."""
        return any(
            self._relation(one, matter) and (matter.shows_plan or self._evidence(one, matter))
            for matter in new.related(one, one.promise.touched_from, last)
        )

    def _attributed(self, matter: Matter) -> tuple[Reported | None, str]:
        """The inspection that an item follows up, and how that is known."""
        document = matter.page.document
        if document not in self._of:
            self._of[document] = self._inspections.of(matter)
        return self._of[document]

    def _about(self, matter: Matter) -> Reported | None:
        return self._attributed(matter)[0]

    def _answers(self, one: Promised, last: date) -> list[Answer]:
        """The items that answer by a day, one for each meeting; of a promise made once the first."""
        promise = one.promise
        found: dict[tuple[date, str], Answer] = {}
        for matter in (
            *self._of_item[promise.page.item],
            *self._items.related(one, promise.earliest, last),
        ):
            if matter.meeting not in found and (answer := self._answer(one, matter)):
                found[matter.meeting] = answer
        answers = sorted(found.values(), key=lambda answer: (answer.day, answer.document))
        return answers if promise.repeats else answers[:1]

    def _answer(self, one: Promised, matter: Matter) -> Answer | None:
        promise, page = one.promise, matter.page
        if page.item == promise.page.item:
            return _own_answer(one, matter)
        if not _at_target(one, matter):
            return None
        reason = self._relation(one, matter)
        span = self._evidence(one, matter) if reason else None
        if reason is None or span is None or self._is_first_showing(one, matter):
            return None
        return Answer(page.document, page.day, reason, *span)

    def _relation(self, one: Promised, matter: Matter) -> str | None:
        """Why the item is on the same matter as the promise, if it is."""
        promise = one.promise
        if _is_titled(promise.topic, matter) and (len(promise.topic.stems) > 1 or self._is_near(one, matter)):
            return "same_matter"
        if not matter.page.likely or matter.is_other or not matter.is_after_inspection:
            return None
        issue = one.matter.page.issue
        if issue and issue == matter.page.issue:
            return "same_issue"
        about, how = self._attributed(matter)
        if one.about is None:
            shared = one.matter.subjects & matter.subjects
            return "same_matter" if shared and about is None else None
        if one.about.name:
            return "same_matter" if one.about.name.casefold() in _whole(matter) else None
        if about is None or about.inspection_id != one.about.inspection_id:
            return None
        return how

    def _is_near(self, one: Promised, matter: Matter) -> bool:
        """Whether the item is of the same committee or subject."""
        same = one.matter.committee == matter.committee
        return same or bool(one.matter.subjects & matter.subjects)

    def _evidence(self, one: Promised, matter: Matter) -> Span | tuple[None, None] | None:
        """The words that answer; a pair of None where the title alone does; None where nothing does."""
        topic, share = one.promise.topic, rules().topic
        if one.promise.kind is Kind.DEED:
            enough = len(topic.stems) > 1
            return matter.paragraph_of(topic.stems, share.deed_share, done=True) if enough else None
        if one.promise.kind is Kind.PLAN:
            return (matter.shown or (None, None)) if matter.shows_plan else None
        is_titled = _is_titled(topic, matter)
        if not is_titled and not matter.tells_progress:
            return None
        if is_titled or not topic.stems:
            return matter.told or matter.shown or (None, None)
        if topic.share_in(matter.stems) < share.share:
            return None
        return matter.paragraph_of(topic.stems & matter.stems, share.share) or (None, None)

    def _is_first_showing(self, one: Promised, matter: Matter) -> bool:
        """Whether the item only lays the plan before members, none having been shown two months before: that is no report on it."""
        promise = one.promise
        if promise.kind is not Kind.REPORT or _is_titled(promise.topic, matter):
            return False
        if has("progress", matter.title) or matter.told:
            return False
        by_then = matter.page.day - timedelta(days=rules().clock.first_round)
        related = self._items.related(one, promise.earliest_shown, by_then)
        earlier = (other for other in related if self._relation(one, other))
        return not any(
            other.approved if other.page.item == promise.page.item else other.shows_plan for other in earlier
        )

    def _row(self, one: Promised) -> Followed:
        promise = one.promise
        about = one.about.inspection_id if one.about else None
        return Followed(
            promise.made.key,
            promise.made.document,
            about,
            promise.kind,
            promise.repeats,
            promise.day,
            promise.due.last,
            promise.due_reason,
            promise.topic.stems,
            _expected_next(one),
            tuple(one.answers),
            one.superseded_by,
            self._inspections.ended(about, promise.day),
        )


def _last_day(one: Promised, again: Promised | None) -> date:
    """The last day on which an item can answer: the same promise made again takes the place of what is not answered by then."""
    return again.promise.day if again else one.promise.latest


def _whole(matter: Matter) -> str:
    return f"{matter.page.title}\n{matter.page.text}".casefold()


def _is_titled(topic: Topic, matter: Matter) -> bool:
    """Whether the title names the matter that was promised, where it has one of its own."""
    return bool(topic.stems) and topic.share_in(matter.title_stems) >= rules().topic.share


def _at_target(one: Promised, matter: Matter) -> bool:
    """Whether the meeting is of the kind that was to see it; one of an unknown kind can be."""
    promise, page = one.promise, matter.page
    if promise.target is None:
        return True
    if promise.target == "own":
        same_type = page.committee_type == promise.page.committee_type
        own = one.matter.committee == matter.committee
        return own or (same_type and page.committee_type in ("scrutiny", "cabinet", "council"))
    return page.committee_type in (promise.target, None)


def _own_answer(one: Promised, matter: Matter) -> Answer | None:
    """A plan that was due, approved in the very item that tells of its due date."""
    if one.promise.kind is not Kind.PLAN or one.promise.made.kind != "requirement" or not matter.approved:
        return None
    return Answer(matter.page.document, matter.page.day, "same_item", *matter.approved)


def _expected_next(one: Promised) -> date | None:
    """When it is to be heard of next; None where no day is told, or it has come and comes no more."""
    promise = one.promise
    if not one.answers:
        return promise.due.last
    if promise.due.period is None:
        return None
    day = promise.due.period.after(one.answers[-1].day)
    return day if day <= promise.day + timedelta(days=rules().clock.follow) else None
