"""Find counted things: a figure or a number word, and the noun it counts ("nearly 250 delegates", "ba trụ cột").

What only looks like a count is left out: dates, numbers of documents, ordinals, labels ("article 5", "Route 8"),
durations. How many words belong to the noun is told by the language's file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import merge
from typing import Final

from chancellery.reading import languages, money, quantity_forms, quantity_places
from chancellery.reading.facts import Date, Fact, Quantity, Reference
from chancellery.reading.phrases import anchors, words
from chancellery.reading.quantity_forms import Forms
from chancellery.reading.text import Source, Stretch, squeeze

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_BLANK = re.compile(rf"[{quantity_places.BLANKS}]{{1,2}}")
_PER_CENT = re.compile(r"\s?%")
# "36|/41 |kiến nghị"
_WHOLE: Final = re.compile(r"/(?P<whole>(?!0)\d{1,3}) ")
# "17 protocolos e recebidas 54 delegações": the second word goes with the second count
_COUNT_FOLLOWS: Final = re.compile(r"\s\d")
#: Millions and more are counted even where nothing tells of what: "6,2 millones".
_COUNTED_ALONE: Final = 1_000_000
#: So long is a word for thousands or millions that may touch its figure.
_SHORTEST_TOUCHING: Final = 3
# "€3.2" where the comma is the decimal mark: the rest of the figure is written in another way
_GOES_ON: Final = re.compile(r"\w|[.,]\d")
_THREE_DECIMALS: Final = re.compile(r"\d{1,3}[.,]\d{3}")
#: What parts a counted thing of one word from what follows: "74 nữ|,| 38 nam".
_CLOSES: Final = frozenset({",", ";", ")", "/", " (", ""})
_TEN: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_LONGEST_LABEL: Final = 16
#: A counted thing has at most so many words.
_LONGEST_NAME: Final = 4
_CLOSING: Final = frozenset({".", ",", ";", ""})
_LONGEST_CUE: Final = 24


def read(source: Source, *, dates: Sequence[Date], references: Sequence[Reference]) -> tuple[Quantity, ...]:
    """Return the quantities of the text in reading order, never inside a date or a reference."""
    taken = sorted([(each.start, each.end) for each in _facts(dates, references)])
    found: list[Quantity] = []
    for stretch in source.stretches():
        if not languages.get(stretch.language).table("quantities"):
            continue
        finder = _Finder(source, stretch, quantity_forms.of(stretch.language), taken)
        found.extend(finder.quantities())
    return tuple(found)


def _facts(dates: Sequence[Date], references: Sequence[Reference]) -> Iterator[Fact]:
    yield from dates
    yield from references


class _Finder:
    """Reads one stretch of one language."""

    def __init__(self, source: Source, stretch: Stretch, forms: Forms, taken: Sequence[tuple[int, int]]) -> None:
        self.source, self.text, self.lower = source, source.text, source.lower
        self.stretch, self.forms, self.taken = stretch, forms, taken
        self.places = quantity_places.Places(source, stretch, forms, self._is_taken)

    def quantities(self) -> Iterator[Quantity]:
        last = self.stretch.start
        for numeral in self._numerals():
            if numeral.start() < last or self._is_taken(numeral.start()):
                continue
            if quantity := self._counted(numeral):
                last = quantity.end
                yield quantity

    def _numerals(self) -> Iterator[re.Match[str]]:
        """Yield figures and number words in reading order."""
        start, end = self.stretch.start, self.stretch.end
        spelt = anchors.matches(self.source, self.stretch.language, "numbers", start, end)
        return merge(self._figures(), spelt, key=re.Match.start)

    def _figures(self) -> Iterator[re.Match[str]]:
        last = self.stretch.start
        for start, _ in words.figures(self.source, last, self.stretch.end):
            match = self.forms.figures.match(self.lower, start, self.stretch.end) if start >= last else None
            if match:
                last = match.end()
                yield match

    def _is_taken(self, at: int) -> bool:
        index = bisect_right(self.taken, (at, len(self.text))) - 1
        return index >= 0 and at < self.taken[index][1]

    def _counted(self, numeral: re.Match[str]) -> Quantity | None:
        sign = money.before(self.lower, self._window(numeral, 5), numeral.start())
        value, at = self._summed_words(numeral)
        rough = squeeze(numeral.group()) in self.forms.collectives
        scale = self._scale(numeral, at)
        short = None if scale else money.shortened(self.lower, at, self.stretch.end, signed=sign is not None)
        touching = scale if scale and scale.start("scale") == at else None
        if not sign and not self.places.stand_free(numeral, touching.end() if touching else short[1] if short else at):
            return self._share(numeral)
        if scale:
            rough = rough or scale["scale"].startswith(self.forms.rough_scales)
            value, at = self._summed_figures(value * self.forms.scales[scale["scale"]], scale)
        elif short:
            value, at = value * short[0], short[1]
        if sign and (_GOES_ON.match(self.lower, at) or self._ambiguous(numeral.group())):
            return None
        if sign:
            start, end, thing = sign.start(), at, sign.span("money")
        elif found := self._thing(at, linked=scale is not None or rough):
            start, end, thing = numeral.start(), found[1], found
        elif scale and self.forms.scales[scale["scale"]] >= _COUNTED_ALONE:
            start, end, thing = numeral.start(), at, scale.span("scale")
        else:
            return None
        about = self.forms.approximate.search(self.lower, max(self.stretch.start, start - _LONGEST_CUE), start)
        if about and value < _TEN and about.group().strip() in self.forms.approximate_from_ten:
            about = None  # "trên hai tàu": they stand on two ships
        start = about.start() if about else start
        rougher = self.forms.approximate_behind
        behind = rougher.match(self.lower, at) or rougher.match(self.lower, end)
        return Quantity(
            start=start,
            end=end,
            quote=self.text[start:end],
            value=float(value),
            of=self.text[slice(*thing)].strip(),
            approximate=rough or about is not None or behind is not None,
            rule="quantities.figure" if numeral.group()[0].isdigit() else "quantities.word",
        )

    def _scale(self, numeral: re.Match[str], at: int) -> re.Match[str] | None:
        """Match "million" behind a numeral; only a word of some length may touch its figures: "14mila", "3млн"."""
        scale = self.forms.scale.match(self.lower, at, self.stretch.end)
        if scale is None or self.forms.glued or scale.start("scale") > at:
            return scale
        long = len(scale["scale"]) >= _SHORTEST_TOUCHING
        return scale if long and numeral.group()[-1].isdigit() else None

    def _share(self, numeral: re.Match[str]) -> Quantity | None:
        """Read "36/41 kiến nghị": so many of so many things, where a file lists the thing."""
        whole = _WHOLE.match(self.lower, numeral.end(), self.stretch.end) if self.forms.shares else None
        if whole is None or not numeral.group().isdigit() or int(numeral.group()) > int(whole["whole"]):
            return None
        window = self._window(numeral, _LONGEST_LABEL)
        labelled = self.forms.label.search(self.lower, window, numeral.start())
        thing = self.forms.compound.match(self.lower, whole.end(), self.stretch.end)
        if thing is None or labelled or quantity_places.JOINED_BEFORE.search(self.lower, window, numeral.start()):
            return None
        return Quantity(
            start=numeral.start(),
            end=thing.end(),
            quote=self.text[numeral.start() : thing.end()],
            value=float(numeral.group()),
            of=thing.group(),
            rule="quantities.figure",
        )

    def _summed_words(self, numeral: re.Match[str]) -> tuple[Decimal, int]:
        """Return the value of a numeral with the words that go on it, and its end: "ста| двадцати", "vingt|-cinq"."""
        value, at = self.forms.value(numeral.group()), numeral.end()
        if numeral.group()[0].isdigit():
            return value, at
        while further := self.forms.further_word.match(self.lower, at, self.stretch.end):
            added = self.forms.value(further["word"])
            room = _HUNDRED if value % _HUNDRED == 0 else _TEN if value % _TEN == 0 else 0
            if not 0 < added < room or (room == _TEN and value < 2 * _TEN):
                break
            value, at = value + added, further.end()
        return value, at

    def _summed_figures(self, value: Decimal, scale: re.Match[str]) -> tuple[Decimal, int]:
        """Return a scaled value with the smaller figures behind it, and their end: "214 млн| 700 тыс."."""
        size, at = self.forms.scales[scale["scale"]], scale.end()
        blank = _BLANK.match(self.lower, at, self.stretch.end)
        figures = self.forms.figures.match(self.lower, blank.end() if blank else at, self.stretch.end)
        if figures is None or not (blank or self.forms.glued):
            return value, at
        added, end = self.forms.value(figures.group()), figures.end()
        if smaller := self.forms.scale.match(self.lower, end, self.stretch.end):
            added, end = added * self.forms.scales[smaller["scale"]], smaller.end()
        elif not self.forms.glued:
            return value, at
        return (value + added, end) if added < size else (value, at)

    def _ambiguous(self, numeral: str) -> bool:
        """Tell "US$ 4,500" where the comma is the decimal mark: four and a half, or thousands in the English way."""
        return _THREE_DECIMALS.fullmatch(numeral) is not None and self.forms.value(numeral) < _THOUSAND

    def _window(self, numeral: re.Match[str], reach: int) -> int:
        return max(self.stretch.start, numeral.start() - reach)

    def _thing(self, at: int, *, linked: bool) -> tuple[int, int] | None:
        """Return where the counted noun stands, with what belongs to it."""
        if percent := _PER_CENT.match(self.lower, at, self.stretch.end):
            return percent.span()
        if sign := money.behind(self.lower, at, self.stretch.end):
            return sign
        return self._touching(self.forms.glued, at) if self.forms.glued else self._named(at, linked=linked)

    def _named(self, at: int, *, linked: bool) -> tuple[int, int] | None:
        """Return where the words stand that say what is counted, behind a blank or what leads to them."""
        if linked and (link := self.forms.of_link.match(self.lower, at, self.stretch.end)):
            at = link.end()
        if linked and (sign := money.behind(self.lower, at, self.stretch.end)):
            return sign
        # "millions d'euros": an apostrophe stands for the blank.
        if blank := _BLANK.match(self.lower, at, self.stretch.end):
            at = blank.end()
        elif self.lower[at - 1 : at] != "'":
            return None
        if compound := self.forms.compound.match(self.lower, at, self.stretch.end):
            return at, self._with_joined(compound.end())
        end = self._noun_end(at)
        return None if end is None else (at, end)

    def _touching(self, glued: re.Pattern[str], at: int) -> tuple[int, int] | None:
        """Return where what may touch its figure stands, unless it is time: "13|个县|", but no "3|个月"."""
        counted = glued.match(self.lower, at, self.stretch.end)
        never = self.forms.never_glued.match(self.lower, at, self.stretch.end) if counted else None
        return counted.span() if counted and not (never and never.end() >= counted.end()) else None

    def _noun_end(self, at: int) -> int | None:
        words = self._words(at)
        if self.forms.adjectives == "after":
            return self._noun_then_adjectives(words)
        if self.forms.adjectives == "before":
            return self._adjectives_then_noun(words)
        usable = [word for word in words[:2] if word.group() not in self.forms.never]
        alone = len(words) == 1 and self.lower[words[0].end() : words[0].end() + 1] in _CLOSES
        counts = len(usable) == 2 or (usable and alone)
        return _bare_end(usable[-1]) if counts and self.text[words[0].start()].islower() else None

    def _words(self, at: int) -> list[re.Match[str]]:
        """Return up to four words from ``at`` with only blanks between them."""
        words: list[re.Match[str]] = []
        while len(words) < 4 and (word := _WORD.match(self.lower, at, self.stretch.end)):
            words.append(word)
            blank = _BLANK.match(self.lower, word.end(), self.stretch.end)
            if blank is None or word.group().endswith("."):
                break
            at = blank.end()
        return words

    def _noun_then_adjectives(self, words: list[re.Match[str]]) -> int | None:
        """ "9 sessões temáticas": the noun in the plural and what agrees with it."""
        if not words or not self.forms.plural(words[0].group()):
            return None
        end = _bare_end(words[0])
        for word in words[1:]:
            if not self.forms.plural(word.group()) or self.text[word.start()].isupper():
                break
            end = _bare_end(word)
        return self._with_joined(end)

    def _adjectives_then_noun(self, words: list[re.Match[str]]) -> int | None:
        """ "6 main tasks", "6 nowych umów": up to the first word that can be the noun."""
        for index, word in enumerate(words[:3]):
            plain = word.group().rstrip(".")
            capital = self.text[word.start()].isupper()
            if self.forms.ends_count(plain, first=not index, capital=capital):
                return None
            if self.forms.noun(plain, capital=capital):
                return self._with_joined(_bare_end(word))
        # "v 12 zemích.": what looks like an adjective and has nothing behind it is the noun
        end = _bare_end(words[-1]) if 0 < len(words) < _LONGEST_NAME and self.forms.adjective_endings else 0
        return end if end and self.lower[end : end + 1] in _CLOSING and not self.forms.capital_nouns else None

    def _with_joined(self, end: int) -> int:
        """Add a second noun of the same count: "267 proposals and recommendations"."""
        if match := self.forms.joined.match(self.lower, end, self.stretch.end):
            again = self.forms.number_words.match(match["noun"]) is not None or self.forms.adjectives == "within"
            again = again or _COUNT_FOLLOWS.match(self.lower, match.end("noun"), self.stretch.end) is not None
            if not again and self.forms.plural(match["noun"]):
                return match.end("noun")
        return end


def _bare_end(word: re.Match[str]) -> int:
    """Return the end of a word without a full stop after it."""
    return word.end() - 1 if word.group().endswith(".") else word.end()
