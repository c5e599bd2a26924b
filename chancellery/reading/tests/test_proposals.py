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
