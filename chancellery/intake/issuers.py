"""Who issues a text, by the lines above its own number.

A paper names the body it belongs to above the office that issues it, and the office without the place that the line
above has said already: "UBND TỈNH HÀ TĨNH", and below it "SỞ NGOẠI VỤ". So the lowest line tells, read in the light of
those above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancellery.intake import stored
from chancellery.intake.models import Intake
from chancellery.organisations.models import Unit
from chancellery.organisations.queries import find_units, those_named

#: Over how many lines a heading may spread the name of who issues.
_MOST_LINES = 3
#: What stands on the right half of a page, behind a wide gap: the name of the state, the day.
_RIGHT_HALF = re.compile(r"(?:[^\S\n]{3,}|\t).*", re.DOTALL)


def issuer_of(intake: Intake) -> Unit | str | None:
    """Return the unit whose name stands above the text's own number; its words alone when the service has none so
    called, ``None`` when no line names an organisation."""
    own = stored.own(intake.reading)
    if own is None:
        return None
    above = [block for block in stored.blocks(intake.reading) if block.end <= own.start]
    lines = [" ".join(_RIGHT_HALF.sub("", intake.text[block.start : block.end].strip()).split()) for block in above]
    named = {last: list(_names(lines, last)) for last in range(len(lines))}
    known = those_named(name for names in named.values() for name in names)
    for last in reversed(range(len(lines))):
        meant = next((known[name] for name in named[last] if name in known), None)
        if meant is not None:
            return meant
        words = _organisation(intake, above[last].start, above[last].start + len(lines[last]))
        if words:
            return _told_apart(words, lines[last - 1] if last else "")
    return None


def _told_apart(words: str, above: str) -> str:
    """Return the words with the line above them where several units are called so, of whom none stands below that.

    "SỞ NGOẠI VỤ, UBND TỈNH LÂM SƠN": the office of a province that is none of ours.
    """
    return f"{words}, {above}" if above and len(find_units(words)) > 1 else words


def _names(lines: list[str], last: int) -> Iterator[str]:
    """Yield what the lines that end with ``last`` may name, the longest first: as they stand, and with the place that
    ends the line above them."""
    for first in range(max(0, last + 1 - _MOST_LINES), last + 1):
        name = " ".join(lines[first : last + 1])
        yield name
        place = lines[first - 1].split() if first else []
        yield from (" ".join([name, *place[at:]]) for at in range(1, len(place)))


def _organisation(intake: Intake, start: int, end: int) -> str:
    """Return the words of the organisation that was read between two places, or nothing."""
    for found in stored.records(intake.reading, "organisations"):
        if stored.number(found, "start") < end and stored.number(found, "end") > start:
            return " ".join(stored.words(found, "quote").split())
    return ""
