"""Where words begin and end in scripts that put no blank between them.

Chinese, Japanese, Thai and Lao are parted at the words their files know, Korean before its particles, and full-width
marks and figures become plain ones. The rules then read these languages as they read all others. A text in other
scripts comes back as it is; a fact found in a parted text goes back to the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import StringIO
from itertools import chain

from chancellery.reading import cldr, language, languages, markdown, wrapping
from chancellery.reading.late import late
from chancellery.reading.phrases import trie
from chancellery.reading.text import CHANGING, UNSPACED, Origins, Working, lowered, working

_ANY = f"[{UNSPACED}]"
_CHANGING = late(f"[{CHANGING}{UNSPACED}]")
_LINE = re.compile(r"[^\n]+")
#: One character for one character: marks as the rules know them, and figures of every script.
_PLAIN = {
    **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    **{chr(zero + figure): str(figure) for zero in (0x0E50, 0x0ED0) for figure in range(10)},
    **dict(zip("、。「」『』《》〈〉【】〔〕", ",.“”“”«»«»[]()", strict=True)),
}
_PIECE = late(f"[{UNSPACED}]+|[{''.join(map(re.escape, _PLAIN))}]")
#: Marks that a blank follows in the scripts the rules were first written for.
_CLOSING = frozenset(",.;:!?)")
#: Where Japanese goes over from one of its scripts to another, a word mostly ends.
_SCRIPTS = re.compile(r"[\u3040-\u309f]+|[\u30a0-\u30ff]+|[^\u3040-\u30ff]+")
#: A name of another language, and what is too short to be a word of its own within one.
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]+")
_KATAKANA_BEFORE = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]{1,24}\Z")
_SHORT = 3
_LONGEST_NAME = 24
_LONGEST_ENDING = 6
#: So few characters in a row are asked for one by one.
_FEW = 8


def prepared(given: str) -> Working:
    """Return ``given`` as the steps read it. A text that needs nothing of this is looked through once."""
    whole = wrapping.unwrapped(markdown.unmarked(given))
    known = shown(working(whole)) if _may_change(whole) else Working(whole, whole, None)
    # What was broken at a column is as long as it was: only its breaks are to be put back.
    return known if whole is given else Working(given, known.text, known.origins or Origins())


def _may_change(given: str) -> bool:
    """Say whether a text holds what is read otherwise than it is written, or a script without blanks.

    A character is of one of 256 pages, and most pages hold none of these: the pages are far quicker to look through.
    """
    unchanging, signs = _pages()
    other = given.encode("utf-16-le", "surrogatepass")[1::2].translate(None, unchanging)
    return any(sign in given for sign in signs) or (bool(other) and _CHANGING.search(given) is not None)


@cache
def _pages() -> tuple[bytes, Sequence[str]]:
    """Return the pages of which nothing is changed but a few signs, and these signs."""
    ranges = [(ord(first), ord(last or first)) for first, last in re.findall("(.)(?:-(.))?", CHANGING + UNSPACED)]
    changing = {page for first, last in ranges if last - first > _FEW for page in range(first >> 8, (last >> 8) + 1)}
    signs = [chr(code) for first, last in ranges if last - first <= _FEW for code in range(first, last + 1)]
    return bytes(page for page in range(256) if page not in changing), signs


def shown(prepared: Working) -> Working:
    """Return ``prepared`` with a blank at every border between words."""
    if not re.search(_ANY, prepared.text):
        return prepared
    prepared = _in_figures(prepared)
    text = prepared.text
    # A list of the pieces of a long text would take several times the memory of the text.
    parted = StringIO()
    origins = Origins(prepared.origins)
    last = length = 0
    for start, piece in _pieces(text):
        length += start - last
        borders = 0
        blank = piece.find(" ")
        while blank >= 0:
            # The border comes from the character behind it, which so begins a run of its own.
            origins.add(length + blank + 1, start + blank - borders)
            borders += 1
            blank = piece.find(" ", blank + 1)
        parted.write(text[last:start])
        parted.write(piece)
        last, length = start + len(piece) - borders, length + len(piece)
    parted.write(text[last:])
    return Working(prepared.given, parted.getvalue(), origins)


def known(code: str) -> frozenset[str]:
    """Return the words that the language ``code`` is parted at."""
    return _of(code).known


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of letters and each mark that changes, with where it stands and with blanks at its borders."""
    present = [each for each in _unspaced() if _own(each).search(text)]
    for line in _LINE.finditer(text):
        likely: list[languages.Language] | None = None
        for match in _PIECE.finditer(text, *line.span()):
            found = match.group()
            if found in _PLAIN:
                yield match.start(), _mark(text, match.start(), _PLAIN[found])
                continue
            likely = likely or _likely(line.group(), present)
            if spoken := next((each for each in likely if _letters(each).match(found)), None):
                yield match.start(), _run(text, match.start(), found, _of(spoken.code))


