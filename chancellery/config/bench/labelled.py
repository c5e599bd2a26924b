"""The labelled texts and what measures a reading by them. They lie with the tests, which not every copy of us has."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from chancellery.config.places import HOME

_SCORING = "chancellery.reading.tests.scoring"
_FIELD_SCORES = "chancellery.reading.tests.field_scores"
Labelled = list[tuple[dict[str, object], str]]


class NoLabels(Exception):
    """The labelled texts are not here."""


class Tally(Protocol):
    """Right answers among those given and those wanted; its quotes are nobody's business here."""

    given: int
    wanted: int

    @property
    def precision(self) -> float: ...
    @property
    def recall(self) -> float: ...
    @property
    def f1(self) -> float: ...


class Judging(Protocol):
    """What compares readings with labels, fact by fact or field by field."""

    def score(self, labelled: Iterable[tuple[dict[str, object], str]]) -> Mapping[tuple[str, str], Tally]: ...


class Scoring(Judging, Protocol):
    """What we use of the module that compares whole facts; it also knows where the texts lie."""

    def open_corpus(self, split: str) -> Labelled: ...


def scoring() -> Scoring:
    """Return what compares readings with labels.

    Raises:
        NoLabels: this copy came without the tests.
    """
    return cast(Scoring, _tests(_SCORING))


def field_scores() -> Judging:
    """Return what compares the single fields of events, proposals and successions.

    Raises:
        NoLabels: this copy came without the tests.
    """
    return cast(Judging, _tests(_FIELD_SCORES))


def _tests(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise NoLabels from error


def field_corpus() -> Labelled:
    """Return the labelled texts beside the project, none where there are none."""
    return [(labels, path.read_text(encoding="utf-8")) for labels, path in _of_the_field()]


def field_texts() -> list[Path]:
    """Return where the labelled texts beside the project lie."""
    return [path for _, path in _of_the_field()]


def _of_the_field() -> list[tuple[dict[str, object], Path]]:
    folder = Path(os.environ.get("CHANCELLERY_CORPUS", HOME.parent / "shared" / "corpus"))
    if not (folder / "gold.json").is_file():
        return []
    labelled: list[dict[str, object]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [(labels, folder / str(labels["file"])) for labels in labelled]
