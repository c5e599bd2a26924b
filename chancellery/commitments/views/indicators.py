"""What do the units below one measure, and how far is it from its target? The values of each indicator make one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chancellery.commitments import measured, queries, rules
from chancellery.commitments.models import Commitment
from chancellery.commitments.views.asked import asked_for
from chancellery.core.exports import as_csv
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit


def indicators(request: SignedIn) -> HttpResponseBase:
    """Show what a unit and all below it measure, of one document or of all, or send it as a file."""
    asked, held = asked_for(request), authority(request)
    unit, document = asked.unit, asked.document
    if unit is None:
        return render(request, "commitments/indicators.html", {"unit": None})
    about = {"document": document.pk} if document else {}
    scope = queries.Scope(unit_path=unit.path, document=document.pk if document else None)
    found = queries.measured_in(scope.rows(Commitment.objects.all(), today=organisations.today()))
    if request.GET.get("format") == "csv":
        return as_csv(name=_("indicators"), header=_header(), rows=_rows(found, unit))
    return render(request, "commitments/indicators.html", {
        "unit": unit, "document": document, "documents": queries.documents_on_board(unit),
        "above": [(str(one), _address(one.pk, about)) for one in queries.above_on_board(held, unit)],
        "below": [(one.short_name, _address(one.pk, about)) for one in queries.right_below_on_board(unit)],
        "board": f"{reverse('commitments:board')}?{urlencode({'unit': unit.pk} | about)}",
        "measures": [measured.row_of(one, under=unit.pk, **about) for one in found],
        "export": f"{_address(unit.pk, about)}&format=csv",
    })  # fmt: skip


def _address(unit: int, about: dict[str, int]) -> str:
    return f"{reverse('commitments:indicators')}?{urlencode({'unit': unit} | about)}"


def _header() -> list[str]:
    return [
        _("Indicator"), _("Unit of the indicator"), _("Baseline"), _("Value"), _("Target"), _("How values make one"),
        _("Commitments that told a value"), _("Commitments that measure it"), _("Unit"), _("Code"),
    ]  # fmt: skip


def _rows(found: Sequence[queries.Measured], unit: Unit) -> Iterator[list[object]]:
    for one in found:
        yield [
            one.name, one.unit, _plain(one.baseline), _plain(one.value), _plain(one.target), one.aggregation.label,
            one.told, one.leaves, unit, unit.code,
        ]  # fmt: skip


def _plain(value: Decimal | None) -> str:
    return "" if value is None else rules.plain(value)
