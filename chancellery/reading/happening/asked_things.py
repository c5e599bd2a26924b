"""What is asked for: one thing, or several that a sentence tells one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.phrases.lookup import Lookup
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds

_LEAST_ITEM, _LEAST_ITEM_UNSPACED = 8, 4
#: Fewer words beside "and" are joined within one thing: "build and maintain roads".
_LEAST_WORDS = 4


def cut(source: Source, code: str, start: int, end: int) -> list[str]:
    """Part the things asked for: at the semicolons, and at "and" where another thing is told as the first one was."""
    cuts = sorted(set(_cuts(source, code, start, end)))
    starts, ends = [start, *(last for _, last in cuts)], [*(first for first, _ in cuts), end]
    parts = (squeeze(source.text[first:last]).strip(" ,:.…") for first, last in zip(starts, ends, strict=True))
    # "istituire un collegamento |e| ha chiesto …": another asking follows
    loose = tuple(f" {conjunction}" for conjunction in languages.get(code).words("units", "and"))
    parts = (words.removesuffix(next((each for each in loose if words.endswith(each)), "")) for words in parts)
    least = _LEAST_ITEM_UNSPACED if closing_kinds.used(code) else _LEAST_ITEM
    return [words for words in parts if len(words) >= least]


def _cuts(source: Source, code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between two things asked for: "that" is said again behind it, or a verb of the same form."""
    lower = source.lower
    yield from (match.span() for match in _again(code).finditer(lower, start, end))
    if _first_infinitive(code).match(lower, start, end):
        yield from (match.span() for match in _infinitive_again(code).finditer(lower, start, end))
    if last := _to_do_again(code):
        yield from (match.span("and") for match in last.finditer(lower, start, end))
    that = _that(code).match(lower, start, end)
    if _is_done(source, code, that.end() if that else start, end):
        yield from _done_again(source, code, start, end)


def without_that(code: str, items: Iterable[str]) -> tuple[str, ...]:
    """Return ``items`` without the word that leads to each: "|that| the fee be cut"."""
    return tuple(words[lead.end() :] if (lead := _that(code).match(words.lower())) else words for words in items)


@cache
def _that(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.whole(languages.get(code).words('proposals', 'that'))}\s?")


@cache
def _again(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    conjunction, that = (cues.whole(language.words(*key)) for key in (("units", "and"), ("proposals", "that")))
    return re.compile(rf";|,?\s{conjunction}\s(?={that}(?:\s|(?<=')))")


@cache
def _infinitive(code: str) -> str:
    """A verb that is shown by its ending to be asked for: "élargir", "расширить"."""
    endings = languages.get(code).words("proposals", "infinitives")
    return rf"[^\W\d_]{{2,20}}?{trie.pattern(endings)}(?!\w)" if endings else r"(?!)"


@cache
def _first_infinitive(code: str) -> re.Pattern[str]:
    that = cues.whole(languages.get(code).words("proposals", "that"))
    return re.compile(rf",?\s?(?:{that}\s?)?{_infinitive(code)}")


@cache
def _infinitive_again(code: str) -> re.Pattern[str]:
    """The "and" before another verb of the same form: "расширить дорогу| и |открыть паром"."""
    conjunction = cues.whole(languages.get(code).words("units", "and"))
    return re.compile(rf",?\s{conjunction}\s(?={_infinitive(code)}\s)")


def _done_again(source: Source, code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the "and" before another verb of doing, where enough stands on either side to be a thing asked for."""
    floor = start
    for joined in _and(code).finditer(source.lower, start, end):
        long = _is_long(source, floor, joined.start()) and _is_long(source, joined.end(), end)
        if long and _is_done(source, code, joined.end(), end):
            yield joined.span()
            floor = joined.end()


def _is_long(source: Source, start: int, end: int) -> bool:
    return len(source.text[start:end].split()) >= _LEAST_WORDS


def _is_done(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb of what one is asked to do stands at ``start``."""
    begin = cues.trimmed(source.text, start, end)[0]
    return next(_doing(code).at(source.lower, begin, end), None) is not None


@cache
def _doing(code: str) -> Lookup:
    """What one is asked to do, in the words of points ("provide"), of duties ("facilite"), or of asking ("allow")."""
    words = languages.get(code).words
    return Lookup((*words("lists", "verbs"), *words("duties", "does"), *words("proposals", "asked_verbs")))


@cache
def _and(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{cues.expression(code, 'units', 'and')}\s")


@cache
def _to_do_again(code: str) -> re.Pattern[str] | None:
    """What parts two things to be done whose verbs stand last: "einen Fonds einzurichten |und| Plätze zu schaffen"."""
    words = languages.get(code).words
    if not words("duties", "infinitive_last"):
        return None
    endings, to = trie.pattern(words("duties", "infinitive_last")), trie.pattern(words("duties", "to_before"))
    done = rf"(?<!\w)(?:{to}\s[^\W\d_]{{2,24}}?|[^\W\d_]{{2,12}}?{to}[^\W\d_]{{2,20}}?){endings}"
    return re.compile(
        rf"{done}(?P<and>,?\s{cues.expression(code, 'units', 'and')}\s)(?=[^.;:\n]{{0,200}}?{done}(?!\w))"
    )
