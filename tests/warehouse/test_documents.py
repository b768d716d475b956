"""Loading documents: what replaces what, what stays, and what the counts say."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
import warehouse_samples as sample

from transforms.records import Extraction, Inspection, Judgement
from warehouse.errors import LoadRefused
from warehouse.load import LoadCounts, load_captures, load_documents, start_run

MEETING = "ieListDocuments.aspx?MId=7"
ITEM = "mgAi.aspx?ID=101"

WHOLE = (
    "Members heard at some length that the service had come far since the visit.\nIt was noted with thanks."
)
CUT = "Members heard at some length that the service had...  view the full minutes text for item 4."


def preferred(con, column="text"):
    return con.execute(
        f"SELECT document_key, {column} FROM documents WHERE preferred ORDER BY ALL"
    ).fetchall()


def test_a_row_leads_to_quote_page_and_capture(con):
    capture = sample.capture(ITEM)
    assert sample.load(con, (capture, [sample.document()])) == LoadCounts(new=1)
    assert con.execute("""
        SELECT j.judgement_key, j.domain, j.grade, e.quote, d.url, p.url, p.capture_id, j.rule,
               substr(d.text, e.quote_start + 1, e.quote_end - e.quote_start) = e.quote
        FROM judgements j
        JOIN evidence e ON e.claim_key = j.judgement_key
        JOIN documents d ON d.document_key = j.document_key
        JOIN pages p ON p.page_key = d.page_key
        ORDER BY j.grade
    """).fetchall() == [
        (
            f"WEN/agenda_item/101/judgement/{sha256(quote.encode()).hexdigest()}/1",
            domain,
            grade,
            quote,
            f"{sample.SITE}/mgAi.aspx?ID=101",
            f"{sample.SITE}/{ITEM}",
            capture.capture_id,
            "was_judged",
            True,
        )
        for domain, grade, quote in (
            ("leadership", "good", "leadership was judged good"),
            ("adoption", "outstanding", "adoption was judged outstanding"),
        )
    ]


def test_the_same_load_again_changes_nothing(con):
    batch = [
        (sample.capture(MEETING, 1), [sample.document("1"), sample.document("2", truncated=True)]),
        (sample.capture("mgAi.aspx?ID=2", 1), [sample.document("2", sample.text_of(2015))]),
    ]
    assert sample.load(con, *batch) == LoadCounts(new=2, kept=1)
    before = sample.contents(con)
    con.execute("CHECKPOINT")
    assert sample.load(con, *batch) == LoadCounts(unchanged=2, kept=1)
    assert sample.contents(con) == before
    start_run(con, "r2", "load", "2026-02-01T00:00:00Z", {})
    load_documents(con, [sample.loaded(sample.document("1"), batch[0][0])], "r2")
    assert con.execute("SELECT DISTINCT run_id FROM pages").fetchall() == [("r1",)]


def test_a_newer_capture_replaces_removes_and_adds(con):
    sample.load(
        con, (sample.capture(MEETING, 1), [sample.document("1"), sample.document("2"), sample.document("3")])
    )
    counts = sample.load(
        con,
        (
            sample.capture(MEETING, 2),
            [
                sample.document("1"),
                sample.document("2", sample.text_of(2019, "inadequate")),
                sample.document("4"),
            ],
        ),
    )
    assert counts == LoadCounts(new=1, changed=1, unchanged=1, removed=1)
    assert [key for key, _ in preferred(con)] == [f"WEN/agenda_item/{n}" for n in (1, 2, 4)]
    assert con.execute(
        "SELECT grade FROM judgements WHERE document_key = 'WEN/agenda_item/2' ORDER BY 1"
    ).fetchall() == [
        ("inadequate",),
        ("outstanding",),
    ]
    for table in ("inspections", "judgements", "actions", "evidence"):
        assert not con.execute(f"SELECT 1 FROM {table} WHERE document_key = 'WEN/agenda_item/3'").fetchall()


def test_a_page_that_gives_nothing_any_more_loses_its_documents(con):
    sample.load(con, (sample.capture(MEETING, 1), [sample.document("1")]))
    assert sample.load(con, (sample.capture(MEETING, 2), [])) == LoadCounts(removed=1)
    assert preferred(con) == []


def test_an_older_capture_never_replaces_a_newer_one(con):
    sample.load(con, (sample.capture(MEETING, 5), [sample.document("1", sample.text_of(2015))]))
    before = sample.contents(con)
    older = (sample.capture(MEETING, 2), [sample.document("1", sample.text_of(2011)), sample.document("9")])
    assert sample.load(con, older) == LoadCounts(kept=2)
    assert sample.contents(con) == before


def test_of_several_captures_of_a_page_in_one_batch_the_newest_counts(con):
    counts = sample.load(
        con,
        (sample.capture(MEETING, 2), [sample.document("1", sample.text_of(2012)), sample.document("2")]),
        (sample.capture(MEETING, 3), [sample.document("1", sample.text_of(2013))]),
        (sample.capture(MEETING, 1), [sample.document("1", sample.text_of(2011))]),
    )
    assert counts == LoadCounts(new=1, kept=3)
    assert preferred(con) == [("WEN/agenda_item/1", sample.text_of(2013))]


def test_a_batch_that_splits_a_page_removes_none_of_it(con):
    capture = sample.capture(MEETING, 1)
    sample.load(con, (capture, [sample.document("1")]))
    assert sample.load(con, (capture, [sample.document("2")])) == LoadCounts(new=1)
    assert len(preferred(con)) == 2


def test_a_page_that_returns_to_what_it_was_is_seen_anew(con):
    first, second = sample.capture(MEETING, 1, "a"), sample.capture(MEETING, 2, "b")
    again = replace(first, fetched_at="2026-01-03T02:00:00Z", segment="WEN/r3.warc.gz")
    sample.load(con, (first, [sample.document("1", sample.text_of(2011))]))
    sample.load(con, (second, [sample.document("1", sample.text_of(2012))]))
    assert sample.load(con, (again, [sample.document("1", sample.text_of(2011))])) == LoadCounts(changed=1)
    assert preferred(con) == [("WEN/agenda_item/1", sample.text_of(2011))]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_whole_text_goes_before_the_cut_one_whatever_comes_first(con, order):
    cut = (sample.capture(MEETING, 3), [sample.document("101", CUT, truncated=True)])
    whole = (sample.capture(ITEM, 1), [sample.document("101", WHOLE)])
    for index in order:
        sample.load(con, (cut, whole)[index])
    assert preferred(con) == [("WEN/agenda_item/101", WHOLE)]


def test_a_newer_cut_text_that_tells_otherwise_goes_before_the_whole_one(con):
    sample.load(con, (sample.capture(ITEM, 1), [sample.document("101", WHOLE)]))
    other = CUT.replace("at some length", "at great length")
    corrected = (sample.capture(MEETING, 2), [sample.document("101", other, truncated=True)])
    assert sample.load(con, corrected) == LoadCounts(changed=1)
    assert preferred(con) == [("WEN/agenda_item/101", other)]
    renewed = (sample.capture(ITEM, 3), [sample.document("101", WHOLE.replace("some", "great"))])
    assert sample.load(con, renewed) == LoadCounts(changed=1)


def test_what_one_page_drops_another_still_shows(con):
    sample.load(con, (sample.capture(ITEM, 1), [sample.document("101", WHOLE)]))
    sample.load(con, (sample.capture(MEETING, 2), [sample.document("101", WHOLE + "\nMore.")]))
    assert sample.load(con, (sample.capture(MEETING, 3), [])) == LoadCounts(changed=1)
    assert preferred(con) == [("WEN/agenda_item/101", WHOLE)]


def test_another_parser_version_replaces_what_it_read_before(con):
    capture = sample.capture(MEETING, 1)
    sample.load(con, (capture, [sample.document("1"), sample.document("2")]))
    assert sample.load(con, (capture, [sample.document("1")]), version="2") == LoadCounts(
        unchanged=1, removed=1
    )
    assert con.execute("SELECT parser_version FROM pages").fetchall() == [("2",)]


def test_saved_pages_add_and_their_bytes_tell_when_a_page_is_the_same(con):
    def save(text, body_hash, version="1", source="page.txt"):
        return load_documents(
            con,
            [
                sample.loaded(
                    sample.document(None, text), body_hash=body_hash, parser_version=version, source=source
                )
            ],
            "r1",
        )

    assert save("The first page.", "aa") == LoadCounts(new=1)
    assert save("The first page.", "aa", source="copy of page.txt") == LoadCounts(unchanged=1)
    assert save("Another page under the same file name.", "bb") == LoadCounts(new=1)
    assert save("The first page, read better.", "aa", version="2") == LoadCounts(new=1, removed=1)
    assert sorted(text for _, text in preferred(con)) == [
        "Another page under the same file name.",
        "The first page, read better.",
    ]


def test_a_site_id_without_a_council_names_nothing(con):
    batch = [sample.loaded(sample.document("7", f"Page {n}"), council_id=None) for n in (1, 2)]
    assert load_documents(con, batch, "r1") == LoadCounts(new=2)
    assert all(key.startswith("-/file/") for key, _ in preferred(con))


def test_claims_that_do_not_fit_are_refused_one_document_at_a_time(con):
    sample.load(con, (sample.capture(MEETING, 1), [sample.document("1"), sample.document("2")]))
    newer = sample.capture(MEETING, 2)
    load_captures(con, [newer])
    text = sample.text_of(2020)
    broken = {
        "outside": Extraction(judgements=(Judgement("i1", "x", "good", 0, len(text) + 1, "r"),)),
        "empty": Extraction(
            (Inspection("i1", "ofsted", None, "school", None, None, None, None, None, 0, 5, "r"),),
            (Judgement("i1", "x", "good", 3, 3, "r"),),
        ),
        "unknown": Extraction(judgements=(Judgement("i9", "x", "good", 0, 5, "r"),)),
    }
    for extraction in broken.values():
        batch = [
            sample.loaded(sample.document("1", text), newer),
            sample.loaded(sample.document("2", text), newer, extraction=extraction),
        ]
        assert len(load_documents(con, batch, "r1").refused) == 1
    assert preferred(con) == [("WEN/agenda_item/1", text), ("WEN/agenda_item/2", sample.text_of())]
    found = con.execute("SELECT reason, capture_id, detail FROM issues ORDER BY ALL").fetchall()
    assert {reason for reason, *_ in found} == {"invalid_extraction"}
    assert all("WEN/agenda_item/2" in detail and newer.capture_id == at for _, at, detail in found)


def test_an_inspection_that_only_the_title_tells_of_needs_no_quote(con):
    told = Inspection(
        "i1", "ofsted", "sif", "childrens_services", None, None, None, None, None, 0, 0, "title"
    )
    board = replace(told, ref="i2", subject="safeguarding_board")
    text = "It was judged good."
    given = Extraction((told, board), (Judgement("i2", "overall_effectiveness", "good", 0, 18, "r"),))
    assert load_documents(con, [sample.loaded(sample.document("1", text), extraction=given)], "r1").new == 1
    assert len(set(con.execute("SELECT inspection_key FROM inspections").fetchall())) == 2
    assert con.execute("""
        SELECT subject, claim_kind, quote FROM judgements j JOIN inspections USING (inspection_key)
        JOIN evidence ON claim_key = judgement_key
    """).fetchall() == [("safeguarding_board", "judgement", "It was judged good")]
    assert con.execute("SELECT count(*) FROM evidence").fetchone() == (1,)


def test_text_that_is_no_unicode_is_refused_and_told(con):
    batch = [
        sample.loaded(sample.document(None, "A lone \ud800 surrogate")),
        sample.loaded(sample.document("5")),
    ]
    counts = load_documents(con, batch, "r1")
    assert (counts.new, [issue.reason for issue in counts.refused]) == (1, ["invalid_extraction"])


@pytest.mark.parametrize(
    ("changes", "run_id", "named"),
    [
        ({"capture_id": "nowhere"}, "r1", "capture nowhere"),
        ({"council_id": "XXX"}, "r1", "council XXX"),
        ({}, "r9", "run r9"),
    ],
)
def test_unknown_references_are_refused_whole(con, changes, run_id, named):
    batch = [sample.loaded(sample.document("1")), sample.loaded(sample.document("2"), **changes)]
    with pytest.raises(LoadRefused, match=named):
        load_documents(con, batch, run_id)
    assert preferred(con) == []


def test_an_empty_batch_is_nothing(con):
    assert load_documents(con, [], "r1") == LoadCounts()
    assert LoadCounts(new=1, kept=2) + LoadCounts(new=2, removed=1) == LoadCounts(new=3, kept=2, removed=1)


def test_facts_that_the_preferred_page_leaves_out_are_those_of_another(con):
    on_meeting = sample.document("101", CUT, truncated=True, committee="Cabinet")
    bare = sample.document("101", WHOLE, committee=None, meeting_date=None)
    undated = sample.document("102", WHOLE, meeting_date=None)
    sample.load(con, (sample.capture(MEETING), [on_meeting, sample.document("103")]))
    sample.load(con, (sample.capture(ITEM), [bare]), (sample.capture("mgAi.aspx?ID=102"), [undated]))
    scrutiny = "Children and Families Scrutiny Committee"
    assert con.execute("""
        SELECT f.document_key, f.committee, f.committee_key, f.meeting_date, d.text
        FROM document_facts f JOIN documents d ON d.rowid = f.place ORDER BY ALL
    """).fetchall() == [
        ("WEN/agenda_item/101", "Cabinet", "WEN/cabinet", "2015-01-20", WHOLE),
        ("WEN/agenda_item/102", scrutiny, f"WEN/{scrutiny.lower()}", None, WHOLE),
        ("WEN/agenda_item/103", scrutiny, f"WEN/{scrutiny.lower()}", "2015-01-20", sample.text_of()),
    ]
