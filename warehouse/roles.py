"""Owners and decision makers as role or body: what is a person's name in them is left out.

Conservative: what is not known (roles.toml) to be a role or a body is not published; the quote has the words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from transforms.extract.vocabulary import authorities
from warehouse.bundled import bundled
from warehouse.masking import mask_contacts
from warehouse.store import offer


class RoleWords(BaseModel):
    """The whole of roles.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: frozenset[str] = Field(min_length=1)
    bodies: frozenset[str] = Field(min_length=1)
    topics: frozenset[str] = Field(min_length=1)
    honorifics: frozenset[str] = Field(min_length=1)


@cache
def role_words() -> RoleWords:
    """The words that come with the package."""
    return bundled(RoleWords, "roles.toml")


_TOKEN = re.compile(r"(?P<word>[^\W_](?:[\w&]|['’.-](?=\w))*\.?)|(?P<other>\S)")
# Of a body: no name ends in a capital unless it is all capitals (GwE), and none has four letters without a vowel.
_ACRONYM = re.compile(r"[A-Z]\w*[a-z]\w*[A-Z]|[B-DF-HJ-NP-TV-XZ]{4,}")
_MASKED = re.compile(r"\s*\(?\*\*[*\s().+-]*")  # a contact detail, as masking.py leaves it
_LEADS_TO_A_NAME = frozenset({"by", "to", "with", "from", "as"})
_PLACE_FOLLOWS = frozenset({"of", "for", "at", "in", "the"})
_SAID_OF_A_PERSON = frozenset({"at", "from", "in", "to", "who", "will"})
_WITHIN_A_NAME = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"}
)
# What is left over at the ends once a name is gone: marks, and words that joined it.
_ENDS = r"[\s,;:/&–—-]|\b(?:and|by|as|with|in (?:his|her|their) capacity as)\b"
_LEFT_OVER = re.compile(rf"^(?:{_ENDS}|\b(?:at|from|in|to|who|will)\b)+|(?:{_ENDS}|\bthe\b)+$", re.IGNORECASE)
_HOLLOW = re.compile(r"\(\s*[,;/–-]*\s*\)|[,;](?=\s*[,;])")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")


def as_role(words: str) -> str | None:
    """The role or body that the words tell, without the names of persons; None where they tell none.

    `Councillor Jane Example, Cabinet Member for Children` is `Cabinet Member for Children`; `Jane Example` is None.
    """
    kept = words = _MASKED.sub(" ", words).strip()
    tokens = list(_TOKEN.finditer(words))
    for start, end in reversed(_names(tokens)):
        kept = kept[:start] + kept[end:]
    if kept != words:
        kept = _tidy(kept)
    kinds = [_kind(token) for token in _TOKEN.finditer(kept)]
    if kinds == ["name", "role"] and not kept.endswith("s"):  # such as a Jane whose surname is Head
        return None
    is_known = "role" in kinds or "body" in kinds or kept.casefold().removeprefix("the ") in _councils()
    return kept if is_known or _is_department(kept) else None


def _is_department(words: str) -> bool:
    """Whether all words are topics, two at least: "Business Support", "Early Help"; one alone can be a surname."""
    told = [_word(token) for token in _TOKEN.finditer(words) if token["word"]]
    return len(told) >= 2 and all(word in role_words().topics for word in told)


def _tidy(text: str) -> str:
    text = " ".join(_HOLLOW.sub("", text).split())
    text = _LEFT_OVER.sub("", text).replace("( ", "(")
    text = re.sub(r"\s+([,;])", r"\1", text)
    whole = _IN_BRACKETS.fullmatch(text)
    return whole[1] if whole else text


