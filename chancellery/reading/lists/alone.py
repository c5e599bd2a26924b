"""Duties that stand in no list: "The Department of Finance shall report by 30 June." as a paragraph of its own.

Such a sentence must say who does it, and that it is an order: by a word of duty, by its day or how often it comes
again, or by handing it to somebody. What tells of something past orders nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from chancellery.reading import languages
from chancellery.reading.doing import (
    bidding,
    by_case,
    deadlines,
    directed,
    duties,
    framed,
    labelled,
    ordered_last,
    terms,
    turned,
)
from chancellery.reading.facts import Block
from chancellery.reading.lists import markers, ordering
from chancellery.reading.lists.points import Claims, Listing, Point
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

_RULE = "structure.alone"
#: So near to its head a clause names who does it: "; |o Centro| prepara …".
_NEAR = 20
_SEMICOLON = re.compile(r"; (?=\S)")
_BLANK = 1
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: The same where what is done may stand first: ", |pohotovost zajistí| Hasičský záchranný sbor".
_NEAR_OBJECT = 40
#: What ends a sentence that orders something.
_STOPS = frozenset(".;。；")
#: Points that are paragraphs of their own.
_PARAGRAPHS = frozenset(
    {
        "structure.hierarchy", "structure.ordinals", "structure.headings", "structure.continuations",
        "structure.paragraphs", "structure.runs",
    }
)  # fmt: skip


def find(source: Source, claims: Claims, days: deadlines.Days) -> list[Listing]:
    """Return the duties in the blocks nobody has claimed; they make no list."""
    points = [
        Point(start, end, start, start, _RULE)
        for index, block in enumerate(source.blocks)
        if block.role == "body" and index not in claims
        for start, end in _duties(source, block, days)
    ]
    claims.take(points)
    return [Listing(points, points[0].start, points[0].end, _RULE, listed=False)] if points else []


def within(source: Source, points: Sequence[Point], days: deadlines.Days) -> list[Listing]:
    """Return the sentences of a point, behind its first order, that order something of somebody else."""
    above = {id(point.parent) for point in points}
    starts = sorted(point.start for point in points)
    found = [
        each
        for point in points
        if point.rule in _PARAGRAPHS and id(point) not in above and not _holds_another(point, starts)
        for each in _others(source, point, days)
    ]
    return [Listing(found, found[0].start, found[0].end, _RULE, listed=False)] if found else []


def _holds_another(point: Point, starts: Sequence[int]) -> bool:
    """Say whether another point begins within ``point``, which then says itself who does it."""
    place = bisect_right(starts, point.start)
    return place < len(starts) and starts[place] < point.end


def _others(source: Source, point: Point, days: deadlines.Days) -> Iterator[Point]:
    code = source.language_at(point.start)
    told = duties.sentences(source, point.words, point.end)
    tasks = point.duty is True and len(told) > 1  # announced as one
    # what stands behind a clause of its own is no more said of the point
    spans = [clause for span in told[:-1] for clause in _told_apart(source, code, *span, parted=tasks)]
    spans += [clause for span in told[-1:] for clause in _told_apart(source, code, *span, parted=True)]
    whole = {start for start, end in told if not directed.clauses(source, code, start, end)}
    # The units of each sentence are long to find, and are asked for only where a later one may order something.
    if len(spans) == len(told) and not any(
        tasks or _may_order(source, code, *span, days) or _plainly(source, code, *span) for span in spans[1:]
    ):
        return
    labels = cues.cue(code, "duties", "lead_label", "with_label", "deadline_label", "output_label")
    doing: list[str] = []
    first_line = source.text.find("\n", point.words, point.end)
    for start, end in spans:
        led = [] if ordered_last.is_past(source, code, start, end) else duties.leading(source, code, start, end)
        sign = markers.sign(source, start, end)
        words = sign.words if sign and sign.is_bullet else start  # "– Lead unit: …" below a point says who does it
        # "Ответственный – Консульский отдел", but "Исполнители представляют …" names who does it
        if labels.match(source.lower, words, end) and not (led and led[0].start == words):
            continue
        names = [units.name(source, unit) for unit in led]
        below = 0 <= first_line < start and source.text[first_line - 1] in ".!?"
        # who only helps is named of the whole: "… La Policía |colaborará| en dicha tarea."
        helps = anchors.any_in(source, "helpers before", start, end)
        plainly = not helps and ((tasks and _whole(source.text, start, end)) or _plainly(source, code, start, end))
        told_to = directed.clauses(source, code, start, end)
        ordered = start not in whole or bool(told_to) or orders(source, code, start, end, days, plainly=plainly)
        if (doing or below) and names and names != doing and ordered:
            yield Point(start, end, start, start, _RULE, point)
        doing = names or doing


def _told_apart(source: Source, code: str, start: int, end: int, *, parted: bool = False) -> list[tuple[int, int]]:
    """Return the clauses of a sentence that each tell somebody to do something; ``parted``: other clauses, too."""
    if told := directed.clauses(source, code, start, end):
        return [(each.start, each.end) for each in told]
    return _clauses(source, code, start, end) if parted else [(start, end)]


def _duties(source: Source, block: Block, days: deadlines.Days) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph that each order something, with what only names who and when behind them."""
    shown = languages.get(block.language).words("duties", "does_endings")
    ordering_words = any(anchors.any_in(source, each, block.start, block.end) for each in ("orders", "directs"))
    # a day may show that a verb no list holds is to be done
    if not (shown or ordering_words or days.any_in(block.start, block.end)):
        return
    spans = cues.sentences(source, block.start, block.end)
    for place, (start, end) in enumerate(spans):
        if told := directed.clauses(source, block.language, start, end):
            for each in told:
                if source.text[each.end - 1] != ":":  # else the points of a list below say what they are told
                    yield from _clauses(source, block.language, each.start, each.end)
            continue
        plainly = _plainly(source, block.language, start, end)
        if orders(source, block.language, start, end, days, plainly=plainly):
            *firsts, (last_start, last_end) = _clauses(source, block.language, start, end)
            yield from firsts
            behind = takewhile(lambda span: labelled.labels(source, block.language, *span), spans[place + 1 :])
            yield last_start, max((last for _, last in behind), default=last_end)
        elif source.text.find("; ", start, end) >= 0 and source.text.find(":", start, end) < 0:
            # what a sentence tells may be parted by a semicolon from what it orders
            yield from (
                span
                for span in _parts(source, start, end)
                if orders(source, block.language, *span, days, plainly=_plainly(source, block.language, *span))
            )


