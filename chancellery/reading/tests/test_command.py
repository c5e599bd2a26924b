"""The command `read`."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from chancellery.reading import command
from chancellery.reading.command import read_command
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, word


def _file(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_read_prints_one_json_object_a_line(tmp_path: Path) -> None:
    names = [_file(tmp_path, "fr.txt", PLAN_FR), _file(tmp_path, "vi.docx", word(*PLAN_VI.split("\n\n")))]

    result = CliRunner().invoke(read_command, ["--json", *names])

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["source"] for record in records] == names
    assert [record["language"] for record in records] == ["fr", "vi"]
    assert records[0]["sha256"] == hashlib.sha256(PLAN_FR.encode()).hexdigest()
    assert records[0]["text_length"] == len(PLAN_FR)


def test_read_names_the_documents_of_a_text(tmp_path: Path) -> None:
    result = CliRunner().invoke(read_command, ["--json", _file(tmp_path, "fr.txt", PLAN_FR)])

    (record,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(found["kind"], found["number"], found["date"]) for found in record["references"]] == [
        ("directive", "12-CT/TW", "2022-01-05")
    ]
    assert (result.exit_code, result.stderr) == (0, "")


def test_read_shows_the_ledger_when_asked(tmp_path: Path) -> None:
    name = _file(tmp_path, "fr.txt", PLAN_FR)

    asked, unasked = (CliRunner().invoke(read_command, [*flags, name]).stdout for flags in (["--ledger"], []))

    first = PLAN_FR.split("\n")[0][:30]
    assert first in asked.split("\nLedger\n")[1]
    assert first not in unasked.split("\nLedger\n")[1]


def test_read_shows_a_summary_without_colours_when_nobody_looks(tmp_path: Path) -> None:
    result = CliRunner().invoke(read_command, [_file(tmp_path, "fr.txt", PLAN_FR)])

    assert "\nFrench · text · " in result.stdout
    assert "\x1b" not in result.stdout


def test_read_takes_colours_off_where_they_are_not_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = _file(tmp_path, "fr.txt", PLAN_FR)

    assert "\x1b[" in CliRunner().invoke(read_command, [name], color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(read_command, [name], color=True).stdout


def test_read_goes_on_after_a_file_it_cannot_read(tmp_path: Path) -> None:
    good, empty = _file(tmp_path, "fr.txt", PLAN_FR), _file(tmp_path, "empty.txt", "")
    absent, broken = str(tmp_path / "absent.txt"), _file(tmp_path, "broken.docx", word("A plan.")[:200])

    result = CliRunner().invoke(read_command, ["--json", empty, absent, broken, str(tmp_path), good])

    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == [good]
    assert result.stderr.splitlines() == [
        f"{empty}: This file is empty.",
        f"{absent}: There is no such file.",
        f"{broken}: This Word document is damaged or was cut short, and could not be opened.",
        f"{tmp_path}: This is a folder; read all that is in it with --out FILE.jsonl, or take it in with `intake`.",
    ]
    assert result.exit_code == 2


def test_read_says_when_a_text_names_no_document(tmp_path: Path) -> None:
    text = "The committee met yesterday with the guests and they spoke about the weather of the year.\n"
    name = _file(tmp_path, "talk.txt", text)

    result = CliRunner().invoke(read_command, ["--json", name])

    assert json.loads(result.stdout)["references"] == []
    assert result.stderr == f"{name}: This text names no official document.\n"
    assert result.exit_code == 2


def test_read_refuses_a_secret_text(tmp_path: Path) -> None:
    name = _file(tmp_path, "secret.txt", f"TỐI MẬT\n\n{PLAN_VI}")

    result = CliRunner().invoke(read_command, ["--json", name])

    assert result.stdout == ""
    assert "state secret" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.exit_code == 2


def test_read_refuses_a_language_it_has_no_words_for(tmp_path: Path) -> None:
    words = "Komisyon dün gelecek yılın işbirliği görevlerini görüştü ve sonucu valiliklere bildirdi.\n"
    name = _file(tmp_path, "tr.txt", words * 3)

    result = CliRunner().invoke(read_command, [name])

    assert result.stdout == ""
    assert "language" in result.stderr
    assert result.exit_code == 2


def test_read_answers_a_fault_of_ours_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("never foreseen")

    names = [_file(tmp_path, "one.txt", PLAN_FR), _file(tmp_path, "two.txt", PLAN_FR)]
    monkeypatch.setattr(command.files, "read_bytes", fail)

    result = CliRunner().invoke(read_command, names)

    assert result.stderr.splitlines() == [f"{name}: Reading this file failed, and the fault is ours." for name in names]
    assert result.exit_code == 2
    assert "never foreseen" in caplog.text


def test_read_takes_standard_input() -> None:
    result = CliRunner().invoke(read_command, ["--json", "-"], input=PLAN_FR.encode())

    assert json.loads(result.stdout)["source"] == "-"
    assert result.exit_code == 0


def test_read_leans_on_the_day_of_publication(tmp_path: Path) -> None:
    text = PLAN_FR + "\nLe matin du 24 novembre, le comité a tenu une conférence avec les services de la province.\n"
    name = _file(tmp_path, "fr.txt", text)

    result = CliRunner().invoke(read_command, ["--json", "--published", "2023-11-25", name])

    days = {(date["edtf"], date["inferred"]) for date in json.loads(result.stdout)["dates"]}
    assert ("2023-11-24", True) in days


def test_read_refuses_a_day_that_is_none() -> None:
    result = CliRunner().invoke(read_command, ["--published", "2023-02-30", "-"])

    assert result.exit_code == 2
    assert "2023-02-30" in result.stderr
