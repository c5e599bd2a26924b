"""Orders of Vietnamese telegrams, notices and plans: whoever is told by a row of posts, and what only looks so."""

import pytest

from chancellery.reading import read


def led(words):
    return tuple(name for each in read(words).provisions for name in each.lead_units)


def point(words):
    """Read ``words`` as the first of two numbered points of a plan."""
    return read(f"KẾ HOẠCH\n1. {words}\n2. Sở Y tế báo cáo kết quả.").provisions[0]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (
            "Bộ trưởng, Thủ trưởng các cơ quan ngang Bộ, cơ quan thuộc Chính phủ, Chủ tịch UBND các tỉnh, thành phố "
            "trực thuộc Trung ương khẩn trương rà soát danh mục.",
            (
                "Bộ trưởng, Thủ trưởng các cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
                "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương",
            ),
        ),
        (
            "Chủ tịch Hội đồng thành viên, Tổng giám đốc các Tập đoàn, Tổng công ty tổ chức thực hiện.",
            ("Chủ tịch Hội đồng thành viên, Tổng giám đốc các Tập đoàn, Tổng công ty",),
        ),
        (
            "Bộ trưởng các Bộ: Quốc phòng, Công an, Văn hóa, Thể thao và Du lịch chỉ đạo lực lượng ứng phó.",
            ("Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"),
        ),
        ("Các Sở Tài chính, Y tế, Ngoại vụ rà soát hồ sơ.", ("Sở Tài chính", "Sở Y tế", "Sở Ngoại vụ")),
        (
            "Chủ tịch UBND các tỉnh: Sơn Lộc, Hà Khê và Quảng Phúc chủ động ứng phó.",
            ("Chủ tịch UBND các tỉnh: Sơn Lộc, Hà Khê và Quảng Phúc",),
        ),
        ("Các sở ngoại vụ rà soát hồ sơ.", ("Các sở ngoại vụ",)),
        (
            "Trung tâm phát triển quỹ đất Chi nhánh An Khê tập trung huy động nhân lực.",
            ("Trung tâm phát triển quỹ đất Chi nhánh An Khê",),
        ),
        ("Sở Ngoại vụ phối hợp với thành phố Vinh tổ chức tuyên truyền.", ("Sở Ngoại vụ",)),
        ("Các tỉnh uỷ, thành uỷ lãnh đạo việc thực hiện.", ("Các tỉnh uỷ, thành uỷ",)),
        ("Giao UBND các phường, xã rà soát hồ sơ.", ("UBND các phường, xã",)),
        ("Giao Thanh tra Chính phủ thực hiện kiểm tra.", ("Thanh tra Chính phủ",)),
        ("Giao Viện Kiểm sát tổ chức tập huấn.", ("Viện Kiểm sát",)),
        ("Các cơ quan chức năng của tỉnh triển khai phương án bảo đảm an ninh.", ("Các cơ quan chức năng của tỉnh",)),
    ],
)
def test_a_row_of_posts_or_of_one_kind_leads_whole(words, units):
    assert point(words).lead_units == units


@pytest.mark.parametrize(
    "words",
    [
        "Huy động lực lượng xung kích, đoàn thanh niên tham gia tổng vệ sinh.",
        "Tham mưu, giúp UBND tỉnh chủ trì tổ chức hội nghị.",
        "Cử cán bộ của Trung tâm chịu trách nhiệm kết nối giữa các điểm.",
        "Việc cụ thể giao theo tinh thần địa phương quyết, địa phương làm, địa phương chịu trách nhiệm.",
        "Trên cơ sở tài liệu do Trung ương biên soạn, in ấn tờ rơi bằng hai thứ tiếng.",
    ],
)
def test_whom_somebody_calls_on_and_who_only_made_something_leads_nothing(words):
    assert point(words).lead_units == ()


def test_what_somebody_calls_for_ends_at_a_colon():
    assert point("Vận động viện trợ: Sở Ngoại vụ chủ trì rà soát nhu cầu.").lead_units == ("Sở Ngoại vụ",)


@pytest.mark.parametrize(
    ("words", "helpers"),
    [
        (
            "Sở Ngoại vụ chủ trì, phối hợp với các Sở: Tài chính, Y tế và UBND các huyện xây dựng phương án.",
            ("Sở Tài chính", "Sở Y tế", "UBND các huyện"),
        ),
        ("Sở Ngoại vụ chủ trì cùng Sở Tài chính, Sở Y tế lập dự toán.", ("Sở Tài chính", "Sở Y tế")),
        ("Sở Ngoại vụ phối hợp với UBND xã, phường kiểm tra.", ("UBND xã, phường",)),
    ],
)
def test_who_helps_is_named_whole(words, helpers):
    found = point(words)
    assert (found.lead_units, found.coordinating_units) == (("Sở Ngoại vụ",), helpers)


