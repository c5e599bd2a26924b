"""The field corpus with its labels, where it lies beside the project."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3].parent / "shared" / "corpus"


def folder() -> Path:
    """Return the corpus folder; the test that asks is skipped where there is none."""
    found = Path(os.environ.get("CHANCELLERY_CORPUS", BESIDE))
    if not (found / "gold.json").is_file():
        pytest.skip("the field corpus is not beside the project")
    return found


@cache
def _labels(path: Path) -> list[dict]:
    return json.loads((path / "gold.json").read_text(encoding="utf-8"))


def labelled() -> list[tuple[dict, str]]:
    """Return each text's labels with the text."""
    where = folder()
    return [(labels, (where / labels["file"]).read_text(encoding="utf-8")) for labels in _labels(where)]
