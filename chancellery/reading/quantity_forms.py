"""How a language writes numbers and what it counts, compiled from its data file."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import trie
from chancellery.reading.text import UNSPACED, squeeze

_NO_DIGIT = re.compile(r"\D")


class Forms:
    """One language's patterns around a numeral. All run on the lowered text."""

    def __init__(self, language: languages.Language) -> None:
        self._read_numerals(language)
        self._read_things(language)
        self._read_glued_things(language)
        self._read_surroundings(language)

    def _read_numerals(self, language: languages.Language) -> None:
        """Compile how a number is written, in figures and in words."""
        thousands = "".join(map(re.escape, language.words("numbers", "thousands")))
        self._decimal = language.text("numbers", "decimal")
        decimal = rf"(?:{re.escape(self._decimal)}\d{{1,3}}(?!\d))?" if self._decimal else ""
        grouped = rf"\d{{0,2}}(?:[{thousands}]\d{{3}})+(?!\d)|" if thousands else ""
        self.figures = re.compile(rf"\d(?<!\d.)(?:{grouped}\d{{0,11}}(?!\d)){decimal}")
        #: Rough numbers with a link before the thing: "une quinzaine d'associations".
        self.collectives = language.values("numbers", "collectives")
        self._words = {**language.values("numbers", "words"), **self.collectives}
        self.number_words = trie.words(self._words)
        # "ста| двадцати", "vingt|-cinq", "hundred| and twenty": words that go on a number
        joints = trie.pattern(language.words("numbers", "joined"))
        words = trie.pattern(self._words)
        self.further_word = re.compile(rf"(?:[ -]|\s{joints}\s)(?P<word>{words})(?!\w)")
        self.scales = {word: Decimal(str(size)) for word, size in language.values("numbers", "scales").items()}
        #: "260|余万": a scale that says itself that it is rough
        self.rough_scales = tuple(word for word in self.scales if word.startswith(language.words("numbers", "rough")))
        glue = ("[ \u00a0]?", "") if language.table("about").get("unspaced") else ("[ \u00a0\u202f]?", r"(?!\w)")
        self.scale = re.compile(rf"{glue[0]}(?P<scale>{trie.pattern(self.scales)}){glue[1]}")

    def _read_things(self, language: languages.Language) -> None:
        """Compile what is counted: nouns, the adjectives that agree with them, and what links them to a number."""
        self.adjectives = language.text("quantities", "adjectives") or "within"
        #: "36/41 kiến nghị": so many of so many.
        self.shares = language.table("quantities").get("shares") is True
        #: The small words of the language, and its prepositions of one letter: "W 38 punktach".
        letters = (word for word in language.words("duties", "fronted") if len(word) == 1)
        self.small = frozenset((*language.words("stopwords", "common"), *letters))
        self.never = frozenset(language.words("quantities", "never")) | self.small
        self._plural_endings = language.words("quantities", "plural_endings")
        self._irregular = frozenset(language.words("quantities", "irregular_plurals"))
        self.adjective_endings = language.words("quantities", "adjective_endings")
        #: German writes its nouns with a capital: "fünf zentrale Aufgaben".
        self.capital_nouns = language.text("quantities", "nouns_are") == "capital"
        self.compound = re.compile(rf"{trie.pattern(language.words('quantities', 'compounds'))}(?!\w)")
        joined = trie.pattern(language.words("quantities", "joined"))
        self.joined = re.compile(rf"\s{joined}\s(?P<noun>[^\W\d_]{{4,}})(?!\w)")
        links = trie.pattern(language.words("quantities", "of_links"))
        self.of_link = re.compile(rf"\s{links}(?=\s)|\s{links}(?=\w)") if links != "(?!)" else re.compile("(?!)")

    def _read_glued_things(self, language: languages.Language) -> None:
        """Compile the classifiers and nouns that touch their figure: "250名代表", "3万人"."""
        glued = language.words("quantities", "glued")
        # "마흔다섯 명|이|": what a language writes at the end of what is counted
        endings = trie.pattern(language.words("quantities", "glued_endings"))
        ends = rf"(?:(?![^\W\d]|[{UNSPACED}])|(?={endings}(?!\w)))"
        self.glued = re.compile(rf"[^\S\n]?{trie.pattern(glued)}{ends}") if glued else None
        #: "3|个月": what begins as something counted does and is time.
        never = trie.pattern(language.words("quantities", "never"))
        self.never_glued = re.compile(rf"[^\S\n]?{never}" if glued else r"(?!)")

    def _read_surroundings(self, language: languages.Language) -> None:
        """Compile what makes a count rough, and what stands before a figure that counts nothing."""
        # "120|余名", "100人|以上"
        behind = trie.pattern(language.words("quantities", "approximate_behind"))
        self.approximate_behind = re.compile(rf"\s?{behind}") if behind != "(?!)" else re.compile("(?!)")
        about = trie.pattern(language.words("quantities", "approximate"))
        touching = rf"{_no_longer_word(language)}{about}\s?\Z"
        self.approximate = re.compile(touching if self.glued else rf"(?<!\w){about},?\s{{1,2}}(?:l[ea]s?\s|the\s)?\Z")
        self.approximate_from_ten = frozenset(language.words("quantities", "approximate_from_ten"))
        # "article |5", "pkt 1 i |2 ustawy"
        labels, both = (
            trie.pattern(language.words(*key)) for key in (("quantities", "before_labels"), ("units", "and"))
        )
        self.label = re.compile(rf"(?<!\w){labels}\s{{1,2}}(?:\d{{1,3}}\w?(?:,\s|\s{both}\s)){{0,3}}\Z")

    def value(self, numeral: str) -> Decimal:
        """Return what a figure or a number word is worth: as a decimal, so that 1.15 million is no fraction less."""
        word = numeral if numeral in self._words else squeeze(numeral)  # a line may break within "trois cents"
        if word in self._words:
            return Decimal(str(self._words[word]))
        if self._decimal and self._decimal in numeral:
            whole, _, part = numeral.rpartition(self._decimal)
            return Decimal(f"{_NO_DIGIT.sub('', whole)}.{part}")
        return Decimal(_NO_DIGIT.sub("", numeral))

    def plural(self, word: str) -> bool:
        """Tell whether a word can be a plural noun or an adjective that agrees with one."""
        word = word.rstrip(".")
        return word not in self.never and (word.endswith(self._plural_endings) or word in self._irregular)

    def ends_count(self, word: str, *, first: bool, capital: bool) -> bool:
        """Tell whether nothing is counted any more: a word that counts never, a name, no adjective."""
        if self.capital_nouns:
            return word in self.never or not (capital or word.endswith(self.adjective_endings))
        return word in self.never or (capital and not first)

    def noun(self, word: str, *, capital: bool) -> bool:
        """Tell whether a word, where adjectives stand first, can be the noun itself."""
        if self.capital_nouns:
            return capital
        if self.adjective_endings:
            return not word.endswith(self.adjective_endings)
        return self.plural(word)


def _no_longer_word(language: languages.Language) -> str:
    """Return what keeps "about" from being the end of a longer word: "งบ|ประมาณ| 1.5 ล้านบาท" is a budget."""
    rough = language.words("quantities", "approximate")
    longer = (
        word.removesuffix(each) for word in language.words("words", "common") for each in rough if word.endswith(each)
    )
    return "".join(rf"(?<!{re.escape(before)})" for before in sorted({*longer} - {""}))


@cache
def of(code: str) -> Forms:
    """Return the forms of the language ``code``, compiled once."""
    return Forms(languages.get(code))
