"""Telephone numbers, scores, flights, standards, plates and counts: none of them is a document or a day."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read

HERE = Path(__file__).parent
LOOK_ALIKES = tomllib.loads((HERE / "look_alikes.toml").read_text(encoding="utf-8"))
PRINTED = tomllib.loads((HERE / "printed_documents.toml").read_text(encoding="utf-8"))


def among_prose(code, sentence):
    return read(f"{PRINTED[code]['opening']}\n{sentence}\n{PRINTED[code]['opening']}")


@pytest.mark.parametrize("code", LOOK_ALIKES)
def test_what_looks_like_a_document_is_none(code):
    rows = [*LOOK_ALIKES[code]["nothing"], *LOOK_ALIKES[code]["dated"]]

    taken = {sentence: found for sentence in rows if (found := among_prose(code, sentence).references)}

    assert taken == {}


@pytest.mark.parametrize("code", LOOK_ALIKES)
def test_what_looks_like_a_day_is_none(code):
    taken = {each: found for each in LOOK_ALIKES[code]["nothing"] if (found := among_prose(code, each).dates)}

    assert taken == {}
