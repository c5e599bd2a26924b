"""Duties that stand in no list: "The Department of Finance shall report by 30 June." as a paragraph of its own.

Such a sentence must say who does it, and that it is an order: by a word of duty, by its day or how often it comes
again, or by handing it to somebody. What tells of something past orders nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from chancellery.reading import languages
from chancellery.reading.doing import (
    bidding,
    by_case,
    deadlines,
    directed,
    doers,
    duties,
    framed,
    labelled,
    ordered_last,
    owners_last,
    plain_last,
    sent_by,
    terms,
    turned,
)
from chancellery.reading.facts import Block
from chancellery.reading.lists import clauses, markers, ordering
from chancellery.reading.lists.points import Claims, Listing, Point
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

_RULE = "structure.alone"
_SEMICOLON = re.compile(r"; (?=\S)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: No longer is what a sentence is about, before its colon.
_LONGEST_MATTER = 110
#: What ends a sentence that orders something.
_STOPS = frozenset(".;。；")
#: What opens what somebody says.
_MARKS = frozenset('„“"«»”')
#: Points that are paragraphs of their own.
_PARAGRAPHS = frozenset(
    {
        "structure.hierarchy", "structure.ordinals", "structure.headings", "structure.continuations",
        "structure.paragraphs", "structure.runs",
    }
)  # fmt: skip


def find(source: Source, claims: Claims, days: deadlines.Days) -> list[Listing]:
    """Return the duties in the blocks nobody has claimed; they make no list."""
    points: list[Point] = []
    for index, block in claims.free(source):
        if points and block.end == points[-1].end:
            continue  # it only says by when
        told = list(_duties(source, block, days, listed=index + 1 in claims))
        if told and index + 1 not in claims and (end := sent_by.paragraph(source, index + 1, days)):
            told[-1] = told[-1][0], end
        points += [Point(start, end, start, start, _RULE) for start, end in told]
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
    apart = tasks or (len(told) > 1 and not any(labelled.labels(source, code, *span) for span in told[1:]))
    spans = [clause for span in told[:-1] for clause in _told_apart(source, code, *span, parted=apart)]
    spans += [clause for span in told[-1:] for clause in _told_apart(source, code, *span, parted=True)]
    whole = {start for start, end in told if not directed.clauses(source, code, start, end)}
    # The units of each sentence are long to find, and are asked for only where a later one may order something.
    if len(spans) == len(told) and not any(
        tasks
        or _may_order(source, code, *span, days)
        or _plainly(source, code, *span)
        or plain_last.does(source, code, *span)
        for span in spans[1:]
    ):
        return
    labels = cues.cue(code, "duties", "lead_label", "with_label", "deadline_label", "output_label")
    doing: list[str] = []
    wished = False
    first_line = source.text.find("\n", point.words, point.end)
    for start, end in spans:
        if owners_last.of(source, code, start, end).start == start:
            continue  # they are those of the point
        led = [] if ordered_last.is_past(source, code, start, end) else duties.leading(source, code, start, end)
        sign = markers.sign(source, start, end)
        words = sign.words if sign else start  # "– Lead unit: …", "b) Lead unit: …" below a point says who does it
        # "Ответственный – Консульский отдел", but "Исполнители представляют …" names who does it
        if labels.match(source.lower, words, end) and not (led and led[0].start == words):
            continue
        asks = clauses.asks(source, code, start, end) and _whole(source.text, start, end)
        asks = asks and not directed.clauses(source, code, start, end)
        names = [] if asks else [units.name(source, unit) for unit in led]
        below = 0 <= first_line < start and source.text[first_line - 1] in ".!?"
        # who only helps is named of the whole: "… La Policía |colaborará| en dicha tarea."
        helps = anchors.any_in(source, "helpers before", start, end)
        goes_on = tasks or (bool(doing) and plain_last.does(source, code, start, end))
        plainly = not helps and ((goes_on and _whole(source.text, start, end)) or _plainly(source, code, start, end))
        told_to = directed.clauses(source, code, start, end)
        ordered = start not in whole or bool(told_to) or orders(source, code, start, end, days, plainly=plainly)
        if (doing or below or wished) and names and names != doing and ordered:
            yield Point(start, end, start, start, _RULE, point)
        doing = names or doing
        # who answers "The town asks the ministry for …" has not done anything yet, nor who only tells
        wished = wished or asks or (not names and clauses.tells(source, code, start, end))


def _told_apart(source: Source, code: str, start: int, end: int, *, parted: bool = False) -> list[tuple[int, int]]:
    """Return the clauses of a sentence that each tell somebody to do something; ``parted``: other clauses, too."""
    if told := directed.clauses(source, code, start, end):
        return [(each.start, each.end) for each in told]
    return clauses.parted(source, code, start, end) if parted else [(start, end)]


def _duties(source: Source, block: Block, days: deadlines.Days, *, listed: bool) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph that each order something, with what only names who and when behind them.

    ``listed``: a list stands below, and its points say what those are told whom the paragraph names before a colon.
    """
    shown = languages.get(block.language).words("duties", "does_endings")
    ordering_words = any(anchors.any_in(source, each, block.start, block.end) for each in ("orders", "directs"))
    # a day may show that a verb no list holds is to be done
    if not (shown or ordering_words or days.any_in(block.start, block.end)):
        return
    spans = cues.sentences(source, block.start, block.end)
    if owned := _owned(source, block.language, spans):
        yield from owned
        return
    ordered = False
    for place, (start, end) in enumerate(spans):
        if told := directed.clauses(source, block.language, start, end):
            for each in told:
                if not listed or source.text[each.end - 1] != ":":
                    told_to = each.units[-1].end
                    yield from clauses.parted(source, block.language, each.start, each.end, told=told_to)
            ordered = True
            continue
        # what is told right behind an order goes on with it: "… asked the Port Office to report. The Registry keeps …"
        goes_on = ordered and _whole(source.text, start, end)
        goes_on = goes_on and (
            not closing_kinds.used(block.language) or plain_last.does(source, block.language, start, end)
        )
        plainly = goes_on or _plainly(source, block.language, start, end)
        if orders(source, block.language, start, end, days, plainly=plainly):
            ordered = True
            *firsts, (last_start, last_end) = clauses.parted(source, block.language, start, end)
            yield from firsts
            behind = takewhile(lambda span: _goes_with(source, block.language, *span, days), spans[place + 1 :])
            yield last_start, max((last for _, last in behind), default=last_end)
        elif source.text.find("; ", start, end) >= 0 and not _holds_colon(source, block.language, start, end):
            # what a sentence tells may be parted by a semicolon from what it orders
            yield from (
                span
                for span in _parts(source, start, end)
                if orders(source, block.language, *span, days, plainly=_plainly(source, block.language, *span))
            )


