"""Who has to do what, in Chinese, Japanese and Korean: told by leaders, several in one sentence, answers and labels."""

from datetime import date

import pytest

from chancellery.reading import read


def _duties(text):
    found = read(text, published=date(2025, 5, 1)).provisions
    return [(each.lead_units, each.coordinating_units, each.due) for each in found if each.lead_units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "黄志远同志肯定了成绩，同时要求各级党委、各单位在7月20日前制定计划；省公安厅、省外事厅加强管理。",
            [(("各级党委", "各单位"), (), "2025-07-20"), (("省公安厅", "省外事厅"), (), None)],
        ),
        (
            "县委书记强调，各乡镇要提高认识，县外办要主动与县商务局配合，做好准备。",
            [(("各乡镇",), (), None), (("县外办",), ("县商务局",), None)],
        ),
        ("他还指示省委办公厅跟踪落实，于12月10日前汇总结果。", [(("省委办公厅",), (), "2025-12-10")]),
        ("市卫健委已印发通知，要求三级医院配备导诊人员。", []),
        ("按照上级要求，全县各单位认真开展了自查。", []),
        ("省妇联主席希望省卫生厅派出医疗队。", []),
    ],
)
def test_leaders_tell_units_what_to_do_in_chinese(text, expected):
    assert _duties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "知事は、国際課に6月末までに計画を作成するよう指示し、財政課には予算を確保するよう求めた。",
            [(("国際課",), (), "2025-06"), (("財政課",), (), None)],
        ),
        (
            "省人民委員会委員長は、省財政局が経費を保障し、省外務局が計画を策定するよう指示した。",
            [(("省財政局",), (), None), (("省外務局",), (), None)],
        ),
        ("副知事は会議を終えた。省内務局は人員を検討しなければならないと強調した。", [(("省内務局",), (), None)]),
        ("住民は市が道路を広げるよう求めた。", []),
        ("国際課には問い合わせが相次いだ。", []),
        ("大学に対し届出を義務付けるよう文部科学省へ求めるべきである。", []),
    ],
)
def test_leaders_tell_units_what_to_do_in_japanese(text, expected):
    assert _duties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "그는 성 선전국에 9월 안에 발간하라고 지시하였으며, 성 신문사와 방송국에는 코너를 마련하도록 주문하였다.",
            [(("성 선전국",), (), "2025-09"), (("성 신문사", "방송국"), (), None)],
        ),
        (
            "위원장은 성 재정국이 경비를 보장하고 성 외무국이 계획을 작성할 것을 지시하였다.",
            [(("성 재정국",), (), None), (("성 외무국",), (), None)],
        ),
        ("시장은 회의를 마쳤다. 관광과는 9월 30일까지 계획을 내야 한다고 강조하였다.", []),
        (
            "부지사는 회의를 마쳤다. 관광과는 9월 30일까지 계획을 제출하여야 한다고 강조하였다.",
            [(("관광과",), (), "2025-09-30")],
        ),
        ("국제협력과는 시의회에 매 분기 보고하는 임무를 맡았다.", [(("국제협력과",), (), None)]),
        ("주민들은 시가 도로를 넓혀 줄 것을 요구하였다.", []),
        ("박 시장은 관광과가 세운 계획을 높이 평가했다.", []),
    ],
)
def test_leaders_tell_units_what_to_do_in_korean(text, expected):
    assert _duties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我局将会同市交通局、市城管局开展排查，于8月31日前完成。",
            [(("我局",), ("市交通局", "市城管局"), "2025-08-31")],
        ),
        (
            "会议要求，县外办于5月10日前印发；县应急局牵头每年组织演练，县公安局参加。",
            [(("县外办",), (), "2025-05-10"), (("县应急局",), ("县公安局",), None)],
        ),
        (
            "第三，省财政厅保障经费；省内务厅在9月30日前完成审核，报省人民委员会审批。",
            [(("省财政厅",), (), None), (("省内务厅",), (), "2025-09-30")],
        ),
    ],
)
def test_clauses_of_a_sentence_have_their_own_helpers_and_days(text, expected):
    assert _duties(text) == expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "工作方案\n1.做好庆祝活动。\n责任单位：市外办、市教育局\n2.编印手册。\n责任单位：市外办",
            [("市外办", "市教育局"), ("市外办",)],
        ),
        (
            "(1) 式典の開催\n　主管　国際課\n　協力　秘書課\n(2) 生徒を派遣する。\n　担当課　学校教育課、国際課",
            [("国際課",), ("学校教育課", "国際課")],
        ),
        (
            "○ 창구 설치 (여성가족과 주관, 보건소 협조, 9월까지)\n○ 책자 배부 (담당: 홍보담당관)",
            [("여성가족과",), ("홍보담당관",)],
        ),
    ],
)
def test_labels_name_several_and_need_no_colon(text, leads):
    assert [lead for lead, _, _ in _duties(text)] == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("白浜市姉妹都市交流実施計画\n令和7年4月1日\n国際課は受入先との調整を行う。", [("国際課",)]),
        ("白浜市が実施計画を公表\n令和7年4月1日\n国際課は受入先との調整を行う。", []),
        ("ホーム > ニュース\n白浜市姉妹都市交流実施計画\n国際課は受入先との調整を行う。", []),
    ],
)
def test_a_title_that_closes_with_its_kind_orders(text, leads):
    assert [lead for lead, _, _ in _duties(text)] == leads


def test_a_title_of_an_answer_names_the_proposal_and_its_promises_are_duties():
    text = (
        "关于第15号建议的答复\n一、关于增设窗口的建议\n目前已有窗口1个。下一步，市公安局将增设服务点。\n"
        "二、关于导诊的建议\n医院已经试点。今后，由市卫健委负责轮训，市教育局提供师资支持。"
    )
    assert [lead for lead, _, _ in _duties(text)] == [("市公安局",), ("市卫健委",), ("市教育局",)]


def test_a_word_of_one_sign_ends_a_sentence():
    found = _duties("这种情况确实存在。市外办将会同市交通局进行排查，于8月31日前完成整改。")
    assert found == [(("市外办",), ("市交通局",), "2025-08-31")]