def test_several_who_are_told_lead_together_though_they_act_with_others():
    told = "Chính phủ yêu cầu Bộ Quốc phòng, Bộ Công an phối hợp với các bộ, ngành liên quan chủ động chuẩn bị lễ đón."

    assert led(told) == ("Bộ Quốc phòng", "Bộ Công an")


def test_a_label_below_a_task_is_right_whoever_the_task_speaks_of():
    task = "Theo tài liệu do Trung ương biên soạn, các cơ quan phải tuyên truyền.\n- Cơ quan thực hiện: Sở Tư pháp."

    assert point(task).lead_units == ("Sở Tư pháp",)


@pytest.mark.parametrize(
    ("above", "units"),
    [
        ("Thông báo nêu yêu cầu đối với Sở Ngoại vụ trong công tác lễ tân như sau:", ("Sở Ngoại vụ",) * 2),
        ("Trách nhiệm của Sở Tài chính như sau:", ("Sở Tài chính",) * 2),
        ("Kết quả thực hiện nhiệm vụ của Sở Y tế như sau:", ()),
    ],
)
def test_whose_tasks_a_line_announces_leads_the_points_below(above, units):
    assert led(f"{above}\n- Chịu trách nhiệm lập hồ sơ.\n- Chủ động chỉ đạo đơn vị tư vấn.") == units


def test_who_sits_in_a_body_leads_nothing_by_that():
    told = read("Thành lập Tổ công tác gồm:\n1. Tổ phó: Giám đốc Sở Xây dựng.\n2. Thành viên: Giám đốc Sở Y tế.")

    assert [each.lead_units for each in told.provisions] == [(), ()]


def test_a_headline_that_asks_orders_nothing():
    assert not read("Tập đoàn Sơn Nam phản đối kết quả lựa chọn nhà thầu, đề nghị kiểm tra").provisions


def test_a_syllable_of_another_word_merges_nobody():
    told = read(
        "Để nâng thu nhập của người dân, Thường trực Chính phủ yêu cầu Bộ trưởng, Thủ trưởng các cơ quan ngang bộ "
        "và Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương rà soát. Nhập Trung tâm Dịch thuật vào Trung tâm "
        "Lễ tân."
    )

    assert [(each.into, each.from_units) for each in told.successions] == [
        ("Trung tâm Lễ tân", ("Trung tâm Dịch thuật",))
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Theo ý kiến của các thành viên dự họp, bảng giá được áp dụng từ ngày 01/01/2026.", []),
        ("Hội chợ biên giới diễn ra từ ngày 5/6/2026 tại An Khê.", ["2026-06-05"]),
        ("Ngày 5/6/2026, Phó Chủ tịch UBND tỉnh kiểm tra việc chuẩn bị tổ chức hội nghị thường niên.", []),
        (
            "Chào mừng Quốc khánh (2/9/1945 - 2/9/2025), Bộ Xây dựng tổ chức lễ khánh thành vào ngày 19/8/2025.",
            ["2025-08-19"],
        ),
    ],
)
def test_a_day_from_which_on_something_holds_is_no_day_of_an_event(words, days):
    assert [each.date for each in read(words).events] == days


def test_what_somebody_told_the_press_is_no_part_of_the_post():
    told = read("Ông Lê Văn Trinh, Chánh Văn phòng UBND tỉnh Hà Khê thông tin trên báo chí: hồ sơ đã nhận.")

    assert [(each.name, each.post) for each in told.people] == [("Lê Văn Trinh", "Chánh Văn phòng UBND tỉnh Hà Khê")]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Sở Ngoại vụ rà soát hồ sơ.\nBáo cáo gửi về UBND tỉnh trước ngày 5/6/2026.", "2026-06-05"),
        ("Sở Ngoại vụ chủ trì rà soát hồ sơ. Văn bản gửi về UBND tỉnh chậm nhất ngày 15/6/2026.", "2026-06-15"),
        ("Sở Ngoại vụ rà soát hồ sơ.\nBáo cáo năm trước đã được gửi trước ngày 15/6/2026.", None),
        ("Sở Ngoại vụ chủ trì rà soát hồ sơ. Sở Y tế gửi số liệu trước ngày 15/6/2026.", None),
    ],
)
def test_a_day_in_a_sentence_of_its_own_is_that_of_the_duty_before(words, due):
    assert point(words).due == due


