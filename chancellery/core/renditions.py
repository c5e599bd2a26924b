"""Texts of a record in other languages, with their state: an app above knows them, the page of any record shows them.

Show a ``Panel`` with ``core/renditions.html``, and each of its ``shown`` with ``core/rendition.html``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import models, transaction

from chancellery.core.languages import best


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
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The languages of a record, the original first, and what of it stands in the page's language."""

    url: str
    lines: tuple[Line, ...] = ()
    renditions: tuple[Rendition, ...] = ()

    def state_in(self, language: str) -> str:
        """Return the state of what stands in a language, in words; empty where nothing does."""
        return next((line.state for line in self.lines if line.language == language), "")

    def is_stale_in(self, language: str) -> bool:
        """Say whether what stands in a language renders what the original said before."""
        return any(line.is_stale for line in self.lines if line.language == language)

    @property
    def shown(self) -> tuple[Rendition, ...]:
        """Return what the page has to show beside its own words: what is not in place, and what needs a mark."""
        return tuple(one for one in self.renditions if one.before or not one.is_in_place)


Key = tuple[str, int]
Ask = Callable[[Sequence[models.Model]], Mapping[Key, Panel]]
AskStale = Callable[[models.Model], Collection[tuple[str, str]]]  #: field and language of each that is stale
_asked: list[Ask] = []
_asked_stale: list[AskStale] = []


def answer_with(ask: Ask, ask_stale: AskStale) -> None:
    """Let these say what languages records have, and which are stale; an app does so when it is ready."""
    _asked[:], _asked_stale[:] = [ask], [ask_stale]


def of(record: models.Model) -> Panel | None:
    """Return the languages of one record, for the page's reader."""
    return of_each([record]).get(key_of(record))


def of_each(records: Sequence[models.Model]) -> Mapping[Key, Panel]:
    """Return the languages of each record, by one query."""
    return _asked[0](records) if _asked and records else {}


def on_paper(
    record: models.Model, said: Mapping[str, str], known: Mapping[Key, Panel], language: str | None = None
) -> str:
    """Return which of the titles or names of a record (``said``) a paper prints, where nothing can be marked.

    In the paper's language (default: the reader's) if there are such words; the original where those are stale.
    """
    words, said_in = best(said, language)
    panel = known.get(key_of(record))
    if panel is not None and panel.is_stale_in(said_in):
        return next((said[line.language] for line in panel.lines[:1] if said.get(line.language)), words)
    return words


def made_stale(record: models.Model, change: Callable[[], object]) -> tuple[str, ...]:
    """Return the languages in which ``change`` would make something of a record stale: it is made, and rolled back.

    What refuses the change is raised.
    """
    if not _asked_stale:
        return ()
    with transaction.atomic():
        before = set(_asked_stale[0](record))
        change()
        after = set(_asked_stale[0](record))
        transaction.set_rollback(True)
    return tuple(sorted({language for _field, language in after - before}))


def key_of(record: models.Model) -> Key:
    """Return what names a record among those of all apps."""
    return record._meta.label_lower, record.pk or 0
