"""The words of the pages for the codes of the reading: what is held, how, what is given, by whom."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: Mapping[str, Promise] = {
    "ceremony": pgettext_lazy("kind of event", "ceremony"),
    "conference": pgettext_lazy("kind of event", "conference"),
    "congress": pgettext_lazy("kind of event", "congress"),
    "exhibition": pgettext_lazy("kind of event", "exhibition"),
    "forum": pgettext_lazy("kind of event", "forum"),
    "meeting": pgettext_lazy("kind of event", "meeting"),
    "seminar": pgettext_lazy("kind of event", "seminar"),
    "signing": pgettext_lazy("kind of event", "signing"),
    "training": pgettext_lazy("kind of event", "training"),
    "visit": pgettext_lazy("kind of event", "visit"),
}

MODES: Mapping[str, Promise] = {
    "online": pgettext_lazy("way of meeting", "online"),
    "onsite": pgettext_lazy("way of meeting", "in person"),
    "hybrid": pgettext_lazy("way of meeting", "in person and online"),
}

AWARDS: Mapping[str, Promise] = {
    "certificate of merit": pgettext_lazy("kind of award", "certificate of merit"),
    "emulation flag": pgettext_lazy("kind of award", "emulation flag"),
    "medal": pgettext_lazy("kind of award", "medal"),
    "order": pgettext_lazy("kind of award", "order"),
    "title": pgettext_lazy("kind of award", "honorary title"),
}


def word(words: Mapping[str, Promise], code: str) -> str:
    """Return what ``code`` is called; what is no code was written by a person and stays as it is."""
    return str(words.get(code, code))
