"""The day a text came out, as the text says it: in its byline, its dateline, its signature or its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Block, Date
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source

_MONTH_OR_DAYS = re.compile(r"\d{4}-(?:0\d|1[0-2])|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
# "Relations extérieures | Samedi |25/10/2025|"
_DAY_IN_FIGURES = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)")
# "Bulletin 3/2025 – |July 2025|"
_DASH_BEFORE = re.compile(r"\s[–—|·-]\s\Z")
#: "to" stands before days of all kinds, "until" before those at which something ends.
_SHORTEST_UNTIL: Final = 5
#: How many of the last blocks may hold the month, how long such a line is, and which day of it is meant.
_LAST: Final = 3
_LONGEST_ISSUE: Final = 60
_MID_MONTH: Final = 15
_YEAR = re.compile(r"\d{4}")
# "Hanoi, on" before the date and a dash after it
_PLACE = re.compile(
    r"\(?[^\W\d_][\w'’-]{0,40}(?:\s[^\W\d_][\w'’-]{0,40}){0,2}\s?(?:\([^)]{1,20}\)\s?)?,\s(?:[^\W\d_]{1,4}\s)?"
)
#: Between a place and its day: ", ", ", den ".
_LONGEST_LINK: Final = 7
_DASH = re.compile(r"\)?\s?(?:\([^)]{1,20}\)\s?)?(?:[-–—:]|--)(?:\s|\Z)")
# "PORT MERROW (" before the date
_PLACE_BEFORE_BRACKET = re.compile(r"[^\W\d_][\w'’-]{0,40}(?:\s[^\W\d_][\w'’-]{0,40}){0,2}\s\(")
# ", 14:22", " à 08h00", ", 17:55 Uhr", ", 17:05 | Eva Pokorná" behind the day of a short line
_HOUR = re.compile(
    r"[\s,|–-]{0,3}(?:[^\W\d_]{1,4}\.?\s){0,2}\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?(?:\s[^\W\d_]{1,4}\.?)?(?:\s\|\s[^\d|]{2,40})?\W{0,3}"
)
# "Porto Alvorada, 17 de outubro de 2025", "Porto Alvorada, 14 de novembro de 2025. — O Ministro"
_ALONE = re.compile(r"\W{0,3}")
_SIGNED = re.compile(r"\.?\s?[—–-]\s")
# "от 6 октября 2025 года № 512-рп", "时间：2025年11月12日上午"
# "2023年6月15日|付結論第57号|", "2021년 5월 14일|자 제29호|": in these scripts the day stands before the number
_NUMBER_BEHIND = re.compile(r"\s?(?:付け?|자|的)?\s?(?:\w{1,6}\s)?[第제]\s?\d")
_LABEL = re.compile(r"[^\d|]{0,12}")
# "Date: Tuesday, 11 February 2025, 09.30-13.10", "Zeit: Donnerstag, 6. November 2025"
_LABEL_AND_WEEKDAY = re.compile(r"[^\W\d_][^\d|:]{1,20}:\s[^\W\d_]{3,20}(?:,\s|\s)(?:[^\W\d_]{1,4}\s)?")
_LONGEST: Final = 90
#: The same of a line that ends with its day: "Minutes of the fourth meeting of …, held at Port Merrow on 5 May 2025".
_LONGEST_TITLE: Final = 150
#: How many of the first and of the last blocks may hold the day.
_HEAD: Final = 12
_TAIL: Final = 12
_LABELLED: Final = 8
#: The first paragraphs, where what is told happened when the text came out.
_LEAD: Final = 4
#: So close before its day the word for a document makes the day the document's.
_LONGEST_LINK_TO_WORD: Final = 60
#: A day told so many years before another one of the text is not that of the text.
_OLD: Final = 2
#: How far from the beginning of its title the day of a document may stand.
_LONGEST_NAME: Final = 60


def dateline(source: Source, found: Sequence[Date]) -> date | None:
    """Return the day in the byline, in a short line at the head, at the end or behind a label, if there is one."""
    days = [
        (each, block) for each in found if WHOLE_DAY.fullmatch(each.edtf) and (block := source.block_at(each.start))
    ]
    head = {block.start for block in source.blocks[:_HEAD]}
    tail = {block.start for block in source.blocks[-_TAIL:]}
    lead = {block.start for block in source.blocks[:_LEAD]}
    # "Plan for 2025" with "the agreement signed on 20 May 2023" in its first lines is not of 2023
    years = {
        each.edtf
        for each in found
        if _YEAR.fullmatch(each.edtf)
        and each.start < max(lead, default=0)
        and not ((block := source.block_at(each.start)) and is_sentence(block))
    }
    labelled = {block.start for block in source.blocks[:_LABELLED]}
    # what is told first is old where the text tells of days long after it
    over = (each for each, block in days if not _is_due(source, block, each))
    latest = max((str(int(each.edtf[:4]) - _OLD) for each in over), default="")
    ways: tuple[Callable[[Block, Date], bool], ...] = (
        lambda block, each: is_of_page(block) or (block.start in head and _is_alone(block, each)),
        lambda block, each: block.start in tail and _is_signature(block, each),
        lambda block, each: block.start in tail and (_is_done(source, block, each) or _is_printed(source, block, each)),
        lambda block, each: block.start in labelled and _is_labelled(block, each),
        lambda block, each: (
            block.start in head
            and _is_dateline(block, each)
            and not (_is_citation(source, block) or _is_due(source, block, each))
        ),
        lambda block, each: block.start in labelled and _opens_line(block, each) and not _is_citation(source, block),
        lambda block, each: block.start in head and _is_own_title(source, block, each),
        lambda block, each: block.start in head and _is_of_today(source, block, each),
        lambda block, each: (
            block.start in lead
            and (not years or each.edtf[:4] in years)
            and each.edtf > latest
            and _is_told_first(source, block, each)
        ),
    )
    for way in ways:
        for each, block in days:
            if way(block, each):
                return date.fromisoformat(each.edtf)
    return None


def is_of_page(block: Block) -> bool:
    """Say whether a line of the page holds the day it came out: a byline, or its section and its day."""
    if block.rule == "boilerplate.byline":
        return True
    return block.rule == "boilerplate.navigation" and _DAY_IN_FIGURES.search(block.quote) is not None


def month_of_issue(source: Source, found: Sequence[Date]) -> date | None:
    """Return the middle of the month, or the last of the days, that a text is of by its head or its last lines.

    "Alto Tinco, julio de 2025", "Lubomierz, 25–26 września 2025 r.".
    """
    blocks = (*source.blocks[-_LAST:], *source.blocks[:_LEAD])
    near = {block.start: block for block in blocks if block.end - block.start <= _LONGEST_ISSUE}
    months = [(each, source.block_at(each.start)) for each in found if _MONTH_OR_DAYS.fullmatch(each.edtf)]
    for each, block in reversed(months):
        if block is None or block.start not in near or _is_citation(source, block):
            continue
        before, after = _around(block, each)
        if len(after) <= 1 and (_is_place(before) or not before.strip() or _DASH_BEFORE.search(before)):
            last = each.edtf.rpartition("/")[2]
            return date.fromisoformat(last if WHOLE_DAY.fullmatch(last) else f"{last}-{_MID_MONTH}")
    return None


def is_sentence(block: Block) -> bool:
    """Say whether a block is a sentence and no heading, in a script in which sentences are as short as headings."""
    return block.quote.endswith(".") and languages.get(block.language).table("about").get("unspaced") is True


def _around(block: Block, each: Date) -> tuple[str, str]:
    return block.quote[: each.start - block.start], block.quote[each.end - block.start :]


def _is_place(before: str) -> bool:
    """Say whether the words before a day are a place; most do not so much as end with a comma and a short word."""
    return "," in before[-_LONGEST_LINK:] and _PLACE.fullmatch(before) is not None


def _is_alone(block: Block, each: Date) -> bool:
    """Tell a line of a place, a day and an hour, and a text that opens with place, day and dash."""
    before, after = _around(block, each)
    if _is_place(before):
        return _DASH.match(after) is not None or _ends(after)
    if after.startswith(")") and _PLACE_BEFORE_BRACKET.fullmatch(before):
        return _DASH.match(after) is not None
    return not before.strip() and _ends(after) and block.role != "caption"


def _is_signature(block: Block, each: Date) -> bool:
    before, after = _around(block, each)
    if before.strip() and not _is_place(before):
        return False
    return _ALONE.fullmatch(after) is not None or _SIGNED.match(after) is not None


def _is_done(source: Source, block: Block, each: Date) -> bool:
    """Tell the sentence that ends an agreement: "Done at Port Merrow on 23 June 2025, in two copies"."""
    return _done(block.language).match(source.lower, block.start, each.start) is not None


@cache
def _done(code: str) -> re.Pattern[str]:
    return trie.words(languages.get(code).words("dates", "done_at"))


def _is_printed(source: Source, block: Block, each: Date) -> bool:
    """Tell the line that says when a paper was printed: "某市人民政府办公室　2025年4月10日印发"."""
    printed = _printed(block.language).match(source.lower, each.end, block.end)
    return printed is not None and printed.end() == block.end


@cache
def _printed(code: str) -> re.Pattern[str]:
    return re.compile(trie.pattern(languages.get(code).words("dates", "printed")))


def _is_dateline(block: Block, each: Date) -> bool:
    """Tell a short line that ends with its date: "Issued at Port Merrow on 23 June 2025"."""
    _, after = _around(block, each)
    return block.end - block.start <= _LONGEST_TITLE and _ends(after) and block.role != "caption"


def _ends(after: str) -> bool:
    return len(after) <= 2 or _HOUR.fullmatch(after) is not None


def _is_citation(source: Source, block: Block) -> bool:
    """Tell "Vu la convention du 24 avril 1963 ;": it rests on something, or goes on."""
    cites = cues.cue(block.language, "relations", "cites").match(source.lower, block.start, block.end)
    return cites is not None or block.quote.rstrip().endswith((";", ","))


def _is_own_title(source: Source, block: Block, each: Date) -> bool:
    """Tell the line that names the text itself: "Decreto direttoriale 7 maggio 2025, n. 1183"."""
    if block.end - block.start > _LONGEST or _is_citation(source, block):
        return False
    word = _documents(block.language).match(source.lower, block.start, block.end)
    return word is not None and each.start - block.start <= _LONGEST_NAME


def _is_told_first(source: Source, block: Block, each: Date) -> bool:
    """Tell the day a text begins with in running words, which is no document's: "The Council met on 5 May 2025 …"."""
    if _is_citation(source, block) or block.role == "caption":
        return False
    floor = max(block.start, each.start - _LONGEST_LINK_TO_WORD)
    if _NUMBER_BEHIND.match(source.text, each.end):
        return False  # "书记处2021年3月9日|第38-CT/TW号|指示"
    # "jusqu'au |31 décembre 2028|", "das am |9. Mai 2019| geschlossene Abkommen"
    if _is_due(source, block, each) or _signed(block.language).match(source.lower, each.end, block.end):
        return False
    return _any_document(block.language).search(source.lower, floor, each.start) is None


