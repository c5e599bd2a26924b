"""Who does what in Chinese, Japanese and Korean where names are told in brackets, rows and plain later sentences."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _duties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(each.lead_units, each.coordinating_units) for each in read(text).provisions if each.lead_units]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # names that no file holds are parted by the marks alone
        ("办好茶文化节。(市茶发委牵头,岭西区、市外经贸局配合)", [(("市茶发委",), ("岭西区", "市外经贸局"))]),
        ("做好保障。〔省文物局、省财政厅按职责分工负责〕", [(("省文物局", "省财政厅"), ())]),
        ("做好保障。（市外办牵头，各县（市、区）人民政府按职责负责）", [(("市外办",), ("各县（市、区）人民政府",))]),
        ("扩大宣传。（责任单位：市委办；配合单位：市融媒体中心，12月底前）", [(("市委办",), ("市融媒体中心",))]),
        ("窓口を一元化する。＜担当：国際課・市民課、協力：みどり財団＞", [(("国際課", "市民課"), ("みどり財団",))]),
        ("정착을 지원한다. 【소관: 일자리정책과·외국인주민지원센터】", [(("일자리정책과", "외국인주민지원센터"), ())]),
        ("교류를 늘린다. (주관: 국제과, 협조: 투자유치과, 바다공사)", [(("국제과",), ("투자유치과", "바다공사"))]),
        ("학급을 늘린다(교육청소년과).", [(("교육청소년과",), ())]),
        # no names of those who do it
        ("办好茶文化节。（市外办牵头，持续推进）", [(("市外办",), ())]),
        ("修订办法（试行），印发目录（2025年版）。", []),
        ("資料を配布（更新）。", []),
    ],
)  # fmt: skip
def test_a_bracket_names_the_owners_of_its_point(point, expected):
    assert _duties(f"关于做好各项工作的方案\n1. {point}\n2. 做好其他各项工作。") == expected


def test_a_bracket_closes_the_whole_paragraph_before_it():
    text = "二、重点工作\n完善活动方案，确定活动节目。切实提升效果。（市文广新局牵头，岭西区、市旅游局配合）"
    assert [(each.quote[:6], each.lead_units) for each in read(text).provisions if each.lead_units] == [
        ("完善活动方案", ("市文广新局",))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. 予算\n各課は経費を見積もり、財政課へ提出すること。財政課は、その内容を審査のうえ、予算に反映させる。",
            [(("各課",), ()), (("財政課",), ())],
        ),
        (
            "1. 照会\n照会は国際課が一括して行い、市町村課はこれに協力する。\n"
            "2. 派遣\n派遣の基準については、医療政策課が医師会と協議のうえ、案を作成する。",
            [(("国際課",), ("市町村課",)), (("医療政策課",), ("医師会",))],
        ),
        ("1. その他\n要領に定めのない事項は、別途国際課長が定める。\n2. 施行日", [(("国際課長",), ())]),
        (
            "하 부위원장은 외무국에 초안을 마련하라고 지시했다. 산업통상국은 명단을 취합하고, 세관은 절차를 맡는다. "
            "또한 재정국에는 예산을 배정하도록 했다. 바람현 인민위원회가 부지 정리를 책임진다.",
            [((name,), ()) for name in ("외무국", "산업통상국", "세관", "재정국", "바람현 인민위원회")],
        ),
        ("부위원장은 다음과 같이 요청했습니다. 국경수비대는 물품 수송을 통제해 주십시오.", [(("국경수비대",), ())]),
        # what only tells how it is, or what became of units
        (
            "하 부위원장은 외무국에 초안을 마련하라고 지시했다. 교역액은 2억 달러에 달한다. "
            "해양국은 수산국의 업무를 승계한다.",
            [(("외무국",), ())],
        ),
        ("知事は国際課に計画を改めるよう指示した。参加者は50人に達する。", [(("国際課",), ())]),
        ("1. 運営\n国際課は毎月報告すること。水産課は3階にある。", [(("国際課",), ())]),
    ],
)  # fmt: skip
def test_what_is_told_behind_an_order_is_to_be_done(text, expected):
    assert _duties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主席责成省财政厅牵头审查程序，于11月25日前提交省人民委员会审批。", [(("省财政厅",), ())]),
        ("省政府办公厅负责向各有关部门，青江省、白山省人民委员会通知意见。", [(("省政府办公厅",), ())]),
        ("关于培训，省内务厅被指派拟定计划，省政治学校提供师资。", [(("省内务厅",), ()), (("省政治学校",), ())]),
        ("各责任单位请于每年12月10日前报送市外办。", [(("各责任单位",), ())]),
        ("各乡、坊人民委员会要加强宣传。", [(("各乡、坊人民委员会",), ())]),
        ("1. 加强领导。成立专班，专班办公室设在市外办，负责统筹协调。\n2. 做好工作。", [(("专班办公室",), ())]),
        ("市公安局在人民医院设立了服务窗口，按季度统计。", [(("市公安局",), ())]),
        ("市公安局在人民医院设立了服务窗口。", []),
    ],
)
def test_chinese_clauses_name_who_does_them_and_not_whom_they_reach(text, expected):
    assert _duties(text) == expected


def test_what_a_telephone_stands_behind_only_says_whom_to_ask():
    text = "1. 신청서를 제출할 것\n\n담당부서: 총무과 대외협력팀 (☎ 061-000-5678)"
    assert _duties(text) == []


def test_a_day_that_comes_back_has_no_month():
    assert [each.quote for each in read("2024. 3. 4.\n매 반기 다음 달 10일까지 제출한다.").dates] == ["2024. 3. 4."]


def test_chinese_articles_go_on_behind_the_eleventh():
    ordinals = ("十", "十一", "十二", "十九", "二十", "二十一")
    text = "白山市管理条例\n" + "\n".join(f"第{each}条 市商务局应当做好管理工作。" for each in ordinals)
    assert [(each.label, each.lead_units) for each in read(text).provisions] == [
        (f"第{each}条", ("市商务局",)) for each in ordinals
    ]


def test_departments_do_something_and_buildings_do_not():
    text = "第一条 公共厕所应当免费开放。\n第二条 城乡规划主管部门应当加强检查。\n第三条 镇（乡）人民政府负责管理。"
    assert _duties(text) == [(("城乡规划主管部门",), ()), (("镇（乡）人民政府",), ())]
