"""Promises of one council met with its later items. One that stays unanswered is a promise without a known answer, no more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from warehouse.resolution.follow_up.attribution import Inspections
from warehouse.resolution.follow_up.matters import Matter, Span
from warehouse.resolution.follow_up.promises import Kind, Promise, promise_of
from warehouse.resolution.follow_up.records import Answer, Followed, Made, Page, Reported
from warehouse.resolution.follow_up.rules import has, rules
from warehouse.resolution.follow_up.topics import Topic

# Of several addresses of one meeting's item the one to show
_LEADING = ("agenda_item", "decision", "issue", "meeting", "other")


def follow_up(made: Iterable[Made], pages: Iterable[Page], inspections: Inspections) -> list[Followed]:
    """What became of the promises among the actions of one council.

    `pages` are the documents that make the actions, all that could answer one, and those of the days before in which a plan
    can have been shown; `inspections` those that the council's documents tell of.
    """
    return _Council(pages, inspections).followed(made)


class _Promised:
    """A promise with the inspection that it follows up, on however many addresses it stands."""

    def __init__(self, promise: Promise, about: Reported | None, matter: Matter) -> None:
        self.promise, self.about, self.matter = promise, about, matter
        self.answers: list[Answer] = []
        self.superseded_by: str | None = None


class _Council:
    def __init__(self, pages: Iterable[Page], inspections: Inspections) -> None:
        self._matters = {page.document: Matter(page) for page in pages}
        self._ordered = sorted(
            self._matters.values(), key=lambda m: (m.page.day, _LEADING.index(m.page.kind), m.page.document)
        )
        self._days = [matter.page.day for matter in self._ordered]
        self._of_item: dict[str, list[Matter]] = defaultdict(list)
        for matter in self._ordered:
            self._of_item[matter.page.item].append(matter)
        self._inspections = inspections
        self._of = {key: inspections.of(matter) for key, matter in self._matters.items()}
        self._sharing: dict[Hashable, list[int]] = defaultdict(
            list
        )  # numbers in `_ordered`, by what they share
        for number, matter in enumerate(self._ordered):
            for key in self._shared(matter.title_stems, matter, self._of[matter.page.document][0]):
                self._sharing[key].append(number)

    def followed(self, made: Iterable[Made]) -> list[Followed]:
        promised = sorted(
            filter(None, map(self._promised, made)), key=lambda p: (p.promise.day, p.promise.made.key)
        )
        for one in promised:
            one.answers = self._answers(one)
        _supersede(promised)
        return [self._row(one) for one in promised]

    def _promised(self, made: Made) -> _Promised | None:
        matter = self._matters.get(made.document)
        if matter is None:
            return None
        about = self._inspections.followed(made.inspection_id) or self._of[made.document][0]
        promise = promise_of(made, matter.page, about)
        return _Promised(promise, about, matter) if promise else None

    def _answers(self, one: _Promised) -> list[Answer]:
        """The items that answer, one for each meeting; of a promise made once the first."""
        promise = one.promise
        found: dict[tuple[date, str], Answer] = {}
        for matter in (
            *self._of_item[promise.page.item],
            *self._related(one, promise.earliest, promise.latest),
        ):
            if matter.meeting not in found and (answer := self._answer(one, matter)):
                found[matter.meeting] = answer
        answers = sorted(found.values(), key=lambda answer: (answer.day, answer.document))
        return answers if promise.repeats else answers[:1]

    def _related(self, one: _Promised, first: date, last: date) -> Iterator[Matter]:
        """The items of some days that can be on the same matter as the promise, in order."""
        days = range(bisect_left(self._days, first), bisect_right(self._days, last))
        if one.about and one.about.name:
            return map(self._ordered.__getitem__, days)  # any may tell of that body
        numbers: set[int] = set()
        for key in self._shared(one.promise.topic.stems, one.matter, one.about):
            of_key = self._sharing.get(key, [])
            numbers.update(of_key[bisect_left(of_key, days.start) : bisect_left(of_key, days.stop)])
        return map(self._ordered.__getitem__, sorted(numbers))

    @staticmethod
    def _shared(stems: frozenset[str], matter: Matter, about: Reported | None) -> Iterator[Hashable]:
        """What two on the same matter have in common, at least one of it: a word, the issue, the inspection or that there is none."""
        yield from (("stem", stem) for stem in stems)
        if matter.page.issue:
            yield "issue", matter.page.issue
        yield "about", about.inspection_id if about else None

    def _answer(self, one: _Promised, matter: Matter) -> Answer | None:
        promise, page = one.promise, matter.page
        if page.item == promise.page.item:
            return _own_answer(one, matter)
        if not _at_target(one, matter):
            return None
        reason = self._relation(one, matter)
        span = self._evidence(one, matter) if reason else None
        if reason is None or span is None:
            return None
        return Answer(page.document, page.day, reason, *span)

    def _relation(self, one: _Promised, matter: Matter) -> str | None:
        """Why the item is on the same matter as the promise, if it is."""
        promise = one.promise
        if _is_titled(promise.topic, matter) and (len(promise.topic.stems) > 1 or self._is_near(one, matter)):
            return "same_matter"
        if not matter.page.likely or matter.is_other or not matter.is_after_inspection:
            return None
        issue = one.matter.page.issue
        if issue and issue == matter.page.issue:
            return "same_issue"
        about, how = self._of[matter.page.document]
        if one.about is None:
            shared = one.matter.subjects & matter.subjects
            return "same_matter" if shared and about is None else None
        if one.about.name:
            return "same_matter" if one.about.name.casefold() in _whole(matter) else None
        if about is None or about.inspection_id != one.about.inspection_id:
            return None
        return how

    def _is_near(self, one: _Promised, matter: Matter) -> bool:
        """Whether the item is of the same committee or subject."""
        same = one.matter.committee == matter.committee
        return same or bool(one.matter.subjects & matter.subjects)

    def _evidence(self, one: _Promised, matter: Matter) -> Span | tuple[None, None] | None:
        """The words that answer; a pair of None where the title alone does; None where nothing does."""
        topic, share = one.promise.topic, rules().topic
        if one.promise.kind is Kind.DEED:
            enough = len(topic.stems) > 1
            return matter.paragraph_of(topic.stems, share.deed_share, done=True) if enough else None
        if one.promise.kind is Kind.PLAN:
            return (matter.shown or (None, None)) if matter.shows_plan else None
        is_titled = _is_titled(topic, matter)
        if not is_titled and (not matter.tells_progress or self._is_first_showing(one, matter)):
            return None
        if is_titled or not topic.stems:
            return matter.told or matter.shown or (None, None)
        if topic.share_in(matter.stems) < share.share:
            return None
        return matter.paragraph_of(topic.stems & matter.stems, share.share) or (None, None)

    def _is_first_showing(self, one: _Promised, matter: Matter) -> bool:
        """Whether the item only lays the plan before members, none having been shown two months before: that is no report on it."""
        if has("progress", matter.title) or matter.told:
            return False
        clock = rules().clock
        since = one.promise.day - timedelta(days=clock.before)
        by_then = matter.page.day - timedelta(days=clock.first_round)
        earlier = (other for other in self._related(one, since, by_then) if self._relation(one, other))
        return not any(
            other.approved if other.page.item == one.promise.page.item else other.shows_plan
            for other in earlier
        )

    def _row(self, one: _Promised) -> Followed:
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
            _expected_next(one),
            tuple(one.answers),
            one.superseded_by,
            self._inspections.ended(about, promise.day),
        )


def _whole(matter: Matter) -> str:
    return f"{matter.page.title}\n{matter.page.text}".casefold()


def _is_titled(topic: Topic, matter: Matter) -> bool:
    """Whether the title names the matter that was promised, where it has one of its own."""
    return bool(topic.stems) and topic.share_in(matter.title_stems) >= rules().topic.share


def _at_target(one: _Promised, matter: Matter) -> bool:
    """Whether the meeting is of the kind that was to see it; one of an unknown kind can be."""
    promise, page = one.promise, matter.page
    if promise.target is None:
        return True
    if promise.target == "own":
        same_type = page.committee_type == promise.page.committee_type
        own = one.matter.committee == matter.committee
        return own or (same_type and page.committee_type in ("scrutiny", "cabinet", "council"))
    return page.committee_type in (promise.target, None)


def _own_answer(one: _Promised, matter: Matter) -> Answer | None:
    """A plan that was due, approved in the very item that tells of its due date."""
    if one.promise.kind is not Kind.PLAN or one.promise.made.kind != "requirement" or not matter.approved:
        return None
    return Answer(matter.page.document, matter.page.day, "same_item", *matter.approved)


def _supersede(promised: Sequence[_Promised]) -> None:
    """Let the same promise made again in its time take the place of the earlier one, unless that was answered by then."""
    for number, one in enumerate(promised):
        latest = one.promise.latest
        for later in islice(promised, number + 1, None):
            if later.promise.day > latest:
                break
            if _is_same(one, later):
                made_again = later.promise.day
                before = [a for a in one.answers if a.day <= made_again]
                if one.promise.repeats or not before:
                    one.superseded_by = later.promise.made.key
                    one.answers = before
                break


def _is_same(one: _Promised, later: _Promised) -> bool:
    here, there = one.promise, later.promise
    if here.page.item == there.page.item or here.day >= there.day or here.made.kind == "requirement":
        return False
    if one.about is None or later.about is None or one.about.inspection_id != later.about.inspection_id:
        return False
    if here.kind is not there.kind or here.topic != there.topic or (here.repeats and not there.repeats):
        return False
    return _meeting_of(here) == _meeting_of(there)


def _meeting_of(promise: Promise) -> str | None:
    return promise.page.committee_type if promise.target == "own" else promise.target


def _expected_next(one: _Promised) -> date | None:
    """When it is to be heard of next; None where no day is told, or it has come and comes no more."""
    promise = one.promise
    if not one.answers:
        return promise.due.last
    if promise.due.period is None:
        return None
    day = promise.due.period.after(one.answers[-1].day)
    return day if day <= promise.day + timedelta(days=rules().clock.follow) else None
