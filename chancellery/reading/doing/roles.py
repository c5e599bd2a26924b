"""Who is charged by what it is and not by a name: "|Cơ quan đề xuất| có trách nhiệm …", "|chủ đầu tư| phải …"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import names, unit_forms, units
from chancellery.reading.who.units import Unit

_LONGEST = 90
_SHORTEST = 5
_COMMA = re.compile(r",\s(?=\S)")


def before(source: Source, code: str, start: int, charged: re.Match[str]) -> list[Unit]:
    """Return who stands right before ``charged``, a word that only a doer has before it ("is responsible for").

    The clause begins with the words for what somebody is, and so does each part of it behind a comma: "|Cơ quan, tổ
    chức được lấy ý kiến| có trách nhiệm trả lời".
    """
    if not languages.get(code).words("units", "roles") or not _only_of_doers(source, code, charged):
        return []
    near = max(start, charged.start() - _LONGEST)
    end = cues.trimmed(source.text, start, charged.start())[1]
    role = cues.cue(code, "units", "roles")
    begins = said = None
    for first in reversed([start, *(comma.end() for comma in _COMMA.finditer(source.text, start, end))]):
        named = role.match(source.lower, first, end) if first >= near else None
        if named is None:
            break
        if named.group() == said:
            return []  # "địa phương quyết, địa phương làm, |địa phương| chịu trách nhiệm": a saying
        begins, said = first, named.group()
    if begins is None or _goes_on_before(source, code, start, begins) or _does(source, code, begins, said, end):
        return []
    cut = _ends(code).search(source.lower, begins, end)
    end = cut.start() if cut else end
    whole = end - begins >= _SHORTEST and not _STOP.search(source.text, begins, end)
    whole = whole and not any(
        each.certain for each in names.vietnamese(source, begins, end)
    )  # "Bộ trưởng |Lê Minh Vũ|"
    return [Unit(begins, end)] if whole else []


def _goes_on_before(source: Source, code: str, start: int, begins: int) -> bool:
    """Say whether a row of such names began earlier and is of something: "tên của tổ chức, |cá nhân| …"."""
    before = source.lower[start:begins].rstrip(" ,")
    return before != source.lower[start:begins] and before.endswith(
        tuple(f" {each}" for each in languages.get(code).words("units", "roles"))
    )


def _does(source: Source, code: str, begins: int, said: str | None, end: int) -> bool:
    """Say whether what may be a name is a verb here: "|tổ chức| thi hành và tự chịu trách nhiệm"."""
    does = cues.cue(code, "duties", "does")
    verb = said is not None and does.fullmatch(said) is not None
    return verb and does.match(source.lower, begins + len(said or "") + 1, end) is not None


def headed(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return whose a title says what stands below it is: "Trách nhiệm của |cơ quan ngoại vụ cấp tỉnh|"."""
    told = cues.cue(code, "duties", "tasks_of").match(source.lower, start, end)
    if told is None or source.text[start:end].isupper():
        return []  # a chapter in capitals is of several things
    found: list[Unit] = []
    position = cues.trimmed(source.text, told.end(), end)[0]
    while row := units.row(source, code, position, end, bodies=True, bare=True) or named(source, code, position, end):
        found += row
        gap = unit_forms.of(code).apart.match(source.lower, row[-1].end, end)
        if gap is None:
            behind = source.text[row[-1].end : end].strip(" .:")
            return found if not behind or _ends(code).match(source.lower, row[-1].end, end) else []
        position = gap.end()
    return []


def named(source: Source, code: str, start: int, end: int) -> list[Unit]:
    """Return who is called by what it is at ``start``, up to a mark: "cơ quan ngoại vụ cấp tỉnh"."""
    role = cues.cue(code, "units", "roles").match(source.lower, start, end)
    while role and (comma := _COMMA.match(source.text, role.end(), end)):
        further = cues.cue(code, "units", "roles").match(source.lower, comma.end(), end)
        if further is None:
            break
        role = further
    if role is None:
        return []
    stops = (each.search(source.lower, role.end(), end) for each in (_MARK, _ends(code), _another(code)))
    stop = min((found.start() for found in stops if found), default=end)
    return [Unit(start, stop)] if _SHORTEST <= stop - start <= _LONGEST else []


@cache
def _another(code: str) -> re.Pattern[str]:
    """What leads to one more: "Trưởng đoàn| và |các thành viên"."""
    forms = unit_forms.of(code)
    kinds = rf"(?:{cues.expression(code, 'units', 'roles')}|{forms.kinds.pattern}|{forms.general.pattern})"
    return re.compile(rf"\s{forms.conjunction.pattern}\s(?={kinds})")


#: What ends such a name.
_MARK = re.compile(r"[.,;:()\d]")
#: What no such name holds.
_STOP = re.compile(r"[.;:()\d]")


def _only_of_doers(source: Source, code: str, charged: re.Match[str]) -> bool:
    return cues.cue(code, "duties", "addressed").fullmatch(source.lower, *charged.span()) is not None


@cache
def _ends(code: str) -> re.Pattern[str]:
    """What only says by which rule somebody is meant: "Cơ quan được lấy ý kiến |quy định tại| khoản 1"."""
    return re.compile(rf",?\s{cues.expression(code, 'units', 'role_ends')}")
