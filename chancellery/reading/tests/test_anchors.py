"""Asking by place finds what a search of the whole text would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import blocks, languages
from chancellery.reading.doing import duty_forms
from chancellery.reading.phrases import anchors, cues

FAMILIES = {
    "posts": ("posts", "heads", "honorifics"),
    "units": ("organisations", "heads", "always"),
    "chairs": ("events", "chaired", "chaired_by", "chaired_alone"),
    "requests": ("proposals", "ask", "ask_last", "suggest", "impersonal", "asks_that", "asks_noun"),
    "successions": ("successions", "took_over", "passed_to", "merged", "formed_by"),
}


#: A language that reads references and dates only has no words for these tables.
WRITTEN = [
    (code, family)
    for code in languages.available()
    for family, (table, *_keys) in FAMILIES.items()
    if languages.get(code).table(table)
]


def test_most_languages_have_words_for_every_family() -> None:
    assert len({code for code, _family in WRITTEN}) >= 10


@pytest.mark.parametrize(("code", "family"), WRITTEN)
def test_every_phrase_is_found_where_it_stands(code: str, family: str) -> None:
    table, *keys = FAMILIES[family]
    phrases = [phrase for key in keys for phrase in languages.get(code).words(table, key)]
    assert phrases

    lines = [f"{phrase} {phrase}xx ({phrase}) x{phrase}, {phrase}" for phrase in phrases]
    source = blocks.divide("\n".join(lines))

    for line, block in zip(lines, source.blocks, strict=True):
        pattern = cues.cue(block.language, table, *keys)
        expected = [match.span() for match in pattern.finditer(source.lower, block.start, block.end)]
        found = [match.span() for match in anchors.matches(source, block.language, family, block.start, block.end)]
        assert (line, found) == (line, expected)


WORDS = st.sampled_from(
    ["président", "de", "la", "république", "vice-président", "m.", "comité", "central", "x", "'", "(", " ", "\n", "l'"]
)


@given(st.lists(WORDS, max_size=40))
def test_phrases_within_phrases_are_found(words: list[str]) -> None:
    source = blocks.divide(" ".join(words).replace(" \n ", "\n"))

    for block in source.readable():
        for family, (table, *keys) in FAMILIES.items():
            expected = [
                m.span() for m in cues.cue(block.language, table, *keys).finditer(source.lower, block.start, block.end)
            ]
            found = [m.span() for m in anchors.matches(source, block.language, family, block.start, block.end)]
            assert found == expected


def test_a_paragraph_without_a_phrase_says_so() -> None:
    source = blocks.divide("The committee met in the morning.\nNobody chaired the meeting of the committee.")

    first, second = source.blocks

    assert not anchors.any_in(source, "chairs", first.start, first.end)
    assert anchors.any_in(source, "chairs", second.start, second.end)


def test_a_verb_is_shown_by_its_ending_where_it_stands() -> None:
    source = blocks.divide(
        "El centro cultural de la provincia impulsará un programa con las escuelas y organizará una feria para jóvenes."
    )
    form = duty_forms.shown_by_ending("es")

    found = anchors.shown(source, "es", form, 0, len(source.text))

    assert source.language == "es"
    assert found is not None
    assert found.span() == re.search("impulsará", source.text).span()
    assert anchors.shown(source, "es", form, found.end(), found.end() + 20) is None
    assert anchors.shown(source, "vi", form, 0, len(source.text)) is None
    # asked in another language than the paragraph's, the pattern itself is tried
    french = anchors.shown(source, "fr", duty_forms.shown_by_ending("fr"), 0, len(source.text))
    assert french is None
