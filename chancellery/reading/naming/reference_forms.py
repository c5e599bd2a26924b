"""The words around a document's number in one language, compiled from its data file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming.title_forms import TitleForms
from chancellery.reading.phrases import trie
from chancellery.reading.text import UNSPACED, squeeze

_QUOTED = r"«\s?(?P<guillemets>[^«»]{3,300}?)\s?»|[“„](?P<curly>[^“”„]{3,300})[”“]|\"(?P<straight>[^\"\n]{3,300})\""


#: What may stand right before a short mark: "(č. 248/2000 Sb.)".
_BEFORE_MARK = frozenset(" \n\t\u00a0\u3000(")


class Forms:
    """One language's patterns for what stands before and after a number. All run on the lowered text."""

    def __init__(self, language: languages.Language) -> None:
        self.kinds: Mapping[str, str] = language.pairs("kinds")
        self.issuers: Mapping[str, str] = language.pairs("issuers")
        self.treaties: Mapping[str, str] = language.pairs("treaties")
        self.plurals = frozenset(language.words("references", "plurals"))
        part = {key: trie.pattern(language.words("references", key)) for key in _KEYS}
        part["issuer"], part["kind"] = trie.pattern(self.issuers), trie.pattern(self.kinds)
        part["linked"] = rf"(?:{part['issuer_links']})\s?(?:\d{{1,2}}\w{{0,3}}\s)?"
        part["mark"] = rf"(?P<mark>{part['number_marks']})"
        # "Landes|gesetz": kinds that may close a longer word, where a language writes them so
        part["edge"] = rf"(?:(?<!\w)|(?={part['compounds']}(?!\w)))"
        #: "8. Konferencja" is the eighth one.
        self.ordinals_have_stop = language.table("references").get("ordinals_have_stop") is True
        self._language = language
        self._letters_in_small = frozenset(language.words("references", "letters_in_small"))
        self._subject_links = frozenset(language.words("references", "subject_links"))
        #: German writes every noun with a capital, and some scripts know none.
        nouns = language.text("quantities", "nouns_are") == "capital"
        self.treaties_have_capitals = not (nouns or language.table("about").get("unspaced") is True)
        self._part = part
        #: What titles of agreements and laws are made of.
        self.titles = TitleForms(language, part)
        self._told_between = language.table("references").get("subject_before_number") is True
        links = (
            ("references", "issuer_links"),
            ("references", "date_links"),
            ("organisations", "links"),
            ("units", "articles"),
        )
        self.small_words = frozenset(
            word for key in links for phrase in language.words(*key) for word in phrase.replace("'", "' ").split()
        )
        self._compile_before(part, issuer_first=bool(language.table("references").get("issuer_first")))
        self._compile_list(part)
        self._compile_gaps(part)
        self._compile_closing(part)
        self._compile_issuer(part, bare=bool(language.table("references").get("issuer_bare")))
        self._compile_subject(part, language)

    def _compile_before(self, part: Mapping[str, str], *, issuer_first: bool) -> None:
        """Compile what leads up to a number."""
        issuer, kind, mark, edge = part["issuer"], part["kind"], part["mark"], part["edge"]
        # "the Politburo's Resolution 59"
        owner = rf"(?:(?P<owner>{issuer})(?:'s)?\s)?" if issuer_first else "(?P<owner>)"
        # "la directive n° …", "Nghị quyết của Chính phủ số …": what stands right before the number
        self.before = re.compile(
            rf"{edge}{owner}(?P<kind>{kind})(?:\s{{1,2}}(?:{part['linked']})?(?P<issuer>{issuer}))?"
            rf"(?:,?\s{{0,3}}{mark})?\s{{0,3}}\Z"
        )
        # "закон от 15 июля 1995 г. № 101-ФЗ", "legge 5 giugno 2003, n. 131": the day stands before the mark
        # "Beschluss vom 12. Dezember 2024 (Nr. 2024-188)", "Erlass vom 5. Mai 2021 – Az. 24-1620/3 –": or beside it
        self.marked = re.compile(rf"(?:,?\s{{1,2}}|[^\S\n]{{3,90}}|\s\(|\s[–-]\s){part['number_marks']}\s{{0,3}}\Z")
        # "các nghị quyết": where the word itself has no plural, the one before it says so
        self.plural_word = re.compile(rf"(?<!\w){part['plural_words']}\s\Z")

        ends = {*self.kinds, *self.issuers, *self._language.words("references", "number_marks")}
        # "2月19日付|第19号": what no border parts from the mark behind it
        ends |= {*self._language.words("references", "day_first")} - {*self._language.words("words", "particles")}
        self._last_letters = frozenset(end.split()[-1][-3:] for end in ends)

    def kind_of(self, word: str, *, capital: bool) -> str:
        """Return the kind a word says: "la Carta de 1985" is a charter, "su carta de 9 de julio" a letter."""
        if not capital and squeeze(word) in self._letters_in_small:
            return "official letter"
        return self.kinds[squeeze(word)]

    def may_lead(self, lower: str, at: int) -> bool:
        """Say whether what stands right before ``at`` may be a mark, a document or an issuer: by its last letters.

        Most numbers stand behind something else, and a look at three letters spares a search in all before them.
        """
        while at > 0 and lower[at - 1].isspace():
            at -= 1
        if lower[max(0, at - 3) : at] in self._last_letters:
            return True
        # "n", "no": a short mark stands by itself, or touches the word for a document.
        return any(
            lower[at - length : at] in self._last_letters
            and (lower[at - length - 1 : at - length] in _BEFORE_MARK or self.may_lead(lower, at - length))
            for length in (1, 2)
            if at > length
        )

    # Few texts need the next three, and each holds every word for a document: compiled when first asked for.

    @cached_property
    def before_dated(self) -> re.Pattern[str]:
        """What stands before the day that stands before a marked number: "закон от", "legge"."""
        part = self._part
        return re.compile(
            rf"{part['edge']}(?P<owner>)(?P<kind>{part['kind']})"
            rf"(?:\s{{1,2}}(?:{part['linked']})?(?P<issuer>{part['issuer']}))?"
            rf"(?:\s{part['date_links']})?(?P<mark>\s{{1,2}})\Z"
        )

    @cached_property
    def told_before(self) -> re.Pattern[str] | None:
        """Before a marked number, where the subject stands between: "ດຳລັດວ່າດ້ວຍການລົງທຶນ ສະບັບເລກທີ"."""
        if not self._told_between:
            return None
        part = self._part
        return re.compile(
            rf"(?<!\w)(?P<owner>(?!))?(?P<kind>{part['kind']})(?P<issuer>(?!))?\s?"
            rf"(?:{part['subject_links']}|{part['issuer_heads']})[^\n\d]{{2,70}}?\s?(?P<mark>{part['number_marks']})\s{{0,3}}\Z"
        )

    @cached_property
    def bracketed_before(self) -> re.Pattern[str]:
        """Before a marked number in brackets behind a title: "Zákon o podpoře rozvoje krajů (č."."""
        part = self._part
        return re.compile(
            rf"{part['edge']}(?P<owner>)(?P<issuer>(?!))?(?P<kind>{part['kind']})\s{part['subject_links']}\s"
            rf"[^\n\d();:.]{{2,90}}\s\((?P<mark>{part['number_marks']})\s{{0,3}}\Z"
        )

    @cached_property
    def subject_link_before(self) -> re.Pattern[str]:
        """What a subject opens with, right before its first word, perhaps with an article: "on the"."""
        return re.compile(rf"(?:(?<=\s)|(?<=\w)){self._part['subject_links']}\s?(?:[^\W\d_]{{1,4}}['’\s]\s?)?\Z")

    @cached_property
    def over_subject(self) -> re.Pattern[str]:
        """Before a number behind a subject that is a word for a document, too: "the Law on Treaties No."."""
        part = self._part
        return re.compile(
            rf"(?<!\w)(?P<owner>(?!))?(?P<kind>{part['kind']})(?P<issuer>(?!))?\s?{part['subject_links']}\s?"
            rf"(?:[^\W\d_]{{1,4}}['’\s]\s?)?{part['kind']}(?:\s{{0,3}}(?P<mark>{part['number_marks']}))?\s{{0,3}}\Z"
        )

    @cached_property
    def counted_whole(self) -> re.Pattern[str]:
        """Documents whose bare number is whole, whatever their kind: nobody adds codes to it."""
        return re.compile(rf"{trie.pattern(self._language.words('references', 'whole'))}(?!\w)")

    @cached_property
    def loosely_before(self) -> re.Pattern[str]:
        """Before a number that says nothing of its kind, with words between: "directive européenne 2014/24/UE"."""
        part = self._part
        words = r"(?:\s[^\W\d_][\w'-]{0,20}){1,6}?"
        return re.compile(rf"(?<!\w)(?P<kind>{part['kind']}){words}\s(?:{part['mark']}\s?)?\Z")

    @cached_property
    def described_before(self) -> re.Pattern[str]:
        """Before a marked number, with up to three words between: "arrêtés préfectoraux n°", "uchwała zarządu nr"."""
        if self._language.table("references").get("issuer_first"):
            return re.compile(r"(?!)")  # English describes a document before its word
        part = self._part
        return re.compile(
            rf"{part['edge']}(?P<owner>)(?P<issuer>(?!))?(?P<kind>{part['kind']})"
            rf"(?P<names>(?:\s(?:[^\W\d_][\w'/-]{{1,20}}|(?:[^\W\d_]\.){{2,4}})){{1,3}}?),?\s(?P<mark>{part['number_marks']})\s{{0,3}}\Z"
        )

    @cached_property
    def no_description(self) -> re.Pattern[str]:
        """What makes another thing of the words between a document and a number: "décision |sur| la ligne n°"."""
        keys = ("other_things", "kind", "units", "conjunctions", "subject_links")
        words = "|".join(self._part[key] for key in keys)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)|\A\s(?!{self._part['issuer_links']}\s)\w{{1,3}}\s")

    @cached_property
    def other_thing(self) -> re.Pattern[str]:
        """Before a number that is no document's: "hợp đồng số", "lot n°"."""
        part = self._part
        return re.compile(rf"(?<!\w){part['other_things']}(?:\s{{0,3}}{part['mark']})?\s{{0,3}}\Z")

    @cached_property
    def before_day(self) -> re.Pattern[str]:
        """The word right before a day: "ustawy z dnia"."""
        part = self._part
        return re.compile(
            rf"{part['edge']}(?P<kind>{part['kind']})(?:\s{part['date_links']}\s{{0,2}}|[^\S\n]?\(|[^\S\n]{{0,2}})\Z"
        )

    @cached_property
    def next_day(self) -> re.Pattern[str]:
        """What joins the days of several documents: "arrêtés des 12 février 2018| et |3 juin 2021"."""
        return re.compile(rf"(?:,|,?\s{self._part['conjunctions']})\s(?:{self._part['date_links']}\s)?")

    @cached_property
    def day_link(self) -> re.Pattern[str]:
        """What joins a day to a name before it: "Gesetzes über die Staatsgrenze| vom "."""
        # English says "on" before a subject and before a day; only the longer links are sure.
        links = [word for word in self._language.words("references", "date_links") if word not in self._subject_links]
        return re.compile(rf",?\s{trie.pattern(links)}\s{{0,2}}\Z")

    @cached_property
    def over_words(self) -> re.Pattern[str]:
        """A document's word, what stands between it and its day, and the link to the day."""
        part = self._part
        return re.compile(
            rf"{part['edge']}(?P<kind>{part['kind']})(?P<between>(?:\s[^\W\d_]+(?:['’-][^\W\d_]*)*){{1,18}}?)"
            rf"(?:\s\([^()\n]{{1,20}}\))?{self.day_link.pattern}"
        )

    @cached_property
    def named_before(self) -> re.Pattern[str]:
        """Before a marked number, with an issuer that has no name here: "Beschluss des Kreistages Nr."."""
        return re.compile(rf"{self._named}\s{self._part['mark']}\s{{0,3}}\Z")

    @cached_property
    def named_before_dated(self) -> re.Pattern[str]:
        """The same before the day of a marked number: "указ Губернатора области от"."""
        return re.compile(rf"{self._named}(?:\s{self._part['date_links']})?(?P<mark>\s{{1,2}})\Z")

    @cached_property
    def _named(self) -> str:
        return (
            rf"{self._part['edge']}(?P<owner>)(?P<issuer>(?!))?(?P<kind>{self._part['kind']})"
            r"(?P<names>(?:\s[^\W\d_][\w'-]{0,30}){1,7}?),?"
        )

    def names_issuer(self, names: str) -> bool:
        """Say whether words behind a document can only name who issued it: capitals, links and words of the field."""
        words = names.split()
        if words and words[0].lower() in self._language.words("references", "conjunctions"):
            return False  # "Naturgesetz |und die Hausordnung| Nr. 12": another thing, and no issuer
        proper = [word for word in words if word.lower() not in self.small_words]
        return bool(proper) and all(word[0].isupper() or word.lower() in self._field_words for word in proper)

    @cached_property
    def _field_words(self) -> frozenset[str]:
        keys = (("organisations", "heads"), ("organisations", "tails"), ("organisations", "before"), ("posts", "heads"))
        return frozenset(word for key in keys for phrase in self._language.words(*key) for word in phrase.split())

    def _compile_list(self, part: Mapping[str, str]) -> None:
        """Compile what more of a number and more numbers look like."""
        # ", n° |21" in "résolutions n° 18 et n° 21"
        joining = rf"(?:\s?,\s?|\s{part['conjunctions']}\s)(?:{part['mark']}\s?)?"
        self.next = re.compile(rf"{joining}(?=\d)")
        # "Órdenes AUC/154/2022| y |AUC/155/2022"
        self.next_lettered = late(rf"{joining}(?=[^\W\d_]{{1,10}}[-/.])")
        # ", |e 30 luglio 2021, n. |11", "и от 6 мая 2013 г. № 12": the day of the next one stands before its number
        self.marked_next = late(
            rf",?\s{{1,2}}{part['number_marks']}\s{{0,3}}(?P<number>\d{{1,6}}(?:-\w{{1,5}})?)(?![\w/])"
        )
        # ", modificado por el |12/2020": an article and perhaps what the one did to the other
        changes = trie.pattern(self._language.words("relations", "amended_by"))
        # "(в ред. |от 05.03.2024 № |391)": the day of what changed it
        joined = rf",|,?\s{part['conjunctions']}|,?\s\(?{changes}"
        self.next_dated = late(rf"(?:{joined})\s(?:{part['date_links']}\s)?(?=\d)")
        articles = trie.pattern(self._language.words("references", "list_articles"))
        self.next_with_article = late(
            rf"(?:,?\s(?:{part['conjunctions']}|{changes})|,)\s{articles}\s(?:{part['mark']}\s?)?(?=\d)"
        )
        self.bare = late(rf"\d{{1,4}}(?![^\W{UNSPACED}]|[-/.,]\d)")
        self.next_figures = late(rf"{joining}{self.bare.pattern}")
        # "Circular 14| of 2025", "ustawa nr 12| z 2008 r."
        self.of_year = re.compile(rf"\s{part['year_links']}\s(?P<year>(?:19|20)\d\d)(?!\w|[-/.,]\d|\s?[-–]\s?\d)")
        self.own_mark = re.compile(rf"\W{{0,3}}{part['number_marks']}?\s{{0,2}}:?\s{{0,3}}")
        self.unit = re.compile(rf"\s?(?:{part['units']})(?!\w)")

    def _compile_gaps(self, part: Mapping[str, str]) -> None:
        """Compile what may stand between a number, its day and its issuer."""
        # ", firmato a Selenia il "
        signed = rf"(?:{part['signed']}\s(?:[^\W\d_]{{1,20}}\s){{0,3}}?)?" if part["signed"] != "(?!)" else ""
        self.date_gap = re.compile(rf"\s{{0,2}}[,(]?\s{{0,2}}{signed}(?:{part['date_links']}(?:\s|(?<=')))?\s?")
        # " Rady Starego Portu z dnia": the names between a number and its day, if they are short
        self.names_gap = re.compile(
            rf"\s(?P<names>[^\W\d_][\w'-]*(?:\s[^\W\d_][\w'-]*){{0,6}}\s?)[,(]?\s?(?:{part['date_links']}(?:\s|(?<=')))?\s?"
        )
        self.mark_before = re.compile(rf"\s{part['number_marks']}\s{{0,3}}\Z")
        # "付け指示第", "자 지시 제": what stands between a day and the number after it
        day_first = part["day_first"]
        told = rf"\s?(?:(?:{day_first}|{part['kind']})\s?){{0,4}}"
        # "2025年1月24日|关于融入国际的|第59-NQ/TW号决议": its subject may stand there, too
        told += rf"(?:{part['subject_opens']}[^,.;:\d]{{2,60}}?\s?(?:(?:{day_first})\s?){{1,2}})?"
        self.day_first = re.compile(told) if day_first != "(?!)" else None
        # "第102号を|2023年8月23日|に署名した": between a number and the day it was signed, and behind that
        objects = trie.pattern(self._language.words("successions", "object"))
        self.signed_object = late(rf"\s?{objects},?\s?")
        self.signed_behind = late(rf"\s?{trie.pattern(self._language.words('references', 'signed_on'))}")
        # "外交部于|2025年3月1日|发布的第5号通知": what stands between an issuer, the day and the number
        self.issuer_first_gap = re.compile(
            rf"\s?(?:{part['issuer_first_links']}\s?){{0,4}}(?:{part['subject_opens']}[^,.;:]{{2,60}}\s)?"
            rf"(?:{part['issuer_first_links']}\s?){{0,2}}"
        )

    def _compile_closing(self, part: Mapping[str, str]) -> None:
        """Compile what closes a number, its word perhaps behind it: "第33-CT/TW号|指示"."""
        ends = part["number_ends"]
        self.closing = re.compile(rf"\s?{ends}(?!\w)(?:\s?{part['kind']}(?!\w))?") if ends != "(?!)" else None
        # "第12号和|第15号指示": an earlier number of a list that its word closes
        self.earlier = re.compile(
            rf"(?P<number>(?P<mark>{part['number_marks']})?\s?(?P<figures>\d(?<!\d.)\d{{0,3}})\s?(?P<closed>{ends})?)"
            rf"\s?(?:,|{part['conjunctions']})\s?\Z"
        )
        self.closing_kind = late(rf"\s?{ends}(?!\w)\s?(?P<kind>{part['kind']})(?!\w)")
        self.number_mark = re.compile(rf"{part['number_marks']}\s?\Z")

    def _compile_issuer(self, part: Mapping[str, str], *, bare: bool) -> None:
        """Compile who issued a document, behind its number and before it."""
        issuer, linked = part["issuer"], part["linked"]
        unlinked = r"|\s" if bare else ""
        self.issuer_ahead = re.compile(rf"(?<!\w){issuer}(?!\w)")
        # "de la Commission", "of the Council": an issuer we have no name for, if it has a capital
        self.owned = re.compile(rf"\s{linked}(?=[^\W\d_])")
        # "du Secrétariat du 13e Comité central": the issuer and what it belongs to
        self.issuer = re.compile(
            rf"(?:\s{{0,2}}[,(]?\s{{0,2}}{linked}{unlinked})(?P<issuer>{issuer})(?!\w)"
            rf"(?:\s(?:{linked})?(?:{issuer})(?!\w)){{0,2}}(?:\s{part['issuer_tails']})?\)?"
        )

    def asks_closing(self, mark: str | None) -> bool:
        """Tell a mark that asks for a closing word: "第12号" is a number, "第1" a part of a text."""
        return self.closing is not None and mark is not None and len(mark) == 1

    def _compile_subject(self, part: Mapping[str, str], language: languages.Language) -> None:
        """Compile how a subject begins and where its words end."""
        self.subject = re.compile(rf"[^\S\n]?[,)]?[^\S\n]{{0,2}}(?P<link>{part['subject_links']})(?!\w)")
        self.quoted = re.compile(rf"[\s,:)]{{0,3}}(?:{part['subject_quoted_after']}\s?)?(?:{_QUOTED})")
        self.subject_end = re.compile(
            rf"[;:!?()|\n«»“”„]|…|\.(?=[\s.]|\Z)|,(?=\s(?:{part['subject_stops_after_comma']})(?!\w))"
            rf"|,?\s(?=(?:{part['subject_stops']})(?!\w))"
            # "on integration in 2026, the Office [of …] issues this plan"
            rf"|,(?=\s(?:{part['issuers_open']})(?:\s[^\s,;.]{{1,15}}){{0,6}}?\s(?:{part['issuer_verbs']})(?!\w))"
        )
        self.joined = re.compile(rf"(?:,|\s{part['conjunctions']})\s?(?:\S{{1,5}}\s){{0,2}}\Z")
        cues = language.table("relations")
        # "under Resolution 59 on …, ministries …": a comma ends what such a sentence opens with
        cites = trie.pattern(language.words("relations", "cites"))
        self.opened = re.compile(rf"(?<!\w){cites}\s(?:\S{{1,4}}\s){{0,2}}\Z")
        # "… on external relations to implement Directive 12": a new thought about another document
        self.turn = trie.words(phrase for key in cues for phrase in language.words("relations", key))


_KEYS = (
    "compounds", "number_marks", "number_ends", "issuer_first_links", "subject_opens", "conjunctions", "date_links",
    "day_first", "issuer_heads", "issuer_links", "issuer_tails", "issuer_verbs",
    "issuers_open", "other_things", "plural_words", "signed",
    "subject_links", "subject_quoted_after", "subject_stops", "subject_stops_after_comma", "units", "year_links",
)  # fmt: skip


_LETTERS_BEFORE = late(rf"[^\W\d_{UNSPACED}]{{0,40}}\Z")


def word_start(lower: str, position: int) -> int:
    """Return where the word begins that ``position`` is in: the kind may close it ("Landes|gesetz")."""
    if not lower[position - 1 : position].isalnum():
        return position  # mostly the kind is the whole word
    before = _LETTERS_BEFORE.search(lower, max(0, position - 40), position)
    return before.start() if before else position


@cache
def of(code: str) -> Forms:
    """Return the forms of the language ``code``, compiled once."""
    return Forms(languages.get(code))
