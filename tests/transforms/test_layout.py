import pytest

from transforms.addresses import AddressKind
from transforms.content import read_tree
from transforms.layout import Verdict, inspect_page, inspect_robots, inspect_service


def verdict(
    body: str, kind: AddressKind = AddressKind.AGENDA_ITEM, landed: AddressKind | None = None
) -> Verdict:
    return inspect_page(read_tree(body.encode()), kind, landed=landed or kind).verdict


def content(inner: str, heading: str = "Agenda item") -> str:
    return (
        f"<html><body><div id='modgov'><h1 class='mgMainTitleTxt'>{heading}</h1>{inner}</div></body></html>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<html><head><title>Just a moment...</title></head><body></body></html>",
        "<html><title>Attention Required! | Cloudflare</title><body>Ray ID</body></html>",
        "<html><body><iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe></body></html>",
        "<html><h1>403 ERROR</h1><h2>The request could not be satisfied.</h2></html>",
        "<html><body>Enable JavaScript and cookies to continue</body></html>",
        "<html><script src='/cdn-cgi/challenge-platform/h/b/x.js'></script></html>",
    ],
)
def test_bot_walls(body: str) -> None:
    assert verdict(body) is Verdict.CHALLENGE


def test_minutes_that_speak_of_a_bot_wall_are_no_bot_wall() -> None:
    body = content("<p>Users must verify you are human, said the officer. Just a moment...</p>")
    assert verdict(body) is Verdict.RECOGNISED


@pytest.mark.parametrize(
    "body",
    [
        content("<p>Not shown.</p>", heading="Error"),
        "<html><title>Server Error in '/' Application.</title><body><h1>x</h1></body></html>",
        "<html><body><h1>Page not found</h1></body></html>",
        "<html><head><title>Runtime Error</title></head><body></body></html>",
    ],
)
def test_error_pages_with_status_200(body: str) -> None:
    assert verdict(body) is Verdict.ERROR


def test_a_redirect_to_the_error_page_is_an_error_whatever_it_says() -> None:
    assert verdict(content("<p>Fine.</p>"), landed=AddressKind.ERROR) is Verdict.ERROR


def test_unrecognised_layouts() -> None:
    assert verdict("<html><body><h1>Welcome to the council</h1></body></html>") is Verdict.UNRECOGNISED
    assert verdict("<html><script>location='/x'</script></html>") is Verdict.UNRECOGNISED
    assert verdict(content("<p>no labels</p>"), AddressKind.DECISION) is Verdict.UNRECOGNISED
    assert verdict(content("<p>no items, no title</p>"), AddressKind.MEETING) is Verdict.UNRECOGNISED


def test_recognised_layouts() -> None:
    assert verdict(
        content("<p><span class='mgLabel'>Date of decision: </span></p>"), AddressKind.DECISION
    ) is (Verdict.RECOGNISED)
    assert verdict(content("<table id='mgItemTable'></table>"), AddressKind.MEETING) is Verdict.RECOGNISED
    bare = "<body><h1>Agenda item</h1><div class='mgContent'><p>Text</p></div></body>"
    assert verdict(bare) is Verdict.RECOGNISED


def test_an_empty_body() -> None:
    assert verdict("") is Verdict.EMPTY


def test_the_web_service_is_judged_by_its_root() -> None:
    finding, root = inspect_service(b"<?xml version='1.0'?><meetings><meeting/></meetings>", "meetings")
    assert finding.verdict is Verdict.RECOGNISED
    assert root is not None
    for body, expected in [
        (b"", Verdict.EMPTY),
        (b"<html><body>Service unavailable<br></body></html>", Verdict.ERROR),
        (b"<getmeetings/>", Verdict.ERROR),
    ]:
        finding, root = inspect_service(body, "meetings")
        assert finding.verdict is expected
        assert root is None


def test_the_web_service_is_not_let_at_files() -> None:
    body = b'<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/hostname">]><meetings><meetingid>&x;</meetingid></meetings>'
    _, root = inspect_service(body, "meetings")
    assert root is not None
    assert root.findtext("meetingid") in (None, "")


def test_robots_in_html_are_no_rules() -> None:
    assert inspect_robots(b"User-agent: *\nDisallow: /x").verdict is Verdict.RECOGNISED
    assert inspect_robots(b"").verdict is Verdict.RECOGNISED
    assert inspect_robots(b"<!DOCTYPE html><title>Just a moment...</title>").verdict is Verdict.CHALLENGE
    assert inspect_robots(b"<html><h1>Welcome</h1>").verdict is Verdict.ERROR
