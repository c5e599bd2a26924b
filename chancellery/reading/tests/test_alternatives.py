"""Phrases written shortly."""

import pytest

from chancellery.reading.languages import alternatives


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("asked the", ["asked the"]),
        ("(asked|urged) (the|all)", ["asked the", "asked all", "urged the", "urged all"]),
        ("[has ]asked", ["has asked", "asked"]),
        ("asked[ that| the]", ["asked that", "asked the", "asked"]),
        ("renamed [as ][the ]", ["renamed as the", "renamed as", "renamed the", "renamed"]),
        ("do(is|ze)", ["dois", "doze"]),
        ("deadline (date)", ["deadline (date)"]),
        ("(a|b", ["(a|b"]),
        ("", [""]),
    ],
)
def test_phrases_are_spelt_out(written: str, phrases: list[str]) -> None:
    assert list(alternatives.phrases(written)) == phrases


def test_a_table_keeps_the_order_and_names_nothing_twice() -> None:
    table = {"ask": ["b", "(a|b) x", "a x"], "verb_last": True, "kinds": {"a": "(b|c)"}}

    assert alternatives.spelt_out("proposals", table, {}) == {
        "ask": ["b", "a x", "b x"],
        "verb_last": True,
        "kinds": {"a": "(b|c)"},
    }


def test_forms_of_dates_keep_their_own_notation() -> None:
    table = {"forms": ["{day} (a|b) {day2}"]}

    assert alternatives.spelt_out("dates", table, {}) == table


def test_a_noun_is_spelt_out_in_its_cases() -> None:
    cases = {"ja": ["ja", "ji"], "u": ["", "u"]}

    assert list(alternatives.phrases("(nowa|stara) komis{ja}", cases)) == [
        "nowa komisja",
        "nowa komisji",
        "stara komisja",
        "stara komisji",
    ]
    assert alternatives.spelt_out("organisations", {"heads": ["wydział{u}"]}, cases) == {
        "heads": ["wydział", "wydziału"]
    }


def test_a_noun_of_cases_nobody_named_is_a_mistake_of_its_file() -> None:
    with pytest.raises(KeyError):
        list(alternatives.phrases("komis{ja}", {}))
