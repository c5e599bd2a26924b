"""Lines that were broken at a column are read as the paragraphs they were, and every quote stands in the text given."""

from __future__ import annotations

import textwrap
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import read, wrapping
from chancellery.reading.tests import scoring

VIETNAMESE = (
    "Thực hiện Kế hoạch số 318/KH-UBND ngày 14 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Tân Lộc về công tác đối ngoại "
    "địa phương, Giám đốc Sở Ngoại vụ yêu cầu các đơn vị trực thuộc thực hiện các nội dung sau đây:",
    "1. Phòng Hợp tác quốc tế chủ trì, phối hợp với Văn phòng Sở rà soát các thỏa thuận đã ký với các đối tác nước "
    "ngoài, báo cáo Giám đốc Sở trước ngày 20/4/2025.",
    "2. Phòng Lãnh sự tổng hợp số liệu công dân của tỉnh đang làm việc tại Nhật Bản và Hàn Quốc, gửi về Văn phòng Sở "
    "trước ngày 25/4/2025 để chuẩn bị hội nghị sơ kết.",
)
FRENCH = (
    "En application de la circulaire n° 45/2025 du 3 mars 2025, le préfet demande aux services de l'État de préparer "
    "la visite de la délégation, qui aura lieu du 12 au 15 mai 2025 à Valmont.",
    "La direction départementale des territoires établit la liste des sites avant le 30 avril 2025 et la transmet au "
    "cabinet du préfet, avec le concours de la chambre de commerce.",
    "Le secrétariat général de la préfecture rend compte de la préparation au ministère de l'intérieur tous les mois, "
    "et pour la première fois le 15 avril 2025.",
)
CHINESE = (
    "根据省人民政府2025年3月9日印发的第38号通知精神,省外事办公室负责统筹协调全省友好城市工作,会同省商务厅、省文化和旅游厅"
    "制定年度交流计划,并于2025年4月30日前报省人民政府办公厅备案。",
    "各市、州外事部门负责收集本地区对外交往项目,于2025年5月15日前将有关材料报送省外事办公室,由省外事办公室汇总后"
    "印发各有关单位执行,确保全年任务按期完成。",
)


def _told(text: str) -> tuple[object, ...]:
    reading = read(text)
    assert all(text[fact.start : fact.end] == fact.quote for fact in chain(reading.references, reading.provisions))
    return (
        [(each.kind, each.number, each.date) for each in reading.references],
        [each.edtf for each in reading.dates],
        [(each.lead_units, each.coordinating_units, each.due) for each in reading.provisions],
    )


@pytest.mark.parametrize("paragraphs", [VIETNAMESE, FRENCH])
@pytest.mark.parametrize("width", [48, 72, 96])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n   "])
def test_a_text_in_lines_of_any_width_tells_what_its_paragraphs_tell(paragraphs, width, end):
    lines = [line for each in paragraphs for line in textwrap.wrap(each, width, break_on_hyphens=False)]

    assert _told(end.join(lines)) == _told("\n".join(paragraphs))


@pytest.mark.parametrize("width", [24, 30, 41])
def test_a_script_without_blanks_goes_on_where_the_line_was_full(width):
    lines = [each[at : at + width] for each in CHINESE for at in range(0, len(each), width)]

    assert _told("\n".join(lines)) == _told("\n".join(CHINESE))


def test_a_letterhead_broken_within_its_words_gives_the_number_its_day():
    text = "\n".join(
        [
            *("ỦY", "BAN NHÂN DÂN", "TỈNH TÂN LỘC", "-------", "|", "Số:", "318/KH-UBND", "|"),
            *("Tân", "Lộc, ngày 14 tháng 3 năm 2025", "|", "KẾ HOẠCH", "CÔNG TÁC ĐỐI NGOẠI NĂM 2025"),
            *(line for each in VIETNAMESE for line in textwrap.wrap(each, 80)),
        ]
    )

    first, *_ = read(text).references

    assert (first.kind, first.number, first.date) == ("plan", "318/KH-UBND", "2025-03-14")


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("la prépara-", "tion du congrès de la province", "la prépara\u2060\u2060tion du congrès de la province"),
        (
            "theo Thông tư số 12/2025/TT-",
            "BNG của Bộ Ngoại giao",
            "theo Thông tư số 12/2025/TT-\u2060BNG của Bộ Ngoại giao",
        ),
    ],
)
def test_a_word_broken_at_a_hyphen_is_whole_again(above, below, joined):
    around = "\n".join(line for each in (*VIETNAMESE, *FRENCH) for line in textwrap.wrap(each, 60))

    assert joined in wrapping.unwrapped(f"{around}\nIl faut hâter {above}\n{below}")


