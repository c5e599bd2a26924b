"""Documents to measure speed with, made of labelled texts: of the length of real ones, and no two the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path

from chancellery.config.bench.labelled import Labelled

_YEAR = re.compile(r"\b20\d\d\b")
_NUMBER = re.compile(r"\b(\d{1,4})(?=[-/][A-ZĐ])")
_LINE_END = re.compile(r"(?<=[^\W\d_]{3})(?=[.;:]?$)", re.MULTILINE)
_SYLLABLES = ("ba", "do", "ga", "ku", "li", "ma", "no", "pu", "ra", "so")


def by_language(labelled: Labelled) -> dict[str, list[str]]:
    """Return the texts of each language."""
    texts: dict[str, list[str]] = {}
    for labels, text in labelled:
        texts.setdefault(str(labels["language"]), []).append(text)
    return texts


def documents(texts: Sequence[str], *, size: int, number: int) -> list[str]:
    """Return so many documents of about ``size`` bytes, whole texts one after the other, years and numbers changed."""
    return list(islice(_documents(texts, size), number))


def filling(texts: Sequence[str], *, size: int, total: int) -> list[str]:
    """Return as many documents of about ``size`` bytes as have room in ``total`` bytes, one at least."""
    made: list[str] = []
    taken = 0
    for document in _documents(texts, size):
        taken += len(document.encode())
        if made and taken > total:
            break
        made.append(document)
    return made


def _documents(texts: Sequence[str], size: int) -> Iterator[str]:
    endless = _varied(texts)
    while True:
        parts: list[str] = []
        while sum(len(part.encode()) for part in parts) < size:
            parts.append(next(endless))
        yield "\n\n".join(parts)


def write(folder: Path, language: str, texts: Sequence[str]) -> None:
    """Write texts as ``language-number.txt``."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{language}-{number:05}.txt").write_text(text, encoding="utf-8")


def _varied(texts: Sequence[str]) -> Iterator[str]:
    for number, text in zip(count(), cycle(texts)):
        yield _changed(text, number)


def _changed(text: str, number: int) -> str:
    """Move years and numbers, and end each line with a word of this copy: what repeats is not read twice."""
    moved = _YEAR.sub(lambda year: str(2000 + (int(year[0][2:]) + number) % 100), text)
    moved = _NUMBER.sub(lambda found: str((int(found[1]) + number) % 10_000), moved)
    return _LINE_END.sub(" " + "".join(_SYLLABLES[int(digit)] for digit in str(number)), moved)
