"""Who asks whom for what: suggestions go to anybody, requests only up."""

from __future__ import annotations

import pytest

from chancellery.reading import read

ASKED = [
    (
        "Madame Odile Marchais a recommandé à la province de raccourcir les délais.",
        ("Odile Marchais", "province", "raccourcir les délais"),
    ),
    (
        "Pani Helena Brzoza zaproponowała, aby Komitet Ludowy wyznaczył jeden punkt.",
        ("Helena Brzoza", "Komitet Ludowy", "wyznaczył jeden punkt"),
    ),
    (
        "The Friendship Association suggested that the Government open a second school.",
        ("Friendship Association", "Government", "open a second school"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASKED)
def test_a_suggestion_names_who_asks_whom(text: str, wanted: tuple[str, str, str]) -> None:
    asked = [(each.by, each.to, *each.items) for each in read(text).proposals]

    assert asked == [wanted]


NOT_ASKED = [
    "The Ministry recommended that the Department of Culture open a second school.",
    "Bộ Ngoại giao kiến nghị các sở, ban, ngành tiếp tục thực hiện tốt nhiệm vụ.",
    "Mr. Adam Hale suggested the colour blue for the flags of the hall.",
]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_an_order_in_other_words_is_no_proposal(text: str) -> None:
    assert read(text).proposals == ()


AGAIN = [
    (
        "Mr. Radek Holub came in May. Mr. Holub thanked all. He asked the Department of Health to send six nurses.",
        ("Radek Holub", "Department of Health", "send six nurses"),
    ),
    (
        "Mme Léa Morin est venue. Mme Morin a remercié la ville. "
        "Elle a souhaité que le Comité populaire provincial ouvre deux classes.",
        ("Léa Morin", "Comité populaire provincial", "ouvre deux classes"),
    ),
    (
        "Bà Ingrid Moe đến thăm tỉnh. Bà Moe cảm ơn; đề nghị UBND tỉnh bố trí địa điểm đặt văn phòng.",
        ("Ingrid Moe", "UBND tỉnh", "bố trí địa điểm đặt văn phòng"),
    ),
    (
        "Pan Jan Nowak, prezes Związku Rybaków, poprosił Ministerstwo Rolnictwa o otwarcie portu.",
        ("Jan Nowak", "Ministerstwo Rolnictwa", "otwarcie portu"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AGAIN)
def test_who_asks_is_known_from_where_the_text_named_them_before(text: str, wanted: tuple[str, str, str]) -> None:
    asked = [(each.by, each.to, *each.items) for each in read(text).proposals]

    assert asked == [wanted]


def test_she_is_nobody_where_two_were_named_before() -> None:
    text = (
        "Mme Léa Morin est venue. Mme Morin a remercié Mme Ève Roy. "
        "Elle a souhaité que le Comité populaire ouvre deux classes."
    )

    assert read(text).proposals == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hội Nông dân tỉnh cũng kiến nghị Bộ Nông nghiệp và Môi trường mở thêm kho lạnh.",
        "Hội Nông dân tỉnh kiến nghị Bộ Nông nghiệp và Môi trường mở thêm kho lạnh.",
    ],
)
def test_an_adverb_before_the_verb_is_no_part_of_a_name(text: str) -> None:
    assert [each.by for each in read(text).proposals] == ["Hội Nông dân tỉnh"]


SEVERAL = [
    (
        "Hiệp hội Vận tải tỉnh đề nghị UBND tỉnh kéo dài giờ thông quan đến 22 giờ và cho phép mở thêm một bãi xe.",
        ("kéo dài giờ thông quan đến 22 giờ", "cho phép mở thêm một bãi xe"),
    ),
    (
        "Vice Chairman Tran Van Minh suggested that the Department of Foreign Affairs provide interpreters for "
        "border meetings and issue a common form of minutes.",
        ("provide interpreters for border meetings", "issue a common form of minutes"),
    ),
    (
        "Mme Léa Morin a souhaité que le Comité populaire provincial facilite l'octroi de visas aux volontaires et "
        "envoie dix artisans à Rennes.",
        ("facilite l'octroi de visas aux volontaires", "envoie dix artisans à Rennes"),
    ),
    # what is joined by "and" within one thing
    (
        "The Friendship Association suggested that the Government build and maintain two schools in the north.",
        ("build and maintain two schools in the north",),
    ),
    (
        "Hội Hữu nghị tỉnh đề nghị UBND tỉnh hỗ trợ xây dựng và mở lớp học.",
        ("hỗ trợ xây dựng và mở lớp học",),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_two_things_joined_by_and_are_two_where_each_is_told_at_length(text: str, wanted: tuple[str, ...]) -> None:
    assert [each.items for each in read(text).proposals] == [wanted]
