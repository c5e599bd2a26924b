"""The document that speaks: its own number and date, as they stand in its heading.

An official text opens with "Số: 901/KH-UBND", the place and the day. That number is no mention of another document,
and what the title implements or the preamble rests on, this document implements or rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Block, Date, Reference
from chancellery.reading.lists import markers
from chancellery.reading.naming import reference_forms
from chancellery.reading.phrases import cues, title_lines
from chancellery.reading.records import replace
from chancellery.reading.text import Source, squeeze

#: "I. ", "1. ", "A. ", "Article 1", "Điều 1", "§ 1": where a text leaves its preamble.
_NUMBERED = re.compile(
    r"\s{0,3}(?:(?:[IVX]{1,4}|1|A)\s?[.)]\s|(?:\w{3,9}\.?|§)\s?1[.:]?\s|[第제]\s?[1一]|\(?[一가][).,])"
)
#: How many of the first blocks may hold the number, and how many more its date.
_HEAD: Final = 10
_DATE_WITHIN: Final = 3
#: The same where the line names the place first: the subject of a letter and the name of the state may stand between.
_DATELINE_WITHIN: Final = 6
_PLACE = re.compile(r"[^\W\d_][^,;:]{1,40},\s{1,3}")
# "Số: ", "N° ", "No. " and nothing else before the number
_MARK = re.compile(r"\W{0,3}(?:số|n\s?[°º]|nº|no\.?|nr\.?|ref\.?)?\s{0,2}:?\s{0,3}")
_LONGEST_MARK: Final = 20
_AFTER = re.compile(r"(?:\s{3,}.{0,90}|\s*[|\t].{0,90}|\W{0,3})", re.DOTALL)
#: The rule that names a document's own number.
OWN: Final = "heading.own"
_NUMBERED_BY: Final = frozenset({"references.code", "references.word", OWN})
_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST_TITLE: Final = 400
_MATTER_LINES: Final = 3
_LONGEST_DATELINE: Final = 90


def own(source: Source, references: Sequence[Reference]) -> int | None:
    """Return the index of the reference that is the document's own number, or ``None``."""
    for index, reference in enumerate(references):
        place = _place(source, reference.start)
        if place is None or place >= _HEAD:
            return None
        block = source.blocks[place]
        if reference.rule in {"references.code", OWN} and _alone(block, reference):
            return index
        if reference.number and reference.rule in _NUMBERED_BY and _is_line(block, reference):
            return index
    return None


def completed(source: Source, references: Sequence[Reference], dates: Sequence[Date]) -> tuple[Reference, ...]:
    """Return ``references`` with the document's own marked as such, dated and titled by its heading."""
    index = own(source, references)
    if index is None:
        return tuple(references)
    itself = references[index]
    place = _place(source, itself.start) or 0
    itself = replace(
        itself,
        rule=OWN,
        date=itself.date or _day(source, place, _of_nobody(dates, references)),
        subject=itself.subject or _title(source, place) or _matter(source),
    )
    return (*references[:index], itself, *references[index + 1 :])


def preamble_end(source: Source) -> int:
    """Return where the first numbered part begins; 0 when no part is numbered."""
    return next((block.start for block in source.blocks if _NUMBERED.match(block.quote)), 0)


def _of_nobody(dates: Sequence[Date], references: Sequence[Reference]) -> list[Date]:
    """Return the dates that are no other document's own."""
    taken = {reference.end for reference in references}
    return [each for each in dates if each.end not in taken]


