"""Orders in the words of a wish: "Phó Chủ tịch UBND tỉnh |đề nghị| Sở Tài chính …", "Đề nghị các xã …".

For a language whose verbs of asking also hand something to somebody (``assign``); ``directed`` reads the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, addressees, leaders
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source, lowered
from chancellery.reading.who import names, unit_forms, units

#: So far before the verb stands who bids.
_NEAR = 240
#: So far before "he" stands whom it means.
_BEFORE = 700
#: So near to a name stands its post.
_POST = 110
_BLANKS = 3
#: What a year dates was told long ago.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOPS = re.compile(r"[.,;:()\n]")
_ENDS = frozenset(".;")


def orders(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether what a sentence asks for is an order: asked by one who stands above, or of others after an order."""
    if not languages.get(code).words("duties", "leaders"):
        return False
    ask = next(anchors.matches(source, code, "requests", start, end), None)
    if ask is None:
        return False
    assigned = anchors.matches(source, code, "assigned", start, end)
    given = next((word for word in assigned if not units.holds(source, code, start, word)), None)
    if given and given.start() < ask.start():
        return True  # "yêu cầu Sở Ngoại vụ rà soát, |đề xuất| …"
    if further(source, code, start, ask, end):
        return True
    if given is None:
        return False
    return (
        _may_bid(source, code, start, given, end)
        or by_letter(source, code, start, ask, end)
        or bool(meant_for(source, code, start, given.start()))
    )


