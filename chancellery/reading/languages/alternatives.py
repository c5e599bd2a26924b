"""Phrases written shortly.

``"(proposed|suggested) (that|to)"`` stands for four phrases, ``"asked[ that| the]"`` for three: also without either. A
blank that a choice leaves at the end of a phrase is dropped, so that ``"renamed [the ]"`` stands for two.
``"komis{ja}"`` stands for the noun in all its cases, as the table ``[cases]`` of its file says for nouns in "-ja".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import Final

#: The forms of dates are a notation of their own, read by ``date_forms``; the cases are what others are spelt by.
_APART: Final = frozenset({"dates", "cases"})
_CASES = re.compile(r"\{(\w+)\}")
_NO_CASES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
_CHOICE = re.compile(r"\((?P<one>[^()\[\]]*\|[^()\[\]]*)\)|\[(?P<may>[^()\[\]]*)\]")


def spelt_out(name: str, table: Mapping[str, object], cases: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    """Return the table ``name`` of a language with every phrase of its lists spelt out, each once."""
    if name in _APART:
        return table
    return {key: _each(value, cases) if isinstance(value, list) else value for key, value in table.items()}


def _each(values: list[object], cases: Mapping[str, Sequence[str]]) -> list[object]:
    if not any(isinstance(value, str) and ("|" in value or "[" in value or "{" in value) for value in values):
        return values
    spelt = (phrase for value in values for phrase in (phrases(value, cases) if isinstance(value, str) else (value,)))
    return list(dict.fromkeys(spelt))


def phrases(written: str, cases: Mapping[str, Sequence[str]] = _NO_CASES) -> Iterator[str]:
    """Yield all that ``written`` stands for; brackets without a bar are brackets."""
    if "{" in written:
        written = _CASES.sub(lambda name: f"({'|'.join(cases[name[1]])})", written)
    pieces: list[tuple[str, ...]] = []
    at = 0
    for choice in _CHOICE.finditer(written):
        one, may = choice["one"], choice["may"]
        pieces += [(written[at : choice.start()],), tuple(one.split("|")) if may is None else (*may.split("|"), "")]
        at = choice.end()
    for chosen in product(*pieces, (written[at:],)):
        yield "".join(chosen).strip() if pieces else written
