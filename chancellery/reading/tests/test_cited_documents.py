"""Sentences that cite documents as each language's offices do: what is cited is found, and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read
from chancellery.reading.tests import tallies

HERE = Path(__file__).parent
TABLES = [
    tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    for name in ("cited_documents.toml", "cited_in_other_ways.toml")
]
#: Prose that lets the language be known.
PRINTED = tomllib.loads((HERE / "printed_documents.toml").read_text(encoding="utf-8"))
OPENINGS = {code: told["opening"] for code, told in PRINTED.items()}
CASES = [
    pytest.param(code, sentence, wanted, id=f"{code} {sentence[:40]}")
    for table in TABLES
    for code, rows in table.items()
    for sentence, *wanted in rows["cites"]
]


def told(reference):
    """Say what was read as the table says it."""
    return f"{reference.kind}|{reference.number or '-'}|{reference.date or '-'}"


def is_met(wanted, reference):
    """Compare kind, number and date; ``~`` parts what is as right, ``*`` is anything."""
    given = (reference.kind, reference.number or "-", reference.date or "-")
    return all(
        part == "*" or any(tallies.same(each, said) for each in part.split("~"))
        for part, said in zip(wanted.split("|"), given, strict=True)
    )


@pytest.mark.parametrize(("code", "sentence", "wanted"), CASES)
def test_what_a_sentence_cites_is_found(code, sentence, wanted):
    opening = OPENINGS[code]
    marked = [(found.start(), found[1]) for found in re.finditer("⟦(.*?)⟧", sentence)]

    found = read(f"{opening}\n{sentence.replace('⟦', '').replace('⟧', '')}\n{opening}").references

    spans = [
        (len(opening) + 1 + at - 2 * number, len(opening) + 1 + at - 2 * number + len(words))
        for number, (at, words) in enumerate(marked)
    ]
    read_as = [[each for each in found if each.start < end and start < each.end] for start, end in spans]
    assert all(any(is_met(one, each) for each in those) for one, those in zip(wanted, read_as, strict=True)), [
        told(each) for each in found
    ]
    strangers = [each for each in found if not any(each in those for those in read_as)]
    assert strangers == []
