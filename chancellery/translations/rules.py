"""Decides on values alone: whether a change of words changes what they say, and what becomes of a translation then."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from chancellery.core.folding import fold

#: A word this short says something else with any other letter.
SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"[^\s]*\d[^\s]*")
_AROUND = ".,;:!()[]{}\"'«»“”‘’„…"


def is_slip(before: str, now: str, *, language: str) -> bool:
    """Say whether ``now`` only puts a slip of writing right, so that translations of ``before`` still hold.

    Spaces, case, punctuation and forgotten accents are slips, and so is one letter in one longer word. Whatever
    touches a figure, a sign, a name or one of the words of ``touching.toml`` (negations, modals, units, months) is not,
    nor is any other word of a language of which that file says nothing: in doubt the substance has changed.
    """
    before, now = (unicodedata.normalize("NFC", words) for words in (before, now))
    if _figures(before) != _figures(now) or _signs(before) != _signs(now):
        return False
    was, then = _WORD.findall(before), _WORD.findall(now)
    if len(was) != len(then):
        return "".join(was).casefold() == "".join(then).casefold() and not _weighs(was, then, language)
    changed = [pair for pair in zip(was, then, strict=True) if pair[0].casefold() != pair[1].casefold()]
    if not changed:
        return True
    if not _weighty(language.split("-", maxsplit=1)[0]) or _weighs(*_sides(changed), language):
        return False
    if all(_forgot_accents(*pair) for pair in changed):
        return True
    return len(changed) == 1 and _one_letter(*changed[0], is_name=_is_name(was, now=then, pair=changed[0]))


def _sides(changed: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [one for one, _other in changed], [other for _one, other in changed]


def _figures(words: str) -> list[str]:
    return [figure.strip(_AROUND) for figure in _FIGURE.findall(words)]


def _signs(words: str) -> list[str]:
    """Return the signs that say something: of currencies, sums and percentages, and the question mark."""
    return [sign for sign in words if sign in "%‰?°§" or unicodedata.category(sign) in {"Sc", "Sm"}]


def _weighs(was: list[str], now: list[str], language: str) -> bool:
    weighty = _weighty(language.split("-", maxsplit=1)[0])
    return any(word.casefold() in weighty for word in (*was, *now))


@cache
def _weighty(language: str) -> frozenset[str]:
    known = tomllib.loads(Path(__file__).with_name("touching.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in known.get(language, {}).values() for word in words.split())


def _forgot_accents(one: str, other: str) -> bool:
    """Say whether both are the same word, written once without any accent."""
    bare = fold(one)
    return bare == fold(other) and bare in {one.casefold(), other.casefold()}


def _is_name(was: list[str], now: list[str], pair: tuple[str, str]) -> bool:
    """Say whether the changed word is written as a name is; the first word always has its capital."""
    place = was.index(pair[0])
    return place > 0 and (pair[0][:1].isupper() or pair[1][:1].isupper())


def _one_letter(one: str, other: str, *, is_name: bool) -> bool:
    if is_name or min(len(one), len(other)) < SHORTEST_WORD:
        return False
    return _is_one_edit(one.casefold(), other.casefold())


def _is_one_edit(one: str, other: str) -> bool:
    """Say whether one letter was added, left out or replaced, or two neighbours changed places."""
    if len(one) > len(other):
        one, other = other, one
    start = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    rest, tail = one[start:], other[start:]
    if len(one) < len(other):
        return rest == tail[1:]
    return rest[1:] == tail[1:] or (rest[:2] == tail[1::-1] and rest[2:] == tail[2:])


def still_holds(rendered_from: str, now: str, *, is_stale: bool, slip: bool | None, language: str) -> tuple[str, bool]:
    """Return of which words of the original a translation speaks, and whether it is stale, once they are ``now``.

    ``slip`` is what the person said of the change; ``None`` leaves it to ``is_slip``. A stale one holds again only
    where the original says again exactly what it said.
    """
    if rendered_from == now:
        return rendered_from, False
    if is_stale:
        return rendered_from, True
    holds = is_slip(rendered_from, now, language=language) if slip is None else slip
    return (now, False) if holds else (rendered_from, True)


def digest(words: str) -> str:
    """Return what tells these words from others, for a page to send back what its reader saw."""
    return hashlib.sha256(words.encode()).hexdigest()[:24]
