"""Endings of words say the same as a tuple of them does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.phrases.endings import Endings

_SPELT = st.text(alphabet="abc", min_size=1, max_size=4)


@given(endings=st.frozensets(_SPELT), word=st.text(alphabet="abc", max_size=6))
def test_a_word_ends_as_it_does_with_a_tuple_of_all(endings: frozenset[str], word: str) -> None:
    assert Endings(endings).end(word) == word.endswith(tuple(endings))
