"""The languages we read, each a data file ``<code>.toml`` beside this one.

A file holds tables of phrases in lower case and composed form (NFC). Adding a language adds a file and its tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from chancellery.reading.errors import UnknownLanguage
from chancellery.reading.languages import alternatives

_FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^\[\[?(\w+)[^\n]*$", re.MULTILINE)


_NOTHING: Mapping[str, object] = MappingProxyType({})


class _Tables(Mapping[str, Mapping[str, object]]):
    """The tables of one file, each parsed when it is first asked for.

    Every text needs a few small tables of all languages and most tables of one: parsing the rest would be half of the
    time the first reading takes.
    """

    def __init__(self, written: str) -> None:
        headers = list(_HEADER.finditer(written))
        ends = [*(header.start() for header in headers), len(written)][1:]
        pieces: dict[str, str] = {}
        for header, end in zip(headers, ends, strict=True):
            pieces[header[1]] = pieces.get(header[1], "") + written[header.start() : end]
        #: Each as it is written until it is parsed: nobody asks then how it was written, and it would take memory.
        self._tables: dict[str, str | Mapping[str, object]] = {**pieces}

    def __getitem__(self, name: str) -> Mapping[str, object]:
        table = self._tables[name]
        if isinstance(table, str):
            plain = _plain(name, table)
            parsed = _parsed(name, table) if plain is None else plain
            spelt = alternatives.spelt_out(name, parsed, self._cases(name, table))
            table = self._tables[name] = MappingProxyType(spelt)
        return table

    def _cases(self, name: str, written: str) -> Mapping[str, Sequence[str]]:
        """Return how nouns in the table ``name`` are spelt in their cases."""
        if "{" not in written or "cases" not in self._tables or name == "cases":
            return {}
        return {ending: cases for ending, cases in self["cases"].items() if isinstance(cases, list)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _plain(name: str, written: str) -> Mapping[str, object] | None:
    """Parse a table of keys with phrases, figures or what phrases mean; ``None`` where something else is written.

    Such lines say nearly the same in JSON, which is parsed twenty times as fast.
    """
    header, *lines = (line for each in written.split("\n") if (line := each.strip()) and line[0] != "#")
    if header != f"[{name}]":
        return None
    # A list over several lines becomes one line; a comma may stand behind its last phrase.
    joined = "\n".join(lines).replace("[\n", "[").replace(",\n", ", ").replace("\n]", "]").replace(", ]", "]")
    table: dict[str, object] = {}
    for line in joined.split("\n"):
        if not line:
            continue
        key, _, value = line.partition(" = ")
        plain = key.strip('"')
        # A dot in a key would open a table within the table; in quotation marks it is a dot.
        if not value or "\\" in plain or ("." in key and key == plain):
            return None
        try:
            table[plain] = json.loads(value.replace('" = ', '": ') if value[0] == "{" else value)
        except json.JSONDecodeError:
            return None
    return table


def _parsed(name: str, written: str) -> Mapping[str, object]:
    import tomllib

    table: Mapping[str, object] = tomllib.loads(written)[name]
    return table


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's words. Compared by identity, so that grammars compiled for it can be cached."""

    code: str
    tables: Mapping[str, Mapping[str, object]]

    def table(self, name: str) -> Mapping[str, object]:
        """Return the table ``name`` as written, read-only; empty when the file has none."""
        return _table(self, name)

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return the phrases at ``table.key``, in the order of the file; none when absent."""
        return _words(self, table, key)

    def pairs(self, table: str) -> Mapping[str, str]:
        """Turn a table of ``meaning = [phrases]`` round: each phrase to its meaning.

        A single phrase stands for a list of one. A sub-table is not followed.
        """
        return {phrase: meaning for meaning in self.table(table) for phrase in self.words(table, meaning)}

    def values(self, table: str, key: str) -> Mapping[str, str]:
        """Return the sub-table ``table.key`` with its values as text; empty when absent."""
        value = self.table(table).get(key, {})
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}

    def text(self, table: str, key: str) -> str:
        """Return the single phrase at ``table.key``, or ``""``."""
        value = self.table(table).get(key, "")
        return value if isinstance(value, str) else ""


@cache
def _table(language: Language, name: str) -> Mapping[str, object]:
    return language.tables.get(name, _NOTHING)


@cache
def _words(language: Language, table: str, key: str) -> tuple[str, ...]:
    value = language.table(table).get(key, ())
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


#: Stands for a text in a language we have no words for: numbers with their codes are still read.
UNDETERMINED = Language("und", MappingProxyType({}))


@cache
def available() -> tuple[str, ...]:
    """Return the codes of all languages with a data file, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def get(code: str) -> Language:
    """Return the language ``code`` (``und`` has no words at all).

    Raises:
        UnknownLanguage: there is no data file for it.
    """
    if code == UNDETERMINED.code:
        return UNDETERMINED
    if code not in available():
        raise UnknownLanguage(f"There are no words for the language “{code}” yet.")
    return Language(code, _Tables((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


@cache
def every() -> tuple[Language, ...]:
    """Return all languages, in the order of their codes."""
    return tuple(get(code) for code in available())
