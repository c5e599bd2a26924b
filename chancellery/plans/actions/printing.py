"""What a draft prints, the Word file of it, and where its passages stand in that file's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from chancellery import reading
from chancellery.commitments.enums import DueKind
from chancellery.core import renditions
from chancellery.core.refusals import Refusal
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.models import Document
from chancellery.documents.rules import ReadProvision
from chancellery.intake.actions import NotRead
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.plans import layout, queries, rules
from chancellery.plans.models import Draft, Measure
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import decode

#: How EDTF-like words of the reading call a rhythm.
RHYTHMS = {"month": "monthly", "quarter": "quarterly", "half-year": "half-yearly", "year": "yearly"}


Known = Mapping[renditions.Key, renditions.Panel]


class LayoutLeavesOut(Refusal):
    message = _(
        "The layout leaves out words of the plan, so that they could not be registered. It should print: %(words)s"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A plan as a Word file: its bytes, its words, and where its passages stand in them.

    ``provisions`` are in the order of the text; ``of_measures`` says which of them each measure became.
    """

    data: bytes
    text: str
    provisions: Sequence[ReadProvision] = ()
    of_measures: Sequence[int] = ()
    grounds: Sequence[tuple[Document, int, int]] = ()  #: superior documents, and where the preamble names each


@dataclass(slots=True)
class _Passages:
    """The lines that are looked for, and what becomes of them."""

    lines: list[str] = field(default_factory=list)
    parts: list[tuple[int, int, dict[str, object]]] = field(default_factory=list)  #: first line, last line, provision

    def add(self, lines: Sequence[str], **provision: object) -> int:
        self.parts.append((len(self.lines), len(self.lines) + len(lines) - 1, provision))
        self.lines += lines
        return len(self.parts) - 1


def paper_of(draft: Draft, *, number: str, dated_on: date | None) -> Paper:
    """Return the Word file of a draft as it stands, with the places of its passages.

    Raises:
        LayoutUnfit, LayoutLeavesOut: the office's layout cannot be used.
        NotRead: the words bear a mark of state secrecy.
    """
    measures, superiors = queries.measures_of(draft), queries.superiors_of(draft)
    printed = _printed(draft, measures, superiors, number=number, dated_on=dated_on)
    from chancellery.core import word_file  # its libraries are loaded only by whoever prints

    data = word_file.filled(layout.values_of(printed), layout=_layout(draft.unit, draft.language))
    try:
        text = decode(data, "plan.docx").text
        reading.read(text)
    except Unreadable as unreadable:
        raise NotRead(unreadable) from unreadable
    passages, of_measures = _passages(printed, measures)
    found = rules.placed(text, passages.lines)
    if found is None:
        missing = next((line for line in passages.lines if rules.placed(text, [line]) is None), passages.lines[0])
        raise LayoutLeavesOut(words=missing[:200])
    provisions = [
        ReadProvision(start=found[first].start, end=found[last].end, **provision)  # type: ignore[arg-type] # as added
        for first, last, provision in passages.parts
    ]
    return Paper(
        data=data, text=text, provisions=provisions, of_measures=of_measures,
        grounds=list(_grounds(text, printed, superiors)),
    )  # fmt: skip


def _printed(
    draft: Draft, measures: Sequence[Measure], superiors: Sequence[Document], *, number: str, dated_on: date | None
) -> layout.Printed:
    language, known = draft.language, renditions.of_each([*superiors, *_units(draft, measures)])
    grounds = [_ground(one, language, known) for one in superiors]
    tasks = [_task(place, measure, language, known) for place, measure in enumerate(measures, 1)]
    by_section = groupby(zip(measures, tasks, strict=True), key=lambda one: rules.as_text(one[0].section))
    return layout.Printed(
        language=language, kind=draft.kind, number=number, title=rules.as_text(draft.title),
        office=_name(draft.unit, language, known),
        above=_name(draft.unit.parent, language, known) if draft.unit.depth > 1 and draft.unit.parent else "",
        dated_on=dated_on, place=draft.place, grounds=grounds,
        purpose=_paragraphs(draft.purpose), carrying_out=_paragraphs(draft.carrying_out),
        sections=[
            layout.Section(heading=heading, tasks=[task for _measure, task in group]) for heading, group in by_section
        ],
        distribution=_paragraphs(draft.distribution), signer_post=draft.signer_post, signer_name=draft.signer_name,
    )  # fmt: skip


