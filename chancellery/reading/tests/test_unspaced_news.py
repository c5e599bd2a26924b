"""Translated news in Chinese, Japanese and Korean: what a head of government signed and ordered, who said it."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _duties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    return [(each.lead_units, each.coordinating_units, each.due) for each in read(text).provisions if each.lead_units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总理发布了2023年9月4日签发的第15/CĐ-TTg号、2023年11月20日签发的第22/CĐ-TTg号和2023年12月1日签发的第23/CĐ-TTg号公函。",
            [("15/CĐ-TTg", "2023-09-04"), ("22/CĐ-TTg", "2023-11-20"), ("23/CĐ-TTg", "2023-12-01")],
        ),
        (
            "根据第12/CT-TTg号指示（2024年3月5日）和2024年4月6日第15号通知，各单位报告。",
            [("12/CT-TTg", "2024-03-05"), ("15", "2024-04-06")],
        ),
        ("各省は国会決議2023年2月19日付第19/2023/QH15号に基づき報告する。", [("19/2023/QH15", "2023-02-19")]),
        ("首相は2023年9月25日付の公式文書第17/CD-TTg号を示した。", [("17/CĐ-TTg", "2023-09-25")]),
        ("首相は、決定第102/QĐ-TTg号を2023年8月23日に署名しました。", [("102/QĐ-TTg", "2023-08-23")]),
        ("首相は、決定第102/QĐ-TTg号を2023年8月23日に説明しました。", [("102/QĐ-TTg", None)]),
        ("총리는 2023년 11월 11일자 공식 공문 제21/CD-TTg호에 서명했습니다.", [("21/CĐ-TTg", "2023-11-11")]),
        ("총리는 결정 제102/QĐ-TTg호를 2023년 8월 23일에 공포했습니다.", [("102/QĐ-TTg", "2023-08-23")]),
    ],
)
def test_each_document_has_the_day_told_of_it(text, expected):
    assert [(each.number, each.date) for each in read(text).references] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总理要求各部委、行业和地方政府严格落实计划。",
            [(("各部委", "行业", "地方政府"), (), None)],
        ),
        ("工商部要扩大生产，同农业与农村发展部配合。", [(("工商部",), ("农业与农村发展部",), None)]),
        ("相关单位在筹备过程中需要与建设部密切协调。", [(("相关单位",), (), None)]),
        (
            "首相は、各省庁、部門、地方自治体に対し、資金を割り当てるよう指示した。",
            [(("各省庁", "部門", "地方自治体"), (), None)],
        ),
        (
            "총리는 각 부처에 발송한 공문을 통해 외무부는 관련 부처와 협조해 준비하라고 당부했다.",
            [(("외무부",), ("관련 부처",), None)],
        ),
        (
            "총리는 보건부에 점검하도록 지시했다. 산업무역부에는 대책을 마련하도록 했다.",
            [(("보건부",), (), None), (("산업무역부",), (), None)],
        ),
        ("시는 보건소에 안내문을 두어 누구나 이용할 수 있도록 했다.", []),
        ("총리는 직원들이 신년 인사회에 참여하지 말도록 당부했다.", []),
    ],
)
def test_whom_a_head_of_government_orders(text, expected):
    assert _duties(text) == expected


def test_a_period_until_which_something_is_held_is_no_deadline():
    text = "首相は商工省に対し、2023年10月20日から11月5日まで開催される見本市に当たり、関係機関と調整するよう指示した。"
    assert _duties(text) == [(("商工省",), (), None)]


def test_an_order_goes_on_over_paragraphs_that_begin_with_a_unit_each():
    text = "总理要求各部委落实计划。\n{}\n{}\n{}"
    ordered = text.format("工商部扩大工业生产。", "财政部加强对预算的监管。", "卫生部完善疾病预防工作。")
    told = text.format("工商部在会上表示，将继续努力。", "财政部去年已完成任务。", "卫生部收到了捐赠物资。")
    assert [leads for leads, _, _ in _duties(ordered)] == [("各部委",), ("工商部",), ("财政部",), ("卫生部",)]
    assert [leads for leads, _, _ in _duties(told)] == [("各部委",)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("한울시는 행사를 연다. 이병수 한울시장은 기대한다고 말했다.", [("이병수", "한울시장")]),
        ("조상민 문화체육대외협력국장은 밝혔다.", [("조상민", "문화체육대외협력국장")]),
        (
            "위원회 상임부위원장인 응우옌 탄 중(Nguyen Thanh Trung) 씨는 발표했다.",
            [("응우옌 탄 중", "위원회 상임부위원장")],
        ),
        ("쩐 반 손(Tran Van Son) 장관이 결정을 발표했다.", [("쩐 반 손", "장관")]),
        ("위원회 위원장인 판 반 탕 씨가 참석했다.", [("판 반 탕", "위원회 위원장")]),
        ("외교부는 이도현 외교부 제2차관 주재로 회의를 열었다.", [("이도현", "외교부 제2차관")]),
        ("고품질 한우시장은 크게 성장했다.", []),
        ("이날 한울시장은 환영했고, 위원장인 사람이 참석했다.", []),
    ],
)
def test_people_are_known_in_korean_by_a_post_that_touches_its_office(text, people):
    assert [(each.name, each.post) for each in read(text).people] == people


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("总理说明了为2023年12月19日举行的庆祝第十四次代表大会的项目的奠基仪式所作的准备。", []),
        ("Ngày 5/5/2024, Sở Ngoại vụ tổ chức chào mừng Đại hội Đảng bộ tỉnh bằng nhiều việc làm.", []),
        ("2023年12月19日，省外事厅举行了第十四次代表大会。", ["congress"]),
    ],
)
def test_what_was_held_to_mark_an_event_is_not_the_event(text, kinds):
    assert [each.kind for each in read(text).events] == kinds


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("検討部会は、総務部まちづくり推進課長が招集するものとする。", [("総務部まちづくり推進課長",)]),
        (
            "規程\n第7条 検討部会は、総務課長が招集する。\n第8条 委員長は、会務を総理する。",
            [("総務課長",), ("委員長",)],
        ),
        ("国際課は、文化課が作成した資料を配布するものとする。", [("国際課",)]),
        (
            "規程\n第1条 各課が役割を担う必要があるため、会議を設置する。\n第2条 委員長は、会務を総理する。",
            [("委員長",)],
        ),
        (
            "首相は、財務大臣および地方自治体に対し、見直しに注力するよう求めています。",
            [("財務大臣", "地方自治体")],
        ),
        ("총리는 장관급 기관장과 지방 정부에 점검할 것을 요청합니다.", [("장관급 기관장", "지방 정부")]),
        ("주민들은 시청에 도로를 정비해 줄 것을 요청합니다.", []),
    ],
)
def test_who_does_it_stands_before_the_verb(text, leads):
    assert [each.lead_units for each in read(text).provisions if each.lead_units] == leads


def test_a_regular_meeting_is_an_event_with_its_day_and_chair():
    text = "海城省人民委员会于2024年8月5日下午召开7月份例会。省人民委员会主席黎文海主持并指导会议。"
    assert [(each.date, each.chair) for each in read(text).events] == [("2024-08-05", "黎文海")]


def test_what_joins_two_units_in_korean_begins_no_name():
    assert "과 비서처" not in [each.name for each in read("정부는 정치국과 비서처의 결론을 이행한다.").organisations]
