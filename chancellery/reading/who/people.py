"""People with the posts they hold, one fact for each person however often and in whatever spelling they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block, Person
from chancellery.reading.phrases import anchors, cues, words
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import (
    closing_kinds,
    held_posts,
    names,
    no_people,
    places,
    signatures,
    uncased_people,
)
from chancellery.reading.who.names import Name

_RULE = "people"
_FEWEST_WORDS, _MOST_WORDS = 2, 4
_LONGEST_NAME = 80
#: So far behind its first word a post may end.
_LONGEST_POST = 110


class _Mention(NamedTuple):
    start: int
    end: int
    post: str | None
    language: str


def read(source: Source) -> tuple[Person, ...]:
    """Return the people the text names, in the order in which they first appear."""
    mentions: dict[str, list[_Mention]] = {}
    for block in source.readable():
        for mention in _in_block(source, block):
            mentions.setdefault(fold(squeeze(source.text[mention.start : mention.end])), []).append(mention)
    for signed in signatures.find(source):
        key = fold(squeeze(source.text[signed.start : signed.end]))
        mentions.setdefault(key, []).append(_Mention(*signed))
    for named, code in uncased_people.signed(source):
        key = fold(squeeze(source.text[named.start : named.end]))
        mentions.setdefault(key, []).append(_Mention(*named, code))
    people = [_person(source, found) for found in mentions.values()]
    return tuple(sorted(people, key=lambda person: person.start))


def _person(source: Source, mentions: Sequence[_Mention]) -> Person:
    """Make one person of all mentions; the first with a post in the text's own language speaks for them."""
    chosen = min(mentions, key=lambda m: (m.post is None, m.language != source.language, m.start))
    spellings = dict.fromkeys(squeeze(source.text[m.start : m.end]) for m in mentions)
    name = squeeze(source.text[chosen.start : chosen.end])
    return Person(
        start=chosen.start,
        end=chosen.end,
        quote=source.text[chosen.start : chosen.end],
        rule=_RULE,
        name=name,
        post=chosen.post,
        also=tuple(spelling for spelling in spellings if spelling != name),
    )


def _in_block(source: Source, block: Block) -> Iterator[_Mention]:
    told = anchors.any_in(source, "posts", block.start, block.end)
    if closing_kinds.used(block.language):
        beside = uncased_people.find(source, block) if told else uncased_people.joined_to_post(source, block)
        yield from (_Mention(*each, block.language) for each in beside)
        return
    named = set(names.vietnamese(source, block.start, block.end)) if _has_posts(block.language) else set()
    if block.role == "heading":
        # In capitals every word may open a name: only a post or a form of address proves one.
        named = {name._replace(certain=False) for name in named}
    if told:
        named.update(_others(source, block))
    if _initials_make_names(block.language):
        named.update(_initialled(source, block))
    if not named:
        return
    # the longest of those that begin at one place: "Son" is a name, and a common word of French and of Spanish
    candidates = sorted(named, key=lambda name: (name.start, -name.end))
    found = [name for name in candidates if name.certain or not no_people.place(source, block.language, name)]
    found = [name for name in found if not no_people.shown(source, block.language, name)]
    floor = block.start
    for place, name in enumerate(found):
        if name.start < floor:
            continue
        ceiling = next((other.start for other in found[place + 1 :] if other.start >= name.end), block.end)
        before = held_posts.before(source, block.language, name, floor)
        post = before or held_posts.after(source, block.language, name, ceiling, block.end)
        if not name.certain and not post and not _addressed(source, block.language, name, block.start):
            continue
        floor = name.end
        yield _Mention(name.start, name.end, post, block.language)


def _addressed(source: Source, code: str, name: Name, floor: int) -> bool:
    """Say whether a form of address stands right before the name."""
    return held_posts.honorific(code).search(source.lower, max(floor, name.start - 30), name.start) is not None


# --- names of other forms -------------------------------------------------------------------------------------------


