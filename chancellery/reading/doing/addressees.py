"""Whom a text is sent to: the lines under "Kính gửi:", "Distribution:" or "Nơi nhận:", which say nothing to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from chancellery.reading import languages
from chancellery.reading.facts import Block, Provision
from chancellery.reading.phrases import cues
from chancellery.reading.records import replace
from chancellery.reading.text import Source, lowered, squeeze
from chancellery.reading.who import several, units

#: A line that goes on with the addressees is no longer than this.
_LONGEST: Final = 200
#: How many more lines there may be.
_MOST: Final = 40
_GOES_ON: Final = (":", ";", ",")
#: What stands before each of them.
_DASH = re.compile(r"[-–—⁃+*•·・●∙‧►▶➢➤➔✓○◦■□▪▫◆◇\uf0b7\uf0fc\uf0a7](?:[ \t]{1,4}(?=\S)|(?=[^\W\d_a-z]))")
_ROLES: Final = frozenset({"body", "heading"})


def blocks(source: Source) -> frozenset[int]:
    """Return the indexes of the blocks that only say whom the text goes to."""
    if source.found.addressees is None:
        source.found.addressees = frozenset(_found(source))
    return source.found.addressees


def is_letter(source: Source) -> bool:
    """Say whether a text is written to somebody: "Kính gửi: …"."""
    return _opening(source) is not None


def writes(source: Source, name: str) -> bool:
    """Say whether the unit called ``name`` stands above whom a letter is written to, and so writes it."""
    opening = _opening(source)
    return opening is not None and lowered(squeeze(name)) in squeeze(source.lower[: opening.start])


def named(source: Source) -> tuple[str, ...]:
    """Return the units a letter is written to, where they are one plain list of names; else none.

    "Các Sở: Y tế, Tư pháp" are Sở Y tế and Sở Tư pháp.
    """
    opening = _opening(source)
    if opening is None:
        return ()
    found: list[str] = []
    first = source.blocks.index(opening)
    for block in source.blocks[first : _last(source, first) + 1]:
        start = source.text.find(":", block.start, block.end) + 1 if block is opening else block.start
        start, end = cues.trimmed(source.text, start, block.end)
        if start >= end:
            continue
        dash = _DASH.match(source.text, start, end)
        start = dash.end() if dash else start
        names = _plain(source, block.language, start, end)
        if not names:
            return ()
        found += names
    return tuple(dict.fromkeys(found))


def meant(source: Source, name: str) -> tuple[str, ...]:
    """Return whom ``name`` means: those a letter is written to by "Quý cơ quan", else itself."""
    return named(source) if polite(source.language, name) else (name,)


def resolved(source: Source, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return ``provisions`` with the names of whom the letter is written to in place of "Quý cơ quan"."""
    return tuple(_resolved(source, each) if _politely(source, each) else each for each in provisions)


def _resolved(source: Source, provision: Provision) -> Provision:
    code = source.language_at(provision.start)
    led: list[str] = []
    for name in provision.lead_units:
        led += meant(source, name)
    others = (name for name in provision.coordinating_units if not polite(code, name))
    return replace(provision, lead_units=tuple(dict.fromkeys(led)), coordinating_units=tuple(others))


def _politely(source: Source, provision: Provision) -> bool:
    code = source.language_at(provision.start)
    return any(polite(code, name) for name in (*provision.lead_units, *provision.coordinating_units))


def polite(code: str, name: str) -> bool:
    """Say whether a name only addresses those a letter is written to: "Quý cơ quan"."""
    return lowered(name).startswith(tuple(f"{word} " for word in languages.get(code).words("units", "politely")))


def _plain(source: Source, code: str, start: int, end: int) -> list[str]:
    """Return the units of a line that holds nothing but their names."""
    end -= len(source.text[start:end]) - len(source.text[start:end].rstrip(" .;,"))
    row = units.row(source, code, start, end, bodies=True, bare=True)
    if row and row[-1].end == end:
        return [name for unit in row for name in several.names(code, units.name(source, unit))]
    kinds = cues.cue(code, "units", "several_named").match(source.lower, start, end)
    if kinds is None or source.text[kinds.end() : kinds.end() + 1] != ":":
        return []
    kind = source.text[start : kinds.end()].split()[-1].capitalize()
    return [f"{kind} {squeeze(name)}" for name in source.text[kinds.end() + 1 : end].split(",")]


def _opening(source: Source) -> Block | None:
    """Return the line that says whom a letter is written to."""
    sent_to = blocks(source)
    if not sent_to:
        return None
    first = source.blocks[min(sent_to)]
    closing = cues.cue(first.language, "lists", "closing").match(source.lower, first.start, first.end)
    return None if closing else first


def _found(source: Source) -> Iterator[int]:
    last = -1
    for index, block in enumerate(source.blocks):
        if index > last and _opens(source, block):
            last = _last(source, index)
            yield from range(index, last + 1)


def _opens(source: Source, block: Block) -> bool:
    if block.role not in _ROLES or block.end - block.start > _LONGEST:
        return False
    closing = cues.cue(block.language, "lists", "closing").match(source.lower, block.start, block.end)
    if closing:
        return not source.text[closing.end() : block.end].strip(" :")
    addressed = cues.cue(block.language, "lists", "addressed").match(source.lower, block.start, block.end)
    if addressed is None:
        # "THỦ TƯỚNG CHÍNH PHỦ |điện|:"
        words = source.lower[block.start : block.end].rstrip()
        wired = languages.get(block.language).words("lists", "addressed_last")
        return bool(wired) and words.endswith(":") and words[:-1].rstrip().endswith(tuple(wired))
    return source.text[addressed.end() : block.end].lstrip().startswith(":")


def _last(source: Source, opening: int) -> int:
    """Return the last line that goes on with the addressees: dashed, or behind a line that is not yet at its end."""
    above = source.blocks[opening]
    for index in range(opening + 1, min(opening + 1 + _MOST, len(source.blocks))):
        block = source.blocks[index]
        if block.role not in _ROLES or block.end - block.start > _LONGEST:
            return index - 1
        listed = _DASH.match(source.text, block.start, block.end) is not None
        if not listed and (block.role == "heading" or not above.quote.endswith(_GOES_ON)):
            return index - 1
        above = block
    return min(opening + _MOST, len(source.blocks) - 1)
