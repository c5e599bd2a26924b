"""What names of units are made of in one language, as patterns over the lowered text: how they go on and end."""

from __future__ import annotations

import re
from functools import cache, cached_property

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.who.unit_kinds import NO_ADJECTIVES, NO_NAMES, Kinds

#: So short is an ending that nouns have as well: "-er".
_SHORT_END = 2
_ONE_WORD = r"[^\W\d_]{3,20}"
_FIGURE_ENDS = re.compile(r"[,;:)](?!\d)|\.?\s?(?:\n|\Z)|\.\s")
_FIGURE = re.compile(rf"\s\d{{1,3}}(?={_FIGURE_ENDS.pattern}|\s)")
#: What goes on behind a name that ends in a figure.
_BEHIND_FIGURES = (
    *(("duties", key) for key in ("does", "lead", "with", "obligation")), ("units", "and"), ("units", "ends"),
)  # fmt: skip


class Forms(Kinds):
    """One language's patterns, each made when it is first asked for."""

    def figure_at(self, lower: str, position: int, limit: int) -> re.Match[str] | None:
        """Match the figure that ends a name ("xã Sơn Kim 1"), where what follows shows that it counts nothing.

        Most names end where no figure follows, and then no pattern is asked.
        """
        if not lower[position + 1 : position + 2].isdecimal():
            return None
        figure = _FIGURE.match(lower, position, limit)
        if figure is None or _FIGURE_ENDS.match(lower, figure.end(), limit):
            return figure
        behind = (cues.cue(self._code, table, key) for table, key in _BEHIND_FIGURES)
        return figure if any(word.match(lower, figure.end() + 1, limit) for word in behind) else None

    @cached_property
    def never(self) -> re.Pattern[str]:
        """What shows that words are no single name: a tale, a loose "and" at the end, a second unit after "and"."""
        conjunction = cues.whole(self._words("units", "and"))
        articles = cues.whole(self._words("units", "articles"))
        heads = rf"(?:{cues.whole(self._words('organisations', 'heads'))}|{self.compound.pattern})"
        tale = cues.whole([*self._words("lists", "narrative"), *self._words("units", "never_within")])
        # "Le Centre |du| livre": a name that goes on
        links = cues.whole([*self._words("organisations", "of"), *self._words("duties", "acting_before")])
        return re.compile(rf"{tale}|{conjunction}\Z|{links}\Z|(?:,|{conjunction})\s(?:{articles}\s?)?{heads}")

    @cached_property
    def linked(self) -> re.Pattern[str]:
        """A link that leads to what follows, and to its article and adjective."""
        before = cues.whole([*self._words("units", "articles"), *self._words("organisations", "before")])
        return re.compile(rf"\w\s{cues.whole(self._words('organisations', 'links'))}\s?(?:{before}\s?){{0,3}}\Z")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        words = [*self._words("units", "ends"), *self._words("duties", "deadline"), *self._words("duties", "does")]
        return re.compile(rf"[,;:.()\n]|\s{cues.whole(words)}|\Z")

    @cached_property
    def ended(self) -> re.Pattern[str]:
        """What shows that a kind alone was the whole name: a mark, or a word that goes on with the sentence."""
        keys = (
            ("stopwords", "common"),
            ("duties", "deadline"),
            ("duties", "does"),
            ("duties", "with"),
            ("units", "ends"),
            ("units", "articles"),
            ("duties", "acting_before"),
        )
        rhythms = [("duties", key) for key in ("yearly", "half_yearly", "quarterly", "monthly", "continuous")]
        going_on = cues.whole([word for key in (*keys, *rhythms) for word in self._words(*key)])
        return re.compile(rf"\s?(?:[^\w\s]|\Z|\n)|\s{going_on}")

    @cached_property
    def _counts(self) -> tuple[str, ...]:
        return tuple(key for key in languages.get(self._code).table("lists") if key.startswith("number_"))

    @cached_property
    def of_word(self) -> re.Pattern[str]:
        """A noun in a name behind "of", where names need no capitals: "agence |des ports|", "agencia |de aguas|"."""
        links = self._words("organisations", "of")
        cases = self._words("organisations", "genitive_endings")
        no_name = cues.whole([word for key in NO_NAMES for word in self._words(*key)])
        months = cues.whole(
            word for key in languages.get(self._code).table("months") for word in self._words("months", key)
        )
        if not links:
            # "отдел |кадров|", "wydział |promocji|": the case says "of"
            # "zespół |do spraw koordynacji|"
            matters = cues.expression(self._code, "organisations", "of_matters")
            word = rf"\s(?:{matters}\s)?(?!{no_name}|{months})[^\W\d_]{{2,20}}?{trie.pattern(cases)}(?!\w)"
            return re.compile(word if cases else r"(?!)")
        # before "the" or "its" it can only be a verb: "l'office |communique la| liste"
        verb = cues.whole(self._words("duties", "acting_before"))
        endings = trie.pattern(self._words("organisations", "adjective_endings"))
        adjective = rf"(?!{no_name})[^\W\d_]{{2,20}}?{endings}"
        # "direction des crises |et de l'entraide|", "les maires |des deux rives|", but no second unit
        counts = [word for key in self._counts for word in self._words("lists", key)]
        first = rf"(?:{self.conjunction.pattern}\s)?{cues.whole(links)}\s?"
        further = rf"{first}(?:{cues.whole(counts)}\s)?(?!{self.heads.pattern})"
        # "la direction |de solder les| comptes": an infinitive and what it is done to
        done = rf"[^\W\d_]{{2,20}}?{trie.pattern(self._words('natures', 'infinitive_endings'))}\s{verb}"
        # "la commissione |di coordinarsi| con": no noun ends so
        done = rf"{done}|[^\W\d_]{{2,20}}?[aei]rsi(?!\w)"
        # "commandement |des gardes-frontières|"
        any_word = r"[^\W\d_]{3,20}(?:-[^\W\d_]{2,20})?"
        word = rf"(?!{no_name}|{months}|{done}){any_word}"
        named = rf"{self._to_do}{further}{word}|{self._of_the_word}"
        return re.compile(rf"\s(?:{named}|{adjective}(?!\w)(?!\s{verb}))(?!\w)")

    @cached_property
    def _to_do(self) -> str:
        """What no name goes on with: an infinitive behind what leads to one, "au conseil |de délibérer|"."""
        links = self._words("duties", "directs_to_do")
        if not links:
            return ""
        ends = self._words("natures", "infinitive_endings")
        # "quartier" is a noun, "noleggiare" is none
        short, long = (trie.pattern([end for end in ends if (len(end) > _SHORT_END) == is_long]) for is_long in (0, 1))
        how = self._words("duties", "adverb_endings")
        between = rf"(?:[^\W\d_]{{3,20}}?{trie.pattern(how)}\s)?" if how else ""
        verb = rf"(?:[^\W\d_]{{3,20}}(?<!i){short}|[^\W\d_]{{3,20}}{long})(?!\w)"
        return rf"(?!{cues.whole(links)}\s?{between}{verb})"

    @cached_property
    def _of_the_word(self) -> str:
        """A noun behind "of the", though it looks like a verb: "Centre |du livre|"."""
        with_article = set(self._words("organisations", "of")) & set(self._words("units", "articles"))
        no_name = cues.expression(self._code, "stopwords", "common")
        does = cues.expression(self._code, "duties", "does")
        return rf"{cues.whole(sorted(with_article))}\s?(?!{no_name}|{self.heads.pattern})(?={does}){_ONE_WORD}"

    @cached_property
    def joined_word(self) -> re.Pattern[str]:
        """One thing more of several a name goes on over, where none is a verb: "Musée des arts |et traditions|"."""
        endings = self._words("units", "agreeing")
        if not endings:
            return re.compile(r"(?!)")
        several = "|".join(rf"(?<={ending})" for ending in endings)
        no_name = cues.whole([word for key in (*NO_NAMES, *NO_ADJECTIVES) for word in self._words(*key)])
        never = rf"{no_name}|{self.heads.pattern}|{self.bodies.pattern}|{self.officers.pattern}|{self.general.pattern}"
        word = rf"(?!{never})[^\W\d_]{{3,20}}?{trie.pattern(endings)}(?!\w)"
        return re.compile(rf"(?:{several})\s{self.conjunction.pattern}\s{word}")

    @cached_property
    def of_place(self) -> re.Pattern[str]:
        """Whose a unit is, in small letters behind its name: "Fatherland Front |of the province|"."""
        if not self.kind_may_close:
            return re.compile(r"(?!)")
        links = cues.whole(self._words("organisations", "of"))
        whose = [word for key in ("articles", "each") for word in self._words("units", key)]
        keys = (("units", "bodies"), ("units", "generic"), ("units", "no_units"), ("organisations", "heads"))
        owner = cues.whole(word for table, key in keys for word in self._words(table, key))
        return re.compile(rf"\s{links}\s(?:{cues.whole(whose)}\s)?(?:{self.before.pattern})?{owner}")

    def seat_at(self, text: str, lower: str, start: int, end: int, limit: int) -> int:
        """Return where the place ends that a kind is named with: "Botschaft |in Hanoi|"; 0."""
        seat = self._seat.match(text, end, limit) if self._seat else None
        if seat is None or not lower[start:end].endswith(self._words("organisations", "seated")):
            return 0
        return seat.end()

    @cached_property
    def _seat(self) -> re.Pattern[str] | None:
        """A place in capitals, where what follows shows that it is no way of doing something: "in |Hanoi| meldet"."""
        leads = cues.whole(self._words("organisations", "seated_in"))
        never = trie.pattern(self._words("units", "no_unit_endings"))
        place = rf"(?!\w*{never}(?!\w))[A-ZÄÖÜ][\w-]+"
        behind = r"(?=[,.;:()]|\s[^\W\d_A-ZÄÖÜ]|\s?\Z)"
        return re.compile(rf"\s{leads}\s{place}(?:\s{place}){{0,2}}{behind}") if leads != "(?!)" else None

    @cached_property
    def paper(self) -> re.Pattern[str]:
        """A document by its number: of "the Secretariat and |Plan No. 88|" it is no part of the name."""
        kinds = cues.whole(languages.get(self._code).pairs("kinds"))
        marks = cues.whole(self._words("references", "number_marks"))
        return re.compile(rf"{kinds}(?:\s[^\W\d_]{{1,20}}){{0,2}}\s(?:{marks}\s?)?\d")

    @cached_property
    def of_several(self) -> re.Pattern[str]:
        """What leads from several units at once to their places: "the districts |of| An Khe"."""
        return re.compile(rf"\s{cues.whole(self._words('organisations', 'of'))}\s?(?=\w)")

    @cached_property
    def and_of_several(self) -> re.Pattern[str]:
        """What leads to a further place of theirs: "An Khe|, |Phu Tan| and |Long Ho", "de Hong Ha| et de |Yen Lap"."""
        links = cues.whole(self._words("organisations", "of"))
        return re.compile(rf"(?:,|\s{self.conjunction.pattern})\s(?:{links}\s?)?(?=\w)")

    def adjective_at(self, lower: str, position: int, limit: int) -> bool:
        """Say whether a word behind a kind ends as the adjectives of names do: "direction |départementale|"."""
        return self._adjective_behind.match(lower, position, limit) is not None

    @cached_property
    def _adjective_behind(self) -> re.Pattern[str]:
        endings = self._words("organisations", "adjective_endings")
        does = cues.whole(self._words("duties", "does"))
        return re.compile(rf"\s(?!{does})[^\W\d_]{{2,20}}?{trie.pattern(endings)}(?!\w)" if endings else r"(?!)")

    @cached_property
    def stop(self) -> re.Pattern[str]:
        return cues.cue(self._code, "posts", "heads", "stops")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        return cues.cue(self._code, "lists", "verbs")

    @cached_property
    def does_something(self) -> re.Pattern[str]:
        """A word of names that is a verb as well, before what is done: "L'ospedale |pubblica il| bando"."""
        alike = set(self._words("organisations", "tails")) & set(self._words("duties", "does"))
        return re.compile(rf"{cues.whole(sorted(alike))}\s{cues.whole(self._words('duties', 'acting_before'))}")

    def acts_at(self, lower: str, begun: int, position: int, limit: int) -> bool:
        """Say whether a word that names may hold is a verb here: it stands behind what closes one, as a province does.

        "Bộ đội Biên phòng tỉnh |kiểm soát| …", but "Trung tâm Kiểm soát bệnh tật".
        """
        does = cues.cue(self._code, "duties", "does").match(lower, position, limit)
        return does is not None and self._closing_body.search(lower, begun, position) is not None

    @cached_property
    def _closing_body(self) -> re.Pattern[str]:
        return re.compile(rf"{cues.expression(self._code, 'units', 'bodies')}\s\Z")

    def step_at(self, lower: str, position: int, limit: int) -> re.Match[str] | None:
        """Match one step of a name: blanks, links ("of the", "des"), then a word the field knows or any word."""
        if "," in lower[position : position + 2]:
            comma = self._comma.match(lower, position, limit)
            return self._step.match(lower, comma.end(), limit) if comma else None
        return self._step.match(lower, position, limit)

    @cached_property
    def _comma(self) -> re.Pattern[str]:
        """A comma within a name, which goes on with words the field knows."""
        links = cues.whole(self._words("organisations", "links"))
        known = cues.whole(self._words("organisations", "tails"))
        heads = cues.whole(self._words("organisations", "heads"))
        # "Departamento de Relações Exteriores, |na qualidade| de órgão permanente, …"
        aside = cues.whole(word for word in self._words("units", "ends") if " " in word)
        # "Sở Văn hóa, Thể thao và Du lịch", "Service de la culture, des sports et du tourisme"
        return re.compile(rf"\s?,\s(?!{heads}|{aside})(?=(?:(?:{links})\s?)?(?:{known})(?:,|\s(?:{links})))")

    @cached_property
    def _step(self) -> re.Pattern[str]:
        links = cues.whole(self._words("organisations", "links"))
        known = cues.whole(self._words("organisations", "tails"))
        heads = cues.whole(self._words("organisations", "heads"))
        link = rf"(?P<link>(?:(?:{links})\s?){{0,3}})"
        return re.compile(
            rf"\s{{0,2}}{link}(?P<word>(?P<known>{known}|(?<=\s){heads}(?=\s(?:{links}|{known})))|[^\W\d_][\w'-]*)"
        )

    @cached_property
    def apart(self) -> re.Pattern[str]:
        conjunction = cues.whole(self._words("units", "and"))
        # "危機管理課・国際課"
        return re.compile(rf"\s{{0,2}}(?:[,;]\s{{0,2}}(?:{conjunction}\s)?|\s{conjunction}\s|・\s)(?=\S)")


@cache
def of(code: str) -> Forms:
    """Return the forms of the language ``code``."""
    return Forms(code)
