"""Sentences in which inspectors say that something must improve, cut down to the clauses that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actions.spans import inline_limbs, listed, patterns
from transforms.extract.units import Page, Unit
from transforms.text import parted_by

_NO_SUBJECT = re.compile(r"(?:need(?:s|ed)?|was|were|is|are|require[ds]?|still|also|had|has|have)\b")
_IF = re.compile(r"(?:if|where|whether) (?:the )?(?:ofsted|inspect\w+|cqc|estyn|hmi\w*)\b")
_QUOTED = re.compile(
    r"\b(?:ofsted|inspect(?:ors?|orate)|cqc|estyn|hmi\w*|report|letter)\b[^.;]{0,40}\b(?:found|said|says|stated|states|concluded|wrote|reported|noted|commented)\b[^.;]{0,12}$"
)
_PRONOUN = re.compile(r"(?:this|it|these|they|those)\b")
# Before a pronoun that stands for what was told first: "Ofsted had looked at it and they found that | this needed improving".
_THEY_FOUND = re.compile(
    r"\b(?:they|inspectors|ofsted|cqc|hmi\w*|estyn|peers|reviewers)(?: (?:had|have|also))* (?:found|noted|felt|thought|considered) that $"
)
_SPLIT_TO = re.compile(
    r"; (?:and )?(?:to )?|,? and to (?=\w)|, to (?=[^,;.]{3,120},? and to )|, and that (?!(?:this|these|it|they)\b)"
)
_SPLIT_FOR = re.compile(
    r",?;? (?:and )?for (?=[^,;.]{3,90} to be\b|\w+ )|,? and (?=(?:better|more|greater|stronger|closer|quicker|clearer|tighter|improved|further)\b)"
)
# "should widen its offer and to make plans known": what follows is an order of its own
_AND_TO = re.compile(r",? and to (?=make\b|ensure|build|develop|\w+(?:en|ise|ve|ce|ate|ify)\b)")
_SPLIT = re.compile(
    r";?,? (?:and )?(?:the (?:second|third|fourth|other|last|next|final)(?: one)?|one|another)(?: (?:was|being|is)|(?: [a-z]+){2,8})?, that |[;,]? (?:and|but) that |; (?:and )?(?:that )?|, that |,? and (?=(?:(?:it|they) )?(?:must|should|needs? to|needed to|ought to)\b)|,? and (?=(?:the )?(?:(?!that |which |who |to |and )[a-z'-]+ ){1,5}(?:must|should) )|, and (?=(?:the|its?) )"
    rf"|, to (?=[^,;.]{{3,120}},? and to \w)|{_AND_TO.pattern}"
    r"|,? and within [a-z0-9]+ (?:days|weeks|months)[^,.;]{0,25} that "
)
_SPLIT_AFTER = {
    " to ": _SPLIT_TO,
    " for ": _SPLIT_FOR,
    " wanted ": _SPLIT_FOR,
    " wants ": _SPLIT_FOR,
    " want ": _SPLIT_FOR,
}
# "the audits were late, and recording was an area for improvement": what comes before has a verb of its own.
_OTHER_SUBJECT = re.compile(r"\b(?:was|were|wasn't|weren't|is|are|had|has|have)\b[^;]*\band (?=[^,;]{0,60}$)")
_MUST = re.compile(
    r"\b(?:must|should|needs? to|needed to|had to|ought to|ha(?:s|ve) to|(?:had|has|have|was|were|is|are) (?:still|yet) to|(?<!would )(?<!will )(?<!could )(?<!can )(?<!might )(?<!may )(?<!to )be)\b"
)
# "Furthermore, the delays had to be tackled", "Improvement was also needed in how data was shared"
_GOES_ON_WITH = re.compile(
    r"^(?:furthermore|moreover|in addition|additionally|further|also|finally|lastly)\b|\b(?:was|were) also\b"
)
_GOES_ON = re.compile(r"[;,]? and that (?:this|these|it|they|its|their)\b")
_OTHER_ORDER = re.compile(r",? and (?!that )(?:the )?(?:[a-z'-]+ ){1,5}(?:must|should) ")
_MODAL = re.compile(r"\b(?:must|should|ha[ds] to|have to|needs? to|needed to)\b")
_JOINT = re.compile(r", and |, | and ")
# An order of somebody with an object of its own: "should support and train all carers" is one order.
_OWN_OBJECT = re.compile(
    r"\b(?:should|must|needed to) [a-z]+ \w"
    r"|\b(?:council|service|authority|partnership|board|trust|force|home|school|college) (?!(?:to|and|should|must|needed)\b)[a-z]+ \w"
)
_BEHIND_LIST = re.compile(r",?(?: (?:had|have|was|were|are|been|all|both|also))+\s*$")
# What no member of a plain list holds: a verb of its own, or words for things that are told elsewhere.
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|should|must|could|can|need(?:s|ed)?|that|to be|following|these|those)\b"
)
_LONGEST_MEMBER = 14  # words
_FEWEST_WORDS = 3  # of an order in a list of them
_ENSURE = re.compile(r"\b(?:ensure|make sure|make certain|see|check) that\b")
_LEAD_ENDS = 12  # characters before the first clause that tell how the next ones begin
_NEAR = 3  # sentences above in which inspectors must be named, or announce what they order


def needs_in_sentence(page: Page, unit: Unit, words: str) -> list[tuple[int, int]]:
    """The clauses of a sentence in which inspectors say that something must improve."""
    if (
        words.rstrip("\"'”’ ").endswith("?")
        or _IF.match(words)
        or any(page.search(patterns("improvement", name), unit) for name in ("requires_plan", "unnamed"))
    ):
        return []
    if told := page.search(patterns("improvement", "told"), unit):
        if patterns("improvement", "not_sentences").match(words[told.end() :]):
            return []  # only how many there are
        if len(lettered := list(inline_limbs(page, unit.start + told.end(), unit.end))) > 1:
            return lettered
        spans = _clauses(page, unit.start + told.end(), unit.end)
        ordered = re.search(
            r"recommend|suggested|asked|urged|causes? of concern| (?:to|for) $|want(?:s|ed)? $|[\"'](?:that )?$",
            told.group(),
        )
        told_here = (
            s
            for s in spans
            if ordered or _must(page, *s) or page.folded.endswith((" and to ", ", to "), 0, s[0])
        )
        return [order for span in told_here for order in _orders(page, *span)]
    if ordered_here := _ordered_after(page, unit, words):
        return ordered_here
    before = page.units[unit.index - 1] if unit.index else None
    if (
        before is not None
        and before.block == unit.block
        and page.search(patterns("improvement", "announces"), before)
        and _must(page, unit.start, unit.end)
    ):
        return list(split_clauses(page, unit.start, unit.end))
    match = page.search(patterns("improvement", "sentences"), unit)
    if match is None or patterns("improvement", "not_sentences").search(words):
        return []
    by_inspectors = patterns("improvement", "inspectors").search(words, 0, match.start() + 30)
    if not (by_inspectors or _in_quotation(page, unit) or _among_areas(page, unit)):
        return []
    begin = max(
        (
            m.end()
            for m in re.finditer(
                r"\bthat |\bwhich |\b(?:recognised|acknowledged|accepted) (?!by\b)|: ", words[: match.start()]
            )
        ),
        default=0,
    )
    if _NO_SUBJECT.match(words, begin):
        return []  # "five areas that needed improving": which, it does not say
    if joined := _OTHER_SUBJECT.search(words, begin, match.start()):
        begin = joined.end()
    refers = _PRONOUN.match(words, begin) and not _THEY_FOUND.search(words, 0, begin)
    start = unit.start + (0 if refers else begin)
    if _AND_TO.search(words, match.end()):
        return list(split_clauses(page, start, unit.end))
    if len(several := list(_orders(page, unit.start + match.end(), unit.end))) > 1:
        return several  # "highlighted the need to raise A, settle B and publish C"
    areas = _members(page, start, unit.start + match.start()) if "areas" in match.group() else []
    return areas or [(start, unit.end)]


def _members(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The members of "A, B and C were named as areas for improvement", three and more.

    "Further work was needed on A, B and C" stays one, as the contract's labelled pages have it.
    """
    tail = _BEHIND_LIST.search(page.folded, start, end)
    stop = tail.start() if tail else end
    members = list(listed(page, start, stop))
    plain = all(len(page.folded[a:b].split()) <= _LONGEST_MEMBER for a, b in members)
    return members if len(members) > 2 and plain and not _VERB.search(page.folded, start, stop) else []


