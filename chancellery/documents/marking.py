"""A text as a page shows it: its paragraphs, each in its language, with passages marked in place.

Marks may overlap and nest; the page gets a flat row of pieces, each in the colours of its innermost mark, so that no
mark ever hides another's beginning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString

#: A page shows this many characters of a text at once, to the end of the paragraph.
PART = 120_000
_TAGS = {"heading": "h2"}
_CELL_EDGE = '<span class="cell-edge">\t</span>'  # between two cells of a table's row
_CLASSES = {"boilerplate": "dropped", "caption": "caption", "table": "table-row"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


_NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``role`` is body, heading, caption, table or boilerplate."""

    start: int
    end: int
    language: str = ""
    role: str = "body"
    fate: str = ""  #: what became of it, which the edge shows; empty where nobody asks
    id: str = ""
    before: SafeString = _NOTHING  #: stands in front of its words, in the page's own
    behind: SafeString = _NOTHING  #: stands below it, in the page's own words


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to show as ``kind`` (a class of ``mark``). ``id`` is where a link to it leads.

    A passage that says again what another mark already shows has no ``id`` of its own: it is ``again`` of that one's.
    """

    start: int
    end: int
    kind: str
    id: str = ""
    href: str = ""  #: where the mark itself leads
    again: str = ""


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)


def paragraphs_of(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the lines of a text as paragraphs, for texts whose blocks are not known."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(start, start + len(line), language))
        start += len(line) + 1
    return tuple(found)


def parts(paragraphs: Sequence[Paragraph], size: int = PART) -> tuple[tuple[Paragraph, ...], ...]:
    """Divide a long text into what one page shows; at least one part, and no paragraph is cut."""
    found: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if found[-1] and paragraph.end - found[-1][0].start > size:
            found.append([])
        found[-1].append(paragraph)
    return tuple(tuple(part) for part in found)


def part_at(divided: Sequence[Sequence[Paragraph]], offset: int) -> int:
    """Return the number of the part, from 1, that shows ``offset``."""
    starts = [part[0].start for part in divided if part]
    return max(bisect_right(starts, offset), 1)


def html(text: str, paragraphs: Sequence[Paragraph], marks: Iterable[Mark], *, language: str) -> SafeString:
    """Return the paragraphs with their marks as HTML; ``language`` is that of the element around them."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    lines: list[str] = []
    first = 0
    for paragraph in paragraphs:
        while first < len(ordered) and ordered[first].end <= paragraph.start:
            first += 1
        within = [mark for mark in _from(ordered, first, paragraph.end) if mark.end > paragraph.start]
        lines.append(_paragraph(text, paragraph, within, language))
    return SafeString("\n".join(lines))


def _from(ordered: Sequence[Mark], first: int, end: int) -> Iterator[Mark]:
    for place in range(first, len(ordered)):
        if ordered[place].start >= end:
            return
        yield ordered[place]


def _paragraph(text: str, paragraph: Paragraph, marks: Sequence[Mark], language: str) -> str:
    tag = _TAGS.get(paragraph.role, "p")
    attributes = f' class="{_CLASSES[paragraph.role]}"' if paragraph.role in _CLASSES else ""
    attributes += f' id="{escape(paragraph.id)}"' if paragraph.id else ""
    attributes += f' data-fate="{escape(paragraph.fate)}"' if paragraph.fate else ""
    own = paragraph.language
    if own and own not in {language, "und"}:
        direction = ' dir="rtl"' if own.split("-")[0] in RIGHT_TO_LEFT else ""
        attributes += f' lang="{escape(own)}"{direction}'
    words = "".join(_piece(text, piece) for piece in _pieces(paragraph, marks))
    return f"<{tag}{attributes}>{paragraph.before}{words}</{tag}>{paragraph.behind}"


def _pieces(paragraph: Paragraph, marks: Sequence[Mark]) -> list[_Piece]:
    edges = {paragraph.start, paragraph.end}
    for mark in marks:
        edges |= {max(mark.start, paragraph.start), min(mark.end, paragraph.end)}
    borders = sorted(edges)
    pieces = [_Piece(start, end) for start, end in pairwise(borders)]
    starts = [piece.start for piece in pieces]
    for mark in marks:
        for place in range(bisect_right(starts, max(mark.start, paragraph.start)) - 1, len(pieces)):
            if pieces[place].start >= mark.end:
                break
            pieces[place].marks.append(mark)
    return pieces


def _piece(text: str, piece: _Piece) -> str:
    words = str(escape(text[piece.start : piece.end])).replace("\t", _CELL_EDGE)
    if not piece.marks:
        return words
    innermost = min(piece.marks, key=lambda mark: mark.end - mark.start)
    beginning = [mark for mark in piece.marks if mark.start == piece.start and mark.id]
    anchors = "".join(f'<span id="{escape(mark.id)}"></span>' for mark in beginning if mark is not innermost)
    own = f' id="{escape(innermost.id)}"' if innermost in beginning else ""
    names = " ".join(mark.id or mark.again for mark in piece.marks if mark.id or mark.again)
    carried = f' data-marks="{escape(names)}"' if names else ""
    kind = innermost.kind
    if innermost.href:
        words, kind = f'<a href="{escape(innermost.href)}">{words}</a>', f"{kind} linked"
    return f'{anchors}<mark class="{escape(kind)}"{own}{carried}>{words}</mark>'
