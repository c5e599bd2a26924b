"""Numbers that an office forms by its own letters."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("外人第45号通知により、各課は報告する。", ("notice", "外人第45号", None)),
        ("なお、平成30年3月30日付け青国第205号通知は廃止する。", ("notice", "青国第205号", "2018-03-30")),
        ("외교부는 외교-1234(2025. 3. 5.)호에 따라 지침을 시행한다.", ("official letter", "외교-1234", "2025-03-05")),
        (
            "ตามหนังสือกระทรวงมหาดไทย ที่ มท ๐๘๐๘.๒/ว ๑๒๓๔ ลงวันที่ 5 มกราคม 2567 ให้จังหวัดดำเนินการ",
            ("official letter", "มท ๐๘๐๘.๒/ว ๑๒๓๔", "2024-01-05"),
        ),
        (
            "Vu la circulaire NOR : EAEC2411873C du 24 mai 2024, les services de la région sont informés.",
            ("circular", "EAEC2411873C", "2024-05-24"),
        ),
    ],
)
def test_a_number_of_an_office_is_a_document(text, found):
    assert [(each.kind, each.number, each.date) for each in read(text).references] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "別表第2号及び様式第1号のとおり、各課は報告する。",
        "국제-12 회의실에서 각 부서가 회의를 한다.",
    ],
)
def test_a_part_of_a_text_and_a_room_are_none(text):
    assert read(text).references == ()
