"""Opening, naming, moving and closing units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.languages import original_of
from chancellery.core.refusals import Refusal
from chancellery.core.signals import words_changed
from chancellery.organisations import rules, succeeding
from chancellery.organisations.enums import Pillar, UnitKind
from chancellery.organisations.models import Unit, User
from chancellery.organisations.signals import unit_moved, units_will_move
from chancellery.organisations.succeeding import Handover, Step


class CodeTaken(Refusal):
    message = _("Another unit already has the code “%(code)s”.")


class NameMissing(Refusal):
    message = _("A unit needs a name in at least one language.")


class ParentNotThere(Refusal):
    message = _("The unit above, %(parent)s, does not exist on that day.")


class UnitNotThere(Refusal):
    message = _("%(unit)s does not exist on that day.")


class ClosedAlready(Refusal):
    message = _("This unit is closed already.")


class ClosesTooEarly(Refusal):
    message = _("A unit cannot end before the day it began.")


class ChildrenRemain(Refusal):
    message = _("Units below this one exist longer. Close them or move them first.")


class MovesUnderItself(Refusal):
    message = _("A unit cannot stand under itself or under a unit below it.")


@transaction.atomic
def open_unit(
    *,
    code: str,
    kind: UnitKind,
    names: Mapping[str, str],
    parent: Unit | None,
    from_on: date,
    short_names: Mapping[str, str] | None = None,
    aliases: Sequence[str] = (),
    pillars: Sequence[Pillar] = (),
    by: User | None,
    at: datetime,
) -> Unit:
    """Open a unit under ``parent``, or a root when there is none. ``names`` maps a language to the name in it.

    Raises:
        NameMissing: no name has words.
        CodeTaken: codes are unique for ever, so that an old one never comes to mean another unit.
        ParentNotThere: the parent does not exist on ``from_on``.
    """
    said, short = _said(names), _said(short_names or {})
    if not said:
        raise NameMissing
    hold_the_tree()
    above = _place_for(code, parent, from_on)
    unit = Unit(
        code=code, kind=kind, parent=above, names=said, short_names=short, aliases=_distinct(aliases),
        pillars=sorted(set(pillars)), from_on=from_on, path=f"new {code}", depth=above.depth + 1 if above else 0,
        language=original_of(said),
    )  # fmt: skip
    unit.name_keys = rules.name_keys(said, short, unit.aliases)
    unit.save()
    # the path ends in the unit's own key, which the database has only now given it
    unit.path = f"{above.path if above else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    audit.record("unit.opened", on=unit, by=by, at=at, code=code, parent=str(above or ""), from_on=from_on)
    if len(said) > 1:
        words_changed.send(Unit, record=unit, by=by, at=at, slip=None)
    return unit


def _place_for(code: str, parent: Unit | None, day: date) -> Unit | None:
    """Return the unit above as it is now; refuse a code that was ever used, and a unit that is not there on ``day``."""
    above = Unit.objects.get(pk=parent.pk) if parent is not None else None
    if Unit.objects.filter(code=code).exists():
        raise CodeTaken(code=code)
    if above is not None and not above.is_valid_on(day):
        raise ParentNotThere(parent=above)
    return above


@transaction.atomic
def rename_unit(
    *,
    unit: Unit,
    names: Mapping[str, str],
    short_names: Mapping[str, str] | None = None,
    aliases: Sequence[str] | None = None,
    by: User | None,
    at: datetime,
    slip: bool | None = None,
) -> Unit:
    """Give ``unit`` other names. The former ones become aliases: older texts go on calling it by them.

    ``short_names`` and ``aliases`` stay as they are when not given. ``slip`` says of a change of the original name that
    only a slip of writing was put right, or that it was not; ``None``: see for yourself.

    Raises:
        NameMissing: no name has words.
    """
    said = _said(names)
    if not said:
        raise NameMissing
    locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    former, before = locked.names, _called(locked)
    short = locked.short_names if short_names is None else _said(short_names)
    given = locked.aliases if aliases is None else aliases
    dropped = [name for name in former.values() if name not in said.values()]
    locked.names, locked.short_names, locked.aliases = said, short, _distinct([*given, *dropped])
    locked.name_keys, locked.language = rules.name_keys(said, short, locked.aliases), original_of(said, locked.language)
    locked.save(update_fields=["names", "short_names", "aliases", "name_keys", "language"])
    words_changed.send(Unit, record=locked, by=by, at=at, slip=slip)
    audit.record("unit.renamed", on=locked, by=by, at=at, changed=audit.changes(before, _called(locked)))
    return locked


def name_in(*, unit: Unit, language: str, name: str) -> None:
    """Let ``unit`` be called ``name`` in one language; an empty one is taken off. Part of another action.

    The former name becomes an alias, as when the unit is renamed.
    """
    former = unit.names.get(language, "")
    names = {code: words for code, words in unit.names.items() if code != language}
    unit.names = {**names, language: name} if name else names
    unit.aliases = _distinct([*unit.aliases, *([former] if former not in unit.names.values() else [])])
    unit.name_keys = rules.name_keys(unit.names, unit.short_names, unit.aliases)
    unit.save(update_fields=["names", "aliases", "name_keys"])


def _called(unit: Unit) -> dict[str, object]:
    """What a unit is called, as the trail records it."""
    return {"names": unit.names, "short_names": unit.short_names, "aliases": unit.aliases}


@transaction.atomic
def reclassify_unit(
    *, unit: Unit, kind: UnitKind, pillars: Sequence[Pillar], by: User | None, at: datetime
) -> Unit:  # fmt: skip
    """Say of what kind ``unit`` is and which pillars it serves."""
    locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    before = {"unit_kind": locked.kind, "pillars": locked.pillars}
    locked.kind, locked.pillars = kind, sorted(set(pillars))
    locked.save(update_fields=["kind", "pillars"])
    now = {"unit_kind": locked.kind, "pillars": locked.pillars}
    audit.record("unit.reclassified", on=locked, by=by, at=at, changed=audit.changes(before, now))
    return locked


@transaction.atomic
def move_unit(*, unit: Unit, parent: Unit, by: User | None, at: datetime) -> Unit:
    """Put ``unit`` with all that stands under it below another parent.

    Raises:
        MovesUnderItself: ``parent`` is the unit or stands under it.
        ParentNotThere: the parent is closed before the unit ends.
    """
    hold_the_tree()
    above, locked = Unit.objects.get(pk=parent.pk), Unit.objects.get(pk=unit.pk)
    if above.path.startswith(locked.path):
        raise MovesUnderItself
    if above.until_on is not None and (locked.until_on is None or locked.until_on > above.until_on):
        raise ParentNotThere(parent=above)
    units_will_move.send(Unit, at=at)
    former, old, new = str(locked.parent or ""), locked.path, f"{above.path}{locked.pk}."
    deeper = above.depth + 1 - locked.depth
    # the unit first and at once: a check lets only a root have depth zero
    Unit.objects.filter(pk=locked.pk).update(parent=above, path=new, depth=above.depth + 1)
    _repath(old, new, deeper)
    locked.refresh_from_db()
    audit.record("unit.moved", on=locked, by=by, at=at, former=former, parent=str(above))
    unit_moved.send(Unit, unit=locked)
    return locked


@transaction.atomic
def close_unit(*, unit: Unit, until_on: date, by: User | None, at: datetime) -> Unit:
    """Close ``unit`` after its last day. It stays, with everything it did.

    Raises:
        ClosedAlready: it has a last day.
        ClosesTooEarly: the day is before its first.
        ChildrenRemain: a unit below it exists longer.
        And what the apps refuse, as that it leads an open commitment: then somebody has to take over.
    """
    hold_the_tree()
    locked = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if locked.until_on is not None:
        raise ClosedAlready
    if until_on < locked.from_on:
        raise ClosesTooEarly
    if locked.children.filter(Q(until_on__isnull=True) | Q(until_on__gt=until_on)).exists():
        raise ChildrenRemain
    _check_nothing_is_open(locked, until_on, by=by, at=at)
    locked.until_on = until_on
    locked.save(update_fields=["until_on"])
    audit.record("unit.closed", on=locked, by=by, at=at, until_on=until_on)
    return locked


def _check_nothing_is_open(unit: Unit, until_on: date, *, by: User | None, at: datetime) -> None:
    ends = Handover(succession=0, predecessor=unit.pk, successor=None, rest=None, closes=True)
    step = Step(handovers=[ends], on=until_on + timedelta(days=1), by=by, at=at)
    for mover in succeeding.movers():
        if refusal := mover.refuse(step):
            raise refusal


def hold_the_tree() -> None:
    """Let one change of the tree's shape happen at a time; paths read before this may be old."""
    list(Unit.objects.select_for_update(no_key=True).filter(depth=0).order_by("pk").values_list("pk"))


def _repath(old: str, new: str, deeper: int) -> None:
    """Let what stands under the path ``old`` stand under ``new``."""
    rest = Substr("path", len(old) + 1, output_field=CharField())
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), rest), depth=F("depth") + deeper)


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items() if text.strip()}


def _distinct(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))
