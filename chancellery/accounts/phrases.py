"""What the trail of an account reads like."""

from django.utils.translation import gettext_lazy as _

from chancellery.accounts.enums import Factor, Method
from chancellery.organisations.enums import Role

HISTORY = {
    "user.signed_in": _("Signed in %(method)s"),
    "user.signed_out": _("Signed out"),
    "user.sign_in_failed": _("A wrong password was given"),
    "user.code_failed": _("A wrong code was given"),
    "user.reset_asked": _("A letter to set a new password was asked for"),
    "user.password_set": _("Password set"),
    "user.factor_added": _("Second factor added: %(factor)s"),
    "user.factor_removed": _("Second factor removed: %(factor)s"),
    "user.codes_made": _("New recovery codes made"),
    "unit.factor_demanded": _("Second factor demanded of: %(factor_roles)s"),
    "user.secret_renewed": _("Secret kept under a new key: %(factor)s"),
    "person.factors_reset": _("Second factors taken off %(name)s"),
    "session.ended": _("A session was ended"),
    "session.others_ended": _("All other sessions were ended"),
}

#: What is recorded as a code → its words.
WORDS = {"factor_roles": dict(Role.choices), "factor": dict(Factor.choices), "method": dict(Method.choices)}
