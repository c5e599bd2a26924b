"""Lists, events, actors and the rest against the hand-made labels of the field corpus."""

from __future__ import annotations

import pytest

from chancellery.reading import read, structure
from chancellery.reading.blocks import divide
from chancellery.reading.tests import corpus

pytestmark = pytest.mark.corpus


def test_every_labelled_list_is_found_with_its_announcement_count_and_first_words():
    missing = []
    for labels, text in corpus.labelled():
        provisions, lists = structure.read(divide(text), references=(), dates=())
        read = [(found.announced, [provisions[i].heading for i in found.provisions]) for found in lists]
        for measure in labels["measures"]:
            wanted = measure["items"]
            if not any(
                announced == measure["announced"]
                and len(headings) == len(wanted)
                and all(heading.startswith(words) for heading, words in zip(headings, wanted, strict=True))
                for announced, headings in read
            ):
                missing.append((labels["file"], wanted[0]))

    assert missing == []


def test_nothing_labelled_as_furniture_lies_inside_a_provision():
    inside = []
    for labels, text in corpus.labelled():
        provisions, _ = structure.read(divide(text), references=(), dates=())
        lines = {line.strip() for provision in provisions for line in provision.quote.splitlines()}
        inside += [(labels["file"], words) for words in labels["boilerplate"] if words in lines]

    assert inside == []


def _date(edtf: str | None) -> str | None:
    """Return a date as the labels write it: without its unknown year."""
    return edtf and edtf.replace("XXXX", "-")


def test_every_labelled_event_is_found_with_what_the_text_says_of_it():
    missing = []
    for labels, text in corpus.labelled():
        found = [(e.kind, e.mode, _date(e.date), e.organiser, e.chair, e.sites, e.delegates) for e in read(text).events]
        fields = ("kind", "mode", "date", "organiser", "chair", "sites", "delegates")
        wanted = [tuple(event[field] for field in fields) for event in labels["events"]]
        if found != wanted:
            missing.append((labels["file"], found, wanted))

    assert missing == []


def test_people_partners_proposals_awards_and_successions_are_those_of_the_labels():
    for labels, text in corpus.labelled():
        found = read(text)

        assert {(p.name, p.post) for p in found.people} == {(p["name"], p["post"]) for p in labels["people"]}
        assert {p.name for p in found.places if p.partner} == set(labels["partners"])
        assert [(a.kind, a.count) for a in found.awards] == [(a["kind"], a["count"]) for a in labels.get("awards", [])]
        assert [(s.into, s.from_units, s.basis) for s in found.successions] == [
            (s["into"], tuple(s["from_"]), s["basis"]) for s in labels["successions"]
        ]
        assert [(p.by, p.to, p.count) for p in found.proposals] == [
            (p["by"], p["to"], p.get("count")) for p in labels["proposals"]
        ]
        for proposal, label in zip(found.proposals, labels["proposals"], strict=True):
            starts = zip(proposal.items, label.get("items", ()), strict=True)
            assert all(item.startswith(words) for item, words in starts)


def test_the_texts_say_nothing_against_themselves_but_the_ordinal_that_became_a_weekday():
    warnings = [(labels["file"], w.code) for labels, text in corpus.labelled() for w in read(text).warnings]

    assert warnings == [("pt-diplomatic-conference.txt", "ordinal")]
