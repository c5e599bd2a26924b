"""Numbers of official documents: their grammar, their damages and what their codes say.

The code in a number outranks the word before it. Which code means what is dated data: ``codes.toml`` beside this file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from chancellery.reading.late import ByScript, late
from chancellery.reading.text import FIGURES, UNSPACED, fold

_HYPHEN: Final = r"\-‐‑–−"
_STROKE: Final = rf"\s?[/{_HYPHEN}]\s?"
_CAPITALS: Final = "A-ZĐƯƠÔÊÂĂ"
_YEAR: Final = r"(?:19|20)\d\d"
#: No code of a kind is longer.
_LONGEST_TYPE: Final = 4
# "第12-CT/TW号": a letter of these scripts is no part of a number.
_ENDS: Final = rf"(?![^\W{UNSPACED}])"
# 12-CT/TW · 716/KH-UBND · 30c/NQ-CP · 30/2020/NĐ-CP · 12/CT-TW (swapped) · 12 - CT/TW (blanks inside) · 70/2020/QH14
_CODED = ByScript(
    rf"(?P<count>\d(?<![\d_/].)(?<!\d[.,].)\d{{0,5}}[a-d]?)(?:号(?=-))?(?P<first>{_STROKE})(?:(?P<year>{_YEAR}){_STROKE})?"
    rf"(?P<code>[{_CAPITALS}][{_CAPITALS}a-z]{{0,7}})"
    rf"(?:(?P<term>\d{{1,2}})(?!/){_ENDS}|(?P<second>{_STROKE})(?P<tail>[{_CAPITALS}][{_CAPITALS}a-z0-9]{{1,13}}"
    rf"(?:[-.&][{_CAPITALS}][{_CAPITALS}a-z0-9]{{0,11}}){{0,3}})){_ENDS}"
)
# 12 CT/TW · 12CT/TW (the hyphen lost): only with a type and a Party body that are known
_LOOSE = ByScript(
    rf"(?P<count>\d(?:(?<![\w/.,{_HYPHEN}].)|(?<=[rRoO]\..))\d{{0,4}})\s?(?P<first>)(?P<code>[{_CAPITALS}]{{2,4}}|CTr)(?P<term>)(?P<year>)"
    rf"\s?/\s?(?P<tail>[{_CAPITALS}]{{2,8}}){_ENDS}"
)
# "88|-KH/|BCĐ": the Party's form, of a body whose code nobody knows
_PARTY_FORM = re.compile(rf"\A\d+\s?[{_HYPHEN}]\s?\w+\s?/")
# 61/2018/NĐCP, 1961/QĐUBND, 12/KHUBND: the hyphen between both codes lost; only where both are known
_GLUED = ByScript(
    rf"(?P<count>\d(?<![\d_/].)(?<!\d[.,].)\d{{0,5}}[a-d]?)\s?/\s?(?:(?P<year>{_YEAR})\s?/\s?)?(?P<codes>[{_CAPITALS}]{{2,5}}[{_CAPITALS}a-z]{{1,6}}){_ENDS}"
)
_BLANKS = re.compile(r"\s")
_PARTY_TAIL = re.compile(r"/(?:TW|TU|TƯ|HU|ĐU| T[WU])")
# A/RES/76/300 · S/RES/1325 (2000)
_NATIONS = late(r"(?P<organ>[AS](?<![\w/].))/RES/(?P<count>\d{1,4})(?:/(?P<item>\d{1,4})|\s?\((?P<year>\d{4})\))?")
# (EU) 2016/679 · 2014/24/UE
_UNION = ByScript(
    r"(?:\((?P<before>EU|UE|WE|CE|EC|EG|ES|ЕС|EWG|EEC|CEE)\)\s(?:[Nn][.or°º]{0,3}\s|№\s|č\.\s)?(?P<number>\d{2,4}/\d{1,4})"
    r"|(?P<other>\d(?<![\w/].)\d{1,3}/\d{1,4})/(?P<after>EU|UE|WE|CE|EC|EG|ES|ЕС|EEC|CEE|EWG|EHS))"
    rf"(?!\d){_ENDS}"
)
_UNION_ROW = late(
    r"(?:,\s|,?\s[^\W\d_]{1,5}\s)(?:[Nn][.or°º]{1,3}\s|č\.\s)?(?P<number>(?:\d{4}/\d{3,4}|\d{1,4}/(?:19|20)\d\d))(?![\w/.-])"
)
_UNION_CODE = re.compile(r"[(/](?:(?:EU|UE|WE|CE|EC|EG|ES|ЕС)(?:(?<=/..)|\))|(?<=/)E(?:E|WG|HS)|E(?:WG|EC)\)|CEE)")
_ORGANS: Final = {"A": "United Nations General Assembly", "S": "United Nations Security Council"}


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number in the text: ``text[start:end]``.

    ``canonical`` is the number as its issuer writes it. ``kind`` and ``issuer`` are what the codes say, ``None`` where
    they say nothing. ``year`` is the year inside the number, ``code`` the type as restored.
    """

    start: int
    end: int
    canonical: str
    count: int
    code: str = ""
    kind: str | None = None
    issuer: str | None = None
    year: int | None = None


