"""Who may give orders: whom a verb of asking names as its speaker, or the sentence before it.

"|El primer ministro| pidió hoy a los ministerios …", "…. |Instó| a la Cancillería …", "Comrade |Vu Duc Thinh| asked".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import turned
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source
from chancellery.reading.who import unit_forms, units

#: Who may give orders to ministries, by the names of issuers.
_HIGHEST = frozenset({"Prime Minister", "Government", "President of the State", "Politburo"})
#: So near to a name stands the post.
_POST = 110
#: The name right before a verb: "Comrade |Vu Duc Thinh| requested".
_NAMED = re.compile(r"(?P<name>(?:(?=[^\W\d_a-z])[\w'’-]{1,30} ){2,4})(?:also )?\Z")
#: Who holds the post before it: "premiér| Pham Minh Chinh| ministry".
_NAMES = re.compile(r"(?:\s(?=[^\W\d_a-z])[\w'’-]{1,30}){1,4}(?=\s[^\W\d_A-Z])")
#: So few words before a verb name nobody: "También pidió", "Ponadto polecił".
ADVERBS = 3


def speaks(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether a leader speaks: named before the verb, or in the sentence before where the verb names nobody."""
    clause = max(start, source.text.rfind(";", start, verb) + 1)
    if (told := _leads(source, code, clause, verb)) is not None:
        return told
    name = _NAMED.search(source.text[clause:verb])
    if name and _opens_name(code, source.lower[clause : clause + name.start()]):
        return _held_before(source, code, name["name"].strip(), clause)
    # "As regards the roads, |he| asked": who spoke last, whatever stands before
    he = _pronoun_last(code).search(source.lower, clause, verb)
    if not he and (len(source.text[clause:verb].split()) > ADVERBS or _named(source, code, clause, verb)):
        return False
    said = (_leads(source, code, first, last) for first, last in _before(source, start, clause))
    return next((told for told in said if told is not None), False)


def speaker_behind(source: Source, code: str, position: int, end: int) -> int:
    """Return where the words end behind a verb that say who tells: "požádal |premiér Pham Minh| ministry, aby …"; 0."""
    if not turned.used(code):
        return 0
    first = cues.trimmed(source.text, position, end)[0]
    leader = cues.cue(code, "duties", "leaders").match(source.lower, first, end)
    if leader is None:
        return 0
    if cues.cue(code, "posts", "heads").match(source.lower, first, end) is None:
        # "vyzvala |Lidový výbor provincie|, aby …": a board may be told, too; not where another stands behind it
        behind = cues.trimmed(source.text, leader.end(), end)[0]
        another = source.text[behind : behind + 1].isupper() and units.at(source, code, behind, end, bodies=True)
        return leader.end() if another and source.text[first].isupper() else 0
    name = _NAMES.match(source.text, leader.end(), end)
    return name.end() if name else leader.end()


def _before(source: Source, start: int, clause: int) -> Sequence[tuple[int, int]]:
    """Return the two sentences before a clause, the nearest first, and the paragraph before where it opens one."""
    block = source.block_at(start)
    earlier = [
        *(cues.sentences(source, block.start, start) if block else ()),
        *([(start, clause)] if clause > start else []),
    ]
    if not earlier and block:
        end = len(source.text[: block.start].rstrip())
        above = source.block_at(end - 1) if end else None
        earlier = list(cues.sentences(source, above.start, above.end)) if above and above.role == "body" else []
    return earlier[:-3:-1]


def highest_speaks(source: Source, code: str, start: int, verb: int, speaker: int = 0) -> bool:
    """Say whether one who may give orders to ministries speaks: in this sentence, by name, or in the one before.

    ``speaker``: where the words end that say behind the verb who speaks.
    """
    if by_highest(source, code, start, speaker or verb):
        return True
    name = _NAMED.search(source.text[start:verb])
    if name:
        first = source.text.find(name["name"].strip(), 0, start)
        return first >= 0 and by_highest(source, code, max(0, first - _POST), first + len(name["name"]) + _POST)
    unnamed = len(source.text[start:verb].split()) <= ADVERBS
    return unnamed and any(by_highest(source, code, *span) for span in _before(source, start, start))


def named_in(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a leader is named in ``text[start:end]``, and not as one to whom something is said."""
    to = cues.phrases(code, "duties", "directs_to")
    articles = cues.phrases(code, "duties", "subject_articles")
    for leader in cues.cue(code, "duties", "leaders").finditer(source.lower, start, end):
        before = source.lower[start : leader.start()].split()
        subject = before[-1:] and before[-1] in articles
        if subject or not {" ".join(before[-1:]), " ".join(before[-2:])} & to:
            return True
    return False


def _leads(source: Source, code: str, start: int, end: int) -> bool | None:
    """Say whether those whom ``text[start:end]`` names may give orders; ``None`` where it tells nothing of them."""
    if cues.cue(code, "duties", "no_leaders").search(source.lower, start, end):
        return False
    return True if named_in(source, code, start, end) else None


@cache
def _pronoun_last(code: str) -> re.Pattern[str]:
    between = cues.expression(code, "duties", "between")
    return re.compile(rf"{cues.expression(code, 'proposals', 'pronouns')}\s(?:{between}\s)?\Z")


def _opens_name(code: str, before: str) -> bool:
    """Say whether a person's name may stand behind the words of a clause before it: behind nothing, a comma, "Mr."."""
    words = before.rstrip()
    return not words or words.endswith((",", *languages.get(code).words("posts", "honorifics")))


def _held_before(source: Source, code: str, name: str, end: int) -> bool:
    """Say whether somebody was told to be a leader where the text named them first."""
    first = source.text.find(name, 0, end)
    if first < 0:
        return False
    return _leads(source, code, max(0, first - _POST), min(end, first + len(name) + _POST)) is True


def _named(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether somebody is named in ``text[start:end]``: a unit, or a word with a capital behind the first."""
    if units.at(source, code, start, end, bodies=True, bare=True):
        return True
    return any(word[:1].isupper() for word in source.text[start:end].split()[1:])


def above(source: Source, code: str, unit: units.Unit) -> bool:
    return _superior(code).match(source.lower, unit.start, unit.end) is not None


@cache
def _superior(code: str) -> re.Pattern[str]:
    """Who stands above others: "Ministry of Culture", but not "|State| Treasury" where a kind may close its name."""
    superiors = cues.expression(code, "proposals", "superiors")
    links = cues.expression(code, "organisations", "links")
    return re.compile(rf"{superiors}\s?(?:\Z|{links})" if unit_forms.of(code).kind_may_close else superiors)


def by_highest(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether one who may give orders to ministries is named in ``text[start:verb]``."""
    return _highest(code).search(source.lower, start, verb) is not None


@cache
def _highest(code: str) -> re.Pattern[str]:
    issuers = languages.get(code).pairs("issuers").items()
    highest = [word for word, name in issuers if name in _HIGHEST]
    return re.compile(
        cues.whole([*highest, *(f"vice{word}" for word in highest), *(f"vice-{word}" for word in highest)])
    )
