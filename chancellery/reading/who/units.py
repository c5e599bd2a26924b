"""Names of units as a text writes them: where one begins, where it ends, and lists of them.

A name begins with a word for a kind of organisation ("Sở", "ministère", "Department") and goes on over capitalised
words, linking words and the field's own words; or it is a general one ("các địa phương", "les localités").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import MOST_REMEMBERED, Source, squeeze
from chancellery.reading.who import closing_kinds, levels, name_ends, officers, syllables, uncased_people, unit_forms
from chancellery.reading.who.name_ends import LONGEST
from chancellery.reading.who.unit_forms import Forms

_LONGEST_WORD = 30
#: How far before a name a link to it may begin.
_LINK = 50
#: How far before a verb its subject may begin.
_LONGEST_CLAUSE = 250
_WORD = re.compile(r"\w+")
#: The families of phrases that begin names (``anchors``).
_FAMILIES = ("units", "units in general")
_GAP = re.compile(r"\W{1,3}")


class Unit(NamedTuple):
    """The span of a unit's name."""

    start: int
    end: int


#: Which of several officers is meant: "|II| Zastępca Burmistrza".
_RANK = re.compile(r"(?:I{1,3}|IV) (?=[^\W\d_])")


def at(
    source: Source, code: str, position: int, limit: int, *, bodies: bool = False, bare: bool = False
) -> Unit | None:
    """Return the unit whose name begins at ``position`` (an article before it is skipped), or ``None``.

    ``bodies``: a town or a commune counts too. Only for those who do a duty: elsewhere it is a place.
    ``bare``: so does a kind alone, "the rectorate". Only where nothing but a unit can stand.
    """
    forms = unit_forms.of(code)
    asked = (code, position, limit)
    known = source.found.unit_openings
    opening = known.get(asked) or forms.opening_at(source, position, limit)
    if opening is None or syllables.no_unit(source, code, position, limit):
        return _ranked(source, code, position, limit)  # seen at the first word: not worth remembering
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    known[asked] = opening
    given, position, general = position, opening.name, opening.general
    if (
        given == position
        and general > 0
        and (longer := _behind_article(source, code, position, general, limit, bodies=bodies))
    ):
        return longer
    if closing_kinds.used(code):
        end = max(closing_kinds.at(source, code, position, limit, doing=bodies) or 0, general)
        if bodies and closing_kinds.is_officer(code, source.lower[position:end]):
            # "由副市长|温如玉|主持": a person
            end = 0 if uncased_people.named_behind(source, code, end, limit) else end
        each = given < position and forms.each.match(source.lower, given, position)
        return Unit(given if each else position, end) if end > 0 else None
    if opening.head[1] > 0:
        bare = bare and (given < position or forms.stands_alone(source.text[position : position + 1]))
        named = _of_kind(source, code, position, opening.head, limit, bodies=bodies, bare=bare)
        if named is None and bodies and given < position == opening.head[0] and source.text[position].isupper():
            # "The |Division| replies": an article and a capital
            named = Unit(position, opening.head[1]) if forms.definite.fullmatch(source.lower, *opening.head) else None
        if named is None and bodies and syllables.used(code):
            named = _officer(source, code, position, limit)  # "|Cục trưởng| Cục Lãnh sự": the kind is a syllable
        return _or_general(source, code, named, position, general, limit)
    if closing := name_ends.closing_head(source, code, position, limit, bodies=bodies):
        return Unit(position, name_ends.walked(source, code, closing.end(), min(limit, position + LONGEST)))
    named = _body_or_officer(source, code, (given, position), opening.end, limit, bare=bare) if bodies else None
    if named and given < named.start and forms.each.match(source.lower, given, named.start):
        named = Unit(given, named.end)  # "|Každý| vedoucí odboru"
    return _or_general(source, code, named, position, general, limit)


def _ranked(source: Source, code: str, position: int, limit: int) -> Unit | None:
    """Return the officer who is one of several: "|II Zastępca Burmistrza|"."""
    rank = _RANK.match(source.text, position, limit) if source.text[position : position + 1] == "I" else None
    officer = _officer(source, code, rank.end(), limit) if rank else None
    return Unit(position, officer.end) if officer else None


def _body_or_officer(
    source: Source, code: str, begins: tuple[int, int], first: int, limit: int, *, bare: bool
) -> Unit | None:
    """Return the town, school or officer named behind an article: ``begins`` is where it and the name begin."""
    given, position = begins
    body = _body(source, unit_forms.of(code), position, first, limit)
    if body is None:
        alone = bare and unit_forms.of(code).stands_alone(source.text[position : position + 1])
        return _officer(source, code, position, limit, definite=given < position or alone, behind=first)
    named = _of_kind(source, code, position, body.span(), limit, bodies=True, bare=bare and given < position)
    if named is None and given < position == body.start() and source.text[position].isupper():
        definite = unit_forms.of(code).definite.fullmatch(source.lower, *body.span())
        return Unit(position, body.end()) if definite else None
    return named