def find(text: str, start: int, end: int, figures: Sequence[tuple[int, int]] | None = None) -> Iterator[Number]:
    """Yield the numbers with codes in ``text[start:end]``, those of Vietnam, the United Nations and the Union.

    ``figures`` are the runs of figures in it, where they are known: such numbers begin there. A letter may stand
    right before one: "số12-CT/TW" lost its blank, "B12-CT/TW" is something else. The words decide.
    """
    if figures is None:
        figures = [run.span() for run in FIGURES.finditer(text, start, end)]
    if not figures:
        return
    said = text[start:end]
    for match in _beginning(_CODED.within(said), text, figures, end):
        if number := _coded(match):
            yield number
    # Rare forms, all with a stroke, so one search for what they must hold saves most texts a pass.
    if text.find("/", start, end) < 0:
        return
    for match in _beginning(_LOOSE.within(said), text, figures, end) if _PARTY_TAIL.search(text, start, end) else ():
        if _restored("types", match["code"]) in _codes("types") and _party(_restored("issuers", match["tail"])):
            yield from filter(None, [_coded(match)])
    for match in _beginning(_GLUED.within(said), text, figures, end):
        if number := _glued(match):
            yield number
    if text.find("/RES/", start, end) >= 0:
        yield from map(_of_nations, _NATIONS.finditer(text, start, end))
    # "2016|/679", "2014|/24/UE": the Union counts with a stroke behind the year.
    if "/" not in [text[stop : stop + 1] for _, stop in figures] or not _UNION_CODE.search(text, start, end):
        return
    for match in _UNION.within(said).finditer(text, start, end):
        written = match["number"] or match["other"]
        canonical = f"{written}/{match['after']}" if match["after"] else f"({match['before']}) {written}"
        yield Number(match.start(), match.end(), canonical, 0, issuer="European Union")


def union_row(text: str, number: Number, end: int) -> Iterator[Number]:
    """Yield the further numbers of "Regulations (EU) 2021/1057, |2021/1058| and |2021/1060|"."""
    mark = number.canonical.partition(") ")[0]
    at = number.end
    while number.canonical.startswith("(") and (row := _UNION_ROW.match(text, at, end)):
        at = row.end()
        yield Number(row.start("number"), at, f"{mark}) {row['number']}", 0, issuer="European Union")


