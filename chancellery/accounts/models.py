"""What administrators demand of how people sign in."""

from __future__ import annotations

from django.db import models

from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit, User


class FactorDemand(models.Model):
    """Whoever holds ``role`` in the unit, or below it, needs a second factor."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    demanded_at = models.DateTimeField()
    demanded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "role"], name="a_factor_is_demanded_once_of_a_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.unit}"
