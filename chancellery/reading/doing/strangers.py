"""Doers whose kind we have no word for: "The Coast Guard", "La Croix-Rouge", "O Museu Municipal".

At the head of a sentence, between an article and a verb of doing, a name in capitals can only be who does it: unless it
is a country, a document or something held.
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import names, places, unit_forms, units
from chancellery.reading.who.units import Unit

_LONGEST = 90
_LONGEST_ACRONYM = 8
_LINK = 20  # letters of the words that make a longer name of one
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def row_to(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the names from ``start`` on that fill the words up to ``end``: "The Coast Guard and the Customs"."""
    if not articles_show(code):
        return []
    found: list[Unit] = []
    position = cues.trimmed(source.text, start, end)[0]
    while (article := cues.cue(code, "units", "articles").match(source.lower, position, end)) is not None:
        unit = _named(source, code, cues.trimmed(source.text, article.end(), end)[0], end)
        if unit is None:
            return []
        found.append(unit)
        if not source.text[unit.end : end].strip(" ,"):
            return found
        gap = _apart(code).match(source.lower, unit.end, end)
        if gap is None:
            return []
        position = gap.end()
    return []


def ending(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the name whose article stands in ``text[start:end]`` and that fills the words from there to ``end``.

    "On the arrival of a vessel |the Harbour Office| shall …": between an article and a verb of duty.
    """
    if not articles_show(code):
        return []
    stop = cues.trimmed(source.text, start, end)[1]
    last = cues.last(cues.cue(code, "units", "articles"), source.lower, max(start, end - _LONGEST), end)
    if last is None or unit_forms.of(code).linked.search(source.lower, max(start, last.end() - _LINK), last.end()):
        return []  # "the wives of |the Harbour Office|" are a longer name
    unit = _named(source, code, cues.trimmed(source.text, last.end(), stop)[0], stop)
    return [unit] if unit and unit.end == stop and not behind_preposition(source, code, start, unit.start) else []


def behind_preposition(source: Source, code: str, start: int, name: int) -> bool:
    """Say whether a name is no subject, since a small word leads to it: "talks |with| the Republic of X will begin"."""
    before = source.lower[start:name].rstrip()
    article = cues.last(unit_forms.of(code).article, before, max(0, len(before) - _LINK), len(before))
    if article and not before[article.end() :].strip():
        before = before[: article.start()].rstrip()
    last = before.rsplit(None, 1)[-1] if before else ""
    # what opens no subject at the head of a sentence opens none within it
    return any(last in cues.phrases(code, "duties", key) for key in ("fronted", "passive_by", "done_by"))


def at(source: Source, code: str, position: int, limit: int) -> list[Unit]:
    """Return the name that begins behind the article at ``position``: "is kept by |the Harbour Office|"."""
    article = cues.cue(code, "units", "articles").match(source.lower, position, limit) if articles_show(code) else None
    unit = _named(source, code, cues.trimmed(source.text, article.end(), limit)[0], limit) if article else None
    return [unit] if unit else []


def placed(source: Source, code: str, position: int, limit: int, *, led: bool = False) -> list[Unit]:
    """Return the name at ``position``, where nothing but who does something can stand: "is entrusted to |the Crews|".

    ``led``: an article stands before it already. Without one, small words show that it is nobody's own name: "Lead:
    |Museum of the Sea|", but not "Lead: Anna Berg".
    """
    if languages.get(code).table("organisations").get("closes_with_kind"):
        return []
    article = cues.cue(code, "units", "articles").match(source.lower, position, limit)
    start = cues.trimmed(source.text, article.end(), limit)[0] if article else position
    unit = _named(source, code, start, limit)
    if unit is None:
        return []
    name = source.text[unit.start : unit.end]
    small = any(part[0].islower() for part in name.split())
    return (
        [unit]
        if led or article or small or (name.isupper() and len(name) <= _LONGEST_ACRONYM and " " not in name)
        else []
    )


def _named(source: Source, code: str, start: int, end: int) -> Unit | None:
    word = _WORD.match(source.text, start, end)
    if word is None or not source.text[start].isupper() or _never(code).match(source.lower, start, end):
        return None
    endings = languages.get(code).words("units", "no_unit_endings")
    if places.country_length(source, code, start) or (endings and word.group().lower().endswith(endings)):
        return None
    unit = units.from_word(source, code, start, word.end(), end)
    return None if fold(squeeze(source.text[unit.start : unit.end])) in names.home_places() else unit


@cache
def articles_show(code: str) -> bool:
    """Say whether an article and a capital show a name: the language has articles, and its nouns no capitals."""
    language = languages.get(code)
    return bool(language.words("units", "articles")) and language.text("quantities", "nouns_are") != "capital"


@cache
def _never(code: str) -> re.Pattern[str]:
    """What is named with a capital and does nothing: a document, something held, the parties of an agreement."""
    language = languages.get(code)
    held = cues.meanings(code, "events", "kind_")
    return re.compile(cues.whole([*language.pairs("kinds"), *held, *language.words("units", "no_units")]))


@cache
def _apart(code: str) -> re.Pattern[str]:
    conjunction = cues.expression(code, "units", "and")
    return re.compile(rf"(?:,\s(?:{conjunction}\s)?|\s{conjunction}\s)(?=\S)")
