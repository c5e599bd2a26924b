"""Treaties and agreements called by what they are about or where they were made: "Konwencja o prawach dziecka".

Within a sentence the word for one has a capital then, and no number, day or year need stand beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Date
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms, titles_of_laws
from chancellery.reading.naming.titles import Title
from chancellery.reading.phrases import anchors, trie
from chancellery.reading.text import Source, Stretch, squeeze

#: So far goes the name of a treaty, and so far one that names its parties.
_REACH: Final = 180
_LONG_REACH: Final = 300
# "podle |Úmluvy": no capital of a sentence's first word
_MID_SENTENCE = re.compile(r"[\w,'’(][ '’(]\Z|['’(]\Z|[^\W\d_] \Z")
# "ký |Biên bản ghi nhớ", "l'|Accord": a small word before it
_SMALL_BEFORE = re.compile(r"(?:\A|[\s(«“])(?=[^\W\d_])[^A-ZĐÀ-ÖØ-ÞА-ЯĆČŁŃŚŠŹŽ\s(«“][\w'’-]{0,20}[ '’]\Z")
# "|The| Agreement between X and Y on visas"
_OPENED = late(r"(?:\A|\n|[.;:!?]\s)(\w{1,3})\s\Z")
# "Guadalupe Hidalgo", "San Juan"
_PLACE = late(r"[^\W\d_a-zà-ÿ][^\W\d_]{2,20}(?:[ -][^\W\d_a-zà-ÿ][^\W\d_]{2,20}){0,2}(?!\w)")
# "Agreement on |Fisheries| and visited the port": a name in capitals ends with the last of them
_NAME = late(
    r"(?:the\s)?[A-Z][\w'’-]{2,40}"
    r"(?:,?\s(?:(?:and|or|of|the|for|in|on|to|with|by|against|from|at)\s){0,3}[A-Z][\w'’-]{0,40}){0,20}"
)
#: "Convention on Monday" is none.
_SHORTEST_SUBJECT: Final = 2


def find(source: Source, stretch: Stretch, dates: Sequence[Date]) -> Iterator[Title]:
    """Yield the treaties and agreements of ``stretch``."""
    yield from _by_subject(source, stretch, dates)
    yield from _by_place(source, stretch)


def _by_subject(source: Source, stretch: Stretch, dates: Sequence[Date]) -> Iterator[Title]:
    """Find "Konwencja o prawach dziecka": within a sentence, a treaty's word with a capital and what it is about."""
    forms = reference_forms.of(stretch.language)
    if not forms.treaties_have_capitals:
        return
    families = ("treaty words", "agreement words")
    for at in sorted(at for each in families for at in anchors.within(source, each, stretch.start, stretch.end)):
        opening = forms.titles.treaty_opening.match(source.lower, at, stretch.end)
        if (
            opening is None
            or not source.text[at].isupper()
            or not _MID_SENTENCE.search(source.text, max(0, at - 3), at)
        ):
            continue
        kind = forms.kinds[squeeze(opening["word"])]
        # "|New| Agreement on Fisheries Signed": a heading in capitals
        if kind == "agreement" and not _is_led(source, stretch, at, parties=opening["parties"] is not None):
            continue
        if anchors.any_in(source, "treaties", at, at + 1) or titles_of_laws.is_bill(source, stretch, at):
            continue
        limit = min(stretch.end, opening.end() + (_LONG_REACH if opening["parties"] else _REACH))
        closing = forms.subject_end.search(source.lower, opening.end(), limit)
        if closing is None and limit < stretch.end:
            continue
        end = forms.titles.end_of_title(source.text, source.lower, opening.end(), closing.start() if closing else limit)
        comma = source.lower.find(",", opening.end(), end)
        end = _before_its_day(source, forms, dates, opening.end(), comma if comma >= 0 else end)
        capital = forms.titles.in_capitals and not opening["parties"]
        name = _NAME.match(source.text, opening.end(), end) if capital else None
        end = name.end() if name else end
        # "the Agreement between the parties" has no name but by what it is about
        if (
            kind == "agreement"
            and opening["parties"]
            and not forms.titles.names_parties(source.text[opening.end() : end])
        ):
            continue
        # "Memorandum of Cooperation signed on 3 May 2018": its day is no part of what it is about
        day = _first_from(dates, opening.end(), end)
        if kind == "agreement" and day is not None and WHOLE_DAY.fullmatch(day.edtf):
            continue
        words = source.lower[opening.end() : end].split()
        alone = name and len(words) == 1 and words[0] not in _days_and_months(stretch.language)
        if len(words) >= _SHORTEST_SUBJECT or alone:
            yield Title(at, at + len(source.text[at:end].rstrip()), kind, "references.title")


@cache
def _days_and_months(code: str) -> frozenset[str]:
    language = languages.get(code)
    return frozenset({*language.words("boilerplate", "weekdays"), *language.pairs("months")})


def _is_led(source: Source, stretch: Stretch, at: int, *, parties: bool) -> bool:
    """Say whether a small word leads to the agreement at ``at``; before its parties the article of a sentence does."""
    if _SMALL_BEFORE.search(source.text, max(0, at - 24), at):
        return True
    opened = _OPENED.search(source.text, max(stretch.start, at - 6), at) if parties else None
    return opened is not None and opened[1].lower() in languages.get(stretch.language).words("units", "articles")


def _by_place(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Find "the Treaty of Larkhaven", "le traité de Lunéville": a treaty's word and the place it was made at."""
    words = _treaty_of(stretch.language)
    if words is None:
        return
    for at in anchors.within(source, "treaty words", stretch.start, stretch.end):
        opening = words.match(source.lower, at, stretch.end)
        # "un tratado de Álgebra" is a book
        asked = languages.get(stretch.language).text("references", "treaties_of_have") == "capital"
        told = opening and not (asked and source.text[at].islower())
        place = _PLACE.match(source.text, opening.end(), stretch.end) if opening and told else None
        if place:
            yield Title(at, place.end(), "treaty", "references.title")


@cache
def _treaty_of(code: str) -> re.Pattern[str] | None:
    """What joins a treaty to the place it is called by; ``None`` in a language that joins them otherwise."""
    words = languages.get(code).words("references", "treaties_of")
    return re.compile(rf"{trie.pattern(words)}(?:\s|(?<='))") if words else None


def _before_its_day(source: Source, forms: reference_forms.Forms, dates: Sequence[Date], start: int, end: int) -> int:
    """Return where a title ends whose day stands behind it: "Договор о дружбе| от 17 марта 2010 г."."""
    day = _first_from(dates, start, end)
    if day is None:
        return end
    link = forms.day_link.search(source.lower, start, day.start)
    return link.start() if link else end


def _first_from(dates: Sequence[Date], start: int, end: int) -> Date | None:
    """Return the first date that begins between ``start`` and ``end``."""
    index = bisect_left(dates, start, key=lambda each: each.start)
    return dates[index] if index < len(dates) and dates[index].start < end else None
