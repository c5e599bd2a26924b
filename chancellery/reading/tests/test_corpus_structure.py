"""Lists, events, actors and the rest against the hand-made labels of the field corpus."""

from __future__ import annotations

import pytest

from chancellery.reading import structure
from chancellery.reading.blocks import divide
from chancellery.reading.tests import corpus

pytestmark = pytest.mark.corpus


def test_every_labelled_list_is_found_with_its_announcement_count_and_first_words():
    missing = []
    for labels, text in corpus.labelled():
        provisions, lists = structure.read(divide(text), references=(), dates=(), quantities=())
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
        provisions, _ = structure.read(divide(text), references=(), dates=(), quantities=())
        lines = {line.strip() for provision in provisions for line in provision.quote.splitlines()}
        inside += [(labels["file"], words) for words in labels["boilerplate"] if words in lines]

    assert inside == []
