"""The documents of the sample: each text is read and registered by the same actions as any that comes in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from string import Template

from chancellery.config.sample import days
from chancellery.config.sample.cast import Cast
from chancellery.config.sample.material import DocumentRow, text
from chancellery.core.folding import number_key
from chancellery.documents.enums import CitationKind
from chancellery.intake import actions
from chancellery.intake.enums import FactKind, Verdict
from chancellery.intake.models import Intake
from chancellery.organisations.models import User
from chancellery.reading import as_json, files


def register(cast: Cast) -> None:
    """Register the documents, each in all its languages, on its own day; take in what waits for a clerk."""
    for row in cast.material.documents:
        at = days.moment(cast.day(row.dated), hour=14, now=cast.now)
        for language in row.languages:
            _register_text(cast, row, language, at=at)
    for waiting in cast.material.waiting:
        _take_in(cast, waiting.key, waiting.language, waiting.unit, by=waiting.by, at=cast.moment(waiting.came))


def _register_text(cast: Cast, row: DocumentRow, language: str, *, at: datetime) -> None:
    by = cast.people[row.by]
    intake = _take_in(cast, row.key, language, row.unit, by=row.by, at=at)
    _confirm(intake, by=by, at=at)
    entry = actions.Entry(
        kind=row.kind, number=row.number, issuer=cast.units.get(row.issuer), issuer_name=row.issuer_name,
        dated_on=cast.day(row.dated), title=row.titles[language], language=language,
        itself=_work(intake, row.number), citing=_citing(cast, row, intake),
    )  # fmt: skip
    cast.documents[row.key] = actions.register(
        intake=intake, entry=entry, document=cast.documents.get(row.key), by=by, at=at
    )


def _take_in(cast: Cast, key: str, language: str, unit: str, *, by: str, at: datetime) -> Intake:
    return actions.take_in(
        data=_words(cast, key, language).encode(), name=f"{key}.{language}.txt", unit=cast.units[unit],
        by=cast.people[by], at=at, read=_read,
    )  # fmt: skip


def _words(cast: Cast, key: str, language: str) -> str:
    written = {name: days.written(cast.day(name), language=language) for name in cast.material.days}
    return Template(text(key, language)).substitute(written)


def _read(data: bytes, name: str) -> Mapping[str, object]:
    """Read our own text here: it needs no process apart, and fifteen of those would take their time."""
    return as_json.whole(files.read_bytes(data, name))


def _confirm(intake: Intake, *, by: User, at: datetime) -> None:
    """Reject what bears no number of its own, the title and the opening; accept everything else."""
    for fact in intake.facts.filter(kind=FactKind.PROVISION):
        if not fact.value.get("label"):
            actions.judge(fact=fact, verdict=Verdict.REJECTED, by=by, at=at)
    actions.accept_all(intake=intake, by=by, at=at)


def _citing(cast: Cast, row: DocumentRow, intake: Intake) -> Mapping[int, str]:
    found = [_work(intake, cast.documents[key].number) for key in row.implements]
    return {work: CitationKind.IMPLEMENTS.value for work in found if work is not None}


def _work(intake: Intake, number: str) -> int | None:
    """Return which of the documents that the text names bears this number."""
    for fact in intake.facts.filter(kind=FactKind.WORK):
        if number_key(str(fact.value.get("number") or "")) == number_key(number):
            return fact.index
    return None
