"""Chinese, Japanese and Korean: numbers, days and counts that no blank parts from the words around them."""

from __future__ import annotations

import pytest

from chancellery.reading import language, read
from chancellery.reading.errors import SecretText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该省正在落实2020年3月6日的第33-CT/TW号指示。", [("directive", "33-CT/TW", "2020-03-06")]),
        ("会议讨论了第41-NQ/TW号决议和第120/KH-UBND号计划，这对我们很重要。",
         [("resolution", "41-NQ/TW", None), ("plan", "120/KH-UBND", None)]),
        ("この事業は2020年3月6日付け指示第33-CT/TW号に基づいて行われる。", [("directive", "33-CT/TW", "2020-03-06")]),
        ("会議では政令第80/2020/NĐ-CP号についても話し合われた。", [("decree", "80/2020/NĐ-CP", None)]),
        ("이 사업은 2020년 3월 6일 자 지시 제33-CT/TW호에 따라 진행된다.", [("directive", "33-CT/TW", "2020-03-06")]),
        ("회의에서는 결정 제15/2023/QĐ-TTg호도 논의되었다.", [("decision", "15/2023/QĐ-TTg", None)]),
        ("该村有12-15户人家，这里的路长3/4公里。", []),
        ("회의는 3-5층에서 열리고 있으며 이 건물은 오래되었다.", []),
    ],
)  # fmt: skip
def test_a_document_is_read_from_its_number_and_the_day_before_it(text, expected):
    assert [(each.kind, each.number, each.date) for each in read(text).references] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他们于2024年7月9日在这里开会。", ["2024-07-09"]),
        ("这项工作从2021年至2025年进行，2026年第一季度结束。", ["2021/2025", "2026-33"]),
        ("会议是2024年7月9日至11日在这里开的。", ["2024-07-09/2024-07-11"]),
        ("这里的人从1990年代开始种茶，时间很长。", []),
        ("会議は2024年7月9日に開かれ、来年の3月にも開かれる。", ["2024-07-09", "2025-03"]),
        ("令和6年3月5日に会議が開かれました。", ["2024-03-05"]),
        ("会議は令和元年5月1日（水曜日）に開かれ、平成31年4月30日の会議に続いた。", ["2019-05-01", "2019-04-30"]),
        ("二〇二五年三月二十一日，他们在这里开会，这对我们很重要。", ["2025-03-21"]),
        ("该项目从2025年1月至3月进行，代表团3月28日至4月2日来访。", ["2025-01/2025-03", "XXXX-03-28/XXXX-04-02"]),
        ("회의는 2025. 3. 5. 개최되었다고 밝혔다.", ["2025-03-05"]),
        ("회의는 2024년 7월 9일에 열렸고 2025년 상반기까지 이어진다.", ["2024-07-09", "2025-40"]),
        ("이 건물은 1990년대에 지어진 것으로 알려졌다.", []),
        ("会议不是2023年2月30日开的，这个说法不对。", []),
    ],
)
def test_days_and_periods_are_read(text, expected):
    assert [each.edtf for each in read(text).dates] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约120名代表在9个分会场参加了这个会议。", [(120, "名代表", True), (9, "个分会场", False)]),
        ("援助总额为2.5亿越南盾，这对他们来说很多。", [(250_000_000, "越南盾", False)]),
        ("会議にはおよそ3万人が集まり、1,200人の代表がいた。", [(30_000, "人", True), (1200, "人の代表", False)]),
        ("회의에는 약 80명의 대표가 참가했다고 밝혔다.", [(80, "명의 대표", True)]),
        ("这是第3人第一次来，他们住在5号楼。", []),
    ],
)
def test_counts_are_read_with_what_touches_them(text, expected):
    assert [(each.value, each.of, each.approximate) for each in read(text).quantities] == expected


