"""What the reading doubts, said in the words of the page."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from chancellery.intake import doubt_words, phrases
from chancellery.intake.stored import Doubt
from chancellery.reading import checks


def _sentences() -> Iterator[tuple[str, str]]:
    """Yield each sentence of the checks, with a 7 wherever it puts something in."""
    source = Path(checks.__file__).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Name(id="_warning"), args=[_, ast.Constant(value=str(code)), ast.JoinedStr() as said]
            ):
                parts = [part.value if isinstance(part, ast.Constant) else "7" for part in said.values]
                yield code, "".join(map(str, parts))


@pytest.mark.parametrize(("code", "said"), list(_sentences()))
def test_every_sentence_of_the_checks_is_said_with_its_figures(code: str, said: str) -> None:
    figures = doubt_words.figures(Doubt(code, said, ""))

    assert figures is not None
    assert set(figures.values()) == {"7"}


def test_the_checks_have_sentences() -> None:
    assert {code for code, _said in _sentences()} >= {"count", "date", "gap", "past-due", "weekday", "period"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "The text says Monday, but 20 Oct 2026 was a Tuesday."),
        ("vi", "Văn bản ghi Thứ 2, nhưng 20/10/2026 là Thứ 3."),
    ],
)
def test_days_are_written_as_the_page_writes_them(language: str, expected: str) -> None:
    doubt = Doubt("weekday", "2026-10-20 was no Monday but a Tuesday.", "20/10/2026")
    with translation.override(language):
        assert doubt_words.sentence(doubt) == expected


def test_a_sentence_of_another_form_is_told_without_its_figures() -> None:
    doubt = Doubt("count", "Nobody has said it like this before.", "")
    with translation.override("vi"):
        assert doubt_words.sentence(doubt) == str(phrases.DOUBTS["count"])
    with translation.override("en"):
        assert doubt_words.sentence(doubt) == "Nobody has said it like this before."


def test_the_note_on_damaged_characters_keeps_its_count() -> None:
    for many in ("1 character is", "12 characters are"):
        figures = doubt_words.figures(Doubt("damaged-characters", f"{many} damaged and stand as \ufffd.", ""))
        assert figures == {"count": many.split()[0]}
