"""People in scripts without capitals: a name is proved by the post, or the form of address, that touches it.

``外交部副部长黎文海``, ``チャン・ミン・ドゥック副大臣``, ``쩐 민 득 외교부 차관``. Of the words beside a post only one
that the language does not know as a word, and that begins with a family name or is written in parts, can be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import borders, languages
from chancellery.reading.facts import Block
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.phrases.endings import Endings
from chancellery.reading.text import Source, squeeze
from chancellery.reading.who import closing_kinds

_WORD = re.compile(r"[^\W\d_][\w・·]*")
_WORD_BEFORE = re.compile(r"(?<![\w・·])[^\W\d_][\w・·]*\Z")
#: "グエン・ヴァン・フン", "约翰·史密斯"
_SPLIT_BEFORE = re.compile(r"(?<![ァ-ヴー・])(?:[ァ-ヴー][ァ-ヴー・]* ){1,3}\Z")
_IN_PARTS = re.compile(r"[^\W\d_]{1,10}(?:[・·][^\W\d_]{1,10}){1,4}")
_WHOLE: Final = range(2, 6)
_SHORTEST_BEFORE: Final = 3
_LONGEST_PART: Final = 3
_MOST_PARTS: Final = 4
#: So many ends a Korean syllable may have, none among them.
_FINALS: Final = 28
_REACH: Final = 24
_LONGEST_POST: Final = 40
_MARKS = re.compile(r"[,.;:!?|\d]")
# "쩐 반 손|(Tran Van Son)| 장관": how a name is spelt in its own letters
_SPELT = re.compile(r"\s?\([A-ZÀ-ỸĐ][A-Za-zÀ-ỹĐđ'. -]{3,40}\)\Z")
_SPELT_BEHIND = re.compile(r"(?P<name>(?: [^\W\d_]{1,3}){1,3})\s?\((?=[A-ZÀ-ỸĐ])")
_SPELT_BEFORE = re.compile(r"\A\s?\([A-ZÀ-ỸĐ][^()\n]{3,40}\)")
#: Signatures stand among so many of the last lines.
_TAIL: Final = 10


class Named(NamedTuple):
    """A name in the text and the post beside it."""

    start: int
    end: int
    post: str | None


def find(source: Source, block: Block) -> Iterator[Named]:
    """Yield the people named in ``block``."""
    code = block.language
    yield from joined_to_post(source, block)
    for lead in anchors.matches(source, code, "posts", block.start, block.end):
        is_post = lead.group() in cues.phrases(code, "posts", "heads")
        sides = languages.get(code).words("posts", "names_stand") if is_post else ("before",)
        start = closing_kinds.first_word(source, code, lead.start(), block.start, strange=False)
        before = _before(source, code, block.start, start) if "before" in sides else None
        if before and not _names_place(source, code, *before):
            post = _SPELT_BEFORE.sub("", source.text[before[1] : lead.end()]) if is_post else None
            yield Named(*before, squeeze(post) if post else None)
        elif is_post and (over := _over_office(source, code, block.start, lead)):
            yield Named(*over, squeeze(source.text[over[1] : lead.end()]))
        elif "after" in sides and (after := _after(source, code, lead.end(), block.end)):
            whole = closing_kinds.first_word(source, code, lead.start(), block.start)
            yield Named(*after, squeeze(source.text[whole : lead.end()]))


def joined_to_post(source: Source, block: Block) -> Iterator[Named]:
    """Yield those named behind a post that is one word with what joins it to the name: "|부위원장인| 쩐 반 롱 씨"."""
    code = block.language
    for last in _joined(code).finditer(source.lower, block.start, block.end):
        word = _WORD_BEFORE.search(source.lower, max(block.start, last.start() - _REACH), last.start())
        after = _after(source, code, last.end(), block.end) if word and _posts_end(code).end(word.group()) else None
        if word and after:
            whole = closing_kinds.first_word(source, code, word.start(), block.start)
            yield Named(*after, squeeze(source.text[whole : word.end()]))


@cache
def _posts_end(code: str) -> Endings:
    return Endings(languages.get(code).words("posts", "heads"))


@cache
def _joined(code: str) -> re.Pattern[str]:
    links = languages.get(code).words("posts", "joined")
    return re.compile(rf"(?<=\w){trie.pattern(links)}(?=\s)" if links else "(?!)")


def _over_office(source: Source, code: str, floor: int, post: re.Match[str]) -> tuple[int, int] | None:
    """Return the name before a post and the one word that says whose it is: "|이병선| 속초 시장".

    A word that means a thing, too ("시장": a market) is a post only of a place that the text names.
    """
    if post.group() not in cues.phrases(code, "posts", "with_office"):
        return None
    word = _WORD_BEFORE.search(source.lower, max(floor, post.start() - _REACH), post.start() - 1)
    if word is None or len(word.group()) < _WHOLE.start or word.group() in borders.known(code):
        return None
    if post.group() in cues.phrases(code, "posts", "with_place") and not _names_place(source, code, *word.span()):
        return None
    name = _before(source, code, floor, word.start())
    # of one word alone only its length shows that it is a name
    whole = name is not None and " " not in source.text[slice(*name)]
    return None if name and whole and name[1] - name[0] != _SHORTEST_BEFORE else name


def _names_place(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether the text names a place so: of "한여울 시장" the mayor is that of "한여울시"."""
    name = source.lower[start:end]
    return any(f"{name}{kind}" in source.lower for kind in cues.phrases(code, "units", "bodies"))


