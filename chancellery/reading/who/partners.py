"""Which countries a text co-operates with, by the words before their names.

"Co-operation in trade with Laos", "Vietnam–India friendship", "relations between Vietnam and Cuba", "a delegation of
Angola": the words are in the language's file, the countries are told by whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from chancellery.reading import cldr, languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, lowered
from chancellery.reading.who import closing_kinds

#: How far before a country its co-operation may be spoken of.
_REACH = 130
#: "the friendship |association of the province of|" may stand between the word of co-operation and its "with".
_BETWEEN = 80
#: In "Vietnam–India", friendship may be spoken of on either side.
_AROUND = 60


def among(source: Source, block: Block, countries: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where those of ``countries`` (spans in reading order, none at home) begin that are partners."""
    before = -1
    for start, end in countries:
        if _joined(source, block, before, start) or _is_partner(source, block, start, end):
            yield start
            before = end


def leads_to(source: Source, block: Block, at: int) -> bool:
    """Say whether the words before ``at`` lead to a partner: "a working visit to |Nouvelle-Aquitaine (France)"."""
    return _is_led_to(source, block.language, max(block.start, at - _REACH), at)


def spoken_of(source: Source, block: Block, start: int, end: int) -> bool:
    """Say whether words of co-operation stand behind a place, where they do: "|静岡県|と友好協定を結ぶ"."""
    if not closing_kinds.used(block.language):
        return False
    shared = cues.cue(block.language, "places", "cooperation")
    sentence = cues.sentence_at(source, start, block.start, block.end)
    return shared.search(source.lower, end, min(sentence[1], end + _AROUND)) is not None


def _is_led_to(source: Source, code: str, floor: int, at: int) -> bool:
    spoken_of = anchors.within(source, "partnership", floor, at)
    return any(_leading(code).match(source.lower, place, at) for place in spoken_of)


def _joined(source: Source, block: Block, before: int, start: int) -> bool:
    """Say whether the row of a partner goes on: "Laos, Thailand and China"."""
    return before >= 0 and _row(block.language).fullmatch(source.lower, before, start) is not None


def _is_partner(source: Source, block: Block, start: int, end: int) -> bool:
    code, floor = block.language, max(block.start, start - _REACH)
    if _is_led_to(source, code, floor, start):
        return True
    pair = _pair(code).search(source.lower, floor, start)
    if pair is None or _association(code).search(source.lower, floor, pair.start()):
        return False
    around = cues.cue(code, "places", "cooperation")
    return around.search(source.lower, max(floor, start - _AROUND), min(block.end, end + _AROUND)) is not None


@cache
def _links(code: str) -> str:
    return rf"(?:{cues.expression(code, 'places', 'links')}\s?){{0,5}}"


@cache
def _leading(code: str) -> re.Pattern[str]:
    """What leads to a partner: co-operation "with" it, a visit "to" it, a delegation "of" it."""
    shared = cues.expression(code, "places", "cooperation")
    with_it = cues.expression(code, "places", "with_words")
    exchanged = cues.expression(code, "places", "exchanged")
    # "students from |Vietnam, |Laos"
    home = rf"(?:{cues.whole(_home_names(code))}(?:,|\s{cues.expression(code, 'units', 'and')})\s{_links(code)})?"
    return re.compile(rf"(?:{shared}[^.;:!?\n]{{0,{_BETWEEN}}}\s{with_it}|{exchanged})\s?{_links(code)}{home}\Z")


@cache
def _pair(code: str) -> re.Pattern[str]:
    """Home right before the partner: "Vietnam–India", "between Vietnam and Cuba"."""
    joining = cues.expression(code, "units", "and")
    return re.compile(rf"{cues.whole(_home_names(code))}(?:\s?[-–—]\s?|\s{joining}\s{_links(code)})\Z")


@cache
def _association(code: str) -> re.Pattern[str]:
    """The name of an association: "Friendship Association |Vietnam – Cuba|", which works at home."""
    return re.compile(rf"{cues.expression(code, 'places', 'associations')}\s\Z")


@cache
def _row(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{_links(code)}")


@cache
def _home_names(code: str) -> tuple[str, ...]:
    places = languages.get(code)
    home = frozenset(places.words("places", "home"))
    named = [lowered(name) for key, name in cldr.territories(code).items() if key in home]
    pairs = (entry.partition(":") for entry in places.words("places", "extra"))
    return (*named, *(name for key, _, name in pairs if key in home))
