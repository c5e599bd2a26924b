"""Links, invitations and sessions by which people sign in."""

from __future__ import annotations

import uuid

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from chancellery.organisations.models.people import Membership, User


class SignInLink(models.Model):
    """A link that signs its user in once. Only the SHA-256 of its secret is stored."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user} until {self.expires_at:%Y-%m-%d %H:%M}"


class Invitation(models.Model):
    """A letter with a link by which somebody who was given a role sets a password. It goes when the role is revoked."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="invitations")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.membership} until {self.expires_at:%Y-%m-%d %H:%M}"


class Session(AbstractBaseSession):
    """Where somebody is signed in, or about to be. ``began_at`` and ``seen_at`` are for the limits of its life."""

    public_key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False
    )  #: names it on pages and in addresses
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()  #: to the minute
    device = models.CharField(max_length=300, blank=True)  #: what the browser says it is
    machine = models.CharField(max_length=64, blank=True)  #: the network address it signed in from

    def save(self, *, force_insert: bool = False, force_update: bool = False, using: str | None = None) -> None:  # type: ignore[override] # what the store calls it with
        """Save; what was known when it began stays."""
        kept = ["session_data", "expire_date", "user", "device", "machine"] if force_update else None
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=kept)


class SignInRequest(models.Model):
    """Somebody asked for a sign-in link. Kept for an hour, to count by; it does not say whose address it was."""

    address_mark = models.CharField(max_length=64)  #: keyed hash of the e-mail address
    machine_mark = models.CharField(max_length=64)  #: keyed hash of the network address
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address_mark"], name="requests_of_an_address"),
            models.Index(fields=["machine_mark"], name="requests_of_a_machine"),
            models.Index(fields=["asked_at"], name="requests_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"
