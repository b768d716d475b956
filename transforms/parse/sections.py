"""Which section of a page each block stands in: its minutes, its decision, the papers above or below them.

All wordings are data: `vocabulary/frame.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.parse.frame import NUMBER, is_field, words
from transforms.records import Block, BlockKind

_TRAIL = re.compile(
    r"^(?:view (?:the|directions)|skip (?:navigation|to)|home(?= ?[>›»|/]|$)|you are here|share this|print this)",
    re.IGNORECASE,
)
# An issue's home page lists its meetings and decisions, under tabs of those names.
_DATED_LINK = re.compile(r"[0-3]\d/[01]\d/\d{4} - [^.]{3,150}$")
_TABS = {"meetings", "agenda items"}
# What the meeting decided, on a line too short to be told from the name of a file by its length.
_DECIDES = re.compile(r"(?:resolved|agreed|decided|recommended|that (?:the )?[a-z ]{3,30}:)(?!.*\bpdf\b)")
# What was said and decided stands below what was recommended: "The Director presented the report", "Resolved:".
_TELLS = re.compile(
    r"(?:votes?|voting|(?:proposed|seconded|moved) by|proposer|seconder)\b|(?!that |to )(?:it was (?:then )?|(?:[a-z&',.()-]+ ){1,9}?)?(?:unanimously )?(?:resolved|agreed|decided|noted|considered|welcomed|discussed|introduced|presented|outlined|explained|advised|reported|said|stated|asked|highlighted|informed|thanked|responded|replied|commented|queried)\b"
)
_MARKER = re.compile(r"^\(?[a-z0-9]{1,2}[).] *")
_PROSE = 160  # characters of a paragraph: no paper has so long a title


def with_sections(blocks: Sequence[Block], lines: Sequence[str], first: str = "body") -> list[Block]:
    """Give each block the section it stands in; the lines that begin a section and the fields become labels.

    `lines` are the blocks' folded lines.
    """
    section = first
    told_before = False  # whether a paragraph has been met
    of_report = False  # in the reasons that a report gives for what it recommends: its next heading ends them
    out: list[Block] = []
    for block, line, after in zip(blocks, lines, [*lines, ""][1:], strict=True):
        if section == "recommendation" and _TELLS.match(line):
            section = "body"
        kind, at = BlockKind.LABEL, section
        bare = line.rstrip(": .-").strip()
        counted = _MARKER.sub("", bare)  # "(2) Reasons for the decision"
        bare = counted if words().sections.get(counted) in {"decision", "reasons"} else bare
        if bare in words().sections and len(line) < 60:
            leads = _DATED_LINK.match(after) or after in _TABS
            at = section = "links" if leads else words().sections[bare]
            of_report = False
        elif (section == "recommendation" or of_report) and (
            heading := NUMBER.sub("", bare)
        ) in words().report_headings:
            of_report = heading.startswith("reason")
            at = section = "reasons" if of_report else "body"
        elif is_field(line):
            at = "fields"
        elif _TRAIL.match(line) and len(line) < 80:
            at = "links"
        else:
            if section == "links":  # file names under "Additional documents:" end where sentences begin
                told = len(line) >= 90 or line.endswith(".") or _DECIDES.match(line)
                section = first if told else section
            prose = block.end - block.start >= _PROSE
            if section == "end" and prose and not told_before:  # a history has its papers above the minutes
                section = first
            told_before |= prose
            kind, at = block.kind, section
        out.append(Block(kind, block.start, block.end, block.depth, at))
    return out
