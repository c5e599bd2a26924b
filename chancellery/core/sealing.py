"""Chain the entries of the audit trail once they are committed, and seal the chain.

Whoever acts appends an entry and waits for nobody; one sealer takes what is committed, in the order of its keys, and
gives each entry its link. A key is drawn before its transaction ends, so a lower key may come after a higher one: the
sealer looks again at all keys above the ``settled`` one, and moves that one on only when nobody who might still hold
such a key is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from chancellery.core import chain, seal_files
from chancellery.core.models import AuditLink, AuditSeal

AT_ONCE = 5_000  #: entries that one transaction links
_LOCK = 0x7365616C  #: the number under which the database knows that somebody is sealing

_WAITING = f"""
    SELECT {", ".join(chain.COLUMNS.values())} FROM core_auditentry e
    WHERE e.id > %s AND NOT EXISTS (SELECT FROM core_auditlink l WHERE l.entry = e.id) ORDER BY e.id LIMIT %s
"""  # noqa: S608 - nothing but what is written here
#: Every transaction that has appended, or is about to, holds this lock until it ends.
_WRITERS = """
    SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock'
    AND relation = 'core_auditentry'::regclass
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()
"""
_LAST_KEY = "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM core_auditentry_id_seq"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Keys up to ``key`` are settled once none of ``writers`` is left."""

    key: int
    writers: frozenset[str]


class Sealer:
    """Chains what is committed, and remembers how far the keys are settled. One at a time has its turn."""

    def __init__(self) -> None:
        self._settled: int | None = None
        self._waiting: _Waiting | None = None

    def chain_some(self, *, at: datetime, wait: bool = False) -> int | None:
        """Link up to ``AT_ONCE`` entries and return how many; ``None`` when somebody else is at it and we do not wait.

        The first time on each day, the chain is sealed as it stands.
        """
        with transaction.atomic():
            if not _take_turn(wait):
                return None
            head = _head()
            if head.last and not AuditSeal.objects.filter(sealed_at__gte=_midnight(at)).exists():
                self._seal(at)
            is_settled = self._look_for_writers()
            entries = _waiting_entries(self._known_settled(), AT_ONCE)
            if entries:
                head = _append(head, entries)
            if is_settled and len(entries) < AT_ONCE and self._waiting is not None:
                self._settled, self._waiting = self._waiting.key, None
            if entries:
                line = seal_files.Line(1, head.last, self._known_settled(), head.hash)
                transaction.on_commit(lambda: seal_files.write_head(line, at=timezone.localtime(at), holds=holds))
        return len(entries)

    def chain_all(self, *, at: datetime) -> int:
        """Link all that is committed now; wait for a turn."""
        linked = 0
        while (now := self.chain_some(at=at, wait=True) or 0) == AT_ONCE:
            linked += now
        return linked + now

    def seal(self, *, at: datetime) -> AuditSeal | None:
        """Chain all, then seal what no seal covers yet; ``None`` when there is nothing."""
        self.chain_all(at=at)
        with transaction.atomic():
            _take_turn(wait=True)
            return self._seal(at)

    def _seal(self, at: datetime) -> AuditSeal | None:
        head, former = _head(), AuditSeal.objects.order_by("-last").first()
        first = former.last + 1 if former else 1
        if head.last < first:
            return None
        made = AuditSeal.objects.create(
            first=first, last=head.last, count=head.last - first + 1, hash=head.hash,
            settled=self._known_settled(), sealed_at=at,
        )  # fmt: skip
        line = seal_files.line_of(made)
        transaction.on_commit(lambda: seal_files.append(line, at=timezone.localtime(at)))
        return made

    def _known_settled(self) -> int:
        if self._settled is None:
            last = AuditSeal.objects.order_by("-last").first()
            self._settled = last.settled if last else 0
        return self._settled

    def _look_for_writers(self) -> bool:
        """Say whether all are gone who, when we last looked, might still have held a key not settled."""
        with connection.cursor() as cursor:
            if self._waiting is None:
                cursor.execute(_LAST_KEY)  # before the writers: whoever drew a key up to this one shows among them
                (key,) = cursor.fetchone()
                writers = _writers()
                self._waiting = _Waiting(key, writers)
                return not writers
            return not self._waiting.writers & _writers()


@dataclass(frozen=True, slots=True)
class _Head:
    last: int
    hash: bytes


def holds(line: seal_files.Line) -> bool:
    """Say whether the chain has the link that ``line`` speaks of."""
    return AuditLink.objects.filter(number=line.last, hash=line.hash).exists()


def _head() -> _Head:
    last = AuditLink.objects.order_by("-number").first()
    return _Head(last.number, bytes(last.hash)) if last else _Head(0, chain.BEGINNING)


def _append(head: _Head, entries: Sequence[Sequence[str | None]]) -> _Head:
    hash_, hashes = head.hash, []
    for number, entry in enumerate(entries, start=head.last + 1):
        hash_ = chain.link(hash_, number, entry)
        hashes.append(hash_)
    numbers = list(range(head.last + 1, head.last + 1 + len(entries)))
    keys = [int(entry[0] or 0) for entry in entries]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditlink (number, entry, hash)"
            " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[])",
            [numbers, keys, hashes],
        )
    return _Head(numbers[-1], hash_)


def _waiting_entries(settled: int, most: int) -> list[tuple[str | None, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [settled, most])
        return list(cursor.fetchall())


def _writers() -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS)
        return frozenset(name for (name,) in cursor.fetchall())


def _take_turn(wait: bool) -> bool:
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (mine,) = cursor.fetchone()
        return bool(mine)


def _midnight(at: datetime) -> datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
