"""What words of the page look like, in the phrases of all languages together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.phrases import trie
from chancellery.reading.phrases.lookup import Lookup

#: What furniture says word for word, in the order in which it is asked.
EXACT: Final = ("comments", "related", "source", "navigation")


@cache
def credit() -> re.Pattern[str]:
    """What ends a caption: "… - Photo: N.N.", "(Source: agency)"."""
    cues = trie.pattern(phrases("credits"))
    return re.compile(rf"[-–—|(\[./]\s{{0,2}}{cues}\s?[:/]\s?(?:[^:.]|\.(?=\S|$)){{0,80}}$")


@cache
def first_letters() -> Mapping[str, frozenset[str]]:
    """Return the first word of every phrase, or its first four letters, each with the kinds that begin so."""
    found: dict[str, set[str]] = {}
    for kind in (*EXACT, "links", "tags", "writers", "copyright"):
        for phrase in phrases(kind):
            found.setdefault(phrase.split()[0][:4], set()).add(kind)
    return {letters: frozenset(kinds) for letters, kinds in found.items()}


@cache
def lookup(kind: str) -> Lookup:
    return Lookup(phrases(kind))


@cache
def home() -> re.Pattern[str]:
    """ "Home", "You are here: Home" """
    return re.compile(rf"(?:{trie.pattern(phrases('home'))}\s?[:：]?\s?){{1,2}}")


@cache
def site() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){trie.pattern(phrases('sites'))}(?!\w)")


@cache
def copyright() -> re.Pattern[str]:
    return re.compile(rf"[<>»*+\s\[-]{{0,6}}(?:©|ⓒ|\(c\)\s|{trie.pattern(phrases('copyright'))}(?!\w))")


@cache
def counter() -> re.Pattern[str]:
    """How often a page was seen: "Views: 1,204"."""
    words = trie.pattern(phrases("counters"))
    return re.compile(rf"{words}\s?[:：]?\s?\d[\d.,\s]{{0,12}}|\d[\d.,\s]{{0,12}}{words}")


@cache
def caption() -> re.Pattern[str]:
    opens, ends, credits = (trie.pattern(phrases(kind)) for kind in ("captions", "caption_ends", "credits"))
    # "=写真=握手を交わす市長", "[사진 설명] …"
    marked = rf"[\[(<=]\s?(?:{opens}|{credits})\s?[\])>=]"
    souvenir = trie.pattern(phrases("souvenir"))
    credited = rf"{credits}=\S.{{1,30}}$"  # "写真=篠原県提供", "사진=민 투"
    return re.compile(rf"{opens}(?!\w)|{marked}|{credited}|.{{0,90}}(?:{ends}$|(?<!\w){souvenir}(?!\w))")


@cache
def named_source() -> re.Pattern[str]:
    """A line that only names where the text was taken from: "Source: The Gazette", "Source: example.vn"."""
    return re.compile(
        rf"{trie.pattern(phrases('source'))}\s?:\s?(?:[^.:!?|]{{2,50}}|(?:[\w-]{{1,40}}\.){{1,4}}[a-z]{{2,6}}/?)$"
    )


@cache
def tags() -> re.Pattern[str]:
    """A line of the words a page is filed under, or of who wrote it: "Tags: border, Laos"."""
    return re.compile(rf"{trie.pattern(phrases('tags'))}\s?:\s?[^.:!?]{{2,130}}$")


@cache
def opening(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[>»*+\s-]{{0,6}}{trie.pattern(phrases(kind))}(?!\w)")


def phrases(kind: str) -> tuple[str, ...]:
    """Return the phrases of all languages together: a page is often framed in another language than its text."""
    return tuple(phrase for language in languages.every() for phrase in language.words("boilerplate", kind))
