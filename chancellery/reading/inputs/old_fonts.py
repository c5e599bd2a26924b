"""Word documents typed in the fonts of before Unicode, whose letters stand in the file as Western ones.

The font alone shows them as Vietnamese: ".VnTime" keeps them as TCVN3, ".VnTimeH" so for capitals, "VNI-Times" as VNI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from chancellery.reading.inputs import vietnamese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONT = f"{_W}rFonts"
#: A style leads back to others over no more steps than this.
_DEEPEST: Final = 20


def in_unicode(words: str, font: str) -> str:
    """Return ``words`` as ``font`` shows them; those of any other font as they are."""
    if words.isascii() and not font.endswith("H"):
        return words
    if font.startswith(".Vn"):
        read = vietnamese.from_tcvn3(words)
        return read.upper() if font.endswith("H") else read
    return vietnamese.from_vni(words) if font.startswith("VNI-") else words


class Fonts:
    """Which font the words of a document are in: their own, their style's, their paragraph's or the document's."""

    def __init__(self, styles: etree._Element | None) -> None:
        named = {} if styles is None else {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
        self._of_styles = {name: _of_style(name, named) for name in named}
        common = next((style for style in named.values() if _is_common(style)), None)
        default = None if styles is None else styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_FONT}")
        self._default = _name(default)
        if common is not None:
            self._default = self._of_styles[common.get(f"{_W}styleId", "")] or self._default
        self._is_old = any(map(_old, (self._default, *self._of_styles.values())))

    def of(self, run: etree._Element) -> str:
        """Return the name of the font of a run, or nothing where no old one can be meant."""
        own = _name(run.find(f"{_W}rPr/{_FONT}"))
        if own or not self._is_old:
            return own
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        styles = [run.find(f"{_W}rPr/{_W}rStyle")]
        styles += [] if paragraph is None else [paragraph.find(f"{_W}pPr/{_W}pStyle")]
        told = (self._of_styles.get(style.get(f"{_W}val", ""), "") for style in styles if style is not None)
        return next(filter(None, told), self._default)


def _of_style(name: str, named: Mapping[str, etree._Element]) -> str:
    """Return the font that a style or the nearest of those it rests on gives."""
    for _ in range(_DEEPEST):
        style = named.get(name)
        if style is None:
            return ""
        if font := _name(style.find(f"{_W}rPr/{_FONT}")):
            return font
        rests_on = style.find(f"{_W}basedOn")
        name = "" if rests_on is None else rests_on.get(f"{_W}val", "")
    return ""


def _is_common(style: etree._Element) -> bool:
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in {"1", "true"}


def _name(font: etree._Element | None) -> str:
    return "" if font is None else font.get(f"{_W}ascii") or font.get(f"{_W}hAnsi") or ""


def _old(font: str) -> bool:
    return font.startswith((".Vn", "VNI-"))
