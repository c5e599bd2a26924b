"""Read the texts of a folder again and again, and say how long it takes and with how much memory.

Run as a program of its own, which imports nothing but the reading: ``python repeated.py SECONDS WARM FOLDER``.
The texts of WARM are read first and do not count. Files are named ``language-number.txt``.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from chancellery.reading import read
from chancellery.reading.many.memory import peak_mb

Texts = dict[str, list[str]]


def main(seconds: float, warm: Path, folder: Path) -> dict[str, object]:
    """Read for so many seconds of processor time, but everything once at least.

    ``mb_per_s`` is that of the middle round and ``mb_per_s_at_best`` that of the quickest: a processor that is shared
    with others works at half its speed for seconds on end, and the best round tells what is due to us.
    """
    for text in (text for texts in _texts(warm).values() for text in texts):
        read(text)
    texts = _texts(folder)
    sizes = {language: sum(len(text.encode()) for text in some) for language, some in texts.items()}
    rounds: list[dict[str, float]] = []
    begun = time.perf_counter()
    while not rounds or sum(sum(each.values()) for each in rounds) < seconds:
        rounds.append({language: _time(some) for language, some in texts.items()})
    clock = time.perf_counter() - begun
    taken = [sum(each.values()) for each in rounds]
    size = sum(sizes.values()) / 1e6
    return {
        "mb_per_s": size / statistics.median(taken),
        "mb_per_s_at_best": size / min(taken),
        "mb_per_s_by_the_clock": size * len(rounds) / clock,
        "by_language": {
            language: sizes[language] / 1e6 / statistics.median(each[language] for each in rounds) for language in texts
        },
        "peak_mb": peak_mb(),
    }


def _time(texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begun


def _texts(folder: Path) -> Texts:
    found: Texts = {}
    for path in sorted(folder.glob("*.txt")):
        found.setdefault(path.name.partition("-")[0], []).append(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))))