def _in_quotation(page: Page, unit: Unit) -> bool:
    """Whether the sentence stands in a quotation of what inspectors found, which one above in its paragraph opened."""
    block = page.block_units(unit.block)
    above = page.text[block[0].start : unit.start]
    opened = above.rfind("“") if above.count('"') % 2 == 0 else above.rfind('"')
    if opened < 0 or "”" in above[opened:]:
        return False
    opened += block[0].start
    return _QUOTED.search(page.folded, max(block[0].start, opened - 80), opened) is not None


def _among_areas(page: Page, unit: Unit) -> bool:
    """Whether a sentence just above in its paragraph announced what inspectors wanted better, and this one goes on with it."""
    if not _GOES_ON_WITH.search(page.words(unit)):
        return False
    above = [u for u in page.block_units(unit.block) if u.index < unit.index][-_NEAR:]
    return any(page.search(patterns("improvement", "leads"), one) for one in above)


def _ordered_after(page: Page, unit: Unit, words: str) -> list[tuple[int, int]]:
    """The clauses of "It was to ...", "The force needs to ..." or "It also asked the force to ...", after inspectors spoke."""
    asked = patterns("improvement", "told_by_it").match(words)
    ordered = patterns("improvement", "ordered").match(words)
    if not (asked or ordered):
        return []
    above = [u for u in page.block_units(unit.block) if u.index < unit.index][-_NEAR:]
    if asked and any(page.search(patterns("improvement", "list_givers"), u) for u in above):
        return list(split_clauses(page, unit.start + asked.end(), unit.end))
    if ordered is None:
        return []
    for sentence in reversed(above):
        told = page.words(sentence)
        if patterns("improvement", "announces_orders").search(told):
            keeps_subject = re.search(r"\b(?:needs?|needed|must|should)\b", ordered.group())
            begin = unit.start + (0 if keeps_subject else ordered.end())
            return list(split_clauses(page, begin, unit.end))
        if not patterns("improvement", "ordered").match(told):
            return []
    return []


