"""Put the mentions of documents in order: none within another, a title with its number, an issuer for a whole list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancellery.reading.facts import Reference
from chancellery.reading.late import late
from chancellery.reading.naming.reference_surroundings import Mention
from chancellery.reading.records import replace
from chancellery.reading.text import UNSPACED

# "《…的通知》（外发〔2025〕8号）": a title, and in brackets behind it its number
_BRACKET = re.compile(r"\s?\(\s?\w{0,12}\s?\Z")
# "「…条例」（平成30年|白浪県|条例第22号）": its year and whose it is stand before the number
_YEAR_FIRST = late(rf"\s?\((?:[\d{UNSPACED}] ?){{2,6}}年(?: ?[{UNSPACED}]){{0,16}} ?\Z")


def with_titles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Make one mention of a title and the number in brackets right behind it."""
    found: list[Mention] = []
    for each in mentions:
        title = found[-1] if found and found[-1].rule == "references.title" else None
        between = text[title.end : each.start] if title and not each.rule.endswith("title") else ""
        if title and between and (_BRACKET.match(between) or _YEAR_FIRST.match(between)):
            kind = title.kind if each.kind == "other" or each.rule == "references.word" else each.kind
            found[-1] = replace(each, start=title.start, kind=kind)
        else:
            found.append(each)
    return found


def with_numbers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the title of a law the number right before it: "la Ley N.º 30917, |Ley de Cooperación|"."""
    found: list[Mention] = []
    for each in mentions:
        before = found[-1] if found else None
        titled = before and each.rule == "references.title" and each.kind == before.kind == "law"
        if before and titled and before.number and text[before.end : each.start] == ", ":
            found.append(replace(each, number=before.number))
        else:
            found.append(each)
    return found


def apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, in order, that begin in no other."""
    kept: list[Mention] = []
    for each in mentions:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def shared_issuers(references: list[Reference]) -> list[Reference]:
    """Give the issuer after a list to its earlier members too: "resolutions 18 and 21 of the Central Committee"."""
    shared = references[:]
    for index in range(len(shared) - 1, 0, -1):
        later, earlier = shared[index], shared[index - 1]
        if later.rule == "references.list" and later.issuer and earlier.issuer is None:
            shared[index - 1] = replace(earlier, issuer=later.issuer)
    return shared
