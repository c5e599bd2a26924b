"""A list is read back with its count and its points, however it is set, in every language; plain prose is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read
from chancellery.reading.tests import list_layouts

TEXTS = tomllib.loads((Path(__file__).parent / "list_texts.toml").read_text(encoding="utf-8"))
COUNT = 4
_SHOWN = 12
#: A label and the blanks around it are no longer.
_LABEL = 25


def _announcement(language: str, number: str) -> str:
    return " ".join(TEXTS[language]["lead"].format(n=number).split())


def _points(language: str) -> list[str]:
    return TEXTS[language]["items"][:COUNT]


def _as_printed(language: str, number: str, layout: list_layouts.Layout) -> bool:
    """Say whether a list in ``layout`` is read back: its points by their first words, and the count announced."""
    reading = read(_announcement(language, number) + layout(_points(language)))
    wanted = (COUNT if number else None, [words[:_SHOWN].lower() for words in _points(language)])
    return wanted in [
        (
            found.announced,
            [
                words[:_SHOWN].lower() if words[:_SHOWN].lower() in quote[: _SHOWN + _LABEL].lower() else quote
                for quote, words in zip(
                    [reading.provisions[at].quote for at in found.provisions], _points(language), strict=False
                )
            ]
            + ["too many"] * (len(found.provisions) - COUNT),
        )
        for found in reading.lists
    ]


def _wrong(language: str, number: str, layouts: dict[str, list_layouts.Layout]) -> list[str]:
    return [name for name, layout in layouts.items() if not _as_printed(language, number, layout)]


@pytest.mark.parametrize("language", TEXTS)
def test_a_labelled_list_is_read_back_however_it_is_set(language):
    layouts = list_layouts.LABELLED | list_layouts.OF.get(language, {})

    assert _wrong(language, "", layouts) == []


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("spelt", [True, False], ids=["in words", "in figures"])
def test_the_number_that_was_announced_is_read_too_and_finds_points_without_a_label(language, spelt):
    number = TEXTS[language]["numbers"][str(COUNT)] if spelt else str(COUNT)

    assert _wrong(language, number, list_layouts.LABELLED | list_layouts.UNLABELLED) == []


@pytest.mark.parametrize("language", TEXTS)
def test_plain_prose_is_no_list(language):
    reading = read(TEXTS[language]["prose"])

    assert (reading.lists, reading.provisions) == ((), ())


@pytest.mark.parametrize("language", TEXTS)
def test_paragraphs_that_are_not_as_many_as_promised_are_no_list(language):
    paragraphs = TEXTS[language]["prose"] + "\n"
    reading = read(_announcement(language, str(COUNT)) + "\n" + paragraphs)

    assert reading.lists == ()
