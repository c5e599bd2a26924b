"""Where points of a list may begin with a word: "Firstly, …", "the second …", "next …", "finally …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.lists.points import running
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source

#: How much of the text before an ordinal shows whether a clause begins there.
_NEAR = 16
#: So many words at most stand before an ordinal that opens no sentence.
_FEW_WORDS = 2
_MARKS = '-–—•▪*" “„«('
#: "Primero. Inscripción. …", "Segundo.- …": at the head of a paragraph a stop is enough.
_NAMED = {"last": 0, "begin": 1}
_STOP = re.compile(r"\.(?:\s?[-–—])?(?=\s\S)")


class Spoken(NamedTuple):
    """An ordinal in the text.

    ``values`` are the places it may tell: two for a day of the week that a machine made of it, none for "next", 0 for
    "finally". A ``sure`` one is set apart from its words; behind a comma (``within``) it only goes on. One that
    ``begins`` a row without numbers needs no comma ("zunächst").
    """

    start: int
    label_end: int
    words: int
    block: int
    values: tuple[int, ...]
    weekday: bool
    sure: bool
    within: bool
    begins: bool = False

    @property
    def last(self) -> bool:
        """Whether it closes a row: "finally"."""
        return self.values == (0,)


def find(source: Source) -> Iterator[Spoken]:
    """Yield what may tell the place of a point, in reading order."""
    places = anchors.starts(source, "ordinals")
    if not places:
        return
    for index, block in enumerate(source.blocks):
        # Most paragraphs hold none: no more is asked of them.
        first = bisect_left(places, block.start)
        if first == len(places) or places[first] >= block.end or not running(block):
            continue
        for match in anchors.matches(source, block.language, "ordinals", block.start, block.end):
            if found := _told(source, index, match):
                yield found


def following(source: Source, index: int, start: int) -> Iterator[Spoken]:
    """Yield the words for "next" that begin a sentence behind ``start`` in block ``index``."""
    block = source.blocks[index]
    for match in cues.cue(block.language, "ordinals", "next").finditer(source.lower, start, block.end):
        before = source.lower[max(block.start, match.start() - _NEAR) : match.start()].rstrip(_MARKS)
        if not before or before[-1] in ".;:!?…":
            comma = _follow(block.language).match(source.lower, match.end(), block.end)
            words = cues.trimmed(source.text, comma.end() if comma else match.end(), block.end)[0]
            yield Spoken(match.start(), match.end(), words, index, (), weekday=False, sure=True, within=False)


def before(source: Source, second: Spoken) -> Spoken | None:
    """Return the sentence before the ``second`` point of a row as its first, where it says "first of all" somewhere."""
    block = source.blocks[second.block]
    index = second.block
    if second.start == block.start:
        index = next((at for at in range(index - 1, -1, -1) if running(source.blocks[at])), -1)
        if index < 0:
            return None
        block = source.blocks[index]
    start, end = cues.sentences(source, block.start, min(block.end, second.start))[-1]
    said = cues.cue(block.language, "ordinals", "begin").search(source.lower, start, end)
    if said is None:
        return None
    return unnumbered(start, index)


def unnumbered(start: int, index: int) -> Spoken:
    """Return the first point of a row that begins without an ordinal at ``start`` in block ``index``."""
    return Spoken(start, start, start, index, (1,), weekday=False, sure=True, within=False)


def _told(source: Source, index: int, match: re.Match[str]) -> Spoken | None:
    block = source.blocks[index]
    code = block.language
    start, begins, within = _opens(source, block, match.start())
    near = begins or within
    if not near and not _behind_few_words(source, block, start):
        return None
    follow = _follow(code).match(source.lower, match.end(), block.end)
    words = " ".join(match.group().split())
    # "Một là" is a whole opening; the others need a comma, a colon or "is"
    whole = words.endswith(" là") or words in cues.phrases(code, "lists", "ordinals_alone")
    if whole and follow and follow.group().lstrip()[:1] not in {",", ":"}:
        follow = None  # "Erstens |wird| das Amt …": the verb belongs to what is said
    if follow is None and start == block.start:
        follow = _STOP.match(source.lower, match.end(), block.end)
    key = _keys(code)[words]
    weekday = key.startswith("weekday_")
    value = _NAMED[key] if key in _NAMED else int(key.removeprefix("weekday_"))
    return Spoken(
        start=start,
        label_end=_label_end(match, follow),
        words=cues.trimmed(source.text, follow.end() if follow else match.end(), block.end)[0],
        block=index,
        # a machine that takes "thứ tư" for Wednesday counts from Sunday, one that says Thursday from Monday
        values=(value, value - 1) if weekday else (value,),
        weekday=weekday,
        sure=near and (whole or (follow is not None and (begins or follow.group().lstrip()[:1] in {",", ":"}))),
        within=not begins,
        begins=key == "begin",
    )


def _label_end(match: re.Match[str], follow: re.Match[str] | None) -> int:
    """Return where the label ends: "|first task|: …"."""
    thing = follow.end("thing") if follow and "thing" in follow.re.groupindex else -1
    return max(match.end(), thing)


def _behind_few_words(source: Source, block: Block, start: int) -> bool:
    """Say whether a word or two of a sentence stand before ``start``: "|Já| o terceiro obriga …"."""
    begin, _ = cues.sentence_at(source, start, block.start, block.end)
    return start - begin <= _NEAR and len(source.text[begin:start].split()) <= _FEW_WORDS


def _opens(source: Source, block: Block, start: int) -> tuple[int, bool, bool]:
    """Return where a point that an ordinal numbers begins, and say whether a paragraph, a sentence or a clause begins
    there, and whether a comma or "and" parts it; what is numbered may stand first: "|việc| thứ nhất là"."""
    before = source.lower[max(block.start, start - _NEAR) : start].rstrip()
    thing = cues.last(_things(block.language), before, 0, len(before))
    if thing and thing.end() == len(before):
        start -= len(source.lower[max(block.start, start - _NEAR) : start]) - thing.start()
        before = before[: thing.start()].rstrip()
    joined = False
    for pattern in (cues.cue(block.language, "ordinals", "last"), cues.cue(block.language, "units", "and")):
        # "and |fourth|, …", "wreszcie |po czwarte|, …"
        last_word = cues.last(pattern, before, 0, len(before))
        if last_word and last_word.end() == len(before):
            before, joined = before[: last_word.start()].rstrip(), True
    if joined:
        return start, before.endswith((";", ",", ".")), True
    before = before.rstrip(_MARKS)
    if not before or before[-1] in '.;:!?…»”"':
        return start, True, False
    return start, False, before[-1] == ","


@cache
def _things(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    return re.compile(cues.whole((*words("lists", "label_named"), *words("lists", "nouns"))))


@cache
def _keys(code: str) -> dict[str, str]:
    keys = languages.get(code).pairs("ordinals")
    return {phrase: key for phrase, key in keys.items() if key not in {"after", "next"}}


@cache
def _follow(code: str) -> re.Pattern[str]:
    """What parts an ordinal from its words: a comma, a colon, "is to"; and what it may be said of: "first task: …"."""
    words = languages.get(code).words
    things = cues.whole((*words("lists", "label_named"), *words("lists", "nouns")))
    after = cues.whole(words("ordinals", "after"))
    return re.compile(rf"(?P<thing>\s{things})?(?:\s{{0,2}}[,:](?:\s?[-–—])?|\s[-–—](?=\s))|\s{after}")
