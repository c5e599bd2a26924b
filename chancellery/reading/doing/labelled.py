"""What lines below a task say with a label: "Lead unit: X", "Deadline: 30 June"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancellery.reading.doing import duty_forms, strangers
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, units

#: "☎", "(061) 000-5678", "内線2315"
_TELEPHONE = re.compile(r"[☎℡]|\d{2,4}-\d{3,4}(?!\d)|(?:内線|내선|電話|전화|电话)\s?:?\s?\d")
_LABELS = ("lead_label", "with_label", "deadline_label", "output_label")


def labels(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the words at ``start`` only name who, when or what for: "Lead unit: …", "Deadline: …"."""
    with_colon = any(duty_forms.label(code, key).match(source.lower, start, end) for key in _LABELS)
    return with_colon or any(_without_colon(source, code, key, start, end) for key in ("lead_label", "with_label"))


def alone(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a line is nothing but the label of who does it, with its colon: "Cơ quan thực hiện:"."""
    if source.text[end - 1 : end] not in {":", "："}:
        return False
    named = cues.cue(code, "duties", "lead_label").match(source.lower, start, end)
    return named is not None and not source.text[named.end() : end - 1].strip()


def named(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read units after a label and a colon: "Đơn vị chủ trì: Sở Ngoại vụ"."""
    label = first(source, code, key, start, end)
    if label is None:
        return _without_colon(source, code, key, start, end) or _said_to_be(source, code, key, start, end)
    if closing_kinds.used(code) and _TELEPHONE.search(source.text, label.end(), end):
        return []  # "담당부서: 총무과 (☎ 061-000-5678)": whom one may ask
    row = units.row(source, code, label.end(), end, bodies=True, bare=True)
    return row or strangers.placed(source, code, label.end(), end)


def _without_colon(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read a line of a label and units alone: "担当課　|国際課・市民課|"."""
    if not (closing_kinds.used(code) and anchors.may_hold(source, code, key, start, end)):
        return []
    label = duty_forms.label_alone(code, key).match(source.lower, start, end)
    row = units.row(source, code, label.end(), end, bodies=True, bare=True) if label else []
    return row if row and not source.text[row[-1].end : end].strip(" .;") else []


def _said_to_be(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read "…, 牵头单位为|市外办|", "主管課は|国際課|とし、…": a sentence says who it is."""
    if not (closing_kinds.used(code) and anchors.may_hold(source, code, key, start, end)):
        return []
    label = duty_forms.label_is(code, key).search(source.lower, start, end)
    row = units.row(source, code, label.end(), end, bodies=True, bare=True) if label else []
    return row if row and duty_forms.closes_label_is(code).match(source.lower, row[-1].end, end) else []


def in_role(source: Source, code: str, key: str, start: int, end: int) -> list[units.Unit]:
    """Read units whose role stands in brackets behind them: "Phòng Tổng hợp |(chủ trì)|, Thanh tra |(phối hợp)|"."""
    found: list[units.Unit] = []
    bracket = source.text.find("(", start, end)
    while bracket >= 0 and anchors.may_hold(source, code, key, start, end):
        if role := duty_forms.role(code, key).match(source.lower, bracket, end):
            first = max(start, source.text.rfind(")", start, bracket) + 1)
            found += units.row_ending(source, code, first, bracket)
        bracket = source.text.find("(", role.end() if role else bracket + 1, end)
    return found


def first(source: Source, code: str, key: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first label of ``key`` with its colon; most duties have no colon at all."""
    if source.lower.find(":", start, end) < 0 or not anchors.may_hold(source, code, key, start, end):
        return None
    return duty_forms.label(code, key).search(source.lower, start, end)


def names(source: Source, code: str, found: Sequence[units.Unit]) -> bool:
    """Say whether what stands before a colon is no unit, but says whose name follows: "|담당부서|: 총무과"."""
    if not closing_kinds.used(code) or len(found) != 1:
        return False
    if not source.text[found[0].end : found[0].end + 2].lstrip().startswith(":"):
        return False
    labels = cues.cue(code, "duties", "lead_label", "with_label")
    return labels.fullmatch(source.lower, *found[0]) is not None
