"""Awards given: flags, certificates, medals, orders and titles, with their count and giver."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.facts import Award, Block, Quantity
from chancellery.reading.happening import givers
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds

_RULE = "awards"
#: From who is honoured to what they are honoured with.
_NEAR_AWARD = 40
#: From the end of a count to the award it counts: "5 drapeaux".
_NEAR = 3
#: So far before the verb, and behind it where verbs stand last, a word may say that nothing was given.
_NEAR_DENIAL, _NEAR_DENIAL_LAST = 60, 16
#: Units of money and time are mostly shorter.
_LEAST_WORD = 5
# "250 took part, and a medal was given": what is counted before a comma received nothing
_PARTED = re.compile(r"[,;:]")
# "honoured |the |five experts with": at most an article
_RIGHT_BEHIND = re.compile(r"\s(?:\w{1,4}\s)?")


def read(source: Source, *, quantities: Sequence[Quantity]) -> tuple[Award, ...]:
    """Return the awards in reading order; a kind told without a count is named only where no count of it stands."""
    ordered = sorted(quantities, key=lambda quantity: quantity.start)
    found: list[Award] = []
    for block in anchors.holding(source, "awards"):
        for start, end in cues.sentences(source, block.start, block.end):
            found += _in_sentence(source, block, start, end, ordered)
    counted = {award.kind for award in found if award.count is not None}
    kept: dict[tuple[str, int | None], Award] = {}
    for award in found:
        if award.count is not None or award.kind not in counted:
            kept.setdefault((award.kind, award.count), award)
    return tuple(kept.values())


def _in_sentence(source: Source, block: Block, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Award]:
    """Yield the awards of one sentence that says they were given."""
    code = block.language
    if not anchors.any_in(source, "awards", start, end):
        return
    given = cues.cue(code, "awards", "verbs").search(source.lower, start, end)
    if given is None or _denied(source, code, start, given, end):
        return
    names = cues.meanings(code, "awards", "kind_")
    nouns = [
        (match.start(), match.end(), names[" ".join(match.group().split())].removeprefix("kind_"))
        for match in _kinds(code).finditer(source.lower, start, end)
    ]
    received_by_subject = cues.cue(code, "awards", "received").match(source.lower, given.start(), end) is not None
    by_subject = bool(nouns) and not received_by_subject
    giver = givers.before(source, code, start, min(given.start(), nouns[0][0])) if by_subject else None
    giver, clause_of_giver = giver or givers.behind(source, code, given.end(), end), start
    received_until = start
    won = cues.cue(code, "awards", "won").match(source.lower, given.start(), end) is not None
    for place, (first, last, kind) in enumerate(nouns):
        floor = max(nouns[place - 1][1] if place else start, received_until, source.text.rfind(";", start, first) + 1)
        own = source.text.rfind(";", clause_of_giver, first) + 1
        verb = cues.cue(code, "awards", "verbs").search(source.lower, own, first) if own else None
        if verb and source.text[own : verb.start()].strip():
            # "the province gave 3 certificates; |Mr X was given| a medal": somebody else's clause
            giver, clause_of_giver = givers.before(source, code, own, verb.start()), own
        clause = source.text.find(";", last, end)
        stop = min(nouns[place + 1][0] if place + 1 < len(nouns) else end, clause if clause > 0 else end)
        before = _count_beside(code, quantities, (first, last), start)
        if won and before and kind == "medal":
            continue  # "our swimmers |won| nine medals"
        received = [] if before else _received(source, code, quantities, (floor, first), (last, stop))
        if place == 0 and not before and (honoured := _object(source, code, quantities, given.end(), first)):
            received = honoured
        elif place == 0 and received and _with_others(source, code, start, received[0].start):
            received = []  # "Consul X and |two clerks| received medals": more than are counted
        received_until = received[-1].end if received else received_until
        quantity = before or next(iter(received), None)
        begin = min(quantity.start, first) if quantity else first
        finish = max(quantity.end, last) if quantity and quantity.start < first else last
        yield Award(
            start=begin,
            end=finish,
            quote=source.text[begin:finish],
            rule=_RULE,
            kind=kind,
            count=int(sum(each.value for each in received or [quantity])) if quantity else None,
            by=givers.whose(source, code, last, stop) or giver or givers.right_before(source, code, floor, first),
        )


def _denied(source: Source, code: str, start: int, verb: re.Match[str], end: int) -> bool:
    """Say whether the sentence only says that an award may be given, is asked for, or went to nobody."""
    denial = cues.cue(code, "awards", "not_given")
    floor = max(start, verb.start() - _NEAR_DENIAL, source.text.rfind(";", start, verb.start()) + 1)
    if denial.search(source.lower, floor, verb.end()):
        return True
    last = closing_kinds.used(code)
    return last and denial.search(source.lower, verb.end(), min(end, verb.end() + _NEAR_DENIAL_LAST)) is not None


def _object(source: Source, code: str, quantities: Sequence[Quantity], verb: int, noun: int) -> list[Quantity]:
    """Return who is counted right behind a verb whose object gets the award: "honoured |12 host families| with"."""
    found: list[Quantity] = []
    for count in quantities[bisect_left(quantities, verb, key=lambda quantity: quantity.start) :]:
        gap = (_in_a_row(code), found[-1].end) if found else (_RIGHT_BEHIND, verb)
        if count.end > noun or len(count.of) < _LEAST_WORD or not gap[0].fullmatch(source.lower, gap[1], count.start):
            break
        found.append(count)
    near = found and noun - found[-1].end <= _NEAR_AWARD and not _PARTED.search(source.text, found[-1].end, noun)
    return found if near else []


def _received(
    source: Source, code: str, quantities: Sequence[Quantity], before: tuple[int, int], behind: tuple[int, int]
) -> list[Quantity]:
    """Return who received an award one each: told ``behind`` it or ``before`` it.

    Before it first where the verb stands behind both: "12团体に|表彰状を授与した", "向12个集体|颁发奖状".
    """
    if closing_kinds.used(code):
        told = _recipients(source, code, quantities, *before)
        # "授予…荣誉市民称号|，|向5家企业颁发奖牌": what is told behind a comma is another award's
        comma = _PARTED.search(source.text, *behind)
        return told or _recipients(source, code, quantities, behind[0], comma.start() if comma else behind[1])
    told = _recipients(source, code, quantities, *behind)
    # "a plaque, and |to 5 volunteers| certificates"
    # "… e |6 indivíduos receberam| medalhas": whose verb stands behind them is the next one's
    next_words = cues.trimmed(source.text, told[-1].end, behind[1])[0] if told else behind[1]
    of_next = told and (
        _kinds(code).match(source.lower, next_words)
        or cues.cue(code, "awards", "receives").match(source.lower, next_words)
    )
    if told and not of_next:
        return told
    told = _recipients(source, code, quantities, *before, nearest=True)
    return [] if told and _PARTED.search(source.text, told[-1].end, before[1]) else told


@cache
def _kinds(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(cues.meanings(code, "awards", "kind_")))


def _count_beside(code: str, quantities: Sequence[Quantity], noun: tuple[int, int], floor: int) -> Quantity | None:
    """Return the quantity whose number stands right before the award, or right behind it: "표창장 |12개|"."""
    closing = closing_kinds.used(code)
    index = bisect_left(quantities, noun[0] + 1, key=lambda quantity: quantity.start) - 1
    behind = quantities[index + 1] if closing and index + 1 < len(quantities) else None
    if behind and noun[1] <= behind.start <= noun[1] + 1 and len(behind.of) == 1:
        return behind
    if index < 0:
        return None
    quantity = quantities[index]
    number_end = quantity.start + max(quantity.quote.find(quantity.of), 0)
    # "12|枚 の |賞状": what is counted is told with its counter
    near = quantity.start < noun[0] <= max(number_end + _NEAR, quantity.end if closing else 0)
    return quantity if quantity.start >= floor and near else None


def _recipients(
    source: Source, code: str, quantities: Sequence[Quantity], start: int, end: int, *, nearest: bool = False
) -> list[Quantity]:
    """Return who received one each, also in a row: "the medal … to 7 persons", "… to 6 teams and 11 persons".

    ``nearest``: of several rows the last one, which stands before the award.
    """
    low = bisect_left(quantities, start, key=lambda quantity: quantity.start)
    found: list[Quantity] = []
    for quantity in quantities[low:]:
        if quantity.start >= end:
            break
        things = quantity.start + max(quantity.quote.find(quantity.of), 0)
        known = cues.cue(code, "awards", "recipients").match(source.lower[things:end])
        if not known and (nearest or len(quantity.of) < _LEAST_WORD):
            continue
        # whoever they are: directly behind the award, or in a row with those known
        gap = (_in_a_row(code), found[-1].end) if found else (_directly(code), start)
        if not known and not gap[0].fullmatch(source.lower, gap[1], quantity.start):
            continue
        if found and not _in_a_row(code).fullmatch(source.lower, found[-1].end, quantity.start):
            if not nearest:
                break
            found.clear()
        found.append(quantity)
    return found


@cache
def _directly(code: str) -> re.Pattern[str]:
    """What parts an award from whom it went to, whoever they are: "medals |to| 12 athletes", "medale |12 kołom"."""
    to = cues.whole(languages.get(code).words("awards", "to"))
    return re.compile(rf"\s(?:{to}\s)?")


def _with_others(source: Source, code: str, start: int, at: int) -> bool:
    """Say whether somebody named stands before a count, joined to it by "and"."""
    joined = _joined(code).search(source.lower, start, at)
    return joined is not None and source.text[joined.start()].isupper()


@cache
def _joined(code: str) -> re.Pattern[str]:
    """What joins a count to somebody before it who is not counted."""
    return re.compile(rf"(?<!\w)[^\W\d_][\w'’-]{{0,30}}\s{cues.whole(languages.get(code).words('units', 'and'))}\s\Z")


@cache
def _in_a_row(code: str) -> re.Pattern[str]:
    """What parts the second count of a row from the first: "and", a comma, perhaps "to" again."""
    conjunction, to = (cues.whole(languages.get(code).words(*key)) for key in (("units", "and"), ("awards", "to")))
    # "5个|先进集体和|10名": behind a counter word stands what it counts
    counted = r"[^,.;:()\d]{0,12}?" if closing_kinds.used(code) else ""
    # "6곳|과 개인 |10명"; "8団体|21名"
    further, adjoining = (r"[^\W\d]{0,6}\s?", r"|\s?") if closing_kinds.used(code) else ("", "")
    return re.compile(rf"{counted}(?:,|,?\s{conjunction})\s(?:{to}\s)?{further}{adjoining}")
