"""The trail in words: each app says in its ``phrases.HISTORY`` what a line of it reads like."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

#: Verb → sentence. ``%(name)s`` stands for what the action recorded under that name.
History = Mapping[str, str | Promise]


@cache
def known() -> History:
    """Return the sentences of every app that has some."""
    found: dict[str, str | Promise] = {}
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "phrases"):
            found.update(getattr(importlib.import_module(f"{app.name}.phrases"), "HISTORY", {}))
    return found


def sentence(verb: str, details: Mapping[str, object]) -> str:
    """Return what ``verb`` says in the language of the page; a verb without a sentence says itself."""
    words = known().get(verb)
    if words is None:
        return verb.replace(".", ": ").replace("_", " ")
    return str(words) % defaultdict(str, {name: "" if value is None else str(value) for name, value in details.items()})
