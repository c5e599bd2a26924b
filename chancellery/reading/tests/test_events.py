"""Events, proposals, awards and successions, in five languages; and what is none of them."""

from __future__ import annotations

import pytest

from chancellery.reading import read

EVENTS = [
    (
        "Sáng 12/5/2025, Sở Ngoại vụ tỉnh An Sơn tổ chức hội nghị trực tuyến tổng kết công tác đối ngoại của tỉnh.\n"
        "Ông Nguyễn Văn Hòa, Phó Chủ tịch UBND tỉnh An Sơn, chủ trì hội nghị.\n"
        "Hội nghị được kết nối tới 24 điểm cầu với sự tham dự của hơn 300 đại biểu.",
        ("conference", "online", "2025-05-12", "Sở Ngoại vụ tỉnh An Sơn", "Nguyễn Văn Hòa", 24, 300),
    ),
    (
        "On the morning of 3 March 2025 the Department of External Relations held an online "
        "conference on consular work.\n"
        "The conference was chaired by Vice Minister Hana Kovacs and linked 41 connection points.\n"
        "Nearly 500 delegates attended.",
        ("conference", "online", "2025-03-03", "Department of External Relations", "Hana Kovacs", 41, 500),
    ),
    (
        "Le 14 avril 2025, le Département des relations extérieures a organisé un forum en "
        "présentiel pour les jeunes.\n"
        "M. Jean Delorme, directeur du Bureau de la coopération, a présidé le forum.\n"
        "Plus de 120 participants ont assisté au forum.",
        ("forum", "onsite", "2025-04-14", "Département des relations extérieures", "Jean Delorme", None, 120),
    ),
    (
        "W dniu 8 maja 2025 r. Urząd Marszałkowski zorganizował konferencję online poświęconą współpracy z zagranicą.\n"
        "Konferencji przewodniczył dyrektor Marek Zieliński. W konferencji wzięło udział ponad 200 uczestników.",
        ("conference", "online", "2025-05-08", "Urząd Marszałkowski", "Marek Zieliński", None, 200),
    ),
    (
        "No dia 9 de junho de 2025, o Departamento de Relações Exteriores realizou um seminário "
        "virtual para as comunas.\n"
        "O seminário foi presidido pela Vice-Ministra Helena Duarte e contou com 150 participantes.",
        ("seminar", "online", "2025-06-09", "Departamento de Relações Exteriores", "Helena Duarte", None, 150),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), EVENTS, ids=["vi", "en", "fr", "pl", "pt"])
def test_an_event_is_told_whole_from_several_paragraphs(text, wanted):
    events = read(text).events

    assert [(e.kind, e.mode, e.date, e.organiser, e.chair, e.sites, e.delegates) for e in events] == [wanted]


SAID_OTHERWISE = [
    (
        "Em 4 de junho de 2024, a Vice-Ministra Helena Duarte presidiu a uma reunião sobre os portos da província.",
        ("meeting", "2024-06-04", None, "Helena Duarte"),
    ),
    (
        "On 4 June 2024 the Union of Border Towns and the Committee for the Rivers held a meeting about the bridges.",
        ("meeting", "2024-06-04", "Union of Border Towns", None),
    ),
    (
        "Ngày 04/6/2024, Sở Ngoại vụ phối hợp với Sở Y tế tổ chức hội nghị về công tác của các xã.",
        ("conference", "2024-06-04", "Sở Ngoại vụ", None),
    ),
    (
        "Le 4 juin 2024, Mme Anne Delorme et M. Paul Girard ont signé un accord sur les ponts de la ville.",
        ("signing", "2024-06-04", None, None),
    ),
    (
        "The meeting on 4 June 2024 opened in the town hall. It was a meeting chaired by Dr. Hana Kovacs, all day.",
        ("meeting", "2024-06-04", None, "Hana Kovacs"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SAID_OTHERWISE)
def test_who_holds_chairs_or_signs_makes_an_event(text, wanted):
    assert [(e.kind, e.date, e.organiser, e.chair) for e in read(text).events] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "L'Institut diplomatique organise une formation de deux semaines avant le 30 juin 2024.",
        "La ville a signé 18 accords en 2023 et les communes ont signé leurs accords.",
        "Sở Ngoại vụ tổ chức hội nghị phổ biến kế hoạch tới các xã và báo cáo kết quả về tỉnh.",
        "Le service devra organiser une conférence sur la coopération avec les communes voisines.",
        "The directive asks every mission to hold a meeting with citizens and to report on it.",
        "Urząd powinien zorganizować konferencję dla mieszkańców gminy i przedstawić wyniki.",
    ],
)
def test_an_order_to_hold_something_is_no_event(text):
    assert read(text).events == ()


def test_two_editions_of_a_series_are_two_events_and_two_mentions_of_one_are_one():
    events = read(
        "O 7º Fórum das Cidades foi um grande sucesso para as comunas do país e para os jovens.\n"
        "O 8º Fórum das Cidades foi realizado no verão com mais pessoas do que o anterior.\n"
        "O 8º Fórum foi um sucesso também para as escolas da província."
    ).events

    assert [(e.kind, e.quote) for e in events] == [
        ("forum", "O 7º Fórum das Cidades foi um grande sucesso"),
        ("forum", "O 8º Fórum das Cidades foi realizado"),
    ]


