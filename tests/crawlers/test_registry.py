from pathlib import Path

import pytest

from crawlers.hosts import slot_of
from crawlers.registry import Council, Registry, RegistryError
from transforms.errors import UsageError

HEADER = "council_id,name,nation,type,gss_code,has_childrens_services,platform,base_url\n"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def test_the_bundled_file_keeps_its_schema(registry: Registry) -> None:
    assert len(registry.councils) == 382
    assert sum(bool(council.has_childrens_services) for council in registry.councils) == 153
    assert len({council.name for council in registry.councils}) == 382
    assert all((council.base_url is None) == (council.platform is None) for council in registry.councils)


def test_default_scope_is_english_childrens_services_on_a_covered_platform(registry: Registry) -> None:
    scope = registry.default_scope()
    assert {council.nation for council in scope} == {"ENG"}
    assert all(council.has_childrens_services and council.base_url for council in scope)
    assert {council.platform for council in scope} == {"moderngov"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lincolnshire County Council", "Lincolnshire"),
        ("London Borough of Barnet", "Barnet"),
        ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("City of London", "City of London"),
        ("ST HELENS COUNCIL", "St. Helens"),
        ("Hull City Council", "Kingston upon Hull"),
        ("Newcastle City Council", None),  # upon Tyne or under Lyme?
        ("Atlantis", None),
        ("", None),
    ],
)
def test_by_name(registry: Registry, text: str, name: str | None) -> None:
    council = registry.by_name(text)
    assert (council.name if council else None) == name


def test_every_council_is_found_by_its_own_name_and_id(registry: Registry) -> None:
    for council in registry.councils:
        assert registry.by_name(council.name) is council
        assert registry.get(council.council_id.lower()) is council


def test_by_url_ignores_scheme_and_case_and_knows_shared_sites(registry: Registry) -> None:
    leeds = registry.by_url("https://Democracy.Leeds.gov.uk/ieListDocuments.aspx?MId=1")
    assert leeds is not None
    assert leeds.name == "Leeds"
    assert registry.by_url("https://democracy.adur-worthing.gov.uk/mgAi.aspx?ID=1") is None
    assert registry.by_url("https://example.org/") is None
    assert registry.by_url("no address") is None


def test_by_url_takes_the_longest_folder() -> None:
    common = {"nation": "ENG", "type": "district", "platform": "moderngov"}
    outer = Council(council_id="OUT", name="Outer", base_url="http://h.example", **common)
    inner = Council(council_id="INN", name="Inner", base_url="http://h.example/inner", **common)
    registry = Registry([outer, inner])
    assert registry.by_url("http://h.example/Inner/mgAi.aspx?ID=1") is inner
    assert registry.by_url("http://h.example/innermost/mgAi.aspx?ID=1") is outer


def test_select_names_the_unknown_and_what_may_be_meant(registry: Registry) -> None:
    assert [council.name for council in registry.select(["LDS", "Leeds City Council", "Barnet"])] == [
        "Leeds",
        "Barnet",
    ]
    with pytest.raises(UsageError, match=r"'Lincolnshie'.*Lincolnshire"):
        registry.select(["Barnet", "Lincolnshie"])


def test_slots_are_per_vendor_and_per_port_on_loopback() -> None:
    assert (
        slot_of("https://aberdeen.moderngov.co.uk/x")
        == slot_of("http://leicester.moderngov.co.uk")
        == "moderngov.co.uk"
    )
    assert slot_of("http://127.0.0.1:8001/a") != slot_of("http://127.0.0.1:8002/a")
    assert slot_of("https://democracy.leeds.gov.uk/") == "democracy.leeds.gov.uk"
    assert slot_of("https://notmoderngov.co.uk/") == "notmoderngov.co.uk"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("XXX,Example,ENG,parish,,,,", "line 2, type"),
        ("XXX,Example,ENG,district,,,moderngov,", "needs a base_url"),
        ("XXX,Example,ENG,district,,,moderngov,ftp://example.org", "base_url.*no http"),
        ("x,Example,ENG,district,,,,", "line 2, council_id"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "councils.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=message):
        Registry.load(path)
