"""Units that only their place shows: what stands before a verb of doing, or behind "with", whatever its words."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import names, syllables, unit_forms, units
from chancellery.reading.who.name_ends import LONGEST
from chancellery.reading.who.units import Unit

_LONGEST_NAME = 90
_MOST_WORDS = 7
#: So many words with capitals, one beside the other, are a name of their own: "Sơn Nam".
_PROPER = 2
#: Where the words stand that need no capital within a name.
_SMALL_WORDS = (("organisations", "links"), ("organisations", "before"), ("units", "officers"))
# A figure ends a name ("xã Sơn Kim 1") or shows that there is none.
_BREAK = re.compile(r"[;:()\n]|\d(?!\d{0,2}\Z)|,(?!\s\w)")
_COMMA = re.compile(r",\s(?=\w)")


def _is_verb(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb begins here whose first syllable is a kind of unit: "|Ban hành| quy chế"."""
    if not syllables.used(code):
        return False
    verb = cues.cue(code, "duties", "does").match(source.lower, start, end)
    kind = unit_forms.of(code).heads.match(source.lower, start, end)
    return verb is not None and kind is not None and kind.end() < verb.end()


def up_to(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return what stands from ``start`` to ``end`` if it can only be a unit's name, whatever its words.

    For what stands before a verb of doing: "Ban Quản lý viện trợ tỉnh", "The Border Guard Academy of the North".
    """
    forms = unit_forms.of(code)
    if end - start > LONGEST:
        return None
    first = cues.trimmed(source.text, start, end)[0]
    start = units.after_article(source, code, first, end)
    while end > start and source.text[end - 1] in ", –—":
        end -= 1
    named = source.text[start:end]
    if not 0 < len(named) <= _LONGEST_NAME or _BREAK.search(named) or not _commas_join(source, code, start, end):
        return None
    if not (named[0].isupper() or forms.officers.match(source.lower, start, end)):
        # "La |coopérative| transmet …": a kind alone behind its article
        return Unit(start, end) if start > first and forms.small.fullmatch(source.lower, start, end) else None
    no_name = forms.never.search(source.lower, start, end) or _is_verb(source, code, start, end)
    no_name = no_name or syllables.ends_open(source, code, start, end) or _ended_before(source, code, start, end)
    if (
        no_name
        or syllables.no_unit(source, code, start, len(source.text))
        or forms.holder_named(source.text, source.lower, start, end)
        or (syllables.used(code) and forms.officers.match(source.lower, start, end) and _person(source, start, end))
    ):
        return None
    before = forms.before.match(source.lower, start, end)
    head = forms.kinds.match(source.lower, before.end() if before else start, end)
    small = _small_words(code)
    capitals = all(word[0].isupper() or word in small for word in named.split())
    if head is None and capitals:
        # "Consular Department": the kind stands last, after words of the name.
        head = forms.heads.search(source.lower, start, end)
    if not capitals and forms.kind_may_close:
        return None
    # A bare kind is a name only where an article shows that its capital is its own ("The Inspectorate"), where a
    # language has none ("Gmina pokrywa koszty"), or where it is two words: "Straż Graniczna".
    whole = head is not None and (
        len(named) > head.end() - head.start()
        or start > first
        or (" " in head.group() and all(word[0].isupper() for word in named.split()))
        or (forms.stands_alone(named[0]) and forms.alone.fullmatch(source.lower, *head.span()) is not None)
    )
    officer = capitals and " " in named and forms.officers.fullmatch(source.lower, start, end)  # "Dyrektor Generalny"
    return Unit(start, end) if whole or officer else None


def _person(source: Source, start: int, end: int) -> bool:
    return any(each.certain for each in names.vietnamese(source, start, end))


def _ended_before(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a name ended with that of a place or a person: "Tập đoàn Sơn Nam |phản đối kết quả|"."""
    if not syllables.used(code):
        return False
    unit = units.at(source, code, start, end, bodies=True)
    behind = source.text[unit.end : end].split() if unit else []
    last = source.text[start : unit.end].split()[-_PROPER:] if unit else []
    proper = all(word.istitle() for word in last) and len(last) == _PROPER
    return proper and len(behind) >= _PROPER and all(word.islower() for word in behind)


@cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset().union(*(cues.phrases(code, *key) for key in _SMALL_WORDS))


def _commas_join(source: Source, code: str, start: int, end: int) -> bool:
    """Tell whether every comma goes on with a word of a name: "Sở Văn hóa, Thể thao", "các huyện, thành phố"."""
    return all(
        source.text[comma.end()].isupper()
        or cues.cue(code, "organisations", "tails", "heads").match(source.lower, comma.end(), end)
        for comma in _COMMA.finditer(source.text, start, end)
    )


def unknown(source: Source, code: str, start: int, limit: int) -> Unit | None:
    """Return what is named in capitals at ``start`` though its kind is none we know: "l'Hôpital général".

    Only for a place where nothing but a unit can stand, such as after "in co-ordination with".
    """
    forms = unit_forms.of(code)
    start = units.after_article(source, code, start, limit)
    stop = forms.ends.search(source.lower, start, min(limit, start + _LONGEST_NAME))
    end = stop.start() if stop else min(limit, start + _LONGEST_NAME)
    start, end = cues.trimmed(source.text, start, end)
    words = source.text[start:end].split()
    proper = any(word[0].isupper() for word in words)
    return Unit(start, end) if proper and len(words) <= _MOST_WORDS else None
