"""In which languages is this there, and does what stands there still say what the original says?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.core.forms import carried_out
from chancellery.core.languages import name_of
from chancellery.core.refusals import Refusal
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import Authority
from chancellery.reading import languages as reading_languages
from chancellery.translations import actions, forms, queries, rules, showing
from chancellery.translations.enums import State
from chancellery.translations.kinds import Kind, get_for, kind_for, language_of
from chancellery.translations.models import Translation
from chancellery.translations.showing import Compared


@dataclass(frozen=True, slots=True)
class Row:
    """One language of a record."""

    language: str
    name: str
    words: str  #: of the first field
    state: str
    shape: str
    by: str
    url: str
    write_url: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its input, and what tells whether the original is still the one the person saw."""

    shown: Compared
    input: object
    seen: str


def record(request: SignedIn, kind: str, pk: int) -> HttpResponse:
    """Show every language of a record with its state."""
    held, its_kind = authority(request), kind_for(kind)
    found = get_for(held, its_kind, pk)
    rows = queries.translations_of(its_kind, found)
    own, writes = language_of(found), its_kind.may_translate(held, found)
    there = list(dict.fromkeys(row.language for row in rows))
    lacking = [code for code, _name in settings.LANGUAGES if code != own and code not in there]
    others = [code for code in reading_languages.available() if code not in {own, *there, *lacking}]
    return render(request, "translations/record.html", {
        **_about(its_kind, found), "original": its_kind.original(found, its_kind.fields[0]),
        "rows": [_row(its_kind, found, code, rows, writes=writes) for code in [*there, *lacking]],
        "others": [(name_of(code), _address("write", its_kind, found, code)) for code in others] if writes else [],
    })  # fmt: skip


def text(request: SignedIn, kind: str, pk: int, language: str) -> HttpResponse:
    """Show what a record says in one language beside the original."""
    held, its_kind = authority(request), kind_for(kind)
    found = get_for(held, its_kind, pk)
    rows = _of_language(its_kind, found, language)
    waiting = [row for row in rows if row.state != State.REVIEWED]
    reviews = bool(waiting) and its_kind.may_review(held, found) and not any(row.is_stale for row in rows)
    own = any(not held.hands.isdisjoint(row.writer_keys) for row in waiting)
    return render(request, "translations/text.html", {
        **_about(its_kind, found), "language": language, "language_name": name_of(language),
        "fields": showing.compared(its_kind, found, rows), "is_there": bool(rows),
        "write_url": _address("write", its_kind, found, language) if its_kind.may_translate(held, found) else "",
        "review_url": _address("review", its_kind, found, language) if reviews and not own else "",
        "is_own": reviews and own,
    })  # fmt: skip


def write(request: SignedIn, kind: str, pk: int, language: str) -> HttpResponse:
    """Write what a record says in one language, the original beside it."""
    its_kind, found = _translated(authority(request), kind, pk)
    rows = _of_language(its_kind, found, language)
    fields = showing.compared(its_kind, found, rows)
    form = forms.Words(request.POST if request.method == "POST" else None, fields=fields, language=language)

    def change() -> object:
        return actions.translate(
            kind=its_kind, record=found, language=language, words=form.words(), seen=form.seen(), by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    if carried_out(request, form, change, done=_("Saved.")):
        return redirect(_address("text", its_kind, found, language))
    # what was refused is shown against the original as it is by now
    found = get_for(authority(request), its_kind, pk)
    fields = showing.compared(its_kind, found, rows)
    return render(request, "translations/write.html", {
        **_about(its_kind, found), "language": language, "language_name": name_of(language), "form": form,
        "fields": [Field(one, form[one.name], rules.digest(one.original)) for one in fields],
        "back": _address("text", its_kind, found, language),
    })  # fmt: skip


@require_POST
def review(request: SignedIn, kind: str, pk: int, language: str) -> HttpResponse:
    """Say that a translation is right."""
    held, its_kind = authority(request), kind_for(kind)
    found = get_for(held, its_kind, pk)
    if not its_kind.may_review(held, found):
        raise PermissionDenied
    try:
        actions.review(kind=its_kind, record=found, language=language, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Reviewed."))
    return redirect(_address("text", its_kind, found, language))


def _translated(held: Authority, kind: str, pk: int) -> tuple[Kind, Model]:
    """Return a record that the person may translate; others may read it and change nothing."""
    its_kind = kind_for(kind)
    found = get_for(held, its_kind, pk)
    if not its_kind.may_translate(held, found):
        raise PermissionDenied
    return its_kind, found


def _of_language(kind: Kind, found: Model, language: str) -> list[Translation]:
    """Return the translations into a language; Http404 for the original's own, and for one that nobody knows."""
    rows = [row for row in queries.translations_of(kind, found) if row.language == language]
    known = {code for code, _name in settings.LANGUAGES} | set(reading_languages.available())
    if language == language_of(found) or not (rows or language in known):
        raise Http404
    return rows


def _about(kind: Kind, found: Model) -> dict[str, object]:
    """Return what every page about a record says of it."""
    address = getattr(found, "get_absolute_url", None)
    return {
        "record": found, "record_name": Truncator(str(found)).chars(120), "kind": kind,
        "record_url": address() if address else "", "own": language_of(found), "own_name": name_of(language_of(found)),
        "panel_url": _address("record", kind, found),
    }  # fmt: skip


def _row(kind: Kind, found: Model, language: str, rows: Sequence[Translation], *, writes: bool) -> Row:
    of_it = [row for row in rows if row.language == language]
    first = next((row.words for row in of_it if row.field == kind.fields[0].name), "")
    state, shape = showing.standing_of(of_it) if of_it else ("", "none")
    by = next((str(row.reviewed_by or row.made_by or row.source) for row in of_it), "")
    return Row(
        language, name_of(language), first, state, shape, by if by != "None" else "",
        _address("text", kind, found, language), _address("write", kind, found, language) if writes else "",
    )  # fmt: skip


def _address(page: str, kind: Kind, found: Model, *more: str) -> str:
    return reverse(f"translations:{page}", args=[kind.code, found.pk, *more])
