"""The trail in words: each app says in its ``phrases`` what a line of it reads like.

``HISTORY`` maps a verb to its sentence, in which ``%(name)s`` stands for what the action recorded under that name.
``WORDS`` maps such a name to the words of its codes, and "" to what stands for nothing. Days need none: they are
recorded as ``2026-05-01`` and read as the page writes days. ``FIELDS`` maps the name of something that changed to its
label, and ``SHAPES`` a verb to the standing whose shape marks it.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import ModuleType

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.text import Truncator
from django.utils.translation import pgettext

from chancellery.core import languages

History = Mapping[str, str | Promise]
LONGEST = 240  #: letters of a value that changed; the trail keeps all of them
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def known() -> History:
    """Return the sentences of every app that has some."""
    return {verb: words for module in _modules() for verb, words in getattr(module, "HISTORY", {}).items()}


@cache
def _words() -> Mapping[str, History]:
    return {name: words for module in _modules() for name, words in getattr(module, "WORDS", {}).items()}


@cache
def _labels() -> History:
    return {name: words for module in _modules() for name, words in getattr(module, "FIELDS", {}).items()}


@cache
def _shapes() -> Mapping[str, str]:
    return {verb: shape for module in _modules() for verb, shape in getattr(module, "SHAPES", {}).items()}


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that changed, in words; empty where there was, or is, none."""

    label: str
    before: str
    after: str


def compared(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[Changed, ...]:
    """Return every value that there was or is, also those that are the same, in the order given."""
    names = [name for name in dict.fromkeys([*before, *now]) if before.get(name) or now.get(name)]
    return tuple(Changed(_label(name), *(_shown(name, values.get(name)) for values in (before, now))) for name in names)


def changed(details: Mapping[str, object]) -> tuple[Changed, ...]:
    """Return what the action recorded as changed, in the order of the labels."""
    both = details.get("changed")
    if not isinstance(both, Mapping):
        return ()
    order = {name: place for place, name in enumerate(_labels())}
    names = sorted(both, key=lambda name: (order.get(name.partition(".")[0], len(order)), name))
    return tuple(Changed(_label(name), *(_shown(name, value) for value in both[name])) for name in names)


def shape(verb: str) -> str:
    """Return the standing whose shape marks ``verb``; ``none`` for most."""
    return _shapes().get(verb, "none")


def reason(verb: str, details: Mapping[str, object]) -> str:
    """Return the reason that was given, where the sentence does not say it already."""
    return "" if "%(reason)s" in str(known().get(verb, "")) else str(details.get("reason") or "")


def _label(name: str) -> str:
    field, _, language = name.partition(".")
    label = str(_labels().get(field, field.replace("_", " ")))
    return f"{label} ({languages.name_of(language)})" if language else label


def _shown(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_said(name, one) for one in value)
    return Truncator(_said(name, value)).chars(LONGEST)


def sentence(verb: str, details: Mapping[str, object]) -> str:
    """Return what ``verb`` says in the language of the page; a verb without a sentence says itself."""
    words = known().get(verb)
    if words is None:
        return verb.replace(".", ": ").replace("_", " ")
    return str(words) % defaultdict(str, {name: _said(name, value) for name, value in details.items()})


def _said(name: str, value: object) -> str:
    if value is None:
        return str(_words().get(name, {}).get("", ""))
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
