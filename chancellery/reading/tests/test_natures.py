"""What kind of saying each provision is, in several languages; prose with numbers orders nothing."""

from __future__ import annotations

import pytest

from chancellery.reading import languages, read
from chancellery.reading.facts import NATURES, Provision


def _natures(text: str) -> list[tuple[str, str]]:
    return [(provision.label, provision.nature) for provision in read(text).provisions]


def _duties(text: str) -> list[Provision]:
    return [provision for provision in read(text).provisions if provision.duty]


PROSE = {
    "vi": """\
Đoàn công tác đã đến thăm ba xã biên giới.
1. Xã Sơn Hồng nằm bên bờ sông và có 2.300 hộ dân sinh sống.
2. Xã Sơn Kim có một cửa khẩu, nơi người dân hai nước giao lưu hằng ngày.
3. Năm 2023, xã Hương Quang đón 12 đoàn khách nước ngoài đến thăm và làm việc.""",
    "en": """\
The delegation visited three towns in the spring.
1. Harbour Town lies on the river and has 2,300 inhabitants.
2. The second town has a market where people from both sides meet every week.
3. In 2023 the third town received 12 delegations.""",
    "fr": """\
La délégation a visité trois communes au printemps.
1. La première commune borde le fleuve et compte 2 300 habitants.
2. La deuxième a un marché où les gens des deux rives se retrouvent chaque semaine.
3. En 2023, la troisième commune a reçu douze délégations.""",
    "pl": """\
Delegacja odwiedziła wiosną trzy gminy.
1. Pierwsza gmina leży nad rzeką i liczy 2300 mieszkańców.
2. Druga ma targ, na którym co tydzień spotykają się ludzie z obu brzegów.
3. W 2023 r. trzecia gmina przyjęła dwanaście delegacji.""",
    "de": """\
Die Delegation besuchte im Frühjahr drei Gemeinden.
1. Die erste Gemeinde liegt am Fluss und hat 2300 Einwohner.
2. Die zweite hat einen Markt, auf dem sich die Leute von beiden Ufern treffen.
3. Im Jahr 2023 empfing die dritte Gemeinde zwölf Delegationen.""",
    "ru": """\
Делегация посетила весной три посёлка.
1. Первый посёлок стоит у реки, в нём живут 2300 человек.
2. Во втором есть рынок, где люди с обоих берегов видятся каждую неделю.
3. В 2023 году третий посёлок принял двенадцать делегаций.""",
    "es": """\
La delegación visitó en primavera tres municipios.
1. El primer municipio está junto al río y tiene 2300 habitantes.
2. El segundo tiene un mercado donde se encuentra la gente de las dos orillas.
3. En 2023 el tercer municipio recibió doce delegaciones.""",
    "pt": """\
A delegação visitou na primavera três municípios.
1. O primeiro município fica junto ao rio e tem 2300 habitantes.
2. O segundo tem um mercado onde se encontra a gente das duas margens.
3. Em 2023 o terceiro município recebeu doze delegações.""",
    "it": """\
La delegazione ha visitato in primavera tre comuni.
1. Il primo comune si trova sul fiume e conta 2300 abitanti.
2. Il secondo ha un mercato dove si incontra la gente delle due rive.
3. Nel 2023 il terzo comune ha ricevuto dodici delegazioni.""",
    "cs": """\
Delegace na jaře navštívila tři obce.
1. První obec leží u řeky a má 2300 obyvatel.
2. Druhá má tržiště, kde se setkávají lidé z obou břehů.
3. V roce 2023 třetí obec přijala dvanáct delegací.""",
}


@pytest.mark.parametrize("code", PROSE)
def test_numbered_lines_of_prose_are_no_duties(code: str) -> None:
    assert [provision.nature for provision in read(PROSE[code]).provisions] == ["information"] * 3


