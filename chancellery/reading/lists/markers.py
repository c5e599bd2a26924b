"""The label a paragraph begins with: ``II.``, ``1.2``, ``a)``, ``-``, ``Điều 5.``, ``§ 4``, ``Task 2:``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages, numerals
from chancellery.reading.facts import Block
from chancellery.reading.late import late
from chancellery.reading.phrases import cues
from chancellery.reading.text import UNSPACED, Source

#: Kinds of labels that say what they are, from the widest to the narrowest.
WORDS = ("annex", "part", "chapter", "section", "article", "paragraph", "clause", "point")
#: A dash, a plus and a dot are of three kinds: the one may stand below the other.
_BULLETS = (
    (r"[-–—⁃]", "bullet"),
    (r"\+", "bullet +"),
    (r"\*", "bullet *"),
    (r"[•·・●∙‧►▶➢➤➔✓✔❖★☞\uf0b7\uf0fc\uf0d8]", "bullet •"),
    (r"[○◯◦ㅇ]", "bullet ○"),
    (r"[■□▪▫◆◇❑❏☐\uf0a7]", "bullet □"),
)
_DASHES = r"-–—⁃+*•·・●∙‧►▶➢➤➔✓✔❖★☞○◯◦ㅇ■□▪▫◆◇❑❏☐\uf0b7\uf0fc\uf0d8\uf0a7"
# "1. **Accords**": printed in bold type
_OPENS = rf"[^\W\d]|[\"“„«(]|\*\*[^\W\d]|(?:19|20)\d\d\s?[{UNSPACED}]|\d{{1,3}}\s[^\W\d]{{3}}"
_FULL = rf"(?:\s{{1,4}}(?={_OPENS})|(?=[{UNSPACED}])|\Z)"
_SIGNS = (
    # A blank follows the sign, or a capital: "-Xây dựng"
    *((kind, late(rf"{sign}(?:[ \t]{{1,4}}(?=\S)|(?=[^\W\d_a-z]))")) for sign, kind in _BULLETS),
    ("paragraph", late(r"§\s?(?P<value>\d{1,3})[ºª°]?(?:\.|\))?\s{1,4}(?=\S)")),
    # "2.1." or "2.1.3": a number within a number
    ("dotted", late(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})(?:\.|\))?\s{1,4}(?=\S)")),
    # "C.1", "A.2.": a number within a part that has a letter
    ("dotted", late(r"(?P<value>[A-HĐА-Е]\.\d{1,2}(?:\.\d{1,2})?)(?:\.|\))?\s{1,4}(?=[^\W\d_a-z])")),
    ("(arabic)", late(rf"\((?P<value>\d{{1,3}})\){_FULL}")),
    ("arabic)", late(rf"(?P<value>\d{{1,3}})[ºª°]?\s?\){_FULL}")),
    ("arabic", late(rf"(?P<value>\d{{1,3}})(?:\.?[ºª°]\.?|\s?[./])(?:\s?[-–—])?{_FULL}")),
    # "1.Sở Ngoại vụ": typed so in a hurry, and left so by programs that print
    ("arabic)", late(r"(?P<value>\d{1,2})\)(?=[^\W\d_]{2})")),
    ("arabic", late(r"(?P<value>\d{1,2})\.(?=[^\W\d_a-z][^\W\d_])")),
    ("arabic", late(rf"(?P<value>\d{{1,2}}),\s{{0,4}}(?=[{UNSPACED}])")),
    ("arabic", late(r"(?P<value>\d{1,2})(?:\u3000\s{0,3}|\s[-–—]\s{1,3})(?=\S)")),
    # "1- Quán triệt …", "4.1- …", "I- …", as papers of the Party write
    ("dotted", late(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})\s?[-–—]\s{1,4}(?=[^\W\d_a-z])")),
    ("arabic", late(r"(?P<value>\d{1,2})[-–—]\s{1,4}(?=[^\W\d_a-z])")),
    ("roman", late(r"(?P<value>[IVX]{1,5})[-–—]\s{1,4}(?=[^\W\d_a-z])")),
    ("letter", late(r"(?P<value>[a-zđ])[-–—]\s{1,4}(?=[^\W\d_a-z])")),
    # "3/1 To the Ministry", the first point of the third minutes
    ("slashed", late(r"(?P<value>\d{1,2}/\d{1,2})\s{1,3}(?=[^\W\d_a-z])")),
    # "1 Border crossings" over "1.1 …"
    ("bare", late(r"(?P<value>\d{1,2})\s{1,3}(?=[^\W\d_a-z][^.;:!?\n]{2,60}(?:\n|\Z))")),
    ("bare", late(rf"(?P<value>\d{{1,2}})\s{{1,3}}(?=[{UNSPACED}])")),
    ("(roman)", late(r"\((?P<value>[IVX]{1,6})\)\s{1,4}(?=\S)")),
    ("(capital)", late(r"\((?P<value>[A-HĐА-Е])\)\s{1,4}(?=\S)")),
    ("roman", late(r"(?P<value>[IVXLC]{1,7})\s?(?:[.)/](?:\s?[-–—])?|\s[-–—])\s{1,4}(?=\S)")),
    ("roman", late(r"(?P<value>[IVX]{1,5})\.(?=[^\W\d_a-z]{2})")),
    ("small roman", late(r"(?P<open>\()?(?P<value>[ivx]{1,5})(?(open)\)|\s?[.)])\s{1,4}(?=\S)")),
    ("capital", late(r"(?P<value>[A-HĐА-Е])\s?[.)]\s{1,4}(?=\S)(?![^\W\d_]\.)")),
    ("letter", late(r"(?P<open>\()?(?P<value>[a-zđа-я])(?(open)\)|\s?[.)](?:[-–—])?)\s{1,4}(?=\S)")),
    ("letter", late(r"(?P<value>[a-zđ])\)(?=[^\W\d_]{2})")),
    ("(han)", late(rf"\((?P<value>[{numerals.HAN}]{{1,4}})\)\s{{0,4}}(?=\S)")),
    ("han", late(rf"(?P<value>[{numerals.HAN}]{{1,4}})(?:\s?[,.:]\s{{0,4}}|\u3000\s{{0,3}})(?=\S)")),
    *((row[0], late(rf"(?P<value>[{row}])(?:\s?[.),]\s{{0,4}}|\u3000\s{{0,3}})(?=\S)")) for row in numerals.LETTERED),
    *((f"({row[0]})", late(rf"\((?P<value>[{row}])\)\s{{0,4}}(?=\S)")) for row in numerals.LETTERED),
    *((row[0], late(rf"(?P<value>[{row}])[.)]?\s{{0,4}}(?=\S)")) for row in numerals.CIRCLED),
)
#: Figures with a stop, a bracket or two are of three kinds too; where a writer mixed them, one goes on for another.
FIGURES = ("arabic", "arabic)", "(arabic)")
# "Task 2:", before it is asked whether there is such a noun
_FIGURED = re.compile(r"[^\W\d][^\d\n]{1,28}\s(?:(?:\d{1,2}|[^\W\d_]{1,12})\s?[.:–—-]\s|\d{1,2}\s(?=[^\W\d_a-z]))")
#: A title whose label ends without a mark is no longer: "TOP 3 Kostentragung", "Item 4 Any other business".
_LONGEST_UNMARKED = 90
# What every sign looks like at first sight; most paragraphs begin otherwise.
_SIGNED = re.compile(
    rf"[{_DASHES}§{''.join(numerals.CIRCLED)}]|\d{{1,2}}(?:/\d{{1,2}})?\s|\d{{1,2}},|\(?\w{{1,7}}(?:[ºª°\u3000]|\s?[.)/]|\s{{0,2}}[-–—])"
    rf"|[{numerals.HAN}{numerals.KANA}{numerals.IROHA}{numerals.STEMS}]{{1,4}}[,:\u3000]"
)
_AGAIN = re.compile(r"\(?(?:\d{1,2}|[a-z])\)\s")
# "수요일, 홍보"
_PARTED_OFF = re.compile(r"(?P<word>[^\W\d][^\d\n,:]{1,14}?)\s?[,:]\s{1,2}(?=\S)")

#: What a sign with a value begins with as a pattern: a bracket or none, or perhaps one, and a first figure or letter.
_BEGINS = re.compile(r"(?P<open>\(\?P<open>\\\(\)\?)?(?P<bracket>\\\()?\(\?P<value>(?P<first>\\d|\[[^\]]*\])")
#: Characters that are a sign by themselves.
_OTHERS = frozenset("-–—⁃+*•·・●∙‧►▶➢➤➔✓✔❖★☞○◯◦ㅇ■□▪▫◆◇❑❏☐\uf0b7\uf0fc\uf0d8\uf0a7" + "".join(numerals.CIRCLED))


class Marker(NamedTuple):
    """A label: what kind it is, its place in its row (0 when it has none), where the words begin, and a sign itself."""

    kind: str
    value: int
    label_end: int
    words: int
    start: int = 0

    @property
    def is_bullet(self) -> bool:
        """Whether it is a dash or a dot, which counts nothing."""
        return self.kind.startswith("bullet")


def read(source: Source, block: Block) -> Marker | None:
    """Return the label ``block`` begins with, or ``None``."""
    return _worded(source, block) or sign(source, block.start, block.end) or _named(source, block)


def sign(source: Source, start: int, end: int) -> Marker | None:
    """Return the number, letter or dash that ``text[start:end]`` begins with, or ``None``."""
    if not _SIGNED.match(source.text, start, end):
        return None
    for kind, pattern in _possible(source.text[start]):
        match = pattern.match(source.text, start, end)
        if match:
            value = _value(kind, match)
            if value < 0:
                return None
            found = Marker(kind, value, match.end() - _blanks(match.group()), match.end(), start)
            return _behind_dash(source, found, end) if found.is_bullet else found
    return None


def _behind_dash(source: Source, dash: Marker, end: int) -> Marker:
    """Return the label that a page set behind a dash of its own: "- |a)| the members;"."""
    label = _AGAIN.match(source.text, dash.words, end)
    found = sign(source, dash.words, end) if label else None
    return found._replace(start=dash.start) if found and not found.is_bullet else dash


@cache
def _possible(first: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return the signs that may begin with the character ``first``: few of them, and only these are tried."""
    if first in _OTHERS:
        return [each for each in _SIGNS if each[1].match(f"{first} A")]
    return [each for each in _SIGNS if _may_begin(each[1].pattern, first)]


