"""Read a text: the steps in the order of its journey."""

from __future__ import annotations

from datetime import date

from chancellery.reading import blocks, secrecy
from chancellery.reading.facts import Reading
from chancellery.reading.text import working


def read(text: str, *, published: date | None = None) -> Reading:
    """Return all that can be read in ``text``.

    ``published`` is the day the text came out, where it is known from elsewhere; dates without a year lean on it.

    Raises:
        SecretText: the text bears a mark of state secrecy.
    """
    prepared = working(text)
    source = blocks.divide(prepared.text)
    secrecy.refuse_secret(source)
    found = tuple(prepared.restore(block) for block in source.blocks)
    furniture = tuple(prepared.restore(line) for line in blocks.furniture(source))
    languages = tuple(dict.fromkeys([source.language, *(block.language for block in source.readable())]))
    return Reading(text=text, language=source.language, languages=languages, blocks=found, boilerplate=furniture)
