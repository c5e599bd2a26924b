"""Mentions of documents: what is one, and what belongs to it."""

from __future__ import annotations

import pytest

from chancellery.reading import read

SECRETARIAT = "Secretariat of the Party Central Committee"

# text, (kind, number, date, issuer, quote)
ONE = [
    (
        "Le comité a étudié la directive n° 44-CT/TW du 9 février 2019 du Secrétariat sur la culture des communes.",
        ("directive", "44-CT/TW", "2019-02-09", SECRETARIAT, "directive n° 44-CT/TW du 9 février 2019"),
    ),
    (
        "Le Décret 11/2019/ND-CP du gouvernement est dans la liste des textes de la province.",
        ("decree", "11/2019/NĐ-CP", None, "Government", "Décret 11/2019/ND-CP"),
    ),
    (
        "La province a modifié la décision 315 du Politburo, qui est ancienne.",
        ("decision", None, None, "Politburo", "décision 315"),
    ),
    (
        "Komitet omówił Uchwałę nr 36-NQ/TW z dnia 22 października 2018 r., wydaną przez Komitet Centralny i jest za.",
        (
            "resolution",
            "36-NQ/TW",
            "2018-10-22",
            "Party Central Committee",
            "Uchwałę nr 36-NQ/TW z dnia 22 października 2018 r.",
        ),
    ),
    (
        "Gmina realizuje zadania Dyrektywy 44 Sekretariatu oraz przepisy dla wsi.",
        ("directive", None, None, SECRETARIAT, "Dyrektywy 44"),
    ),
    (
        "O comité leu a Resolução n.º 36-NQ/TW, de 22 de outubro de 2018, do Comitê Central sobre a economia do mar.",
        (
            "resolution",
            "36-NQ/TW",
            "2018-10-22",
            "Party Central Committee",
            "Resolução n.º 36-NQ/TW, de 22 de outubro de 2018",
        ),
    ),
    (
        "Thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về công tác của các tỉnh.",
        ("conclusion", "57-KL/TW", "2023-06-15", "Politburo", "Kết luận số 57-KL/TW ngày 15/6/2023"),
    ),
    (
        "Theo Chỉ thị số 44-CT/TW của Ban Bí thư ngày 9/2/2019, các sở đã được giao việc.",
        ("directive", "44-CT/TW", "2019-02-09", SECRETARIAT, "Chỉ thị số 44-CT/TW của Ban Bí thư ngày 9/2/2019"),
    ),
    (
        "Ban Bí thư yêu cầu các tỉnh thực hiện Đề án 07 trong năm nay.",
        ("scheme", None, None, None, "Đề án 07"),
    ),
    (
        "The council has read Law No. 61/2019/QH14 on the roads of the country.",
        ("law", "61/2019/QH14", None, "National Assembly", "Law No. 61/2019/QH14"),
    ),
    (
        "The state has signed Security Council resolution 1540 (2004) and is bound by it.",
        ("resolution", "1540 (2004)", None, "United Nations Security Council", "resolution 1540 (2004)"),
    ),
    (
        "The council has read General Assembly resolution 71/256 on cities and is glad.",
        ("resolution", "71/256", None, "United Nations General Assembly", "resolution 71/256"),
    ),
    (
        "The council has read the Politburo's Conclusion 61 in the week.",
        ("conclusion", None, None, "Politburo", "Conclusion 61"),
    ),
    (
        "La directive européenne 2019/1024/UE est dans la liste de la commission.",
        ("directive", "2019/1024/UE", None, "European Union", "directive européenne 2019/1024/UE"),
    ),
    (
        "The states are bound by the Charter of the United Nations.",
        ("treaty", None, None, None, "Charter of the United Nations"),
    ),
]


GLUED = [
    ("Thực hiện Chỉ thị số44-CT/TW của Ban Bí thư, các sở đã được giao việc.", "Chỉ thị số44-CT/TW"),
    ("Các sở của tỉnh thực hiện Kế hoạch210-KH/TU trong năm nay.", "Kế hoạch210-KH/TU"),
]


@pytest.mark.parametrize(("text", "quote"), GLUED)
def test_a_number_may_have_lost_the_blank_before_it(text: str, quote: str) -> None:
    assert [each.quote for each in read(text).references] == [quote]