def split_clauses(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of one run of text that joints such as "and that" or "; to" part, lists of orders taken apart."""
    return (order for clause in _clauses(page, start, end) for order in _orders(page, *clause))


def _clauses(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    lead = page.folded[max(0, start - _LEAD_ENDS) : start].rstrip(": ") + " "
    joint = next((j for ending, j in _SPLIT_AFTER.items() if lead.endswith(ending)), _SPLIT)
    for found in joint.finditer(page.folded, start, end):
        other = _OTHER_ORDER.match(page.folded, found.start())
        if other and not _MODAL.search(page.folded, begin, found.start()):
            continue  # "the council and its partners should" is one subject
        if (other or _GOES_ON.match(page.folded, found.start())) and _ENSURE.search(
            page.folded, begin, found.start()
        ):
            continue  # "ensure that they are seen and that this is recorded" is one
        yield begin, found.start()
        begin = found.end()
    yield begin, end


def _orders(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The orders of "should raise A, settle B and publish C", or of "should raise A and settle B"; else the whole run."""
    orders = patterns("improvement", "orders")
    joints = [m for m in _JOINT.finditer(page.folded, start, end) if orders.match(page.folded, m.end(), end)]
    spans = parted_by(joints, start, end)
    short = any(len(page.folded[a:b].split()) < _FEWEST_WORDS for a, b in spans)
    in_list = len(joints) > 1 and " and " in joints[-1].group() and "," in joints[0].group()
    pair = (
        len(joints) == 1 == page.folded.count(" and ", start, end)
        and " and " in joints[0].group()
        and _OWN_OBJECT.search(page.folded, start, joints[0].start())
    )
    yield from spans if (in_list or pair) and not short else [(start, end)]


def _must(page: Page, start: int, end: int) -> bool:
    return _MUST.search(page.folded, start, end) is not None
