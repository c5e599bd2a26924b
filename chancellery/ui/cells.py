"""The cells of the coverage matrix: whose measure, how far, and whether it is late.

How far it is fills the cell from below, in steps of five percent that the style sheet knows: a matrix holds thousands
of cells, and a drawing in each would make its page four times as heavy.
"""

from decimal import Decimal
from functools import lru_cache
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from chancellery.ui.marks import percentage, usual_word, whole_percent
from chancellery.ui.wording import STANDINGS, one_of

#: What a cell may be: where something stands, or that a plan carries it and nobody has undertaken it yet.
KINDS = (*STANDINGS, "carried")
STEP = 5  # percent
SIGNS = {"done": "✓", "none": "+", "waived": "–", "carried": "○"}


def cell(standing: str, url: str, *, label: str, percent: float | Decimal | None = None) -> SafeString:
    """Fill one cell of the coverage matrix: whose measure, how far, and whether it is late.

    ``standing`` is as in the tag of that name, or "carried"; "none" is the empty cell, which invites to adopt.
    ``label`` says the row and the column, for who reads the cell alone.
    """
    kind = one_of(standing, KINDS, of="cell: standing")
    classes, sign, spoken = _look(kind, _whole(percent), get_language() or "")
    return format_html('<a class="cell {}" href="{}" aria-label="{}: {}">{}</a>', classes, url, label, spoken, sign)


def cell_of_table(kind: str, percent: int | None, language: str) -> tuple[str, str]:
    """Return a cell as two pieces, around its address, which must need no escaping: for tables joined in Python.

    The headings of its row and column speak for it, so it says only how far it is. ``kind`` is one of ``KINDS``.
    """
    return _pieces(kind, percent, language)


def word_of(kind: str) -> str:
    """Return the word for what a cell is, in the page's language."""
    words = {"none": pgettext("coverage", "not adopted"), "carried": pgettext("coverage", "in a plan, nobody leads it")}
    return words.get(kind) or usual_word(kind)


@lru_cache(maxsize=2048)
def _pieces(kind: str, percent: int | None, language: str) -> tuple[str, str]:
    classes, sign, spoken = _look(kind, percent, language)
    after = f'<span aria-hidden="true">{sign}</span><span class="unseen">{escape(spoken)}</span>'
    return f'<td><a class="cell {classes}" href="', f'">{after}</a></td>'


def _whole(percent: float | Decimal | None) -> int | None:
    return None if percent is None else min(whole_percent(percent), 100)


@lru_cache(maxsize=1024)
def _look(kind: str, percent: int | None, _language: str) -> tuple[str, str, str]:
    """Return the classes of a cell, the sign in it, and its words."""
    said = word_of(kind)
    spoken = said if percent is None else f"{said}, {percentage(percent)}"
    filled = (percent or 0) // STEP * STEP
    classes = f"{kind} p{filled}" if filled and kind in {"way", "late"} else kind
    return classes, SIGNS.get(kind, "·" if percent is None else str(percent)), spoken
