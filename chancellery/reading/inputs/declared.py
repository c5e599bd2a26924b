"""What a web page says about itself: its address, its other languages, the day it came out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urljoin, urlsplit

import lxml.html

from chancellery.reading.inputs.decoded import Version

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='dc.date' or @name='DC.date.issued']/@content",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_LONGEST_DATA = 200_000
_CANONICAL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_VERSIONS = "//link[@hreflang][contains(concat(' ', @rel, ' '), ' alternate ')] | //a[@hreflang]"
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", re.I)
_MOST_VERSIONS = 100
_LONGEST_ADDRESS = 2_000
#: A line with the day of a news item holds little else: a weekday, an hour, a town.
_LONGEST_DATELINE = 60
_DATELINE_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])")
_DATELINE_AMONG = 6


def published(page: lxml.html.HtmlElement) -> date | None:
    """Return the day the page declares in its header, or in its linked data."""
    for path in _PUBLISHED:
        for value in page.xpath(path):
            if (day := _iso(str(value))) is not None:
                return day
    days = {day for source in page.xpath(_LINKED_DATA) for day in _linked_days(str(source))}
    return days.pop() if len(days) == 1 else None


def dateline(page: lxml.html.HtmlElement, lines: Sequence[str]) -> date | None:
    """Return the day that stands by itself in one of the first ``lines`` of the article.

    Only a day in figures counts, and only where it cannot be read with the month first: a page in English with
    03/04/2024 leaves it open. Two such days leave it open too.
    """
    month_may_lead = str(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "en")[:2] == "en"
    days = set()
    for line in lines[:_DATELINE_AMONG]:
        if len(line) > _LONGEST_DATELINE:
            continue
        for found in _DATELINE_DAY.finditer(line):
            first, second = int(found[1]), int(found[3])
            if month_may_lead and first <= 12 and first != second and found[2] != ".":
                return None
            days.add(_day(int(found[4]), second, first))
    return days.pop() if len(days) == 1 else None


def canonical(page: lxml.html.HtmlElement) -> str | None:
    """Return the address the page gives as its own; a relative one counts only beside a whole one."""
    whole = _base(page)
    for path in _CANONICAL:
        for value in page.xpath(path):
            if (address := _address(str(value), whole)) is not None:
                return address
    return None


def versions(page: lxml.html.HtmlElement) -> tuple[Version, ...]:
    """Return where the page stands in other languages, itself included if it says so; each language once."""
    whole = canonical(page) or _base(page)
    found: dict[str, Version] = {}
    for link in page.xpath(_VERSIONS):
        language = str(link.get("hreflang")).strip()
        address = _address(str(link.get("href", "")), whole)
        if _TAG.fullmatch(language) and address is not None and len(found) < _MOST_VERSIONS:
            found.setdefault(language.lower(), Version(language=language, address=address))
    return tuple(found.values())


def _base(page: lxml.html.HtmlElement) -> str:
    for value in (*page.xpath("//base/@href"), *page.xpath(_CANONICAL[1])):
        if (address := _address(str(value), "")) is not None:
            return address
    return ""


def _address(value: str, base: str) -> str | None:
    """A whole address on the web, or ``None``: for mail, scripts, and what has no host."""
    try:
        address = urljoin(base, value.strip())
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or len(address) > _LONGEST_ADDRESS:
            return None
    except ValueError:
        return None
    return address if address.isprintable() and " " not in address else None


def _iso(value: str) -> date | None:
    found = _DAY.match(value.strip())
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _linked_days(source: str) -> Iterator[date]:
    """The days of publication in a piece of linked data (JSON-LD)."""
    if len(source) > _LONGEST_DATA:
        return
    try:
        waiting: list[object] = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(value := item.get("datePublished"), str) and (day := _iso(value)) is not None:
                yield day
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
