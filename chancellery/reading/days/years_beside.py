"""The year of a day from what stands beside it: a heading, the number of an issue, the day behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.days import datelines
from chancellery.reading.days.dates_as_edtf import UNKNOWN_YEAR, WHOLE_DAY
from chancellery.reading.facts import Date
from chancellery.reading.phrases import cues, trie
from chancellery.reading.records import replace
from chancellery.reading.text import Source

#: The rule of days whose year is that of a date beside them.
SAME: Final = "dates.same"
_YEAR = re.compile(r"\d{4}")
_OPEN_DAY = re.compile(rf"{UNKNOWN_YEAR}-\d\d-\d\d")
# "Zpravodaj 3/|2025|": the number of an issue, or of the text itself
_ISSUE = re.compile(r"(?<![\d/.])\d{1,3}\s?/\s?(?P<year>20[0-4]\d)(?![\d/])")
#: How many of the first blocks may name the year of a text, and how long such a heading is at most.
_HEAD: Final = 4
_LONGEST_HEADING: Final = 130
_LONGEST_ISSUE: Final = 60


def of_heading(source: Source, found: Sequence[Date]) -> int | None:
    """Return the one year that the headings of a text name: days in the "plan for 2025" are of 2025."""
    end = source.blocks[min(_HEAD, len(source.blocks)) - 1].end if source.blocks else 0
    years = {
        int(each.edtf)
        for each in found
        if each.end <= end
        and _YEAR.fullmatch(each.edtf)
        and (block := source.block_at(each.start))
        and block.end - block.start <= _LONGEST_HEADING
        and not datelines.is_sentence(block)
    }
    if not years:
        heads = (block for block in source.blocks[:_HEAD] if block.end - block.start <= _LONGEST_ISSUE)
        years = {int(issue["year"]) for block in heads if (issue := _ISSUE.search(block.quote))}
    return years.pop() if len(years) == 1 else None


def of_day_behind(source: Source, each: Date, behind: Date | None) -> Date | None:
    """Return the first of two days that share the year behind them: "les |2 avril| et 3 mai 2010"."""
    if behind is None or not _OPEN_DAY.fullmatch(each.edtf):
        return None
    if not WHOLE_DAY.fullmatch(behind.edtf) or not _and(source.language_at(each.start)).fullmatch(
        source.lower, each.end, behind.start
    ):
        return None
    year = int(behind.edtf[:4]) - (each.edtf[5:] > behind.edtf[5:])
    return replace(each, edtf=each.edtf.replace(UNKNOWN_YEAR, str(year)), inferred=True, rule=SAME)


@cache
def _and(code: str) -> re.Pattern[str]:
    """What joins two days that share their year, perhaps with a link: " et du "."""
    language = languages.get(code)
    links = trie.pattern([*language.words("references", "date_links"), *language.words("units", "articles")])
    return re.compile(rf",?\s{cues.expression(code, 'units', 'and')}\s(?:{links}\s)?")


def of_review(source: Source, each: Date, month: int) -> int | None:
    """Tell the year of a meeting from the tasks it sets.

    A meeting at the turn of the year reviews the old one and sets "tasks for 2025": in January to March it is held in
    the year of the tasks, in November or December in the year before.
    """
    block = source.block_at(each.start)
    if block is None or 3 < month < 11:
        return None
    ahead = _tasks_ahead(block.language).findall(source.lower, block.start, block.end)
    years = {int(year) for year in ahead}
    return None if len(years) != 1 else years.pop() - (1 if month >= 11 else 0)


@cache
def _tasks_ahead(code: str) -> re.Pattern[str]:
    cues = trie.pattern(languages.get(code).words("dates", "tasks_for"))
    return re.compile(rf"(?<!\w){cues}\s{{1,3}}((?:19|20)\d\d)(?!\d)")
