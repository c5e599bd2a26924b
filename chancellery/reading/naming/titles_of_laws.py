"""Laws called by what they are about: "ustawa o samorządzie", "Ley Orgánica del Servicio Exterior"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.titles import Title
from chancellery.reading.phrases import anchors, trie
from chancellery.reading.text import Source, Stretch

_RULE: Final = "references.title"
_LONGEST: Final = 130
_SHORTEST_NAME: Final = 4
#: What makes a law of a bill: "projekt |ustawy o cudzoziemcach|" is none yet.
_LONGEST_BILL: Final = 40
# "Закон| Озёрной области «Об архивном деле»": whose law it is may stand between
# "|die Rechtsstellung ausländischer Vertretungen| prüft": where every noun has a capital, a verb ends the name
_NOUN = r"(?:[a-zäöüß]{3,24}(?:en|er|e)\s){0,2}[A-ZÄÖÜ][\w-]{2,50}(?: [A-ZÄÖÜ][\w-]{3,50}){0,2}"
_NOUN_PHRASE = late(
    rf"(?:d(?:ie|en|as|er|em)\s)?{_NOUN}(?:(?:,|\s(?:und|sowie))\s{_NOUN}){{0,2}}(?:\s(?:des|der|von|für|mit)\s{_NOUN}){{0,3}}"
)
_ARTICLE = re.compile(r"\s(?:art|ust|čl|odst|ст|§)(?=[.\s])")
_QUOTED = re.compile(r"(?:\s[^\W\d_][\w-]{2,20}){0,3}?\s[«“„\"](?P<title>[^«»“”„\"\n]{4,160})[»”“\"]")


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the laws of ``stretch`` that are called by what they are about, without a number and without a day."""
    words = _of(stretch.language)
    if words.named:
        for at in anchors.within(source, "laws", stretch.start, stretch.end):
            if not is_bill(source, stretch, at):
                end = words.end_of_name(source, stretch, at)
                if end:
                    yield Title(at, end, words.kind(source, at), _RULE)
    for ending in words.compounds:
        at = source.lower.find(ending, stretch.start, stretch.end)
        while at >= 0:
            if (title := words.compound(source, at, stretch.end)) and not is_bill(source, stretch, title.start):
                yield title
            at = source.lower.find(ending, at + len(ending), stretch.end)


def is_bill(source: Source, stretch: Stretch, at: int) -> bool:
    """Say whether what stands before the law at ``at`` says that it is only proposed."""
    return _of(stretch.language).bill.search(source.lower, max(stretch.start, at - _LONGEST_BILL), at) is not None


def is_numbered(source: Source, stretch: Stretch, at: int) -> bool:
    """Say whether a number follows the name of a law that ends at ``at``: the number is what calls it then."""
    return _of(stretch.language).numbered.match(source.lower, at, stretch.end) is not None


def word_before_dash(source: Source, stretch: Stretch, at: int) -> int:
    """Return where the word for a law begins that a dash parts from its name at ``at``: "|ustawa – Prawo wodne"."""
    led = _of(stretch.language).before_dash.search(source.lower, max(stretch.start, at - _LONGEST_BILL), at)
    return led.start() if led else at


