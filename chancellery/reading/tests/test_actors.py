"""People with posts, organisations, and places that are partners."""

from __future__ import annotations

import pytest

from chancellery.reading.blocks import divide
from chancellery.reading.who import actors

PEOPLE = [
    (
        "Hội nghị do tỉnh tổ chức có sự tham gia của ông Nguyễn Văn Hòa, Phó Chủ tịch UBND tỉnh An Sơn, và các sở.",
        [("Nguyễn Văn Hòa", "Phó Chủ tịch UBND tỉnh An Sơn")],
    ),
    (
        "Phát biểu tại đây, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Trần Thị Mai Lan nhấn mạnh vai trò của các xã.",
        [("Trần Thị Mai Lan", "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy")],
    ),
    (
        "Les travaux ont été ouverts par Bui Thi Hanh, directrice du Département des finances et membre "
        "du Comité du Parti, et par le ministre Jean Delorme.",
        [
            ("Bui Thi Hanh", "directrice du Département des finances et membre du Comité du Parti"),
            ("Jean Delorme", "ministre"),
        ],
    ),
    (
        "Konferencji przewodniczył dyrektor Marek Zieliński, a gościem był ambasador Pham Quoc Anh z małżonką.",
        [("Marek Zieliński", "dyrektor"), ("Pham Quoc Anh", "ambasador")],
    ),
    (
        "O seminário foi aberto pela Vice-Ministra Helena Duarte e pelo Presidente da Assembleia Nacional Rui Tavares.",
        [("Helena Duarte", "Vice-Ministra"), ("Rui Tavares", "Presidente da Assembleia Nacional")],
    ),
    (
        "The talks were led by Mr. Daniel Okafor, director of the Office for Citizens Abroad, "
        "and Ambassador Peter Lindqvist.",
        [("Daniel Okafor", "director of the Office for Citizens Abroad"), ("Peter Lindqvist", "Ambassador")],
    ),
    (
        "Tại thủ đô, Thủ tướng Lào Sonexay Siphandone đã tiếp đoàn đại biểu của các địa phương biên giới.",
        [("Sonexay Siphandone", "Thủ tướng Lào")],
    ),
    (
        "Przewodniczący Rady Miasta Jan Kowalski podpisał umowę o współpracy z gminami.",
        [("Jan Kowalski", "Przewodniczący Rady Miasta")],
    ),
    ("The Pham Hung Dung Street was closed for the day and the people were told to walk.", []),
    ("Le vice-président du Comité populaire de la province de Ha Tinh a reçu les délégués de la commune.", []),
    ("Chủ tịch UBND tỉnh Hà Nam đã tiếp đoàn công tác của các địa phương ven biển Thái Bình Dương.", []),
    ("La statue de Ho Chi Minh se dresse dans la ville de Quang Tri, au bord de la mer et des rizières.", []),
    ("The People's Committee of Ha Nam met the Friendship Association in the town of Truong Sa.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_are_named_with_their_posts_and_places_are_no_people(text, wanted):
    assert [(person.name, person.post) for person in actors.people(divide(text))] == wanted


def test_one_person_under_several_spellings_is_one():
    people = actors.people(
        divide(
            "La réunion de la commission a été ouverte par Trần Đình Khôi dans la grande salle de la ville.\n"
            "Tran Dinh Khoi, chef de la Commission centrale, a remercié les délégués de la province pour leur travail."
        )
    )

    assert [(p.name, p.post, p.also) for p in people] == [
        ("Tran Dinh Khoi", "chef de la Commission centrale", ("Trần Đình Khôi",))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministère des Affaires étrangères et la Commission centrale des relations extérieures ont signé.",
            ["ministère des Affaires étrangères", "Commission centrale des relations extérieures"],
        ),
        (
            "Sở Ngoại vụ đã làm việc với Liên hiệp các tổ chức hữu nghị tỉnh và Công an tỉnh về việc này.",
            ["Sở Ngoại vụ", "Liên hiệp các tổ chức hữu nghị tỉnh", "Công an tỉnh"],
        ),
        ("La direction du Parti et les services de la commune sont prêts pour la visite.", []),
    ],
)
def test_organisations_are_named_once_and_common_nouns_are_none(text, wanted):
    assert [found.name for found in actors.organisations(divide(text))] == wanted


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "La province renforce sa coopération avec le Japon, la Pologne et le Laos dans les écoles.",
            ["Japon", "Pologne", "Laos"],
        ),
        (
            "La province renforce son amitié avec Khammouane et ses relations avec le Laos dans les écoles.",
            ["Khammouane"],
        ),
        ("Gmina rozwija współpracę z Laosem i Japonią oraz wspiera szkoły w swoich wsiach.", ["Laosem", "Japonią"]),
        ("A província mantém cooperação com o Japão e a França para os seus jovens.", ["Japão", "França"]),
        ("Tỉnh tiếp tục hợp tác với tỉnh Khăm Muộn và các địa phương của nước bạn trong năm tới.", ["Khăm Muộn"]),
        ("The delegation flew to Geneva (Switzerland) and spoke about prices in Japan and in France.", []),
        ("Le ministre vietnamien a parlé de la coopération avec le Vietnam devant les délégués.", []),
        (
            "The guests were led by the deputy governor of Hillmark province (Kingdom of Spain).",
            ["Hillmark", "Spain"],
        ),
        (
            "La région de Vallombre-sur-Mer (Belgique) a offert des livres aux écoles.",
            ["Vallombre-sur-Mer", "Belgique"],
        ),
        ("L'organisation Portes ouvertes (Belgique) a offert des livres aux écoles.", ["Belgique"]),
        ("Đoàn đại biểu cấp cao tỉnh Xa-ra-vông (Lào) đã đến thăm các xã của tỉnh.", ["Xa-ra-vông", "Lào"]),
        ("Prowincja przyjęła gości z Kraju Zielonego (Czechy) w maju.", ["Kraju Zielonego", "Czechy"]),
        ("市 は フィンランド の サルミ 市 と 姉妹都市 協定 を 更新 する.", ["フィンランド", "サルミ 市"]),
        ("L'Association d'amitié Vietnam - Cuba a proposé un cours de langue.", []),
        ("Посольство находится в городе Вьентьяне и работает по будням.", []),
    ],
)
def test_a_place_is_a_partner_where_the_text_cooperates_with_it(text, partners):
    assert [place.name for place in actors.places(divide(text)) if place.partner] == partners


