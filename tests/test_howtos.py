"""What the how-tos print in bold stands on the pages, so that a reader finds it there."""

from __future__ import annotations

import re

import pytest

from chancellery.config.places import HOME
from tests.test_translations import PACKAGE, catalogue, sentences

HOWTOS = ("clerk", "officer", "planner", "reviewer", "translate")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd] ?")
ITSELF = "bold"  # "the words in bold stand on the pages"


@pytest.fixture(scope="module")
def printed():
    """Return all that the pages say, without what is filled in."""
    found = [one.id if isinstance(one.id, tuple) else (one.id,) for one in sentences(catalogue(PACKAGE, "vi"))]
    return "\n".join(PLACEHOLDER.sub("", said).lower() for forms in found for said in forms)


@pytest.mark.parametrize("name", HOWTOS)
def test_what_stands_in_bold_stands_on_the_pages(printed, name):
    text = (HOME / "docs" / "howto" / f"{name}.md").read_text("utf-8")
    told = {" ".join(words.split()) for words in BOLD.findall(text)} - {ITSELF}
    named = [words for words in sorted(told) if not words.endswith(".")]  # a heading that opens a paragraph does

    assert named
    assert [words for words in named if words.lower() not in printed] == []
