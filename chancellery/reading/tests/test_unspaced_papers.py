"""Who does what by when in whole papers of China, Japan and Korea: plans, minutes, and news of what leaders ordered."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _duties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    found = (each for each in read(text).provisions if each.lead_units or each.coordinating_units)
    return [(each.lead_units, each.coordinating_units, each.due or each.schedule) for each in found]


def _in_plan(title: str, point: str, other: str) -> str:
    return f"{title}\n1. {point}\n2. {other}"


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("北山县、河口市负责开展边境联谊活动，每季度报告一次。", [(("北山县", "河口市"), (), "quarterly")]),
        ("各县（区）于2025年4月底前报送名单。", [(("各县（区）",), (), "2025-04")]),
        ("由北山县负责组织边境联谊活动。", [(("北山县",), (), None)]),
        ("各乡镇人民政府要明确1名专职联络员。", [(("各乡镇人民政府",), (), None)]),
        ("省民政厅牵头，省农业厅和各县人民委员会参加。", [(("省民政厅",), ("省农业厅", "各县人民委员会"), None)]),
        ("我省与平柳省签署了备忘录。", []),
        ("代表团由省外事厅厅长率领，访问老挝。", []),
        ("老松省组织的徒步活动吸引了青年，效果很好。", []),
    ],
)
def test_localities_and_offices_do_duties_in_chinese(point, expected):
    assert _duties(_in_plan("关于做好工作的通知\n重点任务", point, "做好其他工作。")) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("北浜市と南浜町は、共同で歓迎行事を行う。", [(("北浜市", "南浜町"), (), None)]),
        ("各地域振興局は、令和6年7月末日までに国際課へ報告するものとする。", [(("各地域振興局",), (), "2024-07")]),
        ("総務部を主管とし、財政課の協力の下、調整会議を毎月1回開く。", [(("総務部",), ("財政課",), "monthly")]),
        ("保健所は医師会の協力を得て、検診を年2回実施すること。", [(("保健所",), ("医師会",), "half-yearly")]),
        ("昨年、国際課は説明会を4回開催した。", []),
    ],
)
def test_localities_and_offices_do_duties_in_japanese(point, expected):
    assert _duties(_in_plan("令和6年度の取組について（通知）\n重点取組", point, "その他。")) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("하늘군과 바다시는 공동으로 환영 행사를 연다.", [(("하늘군", "바다시"), (), None)]),
        ("기업지원과에서는 사절단을 파견하되, KOTRA와 공동으로 추진한다.", [(("기업지원과",), ("KOTRA",), None)]),
        (
            "국제협력과는 기념식을 개최하고, 문화예술과는 합동 공연을 준비한다.",
            [(("국제협력과",), (), None), (("문화예술과",), (), None)],
        ),
        ("각 현 당위원회는 2024년 11월 중 수요를 조사하여 제출한다.", [(("각 현 당위원회",), (), "2024-11")]),
        ("재무과는 6개월마다 결과를 보고해야 한다.", [(("재무과",), (), "half-yearly")]),
        ("지난해 국제협력과는 설명회를 4회 개최했다.", []),
        ("지시의 내용을 모든 언어로도 옮긴다.", []),
    ],
)
def test_localities_and_offices_do_duties_in_korean(point, expected):
    assert _duties(_in_plan("추진 계획\n중점 추진과제", point, "기타.")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议要求，市商务局要会同市外办于2025年3月底前制定方案。", [(("市商务局",), ("市外办",), "2025-03")]),
        ("省委书记要求省外事厅尽快研究，于2024年6月15日前报告。", [(("省外事厅",), (), "2024-06-15")]),
        ("知事は国際課に対し、年内に計画をまとめるよう指示した。", [(("国際課",), (), None)]),
        ("副書記は、省財政局に対し、2024年8月末までに案を出すよう求めた。", [(("省財政局",), (), "2024-08")]),
        ("協議の結果、港湾振興課が令和7年2月末までに案を示すこととなった。", [(("港湾振興課",), (), "2025-02")]),
        ("부서기는 성 재정국에 2024년 8월 말까지 안을 제출하도록 지시하였다.", [(("성 재정국",), (), "2024-08")]),
        ("주석은 성 외무국이 주관하여 2024년 말까지 계획을 수립할 것을 지시했다.", [(("성 외무국",), (), "2024")]),
        ("知事は国に対し、補助金を増やすよう求めた。", []),
        ("県警は12日、容疑者を逮捕したと発表した。", []),
        ("경찰은 12일 용의자를 체포했다고 밝혔다.", []),
    ],
)
def test_what_leaders_are_told_to_have_ordered_is_a_duty(text, expected):
    assert _duties(text) == expected


def test_an_order_is_no_proposal():
    assert read("副書記は、省財政局に対し、配分案を提出するよう求めた。").proposals == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ドンタイン省の代表団がこの町を訪れ、県の職員と話した。", []),
        ("代表団はタイの企業とタイビン省を訪れた。", ["タイ"]),
    ],
)
def test_a_short_name_within_a_longer_one_is_no_country(text, places):
    assert [each.name for each in read(text).places] == places


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("会談には副知事の早川良介氏と、議長・滝沢信夫氏が出席した。", [("早川良介", "副知事"), ("滝沢信夫", "議長")]),
        (
            "笹原恵子知事は団長・ブイ・ドゥック・ロンと会談した。",
            [("笹原恵子", "知事"), ("ブイ・ドゥック・ロン", "団長")],
        ),
        ("한여울시는 계획을 세웠다.\n한여울시장", []),
        ("全国知事会は会議を開き、国の職員と話した。", []),
    ],
)
def test_names_of_people_are_known_by_what_family_names_look_like(text, people):
    assert [(each.name, each.post) for each in read(text).people] == people


def test_a_table_parts_its_units_and_has_empty_cells():
    text = (
        "工作方案\n| 序号 | 工作内容 | 牵头单位 | 配合单位 | 完成时限 |\n"
        "| 1 | 编制名录 | 市外办 | 市档案馆、市商务局 | 2025年4月30日 |\n"
        "| 2 | 报送总结 | 各县人民政府 | | 2025年12月10日前 |"
    )
    assert _duties(text) == [
        (("市外办",), ("市档案馆", "市商务局"), "2025-04-30"),
        (("各县人民政府",), (), "2025-12-10"),
    ]


_NEWS = {
    "ja": "代表団は県庁を訪れ、知事と話した。\n両者は港の交流について意見を交わし、来年も会うことにした。",
    "ko": "대표단은 도청을 방문하여 지사와 이야기를 나누었다.\n양측은 항만 교류에 대해 논의하고 다시 만나기로 했다.",
}


@pytest.mark.parametrize(
    ("code", "line", "furniture"),
    [
        ("ja", "=写真=花束を渡す市長ら", True),
        ("ja", "写真＝松原県提供", True),
        ("ja", "写真展は県庁で開かれ、多くの人が訪れた。", False),
        ("ko", "사진=민 투", True),
        ("ko", "[사진 설명] 협약서에 서명하는 지사와 주석", True),
        ("ko", "ⓒ 하늘일보, 무단 전재 및 재배포 금지", True),
        ("ko", "나하늘 기자", True),
        ("ko", "#우호 #항만 #교류", True),
        ("ko", "기자 회견은 도청에서 열렸다.", False),
    ],
)
def test_captions_are_furniture(code, line, furniture):
    first, last = _NEWS[code].split("\n")
    found = read(f"2025-04-09 16:32\n{first}\n{line}\n{last}").boilerplate
    assert (line in [each.quote for each in found]) is furniture


@pytest.mark.parametrize(
    ("lines", "announced"),
    [
        ("부서기는 다음 3가지 과업을 잘 수행할 것을 요구하였다.\n첫째, 알린다.\n둘째, 옮긴다.\n셋째, 넓힌다.", 3),
        ("부서기는 회의를 주재했다.\n첫째, 알린다.\n둘째, 옮긴다.\n셋째, 넓힌다.", None),
    ],
)
def test_a_count_announces_ordinals_in_korean(lines, announced):
    assert [each.announced for each in read(lines).lists] == [announced]


def test_what_was_resolved_is_to_be_done():
    text = "이날 협의회는 2개 안건을 의결했다.\n첫째, 미르시는 공모전을 주관한다.\n둘째, 사무국은 개정안을 알린다."
    assert [leads for leads, _, _ in _duties(text)] == [("미르시",), ("사무국",)]


def test_a_sentence_as_short_as_a_heading_names_no_year_of_the_text():
    text = (
        "松河省人民委员会主席的结论通知\n"
        "2025年2月21日，松河省人民委员会办公厅传达主席在2024年总结会议上的结论意见。\n"
        "2月18日上午，省人民委员会召开会议，会议由主席主持。\n1. 省财政厅于3月20日前提交方案。\n2. 做好其他工作。"
    )
    assert [each.edtf for each in read(text).dates if each.inferred] == ["2025-02-18", "2025-03-20"]
    assert _duties(text) == [(("省财政厅",), (), "2025-03-20")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("令和5年4月14日付け5国交第96号「実施計画について」は、廃止します。", ["5国交第96号"]),
        ("会議は3階第2号室で開かれ、第5回第3号の議案を話した。", []),
        ("관련: 재외정책과-1021(2024. 8. 5.)호와 관련하여 통보하오니 협조하여 주시기 바랍니다.", ["재외정책과-1021"]),
        ("버스는 시청 앞-12번 정류장에 서며 노선은 2024년에 바뀌었다.", []),
    ],
)
def test_offices_number_their_letters(text, numbers):
    assert [each.number for each in read(text).references] == numbers


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("회의에서 성 외무국장 응우옌 꾸옥 안은 계획을 소개하였다.", ["응우옌 꾸옥 안"]),
        ("부서기 레 티 호아는 국경 지역을 찾았다.", ["레 티 호아"]),
        ("위원장 응우옌 반 하이", ["응우옌 반 하이"]),
    ],
)
def test_a_particle_no_blank_parts_from_a_korean_name_is_no_part_of_it(text, people):
    assert [each.name for each in read(text).people] == people


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "討論では、友好協会のチャン・ティ・ミン会長が、夏季キャンプを毎年開くよう省に提案した。",
            [("チャン・ティ・ミン", "省")],
        ),
        ("부서기 레 티 호아는 통역 인력을 늘려 줄 것을 성인민위원회에 건의하였다.", [("레 티 호아", "성인민위원회")]),
        ("부서기 레 티 호아는 통역 인력을 늘려 준 성인민위원회에 감사하였다.", []),
    ],
)
def test_what_is_asked_may_stand_before_whom_it_is_asked_of(text, asked):
    assert [(each.by, each.to) for each in read(text).proposals] == asked


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("临外办发〔2025〕14号\n各区人民政府：", "临外办发〔2025〕14号"),
        ("(省外办函〔2025〕3号)", "省外办函〔2025〕3号"),
        ("按外办发〔2025〕7号执行。", "外办发〔2025〕7号"),
    ],
)
def test_the_letters_of_an_office_are_kept_whole(text, number):
    assert [text[each.start : each.end] for each in read(text).references] == [number]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025年4月22日，会议听取了一季度工作汇报。", "2025-33"),
        ("2024年12月20日，会议决定：一季度召开座谈会。", "2025-33"),
    ],
)
def test_a_quarter_just_over_is_told_of_and_not_ahead(text, edtf):
    assert [each.edtf for each in read(text).dates][1:] == [edtf]


def test_a_title_that_ends_a_headline_has_not_the_day_of_the_line_below():
    text = "岭安省总结执行《非政府援助动员计划》\n2025年11月20日 10:05\n11月19日，省人民委员会召开会议。"
    assert [each.date for each in read(text).references] == [None]
