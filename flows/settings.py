"""Settings of the command and the nightly flow, read from environment variables `HARVEST_*`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    ValidationError,
    field_validator,
)
from pydantic_core import ErrorDetails

from transforms.errors import UsageError

PREFIX = "HARVEST_"
LONDON = ZoneInfo("Europe/London")  # where the councils are, so where night is


class Settings(BaseModel):
    """Where data lies and how hard the work may go; each field is read from `HARVEST_<FIELD>`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Field(Path("data"), description="Folder for captures, the warehouse and the published file.")
    contact: str | None = Field(
        None,
        description="E-mail or web address at which site owners can reach you; it goes into the User-Agent. "
        "Without it only loopback addresses are crawled.",
    )
    registry: Path | None = Field(None, description="Your own councils.csv instead of the bundled one.")
    corrections: Path | None = Field(
        None, description="Your own file of corrections instead of `corrections.toml` in the data folder."
    )
    delay: float = Field(2.0, ge=0, description="Seconds between two requests to one host.")
    budget: PositiveInt = Field(5000, description="Requests to one council in one run, at most.")
    night: str | None = Field(
        None,
        description="Hours in London, e.g. 22:00-06:00, outside of which no real site is asked; none: any hour.",
    )
    shards: PositiveInt = Field(4, description="Crawl processes at once; no host is in two of them.")
    shard_hours: PositiveFloat = Field(6.0, description="Hours after which a crawl process is stopped.")
    workers: PositiveInt = Field(os.cpu_count() or 1, description="Processes that parse pages.")
    page_seconds: PositiveFloat = Field(
        60.0, description="Seconds after which parsing of a page is given up."
    )

    keep_nights: NonNegativeInt = Field(
        14, description="Nights for which earlier publications are kept, in `published/earlier`."
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Reads the settings; an empty variable counts as unset.

        Raises:
            UsageError: a value is not of the setting's kind; the text names the variable.
        """
        given = {name: environment.get(PREFIX + name.upper(), "").strip() for name in cls.model_fields}
        try:
            return cls.model_validate({name: value for name, value in given.items() if value})
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            raise UsageError(f"{PREFIX}{name.upper()}={given[name]!r}: {_words(first)}") from error

    def for_sample(self) -> Self:
        """The same settings with a data folder of their own, so that sample rows never mix with real ones."""
        return self.model_copy(
            update={
                "data": self.data / "sample",
                "delay": 0.0,
                "registry": None,
                "corrections": None,
                "night": None,
            }
        )

    @field_validator("night")
    @classmethod
    def _is_hours(cls, value: str | None) -> str | None:
        if value is not None:
            _hours(value)
        return value

    def end_of_night(self, now: datetime) -> datetime | None:
        """When the hours end in which sites may be asked; None where there is no end.

        Raises:
            UsageError: it is none of those hours.
        """
        if self.night is None:
            return None
        begin, end = _hours(self.night)
        here = now.astimezone(LONDON)
        day = here.date() if here.time() < end else here.date() + timedelta(days=1)
        is_night = begin <= here.time() < end if begin < end else not end <= here.time() < begin
        if not is_night:
            raise UsageError(f"it is {here:%H:%M} in London, and {PREFIX}NIGHT={self.night}: run it then")
        return datetime.combine(day, end, LONDON)

    @property
    def captures(self) -> Path:
        """Folder of WARC captures: the evidence."""
        return self.data / "captures"

    @property
    def warehouse(self) -> Path:
        """The writer's own DuckDB file; analysts read `published` instead."""
        return self.data / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The published DuckDB file: always whole, replaced by one rename."""
        return self.data / "published" / "council_harvest.duckdb"

    @property
    def corrections_file(self) -> Path:
        """The operators' file of rows that are wrong or missing; it need not be there."""
        return self.corrections or self.data / "corrections.toml"

    @property
    def lock(self) -> Path:
        """File that whoever writes under `data` holds locked."""
        return self.data / "writer.lock"


def _words(fault: ErrorDetails) -> str:
    """What is wrong with a value: the words of our own validators, else pydantic's."""
    return str(fault.get("ctx", {}).get("error") or fault["msg"])


def _hours(text: str) -> tuple[time, time]:
    """When a night begins and ends; raises ValueError where the text does not say."""
    begin, _, end = text.partition("-")
    try:
        hours = time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())
    except ValueError as error:
        raise ValueError("two times of day with a hyphen between are wanted, e.g. 22:00-06:00") from error
    if hours[0] == hours[1]:
        raise ValueError("the night must have a length")
    return hours
