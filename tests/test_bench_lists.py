"""The measure of lists, small: each list is asked for by each reader, and finds what it names."""

from __future__ import annotations

from tests.benched import told_by

READERS = ("commune", "province", "centre")


def test_each_list_is_timed_for_each_reader():
    told = told_by("lists", "--size", "1000", "--rounds", "2")
    rows = {row["list"]: row for row in told["rows"]}

    assert {"commitments", "overdue", "register", "without a plan", "on an earlier day"} <= rows.keys()
    assert all(row[f"{reader}_p95"] >= row[f"{reader}_ms"] > 0 for row in rows.values() for reader in READERS)
    for reader in READERS:
        assert told[f"{reader}_p95_ms"] == max(row[f"{reader}_p95"] for row in rows.values())
    assert told["commitments"] >= 1_000
    assert told["documents"] > 100
