"""What a person holds, and the one door to each record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Post, Tenure, Unit, User
from chancellery.organisations.rules import ADMINISTRATORS, Authority, Grant

Record = TypeVar("Record", bound=Model)


def today() -> date:
    """Return the service's own day (its time zone's)."""
    return timezone.localdate()


def held_by(user: User, *, on: date) -> tuple[Membership, ...]:
    """Return the roles ``user`` holds on a day, those in the highest units first, each with its unit."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [user.pk, on, on])
        return tuple(_held(row) for row in cursor.fetchall())


#: Every page asks this, and Django takes three times as long to write it as PostgreSQL to answer. With each role come
#: the units that its subtree took over from and that stand elsewhere, and those that these took over from.
_HELD = """
    SELECT role.id, role.user_id, role.unit_id, role.role, unit.path, unit.names, unit.short_names, (
        WITH RECURSIVE former AS (
            SELECT one.predecessor_id AS id FROM organisations_takeover one
            JOIN organisations_succession act ON act.id = one.succession_id AND act.undone_at IS NULL
            JOIN organisations_unit heir ON heir.id = one.successor_id
            WHERE one.inherits AND starts_with(heir.path, unit.path)
            UNION SELECT one.predecessor_id FROM former JOIN organisations_takeover one ON one.successor_id = former.id
            JOIN organisations_succession act ON act.id = one.succession_id AND act.undone_at IS NULL
            WHERE one.inherits
        )
        SELECT jsonb_agg(jsonb_build_array(ended.id, ended.path) ORDER BY ended.path) FROM former
        JOIN organisations_unit ended ON ended.id = former.id WHERE NOT starts_with(ended.path, unit.path)
    )
    FROM organisations_membership role JOIN organisations_unit unit ON unit.id = role.unit_id
    WHERE role.user_id = %s AND role.from_on <= %s AND (role.until_on IS NULL OR role.until_on >= %s)
    ORDER BY unit.depth, role.id
"""


def _held(row: tuple[int, int, int, str, str, str, str, str | None]) -> Membership:
    """Return the record of a row; what the row does not hold is fetched when somebody asks for it."""
    key, user, unit, role, path, names, short_names, inherited = row
    found = Membership.from_db("default", ["id", "user_id", "unit_id", "role"], [key, user, unit, role])
    found.unit = Unit.from_db(
        "default", ["id", "path", "names", "short_names"], [unit, path, json.loads(names), json.loads(short_names)]
    )
    found.inherited = tuple((int(key), str(path)) for key, path in json.loads(inherited)) if inherited else ()
    return found


def authority_of(user: User, *, on: date) -> Authority:
    """Return what the roles ``user`` holds on a day amount to."""
    return authority_from(user, held_by(user, on=on))


def authority_from(user: User, held: Iterable[Membership]) -> Authority:
    """Return what the given memberships of ``user`` amount to."""
    grants: list[Grant] = []
    for one in held:
        role = Role(one.role)
        grants.append(Grant(role=role, unit=one.unit.pk, path=one.unit.path))
        grants += [Grant(role=role, unit=key, path=path, through=one.unit.pk) for key, path in one.inherited]
    return Authority(user=user.pk, grants=tuple(grants))


def valid(on: date) -> Q:
    """Return the condition "on this day", for whatever has a first and a last one."""
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))


def under(paths: Iterable[str], *, field: str = "path") -> Q:
    """Return the condition "in one of these subtrees"; no path, no row."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def visible_to(authority: Authority) -> QuerySet[Unit]:
    """Return the units a person may see: everybody signed in sees how the service is built."""
    return Unit.objects.none() if authority.user is None else Unit.objects.all()


def get_for(authority: Authority, pk: int) -> Unit:
    """Return one unit; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def choices_under(authority: Authority, roles: Iterable[Role], *, on: date | None = None) -> QuerySet[Unit]:
    """Return the units over which a person holds one of ``roles``; with ``on``, those that exist that day."""
    found = Unit.objects.filter(under(authority.paths(roles)))
    return found if on is None else found.filter(valid(on))


def administered_unit(authority: Authority, pk: int) -> Unit:
    """Return a unit its person administers.

    Raises:
        Http404: it is not theirs to see.
        PermissionDenied: it is, and others administer it.
    """
    unit = get_for(authority, pk)
    if not authority.may(ADMINISTRATORS, unit.path):
        raise PermissionDenied
    return unit


def administered_post(authority: Authority, pk: int) -> Post:
    """Return a post in a unit the person administers; raises as ``administered_unit``."""
    post = _found(Post.objects.select_related("unit"), pk)
    administered_unit(authority, post.unit.pk)
    return post


def administered_tenure(authority: Authority, pk: int) -> Tenure:
    """Return who holds or held a post in a unit the person administers; raises as ``administered_unit``."""
    tenure = _found(Tenure.objects.select_related("post__unit"), pk)
    administered_unit(authority, tenure.post.unit.pk)
    return tenure


def administered_membership(authority: Authority, pk: int) -> Membership:
    """Return a role in a unit the person administers; raises as ``administered_unit``."""
    membership = _found(Membership.objects.select_related("unit", "user"), pk)
    administered_unit(authority, membership.unit.pk)
    return membership


def _found(records: QuerySet[Record], pk: int) -> Record:
    record = records.filter(pk=pk).first()
    if record is None:
        raise Http404
    return record
