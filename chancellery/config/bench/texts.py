"""How fast texts are read, and with how much memory: measured in a process that does nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from chancellery.config.bench.alone import figure, repeated, took
from chancellery.config.bench.report import Figures
from chancellery.config.places import HOME

SAMPLE = HOME / "chancellery" / "config" / "sample" / "texts"
#: Read everything again and again for so many seconds of one processor's time.
SECONDS = 4
STARTS = 5


def measure(paths: Sequence[Path]) -> Figures:
    """Read the texts repeatedly on one core, in processor time: another program beside it does not make it slower.

    ``start_s`` is how long a process takes that is ready to read, by the clock.

    Raises:
        NotMeasured: a text could not be read.
    """
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as folder:
        texts = [path.resolve() for path in paths or sorted(SAMPLE.glob("*.txt"))]
        for number, path in enumerate(texts):
            shutil.copyfile(path, Path(folder, f"text-{number}.txt"))
        told = repeated(SECONDS, Path(folder), Path(folder))
        size = sum(path.stat().st_size for path in texts)
    speeds = {name: figure(told, name) for name in ("mb_per_s", "mb_per_s_at_best", "mb_per_s_by_the_clock", "peak_mb")}
    start = round(min(took("import chancellery.reading.reader") for _ in range(STARTS)), 3)
    return Figures(single={**speeds, "start_s": start, "files": len(texts), "mb": round(size / 1e6, 3)})
