"""Proposals whose verb stands last: who asks, whom, what, and at the end that it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancellery.reading.doing import ordered_last
from chancellery.reading.facts import Proposal
from chancellery.reading.happening import asked_of_whom, asked_things, askers
from chancellery.reading.happening.askers import NOBODY, People
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, squeeze

_RULE = "proposals.asking"
_LONGEST_NAME = 80


def read(source: Source, code: str, start: int, end: int, people: People) -> Iterator[Proposal]:
    """Read "ビンホア省は外務省に対し、…よう要請した": asker, whom, what, and at the end that it is asked."""
    ask = anchors.last(source, code, "requests", start, end)
    if ask is None or ordered_last.of_those_below(source, code, start, end):
        return  # "副書記は省財政局に対し…よう求めた": an order
    asker, behind = _subject_last(source, code, start, ask.start(), people)
    asked, mark = _marked(source, code, behind, ask.start())
    if asker is None or asked is None or mark is None or askers.stands_above(source, code, people, asker):
        return
    # "…補助の創設を|知事に|提案した": what is asked may stand first
    if items := asked_things.cut(source, code, mark.end(), ask.start()) or asked_things.cut(
        source, code, behind, asked[0]
    ):
        yield Proposal(
            start=asker[0],
            end=ask.end(),
            quote=source.text[asker[0] : ask.end()],
            rule=_RULE,
            by=askers.called(source, code, people, asker),
            to=squeeze(source.text[slice(*asked)]),
            items=tuple(items),
        )


def _subject_last(
    source: Source, code: str, start: int, end: int, people: People
) -> tuple[tuple[int, int] | None, int]:
    """Return who asks, before the first particle of a subject, and where that ends; it may touch a Korean name."""
    topics = cues.phrases(code, "duties", "topic")
    touching = (each for each in people.within(start, end) if source.lower[each.end : each.end + 1] in topics)
    named = next((each for each in touching if not source.text[each.end + 1 : each.end + 2].isalnum()), None)
    topic = cues.cue(code, "duties", "topic").search(source.lower, start, named.start if named else end)
    if topic is None:
        return ((named.start, named.end), named.end + 1) if named else (None, end)
    asker = askers.subject(source, code, people, start, topic.start())
    return asker or askers.before(source, code, start, topic.start()), topic.end()


def _marked(source: Source, code: str, start: int, end: int) -> tuple[tuple[int, int] | None, re.Match[str] | None]:
    """Return whom a mark shows to be asked, and the mark: "…は|両大学|に対し、…"."""
    for mark in _asked_mark(code).finditer(source.lower, start, end):
        begin = max(source.text.rfind(",", start, mark.start()) + 1, start)
        # "…を開く|よう|省に提案した"
        if that := cues.last(cues.cue(code, "duties", "directs_that"), source.lower, begin, mark.start()):
            begin = cues.trimmed(source.text, that.end(), mark.start())[0]
        if above := asked_of_whom.superior(source, code, begin, mark.start()):
            return (above, mark) if above[1] == mark.start() else (None, None)
        asked = askers.subject(source, code, NOBODY, begin, mark.start())
        if asked or mark.start() - start > _LONGEST_NAME:
            return asked, mark
    return None, None


@cache
def _asked_mark(code: str) -> re.Pattern[str]:
    """What shows whom is asked: "外務省|に対し、"."""
    return re.compile(rf"\s?{cues.expression(code, 'proposals', 'asked_marks')},?\s?")
