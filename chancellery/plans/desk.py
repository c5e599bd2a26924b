"""What plans put on a person's desk: those being written, and those that gave their units something to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.commitments import showing
from chancellery.commitments.desk import Line, Panel
from chancellery.organisations.rules import PLANNERS, Authority
from chancellery.plans import queries
from chancellery.ui import marks

SHOWN = 6


def panels(authority: Authority, *, today: date) -> Iterator[Panel]:
    """Yield the panels of planners and heads; those of a person who is neither are none."""
    if not authority.has(PLANNERS):
        return
    given = queries.given_to(authority, today=today)
    if given:
        lines = [
            Line(
                one.title, one.document.get_absolute_url() if one.document else "", showing.foreign(one.language),
                ngettext("%(n)d measure for your units", "%(n)d measures for your units", count) % {"n": count},
                marks.day(one.dated_on),
            )
            for one, count in given
        ]  # fmt: skip
        yield Panel(_("Plans that give your units measures"), tuple(lines), "")
    writing = list(queries.being_written(authority)[: SHOWN + 1])
    lines = [
        Line(one.title, one.get_absolute_url(), showing.foreign(one.language), one.unit.short_name,
             marks.day(one.changed_at))
        for one in writing[:SHOWN]
    ]  # fmt: skip
    more = reverse("plans:list") if len(writing) > SHOWN else ""
    yield Panel(_("Plans being written"), tuple(lines), _("No plan is being written."), more=more)
