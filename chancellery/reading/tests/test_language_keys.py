"""Every key that a file of a language uses is explained to whoever writes the next one."""

from __future__ import annotations

import re
from pathlib import Path

from chancellery.reading import languages

DOCS = Path(__file__).parents[3] / "docs"
PAGES = (DOCS / "howto/add-a-language.md", DOCS / "reference/language-files.md")
#: Tables whose keys are names of things, numbers or shares of one pattern: the page speaks of them together.
NAMED_TOGETHER = {
    "kinds": r".+",
    "title_ends": r".+",
    "issuers": r".+",
    "treaties": r".+",
    "codes": r".+",
    "months": r"\d{1,2}",
    "cases": r"\w+",
    "ordinals": r"\d{1,2}|weekday_\d",
    "lists": r"number_\d{1,2}",
}


def _named() -> set[str]:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    # `called_by_year = "capital"` names its key, too
    return {name.partition(" = ")[0].strip('"') for name in re.findall(r"`([^`\n]+)`", pages)}


def _used() -> set[tuple[str, str]]:
    return {(table, key) for each in languages.every() for table in each.tables for key in each.table(table)}


def test_every_table_of_a_language_is_explained() -> None:
    named = _named()

    assert sorted({table for table, _ in _used() if f"[{table}]" not in named}) == []


def test_every_key_of_a_language_is_explained() -> None:
    named = _named()
    told = {
        (table, key)
        for table, key in _used()
        if key in named or (table in NAMED_TOGETHER and re.fullmatch(NAMED_TOGETHER[table], key))
    }

    assert sorted(_used() - told) == []


def test_every_key_explained_on_the_page_of_keys_is_used() -> None:
    rows = re.findall(r"^\| ((?:`[^|]+)) \|", PAGES[1].read_text(encoding="utf-8"), re.M)
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row) if not key.startswith("[")}

    assert sorted(keys - {key for _, key in _used()}) == []
