"""Numbers that an office forms by its own letters: ``外人第45号通知``, ``외교-1234``, ``ที่ มท 0808.2/ว 1234``.

Only the letters show that they are numbers of documents, so each form asks for more beside it: a word for the kind
of document, a day, or the word that such a number stands behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from chancellery.reading.late import late
from chancellery.reading.text import Source, Stretch, squeeze

RULE: Final = "references.office"


class OfficeNumber(NamedTuple):
    """A number at ``text[start:end]``, and the kind of document such numbers are given to; ``""`` says nothing."""

    start: int
    end: int
    number: str
    kind: str
    #: Whether it counts by itself; otherwise only beside a word for a document or a day.
    sure: bool


# 青国第205号, 5国交第96号
_JAPANESE = late(r"(?<!\S)(?:\d{1,2}\s?)?[\u4e00-\u9fff]{1,6}第\s?\d{1,5}(?=号)")
# 외교-1234(2025. 3. 5.), 재외|정책|과-1021, which is parted at the words we know
_KOREAN = late(
    r"(?<!\w)(?:[\uac00-\ud7a3]{2,10}|(?:[\uac00-\ud7a3]{2,6} ){1,2}[과실팀국부])-\d{2,6}"
    r"(?=\s?호|\s?\((?:19|20)\d\d\s?\.)"
)
# ที่ มท 0808.2/ว 1234 · ที่ นร 0505/1234
_THAI = late(r"ที่\s?(?P<number>[\u0e01-\u0e2e]{2,3}\s?\d{4}(?:\.\d{1,3}){0,2}\s?/\s?(?:ว\s?)?\d{1,6})(?!\d)")
# NOR : EAEC2411873C
_FRENCH = late(r"NOR\s?:?\s?(?P<number>[A-Z]{4}\d{7}[A-Z])(?!\w)")
_FORMS: Final = {
    "ja": (_JAPANESE, "", False),
    "ko": (_KOREAN, "official letter", True),
    "th": (_THAI, "official letter", True),
    "fr": (_FRENCH, "", False),
}


def find(source: Source, stretch: Stretch) -> Iterator[OfficeNumber]:
    """Yield the numbers of one stretch, in reading order."""
    if stretch.language not in _FORMS:
        return
    pattern, kind, sure = _FORMS[stretch.language]
    for match in pattern.finditer(source.text, stretch.start, stretch.end):
        number = match.groupdict().get("number") or match.group()
        number = number.replace(" ", "") if stretch.language == "ko" else squeeze(number)
        yield OfficeNumber(match.start(), match.end(), number, kind, sure)
