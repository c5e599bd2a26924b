"""Countries and localities abroad, and which of them the text co-operates with.

A locality near the border is known by name, any other by its country beside it: "Tha Khec (Laos)". A country is a
partner when the text co-operates "with" it, or with a locality or a body of it, and with no locality of it that is
known by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import cldr, languages
from chancellery.reading.facts import Block, Place
from chancellery.reading.phrases import anchors, cues, words
from chancellery.reading.text import Source, fold, lowered, squeeze
from chancellery.reading.who import abroad, closing_kinds, names, partners, syllables

_SHORTEST_COUNTRY = 3
_MOST_REMEMBERED = 4096
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w{1,60}(?=\s?\Z)")
_LONGEST_COUNTRY = 24
#: How far before a country a locality of it may begin: "Salavan, a province of Laos".
_OF_COUNTRY = 60
#: Regions and groupings of CLDR that are no countries, and names that are words in several languages.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})


class _Known(NamedTuple):
    """A country or a locality abroad as the text may name it, in lower case."""

    name: str
    country: str
    locality: bool
    #: Whether everybody knows whose the locality is.
    near: bool = True


class _Mention(NamedTuple):
    start: int
    end: int
    country: str
    locality: bool
    partner: bool
    #: Whether a file knows the locality by name, and everybody whose it is.
    known: bool = True


def read(source: Source) -> tuple[Place, ...]:
    """Return the countries and foreign localities by their first mention, in reading order."""
    mentions = [m for block in source.readable() for m in _in_block(source, block)]
    found: dict[str, list[_Mention]] = {}
    for mention in mentions:
        key = fold(source.text[mention.start : mention.end]) if mention.locality else mention.country
        found.setdefault(key, []).append(mention)
    # "relations with Laos" says nothing more where Khammouane is a partner: everybody knows whose it is
    linked = {m.country for m in mentions if m.locality and m.partner and m.known}
    places = [_place(source, group, linked) for group in found.values()]
    return tuple(sorted(places, key=lambda place: place.start))


def _place(source: Source, group: list[_Mention], linked: set[str]) -> Place:
    partnered = [m for m in group if m.partner and (m.locality or m.country not in linked)]
    chosen = (partnered or group)[0]
    quote = source.text[chosen.start : chosen.end]
    return Place(
        start=chosen.start,
        end=chosen.end,
        quote=quote,
        rule="places.localities" if chosen.locality else "places.countries",
        name=squeeze(quote),
        partner=bool(partnered),
    )


def _in_block(source: Source, block: Block) -> Iterator[_Mention]:
    code = block.language
    if not _has_places(code):
        return
    begins = _first_words(code)
    found = [
        (start, known) for start, word in _words(source, block) if begins[word] and (known := _at(source, code, start))
    ]
    if not found:
        return
    home = cues.phrases(code, "places", "home")
    named = [(start, start + len(known.name)) for start, known in found if not known.locality]
    abroad_names = {start for start, known in found if known.country not in home}
    foreign = [each for each in named if each[0] in abroad_names]
    partner_places: set[int] = set()
    if foreign or not all(known.near for _, known in found):
        partner_places = {*_partner_countries(source, code, block), *partners.among(source, block, foreign)}
    languages_of = _not_after(code)
    near = {start: beside for start, end in named if (beside := _beside(source, block, start, end))}
    floor, last = block.start, None
    for start, known in found:
        end = start + len(known.name)
        if start < floor:
            continue  # "トルコのハタイ県": a locality, not Thailand
        if languages_of and source.lower.endswith(languages_of, block.start, start):
            continue  # "tiếng Anh" is the language, not the country
        if known.locality:
            # "the provinces of Bolikhamxay, Khammouane and the capital Vientiane", but no flight to Vientiane
            in_row = last is not None and start - last <= _OF_COUNTRY
            in_row = in_row or start in partner_places
            sure = in_row or (known.near and source.lower[start:end] not in names.capitals_abroad())
            sure = sure or partners.leads_to(source, block, start) or partners.spoken_of(source, block, start, end)
            partner = block.role == "body" and sure
            last = end if partner else None
            yield _Mention(start, end, known.country, locality=True, partner=partner, known=known.near)
            continue
        beside = near.get(start)
        if _stands_alone(source, start, end) and not syllables.within_word(source, block, start, end):
            partner = start in partner_places or (beside is not None and beside.partner)
            partner = known.country not in home and partner
            yield _Mention(start, end, known.country, locality=False, partner=partner)
        if beside and beside.locality and known.country in home:
            floor = beside.end
        elif beside and beside.locality:
            yield _Mention(beside.start, beside.end, known.country, locality=True, partner=beside.partner, known=False)
            floor = beside.end


def _beside(source: Source, block: Block, start: int, end: int) -> abroad.Beside | None:
    """Return the locality or body beside a country, unless it is one that is known by name anyhow."""
    found = abroad.beside(source, block, start, end)
    known = _at(source, block.language, found.start) if found else None
    if found and known and found.start + len(known.name) == found.end:
        return found._replace(locality=False, partner=block.role == "body")
    return found


def _words(source: Source, block: Block) -> Iterable[tuple[int, str]]:
    """Return the words a place may be named by, each with where it begins: those with a capital, if there are any."""
    if not closing_kinds.used(block.language):
        return words.capitals(source, block.start, block.end)
    return ((word.start(), word.group()) for word in _FIRST_WORD.finditer(source.lower, block.start, block.end))


class _FirstWords(dict[str, bool]):
    """Whether each word is the first of a place known in one language; a new one is looked up and remembered."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._gazetteer = _gazetteer(code)

    def __missing__(self, word: str) -> bool:
        known = lowered(word) in self._gazetteer
        if len(self) < _MOST_REMEMBERED:
            self[word] = known
        return known


