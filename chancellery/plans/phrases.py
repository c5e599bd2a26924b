"""What the trail of a draft reads like."""

from django.utils.translation import gettext_lazy as _

from chancellery.documents.enums import Kind

HISTORY = {
    "plan.begun": _("Begun"),
    "plan.described": _("Outline changed"),
    "plan.superior_named": _("A superior document named"),
    "plan.superior_dropped": _("A superior document taken off"),
    "plan.adopted": _("Measures adopted"),
    "plan.measure_added": _("Added: %(words)s"),
    "plan.measures_written": _("Measures written"),
    "plan.measure_split": _("A measure split"),
    "plan.measure_related": _("What a measure takes up changed"),
    "plan.measure_moved": _("A measure moved to place %(place)s"),
    "plan.measure_dropped": _("Dropped: %(words)s"),
    "plan.left_out": _("Left out: %(reason)s"),
    "plan.left_out_no_more": _("Left out no more"),
    "plan.table_taken_over": _("A table taken over: %(new)s new, %(changed)s changed"),
    "plan.discarded": _("Put away"),
    "plan.issued": _("Issued as %(number)s"),
}

#: What changed → its label.
FIELDS = {
    "title": _("Title"),
    "kind": _("Kind"),
    "language": _("Language"),
    "number": _("Number"),
    "dated_on": _("Date"),
    "place": _("Place"),
    "purpose": _("Purpose"),
    "carrying_out": _("Carrying out"),
    "distribution": _("Distribution"),
    "signer_post": _("Post of the signer"),
    "signer_name": _("Signer"),
}

#: What is recorded as a code → its words.
WORDS = {"kind": dict(Kind.choices)}

#: What happened → the standing whose shape marks it.
SHAPES = {"plan.begun": "way", "plan.discarded": "waived", "plan.issued": "done"}
