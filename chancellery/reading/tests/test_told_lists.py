"""Lists as papers and news tell them: each with its points and the count it promises, and what only looks like one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read

TOLD = tomllib.loads((Path(__file__).parent / "told_lists.toml").read_text(encoding="utf-8"))["told"]
_MARK = re.compile("¤([A-Z])")
#: Behind the label of a point its first words begin within so many characters.
_NEAR = 25


def _as_wanted(told: dict) -> tuple[str, list[tuple[int | None, list[int]]]]:
    """Return a text without its marks, and its lists: the count announced, and where the words of each point begin."""
    begin, *rest = _MARK.split(told["text"])
    lists: dict[str, list[int]] = {}
    for name, words in zip(rest[::2], rest[1::2], strict=True):
        lists.setdefault(name, []).append(len(begin))
        begin += words
    return begin, [(told.get("announced", {}).get(name), places) for name, places in lists.items()]


@pytest.mark.parametrize("told", TOLD, ids=[each["name"] for each in TOLD])
def test_a_list_is_read_with_its_points_and_the_count_it_promises(told):
    text, wanted = _as_wanted(told)

    reading = read(text)

    starts = sorted(place for _, places in wanted for place in places)
    found = []
    for each in reading.lists:
        points = [reading.provisions[at] for at in each.provisions]
        words = [
            next((at for at in starts if 0 <= at - point.start <= len(point.label) + _NEAR), -1) for point in points
        ]
        found.append((each.announced, words))
    assert sorted(found, key=str) == sorted(wanted, key=str)
