"""Several units told at once: of which places, at what level, and under whom they stand.

"les comités populaires |de district et de commune|", "chefs |des agences et unités|", "as agências |de nível central|".
"""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.text import Source
from chancellery.reading.who import name_ends, unit_forms

#: So many units more may one officer head.
_MOST_HEADED = 5


def over(source: Source, code: str, start: int, end: int, limit: int) -> int:
    """Return where a name that began at ``start`` and ended at ``end`` ends with its places and its level."""
    levels = _levels(code)
    if levels is None or source.text[end : end + 1] not in {" ", ","}:
        return end
    further = levels.match(source.lower, end, limit)
    words = source.lower[start:end].split()
    if (further is None or further.end() == end) and len(words) > 1:
        further = _more(code, words[-1]).match(source.lower, end, limit)
    if further and further.end() > end:
        end = name_ends.walked(source, code, further.end(), limit)  # "des districts |de Phu Tan et de Krong Bo|"
    return under(source, code, end, limit)


def under(source: Source, code: str, end: int, limit: int) -> int:
    """Return where the name of several units that ended at ``end`` ends with under whom they stand."""
    if source.text[end : end + 1] not in {" ", ","}:
        return end
    said = _under(code).match(source.lower, end, limit)
    if said is None and source.text[end + 1 : end + 2].isupper():
        # "các đơn vị |trực thuộc| Sở Y tế": it may say by itself which ones are meant
        opened = source.lower.rfind(" ", 0, source.lower.rfind(" ", 0, end))
        said = _under(code).match(source.lower, opened, limit) if opened >= 0 else None
        said = said if said and said.end() > end else None
    return name_ends.walked(source, code, said.end(), limit) if said else end


def further(source: Source, code: str, position: int, limit: int) -> int | None:
    """Return where units in general end behind the first of their row: "les agences, |unités| et les |services|"."""
    several = _further(code).match(source.lower, position, limit)
    return over(source, code, position, several.end(), limit) if several else None


def led(source: Source, code: str, start: int, end: int, limit: int) -> int | None:
    """Return where the name of officers ends that says what they head, several of them or several things.

    "directeurs |de département|", "directeur général |des collectivités locales|", but no "chef |de l'unité|".
    """
    headed = _headed(source, code, end, limit) if source.text[end : end + 1] == " " else None
    several = languages.get(code).words("units", "agreeing")
    if headed is None or not any(source.lower.endswith(several, start, last) for last in (end, headed)):
        return None
    return over(source, code, start, headed, limit)


@cache
def _levels(code: str) -> re.Pattern[str] | None:
    if not languages.get(code).words("units", "levels"):
        return None
    place = _place(code)
    closing = cues.expression(code, "units", "at_level")
    return re.compile(rf"(?:\s{place}(?:{_joined(code)}(?:{place}|{_places(code)})){{0,5}})?(?:\s{closing})?")


@cache
def _more(code: str, last: str) -> re.Pattern[str]:
    """Return what goes on behind the place ``last``: "de commune|, d'arrondissement|", "de distritos|, pueblos|"."""
    if last not in cues.phrases(code, "units", "levels"):
        return re.compile(r"(?!)")
    several = last.endswith(languages.get(code).words("units", "agreeing") or ("\n",))
    further = rf"(?:{_place(code)}|{_places(code)})" if several else _place(code)
    closing = cues.expression(code, "units", "at_level")
    return re.compile(rf"(?:{_joined(code)}{further}){{1,5}}(?:\s{closing})?")


@cache
def _under(code: str) -> re.Pattern[str]:
    """Under whom they stand, up to the kind of that unit: "unités |relevant du Comité| populaire"."""
    forms = unit_forms.of(code)
    under = cues.expression(code, "units", "under")
    before = rf"(?:{forms.article.pattern}\s?)?(?:{forms.before.pattern})?"
    bodies = "" if forms.kind_may_close or languages.get(code).words("units", "levels") else f"|{forms.bodies.pattern}"
    return re.compile(rf",?\s{under}\s?{before}(?:{forms.heads.pattern}{bodies})")


def _place(code: str) -> str:
    of = cues.expression(code, "organisations", "of")
    return rf"{of}\s?(?:{unit_forms.of(code).article.pattern}\s?)?{_places(code)}"


def _places(code: str) -> str:
    return cues.expression(code, "units", "levels")


def _joined(code: str) -> str:
    conjunction = unit_forms.of(code).conjunction.pattern
    return rf"(?:,\s(?:{conjunction}\s)?|\s{conjunction}\s)"


@cache
def _further(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    article = re.compile(rf"{unit_forms.of(code).article.pattern}\s?")
    general = (article.sub("", phrase, count=1) for phrase in words("units", "generic"))
    several = cues.whole([*general, *words("units", "in_rows")])
    endings = words("units", "agreeing")
    if not endings:
        return re.compile(several)
    common = cues.expression(code, "stopwords", "common")
    agreeing = (
        rf"\s(?!{common}|{cues.expression(code, 'duties', 'does')})[^\W\d_]{{3,20}}?{trie.pattern(endings)}(?!\w)"
    )
    return re.compile(rf"{several}(?:{agreeing}){{0,2}}")


def _headed(source: Source, code: str, position: int, limit: int) -> int | None:
    """Return where ends what several officers head, in small letters and in general.

    "chefs |d'agences, secteurs et localités|", "jefes |de los sectores|".
    """
    if not languages.get(code).words("units", "levels"):
        return None
    end = _one_headed(source, code, position + 1, limit)
    for _ in range(_MOST_HEADED):
        joined = _joining(code).match(source.lower, end, limit) if end else None
        if joined is None:
            break
        # without an article they are the same ones' to head
        several = _further(code).match(source.lower, joined.end(), limit)
        last = _one_headed(source, code, joined.end(), limit) or (several.end() if several else None)
        if last is None:
            break
        end = last
    return end


def _one_headed(source: Source, code: str, position: int, limit: int) -> int | None:
    of = _of(code).match(source.lower, position, limit)
    if of is None:
        return None
    if several := _further(code).match(source.lower, of.end(), limit):
        return several.end()
    kind = unit_forms.of(code).heads.match(source.lower, of.end(), limit)
    alone = kind and _alone(code).match(source.lower, kind.end(), limit)
    return kind.end() if kind and alone else None


@cache
def _of(code: str) -> re.Pattern[str]:
    of = cues.expression(code, "organisations", "of")
    return re.compile(rf"{of}\s?(?:{unit_forms.of(code).article.pattern}\s?)?")


@cache
def _alone(code: str) -> re.Pattern[str]:
    """What stands behind a kind with no name."""
    of = cues.expression(code, "organisations", "of")
    return re.compile(rf"[,;.:]|\s{unit_forms.of(code).conjunction.pattern}\s|\s{of}|\Z")


@cache
def _joining(code: str) -> re.Pattern[str]:
    return re.compile(_joined(code))
