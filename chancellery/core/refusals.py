"""What we foresee and decline: a sentence for the person, in the person's language."""

from __future__ import annotations

from django.utils.functional import Promise


class Refusal(Exception):
    """The system declines to do something. A subclass gives ``message``, translated; ``str()`` is that sentence."""

    message: str | Promise = ""

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.values = values

    def __str__(self) -> str:
        return str(self.message) % self.values if self.values else str(self.message)
