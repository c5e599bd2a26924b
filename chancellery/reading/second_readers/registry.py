"""Which second readers there are, and which of them are switched on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from chancellery.reading.second_readers.protocol import SecondReader

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: Names of the second readers to ask, with blanks between; nobody is asked unless named.
SWITCH = "CHANCELLERY_SECOND_READERS"
#: Other packages offer theirs under this group: a name, and a callable without arguments that returns the reader.
GROUP = "chancellery.second_readers"


class UnknownReader(ValueError):
    """Nobody offers a second reader of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no second reader “{name}”. Known are: {', '.join(sorted(known))}.")


def readers(names: Iterable[str]) -> list[SecondReader]:
    """Return the second readers of these names, ready to be asked.

    Raises:
        UnknownReader: nobody offers one of them.
        Unavailable: one of them cannot be set up, for its settings are missing or wrong.
    """
    return [_offer(name)() for name in dict.fromkeys(names)]


def switched_on() -> list[SecondReader]:
    """Return the second readers that the environment names; usually none. Raises as :func:`readers` does."""
    named = os.environ.get(SWITCH, "").split()
    return readers(named) if named else []


def _offer(name: str) -> Callable[[], SecondReader]:
    offers = _offers()
    if name not in offers:
        raise UnknownReader(name, offers)
    return offers[name]


@cache
def _offers() -> Mapping[str, Callable[[], SecondReader]]:
    from importlib.metadata import entry_points  # takes a while, and few ever ask

    return {"chat": _chat, **{point.name: partial(_loaded, point) for point in entry_points(group=GROUP)}}


def _loaded(point: EntryPoint) -> SecondReader:
    offer: Callable[[], SecondReader] = point.load()
    return offer()


def _chat() -> SecondReader:
    from chancellery.reading.second_readers.chat import Chat

    return Chat.from_environment()
