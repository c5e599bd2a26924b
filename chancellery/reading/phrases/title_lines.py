"""Lines of an official text's head: the one that only says what it is, "KẾ HOẠCH", with the title right below."""

from __future__ import annotations

from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.text import squeeze


def names_kind(block: Block) -> bool:
    """Say whether a line is nothing but a word for a kind of document."""
    return squeeze(block.quote).lower().strip(" .:*") in _kinds(block.language)


@cache
def _kinds(code: str) -> frozenset[str]:
    return frozenset(languages.get(code).pairs("kinds"))
