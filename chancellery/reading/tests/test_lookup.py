"""Looking phrases up finds what one pattern of all of them would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.phrases import trie
from chancellery.reading.phrases.lookup import Lookup

PHRASES = ("à", "à la", "à la suite", "à la suite de", "à-la", "la", "la carte", "n° 1", "* à", "đ/c", "la la la")
BITS = st.sampled_from([*PHRASES, "suite", "de", "x", "1"])
GAPS = st.sampled_from([" ", " ", "  ", "   ", "    ", "\n", "\t ", "", "-", "\u2028"])


@given(st.lists(st.tuples(BITS, GAPS), max_size=12), st.integers(0, 12), st.integers(0, 40))
def test_the_longest_phrase_is_that_of_the_pattern(said: list[tuple[str, str]], place: int, end: int) -> None:
    lower = "".join(f"{bit}{gap}" for bit, gap in said)
    starts = [word.start() for word in re.finditer(r"\w+|\*", lower)]
    start = starts[place] if place < len(starts) else 0
    end = min(len(lower), start + end)

    match = re.compile(rf"{trie.pattern(PHRASES)}(?!\w)").match(lower, start, end)
    expected = (" ".join(match.group().split()), match.end()) if match else None

    assert next(Lookup(PHRASES).at(lower, start, end), None) == expected


@given(st.lists(st.tuples(BITS, GAPS), max_size=12), st.integers(0, 12), st.integers(0, 40))
def test_the_longest_phrase_behind_a_word_is_the_first_of_all(
    said: list[tuple[str, str]], place: int, length: int
) -> None:
    lower = "".join(f"{bit}{gap}" for bit, gap in said)
    words = list(re.finditer(r"\w+", lower))[place : place + 1]
    found = Lookup(PHRASES)

    for word in words:
        end = max(word.end(), min(len(lower), word.start() + length))
        first = next((phrase for phrase, _ in found.at(lower, word.start(), end)), None)
        assert found.longest(lower, word.start(), end, word.group()) == first


def test_shorter_phrases_follow_the_longest() -> None:
    found = Lookup(PHRASES)

    assert list(found.at("à la\nsuite de x", 0, 15)) == [
        ("à la suite de", 13),
        ("à la suite", 10),
        ("à la", 4),
        ("à", 1),
    ]
    assert found.longest("là", 1, 2, "à") == "à"
    assert found.longest("xyz", 0, 3, "xyz") is None
