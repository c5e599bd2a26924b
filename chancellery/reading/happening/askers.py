"""Who asks for something: the unit, the place or the person before a verb of asking, and by what name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.facts import Person
from chancellery.reading.happening import gatherings
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source, lowered, squeeze
from chancellery.reading.who import closing_kinds, held_posts, names, placed_units, units
from chancellery.reading.who.people import name_ending

_LONGEST_NAME = 80
#: The longest name of who asks, where no capital shows where it begins.
_LONGEST_SUBJECT = 24
#: From a name to its post: ", ".
_NEAR_POST = 6
#: So near to a place stands the word for "in".
_NEAR_VENUE = 6
#: So near to a place stands the word for what it is: "distretto di ".
_NEAR_KIND = 30
#: So many words between a name and the verb leave it the subject: "finally also".
_ADVERBS = 2
_PARTED = re.compile(r"[,;:]")
_ASIDE = re.compile(r"\w,\s(?P<name>[^\W\d_][\w'’-]{0,30}(?:\s[^\W\d_][\w'’-]{0,30}){1,3}),\s?\Z")


class People:
    """The people of a text, to be asked by place and by name."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._starts = [person.start for person in people]
        self._ends = sorted((person.end, place) for place, person in enumerate(people))
        self._longest_post = max((len(person.post) for person in people if person.post), default=0)
        self._named: dict[str, list[Person]] = {}
        #: Whole names by what remains of them behind a form of address: "Mr. |Hlavinka|".
        self._ended: dict[str, set[str]] = {}
        self._spellings: names.Spellings | None = None
        for person in people:
            for name in (person.name, *person.also):
                self._named.setdefault(name, []).append(person)
                self._ended.setdefault(name.split()[-1], set()).add(person.name)

    def within(self, start: int, end: int) -> Sequence[Person]:
        """Return the people named in ``text[start:end]``."""
        first, last = (bisect_left(self._starts, place) for place in (start, end))
        return [person for person in self._people[first:last] if person.end <= end]

    def named(self, name: str) -> Sequence[Person]:
        """Return the people whom the text calls ``name``."""
        return self._named.get(name, ())

    def again(self, source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return where ``text[start:end]`` names people by their whole name, or by its end behind a form of address."""
        if self._spellings is None:
            self._spellings = names.Spellings(source, {*self._named, *self._ended})
        return [
            (place, place + len(name))
            for place, name in self._spellings.find(start, end)
            if name in self._named or held_posts.honorific(code).search(source.lower, start, place)
        ]

    def alone(self, source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``text[start:end]`` names the only one whom it names, for the first time or again."""
        named = self.again(source, code, start, end)
        return named[0] if len({source.text[slice(*each)] for each in named}) == 1 else None

    def full(self, name: str) -> str:
        """Return the whole name of the only one whose name ends with ``name``, else ``name`` itself."""
        whole = self._ended.get(name, set()) if name not in self._named else set()
        return next(iter(whole)) if len(whole) == 1 else name

    def ending(self, first: int, last: int) -> Sequence[Person]:
        """Return the people whose name ends from ``first`` to ``last``."""
        low, high = bisect_left(self._ends, (first, 0)), bisect_left(self._ends, (last + 1, 0))
        return [self._people[place] for place in sorted(place for _, place in self._ends[low:high])]

    def with_post_before(self, end: int) -> Sequence[Person]:
        """Return the people whose post, behind their name, may reach as far as ``end``."""
        return self.ending(end - self._longest_post - _NEAR_POST, end - 1) if self._longest_post else ()


NOBODY: Final = People(())


def before(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return who asks: voters of a place, the unit before the verb, or the capitalised words of a place."""
    if voices := _voices(source, code, start, end):
        return voices
    unit = units.ending(source, code, start, end)
    whole = placed_units.up_to(source, code, start, end)
    if unit is None and whole and (named := _named_aside(source, start, end)):
        return named
    if whole and (unit is None or whole.end == unit.end):
        return whole.start, whole.end
    if unit or closing_kinds.used(code):
        return (unit.start, unit.end) if unit else closing_kinds.place_ending(source, code, start, end)
    several = _several(code).search(source.lower, start, end)
    if several is None and (led := _led(source, code, start, end)):
        return led
    return several.span("askers") if several else _of_place(source, code, start, _by_name(source, start, end))


def _of_place(source: Source, code: str, start: int, named: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return who asks with the place behind the name: "|Hội người Việt Nam tại Ba Lan| đề nghị"."""
    if named is None:
        return None
    kind = cues.last(cues.cue(code, "units", "bodies"), source.lower, max(start, named[0] - _NEAR_KIND), named[0])
    links = cues.cue(code, "organisations", "links")
    spoken_for = kind and links.search(source.lower, max(start, kind.start() - _NEAR_VENUE), kind.start())
    if kind and spoken_for and links.fullmatch(source.lower, *cues.trimmed(source.text, kind.end(), named[0])):
        return kind.start(), named[1]  # "Os líderes da |comuna de Son Vi|"
    venue = cues.last(cues.cue(code, "places", "venue"), source.lower, max(start, named[0] - _NEAR_VENUE), named[0])
    if venue is None or source.text[venue.end() : named[0]].strip():
        return named
    begun = [place for place in anchors.within(source, "units", start, venue.start()) if source.text[place].isupper()]
    whole = begun and not _PARTED.search(source.text, begun[-1], venue.start())
    return (begun[-1], named[1]) if whole else named


def _led(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the unit right before the verb for which somebody speaks: "the deputy head of |the Harbour Office|"."""
    stop = cues.trimmed(source.text, start, end)[1]
    whole = next((unit for unit in units.find(source, code, start, stop) if unit.end == stop), None)
    return (whole.start, whole.end) if whole else None


#: "Przedstawiciele gmin |Lia, Huong Lap i A Doi|": the places they are of.
_ROW_OF_NAMES = re.compile(
    r"(?:\s[^\W\d_]{1,14}){0,2}(?:\s[A-ZÀ-ÝŁŚŻĐ]\w*){1,3}(?:,(?:\s[A-ZÀ-ÝŁŚŻĐ]\w*){1,3}){1,5}"
    r"(?:\s\w{1,4}(?:\s[A-ZÀ-ÝŁŚŻĐ]\w*){1,3})?\s?"
)


def _voices(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return people who ask together, with what they are told by: "the residents of Eastport", "cử tri xã Tân Lập"."""
    opening = units.after_article(source, code, cues.trimmed(source.text, start, end)[0], end)
    several = cues.cue(code, "proposals", "voices", "askers").match(source.lower, opening, end)
    if several and end - opening <= _LONGEST_NAME and _ROW_OF_NAMES.fullmatch(source.text, several.end(), end):
        return cues.trimmed(source.text, opening, end)
    parted = [source.text.rfind(mark, start, end) + 1 for mark in (",", ";", ":", ". ")]
    first = units.after_article(source, code, cues.trimmed(source.text, max(start, *parted), end)[0], end)
    several = cues.cue(code, "proposals", "voices").match(source.lower, first, end)
    return cues.trimmed(source.text, first, end) if several and end - first <= _LONGEST_NAME else None


def said_of(source: Source, code: str, people: People, asker: tuple[int, int], floor: int) -> tuple[int, int] | None:
    """Return whom "she" means: the only person of the sentence before, in the paragraph that begins at ``floor``."""
    if source.lower[slice(*asker)] not in cues.phrases(code, "proposals", "pronouns"):
        return None
    sentences = cues.sentences(source, floor, asker[0])
    return people.alone(source, code, *sentences[-1]) if sentences else None


def of_verb(source: Source, code: str, people: People, start: int, end: int) -> tuple[int, int] | None:
    """Return who does what the verb at ``end`` says; where other verbs stand between, a person by name."""
    if closing_kinds.used(code) and (whole := subject(source, code, people, start, end)):
        return whole
    if source.text[end - 2 : end] == ") " and (bracket := source.text.rfind("(", start, end)) > start:
        end = bracket  # "anh Tô Quang Duy |(Sở Công Thương)| kiến nghị"
    if described := _described(source, people, start, end):
        return described
    found = before(source, code, start, end)
    apart = found is not None and len(source.text[found[1] : end].split()) > _ADVERBS
    return (speaker(people, start, end) or found) if apart else found


def behind_verb(source: Source, code: str, people: People, start: int, verb: re.Match[str], end: int) -> Person | None:
    """Return who asks, named behind the verb, where no subject stands before it: "Am Montag bat |Konsul Berg| …"."""
    if not languages.get(code).table("duties").get("verb_second") or verb.end() > end:
        return None
    first = cues.trimmed(source.text, start, verb.start())
    if units.at(source, code, *first) or any(people.within(*first)):
        return None
    for person in people.within(verb.end(), min(end, verb.end() + _LONGEST_NAME)):
        post = source.text[verb.end() : person.start].strip()
        return person if not post or post == person.post else None
    return None


def _described(source: Source, people: People, start: int, end: int) -> tuple[int, int] | None:
    """Return whose post stands between two commas right before the verb: "|Anna Berg|, head of the Office, asked"."""
    stop = cues.trimmed(source.text, start, end)[1]
    if source.text[stop - 1 : stop] != ",":
        return None
    comma = source.text.rfind(",", start, stop - 1)
    return next(((each.start, each.end) for each in people.ending(comma, comma) if each.start >= start), None)


def subject(source: Source, code: str, people: People, start: int, end: int) -> tuple[int, int] | None:
    """Return what stands from a comma to ``end`` if it can only be a unit, whatever its words, or a person by post.

    For languages that close a name with its kind: "青凪県信用金庫協会|は", "早乙女|副知事|は".
    """
    begin = cues.trimmed(source.text, max(start, source.text.rfind(",", start, end) + 1), end)[0]
    named = source.lower[begin:end].strip()
    bodies = (*_closing(code), *cues.phrases(code, "proposals", "bodies"), *cues.phrases(code, "proposals", "askers"))
    if not named.endswith(bodies):
        return None
    if person := speaker(people, begin, end):
        return person
    unbroken = len(named) <= _LONGEST_SUBJECT and not cues.cue(code, "duties", "topic").search(named)
    return cues.trimmed(source.text, begin, end) if unbroken else None


@cache
def _closing(code: str) -> tuple[str, ...]:
    keys = (("organisations", "heads"), ("places", "kinds"), ("places", "localities"), ("posts", "heads"))
    return tuple(word for key in keys for word in cues.phrases(code, *key))


def stands_above(source: Source, code: str, people: People, asker: tuple[int, int]) -> bool:
    """Say whether who asks may give orders: a ministry, or a person by whose post it speaks."""
    above = cues.cue(code, "proposals", "superiors")
    if above.match(source.lower, *asker):
        return True
    name = called(source, code, people, asker)
    posts = [lowered(person.post) for person in people.named(name) if person.post]
    abroad = cues.cue(code, "duties", "no_leaders")  # "Bí thư Tỉnh ủy, |Tỉnh trưởng|"
    return any(above.search(post) and not abroad.search(post) for post in posts)


def called(source: Source, code: str, people: People, asker: tuple[int, int]) -> str:
    """Return the name of who asks; of a person without post and form of address."""
    start, end = asker
    if adverb := _adverb_behind(code).search(source.lower, start, end):
        end = adverb.start()  # "Hội Nông dân |cũng|"
    if holder := _holder(source, people, (start, end)):
        return holder
    if named := next((person.name for person in people.ending(end, end) if person.start < end), None):
        return named
    lead = cues.cue(code, "posts", "heads", "honorifics").match(source.lower, start, end)
    name = name_ending(source, code, lead.end(), end) if lead else None
    if name is None and (addressed := cues.cue(code, "posts", "honorifics").match(source.lower, start, end)):
        start = addressed.end()
    return people.full(squeeze(source.text[name.start if name else start : end]))


@cache
def _adverb_behind(code: str) -> re.Pattern[str]:
    """The small words between who asks and the verb."""
    words = languages.get(code).words
    adverbs = trie.pattern((*words("duties", "between"), *words("lists", "adverbs")))
    return re.compile(rf"{'' if closing_kinds.used(code) else chr(92) + 's'}{adverbs}\Z")


def _holder(source: Source, people: People, asker: tuple[int, int]) -> str | None:
    """Return who holds the post that ends with the unit before the verb: "Anna Berg, director of |the Office|"."""
    unit = squeeze(source.text[slice(*asker)])
    for person in people.with_post_before(asker[1]):
        ends = person.post is not None and person.post != unit and person.post.endswith(unit)
        if ends and 0 < asker[1] - person.end <= len(person.post or "") + _NEAR_POST:
            return person.name
    return None


def speaker(people: People, start: int, end: int) -> tuple[int, int] | None:
    """Return who is named last in ``text[start:end]``: whoever speaks there."""
    named = people.within(start, end)
    return (named[-1].start, named[-1].end) if named else None


def is_occasion(source: Source, code: str, asker: tuple[int, int], start: int) -> bool:
    """Say whether what stands before the verb is where somebody asked: "Bei dem |Treffen| bat …"."""
    opening = units.after_article(source, code, cues.trimmed(source.text, start, asker[1])[0], asker[1])
    return opening < asker[0] and gatherings.noun_at(source, code, *asker)


def is_pronoun(source: Source, code: str, asker: tuple[int, int]) -> bool:
    """Say whether who asks is only called "she"; of whom that is said is not known here."""
    called = source.lower[slice(*asker)]
    if called in cues.phrases(code, "proposals", "askers"):
        return False  # "|Tỉnh| đề nghị Bộ Ngoại giao …"
    return called in cues.phrases(code, "stopwords", "common") or called in cues.phrases(code, "proposals", "pronouns")


@cache
def _several(code: str) -> re.Pattern[str]:
    """Those who ask and are no unit, right before the verb: "os participantes"."""
    return re.compile(rf"(?P<askers>{cues.expression(code, 'proposals', 'askers')})\s\Z")


def _named_aside(source: Source, start: int, end: int) -> tuple[int, int] | None:
    aside = _ASIDE.search(source.text, start, end)
    if aside and len(list(names.capitalised(source.text, *aside.span("name")))) == len(aside["name"].split()):
        return aside.span("name")
    return None


def _by_name(source: Source, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of the place or person who asks: before the verb, or at the head of the sentence."""
    before = cues.trimmed(source.text, max(start, end - _LONGEST_NAME), end)
    for word in re.finditer(r"\S+", source.text[slice(*before)]):
        first = before[0] + word.start()
        words = list(names.capitalised(source.text, first, before[1]))
        if words and words[-1][1] == before[1]:
            return first, before[1]
    # "The mayor of the town, Anna Berg, proposed …": the name between two commas right before the verb.
    if named := _named_aside(source, *before):
        return named
    # "Anna Berg thanked them and proposed …": the name that opens the sentence, if nothing parts it from the verb.
    opening = list(names.capitalised(source.text, start, end))
    if len(opening) > 1 and not _PARTED.search(source.text, opening[-1][1], end):
        return opening[0][0], opening[-1][1]
    return None
