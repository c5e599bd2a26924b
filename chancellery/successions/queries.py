"""Every read of successions: what moved, who may see it, what a unit led to and came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import connection
from django.db.models import Count, Model, Q, QuerySet
from django.http import Http404

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.core import bulk
from chancellery.documents.models import Document
from chancellery.organisations import queries as units
from chancellery.organisations import succeeding
from chancellery.organisations.models import Succession, SuccessionRow, Unit
from chancellery.organisations.rules import ADMINISTRATORS, Authority

ONE_BY_ONE = 200  #: commitments that are listed to be shared out one by one; the others by their source
SHOWN = 40  #: records of each kind that are named; all are counted


@dataclass(frozen=True, slots=True)
class Named:
    """One record that moved, in words."""

    name: str
    url: str
    former: str
    now: str


@dataclass(frozen=True, slots=True)
class Moved:
    """How many records of one kind moved, and the first of them."""

    code: str
    label: str
    count: int
    first: Sequence[Named]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True)
class Parted:
    """Open shares that come to lie with another heir than what stands above them: how many, and the first."""

    count: int
    first: Sequence[Commitment]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


#: A share whose unit is not, or no longer, at or below the unit of the commitment above it, though it was before.
_PARTED = """
    WITH moved AS MATERIALIZED (
        SELECT key, predecessor FROM organisations_successionrow
        WHERE succession_id = ANY (%(made)s) AND what = 'commitment'
    ), hung AS MATERIALIZED (
        SELECT r.predecessor, u.path FROM organisations_successionrow r JOIN organisations_unit u ON u.id = r.key
        WHERE r.succession_id = ANY (%(made)s) AND r.what = 'unit'
    ), touched AS (
        SELECT key FROM moved
        UNION SELECT c.id FROM moved JOIN commitments_commitment c ON c.parent_id = moved.key
    )
    SELECT c.id FROM touched JOIN commitments_commitment c ON c.id = touched.key AND c.status = 'open'
    JOIN commitments_commitment p ON p.id = c.parent_id AND p.status = 'open'
    JOIN organisations_unit its ON its.id = c.lead_id JOIN organisations_unit above ON above.id = p.lead_id
    LEFT JOIN moved c_moved ON c_moved.key = c.id
    LEFT JOIN moved p_moved ON p_moved.key = p.id
    JOIN organisations_unit former ON former.id = coalesce(p_moved.predecessor, p.lead_id)
    WHERE NOT starts_with(its.path, above.path) AND (
        coalesce(c_moved.predecessor, c.lead_id) = former.id OR starts_with(its.path, former.path) OR EXISTS (
            SELECT FROM hung WHERE hung.predecessor = former.id AND starts_with(its.path, hung.path)
        )
    ) ORDER BY p.path, c.path
"""
_MARK = """
    SELECT md5(coalesce(string_agg(concat(what, key, '>', successor), ','
        ORDER BY what, "table", predecessor, key), ''))
    FROM organisations_successionrow WHERE succession_id = ANY (%s) AND before IS NOT NULL
