"""Take a text in: read it apart, keep the original and what was read. Nothing is kept of what is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePath

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit, files
from chancellery.core.refusals import Refusal
from chancellery.intake import phrases, stored, versions
from chancellery.intake.enums import State
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.models import Unit, User
from chancellery.reading import parts, second_readers
from chancellery.reading.errors import Unreadable
from chancellery.reading.worker import read_apart

LONGEST_NAME = 300
#: Stands between the name of a mail or archive and that of a file in it: ``mail.eml › plan.docx``.
INSIDE = " › "
#: From the bytes and name of a file to the whole of its reading, as JSON; raises ``Unreadable``.
Reader = Callable[[bytes, str], Mapping[str, object]]


class AlreadyIn(Refusal):
    message = _("This file came in before, as “%(name)s”.")

    def __init__(self, intake: Intake) -> None:
        super().__init__(name=intake.name)
        self.intake = intake


class NotRead(Refusal):
    """The reading library refused; ``code`` says why."""

    def __init__(self, unreadable: Unreadable) -> None:
        super().__init__()
        self.code = unreadable.code
        self.message = phrases.UNREADABLE.get(unreadable.code, phrases.UNREADABLE["unreadable"])


@dataclass(frozen=True, slots=True)
class Paper:
    """A text to take in; its bytes are loaded when its turn comes, and ``load`` may raise ``Unreadable``."""

    name: str
    load: Callable[[], bytes]

    @classmethod
    def at(cls, path: Path) -> Paper:
        """The file at ``path``."""
        from chancellery.reading import files as reading_files

        return cls(path.name, lambda: reading_files.load(path))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: its intake, or why it was refused."""

    name: str
    intake: Intake | None = None
    refusal: Refusal | None = None


def take_in_many(*, papers: Iterable[Paper], unit: Unit, by: User | None, at: datetime) -> Iterator[Outcome]:
    """Take in one paper after the other, each by itself: what is refused does not stop the rest.

    The body of a mail, what is attached to it, and each file of an archive become intakes of their own.
    """
    for paper in papers:
        for part in _parts(paper):
            name = paper.name + part.name.removeprefix(paper.name).replace("/", INSIDE)
            try:
                if part.refusal is not None:
                    raise NotRead(part.refusal)
                reader = partial(_apart, published=part.published)
                intake = take_in(data=part.data, name=name, unit=unit, by=by, at=at, read=reader)
            except Refusal as refusal:
                yield Outcome(name, refusal=refusal)
            else:
                yield Outcome(name, intake=intake)


def _parts(paper: Paper) -> Iterator[parts.Part]:
    """The files a paper holds: itself, unless it is a mail or an archive."""
    try:
        yield from parts.of(paper.load(), paper.name)
    except Unreadable as unreadable:
        yield parts.Part(name=paper.name, refusal=unreadable)


def take_in(*, data: bytes, name: str, unit: Unit, by: User | None, at: datetime, read: Reader | None = None) -> Intake:
    """Read a file in a process of its own and keep it with what was read, to be confirmed by a person.

    ``read`` is another way to read it: for bytes that are our own and need no process apart.

    Raises:
        AlreadyIn: the same bytes came to the same unit before; a rejected intake does not count.
        NotRead: it cannot or must not be read (a state secret); nothing of it is kept.
        files.NoRoom: the disk refused the original.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_known(sha256, unit)
    try:
        whole = (read or _apart)(data, PurePath(name).name)
    except Unreadable as unreadable:
        raise NotRead(unreadable) from unreadable
    text, reading = stored.kept(whole)
    try:
        return _keep(data=data, name=_name(name), text=text, reading=reading, unit=unit, by=by, at=at)
    except IntegrityError:
        _refuse_known(sha256, unit)  # somebody took in the same file while we read it
        raise


def _apart(data: bytes, name: str, published: date | None = None) -> Mapping[str, object]:
    read = read_apart(
        data, name, published=published, seconds=settings.READING_SECONDS, memory_mb=settings.READING_MEMORY_MB
    )
    return second_readers.record_read_again(read)


def _refuse_known(sha256: str, unit: Unit) -> None:
    known = Intake.objects.filter(file__sha256=sha256, unit=unit).exclude(state=State.REJECTED).first()
    if known is not None:
        raise AlreadyIn(known)


def _name(name: str) -> str:
    return "".join(sign for sign in PurePath(name).name if sign.isprintable()).strip()[:LONGEST_NAME] or str(
        _("Unnamed")
    )


@transaction.atomic
def _keep(
    *, data: bytes, name: str, text: str, reading: dict[str, object], unit: Unit, by: User | None, at: datetime
) -> Intake:
    intake = Intake.objects.create(
        name=name,
        file=files.keep(data, media_type=stored.words(reading, "media_type"), at=at),
        text=text,
        language=stored.words(reading, "language"),
        reading=reading,
        keys=versions.keys(reading),
        unit=unit,
        came_by=by,
        came_at=at,
    )
    Fact.objects.bulk_create(
        [
            Fact(
                intake=intake, kind=found.kind, order=order, index=found.index, start=found.start, end=found.end,
                quote=found.quote, read=found.read,
            )
            for order, found in enumerate(stored.facts(reading))
        ],
        batch_size=1000,
    )  # fmt: skip
    audit.record("intake.came", on=intake, by=by, at=at, unit=unit.pk, sha256=intake.file.sha256)
    return intake
