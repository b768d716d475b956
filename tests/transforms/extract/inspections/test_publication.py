"""The day on which a report or letter came out, told in many ways, and what came out that was none."""

from __future__ import annotations

import pytest
from readings import inspections

INSPECTED = "Ofsted inspected the Council's services for children from 3 to 14 February 2025. "
ON_SITE = ("2025-02-03", "2025-02-14")


def days(body: str) -> list[tuple[str | None, ...]]:
    return [(i.started_on, i.ended_on, i.published_on) for i in inspections(body)]


@pytest.mark.parametrize(
    "told",
    [
        "The report came out on 7 April.",
        "The report appeared on 7 April 2025.",
        "Their report appeared on the website on 7 April.",
        "The report went up on the inspectorate's web site on 7 April.",
        "The report went on Ofsted's website on 7 April.",
        "The report has been on Ofsted's site since 7 April.",
        "It has been on the website since 7 April 2025.",
        "The report (it has been on Ofsted's site since 7 April) tells us a good deal.",
        "The letter, dated 7 April, was attached.",
        "The letter is dated 7 April 2025.",
        "The report of 7 April was attached as Appendix A.",
        "Ofsted's report of 7 April could hardly have been clearer.",
        "Ofsted's report of 7 April 2025 said that children were safe.",
        "The letter of 7 April says that the pace has picked up.",
        "The report was issued on 7 April.",
        "The report had been issued on 7 April 2025.",
        "Ofsted issued its report on 7 April.",
        "Ofsted put out its report on 7 April.",
        "Ofsted's report was put out on 7 April.",
        "Ofsted released its report on 7 April.",
        "The report was released to the world on 7 April.",
        "The report was made public on 7 April.",
        "Ofsted made its report public on 7 April.",
        "Ofsted made public its findings on 7 April.",
        "The findings were made public on 7 April.",
        "The report became public on 7 April.",
        "The report entered the public domain on 7 April.",
        "The report has been in the public domain since 7 April.",
        "The report went live on 7 April.",
        "The outcome was announced on 7 April.",
        "Ofsted announced the outcome on 7 April.",
        "The judgement was announced publicly on 7 April.",
        "The report was out on 7 April.",
        "The report was not out until 7 April.",
        "The report did not appear until 7 April.",
        "The report did not come out until 7 April.",
        "The report was not published until 7 April.",
        "It was 7 April before the report came out.",
        "Publication followed on 7 April.",
        "Publication was on 7 April 2025.",
        "Publication of the report took place on 7 April.",
        "Its publication on 7 April had been widely reported.",
        "Following publication of the report on 7 April, staff had been thanked.",
        "Since the report was published on 7 April, staff had been thanked.",
        "After publication on 7 April the Leader wrote to staff.",
        "The report, published on 7 April, set out five areas.",
        "The report (published 7 April 2025) set out five areas.",
        "The report (7 April 2025) set out five areas.",
        "The report, out on 7 April, set out five areas.",
        "The report had lain under embargo all spring; it was released on 7 April.",
        "The embargo was lifted on 7 April.",
        "The report was embargoed until 7 April.",
        "The report was placed on the website on 7 April.",
        "The report was posted online on 7 April.",
        "The report was uploaded to the Ofsted website on 7 April.",
        "The report could be read on Ofsted's website from 7 April.",
        "The report was available on the website from 7 April.",
        "The inspectors reported on 7 April.",
        "Inspectors had reported on 7 April 2025.",
        "Ofsted reported on 7 April 2025 that services were safe.",
        "The team reported its findings on 7 April.",
        "Their findings were published on 7 April 2025.",
        "The outcome letter was published on 7 April.",
        "The final report was received on 7 April and published the same day.",
        "The final report was published by Ofsted on the 7th of April.",
        "Date of publication: 7 April 2025.",
        "Published: 7 April 2025",
        "Report published 7 April 2025.",
        "Report published: 07/04/2025",
        "Publication date of report: 7 April 2025",
        "On 7 April the report was published.",
        "On 7 April 2025 Ofsted published its report.",
        "On 7 April, Ofsted released its report.",
        "On Monday 7 April the report came out.",
        "It was published on 7 April.",
        "This was published on 7 April 2025.",
        "That report came out on 7 April.",
        "It came out on 7 April.",
        "It appeared on 7 April.",
        "This appeared on Ofsted's website on 7 April.",
        "It was signed off and published on 7 April.",
        "It was finally published on 7 April.",
        "It was eventually released on 7 April.",
        "Members had seen the report, which came out on 7 April.",
        "Members had seen the report, which had been put on the website on 7 April.",
        "Ofsted's judgement, published on 7 April, was that services were safe.",
        "Ofsted's findings, as published on 7 April, were attached.",
        "The result was published on 7 April.",
        "The report was laid before Members on 9 May, having been published on 7 April.",
        "The report was published a month ago, on 7 April.",
        "The draft report came on 10 March and the final one was published on 7 April.",
        "The draft was received for factual accuracy checking on 10 March and the final report published on 7 April.",
        "The Council had the draft report on 10 March and Ofsted published it on 7 April.",
        "The letter which followed it on 7 April was attached.",
        "A letter is sent after such inspections, and what they found was put on the internet on 7 April.",
        "What inspectors had found was made public on 7 April.",
        "No grade is given; a letter is sent, which was dated 7 April 2025 and had been circulated.",
        "On Monday of last week (7 April) its report was published.",
    ],
)
def test_a_sentence_that_tells_when_the_report_came_out(told: str) -> None:
    assert days(INSPECTED + told) == [(*ON_SITE, "2025-04-07")]


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted inspected the Council from 3 to 14 February 2025 and reported on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025 and its report appeared on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025 and put out its report on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025, the report coming out on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025, with the report being published on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025, publishing its report on 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025 (report 7 April 2025).",
        "Ofsted inspected the Council from 3 to 14 February 2025 (report published 7 April 2025).",
        "Ofsted inspected the Council from 3 to 14 February 2025 (published 7 April).",
        "Ofsted inspected the Council from 3 to 14 February 2025 (report dated 7 April 2025).",
        "Ofsted inspected the Council from 3 to 14 February 2025; report out 7 April.",
        "Ofsted inspected the Council from 3 to 14 February 2025 and the report, on 7 April, said that children were safe.",
        "The inspection was from 3 to 14 February this year and the report, on 7 April, put us at inadequate overall.",
        "The inspection was from 3 to 14 February 2025 and the letter, of 7 April, set no priority actions.",
        "The report on the inspection of 3 to 14 February 2025 was published on 7 April.",
        "The report of the inspection of 3 to 14 February, published on 7 April 2025, was considered.",
        "Ofsted inspected the Council from 3 to 14 February 2025 under the new framework, and published on 7 April.",
        "In the inspection of 3 to 14 February 2025, reported on 7 April, the Council was judged good overall.",
    ],
)
def test_a_clause_that_tells_when_the_report_came_out(told: str) -> None:
    assert days(told) == [(*ON_SITE, "2025-04-07")]


