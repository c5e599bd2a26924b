"""Doers whose name goes on in small letters over words no list knows: "The theatre |on the quay| prepares the list".

At the head of a sentence, behind its article, a kind of unit is the subject; what stands between it and a verb of doing
can only be the rest of its name: "of", "on" or "for" with what it is of, or, where a language lets them, adjectives.
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, duty_forms, strangers
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units

#: So many words or "of the" with a word a name goes on over.
_MOST = 5
#: So long is a verb, before what is done.
_VERB = 24
#: So many adjectives in a row that no "of" leads to: "poste |diplomatique permanent|".
_MOST_ADJECTIVES = 2


def doer(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the unit a sentence begins with, up to the verb of what it does."""
    unit = _kind(source, code, start, end) if strangers.articles_show(code) else None
    if unit is None or source.text[unit.end : end].lstrip()[:1] == ":":
        return []  # "Por su parte, |la ciudad|:" leads to what stands below
    if acting.acts(source, code, unit.end, end):
        return [unit]
    position, adjectives = unit.end, 0
    for _ in range(_MOST):
        step = _step(code).match(source.lower, position, end)
        if step is None:
            break
        position, linked = step.end(), step["link"] is not None
        adjectives += not linked
        if adjectives > _MOST_ADJECTIVES:
            break
        if _does(source, code, position, end) or (linked and _acts(source, code, position, end)):
            article = unit_forms.of(code).article.match(source.lower, unit.start, unit.end)
            first = cues.trimmed(source.text, article.end(), position)[0] if article else unit.start
            return [units.Unit(first, position)]
    return []


def _kind(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Return the kind, the officer or the several units at the head of a sentence, named as far as the lists know."""
    if unit := units.at(source, code, start, end, bodies=True, bare=True):
        return unit
    forms = unit_forms.of(code)
    article = forms.article.match(source.lower, start, end) or forms.each.match(source.lower, start, end)
    first = cues.trimmed(source.text, article.end(), end)[0] if article else start
    kinds = (forms.alone, forms.officers) if article else ()
    kind = next(filter(None, (each.match(source.lower, first, end) for each in kinds)), None)
    begins = start if forms.each.match(source.lower, start, end) else first
    return units.Unit(begins, kind.end()) if kind else None


def _does(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb that a list or its ending shows stands at ``start``, or a word of duty."""
    if cues.cue(code, "lists", "reporting").match(source.lower, start + 1, end):
        return False
    forms = (duty_forms.does(code), duty_forms.to_do(code), duty_forms.does_by_a_day(code))
    return any(form.match(source.lower, start, end) for form in forms) or acting.has_to(source, code, start, end)


def _acts(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb no list holds stands at ``start``; of "chante |chaque dimanche|" nothing is to be done."""
    again = anchors.any_in(source, "rhythms", start, start + _VERB)
    return not again and acting.does_something(source, code, start, end)


@cache
def _step(code: str) -> re.Pattern[str]:
    """One more word of a name: "| on the quay|", "| diplomatique|"; in English none but behind what links it."""
    language = languages.get(code)
    words = language.words
    conjunction = unit_forms.of(code).conjunction.pattern
    links = cues.whole({*words("organisations", "links"), *words("organisations", "of")} - {*words("units", "and")})
    article = rf"(?:{cues.expression(code, 'units', 'articles')}\s?)?"
    keys = (
        ("duties", "relative"), ("duties", "does"), ("duties", "obligation"), ("duties", "to_do"),
        ("lists", "adverbs"), ("units", "articles"), ("duties", "passive_by"),
    )  # fmt: skip
    never = cues.whole(word for key in keys for word in words(*key))
    common = cues.expression(code, "stopwords", "common")
    told = trie.pattern(words("duties", "acting_never_ends") or ("\n",))
    shown = duty_forms.shown_by_ending(code).pattern
    word = rf"(?!{never}|{conjunction}|{shown})[^\W\d_][\w'’-]{{2,24}}"
    adjective = rf"(?!{never}|{common}|{conjunction}|{shown}|[^\W\d_]{{2,20}}?{told}(?!\w))[^\W\d_]{{3,20}}"
    kind = rf"(?:{unit_forms.of(code).heads.pattern}|{unit_forms.of(code).bodies.pattern})"
    other = kind if unit_forms.of(code).kind_may_close else adjective
    return re.compile(rf"\s(?:(?P<link>{links}\s?){article}{word}|{other})(?![\w'’])")
