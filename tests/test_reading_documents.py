"""What the documents about the reading say: their examples run, and nothing that can be called or found is left out."""

from __future__ import annotations

import doctest
import json
import re
from dataclasses import fields
from importlib import resources
from pathlib import Path

import click
import pytest

from chancellery.config.commands import intake
from chancellery.reading import facts, files, languages
from chancellery.reading.command import read_command
from chancellery.reading.errors import Unreadable
from chancellery.reading.inputs import refusals

DOCS = Path(__file__).resolve().parents[1] / "docs"
REFERENCE = DOCS / "reference/reading.md"
JSON_REFERENCE = DOCS / "reference/reading-json.md"
EXAMPLES = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACED = {field.name for field in fields(facts.Fact)}


def _told(path: Path) -> set[str]:
    """Return the words that a document sets apart as code, outside its examples."""
    prose = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", prose))))


def _row(path: Path, first: str) -> str:
    """Return the row of a table whose first cell is ``first``."""
    return next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {first} |"))


def _refusals(kind: type[Unreadable]) -> set[str]:
    return {kind.code}.union(*(_refusals(each) for each in kind.__subclasses__()))


@pytest.mark.parametrize("path", [REFERENCE, DOCS / "explanation/reading.md"], ids=lambda path: path.parent.name)
def test_the_examples_of_a_document_hold(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = path.read_text(encoding="utf-8")
    blocks = "\n".join(EXAMPLES.findall(text))
    example = doctest.DocTestParser().get_doctest(blocks, {}, path.name, str(path), 0)

    result = doctest.DocTestRunner(verbose=False).run(example)

    assert result.attempted >= 3
    assert result.failed == 0, capsys.readouterr().out


def test_every_python_block_of_the_reference_is_an_example_that_runs() -> None:
    for block in EXAMPLES.findall(REFERENCE.read_text(encoding="utf-8")):
        assert block.startswith(">>> "), block


LISTS = {
    field.name: kind
    for field in fields(facts.Reading)
    for kind in (*facts.Fact.__subclasses__(), facts.Work)
    if field.type == f"tuple[{kind.__name__}, ...]"
}


def test_the_reference_tells_every_list() -> None:
    others = {"text", "language", "languages"}

    assert {field.name for field in fields(facts.Reading)} - set(LISTS) == others
    assert others - _told(REFERENCE) == set()


@pytest.mark.parametrize("name", LISTS)
def test_the_reference_tells_every_field_of_a_list(name: str) -> None:
    row, kind = _row(REFERENCE, f"`{name}`"), LISTS[name]

    assert f"`{kind.__name__}`" in row
    assert {field.name for field in fields(kind)} - PLACED - set(re.findall(r"`(\w+)`", row)) == set()


def test_the_reference_tells_what_every_fact_and_file_has() -> None:
    told = _told(REFERENCE)

    assert {field.name for field in fields(facts.Fact)} - told == set()
    assert {field.name for field in fields(files.FileReading)} - told == set()
    assert set(facts.NATURES) - told == set()


@pytest.mark.parametrize("command", [read_command, intake], ids=lambda command: command.name)
def test_the_reference_tells_every_option(command: click.Command) -> None:
    options = [option for option in command.params if isinstance(option, click.Option)]
    rows = re.findall(r"^\| `(--[\w-]+)", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)

    assert options
    assert {option.opts[0] for option in options} - set(rows) == set()


def test_the_reference_tells_every_language() -> None:
    told = set(re.findall(r"\(`(\w\w)`\)", REFERENCE.read_text(encoding="utf-8")))

    assert told == set(languages.available())


def test_the_reference_of_the_json_tells_every_field_and_every_word() -> None:
    schema = json.loads(resources.files("chancellery.reading").joinpath("reading.schema.json").read_text("utf-8"))
    text = JSON_REFERENCE.read_text(encoding="utf-8")
    named = set(schema["properties"]).union(*(shape.get("properties", ()) for shape in schema["$defs"].values()))
    outcomes = schema["$defs"]["entry"]["properties"]["became"]["enum"]
    natures = schema["$defs"]["provision"]["properties"]["class"]["enum"]

    assert named - _told(JSON_REFERENCE) == set()
    assert [word for word in (*outcomes, *natures) if f"`{word}`" not in text] == []


def test_the_reference_of_the_json_tells_every_refusal() -> None:
    codes = _refusals(Unreadable) - {Unreadable.code}

    assert refusals.Empty.code in codes
    assert codes - _told(JSON_REFERENCE) == set()
