"""Types of committees by their names: the data file, its schema, and names as councils write them."""

from __future__ import annotations

import pytest
import warehouse_samples as sample
from pydantic import ValidationError

from warehouse.committees import CommitteeRules, committee_rules, load_committee_types

NAMES = {
    "Cabinet": "cabinet",
    "Cabinet Committee on Performance Improvement": "cabinet",
    "Executive": "cabinet",
    "Cabinet Member for Children, Schools and Families": "cabinet",
    "Portfolio Holder Decisions": "cabinet",
    "Leader of the Council": "cabinet",
    "Y Gweithrediaeth": "cabinet",
    "Children and Young People Scrutiny Committee": "scrutiny",
    "Overview & Scrutiny Management Board": "scrutiny",
    "Children's Services Select Committee": "scrutiny",
    "Safeguarding Partnership Scrutiny Panel": "scrutiny",
    "Pwyllgor Craffu Addysg": "scrutiny",
    "Council": "council",
    "Full Council": "council",
    "Wendleshire County Council": "council",
    "Annual Council Meeting": "council",
    "Cyngor Sir": "council",
    "Officer Delegated Decisions": "officer",
    "Director of Children's Services": "officer",
    "Executive Director, People": "officer",
    "Health and Wellbeing Board": "partnership",
    "Health & Well-being Board": "partnership",
    "Wendleshire Safeguarding Children Partnership": "partnership",
    "Local Safeguarding Children Board": "partnership",
    "Schools Forum": "partnership",
    "Police and Crime Panel": "partnership",
    "Corporate Parenting Panel": "other",
    "Planning Committee": "other",
    "Audit and Governance Committee": "other",
}


def test_names_have_their_types(con):
    documents = [sample.loaded(sample.document(str(n), committee=name)) for n, name in enumerate(NAMES)]
    sample.load_saved(con, documents)
    assert dict(con.execute("SELECT name, type FROM committees").fetchall()) == NAMES


def test_the_rules_are_loaded_once_and_again_when_they_change(con):
    assert load_committee_types(con) is False
    con.execute("DELETE FROM committee_types WHERE position = 1")
    assert load_committee_types(con) is True
    patterns = [pattern for rule in committee_rules().rule for pattern in rule.patterns]
    assert [
        row[0] for row in con.execute("SELECT pattern FROM committee_types ORDER BY position").fetchall()
    ] == patterns


@pytest.mark.parametrize(
    "rules",
    [
        {"rule": []},
        {"rule": [{"type": "senate", "patterns": ["x"]}]},
        {"rule": [{"type": "council", "patterns": []}]},
        {"rule": [{"type": "council", "patterns": ["x"], "note": "y"}]},
    ],
)
def test_the_schema_refuses_what_is_no_rule(rules):
    with pytest.raises(ValidationError):
        CommitteeRules.model_validate(rules)


def test_every_pattern_is_a_regular_expression_of_the_database(con):
    con.execute("SELECT regexp_matches('Cabinet', pattern, 'i') FROM committee_types").fetchall()
