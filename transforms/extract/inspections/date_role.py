"""What a date in a sentence or a title tells of an inspection: its days on site, its publication, or nothing."""

from __future__ import annotations

import re

from transforms.dates import When, find_dates
from transforms.extract import vocabulary
from transforms.extract.inspections.events import event_words
from transforms.extract.inspections.publication import others_came_out, tells_of_publication
from transforms.extract.inspections.stay import tells_of_stay
from transforms.extract.units import Page, Unit

_PUBLISHED = re.compile(rf"\b(?:{event_words('published')})\b")
_ON_SITE = re.compile(rf"\b(?:{event_words('on_site')})\b")
_BACK_ON_SITE = re.compile(rf"\b(?:{event_words('back_on_site')})\b")
_DECOY = re.compile(
    rf"(?:\b(?:{event_words('decoy_verb')})"
    rf"|\b(?:{event_words('decoy_noun')})"
    r"(?:,? (?:held|of|on|in|at|its|the|that|which|was|had|been|for|to|from|ending|ended|no\.?|scheduled|board|committee|cabinet|panel|\d+))*)"
    r" \(?(?:the |early |late |mid |spring |summer |autumn |winter )?$"
)
# "the 2020-2021 academic year": what inspections fell in
_YEAR_AFTER = re.compile(r"(?:[-/]\d{2,4})? (?:academic|school|financial|municipal|calendar) year\b")
# "to the September 2020 meeting"
_MEETING_AFTER = re.compile(r" (?:[a-z&'-]+ ){0,4}?(?:meetings?|committee|cabinet|panel|agenda)\b")
# "covering the period August to October": what a report or an assessment looks back on
_COVERED = re.compile(
    r"\b(?:(?:reporting )?period|(?<!inspected during the )(?<!inspected in the )(?<!ofsted during the )(?<!ofsted in the )(?<!estyn during the )(?<!estyn in the )(?:school |academic |spring |summer |autumn )terms?|(?:financial |previous |last |municipal )year|quarter)(?: of| from| between)? ?(?:(?:spring|summer|autumn|winter) )?\(?$"
)
# "the inspection had been carried out over the period | 4 to 15 July": its days after all
_OVER_THE_PERIOD = re.compile(
    r"\b(?:undert(?:aken|ook)|carried out|conducted|(?:took|taken) place|held|inspected|visited|on[- ]site|made|ran)\b[^.;]{0,90}"
    r"\b(?:over|in|during|for|within) (?:the|a) period(?: of| from| between)? ?$"
)
# "the position as at the end of July": of figures
_AS_AT = re.compile(r"\b(?:as (?:at|of)|correct (?:at|on|to))(?: the)?(?: end of)?(?: the)? $")
# "had not been inspected since the new framework began in | January"
_SINCE_FRAMEWORK = re.compile(
    r"\b(?:since|before|until|after|when) (?:the|a|this) (?:[a-z]+ ){0,3}(?:framework|regime|arrangements|system|report cards?) (?:(?:had|was|were|been|first) )*"
    r"(?:began|begun|started|introduced|launched|came in(?:to force)?|took effect) (?:in|on|from) (?:early |late |the )*$"
    r"|\bframework of inspection (?:which|that) (?:ofsted |the cqc |cqc )?(?:had |was )?(?:revised|introduced|updated|amended|brought in|changed) (?:in|on|from) (?:early |late |the )*$"
)
# "published its report on the inspection | on 30 July": the day of the report, not of the inspection
_REPORT_ON = re.compile(
    r"\b(?:reports?|letters?|results?|outcomes?|findings|judge?ments?) (?:on|of|into|from|about|following) (?:(?:the|its|their|this|that|our) )?(?:[a-z']+ ){0,4}(?:inspection|visit|assessment) on (?:the )?$"
)
# "the inspections published between September and December": a term's reports, no days of any one
_CAME_OUT_OVER = re.compile(
    r"\b(?:publi\w+|released|issued|(?:come|came) out) (?:between|during|from|over|in) (?:the )?$"
)
# "amended in December following the inspection": what came of it
_AFTER_IT = re.compile(
    r",? (?:following|after|in response to|in (?:the )?light of|as a result of) (?:the|an?|its|our|their|that) (?:[a-z'()/-]+ ){0,8}(?:inspection|visit|review|peer challenge)\b"
)
_LONGEST = 7  # months of an inspection; those of councils' adult social care, from first request to last talk, take six
# Whatever word of an inspection is among them.
_NEVER = re.compile(
    r"notif|notice|minutes|meeting|met\b|briefing|workshop|seminar|(?:outcome|finding|result|feedback|rating)s?\b[^.;]*\b(?:received|fed|shared|given|known|announced)\b"
)
# "the Ofsted | inspection report, which the Council had on": of the paper, if of anything
_ON_REPORT = re.compile(
    r"(?:re-?)?(?:inspection|visit)s?(?:'s)? (?:report|letter)\b(?!.*\b(?:inspect|visit|on[- ]site|took place|held|carried out|undertaken|conducted)\b)"
)
_NO_LINK = r"(?!(?:after|following|before|and|to|for|of|by|during|in|its|the|an?|which|that|when|at|from|on|with|since|until|was|were|had)\b)"
_MODIFIES = re.compile(
    rf"(?:'s)? (?:{_NO_LINK}(?!-+ )[a-z'/&-]+ ){{0,4}}{_NO_LINK}(?:{event_words('dated_visit')})\b"
)
_MODIFIES_REPORT = re.compile(r"(?:'s)? (?:(?!and|to|the|for|by\b)[a-z'/&-]+ ){0,3}(?:report|letter)\b")
# "its self-evaluation, completed in December"
_OF_OTHER_WORK = re.compile(
    r"\b(?:self[- ](?:evaluation|assessment)|audits?(?! wales)|surveys?|consultations?|training|health checks?|practice weeks?)\b(?:(?!inspect|visit|ofsted)[^.;]){0,60}$"
)
_LABELLED = re.compile(r"\b(?:inspection|visit|fieldwork|review) dates?(?: \([a-z ]{3,30}\))? ?[:-] ?$")
_NAMED_OF = re.compile(
    r"\b(?:sif|ilacs?|jtai) (?:of|in|from) (?:early |late |mid-?)?$"
)  # "the SIF of | June 2015"
_DATE_OF_REPORT = re.compile(
    r",? \(?(?:which was |being )?(?:the )?date (?:of (?:the |its )?(?:[a-z]+ )?(?:report|publication|letter)|(?:on which|that|when) (?:the|its) (?:[a-z]+ )?(?:report|letter) (?:was|were) (?:published|issued|released))\b"
)
# "on 13 June, when the report was published"
_WHEN_OUT = re.compile(
    r",? when (?:the|its|their|ofsted's) (?:[a-z']+ ){0,3}?(?:inspections?|reports?|letters?|findings|outcomes?|judge?ments?)(?: (?:report|letter|outcome))? (?:was|were|had been|came) (?:published|released|issued|made public|out)"
)
# "since December 2018, when the Ofsted report | found", "on 3 August, the Service had been sent its | report"
_WHEN_FOUND = re.compile(
    r",? when (?:the|its|an?) (?:ofsted |cqc |inspection |inspectors' )*(?:report|letter) (?:had )?(?:found|said|showed|judged|rated|graded|described)\b"
    r"|,? (?:the|our) (?:service|council|authority|force|trust|partnership) (?:had|was|has|received|got)(?: been)?(?: sent| given| issued with| received)? (?:its|the|their) (?:[a-z0-9'-]+ ){0,6}(?:report|letter)\b"
)
# "in April an inspection of services took place"
_INSPECTED_THEN = re.compile(
    r",? (?:an?|the|its|their) (?:[a-z/]+ ){0,4}(?:inspection|visit|peer (?:review|challenge))(?! (?:report|letter|team|framework)\b) (?:[a-z'&,-]+ ){0,14}?(?:took place|was (?:carried out|undertaken|conducted|held|made))\b"
)
# "said that from 14 April | she would be taking over"
_WHEN_ELSE = re.compile(
    r",? (?:(?:he|she|they|i|we)|(?:the|an?) new [a-z ]{3,30}?) (?:would|will|was to|were to|had been in post)\b"
)
# "a Quality Summit that took place at the Stadium | on 11 October"
_OF_AN_EVENT = re.compile(
    r"\b(?:summit|event|conference|ceremony|workshop|celebration|hearing|webinar)s? (?:(?:which|that) )?(?:was |were |had been )?(?:held|took place|hosted|arranged)\b[^.;,]{0,50}$"
)
_OWN_REPORT = re.compile(
    r"(?:'s)? (?:ofsted|inspection|inspectors') (?:inspection )?(?:report|letter) (?:on|of|into)\b"
)
# "Meeting of Cabinet, Tuesday, | 12 April", "and 83 per cent in | September"
_HELD_ON = re.compile(
    r"\bmeeting of (?:the )?[a-z ,&'()-]{3,90}, (?:[a-z]+day,? )?(?:the )?$|\d ?(?:%|per ?cent)(?: of [a-z ]{2,30})? (?:in|at|by|on)(?: the end of)? $"
)
_FIXED_FOR = re.compile(rf"\b(?:{event_words('fixed_for')})\b(?:(?!following|after)[^.;]){{0,40}}$")
_IN_TITLE_BEFORE = re.compile(
    rf"(?:{event_words('dated_visit')}|services|assessment|board|lscb|letter|peel(?:[ :-]+(?:police )?(?:effectiveness|efficiency|legitimacy))?)['\"]*(?: (?:of|in|on|from|held|for|-|,|undertaken|conducted|carried out|during|dated))*[ (,-]+$"
)
_VISIT_IN = re.compile(r"\b(?:visit|inspection|ilacs?|jtai)(?: (?:in|of|on))? ?$")
_OUTCOMES_OF = re.compile(
    r"\b(?:inspections|reports|outcomes|ratings)\b[ ,:()-]*$"
)  # of many, in the months that a title names


