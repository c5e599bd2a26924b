"""The units that are told something: right behind a verb or a word that leads to them, in their case, or counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import turned
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, unit_forms, units

_LONGEST_NAME = 320
#: What is longer than a kind alone names a unit, where no capital and no blank shows it: "省委办公厅".
_LONGEST_KIND = 2


def behind(source: Source, code: str, position: int, end: int) -> Sequence[units.Unit]:
    """Return the units right behind a verb, past a word of how or to whom: "pidió |también| al Museo"."""
    between = words_between(code).match(source.lower, position, end)
    position = cues.trimmed(source.text, between.end(), end)[0] if between else position
    return addressed(source, code, position, min(end, position + _LONGEST_NAME))


def addressed(source: Source, code: str, position: int, end: int) -> Sequence[units.Unit]:
    """Return the units at ``position``, behind what leads to whom one speaks; a small word alone is no name."""
    to = cues.cue(code, "duties", "directs_to").match(source.lower, position, end)
    # "designou |Ministros|, Presidentes …": only those told in general need nothing that leads to them
    general = source.text[position : position + 1].isupper() and unit_forms.of(code).general
    unmarked = general and general.match(source.lower, position, end)
    if to is None and not unmarked and languages.get(code).words("duties", "directs_to"):
        return ()
    row = units.row(source, code, position, end, bodies=True, bare=True)
    if not row and to:
        # "a |todos los sectores|", "às três |unidades|"
        counted = _counted(code).match(source.lower, to.end(), end)
        first = cues.trimmed(source.text, counted.end() if counted else to.end(), end)[0]
        row = units.row(source, code, first, end, bodies=True, bare=True)
    if not row and not to:
        row = _in_its_case(source, code, position, end)
    return row if any(_is_name(source, code, unit) for unit in row) else ()


def _in_its_case(source: Source, code: str, position: int, end: int) -> list[units.Unit]:
    """Return a kind alone whose case shows that it is told something: "Powierzył |Komitetowi| przewodniczenie"."""
    forms = unit_forms.of(code)
    kind = forms.heads.match(source.lower, position, end) if source.text[position : position + 1].isupper() else None
    return [units.Unit(*kind.span())] if kind and kind.group() in forms.oblique_kinds else []


@cache
def _counted(code: str) -> re.Pattern[str]:
    """How many are told, before what they are: "às |três| unidades"."""
    counts = [
        word
        for key in languages.get(code).table("lists")
        if key.startswith("number_")
        for word in languages.get(code).words("lists", key)
    ]
    return re.compile(rf"\s(?:{cues.whole(counts)}|\d{{1,2}})\s")


def _is_name(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether a unit is named or general: not "a la |empresa|"."""
    words = source.text[unit.start : unit.end]
    general = unit_forms.of(code).general.fullmatch(source.lower, unit.start, unit.end)
    shown = closing_kinds.used(code) and len(words) > _LONGEST_KIND
    return words[:1].isupper() or " " in words or general is not None or shown


def counted_row(source: Source, code: str, position: int, end: int) -> Sequence[units.Unit]:
    """Return the units at ``position``, past how many they are and what their verb has before them.

    "aby |11| ministerstw …", "aby |se| všechny úrovně …".
    """
    row = units.row(source, code, position, end, bodies=True, bare=True)
    if row or not turned.used(code):
        return row
    opened = _before_subject(code).match(source.lower, position, end)
    return units.row(source, code, opened.end(), end, bodies=True, bare=True) if opened else ()


@cache
def _before_subject(code: str) -> re.Pattern[str]:
    between = cues.expression(code, "duties", "between")
    return re.compile(rf"(?:{between}\s)?(?:{_counted(code).pattern[2:]})?(?=\S)")


def subject(source: Source, code: str, row: Sequence[units.Unit]) -> bool:
    """Say whether the case of a unit may be that of a subject: "zaś |Wydział Finansów| do …"."""
    return unit_forms.of(code).subject.match(source.lower, row[0].start, row[0].end) is not None


@cache
def words_between(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    said = [
        *language.words("duties", "between"),
        *language.words("lists", "adverbs"),
        *language.values("dates", "relative"),
    ]
    return re.compile(rf"{cues.whole(said)}|{cues.expression(code, 'duties', 'directs_when')}")
