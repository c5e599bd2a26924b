"""Successions by what was until now and is from now on, after a unit's end, and of whom somebody is the successor."""

from __future__ import annotations

import pytest

from chancellery.reading import read

_TOLD = (
    (
        "Agendu, kterou dosud vykonávala Hraniční komise, má nyní na starosti Ministerstvo vnitra.",
        ("Ministerstvo vnitra", "Hraniční komise"),
    ),
    (
        "Die bislang von der Hafenkommission wahrgenommenen Aufgaben obliegen nunmehr dem Ministerium des Innern.",
        ("Ministerium des Innern", "Hafenkommission"),
    ),
    (
        "Дела, которыми ранее занималась Портовая комиссия, теперь ведёт Министерство транспорта.",
        ("Министерство транспорта", "Портовая комиссия"),
    ),
    ("原由港务委员会负责的工作现由交通部承担。", ("交通部", "港务委员会")),
    ("これまで港湾委員会が担当していた業務は、今後運輸省が所管する。", ("運輸省", "港湾委員会")),
    ("그동안 항만위원회가 맡아 온 업무는 이제 교통부가 담당한다.", ("교통부", "항만위원회")),
    ("援助庁は輸出局の後継機関である。", ("援助庁", "輸出局")),
    ("원조청은 수출국의 법적 승계 기관이다.", ("원조청", "수출국")),
    (
        "Following its dissolution, the Port Council's responsibilities were transferred to the Department of Finance.",
        ("Department of Finance", "Port Council"),
    ),
    (
        "Disuelto el Consejo de Puertos, sus competencias se traspasan a la Dirección de Finanzas.",
        ("Dirección de Finanzas", "Consejo de Puertos"),
    ),
    (
        "После роспуска Совета по туризму его полномочия перешли к Управлению финансов.",
        ("Управлению финансов", "Совета по туризму"),
    ),
)

_NOT_TOLD = (
    "So far the Department of Health has completed 12 tasks and now the Ministry of Trade carries out the rest.",
    "Bislang hat das Amt für Umwelt zwölf Aufgaben erledigt, nun prüft das Ministerium der Finanzen die Kosten.",
    "Ранее Министерство культуры сообщало о своих делах, теперь Министерство финансов проверяет расходы.",
    "これまで外務省は業務の報告を受け、今後財務省が予算を審査する。",
    "그동안 외교부는 업무 보고를 받았으며 앞으로 재정부가 예산을 심사한다.",
    "此前由外交部主办的业务培训，今后由财政部提供经费。",
)


@pytest.mark.parametrize(("sentence", "succession"), _TOLD)
def test_who_has_the_duties_now_took_over_from_who_had_them(sentence: str, succession: tuple[str, str]) -> None:
    assert [(each.into, *each.from_units) for each in read(sentence).successions] == [succession]


@pytest.mark.parametrize("sentence", _NOT_TOLD)
def test_two_units_told_one_after_the_other_hand_nothing_over(sentence: str) -> None:
    assert read(sentence).successions == ()
