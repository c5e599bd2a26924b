"""The prepared text keeps its way back to the text as it was given."""

from __future__ import annotations

import unicodedata

from chancellery.reading import read
from chancellery.reading.text import fold, lowered, working

SENTENCE = "Chỉ thị số 12-CT/TW ngày 05 tháng 01 năm 2022 của Ban Bí thư về công tác đối ngoại của các tỉnh."


def test_lowered_keeps_the_length() -> None:
    text = "İSTANBUL – Ưu tiên l’été\u00a0: ỦY BAN"

    assert len(lowered(text)) == len(text)
    assert lowered(text) == "istanbul – ưu tiên l'été : ủy ban"


def test_fold_takes_marks_and_strokes_off() -> None:
    assert fold("Đề án Łódź") == "de an lodz"


def test_working_leaves_a_composed_text_as_it_is() -> None:
    assert working(SENTENCE).text is SENTENCE


def test_facts_of_a_decomposed_text_quote_it_as_given() -> None:
    given = unicodedata.normalize("NFD", SENTENCE)
    reading = read(given)

    (reference,) = reading.references
    assert reference.number == "12-CT/TW"
    assert reference.date == "2022-01-05"
    assert given[reference.start : reference.end] == reference.quote
    assert reference.quote == unicodedata.normalize("NFD", "Chỉ thị số 12-CT/TW ngày 05 tháng 01 năm 2022")


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    text = "İİİ " + SENTENCE

    (reference,) = read(text).references
    assert text[reference.start : reference.end] == reference.quote


def test_a_soft_hyphen_is_not_read_and_stays_in_the_quote() -> None:
    text = "Le comité a lu la direc\u00adtive n° 12-CT/\u00adTW du 5 jan\u00advier 2022 du Secré\u00adtariat."

    (reference,) = read(text).references
    assert (reference.number, reference.date) == ("12-CT/TW", "2022-01-05")
    assert text[reference.start : reference.end] == reference.quote
    assert reference.quote == "direc\u00adtive n° 12-CT/\u00adTW du 5 jan\u00advier 2022"


def test_a_soft_hyphen_in_place_of_a_hyphen_is_one() -> None:
    assert working("12\u00adCT/TW, KH\u00adUBND").text == "12\u00adCT/TW, KH\u00adUBND"


def test_fold_keeps_the_syllables_of_scripts_without_accents():
    assert fold("김민수 장관 が ガ") == "김민수 장관 が ガ"
    assert fold("Đề án Łódź Ёлка") == "de an lodz елка"
