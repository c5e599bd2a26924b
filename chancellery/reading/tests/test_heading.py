"""What a document says of itself in its heading, title and preamble."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.heading import OWN

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 512/KH-UBND
Hà Tĩnh, ngày 14 tháng 10 năm 2026

KẾ HOẠCH
Giới thiệu tỉnh với bạn bè quốc tế
giai đoạn 2027 - 2030

Căn cứ Quyết định số 77/QĐ-UBND ngày 02 tháng 3 năm 2026; thực hiện Chỉ thị 47/CT-TW của Ban Bí thư, Ủy ban nhân dân \
tỉnh ban hành kế hoạch như sau:

I. MỤC ĐÍCH
Để bạn bè hiểu tỉnh hơn.

II. NHIỆM VỤ
1. Thực hiện Nghị quyết số 15-NQ/TU về du lịch. Sở Du lịch chủ trì.
2. Dịch tài liệu sang tiếng Anh và tiếng Lào.
"""


def test_a_document_bears_its_own_number_day_and_title() -> None:
    reading = read(PLAN)
    itself = reading.references[0]
    assert (itself.rule, itself.number, itself.date) == (OWN, "512/KH-UBND", "2026-10-14")
    assert itself.subject == "Giới thiệu tỉnh với bạn bè quốc tế giai đoạn 2027 - 2030"
    assert reading.works[itself.work].subject == itself.subject
    assert [reference.rule == OWN for reference in reading.references] == [True, False, False, False]


@pytest.mark.parametrize(
    "below",
    [
        "I. MỤC ĐÍCH\n1. Để bạn bè hiểu tỉnh hơn.",
        "1. Sở Du lịch dịch tài liệu.\n2. Sở Ngoại vụ gửi tài liệu.",
        "Căn cứ Quyết định số 77/QĐ-UBND ngày 02 tháng 3 năm 2026;",
        "Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:",
        "- Sở Du lịch dịch tài liệu.",
    ],
)
def test_a_title_ends_where_the_text_begins_without_a_blank_line(below: str) -> None:
    title = "Thực hiện Kế hoạch 21-KH/TU ngày 03/02/2026 của Tỉnh ủy\nvề công tác đối ngoại"

    itself = read(f"UBND TỈNH\nSố: 512/KH-UBND\nKẾ HOẠCH\n{title}\n{below}").references[0]

    assert itself.subject == title.replace("\n", " ")


def test_a_preamble_rests_on_one_document_and_implements_another() -> None:
    reading = read(PLAN)
    told = [(one.kind, reading.works[one.target].number) for one in reading.relations if one.source == 0]
    assert told == [("cites", "77/QĐ-UBND"), ("implements", "47-CT/TW")]


def test_a_task_below_the_preamble_is_not_what_the_document_implements() -> None:
    targets = {read(PLAN).works[one.target].number for one in read(PLAN).relations}
    assert "15-NQ/TU" not in targets


def test_title_and_preamble_are_no_provisions() -> None:
    reading = read(PLAN)
    assert [one.label for one in reading.provisions] == ["I.", "II.", "1.", "2."]
    assert [(one.announced, one.found) for one in reading.lists] == [(None, 2)]


def test_a_language_is_no_place() -> None:
    assert [place.name for place in read(PLAN).places] == []
    assert [place.name for place in read("Đoàn của tỉnh đã sang thăm Lào và Anh trong tháng qua.").places] == [
        "Lào",
        "Anh",
    ]


def test_a_text_without_a_kind_in_its_heading_has_no_title() -> None:
    untitled = PLAN.replace("KẾ HOẠCH\n", "")
    assert read(untitled).references[0].subject is None


