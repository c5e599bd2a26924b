"""Successions in languages that close a name with its kind: "国際交流課は国際戦略課に改称された".

No capital shows where a name begins, and no verb stands between two units in Japanese and Korean. So the units of a
sentence are gathered in rows first, whatever their words; what stands right before and behind a row says its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.happening.handovers import Told
from chancellery.reading.phrases import cues, trie
from chancellery.reading.phrases.endings import Endings
from chancellery.reading.text import Source
from chancellery.reading.who.units import Unit

_WORD = re.compile(r"\w+")
_MOST_WORDS: Final = 6
#: What duties are may be told between a unit and its word for duties: "の訪日教育旅行に関する|事務".
_NEAR_DUTY: Final = 24
#: From a row to the verb behind it, where the verb stands between units.
_NEAR_VERB: Final = 26
#: From whose successor somebody is to the word for it: "의 법적 |승계 기관|".
_NEAR_SUCCESSOR: Final = 12
_WHAT_IS_DONE: Final = ("renames", "splits", "merges", "moves", "abolishes", "founds")


class _Row(NamedTuple):
    """Units in a row. ``duty``: their duties are spoken of, not they themselves; ``part`` is the particle behind."""

    units: tuple[Unit, ...]
    duty: bool
    part: str

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


def spoken_of(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a word of handing over stands in ``text[start:end]``."""
    return _any(code).search(source.lower, start, end) is not None


def told(source: Source, code: str, earlier: int, start: int, end: int) -> Told | None:
    """Return the succession that a sentence tells; what is abolished may stand in the one before, from ``earlier``."""
    for begin in dict.fromkeys((start, earlier)):
        rows = list(_rows(source, code, begin, end))
        if len(rows) > 1:
            last = languages.get(code).table("successions").get("verb_last")
            found = _told_last(source, code, rows, end) if last else _told_between(source, code, rows, end)
            if found or (found := _succeeding(source, code, rows, end)):
                return found
    return None


def _succeeding(source: Source, code: str, rows: Sequence[_Row], end: int) -> Told | None:
    """Read "BはAの|後継機関|である", "B是A的|法定继承者|"."""
    one, other = rows[0], rows[1]
    behind = _verb(code, "successor").search(source.lower, other.end, min(end, other.end + _NEAR_SUCCESSOR))
    return _of([one], [other]) if behind and not one.duty and not other.duty else None


# --- verbs at the end: Japanese, Korean ------------------------------------------------------------------------------


def _told_last(source: Source, code: str, rows: Sequence[_Row], end: int) -> Told | None:
    """Read the parts of rows by their particles: は and が do, を is done to, に is where it goes."""
    does = {key: _verb(code, key).search(source.lower, rows[0].end, end) is not None for key in _WHAT_IS_DONE}
    goals = [row for row in rows if row.part == "goal" and not row.duty]
    others = [row for row in rows if row not in goals]
    duties = [row for row in others if row.duty]
    plain = [row for row in others if not row.duty]
    if duties and (does["moves"] or does["abolishes"]):
        # "AはBの業務を引き継ぐ", "Aの業務はBが引き継ぐ", "Aの業務をBに移管する"
        into = goals[-1:] or [row for row in plain if row.part in {"subject", "topic"}][-1:]
        return _of(into, duties[-1:])
    if does["abolishes"] and does["moves"] and plain:
        # "Aは廃止され、その業務は|Bに|移管された", "… |Bが| 引き継いだ"
        into = goals[-1:] or [row for row in plain[1:] if row.part in {"subject", "topic"}][-1:]
        return _of(into, plain[:1])
    if (does["renames"] or does["splits"] or does["merges"]) and goals and plain:
        if does["splits"] or len(goals[-1].units) == 1:
            # "外務局は官房に統合され、|官房が|その任務を引き継ぐ": who was stands before what it became
            was = [row for row in plain if row.start < goals[-1].start] or plain
            return _of(goals[-1:], was[-1:], several=does["splits"])
        return None
    if does["merges"]:
        return _merged_last(plain)
    return None


def _merged_last(rows: Sequence[_Row]) -> Told | None:
    """Read "AとBが統合し、|Cとなった|", "|Cは|、AとBを統合して新設された"."""
    merged = next((row for row in rows if len(row.units) > 1), None)
    other = [row for row in rows if row is not merged and len(row.units) == 1]
    return _of(other[-1:], [merged]) if merged and other else None


# --- verbs between units: Chinese ------------------------------------------------------------------------------------


