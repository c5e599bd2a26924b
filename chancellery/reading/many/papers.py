"""The files to be read, each once, in an order that depends on their names alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chancellery.reading.inputs import refusals
from chancellery.reading.many.outcomes import Failure


@dataclass(frozen=True, slots=True)
class Paper:
    """A file by its path as it was asked for; ``size`` and ``modified`` (nanoseconds) tell whether it has changed."""

    path: str
    size: int
    modified: int

    @property
    def source(self) -> str:
        """The path as text; bytes that are no UTF-8 become replacement characters."""
        return printable(self.path)


def printable(name: str) -> str:
    """Return a file name as text; bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def found(names: Sequence[str], *, except_for: Collection[Path] = ()) -> tuple[list[Paper], list[Failure]]:
    """Return the files that ``names`` are or hold, and the folders that could not be looked into.

    Folders are walked in the order of the bytes of the names in them. Hidden files, and what is no file (pipes,
    sockets), are nobody's papers; nor are the files of ``except_for``, such as our own output. A name that is not
    there is returned as a paper all the same: whoever opens it says so.
    """
    papers: dict[str, Paper] = {}
    failures: list[Failure] = []
    unwanted = {path.resolve() for path in except_for}
    for name in names:
        for path in _files(name, failures):
            if path not in papers and not (unwanted and Path(path).resolve() in unwanted):
                papers[path] = _paper(path)
    return list(papers.values()), failures


def _files(name: str, failures: list[Failure]) -> Iterator[str]:
    if not os.path.isdir(name):
        yield name
        return
    for folder, folders, files in os.walk(name, onerror=lambda error: failures.append(_closed(error))):
        folders[:] = sorted((one for one in folders if not one.startswith(".")), key=os.fsencode)
        for one in sorted(files, key=os.fsencode):
            path = os.path.join(folder, one)
            if not one.startswith(".") and _is_file(path):
                yield path


def _is_file(path: str) -> bool:
    """Whether it is a file, or a link that leads nowhere and ought to be named as such."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def _paper(path: str) -> Paper:
    try:
        facts = os.stat(path)
    except (OSError, ValueError):
        return Paper(path, 0, 0)
    return Paper(path, facts.st_size, facts.st_mtime_ns)


def _closed(error: OSError) -> Failure:
    refusal = refusals.NotAllowed("This folder may not be opened: its permissions do not allow it.")
    return Failure(printable(str(error.filename)), refusal.code, refusal.message)
