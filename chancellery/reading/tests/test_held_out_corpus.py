"""The held-out texts: that labels stand in them. What fails is named by file, kind and place, and never quoted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from chancellery.reading.tests import scoring

LANGUAGES = ("vi", "en", "fr", "pl", "pt", "es", "it", "de", "cs", "ru", "zh", "ja", "ko", "lo", "th")
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


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_labels_quote_their_text(name):
    labels, text = HELD_OUT[name]

    absent = [(kind, place) for kind, place, words in _words(labels) if words.strip() not in text]

    assert absent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_texts_are_held_out_in_each_language(language):
    files = [name for name, (labels, _) in HELD_OUT.items() if labels["language"] == language]

    assert len(files) >= 3
