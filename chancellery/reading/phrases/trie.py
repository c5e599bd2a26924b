"""Many phrases as one pattern: a prefix trie, so that hundreds of phrases cost little more than one.

Patterns run over the lowered copy of a text, never with IGNORECASE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

#: A blank inside a phrase may be one line break or a few blanks in the text; bounded, so that it stays linear.
GAP = r"\s{1,3}"


def pattern(phrases: Iterable[str]) -> str:
    """Return a regular expression without groups that matches the longest of ``phrases`` at a place.

    It matches nothing at all when there are no phrases.
    """
    ordered = sorted(set(phrases), reverse=True)
    return _branches(ordered, 0) if ordered else r"(?!)"


def _branches(ordered: Sequence[str], depth: int) -> str:
    """Write what follows the first ``depth`` letters, which all phrases share: longer ones first, their end last."""
    ends = len(ordered[-1]) == depth
    last = len(ordered) - ends
    options: list[str] = []
    singles = ""
    begin = 0
    while begin < last:
        phrase = ordered[begin]
        end = begin + 1
        while end < last and ordered[end][depth] == phrase[depth]:
            end += 1
        if end > begin + 1:
            shared = _shared(phrase, ordered[end - 1], depth + 1)
            options.append(_spelt(phrase[depth:shared]) + _branches(ordered[begin:end], shared))
        elif len(phrase) == depth + 1 and phrase[depth] != " ":
            singles += phrase[depth]
        else:
            options.append(_spelt(phrase[depth:]))
        begin = end
    if singles:
        options.append(f"[{re.escape(singles)}]" if len(singles) > 1 else re.escape(singles))
    if len(options) == 1:
        whole, alone = options[0], singles != ""
    else:
        whole, alone = f"(?:{'|'.join(options)})" if options else "", True
    if not ends or not whole:
        return whole
    return f"{whole}?" if alone else f"(?:{whole})?"


def _shared(first: str, other: str, at: int) -> int:
    """Return how far two phrases are the same, which are the same up to ``at``."""
    most = min(len(first), len(other))
    while at < most and first[at] == other[at]:
        at += 1
    return at


def _spelt(part: str) -> str:
    return re.escape(part).replace(r"\ ", GAP)


def words(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile ``phrases`` as whole words: no letter or digit touches them on either side."""
    return _compiled(tuple(phrases))


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Write the look behind after each first letter: the engine then leaps from first letter to first letter."""
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[:1], []).append(phrase[1:])
    options = [
        rf"{re.escape(first)}(?<!\w.){rest(rests)}" for first, rests in sorted(by_first.items(), reverse=True) if first
    ]
    return re.compile(rf"(?:{'|'.join(options) or '(?!)'})(?!\w)", re.DOTALL)


def rest(ends: Sequence[str]) -> str:
    """Return the pattern for what follows a first letter; one of ``ends`` may be nothing."""
    longer = [end for end in ends if end]
    written = pattern(longer) if longer else ""
    return f"(?:{written})?" if longer and len(longer) < len(ends) else written
