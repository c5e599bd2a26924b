"""Who has a duty in a Vietnamese plan or news item: usual verbs and units, asides, leaders, and what is no duty."""

import pytest

from chancellery.reading import read


def point(words):
    """Return who leads ``words`` as the first of two numbered points of a plan."""
    return read(f"KẾ HOẠCH\n1. {words}\n2. Sở Y tế báo cáo kết quả.").provisions[0].lead_units


def news(words):
    """Return who leads what a news item tells in a paragraph of its own."""
    found = read(f"Chiều 11/10, UBND tỉnh họp về công tác đối ngoại.\n\n{words}\n\nCuộc họp kết thúc.\n").provisions
    return [name for each in found for name in each.lead_units]


@pytest.mark.parametrize(
    "verb",
    [
        "tái ký thỏa thuận với đối tác", "điều động xe đón đoàn", "luân chuyển cán bộ", "khôi phục đường bay",
        "đình chỉ hợp đồng tư vấn", "đăng cai tổ chức hội trại", "lên lịch hội đàm", "lập danh sách khách mời",
        "giữ liên lạc với tàu cá", "hợp thức hóa giấy tờ",
    ],
)  # fmt: skip
def test_usual_verbs_end_the_name_of_whoever_has_to_do_it(verb):
    assert point(f"Sở Ngoại vụ {verb}.") == ("Sở Ngoại vụ",)


@pytest.mark.parametrize(
    "unit",
    [
        "Phía Việt Nam", "Hai địa phương", "Đơn vị đăng cai", "Bên tiếp nhận viện trợ",
        "Cơ quan thường trực Ban Chỉ đạo", "Thành viên Ban Chỉ đạo", "Vụ Tổ chức - Biên chế",
    ],
)  # fmt: skip
def test_parties_and_hosts_have_duties(unit):
    assert point(f"{unit} bố trí nơi ăn nghỉ cho đoàn.") == (unit,)


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Phòng Giáo dục và Đào tạo (Điều 11) có trách nhiệm quản lý lớp học.", "Phòng Giáo dục và Đào tạo"),
        ("Tổng công ty Cảng Sơn Trà (STP) có trách nhiệm đầu tư bến mới.", "Tổng công ty Cảng Sơn Trà"),
        ("Ngân hàng Chính sách sẽ chủ trì việc cho vay.", "Ngân hàng Chính sách"),
        ("Sở Ngoại vụ sẽ là đầu mối tổng hợp.", "Sở Ngoại vụ"),
        ("Bí thư Tỉnh ủy đề nghị Sở Ngoại vụ sớm hoàn thiện kế hoạch đón đoàn.", "Sở Ngoại vụ"),
    ],
)
def test_news_tells_who_has_to_do_something_past_a_bracket_an_adverb_or_a_leader(words, lead):
    assert news(words) == [lead]


@pytest.mark.parametrize(
    "words",
    [
        "Bộ Ngoại giao đánh giá cao kết quả của tỉnh.",
        "Lãnh đạo tỉnh tiếp xã giao Tổng Lãnh sự Lào.",
        "Đại sứ đề nghị phía Lào cấp thị thực cho ngư dân.",
    ],
)
def test_praise_courtesy_and_wishes_give_nobody_a_duty(words):
    assert news(words) == []
