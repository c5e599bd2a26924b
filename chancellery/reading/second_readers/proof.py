"""A finding becomes a fact when its words stand in the text and it fills the fields of such a fact, and none else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from chancellery.reading import facts
from chancellery.reading.second_readers.protocol import Finding

#: What a second reader may find. Provisions, lists and relations lean on one another and stay ours.
KINDS: Mapping[str, type[facts.Fact]] = MappingProxyType({
    "awards": facts.Award,
    "dates": facts.Date,
    "events": facts.Event,
    "organisations": facts.Organisation,
    "people": facts.Person,
    "places": facts.Place,
    "proposals": facts.Proposal,
    "quantities": facts.Quantity,
    "references": facts.Reference,
    "successions": facts.Succession,
})  # fmt: skip
RULE = "second-reader"
LONGEST = 2_000  # characters of a quote, and of what is said of it
NO_WORK = -1  #: until its work is known
_OURS = frozenset({"start", "end", "quote", "rule", "sources", "as_printed", "work"})  # no finding says these
_DAY = r"(\d{4}|XXXX|\d{3}X)(-(\d\d|XX)(-(\d\d|XX))?)?[?~%]?"
_EDTF = re.compile(rf"{_DAY}(/({_DAY}|\.\.)?)?\Z")
_DAYS = frozenset({"edtf", "date"})


def proven(finding: Finding, text: str, *, source: str) -> facts.Fact | None:
    """Return the fact that ``finding`` amounts to in ``text``, marked with ``source``; nothing when it does not hold.

    Words given at the wrong place count when they stand at one other place only.
    """
    start = _place(finding, text)
    if start is None or finding.kind not in KINDS:
        return None
    sayable, said = _sayable(finding.kind), {name: value for name, value in finding.said.items() if value is not None}
    if not _needed(finding.kind) <= said.keys() <= sayable.keys():
        return None
    if not all(_holds(name, sayable[name], value) for name, value in said.items()):
        return None
    values: dict[str, Any] = {name: None for name in sayable if name in _wanting(finding.kind)}
    values |= {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    if finding.kind == "references":
        values |= {"as_printed": finding.quote, "work": NO_WORK}
    end = start + len(finding.quote)
    return KINDS[finding.kind](start=start, end=end, quote=finding.quote, rule=RULE, sources=(source,), **values)


def _place(finding: Finding, text: str) -> int | None:
    quote = finding.quote
    if not isinstance(quote, str) or not quote.strip() or len(quote) > LONGEST:
        return None
    at = finding.start
    if isinstance(at, int) and 0 <= at <= len(text) - len(quote) and text.startswith(quote, at):
        return at
    low, high = finding.within or (0, len(text))
    first = text.find(quote, low, high)
    return first if first >= 0 and text.find(quote, first + 1, high) < 0 else None


@cache
def _sayable(kind: str) -> Mapping[str, Any]:
    """Return the fields that a finding of this kind may fill, with their types."""
    return {name: hint for name, hint in get_type_hints(KINDS[kind]).items() if name not in _OURS}


@cache
def _wanting(kind: str) -> frozenset[str]:
    """Return the fields that have no value unless somebody says one."""
    return frozenset(field.name for field in fields(KINDS[kind]) if field.default is MISSING) - _OURS


@cache
def _needed(kind: str) -> frozenset[str]:
    """Return the fields that a finding must fill: those that cannot be empty."""
    return frozenset(name for name in _wanting(kind) if type(None) not in get_args(_sayable(kind)[name]))


def _holds(name: str, hint: Any, value: object) -> bool:
    """Say whether a field of this name and type can hold ``value``."""
    if name in _DAYS and not (isinstance(value, str) and _EDTF.match(value)):
        return False
    return _is_of(hint, value)


def _is_of(hint: Any, value: object) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_is_of(option, value) for option in get_args(hint))
    if origin is tuple:
        return isinstance(value, list | tuple) and all(_is_of(get_args(hint)[0], item) for item in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is str:
        return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint)
