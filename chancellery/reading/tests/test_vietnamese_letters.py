"""Vietnamese letters and decisions: whom they go to, what offices are called, and titles in capitals."""

import pytest

from chancellery.reading import read

LETTER = """SỞ NGOẠI VỤ
Số: 77/SNgV-LS
V/v báo cáo tình hình bảo hộ công dân
Bình An, ngày 03 tháng 6 năm 2024

Kính gửi:
- Các Sở: Y tế, Tư pháp;
- Liên hiệp các tổ chức hữu nghị tỉnh.

Thực hiện ý kiến của UBND tỉnh, Sở Ngoại vụ đề nghị:
1. Sở Y tế cung cấp danh sách trước ngày 10/6/2024.
2. Liên hiệp các tổ chức hữu nghị tỉnh sớm lập danh sách hội viên.

Nơi nhận:
- Như trên;
- Công an tỉnh (để phối hợp);
- Lưu: VT.
GIÁM ĐỐC

Đoàn Thế Vinh

PHỤ LỤC
1. Sở Tư pháp rà soát thủ tục trước ngày 20/6/2024.
2. Công an tỉnh báo cáo trước ngày 25/6/2024.
"""


@pytest.fixture(scope="module")
def letter():
    return read(LETTER)


def named(words):
    return [each.name for each in read(f"Ngày 05/3/2024, các đại biểu dự họp. {words}").organisations]


def led(words):
    found = read(f"KẾ HOẠCH\nII. NHIỆM VỤ\n1. {words}\n2. Sở Y tế báo cáo.").provisions
    return next((each.lead_units for each in found if each.quote.startswith("1. ")), None)


def test_addressees_have_nothing_to_do(letter):
    assert [each.lead_units for each in letter.provisions] == [
        ("Sở Y tế",), ("Liên hiệp các tổ chức hữu nghị tỉnh",), ("Sở Tư pháp",), ("Công an tỉnh",),
    ]  # fmt: skip


def test_the_ledger_says_who_is_addressed(letter):
    assert [each.quote for each in letter.ledger if each.became == "addressees"] == [
        "Kính gửi:", "- Các Sở: Y tế, Tư pháp;", "- Liên hiệp các tổ chức hữu nghị tỉnh.",
        "Nơi nhận:", "- Như trên;", "- Công an tỉnh (để phối hợp);", "- Lưu: VT.",
    ]  # fmt: skip


def test_a_surname_that_is_a_kind_of_organisation_signs(letter):
    assert ("Đoàn Thế Vinh", "GIÁM ĐỐC") in [(each.name, each.post) for each in letter.people]
    assert "Đoàn Thế Vinh" not in [each.name for each in letter.organisations]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Trung tâm Dịch thuật và Dịch vụ đối ngoại báo cáo.", ["Trung tâm Dịch thuật và Dịch vụ đối ngoại"]),
        ("Bộ Công an xem xét.", ["Bộ Công an"]),
        ("Quỹ Bảo hộ đã hỗ trợ.", ["Quỹ Bảo hộ"]),
        ("Sở Lao động - Thương binh và Xã hội đã họp.", ["Sở Lao động - Thương binh và Xã hội"]),
        ("Sở Xây dựng và Ban Quản lý Khu kinh tế đã họp.", ["Sở Xây dựng", "Ban Quản lý Khu kinh tế"]),
        ("Đại sứ quán Pháp khai trương phòng đọc.", ["Đại sứ quán Pháp"]),
        ("UBND huyện Đắk Sơn mong các bạn đến.", ["UBND huyện Đắk Sơn"]),
        ("Sở Văn hóa sáng nay họp.", ["Sở Văn hóa"]),
    ],
)
def test_a_name_goes_on_over_the_second_syllable_of_a_word(words, names):
    assert named(words) == names


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Các cơ quan thông tin, báo chí của tỉnh mở chuyên trang.", ("Các cơ quan thông tin, báo chí của tỉnh",)),
        (
            "Căn cứ Kế hoạch này, các sở, ban, ngành, UBND các xã, phường gửi báo cáo trước ngày 31/3/2025.",
            ("các sở, ban, ngành", "UBND các xã, phường"),
        ),
    ],
)
def test_offices_in_general_lead(words, units):
    assert led(words) == units


