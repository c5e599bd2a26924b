"""The language files keep the form every rule counts on."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from chancellery.reading import languages, quantity_forms
from chancellery.reading.days import date_forms
from chancellery.reading.errors import UnknownLanguage
from chancellery.reading.languages import alternatives
from chancellery.reading.naming import reference_forms

#: Tables in which a phrase may have one meaning only.
ONE_MEANING = ("kinds", "issuers", "months", "treaties", "codes")
READ_FROM_EACH = (
    "about", "stopwords", "kinds", "issuers", "months", "references", "dates", "numbers", "quantities", "boilerplate",
    "secrecy", "relations",
)  # fmt: skip


def _phrases(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _phrases(item)


@pytest.mark.parametrize("code", languages.available())
def test_every_language_has_the_tables_references_are_read_with(code: str) -> None:
    assert [table for table in READ_FROM_EACH if not languages.get(code).table(table)] == []


@pytest.mark.parametrize("code", languages.available())
def test_tables_parsed_one_by_one_are_those_of_the_whole_file(code: str) -> None:
    whole = tomllib.loads((Path(languages.__file__).parent / f"{code}.toml").read_text(encoding="utf-8"))

    assert {name: dict(table) for name, table in languages.get(code).tables.items()} == {
        name: alternatives.spelt_out(name, table, whole.get("cases", {})) for name, table in whole.items()
    }


@pytest.mark.parametrize("code", languages.available())
def test_phrases_are_lower_case_and_composed(code: str) -> None:
    language = languages.get(code)
    tables = [name for name in READ_FROM_EACH if name not in {"about"}]
    phrases = [phrase for name in tables for value in language.table(name).values() for phrase in _phrases(value)]

    assert [p for p in phrases if p != p.lower() or p != unicodedata.normalize("NFC", p) or "’" in p] == []


@pytest.mark.parametrize("code", languages.available())
def test_a_phrase_has_one_meaning(code: str) -> None:
    for name in ONE_MEANING:
        phrases = [phrase for value in languages.get(code).table(name).values() for phrase in _phrases(value)]
        assert sorted(phrases) == sorted(set(phrases)), name


@pytest.mark.parametrize("code", [*languages.available(), "und"])
def test_every_grammar_compiles(code: str) -> None:
    assert date_forms.of(code).match("2024-03-05", 0, 10)
    assert reference_forms.of(code).before
    assert quantity_forms.of(code).figures


@pytest.mark.parametrize("code", languages.available())
def test_a_date_may_open_with_each_word_before_a_year(code: str) -> None:
    language, forms = languages.get(code), date_forms.of(code)
    firsts = {first.group() for cue in language.words("dates", "year_cues") if (first := re.match(r"\w+", cue))}
    assert {word for word in firsts if not forms.may_open(word)} == set()


def test_a_date_opens_with_no_other_word() -> None:
    assert not date_forms.of("en").may_open("delegates")


def test_get_refuses_a_language_without_words() -> None:
    with pytest.raises(UnknownLanguage, match="tlh"):
        languages.get("tlh")


@pytest.mark.parametrize("code", languages.available())
@pytest.mark.parametrize("table", ["duties", "units", "organisations"])
def test_a_list_names_no_word_twice(code: str, table: str) -> None:
    found = languages.get(code)
    written = {key: found.words(table, key) for key in found.table(table)}

    assert {key: words for key, words in written.items() if len(set(words)) < len(words)} == {}


@pytest.mark.parametrize("code", languages.available())
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("duties", "does"), ("duties", "acting_never")),
        (("organisations", "before"), ("organisations", "before_never")),
        (("duties", "lead_label"), ("duties", "with_label")),
        (("duties", "lead_label"), ("duties", "deadline_label")),
        (("duties", "column_lead"), ("duties", "column_with")),
        (("duties", "yearly"), ("duties", "half_yearly")),
        (("duties", "yearly"), ("duties", "quarterly")),
        (("duties", "quarterly"), ("duties", "monthly")),
    ],
)
def test_no_word_stands_in_two_lists_that_deny_each_other(
    code: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    words = languages.get(code).words

    assert set(words(*one)) & set(words(*other)) == set()
