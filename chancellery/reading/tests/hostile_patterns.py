"""Every pattern the reading compiles, and for each the inputs that hurt a bad pattern most.

``python -m chancellery.reading.tests.hostile_patterns`` prints the patterns that slow down faster than their input
grows, as JSON. It runs in a process of its own, because it listens to ``re`` from before the package is loaded.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType

_PACKAGE = "chancellery.reading"
_FOLDER = Path(__file__).parents[1]
_TEXTS = Path(__file__).with_name("open_corpus")
#: Takes so long at most for the shorter input, however bad the pattern: seconds of the processor.
_PATIENCE = 0.8
#: Below this a time is noise: seconds.
_SMALLEST = 2e-5
#: The shorter input in characters, and how many times as long the longer one is. A linear pattern takes so many times
#: as long, a quadratic one the square of it; the bound lies between.
_LENGTH = 150
_TIMES = 4
_BOUND = 9.0
#: What is above the bound is measured so often: a busy machine is no pattern's fault.
_MEASURED = 4
#: What each hostile input is made of besides the pattern's own words.
_FILLERS = ("a", "A", "1", " ", "\n", "-", "1/", "A-", "a ", "A a ", "a, ", "(", "| ")
#: A repetition that ends at so many may cost that much for each character; it never grows with the text.
_REPEATED = 3


class TooSlow(Exception):
    """A pattern did not come to an end in time."""


@contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """Listen to ``re``: yield a mapping that fills with the patterns our modules compile and the module of each."""
    heard: dict[str, str] = {}
    names = ("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
    originals: dict[str, Callable[..., object]] = {name: getattr(re, name) for name in names}

    def listening(original: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(original)
        def heard_and_done(pattern: object, *args: object, **named: object) -> object:
            asker = sys._getframe(1).f_globals.get("__name__", "")
            if isinstance(pattern, str) and asker.startswith(_PACKAGE):
                heard.setdefault(pattern, asker)
            return original(pattern, *args, **named)

        return heard_and_done

    for name, original in originals.items():
        setattr(re, name, listening(original))
    try:
        yield heard
    finally:
        for name, original in originals.items():
            setattr(re, name, original)


def every_pattern() -> Mapping[str, str]:
    """Return each pattern of the package with the module that compiles it, those of all languages among them."""
    with compiled() as heard:
        modules = [importlib.import_module(name) for name in _modules()]
        from chancellery.reading import languages, late, read

        late.compile_all()
        for module in modules:
            for build in _builders(module):
                for code in languages.available():
                    _touch(build(code))
        for path in sorted(_TEXTS.glob("*.txt")):
            read(path.read_text(encoding="utf-8"))
    return heard


def _modules() -> Iterator[str]:
    for found in pkgutil.walk_packages([str(_FOLDER)], f"{_PACKAGE}."):
        if ".tests" not in found.name and not found.name.endswith("__main__"):
            yield found.name


def _builders(module: ModuleType) -> Iterator[Callable[[str], object]]:
    """Yield the remembered functions of a module that make something of the code of a language and nothing else."""
    for value in vars(module).values():
        if hasattr(value, "cache_info") and value.__module__ == module.__name__:
            parameters = list(inspect.signature(value).parameters.values())
            if [p.name for p in parameters] == ["code"]:
                yield value


def _touch(built: object) -> None:
    """Ask ``built`` for what it compiles late."""
    for name, value in vars(type(built)).items():
        if isinstance(value, functools.cached_property):
            getattr(built, name)


def hostile(pattern: str) -> Iterator[str]:
    """Yield pieces to be repeated and the words that lead up to them: each as ``lead + piece * n + end``."""
    tree = _parser.parse(pattern)
    seen = {("", filler) for filler in _FILLERS}
    seen.update(_pumps(tree, ""))
    whole = _sample(tree)
    seen.update({("", whole), ("", f"{whole} ")})
    yield from (f"{lead}\0{piece}" for lead, piece in sorted(seen) if piece)


def _pumps(tree: object, lead: str) -> Iterator[tuple[str, str]]:
    """Yield for each repetition what stands before it and what it repeats."""
    for op, argument in tree:  # type: ignore[attr-defined]
        if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            _, most, body = argument
            if most > _REPEATED:
                yield lead, _sample(body)
            yield from _pumps(body, lead)
        elif op is ops.BRANCH:
            for option in (argument[1][0], argument[1][-1]):
                yield from _pumps(option, lead)
        elif op is ops.SUBPATTERN:
            yield from _pumps(argument[3], lead)
        elif op in {ops.ASSERT, ops.ASSERT_NOT}:
            yield from _pumps(argument[1], lead)
        lead += _sample([(op, argument)])


def _sample(tree: object) -> str:
    """Return words a tree of a pattern matches, or nearly: its first options, what may be missing once."""
    written = ""
    for op, argument in tree:  # type: ignore[attr-defined]
        if op is ops.LITERAL:
            written += chr(argument)
        elif op is ops.NOT_LITERAL or op is ops.ANY:
            written += "a" if argument != ord("a") else "b"
        elif op is ops.IN:
            written += _member(argument)
        elif op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            written += _sample(argument[2]) * max(argument[0], 1)
        elif op is ops.BRANCH:
            written += _sample(argument[1][0])
        elif op is ops.SUBPATTERN:
            written += _sample(argument[3])
        elif op is ops.ATOMIC_GROUP:
            written += _sample(argument)
    return written


def _member(allowed: list[tuple[object, object]]) -> str:
    """Return a character of a class."""
    written = "".join(_written(op, argument) for op, argument in allowed)
    class_ = re.compile(f"[{written}]")
    return next((each for each in "a1 -A.,/|(«Đđ\n" if class_.match(each)), None) or _first(allowed)


_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_NOT_DIGIT: r"\D", ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S", ops.CATEGORY_WORD: r"\w", ops.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _written(op: object, argument: object) -> str:
    if op is ops.NEGATE:
        return "^"
    if op is ops.CATEGORY:
        return _CATEGORIES[argument]
    if op is ops.RANGE:
        return "-".join(re.escape(chr(end)) for end in argument)  # type: ignore[attr-defined]
    return re.escape(chr(argument))  # type: ignore[arg-type]


def _first(allowed: list[tuple[object, object]]) -> str:
    for op, argument in allowed:
        if op is ops.LITERAL:
            return chr(argument)  # type: ignore[arg-type]
        if op is ops.RANGE:
            return chr(argument[0])  # type: ignore[index]
    return "\x01"


def growth(pattern: str, piece: str) -> float:
    """Return how much longer a search takes in an input ``_TIMES`` as long, by processor time, the least of several.

    Raises:
        TooSlow: it does not end at all.
    """
    searcher = re.compile(pattern)
    lead, _, repeated = piece.partition("\0")
    short, long = (f"{lead}{repeated * (size // len(repeated))}\x02" for size in (_LENGTH, _LENGTH * _TIMES))
    with _patience():
        first = _least(searcher, short)
        return _least(searcher, long, at_most=first * _TIMES) / first


def _least(searcher: re.Pattern[str], text: str, at_most: float = 0.0) -> float:
    """Return the least time of some runs; enough once it is not above ``at_most``."""
    least = float("inf")
    for _ in range(3):
        begun = time.thread_time()
        for _ in searcher.finditer(text):
            pass
        least = min(least, time.thread_time() - begun)
        if least <= at_most:
            break
    return max(least, _SMALLEST)


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def trouble(pattern: str) -> str | None:
    """Return the input in which ``pattern`` is slower than linear, measured again to be sure; ``None`` when none is."""
    for piece in hostile(pattern):
        try:
            if all(growth(pattern, piece) > _BOUND for _ in range(_MEASURED)):
                return piece
        except TooSlow:
            return piece
    return None


def main() -> None:
    """Print the patterns that are slower than linear in any input, and how many were asked."""
    found = every_pattern()
    slow = [(module, pattern, piece) for pattern, module in found.items() if (piece := trouble(pattern))]
    json.dump({"asked": len(found), "slow": slow}, sys.stdout)


if __name__ == "__main__":
    main()
