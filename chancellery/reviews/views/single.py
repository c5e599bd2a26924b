"""One review: its page, and the same as a Word file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import pgettext

from chancellery.core.folding import fold
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries as units
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import READERS, Authority
from chancellery.reviews import layout, queries
from chancellery.reviews.models import Review
from chancellery.reviews.queries import Span
from chancellery.reviews.views.page import of_findings

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def review(request: SignedIn, pk: int) -> HttpResponse:
    """Show what was concluded, and what the period brought."""
    held = authority(request)
    found = queries.get_for(held, pk)
    return render(request, "reviews/review.html", _shown(held, found) | {"moments": units.history(found)})


def word(request: SignedIn, pk: int) -> HttpResponse:
    """Send the review as a Word file, in the office's layout and the reader's language."""
    held = authority(request)
    found = queries.get_for(held, pk)
    try:
        data = layout.filled(found, _shown(held, found))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    kind = slugify(fold(pgettext("name of a file", "review")))
    name = f"{slugify(found.unit.code)}-{kind}-{found.period_until_on.isoformat()}.docx"
    return HttpResponse(
        data, content_type=WORD,
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""},
    )  # fmt: skip


def _shown(held: Authority, review: Review) -> dict[str, object]:
    opens = held.may(READERS, review.unit.path)
    span = Span(review.unit, review.document, review.period_from_on, review.period_until_on)
    found = queries.findings(held, span, days=queries.days_of(review.unit_id), today=units.today(), whole=opens)
    return {
        "review": review, "conclusions": queries.concluded_in(review), "opens": opens,
        **of_findings(found, opens=opens),
    }  # fmt: skip
