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

    assert alternatives.spelt_out("proposals", table) == {
        "ask": ["b", "a x", "b x"],
        "verb_last": True,
        "kinds": {"a": "(b|c)"},
    }


def test_forms_of_dates_keep_their_own_notation() -> None:
    table = {"forms": ["{day} (a|b) {day2}"]}

    assert alternatives.spelt_out("dates", table) == table