@cache
def _first_words(code: str) -> _FirstWords:
    return _FirstWords(code)


@cache
def _has_places(code: str) -> bool:
    return bool(languages.get(code).table("places"))


@cache
def _not_after(code: str) -> tuple[str, ...]:
    """Words after which the name of a country is none: "tiếng Anh"."""
    return tuple(f"{word} " for word in languages.get(code).words("places", "not_after"))


def country_length(source: Source, code: str, start: int) -> int:
    """Return how long the name of the country at ``start`` is, or 0 when none stands there."""
    known = _at(source, code, start)
    return len(known.name) if known and not known.locality else 0


def is_home(source: Source, code: str, start: int) -> bool:
    """Say whether the country is named at ``start`` that everything at home is in."""
    known = _at(source, code, start)
    return known is not None and not known.locality and known.country in cues.phrases(code, "places", "home")


def _at(source: Source, code: str, start: int) -> _Known | None:
    """Return the longest country or known locality that is named at ``start``."""
    word = _FIRST_WORD.match(source.lower, start)
    for known in _gazetteer(code).get(word.group(), ()) if word else ():
        end = start + len(known.name)
        if source.lower.startswith(known.name, start) and not source.lower[end : end + 1].isalnum():
            return known
    return None


def _stands_alone(source: Source, start: int, end: int) -> bool:
    """Say whether the word is a name by itself: capitalised, and a short one is no part of a longer name."""
    if source.text[start].lower() == source.text[start].upper():
        return True  # a script without capitals
    if not source.text[start].isupper():
        return False
    if " " in source.text[start:end] or end - start > 4 or source.text[start:end].isupper():
        return True
    before = re.search(r"([^\W\d_][\w'’]{0,20}) \Z", source.text[max(0, start - 20) : start])
    after = source.text[end : end + 2]
    return not (before and before[1][0].isupper()) and not (after[:1] == " " and after[1:].isupper())


def _partner_countries(source: Source, code: str, block: Block) -> Iterator[int]:
    """Yield where the countries stand after "co-operation with", also the second and third of a row."""
    for cue in anchors.matches(source, code, "partners before", block.start, block.end):
        position = cue.end()
        while step := _step(code).match(source.lower, position, block.end):
            known = _at(source, code, step.end())
            if known is None:
                break
            yield step.end()
            position = step.end() + len(known.name)
    # "日本及びラオス|との協力": the words of co-operation stand behind.
    for cue in anchors.matches(source, code, "partners behind", block.start, block.end):
        yield from _row_before(source, code, block.start, cue.start())


def _row_before(source: Source, code: str, floor: int, end: int) -> Iterator[int]:
    """Yield where the countries of a row begin that ends right before ``end``."""
    while word := _LAST_WORD.search(source.lower, max(floor, end - _LONGEST_COUNTRY), end):
        known = _at(source, code, word.start())
        if known is None or word.start() + len(known.name) < word.end():
            return
        yield word.start()
        link = _link_before(code).search(source.lower, max(floor, word.start() - 8), word.start())
        if link is None:
            return
        end = link.start()


@cache
def _country_table(code: str) -> Mapping[str, str]:
    """Return the names of countries in a language: CLDR's, and the forms its data file adds."""
    table = {
        lowered(name): key
        for key, name in cldr.territories(code).items()
        if key not in _NO_COUNTRIES and (len(name) >= _SHORTEST_COUNTRY or name.lower() == name.upper())
    }
    for entry in languages.get(code).words("places", "extra"):
        key, _, name = entry.partition(":")
        table[name] = key
    for name in languages.get(code).words("places", "common_words"):
        table.pop(name, None)  # "a XII |Reunião| de Coordenação"
    return table


@cache
def _step(code: str) -> re.Pattern[str]:
    links = cues.whole(languages.get(code).words("places", "links"))
    return re.compile(rf",?\s(?:{links}\s?){{0,2}}")


@cache
def _link_before(code: str) -> re.Pattern[str]:
    links = cues.whole(languages.get(code).words("places", "links"))
    return re.compile(rf"\s?(?:,|{links})\s?\Z")


@cache
def _gazetteer(code: str) -> Mapping[str, Sequence[_Known]]:
    """Return what is known by name, by first word; of several with one first word the longest comes first."""
    entries = [_Known(name, country, locality=False) for name, country in _country_table(code).items()]
    entries += [_Known(name, country, locality=True) for name, country in names.localities().items()]
    entries += [_Known(name, country, locality=True, near=False) for name, country in names.regions().items()]
    for key in ("abroad", "farther"):
        for entry in languages.get(code).words("places", key):
            country, _, name = entry.partition(":")
            entries.append(_Known(name, country, locality=True, near=key == "abroad"))
    found: dict[str, list[_Known]] = {}
    for known in sorted(entries, key=lambda known: -len(known.name)):
        word = _FIRST_WORD.match(known.name)
        if word:
            found.setdefault(word.group(), []).append(known)
    return found
