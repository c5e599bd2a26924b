"""Visits, receptions, signings and minutes: what tells of them, and what only looks like it."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("On 3 November 2025 the mayor received the delegation of Quang Lam province.", [("meeting", "2025-11-03")]),
        ("The delegation was on a working visit from 3 to 5 November 2025.", [("visit", "2025-11-03/2025-11-05")]),
        ("Ngày 13/5/2025, Bí thư Tỉnh ủy đã tiếp xã giao Đoàn đại biểu tỉnh Kra-lăng.", [("meeting", "2025-05-13")]),
        ("Le 18 octobre 2024, le maire s'est entretenu avec M. Vo Thanh Tri.", [("meeting", "2024-10-18")]),
        (
            "W dniach 15-17 maja 2024 r. przebywała z wizytą delegacja prowincji.",
            [("visit", "2024-05-15/2024-05-17")],
        ),
        ("Del 24 al 27 de agosto de 2025 visitó Brest una delegación.", [("visit", "2025-08-24/2025-08-27")]),
        ("The two sides signed a memorandum on cold storage.", [("signing", None)]),
        ("At the end of the talks a memorandum was signed.", [("signing", None)]),
        ("Minutes of the working group's meeting\nheld on 3 May 2025", [("meeting", "2025-05-03")]),
    ],
)
def test_what_verbs_and_minutes_tell_is_an_event(text, kinds):
    assert [(event.kind, event.date) for event in read(text).events] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 the province received 58 delegations.",
        "The delegation visited a school on 3 November 2025.",
        "A delegation will visit the province in the second quarter.",
        "The two sides have signed 26 agreements since 2020.",
        "The agreement was signed by nobody.",
        "The office shall receive the delegation by 3 November 2025.",
    ],
)
def test_customs_wishes_and_schools_are_no_events(text):
    assert read(text).events == ()


def test_a_visit_told_again_by_one_of_its_days_is_one_visit():
    text = (
        "The delegation is on an official visit from 3 to 5 November 2025.\n"
        "On 4 November 2025 the delegation visited the province of Brest."
    )

    assert [event.date for event in read(text).events] == ["2025-11-03/2025-11-05"]


def test_who_leads_the_guests_does_not_chair_the_talks():
    text = (
        "On 3 November 2025 the Ministry of Trade held a meeting with a delegation headed by Mr. Vo Thanh Tri.\n"
        "The meeting was chaired by Minister Anna Berg."
    )

    assert [event.chair for event in read(text).events] == ["Anna Berg"]


def test_counts_and_chairs_of_another_day_are_not_those_of_the_event():
    text = (
        "On 3 November 2025 the Ministry of Trade held a conference.\n"
        "In a talk on 9 May 2025, 40 delegates took part, chaired by Minister Anna Berg."
    )
    (event,) = read(text).events

    assert (event.chair, event.delegates) == (None, None)


def test_what_was_held_on_the_same_day_has_the_day_told_before():
    text = "On 3 November 2025 the Ministry of Trade held a conference.\nA forum took place later that day."

    assert [(event.kind, event.date) for event in read(text).events] == [
        ("conference", "2025-11-03"),
        ("forum", "2025-11-03"),
    ]