def date_role(page: Page, unit: Unit, when: When, floor: int) -> str | None:
    """Whose date it is: "on_site" or "published" of an inspection, None for deadlines, meetings and the like.

    `floor` is where the date before it ends: what stands beyond belongs to that one.
    """
    folded = page.folded
    before = folded[max(unit.start, floor, when.start - 180) : when.start]
    after = folded[when.end : min(unit.end, when.end + 60)]
    of_else = _WHEN_ELSE.match(after) and not before.rstrip().endswith(("inspection", "visit"))
    if of_else or _OF_AN_EVENT.search(before) or _HELD_ON.search(before):
        return None
    heads_line = when.start == unit.start and when.has_day and after.startswith((" - ", ": "))
    if heads_line or re.match(r"[/-]\d\d", after):
        return None
    if (
        _is_long(when)
        or _YEAR_AFTER.match(after)
        or _MEETING_AFTER.match(after)
        or (_COVERED.search(before) and not (when.has_day and _OVER_THE_PERIOD.search(before)))
        or _AS_AT.search(before)
        or _SINCE_FRAMEWORK.search(before)
        or _OF_OTHER_WORK.search(before)
        or (when.is_range and _CAME_OUT_OVER.search(before))
        or (when.is_range and not when.has_day and _OUTCOMES_OF.search(before))
    ):
        return None
    if _INSPECTED_THEN.match(folded, when.end, min(unit.end, when.end + 140)):
        return "on_site"
    if modifies_visit(folded, when.end) and not re.search(
        r"\b(?:before|by(?! the $)|until|end of|minutes of)\b[^.;]{0,20}$", before
    ):
        return "on_site"
    if _LABELLED.search(before) or _NAMED_OF.search(before):
        return "on_site"
    its_report = _MODIFIES_REPORT.match(after) and (when.has_day or _OWN_REPORT.match(after))
    if its_report or _DATE_OF_REPORT.match(after) or _WHEN_FOUND.match(folded, when.end, unit.end):
        return "published"
    if told := _told_outright(page, unit, when, floor):
        return told
    published = _last(_PUBLISHED, before)
    on_site = _last(_ON_SITE, before)
    embargoed = published >= 0 and " until" in before[published:]
    decoy = None if embargoed or when.is_range else _DECOY.search(before)
    if decoy and (_NEVER.match(decoy.group()) or decoy.start() > max(published, on_site) - 2):
        return None
    since = before[on_site:] if on_site > published else ""
    visited = re.match(
        r"(?:re-?)?(?:inspection|visit)s?\b(?!.*\b(?:report|letter|findings|outcomes?|results?|judge?ment|grading|website)\b)",
        since,
    )
    if (
        published >= 0
        and (not visited or _REPORT_ON.search(before, published))
        and (published > on_site or not _BACK_ON_SITE.search(before, published))
    ):
        of_others = others_came_out(before)
        return "published" if not of_others and (when.has_day or not is_fixed_for(before)) else None
    if re.match(r",? (?:was |were |had been )publi(?![^.;]{0,20}\d)", after) or _WHEN_OUT.match(after):
        return "published"
    if (not when.has_day and _AFTER_IT.match(after)) or (_ON_REPORT.match(since) and not when.is_range):
        return None
    return "on_site" if on_site >= 0 or when.is_range else None


