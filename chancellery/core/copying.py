"""Rows as the text that PostgreSQL's COPY takes.

The driver can write a row too, but asks each value how it wishes to be written; of a commitment with its thirty-odd
columns that takes longer than all the rest of writing it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def lines(rows: Iterable[Sequence[Any]], *, as_json: Collection[int] = ()) -> str:
    """Return a line for each row; the values at the places ``as_json`` are written as JSON, even when empty.

    Raises:
        KeyError: a value is of a type that is not written here.
    """
    return "".join([_line(row, as_json) for row in rows])


def _line(row: Sequence[Any], as_json: Collection[int]) -> str:
    words = [_WRITERS[type(value)](value) for value in row]
    for place in as_json:
        words[place] = _word(json.dumps(row[place], cls=DjangoJSONEncoder, ensure_ascii=False))
    return "\t".join(words) + "\n"


def _word(value: str) -> str:
    return value.translate(_ESCAPES) if _SPECIAL.search(value) else value


def _array(values: Sequence[Any]) -> str:
    return "{" + ",".join([str(value) if type(value) is int else _element(value) for value in values]) + "}"


def _element(value: str) -> str:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return _word(f'"{quoted}"')


class _Writers(dict[type, Callable[[Any], str]]):
    """How a value of each type is written; one of an enumeration as what it stands for."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if not issubclass(kind, Enum):
            raise KeyError(kind)
        self[kind] = found = lambda value: self[type(value.value)](value.value)
        return found


_WRITERS = _Writers({
    type(None): lambda _value: "\\N",
    str: _word,
    int: str,
    bool: lambda value: "t" if value else "f",
    float: repr,
    Decimal: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
    list: _array,
    dict: lambda _value: "",  # JSON, which is written by its place
})  # fmt: skip
