"""What steps look for in a text, as families of phrases: which tables and keys of a language hold them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.phrases import trie
from chancellery.reading.phrases.lookup import Lookup

#: What steps look for: family → table and keys of its phrases; a key with ``*`` stands for all that begin so.
FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "posts": ("posts", "heads", "honorifics"),
    "units": ("organisations", "heads", "always"),
    "units in general": ("units", "generic"),
    "numbers": ("numbers", "words", "collectives"),
    "treaties": ("treaties", "*"),
    "codes": ("codes", "*"),
    "treaty words": ("kinds", "treaty"),
    "agreement words": ("kinds", "agreement"),
    "opened titles": ("references", "title_opens"),
    "closed titles": ("references", "title_closes"),
    "laws": ("references", "laws_by_subject"),
    "bindings": ("references", "binds"),
    "months": ("months", "*"),
    "dates in words": ("dates", "said_at"),
    "signings": ("references", "signed"),
    "ordinals": ("ordinals", "[0-9]*", "begin", "last", "weekday_*"),
    "gatherings": ("events", "kind_*", "signed"),
    "holding": ("events", "held", "held_on", "chaired", "signed"),
    "happening": ("events", "happened", "held_then"),
    "minutes": ("events", "minutes"),
    "encounters": (
        "events",
        "met",
        "met_guests",
        "assembled",
        "visited",
        "visits",
        "kind_visit",
        "sides",
        "concluded",
    ),
    "assembling": ("events", "assembled"),
    "chairs": ("events", "chaired", "chaired_by", "chaired_alone"),
    "awards": ("awards", "kind_*"),
    "requests": ("proposals", "ask", "ask_last", "suggest", "impersonal", "asks_that", "asks_noun"),
    "duties": (
        "duties",
        "lead",
        "addressed",
        "assign*",
        "with",
        "with_after",
        "*_label",
        "yearly",
        "half_yearly",
        "quarterly",
        "monthly",
        "continuous",
    ),
    "doing": ("duties", "does", "lead", "addressed"),
    "obligations": ("duties", "obligation"),
    # Without one of these no sentence orders anything of anybody.
    "orders": ("duties", "does", "topic", "lead*", "addressed", "assign", "obligation", "with*", "carried_out"),
    "addressed": ("duties", "addressed"),
    "directs": ("duties", "directs", "asks_of", "says_that", "been_directed", "directs_first"),
    "setting tasks": ("lists", "sets_tasks"),
    "told to": ("duties", "told_to"),
    "list nouns": ("lists", "nouns"),
    "narratives": ("lists", "narrative"),
    "topics": ("natures", "title_*", "no_title"),
    "sayings": ("natures", "says_*"),
    "carrying out": ("natures", "says_organisation"),
    "past": ("natures", "past"),
    "no duties": ("natures", "no_duty"),
    "no tales": ("natures", "no_past"),
    "leads": ("duties", "lead", "addressed"),
    "assigned": ("duties", "assign"),
    "done by": ("duties", "passive_by"),
    "falls to": ("duties", "falls_to"),
    "helped by": ("duties", "with"),
    "helpers before": ("duties", "with_after"),
    "lead_label": ("duties", "lead_label"),
    "with_label": ("duties", "with_label"),
    "output_label": ("duties", "output_label"),
    "doers": ("duties", "lead", "addressed", "lead_label", "assign*", "with", "with_after", "with_label"),
    "partnership": ("places", "cooperation", "exchanged"),
    "partners before": ("places", "with"),
    "partners behind": ("places", "with_after"),
    # From two to twelve; one thing is no list.
    "counts": ("lists", "number_[2-9]", "number_1[0-2]"),
    "periods": ("periods", "month", "year_to_date"),
    "rhythms": ("duties", "yearly", "half_yearly", "quarterly", "monthly", "continuous"),
    "successions": ("successions", "took_over", "passed_to", "merged", "formed_by"),
    # Words that tell of a succession only beside others: alone they are what units do every day.
    "handing over": (
        *("successions", "dissolved", "verb_first", "passes", "takes", "renamed"),
        *("split", "split_last", "renamed_last", "replaces", "formerly", "joins", "successor_of"),
        *("instead_of", "out_of", "merged", "until_now"),
    ),
}

#: The family of the verbs that are shown by their ending ("impulsará", "curerà"): no phrases, but words of one form.
SHOWN: Final = "shown by ending"

#: At most so many characters behind a word show that it begins none of its phrases: most articles lead elsewhere.
_FOLLOWING = 8
_FEW = 4
_WORD = re.compile(r"\w+")


def phrases(language: languages.Language, family: str) -> Iterator[str]:
    """Yield the phrases of ``family``."""
    if family == "months" and not language.words("dates", "month_cues"):
        return  # no month stands alone there
    table, *keys = FAMILIES[family]
    several = [key for key in keys if "*" in key or "[" in key]
    for written in language.table(table):
        if written in keys or any(fnmatchcase(written, key) for key in several):
            yield from language.words(table, written) or language.values(table, written)


@cache
def spelt(code: str) -> Mapping[str, frozenset[str]]:
    """Return the phrases of all families in the language ``code``, each with its families.

    An apostrophe at the end leans on the next word; what stands before it is a whole word.
    """
    found: dict[str, set[str]] = {}
    for family in FAMILIES:
        for phrase in phrases(languages.get(code), family):
            found.setdefault(phrase.rstrip("'"), set()).add(family)
    # Most phrases are of the same few families, and a set takes as much memory as three phrases.
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {phrase: shared.setdefault(families := frozenset(some), families) for phrase, some in found.items()}


class Opening(NamedTuple):
    """A word that phrases begin with."""

    length: int
    #: The families of the word, where it is a phrase by itself.
    families: tuple[str, ...]
    #: What its longer phrases go on with: the first ``reach`` characters of each. None where it begins no longer one.
    following: Collection[str]
    reach: int


class Lead(NamedTuple):
    """What stands before a word within phrases."""

    before: tuple[str, ...]
    #: The length of the longest of it.
    reach: int


@cache
def leading(before: str) -> re.Pattern[str]:
    """Return what matches the beginning of a phrase that is followed by the word it is found by."""
    return re.compile(rf"{trie.pattern((before,))}\Z")


class Telling(NamedTuple):
    """The words by which the phrases of a language are found."""

    #: Those that phrases begin with.
    openings: Mapping[str, Opening]
    #: Those of phrases that begin before them: "à la |suite| de", "tous les |services|".
    leads: Mapping[str, Lead]


@cache
def telling(code: str) -> Telling:
    """Return the words by which the phrases of the language ``code`` are found.

    It is the first word of a phrase that is no common one: far fewer places are looked at than with "de".
    """
    common = languages.get(code).words("stopwords", "common")
    parts = frozenset(part for word in common for part in _WORD.findall(word))
    begun: dict[str, list[str]] = {}
    led: dict[str, set[str]] = {}
    phrases = spelt(code)
    for phrase in phrases:
        # what begins with a mark is found by no word
        if (first := _WORD.match(phrase)) is None:
            continue
        if first.group() not in parts:
            begun.setdefault(first.group(), []).append(phrase)
            continue
        words = _WORD.finditer(phrase)
        word = next((word for word in words if word.group() not in parts), first)
        if word.start() == 0:
            begun.setdefault(word.group(), []).append(phrase)
        else:
            led.setdefault(word.group(), set()).add(phrase[: word.start()])
    return Telling(
        {word: _opening(word, begun[word], phrases) for word in begun},
        {word: Lead(tuple(sorted(before)), max(map(len, before))) for word, before in led.items()},
    )


def _opening(word: str, phrases: Sequence[str], named: Mapping[str, frozenset[str]]) -> Opening:
    rests = [phrase[len(word) :] for phrase in phrases if phrase != word]
    reach = min([_FOLLOWING, *map(len, rests)])
    following = tuple({rest[:reach] for rest in rests})
    # A few are found in a row as soon as in a set, which is many times as large.
    few = following if len(following) <= _FEW else frozenset(following)
    return Opening(len(word), tuple(sorted(named.get(word, ()))), few, reach)


@cache
def shown(code: str) -> re.Pattern[str] | None:
    """Return what a word shown by its ending looks like; ``None`` in a language that shows no verb so."""
    endings = languages.get(code).words("duties", "does_endings")
    return re.compile(rf"[^\W\d_]{{2,20}}?{trie.pattern(endings)}") if endings else None


class Together:
    """All phrases of a language, each with the families of it and of the shorter ones within it."""

    def __init__(self, code: str) -> None:
        self._spelt = spelt(code)
        self._lookup = Lookup(self._spelt)
        self._within: dict[str, tuple[str, ...]] = {}

    def families(self, lower: str, start: int, end: int, first: str) -> tuple[str, ...]:
        """Return the families of the longest phrase at ``start`` of ``lower[start:end]`` and of those within it.

        ``first`` is the word at ``start``.
        """
        phrase = self._lookup.longest(lower, start, end, first)
        if phrase is None:
            return ()
        if (found := self._within.get(phrase)) is None:
            found = self._within[phrase] = _within(phrase, self._spelt)
        return found


@cache
def together(code: str) -> Together:
    """Return the phrases of all families in the language ``code``."""
    return Together(code)


def _within(phrase: str, spelt: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the families of ``phrase`` and of every shorter phrase it begins with."""
    edges = (edge.start() for edge in re.finditer(r"(?!\w)", phrase))
    return tuple(sorted({family for edge in edges for family in spelt.get(phrase[:edge], ())}))
