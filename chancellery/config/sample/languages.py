"""What the sample says in other languages, in every state that there is."""

from __future__ import annotations

from chancellery.config.sample.cast import Cast
from chancellery.config.sample.material import TranslationRow
from chancellery.config.sample.story import provision
from chancellery.documents import actions as documents
from chancellery.documents.models import Document
from chancellery.translations import actions
from chancellery.translations.kinds import kind_for

#: Long after the directive came, and not today.
TRANSLATED, REVIEWED = "-2m 4", "-1m 6"


def translate(cast: Cast) -> None:
    """Write each translation, and let a title become stale."""
    for row in cast.material.translations:
        _translate(cast, row)
    _outdate(cast)


def _translate(cast: Cast, row: TranslationRow) -> None:
    kind, record = kind_for("provision"), provision(cast, *row.of)
    at = cast.moment(TRANSLATED)
    if row.machine:
        actions.bring_in(
            kind=kind, record=record, field="heading", language=row.language, words=row.heading,
            rendered_from=record.heading, source=row.machine, by=None, at=at,
        )  # fmt: skip
        return
    actions.translate(
        kind=kind, record=record, language=row.language, words={"heading": row.heading}, by=cast.people[row.by], at=at
    )
    if row.reviewed_by:
        reviewer = cast.people[row.reviewed_by]
        actions.review(kind=kind, record=record, language=row.language, by=reviewer, at=cast.moment(REVIEWED))


def _outdate(cast: Cast) -> None:
    """Let the title of a document say more than its translations do."""
    row = cast.material.outdated
    document = Document.objects.get(pk=cast.documents[row.of].pk)
    documents.describe(
        document=document, titles={**document.titles, document.language: row.title}, status=document.status,
        by=cast.people[row.by], at=cast.moment(REVIEWED),
    )  # fmt: skip
    cast.documents[row.of].refresh_from_db()