@pytest.mark.parametrize(
    "told",
    [
        "The action plan was published on 7 April.",
        "The improvement plan was issued on 7 April 2025.",
        "The Council published its action plan on 7 April.",
        "The report of the Director of 7 April was attached.",
        "The Director's report of 7 April was attached.",
        "The Director's letter of 7 April was attached.",
        "The letter of 7 April from the Minister was read out.",
        "The minutes of 7 April were approved.",
        "The Committee considered the report on 7 April.",
        "The Committee had considered the report, on 7 April, with care.",
        "The agenda was published on 7 April.",
        "The report would be presented to Cabinet on 7 April.",
        "The draft report was issued on 7 April.",
        "The draft report came out on 7 April 2025.",
        "The statement of action was published on 7 April.",
        "An update was placed on the Council's website on 7 April.",
        "The action plan was placed on the website on 7 April.",
        "Members had discussed the report at the meeting of 7 April.",
        "The Director reported on 7 April that staff were well.",
        "The Committee met on 3 March and reported on 7 April to Cabinet.",
        "A press release was put out on 7 April.",
        "The new framework came out on 7 April.",
        "GCSE results were published on 7 April.",
        "The audit report was issued on 7 April.",
        "The serious case review was published on 7 April.",
        "The Ombudsman's report was published on 7 April.",
        "The new manager appeared before the Panel on 7 April.",
        "The Secretary of State announced on 7 April that a commissioner would be appointed.",
        "The guidance was issued on 7 April 2025.",
        "An improvement notice was issued on 7 April.",
        "The appointment was announced on 7 April.",
        "The post was advertised and the advert went live on 7 April.",
        "The new case system went live on 7 April.",
        "The DfE issued its statement on 7 April.",
        "The Board published its annual report on 7 April.",
        "Staff were told of the outcome on 7 April.",
        "The self-evaluation was published on 7 April.",
        "The Strategy was issued for consultation on 7 April.",
        "A letter was sent to parents on 7 April.",
        "The monitoring report to the Board of 7 April was noted.",
        "The report to Cabinet of 7 April was noted.",
        "The Chief Executive's letter, dated 7 April, was noted.",
        "The number of children on plans was reported on 7 April.",
    ],
)
def test_what_else_came_out_or_was_told_that_day(told: str) -> None:
    assert days(INSPECTED + told) == [(*ON_SITE, None)]


