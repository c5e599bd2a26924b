"""Short names a text binds to a document: "… (hereinafter the Convention)", "zwany dalej „Porozumieniem”".

The words that bind one stand behind the document, in the same sentence. Wherever the name stands again, it means that
document, in whatever case the language puts it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.facts import Reference
from chancellery.reading.late import late
from chancellery.reading.phrases import anchors
from chancellery.reading.records import replace
from chancellery.reading.text import UNSPACED, Source, lowered, squeeze

RULE: Final = "references.bound"
#: So far behind a document its short name may be bound.
_REACH: Final = 260
_NAME = late(
    r"[\s,:–—-]{0,4}(?:[^\W\d_]{1,4}['’\s]\s?)??"
    r"(?:«\s?(?P<guillemets>[^«»\n]{2,60}?)\s?»|[“„‘](?P<curly>[^“”„\n]{2,60}?)[”“’]|\"(?P<straight>[^\"\n]{2,60}?)\""
    r"|(?P<plain>[^\W\d_][^()\n,;.«»“„\"]{2,50})\))"
)
_ARTICLE = re.compile(r"(?:[^\W\d_]{1,3}\s|[^\W\d_]['’])(?=[^\W\d_])")
#: What a case changes at the end of a word, and the shortest beginning that stays.
_LONGEST_ENDING: Final = 4
_SHORTEST_STEM: Final = 4
#: So many names are remembered as patterns: plans and programmes are called alike, and a long run meets very many.
_KEPT: Final = 256


class _Bound(NamedTuple):
    """A short name, the document it means, and where the words begin that bind it."""

    name: str
    document: Reference
    start: int


def find(source: Source, references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return ``references`` in reading order with the further mentions by a bound short name among them.

    They come in reading order and never overlap.
    """
    found = {(each.start, each.end): each for each in references}
    spans = sorted(found)
    for bound in _bindings(source, references):
        for start, end in _uses(source, bound):
            touched = _touched(spans, start, end)
            if not touched:
                found[start, end] = _mention(source, bound.document, start, end)
                insort(spans, (start, end))
            elif len(touched) == 1 and _only_names(found[touched[0]]):
                found[touched[0]] = _mention(source, bound.document, *touched[0])
    return tuple(found[span] for span in spans)


def _touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return those of ``spans``, which are in order and never overlap, that share a character with another one."""
    first = last = bisect_left(spans, (end, 0))
    while first > 0 and spans[first - 1][1] > start:
        first -= 1
    return spans[first:last]


def _mention(source: Source, document: Reference, start: int, end: int) -> Reference:
    printed = source.text[start:end]
    return replace(document, start=start, end=end, quote=printed, as_printed=printed, rule=RULE)


def _only_names(reference: Reference) -> bool:
    """Say whether a mention may be a short name by itself: it has no number of its own and no day."""
    return reference.rule in {"references.title", "references.word"} and not (reference.number or reference.date)


def _bindings(source: Source, references: Sequence[Reference]) -> Iterator[_Bound]:
    """Yield the names that are bound, each once: bound again, it means what it meant first."""
    known: set[str] = set()
    for stretch in source.stretches():
        for binding in anchors.matches(source, stretch.language, "bindings", stretch.start, stretch.end):
            named = _NAME.match(source.text, binding.end(), stretch.end)
            if named is None:
                continue
            name = _without_article(next(filter(None, named.groupdict().values())))
            if name in known:
                continue
            if document := _meant(source, references, binding.start(), name, stretch.language):
                known.add(name)
                yield _Bound(name, document, binding.start())


def _meant(source: Source, references: Sequence[Reference], at: int, name: str, code: str) -> Reference | None:
    """Return the last document before ``at``, in its sentence, whose kind is the one the name says."""
    first, last = (bisect_left(references, place, key=lambda each: each.start) for place in (at - _REACH, at))
    before = [each for each in references[first:last] if each.end <= at]
    kinds = _kinds_said(name, code)
    if not before or (kinds and before[-1].kind not in kinds):
        return None
    ended = any(_ends_sentence(source, spot) for spot in range(before[-1].end, at))
    return before[-1] if kinds and not ended else None


def _ends_sentence(source: Source, at: int) -> bool:
    return source.text[at] == "\n" or (source.text[at] in ".;" and source.text[at + 1 : at + 2].isspace())


def _kinds_said(name: str, code: str) -> frozenset[str]:
    """Return the kinds of document whose word the name holds, in any case of it."""
    kinds, words = _kinds(code), lowered(name).split()
    if languages.get(code).table("about").get("unspaced") is True:
        last = "".join(words)
        return frozenset(kind for word, kind in kinds.items() if last.endswith(word))
    stems = {word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING + 1)]: word for word in words if len(word) > 1}
    return frozenset(
        kind
        for word, kind in kinds.items()
        if any(word.startswith(stem) and abs(len(word) - len(whole)) < _LONGEST_ENDING for stem, whole in stems.items())
    )


@cache
def _kinds(code: str) -> Mapping[str, str]:
    return languages.get(code).pairs("kinds")


def _without_article(name: str) -> str:
    name = squeeze(name)
    article = _ARTICLE.match(name)
    return name[article.end() :] if article and name[article.end()].isupper() else name


def _uses(source: Source, bound: _Bound) -> Iterator[tuple[int, int]]:
    """Yield where the name stands, bound and again: with its capital or its marks, in any case."""
    again = _again(bound.name)
    at = source.text.find(again.begins, bound.start)
    while at >= 0:
        match = again.pattern.match(source.text, at)
        if match:
            yield match.span()
        at = source.text.find(again.begins, match.end() if match else at + 1)


class _Again(NamedTuple):
    """A short name in any case of it, and what it begins with: a search for that leaps over the rest of a text."""

    pattern: re.Pattern[str]
    begins: str


@lru_cache(maxsize=_KEPT)
def _again(name: str) -> _Again:
    told, begins = r"\s".join(_in_any_case(word) for word in name.split()), _stem(name.split(maxsplit=1)[0])
    if re.search(f"[{UNSPACED}]", name):
        free = re.search(r"[\uac00-\ud7a3]", name) is not None
        return _Again(re.compile(rf"(?<!\w){told}(?!\w)" if free else rf"(?<=[«“]){told}(?=[»”])"), begins)
    shown = name[0].isupper() or any(character.isdigit() for character in name)
    return _Again(re.compile(rf"(?<!\w){told}(?!\w)" if shown else rf"(?<=[«“„\"]){told}(?=[»”“\"])"), begins)


def _in_any_case(word: str) -> str:
    stem = _stem(word)
    ending = rf"[^\W\d_]{{0,{len(word) - len(stem) + 2}}}" if _has_cases(word) else ""
    return f"{re.escape(stem)}{ending}"


def _stem(word: str) -> str:
    """Return what of a word stays in every case: the whole of a short one."""
    return word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING + 1)] if _has_cases(word) else word


def _has_cases(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST_STEM and not re.search(f"[{UNSPACED}]", word)
