"""Lists told in running text: "Firstly, … Secondly, … Finally, …", also when translation broke an ordinal.

Between two points there may be paragraphs that go on, captions and boxes of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from chancellery.reading import languages
from chancellery.reading.lists import announcements, clauses, spoken
from chancellery.reading.lists.points import Announcement, Listing, Point, unbroken_end
from chancellery.reading.lists.spoken import Spoken
from chancellery.reading.phrases import cues, openings
from chancellery.reading.text import Source
from chancellery.reading.who import units

#: A list whose next point is further away than this many paragraphs has ended.
_REACH = 20
#: So many letters at least stand between two points of one sentence: "the first, second and third day".
_LEAST = 8
#: Paragraphs that may stand between two points told without numbers.
_NEAR = 3
#: A row of words without numbers ("next", "then") has so many points.
_FEWEST_NEXT = 3
_MOST = 12
#: A row whose first point bears no number has so many points.
_FEWEST = 3
#: What has fewer words is a name.
_FEWEST_WORDS = 5
_RULE = "structure.ordinals"


def find(source: Source) -> list[Listing]:
    """Return the lists told with ordinals, in reading order."""
    told = list(spoken.find(source))
    runs = list(_promised(source, told))
    taken = {each.start for run in runs for each in run}
    series: list[list[Spoken]] = []
    for each in told:
        if (each.sure or _closes(source, each, series)) and each.start not in taken:
            _place(each, series)
    placed = {each.start for run in series if len(run) > 1 for each in run}
    later = list(_without_first(source, told, taken | placed))
    runs += later
    taken.update(each.start for run in later for each in run)
    followed = list(_followed(source, told))
    runs += followed
    taken.update(each.start for run in followed for each in run)
    rows = [run for run in series if len(run) > 1 and not taken & {each.start for each in run}]
    # "D'abord, il a salué … Enfin, il a remercié …": without a number they may tell what was
    runs += [run for run in rows if not (run[0].begins and run[1].last and _narrates(source, run))]
    runs.sort(key=lambda run: run[0].start)
    listings = (_listing(source, run, after) for run, after in zip_longest(runs, [run[0] for run in runs[1:]]))
    return [listing for listing in listings if listing]


def _closes(source: Source, told: Spoken, series: Sequence[Sequence[Spoken]]) -> bool:
    """Say whether "and finally" closes a row told in one sentence, where no comma sets it apart."""
    return told.last and told.within and bool(series) and cues.sentence_end(source, series[-1][-1].start) > told.start


def _place(told: Spoken, series: list[list[Spoken]]) -> None:
    """Let ``told`` open a list, continue the open one, or fall."""
    if told.values == (1,):
        if not told.within:
            series.append([told])
    elif series and not series[-1][-1].last and (place := _next_place(series[-1], told)) is not None:
        series[-1].append(told._replace(values=(place,)))


def _without_first(source: Source, told: Sequence[Spoken], taken: Collection[int]) -> Iterator[list[Spoken]]:
    """Yield the rows that are numbered from the second point: "We must first of all … Secondly, … Thirdly, …"."""
    run: list[Spoken] = []
    for each in told:
        if not each.sure or each.within or each.start in taken:
            continue
        if run and (place := _next_place(run, each)) is not None:
            run.append(each._replace(values=(place,)))
            continue
        if first := _unnumbered(source, run):
            yield [first, *run]
        run = [each._replace(values=(2,))] if 2 in each.values else []
    if first := _unnumbered(source, run):
        yield [first, *run]


def _unnumbered(source: Source, run: Sequence[Spoken]) -> Spoken | None:
    """Return the first point of a row that is numbered from its second: by its words, or by the count announced."""
    if len(run) + 1 < _FEWEST:
        return None
    if not run[0].weekday and (first := spoken.before(source, run[0])):
        return first
    announced = announcements.counting(source, run[0].block, run[0].start, len(run) + 1)
    if announced is None:
        return None
    start = cues.trimmed(source.text, announced.end, run[0].start)[0]
    block = source.block_at(start) if start < run[0].start else None
    return spoken.unnumbered(start, source.blocks.index(block)) if block else None


def _next_place(run: Sequence[Spoken], told: Spoken) -> int | None:
    """Return the place of ``told`` as the next point: one may be lost, and a day of the week may stand for it."""
    previous = run[-1]
    near = told.block == previous.block and told.start - previous.label_end >= _LEAST
    if told.block - previous.block > _REACH or (told.within and not near):
        return None
    place = previous.values[0]
    fitting = [place + 1, *([] if told.weekday else [place + 2, 0])]
    return next((each for each in fitting if each in told.values), None)


def _promised(source: Source, told: Sequence[Spoken]) -> Iterator[list[Spoken]]:
    """Yield the rows that have as many points as were announced, also where nothing sets an ordinal apart from its
    words: "five commitments. The first is about the ports, the second about the schools, …"."""
    end = 0
    for place, first in enumerate(told):
        if 1 not in first.values or first.start < end:
            continue
        announced = announcements.before(source, first.block, first.start)
        count = announced.promised if announced else None
        run = _as_many(told[place:], count or _MOST)
        if (
            count == len(run)
            or (announced and not count and _counted(source, announced, len(run)))
            or (len(run) >= _FEWEST and announcements.counting(source, first.block, first.start, len(run)))
        ):
            end = run[-1].label_end
            yield run


def _counted(source: Source, announced: Announcement, found: int) -> bool:
    """Say whether what leads in counts as many things of whatever kind: "there are four items: first, …"."""
    code = source.language_at(announced.start)
    return announcements.exactly(source, code, announced.start, announced.end, found)


def _as_many(told: Sequence[Spoken], count: int) -> list[Spoken]:
    """Return the row of up to ``count`` points that begins ``told``."""
    run = [told[0]._replace(values=(1,))]
    for each in told[1:]:
        if len(run) == count or each.block - run[-1].block > _REACH:
            break
        apart = each.block != run[-1].block or each.start - run[-1].label_end >= _LEAST
        closes = each.last and len(run) == count - 1
        place = run[-1].values[0] + 1
        if each.sure and place == len(run) + 1 and place not in each.values:
            place += 1  # one may be lost
        if apart and (place in each.values or closes):
            run.append(each._replace(values=(0 if closes else place,)))
    return run


def _followed(source: Source, told: Sequence[Spoken]) -> Iterator[list[Spoken]]:
    """Yield the rows without numbers: "First, … Next, … Finally, …", unless they tell one event after another."""
    for first, after in zip_longest(told, told[1:]):
        if first.values != (1,) or first.within or not (first.sure or first.begins):
            continue
        last = after if after and after.last and after.block - first.block <= _REACH else None
        if after and not last and after.block == first.block and after.values != (1,):
            continue
        end = after if after and after.block - first.block <= _REACH else None
        run = [first, *_between(source, first, end), *([last] if last else [])]
        if len(run) >= _FEWEST_NEXT and not _narrates(source, run):
            yield run


def _between(source: Source, first: Spoken, until: Spoken | None) -> Iterator[Spoken]:
    """Yield the words for "next" behind ``first``: in its paragraph, or where each point has one, at their heads."""
    blocks = source.blocks
    yield from (
        each
        for each in spoken.following(source, first.block, first.label_end)
        if until is None or each.start < until.start
    )
    if first.start != blocks[first.block].start:
        return
    previous = first.block
    for index in range(first.block + 1, len(blocks) if until is None else until.block + 1):
        if until is None and index - previous > _NEAR:
            return
        opening = next(spoken.following(source, index, blocks[index].start), None)
        if opening and opening.start == blocks[index].start and (until is None or opening.start < until.start):
            previous = index
            yield opening


def _narrates(source: Source, run: Sequence[Spoken]) -> bool:
    """Say whether the points of a row that nobody announced tell what was, or most of them nothing to be done."""
    told = announcements.before(source, run[0].block, run[0].start)
    if told and told.promised == len(run):
        return False
    orders = 0
    for each in run:
        block = source.blocks[each.block]
        start, end = cues.sentence_at(source, each.words, block.start, block.end)
        if clauses.tells(source, block.language, start, end):
            return True
        orders += not _unmarked(block.language) or _says_what_to_do(source, block.language, each.words, end)
    return 2 * orders <= len(run)


def _unmarked(code: str) -> bool:
    """Say whether a verb of the past looks like any other (Vietnamese, Chinese)."""
    words = languages.get(code).words
    counted = words("lists", "counters") and not words("natures", "past_endings")
    return bool(counted) or bool(languages.get(code).table("duties").get("verbs_unmarked"))


def _says_what_to_do(source: Source, code: str, start: int, end: int) -> bool:
    return (
        openings.measures(source, code, start, end)
        or openings.infinitive(source, code, start, end)
        or openings.obliges(source, code, start, end)
        or cues.cue(code, "units", "generic").match(source.lower, start, end) is not None
        or units.at(source, code, start, end, bodies=True) is not None
    )


def _ranks(source: Source, run: Sequence[Spoken]) -> bool:
    """Say whether a row that nobody announced only tells who came first and second: "first, Ada; second, Bo"."""
    ends = [each.start for each in run[1:]]
    ends.append(cues.sentence_end(source, run[-1].words))
    return all(
        source.text[each.words].isupper() and len(source.text[each.words : end].split()) < _FEWEST_WORDS
        for each, end in zip(run, ends, strict=True)
    )


def _listing(source: Source, run: Sequence[Spoken], after: Spoken | None) -> Listing | None:
    announced = announcements.of(source, run[0].block, run[0].start, len(run))
    if (announced is None or announced.promised is None) and _ranks(source, run):
        return None
    points = [
        Point(each.start, _end(source, run, place, after), each.words, each.label_end, _RULE)
        for place, each in enumerate(run)
    ]
    return Listing.of(points, announced, _RULE)


def _end(source: Source, run: Sequence[Spoken], position: int, after: Spoken | None) -> int:
    """Return where a point ends: at the next one, at the next list ``after``, at a break, or with its paragraph."""
    told = run[position]
    block = source.blocks[told.block]
    if position + 1 < len(run):
        follower = run[position + 1]
        if follower.block == told.block:
            return cues.trimmed(source.text, told.start, follower.start)[1]
        return unbroken_end(source.blocks, told.block, follower.block)
    limit = after.start if after and after.block == told.block else block.end
    previous = run[position - 1]
    told_in_one_sentence = previous.block == told.block and source.text[previous.start : told.start].rstrip().endswith(
        (";", ",")
    )
    if told_in_one_sentence:
        limit = min(limit, cues.sentence_at(source, told.start, block.start, block.end)[1])
    return cues.trimmed(source.text, told.start, limit)[1]
