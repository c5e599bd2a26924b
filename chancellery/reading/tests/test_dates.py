"""Dates as EDTF, in each language and in the damaged forms of real texts."""

from __future__ import annotations

from datetime import date

import pytest

from chancellery.reading import blocks, read
from chancellery.reading.days import dates
from chancellery.reading.tests.timed import least_seconds
from chancellery.reading.text import Source


def _found(text: str, *, published: date | None = None) -> list[tuple[str, str, bool]]:
    source = blocks.divide(text)
    return [(each.quote, each.edtf, each.inferred) for each in dates.read(source, published=published)]


FORMS = [
    ("Le ministère a écrit aux provinces le 1er mars 2023 dans la matinée.", "1er mars 2023", "2023-03-01"),
    ("La visite a été prévue du 5 au 7 janvier 2024 à la frontière.", "5 au 7 janvier 2024", "2024-01-05/2024-01-07"),
    ("Le rapport sur les ponts est dû au troisième trimestre 2023.", "troisième trimestre 2023", "2023-35"),
    ("Les routes sont à ouvrir d'ici fin 2026 dans la province.", "d'ici fin 2026", "2026"),
    ("Delegacja przyjechała do nas 3 maja 2021 r. i była w mieście.", "3 maja 2021 r.", "2021-05-03"),
    ("Sprawozdanie z prac należy złożyć w III kwartale 2024 roku.", "III kwartale 2024 roku", "2024-35"),
    ("Prace są planowane na lata 2022–2026 i nie dla wszystkich.", "na lata 2022–2026", "2022/2026"),
    ("A comissão reuniu-se em 9 de junho de 2020 para a assinatura.", "9 de junho de 2020", "2020-06-09"),
    ("As obras da ponte terminam até o final de 2027 para todos.", "até o final de 2027", "2027"),
    (
        "Đoàn đã đến thăm tỉnh ngày 07 tháng 9 năm 2021 và làm việc với sở.",
        "ngày 07 tháng 9 năm 2021",
        "2021-09-07",
    ),
    ("Các sở báo cáo trong quý IV/2024 về việc này.", "quý IV/2024", "2024-36"),
    ("Kết quả 6 tháng đầu năm 2023 của tỉnh là tốt.", "6 tháng đầu năm 2023", "2023-40"),
    ("Dự án được thực hiện trong tháng 03/2023 tại tỉnh.", "tháng 03/2023", "2023-03"),
    ("The province was asked to answer by March 9, 2022 at the latest.", "March 9, 2022", "2022-03-09"),
    ("The roads will be built from 2021 to 2025 in the border area.", "from 2021 to 2025", "2021/2025"),
    ("The paper was dated 2022-01-05 and has been kept in the archive.", "2022-01-05", "2022-01-05"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), FORMS)
def test_read_finds_a_form(text: str, quote: str, edtf: str) -> None:
    assert _found(text) == [(quote, edtf, False)]


NONE = [
    "The members that 5 may appoint are to be named by the council.",
    "Le marché des ponts a été ouvert à 2500 personnes dans la ville.",
    "Się dla nas w mieście oraz od wsi do wsi, 2300 osób jest zapisanych.",
    "The meeting of 31 February 2023 is a mistake of the typist.",
    "Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư.",
    "Des routes sont à 1,5/2 km de la ville, au 3/4 de la pente.",
]


@pytest.mark.parametrize("text", NONE)
def test_read_takes_no_date_from_other_figures(text: str) -> None:
    assert _found(text) == []


def test_read_finds_a_figure_glued_to_a_name() -> None:
    assert _found("Báo Biên PhòngBáo Biên Phòng09/02/2023") == [("09/02/2023", "2023-02-09", False)]


def test_a_day_without_year_stays_open() -> None:
    assert _found("Le matin du 24 novembre, la ville a reçu les délégués des provinces.") == [
        ("24 novembre", "XXXX-11-24", False)
    ]


def test_a_day_without_year_takes_the_year_nearest_to_publication() -> None:
    text = "Le matin du 28 décembre, la ville a reçu les délégués des provinces."

    assert _found(text, published=date(2024, 1, 3)) == [("28 décembre", "2023-12-28", True)]


def test_a_day_without_year_takes_the_year_of_the_byline() -> None:
    text = "Gazette du Fleuve 14/06/2022\nLe 12 juin, la ville a reçu les délégués des provinces pour une journée."

    assert _found(text)[-1] == ("12 juin", "2022-06-12", True)


def test_a_meeting_at_the_turn_of_the_year_is_held_in_the_year_of_its_tasks() -> None:
    text = "On 8 January, the department met to review the work and to set the tasks for 2025 in the province."

    assert _found(text) == [("8 January", "2025-01-08", True), ("for 2025", "2025", False)]


def test_a_meeting_before_the_turn_of_the_year_is_held_in_the_year_before_its_tasks() -> None:
    text = "On 20 December, the department met to review the work and to set the tasks for 2025 in the province."

    assert _found(text)[0] == ("20 December", "2024-12-20", True)


def test_a_day_without_year_takes_the_year_of_the_dateline_that_opens_the_text() -> None:
    text = "Villeneuve, le 9 juin 2022 - La ville a reçu les délégués. Le 30 mai, elle a écrit aux provinces."

    assert _found(text)[-1] == ("30 mai", "2022-05-30", True)


def test_a_deadline_without_year_lies_ahead_of_the_dateline() -> None:
    reading = read("Hà Nội, ngày 20 tháng 02 năm 2024\nCác sở báo cáo trước ngày 05/12 và đã họp ngày 01/12 vừa qua.")

    assert [each.edtf for each in reading.dates] == ["2024-02-20", "2024-12-05", "2023-12-01"]


def test_a_day_that_comes_back_each_year_has_no_year() -> None:
    reading = read("Hà Nội, ngày 20 tháng 02 năm 2024\nCác sở của tỉnh báo cáo trước ngày 05/12 hằng năm.")

    assert [(each.edtf, each.inferred) for each in reading.dates] == [("2024-02-20", False), ("XXXX-12-05", False)]


def test_figures_in_a_row_cost_no_more_than_figures_apart() -> None:
    """Each place is tried once, not again for every figure behind it."""
    opening = "Les services de la province ont été informés dans les délais et par la commission. "
    apart = _in(opening + ("1" + "." * 39) * 3_000)
    in_a_row = _in(opening + "1. " * 3_000)

    assert _seconds(in_a_row) < 3 * _seconds(apart)


def _in(text: str) -> Source:
    source = blocks.divide(text)
    assert source.language == "fr"
    return source


def _seconds(source: Source) -> float:
    return least_seconds(lambda: dates.read(source))


DATELINES = [
    "Hanoï, 15 mai 2024 (AVI) -",
    "Le 15 mai 2024 à 08:00",
    "(Lan Phuong) - 15/05/2024, 14:22",
    "15 mai 2024 | 08h00",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_may_name_the_agency_or_the_hour(line: str) -> None:
    text = f"Titre de la nouvelle de la province\n{line}\nLe 12 mai, le comité a reçu une délégation du ministère."

    assert [each.edtf for each in read(text).dates] == ["2024-05-15", "2024-05-12"]


def test_a_dateline_in_brackets_opens_a_text() -> None:
    text = "(Hue, 15 mai 2024) - Le 12 mai, le comité de la province a reçu une délégation du ministère."

    assert [each.edtf for each in read(text).dates] == ["2024-05-15", "2024-05-12"]
