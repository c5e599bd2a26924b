import ast
from pathlib import Path

import pytest

import chancellery
from chancellery.core import phrases

HOME = Path(chancellery.__file__).parent


def recorded():
    """Yield (verb, file) of every ``audit.record`` in the source that names its verb."""
    for file in sorted(HOME.rglob("*.py")):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="audit"), attr="record"),
                    args=[ast.Constant(value=str(verb)), *_],
                ):
                    yield verb, file


def test_there_are_verbs():
    assert len({verb for verb, _file in recorded()}) > 15


@pytest.mark.parametrize("verb", sorted({verb for verb, _file in recorded()}))
def test_every_verb_of_the_trail_has_its_sentence(verb):
    assert verb in phrases.known()


def test_no_two_apps_share_a_verb():
    modules = list(phrases._modules())

    assert sum(len(module.HISTORY) for module in modules if hasattr(module, "HISTORY")) == len(phrases.known())
