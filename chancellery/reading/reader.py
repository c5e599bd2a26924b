"""Read a text: the steps in the order of its journey."""

from __future__ import annotations

from datetime import date

from chancellery.reading import blocks, dates, quantities, references, relations, secrecy, structure, works
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
    days = dates.read(source, published=published)
    mentions, documents = works.resolve(references.find(source, dates=days))
    links = relations.read(source, references=mentions)
    counts = quantities.read(source, dates=days, references=mentions)
    provisions, lists = structure.read(source, references=mentions, dates=days, quantities=counts)
    return Reading(
        text=text,
        language=source.language,
        languages=tuple(dict.fromkeys([source.language, *(block.language for block in source.readable())])),
        blocks=prepared.restore_all(source.blocks),
        references=prepared.restore_all(mentions),
        works=documents,
        relations=prepared.restore_all(links),
        dates=prepared.restore_all(days),
        quantities=prepared.restore_all(counts),
        provisions=prepared.restore_all(provisions),
        lists=prepared.restore_all(lists),
        boilerplate=prepared.restore_all(blocks.furniture(source)),
    )
