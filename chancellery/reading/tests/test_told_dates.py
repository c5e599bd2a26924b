"""Days and periods as each language tells them, and figures that are none: a sentence each in ``told_dates.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from chancellery.reading import read

HERE = Path(__file__).parent
TOLD = tomllib.loads((HERE / "told_dates.toml").read_text(encoding="utf-8"))
#: Sentences without a date, by which the language is known.
OPENINGS = {
    language: told["opening"]
    for language, told in tomllib.loads((HERE / "printed_documents.toml").read_text(encoding="utf-8")).items()
}
CASES = [
    pytest.param(language, sentence, wanted, id=f"{language} {number}")
    for language, told in TOLD.items()
    for number, (sentence, wanted) in enumerate(told["told"], start=1)
]


@pytest.mark.parametrize(("language", "sentence", "wanted"), CASES)
def test_days_and_periods_are_read_as_the_language_tells_them(language, sentence, wanted):
    text = f"{OPENINGS[language]}\n{sentence}\n{OPENINGS[language]}"

    assert [each.edtf for each in read(text, published=date(2025, 3, 10)).dates] == wanted