def test_islands_that_begin_like_a_school_are_no_organisation():
    source = divide("Các xã của tỉnh đã viết thư cho Trường Sa và Trường Chính trị tỉnh trong năm nay.")

    assert [each.name for each in actors.organisations(source)] == ["Trường Chính trị tỉnh"]


def test_the_name_of_an_organisation_ends_with_its_cell():
    row = "1\tRenew the agreements\tDepartment of Justice\tDepartment of Foreign Affairs\tQuarter III 2024"

    assert [each.name for each in actors.organisations(divide(f"The tasks of the province\n\n{row}"))] == [
        "Department of Justice",
        "Department of Foreign Affairs",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Постановление Губернатора края от 20 января с. г. исполнено органами края.",
        "В этом году Р. А. был в отпуске, а работа органов края шла без него.",
        "NHIỆM VỤ TRỌNG TÂM CỦA TỈNH\nCác sở của tỉnh đã được giao việc.",
    ],
)
def test_shortened_words_and_headings_name_nobody(text):
    assert [person.name for person in actors.people(divide(text))] == []


def test_initials_behind_a_surname_are_its_own():
    source = divide("Контроль возложить на Мещерину О. В. Доклады органов края представлять каждый квартал.")

    assert [person.name for person in actors.people(source)] == ["Мещерину О. В."]
