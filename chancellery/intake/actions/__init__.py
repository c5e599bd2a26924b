"""Every change of an intake, each one transaction."""

from chancellery.intake.actions.joining import LanguageTaken, NoVersion, join, part
from chancellery.intake.actions.judging import AlreadyDecided, NothingCorrected, accept_all, judge, reject
from chancellery.intake.actions.registering import Entry, StillOpen, register
from chancellery.intake.actions.taking_in import AlreadyIn, NotRead, Outcome, Paper, take_in, take_in_many

__all__ = [
    "AlreadyDecided",
    "AlreadyIn",
    "Entry",
    "LanguageTaken",
    "NoVersion",
    "NotRead",
    "NothingCorrected",
    "Outcome",
    "Paper",
    "StillOpen",
    "accept_all",
    "join",
    "judge",
    "part",
    "register",
    "reject",
    "take_in",
    "take_in_many",
]
