"""Units, posts and people. A unit is never deleted and never keyed on its name."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower
from django.urls import reverse

from chancellery.core.languages import best
from chancellery.organisations.enums import Pillar, Role, SuccessionKind, UnitKind


def validity() -> Func:
    """The days from ``from_on`` to ``until_on``, both included; an empty end is open."""
    bounds = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
    return Func(F("from_on"), F("until_on"), bounds, function="DATERANGE", output_field=DateRangeField())


class Unit(models.Model):
    """An organisation of the service. It is closed, never deleted (a trigger keeps it)."""

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=UnitKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    #: Keys from the root down to this unit, each followed by a dot (``1.7.42.``): a subtree is a prefix.
    path = models.CharField(max_length=400, unique=True, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)  #: 0 for a root
    names = models.JSONField()  #: language → name
    #: Of the original among ``names``, which the others render.
    language = models.CharField(max_length=10, db_default="", default="")
    short_names = models.JSONField(default=dict, blank=True)  #: language → short name, for narrow columns
    #: Every name, short name and alias, folded: what a text or a search may call this unit.
    name_keys = ArrayField(models.CharField(max_length=300), default=list, editable=False)
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    pillars = ArrayField(models.CharField(max_length=10, choices=Pillar), default=list, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  #: the last day; empty while it exists

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(condition=~Q(names={}), name="a_unit_has_a_name"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_unit_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(pillars__contained_by=[pillar.value for pillar in Pillar]), name="pillars_are_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False, depth__gt=0) | Q(parent__isnull=True, depth=0),
                name="only_a_root_unit_has_depth_zero",
            ),
        ]
        indexes = [
            models.Index(OpClass(F("path"), name="text_pattern_ops"), name="units_by_path"),
            GinIndex(fields=["name_keys"], name="units_by_name"),
        ]

    def __str__(self) -> str:
        return best(self.names)[0]

    def get_absolute_url(self) -> str:
        return reverse("organisations:unit", args=[self.pk])

    @property
    def short_name(self) -> str:
        return best(self.short_names)[0] or str(self)

    def is_valid_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


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


class Post(models.Model):
    """An office in a unit (chair, deputy head): who signs and who chairs."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    titles = models.JSONField()  #: language → title
    signs = models.BooleanField(default=False)  #: its holder signs for the unit
    chairs = models.BooleanField(default=False)  #: its holder chairs the unit's meetings

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(titles={}), name="a_post_has_a_title")]

    def __str__(self) -> str:
        return best(self.titles)[0]


class Tenure(models.Model):
    """A person holds a post for a time; a post has one holder at a time."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    holder_name = models.CharField(max_length=200)  #: as the person writes it
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="tenures")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_tenure_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="a_post_has_one_holder_at_a_time",
                expressions=[(validity(), RangeOperators.OVERLAPS), ("post", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name} · {self.post}"


class ReportingCalendar(models.Model):
    """On which days the data of a period close and are sent, for a unit and all below that have none of their own."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="calendars")
    closing_day = models.PositiveSmallIntegerField()  #: of the month; 31 is the last
    sending_day = models.PositiveSmallIntegerField()  #: the first such day on or after the close
    year_ends_in = models.PositiveSmallIntegerField(default=12)  #: the month in which a year's data close
    basis = models.CharField(max_length=300, blank=True)  #: what orders it
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closing_day__gte=1, closing_day__lte=31, sending_day__gte=1, sending_day__lte=31)
                & Q(year_ends_in__gte=1, year_ends_in__lte=12),
                name="a_calendar_has_days_and_months",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_calendar_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="a_unit_has_one_calendar_at_a_time",
                expressions=[(validity(), RangeOperators.OVERLAPS), ("unit", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.closing_day}/{self.sending_day}"


class Succession(models.Model):
    """On a day units took over from others. What moved stands in its rows, so that it can be put back for a day."""

    kind = models.CharField(max_length=10, choices=SuccessionKind)
    takes_effect_on = models.DateField()  #: the first day on which the successors stand for the predecessors
    basis = models.CharField(max_length=300)  #: what orders it, as that was called then
    note = models.CharField(max_length=1000, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-takes_effect_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(basis=""), name="a_succession_has_a_legal_basis")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.basis}"

    def get_absolute_url(self) -> str:
        return reverse("successions:succession", args=[self.pk])


class Takeover(models.Model):
    """In a succession one unit takes over from another. Of a renaming both are the same unit."""

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="takeovers")
    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="taken_over_by")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="took_over")
    #: Whoever holds a role in the successor holds it over what the predecessor was: one that ended has one heir.
    inherits = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["succession", "predecessor", "successor"],
                nulls_distinct=False,
                name="a_takeover_is_named_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '—'}"


class SuccessionRow(models.Model):
    """What one record was before and after a succession; nothing was before what was added by it."""

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="rows")
    what = models.CharField(max_length=20)  #: the code of what moves: ``succeeding``
    table = models.CharField(max_length=63)
    key = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    predecessor = models.BigIntegerField()
    successor = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["succession", "what"], name="rows_of_a_succession")]

    def __str__(self) -> str:
        return f"{self.what} {self.key}"


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