def test_a_verb_within_a_name_hands_nothing_over():
    assert not read("Bộ trưởng Bộ Ngoại giao tặng Bằng khen cho 36 tập thể.").provisions


def test_a_line_of_capitals_names_no_organisation_or_country_by_a_syllable():
    found = read("KẾ HOẠCH\nII. NHIỆM VỤ VÀ GIẢI PHÁP TRỌNG TÂM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NGOẠI VỤ")

    assert [each.name for each in found.organisations] == ["SỞ NGOẠI VỤ"]
    assert [each.name for each in found.places] == ["VIỆT NAM"]


def test_who_is_named_behind_a_province_is_a_person_without_it():
    (person,) = read("Phó Chủ tịch UBND tỉnh Lâm Khê Hoàng Đức Thuận chủ trì cuộc họp.").people

    assert (person.name, person.post) == ("Hoàng Đức Thuận", "Phó Chủ tịch UBND tỉnh Lâm Khê")


def test_where_something_is_held_is_not_who_holds_it():
    (event,) = read("Sáng 3/3/2024, tại Trung tâm Hội nghị tỉnh, Sở Ngoại vụ tổ chức hội nghị tổng kết.").events

    assert event.organiser == "Sở Ngoại vụ"


def test_a_rule_below_the_header_of_a_table_parts_nothing():
    rows = read(
        "| TT | Nội dung công việc | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Rà soát thỏa thuận | Sở Ngoại vụ |"
    )

    assert [each.lead_units for each in rows.provisions] == [("Sở Ngoại vụ",)]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (
            "Hợp nhất Phòng Lãnh sự và Phòng Biên giới thuộc Sở Ngoại vụ thành Phòng Lãnh sự - Biên giới; "
            "đổi tên Phòng Lễ tân thành Phòng Lễ tân đối ngoại.",
            [
                ("Phòng Lãnh sự - Biên giới", ("Phòng Lãnh sự", "Phòng Biên giới")),
                ("Phòng Lễ tân đối ngoại", ("Phòng Lễ tân",)),
            ],
        ),
        (
            "Chuyển nhiệm vụ quản lý đoàn ra, đoàn vào từ Văn phòng UBND thành phố sang Sở Ngoại vụ.",
            [("Sở Ngoại vụ", ("Văn phòng UBND thành phố",))],
        ),
        ("Chuyển hồ sơ từ Sở Nội vụ về Sở Ngoại vụ trước ngày 5/5/2024.", []),
    ],
)
def test_each_clause_tells_its_succession(words, taken):
    assert [(each.into, each.from_units) for each in read(f"QUYẾT ĐỊNH\n{words}").successions] == taken


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Đến nay đã giải quyết 36/41 kiến nghị.", [("36/41 kiến nghị", 36)]),
        ("Sở sắp xếp 32 công chức và 62 biên chế.", [("32 công chức", 32), ("62 biên chế", 62)]),
        ("Ngày 12/11 các huyện báo cáo; nhà số 12/41 tổ dân phố; tỷ lệ 3/4 dân số.", []),
    ],
)
def test_so_many_of_so_many_are_counted(words, counts):
    found = read(f"Báo cáo công tác đối ngoại của tỉnh.\n{words}")

    assert [(each.quote, each.value) for each in found.quantities] == counts
    assert not found.proposals


def test_the_day_an_agreement_expires_is_not_its_own():
    assert not read("Tham mưu gia hạn Bản ghi nhớ với tỉnh Gyeongbuk hết hiệu lực vào ngày 31/12/2025.").references


