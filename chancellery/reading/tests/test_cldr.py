"""The names kept beside the package are those of CLDR."""

from __future__ import annotations

import pytest

from chancellery.reading import cldr, languages


@pytest.mark.parametrize("code", languages.available())
def test_kept_names_are_those_of_babel(code: str) -> None:
    names = cldr.from_babel(code)

    assert cldr.territories(code) == names["territories"]
    assert cldr.weekdays(code) == names["weekdays"]


def test_a_language_without_a_file_is_asked_of_babel() -> None:
    assert cldr.weekdays("fi")[0].startswith("maanantai")
    assert cldr.territories("fi")["VN"] == "Vietnam"
