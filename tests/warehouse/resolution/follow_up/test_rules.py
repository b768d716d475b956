"""The rules are data under a schema, and DuckDB can look for those that it is given."""

from __future__ import annotations

import duckdb
import pytest
from pydantic import ValidationError

from warehouse.resolution.follow_up.rules import Rules, rules


def test_every_list_of_words_compiles():
    assert all(pattern.pattern for pattern in rules().patterns.values())
    assert all(words.pattern.pattern for words in (*rules().subject, *rules().visit, *rules().target))


def test_words_looked_for_in_titles_are_understood_by_duckdb():
    looked_for = [
        *rules().words.plan,
        *rules().words.inspection,
        *(w for s in rules().subject for w in s.words),
    ]
    for words in looked_for:
        duckdb.execute("SELECT regexp_matches('any title', ?)", [words])


def test_unknown_fields_and_wrong_numbers_are_refused():
    fields = rules().model_dump()
    with pytest.raises(ValidationError):
        Rules.model_validate(fields | {"more": 1})
    with pytest.raises(ValidationError):
        Rules.model_validate(fields | {"clock": fields["clock"] | {"early": 2}})
