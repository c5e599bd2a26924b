"""A pattern compiled late is the pattern."""

from __future__ import annotations

import re

import pytest

from chancellery.reading.late import ByScript, compile_all, late
from chancellery.reading.tests import hostile_patterns
from chancellery.reading.text import UNSPACED


def test_it_says_what_the_pattern_says() -> None:
    found = late(r"(?P<count>\d+)/(\d+)")

    assert found.pattern == r"(?P<count>\d+)/(\d+)"
    assert found.match("12/20 34", 1, 5).span() == (1, 5)
    assert found.search("no 12/20").group("count") == "12"
    assert found.fullmatch("12/20 ") is None
    assert [each.start() for each in found.finditer("1/2 3/4")] == [0, 4]
    assert found.sub("x", "1/2 3/4") == "x x"
    assert found.groups == 2
    assert dict(found.groupindex) == {"count": 1}


def test_nothing_is_compiled_until_something_is_asked() -> None:
    with hostile_patterns.compiled() as heard:
        found = late("(?:never )compiled early")
        assert heard == {}
        found.search("")

    assert list(heard) == ["(?:never )compiled early"]


def test_all_can_be_compiled_for_who_looks_at_each() -> None:
    with hostile_patterns.compiled() as heard:
        late("(?:never )asked for anything")
        compile_all()

    assert "(?:never )asked for anything" in heard


@pytest.mark.parametrize(
    "said", ["12/2020", "12/2020号", "12/2020a", "12/2020 – 号", "12/2020é", "12/2020\N{HANGUL SYLLABLE GA}"]
)
def test_what_is_asked_by_script_is_the_same_where_all_have_blanks(said: str) -> None:
    written = rf"\d+/\d+(?![^\W{UNSPACED}])"

    assert (ByScript(written).within(said).match(said) is None) == (re.match(written, said) is None)


def test_a_letter_without_blanks_asks_for_the_whole_class() -> None:
    found = ByScript(f"[^\\W{UNSPACED}]")

    assert [found.within(said).pattern for said in ("a", "é–№", "ก", "日", "가")] == [
        r"\w",
        r"\w",
        *[f"[^\\W{UNSPACED}]"] * 3,
    ]
