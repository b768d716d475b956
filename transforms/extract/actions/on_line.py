"""Areas for improvement listed on the line of the words that lead in to them, or in the sentence after."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.extract.actions.needs import split_clauses
from transforms.extract.actions.spans import inline_limbs, listed, patterns
from transforms.extract.units import Page, Unit
from transforms.text import parted_by

_HAS = re.compile(r"\b(?:ha[sd]|have) (?!(?:also |now |all )?been\b)")
_PARTICIPLE = re.compile(r"(?:\w{3,}(?:ed|en|wn)|done|made|set|put|found|left|drawn|told)\b")
_NUMBERED = re.compile(r"recommendation \d{1,2}\s?[-:]\s")
_GERUND = re.compile(r"\w+ing\b")
_NEXT_TO = re.compile(r"(?:[,;] (?:and )?| and )(?=to \w)")
_BUT_ALSO = re.compile(r", but also ")
_NEXT_GERUND = re.compile(r"(?:[,;] (?:and )?| and )(?=\w+ing\b)")
# "..., the first being A, the second B and the third C", "one relating to A, and the other to B"
_IN_TURN = re.compile(
    r"\b(?:the )?(?P<turn>(?<!the )one(?= (?:relat|concern|being|about|on))|(?<=the )(?:first|second|third|fourth|fifth|sixth|other))(?: (?:one|of (?:these|them)))?(?P<told>,? (?:being|was|is|concerning|concerned|about|relat(?:ed|ing) to))? (?:that |to )?"
)
_TURNS = (("first", "one"), ("second", "other"), ("third",), ("fourth",), ("fifth",), ("sixth",))
_JOINT_BEFORE = re.compile(r"[,;:.]?\s*(?:\b(?:and|while|with))?\s*$")
# "the first of which had been put right" tells what became of it.
_BECAME = re.compile(r"(?:of which|ha[sd]|have|was|were|is|are|will|would|inspection|visit|review)\b")
# What the sentence goes on to tell of: "..., and noted that this had since been put right".
_GOES_ON = re.compile(
    r",? (?:and|but) (?:these|this|they) (?:should|would|will|could|had|has|have|were|was|are|is)\b|,? and (?:noted|reported|heard|added|explained|said|confirmed) that |, (?:were|was|are|is|had|have) (?:already|all|both|now) "
)
# "strengths as well as areas for improvement | and that a statement had been written": what is told next
_NEXT_TOLD = re.compile(r",? (?:and|but) that\b")
_FAR = re.compile(r"\b(?:and|if|which|who|meant)\b")
_WHICH = re.compile(r"(?: (?:in|of|from) (?:the|its) (?:[a-z]+ )?(?:report|letter|inspection))?,? which ")
_DETERMINED = re.compile(r"(?:the|its|their|how|better|more|a lack of) ")
_MEMBER = re.compile(r"(?:, (?:and )?| and )(?=(?:the|its|their|how|better|more|a lack of) )")


def items_on_line(page: Page, unit: Unit, words: str, lead: re.Match[str]) -> list[tuple[int, int]]:
    """The spans of the areas that follow their lead-in on its own line."""
    context = page.words(page.units[unit.index - 1]) + words if unit.index else words
    if lead.string != words:
        return _named_after(page, unit)
    if not patterns("improvement", "inspectors").search(context) or _NEXT_TOLD.match(words, lead.end()):
        return []
    limbs = list(inline_limbs(page, unit.start + lead.end(), unit.end))
    if len(limbs) > 1:
        return limbs
    labels = list(_NUMBERED.finditer(page.folded, unit.start, unit.end))
    if len(labels) > 1:
        ends = [*(m.start() for m in labels[1:]), unit.end]
        return [(m.end(), _cut_and(page, m.end(), stop)) for m, stop in zip(labels, ends, strict=True)]
    if in_turn := _in_turn(page, unit.start + lead.end(), unit.end):
        return in_turn
    start = _list_start(words, lead.end())
    if start is None or re.search(
        r"\bnotices? [a-z ]{0,20}(?:served|issued)\b|\b(?:served|issued) with\b", words[lead.end() : start]
    ):
        return []  # "Some areas needed to improve and a notice was served in relation to ..."
    begin, end = unit.start + start, unit.end
    if aside := re.compile(r"\s- and |: (?:it|this|they) ").search(page.folded, begin, end):
        end = aside.start()
    if goes_on := _GOES_ON.search(page.folded, begin, end):
        end = goes_on.start()
    if page.folded.endswith(" to ", 0, begin) and " and to " in page.folded[begin:end]:
        return list(split_clauses(page, begin, end))
    if re.match(r"that\b", page.folded[max(begin - 5, 0) : end].lstrip()):
        return list(split_clauses(page, begin, end))
    if re.search(r"\btwo\b", words[:start]) and (pair := _pair(page, begin, end)):
        return pair
    many = re.search(
        r"areas|points|things|recommendations|improvements|priorities|actions|issues|concerns|weaknesses|themes|matters|aspects|respects|listed as|named as",
        words[lead.start() : start],
    )
    parted = ";" in page.folded[begin:end] and page.folded[:begin].rstrip().endswith(":")
    members = [] if ";" in page.folded[begin:end].rstrip(" ;") else _members(page, begin, end)
    if _is_pair(page, members) if many else len(members) > 2:
        return members
    return list(listed(page, begin, end)) if many or parted else [(begin, end)]


def _named_after(page: Page, unit: Unit) -> list[tuple[int, int]]:
    """The areas behind the colon of "She listed three: A; B; and C", after a sentence that announced them."""
    back = page.search(patterns("improvement", "refers_back"), unit)
    if back is None or not back.group().endswith(":") or back.end() == unit.end - unit.start:
        return []
    begin = unit.start + back.end() + 1
    if page.folded.startswith("to ", begin):
        return list(split_clauses(page, begin + len("to "), unit.end))
    return list(listed(page, begin, unit.end))


def named_on_line(page: Page, unit: Unit, words: str) -> list[tuple[int, int]]:
    """The areas of "These included reviewing ... and developing ...", after a sentence that announced them."""
    named = patterns("improvement", "names_them").match(words)
    if named is None:
        return []
    begin = unit.start + named.end()
    if edges := list(_BUT_ALSO.finditer(page.folded, begin, unit.end)):
        return parted_by(edges, begin, unit.end)
    if page.folded.startswith("to ", begin):
        edges = list(_NEXT_TO.finditer(page.folded, begin, unit.end))
    elif _GERUND.match(page.folded, begin):
        edges = list(_NEXT_GERUND.finditer(page.folded, begin, unit.end))
    else:
        return list(listed(page, begin, unit.end))
    return parted_by(edges, begin, unit.end)


def _in_turn(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The members of "..., the first being A and the second B"; none or two and more."""
    turns: list[re.Match[str]] = []
    for found in _IN_TURN.finditer(page.folded, start, end):
        if len(turns) < len(_TURNS) and found["turn"] in _TURNS[len(turns)] and (turns or found["told"]):
            turns.append(found)
    if len(turns) < 2 or any(_BECAME.match(page.folded, turn.end()) for turn in turns):
        return []
    ends = [_JOINT_BEFORE.search(page.folded, turn.end(), after.start()) for turn, after in pairwise(turns)]
    edges = [*(joint.start() for joint in ends if joint), end]
    return [(turn.end(), edge) for turn, edge in zip(turns, edges, strict=True)]