HEAD = "UBND TỈNH\nSố: 512/KH-UBND\nKẾ HOẠCH\n"
TITLES = [
    (
        f"{HEAD}Thực hiện Kế hoạch 21-KH/TU ngày 03/02/2026 của Tỉnh ủy về công tác đối ngoại và Chỉ thị số 4-CT/TW",
        ["21-KH/TU", "4-CT/TW"],
    ),
    (
        "N° 512/KH-UBND\n\nPLAN\n\nportant exécution du plan 21-KH/TU et de la directive n° 4-CT/TW",
        ["21-KH/TU", "4-CT/TW"],
    ),
    (
        "No. 512/KH-UBND\n\nPLAN\n\nimplementing Plan 21-KH/TU on exchanges, Directive 4-CT/TW and Conclusion 5-KL/TW",
        ["21-KH/TU", "4-CT/TW", "5-KL/TW"],
    ),
    (
        "Nr 512/KH-UBND\n\nPLAN\n\nw sprawie realizacji planu 21-KH/TU oraz dyrektywy nr 4-CT/TW",
        ["21-KH/TU", "4-CT/TW"],
    ),
    ("N.º 512/KH-UBND\n\nPLANO\n\nde execução do plano 21-KH/TU e da diretiva n.º 4-CT/TW", ["21-KH/TU", "4-CT/TW"]),
]


@pytest.mark.parametrize(("text", "targets"), TITLES)
def test_a_document_implements_all_that_its_title_names(text: str, targets: list[str]) -> None:
    reading = read(f"{text}\n\n1. Thực hiện Nghị quyết 15-NQ/TU và Nghị quyết 16-NQ/TU.")

    told = [(one.kind, reading.works[one.target].number) for one in reading.relations if one.source == 0]

    assert told == [("implements", number) for number in targets]


def test_a_second_document_of_another_clause_is_not_implemented_with_the_first() -> None:
    reading = read(f"{HEAD}Thực hiện Kế hoạch 21-KH/TU theo đề nghị của Sở tại Tờ trình số 8/TTr-SNgV")

    told = [(one.kind, reading.works[one.target].number) for one in reading.relations if one.source == 0]

    assert told == [("implements", "21-KH/TU"), ("cites", "8/TTr-SNgV")]


def test_a_title_that_begins_as_an_order_does_is_no_duty() -> None:
    text = (
        "Số: 512/KH-UBND\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nKẾ HOẠCH\nTriển khai công tác hữu nghị năm 2027\n"
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nhiệm vụ sau:\n"
        "Tổ chức gặp gỡ các hội hữu nghị.\nRà soát các thỏa thuận đã ký."
    )
    reading = read(text)
    assert [each.heading[:7] for each in reading.provisions] == ["Tổ chức", "Rà soát"]
    assert reading.works[0].subject == "Triển khai công tác hữu nghị năm 2027"


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("SỞ NGOẠI VỤ\nSố: 1124/SNgV-HTQT\nV/v góp ý dự thảo Bản ghi nhớ\nvới tỉnh Gyeongnam\n"
         "Hà Tĩnh, ngày 09 tháng 7 năm 2026\n\nKính gửi: Công an tỉnh\n\nSở đề nghị góp ý.",
         "góp ý dự thảo Bản ghi nhớ với tỉnh Gyeongnam"),
        ("Office of the Governor\nRef.: GOV/2026/118\n9 July 2026\nSubject: Visit of the delegation from Gyeongnam\n\n"
         "Dear Director,\n\nThe delegation will arrive next week.",
         "Visit of the delegation from Gyeongnam"),
        ("SỞ NGOẠI VỤ\nSố: 1124/SNgV-HTQT\n\nVề phía tỉnh có nhiều đồng chí.\n", None),
    ],
)  # fmt: skip
def test_a_letter_is_about_what_its_heading_says(head: str, subject: str | None) -> None:
    itself = read(head).references[0]
    assert (itself.rule, itself.subject) == (OWN, subject)


def test_the_day_of_a_dateline_may_stand_below_the_name_of_the_state() -> None:
    text = (
        "SỞ NGOẠI VỤ\nSố: 1124/SNgV-HTQT\nV/v góp ý dự thảo\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n"
        "Hà Tĩnh, ngày 09 tháng 7 năm 2026\n\nKính gửi: Công an tỉnh"
    )
    assert read(text).references[0].date == "2026-07-09"


def test_the_day_a_link_joins_to_the_number_is_its_own_and_not_that_of_another_line():
    text = (
        "Wersja od: 25 lipca 2023 r.\nZARZĄDZENIE Nr 13\nMINISTRA DO SPRAW PORTÓW\nz dnia 24 lipca 2023 r.\n"
        "w sprawie zasad udzielania dotacji\nNa podstawie przepisów zarządza się, co następuje.\n"
    )

    assert [(each.number, each.date) for each in read(text).references] == [("13", "2023-07-24")]
