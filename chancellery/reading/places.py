"""Countries and localities abroad, and which of them the text co-operates with.

A locality near the border is known by name, any other by its country in brackets after it: "Tha Khec (Laos)". A country
is a partner when the text co-operates "with" it by name and names no locality of it as partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from chancellery.reading import cues, languages, names, trie
from chancellery.reading.facts import Block, Place
from chancellery.reading.text import Source, fold, lowered, squeeze

_SHORTEST_COUNTRY = 3
#: Regions and groupings of CLDR that are no countries, and names that are words in several languages.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})


class _Mention(NamedTuple):
    start: int
    end: int
    country: str
    locality: bool
    partner: bool


def read(source: Source) -> tuple[Place, ...]:
    """Return the countries and foreign localities by their first mention, in reading order."""
    folded = names.folded(source)
    mentions = [m for block in source.readable() for m in _in_block(source, folded, block)]
    linked = {m.country for m in mentions if m.locality and m.partner}
    found: dict[str, list[_Mention]] = {}
    for mention in mentions:
        key = folded[mention.start : mention.end] if mention.locality else mention.country
        found.setdefault(key, []).append(mention)
    places = [_place(source, group, linked) for group in found.values()]
    return tuple(sorted(places, key=lambda place: place.start))


def _place(source: Source, group: list[_Mention], linked: set[str]) -> Place:
    partners = [m for m in group if m.partner and (m.locality or m.country not in linked)]
    chosen = (partners or group)[0]
    quote = source.text[chosen.start : chosen.end]
    return Place(
        start=chosen.start,
        end=chosen.end,
        quote=quote,
        rule="places.localities" if chosen.locality else "places.countries",
        name=squeeze(quote),
        partner=bool(partners),
    )


def _in_block(source: Source, folded: str, block: Block) -> Iterator[_Mention]:
    code = block.language
    if not languages.get(code).table("places"):
        return
    partners = {(start, end) for start, end in _partner_countries(source, code, block)}
    home = set(languages.get(code).words("places", "home"))
    for start, end, country in _countries_in(source, code, block):
        yield _Mention(start, end, country, locality=False, partner=(start, end) in partners and country not in home)
    body = block.role == "body"
    for match in _localities(code).finditer(folded, block.start, block.end):
        start, end = match.span()
        if source.text[start].isupper():
            country = _locality_table(code)[" ".join(match.group().split())]
            yield _Mention(start, end, country, locality=True, partner=body)
    for start, end, country in _bracketed(source, code, block):
        known = _localities(code).fullmatch(folded, start, end)
        if known is None and country not in home:
            yield _Mention(start, end, country, locality=True, partner=False)


def _countries_in(source: Source, code: str, block: Block) -> Iterator[tuple[int, int, str]]:
    for match in _countries(code).finditer(source.lower, block.start, block.end):
        if _stands_alone(source, *match.span()):
            yield *match.span(), _country_table(code)[" ".join(match.group().split())]


def _stands_alone(source: Source, start: int, end: int) -> bool:
    """Say whether the word is a name by itself: capitalised, and a short one is no part of a longer name."""
    if not source.text[start].isupper():
        return False
    if " " in source.text[start:end] or end - start > 4 or source.text[start:end].isupper():
        return True
    before = re.search(r"([^\W\d_][\w'’]*) \Z", source.text[max(0, start - 20) : start])
    after = source.text[end : end + 2]
    return not (before and before[1][0].isupper()) and not (after[:1] == " " and after[1:].isupper())


def _partner_countries(source: Source, code: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the countries after "co-operation with", also the second and third of a row."""
    for cue in cues.cue(code, "places", "with").finditer(source.lower, block.start, block.end):
        position = cue.end()
        while step := _next_country(code).match(source.lower, position, block.end):
            yield step.span("country")
            position = step.end()


def _bracketed(source: Source, code: str, block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield the names before a country in brackets."""
    for match in _in_brackets(code).finditer(source.lower, block.start, block.end):
        words = re.search(
            r"(?:[^\W\d_][\w'’]*[ -]){0,3}[^\W\d_][\w'’]*\Z",
            source.text[max(block.start, match.start() - 60) : match.start()],
        )
        if words is None:
            continue
        start = match.start() - len(words.group())
        parts = list(re.finditer(r"[\w'’]+", words.group()))
        while parts and not parts[0].group()[0].isupper():
            parts.pop(0)
        if parts and all(part.group()[0].isupper() for part in parts):
            yield start + parts[0].start(), match.start(), _country_table(code)[" ".join(match["country"].split())]


@cache
def _country_table(code: str) -> Mapping[str, str]:
    """Return the names of countries in a language: CLDR's, and the forms its data file adds."""
    from babel import Locale

    territories = Locale.parse(code).territories
    table = {
        lowered(name): key
        for key, name in territories.items()
        if len(key) == 2 and key.isalpha() and key not in _NO_COUNTRIES and len(name) >= _SHORTEST_COUNTRY
    }
    for entry in languages.get(code).words("places", "extra"):
        key, _, name = entry.partition(":")
        table[name] = key
    return table


@cache
def _countries(code: str) -> re.Pattern[str]:
    return trie.words(tuple(_country_table(code)))


@cache
def _next_country(code: str) -> re.Pattern[str]:
    links = cues.whole(languages.get(code).words("places", "links"))
    return re.compile(rf",?\s(?:{links}\s?){{0,2}}(?P<country>{_countries(code).pattern})")


@cache
def _in_brackets(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s?\((?P<country>{_countries(code).pattern})\)")


@cache
def _locality_table(code: str) -> Mapping[str, str]:
    table = dict(names.localities())
    for entry in languages.get(code).words("places", "abroad"):
        key, _, name = entry.partition(":")
        table[fold(name)] = key
    return table


@cache
def _localities(code: str) -> re.Pattern[str]:
    return trie.words(tuple(_locality_table(code)))