def _may_begin(written: str, first: str) -> bool:
    """Say whether a sign written as this pattern may begin with ``first``, which is no dash and no dot."""
    begins = _BEGINS.match(written)
    if begins is None:
        return written.startswith(first)  # "§"
    if first == "(":
        return bool(begins["bracket"] or begins["open"])
    return not begins["bracket"] and re.match(begins["first"], first) is not None


def alternatives(source: Source, block: Block, marker: Marker) -> list[Marker]:
    """Return the other readings of a label, the likeliest first.

    A letter may be a Roman numeral (``i)`` after ``h)``, ``C.`` after ``B.``), and a writer may mix ``1.`` and ``2)``.
    """
    letters = source.text[block.start : marker.label_end].strip("(). /").lower()
    if marker.kind == "small roman" and len(letters) == 1:
        return [marker._replace(kind="letter", value=numerals.letter(letters))]
    if marker.kind in ("roman", "(roman)") and len(letters) == 1:
        return [marker._replace(kind=marker.kind.replace("roman", "capital"), value=numerals.letter(letters))]
    if letters in numerals.IROHA and letters:
        return [
            marker._replace(
                kind=marker.kind.replace(numerals.KANA[0], numerals.IROHA[0]), value=numerals.IROHA.index(letters) + 1
            )
        ]
    if marker.kind in FIGURES:
        return [marker._replace(kind=kind) for kind in FIGURES if kind != marker.kind]
    return []