def _parts(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of a sentence that semicolons part, each with its own."""
    cuts = [cut.end() for cut in _SEMICOLON.finditer(source.text, start, end)]
    return [cues.trimmed(source.text, first, last) for first, last in pairwise((start, *cuts, end))]


def _plainly(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what a sentence says somebody does is to be done: the text orders, or answers with a promise."""
    if not _whole(source.text, start, end):
        return False
    return (
        ordering.text_orders(source)
        or ordering.promised(source, code, start, end)
        or ordering.tells_tasks(source, start)
    )


def _clauses(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a sentence where a further clause says who does something else: "X prepares …; Y reports …", "…, a Y …"."""
    found: list[tuple[int, int]] = []
    cuts = _cuts(source, code, start, end)
    for (cut, first), (last, _) in pairwise((*cuts, (end, end))):
        helps = anchors.any_in(source, "helpers before", first, last) or _asks(source, code, first, last)
        if not (
            helps
            or _only_helps(source, code, first, last)
            or labelled.labels(source, code, first, last)
            or tells(source, code, first, last)
        ):
            leads = duties.leading(source, code, first, last)
            near = _NEAR_OBJECT if turned.used(code) else _NEAR
            shown = leads and (leads[0].start <= first + _BLANK or turned.shows(source, code, leads[0]))
            if shown and leads[0].start - first <= near and duties.leading(source, code, start, cut):
                found.append((start, cut))
                start = first
    return [*found, (start, end)]


def _asks(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause asks others for something, and does not only say what a unit does besides."""
    asks = anchors.matches(source, code, "requests", start, end)
    if all(bidding.further(source, code, start, ask, end) for ask in asks):
        return False
    return not bidding.orders(source, code, start, end)


def _cuts(source: Source, code: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where a clause may end, and where the next one begins: at a semicolon, or at ", a " and its like."""
    found = [(cut.start(), cut.end()) for cut in _SEMICOLON.finditer(source.text, start, end)]
    if languages.get(code).words("duties", "another_does"):
        found += [
            (cut.start(), cut.end())
            for cut in _another_clause(code).finditer(source.lower, start, end)
            if _may_do(source, code, cut.end(), min(end, cut.end() + _NEAR_OBJECT))
            and not (cut.group()[0] != "," and not cut["that"] and _related(source, code, start, cut.start()))
        ]
    return sorted(found)


def _may_do(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb of doing begins in the span, or a particle there shows who does something."""
    if anchors.any_in(source, "doing", start, end):
        return True
    # ", |cabendo à| Secretaria de Planejamento a integração"
    if anchors.any_in(source, "assigned", start, start + 1):
        return True
    shown = closing_kinds.used(code) and cues.cue(code, "duties", "topic").search(source.lower, start, end)
    return bool(shown)


def _related(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what stands right before "and" only tells which: "la lista |que la Embajada| y el Consulado …"."""
    near = max(start, end - _NEAR_OBJECT)
    return cues.cue(code, "duties", "relative").search(source.lower, near, end) is not None


@cache
def _another_clause(code: str) -> re.Pattern[str]:
    """What leads to a clause that may have a doer of its own, and tells nothing more of the one before.

    "Plan sporządza wydział|, a |zatwierdza sekretarz", "Služba připraví cvičení|, |pohotovost zajistí sbor".
    """
    further = cues.expression(code, "duties", "another_does")
    related = cues.expression(code, "duties", "relative")
    articles = cues.expression(code, "duties", "subject_articles")
    # "La Brigada repone las placas| y |el Archivo facilita los textos": an article shows a subject without a comma
    joined = rf"\s{cues.expression(code, 'units', 'and')}\s(?=(?P<that>{related}\s)?{articles}\s)"
    return re.compile(rf"(?:,\s(?:{further}\s)?(?!{related})|{joined})(?=[^\W\d_])")


def _only_helps(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a clause ends or begins with what helpers do: "Sở Tài chính |phối hợp|.", "; |pomáhat mu bude| …"."""
    if anchors.any_in(source, "helped by", start, start + 1):
        return True
    helping = anchors.matches(source, code, "helped by", start, end)
    return any(not source.text[cue.end() : end].strip(" .;") for cue in helping)


def orders(source: Source, code: str, start: int, end: int, days: deadlines.Days, *, plainly: bool = False) -> bool:
    """Say whether a sentence by itself orders something of somebody it names.

    ``plainly``: what it says somebody does is to be done, without a day or a word of duty.
    """
    handed = _handed_over(source, code, start, end)
    if (
        not (plainly or handed or _may_order(source, code, start, end, days))
        or source.text[end - 1] in "?:!"
        or (not handed and tells(source, code, start, end))
    ):
        return False
    if cues.cue(code, "duties", "recital").match(source.lower, start, end):
        return False  # "Que, de acuerdo con la Ley, corresponde al titular …": why something is ordered
    wished = anchors.any_in(source, "requests", start, end) and not bidding.orders(source, code, start, end)
    wished = wished and not _only_addressed(source, code, start, end)
    if wished and not ordered_last.of_those_below(source, code, start, end):
        return False  # "the provinces propose that the ministry …": a wish of theirs
    if closing_kinds.used(code) and cues.cue(code, "successions", "merged").search(source.lower, start, end):
        return False  # "中心由甲和乙合并组建": what becomes of units, though a word of charge stands there
    leads = duties.leading(source, code, start, end)
    if not leads or (
        anchors.any_in(source, "posts", start, leads[0].start)
        and not _charges(source, code, start, leads[0].start)
        and by_case.doer(source, code, start, end) != leads
    ):
        return False  # "the Deputy Chairman of the Committee" is no committee
    given = duties.read(source, code, start, end, days)
    timed = given.due is not None or given.schedule is not None or given.term is not None
    obliged = (
        _agreed(source, code, start, end)
        or openings.obliges(source, code, start, end)
        or ordered_last.orders(source, code, start, end)
        or framed.modal(source, code, start, end) is not None
    )
    return timed or obliged or handed or (plainly and bool(given.lead_units))


def _handed_over(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells that something is now a unit's to do: "Le bail |a été confié à| l'Office".

    Not what was handed over in some year, nor the duties of another.
    """
    if not languages.get(code).words("duties", "directs_to_do") or _YEAR.search(source.text, start, end):
        return False
    told = anchors.within(source, "past", start, end)
    assigned = [word.start() for word in anchors.matches(source, code, "assigned", start, end)] if told else []
    if not set(told[:1]) & set(assigned) or cues.cue(code, "duties", "directs").match(source.lower, told[0], end):
        return False  # "La directrice |a confié| au Service les dossiers": who hands over is told
    return cues.cue(code, "successions", "duties").search(source.lower, start, told[0]) is None


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a sentence is whole, and no line of a form: "For the Province: A. B., Governor"."""
    return text[end - 1] in _STOPS and text.find(":", start, end) < 0


def _only_addressed(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what asks is a way to order something: "Der Rechnungshof |wird gebeten|, … zu prüfen"."""
    addressed = [found.span() for found in anchors.matches(source, code, "addressed", start, end)]
    asks = anchors.within(source, "requests", start, end)
    return all(any(first <= ask < last for first, last in addressed) for ask in asks)


def _agreed(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence opens with what makes an order of it: "It was agreed that |the Port Office …|"."""
    return cues.cue(code, "duties", "agreed").match(source.lower, start, end) is not None


def _charges(source: Source, code: str, start: int, unit: int) -> bool:
    """Say whether the person named before a unit hands something to it: "O Presidente |atribuiu| ao Departamento"."""
    decided = cues.cue(code, "duties", "decided").search(source.lower, start, unit)
    ordered = ordered_last.orders(source, code, start, cues.sentence_end(source, start))
    if ordered or decided is not None:
        return True
    assigned = anchors.matches(source, code, "assigned", start, unit)
    return any(not openings.harmless(source, code, word) for word in assigned)


def _may_order(source: Source, code: str, start: int, end: int, days: deadlines.Days) -> bool:
    """Say whether anything in a sentence can make it an order: a word of duty, a day, a term or a rhythm."""
    return (
        anchors.any_in(source, "obligations", start, end)
        or anchors.any_in(source, "rhythms", start, end)
        or days.any_in(start, end)
        or terms.any_in(source, code, start, end)
        or _agreed(source, code, start, end)
        or bool(directed.clauses(source, code, start, end))
        or ordered_last.orders(source, code, start, end)
    )


def tells(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells what was, by a word before its word of duty or by how its last verb ends."""
    if languages.get(code).words("natures", "past_endings"):
        return ordered_last.is_past(source, code, start, end)
    agreed = cues.cue(code, "duties", "agreed").match(source.lower, start, end)
    start = agreed.end() if agreed else start
    duty = openings.obligation(source, code, start, end)
    until = duty.start() if duty else end
    modal = framed.modal(source, code, start, end)
    until = until if modal is None else min(until, modal)
    return anchors.any_in(source, "past", start, until) or anchors.any_in(source, "narratives", start, until)
