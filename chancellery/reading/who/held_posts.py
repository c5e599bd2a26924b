"""The posts that stand beside the name of a person: before it, or behind it after a comma."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import units
from chancellery.reading.who.names import Name

#: A post is written out in at most this many characters.
_LONGEST = 160
#: So far before a post begins what says that somebody speaks for whoever holds it.
_BEHALF = 30
#: So few words behind "and" may close a post.
_MOST_CLOSING = 3
#: "Komisji ds. Propagandy", "Szkoły im. Jana Pietrzyka": what shortens a word within a name.
#: So many blanks part the columns of two who sign.
_COLUMN = 3
_STOP = re.compile(r"[;:!?()|\n\"“”„«»]|\s{3}|(?<!\bds)(?<!\bim)\.")


def before(source: Source, code: str, name: Name, floor: int) -> str | None:
    """Return the post that leads to the name: "le vice-président du Comité, Le …", "Prime Minister …"."""
    end = name.start
    address = honorific(code).search(source.lower, max(floor, end - 30), end)
    if address:
        end = address.start()
    apart = end - floor > _COLUMN and source.text[end - _COLUMN : end].isspace()
    parted = source.text[max(floor, end - 2) : end] == ", "
    end = _back(source, floor, end, " ,")
    begin = max(floor, end - _LONGEST)
    if not anchors.any_in(source, "posts", begin, end):
        return None
    stops = [stop.end() for stop in _STOP.finditer(source.text, begin, end)]
    begin = stops[-1] if stops else begin
    heads = list(_heads(code).finditer(source.lower, begin, end))
    if not heads:
        return None
    start = heads[-1].start()
    # "Dr. A. Wohl, Staatssekretärin      |Matti Rautio|, Minister": a post of another column
    other = apart and source.text[max(floor, start - 2) : start] == ", "
    if other or "," in source.text[start:end] or _ends_post(source, code, start, end, placed=True) is not None:
        return None
    for head in reversed(heads[:-1]):
        joined = source.lower[head.start() : start]
        if not _JOINED.search(joined) or joined.count(",") > 1 or _ends_post(source, code, head.start(), start):
            break
        start = head.start()
    if parted and address and source.text[floor:start] in _JOINS_POST:
        return None  # "Lê Hải - |Phó Trưởng Ban|, đồng chí Vũ Minh": the post of the one before
    if parted and _on_behalf(code).search(source.lower, max(floor, start - _BEHALF), start):
        return None  # "Thừa ủy quyền của |Chủ tịch Liên hiệp|, đồng chí Ngô Tấn Phúc": another's post
    return squeeze(source.text[start:end]) or None


#: What joins a name to the post behind it.
_JOINS_POST = (", ", " - ", " – ", " — ")


# What may stand between two posts of one person: ", ", " and ", " kiêm "
_JOINED = re.compile(r"(?:,\s(?:\w{1,3}\s)?|\s(?:et|e|i|and|và|kiêm|oraz)\s(?:\w{1,3}\s)?)\Z")


def goes_on_to(source: Source, code: str, start: int, name: int) -> bool:
    """Say whether what stands from the first word of a post up to a name only says what post it is.

    "burmistrz |Ustrzyk Dolnych|", "ředitelka |městské knihovny v| …": names, words of the field and their cases, and no
    verb among them.
    """
    address = honorific(code).search(source.lower, start, name)
    held_for = source.text[start : address.start() if address else name]
    if _PARTS_CLAUSES.search(held_for):
        return False
    endings = languages.get(code).words("organisations", "genitive_endings")
    words = held_for.split()
    return all(not word.islower() or word in _known(code) or word.endswith(endings) for word in words)


#: "ds." ends no clause.
_PARTS_CLAUSES = re.compile(r"[,;:!?()\n\"“”„«»]|(?<!\bds)(?<!\bг)\.")


@cache
def _known(code: str) -> frozenset[str]:
    keys = (*(("organisations", key) for key in ("heads", "tails", "links", "before")), ("places", "venue"))
    return frozenset().union(*(cues.phrases(code, *key) for key in keys))


def after(source: Source, code: str, name: Name, ceiling: int, block_end: int) -> str | None:
    """Return the post that follows the name: "…, secrétaire du Comité et chef de la Commission, a présidé"."""
    opening = _after(code).match(source.lower, name.end, block_end)
    if opening is None:
        return None
    start = opening.start("head")
    limit = min(block_end, start + _LONGEST)
    stop = _STOP.search(source.text, start, limit)
    end = stop.start() if stop else limit
    while comma := source.text.find(",", opening.end(), end) + 1:
        follower = _after(code).match(source.lower, comma - 1, end)
        if follower is None:
            end = comma - 1
            break
        opening = follower
    cut = _ends_post(source, code, start, end)
    end = cut if cut is not None else end
    if end > ceiling or (end == ceiling and ceiling != block_end):
        end = _before_next(source, code, start, ceiling)
    return squeeze(source.text[start:end]).rstrip(" ,") or None if end > start else None


def _before_next(source: Source, code: str, start: int, ceiling: int) -> int:
    """Return where a post ends that runs into the next person's: at the comma before the next person's post."""
    heads = list(_heads(code).finditer(source.lower, start, ceiling))
    last = heads[-1].start() if heads else start
    return start if last == start else source.text.rfind(",", start, last)


def _ends_post(source: Source, code: str, start: int, end: int, *, placed: bool = False) -> int | None:
    """Return where a word stands that no post contains, such as a verb of saying; ``None`` when there is none.

    ``placed``: a name follows at ``end``, so that where a post is held may stand before it: "ambasador |w Polsce|".
    """
    for stop in cues.cue(code, "posts", "stops").finditer(source.lower, start, end):
        if any(head.start() < stop.start() < head.end() for head in _heads(code).finditer(source.lower, start, end)):
            continue  # "Ủy viên |dự| khuyết"
        joins = cues.cue(code, "units", "and").fullmatch(source.lower, stop.start(), stop.end())
        if placed and _where(code).match(source.lower, stop.start(), end) and source.text[stop.end() + 1].isupper():
            continue
        if joins and (_goes_on(code).match(source.lower, stop.end(), end) or _closes(source, code, stop.end(), end)):
            continue
        if _within_unit(source, code, stop, start, end):
            continue
        return _back(source, start, stop.start(), " ,")
    return None


def _within_unit(source: Source, code: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Say whether a word only links those of a unit's name: "Presidente do Comitê |para| Vietnamitas no Exterior"."""
    if stop.group() not in cues.phrases(code, "organisations", "links"):
        return False
    placed = stop.group() in cues.phrases(code, "places", "venue")
    if placed and not cues.cue(code, "organisations", "tails").match(source.lower, stop.start(), end):
        return False  # "radca Ambasady RP |w| Hanoi"
    return any(unit.start < stop.start() < unit.end for unit in units.find(source, code, start, end))


