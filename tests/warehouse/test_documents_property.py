"""However the loads came about, the tables hold what one load of all captures gives."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pytest
import warehouse_samples as sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.migrate import migrate

PATHS = ("ieListDocuments.aspx?MId=7", "mgAi.aspx?ID=1", "mgAi.aspx?ID=2", "ieIssueDetails.aspx?IId=3")
LINE = "Members heard how the whole service had fared since the visit of {}."
TEXTS = (
    LINE.format("spring"),
    LINE.format("autumn"),
    f"{LINE.format('spring')}\nOfsted inspected the homes of Wendleshire in 2014: adoption was judged good.",
    f"{LINE.format('autumn')}\nOfsted inspected the homes of Wendleshire in 2015.\nRESOLVED: That it ends",
)


@dataclass(frozen=True)
class Shown:
    site_id: str
    text: int
    truncated: bool


shown = st.builds(Shown, st.sampled_from("12"), st.sampled_from(range(len(TEXTS))), st.booleans())
pages = st.lists(shown, max_size=3, unique_by=lambda document: document.site_id)


@pytest.fixture(scope="module")
def connections():
    with duckdb.connect() as one, duckdb.connect() as other:
        migrate(one, "one")
        migrate(other, "other")
        yield one, other


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_sequence_of_loads_ends_where_one_load_of_all_does(connections, data):
    nights = data.draw(
        st.lists(st.tuples(st.sampled_from(PATHS), pages), min_size=1, max_size=6), label="nights"
    )
    captures = [
        (
            sample.capture(path, day),
            [sample.document(s.site_id, TEXTS[s.text], truncated=s.truncated) for s in documents],
        )
        for day, (path, documents) in enumerate(nights, start=1)
    ]
    order = data.draw(st.lists(st.sampled_from(captures), max_size=8), label="loads") + captures
    cuts = sorted(data.draw(st.sets(st.integers(0, len(order)), max_size=4), label="batches"))
    stepwise, at_once = connections
    for con in connections:
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            if table not in {"schema_migrations", "committee_types"}:
                con.execute(f"DELETE FROM {table}")
        sample.prepare(con)
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        sample.load(stepwise, *order[start:end])
    sample.load(at_once, *captures)
    assert sample.contents(stepwise) == sample.contents(at_once)
    before = sample.contents(stepwise)
    sample.load(stepwise, *order)
    assert sample.contents(stepwise) == before
