"""Keys: what they are made of, and that they stay."""

from __future__ import annotations

from hashlib import sha256

import warehouse_samples as sample
from hypothesis import given
from hypothesis import strategies as st

from warehouse.keys import claim_keys, committee_key, document_key, page_key, saved_page_key


def sha(text):
    return sha256(text.encode()).hexdigest()


def test_a_document_goes_by_council_kind_and_the_sites_id():
    assert document_key("WEN", sample.document("101")) == "WEN/agenda_item/101"
    assert document_key("WEN", sample.document("101", kind="decision")) == "WEN/decision/101"


def test_a_document_without_a_sites_id_or_council_goes_by_its_text():
    assert document_key("WEN", sample.document(None, "Saved")) == f"WEN/file/{sha('Saved')}"
    assert document_key(None, sample.document("101", "Saved")) == f"-/file/{sha('Saved')}"


def test_a_claim_goes_by_its_folded_quote_and_the_place_of_those_words():
    text = "It was good.\nIt\u00a0was \n good. It was bad."
    spans = [(0, 12), (13, 27), (28, 39)]
    assert [text[start:end] for start, end in spans] == [
        "It was good.",
        "It\u00a0was \n good.",
        "It was bad.",
    ]
    good, bad = sha("It was good."), sha("It was bad.")
    assert claim_keys("d", "judgement", text, spans) == [
        f"d/judgement/{good}/1",
        f"d/judgement/{good}/2",
        f"d/judgement/{bad}/1",
    ]
    assert claim_keys("d", "judgement", text, spans[1:]) == [f"d/judgement/{good}/2", f"d/judgement/{bad}/1"]


def test_claims_on_the_very_same_words_are_told_apart():
    key = f"d/judgement/{sha('A and B')}/1"
    assert claim_keys("d", "judgement", "A and B", [(0, 7), (0, 7), (0, 7)]) == [key, f"{key}.2", f"{key}.3"]


@given(st.text("ab \n\u00a0", min_size=1, max_size=30).filter(str.strip), st.data())
def test_keys_are_unique_and_one_claim_more_shifts_no_other(text, data):
    places = [
        (a, b)
        for a in range(len(text))
        for b in range(a + 1, len(text) + 1)
        if text[a:b].strip() == text[a:b]
    ]
    spans = sorted(data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=8, unique=True)))
    keys = dict(zip(spans, claim_keys("d", "action", text, spans), strict=True))
    assert len(set(keys.values())) == len(spans)
    fewer = spans[: data.draw(st.integers(0, len(spans) - 1))] + spans[len(spans) // 2 :]
    fewer = sorted(set(fewer))
    assert claim_keys("d", "action", text, fewer) == [keys[span] for span in fewer]


def test_pages_and_committees():
    assert page_key("WEN", "https://a.example/1") == page_key("WEN", "https://a.example/1")
    assert len({page_key("WEN", "u"), page_key("THO", "u"), page_key("WEN", "v"), saved_page_key("u")}) == 4
    assert committee_key("WEN", " The  CABINET\n") == committee_key("WEN", "the Cabinet") == "WEN/the cabinet"