def _behind_article(source: Source, code: str, position: int, end: int, limit: int, *, bodies: bool) -> Unit | None:
    """Return the name behind an article that is longer than the general one with it, which ends at ``end``.

    "The |communes and wards|", "Os |Serviços de Estrangeiros|".
    """
    article = unit_forms.of(code).article.match(source.lower, position, limit)
    start = cues.trimmed(source.text, article.end(), limit)[0] if article else position
    longer = at(source, code, start, limit, bodies=bodies) if start > position else None
    return longer if longer and longer.end > end else None


def _of_kind(
    source: Source, code: str, start: int, kind: tuple[int, int], limit: int, *, bodies: bool, bare: bool
) -> Unit | None:
    """Return the name that begins at ``start`` and whose kind is ``text[slice(*kind)]``."""
    named = _named(source, code, start, kind[1], limit)
    if bodies:
        end = named.end if named else kind[1]
        placed = levels.over(source, code, start, end, limit)
        further = placed if placed > end else name_ends.over_words(source, code, start, end, limit)
        named = Unit(start, further) if further else named
    forms = unit_forms.of(code)
    if (
        bare
        and named is None
        and forms.alone.fullmatch(source.lower, *kind)
        and (forms.ended.match(source.lower, kind[1]) or _goes_on_small(source, forms, kind[1]))
    ):
        return Unit(start, kind[1])
    return named


def _goes_on_small(source: Source, forms: Forms, end: int) -> bool:
    """Say whether a small word shows that a name ended at ``end``, where every noun has a capital."""
    return forms.nouns_have_capitals and source.text[end : end + 1] == " " and source.text[end + 1 : end + 2].islower()


def _or_general(source: Source, code: str, named: Unit | None, position: int, general: int, limit: int) -> Unit | None:
    """Return what is named at ``position``, or the general name that ends at ``general`` (-1: none) if it is longer."""
    if general < (named.end if named else 1):
        # "Chủ tịch UBND các xã, phường |và tổ chức|": words of names behind a whole general name are no part of it
        over = general > position and unit_forms.of(code).apart.match(source.lower, general, limit) is not None
        if not (over and languages.get(code).words("units", "kinds_in_row")):
            return named
    start = named.start if named else position
    general = name_ends.in_small_letters(source, code, position, general)
    placed = name_ends.over_places(source, code, position, general, limit)
    if placed > general:
        return Unit(start, placed)
    return Unit(start, levels.under(source, code, levels.over(source, code, start, general, limit), limit))


def _body(source: Source, forms: Forms, position: int, first: int, limit: int) -> re.Match[str] | None:
    """Return the word for a town or a commune at ``first``, behind the words before a kind, or at ``position``."""
    body = forms.bodies.match(source.lower, first, limit)
    return forms.bodies.match(source.lower, position, limit) if body is None and first > position else body


def _officer(
    source: Source, code: str, position: int, limit: int, *, definite: bool = False, behind: int = 0
) -> Unit | None:
    end = officers.end_of(source, code, position, limit, definite=definite, behind=behind)
    return Unit(position, end) if end else None


def _named(source: Source, code: str, start: int, head_end: int, limit: int) -> Unit | None:
    """Return the name that begins at ``start``; a bare "the commission" is none."""
    forms = unit_forms.of(code)
    end = name_ends.walked(source, code, head_end, min(limit, start + LONGEST))
    bare = end == head_end and not (
        forms.before.match(source.lower, start, end)
        or (forms.always.fullmatch(source.lower, start, end) and not name_ends.is_verb(source, code, start, end))
        or forms.compound.fullmatch(source.lower, start, end)
    )
    return None if bare else Unit(start, end)


def from_word(source: Source, code: str, start: int, word_end: int, limit: int) -> Unit:
    """Return the name whose first word is ``text[start:word_end]``, whatever its kind."""
    return Unit(start, name_ends.walked(source, code, word_end, min(limit, start + LONGEST)))


