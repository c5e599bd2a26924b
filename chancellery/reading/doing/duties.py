"""Who does what by when: lead units, co-ordinating units, the day or rhythm, and the product of a provision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.doing import (
    deadlines,
    directed,
    doers,
    duty_forms,
    helping,
    labelled,
    leads,
    ordered_last,
    owners_last,
    roles,
    sent_by,
    terms,
    told_last,
)
from chancellery.reading.doing.deadlines import Days
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds, several, unit_forms, units

_OUTPUT = 200
#: So near before a verb stands the word that makes a passive of it.
_PASSIVE = 12
_OUTPUT_END = re.compile(r"[.;\n]|$")
_WORD = re.compile(r"(?<= )[^\W\d_]{3,}")
#: What no name holds, in small letters.
_NO_NAMES = ("helped by", "rhythms")


class Given(NamedTuple):
    """What a provision says of its doing."""

    lead_units: tuple[str, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    due: str | None = None
    schedule: str | None = None
    output: str | None = None
    #: How long after what it is due, where no day and no rhythm says when.
    term: terms.Term | None = None


def read(source: Source, code: str, start: int, end: int, days: Days) -> Given:
    """Return what ``text[start:end]`` says of who does it, with whom, by when, how often and to what end."""
    own_end = _first_paragraph_end(source, start, end)
    given = _given(source, code, start, end, own_end, days)
    if given.due or given.schedule:
        return given
    term = terms.read(source, code, start, own_end, led=bool(given.lead_units))
    return given._replace(term=term) if term else given


def _given(source: Source, code: str, start: int, end: int, own_end: int, days: Days) -> Given:
    since = directed.told_from(source, code, start, end)
    due = deadlines.due(source, code, since, own_end, days)
    if not (anchors.any_in(source, "duties", start, end) or ordered_last.orders(source, code, start, own_end)):
        doers = _names(source, _doer_of(source, code, start, end))
        return Given(
            doers, due=due or (_timed_else(source, code, (since, own_end, end), days, doers) if doers else None)
        )
    led, others = _units(source, code, start, end)
    timed = duty_forms.label(code, "deadline_label").search(source.lower, own_end, end) if own_end < end else None
    rhythm = deadlines.schedule(source, code, start, own_end)
    line_end = _first_paragraph_end(source, timed.start(), end) if timed else own_end
    if timed:
        due = due or deadlines.due(source, code, timed.start(), line_end, days)
        rhythm = rhythm or deadlines.schedule(source, code, timed.start(), line_end)
    if led and due is None and rhythm is None:
        due = _timed_else(source, code, (since, own_end, end), days, led)
        if due is None and timed:  # "Thời gian thực hiện: |trong năm 2026|"
            due = deadlines.within(source, code, timed.start(), line_end, days, led)
    return Given(
        lead_units=led,
        coordinating_units=tuple(name for name in others if name not in led),
        due=due,
        schedule=rhythm,
        output=_output(source, code, start, end),
    )


def _timed_else(source: Source, code: str, within: tuple[int, int, int], days: Days, led: Sequence[str]) -> str | None:
    """Return the day a later sentence says, or the month the duty is to be done in: ``within`` is it, and its end."""
    start, own_end, end = within
    later = (sent_by.day(source, code, *span, days) for span in sentences(source, start, end)[1:])
    return next(filter(None, later), None) or deadlines.within(source, code, start, own_end, days, led)


def leading(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units that a sentence lets lead what it says."""
    shown = anchors.any_in(source, "doers", start, end) or ordered_last.orders(source, code, start, end)
    found = leads.of(source, code, start, end) if shown else doers.of_sentence(source, code, start, end)
    return [_cut(source, unit) for unit in found]


