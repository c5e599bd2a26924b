"""Who is told to do something, where the verb that tells it comes last: "|국제협력과|에 …하라고 지시하였다".

One sentence may tell several, each before what closes its order: "国際課に…するよう|指示し、財政課には…するよう求めた".
Whoever is told may also be the subject of what is ordered: "知事は、|財政課が|予算を確保するよう指示した".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

#: So much of its end holds the verb of a sentence, and what closes an order before it.
_LONGEST_END = 44
_END = r"(?=[.\s]{0,4}\Z)"
#: So many sentences before may have named the leader who goes on speaking.
_BEFORE = 3


class Order(NamedTuple):
    """What somebody is told: where it ends, and how sure its verb is to order."""

    end: int
    kind: str


class Found(NamedTuple):
    start: int
    end: int
    units: Sequence[units.Unit]


def used(code: str) -> bool:
    """Say whether a language tells it so: by particles, and by a verb that comes last."""
    return _telling(code) is not None


def clauses(source: Source, code: str, start: int, end: int) -> list[Found]:
    """Return the clauses of a sentence, each with whom it tells to do something; none where it tells nobody."""
    form = _telling(code)
    if form is None or form.search(source.lower, max(start, end - _LONGEST_END), end) is None:
        return []
    found: list[Found] = []
    begun = start
    for order in _orders(source, code, start, end):
        told = _told(source, code, start, begun, order)
        # "…が|次の|5つの任務を実施するよう求めた" only leads to what each has to do
        if told and not cues.cue(code, "lists", "following").search(source.lower, told.start, order.end):
            found.append(told)
        begun = cues.trimmed(source.text, min(order.end + 1, end), end)[0]
    if found and not source.text[found[-1].end : end].strip(" ."):
        found[-1] = found[-1]._replace(end=end)
    return found


def _orders(source: Source, code: str, start: int, end: int) -> Iterator[Order]:
    """Yield the orders of a sentence; one without a verb of its own has that of the next."""
    ends: list[int] = []
    for closed in _closing(code).finditer(source.lower, start, end):
        ends.append(closed.end())
        kind = next((kind for kind in ("said", "sure", "asked", "made") if closed[kind]), "")
        if kind == "made" and source.lower[start : closed.start()].endswith(
            languages.get(code).words("duties", "able_ends")
        ):
            kind = ""  # "누구나 이용할 |수 있|도록 했다": nobody is told anything
        if kind:
            yield from (Order(each, kind) for each in ends)
            ends = []


def _told(source: Source, code: str, start: int, begun: int, order: Order) -> Found | None:
    """Return whom ``text[begun:order.end]`` tells to do something, past who says so."""
    speaker: Sequence[units.Unit] = ()
    first = begun
    for mark in _mark(code).finditer(source.lower, begun, order.end):
        row = units.row_ending(source, code, first, mark.start(), doing=True)
        if not row or source.text[first : row[0].start].rstrip().endswith("・"):
            continue
        by_mark = bool(mark["to"])
        if len(row) == 1 and not by_mark and closing_kinds.is_officer(code, source.lower[slice(*row[0])]):
            first = mark.end()
            continue
        if mark["topic"] and begun == start and not speaker and not _led(source, code, start, row[0].start):
            speaker, first = row, mark.end()  # unless nobody else is told
            continue
        if by_mark and _reaches(code).match(source.lower, mark.end(), order.end):
            continue  # "결과를 |국제협력과에 보고하|도록": to whom it goes, and not whom it is asked of
        # who speaks does nothing of what is ordered
        begins = begun if by_mark else row[0].start
        told = _may_tell(source, code, start, row, order, by_mark=by_mark)
        return Found(begins, order.end, row) if told else None
    if order.kind == "said" and speaker and _by_leader(source, code, start, speaker[0].start):
        return Found(begun, order.end, speaker)
    return None


def _led(source: Source, code: str, start: int, position: int) -> bool:
    """Say whether a sentence names its speaker, a leader, before ``position``: "총리는 오늘 |외무부는| …하라고"."""
    leader = cues.cue(code, "duties", "leaders").search(source.lower, start, position)
    topic = _topic(code).match(source.lower, leader.end(), position) if leader else None
    return topic is not None


@cache
def _topic(code: str) -> re.Pattern[str]:
    return re.compile(rf"\s?{trie.pattern(languages.get(code).words('successions', 'topic'))}(?=[\s,])")


def _may_tell(source: Source, code: str, start: int, row: Sequence[units.Unit], order: Order, *, by_mark: bool) -> bool:
    """Say whether who speaks may order something of ``row``: a wish of residents, or of a lower office, is none."""
    superiors = cues.phrases(code, "proposals", "superiors")
    above = any(units.name(source, unit).replace(" ", "") in superiors for unit in row)
    if order.kind == "sure":
        return True
    if order.kind == "made":
        return by_mark and not above and _by_leader(source, code, start, row[0].start)
    if above or cues.cue(code, "duties", "no_leaders").search(source.lower, start, row[0].end):
        return False
    return by_mark or _by_leader(source, code, start, row[0].start)


def _by_leader(source: Source, code: str, start: int, position: int) -> bool:
    """Say whether a leader speaks: one named before ``position``, or in the sentences before where none is."""
    leaders, others = (cues.cue(code, "duties", key) for key in ("leaders", "no_leaders"))
    block = source.block_at(start)
    earlier = cues.sentences(source, block.start, start)[-_BEFORE:] if block and block.start < start else ()
    for first, last in ((start, position), *reversed(earlier)):
        if others.search(source.lower, first, last):
            return False
        if leaders.search(source.lower, first, last) or source.found.directed.get((first, last)):
            return True  # or has told somebody something there
    return False


def _spelt(code: str, *keys: str, table: str = "duties") -> str:
    """Return an expression for phrases, within which the parting of words may have put a blank anywhere."""
    words = [word for key in keys for word in languages.get(code).words(table, key)]
    return "|".join(
        r"[\s\"]?".join(map(re.escape, word.replace(" ", ""))) for word in sorted(words, key=len, reverse=True)
    )


def _closed(code: str) -> str:
    """What closes an order, with the verb that tells it where one stands there: "よう|, それぞれ 指示し|"."""
    past = "|".join((_spelt(code, "past_endings", table="natures"), _spelt(code, "told_now") or "(?!)"))
    told = rf"(?:(?P<sure>{_spelt(code, 'directs')})|(?P<asked>{_spelt(code, 'asks_of')}))"
    behind = rf"(?:[^,.;\n]{{0,12}}?(?=,)|(?:[^,.;\n]{{0,8}}?(?:{past}))?{_END})"
    made = rf"\s?(?P<made>{_spelt(code, 'made_to') or '(?!)'})(?:(?=,)|{_END})"
    that = rf"(?:{_spelt(code, 'directs_that')})(?:[^.;\n]{{0,12}}?{told}{behind}|{made})?"
    return rf"(?:(?P<said>{_spelt(code, 'says_that')})[^.;\n]{{1,20}}?|{that})"


@cache
def _closing(code: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_closed(code)}(?=,|{_END})" if used(code) else r"(?!)(?P<said>)(?P<sure>)(?P<asked>)(?P<made>)"
    )


@cache
def _telling(code: str) -> re.Pattern[str] | None:
    """What ends a sentence that tells somebody to do something; ``None`` in a language whose verb stands elsewhere."""
    words = languages.get(code).words
    if not (words("duties", "ordered_to") and words("duties", "directs_that")):
        return None
    return re.compile(rf"{_closed(code)}(?(said)|(?(sure)|(?(asked)|(?(made)|(?!))))){_END}")


@cache
def _mark(code: str) -> re.Pattern[str]:
    """The particle behind who is told: "국제협력과|에|", or behind the subject: "財政課|が|", "市長|は|"."""
    words = languages.get(code).words
    to, topic = trie.pattern(words("duties", "ordered_to")), trie.pattern(words("successions", "topic"))
    subject = trie.pattern(words("successions", "subject"))
    return re.compile(rf"(?<=[\w)»”\"'’])\s?(?:(?P<to>{to})|(?P<topic>{topic})|{subject})(?=[\s,])")


@cache
def _reaches(code: str) -> re.Pattern[str]:
    words = languages.get(code).words("duties", "to_units")
    return re.compile(rf",?\s?{trie.pattern(words)}") if words else re.compile(r"(?!)")