def _members(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The members of "the A, the B and the C"; the whole run where not every "and" leads in to one."""
    joints = list(_MEMBER.finditer(page.folded, start, end))
    if not joints or " and " not in joints[-1].group():
        return [(start, end)]
    if len(joints) > 1 and not _DETERMINED.match(page.folded, start):
        return [(start, end)]
    return parted_by(joints, start, end)


def _is_pair(page: Page, members: list[tuple[int, int]]) -> bool:
    """Whether the members are two that nothing else parts: "permanence planning and the health of care leavers"."""
    if len(members) != 2:
        return False
    run = page.folded[members[0][0] : members[-1][1]]
    return run.count(" and ") == 1 and "," not in run


def _pair(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The two members of "A and B", where the lead-in says that there are two."""
    joints = list(re.compile(r",? and ").finditer(page.folded, start, end))
    joints = [j for j in joints if page.folded.startswith("the ", j.end())] if len(joints) > 1 else joints
    return [(start, joints[0].start()), (joints[0].end(), end)] if len(joints) == 1 else []


def _cut_and(page: Page, start: int, end: int) -> int:
    tail = re.compile(r"[;,.]?\s*(?:and)?\s*$").search(page.folded, start, end)
    return tail.start() if tail else end


def _list_start(words: str, after: int) -> int | None:
    """Where the list begins that follows a lead-in on its line, or None where only a count or a reference follows."""
    for found in patterns("improvement", "list_starts").finditer(words, max(0, after - 4)):
        gap, start = words[after : found.start()], found.group().strip()
        rest = words[found.end() :]
        if len(gap) > 90 or (
            "," in gap.rstrip(" ,") and start[0] != ":" and "that" not in start and start != "noting"
        ):
            return None
        if _HAS.search(gap):
            return None  # "the areas for improvement had a plan for each, noting that ..."
        far = (len(gap) > 45 or _FAR.search(gap)) and not _WHICH.fullmatch(gap)
        told = _PARTICIPLE.match(rest) and not start.endswith("to")
        if start.startswith(("were", "was", "are", "being")) and not start.endswith("that") and (far or told):
            continue
        listed_here = start.endswith((":", "to do with", "namely")) or not patterns(
            "improvement", "counts"
        ).match(rest)
        if len(rest) >= 12 and listed_here:
            return found.end()
    return None
