"""How what a period brought looks: rows of words, for the page and for the Word file alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.commitments import board_table, earlier, rules
from chancellery.commitments.enums import Figure
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.queries import Moved
from chancellery.core.languages import best
from chancellery.documents.models import Document
from chancellery.reviews.enums import Movement
from chancellery.reviews.queries import Findings, Part, Span, Stand
from chancellery.reviews.rules import extremes
from chancellery.ui import marks

_NONE = "—"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure on the day compared, at the end of the period and now; without addresses where the board is shut."""

    label: str
    before: str
    then: str
    differs: str
    now: str
    then_url: str = ""
    now_url: str = ""


@dataclass(frozen=True, slots=True)
class StandLine:
    """A unit, or a part of what was ordered: how far it was, and by how many points further than before."""

    name: str
    lang: str
    url: str
    totals: rules.Totals
    percent: str
    points: int | None = None

    @property
    def done(self) -> int:
        return self.totals.done + self.totals.done_late

    @property
    def differs(self) -> str:
        return _differs(self.points)


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A commitment that moved."""

    title: str
    lang: str
    url: str  #: empty where it is gone
    lead: str
    due_on: date | None
    standing: str


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Commitments that moved alike: the first of them, how many there are, and where all are."""

    what: Movement
    count: int
    lines: Sequence[MoveLine]
    url: str

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.lines)


@dataclass(frozen=True, slots=True)
class Told:
    """A report that tells of difficulties or requests, and the conclusion it is put under, if any."""

    report: ProgressReport
    place: str = ""


def figure_lines(found: Findings, *, opens: bool) -> list[FigureLine]:
    """Return progress and each figure of the board; with ``opens`` each leads to what it counts."""
    stood = (found.before, found.totals, found.now)
    percents = [None if one is None else _percent(one) for one in stood]
    words = [_NONE if percent is None else marks.percentage(percent) for percent in percents]
    points = _points(found.totals, found.before)
    lines = [FigureLine(_("Progress"), words[0], words[1], _differs(points), words[2])]
    for figure, label in board_table.COLUMNS.items():
        before, then, now = (None if one is None else board_table.count(one, figure) for one in stood)
        differs = None if before is None or then is None else then - before
        urls = _addresses(found.span, figure) if opens else ("", "")
        lines.append(FigureLine(
            str(label), _count(before), _count(then), _differs(differs), _count(now), *urls
        ))  # fmt: skip
    return lines


def unit_lines(found: Findings) -> list[StandLine]:
    """Return the units right below, by name; each opens its board of that day."""
    return [_unit(one, found.span) for one in found.units]


def ahead_and_behind(lines: Sequence[StandLine]) -> tuple[list[StandLine], list[StandLine]]:
    """Return the units furthest ahead and furthest behind."""
    return extremes([(one, one.totals.progress) for one in lines])


def part_lines(found: Findings) -> list[StandLine]:
    """Return the provisions of the document, or the documents, with how far each was."""
    return [_part(one, found.span) for one in found.parts]


def groups(found: Findings) -> list[MoveGroup]:
    """Return what moved, each kind with its first commitments."""
    return [
        MoveGroup(what, moves.count,
                  [move_line(one, found.span, found.visible, found.leads) for one in moves.shown],
                  moves_address(found.span, what))
        for what, moves in found.moves.items() if moves.count or what in (Movement.NEWLY_LATE, Movement.NOT_REPORTED)
    ]  # fmt: skip


def move_line(moved: Moved, span: Span, visible: frozenset[int], leads: Mapping[int, str]) -> MoveLine:
    """Return a commitment as a list shows it: as it stood at the end of the period.

    ``visible`` are those with a page (by key), ``leads`` what lead units were called then.
    """
    line, day = moved.line, span.last_on
    opens = line.pk in visible and not moved.is_gone
    url = f"{reverse('commitments:commitment', args=[line.pk])}?on={day.isoformat()}" if opens else ""
    standing = _("deleted") if moved.is_gone else str(line.standing(day).label)
    return MoveLine(line.title, foreign(line.language), url, leads.get(line.lead, ""), line.due_on, standing)


def moves_address(span: Span, what: Movement) -> str:
    """Return where all commitments that moved so are listed."""
    asked = {
        "what": what.value,
        "period_from_on": span.first_on.isoformat(),
        "period_until_on": span.last_on.isoformat(),
    }
    asked |= {"document": str(span.key)} if span.key else {}
    return f"{reverse('reviews:moves', args=[span.unit.pk])}?{urlencode(asked)}"


def foreign(language: str) -> str:
    """Return the language to mark words with: none when it is the page's."""
    return "" if language == get_language() else language


def _unit(one: Stand, span: Span) -> StandLine:
    asked = {"unit": str(one.unit.pk), "on": span.last_on.isoformat()} | _document(span.document)
    url = f"{reverse('commitments:board')}?{urlencode(asked)}"
    return StandLine(
        one.unit.short_name, "", url, one.totals, _words(one.totals), _points(one.totals, one.before)
    )  # fmt: skip


def _part(one: Part, span: Span) -> StandLine:
    record = one.record
    if isinstance(record, Document):
        asked = {"unit": str(span.unit.pk), "on": span.last_on.isoformat()} | _document(record)
        title = best(record.titles)[0]
        name = f"{record} – {title}" if record.number and title else str(record)
        return StandLine(name, "", f"{reverse('commitments:board')}?{urlencode(asked)}", one.totals, _words(one.totals))
    name = " ".join([record.label, record.heading]).strip()
    return StandLine(name, foreign(record.language), record.get_absolute_url(), one.totals, _words(one.totals))


def _addresses(span: Span, figure: Figure) -> Iterator[str]:
    asked = {"under": str(span.unit.pk)} | _document(span.document) | {"figure": figure.value}
    listed = reverse("commitments:list")
    for more in ({"on": span.last_on.isoformat()}, {}):
        yield f"{listed}?{urlencode(asked | more)}"


def _document(document: Document | None) -> dict[str, str]:
    return {"document": str(document.pk)} if document else {}


def _percent(totals: rules.Totals) -> int | None:
    return None if totals.progress is None else marks.whole_percent(totals.progress)


def _words(totals: rules.Totals) -> str:
    percent = _percent(totals)
    return _NONE if percent is None else marks.percentage(percent)


def _points(totals: rules.Totals, before: rules.Totals | None) -> int | None:
    then, now = None if before is None else _percent(before), _percent(totals)
    return None if then is None or now is None else now - then


def _differs(difference: int | None) -> str:
    return _NONE if difference is None else earlier.differs(difference, 0) or "±0"


def _count(value: int | None) -> str:
    return _NONE if value is None else str(number_format(value))
