"""What became of one file of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from chancellery.reading.as_json import Json


class NotRun(Exception):
    """Why nothing can be read at all. ``message`` is one sentence for the person who asked."""

    message = "The files could not be read."

    def __init__(self, message: str | None = None) -> None:
        self.message = message or type(self).message
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one text may take; a scan gets ``scan_seconds`` more, and none is read when that is 0."""

    seconds: float = 20
    memory_mb: int = 512
    scan_seconds: float = 120


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that was not read: its ``code`` never changes, its ``message`` is one sentence for people.

    ``fault`` says for a failure of ours what went wrong, and where in our code; it never holds words of the text.
    """

    source: str
    code: str
    message: str
    fault: str | None = None

    def as_json(self) -> dict[str, Json]:
        """Return the failure as one object of the list of failures."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def restored(cls, record: Mapping[str, str]) -> Failure:
        """Return the failure whose :meth:`as_json` is ``record``.

        Raises:
            TypeError: ``record`` is not of that shape.
        """
        return cls(**record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a line of JSON for each text read in it, and what of it could not be read."""

    lines: tuple[bytes, ...]
    failures: tuple[Failure, ...]