def test_a_paragraph_that_only_says_by_when_goes_with_the_order_before():
    told = read(
        "Phó Chủ tịch UBND tỉnh Trần Minh giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính kiểm tra hồ sơ dự án.\n\n"
        "Hoàn thành việc kiểm tra và báo cáo UBND tỉnh trước ngày 10/6/2026.\n\n"
        "Các dự án khác vẫn được triển khai theo kế hoạch."
    )

    assert [(each.lead_units, each.due) for each in told.provisions] == [(("Sở Xây dựng",), "2026-06-10")]


def test_lettered_labels_say_who_does_the_task_before_them():
    told = read(
        "KẾ HOẠCH\n1. Về dữ liệu\na) Nhiệm vụ: Tham mưu UBND tỉnh rà soát, hoàn thiện danh mục.\nb) Cơ quan thực hiện:"
        "\n- Đơn vị chủ trì: Sở Ngoại vụ.\n- Đơn vị phối hợp: Sở Tài chính.\nc) Thời gian thực hiện: Trong năm 2026.\n"
        "2. Về lễ tân\na) Nội dung: Rà soát quà tặng.\nb) Đơn vị chủ trì: Văn phòng UBND tỉnh.\n"
        "c) Thời gian hoàn thành: Quý II/2026."
    )

    assert [
        (each.lead_units, each.coordinating_units, each.due) for each in told.provisions if each.nature != "section"
    ] == [
        (("Sở Ngoại vụ",), ("Sở Tài chính",), "2026"),
        (("Văn phòng UBND tỉnh",), (), "2026-34"),
    ]


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        (
            "Giao Văn phòng UBND tỉnh chuẩn bị địa điểm, Sở Tài chính cân đối kinh phí.",
            ("Văn phòng UBND tỉnh", "Sở Tài chính"),
        ),
        ("Giao Sở Ngoại vụ, Sở Tài chính, Công an tỉnh rà soát.", ("Sở Ngoại vụ", "Sở Tài chính", "Công an tỉnh")),
        ("Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh rà soát.", ("Sở Ngoại vụ",)),
        ("Giao Sở Ngoại vụ theo dõi các việc Bộ Ngoại giao, Bộ Công an hướng dẫn.", ("Sở Ngoại vụ",)),
    ],
)
def test_a_comma_parts_what_several_are_told_each_with_a_verb(words, leads):
    assert led(f"KẾ HOẠCH\n1. {words}\n2. Số liệu nêu ở phụ lục.") == leads


def test_the_front_and_its_unions_lead_together():
    words = "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh vận động nhân dân."

    assert point(words).lead_units == ("Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội tỉnh")


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Bộ Chính trị yêu cầu hoàn tất việc sắp xếp cấp xã trước ngày 15/7/2026.", ()),
        (
            "Bộ Chính trị giao Ban Thường vụ các tỉnh ủy, thành ủy chủ động chuẩn bị.",
            ("Ban Thường vụ các tỉnh ủy, thành ủy",),
        ),
        ("Tỉnh cần tập trung lãnh đạo, chỉ đạo hoàn thành các chỉ tiêu.", ()),
        ("Thành phố Cần Thơ tổ chức kiểm tra.", ("Thành phố Cần Thơ",)),
        ("Sở, ban, ngành thuộc UBND tỉnh có trách nhiệm rà soát.", ("Sở, ban, ngành thuộc UBND tỉnh",)),
        ("Tòa án quân sự các cấp chủ trì việc xét đề nghị.", ("Tòa án quân sự các cấp",)),
    ],
)
def test_who_stands_above_all_and_tells_others_leads_nothing(words, units):
    assert point(words).lead_units == units


def test_who_leads_with_others_names_them_behind_a_comma():
    found = point("Bộ Xây dựng chủ trì, cùng với Bộ Công an và UBND các tỉnh rà soát biển báo.")

    assert found.coordinating_units == ("Bộ Công an", "UBND các tỉnh")


def test_the_mark_that_ends_a_paper_is_no_part_of_a_heading() -> None:
    text = "KẾ HOẠCH\nTrên đây là Kế hoạch, yêu cầu các phòng, đơn vị nghiêm túc thực hiện./.\n"

    assert [each.heading for each in read(text).provisions] == [
        "Trên đây là Kế hoạch, yêu cầu các phòng, đơn vị nghiêm túc thực hiện"
    ]
