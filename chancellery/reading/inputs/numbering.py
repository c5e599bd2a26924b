"""The numbers Word shows before list paragraphs, which its files do not hold but make one count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


def roman(number: int) -> str:
    """Return ``number`` in small Roman figures; what they cannot say stays Arabic."""
    if not 0 < number < 4000:
        return str(number)
    figures = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures += figure * count
    return figures


def letters(number: int) -> str:
    """Return the letter Word gives to ``number``: a to z, then aa, bb."""
    if number < 1:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(times + 1, 20)


def shown(number: int, form: str) -> str:
    """Return ``number`` in one of Word's number formats; formats we do not know count in Arabic figures."""
    return _FORMS.get(form, str)(number)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


class Numbering:
    """Counts the lists of one document; ask :meth:`label` for each list paragraph in order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, list[int | None]] = {}
        if numbering is None:
            return
        abstract = {
            element.get(f"{_W}abstractNumId", ""): _levels(element) for element in numbering.iter(f"{_W}abstractNum")
        }
        for element in numbering.iter(f"{_W}num"):
            number = element.get(f"{_W}numId", "")
            named = element.find(f"{_W}abstractNumId")
            key = named.get(f"{_W}val", "") if named is not None else ""
            overrides = {_number(override.get(f"{_W}ilvl")): override for override in element.iter(f"{_W}lvlOverride")}
            self._levels[number] = _overridden(abstract.get(key, {}), overrides)
            # An overriding list counts for itself; others of one abstract list go on counting together.
            self._abstract[number] = f"own {number}" if overrides else key

    def label(self, number: str, depth: int) -> str:
        """Return the label of the next paragraph of list ``number`` at ``depth`` (from 0), or ``""``."""
        level = self._levels.get(number, {}).get(depth)
        if level is None or not 0 <= depth < _LEVELS:
            return ""
        counters = self._counters.setdefault(self._abstract[number], [None] * _LEVELS)
        before = counters[depth]
        counters[depth] = level.start if before is None else before + 1
        counters[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.format == "bullet":
            return _BULLET
        return self._filled(number, level, counters)

    def _filled(self, number: str, level: _Level, counters: list[int | None]) -> str:
        label = level.pattern
        for index, other in self._levels[number].items():
            count = counters[index] if 0 <= index < _LEVELS else None
            label = label.replace(f"%{index + 1}", shown(other.start if count is None else count, other.format))
        return label


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {_number(level.get(f"{_W}ilvl")): _level(level) for level in abstract.iter(f"{_W}lvl")}


def _level(element: etree._Element) -> _Level:
    return _Level(
        format=_value(element, "numFmt", "decimal"),
        pattern=_value(element, "lvlText", ""),
        start=_number(_value(element, "start", "1")),
    )


def _overridden(levels: dict[int, _Level], overrides: dict[int, etree._Element]) -> dict[int, _Level]:
    result = dict(levels)
    for depth, override in overrides.items():
        whole = override.find(f"{_W}lvl")
        level = _level(whole) if whole is not None else result.get(depth)
        if level is None:
            continue
        start = _number(_value(override, "startOverride", str(level.start)))
        result[depth] = _Level(format=level.format, pattern=level.pattern, start=start)
    return result


def _value(element: etree._Element, name: str, default: str) -> str:
    child = element.find(f"{_W}{name}")
    return default if child is None else child.get(f"{_W}val", default)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else 0