def _beginning(
    pattern: re.Pattern[str], text: str, figures: Sequence[tuple[int, int]], end: int
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern`` matches at the beginning of ``figures``, never overlapping."""
    last = 0
    for start, _ in figures:
        if start >= last and (match := pattern.match(text, start, end)):
            last = match.end()
            yield match


def kind_of(number: Number, word: str | None) -> str:
    """Decide the kind of a document from its code and from the ``word`` (an English kind) that stands before it."""
    if not number.code:
        return word or number.kind or "other"
    allowed = _tables()["types_with_words"].get(number.code)
    if word and isinstance(allowed, list) and word in allowed:
        read_as = _tables()["types_read_as"].get(number.code)
        return str(read_as.get(word, word)) if isinstance(read_as, dict) else word
    if number.kind is None or (number.kind == "other" and allowed is None):
        return word or "other"
    return number.kind


def key(canonical: str) -> str:
    """Return what all damaged forms of a number share: figures without leading zeros, letters without marks."""
    parts = re.findall(r"[^\W\d_]+|\d+", fold(canonical))
    return "-".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)


def _coded(match: re.Match[str]) -> Number | None:
    """Judge a match: its codes must be known, or it must carry a year in the form of the State; then it has no kind."""
    code, tail = _restored("types", match["code"]), _restored("issuers", match["tail"] or "")
    year = int(match["year"]) if match["year"] else None
    if match["term"]:
        return _of_assembly(match, year)
    if _issues_letters(code, tail):
        canonical = f"{match['count']}/{code}-{tail}"
        return _number(match, canonical, code="", kind="official letter", issuer=_issuer(code), year=None)
    kind = _codes("types").get(code)
    if kind is None and year is None:
        return None
    canonical = f"{match['count']}/{f'{year}/' if year else ''}{code}-{tail}"
    if _party(tail) or (not year and _issuer(tail) is None and _PARTY_FORM.search(match.group())):
        canonical = f"{match['count']}-{code}/{tail}"
    elif kind is None:
        canonical = _BLANKS.sub("", match.group())  # "1145-2024-GR/DRI": whose form it is nobody knows
    return _number(match, canonical, code=code, kind=kind, issuer=_issuer(tail), year=year)


def _glued(match: re.Match[str]) -> Number | None:
    """Part two codes that lost their hyphen: "NĐCP" is NĐ-CP where only one way gives two that are known."""
    codes, found = match["codes"], []
    for at in range(2, min(len(codes) - 1, _LONGEST_TYPE + 1)):
        code, tail = _restored("types", codes[:at]), _restored("issuers", codes[at:])
        if code in _codes("types") and tail in _codes("issuers"):
            found.append((code, tail))
    if len(found) != 1:
        return None
    code, tail = found[0]
    year = int(match["year"]) if match["year"] else None
    canonical = f"{match['count']}/{f'{year}/' if year else ''}{code}-{tail}"
    return _number(match, canonical, code=code, kind=_codes("types")[code], issuer=_issuer(tail), year=year)


def _number(
    match: re.Match[str], canonical: str, *, code: str, kind: str | None, issuer: str | None, year: int | None
) -> Number:
    return Number(match.start(), match.end(), canonical, int(match["count"].rstrip("abcd")), code, kind, issuer, year)


def _of_assembly(match: re.Match[str], year: int | None) -> Number | None:
    """70/2020/QH14: a law or a resolution of the Assembly; which of both only the word says."""
    code = match["code"]
    if year is None or code not in {"QH", "UBTVQH"}:
        return None
    canonical = f"{match['count']}/{year}/{code}{match['term']}"
    kind = "law" if code == "QH" else "resolution"
    return _number(match, canonical, code=code, kind=kind, issuer=_issuer(code), year=year)


def _of_nations(match: re.Match[str]) -> Number:
    year = int(match["year"]) if match["year"] else None
    return Number(
        match.start(), match.end(), match.group(), int(match["count"]), "", "resolution", _ORGANS[match["organ"]], year
    )


def _issues_letters(code: str, tail: str) -> bool:
    """Tell an official letter, which has no type: 1234/UBND-NC is by an office, 12/KH-UBND is a plan."""
    return code not in _codes("types") and _issuer(code) is not None and _issuer(tail) is None


def _party(issuer: str) -> bool:
    head = re.split(r"[-.]", issuer)[0]
    return head in _party_issuers() or (len(head) > 2 and head.endswith(("TW", "TU")))


def _issuer(code: str) -> str | None:
    return _codes("issuers").get(re.split(r"[-.]", code)[0])


def _restored(table: str, code: str) -> str:
    """Give a code back the stroke of its Đ and its case, where only one reading is possible."""
    known = _codes(f"{table}_restored")
    return re.sub(r"[^-.&]+", lambda part: known.get(part.group(), part.group()), code)


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((Path(__file__).parent / "codes.toml").read_text(encoding="utf-8"))


@cache
def _codes(table: str) -> Mapping[str, str]:
    return {code: str(meaning) for code, meaning in _tables()[table].items()}


@cache
def _party_issuers() -> frozenset[str]:
    issuers = _tables()["party"]["issuers"]
    return frozenset(issuers) if isinstance(issuers, list) else frozenset()