def test_the_day_that_opens_the_sentence_on_the_report() -> None:
    told = (
        "On 14 November 2024 Ofsted published its Area SEND inspection report of the Wendleshire partnership."
    )
    assert [i.published_on for i in inspections(told, "Call for a meeting")] == ["2024-11-14"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The report, dated 1 April 2025, had been published on 7 April.", "2025-04-07"),
        ("Three reports had been published by 16 September 2025.", None),
        ("A report dated 30 September 2025 by the Chief Officer was circulated.", None),
        ("It was agreed that both be published on the website by 6 November 2025.", None),
    ],
)
def test_which_of_the_days_it_was(told: str, day: str | None) -> None:
    assert days(INSPECTED + told) == [(*ON_SITE, day)]


@pytest.mark.parametrize(
    "told",
    [
        "It would be recalled that the report, published on 7 April, had judged them good.",
        "Members would have seen the report, which was published on 7 April.",
        "The letter had been published on 7 April. Focused visits are not graded.",
    ],
)
def test_what_would_be_recalled_is_past(told: str) -> None:
    body = "Ofsted inspected the service from 3 to 14 February 2025. " + told
    assert [i.published_on for i in inspections(body)] == ["2025-04-07"]


def test_a_briefing_at_which_the_report_was_received_is_no_publication() -> None:
    body = INSPECTED + "Members had received the inspection report itself at the briefing held on 7 April."
    assert days(body) == [(*ON_SITE, None)]


def test_the_board_graded_in_the_same_report() -> None:
    body = (
        "Ofsted's report of 7 April found services inadequate overall. The Safeguarding Children Board had been found "
        "inadequate by the same inspectors in the same report."
    )
    assert {(i.subject, i.published_on) for i in inspections(body)} == {
        ("childrens_services", "2025-04-07"),
        ("safeguarding_board", "2025-04-07"),
    }


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (
            "Members had the letter which had been sent to the Director by Ofsted on 7 April 2025.",
            "2025-04-07",
        ),
        (
            "The letter sent by the inspectorate to the Chief Executive on 7 April 2025 was noted.",
            "2025-04-07",
        ),
        ("Members had the letter which had been sent to the Department by the Leader on 7 April 2025.", None),
        ("The letter sent by Ofsted was discussed on 7 April 2025.", None),
    ],
)
def test_a_letter_sent_by_inspectors_came_out_then(told: str, day: str | None) -> None:
    assert days(INSPECTED + told) == [(*ON_SITE, day)]


@pytest.mark.parametrize(
    "told",
    [
        "The local offer had been published on the Council's website in April.",
        "A pledge to children in care was published in May 2025.",
        "The report would not be published until the end of November.",
        "The letter will be published in December.",
    ],
)
def test_offers_and_months_to_come_are_no_day_of_publication(told: str) -> None:
    assert days(INSPECTED + told) == [(*ON_SITE, None)]


@pytest.mark.parametrize(
    ("told", "published"),
    [
        (
            "A plan was written in response to the inspection of services (published 7th April 2025).",
            "2025-04-07",
        ),
        ("The final report came in April 2025.", "2025-04"),
        ("The inspection went well, with the report written in April 2025.", "2025-04"),
    ],
)
def test_a_report_that_came_and_what_a_bracket_says_of_it(told: str, published: str) -> None:
    assert (*ON_SITE, published) in days(INSPECTED + told)
