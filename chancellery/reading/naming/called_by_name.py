"""Treaties and codes of law that everybody calls by a name: "Vienna Convention on Consular Relations", "Kodeks pracy".

The files of languages list the names, each with one name for all languages, so that its forms are one work.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms, titles_of_laws
from chancellery.reading.naming.reference_surroundings import Mention
from chancellery.reading.phrases import anchors, trie
from chancellery.reading.text import Source, Stretch, squeeze

TREATY: Final = "references.treaty"
CODE_OF_LAW: Final = "references.code_of_law"
#: What names of agreements hold; all others are of treaties.
_AGREED: Final = ("Agreement", "Partnership", "Accords", "agreements")
# "ustawy z dnia 14 czerwca 1960 r. – |Kodeks postępowania administracyjnego": the law has been named already
_TITLE_OF_DATED = late(r"\d{4}(?:\s\w{1,4}\.?)?,?\s?[–-]\s\Z")


def find(source: Source, stretch: Stretch) -> Iterator[Mention]:
    """Yield the treaties and codes of law of ``stretch``."""
    yield from _treaties(source, stretch)
    yield from _codes_of_law(source, stretch)


def _treaties(source: Source, stretch: Stretch) -> Iterator[Mention]:
    forms = reference_forms.of(stretch.language)
    for match in anchors.matches(source, stretch.language, "treaties", stretch.start, stretch.end):
        name = forms.treaties[squeeze(match.group())]
        yield Mention(match.start(), match.end(), _kind_of(name), None, "", None, name, TREATY)


def _kind_of(name: str) -> str:
    """Return the kind of what everybody calls by ``name``: the Assembly resolved its Agenda, and no State signed it."""
    if "Agenda" in name:
        return "resolution"
    return "agreement" if any(word in name for word in _AGREED) else "treaty"


def _codes_of_law(source: Source, stretch: Stretch) -> Iterator[Mention]:
    codes = _codes(stretch.language)
    for match in anchors.matches(source, stretch.language, "codes", stretch.start, stretch.end):
        if codes.ask_capital(match.group()) and not source.text[match.start()].isupper():
            continue
        if titles_of_laws.is_bill(source, stretch, match.start()):
            continue
        if codes.not_after.search(source.lower, max(stretch.start, match.start() - 20), match.start()):
            continue
        if titles_of_laws.is_numbered(source, stretch, match.end()):
            continue
        if _TITLE_OF_DATED.search(source.lower, max(stretch.start, match.start() - 20), match.start()):
            continue
        start = titles_of_laws.word_before_dash(source, stretch, match.start())
        yield Mention(start, match.end(), "law", None, "", None, codes.names[squeeze(match.group())], CODE_OF_LAW)


class _Codes:
    """A language's codes of law."""

    def __init__(self, language: languages.Language) -> None:
        self.names = language.pairs("codes")
        #: "Khoa Luật Thương mại" is a faculty.
        self.not_after = late(rf"(?<!\w){trie.pattern(language.words('references', 'title_not_after'))}\s\Z")
        self._in_capitals = frozenset(language.words("references", "codes_in_capitals"))

    def ask_capital(self, name: str) -> bool:
        """Say whether ``name`` is one only with a capital: "Prawo wodne", but no "prawo wodne"."""
        return name.split(maxsplit=1)[0] in self._in_capitals


@cache
def _codes(code: str) -> _Codes:
    return _Codes(languages.get(code))
