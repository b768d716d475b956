"""How a sentence speaks of an inspection: as past, to come, general, or only looked back on."""

from __future__ import annotations

import re

from transforms.vocabulary import read_vocabulary


def event_words(*names: str) -> str:
    """The wordings of the named lists of events.toml as one alternation."""
    vocabulary = read_vocabulary("events.toml")
    return "|".join(wording for name in names for wording in vocabulary[name]["wordings"])


_PLANNED = re.compile(rf"\b(?:{event_words('planned')})\b[^.;]{{0,30}}$")
_PLANNED_AFTER = re.compile(
    rf"(?:(?! had (?:found|judged|rated|graded|concluded|identified)\b)[^.;]){{0,45}}?\b(?:{event_words('planned_after')})\b"
)
_GENERAL = re.compile(rf"['\")]* (?:\(?[a-z]+\)? )?(?:{event_words('general')})\b")
# "Ofsted's new framework, issued last winter": a paper that came out
_FRAMEWORK_CAME = re.compile(
    r"['\")]* (?:\([a-z]+\) )?(?:published|introduced|launched|issued|implemented|(?:which|that) (?:came|comes|was|had been|has been|took|becomes?|became|would) (?:into|in|published|introduced|launched|issued|implemented|operational|effective|effect|applicable|law|statutory|live|apply|take))\b"
)
_NEW_REGIME = re.compile(
    r"\b(?:implement|introduc|replac|launch|resum)\w* (?:[a-z'()-]+ ){0,8}(?:regime|framework|methodology|ilacs?\b)"
    r"|(?<!under the )(?<!under a )(?<!under its )\bnew (?:[a-z]+ )?inspection (?:regime|methodology|arrangements)\b"
    r"|\b(?:regime|framework|methodology) (?:[a-z'()-]+ ){0,8}(?:implement|introduc|replac|launch|coming? into|came into)\w*"
)
# "91% of schools were rated good or outstanding by Ofsted"
_SHARE = re.compile(r"\d ?(?:%|per ?cent)[^.;]{0,60}$")
_LOOKS_BACK = re.compile(
    r"\b(?:reminded|ago|years? earlier|recalled|contrast|back in|historically|background|predecessor)\b"
)
# "a further visit | in March was cancelled", whatever else the sentence tells of
_CALLED_OFF = re.compile(
    r"[^.;,]{0,40}\b(?:was|were|had been|has been|had to be) (?:cancelled|postponed|put off|stood down|called off|deferred)\b"
)
# "a mock inspection in March": a rehearsal, whatever its date; "which was not an inspection": none at all
_MOCK = re.compile(
    r"\b(?:was|were|is|are) not (?:itself |strictly )?an? (?:[a-z]+ )?$|\b(?:mock|practice|dummy|dry[- ]run|internal) (?:ofsted |cqc )?$"
)
_WILL = re.compile(
    r"\b(?:will|would|shall|plans? to|intends? to|due to) (?:[a-z]+ ){0,2}(?:conduct|carry out|undertak|undergo|make|hold|begin|commence|have|host|receive|pilot|trial|test)(?:e|ing)? "
    r"(?:an? |the |its |their |our |another |further )?(?:[a-z0-9]+ ){0,3}$"
    # "there would be a | return visit | in the spring", "was asking for a | peer review | for 2021"
    r"|\b(?:there (?:will|would) (?:also |then )?be|(?:was|were|is|are) (?:arranging|asking for|requesting|planning)) (?:an? |another )(?:further |new )?$"
    # "would show the | peer review | team in spring what had been done"
    r"|\b(?:will|would|shall) (?:[a-z]+ )?(?:show|demonstrate|present|report|explain|return)(?: back)? (?:to )?(?:the |our |its )?(?:same |lga |ofsted )?$"
)
# "COVID-19 led Ofsted to stop | ILACS inspections", "going back to | inspection by stages": the making of inspections
_STOPPED = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|suspend(?:ed|ing)?|halt(?:ed|ing)?|paus(?:ed|ing)|resum(?:e|ed|ing)|restart(?:ed|ing)?|(?:going|go|went|gone|get|getting) back to|return(?:ed|ing)? to) (?:(?:all|its|their|routine|graded|full|ilacs|ofsted) )*$"
)
# "was not inspected by itself but looked at as part of the | inspection of children's services"
_PART_OF_ANOTHER = re.compile(
    r"\b(?:not|no|never)\b[^.;]{0,60}\b(?:looked at|covered|included|dealt with|considered|judged|assessed|inspected) (?:only )?"
    r"(?:as (?:a )?part of|by|in|within|under|through|with) (?:the|an?|any|every|each) (?:[a-z]+ )?$"
)
# "was expecting to be inspected again during 2025"
_TO_BE = re.compile(
    r"\b(?:expect\w*|hop\w+|due|likely|about|set|scheduled|plann\w+) to be (?:[a-z]+ )?$|\bwould not be $"
)
_OF_THE_NEXT = re.compile(
    r"\bnext (?:[a-z']+ ){0,4}(?:re-?inspection|inspection|visit|review)\b[^.;]*\b(?:will|would|due|scheduled|planned|expected)\b"
)
_AGO = re.compile(
    r"[^.;,]{0,40}\b(?:months?|years?) (?:ago|earlier|previously)\b"
)  # "the inspection that took place about two years ago"
_EXPECTED_AFTER = re.compile(
    r"[^.;]{0,80}?(?:, which (?:was|is|were|are) (?:not |now )?(?:expected|due|likely|anticipated|scheduled|planned)"
    r"| (?:which|that) (?:the )?[a-z]+ (?:was|were|is|are) (?:now |still )?(?:expecting|awaiting|anticipating)"
    r"| (?:was|is|might be|may be) (?:now |still |also )?(?:imminent|overdue)\b"
    r"| (?:was|is) (?:now |still |also )?(?:expected|anticipated) (?:at|in|by|before|during|within|soon|any)\b)"
)
# "a re-inspection would be undertaken, ...": whatever date follows
_TO_FOLLOW = re.compile(
    r"(?: of(?: [a-z]+){1,4}?)? (?:would|will|shall) (?:then |now |also |therefore |again )?(?:be (?:undertaken|carried out|conducted|held|made|arranged|repeated)|take place|follow|begin|start|commence|come|happen|occur)\b(?![^.;]{0,60}\bpublished)"
)
# "the school's recent Ofsted inspection result, although this was not yet public"
_RECENT = re.compile(r"\b(?:recent|latest)(?: [a-z']+){0,2} $")
_INSPECTION_OF = re.compile(
    r"\binspections? of (?:the |our |its )?$"
)  # "of | safeguarding and LAC | services": one of that name
_HAPPENED = re.compile(rf"\b(?:{event_words('happened')})\b")
_TITLED = re.compile(rf"\b(?:{event_words('titled')})\b")
_PREPARING = re.compile(rf"\b(?:{event_words('preparing')})\b")
_EARLIER = re.compile(
    rf"\b(?:{event_words('earlier')})\b(?: (?:{'|'.join(read_vocabulary('events.toml')['earlier']['between'])})){{0,4}} ?$"
)
# "the second visit since the | inspection"
VISIT_SINCE = re.compile(r"\bvisits? since (?:the|its|our|their|that) (?:ofsted |full |last |single )*$")
# "inspectors thought that it had moved on since the | 2009 inspection": not the one that tells it
_TOLD_SINCE = re.compile(
    rf"{VISIT_SINCE.pattern}|\b(?:inspect(?:ors|ion|orate)|ofsted|(?:report|letter) (?:had )?(?:said|found|noted|shown|showed|recognised|acknowledged))\b[^.;]* since (?:the|its|our|their) (?:(?:19|20)\d\d )?(?:last |previous |earlier |full |ofsted )*$"
)
# "It rested on what the authority said of itself and on the | joint area review of 2007": what an annual assessment drew on
_DRAWN_ON = re.compile(
    r"^(?:it|they|(?:the|this) (?:[a-z]+ )?assessment|which) (?:was |were |is )?(?:rest(?:ed|s)|drew|drawn|draws|based|built) (?:up)?on\b"
)
_BACK_REFERENCE = re.compile(
    # "two schools had been taken out of Estyn review"
    r"\b(?:taken|removed|moved|came|come|coming) out of (?:an? |the )?(?:estyn |ofsted )?$|"
    rf"\b(?:{event_words('measured_from')}) (?:the|its|our|their|that) (?:last|previous|earlier|prior)\b[^.;]{{0,30}}$"
)
_NOW = re.compile(rf"\b(?:{event_words('now')})\b")
_AT_ONCE = re.compile(rf"\b(?:{event_words('at_once')})\b")
# "the outcome of the | inspection | would be presented to Cabinet": the outcome is what is to come
_OUTCOME_OF = re.compile(
    r"\b(?:outcomes?|findings|results?|feedback|conclusions|report|letter) (?:of|from|following|on) (?:the |its |our |this |that )?(?:recent |latest |[a-z]+ ){0,3}$"
)
# "Council would have before it the Ofsted inspection | report, which had lately come out"
_REPORT_OUT = re.compile(
    r" (?:report|letter)\b[^.;]{0,70}\b(?:which|that|as it|and) (?:had|has|have|was|were)(?: now| just| lately| recently| since| been)* (?:come out|published|issued|released|received|circulated)\b"
)
_TO_BE_SHOWN = re.compile(
    r"(?: (?!will|would)[a-z]+){0,4} (?:would|will)(?: also| then)? be (?:presented|reported|considered|discussed|brought|submitted|shared|circulated|taken|fed back)\b"
)


