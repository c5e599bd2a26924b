"""News of Vietnamese provinces and ministries: who was told what to do, and what was only talked about."""

from datetime import date

import pytest

from chancellery.reading import read


def _duties(text: str) -> list[tuple[str, ...]]:
    return [each.lead_units for each in read(text).provisions if each.duty]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Phó Chủ tịch UBND tỉnh Đinh Thị Hạ cũng đề nghị các xã biên giới giao ban định kỳ hằng quý với bạn.",
            [("các xã biên giới",)],
        ),
        (
            "Đồng chí Vũ Hải Đăng, Phó Bí thư Thường trực Tỉnh ủy đánh giá cao kết quả của hai bên. "
            "Đồng chí đề nghị Sở Ngoại vụ tiếp tục theo dõi việc thực hiện thỏa thuận.",
            [("Sở Ngoại vụ",)],
        ),
        (
            "Dự hội nghị có ông Vũ Hải Đăng, Chủ tịch UBND tỉnh. Sau đó ông Vũ Hải Đăng nhấn mạnh ý nghĩa của chuyến "
            "thăm. Ông đề nghị Sở Công Thương mở gian hàng tại hội chợ.",
            [("Sở Công Thương",)],
        ),
        (
            "Ông yêu cầu Sở Nội vụ rà soát biên chế trước ngày 30/10/2025; Sở Y tế khảo sát, đề xuất mở thêm lớp.",
            [("Sở Nội vụ",), ("Sở Y tế",)],
        ),
        ("Phó Thủ tướng đề nghị Bộ Công Thương sớm hoàn thiện đề án, trình trong tháng 9.", [("Bộ Công Thương",)]),
        ("Phó Thủ tướng lưu ý Bộ Công Thương cần sớm hoàn thiện đề án.", [("Bộ Công Thương",)]),
        ("Đề nghị các cơ quan, đơn vị gửi danh sách trước ngày 15/9/2025.", [("các cơ quan, đơn vị",)]),
        ("Giao Ban Quản lý Khu kinh tế tỉnh rà soát quỹ đất.", [("Ban Quản lý Khu kinh tế tỉnh",)]),
    ],
)
def test_what_somebody_above_asks_for_is_an_order(text: str, leads: list[tuple[str, ...]]) -> None:
    assert _duties(text) == leads


@pytest.mark.parametrize(
    "text",
    [
        "Ông Phommy Keola, Phó Tỉnh trưởng tỉnh Na Sẻng đề nghị Sở Giáo dục và Đào tạo cử giáo viên sang dạy.",
        "Ông Jan Kolb cảm ơn Chủ tịch UBND tỉnh và đề nghị Sở Công Thương tổ chức đoàn doanh nghiệp sang thăm.",
        "Cử tri xã Tân Lập đề nghị Sở Xây dựng sửa chữa cầu trước mùa mưa.",
        "Bộ Ngoại giao nhận được 05 kiến nghị của cử tri, đề nghị làm rõ việc cấp thị thực.",
    ],
)
def test_what_guests_and_voters_ask_for_is_no_order(text: str) -> None:
    assert _duties(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lớp bồi dưỡng kiến thức đối ngoại do Sở Ngoại vụ phối hợp với Học viện Ngoại giao tổ chức đã thành công.",
        "Các đại biểu thảo luận 3 nhóm vấn đề: kết nối cửa khẩu; đào tạo tiếng Việt; phối hợp phòng, chống tội phạm.",
        "Hai bên trao đổi về 4 nội dung: hợp tác du lịch; tổ chức đoàn khảo sát; đào tạo nghề; giao lưu thanh niên.",
    ],
)
def test_what_was_held_or_talked_about_orders_nothing(text: str) -> None:
    assert _duties(text) == []


def test_a_body_of_two_fields_is_one_and_bodies_in_general_are_another() -> None:
    (helped,) = read("Giao Sở Ngoại vụ phối hợp với Sở Lao động - Thương binh và Xã hội rà soát trước 5/9.").provisions
    (both,) = read("Ủy ban Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội phải vận động bà con.").provisions

    assert helped.coordinating_units == ("Sở Lao động - Thương binh và Xã hội",)
    assert both.lead_units == ("Ủy ban Mặt trận Tổ quốc tỉnh", "các tổ chức chính trị - xã hội")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Chủ tịch UBND tỉnh Quảng Sa Huỳnh Tấn Việt chủ trì cuộc họp.",
            [("Huỳnh Tấn Việt", "Chủ tịch UBND tỉnh Quảng Sa")],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Sông Vân Trần Thị Hường tiếp.",
            [("Trần Thị Hường", "Phó Chủ tịch UBND tỉnh Sông Vân")],
        ),
        ("Đồng chí Bế Xuân Trường Giang, Giám đốc Sở Y tế.", [("Bế Xuân Trường Giang", "Giám đốc Sở Y tế")]),
        ("Đồng chí Ngô Tấn Phúc - Phó Chủ tịch UBND tỉnh dự lễ.", [("Ngô Tấn Phúc", "Phó Chủ tịch UBND tỉnh")]),
        ("Thừa ủy quyền của Chủ tịch Hội, đồng chí Ngô Tấn Phúc trao thưởng.", [("Ngô Tấn Phúc", None)]),
        (
            "Đồng chí Nguyễn Hữu Tường, Ủy viên dự khuyết Trung ương Đảng, Bí thư Tỉnh ủy đã tiếp đoàn.",
            [("Nguyễn Hữu Tường", "Ủy viên dự khuyết Trung ương Đảng, Bí thư Tỉnh ủy")],
        ),
        ("Ông Jan Kolb, Quốc vụ khanh bang Hessen làm Trưởng đoàn.", [("Jan Kolb", "Quốc vụ khanh bang Hessen")]),
        ("Các đồng chí: Lò Văn Hặc, Trưởng Ban Dân vận đã dự.", [("Lò Văn Hặc", "Trưởng Ban Dân vận")]),
        ("Đại sứ Nhật Bản tại Việt Nam Ito Naoki phát biểu.", [("Ito Naoki", "Đại sứ Nhật Bản tại Việt Nam")]),
        ("Tỉnh Luông Nậm Thà (Lào) và Đại sứ quán Việt Nam đã ký.", []),
    ],
)
def test_people_are_named_with_the_post_they_hold(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(each.name, each.post) for each in read(text).people] == people


