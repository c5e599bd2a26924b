"""Reading measured in a process of its own, which does nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from chancellery.config.places import HOME

_REPEATED = Path(__file__).with_name("repeated.py")


class NotMeasured(click.ClickException):
    """A process that should only have read texts did not."""


def took(program: str, given: str = "") -> float:
    """Return how many seconds it takes to start, run the program on what is given, and end.

    Raises:
        NotMeasured: it failed.
    """
    begun = time.perf_counter()
    _ran(["-c", program], given)
    return time.perf_counter() - begun


def repeated(seconds: float, warm: Path, folder: Path) -> dict[str, object]:
    """Read the texts of a folder again and again (``repeated.py``) and return what it told.

    Raises:
        NotMeasured: a text could not be read.
    """
    told: dict[str, object] = json.loads(_ran([str(_REPEATED), str(seconds), str(warm), str(folder)], ""))
    return told


def figure(told: Mapping[str, object], name: str) -> float:
    """Return one figure of what was told, to three places."""
    value = told[name]
    assert isinstance(value, float)  # noqa: S101 - our own program tells it
    return round(value, 3)


def _ran(arguments: Sequence[str], given: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-P", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUTF8": "1"},
    )
    if done.returncode:
        raise NotMeasured(f"The reading failed; it said:\n{done.stderr[-2000:]}")
    return done.stdout
