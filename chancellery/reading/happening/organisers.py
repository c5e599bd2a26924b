"""Who held what was held: the unit before the verb of holding, right behind it, or after "organised by"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, unit_forms, units
from chancellery.reading.who.units import Unit

#: From a unit to its verb of hosting.
_NEAR = 60
#: Blanks between two words of one name: "cérémonie de la remise".
_LINKS = 3
#: How far before the verb who holds it may begin.
SUBJECT = 300
#: When or how something was done is told in so many characters.
_LONGEST_WHEN = 60
# "l'Union d'amitié |(UA)| a tenu"
_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)\s?\Z")
# "the Department|, with the Friendship Society,| held"
_PARTNERS = re.compile(r"\s?,\s[^,;:()\n]{3,90},\s?\Z")


def before(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who does what follows at ``end``: the first of those named, before "in co-ordination with"."""
    start = max(start, end - SUBJECT)
    aside = anchors.search(source, code, "helped by", start, end)
    if aside:
        end = aside.start()
    when = _when(code).search(source.lower, max(start, end - _LONGEST_WHEN), end)
    if when and not source.text[when.start() + 1].isupper():  # "Biuro w |Brzezinie|": a name may end as adverbs do
        end = when.start()
    if bracket := _ASIDE.search(source.text, start, end):
        end = bracket.start()
    row = _holders(source, code, start, end)
    if not row and (aside := _PARTNERS.search(source.text, start, end)):
        row = _holders(source, code, start, aside.start())
    if row or not closing_kinds.used(code):
        if row or _holds_post(source, code, start, end):
            return row[0] if row else None
        return placed_units.up_to(source, code, _clause(source, start, end), end)
    # "外交部|以视频方式|召开", "外務省は|5月8日、会議を|開催": between the unit and its verb stands how and when.
    named = units.find(source, code, start, end)
    found = next((unit for unit in named if _subject(code).match(source.lower, unit.end, end)), None)
    # "青葉県は…開催した": a place that does something
    topic = None if found else cues.cue(code, "duties", "topic").search(source.lower, start, end)
    place = closing_kinds.place_ending(source, code, start, topic.start()) if topic else None
    return Unit(*place) if place else found


def _holds_post(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the words before a verb name somebody by the post: "|Phó Chủ tịch UBND tỉnh| chủ trì"."""
    if not languages.get(code).table("duties").get("verbs_unmarked"):
        return False
    first = cues.trimmed(source.text, _clause(source, start, end), end)[0]
    return cues.cue(code, "posts", "heads", "honorifics").match(source.lower, first, end) is not None


def _holders(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the units before ``end`` that may hold something."""
    place = _venue(code)
    return [
        unit
        for unit in units.row_ending(source, code, start, end)
        # "místopředseda |Lidového výboru| podepsal", "hejtman |kraje| podepsal": who heads it did
        if not unit_forms.of(code).in_oblique_case(source.lower, *unit)
        and not _headed(source, code, unit.start)
        # "w |Centrum Konferencyjnym|, Komisja …": where it was
        and place.search(source.lower, max(start, unit.start - _LINKS * 2), unit.start) is None
    ]


@cache
def _venue(code: str) -> re.Pattern[str]:
    venue = cues.expression(code, "places", "venue")
    return re.compile(rf"{venue}\s(?:{cues.expression(code, 'units', 'articles')}\s)?\Z")


def _headed(source: Source, code: str, unit: int) -> bool:
    """Say whether a post stands right before ``unit``, where the case says "of"."""
    unmarked = languages.get(code).table("duties").get("verbs_unmarked")
    if not (languages.get(code).words("organisations", "genitive_endings") or unmarked):
        return False
    heads = cues.last(cues.cue(code, "posts", "heads"), source.lower, max(0, unit - _LONGEST_WHEN), unit)
    return heads is not None and not source.lower[heads.end() : unit].strip()


@cache
def _when(code: str) -> re.Pattern[str]:
    """When or how something was done, between who did it and the verb: "the Ministry |yesterday| hosted"."""
    language = languages.get(code)
    endings = language.words("duties", "adverb_endings")
    adverb = rf"|[^\W\d_]{{3,20}}?{trie.pattern(endings)}(?!\w)" if endings else ""
    return re.compile(rf"\s(?:{cues.whole(language.values('dates', 'relative'))}{adverb})\s?\Z")


def _clause(source: Source, start: int, end: int) -> int:
    """Return where the words begin that stand right before ``end`` without a comma: often the subject."""
    return max(start, source.text.rfind(",", start, end) + 1)


@cache
def _subject(code: str) -> re.Pattern[str]:
    """What behind a unit shows that it does something: a particle, in languages that have one."""
    language = languages.get(code)
    topic = [*language.words("duties", "topic"), *language.words("events", "hosts")]
    return re.compile(rf"\s?{cues.whole(topic)}" if topic else "")


def after(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who is named right after the verb, in languages that may say it so: "uspořádal Odbor … konferenci"."""
    if not languages.get(code).table("duties").get("verb_first"):
        return None
    return units.at(source, code, cues.trimmed(source.text, start, end)[0], end)


def named(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who is named after "organised by", or within "by … is organised": "do |Bộ Giao thông| tổ chức"."""
    if told := cues.cue(code, "events", "held_by").search(source.lower, start, end):
        return units.at(source, code, cues.trimmed(source.text, told.end(), end)[0], end)
    hosts = cues.cue(code, "events", "hosting")
    if closing_kinds.used(code):
        named = units.find(source, code, start, end) if hosts.search(source.lower, start, end) else ()
        return next((unit for unit in named if hosts.match(source.lower, _behind(source, unit.end), end)), None)
    for opens in cues.cue(code, "events", "held_by_opens").finditer(source.lower, start, end):
        unit = units.at(source, code, cues.trimmed(source.text, opens.end(), end)[0], end)
        if unit and hosts.search(source.lower, unit.end, min(end, unit.end + _NEAR)):
            return unit
    return None


def _behind(source: Source, end: int) -> int:
    """Return where the next word begins, if one blank stands at ``end``."""
    return end + source.lower.startswith(" ", end)
