"""Texts whose lines were broken at a column: each paragraph as the one line it was before.

What is copied out of a PDF, an e-mail or the source of a page ends its lines where the paper or the column did. A rule
that takes a line for a paragraph would lose the end of every sentence there. Such a text shows it: line upon line goes
on in a small letter, where no sentence had ended. Texts written a paragraph a line show it nearly nowhere, and are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from itertools import pairwise
from typing import Final

from chancellery.reading import language, languages
from chancellery.reading.text import UNSPACED, lowered

#: So many lines go on in a small letter, at least, and this share of those long enough to have been broken.
_LEAST: Final = 3
_SHARE: Final = 0.15
_LONG: Final = 30
#: Lines of scripts without blanks hold fewer characters, all of them the same number but for a mark at the end.
_LONG_UNSPACED: Final = 16
_UNEVEN: Final = 2
#: No column is wider: a longer line is a paragraph.
_WIDEST: Final = 160
#: A line is full that comes this near to the longest, or would have had no room for the next word.
_FULL: Final = 0.75
_SPARE: Final = 2
#: What ends a sentence, a point of a list or a line that introduces one.
_ENDS: Final = ".!?:;…|。！？：；"  # full-width marks of Chinese, Japanese and Korean
#: Of these, what stands within a sentence, too, where the next line begins in a small letter.
_WITHIN: Final = ".;…"
#: What cannot end a word: the rest of a number or of a compound stands in the next line.
_OPEN: Final = "-/‐"  # both hyphens
_ARTICLE: Final = r"(?:Điều|Chương|Mục|Article|Art\.|Artigo|Artykuł|§)\s{0,9}\d"
#: A cited article begins no line: "khoản 3|Điều 6; khoản 5", "điểm b|Điều 31 Luật", "Điều 20;|khoản 7 Điều 21".
_CITED: Final = re.compile(
    rf"{_ARTICLE}\d{{0,3}}[^\W\d_]?(?:[,;)]|\s(?:[a-zà-öø-ÿđ]|Luật|Nghị|Bộ luật))"
    r"|(?:khoản|điểm|điều|ust\.|pkt|lit\.|alinéa|paragraph)\s(?:\d{1,3}|[a-zđ])(?!\w)"
)
#: What begins a line of its own: a number, a letter, a dash or bullet, an article.
ITEM: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,9}[.)/](?:\s|(?=[^\W\d_a-z][^\W\d_]))|[IVXLC]{1,6}[.)\-]\s|[ivx]{2,5}[.)]\s|[a-zđ]\)(?:\s|(?=[^\W\d_]{2}))|[a-zđA-Z]\.\s|[-–—•+*▪◦●○]\s"
    rf"|(?!{_CITED.pattern}){_ARTICLE})"
)
#: A word broken before a small letter.
HYPHEN: Final = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
_LABEL: Final = re.compile(r"\w{1,4}\s?[:.]\Z")
_DATELINE: Final = re.compile(r"\w{1,24}(?:\s\w{1,24})?,\s[^,]{0,12}\d")
_ANY_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
#: Read as nothing: a break within a word, or in a script without blanks.
_NOTHING: Final = "\u2060"


def unwrapped(text: str) -> str:
    """Return ``text`` with a blank, or a mark read as nothing, for each break that only a column made.

    The text that comes back is as long as the one given, and is that one where it was written a paragraph a line.
    """
    lines = text.split("\n")
    if len(lines) <= _LEAST:
        return text
    bare = [line.strip() for line in lines]
    if goes_on := _in_small_letters(bare, text):
        return _joined(lines, bare, goes_on, " ")
    if goes_on := _in_columns(bare):
        return _joined(lines, bare, goes_on, _NOTHING)
    return text


def _in_small_letters(bare: Sequence[str], text: str) -> Callable[[str, str], bool] | None:
    """Return what says whether a line goes on in the next; ``None`` for a text written a paragraph a line.

    The paragraphs of a preamble end in a comma, and the next begins in a small letter: they show nothing.
    """
    lengths = [len(line) for line in bare]
    shown = [
        length
        for length, (above, below) in zip(lengths, pairwise(bare), strict=False)
        if _LONG <= length <= _WIDEST and above[-1] != "," and _goes_on_small(above, below)
    ]
    if len(shown) < max(_LEAST, _SHARE * sum(length >= _LONG for length in lengths)):
        return None
    width = max(shown)
    code = language.vote(lowered(text))
    never_last = frozenset(languages.get(code).words("stopwords", "common")) if code else frozenset[str]()

    def goes_on(above: str, below: str) -> bool:
        # a text broken by hand has a line now and then that is longer than any column
        return _goes_on_small(above, below) or _goes_on_otherwise(above, below, width, never_last)

    return goes_on


def _goes_on_small(above: str, below: str) -> bool:
    """Say whether ``below`` begins in a small letter (ⓐ is none) what ``above`` did not end."""
    return below[:1].islower() and below[0].isalpha() and _may_go_on(above, below)


def _may_go_on(above: str, below: str) -> bool:
    return _is_prose(above, below) and above[-1] not in _ENDS


def _is_prose(above: str, below: str) -> bool:
    """Say whether neither line is empty or a row of a table, and the second begins no point of a list."""
    table = "|" in above or "|" in below or "\t" in above or "\t" in below
    return bool(above and below) and not table and ITEM.match(below) is None


def _goes_on_otherwise(above: str, below: str, width: int, never_last: Set[str]) -> bool:
    """Say whether a line goes on where no small letter shows it: no room was left, or no paragraph can end there."""
    capitals = above.isupper()
    if below and _LABEL.match(above):
        return below[0].isdecimal() or (capitals and below.isupper())  # "Số:|318/QĐ-UBND", "TM.|ỦY BAN NHÂN DÂN"
    if not _is_prose(above, below) or len(above) > _WIDEST:
        return False
    full = len(above) >= _FULL * width and len(above) + 1 + len(below.split(maxsplit=1)[0]) > width - _SPARE
    cited = _CITED.match(below) is not None
    if above[-1] in _ENDS:
        return (full or cited) and above[-1] in _WITHIN and below[0].islower()
    first, *more = above.split()
    if not more and not capitals:
        return first.istitle() and _DATELINE.match(below) is not None  # "Quảng|Ngãi, ngày 04 tháng 5 năm 2011"
    open_end = above[-1] == "," or above[-1] in _OPEN
    if capitals or below.isupper():
        return capitals and below.isupper() and (open_end or not more)  # "ỦY|BAN NHÂN DÂN"
    return open_end or full or lowered(more[-1]) in never_last or cited


def _in_columns(bare: Sequence[str]) -> Callable[[str, str], bool] | None:
    """Return the same for a script that puts no blank between words: there a broken line is as long as the longest."""
    lengths = [len(line) for line in bare if len(line) >= _LONG_UNSPACED]
    width = max(lengths, default=0)
    if not _LONG_UNSPACED <= width <= _WIDEST // 2:
        return None

    def goes_on(above: str, below: str) -> bool:
        return width - _UNEVEN <= len(above) <= width and _may_go_on(above, below)

    shown = sum(goes_on(above, below) and _ANY_UNSPACED.search(above) is not None for above, below in pairwise(bare))
    return goes_on if shown >= max(_LEAST, _SHARE * len(lengths)) else None


def _joined(lines: Sequence[str], bare: Sequence[str], goes_on: Callable[[str, str], bool], blank: str) -> str:
    parts = [lines[0]]
    for above, below, line in zip(bare, bare[1:], lines[1:], strict=False):
        if goes_on(above, below):
            parts.append(_end_within(parts.pop(), above, below, blank))
            begins = line.lstrip()
            parts.append(_NOTHING * (len(line) - len(begins)) + begins)
        else:
            parts += "\n", line
    return "".join(parts)


def _end_within(line: str, above: str, below: str, blank: str) -> str:
    """Return the end of a line that goes on, with what stands for its break: as long as both were."""
    ended = line.rstrip()
    end = len(line) - len(ended)
    if below[0].islower() and HYPHEN.search(above):
        return ended[:-1] + _NOTHING * (end + 2)
    return ended + (_NOTHING if above[-1] in _OPEN else blank) + _NOTHING * end
