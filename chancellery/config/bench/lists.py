"""How long lists take the server for somebody of a commune, somebody of a province and a reviewer of the whole service.

The service is that of the cascade: a commitment in three has a unit that helps besides. Beside it stands a register of
a tenth as many documents, issued by its units. Pages are asked for as a browser asks, without the network in between.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chancellery.config.bench import ground, search
from chancellery.config.bench.report import Cell, Figures, Told, percentile

if TYPE_CHECKING:
    from django.test import Client

    from chancellery.config.bench.cascade.service import Service
    from chancellery.organisations.models import Unit, User

UNCOUNTED = 3  #: rounds before: a plan is kept after some
_HELPERS = """
INSERT INTO commitments_coordination (commitment_id, unit_id, part)
SELECT c.id, (u.keys)[1 + abs(hashint8(c.id * 7 + 1)) % array_length(u.keys, 1)], 'the means'
FROM commitments_commitment c,
    (SELECT array_agg(id ORDER BY id) AS keys FROM organisations_unit WHERE code LIKE 'department-%') u
WHERE abs(hashint8(c.id)) % 3 = 0
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a role in one unit, with a browser."""

    name: str
    user: User
    client: Client


def measure(*, size: int, rounds: int) -> Figures:
    """Build the service with its register, and ask for each list ``rounds`` times by each reader."""
    with ground.empty_service():
        from django.utils import timezone

        from chancellery.config import worker
        from chancellery.config.bench.cascade import room, service
        from chancellery.organisations.models import Unit

        told = Told()
        built = service.build(size, at=timezone.now(), say=told.say)
        documents = register(size // 10)
        helped = _help()
        room.tidy()
        told.say(f"{built.commitments} commitments, {helped} with a helper, {documents} documents")
        worker.settle()
        province = built.provinces[len(built.provinces) // 2]
        commune = Unit.objects.filter(parent=province).order_by("pk")[0]
        readers = [
            _reader("commune", commune, "officer"),
            _reader("province", province, "officer"),
            _reader("centre", built.top, "reviewer"),
        ]
        rows = list(_asked(readers, addresses(built, province, commune), rounds=rounds))
    headings = ["list", *(f"{reader.name}_{what}" for reader in readers for what in ("ms", "p95"))]
    return Figures(headings, rows, _worst(headings, rows) | {"commitments": built.commitments, "documents": documents})


def register(count: int) -> int:
    """Make documents as the bench of the search does, issued by units of the service, and return how many there are."""
    from chancellery.core import bulk
    from chancellery.documents.models import Document
    from chancellery.organisations.models import Unit

    chance = random.Random(5)  # noqa: S311 - the same register each time
    words = {language: search.Words(language, chance) for language in set(search.LANGUAGES)}
    units = list(Unit.objects.exclude(code="centre").order_by("pk"))
    last = Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for some in search.in_parts(range(count)):
        made = []
        for n in some:
            one = search.document(n, search.number(n), words, chance)
            one.pk, one.issuer, one.issuer_name = last + n + 1, chance.choice(units), ""
            made.append(one)
        bulk.insert(Document, made)
    return Document.objects.count()


def addresses(built: Service, province: Unit, commune: Unit) -> Mapping[str, str]:
    """Return the lists that are asked for, by what they are."""
    from chancellery.commitments.models import Commitment

    directive = built.directive
    branch = Commitment.objects.filter(lead=province, depth=1).order_by("pk")[0]
    passage = directive.provisions.order_by("order")[3]
    commitments = {
        "commitments": "", "page 5": "page=5", "page 20": "page=20", "page 100": "page=100",
        "beyond the last": "page=99999", "overdue": "figure=overdue", "done": "figure=done",
        "due soon": "figure=due_soon", "no report": "figure=not_reported", "open": "status=open",
        "under a commune": f"under={commune.pk}", "led by a province": f"led={province.pk}",
        "of a directive": f"document={directive.pk}", "of a provision": f"provision={passage.pk}",
        "branch of a plan": f"commitment={branch.pk}",
        "overdue of a directive": f"figure=overdue&document={directive.pk}",
        "a word": "q=consular", "a word of none": "q=xyzzy",
    }  # fmt: skip
    documents = {
        "register": "", "register, page 400": "page=400", "of a kind": "kind=plan",
        "of an issuer": f"issuer={province.pk}",
        "of a year": "year=1995", "in force": "status=in_force", "in Vietnamese": "language=vi",
        "in Polish, page 100": "language=pl&page=100", "by words": "q=ngoai+giao", "by a number": "q=12+ct+tw",
        "without a plan": "plan=none", "on an earlier day": "on=2026-01-01",
    }  # fmt: skip
    found = {name: f"/commitments/?{asked}" for name, asked in commitments.items()}
    return found | {name: f"/documents/?{asked}" for name, asked in documents.items()}


def _asked(readers: Sequence[Reader], asked: Mapping[str, str], *, rounds: int) -> Iterator[Sequence[Cell]]:
    for name, address in asked.items():
        cells: list[Cell] = [name]
        for reader in readers:
            times = [_milliseconds(reader.client, address) for _ in range(UNCOUNTED + rounds)][UNCOUNTED:]
            cells += [round(statistics.median(times), 1), round(percentile(times, 95), 1)]
        yield cells


def _milliseconds(client: Client, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    taken = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return taken


def _worst(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, Cell]:
    """Return the largest p95 of each reader, with the list that took it."""
    found: dict[str, Cell] = {}
    for column in range(2, len(headings), 2):
        worst = max(rows, key=lambda row: float(row[column]))
        found |= {f"{headings[column]}_ms": worst[column], f"{headings[column]}_of": worst[0]}
    return found


def _help() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_HELPERS)
        return int(cursor.rowcount)


def _reader(name: str, unit: Unit, role: str) -> Reader:
    from django.test import Client
    from django.utils import timezone

    from chancellery.organisations.models import Membership, User

    user = User.objects.create(
        email=f"{name}@example.org", full_name=name.title(), language="en", joined_at=timezone.now()
    )
    Membership.objects.create(user=user, unit=unit, role=role, from_on=date(2000, 1, 1))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return Reader(name, user, client)
