"""Who is named as the doer of what is done: "The register is kept |by the Legal Service|", "est piloté |par| …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import by_case, duty_forms, strangers
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import units


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units behind the first "is done by" of a sentence."""
    form = _done_by(code)
    if form is None:
        return by_case.doer(source, code, start, end)
    if not anchors.may_hold(source, code, "done by", start, end):
        return []
    for done in form.finditer(source.lower, start, end):
        row = units.row(source, code, _behind(source, code, done), end, bodies=True, bare=True)
        if row or (row := strangers.at(source, code, done.end(), end)):
            return row
    return []


def _behind(source: Source, code: str, done: re.Match[str]) -> int:
    """Return where the name begins behind "by", with the article that is one with it: "|pela| Vice-Presidência"."""
    by = source.lower.rindex(done.group().split()[-1], done.start(), done.end())
    return by if cues.cue(code, "units", "articles").match(source.lower, by, done.end()) else done.end()


def starts(source: Source, code: str, start: int, end: int) -> Iterator[int]:
    """Yield where each "is done by" of a sentence begins."""
    form = _done_by(code)
    if form is not None:
        yield from (done.start() for done in form.finditer(source.lower, start, end))


def done_to(source: Source, code: str, lead: re.Match[str], end: int) -> bool:
    """Say whether a word of duty only says what is to be done to a unit: "The Office |shall| be given notice"."""
    form = _done_to(code)
    done = form.match(source.lower, lead.start(), end) if form else None
    return done is not None and done.end("be") > lead.end()


@cache
def _done_to(code: str) -> re.Pattern[str] | None:
    """What says that something must be done, and not that somebody must be asked |to| do it."""
    words = languages.get(code).words
    endings = words("duties", "participle_endings")
    if not endings or not words("duties", "directs_to_do"):
        return None
    charged = cues.expression(code, "duties", "charged_with")
    done = rf"(?!{charged})[^\W\d_]{{0,24}}?{trie.pattern(endings)}(?!\w)(?!\s{duty_forms.given_task(code)})"
    return re.compile(rf"(?P<be>{cues.expression(code, 'duties', 'passive_be')})\s(?:[^\W\d_]{{2,20}}\s)?{done}")


@cache
def _done_by(code: str) -> re.Pattern[str] | None:
    """What says that something is, will or must be done, up to the word that names by whom.

    ``passive_be`` opens it, ``participle_endings`` show what is done; with ``passive_last`` the participle stands
    before the verb too ("prowadzony jest przez"). What only says of what kind something is (``passive_never``:
    "composed of", "financed by") is no doing.
    """
    language = languages.get(code)
    endings = language.words("duties", "participle_endings")
    if not endings:
        return None
    be, by = (cues.whole(language.words("duties", key)) for key in ("passive_be", "passive_by"))
    never = cues.whole(language.words("duties", "passive_never"))
    done = rf"(?<!\w)(?!{never})[^\W\d_]{{0,24}}?{trie.pattern(endings)}(?!\w)"
    between = r"(?:\s[^\s.;:,()]{1,25}){0,5}?"
    both = rf"{be}\s(?:[^\W\d_]{{2,20}}\s)?{done}"
    if language.table("duties").get("passive_last"):
        both = rf"(?:{both}|{done}\s{be})"
    return re.compile(rf"{both}{between}\s{by}\s?(?=\S)")
