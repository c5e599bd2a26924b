"""The ledger of an intake: every passage has its fate, whatever the reading called it."""

from __future__ import annotations

import pytest

from chancellery.intake import ledger
from chancellery.intake.enums import Fate
from chancellery.intake.ledger import Passage
from chancellery.reading.facts import OUTCOMES


def entry(start: int, became: str) -> dict[str, object]:
    return {"start": start, "end": start + 10, "became": became}


def test_every_outcome_of_the_reading_has_its_fate() -> None:
    found = ledger.passages({"ledger": [entry(10 * place, became) for place, became in enumerate(OUTCOMES)]})

    assert [outcome for outcome, passage in zip(OUTCOMES, found, strict=True) if passage.fate == Fate.UNREAD] == [
        "unread"
    ]


def test_an_outcome_we_do_not_know_counts_as_unread() -> None:
    assert ledger.passages({"ledger": [entry(0, "dreamt")]}) == (Passage(0, 10, Fate.UNREAD),)


def test_the_counts_are_those_of_all_passages() -> None:
    found = ledger.passages({"ledger": [entry(0, "provision"), entry(11, "dateline"), entry(22, "provision")]})

    assert ledger.counted(found) == {Fate.PROVISION: 2, Fate.FACT: 1, Fate.FURNITURE: 0, Fate.UNREAD: 0}


def test_a_reading_without_a_ledger_is_accounted_for_by_its_paragraphs() -> None:
    blocks = [{"start": start, "end": start + 10, "language": "en", "role": "body"} for start in (0, 20, 40, 60)]
    blocks[3]["role"] = "boilerplate"
    kept = {
        "blocks": blocks,
        "provisions": [{"start": 0, "end": 10, "quote": "1. Do this"}],
        "dates": [{"start": 22, "end": 26, "quote": "2031", "edtf": "2031"}],
    }

    assert [passage.fate for passage in ledger.passages(kept)] == [
        Fate.PROVISION, Fate.FACT, Fate.UNREAD, Fate.FURNITURE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fates", "expected"),
    [
        ({Fate.PROVISION, Fate.UNREAD}, Fate.UNREAD),
        ({Fate.FACT, Fate.PROVISION}, Fate.PROVISION),
        ({Fate.FURNITURE}, Fate.FURNITURE),
        (set(), None),
    ],
)
def test_the_edge_of_a_paragraph_never_hides_what_was_not_read(fates: set[Fate], expected: Fate | None) -> None:
    assert ledger.shown(frozenset(fates)) == expected


def test_a_paragraph_has_the_fates_of_its_passages_alone() -> None:
    found = [Passage(0, 4, Fate.PROVISION), Passage(5, 9, Fate.UNREAD), Passage(10, 19, Fate.FACT)]

    assert ledger.of_paragraphs([(0, 9), (10, 19), (20, 30)], found) == (
        frozenset({Fate.PROVISION, Fate.UNREAD}), frozenset({Fate.FACT}), frozenset(),
    )  # fmt: skip
