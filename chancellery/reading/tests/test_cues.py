"""Sentences of any span are those that a search of the span alone would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source


@given(st.text("ab. !?…)”\n", max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_the_sentences_of_a_span_are_those_of_its_words(text: str, first: int, length: int) -> None:
    start = min(first, len(text))
    end = min(start + length, len(text))
    expected: list[tuple[int, int]] = []
    begin = start
    for match in cues._SENTENCE_END.finditer(text, start, end):
        if text.endswith("..", 0, match.start() + 1) and cues._TRAILING.match(text, match.start() + 1):
            continue
        expected.append((begin, match.end()))
        begin = match.end()
    trimmed = [cues.trimmed(text, *span) for span in [*expected, (begin, end)]]

    assert list(cues.sentences(Source(text, text, ()), start, end)) == [span for span in trimmed if span[0] < span[1]]


def test_a_sentence_is_found_by_a_place_in_it() -> None:
    source = Source("", "one. two! three", ())

    assert cues.sentence_at(source, 6, 0, 15) == (5, 9)
    assert cues.sentences(source, 0, 15) == ((0, 4), (5, 9), (10, 15))