def named_behind(source: Source, code: str, position: int, limit: int) -> bool:
    """Say whether a name stands behind a post that ends at ``position``: "副市长|温如玉|"."""
    return _after(source, code, position, limit) is not None


def signed(source: Source) -> Iterator[tuple[Named, str]]:
    """Yield the names alone on one of the last lines beside a line that is a post, with their language."""
    lines = [block for block in source.readable() if block.role in {"body", "heading"}][-_TAIL:]
    for place, line in enumerate(lines):
        if not closing_kinds.used(line.language) or _after(source, line.language, line.start, line.end) != _span(line):
            continue
        beside = (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
        if post := next((other for other in beside if _is_post(source, other)), None):
            yield Named(line.start, line.end, squeeze(post.quote)), line.language


def _span(line: Block) -> tuple[int, int]:
    return line.start, line.end


def _is_post(source: Source, line: Block) -> bool:
    """Say whether a short line ends with a post: "北浜県知事"."""
    last = _WORD_BEFORE.search(source.lower, line.start, line.end)
    is_post = last is not None and last.group() in cues.phrases(line.language, "posts", "heads")
    return is_post and line.end - line.start <= _LONGEST_POST and not _MARKS.search(line.quote)


def _after(source: Source, code: str, position: int, limit: int) -> tuple[int, int] | None:
    """Return the name that begins at ``position``, behind one blank or a link ("省長のレ・ティ・ホア")."""
    link = cues.cue(code, "posts", "links").match(source.lower, *cues.trimmed(source.text, position, limit))
    start = cues.trimmed(source.text, link.end() if link else position, limit)[0]
    if start - position > _LONGEST_PART or "\n" in source.text[position:start]:
        return None
    first = _WORD.match(source.lower, start, limit)
    if first is None or _is_name(code, first.group()):
        return first.span() if first else None
    if first.group() not in cues.phrases(code, "posts", "surnames"):
        return None
    end = first.end()
    if spelt := _SPELT_BEHIND.match(source.text, end, limit):
        return start, spelt.end("name")
    surnames, titles = (tuple(cues.phrases(code, "posts", key)) for key in ("surnames", "honorifics"))
    for _ in range(_MOST_PARTS - 1):
        part = _WORD.match(source.lower, end + 1, limit) if source.lower.startswith(" ", end) else None
        if (
            part is None
            or part.group().startswith(titles)
            or not (_is_part(code, part.group()) or part.group() in surnames)
        ):
            break
        end = part.end()
        if particle := _particle(code, part.group()):
            end -= particle
            break
    return (start, end) if end > first.end() else None


def _particle(code: str, word: str) -> int:
    """Return how long the particle is that no blank parts from a name: "쩐 반 |롱은|", but "응우옌 반 |하이|"."""
    if len(word) < 2 or not "가" <= word[-2] <= "힣":
        return 0
    topics = cues.phrases(code, "successions", "topic") | cues.phrases(code, "successions", "subject")
    closed = (ord(word[-2]) - ord("가")) % _FINALS > 0  # 은 and 이 stand behind a consonant, 는 and 가 behind a vowel
    return int(word[-1] in topics and (word[-1] in "은이") is closed)


def _before(source: Source, code: str, floor: int, position: int) -> tuple[int, int] | None:
    """Return the name that ends before ``position``: one word, or up to four of which the first is a family name."""
    end = cues.trimmed(source.text, floor, position)[1]
    if spelt := _SPELT.search(source.text, floor, end) if source.text[end - 1 : end] == ")" else None:
        position = end = spelt.start()
    last = _WORD_BEFORE.search(source.lower, max(floor, end - _REACH), end) if position - end <= 1 else None
    if last is None:
        return None
    word, first = last, None
    for _ in range(_MOST_PARTS):
        if word.group() in cues.phrases(code, "posts", "surnames") and word is not last:
            first = word.start()
        if not _is_part(code, word.group()) or word.start() <= floor:
            break
        further = _WORD_BEFORE.search(source.lower, max(floor, word.start() - _REACH), word.start() - 1)
        if further is None:
            break
        word = further
    if first is not None:
        return first, end
    # A short word before a post is rather an adjective.
    whole = len(last.group()) >= _SHORTEST_BEFORE and _is_name(code, last.group())
    return (_unsplit(source, floor, last.start()), last.end()) if whole else None


def _unsplit(source: Source, floor: int, start: int) -> int:
    """Return where a foreign name begins of which a part was taken for a word: "ヴォ・タイ |ン・チ"."""
    split = _SPLIT_BEFORE.search(source.text, max(floor, start - _REACH), start)
    return split.start() if split and "・" in split.group() else start


def _is_name(code: str, word: str) -> bool:
    """Say whether one word can only be a name beside a post."""
    if _IN_PARTS.fullmatch(word):
        return True
    shortest = int(languages.get(code).text("posts", "shortest_name") or _WHOLE.start)
    unknown = shortest <= len(word) < _WHOLE.stop and word not in borders.known(code) and not _never(code).search(word)
    return unknown and (
        word.startswith(tuple(cues.phrases(code, "posts", "surnames"))) or _like(code).fullmatch(word) is not None
    )


def _is_part(code: str, word: str) -> bool:
    return len(word) <= _LONGEST_PART and word not in borders.known(code)


@cache
def _like(code: str) -> re.Pattern[str]:
    """What a name looks like of which no list holds the family name: "黒沢真一"."""
    return re.compile(languages.get(code).text("posts", "named_like") or "(?!)")


@cache
def _never(code: str) -> re.Pattern[str]:
    """What shows that a word is no name: the ends of verbs, of places."""
    return re.compile(languages.get(code).text("posts", "never_in_names") or "(?!)")
