"""The text of an intake as its page shows it: each fact marked in place, each doubt told where it was found, and at the
edge of every paragraph what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.documents import marking
from chancellery.documents.marking import Mark, Paragraph
from chancellery.documents.rules import heading_length
from chancellery.intake import doubt_words, ledger, rows, stored
from chancellery.intake.enums import FactKind, Fate, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.ui.icons import icon


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt of the reading, ready to be printed. ``place`` is where it stands in the text, if it has a place."""

    number: int
    sentence: str
    quote: str
    start: int
    end: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text, divided into the parts that one page shows each."""

    intake: Intake
    paragraphs: tuple[Paragraph, ...]
    fates: tuple[frozenset[Fate], ...]  #: of each paragraph
    counted: Mapping[Fate, int]  #: how many passages met which fate
    parts: tuple[tuple[Paragraph, ...], ...]

    @classmethod
    def of(cls, intake: Intake) -> Annotated:
        passages = ledger.passages(intake.reading)
        bare = _paragraphs(intake)
        fates = ledger.of_paragraphs([(one.start, one.end) for one in bare], passages)
        paragraphs = tuple(
            replace(one, fate=ledger.shown(met) or "", id=f"b-{one.start}")
            for one, met in zip(bare, fates, strict=True)
        )
        return cls(intake, paragraphs, fates, ledger.counted(passages), marking.parts(paragraphs))

    def part_of(self, offset: int) -> int:
        """Return the number of the part that shows ``offset``."""
        return marking.part_at(self.parts, offset) if len(self.parts) > 1 else 1

    def only(self, fate: Fate) -> tuple[tuple[Paragraph, ...], ...]:
        """Return the paragraphs in which a passage met ``fate``, divided into parts."""
        chosen = [one for one, met in zip(self.paragraphs, self.fates, strict=True) if fate in met]
        return marking.parts(chosen)

    def html(self, part: Sequence[Paragraph], facts: Sequence[Fact], doubts: Sequence[DoubtRow]) -> SafeString:
        """Return the paragraphs of one part with all marks, signs and remarks."""
        told = [doubt for doubt in doubts if doubt.end > doubt.start]
        marks = [*self._marks(facts), *(Mark(one.start, one.end, "doubt", f"d-{one.number}") for one in told)]
        shown = list(_with_remarks(_with_signs(part), told))
        return marking.html(self.intake.text, shown, marks, language=self.intake.language)

    def _marks(self, facts: Sequence[Fact]) -> Iterator[Mark]:
        """Yield a mark for each fact, and one for each further place where the text names the same document."""
        named = stored.mentions_by_work(self.intake.reading)
        for fact in facts:
            kind = rows.MARKS[fact.kind] + (" rejected" if fact.verdict == Verdict.REJECTED else "")
            yield Mark(fact.start, _end(fact), kind, f"m-{fact.pk}")
            for again in named.get(fact.index, ())[1:] if fact.kind == FactKind.WORK else ():
                yield Mark(again.start, again.end, kind, again=f"m-{fact.pk}")


def doubts(text: Annotated, *, shown: int | None) -> list[DoubtRow]:
    """Return the doubts of the reading, those about the whole text first; ``shown`` is the part the page shows."""
    found = []
    for number, doubt in enumerate(stored.doubts(text.intake.reading), 1):
        place = ""
        if doubt.end > doubt.start:
            part = text.part_of(doubt.start)
            place = f"#d-{number}" if part == shown else f"?part={part}#d-{number}"
        found.append(DoubtRow(number, doubt_words.sentence(doubt), doubt.quote, doubt.start, doubt.end, place))
    return found


def _paragraphs(intake: Intake) -> tuple[Paragraph, ...]:
    read = tuple(Paragraph(one.start, one.end, one.language, one.role) for one in stored.blocks(intake.reading))
    return read or marking.paragraphs_of(intake.text, intake.language)


def _with_signs(part: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Put before each paragraph with something unread a sign that leads to the next of them."""
    unread = [one for one in part if one.fate == Fate.UNREAD]
    following = {one.id: after.id for one, after in pairwise(unread)}
    for one in part:
        yield replace(one, before=_sign(following.get(one.id))) if one.fate == Fate.UNREAD else one


def _sign(following: str | None) -> SafeString:
    here = _("Nothing was read here.")
    if following is None:
        return format_html('<small class="unread" lang="{}">{}</small> ', get_language(), here)
    return format_html(
        '<small class="unread" lang="{}">{} <a href="#{}" title="{title}">{}<span class="unseen">{title}</span></a>'
        "</small> ",
        get_language(), here, following, icon("next"), title=_("To the next place where nothing was read"),
    )  # fmt: skip


def _with_remarks(part: Iterator[Paragraph], told: Sequence[DoubtRow]) -> Iterator[Paragraph]:
    """Put below each paragraph the doubts that begin in it."""
    ordered = sorted(told, key=lambda doubt: doubt.start)
    place = 0
    for one in part:
        while place < len(ordered) and ordered[place].start < one.start:
            place += 1
        first = place
        while place < len(ordered) and ordered[place].start < one.end:
            place += 1
        yield replace(one, behind=SafeString("".join(map(_remark, ordered[first:place])))) if place > first else one


def _remark(doubt: DoubtRow) -> SafeString:
    return format_html(
        '<aside class="remark" lang="{}" id="remark-{number}">{}<span>{} <a href="#doubt-{number}">{}</a></span>'
        "</aside>",
        get_language(), icon("warn"), doubt.sentence, _("in the list"), number=doubt.number,
    )  # fmt: skip


def _end(fact: Fact) -> int:
    """Return where the mark of a fact ends; that of a provision covers its heading, for its words are paragraphs."""
    if fact.kind == FactKind.PROVISION:
        return fact.start + heading_length(fact.quote, stored.words(fact.read, "heading"))
    return fact.end