def _others(source: Source, block: Block) -> Iterator[Name]:
    """Yield capitalised words that a post or a form of address proves to be a person's name."""
    code = block.language
    for lead in anchors.matches(source, code, "posts", block.start, block.end):
        body = cues.cue(code, "organisations", "heads").match(source.lower, lead.start(), block.end)
        if body and body.end() > lead.end():
            continue  # "|Đại sứ quán| Việt Nam"
        post = " ".join(lead.group().split()) in cues.phrases(code, "posts", "heads")
        behind = _APPOSITION.search(source.lower, max(block.start, lead.start() - 12), lead.start()) if post else None
        told_before = name_ending(source, code, block.start, behind.start()) if behind else None
        named = _after_post(source, code, lead.end(), block.end, post=post)
        # "bà Marie Delvaux, Trưởng đại diện |Aqua Vita|": whoever is addressed holds the post behind the name
        if named and not (told_before and _addressed(source, code, told_before, block.start)):
            yield Name(named[0][0], named[-1][1], False)
        name = _without_verb(source, code, told_before) if told_before else None
        if name and name.start < name.end:
            yield name


def _without_verb(source: Source, code: str, name: Name) -> Name:
    """Return a name without the verb that opens its sentence: "|Habló| Somchai Vongsa, vicegobernador de …"."""
    verb = cues.cue(code, "posts", "stops").match(source.lower, name.start, name.end)
    return name._replace(start=cues.trimmed(source.text, verb.end(), name.end)[0]) if verb else name


def _initialled(source: Source, block: Block) -> Iterator[Name]:
    """Yield "А.В. Дремлюга" and "Носкова Р.И.", in languages where two initials make a surname certain."""
    for dots in _INITIALS.finditer(source.text, block.start, block.end):
        if not dots.group().isupper():
            continue  # "с. г."
        before = _SURNAME_BEFORE.search(source.text, block.start, dots.start())
        behind = _SURNAME_BEHIND.match(source.text, dots.end(), block.end)
        if before and source.text[before.start()].isupper() and not _is_known(source, block.language, before):
            yield Name(before.start(), dots.end(), True)
        elif behind and behind.group().lstrip()[0].isupper():
            yield Name(dots.start(), behind.end(), True)


def _is_known(source: Source, code: str, word: re.Match[str]) -> bool:
    """Say whether a word with a capital before initials is none of a name: "Председатель А. Г. Стародубов"."""
    return not _may_name(source, code, word.start(), word.end() - 1)


def _after_post(source: Source, code: str, at: int, end: int, *, post: bool) -> list[tuple[int, int]]:
    """Return the name that follows a form of address, or a post and what belongs to it."""
    if post and (name := _called(source, code, at, end)):
        return name
    gap = _rest_of_post(code).match(source.lower, at, end) if post else None
    start = _GAP.match(source.lower, gap.end() if gap else at, end)
    named = _name_words(source, code, _after_country(source, code, start.end()), end) if start else []
    if named and post and _tells_which(source, code, named[0]):
        return []  # "zastępca przewodniczącego |Obwodowej Administracji|"
    whole = _whole_post(code).match(source.lower, at, end) if post and not named else None
    return _name_words(source, code, whole.end(), end) if whole else named


def _tells_which(source: Source, code: str, word: tuple[int, int]) -> bool:
    """Say whether a word ends as adjectives before a kind do, where first names are known and this is none."""
    given = cues.phrases(code, "posts", "given")
    endings = languages.get(code).words("organisations", "before_endings")
    said = source.lower[slice(*word)]
    return bool(given) and said not in given and said.endswith(endings or "\n")


def _called(source: Source, code: str, at: int, end: int) -> list[tuple[int, int]]:
    """Return the name behind a post that a first name opens: "burmistrz Ustrzyk Dolnych |Bartosz Kania|"."""
    if not languages.get(code).words("posts", "given"):
        return []
    given = cues.phrases(code, "posts", "given")
    for start, word in words.capitals(source, at, min(end, at + _LONGEST_POST)):
        if word.lower() in given:
            return _name_words(source, code, start, end) if held_posts.goes_on_to(source, code, at, start) else []
    return []


def _after_country(source: Source, code: str, start: int) -> int:
    """Step over the country a post is held for, and the one it is held in: "Đại sứ Nhật Bản tại Việt Nam …"."""
    length = places.country_length(source, code, start)
    if not length or not source.text.startswith(" ", start + length):
        return start
    behind = start + length + 1
    place = cues.cue(code, "places", "venue").match(source.lower, behind)
    lies_in = place.end() + 1 if place else behind
    further = places.country_length(source, code, lies_in) if place else 0
    return lies_in + further + 1 if further and source.text.startswith(" ", lies_in + further) else behind


