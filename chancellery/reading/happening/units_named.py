"""Units that are named close behind the words of a succession: over links, in brackets, or joined by "with"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units
from chancellery.reading.who.units import Unit

#: Between "took over the functions" and the first predecessor: "of the", "chính của".
_NEAR = 30
_GAP = re.compile(r"\s")


def row_near(source: Source, code: str, position: int, end: int) -> list[Unit]:
    """Return the units listed close behind ``position``, over linking words: by known words, or by any."""
    limit = min(end, position + _NEAR)
    starts = [position, *(gap.end() for gap in _GAP.finditer(source.lower, position, limit))]
    if languages.get(code).text("quantities", "nouns_are") != "capital":
        # "succède à |M. Petit| à la tête du Service": who is named in between is no unit
        skipped = (source.text[position:start].split() for start in starts)
        starts = [at for at, words in zip(starts, skipped, strict=True) if not any(w[0].isupper() for w in words)]
    for bodies in (False, True):
        for start in starts:
            found = units.row(source, code, start, end, bodies=bodies)
            if found and not is_bare(source, code, found[0]):
                return _with_further(source, code, found, end)
    return []


def _with_further(source: Source, code: str, found: list[Unit], end: int) -> list[Unit]:
    """Add the units that stand behind one in brackets, or joined by "with": "A |(cũ)|, B và C", "A |với| B"."""
    while further := _further(code).match(source.lower, found[-1].end, end):
        more = units.row(source, code, further.end(), end)
        if not more or is_bare(source, code, more[0]):
            break
        found = [*found, *more]
    return found


@cache
def _further(code: str) -> re.Pattern[str]:
    conjunction, joined = cues.expression(code, "units", "and"), cues.expression(code, "successions", "merged_with")
    return re.compile(rf"\s\([^()\d]{{2,20}}\)(?:,|\s{conjunction}|\s{joined})\s|\s{joined}\s")


def is_bare(source: Source, code: str, unit: Unit) -> bool:
    """Tell "two units" from a name: it has a capital, where the language has any."""
    return not closing_kinds.used(code) and source.text[unit.start : unit.end].islower()


def right_behind(source: Source, code: str, position: int, end: int) -> list[Unit]:
    """Return the units that begin at ``position``, behind an article: a person in between takes no unit's place."""
    start = cues.trimmed(source.text, position, end)[0]
    for bodies in (False, True):
        found = units.row(source, code, start, end, bodies=bodies)
        if found and not is_bare(source, code, found[0]):
            return found
    return []
