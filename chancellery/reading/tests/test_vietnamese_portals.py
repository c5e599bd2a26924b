"""News as provincial portals print it: titles and captions, leaders with long posts, awards in the name of another."""

import pytest

from chancellery.reading import read


def test_titles_and_captions_order_nothing():
    found = read(
        "Đẩy mạnh công tác đối ngoại của tỉnh\n\n15/12/2024 - 07:37\n"
        "Lãnh đạo hai tỉnh Bến Đông và Xa-ly-phan ký biên bản về mốc giới.\n\n"
        "Tăng cường trao quà lưu niệm cho đoàn\nTăng cường trao quà lưu niệm cho đoàn\n\n"
        "Ngày 14/12, tại Bến Đông, Sở Ngoại vụ đã tổ chức hội nghị."
    )

    assert not found.provisions
    assert not found.lists


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (
            "Đồng chí Trần Hữu Lộc, Ủy viên BCH Trung ương Đảng Cộng sản Việt Nam, Bí thư Tỉnh ủy phát biểu.",
            [("Trần Hữu Lộc", "Ủy viên BCH Trung ương Đảng Cộng sản Việt Nam, Bí thư Tỉnh ủy")],
        ),
        (
            "Đồng chí Vông Sa-vẳn, Ủy viên Trung ương Đảng Nhân dân Cách mạng Lào, Tỉnh trưởng cùng dự.",
            [("Vông Sa-vẳn", "Ủy viên Trung ương Đảng Nhân dân Cách mạng Lào, Tỉnh trưởng")],
        ),
        (
            "Đồng chí Phan Thị Mận, Trưởng Ban Chỉ đạo công tác thông tin đối ngoại tỉnh phát biểu.",
            [("Phan Thị Mận", "Trưởng Ban Chỉ đạo công tác thông tin đối ngoại tỉnh")],
        ),
    ],
)
def test_a_post_goes_over_the_names_of_parties_and_boards(words, people):
    assert [(each.name, each.post) for each in read(words).people] == people


def test_of_several_who_take_the_chair_together_the_first_chairs():
    (event,) = read(
        "Ngày 25-12, tỉnh Bến Đông tổ chức hội đàm.\nCác đồng chí: Trần Hữu Lộc, Bí thư Tỉnh ủy; Kham Vongsa, Tỉnh "
        "trưởng tỉnh Xa-ly-phan, đồng chủ trì hội đàm."
    ).events

    assert event.chair == "Trần Hữu Lộc"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sáng nay 14/9, Sở Ngoại vụ tổ chức hội nghị.", "XXXX-09-14"),
        ("Chiều nay (14/9/2023), Sở Ngoại vụ tổ chức hội nghị.", "2023-09-14"),
    ],
)
def test_today_may_stand_before_its_day(words, day):
    assert [each.edtf for each in read(words).dates] == [day]


@pytest.mark.parametrize(
    ("words", "by"),
    [
        (
            "Thừa ủy quyền của Chủ tịch UBND tỉnh, lãnh đạo Sở Nội vụ trao Bằng khen của Chủ tịch UBND tỉnh cho 12 "
            "tập thể.",
            "Chủ tịch UBND tỉnh",
        ),
        ("Bà được tặng Huân chương Lao động hạng Nhì của Chủ tịch nước.", "Chủ tịch nước"),
        ("UBND tỉnh tặng Bằng khen cho 3 tập thể.", "UBND tỉnh"),
    ],
)
def test_an_award_is_given_by_whom_it_is_of(words, by):
    assert [each.by for each in read(words).awards] == [by]


def test_a_task_of_a_table_is_no_event():
    found = read(
        "KẾ HOẠCH\n\nSTT | Nội dung công việc | Cơ quan chủ trì | Thời hạn\n"
        "1 | Xây dựng đề án tổ chức hội nghị | Sở Ngoại vụ | 15/6/2025\n2 | Bố trí kinh phí | Sở Tài chính | 30/6/2025"
    )

    assert not found.events
    assert [each.lead_units for each in found.provisions] == [("Sở Ngoại vụ",), ("Sở Tài chính",)]


def test_what_an_office_is_there_for_is_no_duty_and_no_name():
    found = read("QUY ĐỊNH\nĐiều 2. Chức năng\n1. Sở có chức năng tham mưu.\n2. Sở chịu sự chỉ đạo của UBND tỉnh.")

    assert [each.nature for each in found.provisions] == ["section", "organisation", "organisation"]


def test_whom_a_letter_goes_to_has_nothing_to_do_with_what_needs_care():
    found = read(
        "Thủ tướng Chính phủ vừa ký Công điện số 20/CĐ-TTg ngày 26/2/2024 gửi các Bộ trưởng; Chủ tịch Ủy ban nhân dân "
        "các tỉnh về việc bảo hộ công dân và một số vấn đề cần lưu ý."
    )

    assert not found.provisions


