"""Every change of how a person signs in, and the line in the trail for each."""

from chancellery.accounts.actions.demanding import NotFromOneself, NothingToTakeOff, demand_factors, reset_factors
from chancellery.accounts.actions.hashing import hash_shown_codes
from chancellery.accounts.actions.noting import (
    note_factor_added,
    note_factor_failed,
    note_factor_removed,
    note_new_codes,
    note_password,
    note_reset_asked,
    note_sign_in_failed,
    note_signed_in,
    note_signed_out,
)
from chancellery.accounts.actions.renewing import renew_secrets
from chancellery.accounts.actions.sessions import end_other_sessions, end_session

__all__ = [
    "NotFromOneself",
    "NothingToTakeOff",
    "demand_factors",
    "end_other_sessions",
    "end_session",
    "hash_shown_codes",
    "note_factor_added",
    "note_factor_failed",
    "note_factor_removed",
    "note_new_codes",
    "note_password",
    "note_reset_asked",
    "note_sign_in_failed",
    "note_signed_in",
    "note_signed_out",
    "renew_secrets",
    "reset_factors",
]
