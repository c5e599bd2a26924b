"""Lays a tree of HTML, or of trafilatura's own tags, out as text."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from chancellery.reading.inputs.layout import REPEATED, Layout
from chancellery.reading.inputs.numbering import letters, roman

#: What a page holds and a reader does not see as text.
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "object", "audio", "video", "button",
    "select", "option", "textarea", "input", "math",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "item", "li", "list", "main", "nav", "ol", "p", "pre", "quote", "section", "summary", "table", "tbody", "tfoot",
    "thead", "ul",
})  # fmt: skip
#: A cell may say that it reaches further down than any table goes.
_MOST_ROWS = 1_000
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LABELLED = re.compile(r"\s{0,9}(?:[-–—•+*]|(?:\d{1,3}|[a-zđ]|[ivxlc]{1,6})[.)\]])", re.I)
_COUNTED: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


def drop_unseen(page: etree._Element) -> None:
    """Take out of ``page`` whatever a reader does not see, keeping the text that follows it."""
    for element in list(page.iter()):
        if element.tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            _drop(element)


def number_lists(page: etree._Element) -> None:
    """Write before each item of a list the number or dash that a browser would show."""
    for item in page.iterfind(".//ul/li"):
        if not _LABELLED.match(shown_text(item)[:12]):
            item.text = f"- {(item.text or '').lstrip()}"
    for ordered in page.iter("ol"):
        count = _whole(ordered.get("start"), 1)
        shown = _COUNTED.get(ordered.get("type", "1"), str)
        for item in ordered.iterchildren("li"):
            count = _whole(item.get("value"), count)
            if not _LABELLED.match(shown_text(item)[:12]):
                item.text = f"{shown(count)}. {(item.text or '').lstrip()}"
            count += 1


def shown_text(element: etree._Element) -> str:
    """Return all text inside ``element``, as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def laid_out(root: etree._Element) -> Layout:
    """Return the text of ``root``: a paragraph per block, a line per table row.

    A row of one cell, or with a table in a cell, only arranges the page and reads as paragraphs.
    """
    flow = _Flow()
    flow.walk(root)
    flow.close()
    return flow.layout


class _Flow:
    """Gathers inline text until a block begins or ends. Walks by events, not by recursion: pages nest deeply."""

    def __init__(self) -> None:
        self.layout = Layout()
        self._words: list[str] = []
        self._cells: list[str] | None = None
        #: Cells that reach down from above, by their column: into how many rows yet, and their words.
        self._reaching: dict[int, tuple[int, str]] = {}

    def close(self) -> None:
        """Lay out what was gathered."""
        text = "".join(self._words)
        self._words.clear()
        self.layout.paragraph(text)

    def walk(self, root: etree._Element) -> None:
        """Lay out ``root`` and all below it."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                self._after(element, root) if event == "end" else None
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
                self._after(element, root)

    def _after(self, element: etree._Element, root: etree._Element) -> None:
        if element is not root and element.tail:
            self._words.append(element.tail)

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _ROWS and self._cells is None and _is_data(element, bool(self._reaching)):
            self.close()
            self._cells = []
        elif self._cells is not None:
            if tag in _CELLS or tag in _BLOCKS or tag in _BREAKS:
                self._words.append("\n")
        elif tag in _BLOCKS or tag in _ROWS or tag in _CELLS:
            self.close()
        elif tag in _BREAKS:
            self._words.append("\n")
        if element.text:
            self._words.append(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if self._cells is None:
            if tag in _BLOCKS or tag in _ROWS or tag in _CELLS:
                self.close()
                if tag == "table":
                    self.layout.end_table()
                    self._reaching.clear()
        elif tag in _CELLS:
            self._cell(element, self._cells)
        elif tag in _ROWS:
            self._from_above(self._cells)
            self.layout.row(self._cells)
            self._cells = None
            self._words.clear()

    def _cell(self, element: etree._Element, cells: list[str]) -> None:
        """Add a cell to its row, behind those that reach down from the rows above."""
        self._from_above(cells)
        words, rows = "".join(self._words), min(_whole(element.get("rowspan"), 1), _MOST_ROWS)
        spanned = [words, *[""] * (min(_whole(element.get("colspan"), 1), 64) - 1)]
        self._words.clear()
        if rows > 1:
            short = spanned if len(words) <= REPEATED else [""] * len(spanned)
            self._reaching |= {len(cells) + place: (rows - 1, each) for place, each in enumerate(short)}
        cells.extend(spanned)

    def _from_above(self, cells: list[str]) -> None:
        while (column := len(cells)) in self._reaching:
            rows, words = self._reaching.pop(column)
            if rows > 1:
                self._reaching[column] = rows - 1, words
            cells.append(words)


def _is_data(row: etree._Element, reached: bool) -> bool:
    """Whether a row holds data: at least two cells, with those that reach into it from above, and no table inside."""
    cells = sum(1 for child in row if child.tag in _CELLS)
    return cells + reached > 1 and next(row.iter("table"), None) is None


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = f"{before.tail or ''} {element.tail}"
    elif element.tail:
        parent.text = f"{parent.text or ''} {element.tail}"
    parent.remove(element)


def _whole(text: str | None, default: int) -> int:
    cleaned = (text or "").strip()
    return int(cleaned) if cleaned.isascii() and cleaned.isdigit() and len(cleaned) < 7 else default
