"""Where what somebody is told begins behind a row of units, and rows that hold words no list knows.

"prosi |wydziały, gminy i młynarzy| o przegląd", "requested |departments and mill owners| to report".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units

_LONGEST_NAME = 320
#: So much of a row may be words that no list knows.
_MOST_STRANGERS = 8


def task_behind(source: Source, code: str, start: int, end: int, *, subject: bool = False) -> bool:
    """Say whether what somebody is told stands right behind a unit: "que …", "la difusión …", an infinitive.

    ``subject``: what might as well do something itself is told it only by a word that opens it.
    """
    opened = (_opening(code) if subject else task(code)).match(source.lower, start, end)
    # "invited the offices |to Hanoi last| week"
    return opened is not None and not any(word[:1].isupper() for word in source.text[start : opened.end()].split()[-1:])


@cache
def _opening(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    return re.compile(rf",?\s{cues.whole([*words('duties', 'directs_that'), *words('duties', 'directs_what')])}")


@cache
def task(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    if words("duties", "directs_to_do"):
        return re.compile(rf",?\s{duty_forms.given_task(code)}")
    infinitive = rf"[^\W\d_]{{2,24}}?{trie.pattern(words('natures', 'infinitive_endings'))}(?!\w)"
    noun = rf"[^\W\d_]{{3,30}}?{trie.pattern(words('duties', 'directs_nouns'))}(?!\w)"
    opens = cues.whole([*words("duties", "directs_that"), *words("duties", "directs_what")])
    # "…, w terminie 14 dni, do wydania opinii", "… до 30 июня 2025 года представить доклад"
    by = cues.expression(code, "duties", "deadline", "between")
    aside = rf"(?:,[^,;:.\n]{{3,60}},|\s{by}(?:\s[^\s,;:\n]{{1,14}}){{0,4}}?)?"
    # "od gmin |skutecznej realizacji|"
    noun = rf"(?:[^\W\d_]{{3,20}}\s){{0,2}}?{noun}"
    ended = rf"[^\W\d_]{{2,20}}?{trie.pattern(words('duties', 'adverb_endings'))}"
    adverb = rf"(?:(?:{cues.expression(code, 'lists', 'adverbs')}|{ended})\s)?"
    return re.compile(rf"{aside},?\s(?:{opens}|{adverb}{infinitive}|{noun})")


def with_strangers(
    source: Source, code: str, row: Sequence[units.Unit], end: int, *, task_shown: bool
) -> Sequence[units.Unit]:
    """Return a row that goes on over what no list knows to what it is told: "oddělení, |spádové obce| a odbory, aby …".

    Nobody, where no task stands behind it. ``task_shown``: one has to, so that a name may go on to the next comma.
    """
    found = list(row)
    position, limit = row[-1].end, min(end, row[-1].end + _LONGEST_NAME)
    for _ in range(_MOST_STRANGERS):
        if task_behind(source, code, position, end):
            return found
        gap = unit_forms.of(code).apart.match(source.lower, position, limit)
        if gap and (further := units.row(source, code, gap.end(), limit, bodies=True, bare=True)):
            found += further
            position = further[-1].end
        elif stranger := _stranger(code).match(source.lower, position, limit):
            if stranger["rest"] and not task_shown:
                break
            position = stranger.end()
        else:
            break
    return ()


@cache
def _stranger(code: str) -> re.Pattern[str]:
    """Something in a row that no list knows, or the rest of a name: "|, and project owners| to review"."""
    words = languages.get(code).words
    apart = rf"(?:[,;]\s(?:{unit_forms.of(code).conjunction.pattern}\s)?|\s{unit_forms.of(code).conjunction.pattern}\s)"
    told = [*words("natures", "past"), *words("lists", "narrative"), *words("duties", "relative")]
    told += [*words("duties", "directs_that"), *words("duties", "another_does"), *words("proposals", "pronouns")]
    # what ends so tells what somebody did: "prosił gminy i |obiecał| do piątku …"
    past = trie.pattern(words("duties", "acting_never_ends") or ("(?!)",))
    never = cues.whole([*told, *words("duties", "subject_articles")])
    word = rf"(?!{never}|[^\W\d_]{{2,24}}?{past}(?!\w))[^\W\d_][\w'’-]{{0,24}}"
    bracket = r"(?:\s\([^()\n]{1,12}\))?"
    # "asked the ministry |of Laos| to …": another's; "asked the offices |across the country| to …"
    whose = cues.expression(code, "organisations", "links")
    rest = rf"(?P<rest>\s(?!{whose}){word}(?:\s{word}){{0,2}}?{bracket})(?={apart}|{task(code).pattern})"
    return re.compile(rf"{rest}|{apart}{word}(?:\s{word}){{0,5}}?{bracket}(?={apart}|{task(code).pattern})")