PROPOSALS = [
    (
        "Tỉnh An Sơn kiến nghị Chính phủ sớm ban hành cơ chế cho các xã biên giới; kiến nghị Bộ "
        "Ngoại giao mở lớp tiếng Lào.",
        [
            ("Tỉnh An Sơn", "Chính phủ", ("sớm ban hành cơ chế cho các xã biên giới",)),
            ("Tỉnh An Sơn", "Bộ Ngoại giao", ("mở lớp tiếng Lào",)),
        ],
    ),
    (
        "The province of Eastmark proposed that the Government issue rules on twinning; open two more border gates.",
        [("Eastmark", "Government", ("issue rules on twinning", "open two more border gates"))],
    ),
    (
        "Rada Gminy zaproponowała, aby Ministerstwo Spraw Zagranicznych uruchomiło kursy językowe dla urzędników.",
        [("Rada Gminy", "Ministerstwo Spraw Zagranicznych", ("uruchomiło kursy językowe dla urzędników",))],
    ),
    (
        "Marta Nunes agradeceu a visita e propôs ao Ministério da Cultura que abrisse uma escola na província.",
        [("Marta Nunes", "Ministério da Cultura", ("abrisse uma escola na província",))],
    ),
    (
        "The Red River Border Union proposed that the Government open a road and that the border gates close later.",
        [("Red River Border Union", "Government", ("open a road", "the border gates close later"))],
    ),
    (
        "Le ministre Jean Delorme a proposé que les communes de la province publient leur bilan avant la fin du mois.",
        [],
    ),
    ("Đồng chí Bí thư Tỉnh ủy đề nghị các xã, phường tiếp tục đẩy mạnh công tác đối ngoại nhân dân.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PROPOSALS)
def test_a_proposal_asks_somebody_above(text, wanted):
    assert [(p.by, p.to, p.items) for p in read(text).proposals] == wanted


def test_counted_proposals_name_their_senders_and_the_ministry_in_full():
    found = read(
        "O Ministério da Cultura preparou a reunião com os serviços do país durante o verão.\n"
        "Foram enviadas ao Ministério 84 propostas de localidades sobre o programa do ano."
    ).proposals

    assert [(p.by, p.to, p.count) for p in found] == [("localidades", "Ministério da Cultura", 84)]


AWARDS = [
    (
        "Hội nghị đã trao tặng 12 Bằng khen và 3 Cờ thi đua cho các tập thể và cá nhân xuất sắc của tỉnh.",
        [("certificate of merit", 12), ("emulation flag", 3)],
    ),
    (
        "The ministry awarded 15 certificates of merit to units and presented the medal of friendship to 4 persons.",
        [("certificate of merit", 15), ("medal", 4)],
    ),
    (
        "Minister przyznała 6 dyplomów uznania i wręczyła 2 medale zasłużonym mieszkańcom gminy.",
        [("certificate of merit", 6), ("medal", 2)],
    ),
    (
        "O governo provincial entregou 8 certificados de mérito aos coletivos da província e das comunas.",
        [("certificate of merit", 8)],
    ),
    ("Les certificats de mérite sont imprimés par le service de la province sur du papier blanc.", []),
]


@pytest.mark.parametrize(("text", "wanted"), AWARDS)
def test_awards_are_counted_by_kind_where_they_are_given(text, wanted):
    assert [(award.kind, award.count) for award in read(text).awards] == wanted


SUCCESSIONS = [
    (
        "Sở Nội vụ tiếp nhận chức năng, nhiệm vụ của Ban Dân tộc tỉnh và Ban Tôn giáo tỉnh theo "
        "Nghị quyết số 18-NQ/TW.",
        [("Sở Nội vụ", ("Ban Dân tộc tỉnh", "Ban Tôn giáo tỉnh"))],
    ),
    (
        "The Ministry of Regional Affairs took over the functions of the Office for Border Areas last spring.",
        [("Ministry of Regional Affairs", ("Office for Border Areas",))],
    ),
    (
        "La fusion du Département de la culture et du Département des sports pour créer le Département de la culture "
        "et du tourisme a été annoncée.",
        [("Département de la culture et du tourisme", ("Département de la culture", "Département des sports"))],
    ),
    (
        "Thành lập Sở Hợp tác và Đầu tư trên cơ sở hợp nhất Sở Ngoại vụ và Ban Quản lý dự án tỉnh.",
        [("Sở Hợp tác và Đầu tư", ("Sở Ngoại vụ", "Ban Quản lý dự án tỉnh"))],
    ),
    (
        "O Departamento das Pescas, resultante da fusão do Instituto do Mar e do Gabinete dos Portos, abriu em maio.",
        [("Departamento das Pescas", ("Instituto do Mar", "Gabinete dos Portos"))],
    ),
    ("The council was formed by merging the streams of the north and the south of the river.", []),
    ("La Commission centrale a repris ses travaux avec les délégués du Comité populaire de la ville.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SUCCESSIONS)
def test_a_succession_names_who_took_over_from_whom(text, wanted):
    assert [(found.into, found.from_units) for found in read(text).successions] == wanted


def test_a_name_without_capitals_may_go_on_over_a_blank_of_another_kind() -> None:
    text = (
        "외교부 장관 레 티 호아는 5월 8일 서울에서 회의를 개최하였다.\n"
        "레 티\t호아는 이 회의에서 보고를 듣고 회의를 주재하였다."
    )

    assert [person.name for person in read(text).people] == ["레 티 호아"]
