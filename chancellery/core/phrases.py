"""The trail in words: each app says in its ``phrases`` what a line of it reads like.

``HISTORY`` maps a verb to its sentence, in which ``%(name)s`` stands for what the action recorded under that name.
``WORDS`` maps such a name to the words of its codes. Days need none: they are recorded as ``2026-05-01`` and read as
the page writes days.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import ModuleType

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import pgettext

History = Mapping[str, str | Promise]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def known() -> History:
    """Return the sentences of every app that has some."""
    return {verb: words for module in _modules() for verb, words in getattr(module, "HISTORY", {}).items()}


@cache
def _words() -> Mapping[str, History]:
    return {name: words for module in _modules() for name, words in getattr(module, "WORDS", {}).items()}


def sentence(verb: str, details: Mapping[str, object]) -> str:
    """Return what ``verb`` says in the language of the page; a verb without a sentence says itself."""
    words = known().get(verb)
    if words is None:
        return verb.replace(".", ": ").replace("_", " ")
    return str(words) % defaultdict(str, {name: _said(name, value) for name, value in details.items()})


def _said(name: str, value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    if (day := _day(text)) is not None:
        return date_format(day, pgettext("format of a day", "j M Y"))
    return str(_words().get(name, {}).get(text, text))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None  # somebody's words that only look like a day


def _modules() -> Iterator[ModuleType]:
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "phrases"):
            yield importlib.import_module(f"{app.name}.phrases")
