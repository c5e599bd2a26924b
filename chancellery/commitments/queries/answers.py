"""What a commitment answers to: its own provision, those it implements, and all that these carry."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

_INFERIOR = """
WITH RECURSIVE below(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT k.provision_id FROM below JOIN documents_carrying k ON k.superior_id = below.id
)
SELECT id FROM below ORDER BY id
"""


def superior_to(provisions: Iterable[int]) -> dict[int, list[int]]:
    """Return, for each provision, its key and those of all provisions it carries, over however many steps; sorted."""
    keys = sorted(set(provisions))
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, superior_provisions(ARRAY[one]) FROM unnest(%s::bigint[]) one", [keys])
        return {int(key): [int(one) for one in found] for key, found in cursor.fetchall()}


def inferior_to(provisions: Iterable[int]) -> list[int]:
    """Return the keys of ``provisions`` and of all that carry one of them, over however many steps; sorted."""
    with connection.cursor() as cursor:
        cursor.execute(_INFERIOR, [sorted(set(provisions))])
        return [int(key) for (key,) in cursor.fetchall()]