# "Le Hoai Trung, secrétaire": the comma, dash or bracket, perhaps an article
_APPOSITION = re.compile(r"(?:\s?,\s|\s[-–—]\s|\s\()(?:\w{1,4}\s|\w')?\Z")
_GAP = re.compile(r",?\s(?=[^\W\d_])")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_a-z]\.\s?[^\W\d_a-z]\.")
_SURNAME_BEFORE = re.compile(r"(?<![\w.])[^\W\d_a-z][\w-]{2,30} \Z")
_SURNAME_BEHIND = re.compile(r" ?[^\W\d_a-z][\w-]{2,30}")
_UP_TO_FOUR_WORDS = re.compile(r"(?:[^\W\d_][\w'’-]{0,30}\s){0,3}[^\W\d_][\w'’-]{0,30}\Z")


def _name_words(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    named: list[tuple[int, int]] = []
    for word in names.capitalised(source.text, start, end):
        if len(named) == _MOST_WORDS or not _may_name(source, code, *word):
            break
        named.append(word)
    if len(named) > _FEWEST_WORDS and _is_acronym(source, *named[0]) and not _is_acronym(source, *named[1]):
        named = named[1:]  # "prezes |VUFO| Phan Anh Son"
    # "J. E. pan …": two letters name nobody
    spelt = any(end - start > 1 for start, end in named)
    return named if len(named) >= _FEWEST_WORDS and spelt else []


def _is_acronym(source: Source, start: int, end: int) -> bool:
    return end - start > 2 and source.text[start:end].isupper()


def name_ending(source: Source, code: str, floor: int, end: int) -> Name | None:
    """Return the run of capitalised words that ends at ``end``."""
    floor = max(floor, end - _LONGEST_NAME)
    blank = end
    for _ in range(_MOST_WORDS):
        blank = source.text.rfind(" ", floor, max(blank, floor))
    floor = max(floor, blank + 1)
    if source.text[max(floor, source.text.rfind(" ", floor, end)) : end].islower():
        return None
    match = _UP_TO_FOUR_WORDS.search(source.text, floor, end)
    if match is None:
        return None
    start = match.start()
    while start < end:
        named = _name_words(source, code, start, end)
        if named and named[-1][1] == end:
            return Name(start, end, False)
        gap = source.text.find(" ", start, end)
        if gap < 0:
            return None
        start = gap + 1
    return None


def _may_name(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a capitalised word may be part of a name: it is no word of an organisation, a post or a place."""
    word = source.lower[start:end]
    # "l'Ambassade"
    bare = word[2:] if word[1:2] == "'" else word
    return not (
        bare in _field_words(code) or word in _field_words(code) or word in cues.phrases(code, "stopwords", "common")
    )


@cache
def _has_posts(code: str) -> bool:
    return bool(languages.get(code).table("posts"))


@cache
def _initials_make_names(code: str) -> bool:
    return languages.get(code).table("posts").get("initials") is True


@cache
def _rest_of_post(code: str) -> re.Pattern[str]:
    """What may belong to a post between its first word and the name."""
    known = cues.expression(code, "organisations", "tails", "heads")
    links = cues.expression(code, "organisations", "links")
    return re.compile(rf"(?:\s(?:(?:{links})\s?){{0,2}}(?:{known})){{0,8}}")


@cache
def _whole_post(code: str) -> re.Pattern[str]:
    """A post told to its comma in words that need not be known: " da Administração Estatal"."""
    links = cues.expression(code, "organisations", "links")
    return re.compile(rf"\s(?:{links})\s?[^\W\d_][^\n,.;:()\d]{{1,50}},\s")


@cache
def _field_words(code: str) -> frozenset[str]:
    """Return the words of the field that no name of a person holds."""
    keys = {
        "organisations": ("heads", "tails", "links", "before"),
        "posts": ("heads", "honorifics"),
        "places": ("kinds",),
    }
    return frozenset().union(*(cues.phrases(code, table, key) for table, names in keys.items() for key in names))