def titled(source: Source, code: str, start: int, end: int) -> tuple[str, ...]:
    """Return the unit whose name alone is the first line of ``text[start:end]``: the points below are its to do."""
    line_end = source.text.find("\n", start, end)
    first, last = cues.trimmed(source.text, start, end if line_end < 0 else line_end)
    if anchors.any_in(source, "topics", first, last):
        return ()  # "Organisation of implementation"
    if cues.cue(code, "duties", "lead_label").fullmatch(source.lower, first, last):
        return ()  # "Entidade gestora": says what its article is of
    row = units.row(source, code, first, last, bodies=True)
    if row and not _IN_BRACKETS.sub("", source.text[row[-1].end : last]).strip(" .:"):
        return _names(source, row)
    if row and _only_timed(source, code, row[-1].end, last):
        return _names(source, row)
    return _row_of_kinds(source, first, last, row) or _before_colon(source, code, first, last)


def headed(source: Source, code: str, start: int, end: int) -> tuple[str, ...]:
    """Return whose a title says that the tasks below it are: "Điều 5. Trách nhiệm của |Sở Ngoại vụ|"."""
    line_end = source.text.find("\n", start, end)
    return _names(
        source, roles.headed(source, code, *cues.trimmed(source.text, start, end if line_end < 0 else line_end))
    )