DIRECTIVE = """BAN THƯỜNG VỤ TỈNH ỦY
Số 22-CT/TU
An Hải, ngày 19 tháng 4 năm 2024

CHỈ THỊ
về công tác ngoại giao văn hóa

Ban Thường vụ Tỉnh ủy yêu cầu thực hiện tốt các nhiệm vụ sau:

1- Quán triệt sâu sắc Kết luận số 59-KL/TW của Bộ Chính trị và Nghị quyết số 33-NQ/TW.

2- Tổ chức thực hiện

2.1- Đảng đoàn Hội đồng nhân dân tỉnh tăng cường giám sát.

2.2- Ban cán sự đảng Ủy ban nhân dân tỉnh chỉ đạo xây dựng Chiến lược ngoại giao văn hóa đến năm 2035.
"""

MINUTES = """HỘI HỮU NGHỊ VIỆT NAM - NHẬT BẢN
Số: 14/BB-HHN
BIÊN BẢN
Họp Ban Chấp hành Hội
Hôm nay, vào hồi 14 giờ 00 ngày 18 tháng 7 năm 2024, Ban Chấp hành Hội họp phiên thường kỳ.
2. Ý kiến thảo luận
- Văn phòng Hội báo cáo trong tháng 8.
Hai hội hằng năm họp luân phiên vào tháng 12.
"""


def test_a_dash_may_stand_behind_the_number_of_a_point():
    found = read(DIRECTIVE)

    assert [(each.label, each.lead_units, each.due) for each in found.provisions] == [
        ("1-", (), None),
        ("2-", (), None),
        ("2.1-", ("Đảng đoàn Hội đồng nhân dân tỉnh",), None),
        ("2.2-", ("Ban cán sự đảng Ủy ban nhân dân tỉnh",), None),  # 2035 is the year the strategy reaches
    ]
    assert "Bộ Chính trị" in [each.name for each in found.organisations]


def test_minutes_are_of_the_day_they_begin_with():
    days = {each.quote: each.edtf for each in read(MINUTES).dates}

    assert days["trong tháng 8"] == "2024-08"
    assert days["vào tháng 12"] == "XXXX-12"  # it comes again


def test_a_word_that_begins_like_a_country_is_none():
    assert [each.name for each in read(MINUTES).places] == ["VIỆT NAM", "NHẬT BẢN"]


def test_what_an_office_is_called_is_nobody():
    found = read("Bản ghi nhớ giữa Bộ Nông Lâm Lào và Bộ Công Thương đã được ký ngày 3/5/2024.")

    assert not found.people
    assert "Bộ Nông Lâm Lào" in [each.name for each in found.organisations]


def test_who_politely_asks_has_nothing_to_do():
    found = read(
        "TỜ TRÌNH\nIV. Kiến nghị\nBộ Công Thương kính đề nghị Thủ tướng Chính phủ:\n1. Cho phép ký Thỏa thuận."
    )

    assert all(not each.lead_units for each in found.provisions)


SUBMISSION = """BỘ CÔNG THƯƠNG
Số: 3105/TTr-BCT
Hà Nội, ngày 22 tháng 9 năm 2025

TỜ TRÌNH
Bộ Công Thương kính đề nghị Thủ tướng Chính phủ:
1. Cho phép ký Thỏa thuận trong tháng 12/2025.
2. Giao Bộ Ngoại giao làm thủ tục đối ngoại.

Bộ Công Thương kính trình Thủ tướng Chính phủ xem xét, quyết định.
"""

INVITATION = """VĂN PHÒNG UBND TỈNH
Số: 58/GM-VP
Vĩnh An, ngày 06 tháng 5 năm 2025
GIẤY MỜI
1. Thành phần
- Lãnh đạo Bộ Ngoại giao;
- Giám đốc Sở Ngoại vụ.
2. Thời gian: 08 giờ 00 ngày 16/5/2025.
3. Địa điểm: Trung tâm Hội nghị tỉnh.
4. Phân công chuẩn bị
- Báo và Đài Phát thanh, Truyền hình tỉnh đưa tin.
- Sở Ngoại vụ chuẩn bị báo cáo trước ngày 12/5/2025.
"""


