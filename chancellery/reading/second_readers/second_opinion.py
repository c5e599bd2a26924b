"""Ask the second readers about a reading, within a limit of time, and join what holds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from dataclasses import replace

from chancellery.reading import as_json, facts
from chancellery.reading.as_json import Json
from chancellery.reading.second_readers.joining import joined
from chancellery.reading.second_readers.proof import RULE, proven
from chancellery.reading.second_readers.protocol import Finding, SecondReader, Unavailable
from chancellery.reading.second_readers.registry import SWITCH, UnknownReader, switched_on
from chancellery.reading.text import fold

SECONDS = 60.0  #: how long a second reader may take for one text
MOST = 10_000  #: findings of one reader in one text; what comes after is not looked at
SILENT = "second-reader-silent"
DROPPED = "second-reader-dropped"
_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())


def read_again(reading: facts.Reading, readers: Iterable[SecondReader], *, seconds: float = SECONDS) -> facts.Reading:
    """Return ``reading`` with what ``readers`` add, confirm or see otherwise.

    A reader that fails, or takes longer than ``seconds``, costs nothing but a warning. What it proposed without its
    words standing in the text is counted in another one.
    """
    for reader in readers:
        name = fold(reader.name)
        try:
            findings = _asked(reader, reading, seconds)
        except Unavailable as silence:
            reading = _warned(reading, name, SILENT, f"{name} did not answer: {silence}")
            continue
        held = [(one.kind, fact) for one in findings if (fact := proven(one, reading.text, source=name)) is not None]
        reading = joined(reading, held, source=name)
        if dropped := len(findings) - len(held):
            told = f"{dropped} of {len(findings)} findings of {name} do not stand in the text; they were dropped."
            reading = _warned(reading, name, DROPPED, told)
    return reading


def record_read_again(record: dict[str, Json]) -> dict[str, Json]:
    """Return :func:`chancellery.reading.as_json.whole` of a file with what the second readers switched on found in it.

    A switch that names somebody unknown costs a warning, as a reader that does not answer does.
    """
    trouble = ""
    try:
        readers = switched_on()
    except (UnknownReader, Unavailable) as refusal:
        readers, trouble = [], str(refusal)
    if not readers and not trouble:
        return record
    read = as_json.restored(record)
    again = _warned(read.reading, SWITCH, SILENT, trouble) if trouble else read_again(read.reading, readers)
    return as_json.whole(replace(read, reading=again))


def _asked(reader: SecondReader, reading: facts.Reading, seconds: float) -> list[Finding]:
    """Return the findings; its thread is left alone when its time is up.

    Raises:
        Unavailable: it failed, or was too slow.
    """
    found: list[Finding] = []
    failure: list[Exception] = []

    def ask() -> None:
        try:
            for one in reader.find(reading):
                if len(found) == MOST:
                    break
                found.append(one)
        except Exception as error:
            failure.append(error)

    thread = threading.Thread(target=ask, name=f"second-reader-{reader.name}", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise Unavailable(f"it took longer than {seconds:g} seconds.")
    if failure and isinstance(failure[0], Unavailable):
        raise failure[0]
    if failure:
        _LOG.error("the second reader %s failed", reader.name, exc_info=failure[0])
        raise Unavailable("it failed.")
    return found


def _warned(reading: facts.Reading, source: str, code: str, message: str) -> facts.Reading:
    warning = facts.Warning(start=0, end=0, quote="", rule=RULE, sources=(source,), code=code, message=message)
    return replace(reading, warnings=(*reading.warnings, warning))
