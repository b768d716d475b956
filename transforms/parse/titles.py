"""The title of a page: which of its first lines is one, and the number before it that is no part of it.

Stripped copies lose titles, and then the first line is a placeholder or a sentence of the minutes: such a page has
no title, and the line stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.frame import ISSUE_MEETING, clean_title, is_field, words
from transforms.parse.headings import decision_heading
from transforms.parse.meeting_line import meeting_line
from transforms.text import fold

_LONGEST = 300  # characters; what is longer is the text itself, its title lost
_LINES = 5  # lines that are looked at, those passed over included
_SHORTEST_SENTENCE = 8  # words; a shorter line with a full stop can be a title
# What agendas print below a title: "To receive an update", "Report of the Director", "A report from the Leader is attached".
_DESCRIPTION = re.compile(
    r"to [a-z]+ |(?:an? |the )?(?:attached )?(?:report|paper|briefing)s?,? (?:of|by|from) (?:the )?[a-z ,–-]*(?:director|manager|officer|head|member|commissioner)\b"
)
_OPENING = 9  # characters in capitals that make such words a heading
_NUMBER = re.compile(r"(?P<number>\d{1,3}[A-Za-z]?)(?P<close>[.:)]*)[\s\u00a0|]+(?=[^\W\d_]|[\"'‘“])")
_DATED = re.compile(r"\d\d/\d\d/\d{4} - (?=\S)")  # decisions of an issue: "29/11/2018 - The Plan"
_PASSED = ("view the ", "skip ")


def read_title(lines: Sequence[str], *, headed: bool, counted: bool) -> tuple[str | None, int]:
    """The title among the first lines of a page's content, and how many lines the text begins after.

    `headed`: a heading that tells the kind stands above; `counted`: titles begin with the item's bare number, as on
    issue pages ("105 Peer Review").
    """
    fields_at: int | None = None
    labelled = False
    for at, line in enumerate(lines[:_LINES]):
        bare = fold(line).strip(" -–•·#*:.")
        if bare in words().title_labels:
            labelled = True
            continue
        if meeting_line(line) or bare.startswith(_PASSED):
            continue
        if is_field(fold(line)) or decision_heading(line):
            fields_at = at if fields_at is None else fields_at
            continue
        if fields_at is not None and not labelled:
            return None, fields_at  # a title stands before the fields, or behind its label
        title = clean_title(_DATED.sub("", line, count=1) if _DATED.match(line) else line)
        if title is None or ISSUE_MEETING.match(line) or len(title) > _LONGEST or _is_text(title):
            return None, at
        if bare in words().sections and (line.rstrip().endswith(":") or not headed):
            return None, at
        return without_number(title, counted=counted), at + 1
    return None, 0


def without_number(title: str, *, counted: bool) -> str:
    """The title without the item's number: "12. The Plan", and "12 The Plan" where titles are known to be counted."""
    number = _NUMBER.match(title)
    if number is None or not (number["close"] or counted):
        return title
    rest = title[number.end() :]
    is_measure = not number["close"] and fold(rest).split(maxsplit=1)[0] in words().measures
    return title if is_measure else rest


def _is_text(title: str) -> bool:
    """Whether a line is a placeholder, a sentence with its verb, or a description of the item ("To receive ...")."""
    line = fold(title)
    if _DESCRIPTION.match(line) and not title[:_OPENING].isupper():
        return True
    if line.strip(" .") in words().placeholders:
        return True
    tokens = line.rstrip(".").split()
    is_sentence = line.endswith(".") and len(tokens) >= _SHORTEST_SENTENCE and tokens[0] != "to"
    return is_sentence and not words().verbs.isdisjoint(tokens)