def test_what_is_asked_may_stand_in_points_below():
    (proposal,) = read(SUBMISSION).proposals

    assert (proposal.by, proposal.to) == ("Bộ Công Thương", "Thủ tướng Chính phủ")
    assert proposal.items == ("Cho phép ký Thỏa thuận trong tháng 12/2025", "Giao Bộ Ngoại giao làm thủ tục đối ngoại")


def test_the_points_of_an_invitation_are_points():
    found = read(INVITATION)

    assert [each.label for each in found.provisions if each.level == 1] == ["1.", "2.", "3.", "4."]
    assert [each.lead_units for each in found.provisions if each.duty] == [
        ("Báo và Đài Phát thanh, Truyền hình tỉnh",),
        ("Sở Ngoại vụ",),
    ]
    assert not found.warnings


def test_a_numbered_part_below_the_addressee_is_a_part():
    found = read(
        "BÁO CÁO\nKính gửi: Bộ Ngoại giao (Cục Lãnh sự)\nI- TÌNH HÌNH\nỔn định.\nII- NHIỆM VỤ\nTăng cường bảo hộ."
    )

    assert [each.label for each in found.provisions] == ["I-", "II-"]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Sở Ngoại vụ (Cơ quan thường trực): tổng hợp, báo cáo định kỳ.", ("Sở Ngoại vụ",)),
        ("Sở Y tế, Sở Nội vụ tự đánh giá, báo cáo trước 31/10/2025.", ("Sở Y tế", "Sở Nội vụ")),
        ("Ban hành quy chế hoạt động sửa đổi trong tháng 3/2025.", ()),
        ("Tổ chức phiên họp do Phó Chủ tịch Thường trực UBND tỉnh chủ trì.", ()),
    ],
)
def test_who_leads_is_a_unit_and_no_verb_or_post(words, units):
    assert led(words) == units


def test_a_title_of_two_words_in_capitals_is_no_acronym():
    found = read("CHƯƠNG TRÌNH CÔNG TÁC\nB. PHÂN CÔNG NHIỆM VỤ\n1. Tổng hợp, báo cáo định kỳ.\n2. Sở Y tế báo cáo.")

    assert not any("NHIỆM VỤ" in each.lead_units for each in found.provisions)


def test_whom_a_dispatch_is_wired_to_does_nothing_and_whoever_it_orders_does_it():
    told = read(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 71/CĐ-TTg\nHà Nội, ngày 11 tháng 7 năm 2026\nCÔNG ĐIỆN\nVề khắc phục hậu quả bão\n"
        "THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các Bộ: Quốc phòng, Công an;\n- Chủ tịch Ủy ban nhân dân tỉnh Lộc.\n"
        "Ngày 10 tháng 7 năm 2026 bão đã đổ bộ. Thủ tướng Chính phủ yêu cầu:\n"
        "1. Bộ Y tế, Bộ Giáo dục và Đào tạo và các cơ quan liên quan thực hiện nghiêm các nhiệm vụ được giao, trong "
        "đó yêu cầu quán triệt đây là nhiệm vụ trọng tâm của chính quyền các cấp và người đứng đầu chính quyền địa "
        "phương chịu trách nhiệm khi để xảy ra tai nạn.\n"
        "2. Đài Tiếng nói Việt Nam, Đài Truyền hình Việt Nam phối hợp chặt chẽ theo chức năng theo dõi, đưa tin."
    )

    assert [each.lead_units for each in told.provisions] == [
        ("Bộ Y tế", "Bộ Giáo dục và Đào tạo", "các cơ quan liên quan"),
        ("Đài Tiếng nói Việt Nam", "Đài Truyền hình Việt Nam"),
    ]
    assert [each.quote for each in told.ledger if each.became == "unread"] == []
