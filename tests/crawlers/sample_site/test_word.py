"""Texts as Word's HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawlers.sample_site.word import attribute, cut, entities, word_html


def text_of(fragment: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(fragment).text_content().replace("\xa0", " ")).strip()


def test_labels_carry_numeric_entities():
    assert entities("22/10/2015 (Item 4): it's") == "22&#47;10&#47;2015 &#40;Item 4&#41;&#58; it&#39;s"
    assert attribute('a "b"') == "a&#32;&#34;b&#34;"
    assert entities("Bread & butter <b>") == "Bread &amp; butter &lt;b&gt;"


def test_blank_lines_are_spacer_paragraphs_and_long_lines_are_broken():
    out = word_html("one\n\n" + "two " * 40)
    assert '<p class="MsoNormal">&nbsp;</p>' in out
    assert max(map(len, out.splitlines())) < 120
    assert text_of(out) == "one " + "two " * 39 + "two"


@pytest.mark.parametrize("marker", ["·", "o", "(a)", "1.", "(ii)", "2)", "13.1."])
def test_typed_markers_stay_text_and_are_padded(marker):
    out = word_html(f"  {marker} a member of the list")
    assert "margin-left:72.0pt" in out
    assert text_of(out) == f"{marker} a member of the list"


def test_real_lists_nest():
    out = html.fromstring(word_html("· one\n  · two\n  · three\n· four", lists="list"))
    assert [li.text for li in out.xpath("//div/ul/li")] == ["one", "four"]
    assert out.xpath("//ul/li/ul/li/text()") == ["two", "three"]


def test_rows_are_tables():
    out = html.fromstring(word_html("| Staff | Good |\n| Premises | Poor |"))
    assert [[c.text_content() for c in row.xpath("td")] for row in out.xpath("//tr")] == [
        ["Staff", "Good"],
        ["Premises", "Poor"],
    ]


@pytest.mark.parametrize("text", ["a plain end", "· an item", "| a | b |"])
def test_the_link_to_the_whole_text_comes_last(text):
    out = html.fromstring(word_html(text, lists="list", cut_link="<a href='x'>more</a>"))
    assert out.xpath("//a/@href") == ["x"]
    assert out.text_content().split()[-2:] == ["...", "more"]


@given(st.text(alphabet="ab |.\n", max_size=200), st.integers(min_value=1, max_value=250))
def test_a_cut_text_is_the_beginning_of_the_whole(text, limit):
    shown, was_cut = cut(text, limit)
    assert text.startswith(shown)
    assert len(shown) <= limit
    assert was_cut == (len(text) > limit)
