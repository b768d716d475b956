from datetime import datetime
from pathlib import Path

import pytest

from flows.settings import Settings
from transforms.errors import UsageError


def test_defaults_stand_where_the_environment_says_nothing() -> None:
    settings = Settings.from_environment({"HARVEST_CONTACT": " ", "HARVEST_SEEDS": "not a setting of ours"})
    assert settings == Settings()
    assert settings.contact is None


def test_every_field_is_read_from_its_variable() -> None:
    settings = Settings.from_environment(
        {"HARVEST_DATA": "/srv/harvest", "HARVEST_DELAY": "0.5", "HARVEST_WORKERS": "3"}
    )
    assert settings.data == Path("/srv/harvest")
    assert settings.delay == 0.5
    assert settings.workers == 3
    assert settings.published == Path("/srv/harvest/published/council_harvest.duckdb")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HARVEST_DELAY", "-1"),
        ("HARVEST_WORKERS", "many"),
        ("HARVEST_SHARDS", "0"),
        ("HARVEST_NIGHT", "late"),
    ],
)
def test_a_bad_value_is_told_with_the_name_of_its_variable(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"{name}='{value}'"):
        Settings.from_environment({name: value})


def test_hours_that_are_none_are_told_in_plain_words() -> None:
    with pytest.raises(UsageError, match=r"HARVEST_NIGHT='10pm-6am': two times of day .* 22:00-06:00$"):
        Settings.from_environment({"HARVEST_NIGHT": "10pm-6am"})
    with pytest.raises(UsageError, match=r"HARVEST_NIGHT='06:00-06:00': the night must have a length$"):
        Settings.from_environment({"HARVEST_NIGHT": "06:00-06:00"})


@pytest.mark.parametrize(
    ("night", "now", "end"),
    [
        ("22:00-06:00", "2026-03-16T23:00+00:00", "2026-03-17T06:00+00:00"),
        ("22:00-06:00", "2026-03-16T05:59+00:00", "2026-03-16T06:00+00:00"),
        ("22:00-06:00", "2026-06-16T21:30+00:00", "2026-06-17T05:00+00:00"),  # summer time
        ("01:00-05:30", "2026-03-16T01:00+00:00", "2026-03-16T05:30+00:00"),
        ("22:00-06:00", "2026-03-16T06:00+00:00", None),
        ("01:00-05:30", "2026-03-16T12:00+00:00", None),
    ],
)
def test_sites_are_asked_at_night_only(night: str, now: str, end: str | None) -> None:
    settings = Settings(night=night)
    if end is None:
        with pytest.raises(UsageError, match=f"in London, and HARVEST_NIGHT={night}"):
            settings.end_of_night(datetime.fromisoformat(now))
    else:
        assert settings.end_of_night(datetime.fromisoformat(now)) == datetime.fromisoformat(end)
    assert Settings().end_of_night(datetime.fromisoformat(now)) is None


def test_sample_rows_lie_in_a_folder_of_their_own() -> None:
    real = Settings(data=Path("data"))
    sample = real.for_sample()
    assert {sample.warehouse, sample.published, sample.captures, sample.lock}.isdisjoint(
        {real.warehouse, real.published, real.captures, real.lock}
    )
    assert sample.warehouse.is_relative_to(real.data)


def test_the_readme_tells_every_setting() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name, setting in Settings.model_fields.items():
        assert f"| `HARVEST_{name.upper()}` |" in readme
        assert f"| {setting.description} |" in readme
