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


MEETING = "Chiều 12/3/2026, đồng chí Lương Tiến, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp. "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Phó Chủ tịch UBND tỉnh đã giao Ban Quản lý Khu kinh tế tỉnh làm đầu mối; yêu cầu Sở Y tế lập danh mục.",
            [(("Ban Quản lý Khu kinh tế tỉnh",), ()), (("Sở Y tế",), ())],
        ),
        (
            "Chủ tịch UBND tỉnh đã có công văn chỉ đạo Sở Y tế phối hợp với Sở Ngoại vụ xác minh vụ việc.",
            [(("Sở Y tế",), ("Sở Ngoại vụ",))],
        ),
        ("Bí thư Tỉnh ủy lưu ý Sở Văn hóa định hướng báo chí.", [(("Sở Văn hóa",), ())]),
        ("Đối với Sở Y tế, đồng chí yêu cầu bố trí đội cấp cứu.", [(("Sở Y tế",), ())]),
        (
            "Phó Chủ tịch UBND tỉnh đề nghị Sở Y tế tăng cường kiểm tra, đồng thời giao Sở Tài chính bố trí kinh phí.",
            [(("Sở Y tế",), ()), (("Sở Tài chính",), ())],
        ),
        ("Các sở, ngành khi tiếp khách quốc tế phải báo cáo trước ngày 20/3.", [(("Các sở, ngành",), ())]),
    ],
)  # fmt: skip
def test_news_tell_whom_a_leader_told_to_do_something(words, expected):
    found = read(MEETING + words).provisions

    assert [(each.lead_units, each.coordinating_units) for each in found if each.duty] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Công an tỉnh đã phối hợp với Đồn Biên phòng bắt giữ 3 đối tượng.",
        "Năm 2024, UBND tỉnh đã giao Sở Ngoại vụ tổ chức 4 hội nghị.",
        "UBND tỉnh đã chỉ đạo các sở, ngành tập trung giải quyết.",
    ],
)
def test_what_was_done_is_no_order(words):
    assert not read(MEETING + words).provisions


def test_who_is_charged_may_be_called_by_what_it_is():
    found = read(
        "QUY CHẾ\nĐiều 5. Trách nhiệm\n1. Cơ quan đề xuất có trách nhiệm lấy ý kiến bằng văn bản của Bộ Ngoại giao.\n"
        "2. Cơ quan, tổ chức được lấy ý kiến có trách nhiệm trả lời.\n3. Trong thời hạn 30 ngày, chủ đầu tư có trách "
        "nhiệm bàn giao.\n4. Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh có trách nhiệm báo cáo.\n5. Kinh phí phải "
        "được bố trí trong dự toán."
    ).provisions

    assert [(each.lead_units, each.coordinating_units) for each in found[1:]] == [
        (("Cơ quan đề xuất",), ("Bộ Ngoại giao",)),
        (("Cơ quan, tổ chức được lấy ý kiến",), ()),
        (("chủ đầu tư",), ()),
        (("Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh",), ()),
        ((), ()),
    ]


def test_a_draft_that_is_agreed_to_helps_nobody():
    (point,) = (
        each
        for each in read(
            "THÔNG BÁO\nChủ tịch UBND tỉnh kết luận như sau:\n1. Thống nhất với dự thảo Kế hoạch. Giao Sở Y tế hoàn "
            "chỉnh.\n2. Sở Tài chính bố trí kinh phí."
        ).provisions
        if each.label == "1."
    )

    assert point.coordinating_units == ()
