"""A unit that is called otherwise from a day on; it keeps what it did and what it has to do."""

from __future__ import annotations

from collections.abc import Mapping

from chancellery.core import audit
from chancellery.organisations.actions.units import rename_unit
from chancellery.organisations.models import Succession, SuccessionRow, Unit


def call(unit: Unit, names: Mapping[str, str], *, succession: Succession) -> None:
    """Give ``unit`` other names by a succession; languages that are not given keep theirs."""
    former = Unit.objects.get(pk=unit.pk)
    renamed = rename_unit(unit=unit, names={**former.names, **names}, by=succession.made_by, at=succession.made_at)
    SuccessionRow.objects.create(
        succession=succession, what="name", table=Unit._meta.db_table, key=unit.pk, predecessor=unit.pk,
        successor=unit.pk, before=_said(former), after=_said(renamed),
    )  # fmt: skip
    audit.record(
        "unit.renamed_by_succession", on=renamed, by=succession.made_by, at=succession.made_at, former=str(former),
        from_on=succession.takes_effect_on, reason=succession.basis, succession=succession.pk,
    )  # fmt: skip


def _said(unit: Unit) -> dict[str, object]:
    return {"names": unit.names, "aliases": unit.aliases, "name_keys": unit.name_keys}
