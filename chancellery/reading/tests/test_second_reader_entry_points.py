"""A reader that another package offers is found by its name, as the how-to says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from chancellery.reading import read, second_readers
from chancellery.reading.second_readers import read_again, registry

HOW_TO = Path(__file__).parents[3] / "docs/howto/plug-in-a-reader.md"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install the package of the how-to, as pip would."""
    told = HOW_TO.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", told, re.DOTALL)
    name, offer = re.findall(r'^(\w+) = "([\w.:]+)"$', told, re.MULTILINE)[0]
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour" / "__init__.py").touch()
    (tmp_path / "harbour" / "reader.py").write_text(code, encoding="utf-8")
    about = tmp_path / "harbour-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{name} = {offer}\n")
    monkeypatch.syspath_prepend(tmp_path)
    registry._offers.cache_clear()
    yield name
    registry._offers.cache_clear()
    for module in ("harbour", "harbour.reader"):
        sys.modules.pop(module, None)


def test_the_reader_of_the_how_to_finds_its_harbour(installed, monkeypatch):
    monkeypatch.setenv(second_readers.SWITCH, installed)
    text = "Tỉnh ủy chỉ đạo Port of Vũng Áng phối hợp với các sở, ban, ngành của tỉnh trong năm 2024."

    reading = read_again(read(text), second_readers.switched_on())

    (found,) = [one for one in reading.organisations if "harbours" in one.sources]
    assert text[found.start : found.end] == found.name == "Port of Vũng Áng"


def test_nobody_else_is_offered():
    with pytest.raises(second_readers.UnknownReader, match="Known are: chat"):
        second_readers.readers(["harbours"])
