import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.core.folding import fold, number_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kế hoạch", "ke hoach"),
        ("ĐỐI NGOẠI", "doi ngoai"),
        ("Dyrektywa – łączność", "dyrektywa lacznosc"),
        ("L’œuvre", "l oeuvre"),
        ("  210-KH/TU ", "210 kh tu"),
        ("Straße", "strasse"),
        ("Ке\u0301м", "кем"),
        ("—", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("12-CT/TW", "12cttw"),
        ("12/CT-TW", "12cttw"),
        ("12 - CT / TW", "12cttw"),
        ("30/2020/NĐ-CP", "302020ndcp"),
        ("01_ĐA/TW", "01datw"),
        ("", ""),
    ],
)
def test_number_key(number, key):
    assert number_key(number) == key


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_depend_on_how_accents_are_written(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_folded_words_are_parted_by_one_blank(text):
    folded = fold(text)

    assert folded == " ".join(folded.split())


@given(st.text())
def test_a_number_key_holds_no_separator(text):
    assert not any(sign.isspace() or sign in "_-/." for sign in number_key(text))
