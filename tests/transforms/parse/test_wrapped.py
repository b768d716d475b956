"""Lines broken at a width are joined; lists, headings and tables are not."""

from __future__ import annotations

import pytest

from transforms.parse.lines import blocks_of_text


def blocks(text: str) -> list[str]:
    return [" ".join(text[block.start : block.end].split()) for block in blocks_of_text(text)]


@pytest.mark.parametrize(
    "break_before",
    [
        "Members asked that the Director of Children's Services report back in\nJanuary 2017.",
        "The Committee told of visits to frontline services which took place in\nNovember 2015.",
    ],
)
def test_a_word_that_no_line_ends_with_goes_on(break_before: str) -> None:
    assert blocks(break_before) == [break_before.replace("\n", " ")]


def test_a_run_filled_to_one_width_goes_on_with_capitals() -> None:
    wrapped = (
        "The Director told the Committee of the inspection that was made of the\n"
        "service in the autumn, of what the inspectors had seen, and of the Local\n"
        "Safeguarding Board's part in it. The plan that followed was shared with the\n"
        "partners of the council and would be read by the Chief\n"
        "Executive before the end of the year."
    )
    assert blocks(wrapped) == [wrapped.replace("\n", " ")]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            "Outcome of the Inspection of Services for Children in Need of Help\n"
            "Annual Report of the Local Safeguarding Children Board and Partners\n"
            "Annual Report of the Independent Reviewing Officers for the Council",
            id="titles",
        ),
        pytest.param(
            "The experiences and progress of children who need help and protection - good\n"
            "The experiences and progress of children looked after and care leavers - good\n"
            "Leadership, management and governance of services for children in Wendle - good",
            id="grades",
        ),
        pytest.param(
            "Members thanked the officers for the report on the progress of the plan\nRESOLVED that it be noted",
            id="a-resolution-behind-an-open-line",
        ),
        pytest.param(
            "Members asked that the Director of Children's Services report back in\n\nJanuary 2017.",
            id="a-blank-line",
        ),
        pytest.param(
            "Members asked that the Director of Children's Services report back on the\n1. budget of the service",
            id="a-marker",
        ),
    ],
)
def test_lines_of_their_own_stay_apart(lines: str) -> None:
    assert blocks(lines) == [line for line in lines.split("\n") if line]


def test_the_first_words_of_a_paragraph_stand_alone_where_mark_up_took_the_width() -> None:
    first = (
        "The officer\nreferred to the main points that the inspectors had made, and to the plan\n"
        "that the service had drawn up in response to them, which was not a matter\n"
        "of statute but had been shared with the schools and the partners of the\n"
        "council, who would be asked how it went before the end of the school year,\n"
        "and each year after."
    )
    second = "The members\nthanked the service."
    assert blocks(f"{first}\n{second}") == [part.replace("\n", " ") for part in (first, second)]


def test_small_letters_below_a_colon_are_a_list_where_no_line_was_broken() -> None:
    told = "The Director told the Committee of the inspection, of what it had found and of the plan. " * 3
    items = [
        "make certain that the rota of the emergency team is full at weekends",
        "see to it that every letter is read before it goes out to families",
    ]
    assert blocks("\n".join([told.strip(), "The report asked the service to:", *items])) == [
        told.strip(),
        "The report asked the service to:",
        *items,
    ]
