"""One look at the words of a text finds what searches of the whole text would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import blocks
from chancellery.reading.facts import Block
from chancellery.reading.phrases import families, trie, words
from chancellery.reading.text import Source

PIECES = st.sampled_from(
    [
        "Directive",
        "12-CT/TW",
        "de",
        "la",
        "l'Ambassade",
        "q4",
        "(Sở",
        "Ngoại",
        "vụ)",
        "2024",
        ",",
        "\t",
        "\n",
        "É",
        "x1b2",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_capitals_and_figures_are_those_of_the_whole_text(pieces: list[str]) -> None:
    source = blocks.divide(" ".join(pieces).replace(" \n ", "\n"))
    end = len(source.text)

    capitals = [(match.start(), match.group()) for match in words.CAPITAL.finditer(source.text)]
    figures = [match.span() for match in re.finditer(r"\d+", source.lower)]

    assert list(words.capitals(source, 0, end)) == capitals
    assert list(words.figures(source, 0, end)) == figures


def test_what_is_asked_of_a_part_of_the_text_begins_there() -> None:
    source = blocks.divide("On 5 May 2024 the Ministry met.")

    assert list(words.figures(source, 4, 13)) == [(9, 13)]
    assert list(words.capitals(source, 4, 20)) == [(5, "May"), (18, "Ministry")]


def test_a_long_paragraph_is_looked_at_in_portions() -> None:
    source = blocks.divide("The Ministry met 12 times. " * 3000)

    assert len(list(words.figures(source, 0, len(source.text)))) == 3000
    last = source.text.rindex("12")
    assert list(words.figures(source, last, last + 1)) == [(last, last + 2)]
    assert words.any_figures(source, last, last + 1)
    assert not words.any_figures(source, last + 1, last + 2)


#: Phrases that begin before the word they are found by, their words, and what else may stand between two words.
LED = sorted(f"{before}{word}" for word, lead in families.telling("fr").leads.items() for before in lead.before)
BITS = st.sampled_from(LED) | st.sampled_from(sorted({bit for phrase in LED for bit in phrase.split()}))
GAPS = st.sampled_from([" ", " ", " ", " ", "  ", "\t", "\n", ", ", "'", ""])


@given(st.lists(st.tuples(BITS, GAPS), max_size=30))
def test_a_phrase_is_found_by_whichever_of_its_words(said: list[tuple[str, str]]) -> None:
    text = "".join(f"{bit}{gap}" for bit, gap in said).strip()
    lines = [line for line in re.finditer(r"[^\n]+", text) if line.group().strip()]
    paragraphs = tuple(Block(start=line.start(), end=line.end(), quote=line.group(), language="fr") for line in lines)
    spelt = families.spelt("fr")
    longest = re.compile(rf"{trie.pattern(spelt)}(?!\w)")
    expected: dict[str, set[int]] = {}
    for word in re.finditer(r"\w+", text):
        if found := longest.match(text, word.start()):
            phrase = " ".join(found.group().split())
            for edge in re.finditer(r"(?!\w)", phrase):
                for family in spelt.get(phrase[: edge.start()], ()):
                    expected.setdefault(family, set()).add(word.start())

    found = words.phrases(Source(text, text.lower(), paragraphs, "fr"))

    assert {family: list(places) for family, places in found.items() if places and family != families.SHOWN} == {
        family: sorted(places) for family, places in expected.items()
    }