def is_planned(before: str, after: str, dated: bool) -> bool:
    """Whether the words around a mention tell of an inspection still to come, or of none in particular."""
    if _REPORT_OUT.match(after):
        return False
    if (_PLANNED.search(before) and not dated) or _MOCK.search(before) or is_called_off(after):
        return True
    if _OUTCOME_OF.search(before) and _TO_BE_SHOWN.match(after):
        return False
    if _EXPECTED_AFTER.match(after) or _TO_FOLLOW.match(after):
        return True
    known = _RECENT.search(before) or (dated and _HAPPENED.search(before))
    return bool(_PLANNED_AFTER.match(after)) and not known


def is_called_off(after: str) -> bool:
    """Whether the words right behind a mention, or its date, say that nobody came then."""
    return _CALLED_OFF.match(after) is not None


def will_be(before: str) -> bool:
    """Whether the words right before a mention say that inspectors will make it, whatever its date."""
    return any(p.search(before) for p in (_WILL, _TO_BE, _STOPPED))


def is_of_the_next(sentence: str) -> bool:
    """Whether a sentence tells of the inspection or visit that comes next, whatever else it dates."""
    return _OF_THE_NEXT.search(sentence) is not None


def is_told_of_the_past(sentence: str) -> bool:
    """Whether a sentence looks back beyond what the item is about."""
    return _LOOKS_BACK.search(sentence) is not None


