"""What kinds of units a language has, as patterns over the lowered text: how a name begins, and in which case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.phrases.endings import Endings
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds

#: Words that no name of a unit goes on with.
NO_NAMES: Final = (
    ("stopwords", "common"),
    ("lists", "verbs"),
    ("lists", "adverbs"),
    ("duties", "does"),
    ("units", "articles"),
    ("units", "never_within"),
)
#: Adjectives that tell one unit from another and name none.
NO_ADJECTIVES: Final = (("organisations", "before_never"),)
_WORD = re.compile(r"\w+")
_CAPITAL_BEHIND = re.compile(r"\s(?=[^\W\d_a-zäöüß])\w")
#: A shorter kind closes words that are none: "Vor|rat", "Vertrags|amt".
_SHORTEST_CLOSING = 7
#: What stands before the kind of a unit.
_IN_FRONT = (("units", "articles"), ("organisations", "before"), ("units", "each"))
#: What a name may begin with: that, its kind, or what stands for several units at once.
_OPENING = (*_IN_FRONT, ("organisations", "heads"), ("organisations", "always"), ("units", "generic"))


class Opened(NamedTuple):
    """How a name begins: where behind its article, where a general name or its kind ends, each -1 if there is none."""

    name: int
    general: int
    head: tuple[int, int]
    end: int


class Kinds:
    """One language's patterns for kinds of units, each made when it is first asked for."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._words = languages.get(code).words

    @cached_property
    def _kind_opening(self) -> re.Pattern[str] | None:
        """The words before the kind of a name and its kind; ``None`` where the kind stands last."""
        if closing_kinds.used(self._code):
            return None  # it is looked for by ``closing_kinds``
        # "|Radio and Television| Station": a word before a kind may begin a longer kind itself
        before = rf"{self.before.pattern}(?={self.heads.pattern})|(?!{self.heads.pattern}){self.before.pattern}"
        return re.compile(rf"(?:{before})?(?P<head>{self.heads.pattern})?")

    @cached_property
    def opening_words(self) -> frozenset[str] | None:
        """The first words of all that ``opening_at`` looks for; ``None`` where a name may begin with any word."""
        if self.has_endings or self.kind_may_close or closing_kinds.used(self._code):
            return None
        return self._first_words(_OPENING)

    def _first_words(self, keys: Iterable[tuple[str, str]]) -> frozenset[str]:
        first = (_WORD.match(phrase) for key in keys for phrase in self._words(*key))
        return frozenset(word.group() for word in first if word)

    @cached_property
    def _named_words(self) -> frozenset[str]:
        """The first words of all names of units, of bodies and of officers."""
        return self._first_words((*_OPENING, ("units", "bodies"), ("units", "officers")))

    def opening_at(self, source: Source, position: int, limit: int) -> Opened | None:
        """Return how a name may begin at ``position``, or ``None`` where the first word begins none: nothing is asked.

        A general name has no article of its own.

        Where capitals show where a name begins, any word with one may begin it.
        """
        lower = source.lower
        if not closing_kinds.used(self._code) and not (
            self.kind_may_close and not source.text[position : position + 1].islower()
        ):
            word = _WORD.match(lower, position, limit)
            if word is None or not (word.group() in self._named_words or self._adjectives_end.end(word.group())):
                return None
        general = self.general.match(lower, position, limit)
        if general is None and (article := self.article.match(lower, position, limit)):
            position = cues.trimmed(source.text, article.end(), limit)[0]
            general = self.general.match(lower, position, limit)
        kind = self._kind_opening.match(lower, position, limit) if self._kind_opening else None
        return Opened(
            position, general.end() if general else -1, kind.span("head") if kind else (-1, -1),
            kind.end() if kind else position,
        )  # fmt: skip

    @cached_property
    def _adjectives_end(self) -> Endings:
        """How adjectives before a kind end, where a language lets them begin a name."""
        return Endings(self._words("organisations", "before_endings"))

    @cached_property
    def kind_may_close(self) -> bool:
        """Say whether capitals show where a name begins whose kind stands last: "Border Guard |Command|"."""
        return languages.get(self._code).table("organisations").get("capitals") is True

    @cached_property
    def nouns_have_capitals(self) -> bool:
        return languages.get(self._code).text("quantities", "nouns_are") == "capital"

    @cached_property
    def heads(self) -> re.Pattern[str]:
        return re.compile(f"{cues.expression(self._code, 'organisations', 'heads', 'always')}|{self.compound.pattern}")

    @cached_property
    def compound(self) -> re.Pattern[str]:
        """Kinds that close a longer word, where a language writes them so: "Jugend|amt", "Kreissport|bund"."""
        endings = self._words("organisations", "endings")
        if endings and self.kind_may_close:
            # "Haupt|zollamt": a kind of its own closes a word, too
            endings = (*endings, *(kind for kind in self._words("organisations", "heads") if _closes_words(kind)))
        if not endings:
            return re.compile(r"(?!)")
        never = cues.whole(self._words("organisations", "endings_never"))
        # "Wasserstraßen- und |Schifffahrtsamt|"
        shared = rf"(?:[^\W\d_]{{2,24}}-\s{self.conjunction.pattern}\s)?"
        return re.compile(rf"(?<!\w)(?!{never}){shared}[^\W\d_]{{2,24}}?-?{trie.pattern(endings)}(?!\w)")

    @cached_property
    def general(self) -> re.Pattern[str]:
        """Names of several units at once, and what agrees with them: "các địa phương", "communes |frontalières|"."""
        several = cues.expression(self._code, "units", "generic")
        endings = self._words("units", "agreeing")
        if not endings:
            return re.compile(several + self._told_together)
        plural = "|".join(f"(?<={ending})" for ending in endings)
        no_name = cues.whole([word for key in (*NO_NAMES, *NO_ADJECTIVES) for word in self._words(*key)])
        agreeing = rf"\s(?!{no_name})[^\W\d_]{{3,20}}?(?:{trie.pattern(endings)})(?!\w)"
        return re.compile(rf"{several}(?:(?:{plural}){agreeing}){{0,2}}")

    @cached_property
    def _told_together(self) -> str:
        """Further kinds behind several units, and which ones are meant: "các cơ quan|, đơn vị trực thuộc|"."""
        kinds, places, which = (self._words("units", key) for key in ("kinds_in_row", "places_in_row", "which_ones"))
        if not kinds:
            return ""
        does = self._words("duties", "does")
        joined = rf"(?:,\s(?:{self.conjunction.pattern}\s)?|\s{self.conjunction.pattern}\s)"
        longer = cues.whole(verb for verb in does if verb.startswith(tuple(f"{kind} " for kind in kinds)))
        # "các cơ quan tư pháp, |cơ quan| giám định", "các sở, ban, ngành, |tổ chức| khai mạc": what goes on is no row
        keys = (("duties", "lead"), ("duties", "with"), ("lists", "verbs"), ("lists", "adverbs"), ("units", "and"))
        behind = cues.whole([*does, *which, *(word for key in keys for word in self._words(*key))])
        whole = rf"(?=\s?(?:[,;:.()\n]|\Z)|\s{behind})"
        kind = rf"(?!{longer}){cues.whole(kinds)}{whole}"
        place = cues.whole(places)
        behind_place = "".join(rf"(?<!{each})" for each in places)
        row = rf"(?:{behind_place}(?:{joined}{kind}){{1,6}})?(?:{joined}{place}){{0,5}}"
        return rf"{row}(?:\s{cues.whole(which)}){{0,3}}"

    @cached_property
    def article(self) -> re.Pattern[str]:
        return cues.cue(self._code, "units", "articles")

    @cached_property
    def each(self) -> re.Pattern[str]:
        return cues.cue(self._code, "units", "each")

    @cached_property
    def conjunction(self) -> re.Pattern[str]:
        return cues.cue(self._code, "units", "and")

    @cached_property
    def always(self) -> re.Pattern[str]:
        """Kinds that are a name by themselves."""
        return cues.cue(self._code, "organisations", "always")

    @cached_property
    def has_endings(self) -> bool:
        """Whether a kind may close a longer word."""
        return bool(self._words("organisations", "endings"))

    @cached_property
    def bodies(self) -> re.Pattern[str]:
        return cues.cue(self._code, "units", "bodies")

    @cached_property
    def officers(self) -> re.Pattern[str]:
        """Who stands for a unit, by a whole word or by how one ends: "Landrat", "Gleichstellungs|beauftragte"."""
        endings = self._words("units", "officer_endings")
        compound = rf"|(?<!\w)[^\W\d_]{{3,24}}?-?{trie.pattern(endings)}(?!\w)" if endings else ""
        return re.compile(cues.expression(self._code, "units", "officers") + compound)

    def holder_named(self, text: str, lower: str, start: int, end: int) -> bool:
        """Say whether the holder of a post is named right behind it: what a named person does is no unit's to do.

        Where nouns have capitals, a capital that no link leads to is that of a name: "Der Landrat |Karl Obermüller|".
        """
        officer = self.officers.match(lower, start, end) if self.nouns_have_capitals else None
        return officer is not None and _CAPITAL_BEHIND.match(text, officer.end(), end) is not None

    @cached_property
    def kinds(self) -> re.Pattern[str]:
        """The kinds of organisations, and those who are addressed in their place: heads of units, towns, hospitals."""
        tables = (("organisations", "heads"), ("organisations", "always"), ("units", "bodies"))
        kinds = cues.whole(word for table, key in tables for word in self._words(table, key))
        return re.compile(f"{kinds}|{self.officers.pattern}|{self.compound.pattern}")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Words that stand before the kind: "Provincial", "Prowincjonalny", "each"; at most four of them."""
        words = cues.whole([*self._words("organisations", "before"), *self._words("units", "each")])
        return re.compile(rf"(?:(?:{words}{self._adjective})\s){{1,4}}")

    @cached_property
    def _adjective(self) -> str:
        """One more choice for a word before the kind: an adjective no file holds, where its ending shows it."""
        endings = self._words("organisations", "before_endings")
        no_name = cues.whole([word for key in (*NO_NAMES, *NO_ADJECTIVES) for word in self._words(*key)])
        # "Научно-|исследовательский|"
        word = r"(?:[^\W\d_]{2,16}-)?[^\W\d_]{2,20}?"
        # "Personalst|elle|" only ends like "finanzi|elle|"
        noun = rf"(?!{self.heads.pattern})" if self.nouns_have_capitals else ""
        return rf"|(?<!\w)(?!{no_name}){noun}{word}{trie.pattern(endings)}(?!\w)" if endings else ""

    def may_open(self, word: str) -> bool:
        """Say whether a name of a unit may begin with ``word``."""
        if self.opening_words is None or word in self.opening_words:
            return True
        return self._adjectives_end.end(word)

    @cached_property
    def small(self) -> re.Pattern[str]:
        """Kinds that are a unit without any other word: all but those whose word means another thing as well."""
        kinds = () if self.kind_may_close else self._words("organisations", "heads")
        return self._but_nouns(kinds)

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Kinds, towns and schools that need no other word where only a doer can stand: "par |la région|"."""
        kinds = (*self._words("organisations", "heads"), *self._words("units", "bodies"))
        return re.compile(f"{self._but_nouns(kinds).pattern}|{self.compound.pattern}")

    @cached_property
    def _shows_its_part(self) -> bool:
        """Whether cases or particles show what a unit does in its sentence."""
        return closing_kinds.used(self._code) or bool(self._words("organisations", "genitive_endings"))

    def stands_alone(self, first: str) -> bool:
        """Say whether a kind that begins with ``first`` may be a unit without an article.

        It may where cases or particles show what it does; where there is neither, its capital shows that it is one.
        """
        return not self.kind_may_close and (
            self._shows_its_part or (first.isupper() and not self._words("units", "articles"))
        )

    @cached_property
    def definite(self) -> re.Pattern[str]:
        """Kinds that an article makes a unit where only who does something can stand: "The |Division|".

        Where every noun has a capital, those are left out whose word means another thing as well (``definite_never``).
        """
        never = self._words("units", "definite_never")
        kinds = [*self._words("organisations", "heads"), *self._words("units", "bodies")]
        if not never and self.nouns_have_capitals:
            return re.compile(r"(?!)")
        return self._but_nouns(kind for kind in kinds if kind not in never)

    def _but_nouns(self, kinds: Iterable[str]) -> re.Pattern[str]:
        others = {word for key in ("nominal", "nouns", "tasks") for word in self._words("lists", key)}
        return re.compile(cues.whole(kind for kind in kinds if kind not in others))

    @cached_property
    def word_before(self) -> re.Pattern[str]:
        words = cues.whole(self._words("organisations", "before"))
        return re.compile(rf"(?P<word>{words})\s\Z")

    @cached_property
    def _last_letters_before(self) -> frozenset[str]:
        """The last two letters of what ``word_before`` looks for, or the only one."""
        return frozenset(words[-2:] for words in self._words("organisations", "before"))

    def may_stand_before(self, lower: str, head: int) -> bool:
        """Say whether ``word_before`` may match before ``head``: most words end otherwise, and no pattern is asked."""
        known = self._last_letters_before
        return lower[max(0, head - 3) : head - 1] in known or lower[max(0, head - 2) : head - 1] in known

    @cached_property
    def lower(self) -> re.Pattern[str]:
        """Kinds of organisation whose names may begin with a small letter: "le ministère des Affaires étrangères"."""
        return cues.cue(self._code, "organisations", "lower")

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """Kinds in the case of a subject, where cases show it, with adjectives before them: "Generalna Dyrekcja".

        Not those whose other cases look the same: "oddělení", "centrum" in Polish.
        """
        alike = self._words("units", "subjects_alike")
        kinds = [word for word in self._words("units", "subjects") if not word.endswith(alike or "\n")]
        adjective = rf"[^\W\d_]{{2,20}}?{trie.pattern(self._words('units', 'subject_adjectives'))}(?!\w)"
        return re.compile(rf"(?<!\w)(?:{adjective}\s){{0,2}}{trie.pattern(kinds)}(?!\w)" if kinds else r"(?!)")

    @cached_property
    def unit_led(self) -> re.Pattern[str]:
        """The kind of unit behind the officer at its head, where the case says "of": "ředitel Městského |divadla|"."""
        if not self._words("organisations", "genitive_endings"):
            return re.compile(r"(?!)")
        return re.compile(rf"\s(?:{self.heads.pattern}|{self.bodies.pattern})")

    @cached_property
    def oblique_kinds(self) -> frozenset[str]:
        """Kinds and officers in cases that no subject has: "zarządowi", "радой"."""
        ends, subjects = self._words("units", "oblique_ends"), self._words("units", "subjects")
        tables = (("organisations", "heads"), ("units", "officers"), ("units", "bodies"))
        words = (word for key in tables for word in self._words(*key)) if ends else ()
        return frozenset(word for word in words if word.endswith(ends)).difference(subjects)

    def in_oblique_case(self, lower: str, start: int, end: int) -> bool:
        """Say whether the name ``lower[start:end]`` begins with a kind in a case that no subject has."""
        words = lower[start:end].split()
        return any(word in self.oblique_kinds for word in words[:1] if word) or (
            len(words) > 1 and words[1] in self.oblique_kinds and self.before.match(lower, start, end) is not None
        )


def _closes_words(kind: str) -> bool:
    return len(kind) >= _SHORTEST_CLOSING and " " not in kind
