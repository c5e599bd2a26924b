"""References, works, dates, quantities and boilerplate of the field corpus against its labels."""

from __future__ import annotations

import pytest

from chancellery.reading import Reading, read
from chancellery.reading.facts import Reference
from chancellery.reading.tests import corpus

pytestmark = pytest.mark.corpus


def _readings() -> list[tuple[dict, Reading]]:
    return [(labels, read(text)) for labels, text in corpus.labelled()]


def _overlapping(reading: Reading, quote: str, facts: tuple) -> list:
    """Return the facts that touch some place where the quote stands."""
    found, at = [], reading.text.find(quote)
    while at >= 0:
        found += [fact for fact in facts if fact.start < at + len(quote) and at < fact.end and fact not in found]
        at = reading.text.find(quote, at + 1)
    return found


def _says(reference: Reference, label: dict) -> bool:
    kinds = {label["kind"], *(["scheme"] if label["number"] == "01-DA/TW" else [])}
    same = (reference.number, reference.date, reference.issuer) == (label["number"], label["date"], label["issuer"])
    return same and reference.kind in kinds and label["subject"] in {None, reference.subject}


def test_every_labelled_reference_is_read_right() -> None:
    missed = [
        (labels["file"], label["quote"])
        for labels, reading in _readings()
        for label in labels["references"]
        if not any(_says(found, label) for found in _overlapping(reading, label["quote"], reading.references))
    ]

    assert missed == []


def test_no_reference_is_invented() -> None:
    invented = [
        (labels["file"], found.quote)
        for labels, reading in _readings()
        for found in reading.references
        if not any(found in _overlapping(reading, label["quote"], (found,)) for label in labels["references"])
    ]

    assert invented == []


def test_mentions_of_one_document_share_a_work_and_others_do_not() -> None:
    for labels, reading in _readings():
        works: dict[str | int, set[int]] = {}
        for index, label in enumerate(labels["references"]):
            found = _overlapping(reading, label["quote"], reading.references)
            works.setdefault(label["same_as"] or index, set()).add(found[0].work)
        assert all(len(each) == 1 for each in works.values()), labels["file"]
        assert len(set().union(*works.values())) == len(works), labels["file"]


def test_every_labelled_implementation_is_read() -> None:
    for labels, reading in _readings():
        said = {
            (_overlapping(reading, label["quote"], reading.references)[0].work, label["implements"])
            for label in labels["references"]
            if "implements" in label
        }
        names = [work.number or work.aliases[0].split()[-1] for work in reading.works]
        assert {(r.source, names[r.target]) for r in reading.relations if r.kind == "implements"} == said


def test_every_labelled_date_is_read() -> None:
    missed = [
        (labels["file"], label)
        for labels, reading in _readings()
        for label in labels["dates"]
        if not any(
            found.edtf == (label["iso"] or found.edtf) and found.edtf.startswith("XXXX") == (label["iso"] is None)
            for found in _overlapping(reading, label["quote"], reading.dates)
        )
    ]

    assert missed == []


def test_every_labelled_quantity_is_read() -> None:
    missed = [
        (labels["file"], label["quote"])
        for labels, reading in _readings()
        for label in labels["quantities"]
        if not any(
            (found.value, found.approximate) == (label["value"], label.get("approximate", False))
            for found in _overlapping(reading, label["quote"], reading.quantities)
        )
    ]

    assert missed == []


def test_every_labelled_furniture_is_boilerplate_and_holds_no_finding() -> None:
    for labels, reading in _readings():
        for quote in labels["boilerplate"]:
            covering = [each for each in reading.boilerplate if quote in each.quote]
            assert covering, (labels["file"], quote)
            assert not any(
                place.start <= found.start < place.end
                for place in covering
                for found in (*reading.references, *reading.quantities, *reading.provisions)
            )


def test_every_labelled_repetition_is_marked() -> None:
    for labels, reading in _readings():
        repeated = [block.quote for block in reading.blocks if block.repeats is not None]
        assert all(quote in repeated for quote in labels["repeated"]), labels["file"]