def _closes(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a few small words behind "and" only close a post: "pro propagandu a |masovou mobilizaci|"."""
    words = source.text[start:end].split()
    if not (0 < len(words) <= _MOST_CLOSING and languages.get(code).words("organisations", "genitive_endings")):
        return False
    return (
        all(word.isalpha() and word.islower() for word in words)
        and _nobody_else(code).search(source.lower, start, end) is None
    )


@cache
def _nobody_else(code: str) -> re.Pattern[str]:
    """What stands behind "and" for somebody else, and for no matter of a post: "a |další hosté|"."""
    keys = (("posts", "heads"), ("posts", "stops"), ("events", "delegates"), ("events", "guests"), ("units", "generic"))
    people = [word for table, key in keys for word in languages.get(code).words(table, key)]
    return re.compile(cues.whole([*people, *languages.get(code).words("stopwords", "common")]))


def _back(source: Source, floor: int, position: int, blanks: str) -> int:
    while position > floor and source.text[position - 1] in blanks:
        position -= 1
    return position


@cache
def _on_behalf(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'posts', 'on_behalf')}\s(?:\w{{1,3}}\s|\w')?\Z")


@cache
def _heads(code: str) -> re.Pattern[str]:
    return cues.cue(code, "posts", "heads")


@cache
def honorific(code: str) -> re.Pattern[str]:
    address = trie.pattern(languages.get(code).words("posts", "honorifics"))
    # "J. E. pan", "paní Ing."
    return re.compile(rf"(?<!\w)(?:{address}:?\s){{1,3}}\Z")


@cache
def _after(code: str) -> re.Pattern[str]:
    """A comma, a dash or a bracket after a name, perhaps an article, then a post."""
    articles = cues.expression(code, "units", "articles")
    conjunction = cues.expression(code, "units", "and")
    heads = cues.expression(code, "posts", "heads")
    head = rf"(?P<head>(?:{_beforehand(code)}\s)?{heads})"
    return re.compile(rf"(?:\s?,\s|\s[-–—]\s|\s\()(?:{conjunction}\s)?(?:{articles}\s?)?{head}")


def _beforehand(code: str) -> str:
    """What may stand before a post where cases agree: "|stálá| místopředsedkyně"."""
    cased = languages.get(code).words("organisations", "genitive_endings")
    return cues.expression(code, "organisations", "before") if cased else "(?!)"


@cache
def _where(code: str) -> re.Pattern[str]:
    return re.compile(rf"{cues.expression(code, 'places', 'venue')}\s[^\W\d_]")


@cache
def _goes_on(code: str) -> re.Pattern[str]:
    """What follows "and" within a post: another post, or another word of the field."""
    articles = cues.expression(code, "units", "articles")
    heads, known = cues.expression(code, "posts", "heads"), cues.expression(code, "organisations", "tails", "heads")
    return re.compile(rf"\s(?:{articles}\s?)?(?:(?:{_beforehand(code)}\s)?{heads}|{known})")
