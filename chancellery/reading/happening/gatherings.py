"""Where a text says that something was held: "the commission held an online conference", "the forum took place"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, unit_forms, units
from chancellery.reading.who.units import Unit

#: Between a verb of holding and what is held: "an online", "ogólnokrajową".
_NEAR = 60
#: Between what is held and the verb: the rest of its name.
_NAME = 110
#: Of a visit, and of what was signed, no chair and no count is told behind it; of a signing ceremony they are.
_TOLD_WHOLE = frozenset({"visit", "signing"})
#: Blanks between two words of one name: "cérémonie de la remise".
_LINKS = 3
#: How far before the verb who holds it may begin.
_SUBJECT = 300
#: When or how something was done is told in so many characters.
_LONGEST_WHEN = 60


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
        for start, end in cues.sentences(source, block.start, block.end):
            if not anchors.any_in(source, "gatherings", start, end):
                continue
            found = _held(source, block, start, end) or _happened(source, block, start, end)
            found = found or _attended(source, block, start, end)
            if found:
                yield found


# "realizou na sexta-feira, 9 de maio, a III Conferência", "se llevó a cabo, en formato virtual, el Foro": an aside
_UNBROKEN = re.compile(r"[^,.;:]*(?:,[^,.;:\d]{1,40}\d{1,2}[^,.;:]{1,24},[^,.;:]*|,\s[^,.;:]{3,90},\s[^,.;:]{0,12})?")


# "l'Union d'amitié |(UA)| a tenu"
_ASIDE = re.compile(r"\s?\([^()\n]{1,40}\)\s?\Z")


# "the Department|, with the Friendship Society,| held"
_PARTNERS = re.compile(r"\s?,\s[^,;:()\n]{3,90},\s?\Z")


def noun_near(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` names something held, or what goes on there: "the proceedings"."""
    named = _nouns(code).search(source.lower, start, end) or _proceedings(code).search(source.lower, start, end)
    return named is not None


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
        key = _verb(code, verb)
        nouns = agreements(code) if key == "signed" else _nouns(code)
        holder = _organiser_after(source, code, verb.end(), end)
        begin = holder.end if holder else verb.end()
        aside = source.lower.startswith(",", begin)
        noun = nouns.search(source.lower, begin, min(end, begin + (_NAME if aside else _NEAR)))
        if noun is None or not _UNBROKEN.fullmatch(source.lower, begin, noun.start()):
            continue
        if any(unit.start < verb.start() < unit.end for unit in units.find(source, code, start, noun.start())):
            continue  # "Liên hiệp các |tổ chức| hữu nghị": the verb is a word of a name
        organiser = _organiser(source, code, start, verb.start()) or holder
        organiser = organiser or _named_organiser(source, code, start, end)
        dated_only = key != "held"
        if organiser is None and dated_only and not source.lower[start : verb.start()].strip():
            continue
        return _gathering(
            source, block, (start, end), noun, span=(start, noun.end()), organiser=organiser, dated_only=dated_only
        )
    return None


def _verb(code: str, verb: re.Match[str]) -> str:
    """Return the key of the verb, the surest first where it stands under several."""
    words = " ".join(verb.group().split())
    return next(key for key in ("held", "held_on", "chaired", "signed") if words in cues.phrases(code, "events", key))


