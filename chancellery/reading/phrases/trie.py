"""Many phrases as one pattern: a prefix trie, so that hundreds of phrases cost little more than one.

Patterns run over the lowered copy of a text, never with IGNORECASE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

Node: TypeAlias = "dict[str, Node]"

#: A blank inside a phrase may be one line break or a few blanks in the text; bounded, so that it stays linear.
GAP = r"\s{1,3}"
_END = ""


def pattern(phrases: Iterable[str]) -> str:
    """Return a regular expression without groups that matches the longest of ``phrases`` at a place.

    It matches nothing at all when there are no phrases.
    """
    root: Node = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _branches(root) if root else r"(?!)"


def _branches(node: Node) -> str:
    """Write one node: its longer continuations first, its own end last."""
    options: list[str] = []
    singles: list[str] = []
    for character, child in sorted(node.items(), reverse=True):
        if character == _END:
            continue
        tail = _branches(child)
        if not tail and character != " ":
            singles.append(character)
        else:
            options.append((GAP if character == " " else re.escape(character)) + tail)
    if singles:
        letters = "".join(re.escape(single) for single in singles)
        options.append(f"[{letters}]" if len(singles) > 1 else letters)
    if not options:
        return ""
    whole = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    if _END not in node:
        return whole
    return f"(?:{whole})?"


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
