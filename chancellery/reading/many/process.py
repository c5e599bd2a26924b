"""The process that reads one file after another within limits: ``python -m chancellery.reading.many.process``.

It opens no file and no address: requests and bytes come on standard input, answers go to standard output.
The first answer is ``ready``. A request is a line of JSON (``name``, ``published``, ``bytes``, ``skip`` and the
limits) followed by so many bytes. The answers to it are lines of JSON, for each text in the file first ``began`` with
its name and then

- ``read`` with a number of bytes, and these bytes: one JSON object and the end of its line;
- ``refused`` with a code and a sentence (and the fault, where it is ours);
- ``scan``: it is one and will take longer; one of the others follows;

and at last ``ended``, which says whether this process should now be replaced by a fresh one.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from chancellery.reading import as_json, files, parts
from chancellery.reading.as_json import Json
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import FileReading
from chancellery.reading.inputs import refusals, scans, sniff
from chancellery.reading.many.memory import peak_mb
from chancellery.reading.many.outcomes import Limits
from chancellery.reading.parts import Part

try:
    import resource
except ImportError:  # a platform without limits: the caller's clock is what is left
    resource = None  # type: ignore[assignment]

#: Recognising letters takes more: the languages are held at once.
SCAN_MEMORY_MB = 1536
#: A process that has grown beyond this share of what it may take is replaced, so that every text finds room.
_GROWN = 0.5
_PACKAGE = Path(__file__).resolve().parents[2]


class _Answers:
    """Answers to one request after another, on a stream that nothing else writes to."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def say(self, **answer: Json) -> None:
        self._stream.write(json.dumps(answer).encode("ascii") + b"\n")
        self._stream.flush()

    def hand_over(self, line: bytes) -> None:
        self._stream.write(b'{"read": %d}\n' % len(line))
        self._stream.write(line)
        self._stream.flush()


def main() -> int:
    """Answer requests until there are no more."""
    answers = _Answers(_answering_stream())
    _limit_for_good()
    answers.say(ready=True)
    while request := sys.stdin.buffer.readline():
        asked = json.loads(request)
        data = sys.stdin.buffer.read(asked["bytes"])
        limits = Limits(**asked["limits"])
        published = date.fromisoformat(asked["published"]) if asked["published"] else None
        _answer(data, asked["name"], published, asked["skip"], limits, answers)
        del data
        _allow(None, limits.memory_mb)
        answers.say(ended=True, grown=peak_mb() > limits.memory_mb * _GROWN)
    return 0


def _answering_stream() -> BinaryIO:
    """Take standard output for ourselves; a library that prints something prints it to nobody."""
    stream = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return stream


def _answer(data: bytes, name: str, published: date | None, skip: int, limits: Limits, answers: _Answers) -> None:
    """Read each text in a file but the first ``skip``, which were read before."""
    _allow(limits.seconds, limits.memory_mb)
    number = 0
    try:
        for part in parts.of(data, name):
            number += 1
            if number > skip:
                answers.say(began=part.name)
                _answer_for(part, published or part.published, limits, answers)
                _allow(limits.seconds, limits.memory_mb)
    except MemoryError:
        answers.say(began=name)
        _refuse(refusals.TooHungry(), answers)
    except Exception as error:
        answers.say(began=name)
        _refuse(refusals.Failed(), answers, fault=_fault(error))


def _answer_for(part: Part, published: date | None, limits: Limits, answers: _Answers) -> None:
    try:
        record = as_json.shape(_read(part, published, limits, answers))
        line = json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"
    except Unreadable as refusal:
        _refuse(refusal, answers)
    except MemoryError:
        _refuse(refusals.TooHungry(), answers)
    except RecursionError:
        _refuse(refusals.TooDeep(), answers)
    except Exception as error:  # whatever it is, it concerns this text alone
        _refuse(refusals.Failed(), answers, fault=_fault(error))
    else:
        answers.hand_over(line)


def _read(part: Part, published: date | None, limits: Limits, answers: _Answers) -> FileReading:
    if part.refusal is not None:
        raise part.refusal
    try:
        return files.read_bytes(part.data, part.name, published=published)
    except refusals.Scan:
        if not limits.scan_seconds:
            raise
    if (sentence := scans.missing(sniff.media_type(part.data, part.name))) is not None:
        raise refusals.Scan(sentence)
    answers.say(scan=True)
    _allow(limits.seconds + limits.scan_seconds, max(limits.memory_mb, SCAN_MEMORY_MB))
    return files.read_bytes(part.data, part.name, published=published, scan_seconds=limits.scan_seconds)


def _refuse(refusal: Unreadable, answers: _Answers, *, fault: str | None = None) -> None:
    answers.say(refused={"code": refusal.code, "message": refusal.message, "fault": fault})


def _fault(error: Exception) -> str:
    """Name the error and the innermost place of ours it came from, and no word of the text."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    place = Path(ours[-1].filename)
    shown = place.relative_to(_PACKAGE.parent) if place.is_relative_to(_PACKAGE) else Path(place.name)
    return f"{type(error).__name__} at {shown.as_posix()}:{ours[-1].lineno}"


def _limit_for_good() -> None:
    """Bound what no text may take: writing files, dumping memory, the memory of the greediest scan."""
    if resource is None:
        return
    for name, value in {"RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (value, value))


def _allow(seconds: float | None, memory_mb: int) -> None:
    """Give the next text so many seconds, of the clock and of the processor, and so much memory; ``None`` ends that."""
    if hasattr(signal, "setitimer"):
        # ends us even when nobody is left to do it
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + 1)
    if resource is None:
        return
    used = int(time.process_time())
    limits: Mapping[str, int | None] = {
        "RLIMIT_AS": memory_mb * 2**20,
        "RLIMIT_CPU": None if seconds is None else used + int(seconds) + 2,
    }
    for name, value in limits.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        with contextlib.suppress(ValueError, OSError):
            _, most = resource.getrlimit(kind)
            resource.setrlimit(kind, (most if value is None else value, most))


if __name__ == "__main__":
    sys.exit(main())
