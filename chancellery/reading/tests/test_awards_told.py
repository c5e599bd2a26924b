"""Awards told in every language: who gives them, who gets them, and what only looks like one."""

from __future__ import annotations

import pytest

from chancellery.reading import read

#: Sentence, kind, count, giver.
_GIVEN = (
    ("Der Landesverband ehrte 14 Lotsen und zwei Schulen mit Ehrenurkunden.", "certificate of merit", 16, None),
    ("The Governor presented certificates of merit to 9 pilots of the harbour.", "certificate of merit", 9, "Governor"),
    (
        "On that day eleven medals were handed to the lecturers by the Ministry of Health.",
        "medal",
        11,
        "Ministry of Health",
    ),
    (
        "Le Comité populaire provincial a remis 6 médailles aux équipes de secours.",
        "medal",
        6,
        "Comité populaire provincial",
    ),
    (
        "El Comité Popular Provincial otorgó diplomas de mérito a 7 barrios.",
        "certificate of merit",
        7,
        "Comité Popular Provincial",
    ),
    (
        "Ministerstvo zahraničních věcí ocenilo čestnými uznáními 5 hasičů a 3 spolky.",
        "certificate of merit",
        8,
        "Ministerstvo zahraničních věcí",
    ),
    ("Urząd Miasta wyróżnił dyplomami uznania 12 strażników i 4 szkoły.", "certificate of merit", 16, "Urząd Miasta"),
    (
        "Министерство здравоохранения наградило почётными грамотами 8 педагогов.",
        "certificate of merit",
        8,
        "Министерство здравоохранения",
    ),
    (
        "Dịp này, Chủ tịch UBND tỉnh đã tặng Bằng khen cho 6 đồn biên phòng.",
        "certificate of merit",
        6,
        "Chủ tịch UBND tỉnh",
    ),
    ("省人民委員会は協力者に対し7枚の賞状を授与した。", "certificate of merit", 7, "省人民委員会"),
    ("외교부는 협력자들에게 표창장 6개를 전달했다.", "certificate of merit", 6, "외교부"),
)

#: What may be given, is asked for, went to nobody or was won at games.
_NOT_GIVEN = (
    "The medal may be awarded only once to the same person.",
    "La médaille ne peut être décernée qu'aux citoyens du canton.",
    "La medaglia non può essere conferita ai dipendenti dell'ufficio.",
    "Die Medaille kann nur an Lebende verliehen werden.",
    "Medal nie może być nadany po raz drugi.",
    "Медаль может быть вручена только один раз.",
    "Năm nay chưa có tập thể nào được tặng Huân chương.",
    "Hồ sơ đề nghị tặng Bằng khen gửi trước tháng 5.",
    "今年没有授予任何勋章。",
    "今年は勲章の授与はなかった。",
    "훈장은 한 번만 수여할 수 있다.",
    "Our rowers won four medals at the games of the delta.",
)


@pytest.mark.parametrize(("sentence", "kind", "count", "giver"), _GIVEN)
def test_an_award_has_its_count_and_its_giver(sentence: str, kind: str, count: int, giver: str | None) -> None:
    found = read(sentence).awards

    assert [(each.kind, each.count) for each in found] == [(kind, count)]
    if giver:
        assert found[0].by is not None
        assert found[0].by.removeprefix("The ").removeprefix("the ") == giver


@pytest.mark.parametrize("sentence", _NOT_GIVEN)
def test_what_may_be_given_or_went_to_nobody_is_no_award(sentence: str) -> None:
    assert read(sentence).awards == ()
