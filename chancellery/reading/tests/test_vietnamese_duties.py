"""Who does what in Vietnamese papers: whole names of several units, titles that name who is charged, last articles."""

import pytest

from chancellery.reading import read


def led(words):
    return tuple(name for each in read(words).provisions for name in each.lead_units)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Giao các sở, ban, ngành và đơn vị liên quan rà soát.", ("các sở, ban, ngành và đơn vị liên quan",)),
        (
            "Yêu cầu các cơ quan, đơn vị trực thuộc Sở Y tế tỉnh Sơn Lộc báo cáo trước ngày 15/3/2026.",
            ("các cơ quan, đơn vị trực thuộc Sở Y tế tỉnh Sơn Lộc",),
        ),
        (
            "Các doanh nghiệp trên địa bàn tỉnh Hà Khê có trách nhiệm báo cáo hằng quý.",
            ("Các doanh nghiệp trên địa bàn tỉnh Hà Khê",),
        ),
        # what only looks like a further kind
        ("Các sở, ban, ngành, tổ chức hội nghị trong tháng 3/2026.", ("Các sở, ban, ngành",)),
        (
            "Giao UBND các xã, phường, Trung tâm Xúc tiến đầu tư rà soát.",
            ("UBND các xã, phường", "Trung tâm Xúc tiến đầu tư"),
        ),
    ],
)
def test_several_units_are_named_with_all_that_says_which_are_meant(words, units):
    assert led(words) == units


def test_whoever_helps_is_named_whole():
    given = read("Sở Ngoại vụ chủ trì, phối hợp với các sở, ngành, địa phương có liên quan xây dựng kế hoạch.")
    assert given.provisions[0].coordinating_units == ("các sở, ngành, địa phương có liên quan",)


def test_a_title_says_whose_the_points_below_it_are():
    text = """QUY CHẾ
Điều 12. Trách nhiệm của Sở Ngoại vụ

1. Hướng dẫn, kiểm tra việc thực hiện Quy chế này.

2. Tổng hợp, báo cáo UBND tỉnh.

Điều 13. Trách nhiệm của Công an tỉnh và Ủy ban nhân dân các xã, phường trong quản lý đoàn vào

1. Bảo đảm an ninh, trật tự cho các đoàn khách.

2. Phối hợp với Sở Ngoại vụ xác minh đối tác.

Điều 14. Trách nhiệm của cơ quan ngoại vụ cấp tỉnh

1. Theo dõi, đôn đốc việc thực hiện thỏa thuận.

2. Lưu trữ hồ sơ.

Điều 15. Quyền của tổ chức nước ngoài

1. Mở tài khoản tại ngân hàng.
"""
    given = [each.lead_units for each in read(text).provisions if each.parent is not None]
    assert given == [
        ("Sở Ngoại vụ",),
        ("Sở Ngoại vụ",),
        ("Công an tỉnh", "Ủy ban nhân dân các xã, phường"),
        ("Công an tỉnh", "Ủy ban nhân dân các xã, phường"),
        ("cơ quan ngoại vụ cấp tỉnh",),
        ("cơ quan ngoại vụ cấp tỉnh",),
        (),
    ]


def test_what_stands_below_such_a_title_and_is_no_task_is_nobodys():
    text = """QUY CHẾ
Điều 3. Trách nhiệm của Sở Y tế

1. Khám bệnh cho khách theo đề nghị của Sở Ngoại vụ.

2. Đoàn khách cấp cao: nguyên thủ quốc gia, người đứng đầu chính phủ.

Điều 4. Trách nhiệm của các cơ quan

1. Thanh tra, kiểm tra việc tuân thủ quy định.

2. Báo cáo kết quả.

Điều 5. Trách nhiệm của Sở Tài chính

Bố trí kinh phí thực hiện Quy chế này.
"""
    given = read(text).provisions
    assert [each.lead_units for each in given] == [(), ("Sở Y tế",), (), (), (), (), ("Sở Tài chính",)]


@pytest.mark.parametrize(
    "words",
    [
        "1. Sở Tư pháp có tư cách pháp nhân, có con dấu và tài khoản riêng.",
        "1. Sở Tư pháp là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh.",
        "1. Ủy ban có tư cách pháp nhân, có con dấu hình Quốc huy.",
    ],
)
def test_what_a_unit_is_gives_it_nothing_to_do(words):
    assert led(f"QUY ĐỊNH\nĐiều 1. Vị trí và chức năng\n{words}\n2. Trụ sở đặt tại thành phố Hà Khê.") == ()


def test_a_row_of_which_a_thing_is_told_is_nobody():
    text = """1. Nhãn hóa chất gồm:

a) Tên và địa chỉ của tổ chức, cá nhân chịu trách nhiệm về hóa chất;

b) Chính quyền địa phương tự chủ trong việc ra quyết định, tổ chức thi hành và chịu trách nhiệm trong phạm vi của mình;

c) Cải tạo nút giao An Bình tỉnh Sơn Lộc.
"""
    assert led(text) == ()


def test_a_title_that_is_no_point_ends_the_list_before_it():
    text = """Sở Y tế:

- Kiểm tra các cơ sở khám bệnh.

- Báo cáo UBND tỉnh.

7. Lực lượng tuần tra trên sông:

- Rà soát quy hoạch tuyến đường ven biển.
"""
    assert led(text) == ("Sở Y tế", "Sở Y tế")