"""


def visible_to(authority: Authority) -> QuerySet[Succession]:
    """Return the successions a person may see: everybody signed in sees how the service is built, and was."""
    return Succession.objects.none() if authority.user is None else Succession.objects.all()


def get_for(authority: Authority, pk: int) -> Succession:
    """Return one succession with its document; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("legal_basis__document", "made_by", "undone_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def listed(authority: Authority) -> QuerySet[Succession]:
    """Return successions for a list, the latest first, each with who took over from whom."""
    found = visible_to(authority).select_related("legal_basis__document")
    return found.prefetch_related("takeovers__predecessor", "takeovers__successor")


def administers(authority: Authority, units: Iterable[Unit]) -> bool:
    """Say whether a person administers all of ``units``: who carries a succession out, and puts it back."""
    paths = [unit.path for unit in units]
    return bool(paths) and all(authority.may(ADMINISTRATORS, path) for path in paths)


def units_of(succession: Succession) -> list[Unit]:
    """Return the units that hand or take over in a succession."""
    touched = Q(taken_over_by__succession=succession) | Q(took_over__succession=succession)
    return list(Unit.objects.filter(touched).distinct())


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that one of several successors gets."""

    kind: str  #: as in ``organisations.actions.Wanted.choices``
    key: int
    name: str
    about: str = ""

    @property
    def label(self) -> str:
        return f"{self.name} ({self.about})" if self.about else self.name


def to_share(unit: Unit, *, on: date) -> list[Item]:
    """Return what may go to different successors: commitments by their source and one by one, units below, roles."""
    led = Commitment.objects.filter(lead=unit, status=Status.OPEN)
    sources = led.order_by("provision__document").values_list("provision__document").annotate(count=Count("pk"))
    counted = dict(sources)
    documents = Document.objects.in_bulk(counted)
    return [
        *(Item("document", key, str(documents[key]), str(count)) for key, count in counted.items()),
        *(
            Item("commitment", one.pk, one.title, str(one.provision.document))
            for one in led.select_related("provision__document").order_by("path")[:ONE_BY_ONE]
        ),
        *(Item("unit", one.pk, str(one)) for one in unit.children.filter(units.valid(on)).order_by("path")),
        *(
            Item("role", one.pk, one.user.full_name, one.get_role_display())
            for one in unit.memberships.filter(units.valid(on)).select_related("user").order_by("pk")
        ),
    ]


def moved(made: Iterable[Succession]) -> list[Moved]:
    """Return what moved in successions, in the order in which it does; of each kind the first are named."""
    keys = [one.pk for one in made]
    rows = SuccessionRow.objects.filter(succession__in=bulk.among(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT what, count(DISTINCT (\"table\", key)) FROM organisations_successionrow"
            " WHERE succession_id = ANY (%s) GROUP BY 1", [keys]
        )  # fmt: skip
        counted = dict(cursor.fetchall())
    known = succeeding.labels()
    return [
        Moved(code, label, counted[code], _named(rows.filter(what=code)))
        for code, label in known.items() if code in counted
    ]  # fmt: skip


def parted(made: Iterable[Succession]) -> Parted:
    """Return the open shares that successions part from what stands above them: nobody above answers for both."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTED, {"made": [one.pk for one in made]})
        keys = [key for (key,) in cursor.fetchall()]
    first = Commitment.objects.filter(pk__in=keys[:SHOWN]).select_related("lead", "parent__lead").order_by("path")
    return Parted(len(keys), tuple(first))


def mark_of(made: Iterable[Succession]) -> str:
    """Return a mark of all that moves: another one when something else does."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [[one.pk for one in made]])
        return str(cursor.fetchone()[0])


def _named(rows: QuerySet[SuccessionRow]) -> list[Named]:
    first = list(rows.order_by("table", "key").distinct("table", "key")[:SHOWN])
    units = Unit.objects.in_bulk({key for row in first for key in (row.predecessor, row.successor) if key})
    records: dict[str, dict[int, Model]] = {}
    for table in {row.table for row in first}:
        model = _model_of(table)
        keys = [row.key for row in first if row.table == table]
        records[table] = model._default_manager.select_related().in_bulk(keys)
    return [_words(row, records[row.table].get(row.key), units) for row in first]


def _words(row: SuccessionRow, record: Model | None, units: dict[int, Unit]) -> Named:
    address = getattr(record, "get_absolute_url", None)
    former, now = units.get(row.predecessor), units.get(row.successor or 0)
    return Named(
        name=str(record) if record is not None else f"{row.key}",
        url=str(address()) if address else "",
        former=former.short_name if former else "",
        now=now.short_name if now else "",
    )


def _model_of(table: str) -> type[Model]:
    return next(model for model in apps.get_models() if model._meta.db_table == table)
