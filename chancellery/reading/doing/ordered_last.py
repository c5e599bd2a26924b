"""Who is told to do something, where the verb that orders it ends the sentence: "知事は|国際課|に対し…よう指示した".

Such a sentence tells of something past, and yet it orders: what is told to be done lies ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import told_before_verb
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: So many characters of its end hold the verb of a sentence.
_LONGEST_VERB = 24
_LONGEST_ENDING = 12


def orders(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence ends with a verb of ordering."""
    form = _verb(code)
    verb = form.search(source.lower, max(start, end - _LONGEST_VERB), end) if form else None
    # "누구나 이용할 |수 있|도록 했다": nobody is told anything
    able = languages.get(code).words("duties", "able_ends")
    return verb is not None and not (able and source.lower[start : verb.start()].rstrip().endswith(able))


def orders_others(source: Source, code: str, start: int, end: int, found: Sequence[units.Unit]) -> bool:
    """Say whether the only one found is who orders what others do: "|知事|は国際課に報告するよう指示した"."""
    if len(found) != 1 or not orders(source, code, start, end):
        return False
    return cues.cue(code, "duties", "leaders").fullmatch(source.lower, *found[0]) is not None


def is_past(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the verb that ends a sentence tells of the past and orders nothing; only where endings show it.

    Or a particle behind any verb: "支队在医院设立|了|窗口".
    """
    endings = languages.get(code).words("natures", "past_endings")
    if not endings:
        return _is_done(source, code, start, end)
    if orders(source, code, start, end) or source.found.directed.get((start, end)):
        return False  # whom it tells to do something, has it to do
    return source.lower[max(start, end - _LONGEST_ENDING) : end].rstrip(" .。").endswith(endings)


def _is_done(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a particle behind a verb tells that something was done, in a sentence that orders nothing."""
    if not languages.get(code).words("endings", "done"):
        return False
    if any(anchors.any_in(source, family, start, end) for family in ("obligations", "assigned", "directs", "rhythms")):
        return False
    return _done(code).search(source.lower, start, end) is not None


@cache
def _done(code: str) -> re.Pattern[str]:
    done = trie.pattern(languages.get(code).words("endings", "done"))
    return re.compile(rf"(?<!\S){cues.expression(code, 'duties', 'does')}\s{done}\s(?!{done})")


def told(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units first told to do what the sentence says."""
    found = told_before_verb.clauses(source, code, start, end) if orders(source, code, start, end) else []
    return list(found[0].units) if found else []


def of_those_below(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells units to do something that stand below who says it: no wish of theirs."""
    superiors = cues.phrases(code, "proposals", "superiors")
    below = told(source, code, start, end)
    return bool(below) and not any(units.name(source, unit).replace(" ", "") in superiors for unit in below)


@cache
def _verb(code: str) -> re.Pattern[str] | None:
    words = languages.get(code).words("duties", "ordered_last")
    # the parting of words may put a blank anywhere within it
    spelt = "|".join(r"\s?".join(map(re.escape, word.replace(" ", ""))) for word in words)
    return re.compile(rf"(?:{spelt})[.\s]*\Z") if words else None
