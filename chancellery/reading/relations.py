"""How one document stands to another, by the words between two mentions: it implements, amends, replaces … it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from chancellery.reading import heading, languages
from chancellery.reading.facts import Reference, Relation
from chancellery.reading.naming import reference_forms
from chancellery.reading.phrases import trie
from chancellery.reading.text import Source

#: Cues in the order in which they are tried; the passive ones turn source and target round.
_CUES: Final = ("amended_by", "replaced_by", "implements", "amends", "replaces", "answers", "cites")
_TURNED: Final = {"amended_by": "amends", "replaced_by": "replaces"}
#: What a title says its document does, and how near its beginning it says so.
_BY_TITLE: Final = frozenset({"implements", "amends", "replaces"})
_OPENING: Final = 30
#: How long the issuer and the subject of a document may be, before "and" leads to the next.
_LONGEST_TITLE: Final = 250
_BREAK = re.compile(r"[;!?\n]|(?<!\s[a-z])\.\s")
#: How much may stand between a mention with its subject and the cue, and between the cue and the next mention.
_BEFORE_CUE: Final = 90
_AFTER_CUE: Final = 30


def read(source: Source, *, references: Sequence[Reference]) -> tuple[Relation, ...]:
    """Return how the documents of ``references`` (with their works) stand to one another."""
    found: dict[tuple[str, int, int], Relation] = {}
    for relation in (*_of_own_document(source, references), *_between_neighbours(source, references)):
        if relation.source != relation.target:
            found.setdefault((relation.kind, relation.source, relation.target), relation)
    return tuple(found.values())


def _of_own_document(source: Source, references: Sequence[Reference]) -> Iterator[Relation]:
    """Read what the document itself implements by its title and rests on by its preamble."""
    index = heading.own(source, references)
    if index is None:
        return
    speaker, resting, preamble = references[index], False, heading.preamble_end(source)
    told: tuple[str, Reference] | None = None
    for target in references[index + 1 :]:
        block = source.block_at(target.start)
        if block is None:
            continue
        clause = max(block.start, source.lower.rfind(";", block.start, target.start) + 1)
        match = _cue(block.language).search(source.lower, clause, target.start)
        if match is not None and match.start() <= clause + _OPENING:
            kind, start = match.lastgroup or "", match.start()
        elif (
            told
            and match is None
            and (_joined(source, told[1], target, block.language) or _in_row(source, told[1], target, clause))
        ):
            kind, start = told[0], target.start
        else:
            told = None
            continue
        told = kind, target
        resting = resting or kind == "cites"
        # below the preamble "implementing Directive 12" is a task, not what the document does
        if kind == "cites" or (kind in _BY_TITLE and (target.start < preamble or not (resting or preamble))):
            yield _relation(source, start, target.end, kind, (speaker.work, target.work))


def _joined(source: Source, before: Reference, after: Reference, code: str) -> bool:
    """Tell a further target: "implementing Plan 210 of … on external relations and Directive 12"."""
    window = source.lower[before.end : after.start]
    if len(window) > _LONGEST_TITLE or _BREAK.search(window):
        return False
    return reference_forms.of(code).joined.search(window) is not None


def _in_row(source: Source, before: Reference, after: Reference, clause: int) -> bool:
    """Tell the next of a row: "Implementing Directive 12 of the Secretariat; |Resolution 21|; …", in one paragraph."""
    same = "\n" not in source.text[before.end : clause]
    return before.end < clause <= after.start and same and not source.text[clause : after.start].strip()


def _between_neighbours(source: Source, references: Sequence[Reference]) -> Iterator[Relation]:
    latest: Relation | None = None
    for before, after in pairwise(references):
        block = source.block_at(after.start)
        if block is None or before.start < block.start or _BREAK.search(source.lower, before.end, after.start):
            latest = None
            continue
        latest = _related(source, before, after, block.language) or _also(source, latest, after, before, block.language)
        if latest:
            yield latest


def _related(source: Source, before: Reference, after: Reference, code: str) -> Relation | None:
    """Read the cue right before ``after``, if what precedes the cue belongs to ``before``."""
    window = max(before.end, after.start - 2 * _AFTER_CUE)
    match = _cue(code).search(source.lower, window, after.start)
    if match is None:
        return None
    lead = source.text[before.end : match.start()]
    own = lead.replace(before.subject, "") if before.subject else lead
    if len(own) > _BEFORE_CUE or _joining(code).match(own.lower()):
        return None
    name = match.lastgroup or ""
    ends = (after.work, before.work) if name in _TURNED else (before.work, after.work)
    return _relation(source, match.start(), after.end, _TURNED.get(name, name), ends)


def _also(source: Source, latest: Relation | None, after: Reference, before: Reference, code: str) -> Relation | None:
    """Extend a relation to the next of its targets: "implementing Directive 12 and Resolution 18"."""
    if latest is None or before.work not in {latest.source, latest.target}:
        return None
    between = source.lower[before.end : after.start]
    if len(between) > 20 or not _joining(code).match(between):
        return None
    turned = before.work == latest.source
    ends = (after.work, latest.target) if turned else (latest.source, after.work)
    return _relation(source, after.start, after.end, latest.kind, ends)


def _relation(source: Source, start: int, end: int, kind: str, ends: tuple[int, int]) -> Relation:
    return Relation(
        start=start, end=end, quote=source.text[start:end], rule=f"relations.{kind}", kind=kind,
        source=ends[0], target=ends[1],
    )  # fmt: skip


@cache
def _cue(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    options = "|".join(f"(?P<{name}>{trie.pattern(language.words('relations', name))})" for name in _CUES)
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)[^.;]{{0,{_AFTER_CUE}}}\Z")


@cache
def _joining(code: str) -> re.Pattern[str]:
    conjunctions = trie.pattern(languages.get(code).words("references", "conjunctions"))
    return re.compile(rf"\s{{0,3}}{conjunctions}(?!\w)" if code != "und" else r"(?!)")
