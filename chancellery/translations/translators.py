"""Machines that translate: none comes with us, and none is asked unless somebody names it on the command line.

Another package offers one as an entry point of the group ``chancellery.translators``: a name, and a callable without
arguments that returns a ``Translator``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import entry_points
from typing import Protocol

GROUP = "chancellery.translators"


class Translator(Protocol):
    """A machine; ``name`` stands beside all it translates, so it should name the version too."""

    name: str

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> Sequence[str]:
        """Return each text in the language ``target``, in the same order; empty where it cannot be translated."""


class UnknownTranslator(ValueError):
    """Nobody offers a translator of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        offered = ", ".join(sorted(known)) or "none"
        super().__init__(f"There is no translator “{name}”. Known are: {offered}.")


class TalksNonsense(ValueError):
    """A translator did not answer with one text for each."""


def get(name: str) -> Translator:
    """Return the translator of this name.

    Raises:
        UnknownTranslator: nobody offers it.
    """
    offers = {point.name: point for point in entry_points(group=GROUP)}
    if name not in offers:
        raise UnknownTranslator(name, offers)
    offer: Callable[[], Translator] = offers[name].load()
    return offer()


def ask(translator: Translator, texts: Sequence[str], *, source: str, target: str) -> list[str]:
    """Return what the translator makes of each text.

    Raises:
        TalksNonsense: it answers with more or fewer texts, or with something else than texts.
    """
    answer = list(translator.translate(texts, source=source, target=target))
    if len(answer) != len(texts) or not all(isinstance(one, str) for one in answer):
        raise TalksNonsense(f"{translator.name} did not answer with one text for each of {len(texts)}.")
    return answer
