"""What a killed database server leaves in its data folder: the number it wrote down, and processes still ending.

``pg_ctl status`` asks only whether any process has that number. A killed server that its parent has not buried yet has
it still, in a container perhaps for ever, and after a restart of the machine somebody else may have got it. The server
would then be taken for running, or would refuse to start.
"""

from __future__ import annotations

import time
from pathlib import Path

import psutil

from chancellery.config.errors import DatabaseTrouble

PATIENCE = 30.0  #: seconds; what still writes when its server is killed ends within one or two


def is_served(data: Path) -> bool:
    """Say whether a living server works on a data folder."""
    try:
        server = psutil.Process(int(_note(data).read_text().split("\n", 1)[0]))
        return server.status() != psutil.STATUS_ZOMBIE and str(data) in server.cmdline()
    except (OSError, ValueError, psutil.Error):
        return False  # nobody wrote a number down, or whoever has it now is no server of ours


def clear(data: Path, sockets: Path, *, patience: float = PATIENCE) -> None:
    """Take away the number that a killed server left in both its folders, once nothing works on the data any more.

    Raises:
        DatabaseTrouble: something still does; to start beside it would spoil the data.
    """
    left_behind = [note for note in (_note(data), *sockets.glob(".s.PGSQL.*.lock")) if note.exists()]
    if not left_behind:
        return
    deadline = time.monotonic() + patience
    while working := _working_in(data):
        if time.monotonic() > deadline:
            raise DatabaseTrouble(f"A killed database still works in {data}: end the processes {working} first.")
        time.sleep(0.1)
    for note in left_behind:
        note.unlink()


def _note(data: Path) -> Path:
    return data / "postmaster.pid"


def _working_in(data: Path) -> list[int]:
    """Return the processes whose folder it is: a server and all its helpers go there when they start."""
    found = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()) == data:
                found.append(process.pid)
        except psutil.Error:
            continue  # it ended while we looked, or is somebody else's
    return found