@pytest.mark.parametrize("mark", ["绝密", "密级：机密", "極秘", "대외비", "비밀"])
def test_a_text_marked_secret_is_refused(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\n2024\n")


def test_the_ordinary_word_is_no_mark():
    assert read("他们的秘密已经不是秘密了，这个消息说明了问题。").language == "zh"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("两省领导说，这个项目对经济发展很重要。", "zh"),
        ("両省の代表は、この事業が経済の発展にとって重要だと述べた。", "ja"),
        ("양측 대표는 이 사업이 경제 발전에 중요하다고 말했다.", "ko"),
    ],
)
def test_the_scripts_are_told_apart(text, code):
    assert language.vote(text) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《领事保护与协助条例》和《关于友好城市工作的通知》（外发〔2025〕8号），他们看了《清岛日报》的报道。",
         [("regulation", None), ("notice", "外发〔2025〕8号")]),
        ("「外務省設置法」及び2024年3月5日付け外務省告示第12号に基づき、法律第百二号を改正した。",
         [("law", None), ("notice", "12"), ("law", "102")]),
        ("「재외동포기본법」(법률 제19402호)과 외교부 고시 제2025-12호에 따라 추진한다고 밝혔다.",
         [("law", "19402"), ("notice", "2025-12")]),
        ("ດຳລັດເລກທີ 45/ນຍ ລົງວັນທີ 5 ມີນາ 2024 ແລະ ຂໍ້ຕົກລົງເລກທີ 0123/ກຕທ", [("decree", "45/ນຍ"), ("decision", "0123/ກຕທ")]),
        ("ອີງຕາມດຳລັດວ່າດ້ວຍການລົງທຶນ ສະບັບເລກທີ 45/ລບ ລົງວັນທີ 5 ມີນາ 2024", [("decree", "45/ລບ")]),
        ("อาศัยอำนาจตามพระราชบัญญัติหนังสือเดินทาง พ.ศ. 2548 และระเบียบนี้ได้กำหนดไว้ว่า", [("law", None)]),
        ("ตามคำสั่งที่ 12/2566 และมติที่ 41-NQ/TW ที่ประชุมเห็นว่า", [("directive", "12/2566"), ("resolution", "41-NQ/TW")]),
    ],
)  # fmt: skip
def test_numbers_and_titles_are_read_as_each_country_writes_them(text, expected):
    assert [(each.kind, each.number) for each in read(text).references] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训班有30余名学员参加，为期3个月，共5个工作日，他们对这个问题很关心。", [(30, True)]),
        ("会議には50人以上が参加し、3日間で2回開かれ、4つの分野を話し合った。", [(50, True), (4, False)]),
        ("행사에는 20여 개 기업이 참가했으며 3개월 동안 2회 열렸다고 밝혔다.", [(20, True)]),
    ],
)
def test_time_and_turns_are_no_counts(text, expected):
    assert [(each.value, each.approximate) for each in read(text).quantities] == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("外交部副部长黎文海表示，这项工作很重要。", [("黎文海", "外交部副部长")]),
        ("会議ではチャン・ミン・ドゥック副大臣が述べた。", [("チャン・ミン・ドゥック", "副大臣")]),
        ("이 자리에서 쩐 민 득 외교부 차관은 협력이 중요하다고 밝혔다.", [("쩐 민 득", "외교부 차관")]),
        ("他们的书记高级代表团在这里，这对我们很重要。", []),
        ("이번 회의에서 담당 국장은 사업의 진행을 설명했다고 밝혔다.", []),
    ],
)
def test_a_post_proves_a_name(text, people):
    assert [(each.name, each.post) for each in read(text).people] == people


#: A sentence as the first point of a plan.
PLANS = {
    "zh": "为进一步加强与各国地方的友好合作，现就有关工作任务安排如下：\n1. {}\n2. 市外办负责协调各项工作。",
    "ja": "国際交流を進めるため、次のとおり取り組むこととする。\n1. {}\n2. 広報課は、広報紙で周知を図る。",
    "ko": "국제 교류를 발전시키기 위하여 다음과 같이 업무를 추진한다.\n1. {}\n2. 홍보과는 보도자료를 배포한다.",
}


@pytest.mark.parametrize(
    ("code", "sentence", "due"),
    [
        ("zh", "市财政局于2025年10月底前完成评估。", "2025-10"),
        ("zh", "市财政局负责，2025年12月20日前提交送审稿。", "2025-12-20"),
        ("zh", "市教育局负责，2025年第三季度启动该项目。", "2025-35"),
        ("zh", "市教育局负责落实，2025年3月印发的通知继续有效。", None),
        ("ja", "国際課は、相談窓口を令和7年8月末までに開設する。", "2025-08"),
        ("ja", "国際課は、令和8年度上半期に写真展を開催する。", "2026-04/2026-09"),
        ("ja", "国際課は、覚書の案を作成する。前回は令和6年8月に作成した。", None),
        ("ko", "문화과는 2025년 6월 말까지 지침을 펴낸다.", "2025-06"),
        ("ko", "문화과는 결과를 2024년 9월 13일(금)까지 제출한다.", "2024-09-13"),
        ("ko", "문화과는 늦어도 2026년 5월 15일에는 전시를 연다.", "2026-05-15"),
        ("ko", "문화과는 지침을 펴낸다. 협정은 2019년 8월에 체결하였다.", None),
    ],
)
def test_a_duty_is_due_by_what_stands_beside_its_day(code, sentence, due):
    first, _ = read(PLANS[code].format(sentence)).provisions

    assert first.due == due


