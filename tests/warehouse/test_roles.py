"""Owners and decision makers: roles and bodies stay, names of persons go. All persons are invented."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from warehouse.roles import as_role, role_words

CORPUS = Path(__file__).parents[1] / "corpus"
SEEDS = (
    Path(os.environ.get("HARVEST_CONTRACT", "nowhere")) / "seeds_gold"
)  # labels of real pages, where they are

NAMED = {
    "Councillor Jane Example, Cabinet Member for Children": "Cabinet Member for Children",
    "Cabinet Member for Children - Cllr J. Example": "Cabinet Member for Children",
    "Cllr J Example (Cabinet Member for Children)": "Cabinet Member for Children",
    "Councillor Young, Cabinet Member": "Cabinet Member",
    "Councillor Head, Lead Member for Place": "Lead Member for Place",
    "Councillor Example as Cabinet Member for Education": "Cabinet Member for Education",
    "Leader of the Council: Councillor J. Example": "Leader of the Council",
    "the Chair, Councillor Sample": "the Chair",
    "The Mayor, Jane Bradford": "The Mayor",
    "Jane Example, Director of Children's Services": "Director of Children's Services",
    "Jane Example Director of Children's Services": "Director of Children's Services",
    "Director of Children’s Services Jane Example": "Director of Children’s Services",
    "Director of Children's Services (Jane Example)": "Director of Children's Services",
    "Executive Director - Jane O'Example": "Executive Director",
    "Jane de Example, Head of Service": "Head of Service",
    "Ms. Sample-Example – Director of Adults": "Director of Adults",
    "Jane Example and the Director of Place": "the Director of Place",
    "Jane Example (DCS)": "DCS",
    "Headteacher Example": "Headteacher",
    "Deputy Leader, Councillor the Lord Example": "Deputy Leader",
    "Jane Example's team": "team",
    "Jane at the Trust": "the Trust",
    "Head of Service Jane": "Head of Service",
    "Director of Education, Jane Example; Head of SEND, John Sample": "Director of Education; Head of SEND",
    "Police and Crime Commissioner Jane Example": "Police and Crime Commissioner",
    "Director of Place (*********** ***********), Jane Example": "Director of Place",
    "Councillors Example and Sample": "Councillors",
    "Head of Service, Tel: ***** ******": "Head of Service",
}

ONLY_NAMES = [
    "Jane Example", "JANE EXAMPLE", "jane example", "Example", "J. Example", "JE", "JE/JS", "Mrs Example",
    "Jane Example / John Sample", "Cllrs Example and Sample", "Sample-Example", "Rt Hon Jane Example MP",
    "Jane Head", "Rose Young", "Young", "Green", "Councillor Head", "Assistant to Jane Example", "",
]  # fmt: skip

ROLES = [
    "the Director of Children, Education and Early Help Services",
    "Executive Director (Adult Social Care)",
    "Thornmere Youth Justice Service",
    "the Adult Social Care, Children's Services and Education Committee",
    "City Mayor / Executive",
    "Leaders from the local authority and the ICB",
    "Chief Executive of Wendle Valley",
    "health colleagues",
    "Lancashire",
    "a team manager",
    "Executive Councillor: Adult Care, Health and Children's Services",
    "Elected Members",
    "NHS Thornmere",
    "Business Support",
    "The KSCB",
    "GwE (the regional consortium)",
]


@pytest.mark.parametrize(("words", "role"), NAMED.items())
def test_a_named_person_becomes_the_role(words, role):
    assert as_role(words) == role
    assert as_role(role) == role  # rows that are carried forward pass twice


@pytest.mark.parametrize("words", ONLY_NAMES)
def test_a_bare_name_becomes_nothing(words):
    assert as_role(words) is None


@pytest.mark.parametrize("words", ROLES)
def test_roles_and_bodies_stay_as_they_are(words):
    assert as_role(words) == words


NAMED = re.compile(r"\b(?:Councillors?|Cllrs?|Dr|Mr|Mrs|Ms) [A-Z]")  # a person, whose name is not to stay


def test_the_owners_of_the_labelled_pages_stay():
    """Nearly all are roles or bodies: what is lost are names of bodies that no word tells from a surname."""
    files = [*CORPUS.glob("*/gold/*.json"), *SEEDS.glob("*.json")]
    labels = [json.loads(file.read_text("utf-8")) for file in files]
    owners = {action["owner"] for label in labels for action in label["actions"]} - {None}
    owners |= {label["page"]["decision_maker"] for label in labels} - {None}
    owners = {owner for owner in owners if not NAMED.search(owner)}
    lost = {owner for owner in owners if as_role(owner) != owner}
    assert len(owners) > 150
    assert len(lost) <= len(owners) / 100, lost


def test_a_word_is_of_one_kind():
    known = role_words()
    assert not known.roles & known.bodies
    assert not known.honorifics & (known.roles | known.bodies | known.topics)
    assert all(word == word.lower() for kind in known for word in kind[1])
