"""Who leads the points of a list, where the words above them say it for all: "Each mission shall: a) …; b) …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.doing import addressees, deadlines, directed, duties, duty_forms
from chancellery.reading.facts import Provision
from chancellery.reading.lists import cases
from chancellery.reading.lists.points import Listing, Point
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.records import replace
from chancellery.reading.text import Source, lowered
from chancellery.reading.who import closing_kinds, unit_forms, units

#: No longer are words without a stop that go on in the points below them.
_LONGEST_OPEN = 90
#: A longer paragraph before a list tells something of its own: "Cụ thể:" does not.
_LONGEST_TITLE = 60
#: "các cơ quan"
_BARE = 3
#: A small word before a colon, and the end of the one before it.
_LONGEST_SMALL = 16
#: What ends a paragraph that leads to others, or asks what they answer.
_LEADS_ON = ":?："
#: So near to the colon a word of duty has nothing to do behind it.
_NEAR_END = 6


class _Above(NamedTuple):
    """Whom the words above some points name. A title names them for all that stands below, a lead-in for its points."""

    lead_units: tuple[str, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    titled: bool = False
    #: Its title says so, whatever else the points tell: "Trách nhiệm của Sở Y tế".
    headed: bool = False


def handed_down(
    source: Source,
    points: Sequence[Point],
    alone: Sequence[Provision],
    own_ends: Mapping[int, int],
    listings: Sequence[Listing],
    days: deadlines.Days,
) -> tuple[Provision, ...]:
    """Return the provisions of ``points`` with the units that what stands above them names for all of them.

    What only leads in ("The missions shall:") or stands as a title is not to do itself.
    """
    announced = _announced(source, listings, days)
    leaderless = {each.parent for each in alone if not each.lead_units}
    above: dict[int, _Above] = {}
    below: dict[int, list[Point]] = {}
    for point in points:
        below.setdefault(id(point.parent), []).append(point)
    led: list[Provision] = []
    parted: set[int] = set()
    for place, (point, provision) in enumerate(zip(points, alone, strict=True)):
        inherited = announced.get(id(point)) or (above.get(provision.parent) if provision.parent is not None else None)
        if inherited and (id(inherited) in parted or (inherited.titled and provision.parent in parted)):
            inherited = None
        if further := _leads_to_others(source, point, own_ends[id(point)]):
            parted |= {provision.parent} if provision.parent is not None else set()
            # "5. Sở Y tế:\n- …\n|6. Công an tỉnh:|\n- …": a title that is no point of the list
            parted |= {id(inherited)} if inherited and further.isdecimal() else set()
        own = None
        if place in leaderless:
            own = _leads_in(source, point, own_ends[id(point)], provision, below.get(id(point), ()))
        goes_on = inherited and inherited.titled and not provision.lead_units
        if own or (goes_on and not _lists_things(source, point, own_ends[id(point)], below.get(id(point), ()))):
            above[place] = own or inherited or _Above()
        if cases.follow(
            source, source.language_at(point.start), cues.trimmed(source.text, point.words, own_ends[id(point)])[1]
        ):
            above[place], own = _Above(), None
        given = _Above() if own else inherited
        if inherited and inherited.headed and not own and not _is_task(source, point, own_ends[id(point)]):
            given = None
        if given and given.lead_units and not provision.lead_units and _is_name(source, point, own_ends[id(point)]):
            given = None
        if given is None and not provision.lead_units:
            given = _own_title(source, point, own_ends[id(point)])
        led.append(_timed(source, point, own_ends[id(point)], _with(provision, given), days))
    return tuple(led)


def _leads_to_others(source: Source, point: Point, own_end: int) -> str:
    """Return how a paragraph begins that behind the words of a point leads to others, above whom no title stands.

    "1. Sở Y tế\n- Kiểm tra …;\nUBND tỉnh giao Sở Xây dựng:\n|- Rà soát …|"
    """
    end = cues.trimmed(source.text, point.words, own_end)[1]
    last = source.text.rfind("\n", point.words, end)
    first = source.text[last + 1 : end].lstrip()[:1]
    return first if last > 0 and source.text[end - 1] in _LEADS_ON and (first.isupper() or first.isdecimal()) else ""


def _own_title(source: Source, point: Point, own_end: int) -> _Above | None:
    """Return the unit that is the title of a paragraph within a point: "4. |Văn phòng UBND tỉnh|\nTheo dõi, …"."""
    _, end = cues.trimmed(source.text, point.words, own_end)
    line_end = source.text.find("\n", point.words, end)
    if line_end < 0:
        return None
    code = source.language_at(point.start)
    title = duties.titled(source, code, point.words, end)
    if not title and duties.opens_with_task(source, code, line_end + 1, end):
        title = tuple(name for name in duties.headed(source, code, point.words, end) if not _is_bare(code, name))
    # "Joint Committee\nA joint committee of six members meets …" tells of it in a sentence of its own
    again = title and title[0].lower() in source.lower[line_end : line_end + _LONGEST_OPEN]
    return _Above(title) if title and not again else None


def _timed(source: Source, point: Point, own_end: int, provision: Provision, days: deadlines.Days) -> Provision:
    """Return a duty with the month or quarter it is to be done in, which alone says nothing where nobody leads it."""
    if not provision.lead_units or provision.due or provision.schedule or provision.due_after:
        return provision
    code = source.language_at(point.start)
    since = directed.told_from(source, code, point.words, own_end)
    due = deadlines.within(source, code, since, own_end, days, provision.lead_units)
    return replace(provision, due=due) if due else provision


def _with(provision: Provision, given: _Above | None) -> Provision:
    """Return ``provision`` led by the units ``given`` names where it names none; by nobody when that is empty."""
    if given is None or (provision.lead_units and given.lead_units):
        return provision
    if not given.lead_units:
        return replace(provision, lead_units=(), coordinating_units=())
    helpers = provision.coordinating_units or tuple(
        name for name in given.coordinating_units if name not in given.lead_units
    )
    return replace(provision, lead_units=given.lead_units, coordinating_units=helpers)


def _leads_in(
    source: Source, point: Point, own_end: int, provision: Provision, below: Sequence[Point]
) -> _Above | None:
    """Return whom a point names for those below it: its title or last line is a unit, or its words end in a colon."""
    code = source.language_at(point.start)
    _, end = cues.trimmed(source.text, point.words, own_end)
    if cues.cue(code, "duties", "composed").search(source.lower, point.words, end):
        return _Above()  # its members stand below, who have nothing to do there
    if (names := duties.headed(source, code, point.words, end)) and not all(_is_bare(code, each) for each in names):
        return _Above(names, titled=True, headed=True)
    for start in _lines(source, point.words, end):
        if title := duties.titled(source, code, start, end):
            return _Above(title, titled=True)
    leads_in = provision.lead_units and _opens(source, code, point.words, end, below)
    leads_in = leads_in and not _another_leads_in(source, code, point.words, end)
    return _Above(provision.lead_units, provision.coordinating_units) if leads_in else None


def _is_task(source: Source, point: Point, own_end: int) -> bool:
    return duties.opens_with_task(source, source.language_at(point.start), point.words, own_end)


def _is_name(source: Source, point: Point, own_end: int) -> bool:
    """Say whether a point is nothing but the name of a unit, which nobody above it has to do."""
    start, end = cues.trimmed(source.text, point.words, own_end)
    unit = units.at(source, source.language_at(point.start), start, end)
    return unit is not None and not source.text[unit.end : end].strip(" ;,.")


def _is_bare(code: str, name: str) -> bool:
    """Say whether a title names nobody by that: "Trách nhiệm của |các cơ quan|"."""
    return "," not in name and len(name.split()) <= _BARE and _in_general(code, name)


def _another_leads_in(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the last paragraph of a point leads to what stands below it and names nobody: who did the first?"""
    last = source.text.rfind("\n", start, end) + 1
    if not last:
        return False
    # "2. Zarząd przejmie …\n|§ 2.|\nPlan na rok 2026 obejmuje:": an article of its own
    articles = cues.cue(code, "lists", "label_article")
    lines = _lines(source, start, last - 1)
    if any(source.text.startswith("§", line) or articles.match(source.lower, line, last) for line in lines):
        return not duties.leading(source, code, last, end)
    if end - last <= _LONGEST_TITLE:
        return False
    return not (duties.leading(source, code, last, end) or units.at(source, code, last, end, bodies=True))