def told(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Chủ tịch UBND tỉnh đã giao |Sở Ngoại vụ| rà soát …": whom one who stands above told to do something.

    Though it is told as past, it is still to be done; not what a year dates, nor what was told to all in general.
    """
    for word in anchors.matches(source, code, "told to", start, end):
        row = units.row(source, code, cues.trimmed(source.text, word.end(), end)[0], end, bodies=True, bare=True)
        if not row or unit_forms.of(code).general.fullmatch(source.lower, *row[0]):
            continue
        above = _bidder(code).search(source.lower, start, word.start()) or _superiors(code).search(
            source.lower, start, word.start()
        )
        behind = row[-1].end
        does = acting.acts(source, code, behind, end) or anchors.any_in(source, "helped by", behind, behind + _BLANKS)
        if above and does and not _YEAR.search(source.text, start, word.start()):
            return row
    return []


def _superiors(code: str) -> re.Pattern[str]:
    return cues.cue(code, "proposals", "superiors")


def only_bids(source: Source, code: str, start: int, found: Sequence[units.Unit]) -> bool:
    """Say whether the one found opens a sentence, stands above all and tells others: "|Bộ Chính trị| yêu cầu …"."""
    if len(found) != 1 or found[0].start != start or not languages.get(code).table("duties").get("verbs_unmarked"):
        return False  # where cases or endings show who does something, they are asked
    above = _superiors(code).match(source.lower, start, found[0].end) is not None
    return above and anchors.any_in(source, "assigned", found[0].end, found[0].end + _BLANKS)


def meant_for(source: Source, code: str, start: int, ask: int) -> list[units.Unit]:
    """Read "Đối với |Sở Y tế|, ngoài các nội dung trên, đề nghị cung cấp …": whom a sentence says it is meant for."""
    meant = cues.cue(code, "duties", "meant_for").match(source.lower, start, ask)
    if meant is None:
        return []
    row = units.row(source, code, cues.trimmed(source.text, meant.end(), ask)[0], ask, bodies=True, bare=True)
    if (
        not row
        or source.text[row[-1].end : row[-1].end + 1] not in {",", ":"}
        or not _is_below(source, code, row[0].start, ask)
    ):
        return []
    # "Đối với Sở Y tế, |đồng chí| yêu cầu …"
    between = source.lower[max(source.text.rfind(sign, start, ask) for sign in ",:") + 1 : ask].strip()
    bids = not between or _pronoun(code).match(between) or _bidder(code).match(between)
    return row if bids else []


def by_letter(source: Source, code: str, start: int, ask: re.Match[str], end: int) -> bool:
    """Say whether whoever writes a letter asks something of a unit that does not stand above: an order in its words.

    "|Sở Ngoại vụ| kính đề nghị |Quý cơ quan| góp ý …", "đề nghị |Sở Y tế| cung cấp …".
    """
    if not addressees.is_letter(source):
        return False
    asked = cues.trimmed(source.text, ask.end(), end)[0]
    row = units.row(source, code, asked, end, bodies=True, bare=True)
    if not (row and _is_below(source, code, asked, end)):
        return False
    if any(_above(code, name) for unit in row for name in addressees.meant(source, units.name(source, unit))):
        return False  # "kính đề nghị Quý Bộ xem xét"
    clause = max(source.text.rfind(";", start, ask.start()) + 1, start)
    before = source.lower[clause : ask.start()].strip(" ,-–")
    if not before or before in cues.phrases(code, "duties", "bids_alone"):
        return True
    writer = units.ending(source, code, clause, ask.start())
    return writer is not None and addressees.writes(source, source.text[writer.start : writer.end])


def further(source: Source, code: str, start: int, ask: re.Match[str], end: int) -> bool:
    """Say whether a verb of asking is one thing more that a unit does: "Sở Y tế rà soát, |đề xuất| chỉ tiêu"."""
    if source.text[end - 1] not in _ENDS:
        return False  # a headline: "Tập đoàn Sơn Nam lựa chọn nhà thầu khác, |đề nghị| kiểm tra"
    if source.text[ask.start() - 2 : ask.start()] != ", " or not anchors.any_in(source, "doing", start, ask.start()):
        return False
    behind = cues.trimmed(source.text, ask.end(), end)[0]
    above = cues.cue(code, "proposals", "superiors").match(source.lower, behind, end)
    return above is None and units.at(source, code, behind, end, bodies=True) is None


def _may_bid(source: Source, code: str, start: int, ask: re.Match[str], end: int) -> bool:
    """Say whether who asks may order whoever is asked."""
    asked = cues.trimmed(source.text, ask.end(), end)[0]
    before = source.lower[start : ask.start()].strip(" ,-–")
    if not before or before in cues.phrases(code, "duties", "bids_alone"):
        return _is_below(source, code, asked, end)
    if _bidder(code).search(source.lower, max(start, ask.start() - _NEAR), ask.start()):
        named = _bidding(source, code, start, ask.start())
    else:
        named = _meant(source, code, start, ask.start())
    if named is None:
        unit = units.at(source, code, start, ask.start())
        general = unit_forms.of(code).general.match(source.lower, asked, end)
        return bool(unit and general) and not source.text[unit.end : ask.start()].strip() if unit else False
    return leaders.by_highest(source, code, *named) or _is_below(source, code, asked, end)


def _is_below(source: Source, code: str, asked: int, end: int) -> bool:
    """Say whether who is asked is a unit that does not itself stand above others."""
    above = cues.cue(code, "proposals", "superiors").match(source.lower, asked, end)
    return above is None or unit_forms.of(code).general.match(source.lower, asked, end) is not None


def _above(code: str, name: str) -> bool:
    return cues.cue(code, "proposals", "superiors").match(lowered(name)) is not None


def _bidding(source: Source, code: str, start: int, verb: int) -> tuple[int, int] | None:
    """Return the post of who bids, which opens its clause or stands behind the name: "Hoàng Nam, |Phó Chủ tịch …|"."""
    guests = cues.cue(code, "duties", "no_leaders").search(source.lower, start, verb)
    if guests:
        return None
    for post in _bidder(code).finditer(source.lower, start, verb):
        opened = source.lower[start : post.start()]
        lead = cues.last(cues.cue(code, "posts", "honorifics"), source.lower, start, post.start())
        if lead and not source.text[lead.end() : post.start()].strip():
            opened = source.lower[start : lead.start()]
        if not opened.strip() or opened.rstrip()[-1] in ",;:–—-.":
            return post.span()
    return None


def _meant(source: Source, code: str, start: int, verb: int) -> tuple[int, int] | None:
    """Return the post of whom "he" means, who bids last in the sentences before, or of whom only the name is told."""
    clause = max(source.text.rfind(sign, start, verb) + 1 for sign in ",;:")
    first = cues.trimmed(source.text, max(start, clause), verb)[0]
    pronoun = _pronoun(code).match(source.lower, first, verb)
    block = source.block_at(start)
    if pronoun is None or block is None or cues.cue(code, "duties", "no_leaders").search(source.lower, start, verb):
        return None
    if name := _name_behind(source, pronoun.end(), verb):
        return _post_of(source, code, name, start)
    for begin, last in reversed(cues.sentences(source, max(block.start, start - _BEFORE), start)):
        if cues.cue(code, "duties", "no_leaders").search(source.lower, begin, last):
            return None
        if post := cues.last(_bidder(code), source.lower, begin, last):
            return post.span()
        told = cues.last(_pronoun(code), source.lower, begin, last)
        if told and (name := _name_behind(source, told.end(), last)):
            return _post_of(source, code, name, begin)
    return None


def above_all(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether who asks stands above all others, so that it is an order: "|Phó Thủ tướng| đề nghị Bộ Y tế …"."""
    return leaders.by_highest(source, code, start, verb) and _bidding(source, code, start, verb) is not None


def by_leader(source: Source, code: str, start: int, ask: re.Match[str], end: int) -> bool:
    """Say whether one who leads asks a unit below by a verb that also orders: "|Bí thư Tỉnh ủy| đề nghị Sở Y tế …"."""
    if ask.group() not in cues.phrases(code, "duties", "assign"):
        return False
    asked = cues.trimmed(source.text, ask.end(), end)[0]
    if unit_forms.of(code).general.match(source.lower, asked, end):
        return False  # "đề nghị |phía Lào| …"
    below = _is_below(source, code, asked, end) and units.at(source, code, asked, end, bodies=True) is not None
    return below and _bidding(source, code, start, ask.start()) is not None


def _name_behind(source: Source, start: int, end: int) -> str | None:
    """Return the name that a form of address leads to."""
    first = cues.trimmed(source.text, start, end)[0]
    words = list(names.capitalised(source.text, first, end))
    return source.text[first : words[-1][1]] if words else None


def _post_of(source: Source, code: str, name: str, end: int) -> tuple[int, int] | None:
    """Return the post by which the text first named ``name``, where those who hold it bid."""
    first = source.text.find(name, 0, end)
    if first < 0:
        return None
    line_end = source.text.find("\n", first, end)
    behind = min(first + len(name) + _POST, line_end if line_end >= 0 else end)
    if cues.cue(code, "duties", "no_leaders").search(source.lower, max(0, first - _POST), behind):
        return None  # "Lết Xay-nhạ-phon, Bí thư Tỉnh ủy, |Tỉnh trưởng|"
    if source.text.startswith((", ", " - ", " – ", " ("), first + len(name)):
        named = _bidder(code).search(source.lower, first + len(name), behind)
        return named.span() if named else None
    before = cues.last(_bidder(code), source.lower, max(0, first - _POST), first)
    near = before is not None and not _STOPS.search(source.text, before.end(), first)
    return before.span() if before and near else None


@cache
def _pronoun(code: str) -> re.Pattern[str]:
    return cues.cue(code, "proposals", "pronouns")


@cache
def _bidder(code: str) -> re.Pattern[str]:
    return cues.cue(code, "duties", "leaders")