REPORTS = {
    "vi": (
        """\
I. KẾT QUẢ CÔNG TÁC NĂM 2023
1. Tăng cường phối hợp với các ngành, đón tiếp chu đáo 45 đoàn khách quốc tế.
2. Một số đơn vị báo cáo còn chậm, chất lượng chưa cao.
II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024
1. Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh rà soát các thỏa thuận, hoàn thành trước ngày 30/6/2024.
2. Các hội hữu nghị vận động nhân dân tham gia ngày hội biên giới.
III. KIẾN NGHỊ, ĐỀ XUẤT
1. Đề nghị Bộ Ngoại giao sớm hướng dẫn việc ký kết thỏa thuận cấp xã.""",
        "Sở Ngoại vụ",
    ),
    "en": (
        """\
I. RESULTS IN 2023
1. Strengthened ties with the neighbours brought five agreements.
2. Reporting by the communes remained insufficient.
II. TASKS FOR 2024
1. The Office of External Relations shall lead the review of the agreements before 30 June 2024.
2. Friendship associations mobilise their members for the border festival.
III. PROPOSALS
1. The Ministry of Foreign Affairs is asked to issue guidance on twinning.""",
        "Office of External Relations",
    ),
    "de": (
        """\
I. Ergebnisse 2023
1. Das Amt hat zwölf Seminare veranstaltet.
2. Die Berichte der Gemeinden sind unzureichend.
II. Aufgaben 2024
1. Das Amt für Außenbeziehungen prüft gemeinsam mit der Polizei die Abkommen bis zum 30. Juni 2024.
2. Die Zusammenarbeit mit den Nachbarprovinzen stärken.
III. Vorschläge
1. Das Ministerium wird gebeten, einen Leitfaden herauszugeben.""",
        "Amt für Außenbeziehungen",
    ),
    "ru": (
        """\
I. Итоги 2023 года
1. Управление провело двенадцать семинаров.
2. Отчёты общин остаются недостаточными.
II. Задачи на 2024 год
1. Управлению внешних связей совместно с полицией проверить соглашения до 30 июня 2024 года.
2. Укреплять связи с соседними провинциями.
III. Предложения
1. Просить Министерство иностранных дел издать методические указания.""",
        "Управлению внешних связей",
    ),
}


@pytest.mark.parametrize("code", REPORTS)
def test_titles_say_what_the_points_below_them_are(code: str) -> None:
    text, lead = REPORTS[code]

    assert _natures(text) == [
        ("I.", "section"),
        ("1.", "appraisal"),
        ("2.", "appraisal"),
        ("II.", "section"),
        ("1.", "duty"),
        ("2.", "duty"),
        ("III.", "section"),
        ("1.", "proposal"),
    ]
    assert next((duty.lead_units, duty.due) for duty in _duties(text)) == ((lead,), "2024-06-30")


EAST_ASIAN = {
    "zh": """\
一、2023年工作完成情况
1. 外事办公室已接待12个代表团。
2. 部分县报告不够及时。
二、2024年重点任务
1. 外事办公室牵头，会同公安局审查各项协议，于2024年6月30日前完成。
2. 加强与邻省的友好合作。
三、建议
1. 建议外交部出台指导意见。
四、附则
1. 本办法自2024年7月1日起施行。""",
    "ja": """\
１　2023年の成果
（１）外務課は12の代表団を受け入れた。
（２）一部の市町村の報告は不十分である。
２　2024年の重点課題
（１）外務課は、警察本部と連携し、協定を2024年6月30日までに点検しなければならない。
（２）隣県との友好協力を強化する。
３　要望事項
（１）外務省に指針の策定を要望する。
４　附則
（１）この規程は、2024年7月1日から施行する。""",
    "ko": """\
1. 2023년 추진실적
가. 국제협력과는 12개 대표단을 접수하였다.
나. 일부 시군의 보고가 미흡하다.
2. 2024년 중점과제
가. 국제협력과는 경찰청과 협조하여 협정을 2024년 6월 30일까지 검토하여야 한다.
나. 이웃 도와의 우호협력을 강화한다.
3. 건의사항
가. 외교부에 지침 마련을 건의한다.
4. 부칙
가. 이 규정은 2024년 7월 1일부터 시행한다.""",
}


@pytest.mark.parametrize("code", EAST_ASIAN)
def test_titles_whose_noun_ends_them_say_what_the_points_are(code: str) -> None:
    found = read(EAST_ASIAN[code]).provisions

    assert [provision.nature for provision in found] == [
        "section", "appraisal", "appraisal", "section", "duty", "duty", "section", "proposal", "section", "validity",
    ]  # fmt: skip
    assert [provision.due for provision in found if provision.due] == ["2024-06-30"]


DECISIONS = {
    "vi": """\
Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 05 tập thể và 10 cá nhân có thành tích xuất sắc.
Điều 2. Giao Sở Nội vụ chi thưởng theo quy định.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.""",
    "en": """\
Article 1. Certificates of merit were awarded to 5 collectives and 10 individuals.
Article 2. The Office of Home Affairs shall pay the bonuses.
Article 3. This decision enters into force on the day of its signing.
Article 4. The heads of the offices are responsible for the execution of this decision.""",
}


@pytest.mark.parametrize("code", DECISIONS)
def test_articles_say_of_themselves_what_they_are(code: str) -> None:
    assert [nature for _, nature in _natures(DECISIONS[code])] == ["award", "duty", "validity", "organisation"]


def test_aims_and_definitions_are_no_duties() -> None:
    plan = (
        "I. PURPOSE\n1. To keep the ties with the neighbouring towns.\n2. To be thrifty.\n"
        "II. Definitions\n1. A delegation means a group sent abroad.\n2. A site means a place of a conference.\n"
        "III. Duties of the Office\n1. The Office shall keep a register of delegations.\n2. The register is public."
    )

    assert [nature for _, nature in _natures(plan)] == [
        "section", "aim", "aim", "section", "definition", "definition", "section", "duty", "information",
    ]  # fmt: skip


