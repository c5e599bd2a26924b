"""Reads a file in a separate process, within limits of time and memory, so that no file can hurt who brought it in.

``python -m chancellery.reading.worker`` is that process: bytes on standard input, one JSON object on standard output.
Callers use :func:`read_apart`.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chancellery.reading.as_json import Json
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import LARGEST, SCAN_SECONDS
from chancellery.reading.inputs import refusals, scans, sniff

_LOG = logging.getLogger(__name__)
_LOG.addHandler(logging.NullHandler())  # a trace is for whoever set up a log, never for a shell
#: Recognising letters takes more: the five languages are held at once.
_SCAN_MEMORY_MB = 1536
_ROOT = Path(__file__).resolve().parents[2]
#: All of our own environment that the worker gets: enough to start an interpreter, and no secret.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TMPDIR")
#: How a process ends that met its limit of time.
TOO_SLOW = frozenset(-number for number in (signal.SIGXCPU, signal.SIGALRM))


def read_apart(
    data: bytes,
    name: str,
    *,
    published: date | None = None,
    seconds: float = 20,
    memory_mb: int = 512,
    scan_seconds: float = SCAN_SECONDS,
) -> dict[str, Json]:
    """Read a file in a process of its own and return :func:`chancellery.reading.as_json.whole` of it.

    Safe to call from threads. ``seconds`` bounds both the wall clock and the processor time; a scan, once known as one,
    gets ``scan_seconds`` more, and none is read when that is 0.

    Raises:
        Unreadable: as :func:`chancellery.reading.files.read_bytes` does, or TooSlow, TooHungry, Failed.
    """
    if len(data) > LARGEST:
        raise refusals.TooLarge
    day = "" if published is None else published.isoformat()
    try:
        return _answered(data, [name, day, str(seconds), str(memory_mb), "0"], seconds)
    except refusals.Scan:
        if not scan_seconds:
            raise
    if (sentence := scans.missing(sniff.media_type(data, name))) is not None:
        raise refusals.Scan(sentence)
    longer = scan_seconds + seconds
    return _answered(data, [name, day, str(longer), str(max(memory_mb, _SCAN_MEMORY_MB)), str(scan_seconds)], longer)


def _answered(data: bytes, request: list[str], seconds: float) -> dict[str, Json]:
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module; the name is an argument, never a shell word
        [sys.executable, "-P", "-s", "-B", "-m", "chancellery.reading.worker", *request],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    ) as process:
        try:
            answer, complaint = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise refusals.TooSlow from error
        finally:
            _end(process)
    return _understood(answer, complaint, process.returncode)


def environment() -> dict[str, str]:
    """Return the environment of a process that reads files of strangers."""
    passed = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    return {**passed, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Make sure the worker and whatever it started are gone; its exit is collected by ``with``."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _understood(answer: bytes, complaint: bytes, status: int) -> dict[str, Json]:
    if status in TOO_SLOW:
        raise refusals.TooSlow
    try:
        record = json.loads(answer)
    except ValueError as error:
        _LOG.error("the reading worker ended with status %s: %s", status, complaint.decode("utf-8", "replace")[-4000:])
        # Killed by the system or by a library that met the memory limit: either way the file was too much.
        raise (refusals.TooHungry if status < 0 else refusals.Failed) from error
    if "refused" in record:
        raise refusals.of(record["refused"]["code"], record["refused"]["message"])
    reading: dict[str, Json] = record
    return reading


def main(arguments: list[str]) -> int:
    """Read standard input as the file named in ``arguments`` and write what came of it as JSON."""
    name, published, seconds, memory_mb, scan_seconds = arguments
    _limit(float(seconds), int(memory_mb))
    data = sys.stdin.buffer.read(LARGEST + 1)
    try:
        record: Mapping[str, Json] = _read(
            data, name, date.fromisoformat(published) if published else None, float(scan_seconds)
        )
    except Unreadable as refusal:
        record = _refused(refusal)
    except MemoryError:
        record = _refused(refusals.TooHungry())
    except RecursionError:
        record = _refused(refusals.TooDeep())
    sys.stdout.buffer.write(json.dumps(record, ensure_ascii=False).encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def _read(data: bytes, name: str, published: date | None, scan_seconds: float) -> dict[str, Json]:
    from chancellery.reading import as_json, files

    return as_json.whole(files.read_bytes(data, name, published=published, scan_seconds=scan_seconds))


def _refused(refusal: Unreadable) -> dict[str, Json]:
    return {"refused": {"code": refusal.code, "message": refusal.message}}


def _limit(seconds: float, memory_mb: int) -> None:
    """Bound what this process may take. What a platform does not offer is left to the caller's clock."""
    whole = int(seconds) + 1
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)  # ends us even when nobody is left to kill us
    try:
        import resource
    except ImportError:
        return
    limits = {"RLIMIT_AS": memory_mb * 2**20, "RLIMIT_CPU": whole, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
    for limit, value in limits.items():
        kind = getattr(resource, limit, None)
        if kind is not None:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
