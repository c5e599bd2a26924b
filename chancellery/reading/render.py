"""A reading as a person wants to see it in a shell: what the text names, orders, holds and contradicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import click

from chancellery.reading import facts, languages, ledger
from chancellery.reading.columns import aligned, cells, cut, wrapped
from chancellery.reading.files import FileReading
from chancellery.reading.second_readers.proof import KINDS as SECOND_KINDS
from chancellery.reading.second_readers.proof import RULE as SECOND_RULE

_KINDS = {
    "text/plain": "text", "text/html": "web page", "application/pdf": "PDF", "image/png": "picture",
    "image/jpeg": "picture", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet",
}  # fmt: skip
_WIDEST, _NARROWEST = 120, 50
_HEADING_CELLS = 200


def summary(read: FileReading, *, width: int, ledger: bool = False) -> str:
    """Return the reading of one file in lines of about ``width`` cells, with ANSI colours.

    Sections of which the text holds nothing are left out, but for the documents it names. With ``ledger`` every
    passage is shown with what became of it; otherwise their shares of the text are.
    """
    room = max(_NARROWEST, min(width, _WIDEST))
    lines = [*_title(read, room)]
    for heading, section in (*_SECTIONS, ("Ledger", _ledger if ledger else _shares)):
        body = list(section(read.reading, room))
        if body:
            lines += ["", click.style(heading, bold=True), *body]
    return "\n".join(lines)


def _title(read: FileReading, width: int) -> Iterator[str]:
    reading = read.reading
    spoken_in = [_language(code) for code in (reading.language, *reading.languages)]
    first, *others = dict.fromkeys(spoken_in)
    spoken = f"{first} (with {', '.join(others)})" if others else first
    kind = _KINDS.get(read.media_type, "Word document")
    pages = [_counted(len(read.page_starts), "page")] if read.page_starts else []
    yield click.style(cut(read.source, width), fg="cyan", bold=True)
    facts_of_file = " · ".join([spoken, kind, *pages, _counted(len(read.text), "character")])
    yield from map(_faint, wrapped(facts_of_file, width))


def _documents(reading: facts.Reading, width: int) -> Iterator[str]:
    if not reading.works:
        yield _faint("  none named")
    rows = [(work.kind, _number(work), work.date or "", work.issuer or "") for work in reading.works]
    for work, lines in zip(reading.works, aligned(rows, width), strict=True):
        yield from lines
        if work.subject:
            yield from _indented(f"“{cut(work.subject, 2 * width - 20)}”", width, 6)
        notes = [_counted(len(work.mentions), "mention")] if len(work.mentions) > 1 else []
        others = [alias for alias in work.aliases if alias != _number(work)]
        notes += [f"also as {', '.join(others)}"] if others else []
        if notes:
            yield from map(_faint, _indented(" · ".join(notes), width, 6))


def _number(work: facts.Work) -> str:
    """The number, or what the text calls the document instead."""
    return work.number or (work.aliases[0] if work.aliases else "")


def _relations(reading: facts.Reading, width: int) -> Iterator[str]:
    for relation in reading.relations:
        source, target = (_named(reading.works, index) for index in (relation.source, relation.target))
        yield from _indented(f"{source} {relation.kind} {target}", width, 2)


def _lists(reading: facts.Reading, width: int) -> Iterator[str]:
    for found in reading.lists:
        if found.announced is None:
            mark, count = click.style("·", dim=True), f"{found.found} found, none announced"
        elif found.announced == found.found:
            mark, count = click.style("✓", fg="green"), f"{found.announced} announced, {found.found} found"
        else:
            mark, count = click.style("✗", fg="red"), f"{found.announced} announced, {found.found} found"
        yield f"  {mark} {count}  " + _faint(f"“{cut(found.quote, max(8, width - cells(count) - 8))}”")


def _provisions(reading: facts.Reading, width: int) -> Iterator[str]:
    firsts = {found.provisions[0] for found in reading.lists if found.provisions}
    for number, provision in enumerate(reading.provisions):
        if number and number in firsts and provision.level == 1:
            yield ""  # each list stands apart
        indent = 2 + 2 * min(max(provision.level, 1) - 1, 6)
        words = provision.heading or provision.quote
        if provision.label and words.startswith(provision.label):
            words = words[len(provision.label) :].lstrip(" .,:)–-")
        text = f"{_label(provision.label)} {cut(words, _HEADING_CELLS)}"
        first, *rest = _indented(text, width, indent, hanging=2)
        yield first if provision.duty else _faint(first)
        yield from rest if provision.duty else map(_faint, rest)
        terms = " · ".join(_terms(provision))
        if terms:
            yield from (click.style(line, fg="green") for line in _indented(terms, width, indent + 2))


def _label(label: str) -> str:
    """``1.`` as it is, ``First`` with a colon, and a dash for what has none."""
    return f"{label}:" if len(label) > 3 and label[-1].isalpha() else label or "–"


def _terms(provision: facts.Provision) -> Iterator[str]:
    """What it is when it is no duty; who does it, with whom, by when and what comes of it."""
    if provision.nature not in {"duty", "section", "information"}:
        yield provision.nature
    if provision.lead_units:
        yield f"lead: {', '.join(provision.lead_units)}"
    if provision.coordinating_units:
        yield f"with: {', '.join(provision.coordinating_units)}"
    if provision.due:
        yield f"due: {_day(provision.due)}"
    elif provision.due_words:
        yield f"due: “{provision.due_words}”"
    if provision.schedule:
        yield provision.schedule
    if provision.output:
        yield f"output: {provision.output}"


def _events(reading: facts.Reading, width: int) -> Iterator[str]:
    rows = [(event.date or "", f"{event.mode or ''} {event.kind}", _held(event)) for event in reading.events]
    for lines in aligned(rows, width):
        yield from lines


def _held(event: facts.Event) -> str:
    parts = (
        event.place,
        event.organiser and f"organised by {event.organiser}",
        event.chair and f"chaired by {event.chair}",
        event.sites is not None and _counted(event.sites, "connection point"),
        event.delegates is not None and _counted(event.delegates, "delegate"),
    )
    return " · ".join(part for part in parts if part) or f"“{cut(event.quote, 120)}”"


def _people(reading: facts.Reading, width: int) -> Iterator[str]:
    people = {person.name: person for person in reversed(reading.people)}
    posts = {person.name: person.post for person in reversed(reading.people) if person.post}
    for lines in aligned([(name, posts.get(name, "")) for name in reversed(people)], width):
        yield from lines


def _proposals(reading: facts.Reading, width: int) -> Iterator[str]:
    for proposal in reading.proposals:
        who = f"{proposal.by or 'somebody'} → {proposal.to or 'somebody'}"
        count = f": {_counted(proposal.count, 'proposal')}" if proposal.count is not None else ""
        yield from _indented(who + count, width, 2)
        for item in proposal.items:
            yield from _indented(f"– {item}", width, 4, hanging=2)


def _awards(reading: facts.Reading, width: int) -> Iterator[str]:
    rows = [("" if award.count is None else f"{award.count} ×", award.kind, award.by or "") for award in reading.awards]
    for lines in aligned(rows, width):
        yield from lines


def _successions(reading: facts.Reading, width: int) -> Iterator[str]:
    for succession in reading.successions:
        basis = f" ({succession.basis})" if succession.basis else ""
        before = ", ".join(succession.from_units) or "a unit not named"
        yield from _indented(f"{before} → {succession.into or 'a unit not named'}{basis}", width, 2)


#: The codes of EDTF for parts of a year, as people write them.
_PARTS: Final = {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}


def _day(edtf: str) -> str:
    """A day as it is, a quarter or a half-year as people write it: ``2027-33`` is ``Q1 2027``."""
    return re.sub(r"(\d{4})-(3[3-6]|4[01])\b(?!-)", lambda part: f"{_PARTS[part[2]]} {part[1]}", edtf)


def _figures(reading: facts.Reading, width: int) -> Iterator[str]:
    """One line each of what is read besides, without repeats."""
    rows = [
        (label, ", ".join(dict.fromkeys(values)))
        for label, values in (
            ("dates", [_day(found.edtf) + (" (inferred)" if found.inferred else "") for found in reading.dates]),
            ("quantities", [cut(found.quote, 40) for found in reading.quantities]),
            ("organisations", [found.name for found in reading.organisations]),
            ("partners", [found.name for found in reading.places if found.partner]),
            ("places", [found.name for found in reading.places if not found.partner]),
        )
        if values
    ]
    for lines in aligned(rows, width):
        yield from lines


def _shares(reading: facts.Reading, width: int) -> Iterator[str]:
    """What became of the text, in hundredths of its characters."""
    counts = ledger.sums(reading.ledger)
    whole = sum(counts.values())
    shares = [f"{became} {count / whole:.0%}" for became, count in counts.items()]
    yield from _indented(" · ".join(shares), width, 2) if shares else ()


def _ledger(reading: facts.Reading, width: int) -> Iterator[str]:
    """Every passage, with what became of it; what was not read stands out."""
    rows = [(entry.became, cut(entry.quote, width)) for entry in reading.ledger]
    for entry, lines in zip(reading.ledger, aligned(rows, width), strict=True):
        yield from (click.style(line, fg="yellow") if entry.became == "unread" else line for line in lines)


def _warnings(reading: facts.Reading, width: int) -> Iterator[str]:
    for warning in reading.warnings:
        yield from (click.style(line, fg="yellow") for line in _indented(f"! {warning.message}", width, 2, hanging=2))


def _second(reading: facts.Reading, width: int) -> Iterator[str]:
    """What they alone found; what we found too is theirs and ours."""
    for kind in SECOND_KINDS:
        for fact in getattr(reading, kind):
            if fact.sources and fact.rule == SECOND_RULE:
                yield from _indented(f"{', '.join(fact.sources)}  {kind}: “{cut(fact.quote, 2 * width)}”", width, 2)


_SECTIONS: Sequence[tuple[str, Callable[[facts.Reading, int], Iterator[str]]]] = (
    ("Documents", _documents),
    ("Relations", _relations),
    ("Lists", _lists),
    ("Provisions", _provisions),
    ("Events", _events),
    ("People", _people),
    ("Proposals", _proposals),
    ("Awards", _awards),
    ("Successions", _successions),
    ("Also read", _figures),
    ("Found by second readers", _second),
    ("Warnings", _warnings),
)


def _language(code: str) -> str:
    if code not in languages.available():
        return "language unknown"
    return languages.get(code).text("about", "english") or code


def _named(works: Sequence[facts.Work], index: int) -> str:
    if not 0 <= index < len(works):
        return "this text"
    return _number(works[index]) or f"the {works[index].kind}"


def _indented(text: str, width: int, indent: int, *, hanging: int = 0) -> list[str]:
    lines = wrapped(text, max(12, width - indent - hanging))
    return [" " * (indent + (hanging if number else 0)) + line for number, line in enumerate(lines)] or [""]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _faint(text: str) -> str:
    return click.style(text, dim=True)