def _told_outright(page: Page, unit: Unit, when: When, floor: int) -> str | None:
    """The role of a date that a whole clause tells: who let what out then, or who was there."""
    if tells_of_publication(page, unit, when, floor) is not None:
        return "published"
    return "on_site" if tells_of_stay(page, unit, when, floor) is not None else None


def _is_long(when: When) -> bool:
    """Whether a range is longer than any inspection: what a review of a year's performance covers."""
    (first, month), (last, until) = when.first[:2], when.last[:2]
    return bool(first and last and month and until) and (last - first) * 12 + until - month > _LONGEST


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match begins, -1 for none."""
    return max((m.start() for m in pattern.finditer(words)), default=-1)


def is_fixed_for(before: str) -> bool:
    """Whether the words before a date say that something was fixed for it, not that it took place."""
    return _FIXED_FOR.search(before) is not None


def title_dates(title: str, folded: str) -> list[tuple[str, When]]:
    """The dates in a title that are an inspection's, with their roles: those right beside the word."""
    found: list[tuple[str, When]] = []
    for when in find_dates(title, folded):
        before = folded[: when.start]
        if re.match(r"[/-]\d\d", folded[when.end : when.end + 3]) or re.search(r"\d{4}[/-]$", before):
            continue
        if _is_long(when) or (when.is_range and not when.has_day and _OUTCOMES_OF.search(before)):
            continue
        if modifies_visit(folded, when.end) or _VISIT_IN.search(before):
            found.append(("on_site", when))
        elif _PUBLISHED.search(before):
            found.append(("published", when))
        elif _IN_TITLE_BEFORE.search(before):
            found.append(("on_site", when))
    return found


def modifies_visit(folded: str, end: int) -> bool:
    """Whether right behind a date stands the visit that it dates, or the name of what it was ("the 2012 safeguarding and looked after inspection")."""
    named = folded[end : end + 1] == " " and vocabulary.framework_pattern().match(folded, end + 1)
    return bool(named or _MODIFIES.match(folded, end))


def modifies(folded: str, end: int) -> bool:
    """Whether a date that ends there stands before what it dates ("the 2019 inspection")."""
    return bool(modifies_visit(folded, end) or _MODIFIES_REPORT.match(folded, end))