def test_proposals_are_counted_by_two_words():
    (asked,) = read("Thường trực HĐND tỉnh đã chuyển 84 lượt ý kiến, kiến nghị của cử tri đến UBND tỉnh.").proposals

    assert (asked.by, asked.to, asked.count) == ("cử tri", "UBND tỉnh", 84)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (
            "Hội Hữu nghị Việt Nam - Lào tỉnh đề xuất mở chuyên mục tiếng Lào.",
            [("Hội Hữu nghị Việt Nam - Lào tỉnh", None, ("mở chuyên mục tiếng Lào",))],
        ),
        (
            "Cử tri xã Tân Lập kiến nghị sớm sửa chữa đường ra cửa khẩu.",
            [("Cử tri xã Tân Lập", None, ("sớm sửa chữa đường ra cửa khẩu",))],
        ),
        (
            "Đồng chí Đặng Thị Bích, Phó Chủ tịch UBND tỉnh cảm ơn tỉnh bạn; đồng thời đề nghị phía Aomori tiếp nhận "
            "thực tập sinh.",
            [("Đặng Thị Bích", "phía Aomori", ("tiếp nhận thực tập sinh",))],
        ),
        ("Sở Ngoại vụ phối hợp, đề xuất xây dựng quy chế.", []),
        ("Tham mưu, đề xuất UBND tỉnh các giải pháp nâng cao hiệu quả.", []),
        ("Sở Ngoại vụ đề xuất xây dựng quy chế.", []),
    ],
)
def test_wishes_may_name_nobody_and_a_leader_asks_a_side_from_abroad(words, asked):
    assert [(each.by, each.to, each.items) for each in read(words).proposals] == asked


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (
            "Trong hai ngày 19 và 20/12/2025, tại thành phố Luang Na diễn ra cuộc họp thường niên của hai tỉnh.",
            ("meeting", "2025-12-19/2025-12-20"),
        ),
        (
            "Chiều 16/7/2025, Thứ trưởng Lê Thị Thu dẫn đầu đoàn Bộ Ngoại giao làm việc với UBND tỉnh Bến Đông.",
            ("meeting", "2025-07-16"),
        ),
    ],
)
def test_an_event_of_two_days_and_a_delegation_at_work(words, event):
    assert [(each.kind, each.date) for each in read(words).events] == [event]


def test_a_post_behind_one_name_is_not_that_of_the_next():
    found = read(
        "Đồng chí Lê Hải Bắc - Phó Trưởng Ban Tuyên giáo Trung ương, đồng chí Vũ Minh Nguyên - Thứ trưởng Bộ Ngoại "
        "giao chủ trì. Ông Thạch Đông, Chủ nhiệm Văn phòng Ngoại sự Khu tự trị dân tộc Choang Quảng Tây cùng dự."
    ).people

    assert [(each.name, each.post) for each in found] == [
        ("Lê Hải Bắc", "Phó Trưởng Ban Tuyên giáo Trung ương"),
        ("Vũ Minh Nguyên", "Thứ trưởng Bộ Ngoại giao"),
        ("Thạch Đông", "Chủ nhiệm Văn phòng Ngoại sự Khu tự trị dân tộc Choang Quảng Tây"),
    ]


VISIT = (
    "Từ ngày 4 đến ngày 6-12-2025, Đoàn đại biểu tỉnh Xa-ly-phan (Lào) do đồng chí Lết Vông-sa, Bí thư Tỉnh ủy, Tỉnh "
    "trưởng làm Trưởng đoàn đã đến thăm, làm việc tại tỉnh Bến Đông.\n\nSáng 5-12, hai tỉnh đã tổ chức hội đàm. Đồng "
    "chí Đinh Công Sơn, Bí thư Tỉnh ủy và đồng chí Lết Vông-sa đồng chủ trì.\n\nĐồng chí Lết Vông-sa đề nghị tỉnh Bến "
    "Đông tiếp tục cử chuyên gia. Đồng chí Đinh Công Sơn giao Sở Ngoại vụ phối hợp với các sở liên quan tham mưu trước "
    "ngày 31-12-2025."
)


def test_a_day_of_a_visit_has_the_year_of_the_visit():
    assert [each.edtf for each in read(VISIT).dates] == ["2025-12-04/2025-12-06", "2025-12-05", "2025-12-31"]


def test_guests_ask_and_the_first_of_two_chairs():
    found = read(VISIT)

    assert [(each.kind, each.chair) for each in found.events] == [("visit", None), ("meeting", "Đinh Công Sơn")]
    assert [(each.by, each.to) for each in found.proposals] == [("Lết Vông-sa", "tỉnh Bến Đông")]
    assert [(each.lead_units, each.coordinating_units) for each in found.provisions] == [
        (("Sở Ngoại vụ",), ("các sở liên quan",)),
    ]


def test_what_a_paper_is_about_is_no_visit():
    assert not read(
        "Ngày 02/02/2026, Văn phòng UBND thành phố nhận được Tờ trình số 31/TTr-SNgV về việc ban hành Quy chế tiếp "
        "khách nước ngoài đến thăm, làm việc tại thành phố."
    ).events


SUBMISSION = """TỜ TRÌNH
Về việc đăng cai Hội nghị

Kính gửi: Ủy ban nhân dân tỉnh

I. NỘI DUNG
1. Thời gian: 02 ngày, từ 18-19/9/2025.
2. Địa điểm: Khách sạn Sông Xanh.
II. KIẾN NGHỊ
Sở Ngoại vụ kính đề nghị UBND tỉnh:
1. Cho chủ trương đăng cai Hội nghị.
2. Có văn bản trình Thủ tướng Chính phủ trước ngày 30/6/2025.
"""


def test_what_is_asked_upwards_is_nobodys_duty_and_particulars_are_points():
    found = read(SUBMISSION).provisions

    assert [(each.nature, each.lead_units) for each in found] == [
        ("section", ()), ("information", ()), ("information", ()), ("proposal", ()), ("proposal", ()), ("proposal", ()),
    ]  # fmt: skip


def test_whoever_helps_may_say_what_it_does():
    (point,) = (
        each
        for each in read(
            "KẾ HOẠCH\n1. Sở Giáo dục và Đào tạo chủ trì, Sở Tài chính phối hợp cân đối kinh phí.\n2. Sở Y tế báo cáo."
        ).provisions
        if each.label == "1."
    )

    assert (point.lead_units, point.coordinating_units) == (("Sở Giáo dục và Đào tạo",), ("Sở Tài chính",))
