"""What a measure tells when it is run small, in a process and a data folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from chancellery.config.places import HOME


def told_by(*arguments: str) -> dict:
    """Run ``./run bench`` with ``arguments`` and ``--json``, and return the object it ends with."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as data:
        done = subprocess.run(
            [sys.executable, "-m", "chancellery", "bench", *arguments, "--json"],
            env=environment | {"PYTHONPATH": str(HOME), "CHANCELLERY_VAR": data},
            capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
