"""Sentences said more than once, and those that the reading library says in English."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Why a file is not read, by the code of the reading's refusal.
UNREADABLE: Mapping[str, Promise] = {
    "unreadable": _("This could not be read."),
    "no-words": _("This text holds no words."),
    "secret": _("This text bears a mark of state secrecy: it is neither read nor kept here."),
    "language": _("This text is in a language we have no words for yet."),
    "empty": _("This file is empty."),
    "missing": _("There is no such file."),
    "folder": _("This is a folder, not a file."),
    "not-allowed": _("This file may not be opened: its permissions do not allow it."),
    "too-large": _("This file is larger than 25 MB."),
    "too-long": _("This text is longer than five million letters. Please divide it into parts."),
    "binary": _("This file is not a text: it holds binary data."),
    "unknown-encoding": _("The encoding of this text is not known here; save it as UTF-8 first."),
    "unsupported": _("This kind of file is not read; save it as .txt, .html, .docx, .xlsx or .pdf."),
    "extension": _("The name of this file promises something else than its content."),
    "encrypted": _("This file is protected by a password; save a copy without it."),
    "zip-bomb": _("This file unpacks into far more data than a document holds, so it was not opened."),
    "entities": _("This file declares XML entities, which no document needs, so it was not opened."),
    "too-deep": _("This file is nested deeper than any real document, so it was not read."),
    "scan": _("This is a scan, a picture of pages, and no words could be recognised in it here."),
    "damaged": _("This file is damaged and could not be opened."),
    "time": _("Reading this file took too long and was stopped."),
    "memory": _("Reading this file took too much memory and was stopped."),
    "failed": _("Reading this file failed; the fault is ours and has been logged."),
}

#: Where a text contradicts itself or its reading is unsure, by the code of the warning.
DOUBTS: Mapping[str, Promise] = {
    "unknown-language": _("Its language could not be told; only what every language writes alike was read."),
    "no-document": _("This text names no official document."),
    "damaged-characters": _("Some characters of this file are damaged."),
    "encoding": _("The file does not say how its letters are encoded; they were guessed."),
    "extension": _("The name of this file promises another kind of file than it is."),
    "scanned": _(
        "This is a scan: its letters were recognised from pictures, and some may be wrong. A page that could not be"
        " recognised in time is left out."
    ),
    "second-reader-differs": _("A second reader reads something else here; what we read stands."),
    "second-reader-silent": _("A second reader was asked and did not answer."),
    "second-reader-dropped": _("A second reader found something whose words do not stand in the text; it was dropped."),
    "whole-page": _("No article stands out on this page, so all of it was read."),
    "count": _("The number of points that the text announces is not the number that was found."),
    "ordinal": _("This word is a weekday; it was read as the ordinal of a list."),
    "date": _("The text gives this document another date elsewhere."),
    "weekday": _("The weekday named does not fit the date."),
    "candidates": _("Two documents of this text may be meant; it was left open which."),
    "gap": _("The numbers of this list leave one out."),
    "past-due": _("This was due before the text itself was issued."),
    "period": _("The figure of the month is above that of the year."),
}

#: What the trail of an intake reads like.
HISTORY: Mapping[str, Promise] = {
    "intake.came": _("Came in and was read"),
    "intake.fact_judged": _("Judged a fact: %(quote)s"),
    "intake.facts_accepted": _("Facts accepted: %(count)s"),
    "intake.version_joined": _("Said to be the same article as %(name)s, in another language"),
    "intake.version_parted": _("Said to be an article of its own"),
    "intake.registered": _("Registered as %(document)s"),
    "intake.rejected": _("Rejected: %(reason)s"),
}

#: What happened → the standing whose shape marks it.
SHAPES = {"intake.came": "way", "intake.registered": "done", "intake.rejected": "waived"}
