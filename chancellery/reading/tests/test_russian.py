"""Russian: what its own grammar asks of the reading, beside its sentences."""

from __future__ import annotations

import pytest

from chancellery.reading import language, read


def test_the_subject_is_read_from_its_quotation_marks():
    (mention,) = read("Принят Федеральный закон от 9 июня 2003 г. № 77-ФЗ «О пограничной торговле».").references

    assert mention.subject == "О пограничной торговле"
    assert mention.quote == "Федеральный закон от 9 июня 2003 г. № 77-ФЗ"


def test_points_lettered_in_cyrillic_are_a_list():
    reading = read(
        "Департамент обязан выполнить для этого:\nа) подготовить доклад;\nб) провести встречу;\nв) издать сборник."
    )

    assert [(each.label, each.heading[:9]) for each in reading.provisions][-3:] == [
        ("а)", "подготови"), ("б)", "провести "), ("в)", "издать сб"),
    ]  # fmt: skip


def test_who_took_over_whose_duties_is_read():
    (found,) = read(
        "Министерство иностранных дел приняло на себя функции и задачи Комиссии по внешним связям ЦК партии."
    ).successions

    assert (found.into, found.from_units) == (
        "Министерство иностранных дел", ("Комиссии по внешним связям ЦК партии",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Провинция утвердила план, который выполняют все районы.",
        "В конференции приняли участие гости из соседних стран.",
    ],
)
def test_a_short_paragraph_is_told_to_be_russian(text):
    assert language.vote(text.lower()) == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "Провінція затвердила план, який виконують усі райони та їхні громади.",
        "Провинцията прие план, който се изпълнява от всички общини в страната.",
    ],
)
def test_a_neighbour_in_the_same_letters_is_not_taken_for_russian(text):
    assert language.vote(text.lower()) != "ru"
