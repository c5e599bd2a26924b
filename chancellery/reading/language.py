"""Which language a passage is in, by a vote of the common words in it and of letters few languages have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from math import ceil
from pathlib import Path

from chancellery.reading import languages

#: Enough words to decide by; the rest of a long paragraph would only confirm it.
_SAMPLE = 240
#: Below this score nothing is decided: names and numbers alone have no language.
_ENOUGH = 2.0
#: Enough for a text of a line or two, which has no other lines to lean on.
ENOUGH_ALONE = 1.5
#: The winner's lead over the second.
_LEAD = 1.25
#: Of ``PROSE`` words or more one in so many is a common one: fewer are chance, in a language not known here.
_COMMON = 11
#: So many words are a sentence, no title and no row of names.
PROSE = 12

#: No language is told by these letters.
_ASCII = bytes(range(128))

#: What a token says: one whole number with ``_FIELD`` bits for each language, so that many votes are one sum.
Ballot = Mapping[str, int]
_FIELD = 21
#: No sum of the votes of a sample reaches this: it has at most some two hundred tokens that differ.
_MOST = 1 << _FIELD - 1
#: A whole vote; it can be shared out among up to ten languages without a rest.
_WHOLE = 2520


def vote(lower: str, start: int = 0, end: int | None = None, *, enough: float = _ENOUGH) -> str | None:
    """Return the language of ``lower[start:end]`` (a lowered text), or ``None`` when its words do not decide.

    A language that we recognise and do not read is ``und``.
    """
    sample = lower[start : min(start + _SAMPLE, len(lower) if end is None else end)]
    words, letters, known, told = _asked()
    spoken = sample.replace("'", "' ").replace(",", " ").split()
    votes = sum(map(words.__getitem__, known.intersection(spoken)))
    if not sample.isascii():
        # Few characters are left without those of ASCII, and bytes are far quicker to look through.
        others = sample.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
        votes += sum(map(letters.__getitem__, told.intersection(others)))
    if len(spoken) >= PROSE:
        enough = max(enough, len(spoken) / _COMMON)
    return _winner(votes, ceil(enough * _WHOLE)) if votes else None


def _winner(votes: int, enough: int) -> str | None:
    able = _having(enough, votes)
    scores: list[tuple[int, int]] = []
    while able:
        place = able.bit_length() // _FIELD - 1
        scores.append((votes >> place * _FIELD & _MOST - 1, place))
        able ^= _MOST << place * _FIELD
    if not scores:
        return None
    first, place = max(scores)
    if _having(int(first / _LEAD) + 1, votes - (first << place * _FIELD)):
        return None
    winner = _codes()[place]
    return winner if winner in languages.available() else languages.UNDETERMINED.code


def _having(least: int, votes: int) -> int:
    """Return a number with the highest bit of each field that holds ``least`` or more: all are asked in one sum."""
    ones, most = _ones()
    return votes + (_MOST - least) * ones & most


@cache
def _ballots() -> tuple[Ballot, Ballot]:
    """Return what each word and each letter says; a vote shared by several languages is worth less."""
    every = languages.every()
    words = [
        (language.code, word)
        for language in every
        for key in ("common", "field")
        for word in language.words("stopwords", key)
    ]
    letters = [(language.code, letter) for language in every for letter in language.text("stopwords", "letters")]
    return _ballot(words, _unread()), _ballot(letters, [])


@cache
def _asked() -> tuple[Ballot, Ballot, frozenset[str], frozenset[str]]:
    """Return the ballots, and the words and letters that say anything as sets: the quickest to ask."""
    words, letters = _ballots()
    return words, letters, frozenset(words), frozenset(letters)


@cache
def _ones() -> tuple[int, int]:
    """Return a number with a one in the field of each language, and one with the highest bit of each."""
    ones = sum(1 << _FIELD * place for place in range(len(_codes())))
    return ones, _MOST * ones


@cache
def _codes() -> tuple[str, ...]:
    """Return all languages that are recognised, read or not, in the order of their fields."""
    return (*languages.available(), *sorted({code for code, _ in _unread()} - set(languages.available())))


@cache
def _unread() -> list[tuple[str, str]]:
    written = (Path(__file__).parent / "unread_languages.toml").read_text(encoding="utf-8")
    return [(code, word) for code, words in tomllib.loads(written).items() for word in words]


def _ballot(pairs: list[tuple[str, str]], others: list[tuple[str, str]]) -> Ballot:
    """Weigh each token by how many languages use it; ``others`` do not make a vote for a language we read weaker."""
    read, unread = _speakers(pairs), _speakers(others)
    fields = {code: 1 << _FIELD * place for place, code in enumerate(_codes())}
    ballot = {token: sum(fields[code] for code in codes) * (_WHOLE // len(codes)) for token, codes in read.items()}
    for token, codes in unread.items():
        weight = _WHOLE // (len(codes) + len(read.get(token, ())))
        ballot[token] = ballot.get(token, 0) + sum(fields[code] for code in codes) * weight
    return ballot


def _speakers(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    speakers: dict[str, list[str]] = {}
    for code, token in pairs:
        speakers.setdefault(token, []).append(code)
    return speakers
