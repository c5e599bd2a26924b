"""Frozen records that are quick to make and to copy: a text of a page becomes a thousand of them.

A frozen dataclass sets each field by a slow road, past its own lock. A record of a class that is :func:`quick` is made
as an unlocked twin of the same shape, whose fields are simply assigned, and locked by becoming what it is. Half the
time of making it is saved; for whoever reads it nothing is different.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

RecordT = TypeVar("RecordT")
Named = ParamSpec("Named")

_UNLOCKED: Mapping[str, object] = {
    "__slots__": (),
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}


#: How a record of each quick class is copied, as its unlocked twin.
_COPIES: dict[type, Callable[[object], object]] = {}
#: How a record of each quick class is made by a function.
_MAKERS: dict[object, Callable[..., object]] = {}


def quick(kind: type[RecordT]) -> type[RecordT]:
    """Return the frozen dataclass ``kind``, which has slots and only named arguments, with a quick ``__init__``."""
    unlocked = type(f"{kind.__name__}BeingMade", (kind,), dict(_UNLOCKED))
    every = fields(kind)  # type: ignore[arg-type] # it is a dataclass
    names: dict[str, object] = {
        "_set": object.__setattr__,
        "_new": object.__new__,
        "_unlocked": unlocked,
        "_kind": kind,
    }
    names |= {f"_default_{each.name}": each.default for each in every if each.default is not MISSING}
    lines = [
        f"def __init__(self, *, {', '.join(map(_argument, every))}):",
        " _set(self, '__class__', _unlocked)",
        *(f" self.{each.name} = {each.name}" for each in every),
        " self.__class__ = _kind",
        "def copy(record):",
        " twin = _new(_unlocked)",
        *(f" twin.{each.name} = record.{each.name}" for each in every),
        " return twin",
        f"def make(*, {', '.join(map(_argument, every))}):",
        " made = _new(_unlocked)",
        *(f" made.{each.name} = {each.name}" for each in every),
        " made.__class__ = _kind",
        " return made",
    ]
    exec("\n".join(lines), names)  # noqa: S102 # as dataclasses writes its own
    setattr(kind, "__init__", names["__init__"])  # noqa: B010 # an assignment the checker would not allow
    _COPIES[kind] = cast(Callable[[object], object], names["copy"])
    _MAKERS[kind] = cast(Callable[..., object], names["make"])
    return kind


def maker(kind: Callable[Named, RecordT]) -> Callable[Named, RecordT]:
    """Return a function that makes records of the quick class ``kind``, in less than half the time its name takes.

    For the kinds of which a text has one for every paragraph: a call of a class takes its arguments by a long road.
    """
    return cast(Callable[Named, RecordT], _MAKERS[kind])


def _argument(each: Field[object]) -> str:
    return each.name if each.default is MISSING else f"{each.name}=_default_{each.name}"


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414 # the checker knows it, and its arguments
else:

    def replace(record, /, **changes):
        """Return ``record`` with other values in the fields named, like its namesake of ``dataclasses``."""
        kind = type(record)
        if kind not in _COPIES:
            return dataclasses.replace(record, **changes)
        twin = _COPIES[kind](record)
        for name, value in changes.items():
            setattr(twin, name, value)
        twin.__class__ = kind
        return twin
