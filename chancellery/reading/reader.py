"""Read a text: the steps in the order of its journey."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from typing import Any, Final

from chancellery.reading import (
    blocks,
    borders,
    checks,
    heading,
    ledger,
    natures,
    quantities,
    relations,
    secrecy,
    structure,
)
from chancellery.reading.days import datelines, dates, own_days
from chancellery.reading.errors import TooLong
from chancellery.reading.facts import Reading, Work
from chancellery.reading.happening import awards, events, proposals, successions
from chancellery.reading.naming import references, works
from chancellery.reading.records import replace
from chancellery.reading.text import Source, Working
from chancellery.reading.who import actors

#: A reading takes ten to forty bytes of memory for each character; so many are about 1 700 pages.
LONGEST: Final = 5_000_000
#: The fields of a reading that hold facts, which stand at a place of the text.
_KINDS_OF_FACTS: Final = tuple(
    each.name for each in fields(Reading) if each.name not in {"text", "language", "languages", "works"}
)


def read(text: str, *, published: date | None = None) -> Reading:
    """Return all that can be read in ``text``.

    ``published`` is the day the text came out, where it is known from elsewhere; dates without a year lean on it.

    Raises:
        TooLong: the text has more than ``LONGEST`` characters.
        SecretText: the text bears a mark of state secrecy.
    """
    if len(text) > LONGEST:
        raise TooLong
    with _collecting_nothing():
        prepared = borders.prepared(text)
        # What the steps looked up is let go before anything is made anew of what they found.
        return _as_given(prepared, _in_prepared(prepared.text, published))


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Let no garbage be looked for meanwhile.

    A reading makes many objects and hardly any that hold each other, so all it leaves behind goes by itself; a look
    goes again and again through all that is known of the languages.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _in_prepared(text: str, published: date | None) -> Reading:
    """Return all that can be read in a text as the steps read it."""
    source = blocks.divide(text)
    secrecy.refuse_secret(source)
    reading = _with_documents(source, published)
    reading = _with_structure(source, reading)
    reading = _with_actors(source, reading)
    reading = _with_doings(source, reading, published)
    return _with_judgement(source, reading)


def _with_documents(source: Source, published: date | None) -> Reading:
    """Read what the text refers to, when, and how much."""
    found = dates.read(source, published=published)
    mentioned = heading.completed(source, references.find(source, dates=found), found)
    mentions, documents = works.resolve(mentioned)
    return Reading(
        text=source.text,
        language=source.language,
        languages=tuple(dict.fromkeys([source.language, *(block.language for block in source.readable())])),
        blocks=source.blocks,
        references=mentions,
        works=documents,
        relations=relations.read(source, references=mentions),
        dates=found,
        quantities=quantities.read(source, dates=found, references=mentions),
        boilerplate=blocks.furniture(source),
    )


def _with_structure(source: Source, reading: Reading) -> Reading:
    """Add the provisions and the lists they make."""
    provisions, lists = structure.read(source, references=reading.references, dates=reading.dates)
    source.found.forget_doing()
    return replace(reading, provisions=provisions, lists=lists)


def _with_actors(source: Source, reading: Reading) -> Reading:
    """Add who and where."""
    people = actors.people(source)
    return replace(
        reading,
        people=people,
        organisations=actors.organisations(source, people),
        places=actors.places(source),
    )


def _with_doings(source: Source, reading: Reading, published: date | None) -> Reading:
    """Add what was held, asked, given and taken over."""
    counts, mentions = reading.quantities, reading.references
    return replace(
        reading,
        events=events.read(
            source,
            dates=own_days.of_no_document(reading.dates, mentions),
            quantities=counts,
            people=reading.people,
            came_out=published or datelines.dateline(source, reading.dates),
        ),
        proposals=proposals.read(
            source,
            references=mentions,
            quantities=counts,
            organisations=reading.organisations,
            people=reading.people,
        ),
        awards=awards.read(source, quantities=counts),
        successions=successions.read(source, references=mentions),
    )


def _with_judgement(source: Source, reading: Reading) -> Reading:
    """Add what each provision is, where the text contradicts itself, and what became of every passage."""
    reading = replace(reading, provisions=natures.read(source, reading))
    warnings = checks.read(
        source,
        references=reading.references,
        works=reading.works,
        dates=reading.dates,
        quantities=reading.quantities,
        provisions=reading.provisions,
        lists=reading.lists,
    )
    return replace(reading, warnings=warnings, ledger=ledger.read(source, reading))


def _as_given(prepared: Working, reading: Reading) -> Reading:
    """Return ``reading`` with every span and quote in the text as it was given."""
    if prepared.origins is None:
        return reading
    works = tuple(_work_as_given(prepared, work, reading) for work in reading.works)
    reading = replace(reading, text=prepared.given, works=works)
    for name in _KINDS_OF_FACTS:
        facts = list(getattr(reading, name))
        emptied: dict[str, Any] = {name: ()}
        reading = replace(reading, **emptied)
        # Each goes as soon as its new one is made: no two whole readings of a long text are held at a time.
        for place, fact in enumerate(facts):
            facts[place] = prepared.restore(fact)
        restored: dict[str, Any] = {name: tuple(facts)}
        reading = replace(reading, **restored)
    return reading


def _work_as_given(prepared: Working, work: Work, reading: Reading) -> Work:
    """Return ``work`` with its names and its subject in the words of its mentions."""
    near = reading.references[work.mentions[0]].start if work.mentions else 0
    subject = prepared.words(work.subject, near) if work.subject else None
    aliases = tuple(prepared.words(alias, near) for alias in work.aliases)
    return replace(work, aliases=aliases, subject=subject)
