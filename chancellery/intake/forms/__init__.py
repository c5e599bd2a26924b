"""Forms: they check input and save nothing."""

from chancellery.intake.forms.correcting import Correct
from chancellery.intake.forms.registering import RegisterIntake
from chancellery.intake.forms.taking_in import IntakeFilters, Reject, TakeIn

__all__ = ["Correct", "IntakeFilters", "RegisterIntake", "Reject", "TakeIn"]
