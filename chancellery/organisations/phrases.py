"""What the trail of a unit or a person reads like."""

from django.utils.translation import gettext_lazy as _

from chancellery.organisations.enums import Pillar, Role, UnitKind

HISTORY = {
    "calendar.set": _(
        "Reporting calendar from %(from_on)s: data close on day %(closing_day)s, sent by day %(sending_day)s"
    ),
    "unit.opened": _("Opened with the code %(code)s"),
    "unit.renamed": _("Renamed"),
    "unit.reclassified": _("Kind or pillars changed"),
    "unit.moved": _("Moved from %(former)s to %(parent)s"),
    "unit.closed": _("Closed; its last day is %(until_on)s"),
    "unit.succeeded": _("Taken over by %(units)s from %(from_on)s: %(reason)s"),
    "unit.ended": _("Ended from %(from_on)s without a successor: %(reason)s"),
    "unit.took_over": _("Took over from %(units)s from %(from_on)s: %(reason)s"),
    "unit.renamed_by_succession": _("Called otherwise from %(from_on)s, before: %(former)s; by %(reason)s"),
    "unit.succession_put_back": _("A succession was put back: %(reason)s"),
    "succession.made": _("Carried out"),
    "succession.put_back": _("Put back"),
    "deputy.named": _("%(deputy)s acts for %(principal)s from %(from_on)s to %(until_on)s"),
    "deputy.withdrawn": _("%(deputy)s no longer acts for %(principal)s"),
    "deputy.acts": _("%(deputy)s began to act for %(principal)s"),
    "role.given": _("Role given to %(name)s: %(role)s"),
    "role.ended": _("Role of %(name)s ended: %(role)s"),
    "role.revoked": _("Role taken back from %(name)s: %(role)s"),
    "person.barred": _("%(name)s was barred and signs in no more"),
    "person.readmitted": _("%(name)s was readmitted"),
    "post.added": _("Post added: %(title)s"),
    "post.filled": _("%(holder)s became %(title)s"),
    "post.left": _("%(holder)s left the post of %(title)s"),
    "user.added": _("Added to the people who sign in"),
    "user.language_chosen": _("Language of the pages chosen"),
    "user.link_made": _("Sign-in link made"),
    "user.link_used": _("Sign-in link used"),
    "user.user_name_chosen": _("User name chosen"),
    "invitation.sent": _("Invitation sent to %(name)s: %(role)s"),
    "invitation.withdrawn": _("Invitation to %(name)s taken back"),
    "invitation.accepted": _("Invitation accepted and password set"),
}

#: What is recorded as a code → its words.
WORDS = {"role": dict(Role.choices), "unit_kind": dict(UnitKind.choices), "pillars": dict(Pillar.choices)}

#: What changed → its label.
FIELDS = {
    "names": _("Name"),
    "short_names": _("Short name"),
    "aliases": _("Also called"),
    "unit_kind": _("Kind"),
    "pillars": _("Pillars"),
    "parent": _("Under"),
    "from_on": _("First day"),
    "until_on": _("Last day"),
}

#: What happened → the standing whose shape marks it.
SHAPES = {
    "unit.opened": "way",
    "unit.closed": "waived",
    "unit.succeeded": "waived",
    "unit.took_over": "way",
    "person.barred": "late",
}