def _is_due(source: Source, block: Block, each: Date) -> bool:
    """Say whether something is due by a day, or goes on until or since then."""
    floor = max(block.start, each.start - _LONGEST_LINK_TO_WORD)
    return _due(block.language).search(source.lower, floor, each.start) is not None


@cache
def _due(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    until = [word for word in words("dates", "range_links") if len(word) >= _SHORTEST_UNTIL]
    due = trie.pattern([*words("duties", "deadline"), *words("dates", "since"), *until])
    return re.compile(rf"(?<!\w){due}\s(?:\w{{1,3}}\s)?\Z")


@cache
def _signed(code: str) -> re.Pattern[str]:
    """What stands behind the day on which something was signed."""
    words = languages.get(code).words
    signed = trie.pattern([*words("references", "signed_follows"), *words("references", "signed")])
    return re.compile(rf"\s?[,)]?(?:\s[^\W\d_][\w'’-]{{0,30}}){{0,3}}?\s?{signed}(?!\w)")


def _is_of_today(source: Source, block: Block, each: Date) -> bool:
    """Tell the day of minutes that begin "Hôm nay, vào hồi 14 giờ 00 ngày 18 tháng 7 năm 2024, …"."""
    today = _today(block.language).match(source.lower, block.start, each.start)
    return today is not None and each.start - today.end() <= _LONGEST_NAME


@cache
def _today(code: str) -> re.Pattern[str]:
    days = languages.get(code).table("dates").get("relative")
    today = [word for word, away in days.items() if away == 0] if isinstance(days, Mapping) else []
    return re.compile(cues.whole(today))


@cache
def _any_document(code: str) -> re.Pattern[str]:
    return trie.words(languages.get(code).pairs("kinds"))


@cache
def _documents(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(languages.get(code).pairs("kinds")))


def _is_labelled(block: Block, each: Date) -> bool:
    """Tell the line of minutes that says on which day of the week they met."""
    before, _ = _around(block, each)
    return block.end - block.start <= _LONGEST and _LABEL_AND_WEEKDAY.fullmatch(before) is not None


def _opens_line(block: Block, each: Date) -> bool:
    """Tell a short line that begins with its day, perhaps behind a label."""
    before, _ = _around(block, each)
    return block.end - block.start <= _LONGEST and _LABEL.fullmatch(before) is not None and block.role != "caption"
