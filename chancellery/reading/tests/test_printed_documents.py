"""Documents printed from their parts, as each language prints them, are read back to the same parts."""

from __future__ import annotations

import random
import tomllib
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date

from chancellery.reading import read

PRINTED = tomllib.loads((Path(__file__).parent / "printed_documents.toml").read_text(encoding="utf-8"))
#: A kind's number with the codes of its issuer.
CODED = {
    "directive": "{count}-CT/TW",
    "resolution": "{count}-NQ/TW",
    "conclusion": "{count}-KL/TW",
    "decision": "{count}/{year}/QĐ-TTg",
    "decree": "{count}/{year}/NĐ-CP",
    "circular": "{count}/{year}/TT-BNG",
    "plan": "{count}/KH-UBND",
}
#: The first year of the Buddhist era.
BUDDHIST_ERA = 543
CASES = [
    pytest.param(language, kind, printed, id=f"{language} {number} {kind}")
    for language, told in PRINTED.items()
    for number, (kind, printed) in enumerate(told["printed"], start=1)
]


def numbers(kind, chance, year):
    """Print a number in every form there is."""
    count, long = chance.randint(2, 199), chance.randint(101, 999)
    return {
        "number": CODED.get(kind, "").format(count=count, year=year),
        "free": f"{count}/{year}",
        "count": f"{long}",
        "sixcount": f"{chance.randint(100001, 499999)}",
        "union": f"{year}/{chance.randint(101, 2500)}",
        "uniondir": f"{year}/{count}/EU",
        "assembly": f"{chance.randint(60, 79)}/{chance.randint(11, 299)}",
        "security": f"{chance.randint(1000, 2700)} ({year})",
        "zhsec": f"{chance.randint(1000, 2700)} ({year})",
        "frdecree": f"{year}-{chance.randint(2101, 2999)}",
        "law": f"{count}/{year}/QH{chance.randint(11, 15)}",
        "letter": f"{long}/UBND-NC",
        "plroman": f"XX/{count}/{year % 100:02}",
        "brlaw": f"{chance.randint(5, 14)}.{long}",
        "office": f"SRE-{count:03}-{year}",
        "dash": f"{chance.randint(100, 199)}-{chance.randint(2, 9)}",
        "czoffice": f"{chance.randint(1000, 9999)}/{year}-KUL",
        "rulaw": f"{count}-ФЗ",
        "rurasp": f"{long}-р",
        "ruletter": f"{count}-12/{long}",
        "zhyear": f"外办发〔{year}〕{count}号",
        "th1": f"กต 0{chance.randint(201, 999)}/{long}",
        "th2": f"มท 0{chance.randint(201, 999)}/ว {long}",
        "lao": f"{count}/ລບ",
        "laolaw": f"{count}/ສພຊ",
        "laocode": f"{count:04}/ກຕທ",
    }


def shown(day, pattern, language):
    """Print a day as the language does."""
    written = format_date(day, pattern.replace("B", "'@'"), locale="en_GB" if language == "en" else language)
    return written.replace("@", str(day.year + BUDDHIST_ERA))


@pytest.mark.parametrize(("language", "kind", "printed"), CASES)
def test_a_document_printed_from_its_parts_is_read_back(language, kind, printed):
    told, chance = PRINTED[language], random.Random(printed)  # noqa: S311 - what is drawn must be the same each time
    day = date(chance.randint(1995, 2025), chance.randint(1, 12), chance.randint(1, 28))
    forms = numbers(kind, chance, day.year)
    written = printed.format(
        day=shown(day, chance.choice(told["days"]), language), buddhist=day.year + BUDDHIST_ERA, **forms
    )
    sentence = chance.choice(told["frames"]).format(document=written.replace("ngày ngày", "ngày"))

    (found,) = read(f"{told['opening']}\n{sentence[0].upper()}{sentence[1:]}\n{told['opening']}").references

    number = next((form for name, form in forms.items() if f"{{{name}}}" in printed), None)
    said = found.number.split(") ")[-1] if "{union}" in printed else found.number
    assert (found.kind, said, found.date) == (kind, number, day.isoformat() if "{day}" in printed else None)