def _owned(source: Source, code: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what each bracket of owners closes: "修改方案。切实提升效果。|（市文广新局牵头，市旅游局配合）|"."""
    found: list[tuple[int, int]] = []
    begun = spans[0][0] if spans else 0
    for _, end in spans:
        if owners_last.of(source, code, begun, end).leads:
            found.append((begun, end))
            begun = cues.trimmed(source.text, end, spans[-1][1])[0]
    return found


def _goes_with(source: Source, code: str, start: int, end: int, days: deadlines.Days) -> bool:
    """Say whether a sentence only says who or by when of the order before it."""
    return labelled.labels(source, code, start, end) or sent_by.day(source, code, start, end, days) is not None


def _parts(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of a sentence that semicolons part, each with its own."""
    cuts = [cut.end() for cut in _SEMICOLON.finditer(source.text, start, end)]
    return [cues.trimmed(source.text, first, last) for first, last in pairwise((start, *cuts, end))]


def _plainly(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what a sentence says somebody does is to be done: the text orders, or answers with a promise."""
    # of "Dopravu objedná odbor|,| ubytování poskytne obec" the stop of a clause stands behind it
    clause = turned.used(code) and source.text[end : end + 1] in {";", ","}
    if _whole(source.text, _past_matter(source.text, start, end), end, clause=clause) and (
        ordering.promised(source, code, start, end) or _told_on(source, code, start, end)
    ):
        return True
    ordering_text = ordering.text_orders(source) or ordering.tells_tasks(source, start)
    return ordering_text and _whole(source.text, doers.past_label(source.text, start, end), end, clause=clause)


def _holds_colon(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence holds a colon; one behind what an answer is about does not count."""
    if ordering.promised(source, code, start, end):
        start = _past_matter(source.text, start, end)
    return source.text.find(":", start, end) >= 0


def _told_on(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence goes on behind one that tells somebody to do something: "… The press |will open| …"."""
    block = source.block_at(start)
    if block is None or not anchors.any_in(source, "directs", block.start, start):
        return False
    if not ordering.will_be(source, code, start, end):
        return False
    before = (span for span in cues.sentences(source, block.start, start) if span[1] <= start)
    return any(directed.clauses(source, code, *span) for span in before)


def _past_matter(text: str, start: int, end: int) -> int:
    """Return where a sentence goes on behind what it is about: "On the request of An Khe: |the Office| will …"."""
    colon = text.find(": ", start, min(end, start + _LONGEST_MATTER))
    return colon + 2 if colon >= 0 else start


def orders(source: Source, code: str, start: int, end: int, days: deadlines.Days, *, plainly: bool = False) -> bool:
    """Say whether a sentence by itself orders something of somebody it names.

    ``plainly``: what it says somebody does is to be done, without a day or a word of duty.
    """
    handed = _handed_over(source, code, start, end)
    if (
        not (plainly or handed or _may_order(source, code, start, end, days))
        or source.text[end - 1] in "?:!"
        or (not handed and clauses.tells(source, code, start, end))
    ):
        return False
    if cues.cue(code, "duties", "recital").match(source.lower, start, end):
        return False  # "Que, de acuerdo con la Ley, corresponde al titular …": why something is ordered
    asks = anchors.any_in(source, "requests", start, end)
    bids = asks and bidding.orders(source, code, start, end)
    wished = asks and not bids and not _only_addressed(source, code, start, end)
    if wished and not ordered_last.of_those_below(source, code, start, end):
        return False  # "the provinces propose that the ministry …": a wish of theirs
    if closing_kinds.used(code) and cues.cue(code, "successions", "merged").search(source.lower, start, end):
        return False  # "中心由甲和乙合并组建": what becomes of units, though a word of charge stands there
    leads = duties.leading(source, code, start, end)
    if not leads or (
        anchors.any_in(source, "posts", start, leads[0].start)
        and not (handed or bids or _charges(source, code, start, leads[0].start))
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
    # "접수처는 본관 3층임" only tells where it is
    does = not closing_kinds.used(code) or (
        (anchors.any_in(source, "doing", leads[-1].end, end) or plain_last.does(source, code, start, end))
        and not cues.cue(code, "lists", "following").search(source.lower, start, end)
    )
    ordered = timed or obliged or handed or (plainly and does and bool(given.lead_units))
    return ordered and not _only_expected(source, code, leads[-1].end, end)


def _only_expected(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a word of duty only foretells something: "la région devrait |connaître de fortes pluies|"."""
    duty = anchors.search(source, code, "obligations", start, end)
    return duty is not None and cues.cue(code, "duties", "expects").match(source.lower, duty.end() + 1, end) is not None


def _handed_over(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a sentence tells that something is now a unit's to do: "Le bail |a été confié à| l'Office".

    Not what was handed over in some year, nor the duties of another.
    """
    if bidding.told(source, code, start, end):
        return True
    if not languages.get(code).words("duties", "directs_to_do") or _YEAR.search(source.text, start, end):
        return False
    told = anchors.within(source, "past", start, end)
    assigned = [word.start() for word in anchors.matches(source, code, "assigned", start, end)] if told else []
    if not set(told[:1]) & set(assigned) or cues.cue(code, "duties", "directs").match(source.lower, told[0], end):
        return False  # "La directrice |a confié| au Service les dossiers": who hands over is told
    return cues.cue(code, "successions", "duties").search(source.lower, start, told[0]) is None


def _whole(text: str, start: int, end: int, *, clause: bool = False) -> bool:
    """Say whether a sentence is whole, not said in marks, and no line of a form: "For the Town: A. B., Mayor"."""
    return (clause or text[end - 1] in _STOPS) and text.find(":", start, end) < 0 and text[start] not in _MARKS


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