def test_a_number_glued_to_other_letters_is_none() -> None:
    assert read("Các sở của tỉnh có mã hàng B44-CT/TW trong kho của năm nay.").references == ()


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_read_finds_a_reference(text: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read(text).references

    assert (found.kind, found.number, found.date, found.issuer, found.quote) == expected


NONE = [
    "Le plan 2030 et le programme de 5 ans sont dans la liste des projets de la ville.",
    "Les 12 projets et 3 décisions 5 fois reportées sont dans la liste.",
    "Kế hoạch 5 năm và chương trình 30 phút của đài đã được các sở báo cáo.",
    "Báo cáo 6 tháng và dự án 300 tỷ đồng của tỉnh đã được gửi đi.",
    "In conclusion 3 delegates have spoken and the report 12 pages long was read.",
    "The projects 3 of the communes are late, and that is in the plan 2025.",
    "O plano 2030 e os projetos 5 e 6 da cidade foram lidos no programa 3 da rádio.",
    "W planie 2030 oraz w programie 5 gmin są drogi nr 8 i 12 dla wsi.",
]


@pytest.mark.parametrize("text", NONE)
def test_read_takes_no_count_for_a_reference(text: str) -> None:
    assert read(text).references == ()


SUBJECTS = [
    ("La directive n° 44-CT/TW sur la culture des communes exige des moyens.", "sur la culture des communes"),
    (
        "Le comité a lu la directive n° 44-CT/TW sur la « Culture des villages du nord ».",
        "Culture des villages du nord",
    ),
    ("Komitet omówił Dyrektywę nr 44-CT/TW dotyczącą kultury wsi, która jest ważna.", "dotyczącą kultury wsi"),
    ("O comité leu a Diretiva 44-CT/TW sobre a cultura das vilas e a Resolução 36-NQ/TW.", "sobre a cultura das vilas"),
    ("Chỉ thị số 44-CT/TW về văn hóa, văn nghệ ở các làng; các sở đã báo cáo.", "về văn hóa, văn nghệ ở các làng"),
    ("The council read Directive 44-CT/TW on village culture to implement Resolution 36-NQ/TW.", "on village culture"),
    ("Under Directive 44-CT/TW on village culture, communes report on music.", "on village culture"),
    ("Directive 44-CT/TW on music, dance and song, communes and villages must be read.", "on music, dance and song"),
    ("Kết luận 57-KL/TW, Quy định số 37-QĐ/TW về văn hóa của các làng.", None),
    ("The council has read Directive 44-CT/TW and is glad.", None),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_the_subject_ends_where_its_words_end(text: str, subject: str | None) -> None:
    assert read(text).references[0].subject == subject


def test_a_plural_names_several_documents() -> None:
    reading = read("Les délégués ont étudié les résolutions 18, 19 et 21 du Comité central dans la salle.")

    assert [(r.as_printed, r.issuer) for r in reading.references] == [
        (number, "Party Central Committee") for number in ("18", "19", "21")
    ]
    assert len(reading.works) == 3


def test_a_reference_in_related_news_is_left_out() -> None:
    text = "Các sở của tỉnh đã được giao việc.\nTIN LIÊN QUAN\n![](a.jpg) | Triển khai Chỉ thị số 44-CT/TW |\n"

    assert read(text).references == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Thực hiện Kế hoạch số 412/KH-UBND của UBND tỉnh về hội nhập quốc tế, Sở Ngoại vụ ban hành Kế hoạch như sau:",
         "về hội nhập quốc tế"),
        ("Thực hiện Công văn số 12/UBND-NC về việc ký kết Bản ghi nhớ, Ủy ban nhân dân huyện Kỳ Anh báo cáo như sau:",
         "về việc ký kết Bản ghi nhớ"),
        ("Thực hiện Kế hoạch số 412/KH-UBND về phân công Sở Tài chính, Sở Ngoại vụ và các xã trong công tác lễ tân.",
         "về phân công Sở Tài chính, Sở Ngoại vụ và các xã trong công tác lễ tân"),
    ],
)  # fmt: skip
def test_a_subject_ends_before_the_office_that_issues_the_text(text: str, subject: str) -> None:
    assert read(text).references[0].subject == subject
