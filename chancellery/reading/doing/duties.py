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
    ordered_last,
    passives,
    strangers,
    terms,
    told_last,
)
from chancellery.reading.doing.deadlines import Days
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds, placed_units, unit_forms, units

_LABELS = ("lead_label", "with_label", "deadline_label", "output_label")
_SUBJECT = 160
#: So much may stand between a unit and its verb.
_BLANKS = 3
_OUTPUT = 200
#: So far before "led by" stands the delegation that somebody leads.
_GUESTS = 60
_OUTPUT_END = re.compile(r"[.;\n]|$")
#: What a clause begins behind.
_CLAUSE = re.compile(r"[;:(]\s?")
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
    due = deadlines.due(source, code, start, own_end, days)
    if not (anchors.any_in(source, "duties", start, end) or ordered_last.orders(source, code, start, own_end)):
        doers = _names(source, _doer_of(source, code, start, end))
        return Given(doers, due=due or (deadlines.within(source, code, start, own_end, days, doers) if doers else None))
    leads, others = _units(source, code, start, end)
    timed = duty_forms.label(code, "deadline_label").search(source.lower, own_end, end) if own_end < end else None
    rhythm = deadlines.schedule(source, code, start, own_end)
    if timed:
        line_end = _first_paragraph_end(source, timed.start(), end)
        due = due or deadlines.due(source, code, timed.start(), line_end, days)
        rhythm = rhythm or deadlines.schedule(source, code, timed.start(), line_end)
    if leads and due is None and rhythm is None:
        due = deadlines.within(source, code, start, own_end, days, leads)
    return Given(
        lead_units=leads,
        coordinating_units=tuple(name for name in others if name not in leads),
        due=due,
        schedule=rhythm,
        output=_output(source, code, start, end),
    )


