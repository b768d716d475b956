"""The main job on the sample sites as users run it, twice, and the README's commands on its result."""

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import frictionless
import pytest

from warehouse.query import query

README = Path(__file__).parents[2] / "README.md"
# What a run adds to, and the tracker, whose status follows from what was crawled; all other tables say what the sites say
LOGS = {
    "main.publication",
    "main.runs",
    "main.fetches",
    "main.issues",
    "analysis.coverage",
    "analysis.action_tracker",
}


@dataclass(frozen=True)
class Terminal:
    """Runs the installed command in the environment of this file's tests."""

    environment: dict[str, str]

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).with_name("harvest"), *arguments],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    @property
    def published(self) -> Path:
        return Path(self.environment["HARVEST_DATA"]) / "sample" / "published" / "council_harvest.duckdb"

    def rows(self, sql: str) -> list[tuple]:
        return query(self.published, sql).rows


@pytest.fixture(scope="module")
def first_run(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What came of the first `harvest run --sample`."""
    ran = Terminal(environment)("run", "--sample")
    assert ran.returncode == 0, ran.stderr
    assert "Next: harvest sql --sample" in ran.stderr
    assert ran.stdout == ""
    return ran


@pytest.fixture(scope="module")
def terminal(environment: dict[str, str], first_run: subprocess.CompletedProcess[str]) -> Terminal:
    """A terminal on which `harvest run --sample` has run."""
    return Terminal(environment)


def contents(terminal: Terminal) -> dict[str, list[tuple]]:
    names = terminal.rows("SELECT schema_name || '.' || table_name FROM duckdb_tables()")
    tables = {table for (table,) in names} - LOGS
    return {
        table: terminal.rows(f"SELECT * EXCLUDE (publication_id) FROM {table} ORDER BY ALL")
        for table in sorted(tables)
    }


def test_a_judgement_leads_to_its_quote_its_page_and_its_capture(terminal: Terminal) -> None:
    found = terminal.rows("""
        SELECT j.quote, d.text, j.url, c.url, c.segment, j.rule
        FROM judgements j JOIN documents d USING (document_key) JOIN captures c ON c.capture_id = j.capture_id
    """)
    assert len(found) == terminal.rows("SELECT count(*) FROM judgements")[0][0] > 20
    for quote, text, url, captured_url, segment, rule in found:
        assert quote in text
        assert url.startswith("http://127.0.0.1:")
        assert captured_url.startswith("http://127.0.0.1:")
        assert (Path(terminal.environment["HARVEST_DATA"]) / "sample" / "captures" / segment).exists()
        assert rule


def test_an_inspection_told_at_several_meetings_is_one_with_all_its_evidence(terminal: Terminal) -> None:
    (inspection,) = terminal.rows("""
        SELECT inspection_id, items, mentions, started_on, ended_on, published_on FROM analysis.inspections
        WHERE authority = 'Wendleshire' AND framework = 'ilacs' AND published_on IS NOT NULL
    """)
    assert inspection[3:] == ("2025-06-09", "2025-06-20", "2025-08-01")
    identity, items, mentions = inspection[:3]
    assert mentions > items >= 3
    assert terminal.rows(f"""
        SELECT domain, grade, preferred FROM analysis.judgements WHERE inspection_id = '{identity}' ORDER BY ALL
    """) == [
        ("care_leavers", "outstanding", True),
        ("help_and_protection", "requires_improvement", True),
        ("in_care", "good", True),
        ("leaders_impact", "good", True),
        ("overall_effectiveness", "good", True),
    ]
    told = terminal.rows(f"""
        SELECT count(DISTINCT item_id), count(DISTINCT document_key) FROM analysis.evidence
        WHERE claim_id = '{identity}/overall_effectiveness/good'
    """)[0]
    assert told[1] > told[0] >= 2


def test_the_second_run_asks_for_little_and_changes_no_row(terminal: Terminal) -> None:
    before = contents(terminal)
    ran = terminal("run", "--sample")
    assert ran.returncode == 0, ran.stderr
    assert contents(terminal) == before
    assert terminal.rows("FROM analysis.changes") == []
    first, second = (
        dict(terminal.rows(f"SELECT outcome, count(*) FROM fetches WHERE run_id = '{run_id}' GROUP BY ALL"))
        for (run_id,) in terminal.rows("SELECT run_id FROM runs ORDER BY started_at")
    )
    assert first["new"] > 100
    assert set(second) <= {
        "robots",
        "list",
        "unchanged",
        "blocked",
        "error_page",
    }  # the last two: no web service
    assert second.get("unchanged", 0) < 0.1 * first["new"]


def test_all_owners_and_decision_makers_are_roles_and_stay(terminal: Terminal) -> None:
    """All of the sample, before and after: it names roles and bodies only."""
    data = Path(terminal.environment["HARVEST_DATA"]) / "sample"
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        told = con.execute("SELECT owner FROM actions UNION SELECT decision_maker FROM documents").fetchall()
    published = terminal.rows("SELECT owner FROM actions UNION SELECT decision_maker FROM documents")
    assert len(told) > 10
    assert set(published) == set(told)


def test_the_whole_sample_is_exported_as_a_valid_package_without_any_whole_text(
    terminal: Terminal, tmp_path: Path
) -> None:
    ran = terminal("export", "--sample", str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    assert frictionless.Package(str(tmp_path / "out" / "datapackage.json")).validate().valid
    texts = [text for (text,) in terminal.rows("SELECT DISTINCT text FROM documents WHERE length(text) > 40")]
    for path in (tmp_path / "out").iterdir():
        content = path.read_text("utf-8").replace('""', '"')
        assert not [text for text in texts if text in content], path.name


def readme_commands() -> list[list[str]]:
    """The README's `harvest sql` commands, one word list each; a command may go over several lines."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    commands = [command for block in blocks for command in re.split(r"\n(?=harvest )| && ", block)]
    return [
        shlex.split(command)[1:]
        for command in commands
        if command.removeprefix(".venv/bin/").startswith("harvest sql")
    ]


@pytest.mark.parametrize("arguments", readme_commands(), ids=lambda arguments: arguments[-1][:60])
def test_the_commands_of_the_readme_give_rows(terminal: Terminal, arguments: list[str]) -> None:
    ran = terminal(*arguments)
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 1


def test_the_readme_shows_what_its_first_command_prints(
    terminal: Terminal, first_run: subprocess.CompletedProcess[str]
) -> None:
    shown = README.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0].splitlines()
    summary = [line.split() for line in first_run.stderr.splitlines() if line.strip()]
    assert [line.split() for line in shown[: len(summary)] if "/" not in line] == [
        words for words in summary if not words[0].endswith(".duckdb")
    ]
    table = terminal(*readme_commands()[0], "--format", "csv").stdout.splitlines()
    assert [line.split(",")[:4] for line in table[1:]] == [
        list(row) for row in re.findall(r"^(\S.*?)  +(\d{4}-\d\d-\d\d) +(\w+) +(\w+)", "\n".join(shown), re.M)
    ]
    assert shown[-1] == f"({len(table) - 1} rows)"


def test_the_readme_has_commands_for_analysts() -> None:
    assert len(readme_commands()) >= 5
