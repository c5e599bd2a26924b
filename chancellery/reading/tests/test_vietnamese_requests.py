"""Vietnamese letters that ask: whoever they are written to has to do it, and whoever stands above is only asked."""

import pytest

from chancellery.reading import read

SEVERAL = "Kính gửi:\n- Công an tỉnh;\n- Các Sở: Nội vụ, Y tế;\n- UBND các xã, phường."
ADDRESSEES = ("Công an tỉnh", "Sở Nội vụ", "Sở Y tế", "UBND các xã, phường")


def letter(words, to=SEVERAL):
    return read(
        f"UBND TỈNH BẾN ĐÔNG\nSỞ NGOẠI VỤ\nSố: 58/SNgV-LS\nBến Đông, ngày 12 tháng 6 năm 2026\n\n{to}\n\n{words}\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrịnh Hoài An"
    )


def led(words, to=SEVERAL):
    return [(each.lead_units, each.due) for each in letter(words, to).provisions]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở Ngoại vụ kính đề nghị Quý cơ quan góp ý, gửi lại trước ngày 17/7/2026.", [(ADDRESSEES, "2026-07-17")]),
        ("Vậy, Sở Ngoại vụ gửi Quý đơn vị nghiên cứu, có ý kiến trước ngày 30/7/2026.", [(ADDRESSEES, "2026-07-30")]),
        (
            "Sở Ngoại vụ trân trọng đề nghị Quý cơ quan, đơn vị thực hiện các nội dung sau:\n\n1. Rà soát số liệu.\n\n"
            "2. Báo cáo kết quả trước ngày 10/7/2026.",
            [(ADDRESSEES, None), (ADDRESSEES, "2026-07-10")],
        ),
        ("Riêng Sở Y tế rà soát số học viên, cung cấp danh sách trước ngày 15/7/2026.", [(("Sở Y tế",), "2026-07-15")]),
        (
            "Riêng đối với Công an tỉnh, ngoài các nội dung trên, đề nghị cung cấp thêm số liệu trước ngày 15/7/2026; "
            "Sở Giáo dục và Đào tạo thống kê số lưu học sinh; Sở Nội vụ gửi kết quả trước ngày 08/7/2026.",
            [(("Công an tỉnh",), "2026-07-15"), (("Sở Giáo dục và Đào tạo",), None), (("Sở Nội vụ",), "2026-07-08")],
        ),
        (
            "Đề nghị Công an tỉnh cung cấp số liệu trước ngày 15/7/2026; đề nghị Sở Nội vụ rà soát lao động.",
            [(("Công an tỉnh",), "2026-07-15"), (("Sở Nội vụ",), None)],
        ),
        ("Sở Ngoại vụ đề nghị Sở Nội vụ cử cán bộ trước ngày 15/7/2026.", [(("Sở Nội vụ",), "2026-07-15")]),
    ],
)  # fmt: skip
def test_whom_a_letter_asks_has_to_do_it(words, expected):
    assert led(words) == expected


@pytest.mark.parametrize(
    ("words", "to", "expected"),
    [
        ("Sở Ngoại vụ kính đề nghị Quý Bộ cấp thị thực.", "Kính gửi: Bộ Ngoại giao", "Bộ Ngoại giao"),
        ("Sở Ngoại vụ đề nghị UBND tỉnh giao Sở Tài chính thẩm định.", "Kính gửi: UBND tỉnh", "UBND tỉnh"),
        ("Sở Y tế đề nghị Sở Tài chính bổ sung kinh phí.", SEVERAL, "Sở Tài chính"),
    ],
)
def test_who_stands_above_or_is_asked_by_another_is_asked(words, to, expected):
    found = letter(words, to)

    assert [each.to for each in found.proposals] == [expected]
    assert not found.provisions


@pytest.mark.parametrize(
    "words",
    [
        "Rất mong nhận được sự quan tâm của Quý cơ quan.",
        "Sở Ngoại vụ đã nhận được văn bản của Quý cơ quan ngày 03/5/2026 về việc góp ý.",
        "Nếu có vướng mắc, đề nghị liên hệ bà Đào Lệ Thu, chuyên viên Phòng Lãnh sự, để được hướng dẫn.",
    ],
)
def test_courtesies_ask_for_nothing(words):
    found = letter(words)

    assert not found.provisions
    assert not found.proposals


@pytest.mark.parametrize("time", ["trong thời gian tới", "thời gian qua", "trong tình hình mới"])
def test_words_of_time_are_no_title(time):
    found = read(
        f"Đồng chí đề nghị các cấp ủy đảng tập trung thực hiện 3 nhiệm vụ trọng tâm {time}:\n\n"
        "Một là, Báo tỉnh tăng thời lượng.\n\nHai là, các xã biên giới bố trí cán bộ.\n\nBa là, Sở Y tế tuyên truyền."
    )

    assert [each.lead_units for each in found.provisions] == [("Báo tỉnh",), ("các xã biên giới",), ("Sở Y tế",)]


def test_what_was_heard_before_the_conclusions_says_nothing_of_them():
    found = read(
        "THÔNG BÁO\nSau khi nghe Giám đốc Sở Ngoại vụ báo cáo, ý kiến phát biểu của các đại biểu dự họp, Phó Chủ tịch "
        "UBND tỉnh Lê Hiển kết luận, chỉ đạo như sau:\n1. Sở Tài chính bố trí kinh phí.\n2. Bệnh viện Đa khoa tỉnh cử "
        "01 tổ y tế."
    )

    assert [each.lead_units for each in found.provisions] == [("Sở Tài chính",), ("Bệnh viện Đa khoa tỉnh",)]
