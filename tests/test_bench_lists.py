"""The measure of lists, small: each list is asked for by each reader, and finds what it names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from chancellery.config.places import HOME

READERS = ("commune", "province", "centre")


def test_each_list_is_timed_for_each_reader():
    with tempfile.TemporaryDirectory(prefix="chancellery-lists-") as data:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        done = subprocess.run(
            [sys.executable, "-m", "chancellery", "bench", "lists", "--size", "1000", "--rounds", "2", "--json"],
            env=environment | {"PYTHONPATH": str(HOME), "CHANCELLERY_VAR": data},
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    rows = {row["list"]: row for row in told["rows"]}

    assert {"commitments", "overdue", "register", "without a plan", "on an earlier day"} <= rows.keys()
    assert all(row[f"{reader}_p95"] >= row[f"{reader}_ms"] > 0 for row in rows.values() for reader in READERS)
    for reader in READERS:
        assert told[f"{reader}_p95_ms"] == max(row[f"{reader}_p95"] for row in rows.values())
    assert told["commitments"] >= 1_000
    assert told["documents"] > 100
