"""The held-out texts: that labels stand in them, and how well they are read. What fails is named and never quoted."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from chancellery.reading.tests import scoring
from chancellery.reading.tests.scoring import Scores

LANGUAGES = ("vi", "en", "fr", "pl", "pt", "es", "it", "de", "cs", "ru", "zh", "ja", "ko", "lo", "th")
#: Groups of these texts, each with floors of its own; ``first`` are those that no group names.
GROUPS = tomllib.loads((Path(__file__).parent / "open_corpus" / "held_out" / "floors.toml").read_text(encoding="utf-8"))
HELD_OUT = {labels["file"]: (labels, text) for labels, text in scoring.open_corpus("held_out")}


def _words(labels: dict) -> Iterator[tuple[str, int, str]]:
    """Yield the words each label takes from its text, with its kind and its place among its like."""
    for kind in ("references", "dates", "quantities", "events"):
        yield from ((kind, place, label["quote"]) for place, label in enumerate(labels[kind]))
    for place, label in enumerate(labels["measures"]):
        yield from (("measures", place, words) for words in label["items"])
    for place, label in enumerate(labels["assignments"]):
        yield from (("assignments", place, words) for words in (label["words"], *label["lead"], *label["with"]))
    yield from (("people", place, label["name"]) for place, label in enumerate(labels["people"]))
    yield from (("partners", place, name) for place, name in enumerate(labels["partners"]))
    for place, label in enumerate(labels["proposals"]):
        yield from (("proposals", place, words) for words in label.get("items", ()))
    for place, label in enumerate(labels["successions"]):
        yield from (("successions", place, words) for words in label["from_"])
    yield from (("boilerplate", place, words) for place, words in enumerate(labels["boilerplate"]))


@cache
def _scores(group: str) -> Scores:
    of = {f"{text}.txt": name for name, one in GROUPS.items() for text in one.get("texts", ())}
    return scoring.score(each for each in HELD_OUT.values() if of.get(each[0]["file"], "first") == group)


def test_each_group_names_texts_that_are_there_and_in_no_other():
    named = [f"{text}.txt" for group in GROUPS.values() for text in group.get("texts", ())]

    assert len(set(named)) == len(named)
    assert set(named) <= HELD_OUT.keys()


@pytest.mark.parametrize(("group", "kind"), [(name, kind) for name, one in GROUPS.items() for kind in one["floors"]])
def test_unseen_texts_are_read_as_well_as_they_were(group, kind):
    tally = _scores(group)[kind, "all"]
    precision, recall = GROUPS[group]["floors"][kind]

    assert (tally.precision >= precision, tally.recall >= recall) == (True, True)


@pytest.mark.parametrize("group", GROUPS)
def test_every_kind_has_a_floor(group):
    assert {kind for kind, _ in _scores(group)} == set(GROUPS[group]["floors"])


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_labels_quote_their_text(name):
    labels, text = HELD_OUT[name]

    absent = [(kind, place) for kind, place, words in _words(labels) if words.strip() not in text]

    assert absent == []


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_labels_stand_in_the_order_of_their_text(name):
    labels, text = HELD_OUT[name]

    assert scoring.out_of_order(labels, text) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_texts_are_held_out_in_each_language(language):
    files = [name for name, (labels, _) in HELD_OUT.items() if labels["language"] == language]

    assert len(files) >= 3
