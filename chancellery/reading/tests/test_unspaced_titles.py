"""Laws, treaties and plans that Chinese, Japanese and Korean texts call by their names, and what looks like one."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _named(text: str) -> list[tuple[str, str, str | None]]:
    return [(each.quote, each.kind, each.number) for each in read(text).references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one law, told with its year and number
        ("行政手続法（平成5年法律第88号）に基づき処理する。", [("行政手続法（平成5年法律第88号", "law", "88")]),
        (
            "「灘浜市国際化条例」（平成30年灘浜市条例第22号）を改める。",
            [("「灘浜市国際化条例」（平成30年灘浜市条例第22号", "regulation", "22")],
        ),
        ("霧ヶ浦県文化交流促進条例を改める。", [("霧ヶ浦県文化交流促進条例", "regulation", None)]),
        (
            "《境外投资管理办法》（商务部令2014年第3号）",
            [("《境外投资管理办法》（商务部令2014年第3号", "regulation", "2014年第3号")],
        ),
        ("按照海关总署公告2024年第12号办理手续。", [("公告2024年第12号", "notice", "2024年第12号")]),
        # laws known by their name, or by how it ends
        (
            "改正入管難民法と技能実習法が成立し、各自治体は準備を進める。",
            [("入管難民法", "law", None), ("技能実習法", "law", None)],
        ),
        (
            "出入国管理及び難民認定法施行規則の一部を改める。",
            [("出入国管理及び難民認定法施行規則", "regulation", None)],
        ),
        (
            "출입국관리법 시행규칙과 여권법을 살펴야 한다.",
            [("출입국관리법 시행규칙", "regulation", None), ("여권법", "law", None)],
        ),
        ("按照民法典第一百二十条执行，由市公安局办理手续。", [("民法典", "law", None)]),
        # treaties called by their parties
        ("日中平和友好条約の締結から45年になる。", [("日中平和友好条約", "treaty", None)]),
        ("양측은 한·베트남 자유무역협정을 언급했다.", [("한·베트남 자유무역협정", "agreement", None)]),
        # of which years a plan is
        (
            "「제2차 외국인정책 기본계획(2023~2027)」을 이행한다.",
            [("「제2차 외국인정책 기본계획(2023~2027)」", "plan", None)],
        ),
        (
            "落实《岭西市友城行动方案（2024—2026年）》要求。",
            [("《岭西市友城行动方案（2024—2026年）》", "programme", None)],
        ),
        ("「灘浜市国際化推進ビジョン」を見直す。", [("「灘浜市国際化推進ビジョン」", "plan", None)]),
        # a title within a title
        ("《关于修改〈口岸条例〉的决定》公布。", [("《关于修改〈口岸条例〉的决定》", "decision", None)]),
        # no documents
        ("実施方法と支払方法、活用法を説明し、司法や立法の関係者が参加した。", []),
        ("日中両国は友好関係にあり、市は大学と協定を締結した。", []),
        ("한·베트남 정상은 새로운 협정에 뜻을 모았다.", []),
        ("中越两国代表就加强合作交换意见，签署协议。", []),
    ],
)  # fmt: skip
def test_titles_without_a_number(text, expected):
    assert _named(text) == expected


def test_a_budget_is_not_rough_because_of_how_its_word_ends():
    found = read("ใช้งบประมาณ 2 ล้านบาท และมีผู้เข้าร่วมประมาณ 300 คน").quantities
    assert [(each.quote, each.approximate) for each in found] == [("2 ล้านบาท", False), ("ประมาณ 300 คน", True)]


def test_a_subject_may_stand_between_a_day_and_its_number():
    text = "省委落实政治局2025年1月24日关于新形势下融入国际的第59-NQ/TW号决议，2024年5月3日开会，通过第12-CT/TU号指示。"
    assert [(each.number, each.date) for each in read(text).references] == [
        ("59-NQ/TW", "2025-01-24"),
        ("12-CT/TU", None),
    ]