PAGE = """Thứ Sáu, 28/3/2025, 08:15 [GMT+7]
BÁO ĐIỆN TỬ HẢI NINH
CHÍNH TRỊ
Hải Ninh tổng kết công tác người Việt Nam ở nước ngoài
Chia sẻ: Facebook | Zalo | Twitter
Sáng 27/3, UBND tỉnh tổ chức hội nghị tổng kết công tác người Việt Nam ở nước ngoài với sự tham gia của các sở, ngành.
Chủ tịch UBND tỉnh Nguyễn Hữu Tường tặng quà lưu niệm cho ông Jan Kolb
Theo kế hoạch, Sở Ngoại vụ tham mưu ban hành chương trình hành động trong quý II/2025 để triển khai thực hiện.
Hồng Quân (P/v Báo Hải Ninh)
.
Tác giả: Phòng Lễ tân - Hợp tác quốc tế
Nguồn: haininh.gov.vn
Tổng số điểm của bài viết là: 0 trong 0 đánh giá
Bình luận (2)"""


def test_the_furniture_of_a_page_is_told_from_its_news() -> None:
    furniture = [each.quote for each in read(PAGE).boilerplate]

    news = (3, 5, 7, 9)
    assert furniture == [line for place, line in enumerate(PAGE.split("\n")) if place not in news]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Tỉnh cấp 325 suất học bổng, sửa 02 trạm y tế.", [("325 suất học bổng", 325), ("02 trạm y tế", 2)]),
        ("Có 8 vụ/61 ngư dân bị nạn trên hai tàu cá.", [("8 vụ", 8), ("61 ngư dân", 61), ("hai tàu cá", 2)]),
        ("Lớp có 112 học viên, trong đó 74 nữ, 38 nam.", [("112 học viên", 112), ("74 nữ", 74), ("38 nam", 38)]),
        (
            "Gần hai trăm kiều bào và hơn một trăm đại biểu đã dự.",
            [("Gần hai trăm kiều bào", 200), ("hơn một trăm đại biểu", 100)],
        ),
        ("Chuyến bay hạ cánh lúc 13 giờ 20 cùng ngày; ông 45 tuổi, học hết cấp 3 ở xã.", []),
    ],
)
def test_what_news_count(text: str, counts: list[tuple[str, float]]) -> None:
    assert [(each.quote, each.value) for each in read(text).quantities] == counts


def _events(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    found = read(text, published=date(2025, 9, 17)).events
    return [(each.kind, each.date, each.place, each.organiser, each.chair) for each in found]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Đánh giá tại Hội nghị trực tuyến sơ kết 5 năm thực hiện Chỉ thị 45-CT/TW ngày 19/5/2015 của Bộ Chính "
            "trị và Kết luận số 12-KL/TW về công tác kiều bào trong tình hình mới do Bộ Ngoại giao tổ chức ngày 12/9.",
            [("conference", "2025-09-12", None, "Bộ Ngoại giao", None)],
        ),
        (
            "Lễ bế giảng diễn ra chiều 21/8 tại khách sạn Ngọc Lam dưới sự chủ trì của bà Vi Thị Nhung.",
            [("ceremony", "2025-08-21", "khách sạn Ngọc Lam", None, "Vi Thị Nhung")],
        ),
        (
            "Chiều 15/9, ông Lê Văn Minh, Phó Chủ tịch UBND tỉnh chủ trì buổi làm việc với đoàn.",
            [("meeting", "2025-09-15", None, None, "Lê Văn Minh")],
        ),
        (
            "Sáng 10/9, Sở Ngoại vụ tổ chức hội nghị. Hội nghị do ông Lê Văn Minh và ông Bùi Văn Tám đồng chủ trì.",
            [("conference", "2025-09-10", None, "Sở Ngoại vụ", "Lê Văn Minh")],
        ),
        (
            "Ngày 9/9, Bộ Nội vụ tổ chức hội nghị. Ông Lê Văn Minh dự và chỉ đạo hội nghị; bà Hà Thị Lan chủ trì.",
            [("conference", "2025-09-09", None, "Bộ Nội vụ", "Hà Thị Lan")],
        ),
        ("Ông đề xuất hai bên sớm ký Bản ghi nhớ trong chuyến thăm vào ngày 4/10.", []),
        ("Hai bên dự kiến ký Thỏa thuận hợp tác vào ngày 4/10.", []),
    ],
)
def test_what_was_held_when_where_and_by_whom(text: str, events: list[tuple[str | None, ...]]) -> None:
    assert _events(text) == events


