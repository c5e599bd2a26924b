"""Where a text says that something was held: "the commission held an online conference", "the forum took place"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.happening import organisers
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units
from chancellery.reading.who.units import Unit

#: Between a verb of holding and what is held: "an online", "ogólnokrajową".
_NEAR = 80
#: Between what is held and the verb: the rest of its name.
_NAME = 110
#: Of a visit, and of what was signed, no chair and no count is told behind it; of a signing ceremony they are.
_TOLD_WHOLE = frozenset({"visit", "signing"})
#: Blanks between two words of one name: "cérémonie de la remise".
_LINKS = 3


class Gathering(NamedTuple):
    """One mention: the words that say it, the thing held, and who held it. ``dated_only`` asks for a day beside it.

    ``period_only`` for one that lasted days. ``stands_alone``: what the paragraphs behind it tell of chairs and counts
    is of something else.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    kind: str
    noun: tuple[int, int]
    edition: str | None
    organiser: Unit | None
    dated_only: bool
    language: str
    stands_alone: bool = False
    period_only: bool = False


def find(source: Source) -> Iterator[Gathering]:
    """Yield the mentions in reading order, at most one for a sentence."""
    for block in anchors.holding(source, "gatherings"):
        if block.role == "table":
            continue  # "2 | Tổ chức hội nghị | Sở Ngoại vụ | 15/6": a task
        for start, end in cues.sentences(source, block.start, block.end):
            if not anchors.any_in(source, "gatherings", start, end):
                continue
            found = _held(source, block, start, end) or _happened(source, block, start, end)
            found = found or _attended(source, block, start, end) or _held_by(source, block, start, end)
            if found:
                yield found


# "realizou na sexta-feira, 9 de maio, a III Conferência", "se llevó a cabo, en formato virtual, el Foro": an aside
# a full stop within a sentence is that of an ordinal or a short word: "am 12. Juni"
_UNBROKEN = re.compile(r"[^,;:]*(?:,[^,;:\d]{1,40}\d{1,2}[^,;:]{1,24},[^,;:]*|,\s[^,;:]{3,90},\s[^,;:]{0,12})?")


