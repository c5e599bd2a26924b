"""The scores of single fields: they tell what a score of whole facts hides."""

from __future__ import annotations

import pytest

from chancellery.reading import Reading
from chancellery.reading.facts import Event, Proposal, Succession
from chancellery.reading.tests import field_scores, scoring

TEXT = "The forum was held. The office took over."
HELD = Event(start=4, end=18, quote="forum was held", kind="forum", date="2025-03-02", chair="Ada Berg")
FORUM = {
    "quote": "forum was held", "kind": "forum", "date": "2025-03-02", "mode": None, "organiser": None,
    "chair": "Eva Lind", "sites": 4, "delegates": [None, 30],
}  # fmt: skip


@pytest.fixture
def score(monkeypatch):
    def scored(labels: dict, **found) -> dict[str, tuple[int, int, int]]:
        monkeypatch.setattr(scoring, "read", lambda text: Reading(text=text, language="en", **found))
        scores = field_scores.score([({"file": "none.txt", "language": "en", **labels}, TEXT)])
        return {kind: (t.right, t.given, t.wanted) for (kind, language), t in scores.items() if language == "all"}

    return scored


def test_each_field_of_an_event_is_counted_alone(score):
    told = score({"kinds": ["events"], "events": [FORUM]}, events=(HELD,))

    assert told == {
        "events: found": (1, 1, 1),
        "events: kind": (1, 1, 1),
        "events: date": (1, 1, 1),
        "events: mode": (0, 0, 0),
        "events: organiser": (0, 0, 0),
        "events: chair": (0, 1, 1),
        "events: sites": (0, 0, 1),
        "events: delegates": (0, 0, 0),
    }


def test_fields_of_what_is_not_found_are_not_counted(score):
    told = score({"kinds": ["events"], "events": [FORUM]})

    assert (told["events: found"], told["events: kind"]) == ((0, 0, 1), (0, 0, 0))


def test_what_may_be_found_or_not_counts_for_nothing(score):
    told = score({"kinds": ["events"], "events": [{**FORUM, "optional": True}]}, events=(HELD,))

    assert set(told.values()) == {(0, 0, 0)}


def test_a_fact_that_speaks_of_no_label_is_a_stranger(score):
    asked = Proposal(start=0, end=9, quote="The forum", by="Ada Berg", to=None, items=("a new road",))
    wanted = {"by": "Ada Berg", "to": "Government", "items": ["a longer bridge"]}

    told = score({"kinds": ["proposals"], "proposals": [wanted]}, proposals=(asked,))

    assert told["proposals: found"] == (0, 1, 1)


def test_units_and_basis_of_a_succession_are_counted_alone(score):
    taken = Succession(start=0, end=40, quote=TEXT, into="Office", from_units=("Forum",), basis=None)
    wanted = {"into": ["Office"], "from_": ["Forum", "Bureau"], "basis": "Decision 4"}

    told = score({"kinds": ["successions"], "successions": [wanted]}, successions=(taken,))

    assert told == {
        "successions: found": (1, 1, 1),
        "successions: into": (1, 1, 1),
        "successions: from_units": (0, 1, 1),
        "successions: basis": (0, 0, 1),
    }
