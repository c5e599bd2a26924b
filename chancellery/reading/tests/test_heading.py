"""What a document says of itself in its heading, title and preamble."""

from __future__ import annotations

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