def _lists_things(source: Source, point: Point, own_end: int, below: Sequence[Point]) -> bool:
    """Say whether a point below a title says all that is to be done, and those below it are what its colon leads to."""
    end = cues.trimmed(source.text, point.words, own_end)[1]
    closed = source.text[end - 1 : end] in {":", "："}
    return closed and not _opens(source, source.language_at(point.start), point.words, end, below)


def _opens(source: Source, code: str, start: int, end: int, below: Sequence[Point]) -> bool:
    """Say whether words leave to the points ``below`` what is to be done: "The missions shall:", "has these tasks:".

    "The mission keeps a register that shows: a) the day; …" says it all, and its points are things.
    """
    first = cues.sentence_at(source, end - 1, start, end)[0]
    if cues.cue(code, "duties", "composed").search(source.lower, first, end):
        return False  # "Confórmase la Comisión, integrada por:" has its members below
    following = cues.cue(code, "lists", "following").search(source.lower, first, end)
    if following and cues.cue(code, "lists", "tasks").search(source.lower, following.end(), end):
        return True
    if source.text[end - 1 : end] not in {":", "："}:
        # "(3) Úřadům ukládám" goes on in its points, and "Dem Amt obliegt es," where the verb stands last
        sign = source.text[end - 1 : end]
        goes_on = sign.isalpha() or (sign == "," and bool(languages.get(code).words("duties", "infinitive_last")))
        return goes_on and first == start and end - start <= _LONGEST_OPEN
    if not languages.get(code).words("lists", "verbs") or anchors.any_in(source, "list nouns", first, end):
        return True
    last = max((found.end() for found in anchors.matches(source, code, "obligations", first, end)), default=0)
    if end - last <= _NEAR_END or (last and _is_open(source, code, end)):
        return True
    return any(
        openings.measures(source, code, each.words, each.end)
        or openings.infinitive(source, code, each.words, each.end)
        or duty_forms.does(code).match(source.lower, each.words - 1, each.end)  # "1) |wyda| wzory druków"
        for each in below
    )


