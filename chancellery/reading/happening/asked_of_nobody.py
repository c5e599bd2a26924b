"""What is asked without saying of whom: "Voters proposed that |the fee be cut|", "a proposé |la création de …|"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms
from chancellery.reading.happening import askers
from chancellery.reading.happening.askers import People
from chancellery.reading.phrases import cues, openings
from chancellery.reading.text import Source


def begins(source: Source, code: str, people: People, asker: tuple[int, int] | None, ask: re.Match[str]) -> int | None:
    """Return where begins what ``asker`` asks by ``ask``; ``None`` for one who gives orders, or says to whom."""
    if asker is None or askers.stands_above(source, code, people, asker):
        return None
    # "proposed that |the fee …": what asks may be known with the article behind it
    if that := cues.cue(code, "proposals", "asks_that").match(source.lower, ask.start(), ask.end()):
        return that.end() if _may_wish(source, code, people, asker, that) else None
    if cues.cue(code, "proposals", "asks_noun").fullmatch(source.lower, *ask.span()) is None:
        return None
    noun = _noun(code).search(source.lower, ask.start(), ask.end())
    return noun.start() if noun else None


def _may_wish(source: Source, code: str, people: People, asker: tuple[int, int], that: re.Match[str]) -> bool:
    """Say whether nobody's order is told where a language has no "that": "|Hội Hữu nghị| đề xuất |mở| chuyên mục"."""
    if not languages.get(code).words("proposals", "wishers"):
        return True
    first = source.lower.rfind(" ", 0, max(0, asker[0] - 1)) + 1  # "|Bà| Trần Thị Hoa"
    wisher = cues.cue(code, "proposals", "wishers")
    wishes = wisher.match(source.lower, asker[0]) or (people.within(*asker) and wisher.match(source.lower, first))
    first, end = cues.trimmed(source.text, that.end(), cues.sentence_end(source, that.start()))
    does = duty_forms.does(code).match(source.lower, first - 1, end) or openings.orders(source, code, first, end)
    return bool(wishes) and bool(does)


@cache
def _noun(code: str) -> re.Pattern[str]:
    """The article before what is asked, within the words that ask: "a proposé |la| création"."""
    words = languages.get(code).words
    articles = [*words("units", "articles"), *words("duties", "subject_articles"), *words("duties", "acting_before")]
    return re.compile(cues.whole(articles))