def _organiser(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who does what follows at ``end``: the first of those named, before "in co-ordination with"."""
    start = max(start, end - _SUBJECT)
    aside = anchors.search(source, code, "helped by", start, end)
    if aside:
        end = aside.start()
    if when := _when(code).search(source.lower, max(start, end - _LONGEST_WHEN), end):
        end = when.start()
    if bracket := _ASIDE.search(source.text, start, end):
        end = bracket.start()
    row = _holders(source, code, start, end)
    if not row and (aside := _PARTNERS.search(source.text, start, end)):
        row = _holders(source, code, start, aside.start())
    if row or not closing_kinds.used(code):
        return row[0] if row else placed_units.up_to(source, code, _clause(source, start, end), end)
    # "外交部|以视频方式|召开", "外務省は|5月8日、会議を|開催": between the unit and its verb stands how and when.
    named = units.find(source, code, start, end)
    found = next((unit for unit in named if _subject(code).match(source.lower, unit.end, end)), None)
    # "青葉県は…開催した": a place that does something
    topic = None if found else cues.cue(code, "duties", "topic").search(source.lower, start, end)
    place = closing_kinds.place_ending(source, code, start, topic.start()) if topic else None
    return Unit(*place) if place else found


def _holders(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return the units before ``end`` that may hold something."""
    place = _venue(code)
    return [
        unit
        for unit in units.row_ending(source, code, start, end)
        # "místopředseda |Lidového výboru| podepsal", "hejtman |kraje| podepsal": who heads it did
        if not unit_forms.of(code).in_oblique_case(source.lower, *unit)
        and not _headed(source, code, unit.start)
        # "w |Centrum Konferencyjnym|, Komisja …": where it was
        and place.search(source.lower, max(start, unit.start - _LINKS * 2), unit.start) is None
    ]


@cache
def _venue(code: str) -> re.Pattern[str]:
    venue = cues.expression(code, "places", "venue")
    return re.compile(rf"{venue}\s(?:{cues.expression(code, 'units', 'articles')}\s)?\Z")


def _headed(source: Source, code: str, unit: int) -> bool:
    """Say whether a post stands right before ``unit``, where the case says "of"."""
    if not languages.get(code).words("organisations", "genitive_endings"):
        return False
    heads = cues.last(cues.cue(code, "posts", "heads"), source.lower, max(0, unit - _LONGEST_WHEN), unit)
    return heads is not None and not source.lower[heads.end() : unit].strip()


@cache
def _when(code: str) -> re.Pattern[str]:
    """When or how something was done, between who did it and the verb: "the Ministry |yesterday| hosted"."""
    language = languages.get(code)
    endings = language.words("duties", "adverb_endings")
    adverb = rf"|[^\W\d_]{{3,20}}?{trie.pattern(endings)}(?!\w)" if endings else ""
    return re.compile(rf"\s(?:{cues.whole(language.values('dates', 'relative'))}{adverb})\s?\Z")


def _clause(source: Source, start: int, end: int) -> int:
    """Return where the words begin that stand right before ``end`` without a comma: often the subject."""
    return max(start, source.text.rfind(",", start, end) + 1)


@cache
def _subject(code: str) -> re.Pattern[str]:
    """What behind a unit shows that it does something: a particle, in languages that have one."""
    language = languages.get(code)
    topic = [*language.words("duties", "topic"), *language.words("events", "hosts")]
    return re.compile(rf"\s?{cues.whole(topic)}" if topic else "")


def _organiser_after(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who is named right after the verb, in languages that may say it so: "uspořádal Odbor … konferenci"."""
    if not languages.get(code).table("duties").get("verb_first"):
        return None
    return units.at(source, code, cues.trimmed(source.text, start, end)[0], end)


def _named_organiser(source: Source, code: str, start: int, end: int) -> Unit | None:
    """Return who is named after "organised by", or within "by … is organised": "do |Bộ Giao thông| tổ chức"."""
    if told := cues.cue(code, "events", "held_by").search(source.lower, start, end):
        return units.at(source, code, cues.trimmed(source.text, told.end(), end)[0], end)
    hosts = cues.cue(code, "events", "hosting")
    if closing_kinds.used(code):
        named = units.find(source, code, start, end) if hosts.search(source.lower, start, end) else ()
        return next((unit for unit in named if hosts.match(source.lower, _behind(source, unit.end), end)), None)
    for opens in cues.cue(code, "events", "held_by_opens").finditer(source.lower, start, end):
        unit = units.at(source, code, cues.trimmed(source.text, opens.end(), end)[0], end)
        if unit and hosts.search(source.lower, unit.end, min(end, unit.end + _NEAR)):
            return unit
    return None


def _behind(source: Source, end: int) -> int:
    """Return where the next word begins, if one blank stands at ``end``."""
    return end + source.lower.startswith(" ", end)


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
        organiser = _organiser(source, code, start, noun.start()) if closing_kinds.used(code) else None
        organiser = organiser or _named_organiser(source, code, start, end)
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
    first = _phrase_start(source, code, start, noun.start())
    organiser = _named_organiser(source, code, start, end)
    span = (first, noun.end())
    return _gathering(source, block, (start, end), noun, span=span, organiser=organiser, dated_only=True)


#: What is told between commas of the thing held: "the conference|, chaired by the minister,| took place".
_ASIDE_OF_NOUN = r",[^,;:.?!]{3,90},\s"
# The name goes on without a comma; a comma may stand before "which" alone
_RELATIVE = re.compile(rf"[^,;:.?!]{{0,90}}(?:{_ASIDE_OF_NOUN}(?:\w{{2,7}}\s)?|,\s\w{{2,7}}\s)?\Z")
# "the forum, |held| on 3 May in Hue, …"
_PARTICIPLE = re.compile(r"[^,;:.?!]{0,90}(?:,\s(?:\w{2,7}\s)?)?\Z")


@cache
def _spoken_of(code: str) -> re.Pattern[str]:
    """What may stand between a noun and its verb at the end of a sentence: "会議|は、4月17日、河内で|開催された"."""
    topic = cues.expression(code, "duties", "topic")
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