def _likely(line: str, present: list[languages.Language]) -> list[languages.Language]:
    """Return the languages a line may be in, the likeliest first: by its script, by its letters, by the text's."""
    here = [each for each in present if _own(each).search(line)]
    # Letters that several languages share say something only where one of the others is written at all.
    voted = language.vote(lowered(line), enough=language.ENOUGH_ALONE) if present and not here else None
    return [*here, *(each for each in _unspaced() if each.code == voted), *present, *_unspaced()]


def _mark(text: str, at: int, plain: str) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if plain in _CLOSING and after and not after.isspace() and not (before.isdigit() and after.isdigit()):
        return f"{plain} " if after not in _PLAIN or _PLAIN[after] not in _CLOSING | {"”", "»"} else plain
    return f" {plain}" if plain == "(" and before and not before.isspace() else plain


def _run(text: str, start: int, run: str, words: Words) -> str:
    """Part one run; a word we know also parts from the figures and letters of other scripts beside it."""
    before, after = text[start - 1 : start], text[start + len(run) : start + len(run) + 1]
    counted = before.isdigit()
    counts = before.isalnum() or (before == " " and words.ends_with_figure(text, start))
    pieces = words.part(run, counted=counts)
    opens = before.isalnum() and not counted and pieces[0] in words.known
    closes = after.isalnum() and pieces[-1] in words.known and pieces[-1] not in words.before_figures
    closes = closes and not (counted and len(pieces) == 1)
    return f"{' ' * opens}{' '.join(pieces)}{' ' * closes}"


