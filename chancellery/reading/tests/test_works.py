"""Several mentions, one document; and how documents stand to one another."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _works(text: str) -> list[int]:
    return [reference.work for reference in read(text).references]


def test_a_damaged_number_is_the_same_document() -> None:
    reading = read("The council has read Directive 44-CT/TW. The offices received Directive 44/CT-TW in the week.")

    (work,) = reading.works
    assert (work.number, work.aliases, work.mentions) == ("44-CT/TW", ("44/CT-TW",), (0, 1))


def test_the_spelling_that_kept_its_letters_is_the_number() -> None:
    reading = read(
        "Đề án số 07-ĐA/TW của tỉnh và các sở.\nThe council of the province has read Project 07-DA/TW of the Party."
    )

    (work,) = reading.works
    assert (work.kind, work.number, work.aliases) == ("scheme", "07-ĐA/TW", ("07-DA/TW",))


def test_a_short_name_joins_the_document_it_can_mean() -> None:
    assert _works("Directive 44-CT/TW of the Secretariat was read. Directive 44 is for the communes.") == [0, 0]


def test_a_short_name_before_the_whole_number_joins_it_too() -> None:
    assert _works("Directive 44 was read. It was Directive 44-CT/TW that the communes have.") == [0, 0]


def test_a_short_name_of_another_issuer_stays_alone() -> None:
    assert _works(
        "Resolution 18-NQ/TW of the Central Committee was read. Resolution 18 of the Government was not."
    ) == [0, 1]


def test_a_short_name_between_two_documents_stays_alone() -> None:
    text = "Resolution 18-NQ/TW and Resolution 18/NQ-CP were read by the council. Resolution 18 is for the communes."

    assert _works(text) == [0, 1, 2]


def test_one_number_in_two_terms_is_two_documents() -> None:
    text = "Directive 44-CT/TW of 9 February 2010 was replaced. The council has Directive 44-CT/TW of 8 March 2019."

    assert _works(text) == [0, 1]


def test_a_slip_in_a_date_is_one_document() -> None:
    text = "Directive 44-CT/TW of 9 February 2019 was read. The council has Directive 44-CT/TW of 8 February 2019."

    assert _works(text) == [0, 0]


RELATIONS = [
    ("Plan 88-KH/TU of the province implements Directive 44-CT/TW.", ("implements", 0, 1)),
    ("Kế hoạch số 88-KH/TU triển khai thực hiện Chỉ thị số 44-CT/TW của các sở.", ("implements", 0, 1)),
    ("Thông tư 05/2020/TT-BNG sửa đổi, bổ sung Thông tư 02/2011/TT-BNG của bộ và các sở.", ("amends", 0, 1)),
    ("Décret 11/2019/NĐ-CP remplaçant le décret 93/2009/NĐ-CP dans les provinces.", ("replaces", 0, 1)),
    ("Decree 93/2009/NĐ-CP was replaced by Decree 11/2019/NĐ-CP in the provinces.", ("replaces", 1, 0)),
    ("Uchwała 36-NQ/TW w celu wdrożenia Dyrektywy 44-CT/TW jest dla gmin.", ("implements", 0, 1)),
    ("A Resolução 21 do Governo sobre a implementação da Diretiva 15 foi lida.", ("implements", 0, 1)),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_cue_between_two_documents_relates_them(text: str, expected: tuple[str, int, int]) -> None:
    assert [(r.kind, r.source, r.target) for r in read(text).relations] == [expected]


OWN = """ỦY BAN NHÂN DÂN
Số: 901/KH-UBND
Sông Lam, ngày 14 tháng 8 năm 2023
KẾ HOẠCH
Triển khai thực hiện Chỉ thị số 44-CT/TW của các sở trong tỉnh
Căn cứ Nghị định số 11/2019/NĐ-CP của Chính phủ;
Các sở của tỉnh triển khai Nghị quyết số 36-NQ/TW trong năm.
"""


def test_the_heading_gives_a_document_its_own_number_and_date() -> None:
    own = read(OWN).works[0]

    assert (own.kind, own.number, own.date) == ("plan", "901/KH-UBND", "2023-08-14")


def test_a_document_implements_what_its_title_says_and_rests_on_what_its_preamble_says() -> None:
    assert [(r.kind, r.source, r.target) for r in read(OWN).relations] == [("implements", 0, 1), ("cites", 0, 2)]


def test_a_news_item_that_opens_with_a_number_is_not_that_document() -> None:
    text = "Kế hoạch số 901/KH-UBND đã được các sở gửi đi.\nTriển khai Chỉ thị số 44-CT/TW là việc của các sở."

    assert read(text).relations == ()


def test_a_relation_holds_for_each_of_its_targets() -> None:
    reading = read("Plan 88-KH/TU of the province implements Directive 44-CT/TW and Resolution 36-NQ/TW.")

    assert [(r.source, r.target) for r in reading.relations] == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The council studied Directive 44-CT/TW and agreed to implement Resolution 36-NQ/TW.",
        "The council read Directive 44-CT/TW. Implementing Resolution 36-NQ/TW is for the communes.",
        "The council read Directive 44-CT/TW; to implement Resolution 36-NQ/TW is for the communes.",
    ],
)
def test_two_documents_in_two_thoughts_are_not_related(text: str) -> None:
    assert read(text).relations == ()


def test_a_law_called_by_its_subject_is_the_one_told_with_its_day() -> None:
    reading = read(
        "Na podstawie ustawy z dnia 14 kwietnia 2020 r. o umowach międzynarodowych wydział sporządza wykaz. "
        "Ustawa o umowach międzynarodowych stanowi, kto podpisuje; zgodnie z ustawą o gminach działa rada."
    )

    assert [(work.date, work.mentions) for work in reading.works] == [("2020-04-14", (0, 1)), (None, (2,))]


def test_the_cases_of_a_title_are_one_document() -> None:
    assert _works("Wydział stosuje ustawę o cudzoziemcach. Zgodnie z ustawą o cudzoziemcach wydaje decyzje.") == [0, 0]


def test_two_countries_have_two_agreements_about_the_same() -> None:
    assert _works(
        "Das Amt veröffentlicht das deutsch-avarische Abkommen über Finanzielle Zusammenarbeit und das "
        "deutsch-tavrische Abkommen vom 19. November 2012 über Finanzielle Zusammenarbeit."
    ) == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Kiến trúc số 40/2019/QH14 ngày 13/6/2019, Sở hướng dẫn. Theo Luật Kiến trúc, hồ sơ nộp tại Sở.",
        "Căn cứ Luật Lưu trữ ngày 21/6/2024, Sở hướng dẫn. Theo Luật Lưu trữ, hồ sơ được nộp tại Sở.",
    ],
)
def test_a_law_called_by_its_name_is_the_one_told_with_its_number_or_day(text):
    assert [each.mentions for each in read(text).works] == [(0, 1)]
