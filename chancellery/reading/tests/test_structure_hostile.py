"""Whatever the text: spans quote it, nothing raises, and time grows with its length only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import checks, ledger, natures, quantities, structure
from chancellery.reading.blocks import divide
from chancellery.reading.days import dates
from chancellery.reading.facts import Fact, Reading
from chancellery.reading.happening import awards, events, proposals, successions
from chancellery.reading.tests.timed import least_seconds
from chancellery.reading.text import Source
from chancellery.reading.who import actors

_LABELS = ("- ", "1. ", "2. ", "I. ", "a) ", "(i) ", "(ii) ", "Điều 1. ", "§ 1. ", "Premièrement, ", "Deuxièmement, ")
_WORDS = (
    "Continuer à lire ",
    "Une tâche : ",
    "trois tâches :",
    "doivent se concentrer sur ",
    "5 janvier 2022 ",
    "Le Hoai Trung",
    ", secrétaire du Comité",
    " a présidé la conférence",
    "la Commission centrale a tenu une conférence en ligne ",
    "coopération avec ",
    "Laos ",
    "(Laos)",
    "a décerné 5 médailles ",
)
_MARKS = ("; ", ". ", "\n", "\t", " | ", "\u0301", "İ", "…", "«")
_PIECES = st.sampled_from(_LABELS + _WORDS + _MARKS)


def _everything(source: Source) -> list[Fact]:
    days = dates.read(source)
    counts = quantities.read(source, dates=days, references=())
    provisions, lists = structure.read(source, references=(), dates=days)
    people, organisations = actors.people(source), actors.organisations(source)
    return [
        *provisions,
        *lists,
        *people,
        *organisations,
        *actors.places(source),
        *events.read(source, dates=days, quantities=counts, people=people),
        *proposals.read(source, references=(), quantities=counts, organisations=organisations, people=people),
        *awards.read(source, quantities=counts),
        *successions.read(source, references=()),
        *checks.read(source, dates=days, quantities=counts, provisions=provisions, lists=lists),
        *natures.read(source, Reading(text=source.text, language=source.language, provisions=provisions, lists=lists)),
        *ledger.read(source, Reading(text=source.text, language=source.language, provisions=provisions, lists=lists)),
    ]


def _in(code: str, text: str) -> Source:
    source = divide(text)
    return replace(source, language=code, blocks=tuple(replace(block, language=code) for block in source.blocks))


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=60).map("".join), st.sampled_from(["fr", "vi", "pl", "pt", "en", "und"]))
def test_a_span_quotes_its_text(text, code):
    source = _in(code, text)

    for fact in _everything(source):
        assert source.text[fact.start : fact.end] == fact.quote
        assert fact.quote


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    source = divide(text)

    assert all(source.text[fact.start : fact.end] == fact.quote for fact in _everything(source))


@settings(max_examples=100)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_parents_stand_before_their_children_and_lists_count_their_points(text):
    provisions, lists = structure.read(_in("fr", text), references=(), dates=())

    for place, provision in enumerate(provisions):
        assert provision.parent is None or (
            provision.parent < place and provisions[provision.parent].level == provision.level - 1
        )
    assert all(found.found == len(found.provisions) for found in lists)


HOSTILE = {
    "dashes": ("fr", "- a b\n"),
    "short lists told in one sentence": ("en", "First, do a; second, do b; "),
    "rows in brackets": ("fr", "(i) a (ii) b (a) c (1) d "),
    "clauses": ("fr", "les services doivent se concentrer sur le a; le b; le c d e f; "),
    "posts": ("fr", "président du Comité "),
    "names": ("fr", "Le Hoai Trung, secrétaire du Comité, "),
    "capitals": ("fr", "Nguyen Van "),
    "units": ("vi", "phối hợp với Sở Tài chính, Sở Nội vụ và "),
    "events": ("fr", "la Commission centrale a tenu une conférence "),
    "proposals": ("fr", "Ha Tinh a proposé que le gouvernement central agisse; "),
    "awards": ("fr", "décerné 5 drapeaux d'émulation "),
    "partners": ("fr", "coopération avec le Laos, la Chine et "),
    "paragraph signs": ("pl", "§ 1. "),
    "cells": ("vi", "a\tb\tc\n"),
    "full stops": ("fr", ". "),
    "named labels": ("en", "Task 2: x\n"),
    "named labels without words": ("vi", "Nhiệm vụ 2 "),
    "Han numerals": ("zh", "一一、"),
    "articles in Han numerals": ("zh", "第一条 a\n第二条 b\n"),
    "brackets below stops": ("pl", "§ 1. 1. a:\n1) b\n2) c\n"),
    "pluses below dashes": ("vi", "- a\n+ b\n"),
    "ordinals with a stop": ("es", "Primero. a\nSegundo. b\n"),
    "announced headings": (
        "en",
        "The plan sets three priorities:\nLocal ties: Review the agreements with all of them.\n",
    ),
    "words of obligation": ("vi", "phải giao lưu cần "),
    "words that tell": ("fr", "a été doit a "),
    "titles of every kind": ("en", "I. Tasks results proposals awards\n1. It was and shall enter into force\n"),
    "headers": ("en", "No.\tTask\tLead unit\tDeadline\n"),
    "cells with commas": ("en", "No.\tTask\tLead unit\tDeadline\n1\ta\tA, B, C and D, E, F\tb\n"),
    "weekdays in brackets": ("en", "on 5 January 2022 (Monday "),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_time_in_proportion_to_its_length(name):
    code, piece = HOSTILE[name]
    short, long = (_in(code, (piece * (length // len(piece)))) for length in (8_000, 40_000))

    assert _quickest(long) < max(12 * _quickest(short), 1.0)


def _quickest(source: Source) -> float:
    return least_seconds(lambda: _everything(source))