class _Words:
    """A language's words for laws and what joins them to their subject."""

    def __init__(self, language: languages.Language) -> None:
        self._forms = reference_forms.of(language.code)
        self._nouns_show = language.text("quantities", "nouns_are") == "capital"
        self.named = language.words("references", "laws_by_subject")
        self.compounds = language.words("references", "law_compounds")
        self._no_names = frozenset(language.words("references", "law_compounds_not"))
        links = trie.pattern(language.words("references", "law_links"))
        #: Before a capital alone the link is sure: "Ley de Extranjería", but no "ley de la selva".
        in_capitals = trie.pattern(language.words("references", "law_links_before_capital"))
        self._opening = re.compile(
            rf"{trie.pattern(self.named)}(?:\s(?:{links}(?:\s|(?<='))|(?P<capital>{in_capitals})\s))(?=[^\W\d_])"
        )
        self._word = re.compile(rf"{trie.pattern(self.named)}(?!\w)")
        self.bill = re.compile(rf"(?<!\w){trie.pattern(language.words('references', 'bills'))}\s(?:\w{{4,16}}\s)?\Z")
        self.before_dash = late(rf"(?<!\w){trie.pattern(self.named)}\s[–-]\s\Z")
        self._compound = re.compile(rf"[^\W\d_]{{1,60}}?{trie.pattern(self.compounds)}(?!\w)")
        # a noun may look like a verb where articles tell them apart: "legge sulla tutela dei mari"
        articles = trie.pattern(language.words("duties", "acting_before"))
        self._behind_verb = re.compile(
            rf"(?<!\w)[^\W\d_]{{1,24}}\s(?:{articles}(?!\w)|(?<=')|[^\w\s])" if articles != "(?!)" else r"\w"
        )
        # "закону о туризме| комитет ведёт": a case shows who does something
        self._doer = re.compile(rf"\s{trie.pattern(language.words('units', 'subjects'))}(?!\w)")
        self._joined = re.compile(rf"\s{trie.pattern(language.words('references', 'conjunctions'))}\s")
        self.numbered = re.compile(rf"\W{{0,3}}{trie.pattern(language.words('references', 'number_marks'))}?\s?\d")

    def kind(self, source: Source, at: int) -> str:
        """Return the kind that the word at ``at`` says: an ordinance is called by its subject, too."""
        word = self._word.match(source.lower, at)
        return self._forms.kinds.get(word.group(), "law") if word else "law"

    def end_of_name(self, source: Source, stretch: Stretch, at: int) -> int | None:
        """Return where the name of the law at ``at`` ends; ``None`` when it has none or goes on with a number."""
        limit = min(stretch.end, at + _LONGEST)
        if (word := self._word.match(source.lower, at, limit)) and (
            quoted := _QUOTED.match(source.text, word.end(), limit)
        ):
            return quoted.end()
        opening = self._opening.match(source.lower, at, limit)
        if opening is None:
            return None
        if self._nouns_show:
            return self._end_of_nouns(source, at, opening.end(), limit)
        if opening["capital"] and not (source.text[at].isupper() and source.text[opening.end()].isupper()):
            return None
        return self._end_of_words(source, stretch, opening.end(), limit)

    def _end_of_words(self, source: Source, stretch: Stretch, start: int, limit: int) -> int | None:
        closing = self._forms.subject_end.search(source.lower, start, limit)
        if closing is None and limit < stretch.end:
            return None
        end = self._forms.titles.end_of_title(source.text, source.lower, start, closing.start() if closing else limit)
        comma = source.lower.find(",", start, end)
        end = self._before_verb(source, start, comma if comma >= 0 else end)
        end = self._before_article(source, start, end)
        told = any(character.isdigit() for character in source.lower[start:end])
        if told or end - start < _SHORTEST_NAME or self.numbered.match(source.lower, end):
            return None
        return end

    def _before_article(self, source: Source, start: int, end: int) -> int:
        """Return where a name ends before an article of the next law: "o pożytku publicznym| oraz art. 10 ustawy"."""
        article = _ARTICLE.search(source.lower, start, end + 1)
        joined = [*self._joined.finditer(source.lower, start, article.start())] if article else []
        return joined[-1].start() if joined else end

    def _end_of_nouns(self, source: Source, at: int, start: int, limit: int) -> int | None:
        phrase = _NOUN_PHRASE.match(source.text, start, limit) if source.text[at].isupper() else None
        return phrase.end() if phrase and not self.numbered.match(source.lower, phrase.end()) else None

    def _before_verb(self, source: Source, start: int, end: int) -> int:
        """Return where a name ends that a verb or its subject follows: "zákona o krajích| schvaluje rada"."""
        doer = self._doer.search(source.lower, start, end)
        end = doer.start() if doer else end
        for verb in anchors.within(source, "doing", start, end):
            if verb > start and source.text[verb].islower() and self._behind_verb.match(source.lower, verb, end + 1):
                return verb - 1
        return end

    def compound(self, source: Source, at: int, limit: int) -> Title | None:
        """Read "Konsular|gesetz|": with a capital, and a first part that says what it is about."""
        start = reference_forms.word_start(source.lower, at)
        found = self._compound.match(source.lower, start, limit)
        if found is None or not source.text[start].isupper() or found.group() in self._no_names:
            return None
        if found.group() in self._forms.kinds or self.numbered.match(source.lower, found.end()):
            return None
        return Title(start, found.end(), "law", _RULE)


@cache
def _of(code: str) -> _Words:
    return _Words(languages.get(code))