def opens_with_task(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a point says what is to be done and nobody who does it: it opens with a verb, past when and why."""
    limit = min(end, start + _LONGEST_ROW)
    places = [start - 1, *(comma.start() for comma in _COMMA.finditer(source.text, start, limit))] if start else []
    forms = (duty_forms.does(code), _task(code))
    return any(form.match(source.lower, place, end) for place in places for form in forms)


@cache
def _task(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    keys = (("lists", "verbs"), ("duties", "lead"), ("duties", "with"), ("duties", "calls_on"), ("duties", "does"))
    adverbs = cues.whole([*words("lists", "adverbs"), *words("duties", "within_powers")])
    return re.compile(rf",?\s(?:{adverbs},?\s){{0,2}}{cues.whole(word for key in keys for word in words(*key))}")


_COMMA = re.compile(r",(?=\s)")


def _only_timed(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether between a unit and its colon only stands by when: "Dyrektor |w terminie trzech miesięcy|:"."""
    if source.text[end - 1 : end] not in {":", "："} or end - start > _LONGEST_TITLE:
        return False
    forms = (duty_forms.bound(code), cues.cue(code, "terms", "within"))
    timed = any(form.match(source.lower, start + 1, end) for form in forms)
    doing = any(anchors.any_in(source, family, start, end) for family in ("doing", "obligations", "narratives"))
    return timed and not doing


def with_aside(source: Source, code: str, start: int, end: int) -> tuple[str, ...]:
    """Return the unit of a line that names it and says only how it acts: "Ambasada|, za pośrednictwem Centrum|:"."""
    row = units.row(source, code, start, end, bodies=True, bare=True)
    aside = row and source.text.startswith(", ", row[-1].end) and end - row[-1].end <= _LONGEST_TITLE
    if not aside or row[0].start != start:
        return ()
    families = ("doing", "obligations", "narratives", "past", "requests", "directs")
    said = any(anchors.any_in(source, family, row[-1].end, end) for family in families)
    return () if said else _names(source, row)


def whose_tasks(source: Source, code: str, start: int, end: int) -> tuple[str, ...]:
    """Return whose tasks a line with a colon announces: "Yêu cầu đối với |Sở Ngoại vụ| trong việc này như sau:"."""
    first = cues.sentence_at(source, end - 1, start, end)[0]
    told = cues.last(cues.cue(code, "duties", "tasks_of"), source.lower, first, end)
    if told is None or cues.cue(code, "lists", "results").search(source.lower, first, end):
        return ()  # "Kết quả thực hiện nhiệm vụ của Sở Y tế như sau:"
    row = units.row(source, code, cues.trimmed(source.text, told.end(), end)[0], end, bodies=True)
    families = ("narratives", "past", "requests", "directs")
    said = row and any(anchors.any_in(source, family, row[-1].end, end) for family in families)
    return () if said else _names(source, row)


def _row_of_kinds(source: Source, start: int, end: int, row: Sequence[units.Unit]) -> tuple[str, ...]:
    """Read a title that ends with kinds alone: "Các sở, ban, ngành; UBND các huyện|, thành phố|"."""
    stop = cues.trimmed(source.text, start, end)[1]
    stop -= len(source.text[start:stop]) - len(source.text[start:stop].rstrip(" .:"))
    named = row and row[0].start == start and source.text[row[-1].end : row[-1].end + 1] in {",", ";"}
    if not named or stop - start > _LONGEST_ROW or _STOPPED.search(source.text, start, stop):
        return ()
    if anchors.any_in(source, "orders", start, stop) or anchors.any_in(source, "narratives", start, stop):
        return ()
    return tuple(squeeze(part) for part in source.text[start:stop].split(";"))


def _before_colon(source: Source, code: str, start: int, end: int) -> tuple[str, ...]:
    """Return the unit that a line of one name and a colon can only be: "Главному управлению по делам обороны:"."""
    stop = cues.trimmed(source.text, start, end - 1)[1]
    if source.text[end - 1 : end] not in {":", "："} or not 0 < stop - start <= _LONGEST_TITLE:
        return ()
    position = units.after_article(source, code, start, stop)
    kind = duty_forms.called(code).match(source.lower, position, stop)
    if kind is None or _NO_NAME.search(source.text, position, stop):
        return ()
    said = anchors.any_in(source, "orders", position, stop) or anchors.any_in(source, "narratives", position, stop)
    said = said or cues.cue(code, "duties", "composed").search(source.lower, position, stop) is not None
    # "Cục trưởng Cục Thuế |có quyền|:" may do what stands below, and need not
    said = said or cues.cue(code, "units", "never_within").search(source.lower, position, stop) is not None
    # "The Commission agreed |that|:"
    said = said or source.lower[position:stop].rsplit(None, 1)[-1] in cues.phrases(code, "duties", "directs_that")
    return () if said else (squeeze(source.text[position:stop]),)


#: Who heads the unit that a line names: "Министерству образования |(Лопатин К. С.)|:".
_IN_BRACKETS = re.compile(r"\A\s?\([^()\n]{2,60}\)")
#: What no name holds.
_NO_NAME = re.compile(r"[,;.()]|\d")
_LONGEST_TITLE = 80
_LONGEST_ROW = 120
#: What no row of names alone holds.
_STOPPED = re.compile(r"[.:()]|\d")


def _first_paragraph_end(source: Source, start: int, end: int) -> int:
    """Return where the first paragraph ends: what a later one times is a part, not the whole. A title is none."""
    line_end = source.text.find("\n", start, end)
    if line_end >= 0 and source.text[start:line_end].rstrip()[-1:] not in {".", ";", ":", ","}:
        line_end = source.text.find("\n", line_end + 1, end)
    return end if line_end < 0 else line_end


def _units(source: Source, code: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find lead and co-ordinating units, sentence by sentence; the first sentence that names a lead unit decides."""
    led: list[units.Unit] = []
    others: list[units.Unit] = []
    if not (anchors.any_in(source, "doers", start, end) or ordered_last.orders(source, code, start, end)):
        return _names(source, _doer_of(source, code, start, end)), ()
    told = sentences(source, start, end)
    for first, last in told:
        if (owners := owners_last.of(source, code, first, last)).leads:
            return _names(source, owners.leads), _names(source, owners.helpers)
    for first, last in told[1:]:
        # a line below that says so is right, whoever the task speaks of
        led = led or leads.by_label(source, code, first, last)
    for first, last in told:
        if not led and source.text[last - 1] not in "?？" and not ordered_last.is_past(source, code, first, last):
            led = leads.of(source, code, first, last)
        others += (
            labelled.named(source, code, "with_label", first, last)
            or labelled.in_role(source, code, "with_label", first, last)
            or helping.coordinating(source, code, first, last)
        )
    if not led and closing_kinds.used(code):
        led = told_last.doer(source, code, start, min(end, _first_paragraph_end(source, start, end)))
    whole = [unit for unit in others if not any(more.start < unit.start < more.end for more in others)]
    return _names(source, led), _names(source, whole)


def _names(source: Source, found: Sequence[units.Unit]) -> tuple[str, ...]:
    named = ((source.language_at(unit.start), units.name(source, _cut(source, unit))) for unit in found)
    return tuple(dict.fromkeys(name for code, told in named if told for name in several.names(code, told)))


def _cut(source: Source, unit: units.Unit) -> units.Unit:
    """Return a unit without what says how it does something: "odbor kultury |ve spolupráci| s"."""
    inside = (
        place
        for family in _NO_NAMES
        for place in anchors.within(source, family, unit.start + 1, unit.end)[:1]
        if not (_is_passive(source, place) or _is_of_name(source, family, place))
    )
    end = min((place for place in inside if source.text[place].islower()), default=unit.end)
    for post in anchors.within(source, "posts", unit.start + 1, end):
        if source.text[post - 2 : post] == ", " and not _is_general(source, unit):
            end = post - 2  # "dirigente dell'Area V|, Viceprefetto Lucia Marinelli|": who holds the post
            break
    if timed := _in_month(source.language_at(unit.start)).search(source.lower, unit.start, end):
        end = timed.start()  # "Управление культуры |в апреле| проводит"
    if given := _given_name(source, unit.start, end):
        end = given  # "Burmistrz |Jan Kowalski|": who holds the office
    return unit._replace(end=cues.trimmed(source.text, unit.start, end)[1]) if end < unit.end else unit


def _is_general(source: Source, unit: units.Unit) -> bool:
    """Say whether a row of posts is one name of many: "Chủ tịch Hội đồng thành viên, |Tổng giám đốc| các Tập đoàn"."""
    return unit_forms.of(source.language_at(unit.start)).general.fullmatch(source.lower, *unit) is not None


def _is_of_name(source: Source, family: str, place: int) -> bool:
    """Say whether a word of how often names what a unit is: "la missione |permanente| a Ginevra"."""
    tails = cues.cue(source.language_at(place), "organisations", "tails")
    return family == "rhythms" and tails.match(source.lower, place) is not None


def _is_passive(source: Source, place: int) -> bool:
    """Say whether a verb at ``place`` tells what is done to a unit: "Cơ quan được |lấy ý kiến|"."""
    before = source.lower[max(0, place - _PASSIVE) : place].split()
    passive = languages.get(source.language_at(place)).words("duties", "passive_before")
    return bool(before) and before[-1] in passive


def _given_name(source: Source, start: int, end: int) -> int | None:
    """Return where the name of an officer begins; none is in "Dyrektor Muzeum |Jana| Matejki"."""
    code = source.language_at(start)
    known = cues.phrases(code, "posts", "given")
    forms = unit_forms.of(code)
    if not known or forms.officers.search(source.lower, start, end) is None:
        return None
    for word in _WORD.finditer(source.text, start + 1, end):
        if word.group().istitle() and word.group().lower() in known:
            before = source.lower[start : word.start()].rsplit(None, 1)[-1]
            house = forms.heads.fullmatch(before) or forms.bodies.fullmatch(before) or before.endswith(".")
            return None if house else word.start()
    return None


@cache
def _in_month(code: str) -> re.Pattern[str]:
    """A month behind a small word, which ends what a unit is called."""
    language = languages.get(code)
    months = cues.whole(word for key in language.table("months") for word in language.words("months", key))
    small = cues.whole(word for word in language.words("duties", "fronted") if len(word) <= len("nell'"))
    return re.compile(rf"\s{small}\s?{months}(?!\w)")


def _doer_of(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return who does a point: the doer of its first line, or of the line under its title."""
    for first, last in sentences(source, start, min(end, _first_paragraph_end(source, start, end))):
        if doer := doers.of_sentence(source, code, first, last):
            return doer
    return told_last.doer(source, code, start, min(end, _first_paragraph_end(source, start, end)))


def sentences(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences line by line: a title has no stop, and the paragraph under it begins anew."""
    found: list[tuple[int, int]] = []
    while start < end:
        line_end = source.text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        found += cues.sentences(source, start, line_end)
        start = line_end + 1
    return found


def _output(source: Source, code: str, start: int, end: int) -> str | None:
    label = labelled.first(source, code, "output_label", start, end)
    if label is None:
        return None
    stop = _OUTPUT_END.search(source.text, label.end(), min(end, label.end() + _OUTPUT))
    words = squeeze(source.text[label.end() : stop.start() if stop else end])
    return words or None
