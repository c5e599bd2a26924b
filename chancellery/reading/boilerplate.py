"""Words of the page rather than of the text: bylines, comment boxes, related news, banners.

Works on lines, because that is how a page's furniture comes when an article is copied. A line is furniture only by
its own form or by standing in the page's tail; running text is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile
from typing import Final, NamedTuple

from chancellery.reading import boilerplate_forms as forms
from chancellery.reading import bylines

#: A paragraph longer than this is text, wherever it stands.
_LONGEST_LINE: Final = 300
_LONGEST_LINK: Final = 80
_LONGEST_NAME: Final = 60
_LONGEST_CRUMBS: Final = 160
#: A title in a box of related news.
_LONGEST_TEASER: Final = 140
#: How many of the first lines may be a banner or a dateline of the page, and of the last ones its day.
_HEAD: Final = 8
_FOOT: Final = 12
_LONGEST_SECTION: Final = 60
_LONGEST_CAPTION: Final = 100
#: What shows that a text is a page, so that a line without a verb may be what stands under its picture.
_OF_PAGES: Final = frozenset({"navigation", "byline", "tags", "related", "comments"})

# "![](photo.jpg) | Minister meets students"
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\(")
# "[ad_2]", "[anúncio_1]"
_SLOT = re.compile(r"\[\w{1,30}_\d{1,3}\]$")
_ADDRESS = re.compile(r"(?:\W{0,3}\w{1,12}\s?:\s?)?https?://\S+$")
# ">> The province receives a delegation"
_TEASER: Final = (">> ", "»» ")
_BEFORE_LINK: Final = "<>»*+- \t\u00a0"
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
# "Home – News – Abroad"
_DASHES = re.compile(r"\s[–—-]\s")
_FIGURE = re.compile(r"\d")
# "Comments (12) | Print:": what counts, what parts two phrases and what may stand behind the last one
_COUNT = re.compile(r"\s{0,2}(?:\(\d{1,6}\))?")
_PARTING = re.compile(r"\s?[|/·•:]\s?")
_TRAILING = re.compile(r"[\s|:.]{0,8}")
_MOST_PARTED: Final = 6
_STROKES = re.compile(r"\s[|·•]\s")
_DAY_ALONE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}\w{0,2}\s(?:\w{1,3}\s)?[^\W\d_]{3,12}\s(?:\w{1,3}\s)?\d{4}"
)
_ENDS = re.compile(r"[.!?;:。：；]$")
# "トゥイ・リン": a foreign name in a script without capitals
_IN_PARTS = re.compile(r"[^\W\d_]{1,10}(?:[・·][^\W\d_]{1,10}){1,4}")
# "Hồng Quân |(P/v TTXVN tại Lào)|": for whom somebody writes
_FOR_WHOM = re.compile(r"\s\([^()\d]{2,50}\)$")
# "1. Storm closes schools"
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]?|[-•*])\s\S")
_NAME_WORD = re.compile(r"\A[^\W\d_][\w.'’-]*\Z")


class Line(NamedTuple):
    """One line of the page: its text, its lowered text, without blanks at the ends."""

    text: str
    lower: str


def kinds(lines: Sequence[Line]) -> list[str]:
    """Say for each line what kind of furniture it is, or ``""`` when it belongs to the text."""
    found = [_alone(line, index) for index, line in enumerate(lines)]
    _letters_of_lists(lines, found)
    _head_of_page(lines, found)
    _foot_of_page(lines, found)
    _extend_related(lines, found)
    _extend_tail(lines, found)
    _bylines(lines, found)
    _beside_pictures(lines, found)
    return found


def _letters_of_lists(lines: Sequence[Line], found: list[str]) -> None:
    """Give back what stands behind "ⓑ …": there "ⓒ" is a letter of a list and no mark of copyright."""
    lettered = False
    for index, line in enumerate(lines):
        if lettered and line.text[:1] == "ⓒ":
            found[index] = ""
        lettered = lettered or line.text[:1] == "ⓑ"


def _alone(line: Line, index: int) -> str:
    """Judge a line by itself."""
    if len(line.text) > _LONGEST_LINE:
        return ""
    if line.text.startswith(_TEASER) and len(line.text) <= _LONGEST_TEASER and line.text[-1] not in ".;:":
        return "link"
    by_form = _by_form(line, opened) if (opened := _opened(line.lower)) or _addressed(line.lower) else ""
    if not by_form and bylines.is_reporter(line.lower):
        return "byline"
    return by_form or (_head(line) if index < _HEAD else "")


def _by_form(line: Line, opened: Set[str]) -> str:
    """Judge a line that begins as one of the forms ``opened`` may, or that holds an address."""
    lower = line.lower
    for kind in forms.EXACT:
        if kind in opened and _is(kind, lower):
            return kind
    judged = (
        ("advertisement", _SLOT.match(lower)),
        ("source", _ADDRESS.match(lower)),
        ("source", "source" in opened and len(line.text) <= _LONGEST_LINK and forms.named_source().match(lower)),
        ("link", "links" in opened and not _is_note(line) and forms.opening("links").match(lower)),
        ("tags", "tags" in opened and len(line.text) <= _LONGEST_TEASER and forms.tags().match(lower)),
        ("byline", "writers" in opened and bylines.names_writers(line.text, lower)),
        (
            "copyright",
            "copyright" in opened and len(line.text) <= _LONGEST_CRUMBS and forms.copyright().match(lower),
        ),
    )
    return next((kind for kind, match in judged if match), "")


def _is_note(line: Line) -> bool:
    """Tell a footnote from a link: too long, or a full sentence with a figure: "See also Decree 30 on records."."""
    return len(line.text) > _LONGEST_LINK or (line.text.endswith(".") and _FIGURE.search(line.text) is not None)


def _head(line: Line) -> str:
    """Judge one of the first lines: the name of the site, or who published it when."""
    if _BANNER.match(line.lower):
        return "site"
    # "Foreign affairs | 12.10.2024 | Views: 3402" is no path to a page
    published = _published(line) if _FIGURE.search(line.lower) else ""
    if not published and len(line.text) <= _LONGEST_CRUMBS and _leads_somewhere(line.lower):
        return "navigation"
    return published


def _leads_somewhere(lower: str) -> bool:
    """Say whether a line is the path to the page: "You are here: Home > News", "Politics / Abroad"."""
    crumb = _CRUMB.search(lower)
    if crumb and (forms.home().fullmatch(lower, 0, crumb.start()) or _is("sections", lower[: crumb.start()])):
        return True
    dash = _DASHES.search(lower)
    return dash is not None and forms.home().fullmatch(lower, 0, dash.start()) is not None


def _published(line: Line) -> str:
    """Judge a line with a figure in it: who published the page, and on which day."""
    if bylines.is_one(line.text, line.lower):
        return "byline"
    dated = _DATED_NAME.match(line.text) or _TIMED_NAME.match(line.text)
    if dated and (_name_like(dated["name"]) or _is("published", dated["name"].lower().strip(" :"))):
        return "byline"
    if _TIMED_DAY.match(line.lower) or _SPELT_MOMENT.match(line.lower):
        return "byline"
    published = forms.opening("published").match(line.lower)
    if published and len(line.text) <= _LONGEST_LINK and _SPELT_DAY.match(line.lower, published.end()):
        return "byline"
    day = _WEEKDAY_DATE.match(line.lower)
    return "byline" if (day and _is("weekdays", day["weekday"])) or _in_columns(line) else ""


def _in_columns(line: Line) -> bool:
    """Say whether strokes part nothing but a day and who wrote or counted: "22/10/2025 | Redacción | 312 visitas"."""
    parts = [part.strip() for part in _STROKES.split(line.text)] if len(line.text) <= _LONGEST_CRUMBS else []
    dated = [part for part in parts if _DAY_ALONE.search(part)]
    others = [part for part in parts if part not in dated]
    if not (dated and others) or any(len(part) > _LONGEST_NAME // 2 for part in dated):
        return False
    of_a_page = [part for part in others if _says_of_page(part.lower())]
    named = all(part in of_a_page or _name_like(part) for part in others if part)
    return named and bool(of_a_page or forms.opening("published").match(line.lower))


def _says_of_page(lower: str) -> bool:
    """Say whether words only count readers, name a section or say who wrote."""
    counted = forms.counter().fullmatch(lower) is not None
    return counted or any(_is(kind, lower) for kind in ("tags", "sections", "writers", "by"))


def _name_like(text: str) -> bool:
    words = [word for word in text.split() if word not in {"-", "–", "&", ",", "|"}]
    return len(words) <= 6 and all(word[0].isupper() and _NAME_WORD.match(word) for word in words)


def _head_of_page(lines: Sequence[Line], found: list[str]) -> None:
    """Take the name of the site above the path to the page, and the name of a section alone."""
    for index, line in enumerate(lines[:3]):
        if found[index]:
            continue
        if any(not kind for kind in found[:index]) or len(line.text) > _LONGEST_SECTION or _ENDS.search(line.text):
            return
        if _is("sections", line.lower):
            found[index] = "navigation"
        elif (index == 0 and (found[1:2] == ["navigation"] or forms.site().search(line.lower))) or forms.site().match(
            line.lower
        ):
            found[index] = "site"


def _foot_of_page(lines: Sequence[Line], found: list[str]) -> None:
    """Take the day of the page where it stands below the text, and what counts its readers."""
    for index in range(max(_HEAD, len(lines) - _FOOT), len(lines)):
        line = lines[index]
        if found[index] or not _FIGURE.search(line.text[:_LONGEST_LINK]) or not _OF_PAGES.intersection(found):
            continue
        if bylines.is_one(line.text, line.lower):
            found[index] = "byline"
        elif forms.counter().fullmatch(line.lower):
            found[index] = "navigation"


def _beside_pictures(lines: Sequence[Line], found: list[str]) -> None:
    """Take what stands under the pictures of a page: "View of the meeting", "The delegates pose for a group photo"."""
    if not _OF_PAGES.intersection(found):
        return
    for index, line in enumerate(lines):
        if found[index] or index == 0 or len(line.text) > _LONGEST_CAPTION:
            continue
        if _ENDS.search(line.text) or _FIGURE.search(line.text) or credit(line.lower):
            continue
        if forms.caption().match(line.lower):
            found[index] = "caption"


def _extend_related(lines: Sequence[Line], found: list[str]) -> None:
    """Take what stands under a heading of related news: its pictures, and its bare titles at the end of a page."""
    inside = False
    titles: list[int] = []
    for index, line in enumerate(lines):
        if found[index] == "byline":
            # A text ends here: the box stood within it.
            inside, titles = False, []
        elif found[index]:
            _take(titles, found)
            inside = found[index] == "related"
        elif inside and _IMAGE.match(line.text) and len(line.text) <= _LONGEST_LINE:
            found[index] = "related"
        elif inside and len(line.text) <= _LONGEST_TEASER and line.text[-1] not in ".;:":
            titles.append(index)
        else:
            # Text follows: the box stood within the article, and its bare titles cannot be told from headings.
            _take(_numbered(lines, titles, found), found)
            inside, titles = False, []
    _take(titles, found)


def _numbered(lines: Sequence[Line], titles: Sequence[int], found: Sequence[str]) -> list[int]:
    """Return those titles of a page that are numbered right below what heads them: "Most read", "1. Storm …"."""
    above = found[: titles[0]] if titles else ()
    if not (_OF_PAGES.intersection(above) - {"related"} or list(above).count("related") > 1):
        return []
    return [*takewhile(lambda index: _NUMBERED.match(lines[index].text), titles)]


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
    for index in range(len(lines) - 1, 0, -1):
        behind = {"navigation", "advertisement", "link", "byline"} if index > len(lines) // 2 else set()
        if found[index] not in {"source", "comments", "related", "tags"} | behind:
            continue
        place = index - 1
        if place > 0 and not found[place] and not any(map(str.isalnum, lines[place].text)):
            place -= 1  # a mark alone on its line
        if not found[place] and _writes(lines[place]):
            found[place] = "byline"


def _writes(line: Line) -> bool:
    """Say whether a line right before the furniture at the end of a page only says who wrote it."""
    name = _FOR_WHOM.sub("", line.text)
    if len(name) <= _LONGEST_NAME and (_name_like(name) or _IN_PARTS.fullmatch(name)):
        return True
    return len(line.text) <= _LONGEST_LINK and bylines.says_who_wrote(line.lower)


def credit(lower: str) -> re.Match[str] | None:
    """Find the picture credit that ends a caption ("… - Photo: N.N.", "(Source: agency)")."""
    begin = max(0, len(lower) - 120)
    told = lower.find(":", begin) >= 0 or lower.find("/", begin) >= 0
    return forms.credit().search(lower, begin) if told else None


def _addressed(lower: str) -> bool:
    return lower.startswith("[") or "://" in lower


def _opened(lower: str) -> Set[str]:
    """Return the kinds that a line may be of by its first letters; most lines begin otherwise."""
    said, first = lower.lstrip(_BEFORE_LINK), forms.first_letters()
    opened = first.get(said[:4], _NO_KIND)
    # A phrase that begins with a shorter word goes on behind it with a blank or a mark.
    for length in (3, 2, 1):
        if said[:length] in first and not said[length : length + 1].isalnum():
            opened = opened | first[said[:length]]
    return opened | {"copyright"} if said[:1] in _COPYRIGHT else opened


#: "ⓒ 해든일보", "<저작권자(c) …>" says it by its words
_COPYRIGHT: Final = frozenset("©ⓒ")
_NO_KIND: Final[frozenset[str]] = frozenset()


def _is(kind: str, said: str, start: int = 0, more: int = _MOST_PARTED) -> bool:
    """Say whether ``said[start:]`` is nothing but phrases of ``kind``, each perhaps with a count behind it."""
    for _, behind in forms.lookup(kind).at(said, start, len(said)):
        # what counts may be nothing, and so it always matches
        stop = counted.end() if (counted := _COUNT.match(said, behind)) else behind
        if _TRAILING.fullmatch(said, stop):
            return True
        parting = _PARTING.match(said, stop) if more else None
        if parting and _is(kind, said, parting.end(), more - 1):
            return True
    return False
