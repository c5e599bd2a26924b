"""The pages of the intake."""

from chancellery.intake.views.coming_in import listing, new
from chancellery.intake.views.confirming import accept_all, correct, intake, judge
from chancellery.intake.views.deciding import register, reject
from chancellery.intake.views.explaining import rule, rules
from chancellery.intake.views.joining import join, part

__all__ = [
    "accept_all",
    "correct",
    "intake",
    "join",
    "judge",
    "listing",
    "new",
    "part",
    "register",
    "reject",
    "rule",
    "rules",
]
