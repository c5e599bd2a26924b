"""The measure of likeness."""

from __future__ import annotations

import json

from click.testing import CliRunner

from chancellery.config.bench import bench, likeness


def test_one_object_holds_the_shares_by_languages_and_the_speed():
    result = CliRunner().invoke(bench, ["likeness", "--json", "--rounds", "2"])

    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert 0.8 <= told["top_3_late"] <= 1
    assert told["candidates"] == 500
    assert 0 < told["next_p50_ms"] <= told["next_p95_ms"]
    assert {("pl", "fr"), ("vi", "en"), ("pt", "vi")} <= {(row["of"], row["against"]) for row in told["rows"]}
    assert all(row["among_three"] <= row["pairs"] for row in told["rows"])


def test_without_the_pairs_it_says_so(monkeypatch):
    monkeypatch.setattr(likeness, "_PAIRS", "chancellery.reading.tests.absent")

    result = CliRunner().invoke(bench, ["likeness"])

    assert result.exit_code == 1
    assert result.stderr == "Error: The labelled pairs are not here: they lie with the tests of the reading.\n"
