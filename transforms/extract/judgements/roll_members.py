"""Names as sentences list them: one, or several joined by commas and "and", each with its place or a note in brackets."""

from __future__ import annotations

import re

from transforms.extract import vocabulary
from transforms.extract.body_names import Name, is_name

_WORD = r"(?:St\.|(?<=Home )[1-9]\b|(?<=Number )\d{1,3}\b|[A-Z][\w'’&/-]*(?:\.[\w'’]+)*|\d{1,3}(?= (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )[A-Z])|\([A-Z]\w+\)(?= [A-Z]))"
_SMALL = r"(?:of|the|on|upon|le|with|for|at)"
_KIND_WORDS = r"(?:(?:[Cc]hildren['’]s|[Cc]are|[Nn]ursing|[Rr]esidential) [Hh]omes?|[Nn]ursery|[Pp]re-?school|[Pp]rimary|[Ss]chool|[Aa]cademy)"
NAME = rf"(?:The )?(?!(?:The|This|That|Each|Every|One|Another) [a-z]){_WORD}(?:[ \u00a0](?:{_WORD}|{_SMALL}(?:[ \u00a0]the)?(?=[ \u00a0][A-Z]))){{0,8}}(?:[ \u00a0]{_KIND_WORDS})?"
_NOTE = r"(?:,? \((?![^()]*\b[Gg]ood\b)[^()]{1,60}\))?"
_PLACE = r"(?: in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?"
MEMBER = re.compile(rf"(?P<name>{NAME}){_PLACE}{_NOTE}")
# ... with the branch that a provider names behind a dash ("Hill Care - Dale Road"), where no grade can stand there.
MEMBER_WITH_BRANCH = re.compile(
    rf"(?P<name>{NAME}(?: [-–] (?!(?:Good|Outstanding|Requires|Inadequate|Adequate|Satisfactory|Excellent|Poor|Section|Full|Overall)\b){NAME})?){_PLACE}{_NOTE}"
)
_NEXT = re.compile(r"(?:[,;] and |[,;] & |[,;]\s+| and | & )(?:also |at |the )?")
_SAINT = re.compile(r"(?:St\.?|Sts|SS|Saint|Our|Holy|All|Christ)\b[^,;]*")
_KIND_ONLY = re.compile(
    r"(?:Residential|Nursing|Care|Day|Support|Dementia|Rehabilitation) (?:Home|Care|Centre|Unit)"
    r"|(?:Nursery|Infants?|Juniors?|Primary|Secondary|Pre-?[Ss]chool|Sixth Form)(?: (?:School|Academy|Centre|Unit|College))?"
)


def name_of(match: re.Match[str]) -> Name:
    """The name that a match calls, in its group `name`."""
    return Name(match["name"].replace("\u00a0", " "), *match.span("name"))


def listed(
    text: str, first: re.Match[str], stop: int, *, strict: bool = True, member_of: re.Pattern[str] = MEMBER
) -> tuple[list[Name], int]:
    """A list of names from its first member on, and where it ends; none where, `strict`, a member is no body's name."""
    names, end = [name_of(first)], first.end()
    while (parted := _NEXT.match(text, end, stop)) and (member := member_of.match(text, parted.end(), stop)):
        name = name_of(member)
        if (
            _SAINT.fullmatch(names[-1].text) and names[-1].kind is None and parted.group() in {" and ", " & "}
        ) or (_is_one_name(text[names[-1].start : name.end], parted.group(), name)):
            name = Name(text[names[-1].start : name.end], names[-1].start, name.end)
            names.pop()
        names.append(name)
        end = member.end()
    return ([], end) if strict and any(not is_name(name.text) for name in names) else (names, end)


def _is_one_name(words: str, joint: str, last: Name) -> bool:
    """Whether two members are one name: "X & Y Pupil Referral Unit" of the council X & Y, "Nursing and Residential Home"."""
    if joint not in {" and ", " & "}:
        return False
    if _KIND_ONLY.fullmatch(last.text):
        return True
    pattern, _ = vocabulary.authority_pattern()
    council = pattern.match(words)
    return council is not None and joint in council.group()
