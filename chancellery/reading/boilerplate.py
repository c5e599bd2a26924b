"""Words of the page rather than of the text: bylines, comment boxes, related news, banners.

Works on lines, because that is how a page's furniture comes when an article is copied. A line is furniture only by
its own form or by standing in the page's tail; running text is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.phrases import trie

#: A paragraph longer than this is text, wherever it stands.
_LONGEST_LINE: Final = 300
_LONGEST_LINK: Final = 80
_LONGEST_NAME: Final = 60
_LONGEST_CRUMBS: Final = 160
#: A title in a box of related news.
_LONGEST_TEASER: Final = 140
#: What furniture says word for word, in the order in which it is asked.
_EXACT: Final = ("comments", "related", "source", "navigation")
#: How many of the first lines may be a banner or a dateline of the page.
_HEAD: Final = 8

# "![](photo.jpg) | Minister meets students"
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\(")
# "[ad_2]", "[anúncio_1]"
_SLOT = re.compile(r"\[\w{1,30}_\d{1,3}\]$")
_ADDRESS = re.compile(r"(?:\W{0,3}\w{1,12}\s?:\s?)?https?://\S+$")
_BEFORE_LINK: Final = ">»*+- \t\u00a0"
# "example.vn - News of the province"
_BANNER = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6}\s{0,2}[-–|:]\s")
# "The Gazette 03/01/2024 10:15"
_TIME = r"\W{1,3}\d{1,2}\s?[:h]\s?\d{2}"
_DATED_NAME = re.compile(rf"(?P<name>[^\d,]{{0,60}}?)\s?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}(?:{_TIME})?$")
# "Hanoi, 21/06/2024 - 08:20": only a page tells the hour
_TIMED_NAME = re.compile(rf"(?P<name>[^\d,]{{0,60}}),\s?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}{_TIME}$")
# "2025年4月18日 09:20", "2025년 4월 18일 09:20"
_TIMED_DAY = re.compile(r"(?:19|20)\d\d\w\s?\d{1,2}\w\s?\d{1,2}\w\s\d{1,2}:\d{2}$")
# "12 June 2025, 11:08", alone on its line
_SPELT_MOMENT = re.compile(r"\d{1,2}\.?\s[^\W\d_]{3,12}\s\d{4},?\s(?:[-–|]\s)?\d{1,2}[:.]\d{2}$")
# "18 October 2024 at 16:45", after "Published on"
_SPELT_DAY = re.compile(
    r"\W{0,3}(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}|\d{1,2}\w{0,2}\s(?:\w{1,5}\s)?\w{1,12}\s(?:\w{1,3}\s)?\d{4})(?!\d).{0,20}$"
)
# "Saturday, 08/11/2025"
_WEEKDAY_DATE = re.compile(rf"(?P<weekday>[^\d,]{{3,24}}),\s?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}(?:{_TIME})?$")
# "Home > News > Abroad"
_CRUMB = re.compile(r"\s[>»›/|]\s")
_FIGURE = re.compile(r"\d")
_NAME_WORD = re.compile(r"\A[^\W\d_][\w.'’-]*\Z")


class Line(NamedTuple):
    """One line of the page: its text, its lowered text, without blanks at the ends."""

    text: str
    lower: str


def kinds(lines: Sequence[Line]) -> list[str]:
    """Say for each line what kind of furniture it is, or ``""`` when it belongs to the text."""
    found = [_alone(line, index) for index, line in enumerate(lines)]
    _extend_related(lines, found)
    _extend_tail(lines, found)
    _bylines(lines, found)
    return found


def _alone(line: Line, index: int) -> str:
    """Judge a line by itself."""
    if len(line.text) > _LONGEST_LINE:
        return ""
    by_form = _by_form(line, opened) if (opened := _opened(line.lower)) or _addressed(line.lower) else ""
    return by_form or (_head(line) if index < _HEAD else "")


def _by_form(line: Line, opened: Collection[str]) -> str:
    """Judge a line that begins as one of the forms ``opened`` may, or that holds an address."""
    for kind in _EXACT:
        if kind in opened and _exactly(kind).fullmatch(line.lower):
            return kind
    forms = (
        ("advertisement", _SLOT.match(line.lower)),
        ("source", _ADDRESS.match(line.lower)),
        ("source", "source" in opened and len(line.text) <= _LONGEST_LINK and _named_source().match(line.lower)),
        ("link", "links" in opened and len(line.text) <= _LONGEST_LINK and _opening("links").match(line.lower)),
        ("tags", "tags" in opened and len(line.text) <= _LONGEST_TEASER and _tags().match(line.lower)),
    )
    return next((kind for kind, match in forms if match), "")


def _head(line: Line) -> str:
    """Judge one of the first lines: the name of the site, or who published it when."""
    if _BANNER.match(line.lower):
        return "site"
    crumb = _CRUMB.search(line.lower) if len(line.text) <= _LONGEST_CRUMBS else None
    if crumb and _exactly("home").fullmatch(line.lower, 0, crumb.start()):
        return "navigation"
    return _published(line) if _FIGURE.search(line.lower) else ""


def _published(line: Line) -> str:
    """Judge a line with a figure in it: who published the page, and on which day."""
    dated = _DATED_NAME.match(line.text) or _TIMED_NAME.match(line.text)
    if dated and (_name_like(dated["name"]) or _exactly("published").fullmatch(dated["name"].lower().strip(" :"))):
        return "byline"
    if _TIMED_DAY.match(line.lower) or _SPELT_MOMENT.match(line.lower):
        return "byline"
    published = _opening("published").match(line.lower)
    if published and len(line.text) <= _LONGEST_LINK and _SPELT_DAY.match(line.lower, published.end()):
        return "byline"
    day = _WEEKDAY_DATE.match(line.lower)
    return "byline" if day and _exactly("weekdays").fullmatch(day["weekday"]) else ""


def _name_like(text: str) -> bool:
    words = [word for word in text.split() if word not in {"-", "–", "&", ",", "|"}]
    return len(words) <= 6 and all(word[0].isupper() and _NAME_WORD.match(word) for word in words)


def _extend_related(lines: Sequence[Line], found: list[str]) -> None:
    """Take what stands under a heading of related news: its pictures, and its bare titles at the end of a page."""
    inside = False
    titles: list[int] = []
    for index, line in enumerate(lines):
        if found[index]:
            _take(titles, found)
            inside = found[index] == "related"
        elif inside and _IMAGE.match(line.text) and len(line.text) <= _LONGEST_LINE:
            found[index] = "related"
        elif inside and len(line.text) <= _LONGEST_TEASER and line.text[-1] not in ".;:":
            titles.append(index)
        else:
            # Text follows: the box stood within the article, and its bare titles cannot be told from headings.
            inside, titles = False, []
    _take(titles, found)


def _take(titles: list[int], found: list[str]) -> None:
    """Mark the titles of related news and forget them."""
    for index in titles:
        found[index] = "related"
    titles.clear()


def _extend_tail(lines: Sequence[Line], found: list[str]) -> None:
    """Take everything after the comment box, up to a paragraph of text if one follows."""
    inside = False
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_LINE:
            inside = False
        elif inside and not found[index]:
            found[index] = "tail"
        inside = inside or found[index] == "comments"


def _bylines(lines: Sequence[Line], found: list[str]) -> None:
    """Take the author's name: a line of names right before the source, the comment box or related news."""
    for index in range(1, len(lines)):
        if found[index] not in {"source", "comments", "related", "tags"} or found[index - 1]:
            continue
        line = lines[index - 1]
        if len(line.text) <= _LONGEST_NAME and _name_like(line.text):
            found[index - 1] = "byline"