def test_what_only_tells_names_nobody_who_leads_it() -> None:
    told = "I. KẾT QUẢ\n1. Sở Ngoại vụ chủ trì đón 12 đoàn khách.\n2. Sở Nội vụ tổ chức 03 lớp tập huấn."

    assert [provision.lead_units for provision in read(told).provisions] == [(), (), ()]


def test_every_language_says_natures_with_known_words() -> None:
    for language in languages.every():
        keys = set(language.table("natures")) - {
            "past",
            "past_endings",
            "infinitive_endings",
            "no_past",
            "no_duty",
            "no_title",
            "title_last",
        }
        assert {key.removeprefix("title_").removeprefix("says_") for key in keys} <= set(NATURES), language.code


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        (
            "1. The Office of Justice shall review the agreements.\n2. Register of guests: ready by 30 June 2024.\n"
            "3. The hall was rebuilt by 30 June 2023.",
            ["duty", "duty", "information"],
        ),
        (
            "1. The merger changes no agreement signed before 1 March 2025.\n2. The hall stands by the river.",
            ["information", "information"],
        ),
        (
            "§ 1. Urząd odpowiada za współpracę.\n§ 2. Sprawozdanie z planu składa się co pół roku.\n"
            "§ 3. Festyn odbywa się co roku nad rzeką.",
            ["duty", "duty", "information"],
        ),
        (
            "1. Các thỏa thuận do Sở Ngoại vụ ký trước ngày 01/4/2025 tiếp tục có hiệu lực.\n"
            "2. Sở Nội vụ báo cáo UBND tỉnh trước ngày 30/6/2025.",
            ["validity", "duty"],
        ),
        (
            "Vláda\nI. schvaluje plán spolupráce s kraji;\nII. ukládá\n"
            "1. ministru zahraničních věcí předložit vládě návrh nové sítě úřadů,\n"
            "2. ministryni obrany zajistit účast na veletrzích.",
            ["information", "section", "duty", "duty"],
        ),
    ],
    ids=["a day among duties", "a day among facts", "a report again and again", "what holds on", "who is charged"],
)
def test_what_is_due_among_duties_is_a_duty(text: str, natures: list[str]) -> None:
    assert [nature for _, nature in _natures(text)] == natures


def test_a_title_says_what_the_paragraph_under_it_is() -> None:
    plan = (
        "I. MỤC ĐÍCH, YÊU CẦU\nNâng cao hiệu quả công tác đối ngoại nhân dân của tỉnh, bảo đảm tiết kiệm.\n"
        "II. NHIỆM VỤ\nTổ chức ngày hội biên giới tại cửa khẩu của tỉnh.\n"
        "III. TỔ CHỨC THỰC HIỆN\nSở Ngoại vụ theo dõi, tổng hợp kết quả, báo cáo tỉnh trước ngày 15/12/2024.\n"
        "IV. HIỆU LỰC\nKế hoạch này có hiệu lực kể từ ngày ký."
    )

    assert [nature for _, nature in _natures(plan)] == ["aim", "duty", "duty", "validity"]


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        (
            "1. Zorganizować naradę z gminami.\n2. Przeszkolić trzystu urzędników gmin pogranicza.\n"
            "3. Składać sprawozdanie do 15 listopada.",
            ["duty", "duty", "duty"],
        ),
        (
            "1. Pierwsza gmina leży nad rzeką.\n2. Przeszkolić znaczy tu tyle co nauczyć.\n3. Trzecia ma targ.",
            ["information", "information", "information"],
        ),
    ],
    ids=["among duties", "among facts"],
)
def test_an_infinitive_is_a_duty_only_in_a_row_of_duties(text: str, natures: list[str]) -> None:
    assert [nature for _, nature in _natures(text)] == natures


def test_a_title_of_appraisal_above_one_task_leaves_the_task_to_its_unit() -> None:
    plan = (
        "II. Mesures\n"
        "1. Archives\nLa Direction des archives établit un inventaire avant le 31 mars 2025.\n"
        "2. Évaluation\nL'Inspection du réseau évalue 4 bureaux par an, en liaison avec la Direction du budget.\n"
    )

    assert [nature for _, nature in _natures(plan)][-1] == "duty"


def test_what_an_assessment_hands_to_somebody_is_a_duty():
    text = """\
1 – Bilan de la coopération avec la province voisine
La commission, à l'unanimité,
– prend acte du bilan de l'année ;
– charge les Archives intercommunales de proposer un calendrier."""

    assert [(each.nature, each.lead_units) for each in read(text).provisions][2:] == [
        ("duty", ("Archives intercommunales",))
    ]
