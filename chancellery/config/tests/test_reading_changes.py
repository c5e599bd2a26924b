"""The command that shows what a change of the reading wins and loses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chancellery.config import reading_changes as module
from chancellery.config.reading_changes import reading_changes
from chancellery.reading.tests import gold
from chancellery.reading.tests.gold import Standing

ONE, TWO = ("a.txt", "dates", "5 May"), ("a.txt", "dates", "6 May")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(reading_changes, [str(argument) for argument in arguments])


def _date(start: int, edtf: str) -> dict:
    return {"start": start, "end": start + 4, "quote": f"day {start}", "rule": "r", "edtf": edtf}


def _stored(path: Path, **texts: list[dict]) -> Path:
    records = ({"source": f"x/{name}.txt", "dates": dates} for name, dates in texts.items())
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Keep the reasons a record was written with instead of the record."""
    reasons: list[str | None] = []
    monkeypatch.setattr(gold, "standing", lambda: Standing(frozenset({ONE}), frozenset({TWO}), {}))
    monkeypatch.setattr(gold, "record", lambda found, *, reason: reasons.append(reason))
    return reasons


def test_two_stored_readings_are_compared_with_quotes(tmp_path: Path):
    old = _stored(tmp_path / "old.jsonl", one=[_date(5, "2022"), _date(50, "2024")], two=[_date(5, "2022")])
    new = _stored(tmp_path / "new.jsonl", one=[_date(5, "2022-05"), _date(90, "2025")], two=[_date(5, "2022")])

    told = _run(old, new).stdout.splitlines()

    assert told[:-1] == [
        "one.txt",
        "  ~ dates  «day 5»",
        "        edtf: 2022 → 2022-05",
        "  - dates  «day 50»",
        "        edtf: 2024",
        "  + dates  «day 90»",
        "        edtf: 2025",
    ]
    assert told[-1].startswith("1 won, 1 lost, 1 changed, in ")


def test_a_stored_reading_is_compared_with_the_work_tree_and_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = tmp_path / "fr-visit-news.txt"
    text.write_text((module._CORPUS / text.name).read_text())
    monkeypatch.setattr(module, "_texts", lambda: [text])
    old = _stored(tmp_path / "old.jsonl", **{"fr-visit-news": []})

    for newer in ((old,), (old, "HEAD")):
        told = _run(*newer).stdout
        assert "  + references  «" in told
        assert told.endswith(" 0 lost, 0 changed, in 1 texts.\n")


def test_texts_that_are_held_out_are_never_among_those_shown():
    assert [text for text in module._texts() if "held_out" in text.parts] == []


def test_what_is_no_commit_is_said_in_a_sentence(tmp_path: Path):
    result = _run("no-such-commit", _stored(tmp_path / "new.jsonl", one=[]))

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no-such-commit is neither a file nor a commit that can be read")


def test_record_says_what_was_won_and_fails_on_a_loss(kept: list[str | None]):
    result = _run("--record")

    assert result.stdout.splitlines() == [
        "+ a.txt  dates  5 May",
        "- a.txt  dates  6 May",
        "1 gold facts more, 1 lost.",
    ]
    assert "--accept-loss REASON" in result.stderr
    assert (result.exit_code, kept) == (1, [None])


def test_record_gives_a_loss_up_for_a_reason(kept: list[str | None]):
    result = _run("--record", "--accept-loss", "a wrong label")

    assert (result.exit_code, kept) == (0, ["a wrong label"])


@pytest.mark.parametrize("arguments", [["--accept-loss", "why"], ["--record", "--accept-loss", "  "]])
def test_a_loss_is_not_accepted_without_a_record_or_a_reason(kept: list[str | None], arguments: list[str]):
    assert (_run(*arguments).exit_code, kept) == (2, [])