@pytest.mark.parametrize(
    "text",
    [
        "Thành phần tham dự\nđại diện Sở Ngoại vụ\nđại diện Sở Tài chính\nđại diện Sở Nội vụ\n",
        "Participants\nthe Department of Foreign Affairs\nthe Provincial Police\nthe Union of Friendship\n",
        "1. a\n2. b\n3. c\n4. d\n",
        "",
    ],
)
def test_short_lines_are_not_taken_for_broken_ones(text):
    assert wrapping.unwrapped(text) is text


def test_no_text_of_the_open_corpus_was_broken():
    assert [labels["file"] for labels, text in scoring.open_corpus() if wrapping.unwrapped(text) is not text] == []


@given(st.lists(st.text(alphabet="aA.,;-| \t1\n各", max_size=90), max_size=12))
def test_whatever_the_lines_nothing_but_breaks_and_hyphens_changes(lines):
    text = "\n".join(lines)
    whole = wrapping.unwrapped(text)

    assert len(whole) == len(text)
    assert all(was == now or was in "\n-" for was, now in zip(text, whole, strict=True))


def test_a_label_stands_in_one_line_with_its_number():
    around = "\n".join(line for each in VIETNAMESE for line in textwrap.wrap(each, 60))

    assert "Số: 318/KH-UBND" in wrapping.unwrapped(f"Số:\n318/KH-UBND\n{around}")


def test_a_cited_article_and_a_line_longer_than_its_column_break_no_paragraph():
    text = (
        "1. Xây dựng cổng thông tin của các tỉnh\nkết nghĩa và của các đối tác của tỉnh\n\n"
        "+ Cơ quan chủ trì: Sở\nNội vụ.\n\n"
        "2. Xây dựng Nghị định về hợp tác của các\ntỉnh kết nghĩa\n\n"
        "+ Nội dung: quy định chi tiết khoản 2\nĐiều 4; khoản 3\nĐiều 6; khoản 5 Điều 9;\n"
        "khoản 7 Điều 11; điểm b khoản 4\nĐiều 31 Luật; và những nội dung khác mà cơ quan có thẩm\n"
        "quyền giao trong quá trình triển khai thi hành các quy định về hợp tác giữa các tỉnh kết nghĩa với "
        "các đối tác trong và ngoài nước theo quy định của các văn bản hiện\nhành.\n\n"
        "+ Cơ quan chủ trì: Sở\nNgoại vụ.\n\n+ Thời hạn ban hành: trước\nngày 30 tháng 6 năm 2026.\n\n"
        "3. Tổ chức kiểm tra việc thi hành các quy\nđịnh của Nghị định\n\n+ Cơ quan chủ trì: Sở Tư pháp.\n"
    )

    assert [(each.label, each.lead_units, each.due) for each in read(text).provisions if each.lead_units] == [
        ("1.", ("Sở Nội vụ",), None),
        ("+", ("Sở Ngoại vụ",), "2026-06-30"),
        ("3.", ("Sở Tư pháp",), None),
    ]


def test_an_article_that_is_a_heading_begins_a_line():
    text = (
        "Quy chế này quy định việc phối hợp giữa các\ncơ quan của tỉnh trong việc đón tiếp các\n"
        "đoàn khách và trong việc báo cáo kết quả của\ncác đoàn theo\nĐiều 4\n"
        "Điều 5. Sở Ngoại vụ lập danh sách các đoàn\nhằng năm."
    )

    assert "Điều 5" in [each.label for each in read(text).provisions]
