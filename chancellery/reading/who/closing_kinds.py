"""Names of units that end with their kind: ``河静省外事局``, ``ハティン省外務局``, ``하띤성 외무국``.

A name is a row of words parted by one blank each, the last of which is a kind of organisation. The words before it are
known to stand in such names, are a country, or are one word of which nothing is known: the name of a place or person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import borders, cldr, languages
from chancellery.reading.phrases import cues
from chancellery.reading.phrases.endings import Endings
from chancellery.reading.text import Source, lowered

_WORD = re.compile(r"[^\W\d_][\w・]*")
_WORD_BEFORE = re.compile(r"(?<!\S)[^\W\d_][\w・]*\Z")
# "KOTRA", "JICA"
_ACRONYM = re.compile(r"[A-Z]{3,10}(?![\w./-])")
_MOST_WORDS: Final = 8
_LONGEST_UNKNOWN: Final = 8
_SHORTEST_NAME: Final = 3
#: A shorter kind is nobody where it stands alone, whatever particle follows: "課は".
_SHORTEST_KIND: Final = 2
#: No name of a unit has the letters of Japanese particles and endings.
_LETTERS_OF_NAMES = re.compile(r"[^\u3040-\u309f]+")
#: What is told of a part of a name: "各县|（区）|人民政府".
_IN_BRACKETS = re.compile(r"\s?\([^\W\d_]{1,4}\)\s?(?=[^\W\d_])")
#: No name of a person is that long, in letters that part a name from its post by a blank.
_LONGEST_PERSON: Final = 5
_HANGUL = re.compile(r"[가-힣]+")
#: How far before a kind the word before it may begin.
_REACH: Final = 24


@cache
def used(code: str) -> bool:
    """Say whether the language ``code`` writes the kind last, without capitals to show where a name begins."""
    return languages.get(code).table("organisations").get("closes_with_kind") is True


def at(source: Source, code: str, position: int, limit: int, *, doing: bool = False) -> int | None:
    """Return where the longest name ends that begins at ``position``, or ``None`` when none does.

    ``doing``: only who does something can stand here, so a kind alone counts too, and who heads a unit, and a name may
    go on over words that no file holds: "選挙|管理|委員会".
    """
    known = _known(code)
    end, start, familiar, strange = None, position, False, doing and bool(known.particles)
    for place in range(_MOST_WORDS):
        word = _WORD.match(source.lower, position, limit)
        if word is None:
            break
        joins = end == position - 1 or _is_and(source, code, word)
        if joins and word.group() in known.particles:
            break  # "재정담당관실| 과|", "정치국 |과| 비서처": "and", though "과" is a kind, too
        if word.group() in known.kinds:
            alone = (
                place == 0
                and word.group() not in known.alone
                and not (doing and len(word.group()) >= known.shortest_alone)
            )
            end = end if alone else word.end()
        elif doing and (
            known.is_locality(source.lower, start, word, first=place)
            or (place == 0 and _ACRONYM.match(source.text, position))
        ):
            end = word.end()
        elif (
            doing
            and (end == position - 1 or familiar or known.holds_post(source.lower[start : word.start()]))
            and word.group() in known.posts
        ):
            end = word.end()  # "国際課 |長|", "資料 |課長|", but not "山田 |課長|"
        elif known.names_itself(word.group()) or (doing and place == 0 and known.heads_one(word.group())):
            end = word.end()
        elif not (
            known.may_stand(word.group(), first=position == start) or (strange and known.may_be_named(word.group()))
        ):
            break
        familiar = word.group() in known.within
        # what no particle ends may hold more than a name, unless it begins as names do: "市|行政审批局"
        strange = strange or (doing and familiar and position == start)
        position = word.end()
        if familiar and (part := _IN_BRACKETS.match(source.text, position, limit)):
            position = part.end()  # "各市|（州）|外事办公室"
            continue
        if not source.lower.startswith(" ", position):
            break
        position += 1
    return end


def _is_and(source: Source, code: str, word: re.Match[str]) -> bool:
    """Tell "and" from a kind spelt alike, by the word behind it: "한국 |과| 베트남", "복지 |과| 주관"."""
    if word.group() not in cues.phrases(code, "units", "and"):
        return False
    behind = _WORD.match(source.lower, word.end() + 1) if source.lower.startswith(" ", word.end()) else None
    if behind is None or behind.group() in _known(code).particles or behind.group() in _known(code).going_on:
        return False
    return not any(behind.group() in cues.phrases(code, "duties", key) for key in ("lead_label", "with_label"))


def is_subject(code: str, words: str) -> bool:
    """Say whether ``words`` end with a particle that shows who does something: "保健所|は|"."""
    return _subject(code).search(words) is not None


def is_officer(code: str, name: str) -> bool:
    """Say whether what is named ends with a post: who heads a unit, and no unit."""
    return _known(code).posts_end.end(name)


def closes_name(code: str, words: str) -> bool:
    """Say whether ``words``, which can only be a name, end with a kind, a locality or a post, or are a general name."""
    known = _known(code)
    whole = words.replace(" ", "")
    if any(ends.end(whole) for ends in (known.kinds_end, known.localities_end, known.posts_end)):
        return True
    return words in cues.phrases(code, "units", "generic") or whole in cues.phrases(code, "units", "generic")


def first_word(source: Source, code: str, kind: int, floor: int, *, strange: bool = True) -> int:
    """Return where the name begins that holds a kind at ``kind``; without ``strange`` all its words are known."""
    known = _known(code)
    for _ in range(_MOST_WORDS):
        end = kind - 1
        if end <= floor or source.lower[end] != " ":
            break
        word = _WORD_BEFORE.search(source.lower, max(floor, end - _REACH), end)
        if word is None:
            break
        if word.group() in known.within or word.group() in known.kinds:
            kind = word.start()
            continue
        return word.start() if strange and known.may_stand(word.group(), first=True) else kind
    return kind


def place_ending(source: Source, code: str, floor: int, end: int) -> tuple[int, int] | None:
    """Return the span of a place that ends at ``end`` with its kind: ``平湖省``, ``빈호아성``."""
    end = cues.trimmed(source.text, floor, end)[1]
    last = _WORD_BEFORE.search(source.lower, max(floor, end - _REACH), end)
    if last is None:
        return None
    kinds, known = cues.phrases(code, "places", "kinds"), _known(code)
    if last.group() not in kinds:
        return last.span() if last.group() not in known.words and last.group().endswith(tuple(kinds)) else None
    name = _WORD_BEFORE.search(source.lower, max(floor, last.start() - _REACH), last.start() - 1)
    return (name.start(), end) if name and known.may_stand(name.group(), first=True) else None


_GOING_ON: Final = (
    *(("duties", key) for key in ("does", "obligation", "lead", "assign", "with", "with_after", "with_opens", "topic")),
    *(("duties", key) for key in ("yearly", "half_yearly", "quarterly", "monthly", "continuous", "within", "deadline")),
    *(("lists", key) for key in ("verbs", "adverbs", "nominal")),
    ("stopwords", "common"),
    ("units", "and"),
    ("units", "ends"),
)


class _Known(NamedTuple):
    """What one language knows of the words of names."""

    kinds: frozenset[str]
    #: Kinds that are a name by themselves.
    alone: frozenset[str]
    within: frozenset[str]
    words: frozenset[str]
    strange: re.Pattern[str]
    posts: frozenset[str]
    kinds_end: Endings
    posts_end: Endings
    #: Words that a sentence goes on with: what is done, when and with whom.
    going_on: frozenset[str]
    #: Kinds of localities: "北浜|市|".
    localities: frozenset[str]
    localities_end: Endings
    #: What shows behind a locality that it does something: "県|は|", "北山县、河口市|负责|".
    topic: re.Pattern[str]
    topics: tuple[str, ...]
    #: What ends a word that does something, or has something done to it; none where no particles show it.
    particles: frozenset[str]
    particles_end: Endings

    @property
    def shortest_alone(self) -> int:
        """How long a kind is at least that is somebody alone: "大学は" shows it by its particle, "中心" does not."""
        return _SHORTEST_KIND if self.particles else _SHORTEST_NAME

    def names_itself(self, word: str) -> bool:
        """Say whether one word, of which nothing is known, ends with a kind: "财务司"."""
        unknown = len(word) >= _SHORTEST_NAME and word not in self.words and self.kinds_end.end(word)
        return unknown and _LETTERS_OF_NAMES.fullmatch(word) is not None

    def heads_one(self, word: str) -> bool:
        """Say whether one word is a post and whose it is: "領事局長", "시장"."""
        return len(word) > 1 and self.posts_end.end(word) and _LETTERS_OF_NAMES.fullmatch(word) is not None

    def holds_post(self, words: str) -> bool:
        """Say whether one word before a post is too long for the name of who holds it: "문화국제협력 |국장|"."""
        word = words.rstrip()
        return len(word) >= _LONGEST_PERSON and bool(self.particles) and _HANGUL.fullmatch(word) is not None

    def is_locality(self, lower: str, start: int, word: re.Match[str], *, first: int) -> bool:
        """Say whether a name ends with a kind of locality: "北浜|市|", "하늘군"; or is it alone, before a particle."""
        kind = word.group()
        if first > 1 or not self.localities or not self.topic.match(lower, word.end()):
            return False
        if kind in self.localities:
            name = lower[start : word.start()].strip()
            return self.strange.fullmatch(name) is not None and name not in self.words if first else bool(self.topics)
        unknown = not first and len(kind) >= _SHORTEST_NAME and kind not in self.words
        return unknown and self.localities_end.end(kind) and _LETTERS_OF_NAMES.fullmatch(kind) is not None

    def may_be_named(self, word: str) -> bool:
        """Say whether a word of which nothing is known may stand within the name of who does something."""
        if word in self.going_on or _LETTERS_OF_NAMES.fullmatch(word) is None:
            return False
        return word in self.words or not self.particles_end.end(word)

    def may_stand(self, word: str, *, first: bool) -> bool:
        """Say whether a word may stand before the kind; one of which nothing is known only opens a name."""
        if word in self.within:
            return True
        unknown = word not in self.words and word not in self.going_on and len(word) <= _LONGEST_UNKNOWN
        return first and unknown and self.strange.fullmatch(word) is not None


@cache
def _known(code: str) -> _Known:
    language = languages.get(code)
    always = cues.phrases(code, "organisations", "always")
    countries = {lowered(name) for name in cldr.territories(code).values()}
    countries |= {
        entry.partition(":")[2] for key in ("extra", "abroad", "farther") for entry in language.words("places", key)
    }
    strange = language.text("organisations", "strange") or r"\w+"
    topics = language.words("duties", "topic")
    kinds = cues.phrases(code, "organisations", "heads") | always
    # "省内務局" is one word where only another table holds it
    ends = Endings(kinds)
    above = cues.phrases(code, "proposals", "superiors")
    always |= {each for each in above if len(each) > _SHORTEST_NAME and ends.end(each)}
    kinds |= always
    posts = cues.phrases(code, "units", "officers")
    particles = frozenset((*topics, *language.words("words", "particles"))) if topics else frozenset()
    return _Known(
        kinds=kinds,
        alone=always,
        within=cues.phrases(code, "organisations", "before") | countries,
        words=borders.known(code),
        strange=re.compile(strange),
        posts=posts,
        kinds_end=Endings(kinds),
        posts_end=Endings(posts),
        going_on=frozenset(part for key in _GOING_ON for phrase in language.words(*key) for part in phrase.split()),
        particles=particles,
        particles_end=Endings(particles),
        localities=cues.phrases(code, "units", "bodies"),
        localities_end=Endings(cues.phrases(code, "units", "bodies")),
        topic=_shows_locality(code),
        topics=topics,
    )


@cache
def _subject(code: str) -> re.Pattern[str]:
    """What ends with a particle that shows who does something: "保健所|は|"."""
    shown = languages.get(code).words("duties", "topic")
    return re.compile(rf"\w\s{cues.expression(code, 'duties', 'topic')}\s?\Z" if shown else "(?!)")


def _shows_locality(code: str) -> re.Pattern[str]:
    """Return what stands behind a locality that does something: a particle, or a word that charges it; or one more."""
    kinds = "|".join(sorted(map(re.escape, cues.phrases(code, "units", "bodies"))))
    if not kinds:
        return re.compile("(?!)")
    joined = rf"(?:,|\s{cues.expression(code, 'units', 'and')})\s?[^\W\d_]{{1,8}}\s?(?:{kinds})"
    if languages.get(code).words("duties", "topic"):
        return re.compile(rf"(?:{joined}){{0,3}}\s{cues.expression(code, 'duties', 'topic')}(?=[\s,])")
    return re.compile(rf"(?:{joined}){{0,3}}\s{cues.expression(code, 'duties', 'lead', 'obligation')}")
