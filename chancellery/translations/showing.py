"""Translations as pages show them: which languages a record has, and what is to be said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext

from chancellery.core.renditions import Key, Line, Panel, Rendition, key_of
from chancellery.translations import queries
from chancellery.translations.enums import State
from chancellery.translations.kinds import Kind, kind_of, language_of
from chancellery.translations.models import Translation

#: Of the standings whose shapes there are: what is right, what is under way, what is too old.
_SHAPES = {State.REVIEWED: "done", State.HUMAN: "way", State.MACHINE: "none"}


def panels_of(records: Sequence[Model]) -> Mapping[Key, Panel]:
    """Return the languages of each record whose texts can be translated, by one query."""
    known: dict[Key, list[Translation]] = {}
    for row in queries.of_records([record for record in records if kind_of(record)]):
        known.setdefault((row.on_type, row.on_key), []).append(row)
    panels = {}
    for record in records:
        kind = kind_of(record)
        if kind is not None and language_of(record):
            panels[key_of(record)] = _panel(kind, record, known.get(key_of(record), []))
    return panels


def _panel(kind: Kind, record: Model, rows: Sequence[Translation]) -> Panel:
    reader = (get_language() or "").split("-")[0]
    own = language_of(record)
    lines = [Line(own, pgettext("state of a text", "Original"), "done", "")]
    for language in dict.fromkeys(row.language for row in rows):
        of_it = [row for row in rows if row.language == language]
        state, shape = standing_of(of_it)
        url = reverse("translations:text", args=[kind.code, record.pk, language])
        lines.append(Line(language, state, shape, url, any(row.is_stale for row in of_it)))
    return Panel(
        url=reverse("translations:record", args=[kind.code, record.pk]), lines=tuple(lines),
        renditions=tuple(_rendition(kind, record, row) for row in rows if row.language == reader),
    )  # fmt: skip


def _rendition(kind: Kind, record: Model, row: Translation) -> Rendition:
    return Rendition(
        field=row.field, label=str(kind.field(row.field).label), words=row.words, language=row.language,
        state=state_of(row), is_machine=row.state == State.MACHINE,
        is_in_place=kind.field(row.field).by_language and row.state != State.MACHINE,
        before=row.rendered_from if row.is_stale else "",
        now=kind.original(record, kind.field(row.field)) if row.is_stale else "",
        original_language=row.original_language,
    )  # fmt: skip


def state_of(row: Translation) -> str:
    """Return the state of one translation in words; a stale one says so before all."""
    if row.is_stale:
        return pgettext("state of a translation", "Stale")
    return str(State(row.state).label)


def standing_of(rows: Sequence[Translation]) -> tuple[str, str]:
    """Return the state of all that a record says in one language, and its shape: that of what is least settled."""
    if any(row.is_stale for row in rows):
        return pgettext("state of a translation", "Stale"), "late"
    state = next(state for state in State if any(row.state == state for row in rows))
    return str(state.label), _SHAPES[state]


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of a record: what the original says, and what stands for it in another language."""

    name: str
    label: str | Promise
    original: str
    words: str
    state: str  #: in words; empty where nothing stands there
    shape: str
    source: str  #: the machine
    before: str  #: what the original said when this was written, where that was something else
    made_by: str
    made_at: datetime | None
    reviewed_by: str
    reviewed_at: datetime | None


def compared(kind: Kind, record: Model, rows: Sequence[Translation]) -> list[Compared]:
    """Return the fields of a record that say something, beside ``rows``, its translations into one language."""
    known = {row.field: row for row in rows}
    shown = []
    for field in kind.fields:
        original, row = kind.original(record, field), known.get(field.name)
        if original and row is None:
            shown.append(Compared(field.name, field.label, original, "", "", "none", "", "", "", None, "", None))
        elif row is not None:
            shown.append(Compared(
                field.name, field.label, original, row.words, *standing_of([row]), row.source,
                row.rendered_from if row.is_stale else "", str(row.made_by or ""), row.made_at,
                str(row.reviewed_by or ""), row.reviewed_at,
            ))  # fmt: skip
    return shown