def is_general(before: str, said: str, after: str) -> bool:
    """Whether the words of a mention or behind it make it one of inspections in general ("inspection framework")."""
    if _PART_OF_ANOTHER.search(before):
        return True
    if said.startswith(("judged", "rated", "graded")) and _SHARE.search(before):
        return True
    if said.endswith(("framework", "regime", "handbook")) and _FRAMEWORK_CAME.match(after):
        return True
    if said.endswith(("inspected", "children's", "childrens")):
        return False  # "inspected | services in June", "full inspection of children's | services": what was inspected
    if after.startswith(" services") and _INSPECTION_OF.search(before):
        return False
    return _GENERAL.match(after) is not None and not re.search(r"\bunder\b[^.;]{0,60}$", before)


def is_new_regime(sentence: str) -> bool:
    """Whether a sentence tells of a way of inspecting that came or went."""
    return _NEW_REGIME.search(sentence) is not None


def is_earlier(before: str) -> bool:
    """Whether the words before a mention make it the inspection before this one."""
    return _EARLIER.search(before) is not None


def is_told_since(before: str) -> bool:
    """Whether an inspection tells what has become of things since the mention's own, an earlier one."""
    return _TOLD_SINCE.search(before) is not None


def is_source(sentence: str) -> bool:
    """Whether a sentence tells what an assessment drew on, other inspections among it."""
    return _DRAWN_ON.search(sentence) is not None


def is_ago(after: str) -> bool:
    """Whether the words behind a mention put it some months or years back."""
    return _AGO.match(after) is not None


def is_back_reference(before: str) -> bool:
    """Whether a mention only measures from an inspection ("since the last inspection")."""
    return _BACK_REFERENCE.search(before) is not None


def has_happened(sentence: str) -> bool:
    """Whether a sentence tells what inspectors did or found, not how an inspection is prepared for."""
    return _HAPPENED.search(sentence) is not None and not _PREPARING.search(sentence)


def title_tells(title: str) -> bool:
    """Whether a title is about an inspection that took place."""
    return _TITLED.search(title) is not None and not _PREPARING.search(title)


def at_once(sentence: str) -> bool:
    """Whether a sentence tells that two things happened at the same time."""
    return _AT_ONCE.search(sentence) is not None


def tells_now(folded: str, start: int, end: int) -> bool:
    """Whether a span speaks of the present inspection."""
    return _NOW.search(folded, start, end) is not None