class Words:
    """What one language knows of its words."""

    def __init__(self, spoken: languages.Language) -> None:
        self.particles = frozenset(spoken.words("words", "particles"))
        counters = frozenset(spoken.words("words", "counters"))
        self.before_figures = frozenset(spoken.words("references", "number_marks")) | counters
        single = self.particles | frozenset(spoken.words("words", "single"))
        self.known = frozenset(word for word in _spelt(spoken) if len(word) > 1 or word in single)
        self._scales = frozenset(spoken.values("numbers", "scales"))
        touching = chain(counters, self._scales, spoken.words("quantities", "glued"))
        #: "3억 |원": a figure, perhaps with its scale, and one blank.
        behind = chain(self._scales, spoken.words("quantities", "approximate_behind"))
        # "제|1조|": an article, and no trillion
        marks = map(re.escape, spoken.words("lists", "label_opens"))
        numbered = "".join(rf"(?<!{mark}{figures})" for mark in marks for figures in ("", r"\d", r"\d\d"))
        self._figure_before = re.compile(rf"{numbered}\d(?:{trie.pattern(behind)})? \Z")
        self._lengths = _lengths(self.known)
        self._counted = re.compile(trie.pattern(chain(*(phrase.split()[:1] for phrase in touching))))
        self._counters = counters
        self._place = re.compile(spoken.text("organisations", "strange") or "(?!)")
        kinds = spoken.words("organisations", "heads")
        #: "아세안국|은": a word of which nothing is known but that it ends with a kind of organisation
        self._unit = re.compile(rf"\w{{2,30}}(?:{'|'.join(map(re.escape, kinds))})" if kinds else "(?!)")
        self._joins_particles = spoken.table("about").get("joins_particles") is True
        self._mixed = spoken.table("about").get("mixes_scripts") is True

    def ends_with_figure(self, text: str, end: int) -> bool:
        """Say whether a figure, perhaps with its scale, and one blank stand before ``end``."""
        return self._figure_before.search(text, max(0, end - _LONGEST_ENDING), end) is not None

    def part(self, run: str, *, counted: bool) -> list[str]:
        """Cut ``run`` into words; ``counted`` says that a figure or a number touches it."""
        if self._joins_particles:
            return self._before_particles(run, counted=counted)
        found: list[str] = []
        last = 0
        while counted and (match := self._counted.match(run, last)):
            found.append(match.group())
            last = match.end()
            counted = match.group() in self._scales
        at = last
        while at < len(run):
            word = self._longest(run, at)
            if word and not (self._mixed and self._is_of_a_name(run, at, word)):
                if last < at:
                    found += self._unknown(run[last:at])
                found.append(word)
                at = last = at + len(word)
            else:
                at += 1
        return [*found, *self._unknown(run[last:])] if last < at else found

    def _longest(self, run: str, at: int) -> str | None:
        """Return the longest known word at a place of ``run``. A pattern of all words would try some thousand there."""
        for length in self._lengths.get(run[at], ()):
            if (word := run[at : at + length]) in self.known:
                return word
        return None

    def _is_of_a_name(self, run: str, at: int, word: str) -> bool:
        """Tell a short word that is only a part of a foreign name: "ド|ン|タイ|ン省", but not "タイ|センター"."""
        if len(word) > _SHORT or not _KATAKANA.fullmatch(word):
            return False
        before = _KATAKANA_BEFORE.search(run, max(0, at - _LONGEST_NAME), at)
        behind = _KATAKANA.match(run, at, at + _LONGEST_NAME)
        name = run[before.start() if before else at : behind.end() if behind else at]
        place = 0
        while place < len(name) and (part := self._longest(name, place)):
            place += len(part)
        return place < len(name)

    def _unknown(self, run: str) -> list[str]:
        # "団長|・|ブイ・ドゥック・ロン"
        dot = ["・"] if self._mixed and run.startswith("・") and len(run) > 1 else []
        return [*dot, *_SCRIPTS.findall(run[len(dot) :])] if self._mixed else [run]

    def _before_particles(self, run: str, *, counted: bool) -> list[str]:
        """Cut known words from one another and from the particles at their end; any other word stays whole."""
        if counted and (found := next((n for n in range(len(run), 0, -1) if run[:n] in self._counters), 0)):
            rest = run[found:]
            return [run[:found], rest] if rest in self.particles else [run]
        if run in self.known:
            return [run]
        for length in range(min(_LONGEST_ENDING, len(run) - 1), 0, -1):
            stem, particle = run[:-length], run[-length:]
            if particle not in self.particles:
                continue
            if stem in self.known or self._place.fullmatch(stem) or self._unit.fullmatch(stem):
                return [stem, particle]
            if len(stem) > 1 and (whole := self._compound(stem)):
                return [*whole, particle]
        return self._compound(run) or [run]

    def _compound(self, run: str) -> list[str]:
        """Cut a word into known words, the first of which may be a name: "하띤성|외교국"; nothing when it is none."""
        for start in range(len(run) - 1):
            if (last := run[start:]) in self.known:
                return [run[:start], last] if start > 1 else [last] if not start else []
        return []


