"""No pattern of the reading takes longer than in proportion to its input, whatever the input."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from chancellery.reading.tests import hostile_patterns

#: Few patterns are missing when so many were asked; an empty list would pass unnoticed.
MANY = 1000

BAD = [
    r"(?:a+)+$",
    r"(?:\w+\s?)*:",
    r"(?:a|aa)+!",
    r"\s*x",
    r"[\w.]+@",
    r"(?:\d+[.,]?)+%",
    r".*.*=",
    r"(?:(?:a\s?){1,9}){1,9}x",
]
GOOD = [r"\w+", r"a{0,30}b", r"(?<!\w)(?:sở|ban)(?!\w)", r"\s{1,3}x", r"\d(?<!\d.)\d*"]


@pytest.mark.parametrize("pattern", BAD)
def test_a_bad_pattern_is_caught(pattern: str) -> None:
    assert hostile_patterns.trouble(pattern)


@pytest.mark.parametrize("pattern", GOOD)
def test_a_good_pattern_is_let_pass(pattern: str) -> None:
    assert hostile_patterns.trouble(pattern) is None


def test_what_a_module_of_ours_compiles_is_heard() -> None:
    with hostile_patterns.compiled() as heard:
        re.search("(?:never )compiled before", "")
    assert heard == {"(?:never )compiled before": __name__}


def test_no_pattern_of_any_language_is_slower_than_linear() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chancellery.reading.tests.hostile_patterns"], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["slow"] == []
    assert found["asked"] > MANY
