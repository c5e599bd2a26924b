"""What sentences of ``told_happenings.toml`` tell of, by kind and language: a sentence, and all that is found in it.

An award is told as its kind and how many were given, a proposal as who asks whom for what, a succession as
what became what, with its basis, an event as its kind, day, place, organiser and chair, a partner by its name.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read

TOLD = tomllib.loads(Path(__file__).with_name("told_happenings.toml").read_text(encoding="utf-8"))


def told(kind):
    """Give a test every sentence of one kind."""
    cases = [
        pytest.param(*each, id=f"{language} {number}")
        for language, sentences in TOLD[kind].items()
        for number, each in enumerate(sentences, start=1)
    ]
    return pytest.mark.parametrize(("text", "wanted"), cases)


@told("awards")
def test_awards_are_read_with_their_count(text, wanted):
    found = [award.kind if award.count is None else f"{award.kind} {award.count}" for award in read(text).awards]

    assert found == wanted


@told("proposals")
def test_proposals_say_who_asks_whom_for_what(text, wanted):
    found = [f"{each.by} > {each.to}: {' | '.join(each.items)}" for each in read(text).proposals]

    assert found == wanted


@told("successions")
def test_successions_say_what_became_what(text, wanted):
    found = [
        f"{' + '.join(each.from_units)} > {each.into}{f' ({each.basis})' if each.basis else ''}"
        for each in read(text).successions
    ]

    assert found == wanted


@told("events")
def test_events_are_read_with_day_place_organiser_and_chair(text, wanted):
    found = [
        f"{each.kind} {each.date}{f' in {each.place}' if each.place else ''}"
        f"{f' by {each.organiser}' if each.organiser else ''}{f' under {each.chair}' if each.chair else ''}"
        for each in read(text).events
    ]

    assert found == wanted


@told("partners")
def test_partners_are_told_by_what_is_shared_with_them(text, wanted):
    found = [each.name for each in read(text).places if each.partner]

    assert sorted(found) == sorted(wanted)


def test_an_event_whose_verb_stands_last_begins_with_its_sentence():
    (event,) = read("7月10日、青波県国際課は友好都市セミナーを開催した。").events

    assert event.quote == "7月10日、青波県国際課は友好都市セミナーを開催した"