def weekday(source: Source, block: Block, before: Marker) -> Marker | None:
    """Return the label that goes on after ``before`` where ``block`` begins with a day of the week and a comma."""
    match = _PARTED_OFF.match(source.lower, block.start, block.end)
    key = cues.meanings(block.language, "ordinals", "weekday_").get(match["word"]) if match else None
    if match is None or key is None:
        return None
    value = before.value + 1
    # counted from Sunday or from Monday
    fits = int(key.removeprefix("weekday_")) - value in {0, 1}
    return Marker(before.kind, value, match.end("word"), match.end()) if fits else None


def _blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def _value(kind: str, match: re.Match[str]) -> int:
    if kind.startswith("bullet"):
        return 0
    value = match["value"]
    if kind in ("dotted", "slashed"):
        return int(re.split(r"[./]", value)[-1])
    if kind in ("letter", "capital", "(capital)"):
        return numerals.letter(value.lower())
    in_row = numerals.in_row(value)
    return in_row if in_row > 0 else numerals.value(value)


def _worded(source: Source, block: Block) -> Marker | None:
    """Read "Article 3.", "Chapter II", "Phần thứ nhất" or "第三条": a word for a part of a text, with its number."""
    words = _words(block.language)
    match = words.pattern.match(source.lower, block.start, block.end)
    if not match or match["word"] is None or source.text[block.start].islower():
        return None
    number = match["number"] or ""
    value = words.spelt.get(" ".join(number.split())) or (numerals.value(number.replace(" ", "")) if number else 0)
    return Marker(words.kinds[match["word"]], max(value, 0), match.end("label"), match.end())


