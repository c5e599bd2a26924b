"""People, their roles in units, and who acts for them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from chancellery.organisations.enums import Role
from chancellery.organisations.models.days import validity
from chancellery.organisations.models.units import Unit


class UserManager(BaseUserManager["User"]):
    """Users are made by the actions; nobody has a default password."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in."""

    email = models.EmailField(unique=True)
    user_name = models.CharField(max_length=60, null=True, blank=True)  #: a short name to sign in with; most have none
    full_name = models.CharField(max_length=200)  #: as the person writes it; never split
    language = models.CharField(max_length=10, default="vi")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    #: For whom this person acts in this request, as a deputy: the trail says so, and both count as one hand.
    acting_for: User | None = None

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_address"),
            models.UniqueConstraint(Lower("user_name"), name="one_user_per_user_name"),
            models.CheckConstraint(
                condition=Q(user_name__isnull=True) | Q(user_name__regex=r"^[a-z0-9][a-z0-9._-]+$"),
                name="a_user_name_is_no_address",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    @property
    def hands(self) -> frozenset[int]:
        """Keys of those whose hand this is: the person's, and that of whom they act for."""
        return frozenset({self.pk, self.acting_for.pk} if self.acting_for else {self.pk})


class Membership(models.Model):
    """A user's role in a unit for a time. It holds for the unit's subtree."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    #: Keys and paths of the units it reaches as well, because its subtree took over from them: ``queries.held_by``.
    inherited: Sequence[tuple[int, str]] = ()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_role_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="a_role_is_held_once_at_a_time",
                expressions=[
                    (validity(), RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.unit}"


class Deputyship(models.Model):
    """A person acts for another on the days from ``from_on`` to ``until_on``, in all but administration."""

    principal = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acts_for")
    from_on = models.DateField()
    until_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    named_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-until_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(principal=F("deputy")), name="nobody_is_their_own_deputy"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="a_deputyship_ends_after_it_begins"),
            ExclusionConstraint(
                name="a_deputy_is_named_once_at_a_time",
                condition=Q(withdrawn_at=None),
                expressions=[
                    (validity(), RangeOperators.OVERLAPS),
                    ("principal", RangeOperators.EQUAL),
                    ("deputy", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} → {self.principal}"