def test_who_asks_others_while_doing_a_thing_does_not_pass_it_on():
    text = """1. Sở Y tế

a) Kiểm tra các cơ sở, hướng dẫn, yêu cầu các đơn vị có biện pháp khắc phục.

b) Báo cáo kết quả, bàn giao cho công an tỉnh danh sách.

2. Sở Xây dựng báo cáo tiến độ.
"""
    assert led(text) == ("Sở Y tế", "Sở Y tế", "Sở Xây dựng")


@pytest.mark.parametrize(
    "words",
    [
        "- Cục Thông tin, Thống kê",
        "- Viện Kiểm sát nhân dân không tham gia phiên họp.",
        "- Cơ quan Thường trực Ban Chỉ đạo do Phó Trưởng ban trực tiếp chỉ đạo.",
    ],
)
def test_a_name_alone_and_what_is_not_done_are_nobodys_duty(words):
    assert led(f"Tổ chức của Bộ gồm:\n{words}\n- Cục Chuyển đổi số quốc gia") == ()


def test_a_point_whose_last_paragraph_leads_to_other_things_leads_nobody_below():
    text = """1. Giám đốc Sở Y tế quy định chi tiết Điều này.

Nguyên tắc giải quyết tai nạn đối với người nước ngoài được quy định cụ thể như sau:

- Vụ tai nạn phải được giải quyết nhanh chóng.

- Không được lợi dụng việc giải quyết tai nạn.

2. Sở Xây dựng báo cáo tiến độ.
"""
    assert led(text) == ("Giám đốc Sở Y tế", "Sở Xây dựng")


def test_a_chapter_of_several_in_capitals_charges_nobody():
    assert (
        led("CHƯƠNG II\nTRÁCH NHIỆM CỦA BAN CHỈ ĐẠO, TRƯỞNG BAN CHỈ ĐẠO\nĐiều 4. Chế độ làm việc\n1. Họp mỗi quý.")
        == ()
    )


def test_a_title_ends_where_a_paragraph_leads_to_others():
    text = """1. Sở Y tế

- Kiểm tra các cơ sở khám bệnh.

- Báo cáo UBND tỉnh.

Tại văn bản khác, các nhiệm vụ được nêu như sau:

- Rà soát quy hoạch tuyến đường ven biển.

2. Sở Xây dựng báo cáo tiến độ.
"""
    assert led(text) == ("Sở Y tế", "Sở Y tế", "Sở Xây dựng")


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (
            "Điều 3. Các thành viên Ban Chỉ đạo, Bộ trưởng Bộ Ngoại giao, Chánh Văn phòng UBND tỉnh và các tổ chức, "
            "cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
            (
                "Các thành viên Ban Chỉ đạo",
                "Bộ trưởng Bộ Ngoại giao",
                "Chánh Văn phòng UBND tỉnh",
                "các tổ chức, cá nhân có liên quan",
            ),
        ),
        (
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Giám đốc Sở Tài chính; Thủ trưởng các cơ quan, đơn vị "
            "cấp tỉnh; Chủ tịch UBND các xã, phường và tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết "
            "định này.",
            ("Giám đốc Sở Tài chính", "Thủ trưởng các cơ quan, đơn vị cấp tỉnh", "Chủ tịch UBND các xã, phường"),
        ),
    ],
)
def test_a_last_article_charges_all_it_names_and_is_no_duty(words, units):
    given = read(words).provisions[0]
    assert (given.lead_units, given.nature) == (units, "organisation")


def test_a_fund_that_is_described_carries_nothing_out():
    assert led("1. Quỹ nhà ở là quỹ tài chính ngoài ngân sách, có tư cách pháp nhân, có chức năng tài trợ.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Thứ trưởng Bộ Ngoại giao Tạ Thị Kim Ngân và Chủ tịch UBND tỉnh Sơn Lộc Hồ Viết Lãm đồng chủ trì hội nghị.",
        "Bộ trưởng Bộ Ngoại giao Lê Minh Vũ chủ trì cuộc họp.",
    ],
)
def test_who_holds_an_office_by_name_is_no_unit(words):
    assert led(words) == ()


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Bộ Xây dựng cũng được giao xây dựng chính sách thuê nhà.", ("Bộ Xây dựng",)),
        (
            "Bộ Tài chính, Bộ Công an và UBND các tỉnh, thành phố theo chức năng, nhiệm vụ được giao khẩn trương chi "
            "trả trước ngày 02/9/2026.",
            ("Bộ Tài chính", "Bộ Công an", "UBND các tỉnh, thành phố"),
        ),
        (
            "Công an tỉnh, thành phố trực thuộc trung ương phải đáp ứng các điều kiện sau.",
            ("Công an tỉnh, thành phố trực thuộc trung ương",),
        ),
        ("Cơ sở lưu trú ở thành phố trực thuộc trung ương phải báo cáo.", ()),
        ("Cục trưởng Cục Lãnh sự có trách nhiệm hướng dẫn các đơn vị.", ("Cục trưởng Cục Lãnh sự",)),
        (
            "1. Rà soát quy định.\n- Cơ quan thực hiện: Bộ Công an, Bộ Tư pháp và Bộ Y tế.\n2. Báo cáo Chính phủ.",
            ("Bộ Công an", "Bộ Tư pháp", "Bộ Y tế"),
        ),
    ],
)
def test_who_acts_by_what_right_and_in_which_row(words, units):
    assert led(words) == units


def test_posts_in_capitals_that_follow_each_other_can_be_read():
    assert read("ĐẠO, TRƯỞNG BAN CHỈ ĐẠO, PHÓ TRƯỞNG BAN CHỈ ĐẠO VÀ THÀNH VIÊN BAN CHỈ ĐẠO").people == ()