def _is_open(source: Source, code: str, end: int) -> bool:
    """Say whether a small word stands before the colon, so that its sentence ends in the points: "obliges it |to|:"."""
    words = source.lower[max(0, end - _LONGEST_SMALL) : end].rstrip(" :：").split()
    return len(words) > 1 and words[-1] in languages.get(code).words("stopwords", "common")


def speaks(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether an announcement ends with what somebody says to others: "UBND tỉnh |kết luận, chỉ đạo như sau|:"."""
    if not languages.get(code).words("lists", "speaks"):
        return False
    said = cues.last(cues.cue(code, "lists", "speaks"), source.lower, max(start, end - _LONGEST_OPEN), end)
    return said is not None and not source.text[said.end() : end].strip(" :")


def _lines(source: Source, start: int, end: int) -> tuple[int, ...]:
    """Return where the first and the last line of ``text[start:end]`` begin."""
    last = source.text.rfind("\n", start, end)
    return (start,) if last < 0 else (start, last + 1)


def _announced(source: Source, listings: Sequence[Listing], days: deadlines.Days) -> Mapping[int, _Above]:
    """Return whom the words before a list name for its points (by id); "localities" in general are nobody's name."""
    found: dict[int, _Above] = {}
    for listing in listings:
        if not listing.listed or listing.start >= listing.points[0].start:
            continue
        code = source.language_at(listing.start)
        start, end = cues.trimmed(source.text, listing.start, min(listing.end, listing.points[0].start))
        # "localities" is nobody's name, but "… asked the ministers and the Treasury to do the following:" tells both
        told_to = _told(source, code, start, end)
        if source.text[end - 1] == ":" and not (told_to or _opens(source, code, start, end, listing.points)):
            continue
        if speaks(source, code, start, end):
            continue
        if cases.follow(source, code, end):
            found |= {id(point): _Above() for point in listing.points}
            continue
        given = duties.read(source, code, start, end, days)
        if not given.lead_units and source.text[end - 1] == ":":
            led = duties.with_aside(source, code, start, end) or duties.whose_tasks(source, code, start, end)
            given = given._replace(lead_units=led)
        general = [_in_general(code, name) for name in given.lead_units]
        if given.lead_units and not (all(general) if told_to else any(general)):
            told = _Above(given.lead_units, given.coordinating_units)
            found |= {id(point): told for point in listing.points if point.duty is not False}
    return found


def _told(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the last words before a list tell somebody to do what stands below."""
    last = cues.sentence_at(source, end - 1, start, end)
    return source.text[end - 1] == ":" and not closing_kinds.used(code) and bool(directed.told(source, code, *last))


def _in_general(code: str, name: str) -> bool:
    """Say whether a name is that of nobody: "localities", but not "Quý cơ quan", to whom a letter is written."""
    return unit_forms.of(code).general.fullmatch(lowered(name)) is not None and not addressees.polite(code, name)
