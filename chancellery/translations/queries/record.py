"""The translations of one record, or of those on a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from chancellery.core.written_once import WrittenOnce
from chancellery.translations.kinds import Kind
from chancellery.translations.models import Translation


def translations_of(kind: Kind, record: Model) -> list[Translation]:
    """Return all translations of a record, by language and field, with who made and reviewed them."""
    found = Translation.objects.filter(on_type=kind.type, on_key=record.pk)
    return list(found.select_related("made_by", "reviewed_by").order_by("language", "pk"))


def of_records(records: Sequence[Model]) -> list[Translation]:
    """Return the translations of several records, by one query."""
    keys: dict[str, list[int]] = {}
    for record in records:
        keys.setdefault(record._meta.label_lower, []).append(record.pk)
    if len(keys) == 1:
        ((on_type, wanted),) = keys.items()
        return list(_of_one_kind(on_type, tuple(sorted(wanted))))
    asked = [Q(on_type=on_type, on_key__in=wanted) for on_type, wanted in keys.items()]
    return list(Translation.objects.filter(reduce(or_, asked)).order_by("language", "pk")) if asked else []


@WrittenOnce
def _of_one_kind(on_type: str, keys: tuple[int, ...]) -> QuerySet[Translation]:
    return Translation.objects.filter(on_type=on_type, on_key__in=keys).order_by("language", "pk")


def stale_in(record: Model) -> list[tuple[str, str]]:
    """Return the field and the language of each translation of a record that is stale."""
    stale = Translation.objects.filter(on_type=record._meta.label_lower, on_key=record.pk, is_stale=True)
    return list(stale.values_list("field", "language"))


def words_of(on_type: str, keys: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
    """Return (language, words) of every translation of these records for searching, a machine's and stale ones too."""
    found: dict[int, list[tuple[str, str]]] = {}
    for key, language, words in _words(on_type, tuple(sorted(keys))):
        found.setdefault(key, []).append((language, words))
    return found


@WrittenOnce
def _words(on_type: str, keys: tuple[int, ...]) -> QuerySet[Translation, tuple[int, str, str]]:
    rows = Translation.objects.filter(on_type=on_type, on_key__in=keys).order_by("pk")
    return rows.values_list("on_key", "language", "words")
