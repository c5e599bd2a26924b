"""When a record says something else: its translations go along, or are stale from then on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Model

from chancellery.core import audit
from chancellery.organisations.models import User
from chancellery.translations import rules
from chancellery.translations.enums import State
from chancellery.translations.kinds import Field, Kind, kind_of, language_of
from chancellery.translations.models import Translation

Rows = Mapping[str, Translation]  #: by language


def follow(*, record: Model, by: User | None, at: datetime, slip: bool | None = None) -> None:
    """Bring the translations of ``record`` in line with what it says now. Part of the action that changed it.

    Words in another language that came with the change are a person's translation of what the original says now.
    ``slip`` is what the person said of the change of the original; ``None`` leaves it to ``rules.is_slip``.
    """
    kind = kind_of(record)
    if kind is None:
        return
    known: dict[str, dict[str, Translation]] = {}
    for row in Translation.objects.select_for_update().filter(on_type=kind.type, on_key=record.pk):
        known.setdefault(row.field, {})[row.language] = row
    for field in kind.fields:
        rows: Rows = known.get(field.name, {})
        if field.by_language:
            rows = _take_over(kind, record, field, rows, by=by, at=at)
        _judge(kind, record, field, rows, by=by, at=at, slip=slip)


def _take_over(kind: Kind, record: Model, field: Field, rows: Rows, *, by: User | None, at: datetime) -> Rows:
    """Let every language in which the record itself holds words have its translation, and no other but a machine's."""
    said: Mapping[str, str] = getattr(record, field.name)
    original, kept = language_of(record), {}
    for language, row in rows.items():
        if language == original or (language not in said and row.state != State.MACHINE):
            row.delete()
        else:
            kept[language] = row
    for language, words in said.items():
        there = kept.get(language)
        if language == original or (there is not None and there.words == words):
            continue
        row = there or Translation(on_type=kind.type, on_key=record.pk, field=field.name, language=language)
        write(row, words, original=said[original], language=original, by=by, at=at)
        row.save()
        kept[language] = row
    return kept


def _judge(
    kind: Kind, record: Model, field: Field, rows: Rows, *, by: User | None, at: datetime, slip: bool | None
) -> None:
    now, language = kind.original(record, field), language_of(record)
    held, stale, before = [], [], ""
    for code, row in sorted(rows.items()):
        former = row.rendered_from, row.is_stale, row.original_language
        row.rendered_from, row.is_stale = rules.still_holds(
            row.rendered_from, now, is_stale=row.is_stale, slip=slip, language=language
        )
        row.original_language = language
        if former == (row.rendered_from, row.is_stale, language):
            continue
        row.save(update_fields=["rendered_from", "is_stale", "original_language"])
        if row.is_stale and not former[1]:
            stale.append(code)
            before = former[0]
        elif row.rendered_from != former[0]:
            held.append(code)
            before = former[0]
    judged = "program" if slip is None else "person"
    for verb, codes in (("translation.stale", stale), ("translation.held", held)):
        if codes:
            changed = {f"{field.name}.{language}": (before, now)}
            audit.record(verb, on=record, by=by, at=at, languages=", ".join(codes), judged=judged, changed=changed)


def write(row: Translation, words: str, *, original: str, language: str, by: User | None, at: datetime) -> None:
    """Set ``row`` to a person's words; the caller saves it. ``language`` is that of the ``original``."""
    row.words, row.state, row.source = words, State.HUMAN, ""
    row.rendered_from, row.original_language, row.is_stale = original, language, False
    row.made_by, row.made_at = by, at
    row.writer_keys = sorted({*row.writer_keys, *(by.hands if by else ())})
    row.reviewed_by = row.reviewed_at = None
