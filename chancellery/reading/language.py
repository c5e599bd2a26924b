"""Which language a passage is in, by a vote of the common words in it and of letters few languages have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
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

Ballot = Mapping[str, tuple[tuple[str, float], ...]]


def vote(lower: str, start: int = 0, end: int | None = None, *, enough: float = _ENOUGH) -> str | None:
    """Return the language of ``lower[start:end]`` (a lowered text), or ``None`` when its words do not decide.

    A language that we recognise and do not read is ``und``.
    """
    sample = lower[start : min(start + _SAMPLE, len(lower) if end is None else end)]
    ballots, letters = _ballots()
    scores: dict[str, float] = {}
    for word in ballots.keys() & set(sample.replace("'", "' ").replace(",", " ").split()):
        for code, weight in ballots[word]:
            scores[code] = scores.get(code, 0.0) + weight
    for letter in set(sample) & letters.keys():
        for code, weight in letters[letter]:
            scores[code] = scores.get(code, 0.0) + weight
    return _winner(scores, enough)


def _winner(scores: Mapping[str, float], enough: float) -> str | None:
    ranked = sorted(((score, code) for code, score in scores.items()), reverse=True)
    if not ranked or ranked[0][0] < enough:
        return None
    if len(ranked) > 1 and ranked[0][0] < ranked[1][0] * _LEAD:
        return None
    return ranked[0][1] if ranked[0][1] in languages.available() else languages.UNDETERMINED.code


@cache
def _ballots() -> tuple[Ballot, Ballot]:
    """Return what each word and each letter says; a vote shared by several languages is worth less."""
    every = languages.every()
    words = [(language.code, word) for language in every for word in language.words("stopwords", "common")]
    letters = [(language.code, letter) for language in every for letter in language.text("stopwords", "letters")]
    return _ballot(words, _unread()), _ballot(letters, [])


@cache
def _unread() -> list[tuple[str, str]]:
    written = (Path(__file__).parent / "unread_languages.toml").read_text(encoding="utf-8")
    return [(code, word) for code, words in tomllib.loads(written).items() for word in words]


def _ballot(pairs: list[tuple[str, str]], others: list[tuple[str, str]]) -> Ballot:
    """Weigh each token by how many languages use it; ``others`` do not make a vote for a language we read weaker."""
    read, unread = _speakers(pairs), _speakers(others)
    ballot = {token: tuple((code, 1 / len(codes)) for code in codes) for token, codes in read.items()}
    for token, codes in unread.items():
        weight = 1 / (len(codes) + len(read.get(token, ())))
        ballot[token] = (*ballot.get(token, ()), *((code, weight) for code in codes))
    return ballot


def _speakers(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    speakers: dict[str, list[str]] = {}
    for code, token in pairs:
        speakers.setdefault(token, []).append(code)
    return speakers