@pytest.mark.parametrize(
    ("code", "sentence", "helpers"),
    [
        ("zh", "由省农业农村厅牵头，省海事局、省应急管理厅参加，逐一核验渔船。", ("省海事局", "省应急管理厅")),
        ("zh", "市外办为牵头单位，市教育局、团市委为配合单位，建设交流基地。", ("市教育局", "团市委")),
        ("ja", "国際課は、教育委員会と協力して、募集要項を作成する。", ("教育委員会",)),
        ("ja", "海上保安署は、観光協会の協力を得て、見学会を開催する。", ("観光協会",)),
        ("ko", "총무과는 재정담당관실과 공동으로 재산 목록을 작성한다.", ("재정담당관실",)),
    ],
)
def test_who_helps_is_named_by_a_kind_alone_and_by_words_nobody_knows(code, sentence, helpers):
    first, _ = read(PLANS[code].format(sentence)).provisions

    assert first.coordinating_units == helpers


def test_a_line_in_simplified_characters_is_chinese_though_it_is_short():
    assert [read(line).language for line in ("市外办负责协调。", "東京都港区議会")] == ["zh", "und"]


@pytest.mark.parametrize(
    "sentence",
    [
        "大会由省友好组织联合会主席阮文泰主持。",
        "仪式由副市长温如玉主持。",
        "由常务副市长何建平任组长。",
        "原市对外友好服务中心承担的职责，自2025年5月1日起划入市国际交流中心。",
    ],
)
def test_who_presides_and_what_a_unit_did_before_leave_no_unit_anything_to_do(sentence):
    first, _ = read(PLANS["zh"].format(sentence)).provisions

    assert first.lead_units == ()


def test_units_that_are_merged_do_not_send_what_their_successor_gets():
    first, _ = read(
        PLANS["ko"].format("투자유치과와 교류협력팀은 국제관계과로 통합되었으므로 문서는 국제관계과로 제출한다.")
    ).provisions

    assert first.lead_units == ()


def test_each_clause_of_a_chinese_sentence_may_have_its_own_doer():
    text = PLANS["zh"].format("机场集团设立专用通道，省卫生健康委安排医护人员值守。")

    first, clause, _ = read(text).provisions

    assert (first.lead_units, clause.lead_units) == (("机场集团",), ("省卫生健康委",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳湾日报 2024年6月18日\n17日下午，柳湾省委召开会议。代表团于19日离开。", ["2024-06-17", "2024-06-19"]),
        ("2025年2月14日 05:00\n代表団が12日、松原県庁を訪れた。13日には港を視察する。", ["2025-02-12", "2025-02-13"]),
        ("송고시간 2025-04-02 16:32\n하늘도지사는 지난 31일 오후 도청에서 대표단을 만났다.", ["2025-03-31"]),
        ("松原新聞 2025年2月14日 05:00\n代表団は17日から19日まで来月の行事の準備をする。", ["2025-02-17/2025-02-19"]),
        ("2025年2月14日 05:00\n報告は来月10日までに提出し、今月末に集計する。", ["2025-03-10", "2025-02"]),
        ("2025年2月14日 05:00\n3月28日に来日した一行は、30日午前に知事と会う。", ["2025-03-28", "2025-03-30"]),
        ("2025年2月14日 05:00\n休暇は1日8時間、3日間で、10日以内に届け出て、翌月15日に支払う。", []),
        ("송고시간 2025-04-02 16:32\n서류는 15일 이내에 내고 휴가는 10일을 준다.", []),
        ("柳湾日报 2024年6月18日\n参加者应在15日内答复，培训为期10日。", []),
        # without the day the text came out nobody can say which month
        ("17日下午，柳湾省委召开会议，他们讨论了这个问题。", []),
    ],
)
def test_a_day_without_its_month_is_of_the_time_the_text_came_out(text, expected):
    assert [each.edtf for each in read(text).dates if each.inferred] == expected


def test_the_day_of_a_document_is_not_that_of_the_meeting_about_it():
    told = "17日下午，柳湾省委召开会议，总结落实中央书记处2021年3月9日第38-CT/TW号《关于做好工作的指示》三年情况。"
    assert [each.date for each in read(f"柳湾日报 2024年6月18日\n{told}").events] == ["2024-06-17"]
