"""The words we count with. Stored values are those of the library."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Factor(models.TextChoices):
    """What a person shows beside the password."""

    APP = "totp", _("Authenticator app")
    PASSKEY = "webauthn", _("Passkey")
    CODES = "recovery_codes", _("Recovery codes")


class Method(models.TextChoices):
    """How the last step of signing in was taken."""

    PASSWORD = "password", _("with a password")
    LINK = "link", _("by a link")
    APP = "totp", _("with a code of an app")
    CODES = "recovery_codes", _("with a recovery code")
    PASSKEY = "webauthn", _("with a passkey")
    SINGLE = "socialaccount", _("by single sign-on")
    RESET = "password_reset", _("after setting a new password")