def _day(source: Source, place: int, dates: Sequence[Date]) -> str | None:
    """Return the day of the dateline near the number; rather one that a link joins to it from a line of its own.

    "ZARZĄDZENIE Nr 13", "MINISTRA SPRAW ZAGRANICZNYCH", "z dnia 24 lipca 2013 r.".
    """
    linked = [each for each in dates if _opens_with_link(source, place, each)]
    for each in [*linked, *dates]:
        where = _place(source, each.start)
        if where is None or not WHOLE_DAY.fullmatch(each.edtf):
            continue
        block = source.blocks[where]
        within = _DATELINE_WITHIN if _PLACE.fullmatch(source.text, block.start, each.start) else _DATE_WITHIN
        short = block.end - block.start <= _LONGEST_DATELINE and block.end - each.end <= 2
        if short and abs(where - place) <= within:
            return each.edtf
    return None


def _opens_with_link(source: Source, place: int, each: Date) -> bool:
    """Say whether a line soon below the number holds nothing but what joins a day to a document, and the day."""
    where = _place(source, each.start)
    if where is None or not place < where <= place + _DATE_WITHIN:
        return False
    block = source.blocks[where]
    link = cues.cue(block.language, "references", "date_links").match(source.lower, block.start, each.start)
    return link is not None and not source.text[link.end() : each.start].strip() and block.end - each.end <= 2


def _title(source: Source, place: int) -> str | None:
    """Return the lines right below the word that says what the document is: "KẾ HOẠCH" and what it is about."""
    below = source.blocks[place + 1 : place + 1 + _HEAD]
    named = next((at for at, block in enumerate(below) if title_lines.names_kind(block)), None)
    if named is None:
        return None
    title, end = "", below[named].end
    for block in below[named + 1 :]:
        apart = _BLANK_LINE.search(source.text, end, block.start) or (title and _opens_text(source, block))
        if (apart and title) or len(title) + len(block.quote) > _LONGEST_TITLE or not _WORD.search(block.quote):
            break
        title, end = f"{title} {squeeze(block.quote)}".strip(), block.end
        if title[-1] in ".;:":
            break
    return title or None


def _matter(source: Source) -> str | None:
    """Return what a letter says that it is about, "V/v góp ý dự thảo", with the lines that go on in small letters."""
    head = source.blocks[: _HEAD + _DATELINE_WITHIN]
    for place, block in enumerate(head):
        label = cues.cue(block.language, "references", "subject_labels").match(source.lower, block.start, block.end)
        words = label and block.quote[label.end() - block.start :].lstrip(" :.-–")
        if words:
            going_on = takewhile(lambda line: line.quote[:1].islower(), head[place + 1 : place + 1 + _MATTER_LINES])
            return squeeze(" ".join([words, *(line.quote for line in going_on)]))[:_LONGEST_TITLE].rstrip(" .;") or None
    return None


def _opens_text(source: Source, block: Block) -> bool:
    """Say whether a line is no title any more: a point of a list, what the text rests on, or what it leads to."""
    if markers.read(source, block) or block.quote.endswith(":"):
        return True
    cites = cues.cue(block.language, "relations", "cites").match(source.lower, block.start, block.end)
    return cites is not None and block.quote[0].isupper()


def _place(source: Source, position: int) -> int | None:
    """Return which of the first blocks holds ``position``."""
    for place, block in enumerate(source.blocks[: _HEAD + _DATELINE_WITHIN]):
        if block.start <= position < block.end:
            return place
    return None


def _is_line(block: Block, reference: Reference) -> bool:
    """Say whether a line is nothing but the kind, the number and the day: "Décision n° 2025-47 du 11 avril 2025"."""
    return reference.start == block.start and block.end <= reference.end + 2


def _alone(block: Block, reference: Reference) -> bool:
    if reference.start - block.start > _LONGEST_MARK:
        return False
    before = block.quote[: reference.start - block.start].lower()
    after = block.quote[reference.end - block.start :]
    marked = _MARK.fullmatch(before) or reference_forms.of(block.language).own_mark.fullmatch(before)
    return bool(marked) and bool(_AFTER.fullmatch(after)) and reference.quote[:1] in _BARE_STARTS


#: The own number stands without a word for its kind: it begins with its figures or with the mark before them.
_BARE_STARTS: Final = frozenset("0123456789nNsS№第제")
