"""Documents of scripts without capitals that are called by what they are about: 수산업에 관한 법률, 防災に関する覚書.

A law or a treaty is one by its name alone; an agreement is one where something follows that says it has been made
("…に署名した"), for others are wanted or negotiated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.naming.titles import Title
from chancellery.reading.phrases import trie
from chancellery.reading.text import UNSPACED, Source, Stretch

_RULE: Final = "references.title"
_HANGUL: Final = "\uac00-\ud7af"
#: So far before a word of signing stands what makes none of it.
_BEFORE_SIGNED: Final = 8


class _Words(NamedTuple):
    """What a language's names look like, and words without which a text holds none."""

    anchors: tuple[str, ...]
    named: re.Pattern[str]
    later: re.Pattern[str]


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the documents of ``stretch`` that are called by their subject."""
    words = _of(stretch.language)
    if words is None or not any(source.lower.find(each, stretch.start, stretch.end) >= 0 for each in words.anchors):
        return
    kinds = languages.get(stretch.language).pairs("kinds")
    for match in words.named.finditer(source.lower, stretch.start, stretch.end):
        before = source.lower[max(stretch.start, match.start() - _BEFORE_SIGNED) : match.start()]
        if not words.later.search(before):
            yield Title(match.start("name"), match.end("word"), kinds[match["word"].replace(" ", "")], _RULE)


@cache
def _of(code: str) -> _Words | None:
    language = languages.get(code)
    made, about = (language.words("references", key) for key in ("agreements_made", "titles_about"))
    if not made or not about:
        return None
    later = re.compile(rf"{trie.pattern(language.words('references', 'signs_later'))}\s?\Z")
    agreed = trie.pattern(language.words("kinds", "agreement"))
    # "は", "が": no name of an agreement holds them
    free = rf"(?!{trie.pattern(language.words('references', 'agreement_names_never'))})"
    made_of = rf"[^\n.,;]{{0,14}}?{trie.pattern(made)}"
    lasting = trie.pattern(word for kind in ("law", "treaty") for word in language.words("kinds", kind))
    if never := language.words("references", "titles_about_never"):
        ended = rf"(?![{_HANGUL}]{{0,13}}{trie.pattern(never)}[ ,])"
        subject = rf"(?:{ended}[{_HANGUL}·]{{1,14}},? ){{0,10}}?[{_HANGUL}·]{{1,14}}? ?"
        wanted = trie.pattern(language.words("references", "law_names_not_before"))
        word = rf"(?:{lasting}(?![{_HANGUL}]| ?{wanted})|{agreed}(?={made_of}))"
    else:
        subject = rf"(?:{free}[{UNSPACED}] ?){{2,40}}?"
        word = rf"{agreed}(?!\w)(?={made_of})"
    return _Words(about, re.compile(rf"(?<!\w)(?P<name>{subject}{trie.pattern(about)} ?(?P<word>{word}))"), later)