def find(source: Source, code: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the units named in ``text[start:end]``, never overlapping; general ones are not names."""
    forms = unit_forms.of(code)
    position = start
    while head := anchors.search(source, code, "units", position, end):
        if closing_kinds.used(code):
            first = closing_kinds.first_word(source, code, head.start(), position)
            closing = closing_kinds.at(source, code, first, end)
            if closing:
                yield Unit(first, closing)
            position = max(closing or 0, head.end())
            continue
        first = _first_word(source, code, head.start(), position)
        proper = source.text[first].isupper() or forms.lower.fullmatch(source.lower, *head.span())
        part = _IN_NUMBER.search(source.text, max(start, first - 8), first)
        unit = _named(source, code, first, head.end(), end) if proper and not part else None
        if unit:
            yield unit
        position = max(unit.end if unit else 0, head.end())


#: "25/NQ-|HĐND|": who issued a document, as its number says it.
_IN_NUMBER = re.compile(r"/[^\W\d_]{1,6}-\Z|\d[/-]\Z")


def _first_word(source: Source, code: str, head: int, floor: int) -> int:
    """Return where a name begins that has words before its kind: "Provincial People's Committee"."""
    forms = unit_forms.of(code)
    while forms.may_stand_before(source.lower, head) and (
        match := forms.word_before.search(source.lower, max(floor, head - _LONGEST_WORD), head)
    ):
        head = match.start("word")
    return head


def row(
    source: Source, code: str, position: int, limit: int, *, bodies: bool = False, bare: bool = False
) -> list[Unit]:
    """Return the units listed from ``position`` on: "A, B and C"; stops at the first thing that is none."""
    forms = unit_forms.of(code)
    found: list[Unit] = []
    while unit := _in_row(source, code, position, limit, found, bodies=bodies, bare=bare):
        found.append(unit)
        gap = forms.apart.match(source.lower, unit.end, limit)
        if gap is None:
            break
        position = gap.end()
    return found


def _in_row(
    source: Source, code: str, position: int, limit: int, before: list[Unit], *, bodies: bool, bare: bool
) -> Unit | None:
    unit = at(source, code, position, limit, bodies=bodies, bare=bare)
    if unit or not before or unit_forms.of(code).general.match(source.lower, *before[-1]) is None:
        return unit
    start = after_article(source, code, position, limit)
    end = levels.further(source, code, start, limit)
    return Unit(start, end) if end else None


def ending(source: Source, code: str, start: int, end: int, *, bodies: bool = False) -> Unit | None:
    """Return the unit whose name ends just before ``end``, beginning after ``start``; ``bodies`` as in :func:`at`."""
    forms = unit_forms.of(code)
    for position in starts(source, code, start, end):
        unit = at(source, code, position, end, bodies=bodies)
        if unit and not source.text[unit.end : end].strip(" ,:"):
            # "the heads of the ministries": what a word links to is a part of a longer name.
            linked = forms.linked.search(source.lower, max(start, unit.start - _LINK), unit.start)
            return None if linked else unit
    return None


def holds(source: Source, code: str, start: int, word: re.Match[str]) -> bool:
    """Say whether ``word`` ends the name of a unit and says nothing by itself: "Bộ Ngoại |giao|"."""
    before = source.text[start : word.start()].rsplit(None, 1)[-1:]
    if not before or not before[0][0].isupper():
        return False
    unit = ending(source, code, start, word.end())
    return unit is not None and unit.start < word.start() and unit.end == word.end()


def row_ending(source: Source, code: str, start: int, end: int, *, doing: bool = False) -> list[Unit]:
    """Return the units listed just before ``end``, beginning after ``start``: "the Union and the Committee".

    ``doing``: what follows shows that who stands there does something, so that a town and a kind alone count too.
    """
    forms = unit_forms.of(code)
    for position in starts(source, code, start, end):
        before = source.text[start:position].rstrip()
        alone = doing and (not before[-1:].isalpha() or closing_kinds.is_subject(code, before))
        found = row(source, code, position, end, bodies=alone, bare=alone)
        if found and not source.text[found[-1].end : end].strip(" ,:"):
            first = found[0].start
            linked = forms.linked.search(source.lower, max(start, first - _LINK), first)
            return [] if linked else found
    return []


def starts(source: Source, code: str, start: int, end: int) -> Iterator[int]:
    """Yield where the name of a unit may begin in the clause before ``end``, up to the last word that opens one."""
    forms = unit_forms.of(code)
    opened = [last for family in _FAMILIES for last in anchors.within(source, family, start, end)[-1:]]
    # What closes with its kind may be one word, and no phrase begins it: "국립수산과학원".
    until = end if forms.has_endings or closing_kinds.used(code) else max(opened, default=-1)
    if until < start:
        return
    first = start if end - start <= _LONGEST_CLAUSE else _next_word(source, end - _LONGEST_CLAUSE, end)
    for word in _WORD.finditer(source.lower, end if first is None else first, end):
        if word.start() > until:
            return
        # A kind that closes a word, or a name of capitals, may begin with any.
        if forms.may_open(word.group()):
            yield word.start()


def name(source: Source, unit: Unit) -> str:
    """Return the name as one line of words."""
    return squeeze(source.text[unit.start : unit.end])


def _next_word(source: Source, position: int, end: int) -> int | None:
    """Return where the next word begins, or ``None`` at the end."""
    gap = _GAP.search(source.lower, position, end)
    return gap.end() if gap and gap.end() < end else None


def after_article(source: Source, code: str, position: int, limit: int) -> int:
    """Return where a name begins that may have an article before it."""
    forms = unit_forms.of(code)
    article = forms.article.match(source.lower, position, limit)
    if article is None:
        return position
    general = forms.general.match(source.lower, position, limit)
    return position if general else cues.trimmed(source.text, article.end(), limit)[0]