def _told_between(source: Source, code: str, rows: Sequence[_Row], end: int) -> Told | None:
    """Read each two rows in turn by the verb between them, and by what stands before and behind them."""
    floor = 0
    for one, other in pairwise(rows):
        if found := _one_after_another(source, code, one, other) or _by_whom(source, code, one, other, end):
            return found
        before = max(floor, one.start - _NEAR_VERB)
        if _has(source, code, "founds", one.end, other.start) and _is_gone(source, code, before, one, other):
            return _of([other], [one])
        floor = one.end
    return None


def _one_after_another(source: Source, code: str, one: _Row, other: _Row) -> Told | None:
    """Read "A拆分为B和C", "A更名为B", "A和B合并为C", "C承担A的职责"."""
    between = one.end, other.start
    if _has(source, code, "splits", *between):
        return _of([other], [one], several=True)
    single = len(other.units) == 1
    if single and (_has(source, code, "renames", *between) or _has(source, code, "moves", *between)):
        return _of([other], [one])
    if len(one.units) > 1 and _has(source, code, "merges", *between):
        return _of([other], [one])
    return _of([one], [other]) if other.duty and _has(source, code, "takes_on", *between) else None


def _by_whom(source: Source, code: str, one: _Row, other: _Row, end: int) -> Told | None:
    """Read "C|由|A和B合并组建", "撤销A，其职责|由|C承担"."""
    word = source.lower[max(one.end, other.start - 3) : other.start].split()[-1:]
    if not word or word[0] not in cues.phrases(code, "successions", "by_whom"):
        return None
    behind = min(end, other.end + _NEAR_VERB)
    if len(other.units) > 1 and _has(source, code, "merges", other.end, behind):
        return _of([one], [other])
    gone = one.duty or _has(source, code, "abolishes", max(0, one.start - _NEAR_VERB), other.start)
    return _of([other], [one]) if gone and _has(source, code, "carries_on", other.end, behind) else None


def _is_gone(source: Source, code: str, before: int, one: _Row, other: _Row) -> bool:
    """Say whether the units of ``one`` are abolished, or what ``other`` is founded upon: "在原…基础上"."""
    return (
        _has(source, code, "abolishes", before, one.start)
        or _has(source, code, "abolishes", one.end, other.start)
        or _has(source, code, "basis", one.end, other.start)
        or (one.duty and _has(source, code, "gathers", before, one.start))
    )


def _of(into: Sequence[_Row], predecessors: Sequence[_Row], *, several: bool = False) -> Told | None:
    if not into or not predecessors:
        return None
    heirs = into[0].units if several else into[0].units[:1]
    former = predecessors[0].units
    if set(heirs) & set(former) or (several and len(heirs) < 2):
        return None
    spans = sorted([*heirs, *former])
    return Told(tuple(heirs), tuple(former), spans[0].start, max(unit.end for unit in spans))


# --- units and their rows --------------------------------------------------------------------------------------------


def _rows(source: Source, code: str, start: int, end: int) -> Iterator[_Row]:
    """Yield the rows of units in ``text[start:end]``, each with what stands behind it."""
    row: list[Unit] = []
    for unit in units_in(source, code, start, end):
        if row and not _apart(code).fullmatch(source.lower, row[-1].end, unit.start):
            yield _row(source, code, row, end)
            row = []
        row.append(unit)
    if row:
        yield _row(source, code, row, end)


def _row(source: Source, code: str, units: Sequence[Unit], end: int) -> _Row:
    behind = _behind(code).match(source.lower, units[-1].end, end)
    part = behind.lastgroup if behind else None
    return _Row(tuple(units), bool(behind and behind["duty"]), part if part and part != "duty" else "")


def units_in(source: Source, code: str, start: int, end: int) -> Iterator[Unit]:
    """Yield what ends with a kind of organisation and stands apart from what follows, from its first word on."""
    words = list(_WORD.finditer(source.lower, start, end))
    floor = 0
    for place, word in enumerate(words):
        until = _kind_end(code, word.group())
        if until is None or place < floor or not _closed(source, code, words, place, word.start() + until):
            continue
        first = place
        while first > floor and place - first < _MOST_WORDS and _goes_before(source, code, words, first):
            first -= 1
        begin, stop = words[first].start(), word.start() + until
        if source.lower[begin:stop] not in cues.phrases(code, "organisations", "heads") or stop - begin > 2:
            yield Unit(begin, stop)
        floor = place + 1


def _kind_end(code: str, word: str) -> int | None:
    """Return where the kind ends that closes ``word``; a particle may be glued to it ("과의")."""
    kinds = _kinds_end(code)
    if kinds.end(word):
        return len(word)
    for particle in _glued(code):
        if word.endswith(particle) and kinds.end(word[: -len(particle)]):
            return len(word) - len(particle)
    return None