def _lengths(words: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return how long the words are that begin with each letter, the longest first."""
    by_first: dict[str, set[int]] = {}
    for word in words:
        by_first.setdefault(word[0], set()).add(len(word))
    return {first: sorted(lengths, reverse=True) for first, lengths in by_first.items()}


def _spelt(spoken: languages.Language) -> Iterator[str]:
    """Yield every word the file of a language spells, and what it calls the countries."""
    phrases = chain.from_iterable(_phrases(spoken.table(table)) for table in spoken.tables if table not in _APART)
    countries = cldr.territories(spoken.code).values()
    extra = (entry.partition(":")[2] for key in ("extra", "abroad", "farther") for entry in spoken.words("places", key))
    about = spoken.words("quantities", "approximate")
    for phrase in chain(phrases, map(lowered, countries), extra, about):
        yield from phrase.split()


#: Tables that hold no words of running text, or only parts of some, or words that only stand beside a figure.
_APART = frozenset({"about", "dates", "endings", "numbers", "quantities"})


def _phrases(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, list | tuple):
        yield from chain.from_iterable(map(_phrases, table))
    elif hasattr(table, "values"):
        yield from chain.from_iterable(map(_phrases, table.values()))


@cache
def _of(code: str) -> Words:
    return Words(languages.get(code))


@cache
def _unspaced() -> tuple[languages.Language, ...]:
    """Return the languages to part; one without a script of its own is what the shared letters say first of all."""
    every = (each for each in languages.every() if each.table("about").get("unspaced") is True)
    return tuple(sorted(every, key=lambda each: bool(each.text("about", "script"))))


@cache
def _own(spoken: languages.Language) -> re.Pattern[str]:
    """Return a pattern for the letters that only this language has."""
    own = spoken.text("about", "script")
    return re.compile(f"[{own}]" if own else "(?!)")


@cache
def _letters(spoken: languages.Language) -> re.Pattern[str]:
    """Return a pattern for all letters this language is written in."""
    written = spoken.text("about", "script") + spoken.text("about", "shares")
    return re.compile(f"[{written}]" if written else "(?!)")


# --- figures written in Han numerals --------------------------------------------------------------------------------

_DIGITS: dict[str, int] = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = ("万", 10_000)
# More than one, which is an article in Chinese ("一个").
_MANY = "(?:(?:[二两三四五六七八九十百千]|一(?=[百千万]))[〇零一二两三四五六七八九十百千万]{0,8})"
_NUMERAL = "[〇零一二三四五六七八九十百千]"
#: What is counted in so many words that a numeral before it is a count: "六十名", "四機関", "五つの".
_COUNTED = (
    "(?:余|多)?(?:名|人(?!大)|位|家(?!万)|项|項|件|份|社|校|艘|団体|機関|か国|カ国|个(?!月|百分|五年|[一二]五)|つの"
    "|对|批|种|條|条(?!例)|所|座|辆|册|枚|幅|页|户|场|吨|名|箇所|か所|円|元|隻|冊|大(?=任务|重点|行动|工程|举措|领域|板块))"
)
#: "二〇二五年", "三月十日", "第百二号", "令和七年": where figures are spelt as others write them.
_SPELT = late(
    rf"[〇零○一二三四五六七八九]{{4}}(?=年)|(?<=[年和成]){_NUMERAL}{{1,3}}(?=[年月])|{_NUMERAL}{{1,2}}(?=月{_NUMERAL}{{1,3}}日)"
    rf"|(?<=月){_NUMERAL}{{1,3}}(?=日)|(?<=第){_NUMERAL}{{1,9}}(?=[号號])"
    rf"|(?<![第数几何〇零一二三四五六七八九十百千万億亿\d]){_MANY}(?={_COUNTED})"
)


def _in_figures(prepared: Working) -> Working:
    """Return ``prepared`` with Han numerals of days and numbers as figures."""
    text = prepared.text
    if not _SPELT.search(text):
        return prepared
    parts: list[str] = []
    origins = Origins(prepared.origins)
    last = length = 0
    for match in _SPELT.finditer(text):
        figures = str(_value(match.group()))
        parts += [text[last : match.start()], figures]
        length += match.start() - last
        # Figures that are more than the numerals all come from the last of these.
        for place in range(len(match.group()), len(figures)):
            origins.add(length + place, match.end() - 1)
        last, length = match.end(), length + len(figures)
        origins.add(length, last)
    parts.append(text[last:])
    return Working(prepared.given, "".join(parts), origins)


def _value(numeral: str) -> int:
    """Return the value of a Han numeral, told by places (二〇二五) or by tens and hundreds (百二)."""
    if not any(sign in _SCALES or sign == _MYRIAD[0] for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    myriads, told, numeral = numeral.rpartition(_MYRIAD[0])
    if told:
        return _value(myriads) * _MYRIAD[1] + (_value(numeral) if numeral else 0)
    total = digit = 0
    for sign in numeral:
        if sign in _SCALES:
            total, digit = total + (digit or 1) * _SCALES[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit
