"""Counted things in each language, and figures that count nothing."""

from __future__ import annotations

import pytest

from chancellery.reading import read

FOUND = [
    ("Le ministère a reçu environ 1 250 lettres dans la semaine.", ("environ 1 250 lettres", 1250, "lettres", True)),
    (
        "La ville a signé quatre accords bilatéraux avec ses voisins.",
        ("quatre accords bilatéraux", 4, "accords bilatéraux", False),
    ),
    (
        "La province a reçu 2,5 millions de dollars pour les routes.",
        ("2,5 millions de dollars", 2_500_000, "dollars", False),
    ),
    (
        "Gmina otrzymała ponad 40 nowych umów od ministerstwa i jest gotowa.",
        ("ponad 40 nowych umów", 40, "nowych umów", True),
    ),
    ("W spotkaniu na granicy wzięło udział dwóch ministrów oraz goście.", ("dwóch ministrów", 2, "ministrów", False)),
    (
        "A cidade assinou cerca de 30 acordos e contratos com os vizinhos.",
        ("cerca de 30 acordos e contratos", 30, "acordos e contratos", True),
    ),
    (
        "O ministério abriu 12 pontos de conexão nas províncias.",
        ("12 pontos de conexão", 12, "pontos de conexão", False),
    ),
    (
        "Tỉnh đã đón gần 1.500 lượt người của các nước trong dịp này.",
        ("gần 1.500 lượt người", 1500, "lượt người", True),
    ),
    ("Các sở của tỉnh đã tổ chức 08 hội nghị về công tác này.", ("08 hội nghị", 8, "hội nghị", False)),
    ("Dự án có số vốn 15,5 tỷ đồng và được các bên đồng ý.", ("15,5 tỷ đồng", 15_500_000_000, "đồng", False)),
    (
        "The ministry has set nine priority tasks for the provinces.",
        ("nine priority tasks", 9, "priority tasks", False),
    ),
    ("The province was visited by over 300 people in the week.", ("over 300 people", 300, "people", True)),
    ("The share of the communes has grown by 12.5% in the week.", ("12.5%", 12.5, "%", False)),
    ("The trade of the two has reached USD 4.6 billion in the year.", ("USD 4.6 billion", 4_600_000_000, "USD", False)),
    ("The communes have received nearly $2.5 million.", ("nearly $2.5 million", 2_500_000, "$", True)),
    ("La ville a donné 3,5 millions d'euros à la province.", ("3,5 millions d'euros", 3_500_000, "euros", False)),
    ("Journée de la ville : 180 dossiers traités", ("180 dossiers traités", 180, "dossiers traités", False)),
    ("Gmina otrzymała 4,2 miliarda dongów od ministerstwa.", ("4,2 miliarda dongów", 4_200_000_000, "dongów", False)),
    # decimals of big units leave no binary remainder
    ("去年全省投入资金2.3亿元，用于各县的口岸建设。", ("2.3亿元", 230_000_000, "元", False)),
    ("県は昨年度に補助金として1.15億円を支出した。", ("1.15億円", 115_000_000, "円", False)),
    # a code of money behind its figures, a sign with a letter for millions, and sums with their cents
    ("Le commerce de la province a atteint 968 millions USD.", ("968 millions USD", 968_000_000, "USD", False)),
    ("O comércio da província foi de 2,35 bilhões de USD.", ("2,35 bilhões de USD", 2_350_000_000, "USD", False)),
    ("The fund of the province has grown to £2.4m in the year.", ("£2.4m", 2_400_000, "£", False)),
    ("La région a versé 6,47 M€ à la ville dans le cadre du plan.", ("6,47 M€", 6_470_000, "€", False)),
    ("La spesa della regione è di euro 4.275.000,00 per la scuola.", ("euro 4.275.000,00", 4_275_000, "euro", False)),
    # millions that count what was told before, and words that touch their figures
    ("El presupuesto de la provincia sube a 13,7 millones.", ("13,7 millones", 13_700_000, "millones", False)),
    ("Alla fiera della città sono venute 14mila persone.", ("14mila persone", 14_000, "persone", False)),
    ("Die Behörde hat rund vier Dutzend Anträge geprüft.", ("rund vier Dutzend Anträge", 48, "Anträge", True)),
    # a count right behind a year, behind a small word that opens a sentence, behind the number of its point
    ("In 2023 37 bursaries of the province were paid.", ("37 bursaries", 37, "bursaries", False)),
    ("W 38 gminach tej prowincji odbyło się spotkanie.", ("38 gminach", 38, "gminach", False)),
    ("The report of the province says:\n2.2 Nine posts filed no return.", ("Nine posts", 9, "posts", False)),
    # what looks like an adjective and has nothing behind it is the noun
    ("Krajský úřad má zastoupení ve 12 zemích.", ("12 zemích", 12, "zemích", False)),
    # numbers in the cases of their language
    ("Gmina podpisała umowy z sześcioma miastami.", ("sześcioma miastami", 6, "miastami", False)),
    ("На встречу приехали гости из тринадцати стран.", ("тринадцати стран", 13, "стран", False)),
    ("Dotację otrzymało trzydzieści jeden gmin tej prowincji.", ("trzydzieści jeden gmin", 31, "gmin", False)),
    (
        "Субсидия для тридцати одного района была выделена в срок.",
        ("тридцати одного района", 31, "района", False),
    ),
    # classifiers and what has none, numbers in words, and what goes on with ten thousands
    ("全省共有13个县参加了这次活动。", ("13个县", 13, "个县", False)),
    ("会议确定了五大任务。", ("五大任务", 5, "大任务", False)),
    ("市外办和档案馆将与对方交换档案三万八千页。", ("三万八千页", 38_000, "页", False)),
    ("祭りには2万4千人余りが訪れた。", ("2万4千人", 24_000, "人", True)),
    ("행사에는 마흔다섯 명이 참석하였다.", ("마흔다섯 명", 45, "명", False)),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_read_finds_a_count(text: str, expected: tuple[str, float, str, bool]) -> None:
    assert [(q.quote, q.value, q.of, q.approximate) for q in read(text).quantities] == [expected]


NONE = [
    "会议为期三个月，第三次会议之后又过了两年。",
    "１ 県との連携を進めることとし、これを定める。",
    "La euro 2024 de fútbol y la parte 3 del informe de la provincia.",
    "Zpráva kraje uvádí § 4 zákona a místnost 118 v budově úřadu.",
    "La route 8 et l'article 5 de la loi sont dans le rapport de la commission.",
    "Le 13e Congrès a été ouvert dans la ville par le président.",
    "Le groupe a passé 10 jours et 3 mois dans la province en 2024.",
    "W pracy nad 12. Forum w mieście jest nr 8 oraz od 10 lat droga.",
    "A 32ª Conferência foi aberta às 10:15 na cidade, no artigo 5 da lei.",
    "Theo Điều 5 và khoản 2 của luật, các sở báo cáo trong 10 ngày, lần thứ 3.",
    "The train of 10:15 was on track 4 of the station and COVID 19 has gone.",
    "1. The ministry has written to the provinces.",
    "Nghị quyết số 18-NQ/TW và các nghị quyết 19, 20 đã được phổ biến.",
    "Các sở của tỉnh có số máy 0912 345 678 hoặc máy lẻ của phòng.",
    "Các sở của tỉnh đã nhận US$ 4,500 cùng với €3.2 của các bên.",
    "Het ministerie heeft 12 brieven naar de provincies gestuurd om het bezoek van de delegatie voor te bereiden.",
    "El artículo 5 y el anexo 2 de la ley tienen un plazo de 3 años.",
    "L'articolo 5 e l'allegato 2 della legge hanno un termine di 3 anni.",
    "As províncias têm um prazo de 5 anos e foram ouvidas.",
]


@pytest.mark.parametrize("text", NONE)
def test_read_counts_nothing_else(text: str) -> None:
    assert read(text).quantities == ()


# text, value and whether it is rough
SUMMED = [
    ("参加会议的共六十四人，他们来自各省的外事部门。", (64, False)),
    ("各省外事部门所需的经费260余万元由财政安排。", (2_600_000, True)),
    ("県の予算は3億2,500万円とすることとした。", (325_000_000, False)),
    ("우리 도의 예산은 14억 8천만 원이며 이를 집행하고 있습니다.", (1_480_000_000, False)),
    ("На встрече было сказано, что будет не менее ста двадцати студентов из области.", (120, True)),
    ("Общий объём средств, как было сказано, это 214 млн 700 тыс. руб. на эту программу.", (214_700_000, False)),
    ("The ministry has trained twenty-five officers for the missions.", (25, False)),
    ("O custo da obra é de 1 370 000 € e foi pago pela cidade.", (1_370_000, False)),
    ("As embaixadas promovem, pelo menos, duas iniciativas para as escolas da cidade.", (2, True)),
    ("Koszt tej pracy to 640 000 złotych i jest już znany gminie.", (640_000, False)),
    ("Les communes de la province ont reçu une\nquinzaine d'associations dans la semaine.", (15, True)),
    ("The ministry has written to a  dozen provinces.", (12, False)),
    ("ให้สำนักงานร่วมกับมหาวิทยาลัย สามแห่ง คัดเลือกให้แล้วเสร็จ", (3, False)),
]


@pytest.mark.parametrize(("text", "expected"), SUMMED)
def test_a_number_may_be_told_in_several_parts(text: str, expected: tuple[float, bool]) -> None:
    assert [(each.value, each.approximate) for each in read(text).quantities] == [expected]


def test_the_number_of_a_part_counts_nothing() -> None:
    text = "Die Behörde hat den Plan für die Stadt.\n\n1 Grenzübergänge\nDie Übergänge sind für alle da.\n"

    assert read(text).quantities == ()


@pytest.mark.parametrize("last", ["４", "4", "四"])
def test_a_number_that_ends_the_text_is_looked_at_no_further(last: str) -> None:
    assert read(f"全省共有13个县参加了这次活动。会议要求各县外办制定计划。\n{last}").quantities[0].quote == "13个县"