def leading(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units that a sentence lets lead what it says."""
    labelled = anchors.any_in(source, "doers", start, end) or ordered_last.orders(source, code, start, end)
    found = _leads(source, code, start, end) if labelled else doers.of_sentence(source, code, start, end)
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
    return _row_of_kinds(source, code, first, last, row) or _before_colon(source, code, first, last)


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


def _row_of_kinds(source: Source, code: str, start: int, end: int, row: Sequence[units.Unit]) -> tuple[str, ...]:
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


def labels(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the words at ``start`` only name who, when or what for: "Lead unit: …", "Deadline: …"."""
    return any(duty_forms.label(code, key).match(source.lower, start, end) for key in _LABELS)


def _units(source: Source, code: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find lead and co-ordinating units, sentence by sentence; the first sentence that names a lead unit decides."""
    leads: list[units.Unit] = []
    others: list[units.Unit] = []
    if not (anchors.any_in(source, "doers", start, end) or ordered_last.orders(source, code, start, end)):
        return _names(source, _doer_of(source, code, start, end)), ()
    for first, last in sentences(source, start, end):
        if not leads and source.text[last - 1] not in "?？" and not ordered_last.is_past(source, code, first, last):
            leads = _leads(source, code, first, last)
        others += (
            _labelled(source, code, "with_label", first, last)
            or _in_role(source, code, "with_label", first, last)
            or _coordinating(source, code, first, last)
        )
    return _names(source, leads), _names(source, others)


def _names(source: Source, found: Sequence[units.Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(units.name(source, _cut(source, unit)) for unit in found))


def _cut(source: Source, unit: units.Unit) -> units.Unit:
    """Return a unit without what says how it does something: "odbor kultury |ve spolupráci| s"."""
    inside = (place for family in _NO_NAMES for place in anchors.within(source, family, unit.start + 1, unit.end)[:1])
    end = min((place for place in inside if source.text[place].islower()), default=unit.end)
    for post in anchors.within(source, "posts", unit.start + 1, end):
        if source.text[post - 2 : post] == ", ":
            end = post - 2  # "dirigente dell'Area V|, Viceprefetto Lucia Marinelli|": who holds the post
            break
    if timed := _in_month(source.language_at(unit.start)).search(source.lower, unit.start, end):
        end = timed.start()  # "Управление культуры |в апреле| проводит"
    if given := _given_name(source, unit.start, end):
        end = given  # "Burmistrz |Jan Kowalski|": who holds the office
    return unit._replace(end=cues.trimmed(source.text, unit.start, end)[1]) if end < unit.end else unit


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


def _leads(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Lead unit: X", "X leads", "assigned to X", in this order."""
    if source.text[start:end].rstrip()[-1:] == "?":
        return []  # whoever is asked about has nothing to do yet
    known = source.found.leads
    if (found := known.get((code, start, end))) is None:
        found = known[code, start, end] = _leads_found(source, code, start, end)
    return found


def _leads_found(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    labelled = _labelled(source, code, "lead_label", start, end)
    if labelled:
        return labelled[:1]
    named = _in_role(source, code, "lead_label", start, end) or directed.told(source, code, start, end)
    named = named or _of_what_is_agreed(source, code, start, end) or ordered_last.told(source, code, start, end)
    if named:
        return named
    for lead in anchors.spoken(source, code, "leads", start, end):
        if _is_no_doing(source, code, lead, end):
            continue
        row = units.row(source, code, start, lead.start(), bodies=True)
        if len(row) > 1 and not source.text[row[-1].end : lead.start()].strip(" ,"):
            return row
        unit = _subject(
            source, code, max(start, lead.start() - _SUBJECT), _before_mark(source, code, start, lead.start())
        )
        behind = [] if unit else _behind(source, code, lead.end(), end)
        if unit or behind or (strange := _strange(source, code, start, lead.start())):
            return [unit] if unit else behind or strange
    for assign in anchors.spoken(source, code, "assigned", start, end):
        if _heads_guests(source, code, start, assign) or units.holds(source, code, start, assign):
            continue
        done = passives.doer(source, code, start, assign.start())
        if row := done or _does_before(source, code, start, assign) or _placed(source, code, assign, start, end):
            return row
    return _handed_over(source, code, start, end) or doers.of_sentence(source, code, start, end)


def _is_no_doing(source: Source, code: str, lead: re.Match[str], end: int) -> bool:
    """Say whether a word of duty tells of a noun, of what is done to a unit, or of who only helps or is heard."""
    return (
        duty_forms.attributive(code).match(source.lower, lead.end(), end) is not None
        or anchors.any_in(source, "helpers before", lead.start(), lead.start() + 1)
        or passives.done_to(source, code, lead, end)
    )


def _of_what_is_agreed(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Il Prefetto dispone che |la Questura| …": who orders or agrees on something has nothing to do."""
    agreed = cues.cue(code, "duties", "agreed").match(source.lower, start, end)
    return doers.of_sentence(source, code, start, end) if agreed else []


def _does_before(source: Source, code: str, start: int, word: re.Match[str]) -> list[units.Unit]:
    """Read "|Záchranná služba| připraví cvičení, pohotovost zajistí …": who does the first thing a sentence says."""
    both = word.start() > start and duty_forms.does(code).match(source.lower, word.start() - 1)
    return doers.of_sentence(source, code, start, word.start()) if both else []


def _heads_guests(source: Source, code: str, start: int, word: re.Match[str]) -> bool:
    """Say whether somebody only leads those who travel: "a delegation of fourteen, |led by| the Vice-Governor"."""
    if cues.cue(code, "events", "leads_guests").fullmatch(source.lower, *word.span()) is None:
        return False
    near = max(start, word.start() - _GUESTS)
    return cues.cue(code, "events", "guests").search(source.lower, near, word.start()) is not None


def _behind(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Za organizację forum odpowiada |Agencja|": where a language lets its verb come first."""
    if not languages.get(code).table("duties").get("verb_first"):
        return []
    first = cues.trimmed(source.text, start, end)[0]
    oblique = cues.cue(code, "units", "oblique").match(source.lower, first, end)
    return [] if oblique else units.row(source, code, first, end, bodies=True)


def _placed(source: Source, code: str, word: re.Match[str], start: int, end: int) -> list[units.Unit]:
    """Return who stands behind a word that only who does something can follow."""
    position = cues.trimmed(source.text, word.end(), end)[0]
    last = word.group().split()[-1]
    led = cues.cue(code, "units", "articles").fullmatch(last) is not None
    clause = source.text.find(";", position, end)
    clause = clause if clause >= 0 else end
    row = units.row(source, code, position, clause, bodies=True, bare=True)
    if row and _only_led(source, code, row[-1].end, clause):
        return []
    oblique = languages.get(code).words("units", "oblique")
    if led and not row and last not in oblique and word.start() > start:
        # "beauftragt |die Verwaltung|", "est confié à |la cheffe du protocole|": an article makes a kind alone a unit
        row = units.row(source, code, word.end() - len(last), clause, bodies=True, bare=True)
    return row or strangers.placed(source, code, position, end, led=led)


def _only_led(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb behind who does something only tells of what a thing is: "代表团由外事厅厅长|率领|"."""
    if not closing_kinds.used(code):
        return False
    return cues.cue(code, "duties", "passive_never").match(source.lower, start + 1, end) is not None


def _strange(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    return strangers.row_to(source, code, start, end) or strangers.ending(source, code, start, end)


def _handed_over(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "kinh phí do |Sở Tài chính| bố trí": whom a word names that a verb of doing must follow."""
    if not languages.get(code).words("duties", "assign_before_verb"):
        return []
    for word in cues.cue(code, "duties", "assign_before_verb").finditer(source.lower, start, end):
        unit = units.at(source, code, cues.trimmed(source.text, word.end(), end)[0], end, bodies=True)
        does = duty_forms.does(code).match(source.lower, unit.end, end) if unit else None
        # "các cam kết do Sở Ngoại vụ ký": only says which ones
        if unit and does and not cues.cue(code, "duties", "passive_never").fullmatch(does.group().strip(" ,")):
            return [unit]
    return []


def _before_mark(source: Source, code: str, start: int, end: int) -> int:
    """Return where the words before a verb end, without the particle that shows its subject."""
    mark = duty_forms.subject_mark(code).search(source.lower, max(start, end - _BLANKS * 2), end)
    return mark.start() if mark else end


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


def _subject(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return the unit that does what follows at ``end``; "X, in co-ordination with Y, leads" gives X."""
    if cues.cue(code, "duties", "with_after").search(source.lower, start, end):
        first = units.at(source, code, start, end)
        return first if first and duty_forms.joined_to_helpers(code).match(source.lower, first.end, end) else None
    aside = cues.cue(code, "duties", "with").search(source.lower, start, end)
    if aside:
        end = cues.trimmed(source.text, start, aside.start())[1]
        while end > start and source.text[end - 1] in ", ":
            end -= 1
    for cut in _clause_starts(source, start, end):
        unit = units.at(source, code, cut, end, bodies=True)
        if unit and not source.text[unit.end : end].strip(" ,"):
            return unit
    last = units.ending(source, code, start, end, bodies=True)
    return None if last and _within_post(source, start, last) else last


def _within_post(source: Source, start: int, unit: units.Unit) -> bool:
    """Say whether a unit begins within a post: "Phó Chủ tịch |Thường trực UBND tỉnh|"."""
    posts = anchors.matches(
        source, source.language_at(start), "posts", max(start, unit.start - _LONGEST_TITLE), unit.end
    )
    return any(post.start() < unit.start < post.end() for post in posts)


def _clause_starts(source: Source, start: int, end: int) -> list[int]:
    cuts = [start]
    cuts += [match.end() for match in _CLAUSE.finditer(source.lower, start, end)]
    return cuts[::-1]


def _labelled(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read units after a label and a colon: "Đơn vị chủ trì: Sở Ngoại vụ"."""
    label = _label(source, code, key, start, end)
    if label is None:
        return []
    row = units.row(source, code, label.end(), end, bodies=True, bare=True)
    return row or strangers.placed(source, code, label.end(), end)


def _in_role(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read units whose role stands in brackets behind them: "Phòng Tổng hợp |(chủ trì)|, Thanh tra |(phối hợp)|"."""
    found: list[units.Unit] = []
    bracket = source.text.find("(", start, end)
    while bracket >= 0 and anchors.may_hold(source, code, key, start, end):
        if role := duty_forms.role(code, key).match(source.lower, bracket, end):
            first = max(start, source.text.rfind(")", start, bracket) + 1)
            found += units.row_ending(source, code, first, bracket)
        bracket = source.text.find("(", role.end() if role else bracket + 1, end)
    return found


def _label(source: Source, code: str, key: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first label of ``key`` with its colon; most duties have no colon at all."""
    if source.lower.find(":", start, end) < 0 or not anchors.may_hold(source, code, key, start, end):
        return None
    return duty_forms.label(code, key).search(source.lower, start, end)


def _coordinating(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    found: list[units.Unit] = []
    opening = start
    for cue in anchors.spoken(source, code, "helpers before", start, end):
        found += _helpers_before(source, code, start, cue.start())
    for cue in anchors.spoken(source, code, "helped by", start, end):
        if cue.start() > opening and not source.text[cue.end() : end].strip(" .;"):
            found += units.row_ending(source, code, start, cue.start())  # "; |Sở Tài chính| phối hợp."
            continue
        start = cues.trimmed(source.text, cue.end(), end)[0]
        row = units.row(source, code, start, end, bodies=True, bare=True)
        if cue.start() == opening and len(row) > 1 and duty_forms.does(code).match(source.lower, row[-1].end, end):
            doer = doers.after_comma(source, code, cue.end(), row[-1].end)
            row = [unit for unit in row if unit not in doer]
        paper = _paper(code).match(source.lower, units.after_article(source, code, start, end), end)
        row = [unit for unit in row if not _paper(code).match(source.lower, _last_word(source, unit), unit.end)]
        unknown = None if row or paper else placed_units.unknown(source, code, start, end)
        found += row or ([unknown] if unknown else [])
    return found


def _last_word(source: Source, unit: units.Unit) -> int:
    """Return where the last word of a name begins: "together with Cabinet |Decision| 2025/118" names nobody."""
    return max(source.text.rfind(" ", unit.start, unit.end) + 1, unit.start)


@cache
def _paper(code: str) -> re.Pattern[str]:
    """A document, which helps nobody: "de acuerdo con la |Ley| N.º 28091"."""
    return re.compile(cues.whole(languages.get(code).pairs("kinds")))


def _helpers_before(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "文化課と|連携して", "与卫生厅|配合": the units before the cue, perhaps behind "with"."""
    opening = cues.last(cues.cue(code, "duties", "with_opens"), source.lower, start, end)
    bodies = closing_kinds.used(code)
    row = (
        units.row(source, code, cues.trimmed(source.text, opening.end(), end)[0], end, bodies=bodies) if opening else []
    )
    whole = row and not source.text[row[-1].end : end].strip()
    return row if whole else units.row_ending(source, code, start, end, doing=bodies)


def _output(source: Source, code: str, start: int, end: int) -> str | None:
    label = _label(source, code, "output_label", start, end)
    if label is None:
        return None
    stop = _OUTPUT_END.search(source.text, label.end(), min(end, label.end() + _OUTPUT))
    words = squeeze(source.text[label.end() : stop.start() if stop else end])
    return words or None
