"""Mentions of inspections on a page, merged into the inspections that the page reports as having taken place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from transforms.dates import Calendar, When, iso
from transforms.extract import vocabulary
from transforms.extract.claims import Claim
from transforms.extract.mentions import Event, anchors, authorities, dates_of, inspectorates, proper_name
from transforms.extract.topic import Topic, subject_near
from transforms.extract.units import Page, Unit
from transforms.text import fold


@dataclass(slots=True)
class Entity:
    """One inspection on the page, still open for what other mentions add."""

    subject: str
    inspectorate: str
    authority: str | None
    family: str  # full, or the code of a kind of visit or review: entries of two families never merge
    framework: str | None = None
    name: str | None = None
    started: str | None = None
    ended: str | None = None
    published: str | None = None
    earlier: bool = False
    asserted: bool = False
    start: int = 0
    end: int = 0
    rule: str = ""
    graded: bool = False
    domains: set[str] = field(default_factory=set)

    @property
    def day(self) -> str | None:
        """The date that places it in time."""
        return self.ended or self.published or self.started


_PUBLISHED = re.compile(
    r"\b(?:publi(?:shed|cation|sh)|released|dated|issued|embargo\w*|made public|(?:report|letter) (?:of|dated|from)(?= ?$)|received (?:its|the|their|our) (?:final |inspection )?(?:report|letter))\b"
)
_ON_SITE = re.compile(
    r"\b(?:took place|taken place|takes? place|carried out|conduct(?:ed)?|undert(?:ook|aken)|inspected|re-?inspected|visited|on[- ]site|held|commenc\w+|began|started|arrived|fieldwork|inspections?|re-?inspections?|visits?|re-?visits?|reviewed|review|"
    r"assessment|completed|challenge|jtai|ilacs|peel|judged|rated|graded|between|during|fortnight|weeks?|assessed)\b"
)
# What governs a date that is no date of an inspection: a deadline, a meeting, a plan.
_DECOY = re.compile(
    r"(?:\b(?:by|before|until|since|as at|as of|end of|effective from|no later than|on or after|return(?:ing)? (?:in|on)|due (?:in|on|by|for)|target(?: date)?(?: of)?|deadline(?: of| is| was)?|born|(?:notif(?:ied|ication)|notice)(?: of the inspection)?(?: (?:on|in|of))?|"
    r"(?:appointed|joined|started|submitted|submission|considered|presented|discussed|resolved|agreed|approved|reported|scheduled|effect)(?: [a-z]+){0,5} (?:in|on|for|from|by))|"
    r"\b(?:minutes?|meetings?|committee|cabinet|council|panel|board|agenda|workshop|briefing|session|seminar|hearing|update|plan|data|figures|year|dated|commission|act|regulations|order)(?: (?:held|of|on|in|at|its|the|was|for|to|from|ending|ended|no\.?|scheduled|\d+))*)"
    r" (?:the |early |late |mid |spring |summer |autumn |winter )?$"
)
_MODIFIES = re.compile(
    r"^(?:'s)? (?:[a-z'/&-]+ ){0,4}(?:inspection|re-?inspection|re-?visit|visit|ilacs?|sif|jtai|review|peer|assessment|judge?ment|focus+ed|monitoring)\b"
)
_MODIFIES_REPORT = re.compile(r"^(?:'s)? (?:(?!and|to|the|for|by\b)[a-z'/&-]+ ){0,3}(?:report|letter)\b")
_NOT_PAST = re.compile(
    r"\b(?:forthcoming|upcoming|due|expect(?:ed|ing|s)?|anticipat\w+|imminent|prepar(?:e|ed|ing|ation|ations|edness) for|preparations|readiness|future|next|will be|would be|would have|to be inspected|shall be|in the window|likely|possible|potential|any|awaiting|await|ahead of|when(?:ever)? ofsted|mock|cancelled|postponed|rescheduled|planned|scheduled|subject to|new|"
    r"annual conversation|should|could|may (?:be|have|not|also)|might|until|by the time|prior to|before|pending|ready|every|each|calling|will (?:take|conduct|carry|visit|return|undertake|inspect))\b[^.;]{0,30}$"
)
_NOT_PAST_AFTER = re.compile(
    r"^[^.;]{0,45}?\b(?:will|would|is due|was due|are due|were due|is expected|was expected|is anticipated|due (?:in|to|later|before|shortly|soon)|expected|is likely|could|may (?:be|have|not|also)|might|window|has not|had not|have not|did not|not yet|(?:was|were|been) (?:postponed|cancelled|rescheduled|planned)|rescheduled|(?:was|were) to (?:take|be))\b"
)
_NEW_REGIME = re.compile(
    r"\b(?:implement|introduc|replac|launch|chang)\w*[^.;]{0,60}(?:regime|framework|methodology|ilacs?\b)|(?:regime|framework|methodology)\b[^.;]{0,60}\b(?:implement|introduc|replac|launch|com(?:es?|ing) into)\w*"
)
_FRAMEWORK_AFTER = re.compile(
    r"^[^.;]{0,25}?\b(?:preparation|readiness|framework|regime|cycle|programme|process|methodology|handbook|criteria|descriptors|schedule|arrangements|board)\b"
)
_NOW = re.compile(r"\b(?:now|this time|on this occasion|re-inspection|latest|most recent|current)\b")
_AT_ONCE = re.compile(
    r"\b(?:same time|alongside|in parallel|concurrent\w*|simultaneous\w*|as part of the (?:same )?inspection)\b"
)
_TOOK_PLACE = re.compile(
    r"\b(?:took place|taken place|carried out|conducted|undertook|undertaken|completed|outcomes?|findings|results?|judged|rated|graded|published)\b"
)
_HAPPENED = re.compile(
    r"\b(?:outcomes?|results?|findings|found|identified|highlighted|concluded|took place|taken place|carried out|conducted|undertook|undertaken|inspected|published|received|following|further to|subsequent to|after|recent|recently|latest|most recent|in response to|arising from|arose|response to|feedback|"
    r"recommendations?|judge?d|rated|graded|judge?ment|visited|completed|letter|reported|areas? for (?:improvement|development)|recognised|noted|stated|positive|report|action plan|post[- ]inspection|had been|was|were|this|held|since|attended|improvement plan|requirements|informed|concerns|weakness\w*|undergone|underwent|had|during|from the|as a result|inspectors|concern)\b"
)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|prior|former|before that|historic\w*)\b(?: (?:full|graded|ofsted|ilacs?|sif|formal|joint|local area|area|send|standard|single|children'?s|services?|inspection|two|three|focus+ed|monitoring|annual|report|of|safeguarding|\d{4})){0,4} ?$"
)
_BACK_REFERENCE = re.compile(
    r"\b(?:since|before|prior to|from|at|compared (?:to|with)|than) (?:the|its|our|their|that) (?:last|previous|earlier|prior)\b[^.;]{0,30}$"
)
_TITLE_HAPPENED = re.compile(
    r"\b(?:outcomes?|reports?|results?|findings|feedback|action plan|improvement plan|improvement|response|letter|judge?ments?|update|monitoring|focus+ed visit|progress|recommendations|post|inspection)\b"
)
_WITH_BOARD = re.compile(
    rf"(?:review of|and|&) (?:the )?(?:review of (?:the )?)?(?:effectiveness of (?:the )?)?(?:[a-z]+ ){{0,3}}(?:{'|'.join(vocabulary.subject('safeguarding_board').bodies)})"
)
_PREPARING = re.compile(
    r"\b(?:preparation|preparedness|preparing|readiness|self[- ]evaluation|self[- ]assessment|framework)\b"
)


def find_inspections(page: Page, topic: Topic, claims: list[Claim]) -> tuple[list[Entity], dict[int, Entity]]:
    """The inspections on the page, and the one that each claim (by its index) hangs on."""
    return _Merger(page, topic).read(claims)


class _Merger:
    """Reads the page in order; each mention joins the inspection that it fits or opens a new one."""

    def __init__(self, page: Page, topic: Topic) -> None:
        self.page, self.topic = page, topic
        self.calendar = Calendar(page.document.meeting_date, _dates_on_page(page))
        self.entities: list[Entity] = []
        self.in_unit: dict[int, list[tuple[int, Entity]]] = {}
        self.main: Entity | None = None

    def read(self, claims: list[Claim]) -> tuple[list[Entity], dict[int, Entity]]:
        self._read_title()
        for unit in self.page.units:
            self._read_unit(unit)
        bound = {index: self._of_claim(claim) for index, claim in enumerate(claims)}
        self._share_dates()
        for entity in self.entities:
            self._settle(entity)
        kept = [e for e in self.entities if e.asserted or e.graded]
        return kept, {i: e for i, e in bound.items() if e in kept}

    def _share_dates(self) -> None:
        """A review of the Board beside an inspection has its dates, where one sentence or the title tells of both."""
        main = self.main
        for board in self.entities:
            if (
                main is None
                or board.subject != "safeguarding_board"
                or board.ended
                or main.subject == board.subject
            ):
                continue
            units = [u for u in self.page.units if u.start <= board.start < u.end]
            together = board.rule == "title_board" or any(_AT_ONCE.search(self.page.words(u)) for u in units)
            if together or any(
                e.ended
                for u in units
                for _, e in self.in_unit.get(u.index, [])
                if e is main and dates_of(self.page, u)
            ):
                board.started, board.ended = main.started, main.ended

    # -- title -----------------------------------------------------------------------------------------------------

    def _read_title(self) -> None:
        title = self.page.document.title or ""
        folded = fold(title)
        if not self.topic.in_title:
            return
        where = self._title_span(title)
        plan_only = not re.search(
            r"inspect|ofsted|ilac|jtai|visit|peer|hmic|hmip|estyn|cqc|care quality|peel|assessment|review|judge?ment",
            folded,
        )
        if plan_only:
            return
        main = self._open(self.topic.subject, self.topic.framework, self.topic.authority, *where, "title")
        main.asserted = bool(_TITLE_HAPPENED.search(folded)) and not (
            self.topic.preparing or _PREPARING.search(folded)
        )
        self.main = main
        if (
            main.subject == "childrens_services"
            and vocabulary.framework("lscb_review").names
            and re.search(vocabulary.framework("lscb_review").names[0], folded)
        ):
            board = self._open(
                "safeguarding_board",
                vocabulary.framework("lscb_review"),
                self.topic.authority,
                *where,
                "title_board",
            )
            board.asserted = main.asserted
        for when in self._title_dates(title, folded):
            modifies = _MODIFIES.match(folded[when.end :])
            self._date(
                main,
                "published" if _PUBLISHED.search(folded[: when.start]) and not modifies else "on_site",
                when,
            )

    def _title_span(self, title: str) -> tuple[int, int]:
        at = self.page.text.find(title)
        return (at, at + len(title)) if at >= 0 else (0, 0)

    @staticmethod
    def _title_dates(title: str, folded: str) -> list[When]:
        from transforms.dates import find_dates  # noqa: PLC0415

        return [
            w for w in find_dates(title, folded)
            if not re.match(r"[/-]\d\d", folded[w.end : w.end + 3]) and not re.search(r"update|progress|report of|meeting|quarter", folded[max(0, w.start - 14) : w.start])
        ]  # fmt: skip

    # -- units -----------------------------------------------------------------------------------------------------

    def _read_unit(self, unit: Unit) -> None:
        events = anchors(self.page, unit)
        whens = dates_of(self.page, unit) if events else []
        for event in events:
            self._describe(event)
        self._give_dates(events, whens)
        for event in events:
            entity = self._entity_of(event)
            if entity:
                self.in_unit.setdefault(unit.index, []).append((event.start, entity))

    def _describe(self, event: Event) -> None:
        page, unit = self.page, event.unit
        near = max(unit.start, event.start - 70), min(unit.end, event.end + 70)
        if (
            event.framework is None
            and self.topic.framework
            and self.topic.framework.visit
            and "visit" in page.folded[event.start : event.end]
        ):
            event.framework, event.subject = self.topic.framework, self.topic.framework.subject
        if event.framework is None:
            event.subject = subject_near(page, *near)
            named = inspectorates(page.folded, *near)
            event.inspectorate = named[0].code if named else None
        others = [
            f.code
            for f in authorities(page.text, max(unit.start, event.start - 45), min(unit.end, event.end + 60))
            if f.code != self.topic.authority
        ]
        if others and self._is_of_other(event, others[-1]):
            event.authority = others[-1]
        if event.subject and vocabulary.subject(event.subject).named:
            event.name = proper_name(page.text, *near)

    def _is_of_other(self, event: Event, name: str) -> bool:
        """Whether the event is of another council: "the inspection of X", "X's inspection", "X was inspected"."""
        text = fold(name)
        window = self.page.folded[max(event.unit.start, event.start - 60) : event.end + 70]
        here = re.escape(text)
        return bool(
            re.search(
                rf"inspections? (?:of|in|at) (?:the )?{here}|{here}(?:'s)?(?: city| county| borough)?(?: council)?(?:'s)? (?:ofsted |children'?s services |ilacs )?(?:inspection|report|was inspected|had been inspected)",
                window,
            )
        )

    def _give_dates(self, events: list[Event], whens: list[When]) -> None:
        floor = events[0].unit.start if events else 0
        for when in whens:
            role = self._role(events[0].unit, when, floor)
            floor = when.end
            if not role:
                continue
            before = [e for e in events if e.start < when.start]
            after = [e for e in events if e.start >= when.end and e.start - when.end < 45]
            modified = _MODIFIES.match(self.page.folded, when.end) or _MODIFIES_REPORT.match(
                self.page.folded, when.end
            )
            event = (
                after[0]
                if after and (modified or not before)
                else before[-1]
                if before
                else after[0]
                if after
                else None
            )
            if event:
                event.dates.setdefault(role, self._ahead(when, role))

    def _ahead(self, when: When, role: str) -> When:
        """A publication still to come takes the page's own year, or the next."""
        own = self.page.document.meeting_date
        before = self.page.folded[max(0, when.start - 60) : when.start]
        if (
            role != "published"
            or when.last[0]
            or not own
            or not re.search(r"\b(?:until|will|would|to be|expected|due)\b", before)
        ):
            return when
        year = int(own[:4]) + (when.last[1] < int(own[5:7]))
        return replace(when, first=(year, *when.first[1:]), last=(year, *when.last[1:]))

    def _role(self, unit: Unit, when: When, floor: int) -> str | None:
        folded = self.page.folded
        before = folded[max(unit.start, floor, when.start - 140) : when.start]
        after = folded[when.end : min(unit.end, when.end + 60)]
        if re.match(r"^[/-]\d\d", after):
            return None
        if _MODIFIES.match(after) and not re.search(
            r"\b(?:before|by|until|end of|minutes of)\b[^.;]{0,20}$", before
        ):
            return "on_site"
        if _MODIFIES_REPORT.match(after) and when.has_day:
            return "published"
        published = [m.start() for m in _PUBLISHED.finditer(before)]
        on_site = [m.start() for m in _ON_SITE.finditer(before)]
        decoy = None if published and before[published[-1] :].count(" until") else _DECOY.search(before)
        if decoy and decoy.start() > max([-1, *published, *on_site]) - 2 and not when.is_range:
            return None
        if published and (
            not on_site
            or published[-1] > on_site[-1]
            or not re.search(
                r"\b(?:took|carried|conducted|undertaken|between|visited|inspected)\b",
                before[published[-1] :],
            )
        ):
            return "published"
        if re.match(r"^,? (?:was |were |had been )publi(?![^.;]{0,20}\d)", after):
            return "published"
        if on_site or when.is_range:
            return "on_site"
        return None

    @staticmethod
    def _on_site_after_all(when: When, since: str) -> bool:
        """Whether the words since "published" turn to the days on site ("the published report of the visit in July")."""
        verb = re.search(
            r"\b(?:took|carried|conducted|undertaken|undertook|between|visited|inspected|from|held)\b", since
        )
        return bool(verb) or (not when.has_day and since.rstrip().endswith((" in", " during")))

    def _entity_of(self, event: Event) -> Entity | None:
        folded, unit = self.page.folded, event.unit
        before = folded[max(unit.start, event.start - 60) : event.start]
        after = folded[event.end : min(unit.end, event.end + 60)]
        dated = bool(event.dates)
        if event.framework is None and "publi" in folded[event.start : event.end] and self.main and dated:
            for role, when in event.dates.items():
                self._date(self.main, role, when)
            return self.main
        if (_NOT_PAST.search(before) and not dated) or (
            _NOT_PAST_AFTER.search(after) and not (dated and _HAPPENED.search(before))
        ):
            return None
        if not dated and _BACK_REFERENCE.search(before):
            return None
        earlier = bool(_EARLIER.search(before))
        entity = self._fitting(event, earlier)
        if entity is None:
            if earlier and not dated:
                return None
            entity = self._open(
                event.subject or self._carried(),
                event.framework,
                event.authority or self.topic.authority,
                event.start,
                event.end,
                "mention",
            )
            entity.earlier = earlier
            entity.name = event.name
            if event.inspectorate and event.framework is None:
                entity.inspectorate = self._inspectorate(entity.subject, event.inspectorate)
        sentence = self.page.words(unit)
        if dated or _HAPPENED.search(sentence):
            entity.asserted = entity.asserted or not _PREPARING.search(sentence) or dated
        if event.framework and entity.framework is None and self._family(event.framework) == entity.family:
            entity.framework = event.framework.code
        for role, when in event.dates.items():
            self._date(entity, role, when)
        if self.main is None and not earlier and entity.asserted:
            self.main = entity
        return entity

    def _carried(self) -> str:
        if self.main and self.main.family != "peer":
            return self.main.subject
        return self.topic.subject if self.topic.subject != "other" else "childrens_services"

    @staticmethod
    def _inspectorate(subject: str, named: str) -> str:
        default = vocabulary.subject(subject).inspectorate
        return (
            default
            if default == "ofsted_cqc"
            or named in {"ofsted", "cqc"}
            and default in {"ofsted", "cqc"}
            and subject != "care_provider"
            else named
        )

    @staticmethod
    def _family(framework: vocabulary.Framework | None) -> str:
        if framework is None:
            return "full"
        if framework.visit or framework.peer or framework.annual:
            return "peer" if framework.peer else "annual" if framework.annual else framework.code
        return "full"

    def _open(
        self,
        subject: str,
        framework: vocabulary.Framework | None,
        authority: str | None,
        start: int,
        end: int,
        rule: str,
    ) -> Entity:
        if framework and framework.peer:
            subject = self._peer_subject(start, end)
        elif framework and framework.subject != "childrens_services":
            subject = (
                framework.subject
                if framework.code not in {"sccif"} or subject == "childrens_services"
                else subject
            )
        inspectorate = (
            framework.inspectorate
            if framework
            else (
                self.topic.inspectorate
                if subject == self.topic.subject
                else vocabulary.subject(subject).inspectorate
            )
        )
        entity = Entity(
            subject=subject,
            inspectorate=inspectorate,
            authority=None if subject in {"police", "fire"} else authority,
            family=self._family(framework),
            framework=framework.code if framework else None,
            start=start,
            end=end,
            rule=rule,
        )
        self.entities.append(entity)
        return entity

    def _peer_subject(self, start: int, end: int) -> str:
        """Whom peers looked at: what stands beside the words or in the title, else the council as a whole."""
        near = subject_near(self.page, max(0, start - 60), end + 80)
        titled = fold(self.page.document.title or "")
        in_title = next(
            (s.code for s in vocabulary.subjects() if re.search("|".join(s.topics) or "(?!)", titled)), None
        )
        return near or in_title or "other"

    def _fitting(self, event: Event, earlier: bool) -> Entity | None:
        generic = event.framework is None
        subject = event.subject or self._carried()
        peer = event.framework is not None and event.framework.peer
        candidates = [
            e for e in self.entities
            if (e.subject == subject or (peer and e.family == "peer") or (generic and event.subject in {None, "childrens_services"} and e is self.main))
            and (generic or e.family == self._family(event.framework))
            and (event.authority is None or e.authority == event.authority)
            and (event.name is None or e.name in (None, event.name))
            and not (event.framework and e.framework and e.framework != event.framework.code and e.family == "full" and {e.framework, event.framework.code} <= {"sif", "ilacs", "safeguarding_lac_2009", "child_protection_2012", "lscb_review"})
        ]  # fmt: skip
        if event.authority and event.authority != self.topic.authority:
            candidates = [e for e in candidates if e.authority == event.authority]
        candidates = [e for e in candidates if self._dates_fit(e, event)]
        if earlier:
            return next((e for e in candidates if e.earlier), None)
        if generic:
            here = [e for _, e in self.in_unit.get(event.unit.index, []) if e in candidates]
            if here and (event.subject is None or here[-1].subject == event.subject):
                return here[-1]
        if generic and self.main in candidates:
            return self.main
        return next((e for e in candidates if not e.earlier), None) or (
            candidates[0] if candidates and event.dates else None
        )

    def _dates_fit(self, entity: Entity, event: Event) -> bool:
        on_site, published = event.dates.get("on_site"), event.dates.get("published")
        if on_site:
            day = iso(self.calendar.complete(on_site).last)
            if day and entity.ended:
                return _same_time(day, entity.ended)
            if day and entity.published:
                return _follows(day, entity.published)
        if published:
            day = iso(self.calendar.complete(published).last)
            if day and entity.published:
                return _same_time(day, entity.published)
            if day and entity.ended:
                return _follows(entity.ended, day)
        return True

    def _date(self, entity: Entity, role: str, when: When) -> None:
        whole = self.calendar.complete(when)
        first, last = iso(whole.first), iso(whole.last)
        if role == "published":
            entity.published = _finer(entity.published, last)
        elif last and (
            entity.ended is None or (_same_time(last, entity.ended) and len(last) > len(entity.ended))
        ):
            entity.started, entity.ended = first, last

    # -- claims ----------------------------------------------------------------------------------------------------

    def _of_claim(self, claim: Claim) -> Entity:
        entity = self._entity_of_claim(claim)
        when = self._claim_date(claim)
        day = iso(when.last) if when else None
        if (
            when
            and day
            and entity.ended
            and not (
                _same_time(day, entity.ended) or (entity.published and _same_time(day, entity.published))
            )
        ):
            entity = self._at_other_time(claim, entity, day)
        if when and entity.day is None:
            self._date(entity, "on_site", when)
        entity.graded = True
        entity.domains.add(claim.concept)
        return entity

    def _claim_date(self, claim: Claim) -> When | None:
        """The date that stands right behind a grade or its verb ("judged inadequate in January 2020")."""
        for when in dates_of(self.page, claim.unit):
            between = self.page.folded[
                max(claim.at, claim.end if claim.end <= when.start else claim.at) : when.start
            ]
            if 0 <= when.start - claim.at < 70 and re.fullmatch(
                r"[^.;:]{0,30}\b(?:in|by ofsted in|at its inspection in|following (?:an|the|its) inspection in) (?:spring |summer |autumn |winter |early |late )?",
                between,
            ):
                return self.calendar.complete(when)
        return None

    def _at_other_time(self, claim: Claim, entity: Entity, day: str) -> Entity:
        """The inspection of the same body at another date, opened where the page has not told of it."""
        for other in self.entities:
            if (
                other.subject == entity.subject
                and other.authority == entity.authority
                and other.family == entity.family
                and other.ended
                and _same_time(day, other.ended)
            ):
                return other
        other = self._open(entity.subject, None, entity.authority, claim.start, claim.end, "grade")
        other.inspectorate, other.earlier = entity.inspectorate, day < (entity.ended or day)
        return other

    def _entity_of_claim(self, claim: Claim) -> Entity:
        subject = claim.subject or self._carried()
        if (
            subject == "childrens_services"
            and self._carried() != "childrens_services"
            and not claim.authority
        ):
            subject = self._carried()  # "the service", "the council": whatever the item is about
        authority = claim.authority or self.topic.authority
        nearby = [e for at, e in self.in_unit.get(claim.unit.index, []) if at <= claim.at] or [
            e for _, e in self.in_unit.get(claim.unit.index, [])
        ]
        fits = [
            e
            for e in [
                *reversed(nearby),
                *self._earlier_in_block(claim.unit),
                *([self.main] if self.main else []),
                *self.entities,
            ]
            if e.subject == subject
            and (e.authority == authority or subject in {"fire", "police"})
            and e.family not in {"ilacs_focused_visit", "monitoring_visit", "jtai", "peer", "unannounced_cra"}
            and (claim.name is None or e.name in (None, claim.name))
        ]
        now = _NOW.search(self.page.folded, claim.unit.start, claim.at)
        if (
            now
            and self.main
            and not nearby
            and self.main.subject == subject
            and self.main.authority == authority
        ):
            return self.main
        if claim.before:
            fits = [e for e in fits if e.earlier or (e in nearby and e is not self.main)]
        elif not any(e in nearby for e in fits):
            fits = [e for e in fits if not e.earlier] or []
        if fits:
            if claim.name and fits[0].name is None:
                fits[0].name = claim.name
            return fits[0]
        framework = vocabulary.subject(subject).framework
        entity = self._open(subject, None, authority, claim.start, claim.end, "grade")
        entity.framework = framework
        entity.name = claim.name
        entity.earlier = claim.before
        self.in_unit.setdefault(claim.unit.index, []).append((claim.at, entity))
        if self.main is None and not claim.before:
            self.main = entity
        return entity

    def _earlier_in_block(self, unit: Unit) -> list[Entity]:
        same = [u.index for u in self.page.units if u.block == unit.block and u.index < unit.index]
        return [e for index in reversed(same) for _, e in reversed(self.in_unit.get(index, []))]

    # -- frameworks ------------------------------------------------------------------------------------------------

    def _settle(self, entity: Entity) -> None:
        """Tell the framework by subject, dates and what was judged, where no name has told it."""
        known = vocabulary.framework(entity.framework) if entity.framework else None
        if known and not (
            entity.family == "full"
            and known.subject == "childrens_services"
            and entity.day
            and not known.covers(entity.day)
        ):
            return
        entity.framework = None
        default = vocabulary.subject(entity.subject).framework
        if default:
            entity.framework = default
            return
        if entity.inspectorate == "peer":
            entity.framework = "other"
            return
        day = entity.day or (None if entity.earlier else self.page.document.meeting_date)
        hinted = [
            f
            for f in vocabulary.frameworks()
            if f.subject == entity.subject and any(re.search(h, self.page.folded) for h in f.hints)
        ]
        if entity.subject == "childrens_services":
            entity.framework = self._childrens(entity, day, hinted)
        elif entity.subject == "area_send":
            entity.framework = (
                ("area_send_2023" if day >= "2023" else "area_send_2016")
                if day
                else (hinted[0].code if len(hinted) == 1 else None)
            )
        elif entity.subject == "adult_social_care":
            entity.framework = (
                "cqc_asc" if day and day >= "2023" else "other" if day and day < "2014" else None
            )

    def _childrens(self, entity: Entity, day: str | None, hinted: list[vocabulary.Framework]) -> str | None:
        if entity.inspectorate != "ofsted":
            return None
        if day is None and not entity.earlier:
            years = {found[:4] for found in self.calendar.others}
            if any(e.framework == "lscb_review" and e.asserted for e in self.entities) or (
                years and all("2014" <= y <= "2017" for y in years)
            ):
                return "sif"
            if years and all(y >= "2019" for y in years):
                return "ilacs"
        if day and day >= "2018-08":
            return "ilacs"
        if day and "2014" <= day < "2018":
            return "sif"
        fitting = [f.code for f in hinted if day is None or f.covers(day)]
        return fitting[0] if len(set(fitting)) == 1 and not entity.earlier else None


def _dates_on_page(page: Page) -> tuple[str, ...]:
    found: list[str] = []
    for unit in page.units:
        found += [
            day for when in dates_of(page, unit) for part in (when.first, when.last) if (day := iso(part))
        ]
    return tuple(dict.fromkeys(found))


def _months(day: str) -> int:
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else 6)


def _follows(ended: str, published: str) -> bool:
    """Whether a report of that date can be of an inspection that ended then: up to eight months (inspectorates.md, 3)."""
    if len(ended) == 4 or len(published) == 4:
        return 0 <= int(published[:4]) - int(ended[:4]) <= 1
    return 0 <= _months(published) - _months(ended) <= 8


def _same_time(one: str, other: str) -> bool:
    if len(one) == 4 or len(other) == 4:
        return one[:4] == other[:4]
    return abs(_months(one) - _months(other)) <= 1


def _finer(old: str | None, new: str | None) -> str | None:
    if old is None or (new and len(new) > len(old)):
        return new or old
    return old
