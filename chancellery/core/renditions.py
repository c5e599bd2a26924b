"""Texts of a record in other languages, with their state: an app above knows them, the page of any record shows them.

Show a ``Panel`` with ``core/renditions.html``, and each of its ``shown`` with ``core/rendition.html``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Rendition:
    """What a reader of the page's language reads in place of the original, and how far it can be relied on."""

    field: str
    label: str
    words: str
    language: str
    state: str  #: in words
    is_machine: bool
    is_in_place: bool  #: the page of the record shows these words anyway, in place of the original
    before: str = ""  #: what the original said when this was written, where it says something else since
    now: str = ""
    original_language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One language in which a record has words."""

    language: str
    state: str  #: in words
    shape: str  #: the standing whose shape marks it
    url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The languages of a record, the original first, and what of it stands in the page's language."""

    url: str
    lines: tuple[Line, ...] = ()
    renditions: tuple[Rendition, ...] = ()

    @property
    def shown(self) -> tuple[Rendition, ...]:
        """Return what the page has to show beside its own words: what is not in place, and what needs a mark."""
        return tuple(one for one in self.renditions if one.before or not one.is_in_place)


Key = tuple[str, int]
Ask = Callable[[Sequence[models.Model]], Mapping[Key, Panel]]
_asked: list[Ask] = []


def answer_with(ask: Ask) -> None:
    """Let ``ask`` say what languages records have; an app does so when it is ready."""
    _asked[:] = [ask]


def of(record: models.Model) -> Panel | None:
    """Return the languages of one record, for the page's reader."""
    return of_each([record]).get(key_of(record))


def of_each(records: Sequence[models.Model]) -> Mapping[Key, Panel]:
    """Return the languages of each record, by one query."""
    return _asked[0](records) if _asked and records else {}


def key_of(record: models.Model) -> Key:
    """Return what names a record among those of all apps."""
    return record._meta.label_lower, record.pk or 0