def noun_near(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` names something held, or what goes on there: "the proceedings"."""
    named = _nouns(code).search(source.lower, start, end) or _proceedings(code).search(source.lower, start, end)
    return named is not None


def noun_at(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a word for something held begins at ``start``."""
    return _nouns(code).match(source.lower, start, end) is not None


def noun(source: Source, code: str, start: int, end: int) -> tuple[tuple[int, int], str] | None:
    """Return where the first word for something held stands in ``text[start:end]``, and its kind."""
    found = _nouns(code).search(source.lower, start, end)
    if found is None:
        return None
    kind = cues.meanings(code, "events", "kind_")[" ".join(found.group().split())]
    return found.span(), kind.removeprefix("kind_")


def _held(source: Source, block: Block, start: int, end: int) -> Gathering | None:
    """Read "X held a conference", "the minister chaired a meeting", "the two sides signed an agreement"."""
    code = block.language
    for verb in anchors.matches(source, code, "holding", start, end):
        if _is_named(source, code, start, verb.start()):
            continue
        key = _verb(code, verb)
        nouns = agreements(code) if key == "signed" else _nouns(code)
        holder = organisers.after(source, code, verb.end(), end)
        begin = holder.end if holder else verb.end()
        # "signed |the towns of A and B| a pact", "held on 12 June|, by video,| a conference"
        aside = key == "signed" or "," in source.lower[begin : begin + _NEAR]
        noun = nouns.search(source.lower, begin, min(end, begin + (_NAME if aside else _NEAR)))
        if noun is None or not _UNBROKEN.fullmatch(source.lower, begin, noun.start()):
            continue
        if cues.cue(code, "events", "occasions").search(source.lower, begin, noun.start()):
            continue  # "举行的|庆祝|大会的项目的奠基仪式": the congress is why something else was held
        if any(unit.start < verb.start() < unit.end for unit in units.find(source, code, start, noun.start())):
            continue  # "Liên hiệp các |tổ chức| hữu nghị": the verb is a word of a name
        organiser = organisers.before(source, code, start, verb.start()) or holder
        organiser = organiser or organisers.named(source, code, start, end)
        dated_only = key != "held"
        if organiser is None and dated_only and not source.lower[start : verb.start()].strip():
            continue
        return _gathering(
            source, block, (start, end), noun, span=(start, noun.end()), organiser=organiser, dated_only=dated_only
        )
    return None


def _is_named(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether a word right before a verb makes a noun of it: "Quyết định về việc |tổ chức| hội nghị"."""
    return source.lower[start:verb].rstrip().endswith(_naming(code))


@cache
def _naming(code: str) -> tuple[str, ...]:
    words = languages.get(code).words("events", "holding_named")
    return tuple(words) if words else ("\0",)


def _held_by(source: Source, block: Block, start: int, end: int) -> Gathering | None:
    """Read "Hội nghị sơ kết 5 năm thực hiện Chỉ thị … |do Bộ Ngoại giao tổ chức| ngày 27/3": only with its day."""
    code = block.language
    for opens in cues.cue(code, "events", "held_by_opens").finditer(source.lower, start, end):
        unit = units.at(source, code, cues.trimmed(source.text, opens.end(), end)[0], end)
        hosts = unit and cues.cue(code, "events", "hosting").search(source.lower, unit.end, min(end, unit.end + _NEAR))
        noun = (
            _nouns(code).search(source.lower, max(start, opens.start() - organisers.SUBJECT), opens.start())
            if hosts
            else None
        )
        if unit and hosts and noun:
            span = (_phrase_start(source, code, start, noun.start()), hosts.end())
            return _gathering(source, block, (start, end), noun, span=span, organiser=unit, dated_only=True)
    return None


def _verb(code: str, verb: re.Match[str]) -> str:
    """Return the key of the verb, the surest first where it stands under several."""
    words = " ".join(verb.group().split())
    return next(key for key in ("held", "held_on", "chaired", "signed") if words in cues.phrases(code, "events", key))


def _happened(source: Source, block: Block, start: int, end: int) -> Gathering | None:
    """Read "the 12th forum, which took place"."""
    code = block.language
    for verb in anchors.matches(source, code, "happening", start, end):
        noun = cues.last(_nouns(code), source.lower, max(start, verb.start() - _NAME), verb.start())
        then = " ".join(verb.group().split()) not in cues.phrases(code, "events", "happened")
        between = _spoken_of(code) if closing_kinds.used(code) else _PARTICIPLE if then else _RELATIVE
        if noun is None or not between.match(source.lower, noun.end(), verb.start()):
            continue
        # where the verb stands last, who held it and when stand first: "外務省は5月8日、|会議を開催した"
        first = start if closing_kinds.used(code) else _phrase_start(source, code, start, noun.start())
        organiser = organisers.before(source, code, start, noun.start()) if closing_kinds.used(code) else None
        organiser = organiser or organisers.named(source, code, start, end)
        return _gathering(
            source, block, (start, end), noun, span=(first, verb.end()), organiser=organiser, dated_only=then
        )
    return None


def _attended(source: Source, block: Block, start: int, end: int) -> Gathering | None:
    """Read "The ceremony on 6 March was attended by 120 guests": only with its day."""
    code = block.language
    noun = _nouns(code).search(source.lower, start, end)
    told = noun and cues.cue(code, "events", "attended").search(source.lower, start, end)
    if noun is None or told is None or noun.start() <= told.start() < noun.end():
        return None
    first = start if closing_kinds.used(code) else _phrase_start(source, code, start, noun.start())
    organiser = organisers.named(source, code, start, end)
    span = (first, noun.end())
    return _gathering(source, block, (start, end), noun, span=span, organiser=organiser, dated_only=True)


#: What is told between commas of the thing held: "the conference|, chaired by the minister,| took place".
_ASIDE_OF_NOUN = r",[^,;:?!]{3,90},\s"
# The name goes on without a comma; a comma may stand before "which" alone
_RELATIVE = re.compile(rf"[^,;:?!]{{0,90}}(?:{_ASIDE_OF_NOUN}(?:\w{{2,7}}\s)?|,\s\w{{2,7}}\s)?\Z")
# "the forum, |held| on 3 May in Hue, …"
_PARTICIPLE = re.compile(r"[^,;:?!]{0,90}(?:,\s(?:\w{2,7}\s)?)?\Z")


@cache
def _spoken_of(code: str) -> re.Pattern[str]:
    """What may stand between a noun and its verb at the end of a sentence: "会議|は、4月17日、河内で|開催された"."""
    topic = cues.whole(
        [*languages.get(code).words("duties", "topic"), *languages.get(code).words("successions", "object")]
    )
    return re.compile(rf"(?:[”»)]{{0,2}}\s?{topic}[^;:.?!]{{0,90}}|[^,;:.?!]{{0,90}})\Z")


def _gathering(
    source: Source,
    block: Block,
    sentence: tuple[int, int],
    noun: re.Match[str],
    *,
    span: tuple[int, int],
    organiser: Unit | None = None,
    dated_only: bool = False,
) -> Gathering:
    code = block.language
    named = cues.meanings(code, "events", "kind_").get(" ".join(noun.group().split()), "kind_signing")
    kind = named.removeprefix("kind_")
    edition = _edition(source, code, noun)
    alone = kind in _TOLD_WHOLE and source.lower[slice(*noun.span())] not in cues.meanings(
        code, "events", "kind_signing"
    )
    return Gathering(*span, sentence, kind, noun.span(), edition, organiser, dated_only, code, alone)


def _phrase_start(source: Source, code: str, floor: int, noun: int) -> int:
    """Return where the name of the thing held begins: its number, adjectives and opening quotation mark.

    Another word for something held right before it is a part of the name: "la |cérémonie de| remise".
    """
    named = cues.last(_nouns(code), source.lower, max(floor, noun - _NEAR), noun)
    if (
        named
        and not source.text[named.end() : noun].count(",")
        and source.lower[named.end() : noun].count(" ") <= _LINKS
    ):
        noun = named.start()
    before = source.text[max(floor, noun - 60) : noun]
    match = _BEFORE_NOUN.search(before)
    return noun - len(match.group()) if match else noun


# "„12. Europejskim ", "A 32ª ", "La première "
_BEFORE_NOUN = re.compile(
    r"(?:[“„«\"]\s?)?(?:[^\W\d_]\w{0,3}\s)?(?:\d{1,3}(?:\.|ª|º|e|ème|th|st|nd|rd)?\s)?(?:[^\W\d_][\w'’-]{2,20}\s){0,2}\Z"
)


def _edition(source: Source, code: str, noun: re.Match[str]) -> str | None:
    """Return the number of a held series: "32ª Conferência", "Hội nghị Ngoại giao lần thứ 32"."""
    before = _EDITION.search(source.lower, max(0, noun.start() - 40), noun.start())
    if before:
        return before[1]
    after = _edition_after(code).match(source.lower, noun.end(), noun.end() + 60)
    return after[1] if after else None


_EDITION = re.compile(r"(?<![\w/.,-])(\d{1,3})(?:\.|ª|º|e|ème|th|st|nd|rd)\s(?:[^\W\d_][\w'-]{1,20}\s){0,2}\Z")


@cache
def _edition_after(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("events", "edition"))
    return re.compile(rf"(?:\s[^\W\d_][\w'-]{{0,20}}){{0,6}}?\s{words}\s(\d{{1,3}})(?!\w)")


@cache
def _nouns(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(cues.meanings(code, "events", "kind_")))


@cache
def _proceedings(code: str) -> re.Pattern[str]:
    return cues.cue(code, "events", "proceedings")


@cache
def agreements(code: str) -> re.Pattern[str]:
    """What is signed, an agreement or what else bears the names of two sides: it makes the event a signing."""
    words = languages.get(code).words
    return re.compile(cues.whole([*words("kinds", "agreement"), *words("events", "papers")]))
