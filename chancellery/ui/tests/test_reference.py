"""The reference names every tag with every argument it takes, so that no page is written by guessing."""

import inspect
from pathlib import Path

import pytest

from chancellery.ui.templatetags import ui

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "components.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(ui.register.tags))
def test_every_tag_is_in_the_reference(name: str) -> None:
    assert f"`{name}`" in REFERENCE or f"{{% {name} " in REFERENCE


@pytest.mark.parametrize("component", [*ui.SINGLE, *ui.WITH_CONTENT], ids=lambda component: component.__name__)
def test_every_argument_is_in_the_reference(component: object) -> None:
    for argument in inspect.signature(component).parameters:  # type: ignore[arg-type]
        assert argument == "content" or argument in REFERENCE
