"""Readings as rows of a Parquet file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet as arrow_parquet

from chancellery.reading.command import read_command
from chancellery.reading.many import outputs, parquet
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI

MEASURES = (
    "Le plan fixe 2 mesures :\n\n1. Le Service des affaires extérieures dirige la coopération avec les localités.\n\n"
    "2. Le Service de la santé rend compte avant le 30 juin 2024 à 12,5 % des communes.\n"
)


def _lines(folder: Path) -> list[bytes]:
    names = []
    for number, text in enumerate((PLAN_FR, PLAN_VI, PLAN_FR + MEASURES)):
        path = folder / f"{number}.txt"
        path.write_text(text)
        names.append(str(path))
    return CliRunner().invoke(read_command, ["--json", *names]).stdout_bytes.splitlines(keepends=True)


def _said(value: object) -> object:
    """Return what a line or row says: a field that a line leaves out is null in a row, for columns are always there."""
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if each is not None}
    return [_said(each) for each in value] if isinstance(value, list) else value


def _rows(path: Path) -> list[object]:
    return [_said(row) for row in arrow_parquet.read_table(path).to_pylist()]


def test_a_row_says_what_the_line_says(tmp_path: Path) -> None:
    lines = _lines(tmp_path)

    count = parquet.write_readings(tmp_path / "out.parquet", lines)

    assert count == 3
    assert _rows(tmp_path / "out.parquet") == [_said(json.loads(line)) for line in lines]


def test_columns_are_typed_by_the_schema(tmp_path: Path) -> None:
    kinds = {field.name: str(field.type) for field in parquet.arrow_schema()}

    assert kinds["source"] == "string"
    assert kinds["text_length"] == "int64"
    assert kinds["languages"] == "list<item: string>"
    assert kinds["quantities"].startswith("list<item: struct<start: int64, end: int64, quote: string, rule: string")
    assert "value: double" in kinds["quantities"]
    assert "partner: bool" in kinds["places"]


def test_the_bytes_depend_on_the_readings_alone(tmp_path: Path) -> None:
    lines = _lines(tmp_path) * 700  # more than one group of rows

    for name in ("one.parquet", "two.parquet"):
        parquet.write_readings(tmp_path / name, iter(lines))

    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert arrow_parquet.ParquetFile(tmp_path / "one.parquet").num_row_groups == 3
    assert arrow_parquet.ParquetFile(tmp_path / "one.parquet").metadata.num_rows == 2_100


def test_no_readings_make_a_file_without_rows(tmp_path: Path) -> None:
    parquet.write_readings(tmp_path / "none.parquet", ())

    assert arrow_parquet.read_table(tmp_path / "none.parquet").schema.equals(parquet.arrow_schema())


def test_the_command_writes_what_its_lines_say(tmp_path: Path) -> None:
    _lines(tmp_path)
    names = [str(tmp_path / "0.txt"), str(tmp_path / "1.txt")]
    for ending in ("jsonl", "parquet"):
        CliRunner().invoke(read_command, [*names, "--out", str(tmp_path / f"out.{ending}"), "--jobs", "1"])

    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert _rows(tmp_path / "out.parquet") == [_said(json.loads(line)) for line in lines]
    assert (tmp_path / "out.failed.jsonl").read_bytes() == b""


def test_without_pyarrow_a_sentence_comes_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "arrow", None)
    (tmp_path / "a.txt").write_text(PLAN_FR)

    result = CliRunner().invoke(read_command, [str(tmp_path), "--out", str(tmp_path / "out.parquet")])

    assert result.stderr.startswith("Writing Parquet needs pyarrow, which is not installed; docs/howto/")
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_form_is_that_of_the_name() -> None:
    assert outputs.format_of(Path("READINGS.PARQUET")) == outputs.PARQUET
    assert outputs.failures_of(Path("x/readings.parquet")) == Path("x/readings.failed.jsonl")
    with pytest.raises(outputs.UnknownFormat):
        outputs.format_of(Path("readings"))
