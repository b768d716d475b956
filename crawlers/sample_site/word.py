"""Texts as the sites show them: lines with a few marks become the HTML that Word leaves behind.

A text is lines. An empty line is the spacer paragraph Word leaves; a line that starts with a bullet or a
typed number is a list member; `| a | b |` is a table row; `**bold**` is bold. All else is a paragraph.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

LINE_BREAK = 66  # Word's own HTML breaks its lines about here, in mid-sentence
_BULLET = re.compile(r"^(?P<indent> *)(?P<mark>[·oØ]) +(?P<text>.+)$")
_TYPED = re.compile(r"^(?P<indent> *)(?P<mark>\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)])\s+(?P<text>.+)$")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NUMERIC = {ord(sign): f"&#{ord(sign)};" for sign in "/():'"}


def entities(text: str) -> str:
    """Text of the site's own labels and titles: some ASCII punctuation as numeric entities."""
    return escape(text, quote=False).translate(_NUMERIC)


def attribute(text: str) -> str:
    """A title attribute: as `entities`, with the spaces too."""
    return entities(text).replace('"', "&#34;").replace(" ", "&#32;")


@lru_cache(4096)  # routine items say the same at many meetings
def word_html(text: str, *, lists: str = "typed", cut_link: str = "") -> str:
    """A text as `div.mgWordPara` with Word's paragraphs; `cut_link` is appended to its last paragraph."""
    lines = text.splitlines()
    blocks = [
        block
        for kind, group in groupby(lines, key=lambda line: _kind(line, lists))
        for block in _blocks(kind, list(group))
    ]
    if cut_link and blocks and blocks[-1].endswith("</span></p>"):
        blocks[-1] = blocks[-1].removesuffix("</span></p>") + f"&nbsp; ... &nbsp;{cut_link}</span></p>"
    elif cut_link:
        blocks.append(f'<p class="MsoNormal"><span style="">... &nbsp;{cut_link}</span></p>')
    body = "\n".join(blocks)
    return f'<div class="mgWordPara"><div class="WordSection1">\n{body}\n</div>\n</div>'


def cut(text: str, limit: int | None) -> tuple[str, bool]:
    """The first `limit` characters of a text, ended at a word, and whether anything was cut off."""
    if limit is None or len(text) <= limit:
        return text, False
    end = text.rfind(" ", 0, limit)
    return text[: end if end > 0 else limit].rstrip(" \n|"), True


def _kind(line: str, lists: str) -> str:
    if line.startswith("|"):
        return "table"
    if lists == "list" and _BULLET.match(line):
        return "list"
    return "paragraph"


def _blocks(kind: str, lines: list[str]) -> Iterator[str]:
    if kind == "table":
        yield _table(lines)
    elif kind == "list":
        yield _list(lines)
    else:
        yield from map(_paragraph, lines)


def _paragraph(line: str) -> str:
    if not line.strip():
        return '<p class="MsoNormal">&nbsp;</p>'
    member = _BULLET.match(line) or _TYPED.match(line)
    if member is None:
        return f'<p class="MsoNormal"><span style="">{_inline(line)}</span></p>'
    depth = 1 + len(member["indent"]) // 2
    return (
        f'<p class="MsoListParagraph" style="margin-left:{36 * depth}.0pt;text-indent:-18.0pt">'
        f'<span style="">{escape(member["mark"])}<span style="font:7.0pt &quot;Times New Roman&quot;">'
        f'{"&nbsp;" * 8} </span></span><span style="">{_inline(member["text"])}</span></p>'
    )


def _list(lines: list[str]) -> str:
    members = [member for line in lines if (member := _BULLET.match(line))]
    rows: list[str] = []
    for member in members:
        row = f'<li class="MsoNormal">{_inline(member["text"])}</li>'
        nested = bool(member["indent"])
        if nested and rows:
            inner = rows[-1].removesuffix("</li>").removesuffix("</ul>")
            opening = "" if rows[-1].endswith("</ul></li>") else '<ul type="circle">'
            rows[-1] = f"{inner}{opening}{row}</ul></li>"
        else:
            rows.append(row)
    return '<ul style="margin-top:0cm" type="disc">\n' + "\n".join(rows) + "\n</ul>"


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td valign="top"><p class="MsoNormal"><span style="">{_inline(cell)}</span></p></td>'
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0">\n{body}\n</table>'


def _inline(text: str) -> str:
    broken = textwrap.fill(text, LINE_BREAK, break_long_words=False, break_on_hyphens=False)
    marked = _BOLD.sub(r"<b>\1</b>", escape(broken, quote=False))
    return re.sub(r"([.:;])  ", r"\1&nbsp; ", marked)