def credit(lower: str) -> re.Match[str] | None:
    """Find the picture credit that ends a caption ("… - Photo: N.N.", "(Source: agency)")."""
    begin = max(0, len(lower) - 120)
    told = lower.find(":", begin) >= 0 or lower.find("/", begin) >= 0
    return _credit().search(lower, begin) if told else None


@cache
def _credit() -> re.Pattern[str]:
    cues = trie.pattern(_phrases("credits"))
    return re.compile(rf"[-–—|(\[./]\s{{0,2}}{cues}\s?[:/]\s?(?:[^:.]|\.(?=\S|$)){{0,80}}$")


def _addressed(lower: str) -> bool:
    return lower.startswith("[") or "://" in lower


def _opened(lower: str) -> Collection[str]:
    """Return the kinds that a line may be of by its first letters; most lines begin otherwise."""
    said, first = lower.lstrip(_BEFORE_LINK), _first_letters()
    opened = first.get(said[:4], _NO_KIND)
    # A phrase that begins with a shorter word goes on behind it with a blank or a mark.
    for length in (3, 2, 1):
        if said[:length] in first and not said[length : length + 1].isalnum():
            opened = opened | first[said[:length]]
    return opened


@cache
def _first_letters() -> Mapping[str, frozenset[str]]:
    """Return the first word of every phrase, or its first four letters, each with the kinds that begin so."""
    found: dict[str, set[str]] = {}
    for kind in (*_EXACT, "links", "tags"):
        for phrase in _phrases(kind):
            found.setdefault(phrase.split()[0][:4], set()).add(kind)
    return {letters: frozenset(kinds) for letters, kinds in found.items()}


_NO_KIND: Final[frozenset[str]] = frozenset()


@cache
def _exactly(kind: str) -> re.Pattern[str]:
    phrases = trie.pattern(_phrases(kind))
    return re.compile(rf"(?:{phrases})\s{{0,2}}(?:\(\d{{1,6}}\))?[\s|:.]{{0,8}}")


@cache
def _named_source() -> re.Pattern[str]:
    """A line that only names where the text was taken from: "Source: The Gazette"."""
    return re.compile(rf"{trie.pattern(_phrases('source'))}\s?:\s?[^.:!?|]{{2,50}}$")


@cache
def _tags() -> re.Pattern[str]:
    """A line of the words a page is filed under, or of who wrote it: "Tags: border, Laos"."""
    return re.compile(rf"{trie.pattern(_phrases('tags'))}\s?:\s?[^.:!?]{{2,130}}$")


@cache
def _opening(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[>»*+\s-]{{0,6}}{trie.pattern(_phrases(kind))}(?!\w)")


def _phrases(kind: str) -> tuple[str, ...]:
    """Return the phrases of all languages together: a page is often framed in another language than its text."""
    return tuple(phrase for language in languages.every() for phrase in language.words("boilerplate", kind))
