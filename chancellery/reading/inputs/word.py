"""Word documents (.docx): paragraphs with the list numbers Word shows, tables, text boxes, headers and notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from lxml import etree

from chancellery.reading.inputs import archive, old_fonts, side_by_side, sniff
from chancellery.reading.inputs.decoded import Decoded
from chancellery.reading.inputs.layout import REPEATED, Layout
from chancellery.reading.inputs.numbering import Numbering
from chancellery.reading.inputs.refusals import Damaged, Empty

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BOX = f"{_W}txbxContent"
#: Deleted text, field codes and properties are in the file and not on the page; boxes are read for themselves.
_UNSEEN = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent"))
_UNSEEN |= {_FALLBACK}
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def decode(data: bytes) -> Decoded:
    """Return the text of a Word document: page headers, body, notes, page footers.

    Raises:
        Bomb, ForeignEntities, Encrypted, Damaged: it is not safe or not whole.
        Empty: it holds no text.
    """
    archive.inspect(data)
    try:
        layout = _laid_out(docx.Document(io.BytesIO(data)).part)
    except MemoryError:
        raise
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Damaged("This Word document is damaged and could not be opened.") from error
    except Exception as error:  # python-docx answers broken parts with whatever they happen to raise
        raise Damaged("This Word document is damaged and could not be opened.") from error
    tables = layout.tables
    if not layout.text:
        raise Empty("This Word document holds no text.")
    return Decoded(text=layout.text, media_type=sniff.WORD, tables=tables)


def _laid_out(document: XmlPart) -> Layout:
    parts = [relation.target_part for relation in document.rels.values() if not relation.is_external]
    by_type = {
        relation.reltype: relation.target_part for relation in document.rels.values() if not relation.is_external
    }
    numbering, styles = (_root(by_type.get(kind)) for kind in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES))
    page = _Page(Numbering(numbering), styles)
    page.margins(parts, "hdr")
    page.walk(document.element)
    for kind in _NOTES:
        notes = _root(by_type.get(kind))
        if notes is not None:
            page.walk(notes)
    page.margins(parts, "ftr")
    return page.layout


class _Page:
    """Lays the parts of one document out, counting its lists as it goes."""

    def __init__(self, numbering: Numbering, styles: etree._Element | None) -> None:
        self.layout = Layout()
        self._numbering = numbering
        self._style_lists = _lists_of_styles(styles)
        self._ruled_styles = side_by_side.ruled(styles)
        self._fonts = old_fonts.Fonts(styles)
        self._margins_seen: set[str] = set()

    def walk(self, container: etree._Element) -> None:
        """Lay out the paragraphs and tables of a body, a note or a content control."""
        for child in container:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self.walk(child)

    def margins(self, parts: list[Part], kind: str) -> None:
        """Lay out what stands above or below every page, once; bare page numbers are left out."""
        for part in parts:
            root = _root(part)
            if root is None or root.tag != f"{_W}{kind}":
                continue
            for paragraph in root.iter(f"{_W}p"):
                text = _words(paragraph, self._fonts).strip()
                if any(character.isalpha() for character in text) and text not in self._margins_seen:
                    self._margins_seen.add(text)
                    self.layout.paragraph(text)

    def _paragraph(self, paragraph: etree._Element) -> None:
        self.layout.paragraph(self._numbered(paragraph))
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_FALLBACK), None) is None:
                self.walk(box)

    def _numbered(self, paragraph: etree._Element) -> str:
        text = _words(paragraph, self._fonts)
        list_of = self._list_of(paragraph)
        if list_of is None or not text.strip():
            return text
        return f"{self._numbering.label(*list_of)} {text}"

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        by_style = None if style is None else self._style_lists.get(style.get(f"{_W}val", ""))
        return _numbered_by(properties, by_style)

    def _table(self, table: etree._Element) -> None:
        self.layout.end_table()
        rows = [list(_seen(row, f"{_W}tc")) for row in _seen(table, f"{_W}tr")]
        if side_by_side.arranges(table, rows, self._ruled_styles):
            self._halves(rows)
        else:
            self._rows(rows)
            self.layout.end_table()

    def _halves(self, rows: list[list[etree._Element]]) -> None:
        """Lay out the left half of a page, then the right one."""
        for column in range(max(map(len, rows))):
            for row in rows:
                for cell in row[column : column + 1]:
                    self.walk(cell)

    def _rows(self, rows: list[list[etree._Element]]) -> None:
        above: Mapping[int, str] = {}
        for row in rows:
            cells: list[str] = []
            merged: dict[int, str] = {}
            for cell in row:
                words = self._cell(cell)
                if _merged_down(cell):
                    words = words.strip() or above.get(len(cells), "")
                    merged[len(cells)] = words
                cells.append(words)
                cells.extend([""] * (_span(cell) - 1))
            above = {column: words for column, words in merged.items() if len(words) <= REPEATED}
            if cells:
                self.layout.row(cells)

    def _cell(self, cell: etree._Element) -> str:
        return "\n".join(self._numbered(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _words(element: etree._Element, fonts: old_fonts.Fonts) -> str:
    return "".join(_pieces(element, fonts))


def _pieces(element: etree._Element, fonts: old_fonts.Fonts) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and not _hidden(child):
            pieces = _pieces(child, fonts)
            yield from [old_fonts.in_unicode("".join(pieces), fonts.of(child))] if child.tag == f"{_W}r" else pieces


def _hidden(element: etree._Element) -> bool:
    """Whether a run is marked as hidden: it is in the file, and neither on the page nor in print."""
    mark = element.find(f"{_W}rPr/{_W}vanish") if element.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _seen(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children with this tag, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"}:
            yield from _seen(child, tag)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = "" if span is None else span.get(f"{_W}val", "")
    return min(int(width), 64) if width.isascii() and width.isdigit() else 1


def _merged_down(cell: etree._Element) -> bool:
    """Whether a cell is one with those above or below it; its words stand in the first of them only."""
    return cell.find(f"{_W}tcPr/{_W}vMerge") is not None


def _numbered_by(properties: etree._Element, default: tuple[str, int] | None) -> tuple[str, int] | None:
    """The list and depth that paragraph or style properties name; what they leave open comes from ``default``."""
    named = properties.find(f"{_W}numPr")
    if named is None:
        return default
    number, depth = named.find(f"{_W}numId"), named.find(f"{_W}ilvl")
    key = number.get(f"{_W}val", "") if number is not None else (default or ("", 0))[0]
    level = depth.get(f"{_W}val", "0") if depth is not None else "0"
    return (key, int(level)) if key not in {"", "0"} and level.isascii() and level.isdigit() else None


def _lists_of_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        properties = style.find(f"{_W}pPr")
        numbered = None if properties is None else _numbered_by(properties, None)
        if numbered is not None:
            found[style.get(f"{_W}styleId", "")] = numbered
    return found


def _root(part: Part | None) -> etree._Element | None:
    """The XML of a part, or ``None`` for a picture and the like."""
    if part is None:
        return None
    if isinstance(part, XmlPart):
        element: etree._Element = part.element
        return element
    if not str(part.partname).endswith(".xml"):
        return None
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
