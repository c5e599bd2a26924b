"""Texts that order: a plan, a decree, minutes. What such a text says somebody does is to be done, without a day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from chancellery.reading import languages
from chancellery.reading.doing import leaders
from chancellery.reading.facts import Block
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

#: So many of the first lines may hold the one that says what the text is.
_HEAD = 10
_LONGEST_TITLE = 200
#: So many paragraphs behind what sets tasks may each tell the task of one unit.
_MOST_PARAGRAPHS = 14
#: So many of them in a row show, where verbs have no tense, that an order goes on from one unit to the next.
_FEWEST_PARAGRAPHS = 3
#: What a title does not end with.
_STOPS = frozenset(".;,:?!。；，：")
_COLONS = frozenset(":：")
#: The kinds of documents that only tell, ask or send something; what conclusions order, they list.
_TELLING = frozenset({"report", "official letter", "other", "notice", "law", "guidance", "conclusion"})


def text_orders(source: Source) -> bool:
    """Say whether a line of the head of ``source`` begins with a kind of document that orders: "PLAN of work …"."""
    if source.found.orders is None:
        source.found.orders = any(_names_order(source, block) for block in source.blocks[:_HEAD])
    return source.found.orders


def text_answers(source: Source) -> bool:
    """Say whether a line of the head of ``source`` says that it answers somebody: "Respuesta a la interpelación …"."""
    if source.found.answers is None:
        source.found.answers = any(
            cues.cue(block.language, "lists", "replies").search(source.lower, block.start, block.end)
            for block in source.blocks[:_HEAD]
            if block.role != "boilerplate"
        )
    return source.found.answers


def tells_tasks(source: Source, start: int) -> bool:
    """Say whether what stands at ``start`` tells what a plan leaves to whom: "Conforme al plan, el Departamento …".

    That goes on to the end of the paragraph, and over those behind it that begin with a unit each.
    """
    if source.found.tasks_told is None:
        source.found.tasks_told = tuple(_tasks_told(source))
    return any(first <= start < last for first, last in source.found.tasks_told)


def _tasks_told(source: Source) -> Iterator[tuple[int, int]]:
    for place in anchors.starts(source, "setting tasks"):
        index = bisect_right(source.blocks, place, key=lambda block: block.start) - 1
        first = cues.sentence_at(source, place, source.blocks[index].start, source.blocks[index].end)[0]
        yield first, _last_of_units(source, index)
    for index, block in enumerate(source.blocks):
        # "The Vice-Governor demanded|:|"
        if block.role == "body" and block.quote[-1:] in _COLONS and _is_told(source, block):
            yield block.end, _last_of_units(source, index)
    yield from _orders_told_on(source)


def _last_of_units(source: Source, index: int) -> int:
    """Return the end of the last paragraph behind the one at ``index`` that begins with a unit, as those between do.

    One in between may begin with something else.
    """
    end = source.blocks[index].end
    others = 0
    for block in source.blocks[index + 1 : index + 1 + _MOST_PARAGRAPHS]:
        if _opens_with_unit(source, block):
            end, others = block.end, 0
        elif others or block.role != "body":
            break
        else:
            others += 1
    return end


def _is_told(source: Source, block: Block) -> bool:
    """Say whether a leader tells something in ``block``."""
    verbs = anchors.matches(source, block.language, "directs", block.start, block.end)
    return any(leaders.speaks(source, block.language, block.start, verb.start()) for verb in verbs)


def _orders_told_on(source: Source) -> Iterator[tuple[int, int]]:
    """Yield paragraphs behind a leader's order that begin with a unit each: "总理要求…。⏎|工商部|扩大…。"."""
    last = 0
    for place in anchors.starts(source, "directs"):
        index = bisect_right(source.blocks, place, key=lambda block: block.start) - 1
        block = source.blocks[index]
        if place < last or not (closing_kinds.used(block.language) and _ends_bare(block.language)):
            continue
        start = cues.sentence_at(source, place, block.start, block.end)[0]
        if cues.cue(block.language, "duties", "leaders").search(source.lower, start, place) is None:
            continue
        behind = [*takewhile(lambda each: _opens_with_unit(source, each), source.blocks[index + 1 :])]
        if len(behind) >= _FEWEST_PARAGRAPHS:
            last = behind[-1].end
            yield behind[0].start, last


def _ends_bare(code: str) -> bool:
    """Say whether no ending of a verb shows what is past."""
    return not languages.get(code).words("natures", "past_endings")


def _opens_with_unit(source: Source, block: Block) -> bool:
    return block.role == "body" and units.at(source, block.language, block.start, block.end, bodies=True) is not None


def promised(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells of what will be done, as an answer promises it."""
    return text_answers(source) and will_be(source, code, start, end)


def will_be(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb tells of what will be done; none is known to a language that has no ``promises``."""
    return _promise(code).search(source.lower, start, end) is not None


@cache
def _promise(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    endings = words("duties", "promises_end")
    future = rf"|(?<!\w)[^\W\d_]{{2,20}}?{trie.pattern(endings)}(?!\w)" if endings else ""
    return re.compile(f"{cues.expression(code, 'duties', 'promises')}{future}")


def _names_order(source: Source, block: Block) -> bool:
    if block.role == "boilerplate" or block.end - block.start > _LONGEST_TITLE or block.quote[-1:] in _STOPS:
        return False
    if closing_kinds.used(block.language):
        return _closes_with_order(source, block)
    begins = _kinds(block.language).match(source.lower, block.start, block.end)
    titled = begins or _titles(block.language).match(source.lower, block.start, block.end)
    return titled is not None and block.quote[:1].isupper()


@cache
def _titles(code: str) -> re.Pattern[str]:
    """What orders and begins its title: "Note de service", or ends it behind a word or two: "Joint |action plan| 2026".

    Behind other words only a year may follow, as no headline ends.
    """
    titles = cues.expression(code, "lists", "order_titles")
    closing = r"(?:\s(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?)?\s?\Z"
    return re.compile(rf"{titles}|(?:[^\W\d_][\w'’-]{{1,20}}\s){{1,3}}{titles}{closing}")


def _closes_with_order(source: Source, block: Block) -> bool:
    """Say whether a title closes with its kind, and only names it: "姉妹都市交流|実施計画|", but "省公布|行动计划|".

    In news such a line may be a heading.
    """
    if _IN_TITLE.search(block.quote) or any(each.role == "boilerplate" for each in source.blocks[:_HEAD]):
        return False
    closes = _kinds_last(block.language).search(source.lower, block.start, block.end)
    if closes is None:
        return False
    told = ("narratives", "past", "directs", "gatherings")
    return not any(anchors.any_in(source, family, block.start, closes.start()) for family in told)


#: What no title that closes with its kind holds.
_IN_TITLE = re.compile(r"[,;:!?，、；：]")


@cache
def _kinds_last(code: str) -> re.Pattern[str]:
    kinds = [word for word, kind in languages.get(code).pairs("kinds").items() if kind not in _TELLING]
    return re.compile(rf"{cues.whole([*kinds, *languages.get(code).words('natures', 'title_orders')])}[\s)»”\"]*\Z")


@cache
def _kinds(code: str) -> re.Pattern[str]:
    kinds = languages.get(code).pairs("kinds").items()
    return re.compile(cues.whole(word for word, kind in kinds if kind not in _TELLING))