def _named(source: Source, block: Block) -> Marker | None:
    """Read "Task 2: ", "Nhiệm vụ 1. ": what a list holds, with its number."""
    if not _FIGURED.match(source.text, block.start, block.end):
        return None
    match = _noun(block.language).match(source.lower, block.start, block.end)
    if match is None or source.text[block.start].islower():
        return None
    if match["mark"] is None and not _is_title(source, block, match.end()):
        return None
    number = "figure" if match["figure"] else "spelt"
    value = int(match["figure"]) if match["figure"] else _numbers(block.language)[" ".join(match["spelt"].split())]
    return Marker("named", value, match.end(number), match.end())


def _is_title(source: Source, block: Block, words: int) -> bool:
    """Say whether a line that begins with a noun and a figure is a title: "Top 3 clubs came." is none."""
    short = block.end - block.start <= _LONGEST_UNMARKED and source.text[words].isupper()
    return short and block.quote[-1:] not in ".;,:"


@cache
def _noun(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    named = (("lists", "nouns"), ("lists", "label_named"), ("duties", "column_task"))
    nouns = cues.whole(word for key in named for word in language.words(*key))
    # "Připomínka |č.| 2 – …", "Вопрос |№| 1. …"
    mark = cues.expression(code, "references", "number_marks")
    spelt = cues.whole(_numbers(code))
    number = rf"(?:(?:{mark}\s?)?(?P<figure>\d{{1,2}})|(?P<spelt>{spelt}))"
    return re.compile(rf"{nouns}\s{{1,2}}{number}(?:(?P<mark>\s?[.:–—-])\s{{1,3}}|\s)(?=\S)")


@cache
def _numbers(code: str) -> dict[str, int]:
    """Return the words for numbers and for places in a row, with what they tell."""
    language = languages.get(code)
    spelt = {word: value for value in range(1, 13) for word in language.words("lists", f"number_{value}")}
    return spelt | {phrase: int(key) for phrase, key in language.pairs("ordinals").items() if key.isdigit()}


class _Words(NamedTuple):
    """How a language labels with words: what each word labels, and numbers spelt out."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]
    spelt: dict[str, int]


@cache
def _words(code: str) -> _Words:
    language = languages.get(code)
    kinds = {word: key.removeprefix("label_") for word, key in cues.meanings(code, "lists", "label_").items()}
    kinds = {word: kind for word, kind in kinds.items() if kind in WORDS}
    if not kinds:
        return _Words(re.compile(r"(?P<word>(?!))(?P<number>)(?P<label>)"), {}, {})
    spelt = _numbers(code)
    word = "|".join(re.escape(each) for each in sorted(kinds, key=len, reverse=True))
    number = rf"\d{{1,3}}|[ivxlc]{{1,7}}(?!\w)|{cues.whole(spelt)}"
    if opening := language.words("lists", "label_opens"):
        opens = "|".join(map(re.escape, opening))
        label = rf"(?:{opens})\s?(?P<number>\d{{1,3}}|[{numerals.HAN}](?: ?[{numerals.HAN}]){{0,4}})\s?(?P<word>{word})"
    else:
        # "Article 1er -", "Artigo 2.º", "Điều 5.", "Chapter II", "Capítulo primero"
        label = rf"(?P<word>{word})\s{{1,3}}(?P<number>{number})(?:er|ère|\.?[ºª°])?"
    return _Words(
        re.compile(rf"(?P<label>{label})(?:\s?[.:)–—-]\s?[-–—]?\s{{0,3}}|\s{{1,3}}|(?=\()|$)(?![,;])"), kinds, spelt
    )
