"""How fast texts are read, and with how much memory: measured in a process that does nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from chancellery.config.bench.report import Figures
from chancellery.config.places import HOME

SAMPLE = HOME / "chancellery" / "config" / "sample" / "texts"
#: Read everything again and again for this long.
SECONDS = 4

_CHILD = """
import json, sys, time
from pathlib import Path
begun = time.perf_counter()
from chancellery.reading import read
from chancellery.reading.many.memory import peak_mb
texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
started = time.perf_counter() - begun
for text in texts: read(text)
size = sum(len(text.encode()) for text in texts)
rounds, begun = 0, time.perf_counter()
while time.perf_counter() - begun < float(sys.argv[1]):
    for text in texts: read(text)
    rounds += 1
seconds = time.perf_counter() - begun
print(json.dumps({"mb_per_s": size * rounds / seconds / 1e6, "peak_mb": peak_mb(), "start_s": started,
                  "files": len(texts), "mb": size / 1e6, "rounds": rounds}))
"""


def measure(paths: Sequence[Path]) -> Figures:
    """Read the texts repeatedly on one core. ``start_s`` is the import with all data of the languages."""
    names = [str(path.resolve()) for path in paths or sorted(SAMPLE.glob("*.txt"))]
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", _CHILD, str(SECONDS), *names],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=elsewhere,
        )
    found = json.loads(done.stdout)
    whole = {"files", "rounds"}
    return Figures(single={name: value if name in whole else round(value, 3) for name, value in found.items()})
