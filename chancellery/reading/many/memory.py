"""How much memory a process has taken."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_PEAK = re.compile(rb"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak_mb() -> float:
    """Return the most memory this process ever held, in MB; 0 where the system does not tell.

    Linux counts in ``ru_maxrss`` what the process that started this one held; the status does not.
    """
    try:
        found = _PEAK.search(Path("/proc/self/status").read_bytes())
    except OSError:
        found = None
    if found is not None:
        return int(found[1]) * 1024 / 1e6
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
