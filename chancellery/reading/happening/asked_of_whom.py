"""Who is asked for something: whoever is named right behind the verb, and can grant it."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import addressees, turned
from chancellery.reading.happening import askers
from chancellery.reading.happening.askers import People
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, lowered
from chancellery.reading.who import closing_kinds, names, unit_forms, units
from chancellery.reading.who.units import Unit


def addressed(
    source: Source, code: str, people: People, asker: tuple[int, int] | None, verb: int, end: int
) -> tuple[int, int] | None:
    """Return who is asked, right after the verb: by one that stands above others, only another above it.

    What a ministry asks of others, or anybody of "the departments and localities", is a way to give an order; and so is
    what a minister among ``people`` requests. What he suggests is none: then nobody is given.
    """
    if (above := superior(source, code, verb, end)) or asker is None:
        return above
    start = cues.trimmed(source.text, verb, end)[0]
    side = cues.cue(code, "proposals", "sides").match(source.lower, start, end)
    if not side and askers.stands_above(source, code, people, asker):
        return None
    for lead in (cues.cue(code, "proposals", "to"), cues.cue(code, "units", "articles")):
        if led := lead.match(source.lower, start, end):
            start = cues.trimmed(source.text, led.end(), end)[0]
    body = cues.cue(code, "proposals", "bodies").match(source.lower, start, end)
    general = cues.cue(code, "units", "generic").match(source.lower, start, end)
    # "предложила |провинции| увеличить": one of them is written as several are
    if general and not (turned.used(code) and body and body.end() == general.end()):
        return None
    unit = units.at(source, code, start, end, bare=turned.used(code))
    body = None if unit else body
    if unit:
        return unit.start, unit.end
    if body is None:
        return _named(source, code, start, end) or _place(source, code, start, end)
    return body.start(), _named_behind(source, code, body.end(), end)


def behind_all(source: Source, code: str, asked: tuple[int, int]) -> int:
    """Return where those who are asked together end: "que |o Comitê Popular e os departamentos| apoiem …"."""
    row = units.row(source, code, asked[0], cues.sentence_end(source, asked[0]), bodies=True, bare=True)
    return row[-1].end if len(row) > 1 and row[0].end == asked[1] else asked[1]


def _named(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of whom is asked, of a kind no list holds: "à la |Délégation générale| de prolonger …"."""
    told = None if closing_kinds.used(code) else _named_before_that(code).match(source.text, start, end)
    first = told and cues.trimmed(source.text, start, told.start("that"))
    forms = unit_forms.of(code)
    if first and forms.kind_may_close and not forms.nouns_have_capitals:
        # "that |Phu Lam| continue to …": capitals show where a name ends
        first = first[0], max((word[1] for word in names.capitalised(source.text, *first)), default=first[1])
    return first if first and source.text[first[0]].isupper() else None


def _place(source: Source, code: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place that is asked, right before what is asked of it: "propuso a |Song Hau| el envío de …"."""
    if not languages.get(code).words("duties", "subject_articles"):
        return None
    words = list(names.capitalised(source.text, start, end))
    if not words or words[0][0] != start:
        return None
    behind = cues.cue(code, "units", "articles").match(source.lower, min(words[-1][1] + 1, end), end)
    return (start, words[-1][1]) if behind else None


@cache
def _named_before_that(code: str) -> re.Pattern[str]:
    that = cues.whole(languages.get(code).words("proposals", "that"))
    return re.compile(rf"[^\W\d_][^\d.,;:()]{{2,50}}?(?P<that>,?\s{that})")


def superior(source: Source, code: str, position: int, end: int) -> tuple[int, int] | None:
    """Return the body asked, right after the verb, when it is one that stands above."""
    start = cues.trimmed(source.text, position, end)[0]
    address = cues.cue(code, "proposals", "to").match(source.lower, start, end)
    if address:
        start = cues.trimmed(source.text, address.end(), end)[0]
    unit = units.at(source, code, start, end)
    words = cues.cue(code, "proposals", "superiors")
    called = lowered(meant(source, unit) or "") if unit else ""
    if unit and words.match(called):
        further = words.match(source.lower, start, end)  # "|Chính phủ hai nước|"
        return unit.start, max(unit.end, further.end() if further else 0)
    article = cues.cue(code, "units", "articles").match(source.lower, start, end)
    start = cues.trimmed(source.text, article.end(), end)[0] if article else start
    above = words.match(source.lower, start, end)
    if above is None or languages.get(code).text("quantities", "nouns_are") == "capital":
        return above.span() if above else None
    return above.start(), _named_behind(source, code, above.end(), end)


def _named_behind(source: Source, code: str, kind: int, end: int) -> int:
    """Return where the name behind a kind ends: "do Ministra |Spraw Zagranicznych| o …", "la région |de Poitrelle|"."""
    link = cues.cue(code, "organisations", "links").match(source.lower, min(kind + 1, end), end)
    begin = cues.trimmed(source.text, link.end(), end)[0] if link else min(kind + 1, end)
    name = list(names.capitalised(source.text, begin, end))
    return name[-1][1] if name and name[0][0] == begin else kind


def meant(source: Source, unit: Unit) -> str | None:
    """Return the name of who is asked; of "Quý Bộ" in a letter whom it goes to, where that is one alone."""
    names = addressees.meant(source, units.name(source, unit))
    return names[0] if len(names) == 1 else None
