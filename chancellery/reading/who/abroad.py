"""Localities and bodies abroad that no file knows: they stand beside the name of their country.

"the region of |Almadraba| (Spain)", "|Mondulkoro| province (Kingdom of Cambodia)", ``フィンランドの|コトカ市|``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import Final, NamedTuple

from chancellery.reading import borders, languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds, held_posts, names, partners

_LONGEST_COUNTRY: Final = 40
_LONGEST_NAME: Final = 60
_LONGEST_WORD: Final = 8
_KATAKANA = re.compile(r"[ァ-ヴー]+")
_WORD = re.compile(r"[\w'’-]+")
_LAST_WORDS = re.compile(r"(?:[^\W\d_][\w'’-]{0,60} ){0,3}[^\W\d_][\w'’-]{0,60}\Z")


class Beside(NamedTuple):
    """What a country stands beside. ``locality`` is false for a body: "the organisation Open Hands (Belgium)"."""

    start: int
    end: int
    locality: bool
    partner: bool


def beside(source: Source, block: Block, start: int, end: int) -> Beside | None:
    """Return the locality or the body that the country at ``start`` to ``end`` is told of."""
    stop = _opening(source, block, start, end)
    aside = _comma(source, block, start) if stop is None and block.role == "body" else None
    if closing_kinds.used(block.language):
        return _uncased(source, block, stop, end)
    if aside is not None and (named := _named(source, block, aside)) and partners.leads_to(source, block, named[0]):
        return Beside(named[0], named[1], locality=True, partner=True)
    if stop is None:
        return None
    body = _body(block.language).search(source.lower, max(block.start, stop - _LONGEST_NAME), stop)
    named = _named(source, block, stop)
    if body and not (named and named[2]):
        return Beside(body.end(), stop, locality=False, partner=block.role == "body")
    if named is None:
        return None
    at, until, shown = named
    shown = shown or _located(block.language).search(source.lower, max(block.start, at - 20), at) is not None
    partner = (shown and block.role == "body") or partners.leads_to(source, block, at)
    return Beside(at, until, locality=True, partner=partner)


def _opening(source: Source, block: Block, start: int, end: int) -> int | None:
    """Return where the words end that stand before a country in brackets: "(Laos)", "(République de Madagascar)"."""
    opening = source.text.rfind("(", max(block.start, start - _LONGEST_COUNTRY), start)
    told = source.text[end : end + 1] == ")" and opening >= 0
    if not told or not _official(block.language).fullmatch(source.lower, opening + 1, start):
        return None
    return cues.trimmed(source.text, block.start, opening)[1]


def _comma(source: Source, block: Block, start: int) -> int | None:
    """Return where the words end that a country is told of behind a comma: "con la ciudad de Pakse|, en| Laos"."""
    words = languages.get(block.language).words
    if not (words("places", "lies_in") or words("places", "lies_within")):
        return None
    lies = _lies_in(block.language).search(source.lower, max(block.start, start - _LONGEST_COUNTRY), start)
    return lies.start() if lies else None


def _named(source: Source, block: Block, stop: int) -> tuple[int, int, bool] | None:
    """Return the name that ends at ``stop``, and whether a word beside it shows a locality."""
    code = block.language
    floor = max(block.start, stop - _LONGEST_NAME - 20)
    behind = _kind_behind(code).search(source.lower, floor, stop)
    until = behind.start() if behind else stop
    for kind in reversed(list(_kind_before(code).finditer(source.lower, floor, until))):
        words = list(names.capitalised(source.text, kind.end(), until))
        if words and words[-1][1] == until:
            return kind.end(), until, True
    last = _LAST_WORDS.search(source.text, max(floor, until - _LONGEST_NAME), until)
    parts = list(_WORD.finditer(source.text, last.start(), until)) if last else []
    ending = parts[-1].group() if parts else ""
    kept = ending in languages.get(code).words("places", "localities_ending")
    own = takewhile(lambda part: part.group()[0].isupper(), reversed(parts[:-1] if kept else parts))
    start = min((part.start() for part in own), default=until)
    address = held_posts.honorific(code).search(source.lower, max(block.start, start - 20), start)
    if behind is None and not kept and address:
        return None  # "ông |Trần Ngọc Phúc| (Nhật Bản)"
    return (start, until, behind is not None or kept) if start < until else None


def _uncased(source: Source, block: Block, stop: int | None, end: int) -> Beside | None:
    """Return the locality with its kind before the brackets of a country, or right behind it."""
    code = block.language
    if stop is not None:
        ending = closing_kinds.place_ending(source, code, block.start, stop)
        return Beside(*ending, locality=True, partner=block.role == "body") if ending else None
    follows = _kind_at_end(code).match(source.lower, end, block.end)
    strange = follows is not None and all(_may_name(code, word) for word in follows["name"].split())
    if follows is None or not strange:
        return None
    at, until = follows.start("name"), follows.end("kind")
    return Beside(at, until, locality=True, partner=block.role == "body" and bool(squeeze(follows["name"])))


def _may_name(code: str, word: str) -> bool:
    # "ハタイ": what a name in another script is made of may be words by chance
    return word not in borders.known(code) or _KATAKANA.fullmatch(word) is not None


@cache
def _located(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'places', 'located', 'venue')}\s\Z")


@cache
def _lies_in(code: str) -> re.Pattern[str]:
    """What stands between a locality and its country: a comma, or where nothing else could be told "in"."""
    lies_in, within = (cues.expression(code, "places", key) for key in ("lies_in", "lies_within"))
    links = cues.expression(code, "places", "links", "formal")
    # "bang Hessen|, Cộng hòa Liên bang| Đức"
    bare = r"|," if "," in cues.phrases(code, "places", "lies_in") else ""
    return re.compile(rf"(?:,\s{lies_in}|\s{within}{bare})\s?(?:{links}\s?){{0,3}}\Z")


@cache
def _official(code: str) -> re.Pattern[str]:
    """What stands before the short name of a country in its long one."""
    return re.compile(rf"(?:{cues.expression(code, 'places', 'links', 'formal')}\s?){{0,4}}")


@cache
def _kind_before(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'places', 'localities')}\s?")


@cache
def _kind_behind(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s{cues.expression(code, 'places', 'localities_behind')}\Z")


@cache
def _body(code: str) -> re.Pattern[str]:
    """What shows that a name before brackets is a body's."""
    return re.compile(rf"{cues.expression(code, 'places', 'bodies')}\s(?=[^.,;:()\n]{{2,40}}\Z)")


@cache
def _kind_at_end(code: str) -> re.Pattern[str]:
    """``の コトカ 市``, ``磅湛 省``, ``다르항올도 와``: a name of one or two words, and its kind."""
    language = languages.get(code)
    kinds = trie.pattern(language.words("places", "localities"))
    joined = trie.pattern(language.words("places", "belongs"))
    particles = trie.pattern(language.words("places", "particles"))
    name = rf"(?:[^\W\d_]{{1,{_LONGEST_WORD}}}\s?){{1,3}}?"
    return re.compile(rf"\s?(?:{joined}\s?)?(?P<name>{name})(?P<kind>{kinds})(?:{particles})?(?!\w)")
