"""Endings of words, hundreds of them asked for at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Endings:
    """Endings, kept by their last letter: of hundreds few are tried. A tuple of all would be tried one by one."""

    def __init__(self, endings: Iterable[str]) -> None:
        every = frozenset(endings)
        kept: dict[str, list[str]] = {}
        for ending in sorted(every, key=len):
            # what ends with another ending shows nothing more
            if not any(ending[place:] in every for place in range(1, len(ending))):
                kept.setdefault(ending[-1:], []).append(ending)
        self._by_last: Mapping[str, tuple[str, ...]] = {last: tuple(some) for last, some in kept.items()}

    def end(self, word: str) -> bool:
        """Say whether ``word`` ends with one of them."""
        return word.endswith(self._by_last.get(word[-1:], ()))
