"""What translations put on a person's desk: those that wait for their review."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from chancellery.commitments import showing
from chancellery.commitments.desk import Line, Panel
from chancellery.core.languages import name_of
from chancellery.organisations.rules import Authority
from chancellery.translations import queries
from chancellery.translations.enums import Want
from chancellery.translations.kinds import KINDS, REVIEWERS, Kind
from chancellery.translations.models import Translation
from chancellery.ui import marks

SHOWN = 6


def panels(authority: Authority) -> Iterator[Panel]:
    """Yield what waits for whoever compares translations; where nothing does, the desk says nothing of it."""
    if not authority.has(REVIEWERS):
        return
    waiting = [(kind, one) for kind in KINDS for one in queries.to_review(authority, kind, most=SHOWN + 1)]
    if not waiting:
        return
    waiting.sort(key=lambda pair: pair[1].made_at, reverse=True)
    yield Panel(
        _("Translations to review"), tuple(_line(kind, one) for kind, one in waiting[:SHOWN]), "",
        more=_list_of(*waiting[SHOWN]) if len(waiting) > SHOWN else "",
    )  # fmt: skip


def _line(kind: Kind, one: Translation) -> Line:
    url = reverse("translations:text", args=[kind.code, one.on_key, one.language])
    note = f"{kind.label} · {name_of(one.language)}"
    return Line(Truncator(one.words).chars(120), url, showing.foreign(one.language), note, marks.day(one.made_at))


def _list_of(kind: Kind, one: Translation) -> str:
    asked = {"kind": kind.code, "language": one.language, "want": Want.UNREVIEWED.value}
    return f"{reverse('translations:list')}?{urlencode(asked)}"
