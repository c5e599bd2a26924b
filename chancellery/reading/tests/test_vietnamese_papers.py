"""The papers a Vietnamese office registers every day, whole: a plan, the conclusions of a meeting, a news item."""

import pytest

from chancellery.reading import read

PLAN = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 86/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 02 tháng 4 năm 2026

KẾ HOẠCH
Triển khai công tác ngoại giao kinh tế trên địa bàn tỉnh năm 2026

Thực hiện Chỉ thị số 15-CT/TW ngày 10/8/2022 của Ban Bí thư Trung ương Đảng khóa XIII về công tác ngoại giao kinh tế; \
Nghị quyết số 21/NQ-CP ngày 20/02/2023 của Chính phủ; Quyết định 1412/QĐ-TTg của Thủ tướng Chính phủ, UBND tỉnh \
ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Ký kết ít nhất 03 thỏa thuận quốc tế mới.
- Cơ quan chủ trì: Sở Ngoại vụ.
- Cơ quan phối hợp: Sở Tư pháp, Công an tỉnh.
- Thời gian hoàn thành: Quý III/2026.
2. Tổ chức đoàn công tác của lãnh đạo tỉnh thăm và làm việc tại tỉnh Vân Nam.
- Đơn vị chủ trì: Sở Công Thương
- Đơn vị phối hợp: Ban Quản lý Khu kinh tế tỉnh; Hiệp hội Doanh nghiệp tỉnh
- Thời gian: Tháng 9 - 10/2026
II. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ
a) Là cơ quan đầu mối, theo dõi, đôn đốc, tổng hợp tình hình thực hiện Kế hoạch.
b) Chủ trì tham mưu sơ kết 03 năm thực hiện Nghị quyết số 21/NQ-CP vào tháng 11/2026.
2. UBND các xã, phường
Xây dựng kế hoạch của địa phương xong trong vòng 20 ngày kể từ ngày ban hành Kế hoạch này.
3. Các sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thành phố
Báo cáo kết quả trước ngày 15/12/2026.
4. Văn phòng UBND tỉnh
Theo dõi, đôn đốc.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Phạm Hoàng Hải
"""


@pytest.fixture(scope="module")
def plan():
    return read(PLAN)


def of(reading, words):
    """Return the one provision whose quote begins with these words."""
    (found,) = (each for each in reading.provisions if each.quote.startswith(words))
    return found


def test_dashes_below_a_measure_say_who_leads_it_and_by_when(plan):
    first, second = of(plan, "1. Ký kết"), of(plan, "2. Tổ chức đoàn")

    assert (first.lead_units, first.coordinating_units) == (("Sở Ngoại vụ",), ("Sở Tư pháp", "Công an tỉnh"))
    assert first.due == "2026-35"
    assert second.lead_units == ("Sở Công Thương",)
    assert second.due == "2026-09/2026-10"
    assert not [each for each in plan.provisions if each.quote.startswith("-")]


def test_a_unit_as_the_title_of_a_paragraph_leads_what_stands_below_it(plan):
    assert of(plan, "4. Văn phòng UBND tỉnh").lead_units == ("Văn phòng UBND tỉnh",)
    assert of(plan, "4. Văn phòng UBND tỉnh").duty


def test_a_title_may_name_kinds_of_units_alone(plan):
    communes, all_others = of(plan, "2. UBND các xã"), of(plan, "3. Các sở")

    assert communes.lead_units == ("UBND các xã, phường",)
    assert communes.due_after == "20 days after issue"
    assert all_others.lead_units == ("Các sở, ban, ngành, đoàn thể tỉnh", "UBND các huyện, thành phố")
    assert all_others.due == "2026-12-15"


def test_the_month_of_a_point_below_its_unit_is_its_day(plan):
    point = of(plan, "b) Chủ trì tham mưu")

    assert (point.lead_units, point.due) == (("Sở Ngoại vụ",), "2026-11")


def test_a_plan_implements_each_document_its_preamble_lists(plan):
    numbers = [plan.works[each.target].number for each in plan.relations if each.kind == "implements"]

    assert numbers == ["15-CT/TW", "21/NQ-CP", "1412/QĐ-TTg"]


def test_a_mark_may_stand_between_the_post_and_the_name(plan):
    assert [(each.name, each.post) for each in plan.people] == [("Phạm Hoàng Hải", "PHÓ CHỦ TỊCH")]


@pytest.mark.parametrize(
    "words", ["Thường trực Tỉnh ủy kết luận như sau:", "Ủy ban nhân dân tỉnh kết luận, chỉ đạo như sau:",
              "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:"],
)  # fmt: skip
def test_who_concludes_does_not_do_what_is_concluded(words):
    found = read(f"{words}\n1. Ghi nhận kết quả.\n2. Sở Ngoại vụ tăng cường kiểm tra.\n3. Đẩy mạnh tuyên truyền.")

    assert [each.lead_units for each in found.provisions] == [(), ("Sở Ngoại vụ",), ()]
    assert "kết luận" not in " ".join(each.name for each in found.organisations)


def test_who_has_tasks_leads_each_of_them():
    found = read("Sở Ngoại vụ thực hiện các nhiệm vụ sau:\n1. Tăng cường kiểm tra.\n2. Đẩy mạnh tuyên truyền.")

    assert [each.lead_units for each in found.provisions] == [("Sở Ngoại vụ",), ("Sở Ngoại vụ",)]


MEETING = (
    "Ngày 10/3/2026, tại Trụ sở Tỉnh ủy, đồng chí Trần Quốc Vinh, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy chủ trì"
    " cuộc họp nghe báo cáo kết quả công tác đối ngoại. Dự họp có các đồng chí Phó Bí thư Tỉnh ủy; Sở Ngoại vụ."
)


def test_who_chairs_a_meeting_stands_before_it_and_a_hall_is_its_place():
    (event,) = read(MEETING).events

    assert (event.kind, event.date, event.place) == ("meeting", "2026-03-10", "Trụ sở Tỉnh ủy")
    assert event.chair == "Trần Quốc Vinh"


def test_a_post_in_capitals_is_nobody():
    assert [each.name for each in read(MEETING).people] == ["Trần Quốc Vinh"]


def test_a_town_keeps_its_short_kind_and_its_name():
    (event,) = read("Sáng 18/6/2026, tại TP. Hải Trung, UBND tỉnh An Hải tổ chức Hội nghị Gặp gỡ Nhật Bản.").events

    assert event.place == "TP. Hải Trung"


def test_another_clause_has_a_giver_of_its_own():
    given = read(
        "Nhân dịp này, UBND tỉnh An Hải tặng Bằng khen cho 3 tập thể; ông Watanabe Shige được trao Huy chương Hữu nghị."
    ).awards

    assert [(each.kind, each.by) for each in given] == [("certificate of merit", "UBND tỉnh An Hải"), ("medal", None)]


def test_the_issuer_within_a_number_is_no_organisation():
    found = read("Thực hiện Nghị quyết số 25/NQ-HĐND của HĐND tỉnh An Hải, Sở Nội vụ báo cáo.").organisations

    assert [each.name for each in found] == ["HĐND tỉnh An Hải", "Sở Nội vụ"]


def test_what_is_held_does_nothing_and_a_programme_orders_nothing():
    held = read(
        "KẾ HOẠCH\nTổ chức Tuần lễ giao lưu của tỉnh\n\nI. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM\n"
        "1. Hội thảo xúc tiến đầu tư: dự kiến sáng ngày 14/5/2026 tại khách sạn Hải Âu.\n"
        "2. Triển lãm ảnh: trưng bày 60 tác phẩm, từ ngày 14 đến ngày 18/5/2026.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ chủ trì, báo cáo kết quả trước ngày 30/6/2026.\n"
    ).provisions

    assert [each.lead_units for each in held] == [(), (), (), (), ("Sở Ngoại vụ",)]
    assert [each.duty for each in held] == [False, False, False, False, True]


def test_whoever_only_gave_a_task_does_not_lead_it():
    text = "KẾ HOẠCH\n\n1. Hoàn thành các nhiệm vụ được UBND tỉnh giao.\n2. Các nhiệm vụ do Sở Ngoại vụ thực hiện.\n"
    assert [each.lead_units for each in read(text).provisions] == [(), ("Sở Ngoại vụ",)]


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ("Bộ Ngoại giao là cơ quan chủ trì quản lý hoạt động đối ngoại.", ("Bộ Ngoại giao",)),
        (
            "Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ có trách nhiệm tiếp thu ý kiến.",
            ("Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ",),
        ),
        (
            "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương có trách nhiệm báo cáo.",
            ("Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương",),
        ),
        ("Ủy ban nhân dân cấp tỉnh báo cáo Bộ Ngoại giao.", ("Ủy ban nhân dân cấp tỉnh",)),
        ("Văn phòng đại diện của tổ chức nước ngoài không đặt tại trụ sở các cơ quan nhà nước.", ()),
        ("Ủy ban công tác về các tổ chức nước ngoài chuyển hồ sơ đến Bộ Ngoại giao.", ()),
        ("Trường hợp sửa đổi thỏa thuận, cơ quan đề xuất báo cáo Bộ Ngoại giao.", ()),
        ("Thanh tra, kiểm tra việc tuân thủ quy định về đăng ký.", ()),
        ("Đoàn khách cấp cao: Nguyên thủ quốc gia, Người đứng đầu Chính phủ.", ()),
        ("Văn phòng trực thuộc là nơi làm việc của một bộ phận.", ()),
        ("Bộ Khoa học và Công nghệ phân cấp cho các địa phương cấp giấy phép.", ("Bộ Khoa học và Công nghệ",)),
        ("Hội đồng quản trị trực tiếp chỉ đạo việc kiểm tra.", ("Hội đồng quản trị",)),
        ("Tổ chức, cá nhân nhận viện trợ phải có trách nhiệm báo cáo.", ("Tổ chức, cá nhân nhận viện trợ",)),
        ("Tại cơ sở giáo dục, việc tiếp nhận học sinh được thông báo công khai.", ()),
        ("Hội đồng nhân dân các cấp giám sát việc thực hiện Nghị định này.", ("Hội đồng nhân dân các cấp",)),
    ],
)
def test_a_regulation_names_whoever_does_it_whole_or_nobody(said, units):
    text = f"NGHỊ ĐỊNH\nĐiều 5. Trách nhiệm của các cơ quan\n1. {said}\n2. Nghị định này có hiệu lực từ ngày 01/3/2025."

    assert read(text).provisions[1].lead_units == units


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định này thay cho Quyết định số 76/2010/QĐ-TTg ngày 30 tháng 11 năm 2010 về việc tổ chức hội nghị.",
        "a) Chi tổ chức các hội nghị, lớp tập huấn theo Thông tư ngày 28/4/2017.",
    ],
)
def test_what_a_title_or_a_cost_is_about_was_not_held(text):
    assert read(text).events == ()


def test_who_may_do_something_need_not():
    told = read("NGHỊ ĐỊNH\nĐiều 7. Thẩm quyền\n1. Cục trưởng Cục Thuế có quyền:\na) Phạt cảnh cáo;\nb) Phạt tiền.")

    assert {each.lead_units for each in told.provisions} == {()}


@pytest.mark.parametrize(
    ("text", "schedules"),
    [
        (
            "1. Sở Tài chính chủ trì lập dự toán ngân sách hằng năm.\n2. Sở Ngoại vụ hằng năm báo cáo.",
            [None, "yearly"],
        ),
        (
            "1. Sở Tài chính chủ trì bố trí dự toán chi thường xuyên.\n2. Sở Ngoại vụ thường xuyên lập sổ.",
            [None, "continuous"],
        ),
    ],
)
def test_a_budget_of_each_year_is_no_yearly_duty(text: str, schedules: list[str | None]) -> None:
    assert [each.schedule for each in read(text).provisions] == schedules
