"""The reading against labels of our own, and the least it must reach: what was found once may not be lost."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from chancellery.reading import Reading
from chancellery.reading.facts import Place
from chancellery.reading.tests import scoring
from chancellery.reading.tests.scoring import Scores

_CORPUS = tomllib.loads((Path(__file__).parent / "open_corpus" / "floors.toml").read_text(encoding="utf-8"))
OF_EACH = _CORPUS.pop("of_each")
FLOORS = _CORPUS["held"]["floors"]
#: Groups of texts that the rules have not been mended by yet, or not in full: by their floors the others keep theirs.
GROUPS = {name: group for name, group in _CORPUS.items() if name != "held"}
#: Texts that hold nothing of what they look like.
HARMLESS = (
    "en-sports-day.txt",
    "fr-market-notice.txt",
    "ja-cafeteria-notice.txt",
    "ko-cafeteria-notice.txt",
    "lo-canteen-notice.txt",
    "th-canteen-notice.txt",
    "vi-canteen-notice.txt",
)


@cache
def _scores(group: str = "held") -> Scores:
    """Return the scores of a group of texts; ``held`` are those that no group names."""
    of = {f"{text}.txt": name for name, one in GROUPS.items() for text in one["texts"]}
    return scoring.score(
        (labels, text) for labels, text in scoring.open_corpus() if of.get(labels["file"], "held") == group
    )


def test_each_group_names_texts_that_are_there_and_in_no_other():
    named = [f"{text}.txt" for group in GROUPS.values() for text in group["texts"]]

    assert len(set(named)) == len(named)
    assert set(named) <= {labels["file"] for labels, _ in scoring.open_corpus()}


@pytest.mark.parametrize(
    ("texts", "kind"), [(texts, kind) for texts, group in GROUPS.items() for kind in group["floors"]]
)
def test_the_newer_texts_are_read_as_well_as_they_were(texts, kind):
    tally = _scores(texts)[kind, "all"]
    precision, recall = GROUPS[texts]["floors"][kind]

    assert tally.precision >= precision, tally.invented
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("kind", FLOORS)
def test_the_reading_reaches_its_floor(kind):
    tally = _scores()[kind, "all"]
    precision, recall = FLOORS[kind]

    assert tally.precision >= precision, tally.invented
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("language", OF_EACH)
def test_a_language_does_not_hide_behind_the_others(language):
    below = {
        kind: (tally.invented, tally.missed)
        for (kind, code), tally in _scores().items()
        if code == language and kind != "partners" and tally.f1 < OF_EACH[language]
    }

    assert below == {}


def test_every_kind_has_a_floor(capsys):
    with capsys.disabled():
        print("", scoring.table(_scores()), sep="\n")

    assert {kind for kind, _ in _scores()} == set(FLOORS)


def test_every_language_is_read_as_itself():
    wrong = [
        (labels["file"], reading.language)
        for labels, reading in scoring.readings(scoring.open_corpus())
        if reading.language != labels["language"]
    ]

    assert wrong == []


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_texts_hold_no_documents_people_or_days(name):
    (reading,) = [reading for labels, reading in scoring.readings(scoring.open_corpus()) if labels["file"] == name]

    assert (*reading.references, *reading.dates, *reading.people, *reading.events, *reading.provisions) == ()


def test_labels_quote_their_texts():
    missing = [
        (labels["file"], label["quote"])
        for labels, text in scoring.open_corpus()
        for kind in ("references", "dates", "quantities", "events")
        for label in labels.get(kind, ())
        if label["quote"] not in text
    ]

    assert missing == []


def test_labels_stand_in_the_order_of_their_texts():
    """A quote is looked for behind the one before it: where it stands earlier, it is compared with another place."""
    disordered = {labels["file"]: scoring.out_of_order(labels, text) for labels, text in scoring.open_corpus()}

    assert {file: kinds for file, kinds in disordered.items() if kinds} == {}


def test_a_label_out_of_order_is_named_by_its_place():
    labels = {"dates": [{"quote": "6 May"}, {"quote": "5 May"}], "quantities": [{"quote": "two"}]}

    assert scoring.out_of_order(labels, "5 May, then 6 May, two of them") == {"dates": [1]}


def test_held_out_texts_lend_sums_and_no_words():
    half = [(labels, text[: len(text) // 2]) for labels, text in scoring.open_corpus()[:2]]
    shown = scoring.score(half)
    struck = scoring.score([({**labels, "split": "held_out"}, text) for labels, text in half])

    assert scoring.table(struck) == scoring.table(shown)
    assert scoring.mistakes(shown) != scoring.mistakes(struck)
    assert {words for tally in struck.values() for words in tally.missed + tally.invented} == {"(kept back)"}


def test_labels_that_name_their_kinds_are_scored_on_these_alone():
    (labels, text), *_ = scoring.open_corpus()

    scores = scoring.score([({**labels, "kinds": ["dates", "quantities"]}, text)])

    assert {kind for kind, _ in scores} == {"dates", "quantities"}


def test_a_refused_text_is_scored_as_one_in_which_nothing_was_found():
    (labels, _), *_ = scoring.open_corpus()

    tally = scoring.score([({**labels, "kinds": ["dates"]}, "绝密\n2024")])["dates", "all"]

    assert (tally.right, tally.wanted, tally.given) == (0, len(labels["dates"]), 0)


@pytest.mark.parametrize(
    ("wanted", "given", "right"), [("부산", "보성", 0), ("カザ", "カサ", 0), ("부산", "부산", 1), ("Huế", "Hue", 1)]
)
def test_names_are_compared_without_accents_but_by_whole_letters(monkeypatch, wanted, given, right):
    place = Place(start=0, end=len(given), quote=given, name=given, partner=True)
    monkeypatch.setattr(scoring, "read", lambda text: Reading(text=text, language="und", places=(place,)))
    labels = {"file": "none.txt", "language": "und", "kinds": ["partners"], "partners": [wanted]}

    assert scoring.score([(labels, given)])["partners", "all"].right == right