def _units(draft: Draft, measures: Sequence[Measure]) -> list[Unit]:
    """Return every unit that a plan names, each once."""
    named = [draft.unit, draft.unit.parent, *(one.lead for one in measures)]
    named += [one.unit for measure in measures for one in measure.helpers.all()]
    return list({unit.pk: unit for unit in named if unit is not None}.values())


def _name(unit: Unit, language: str, known: Known) -> str:
    return renditions.on_paper(unit, unit.names, known, language)


def _task(place: int, measure: Measure, language: str, known: Known) -> layout.Task:
    return layout.Task(
        number=place, words=measure.words,
        lead=_name(measure.lead, language, known) if measure.lead else measure.unknown_lead,
        helpers=[_name(one.unit, language, known) for one in measure.helpers.all()]
        + queries.parted(measure.unknown_helpers),
        due_kind=measure.due_kind, due_on=measure.due_on, period=measure.period, output=measure.expected_output,
    )  # fmt: skip


def _ground(document: Document, language: str, known: Known) -> layout.Ground:
    """Return how a plan names a document."""
    title = renditions.on_paper(document, document.titles, known, language)
    return layout.Ground(
        kind=document.kind, number=document.number, dated_on=document.dated_on, title=rules.as_text(title)
    )


def _paragraphs(words: str) -> list[str]:
    return [line for part in words.splitlines() if (line := rules.as_text(part))]


def _layout(unit: Unit, language: str) -> Path:
    codes = [unit.code, *(one.code for one in reversed(organisations.ancestors(unit)))]
    return layout.layout_for(codes=codes, language=language, own=settings.PLAN_LAYOUTS)


def _passages(printed: layout.Printed, measures: Sequence[Measure]) -> tuple[_Passages, list[int]]:
    heads, passages, of_measures = layout.head_lines(printed), _Passages(), []
    if printed.purpose:
        passages.add([heads["purpose"], *printed.purpose], **_head(heads["purpose"], ProvisionClass.AIM))
    top = passages.add([heads["measures"]], **_head(heads["measures"], ProvisionClass.SECTION))
    by_number = dict(enumerate(measures, 1))
    for section in printed.sections:
        over = top
        if section.heading:
            over = passages.add(
                [section.heading],
                label="",
                heading=section.heading,
                level=2,
                parent=top,
                classed=ProvisionClass.SECTION,
            )
        for task in section.tasks:
            measure = by_number[task.number]
            of_measures.append(
                passages.add(
                    [task.line], label=f"{task.number}.", heading=measure.words, level=3 if section.heading else 2,
                    parent=over, classed=ProvisionClass.DUTY, reading=_said(task),
                )
            )  # fmt: skip
    if printed.carrying_out:
        head = heads["carrying_out"]
        passages.add([head, *printed.carrying_out], **_head(head, ProvisionClass.ORGANISATION))
    return passages, of_measures


def _head(line: str, classed: ProvisionClass) -> dict[str, object]:
    label, _blank, heading = line.partition(" ")
    return {"label": label, "heading": heading, "classed": classed}


def _said(task: layout.Task) -> dict[str, object]:
    """Return what the plan says of a measure, in the shape in which a reading says it."""
    rhythm = {DueKind.CONTINUOUS: "continuous", DueKind.YEARLY: "yearly"}.get(
        DueKind(task.due_kind), RHYTHMS.get(task.period)
    )
    return {
        "lead_units": [task.lead] if task.lead else [], "coordinating_units": list(task.helpers),
        "due": task.due_on.isoformat() if task.due_on else None, "schedule": rhythm, "output": task.output or None,
    }  # fmt: skip


def _grounds(text: str, printed: layout.Printed, superiors: Sequence[Document]) -> Iterator[tuple[Document, int, int]]:
    """Yield where the preamble names each superior document: its number, or its title; a layout may leave it out."""
    for ground, document in zip(printed.grounds, superiors, strict=True):
        line = layout.ground_line(ground, printed.language)
        place, named = rules.placed(text, [line]), ground.number or ground.title
        if place is not None and named in line:
            start = place[0].start + line.index(named)
            yield document, start, start + len(named)
