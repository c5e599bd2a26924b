"""Who helps whoever does it: "in co-ordination with X", "X and Y will assist"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import duty_forms, subjects
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, syllables, unit_forms, units


def coordinating(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    found: list[units.Unit] = []
    opening = start
    for cue in anchors.spoken(source, code, "helpers before", start, end):
        found += _helpers_before(source, code, start, cue.start())
    for cue in anchors.spoken(source, code, "helped by", start, end):
        if cue.start() > opening and not source.text[cue.end() : end].strip(" .;"):
            found += units.row_ending(source, code, start, cue.start())  # "; |Sở Tài chính| phối hợp."
            continue
        start = cues.trimmed(source.text, cue.end(), end)[0]
        row = units.row(source, code, start, end, bodies=True, bare=True)
        if cue.start() == opening and len(row) > 1 and duty_forms.does(code).match(source.lower, row[-1].end, end):
            doer = subjects.after_comma(source, code, cue.end(), row[-1].end)
            row = [unit for unit in row if unit not in doer]
        paper = _paper(code).match(source.lower, units.after_article(source, code, start, end), end)
        row = [unit for unit in row if not _paper(code).match(source.lower, _last_word(source, unit), unit.end)]
        unknown = None if row or paper else placed_units.unknown(source, code, start, end)
        if unknown and syllables.used(code) and source.text[unknown.start].islower():
            unknown = None  # "thống nhất với |dự thảo Kế hoạch|"
        if unknown and unit_forms.of(code).paper.search(source.lower, unknown.start, unknown.end):
            unknown = None  # "de acordo com as |disposições da Resolução| nº 5"
        found += row or ([unknown] if unknown else _before_what_it_does(source, code, opening, cue, end))
    return found


def among(source: Source, code: str, start: int, position: int, end: int) -> bool:
    """Say whether who is named at ``position`` helps: "in concert with the Treasury and |the Union| to advise"."""
    for cue in anchors.spoken(source, code, "helped by", start, position):
        row = units.row(source, code, cues.trimmed(source.text, cue.end(), end)[0], end, bodies=True, bare=True)
        if any(unit.end > position for unit in row):
            return True
    return False


def _before_what_it_does(source: Source, code: str, start: int, cue: re.Match[str], end: int) -> list[units.Unit]:
    """Read "Sở Giáo dục chủ trì, |Sở Tài chính| phối hợp cân đối kinh phí": who helps does so by a verb behind it."""
    comma = max(source.text.rfind(", ", start, cue.start()), source.text.rfind("; ", start, cue.start()))
    if not syllables.used(code) or comma < 0 or duty_forms.does(code).match(source.lower, cue.end(), end) is None:
        return []
    row = units.row(source, code, comma + 2, cue.start())
    return row if row and not source.text[row[-1].end : cue.start()].strip() else []


def _last_word(source: Source, unit: units.Unit) -> int:
    """Return where the last word of a name begins: "together with Cabinet |Decision| 2025/118" names nobody."""
    return max(source.text.rfind(" ", unit.start, unit.end) + 1, unit.start)


@cache
def _paper(code: str) -> re.Pattern[str]:
    """A document, which helps nobody: "de acuerdo con la |Ley| N.º 28091"."""
    return re.compile(cues.whole(languages.get(code).pairs("kinds")))


def _helpers_before(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "文化課と|連携して", "与卫生厅|配合": the units before the cue, perhaps behind "with"."""
    opening = cues.last(cues.cue(code, "duties", "with_opens"), source.lower, start, end)
    bodies = closing_kinds.used(code)
    row = (
        units.row(source, code, cues.trimmed(source.text, opening.end(), end)[0], end, bodies=bodies) if opening else []
    )
    whole = row and not source.text[row[-1].end : end].strip()
    return row if whole else units.row_ending(source, code, start, end, doing=bodies)
