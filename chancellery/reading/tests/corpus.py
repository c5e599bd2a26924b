"""The field corpus with its labels, where it lies beside the project."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

_BESIDE = Path(__file__).parents[3].parent / "shared" / "corpus"


def found() -> Path | None:
    """Return the corpus folder, or ``None`` where there is none."""
    beside = Path(os.environ.get("CHANCELLERY_CORPUS", _BESIDE))
    return beside if (beside / "gold.json").is_file() else None


def folder() -> Path:
    """Return the corpus folder; the test that asks is skipped where there is none.

    The texts are published by others, so the project does not ship them; what it holds of its own is tested anyway.
    """
    import pytest  # benchmarks read the pairs of the corpus where the tests' packages are not installed

    there = found()
    if there is None:
        pytest.skip(
            "extra: it reads five articles that belong to newspapers, so nobody may ship them; the same is tested on"
            " texts of our own (open_corpus). CHANCELLERY_CORPUS names their folder where somebody has them"
        )
    return there


@cache
def _labels(path: Path) -> list[dict]:
    return json.loads((path / "gold.json").read_text(encoding="utf-8"))


def labelled() -> list[tuple[dict, str]]:
    """Return each text's labels with the text."""
    where = folder()
    return [(labels, (where / labels["file"]).read_text(encoding="utf-8")) for labels in _labels(where)]
