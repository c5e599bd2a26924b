"""People named by their rank and other posts that news and minutes tell."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Le procès-verbal a été signé par le colonel Khamla Vongphet pour la partie lao.",
            [("Khamla Vongphet", "colonel")],
        ),
        ("С лаосской стороны протокол подписал полковник Кхамла Вонгпхет.", [("Кхамла Вонгпхет", "полковник")]),
        (
            "Za laoskou stranu podepsal zápis z jednání o hranici plukovník Bohumil Tesařík.",
            [("Bohumil Tesařík", "plukovník")],
        ),
        ("省委常务副书记陈德良同志主持了会议。", [("陈德良", "省委常务副书记")]),
    ],
)
def test_people_are_named_with_their_posts(sentence: str, people: list[tuple[str, str]]) -> None:
    assert [(each.name, each.post) for each in read(sentence).people] == people


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry Lady Margaret called at the port twice.",
        "La calle Simón Bolívar estaba cerrada al tráfico.",
        "县长向医疗队颁发了奖状。",
    ],
)
def test_what_bears_a_name_is_nobody(sentence: str) -> None:
    assert read(sentence).people == ()
