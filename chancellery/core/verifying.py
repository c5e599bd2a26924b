"""Is the audit trail as it was sealed? Every link is made anew and compared; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction

from chancellery.core import chain, seal_files
from chancellery.core.models import AuditSeal

_LINKS = f"""
    SELECT l.number, l.entry, l.hash, {", ".join(chain.COLUMNS.values())}
    FROM core_auditlink l LEFT JOIN core_auditentry e ON e.id = l.entry ORDER BY l.number
"""  # noqa: S608 - nothing but what is written here
_UNLINKED = """
    SELECT e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC ' || e.by_name || ' ' || e.verb,
        e.id <= %s
    FROM core_auditentry e WHERE NOT EXISTS (SELECT FROM core_auditlink l WHERE l.entry = e.id) ORDER BY e.id
"""
_AT_ONCE = 2_000


@dataclass(slots=True)
class Findings:
    """What was compared, and what is wrong, in sentences, the first in the order of the chain first."""

    linked: int = 0
    waiting: int = 0  #: entries that are committed and not yet in the chain
    compared: int = 0  #: seals and their copies
    wrong: list[str] = field(default_factory=list)


@transaction.atomic
def verify() -> Findings:
    """Compare every entry with its link, every link with the one before, and the chain with all seals and copies."""
    seals = _seals()  # before the chain: what they speak of is there when we come to it
    found = Findings(compared=len(seals))
    digests: dict[int, bytes | None] = dict.fromkeys(seal.last for seal in seals)
    for number, digest in _walk(found):
        if number in digests:
            digests[number] = digest
    settled = max((seal.settled for seal in seals), default=0)
    found.wrong += _uncovered(found, settled)
    found.wrong += _contradicted(seals, digests, last=found.linked)
    found.wrong += _lost_seals()
    return found


def _contradicted(seals: Sequence[seal_files.Line], digests: Mapping[int, bytes | None], *, last: int) -> Iterator[str]:
    for seal in seals:
        if seal.last > last:
            yield (
                f"The chain ends at number {last}, and {seal.source} knows of number {seal.last}:"
                " the last entries were removed."
            )
        elif digests[seal.last] not in {seal.hash, None}:  # a gap was told already
            yield f"The chain up to number {seal.last} is not the one that {seal.source} speaks of: it was made anew."


def _lost_seals() -> Iterator[str]:
    expected = 1
    for first, last in AuditSeal.objects.values_list("first", "last"):
        if first != expected:
            yield f"The seal of numbers {expected} to {first - 1} was removed."
        expected = last + 1


def _walk(found: Findings) -> Iterator[tuple[int, bytes]]:
    """Yield every link with its hash, and note what does not fit."""
    before, expected = chain.BEGINNING, 1
    for number, key, digest, *entry in _links():
        stored = bytes(digest)
        if number != expected:
            gone = f"Number {expected}" if number == expected + 1 else f"Numbers {expected} to {number - 1}"
            found.wrong.append(f"{gone} of the chain: removed.")
        elif entry[0] is None:
            found.wrong.append(f"Entry {key} (number {number}) was removed.")
        elif chain.link(before, number, entry) != stored:
            found.wrong.append(f"Entry {key} (number {number}) is not what was sealed: {_words(entry)}")
        yield number, stored
        before, expected, found.linked = stored, number + 1, number


def _links() -> Iterator[tuple[int, int, bytes, *tuple[str | None, ...]]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_LINKS)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows


def _uncovered(found: Findings, settled: int) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_UNLINKED, [settled])
        for key, words, is_slipped_in in cursor.fetchall():
            if is_slipped_in:
                yield f"Entry {key} is not in the chain though all up to it was sealed, so it was slipped in: {words}"
            else:
                found.waiting += 1


def _seals() -> list[seal_files.Line]:
    kept = [seal_files.line_of(seal) for seal in AuditSeal.objects.all()]
    return [*kept, *seal_files.lines()]


def _words(entry: Sequence[str | None]) -> str:
    said = dict(zip(chain.COLUMNS, entry, strict=True))
    return f"{(said['at'] or '')[:16]} UTC {said['by_name']} {said['verb']} {said['on_type']} {said['on_key']}"
