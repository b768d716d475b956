"""Corrections: the operators' file of rows that are wrong or missing, its schema, and entries added or taken out."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from transforms.extract.vocabulary import authorities, frameworks, subjects
from warehouse.errors import InvalidCorrections

_KEY = re.compile(r".+/(?:inspection|judgement|action)/[0-9a-f]{64}/\d+(?:\.\d+)?")
_DATE = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_CODE = r"^[a-z][a-z0-9_]*$"
_HEAD = """\
# Corrections: rows that are wrong, and rows that are missing, each with the reason. `harvest correct` adds entries;
# taking one out takes the correction back with the next run.
"""


class _Entry(BaseModel):
    """What every correction tells."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: str = Field(min_length=1)
    on: date  # the day of the correction


class Wrong(_Entry):
    """A row that is to be left out, by its key."""

    table: ClassVar[str] = "wrong"

    key: str

    @field_validator("key")
    @classmethod
    def _is_a_key(cls, value: str) -> str:
        if not _KEY.fullmatch(value):
            raise ValueError(
                "it is no inspection_key, judgement_key or action_key of a row that the extractor made; "
                "to take back a row that a correction added, take out its entry"
            )
        return value

    @property
    def document(self) -> str:
        """Key of its document."""
        return self.key.rsplit("/", 3)[0]

    @property
    def kind(self) -> str:
        """inspection, judgement or action."""
        return self.key.rsplit("/", 3)[1]


class _Missing(_Entry):
    """A row that is to be added, with the words that make it."""

    document: str  # its key
    quote: str = Field(pattern=r"\S")  # verbatim, white space folded
    occurrence: int = Field(
        default=1, ge=1
    )  # at which place of the text, where the words stand there several times


class MissingInspection(_Missing):
    """An inspection that a document tells of; fields as in the table `inspections`."""

    table: ClassVar[str] = "inspection"

    inspectorate: Literal[
        "ofsted", "cqc", "ofsted_cqc", "jtai", "hmip", "hmicfrs", "estyn", "ciw", "care_inspectorate",
        "peer", "other",
    ]  # fmt: skip
    framework: str | None = None
    subject: str
    subject_name: str | None = None
    authority: str | None = None
    started_on: str | None = Field(default=None, pattern=_DATE)
    ended_on: str | None = Field(default=None, pattern=_DATE)
    published_on: str | None = Field(default=None, pattern=_DATE)

    @field_validator("framework")
    @classmethod
    def _is_a_framework(cls, value: str | None) -> str | None:
        return _one_of(value, (one.code for one in frameworks()), "framework")

    @field_validator("subject")
    @classmethod
    def _is_a_subject(cls, value: str) -> str:
        return _one_of(value, (*(one.code for one in subjects()), "other"), "subject") or value

    @field_validator("authority")
    @classmethod
    def _is_a_council(cls, value: str | None) -> str | None:
        return _one_of(value, (one.name for one in authorities()), "council of authorities.csv")


class MissingJudgement(_Missing):
    """A grade that a document tells; fields as in the table `judgements`."""

    table: ClassVar[str] = "judgement"

    inspection: str | None = None  # its key; None where the document tells of one inspection only
    domain: str = Field(pattern=_CODE)
    grade: str = Field(pattern=_CODE)
    provisional: bool = False


class MissingAction(_Missing):
    """An action that a document tells; fields as in the table `actions`."""

    table: ClassVar[str] = "action"

    inspection: str | None = None  # its key; None where it is about none, or several
    kind: Literal[
        "resolution", "recommendation", "area_for_improvement", "requirement", "undertaking", "action_taken"
    ]
    text: str = Field(pattern=r"\S")
    owner: str | None = None
    due: str | None = None
    status: Literal["agreed", "recommended", "proposed", "in_progress", "done"]


Missing = MissingInspection | MissingJudgement | MissingAction
Entry = Wrong | Missing


class Corrections(BaseModel):
    """The whole file: `[[wrong]]`, and `[[inspection]]`, `[[judgement]]` and `[[action]]` for what is missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    wrong: tuple[Wrong, ...] = ()
    inspection: tuple[MissingInspection, ...] = ()
    judgement: tuple[MissingJudgement, ...] = ()
    action: tuple[MissingAction, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them: what is wrong first, then inspections, so that what hangs on one finds it."""
        return (*self.wrong, *self.inspection, *self.judgement, *self.action)


def read_corrections(path: Path, *, needed: bool = False) -> Corrections:
    """The corrections of a file; none where there is no such file, unless it is `needed`.

    Raises:
        InvalidCorrections: it cannot be read or breaks the schema; the text names the entry and the field.
    """
    if not path.exists() and not needed:
        return Corrections()
    try:
        return _parse(path.read_text("utf-8"), path)
    except OSError as error:
        raise InvalidCorrections(f"{path}: {error.strerror}; HARVEST_CORRECTIONS names it") from error


def add_entry(path: Path, entry: Entry) -> None:
    """Append an entry to the file, which is made if it is not there.

    Raises:
        InvalidCorrections: the file cannot be read or breaks the schema; it is left as it is.
    """
    text = path.read_text("utf-8") if path.exists() else _HEAD
    fields = entry.model_dump(exclude_none=True, exclude_defaults=True)
    lines = [f"\n[[{entry.table}]]", *(f"{name} = {_toml(value)}" for name, value in fields.items())]
    text = text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"
    assert entry in _parse(text, path).entries, "what is written is what is read"
    _write(path, text)


def drop_entries(path: Path, is_gone: Callable[[str], bool]) -> int:
    """Take the entries of documents that are gone, by their keys, out of the file, if there is one; returns how many."""
    if not path.exists():
        return 0
    head, *blocks = re.split(r"(?m)^(?=\[\[)", path.read_text("utf-8"))
    kept = [block for block in blocks if not is_gone(_parse(block, path).entries[0].document)]
    if len(kept) < len(blocks):
        _write(path, head + "".join(kept))
    return len(blocks) - len(kept)


def _parse(text: str, path: Path) -> Corrections:
    try:
        found = Corrections.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidCorrections(f"{path} is no TOML file in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        table, *rest = first["loc"]
        place = f"[[{table}]] {int(rest[0]) + 1}" if rest else str(table)
        field = ".".join(str(part) for part in rest[1:])
        raise InvalidCorrections(f"{path}, {place}{', ' if field else ''}{field}: {first['msg']}") from error
    keys = [entry.key for entry in found.wrong]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise InvalidCorrections(f"{path}: [[wrong]] names {min(twice)} twice")
    return found


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".draft")
    draft.write_text(text, "utf-8")
    os.replace(draft, path)


def _toml(value: object) -> str:
    # JSON's strings, whole numbers and truth values are TOML's, but for one character
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_of(value: str | None, known: Iterable[str], what: str) -> str | None:
    if value is not None and value not in set(known):
        raise ValueError(f"{value!r} is no {what}")
    return value
