"""What tells that two texts are one article in two languages. A suggestion, which a person confirms. No database."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from chancellery.core.folding import number_key
from chancellery.intake import stored

LONGEST_KEY = 300
#: Texts that name this many numbered documents, and the same, may be one article.
_FEWEST_WORKS = 2
_PAGE, _LINK, _OWN, _WORKS = "page:", "link:", "own:", "works:"


def keys(reading: stored.Record) -> list[str]:
    """Return what a text is found by: its own address, those it gives for other languages, its number, its works."""
    found = [*_addresses(reading), *_own(reading), *_works(reading)]
    return list(dict.fromkeys(key for key in found if len(key) <= LONGEST_KEY))


def sought(own: list[str]) -> list[str]:
    """Return the keys that another language of a text with the keys ``own`` would have.

    A page and a page that links to it belong together; two pages that link to the same third one need not.
    """
    turned = {_PAGE: _LINK, _LINK: _PAGE}
    result = []
    for key in own:
        kind = key[: key.index(":") + 1]
        result.append(turned.get(kind, kind) + key[len(kind) :])
    return result


def _addresses(reading: stored.Record) -> Iterator[str]:
    canonical = _place(stored.words(reading, "canonical"))
    if canonical:
        yield _PAGE + canonical
    for version in stored.records(reading, "versions"):
        address = _place(stored.words(version, "address"))
        if address and address != canonical:
            yield _LINK + address


def _place(address: str) -> str:
    """Return host, path and question of an address; nothing for the front page of a site, which is no article."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if not parts.hostname or not (path or parts.query):
        return ""
    return parts.hostname.removeprefix("www.") + path + (f"?{parts.query}" if parts.query else "")


def _own(reading: stored.Record) -> Iterator[str]:
    """Yield the number that the text bears itself, with its day: a number alone comes back every year."""
    own = stored.own(reading)
    work = stored.records(reading, "works")[own.work] if own else {}
    number, day = stored.words(work, "number"), stored.words(work, "date")
    if number and day:
        yield f"{_OWN}{number_key(number)}:{day}"


def _works(reading: stored.Record) -> Iterator[str]:
    named = {number_key(number) for one in stored.records(reading, "works") if (number := stored.words(one, "number"))}
    if len(named) >= _FEWEST_WORKS:
        yield _WORKS + ",".join(sorted(named))