def _names(tokens: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The spans of persons' names."""
    spans = []
    at = 0
    while at < len(tokens):
        end = _end_of_run(tokens, at)
        if end > at and _is_person(tokens, at, end):
            spans.append((tokens[at].start(), tokens[end - 1].end()))
        at = max(end, at + 1)
    return spans


def _end_of_run(tokens: list[re.Match[str]], at: int) -> int:
    """Where the run of titles and unknown capitalised words ends that begins here; `at` where none does."""
    start = at
    while at < len(tokens) and (_kind(tokens[at]) == "title" or (at > start and _word(tokens[at]) == "the")):
        at += 1
    titled = at > start
    first = at
    while at < len(tokens):
        kind = _kind(tokens[at])
        closed = at + 1 == len(tokens) or _kind(tokens[at + 1]) == "mark"
        is_surname = titled and at == first and closed and kind != "mark"  # "Councillor Head, ..."
        # A known word can be a name too: behind a title, or as the last before a mark ("Jane Bradford, ...")
        is_known = kind == "topic" and tokens[at][0][0].isupper() and (titled or (at > first and closed))
        is_particle = _word(tokens[at]) in _WITHIN_A_NAME and (titled or at > first) and not closed
        if not (kind == "name" or is_surname or is_known or is_particle):
            break
        at += 1
    return at


def _is_person(tokens: list[re.Match[str]], start: int, end: int) -> bool:
    """Whether a run is a person and not the name of a body or place."""
    if _kind(tokens[start]) == "title":
        return _kind(tokens[end - 1]) != "title"  # "Executive Councillor for Children" names nobody
    before, kind_before = (_word(tokens[start - 1]), _kind(tokens[start - 1])) if start else ("", "mark")
    after = _kind(tokens[end]) if end < len(tokens) else "mark"
    several = end - start >= 2
    if after == "body" or (after == "topic" and before in {"the", ""} and _is_body_ahead(tokens, end)):
        return several and tokens[end - 1][0].endswith(("'s", "’s"))
    if several:
        return before not in _PLACE_FOLLOWS
    if after == "mark":
        is_behind_role = before not in _PLACE_FOLLOWS and "role" in map(_kind, tokens[:start])
        return kind_before in {"mark", "role"} or is_behind_role  # "Head of Service Jane"
    next_word = _word(tokens[end])
    if next_word == "and" and kind_before == "role" and end + 1 < len(tokens):
        return _kind(tokens[end + 1]) == "name"  # "Councillors Jane and ..."
    speaks = next_word in _SAID_OF_A_PERSON  # "Jane at the Trust"
    return before in _LEADS_TO_A_NAME or (kind_before == "mark" and speaks)


def _is_body_ahead(tokens: list[re.Match[str]], start: int) -> bool:
    """Whether the known words from here on lead to a body before anything else."""
    for token in tokens[start:]:
        kind = _kind(token)
        if kind != "topic" or token[0][0].islower():
            return kind == "body"
    return False


def _kind(token: re.Match[str]) -> str:
    word = _word(token)
    if token["word"] is None:
        return "mark"
    known = role_words()
    if word in known.honorifics:
        return "title"
    if word in known.bodies or _ACRONYM.fullmatch(token[0]):
        return "body"
    if word in known.roles:
        return "role"
    if word in known.topics or word in _names_of_councils() or token[0][0].islower() or word[0].isdigit():
        return "topic"
    return "name"


def _word(token: re.Match[str]) -> str:
    word = token[0].casefold().replace("’", "'").rstrip(".")
    return word.removesuffix("'s").removesuffix("'")


@cache
def _names_of_councils() -> frozenset[str]:
    """Each word of a council's name, in lower case: places, not persons."""
    return frozenset(
        word.casefold() for council in authorities() for word in re.findall(r"[\w-]+", council.name)
    )


@cache
def _councils() -> frozenset[str]:
    return frozenset(council.name.casefold() for council in authorities())


def offer_roles(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the SQL function `as_role`: the role or body of an owner or decision maker, contact details masked."""
    offer(connection, "as_role", lru_cache(maxsize=10_000)(lambda words: as_role(mask_contacts(words))))
