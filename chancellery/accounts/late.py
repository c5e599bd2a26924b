"""Modules that are loaded only when something in them is asked for."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType


def late(name: str) -> ModuleType:
    """Put a module where ``import`` finds it, and run it when one of its names is first asked for.

    For a library's module that is heavy and seldom used: what it loads stays out of every process of the server until
    then. Those who import it must ask for the module, not for a name in it.

    Raises:
        ModuleNotFoundError: there is none of this name.
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"There is no module {name}.", name=name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = _begun(spec)
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)
    return module


def _begun(spec: ModuleSpec) -> ModuleType:
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    assert spec.loader is not None  # noqa: S101 - given above
    spec.loader.exec_module(module)
    return module
