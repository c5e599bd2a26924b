"""The words around a document's number in one language, compiled from its data file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from chancellery.reading import languages, trie

_QUOTED = r"«\s?(?P<guillemets>[^«»]{3,300}?)\s?»|[“„](?P<curly>[^“”„]{3,300})[”“]|\"(?P<straight>[^\"\n]{3,300})\""


class Forms:
    """One language's patterns for what stands before and after a number. All run on the lowered text."""

    def __init__(self, language: languages.Language) -> None:
        self.kinds: Mapping[str, str] = language.pairs("kinds")
        self.issuers: Mapping[str, str] = language.pairs("issuers")
        self.treaties: Mapping[str, str] = language.pairs("treaties")
        self.plurals = frozenset(language.words("references", "plurals"))
        # "các nghị quyết": where the word itself has no plural, the one before it says so
        self.plural_word = re.compile(rf"(?<!\w){trie.pattern(language.words('references', 'plural_words'))}\s\Z")
        table = {key: trie.pattern(language.words("references", key)) for key in language.table("references")}
        part = {key: table.get(key, "(?!)") for key in _KEYS}
        issuer = trie.pattern(self.issuers)
        mark = rf"(?P<mark>{part['number_marks']})"
        linked = rf"(?:{part['issuer_links']})\s?(?:\d{{1,2}}\w{{0,3}}\s)?"
        bare = rf"|\s(?={issuer})" if language.table("references").get("issuer_bare") else ""
        owner = (
            rf"(?:(?P<owner>{issuer})(?:'s)?\s)?" if language.table("references").get("issuer_first") else "(?P<owner>)"
        )
        # "la directive n° …", "Nghị quyết của Chính phủ số …": what stands right before the number
        self.before = re.compile(
            rf"(?<!\w){owner}(?P<kind>{trie.pattern(self.kinds)})(?:\s{{1,2}}(?:{linked})?(?P<issuer>{issuer}))?"
            rf"(?:\s{{0,3}}{mark})?\s{{0,3}}\Z"
        )
        # "directive européenne 2014/24/UE": one word between, before numbers that say nothing of their kind
        self.loosely_before = re.compile(rf"(?<!\w)(?P<kind>{trie.pattern(self.kinds)})\s\w{{3,16}}\s(?:{mark}\s?)?\Z")
        # ", n° 21" in "résolutions n° 18 et n° 21"
        self.next = re.compile(
            rf"(?:\s?,\s?|\s{part['conjunctions']}\s)(?:{mark}\s?)?(?P<figures>\d{{1,4}})(?!\w|[-/.,]\d)"
        )
        self.date_gap = re.compile(rf"\s{{0,2}}[,(]?\s{{0,2}}(?:{part['date_links']}\s)?\s?")
        # "du Secrétariat du 13e Comité central": the issuer and what it belongs to
        self.issuer = re.compile(
            rf"(?:\s{{0,2}}[,(]?\s{{0,2}}{linked}{bare})(?P<issuer>{issuer})(?!\w)"
            rf"(?:\s(?:{linked})?(?:{issuer})(?!\w)){{0,2}}(?:\s{part['issuer_tails']})?\)?"
        )
        self.subject = re.compile(rf"[^\S\n]?[,)]?[^\S\n]{{0,2}}(?P<link>{part['subject_links']})(?!\w)")
        self.quoted = re.compile(rf"[\s,:)]{{0,3}}(?:{part['subject_quoted_after']}\s?)?(?:{_QUOTED})")
        self.subject_end = re.compile(
            rf"[;:!?()|\n«»“”„]|…|\.(?=[\s.]|\Z)|,(?=\s(?:{part['subject_stops_after_comma']})(?!\w))"
            rf"|,?\s(?=(?:{part['subject_stops']})(?!\w))"
        )
        # "under Resolution 59 on …, ministries …": a comma ends what such a sentence opens with
        self.opened = re.compile(
            rf"(?<!\w){trie.pattern(language.words('relations', 'cites'))}\s(?:\S{{1,4}}\s){{0,2}}\Z"
        )
        self.joined = re.compile(rf"(?:,|\s{part['conjunctions']})\s?(?:\S{{1,5}}\s){{0,2}}\Z")
        # "… on external relations to implement Directive 12": a new thought about another document
        self.turn = trie.words(
            phrase for key in language.table("relations") for phrase in language.words("relations", key)
        )
        self.unit = re.compile(rf"\s?(?:{part['units']})(?!\w)")
        self.treaty = trie.words(self.treaties) if self.treaties else None


_KEYS = (
    "number_marks", "conjunctions", "date_links", "issuer_links", "issuer_tails", "subject_links",
    "subject_quoted_after", "subject_stops", "subject_stops_after_comma", "units",
)  # fmt: skip


@cache
def of(code: str) -> Forms:
    """Return the forms of the language ``code``, compiled once."""
    return Forms(languages.get(code))
