"""Reference data: the bundled file keeps its schema, another takes its place, and a broken one changes nothing."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from warehouse.errors import InvalidReference
from warehouse.reference import keep_bundled_outcomes, load_official_outcomes, read_outcomes

BUNDLED = files("warehouse") / "reference" / "official_outcomes.csv"
HEAD = (
    "authority,gss_code,inspectorate,framework,started_on,ended_on,published_on,domain,grade,source\n"
    "Hull,E06000010,ofsted,ilacs,2019-01-14,2019-01-25,2019-03-20,overall_effectiveness,inadequate,a report\n"
)


def test_the_bundled_file_fits_its_schema():
    outcomes = list(read_outcomes(BUNDLED.read_bytes(), "official_outcomes.csv"))
    assert len(outcomes) == 4138
    assert len({outcome.gss_code for outcome in outcomes}) == len({o.authority for o in outcomes}) == 153
    events = {(o.row["event_id"], o.inspectorate, o.started_on, o.published_on) for o in outcomes}
    assert len(events) == len({event for event, *_ in events})


def test_the_readme_beside_it_names_every_column():
    readme = (files("warehouse") / "reference" / "README.md").read_text("utf-8")
    assert all(
        f"`{column}`" in readme for column in next(csv.reader(BUNDLED.read_text("utf-8").splitlines()))
    )


def test_a_given_file_stands_until_the_bundled_one_is_asked_for(con, tmp_path):
    assert keep_bundled_outcomes(con) is True
    assert keep_bundled_outcomes(con) is False
    file = tmp_path / "mine.csv"
    file.write_text(HEAD)
    assert load_official_outcomes(con, file) == 1
    assert keep_bundled_outcomes(con) is False
    assert con.execute("SELECT official_id, authority, gss_code FROM official_outcomes").fetchall() == [
        ("Kingston upon Hull/ilacs/2019-01-25/overall_effectiveness", "Kingston upon Hull", "E06000010")
    ]
    assert con.execute('SELECT name, file, "rows" FROM reference_files').fetchall() == [
        ("official_outcomes", "mine.csv", 1)
    ]
    assert load_official_outcomes(con) == 4138


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (HEAD.replace("Hull", "Atlantis"), "row 2, authority: .*'Atlantis' is no council"),
        (HEAD.replace("2019-01-25", "25/01/2019"), "row 2, ended_on"),
        (HEAD.replace("ilacs", "sifted"), "row 2, framework: .*'sifted' is no framework"),
        (HEAD.replace(",source", ",sources"), "row 2, source: Field required"),
        (HEAD + HEAD.splitlines()[1], "row 3: a second Kingston upon Hull/ilacs/2019-01-25"),
        (HEAD.splitlines()[0], "has no rows"),
        ('authority,"gss\n', "is no CSV file"),
    ],
)
def test_a_broken_file_is_refused_and_changes_nothing(con, tmp_path, content, told):
    keep_bundled_outcomes(con)
    file = tmp_path / "broken.csv"
    file.write_text(content)
    with pytest.raises(InvalidReference, match=told):
        load_official_outcomes(con, file)
    assert con.execute("SELECT count(*) FROM official_outcomes").fetchall() == [(4138,)]
    with pytest.raises(InvalidReference, match=r"none\.csv: No such file"):
        load_official_outcomes(con, tmp_path / "none.csv")
