"""Masked: contact details, and nothing else."""

from __future__ import annotations

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.masking import SUSPECT, mask_contacts

CONTACTS = [
    ("ann.lee@wendleshire.example", "***************************"),
    ("Ann.O'Lee-2@mail.wendleshire.gov.uk.", "***********************************."),
    ("ann.lee [at] wendleshire.gov.uk", "******* **** ******************"),
    ("Tel: 01632 960123", "Tel: ***** ******"),
    ("(01632) 960 123", "(*****) *** ***"),
    ("020 7946 0123", "*** **** ****"),
    ("02079460123, option 2", "***********, option 2"),
    ("07700 900-123.", "***** ***-***."),
    ("+44 (0)20 7946 0123", "+** (*)** **** ****"),
    ("0044 1632 960123", "**** **** ******"),
    ("0300\u00a0123 1234", "****\u00a0*** ****"),
    ("0151 496 0123\n1. That", "**** *** ****\n1. That"),
    ("01632 960123 / 960124", "***** ****** / ******"),
    ("Extension: 4567", "Extension: ****"),
    ("Tel 4567 or ext. 89", "Tel **** or ext. **"),
    ("mobile no: 07700 900123", "mobile no: ***** ******"),
    ("name (at) wendleshire.gov.uk", "**** **** ******************"),
    ("ann lee {AT} wendleshire [dot] gov [dot] uk", "ann *** **** *********** ***** *** ***** **"),
    ("ann.lee at wendleshire.gov.uk", "******* ** ******************"),
    ("lee at wendleshire dot gov dot uk", "*** ** *********** *** *** *** **"),
    ("ann.lee @ wendleshire.gov.uk", "******* * ******************"),
    (
        "mailto:ann.lee@wendleshire.gov.uk?subject=Inspection",
        "mailto:**************************?subject=Inspection",
    ),
    ("mailto:ann.lee%40wendleshire.gov.uk", "mailto:****************************"),
    ("(+44) 1632 960123", "(+**) **** ******"),
    ("+44(0)1632 960 123", "+**(*)**** *** ***"),
    ("020 - 7946 - 0123", "*** - **** - ****"),
    ("01632 960123 ext 4567", "***** ****** ext ****"),
    ("01632 960123, extension: 4567", "***** ******, extension: ****"),
    ("01632 960123 x4567", "***** ****** x****"),
    ("DDI: 960123", "DDI: ******"),
    ("Direct line: 960 123", "Direct line: *** ***"),
    ("extension 4567", "extension ****"),
]

ADDRESSES = [
    (
        "https://wendleshire.example/mgAi.aspx?ID=01632960123&by=ann.lee%40wendleshire.example",
        "https://wendleshire.example/mgAi.aspx?ID=01632960123&by=*****************************",
    ),
    ("https://ann.lee@wendleshire.example/x", "https://***************************/x"),
]

OTHERS = [
    "on 01/02/2015 at 10.30 am",
    "01-02-2015 10:30",
    "05.06.2014 10.30",
    "between 2014-10-08 and 2014-11-05",
    "£10 000 000 and 1,250,000 children",
    "Minute 44/15, item 20, reference 2015/0123",
    "The Mobile 2020 strategy and the extension of 2019",
    "0 - 19 service; 16 and 17 year olds; 70 days",
    "@wendleshire on social media",
    "E10000019 and 12345678",
    "Members looked at wendleshire.gov.uk, e.g. at moderngov.co.uk",
    "a dot in the text, at least; the meeting at 10.30 at County Hall",
    "an extension 2019 and an extension of 120 days",
    "https://wendleshire.example/mgAi.aspx?ID=01632960123",
]


@pytest.mark.parametrize(("text", "masked"), CONTACTS)
def test_contact_details_are_masked(text, masked):
    assert mask_contacts(text) == masked
    assert mask_contacts(f"Contact: {text}") == f"Contact: {masked}"


@pytest.mark.parametrize(("address", "masked"), ADDRESSES)
def test_a_web_address_loses_only_e_mail_addresses(address, masked):
    assert mask_contacts(address) == masked
    assert len(masked) == len(address)


def test_the_database_finds_every_text_to_mask():
    with duckdb.connect() as con:
        for text, _ in CONTACTS + ADDRESSES:
            assert con.execute("SELECT regexp_matches(?, ?)", [text, SUSPECT]).fetchone() == (True,), text


@pytest.mark.parametrize("text", OTHERS)
def test_all_else_stays(text):
    assert mask_contacts(text) == text


PARTS = st.one_of(st.sampled_from([text for text, _ in CONTACTS] + OTHERS), st.text(max_size=12))


@given(st.lists(PARTS, max_size=6).map(" ".join))
def test_length_and_every_other_character_stay(text):
    masked = mask_contacts(text)
    assert len(masked) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
    assert masked == text or re.search(SUSPECT, text)
