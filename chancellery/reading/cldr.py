"""What the languages call countries and weekdays: from CLDR, by way of Babel.

Babel takes longer to load than a text takes to read, so the names of the languages we read lie in ``cldr/<code>.json``.
:func:`write` writes these files anew. A language without one is asked of Babel itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypedDict

_FOLDER: Final = Path(__file__).parent / "cldr"


class _Names(TypedDict):
    territories: Mapping[str, str]
    weekdays: Sequence[str]


def territories(code: str) -> Mapping[str, str]:
    """Return what the language ``code`` calls the countries, by their two letters."""
    return _names(code)["territories"]


def weekdays(code: str) -> Sequence[str]:
    """Return what the language ``code`` calls the days of the week, Monday first."""
    return _names(code)["weekdays"]


@cache
def _names(code: str) -> _Names:
    file = _FOLDER / f"{code}.json"
    if not file.exists():
        return from_babel(code)
    names: _Names = json.loads(file.read_text(encoding="utf-8"))
    return names


def from_babel(code: str) -> _Names:
    """Ask Babel for the names in the language ``code``."""
    from babel import Locale

    locale = Locale.parse(code)
    countries = {key: name for key, name in locale.territories.items() if len(key) == 2 and key.isalpha()}
    days = locale.days["format"]["wide"]
    return {"territories": dict(sorted(countries.items())), "weekdays": [days[number] for number in range(7)]}


def write() -> None:
    """Write the file of every language we read."""
    from chancellery.reading import languages

    _FOLDER.mkdir(exist_ok=True)
    for code in languages.available():
        written = json.dumps(from_babel(code), ensure_ascii=False, indent=1)
        (_FOLDER / f"{code}.json").write_text(f"{written}\n", encoding="utf-8")