@pytest.mark.parametrize(
    ("text", "into", "former"),
    [
        (
            "Hội Hữu nghị tỉnh Đà Lâm được thành lập trên cơ sở hợp nhất Hội Hữu nghị tỉnh Đà Lâm (cũ), Hội Hữu nghị "
            "tỉnh Phú Xuyên và Hội Hữu nghị tỉnh Bình Tuyên.",
            "Hội Hữu nghị tỉnh Đà Lâm",
            ("Hội Hữu nghị tỉnh Đà Lâm", "Hội Hữu nghị tỉnh Phú Xuyên", "Hội Hữu nghị tỉnh Bình Tuyên"),
        ),
        (
            "Sở Văn hóa được thành lập trên cơ sở hợp nhất Sở Thể thao tỉnh với Sở Du lịch tỉnh.",
            "Sở Văn hóa",
            ("Sở Thể thao tỉnh", "Sở Du lịch tỉnh"),
        ),
        (
            "Văn phòng UBND tỉnh sẽ tiếp nhận nguyên trạng hồ sơ, tài liệu và 17 biên chế từ Sở Ngoại vụ.",
            "Văn phòng UBND tỉnh",
            ("Sở Ngoại vụ",),
        ),
        (
            "Từ nay, Bộ Ngoại giao tiếp nhận nhiệm vụ từ Ban Đối ngoại Trung ương và Ủy ban Đối ngoại của Quốc hội.",
            "Bộ Ngoại giao",
            ("Ban Đối ngoại Trung ương", "Ủy ban Đối ngoại của Quốc hội"),
        ),
    ],
)
def test_who_takes_over_from_whom(text: str, into: str, former: tuple[str, ...]) -> None:
    (told,) = read(text).successions

    assert (told.into, told.from_units) == (into, former)


def test_papers_taken_in_every_day_are_no_succession() -> None:
    assert read("Trung tâm Hành chính công tiếp nhận 412 hồ sơ từ Sở Ngoại vụ trong tháng 3.").successions == ()


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Tỉnh tiếp Đoàn công tác bang Nordhessen, Cộng hòa Liên bang Đức.", ["Nordhessen", "Đức"]),
        ("Tỉnh ký thỏa thuận hợp tác với thành phố Sunhae của Hàn Quốc.", ["Sunhae", "Hàn Quốc"]),
        ("Ông Jan Kolb sinh tại Frankfurt, Đức; cháu ông ở xã Văn Sơn.", []),
    ],
)
def test_partners_are_told_with_their_country_behind_a_comma_or_of(text: str, partners: list[str]) -> None:
    assert [each.name for each in read(text).places if each.partner] == partners


def test_somebody_addressed_is_a_person_whatever_country_is_told_behind() -> None:
    reading = read("Giáo sư Trần Ngọc Phúc (Nhật Bản) và bà Marie Delvaux - Trưởng đại diện Aqua Vita đã dự.")

    assert [(each.name, each.post) for each in reading.people] == [
        ("Trần Ngọc Phúc", None),
        ("Marie Delvaux", "Trưởng đại diện Aqua Vita"),
    ]
    assert [each.name for each in reading.places] == ["Nhật Bản"]


def test_who_takes_the_chair_as_a_minister_gives_no_task_to_his_office() -> None:
    text = (
        "Tối 30/8/2025, Thứ trưởng Ngoại giao Đinh Hoàng Khải, Chủ nhiệm Ủy ban Dân tộc chủ trì buổi gặp mặt kiều bào."
    )

    assert _duties(text) == []


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        (
            "Đại diện Hội người Việt Nam tại Ba Lan đề nghị Bộ Giáo dục và Đào tạo cấp thêm sách tiếng Việt.",
            "Hội người Việt Nam tại Ba Lan",
            "Bộ Giáo dục và Đào tạo",
        ),
        (
            "Thay mặt học viên, anh Tô Quang Duy (Sở Công Thương) kiến nghị Sở Ngoại vụ mở thêm lớp tiếng Lào.",
            "Tô Quang Duy",
            "Sở Ngoại vụ",
        ),
        ("Tỉnh đề nghị Bộ Ngoại giao, Bộ Công Thương giới thiệu nhà đầu tư.", "Tỉnh", "Bộ Ngoại giao"),
    ],
)
def test_who_asks_whom(text: str, by: str, to: str) -> None:
    (asked,) = read(text).proposals

    assert (asked.by, asked.to) == (by, to)
