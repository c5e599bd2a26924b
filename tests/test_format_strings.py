"""No text that somebody sends is ever taken for the form of another: forms are ours, and values have names in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.test_repository import HOME

SOURCES = HOME / "chancellery"
#: Forms that are no constants where they are used, and where they come from.
OURS = {
    ("commitments/queries/recount.py", "sql"): "a statement of this module",
    ("organisations/actions/succession/belonging.py", "of"): "a statement of this module",
    ("plans/layout.py", "words['title']"): "a data file that goes with the system",
    ("plans/layout.py", "words[form]"): "the same",
    ("plans/layout.py", "words['place_and_day' if printed.dated_on else 'place_and_day_open']"): "the same",
    ("plans/layout.py", "words['opening']"): "the same",
    ("plans/layout.py", "words['issued_with']"): "the same",
    ("commitments/actions/reassigning.py", "str(OVERTAKEN)"): "a sentence of the catalogue",
    ("core/forms.py", "said"): "a sentence of the catalogue",
    ("intake/views/coming_in.py", "sentence"): "a sentence of the catalogue",
    ("organisations/forms.py", "str(label)"): "a label of the form",
    ("ui/views.py", "str(TOO_MUCH.get(type(exception), ''))"): "a sentence of the catalogue",
}
_SEVERAL = ast.Dict | ast.Tuple
_SAID = ("_(", "gettext(", "ngettext(", "pgettext(", "npgettext(")


def _forms(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is filled in: what ``format`` is called on, and what stands before ``%`` and several values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"format", "format_map"}:
                yield node.func.value
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.right, _SEVERAL):
            yield node.left


def _is_fixed(form: ast.expr) -> bool:
    """Say whether a form stands in the code: as words, as a constant of a module, or as a sentence to translate."""
    written = ast.unparse(form)
    name = written.rpartition(".")[2].partition("[")[0].partition("(")[0]
    if isinstance(form, ast.Constant) or written.startswith(_SAID):
        return True
    return name.strip("_").isupper() and not written.startswith("request")


def found() -> set[tuple[str, str]]:
    return {
        (str(path.relative_to(SOURCES)), ast.unparse(form))
        for path in sorted(SOURCES.rglob("*.py"))
        if "tests" not in path.parts and "migrations" not in path.parts
        for form in _forms(ast.parse(path.read_text(encoding="utf-8")))
        if not _is_fixed(form)
    }


def test_no_format_string_comes_from_input():
    assert found() == set(OURS)


def test_a_form_that_somebody_sends_would_be_seen():
    seen = [not _is_fixed(form) for form in _forms(ast.parse("request.POST['a'].format(b=1)\ntext % {'a': 1}"))]

    assert seen == [True, True]
