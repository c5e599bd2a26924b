"""Whatever the reading may say in English is also said by the pages, in each of their languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import chancellery.reading
from chancellery.intake import phrases
from chancellery.reading.inputs import refusals

READING = Path(chancellery.reading.__file__).parent


def _codes() -> Iterator[str]:
    """Yield the code of every note and warning that the source of the reading makes."""
    for file in READING.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_warning"), args=[_, ast.Constant(value=str(code)), *_]):
                    yield code
                case ast.Call(func=ast.Name(id="Note" | "Warning") | ast.Attribute(attr="Note" | "Warning")):
                    named = {keyword.arg: keyword.value for keyword in node.keywords}
                    if isinstance(code := named.get("code"), ast.Constant):
                        yield str(code.value)


def test_every_doubt_of_the_reading_has_its_phrase() -> None:
    codes = set(_codes())

    assert {"scanned", "encoding", "weekday"} <= codes
    assert codes - set(phrases.DOUBTS) == set()


def test_every_refusal_of_the_reading_has_its_phrase() -> None:
    assert set(refusals.BY_CODE) - set(phrases.UNREADABLE) == set()
