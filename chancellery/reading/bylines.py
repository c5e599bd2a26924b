"""Who wrote a page, and when it came out: "By Lan Anh – 26/09/2025 at 18:12", "Thursday, 12 June 2025, 11:08".

A line is a byline only when nothing else stands in it: a day with its weekday, an hour, or a word such as "published",
perhaps beside a writer; or the writers alone behind a word that says so ("News and photos: …").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.phrases import trie

#: A line longer than this says more than who and when.
_LONGEST: Final = 100
_LONGEST_WRITERS: Final = 60
_MOST_WORDS: Final = 8
#: "09:12", "18h12", "16 h 45", "16時48分", "7.30"
_TIME: Final = r"\d{1,2}(?:\s?[:h時시]\s?|[.])\d{2}(?::\d{2})?\s?(?:分|분)?(?!\d)"
_DAYS: Final = (
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d(?!\d)",
    r"(?:19|20)\d\d(?:-\d{2}-\d{2}(?!\d)|[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일])",
    # "2024/11/19", "2025.05.12."
    r"(?:19|20)\d\d(?:/\d{1,2}/\d{1,2}(?!\d)|\.\s?\d{1,2}\.\s?\d{1,2}(?!\d)\.?)",
)
# "(GMT+7)", "(木)": what brackets hold besides
_ASIDE: Final = r"[(\[]?(?:gmt|utc)\s?[+-]\s?\d{1,2}[)\]]?|\(\w\)"
_BETWEEN: Final = r"[\s,|;–—•·-]{0,5}"
_RANGE: Final = re.compile(r"\d[:h.]\d{2}\s?[–-]\s?\d{1,2}[:h.]\d{2}")
_FIGURE: Final = re.compile(r"\d")
# every day here has its year
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’・·-]*")
#: A name in a script without capitals, written in one.
_LONGEST_UNCASED: Final = 4
_PARTS = re.compile(r"[・·]")
_MARKS: Final = frozenset({"-", "–", "—", "&", ",", "|", "/", "."})


def is_one(text: str, lower: str) -> bool:
    """Say whether a line at the head or the foot of a page only says when it came out, and perhaps who wrote it."""
    if len(text) > _LONGEST or not _FIGURE.search(lower) or _RANGE.search(lower):
        return False
    moment = _moment().search(lower) if _YEAR.search(lower) else None
    if moment is None or not (moment["told"] or moment["weekday"] or moment["time"] or moment["later"]):
        return False
    before, behind = text[: moment.start()].strip(" ,|–—-"), text[moment.end() :].strip(" ,.|–—-")
    counted = _counter().fullmatch(behind.lower()) is not None
    return _may_write(before) and (counted or _may_write(behind)) and not (before and behind)


def names_writers(text: str, lower: str) -> bool:
    """Say whether a line only names who wrote the page and took its pictures: "News and photos: Hoai Thu"."""
    if len(text) > _LONGEST:
        return False
    opening = _writing().match(lower) if ":" in text or "：" in text else None
    # "Photo: N. N." alone belongs to a picture, and so to the text
    return (
        opening is not None and not _pictured().fullmatch(lower, 0, opening.end()) and names_only(text[opening.end() :])
    )


def is_reporter(lower: str) -> bool:
    """Say whether a short line is a name and "reporter", an address, or words with hash signs."""
    return len(lower) <= _LONGEST_WRITERS and _reporter().fullmatch(lower) is not None


def says_who_wrote(lower: str) -> bool:
    """Say whether a line opens with what only leads to who wrote a page: "Author: the Section for Protocol"."""
    opening = _writing().match(lower) if len(lower) <= _LONGEST else None
    return opening is not None and not _pictured().fullmatch(lower, 0, opening.end())


def names_only(text: str) -> bool:
    """Say whether ``text`` holds names alone, by their capitals; in scripts without them, by their length."""
    words = [word for word in text.replace("–", " – ").replace("/", " / ").split() if word not in _MARKS]
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST_WRITERS:
        return False
    return all(map(_may_name, words))


def _may_name(word: str) -> bool:
    first = word[0]
    if first.upper() == first.lower():
        return len(words := _PARTS.split(word)) > 1 or len(words[0]) <= _LONGEST_UNCASED
    return first.isupper() and _NAME_WORD.fullmatch(word.strip(",|")) is not None


def _may_write(text: str) -> bool:
    """Say whether what stands beside the day is nothing, or who wrote the page."""
    if not text:
        return True
    by = _by().match(text.lower())
    if by is None or by.end() == len(text):
        return by is not None
    # without capitals only the word before a name tells that it is one
    return (by.end() > 0 or text[0] != text[0].lower()) and names_only(text[by.end() :])


def _phrases(key: str) -> str:
    """Return the phrases of all languages together: a page is often framed in another language than its text."""
    every = tuple(phrase for language in languages.every() for phrase in language.words("boilerplate", key))
    return trie.pattern(every)


@cache
def _moment() -> re.Pattern[str]:
    """The day a page came out, with its weekday and its hour, in any order that pages know."""
    months = trie.pattern({name for language in languages.every() for name in language.pairs("months")})
    link, end = rf"(?:{_phrases('at')}\s)?", rf"(?:\s?{_phrases('day_ends')}(?!\w))?"
    days = (
        *_DAYS,
        rf"(?:ngày\s)?\d{{1,2}}(?:\.|st|nd|rd|th|º|er)?\s(?:\w{{2}}\s)?{months}(?:\s\w{{2}})?\s(?:19|20)\d\d",
        rf"{months}\s\d{{1,2}},?\s(?:19|20)\d\d",
        r"ngày\s\d{1,2}\stháng\s\d{1,2}\snăm\s(?:19|20)\d\d",
    )
    day = rf"(?:{'|'.join(days)}){end}(?:\s?{_ASIDE})?"
    time = rf"{link}{_TIME}{end}(?:{_BETWEEN}(?:{_ASIDE}))?"
    told = rf"(?P<told>{_phrases('published')}(?!\w)\s?[:：]?\s?{link})?"
    return re.compile(
        rf"(?<!\w){told}(?:(?P<time>{time}){_BETWEEN})?(?P<weekday>{_phrases('weekdays')}{_BETWEEN}{link})?"
        rf"(?P<day>{day})(?:{_BETWEEN}(?P<later>{time}))?"
    )


@cache
def _writing() -> re.Pattern[str]:
    writers = _phrases("writers")
    return re.compile(rf"{writers}(?:(?:\s?[,/&+・、]\s?|\s\w{{1,3}}\s|와\s|과\s){writers}){{0,2}}\s?[:：]\s?")


@cache
def _reporter() -> re.Pattern[str]:
    """A line of one name and "reporter" behind it, an address, or words with hash signs: "소민경 기자", "#友好 #港"."""
    name = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,5}"
    address = r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}"
    return re.compile(rf"{name}\s?{_phrases('by')}(?:\s{address})?|{address}|(?:#[^\s#]{{1,30}}\s{{0,2}}){{2,20}}")


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('counters')}\s?[:：]?\s?\d[\d,.]{{0,12}}")


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('credits')}\s?[:：]\s?")


@cache
def _by() -> re.Pattern[str]:
    """What leads to the writer beside the day: "By", "Reporter:", "Redazione"; nothing needs to."""
    return re.compile(rf"(?:(?:{_phrases('writers')}|{_phrases('by')})(?!\w)\s?[:：]?\s?)?")