def _closed(source: Source, code: str, words: Sequence[re.Match[str]], place: int, until: int) -> bool:
    """Say whether a name ends with the kind at ``words[place]``: no further word of a name follows."""
    if until < words[place].end() or place + 1 == len(words):
        return True
    follows = words[place + 1]
    return source.lower[until : follows.start()] != " " or _parts(code).match(source.lower, follows.start()) is not None


def _goes_before(source: Source, code: str, words: Sequence[re.Match[str]], first: int) -> bool:
    """Say whether the word before ``words[first]`` belongs to the same name."""
    word = words[first - 1]
    apart = source.lower[word.end() : words[first].start()] != " "
    if apart or word.group().isdecimal() or word.group() in _glued(code):
        return False
    if languages.get(code).table("about").get("joins_particles"):
        # blanks part words there: only a kind of its own goes on with the word before it
        alone = words[first].group()[: _kind_end(code, words[first].group())] in _kinds(code)
        known = word.group() in cues.phrases(code, "organisations", "before")
        inflected = word.group().endswith(tuple(cues.phrases(code, "successions", "object")))
        joins = word.group() in cues.phrases(code, "units", "and")
        return (alone or known) and not inflected and not joins and word.group() not in _stops(code)
    if word.group() in cues.phrases(code, "units", "and"):
        # "市商务|和|投资局": within a name, where no unit stands before it
        return first > 1 and _kind_end(code, words[first - 2].group()) is None
    return _parts(code).fullmatch(word.group()) is None and word.group() not in _stops(code)


@cache
def _kinds(code: str) -> frozenset[str]:
    words = languages.get(code).words
    kinds = (*words("organisations", "heads"), *words("organisations", "always"), *words("successions", "more_kinds"))
    return frozenset(kinds)


@cache
def _kinds_end(code: str) -> Endings:
    return Endings(_kinds(code))


@cache
def _glued(code: str) -> tuple[str, ...]:
    return tuple(
        word for key in ("of", "topic", "subject", "object", "goal") for word in cues.phrases(code, "successions", key)
    )


@cache
def _stops(code: str) -> frozenset[str]:
    """Words that no name of a unit begins with: "former", "the said"."""
    return cues.phrases(code, "successions", "before_names") | cues.phrases(code, "stopwords", "common")


@cache
def _parts(code: str) -> re.Pattern[str]:
    """What stands beside a name and is none of it: particles, links, verbs of handing over."""
    keys = (
        "of",
        "topic",
        "subject",
        "object",
        "goal",
        "by_whom",
        "duties",
        "beside",
        "takes_on",
        "carries_on",
        *_WHAT_IS_DONE,
    )
    told = [word for key in keys for word in languages.get(code).words("successions", key)]
    told += [*languages.get(code).words("duties", "topic"), *languages.get(code).words("units", "and")]
    only_kana = r"|[\u3041-\u309f]+(?!\w)" if code == "ja" else ""
    return re.compile(rf"(?:{trie.pattern(told)}{only_kana})")


@cache
def _apart(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    links = [*language.words("units", "and"), *language.words("places", "links"), "、", ","]
    former = trie.pattern([*language.words("successions", "before_names"), "、"])
    return re.compile(rf"\s?{trie.pattern(links)}\s?(?:{former}\s?)?")


@cache
def _behind(code: str) -> re.Pattern[str]:
    """What stands behind a row: its duties, perhaps, and the particle that says its part."""
    words = languages.get(code).words
    of, duty = trie.pattern(words("successions", "of")), trie.pattern(words("successions", "duties"))
    groups = "|".join(
        f"(?P<{part}>{trie.pattern(phrases)})"
        for part in ("topic", "subject", "object", "goal")
        if (phrases := words("successions", part))
    )
    about = rf"[^,.;:()]{{0,{_NEAR_DUTY}}}?"
    # without particles what duties are may follow a name at once: "原市方志办公室|涉外史料征集职能|"
    leads = rf"(?:{of}\s?{about})?" if groups else rf"(?:{of}\s?)?{about}"
    behind = rf"(?:\s?{leads}(?P<duty>{duty}))?"
    return re.compile(rf"{behind}\s?(?:{groups})?" if groups else behind)


@cache
def _verb(code: str, key: str) -> re.Pattern[str]:
    """A word of ``key``, however its letters were parted."""
    words = languages.get(code).words("successions", key)
    return re.compile("|".join(r"\s?".join(map(re.escape, word.replace(" ", ""))) for word in words) or "(?!)")


@cache
def _any(code: str) -> re.Pattern[str]:
    keys = (*_WHAT_IS_DONE, "takes_on", "successor")
    return re.compile("|".join(_verb(code, key).pattern for key in keys))


def _has(source: Source, code: str, key: str, start: int, end: int) -> bool:
    return _verb(code, key).search(source.lower, start, end) is not None
