"""Who stands at the head of a unit, named in its place: "Dyrektor Generalny", "Cục trưởng Cục Lãnh sự"."""

from __future__ import annotations

from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import levels, name_ends, names, syllables, unit_forms
from chancellery.reading.who.name_ends import LONGEST

_LONGEST_ACRONYM = 5


def end_of(
    source: Source, code: str, position: int, limit: int, *, definite: bool = False, behind: int = 0
) -> int | None:
    """Return where the name of an officer ends that begins at ``position``: "Prezydentowi Miasta".

    ``behind``: where the words before an officer end, "Państwowego Powiatowego |Inspektora| Sanitarnego".
    """
    forms = unit_forms.of(code)
    # "|Each| head of section"
    each = forms.each.match(source.lower, position, limit)
    first = cues.trimmed(source.text, each.end(), limit)[0] if each else position
    officer = forms.officers.match(source.lower, first, limit)
    if officer is None and behind > position and source.text[position].isupper():
        officer = forms.officers.match(source.lower, behind, limit)
    if officer is None:
        return None
    definite = definite or each is not None
    end = name_ends.walked(source, code, officer.end(), min(limit, position + LONGEST))
    if further := name_ends.over_words(source, code, position, end, limit):
        end = further  # "le chef |du protocole|"
    elif headed := levels.led(source, code, position, officer.end(), limit):
        end = max(end, headed)  # "les directeurs |de département|"
    end = levels.led(source, code, position, end, limit) or end  # "directeur de la direction |des services|"
    end = levels.over(source, code, position, end, limit)
    if led := forms.unit_led.match(source.lower, end, limit):
        # "ректору Морской |академии|"
        end = name_ends.walked(source, code, led.end(), min(limit, position + LONGEST))
    end = name_ends.without_holder(source.text, officer.end(), end)
    if syllables.used(code) and any(each.certain for each in names.vietnamese(source, officer.end(), end)):
        return None  # "Bộ trưởng Bộ Ngoại giao |Lê Minh Vũ|": what a named person does is no unit's to do
    named = source.text[officer.end() : end].strip()
    if named.isupper() and len(named) > _LONGEST_ACRONYM and not source.text[position:end].isupper():
        end, definite = officer.end(), False  # "el Secretario |INSTRUYE|:"
    if forms.holder_named(source.text, source.lower, position, end):
        return None
    # "The Registrar", "les sous-préfets": an article shows that a word alone is who it is
    whole = end > officer.end() or definite or (" " in officer.group() and source.text[position].isupper())
    return end if whole else None
