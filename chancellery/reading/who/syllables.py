"""Names whose words are written as syllables, only the first with a capital: "Trung tâm Dịch thuật", "Bộ Công an".

No file holds all such words. The syllable behind a capital one goes on with it where it begins no phrase of doing,
telling or leading, and where the name or the clause goes on or ends behind it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import cldr, languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source

_NEXT = re.compile(r" (?P<word>[^\W\d_]{1,6})(?![\w'-])")
_LONGEST_FIRST: Final = 6
#: Phrases whose first word never goes on with a name.
_OTHERS: Final = (
    ("stopwords", ("common",)),
    ("lists", ("verbs", "adverbs", "narrative", "reporting")),
    ("duties", ("does", "with", "deadline", "obligation", "lead", "assign", "between", "continuous", "yearly")),
    ("units", ("ends", "never_within", "and")),
    ("posts", ("stops", "heads", "honorifics")),
    ("events", ("held", "held_on", "happened", "met", "visits", "attended")),
    ("awards", ("verbs", "to")),
    ("proposals", ("ask", "suggest")),
    ("successions", ("took_over", "merged", "into", "renamed", "passed_to", "dissolved", "passes", "split")),
    ("natures", ("past", "says_appraisal")),
)


def used(code: str) -> bool:
    """Say whether words are written so in this language."""
    return languages.get(code).table("organisations").get("syllables") is True


def no_unit(source: Source, code: str, position: int, limit: int) -> bool:
    """Say whether a word for a unit is a part of another word here: "|Trường| hợp", "phục |vụ|"."""
    return used(code) and part_of(source, cues.cue(code, "units", "no_units"), position, limit)


def part_of(source: Source, words: re.Pattern[str], position: int, limit: int) -> bool:
    """Say whether the syllable at ``position`` begins one of ``words``, or is its second one."""
    before = source.lower.rfind(" ", 0, max(0, position - 1)) + 1
    return any(words.match(source.lower, start, limit) is not None for start in {position, before})


def ends_open(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether words end in one that leads to others, and so are no whole name: "Văn phòng đại diện |của|"."""
    last = source.lower[start:end].split()[-1]
    return used(code) and (
        last in languages.get(code).words("organisations", "links") or last in cues.phrases(code, "units", "ends")
    )


def second(source: Source, code: str, start: int, end: int, limit: int) -> int | None:
    """Return where a word ends of which ``text[start:end]`` is the first syllable, or ``None``."""
    if end - start > _LONGEST_FIRST or source.lower[start:end] in _countries(code):
        return None
    found = _NEXT.match(source.text, end, limit)
    if found is None or not found["word"].islower() or found["word"] in _others(code):
        return None
    verb = cues.cue(code, "duties", "does").match(source.lower, found.start("word"), limit)
    if verb and verb.end() > found.end():
        return None  # "thành phố Vinh |tổ chức|"
    behind = _NEXT.match(source.text, found.end(), limit)
    going_on = behind is None or behind["word"][0].isupper() or behind["word"] in (_first(code) | _tails(code))
    return found.end() if going_on else None


@cache
def _first(code: str, *, longest: int | None = None) -> frozenset[str]:
    """The first words of what goes on with no name: "Thanh tra Chính phủ |thực| hiện".

    Those of verbs of doing only where they have no more than ``longest`` words.
    """
    words = languages.get(code).words
    said = [(key, phrase.split()) for table, keys in _OTHERS for key in keys for phrase in words(table, key)]
    return frozenset(
        parts[0].strip(",") for key, parts in said if key != "does" or longest is None or len(parts) <= longest
    )


@cache
def _others(code: str) -> frozenset[str]:
    """What goes on with no name; of a verb of two words the first may: "Biên |chế|" beside "chế tạo"."""
    words = languages.get(code).words
    # "nhân |dân|", "ủy |ban|" stand in any text, and in names
    within = {
        word for key in ("tails", "heads") for phrase in words("organisations", key) for word in phrase.split()[1:]
    }
    nouns = within.intersection(words("stopwords", "common")).difference(words("organisations", "links"))
    return _first(code, longest=1) - nouns


@cache
def _tails(code: str) -> frozenset[str]:
    words = languages.get(code).words
    return frozenset(phrase.split()[0] for key in ("tails", "links", "heads") for phrase in words("organisations", key))


@cache
def _countries(code: str) -> frozenset[str]:
    """Countries of one syllable, which another word follows: "Đại sứ quán |Pháp| khai trương"."""
    extra = (each.partition(":")[2] for each in languages.get(code).words("places", "extra"))
    return frozenset(name.lower() for name in (*cldr.territories(code).values(), *extra) if " " not in name)


def within_word(source: Source, block: Block, start: int, end: int) -> bool:
    """Say whether a country of one syllable is only a part of a word: "GIẢI |PHÁP|" in a title, "|Ý| kiến"."""
    if not used(block.language) or " " in source.text[start:end]:
        return False
    if cues.cue(block.language, "places", "other_words").match(source.lower, start, block.end):
        return True
    if block.role != "heading":
        return False
    before = source.lower[block.start : start].split()
    return bool(before) and before[-1].isalpha() and before[-1] not in _before_country(block.language)


@cache
def _before_country(code: str) -> frozenset[str]:
    words = languages.get(code).words
    keys = (
        ("places", "with"),
        ("places", "venue"),
        ("places", "formal"),
        ("units", "and"),
        ("references", "issuer_links"),
    )
    return frozenset(("nước", "sang", "giữa", *(phrase.split()[-1] for key in keys for phrase in words(*key))))


def inside(source: Source, code: str, position: int) -> bool:
    """Say whether the word at ``position`` goes on with a word of names: "Ngoại |giao|", "các |tổ chức| hữu nghị"."""
    if not used(code) or source.text[position].isupper():
        return False
    if cues.cue(code, "units", "which_ones").match(source.lower, position):
        return True  # "các đơn vị |cấp| tỉnh"
    start = source.text.rfind(" ", max(0, position - _LONGEST_FIRST - 2), max(0, position - 1)) + 1
    known = cues.cue(code, "organisations", "tails").match(source.lower, start)
    return known is not None and known.end() > position
