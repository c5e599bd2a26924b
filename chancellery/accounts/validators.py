"""Passwords that somebody would guess who knows the office, or what was stolen elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chancellery.accounts.breached import is_listed
from chancellery.core.folding import fold
from chancellery.organisations.models import Unit, User

_LOG = logging.getLogger(__name__)
SHORTEST = 4  #: letters of a word that counts
REST = 8  #: characters a password must have beside such words
OURS = ("chancellery",)


class OfficeWords:
    """Refuse a password that is little more than words of the office.

    They are the system's own name, what ``CHANCELLERY_PASSWORD_WORDS`` lists, and the names and codes of the units in
    which the person holds a role. Accents, blanks and case do not hide a word.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        rest = _plain(password)
        for word in sorted(_words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < REST and rest != _plain(password):
            raise ValidationError(_("This password is little more than words of your office. Add words of your own."))

    def get_help_text(self) -> str:
        return _("It must not be made of the names of your office.")


class Breached:
    """Refuse a password that stands in the office's copy of a list of breached ones, if it has one.

    A list that cannot be read lets none through: whoever sets a password learns that it was not checked.
    """

    def validate(self, password: str, user: User | None = None) -> None:
        if not settings.BREACHED_PASSWORDS:
            return
        try:
            listed = is_listed(password, Path(settings.BREACHED_PASSWORDS))
        except OSError as error:
            _LOG.error("The list of breached passwords cannot be read: %s", error)
            raise ValidationError(
                _("Passwords cannot be checked at the moment, so none is taken. Please tell whoever runs the system.")
            ) from None
        if listed:
            raise ValidationError(_("This password is known from a breach elsewhere. Choose another one."))

    def get_help_text(self) -> str:
        return _("It must not be known from a breach elsewhere.") if settings.BREACHED_PASSWORDS else ""


def _words(user: User | None) -> set[str]:
    known: Iterable[str] = (*OURS, *settings.PASSWORD_WORDS)
    if user is not None and user.pk:
        for unit in Unit.objects.filter(memberships__user=user):
            known = (*known, unit.code, *unit.name_keys)
    return {plain for word in known if len(plain := _plain(word)) >= SHORTEST}


def _plain(words: str) -> str:
    return "".join(letter for letter in fold(words) if letter.isalnum())
