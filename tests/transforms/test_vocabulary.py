"""The vocabulary is sound data: every entry reads its own example, every code is the contract's, every name known."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import readings
from pydantic import ValidationError

from crawlers.registry import Council, Registry
from transforms.extract import vocabulary
from transforms.extract.authority import authorities, common_name
from transforms.extract.grade_words import grade_mentions
from transforms.parse.frame import words as frame_words
from transforms.records import PageKind
from transforms.text import fold

FOLDER = Path(str(resources.files("transforms.vocabulary")))
CODE = FOLDER.parent

CONTRACT = readings.contract()


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def official() -> list[dict[str, str]]:
    with (FOLDER / "frameworks.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def wrong(codes: set[str], reason: str) -> list[Any]:
    """The frameworks as cases, those of some codes known to be wrong."""
    mark = pytest.mark.xfail(strict=True, reason=reason)
    return [
        pytest.param(
            framework,
            id=f"{framework.code}-{framework.inspectorate}",
            marks=mark if framework.code in codes else (),
        )
        for framework in vocabulary.frameworks()
    ]


# -- every entry reads its own example -------------------------------------------------------------------------

# A sentence that brings a scale into play beside the common one.
SCALES = {
    "estyn": "Estyn inspected the authority.",
    "ciw": "Care Inspectorate Wales inspected the service.",
    "care_inspectorate": "The Care Inspectorate inspected the service.",
    "cqc_old": "The CQC gave its ratings for 2010.",
    "report_card": "The school had a report card.",
    "annual_rating": "Members noted the annual children's services assessment.",
}


@pytest.mark.parametrize("grade", vocabulary.grades(), ids=lambda grade: grade.code)
def test_a_grade_reads_its_example(grade: vocabulary.Grade) -> None:
    page = readings.units_of(f"{SCALES.get(next(iter(grade.scales), ''), 'Noted.')}\n\n{grade.example}")
    assert [m.code for m in grade_mentions(page, page.units[-1])] == [grade.code]


@pytest.mark.parametrize("code", ["excellent", "unsatisfactory", "very_good", "exceptional", "performs_well"])
def test_a_grade_of_another_scale_is_a_word_like_any_other(code: str) -> None:
    grade = next(g for g in vocabulary.grades() if g.code == code)
    page = readings.units_of(grade.example)
    assert code not in {m.code for m in grade_mentions(page, page.units[-1])}


@pytest.mark.parametrize(
    "framework", wrong({"early_years"}, "an undated inspection of a centre without a name opens no entry")
)
def test_a_framework_reads_its_example(framework: vocabulary.Framework) -> None:
    """By its names, else by what a page makes of the example in a year of the framework."""
    named = vocabulary.framework_pattern().finditer(fold(framework.example))
    if framework in [vocabulary.frameworks()[int((found.lastgroup or "")[1:])] for found in named]:
        return
    year = max(framework.since[:4], "2012")
    meeting = f"Meeting of Cabinet, 12th December {year} 9.30 am (Item 5.)"
    found = readings.inspections(f"{framework.example}.", "Inspection Outcome", meeting)
    assert [(i.framework, i.inspectorate, i.subject) for i in found] == [
        (framework.code, framework.inspectorate, framework.subject)
    ]


@pytest.mark.parametrize(
    "subject", [s for s in vocabulary.subjects() if s.bodies or s.topics], ids=lambda subject: subject.code
)
def test_a_subject_reads_its_example(subject: vocabulary.Subject) -> None:
    example = fold(subject.example)
    bodies = {m.lastgroup for m in vocabulary.body_pattern().finditer(example)}
    topics = {m.lastgroup for m in vocabulary.topic_pattern().finditer(example)}
    assert subject.code in bodies | topics


def judged_concepts() -> Iterator[tuple[str, str, str]]:
    """(framework code, inspectorate, concept) of each concept that a framework judges."""
    for framework in vocabulary.frameworks():
        for concept in framework.domains:
            yield framework.code, framework.inspectorate, concept


SAYINGS = {
    **{name: entry for name, entry in toml("given.toml").items() if name not in {"sentence", "before"}},
    **{name: entry for place in ("sentence", "before") for name, entry in toml("given.toml")[place].items()},
}


@pytest.mark.parametrize("name", sorted(SAYINGS))
def test_a_saying_reads_its_example(name: str) -> None:
    saying = vocabulary.Saying(**SAYINGS[name])
    assert saying.pattern.search(fold(saying.example))


@pytest.mark.parametrize("name", sorted(toml("owners.toml")))
def test_a_list_of_owners_reads_its_example(name: str) -> None:
    saying = vocabulary.Saying(**toml("owners.toml")[name])
    example = f" {saying.example}" if name == "joins" else saying.example
    assert re.search("|".join(saying.wordings), fold(example))


@pytest.mark.parametrize("name", sorted(vocabulary.concepts()))
def test_a_concept_reads_its_example(name: str) -> None:
    concept = vocabulary.concepts()[name]
    if not concept.wordings:
        pytest.skip("a concept without wordings is told otherwise")
    example = fold(concept.example)
    assert any(
        re.fullmatch(wording, re.sub("^the ", "", example)) or re.fullmatch(wording, example)
        for wording in concept.wordings
    )


@pytest.mark.parametrize(("code", "inspectorate", "name"), list(judged_concepts()))
def test_a_concept_is_read_under_each_framework_that_judges_it(
    code: str, inspectorate: str, name: str
) -> None:
    pattern = vocabulary.concept_pattern((code,), inspectorate)
    assert pattern is not None
    found = pattern.search(fold(vocabulary.concepts()[name].example))
    assert found is not None
    assert _domain(code, inspectorate, found.lastgroup or "") == _domain(code, inspectorate, name)


def _domain(code: str, inspectorate: str, concept: str) -> str:
    judging = vocabulary.frameworks_of(code, inspectorate)
    return next(f.domains[concept] for f in judging if concept in f.domains)


@pytest.mark.parametrize("outcome", toml("send.toml")["outcome"], ids=lambda outcome: outcome["grade"])
def test_an_outcome_of_an_area_inspection_reads_its_example(outcome: dict[str, Any]) -> None:
    found = readings.grades(f"{outcome['example'].capitalize()}.", title="Area SEND Inspection Outcome")
    assert found == {("area_outcome", outcome["grade"])}


# -- schema ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "entry"),
    [
        (vocabulary.Grade, toml("grades.toml")["grade"][0]),
        (vocabulary.Framework, toml("frameworks.toml")["framework"][0]),
        (vocabulary.Subject, toml("subjects.toml")["subject"][0]),
        (vocabulary.Concept, toml("domains.toml")["overall"]),
    ],
)
def test_unknown_and_missing_keys_are_refused(model: Any, entry: dict[str, Any]) -> None:
    assert model(**entry)
    with pytest.raises(ValidationError):
        model(**entry, wordngs=["a typing error"])
    with pytest.raises(ValidationError):
        model(**{key: value for key, value in entry.items() if key != "example"})


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.toml")))
def test_every_wording_compiles_and_finds_folded_text(name: str) -> None:
    for where, pattern in _strings(toml(name)):
        if where.rsplit(".", 1)[-1] in {"wordings", "names", "hints", "bodies", "topics"}:
            re.compile(pattern)
            plain = re.sub(r"\\.|\(\?P<\w+>", "", pattern)
            assert plain == fold(plain), f"{where}: {pattern!r} can match no folded text"


def _strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry, where)
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _strings(entry, f"{where}.{key}")


def test_actions_and_send_hold_lists_of_patterns_and_nothing_else() -> None:
    for kind, lists in toml("actions.toml").items():
        for name, patterns in lists.items():
            assert isinstance(patterns, str) == (name == "example"), f"{kind}.{name}"
    assert {tuple(sorted(entry)) for entry in toml("send.toml")["outcome"]} == {
        ("example", "grade", "wordings")
    }


def test_every_list_of_actions_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in (CODE / "extract").rglob("*.py"))
    unused = [
        f"{kind}.{name}"
        for kind, lists in toml("actions.toml").items()
        for name in lists
        if name != "example" and f'"{name}"' not in code
    ]
    assert unused == []


def test_the_frame_has_known_kinds_sections_and_fields() -> None:
    words = frame_words()
    assert set(toml("frame.toml")) == {
        "attendance",
        "report_headings",
        "report_head",
        "kinds",
        "addresses",
        "sections",
        "standing_items",
        "fields",
        "titles",
        "wrapped",
    }
    assert set(words.kinds.values()) | set(words.addresses.values()) == set(PageKind)
    assert set(words.sections.values()) == {
        "minutes",
        "decision",
        "recommendation",
        "purpose",
        "links",
        "reasons",
        "end",
        "head",
    }
    assert set(words.fields.values()) == {
        "decision_maker",
        "decision_status",
        "is_key_decision",
        "decision_type",
        "decision_date",
        "decision_due",
        "decided_at",
        "other",
    }
    for label in [*words.kinds, *words.sections, *words.fields]:
        assert label == fold(label)


# -- codes -----------------------------------------------------------------------------------------------------


def test_inspectorates_frameworks_and_subjects_are_the_contracts() -> None:
    assert {f.code for f in vocabulary.frameworks()} == CONTRACT["frameworks"]
    assert {f.inspectorate for f in vocabulary.frameworks()} <= CONTRACT["inspectorates"]
    assert {s.inspectorate for s in vocabulary.subjects()} <= CONTRACT["inspectorates"]
    assert {s.code for s in vocabulary.subjects()} - {"generic"} == CONTRACT["subjects"]
    assert {f.subject for f in vocabulary.frameworks()} <= CONTRACT["subjects"]
    assert {s.framework for s in vocabulary.subjects() if s.framework} <= CONTRACT["frameworks"]


def test_grades_are_the_contracts_or_a_scales_own_word() -> None:
    assert {g.code for g in vocabulary.grades() if not g.scales} <= CONTRACT["grades"] | CONTRACT[
        "send_grades"
    ]
    assert {g.code for g in vocabulary.grades()} >= CONTRACT["grades"] - {"not_judged"}
    assert {o["grade"] for o in toml("send.toml")["outcome"]} == CONTRACT["send_grades"]
    assert all(re.fullmatch("[a-z0-9_]+", g.code) for g in vocabulary.grades())


@pytest.mark.parametrize("framework", vocabulary.frameworks(), ids=lambda f: f"{f.code}-{f.inspectorate}")
def test_domains_are_the_contracts_or_in_the_table(framework: vocabulary.Framework) -> None:
    known = CONTRACT["domains"] | {
        row["domain"]
        for row in official()
        if row["domain"] and (row["framework"] in {framework.code, "other"} or framework.annual)
    }
    if (
        framework.code == "sccif"
    ):  # to 2011 the five outcomes, which the table lacks: the page's words (contract, 3)
        known |= {"being_healthy", "staying_safe", "enjoying_and_achieving", "positive_contribution"}
        known |= {"economic_wellbeing"}
    if framework.inspectorate == "cqc" and framework.to < "2012":  # the seven outcomes for adults, likewise
        known |= {"improved_health_and_wellbeing", "improved_quality_of_life", "positive_contribution"}
        known |= {"increased_choice_and_control", "freedom_from_discrimination_and_harassment"}
        known |= {"economic_wellbeing", "maintaining_personal_dignity_and_respect"}
    assert set(framework.domains.values()) <= known


@pytest.mark.parametrize("code", sorted(CONTRACT["frameworks"] - {"other"}))
def test_frameworks_are_in_force_as_the_table_says(code: str) -> None:
    """The months of inspections: no framework begins after, or ends before, those that the table has."""
    rows = [row for row in official() if row["framework"] == code]
    framework = vocabulary.framework(code)
    assert rows
    first = min(row["in_force_from"] or "0000" for row in rows)
    last = max(row["in_force_to"] or "9999" for row in rows)
    assert framework.since <= first or framework.since[:4] == first[:4]
    assert framework.to >= last or framework.to[:4] == last[:4]


def test_the_concepts_of_frameworks_exist() -> None:
    assert {name for *_, name in judged_concepts()} <= set(vocabulary.concepts())


# -- councils --------------------------------------------------------------------------------------------------

COUNCILS = Registry.load().councils


def forms(name: str, kind: str) -> Iterator[str]:
    """The usual forms of a council's name, as registries, pages and people write it."""
    yield name
    yield f"{name} Council"
    yield f"{name.replace(' and ', ' & ')} Council"
    if kind == "county":
        yield f"{name} County Council"
    if kind == "london" and name != "City of London":
        yield f"London Borough of {name}"
        yield f"{name} London Borough Council"
    if kind == "metropolitan":
        yield f"{name} Metropolitan Borough Council"
        yield f"{name} City Council"
    if kind == "district":
        yield f"{name} District Council"
        yield f"{name} Borough Council"


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.council_id)
def test_every_council_resolves_to_its_own_name(council: Council) -> None:
    read = {form: common_name(form) for form in forms(council.name, council.type)}
    wrong = {form: name for form, name in read.items() if name != council.name}
    assert wrong == {}


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.council_id)
def test_every_council_is_found_in_running_text(council: Council) -> None:
    text = f"The inspection of {council.name} Council took place."
    assert [found.code for found in authorities(text, 0, len(text))] == [council.name]


def test_no_form_stands_for_two_councils() -> None:
    seen: dict[str, str] = {}
    for authority in vocabulary.authorities():
        for form in (authority.name, *authority.forms):
            assert seen.setdefault(form, authority.name) == authority.name


# Names that are ordinary words of council pages, or of this code, as well.
ORDINARY = {"reading"}


def test_no_code_or_wording_names_a_council() -> None:
    """Rules that know a council fit that council only: names belong in authorities.csv."""
    names = {
        fold(form)
        for a in vocabulary.authorities()
        for form in (a.name, *a.forms)
        if len(form) > len("Surrey") - 1
    } - ORDINARY
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    named = {
        f"{path.relative_to(CODE)}: {found}"
        for path in [*CODE.rglob("*.py"), *CODE.rglob("*.toml")]
        for found in pattern.findall(fold(path.read_text("utf-8")))
    }
    assert named == set()
