"""Find documents named without a number: by their day ("the law of 5 June 1998") or by their title alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from chancellery.reading import languages
from chancellery.reading.days import years_of_days
from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Date
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms
from chancellery.reading.phrases import anchors, cues, trie
from chancellery.reading.text import Source, Stretch, squeeze

#: Kinds that are called by their day; a report or a plan "of 3 March" is rather a passing thing.
_CALLED_BY_DAY: Final = frozenset(
    {
        *("law", "decree", "directive", "resolution", "decision", "regulation", "circular", "treaty", "agreement"),
        *("notice", "guidance", "official letter", "rule", "other"),
    }
)
#: Kinds with names of their own: "Acuerdo Regional de Asistencia Mutua de 12 de septiembre de 2007".
_NAMED_AT_LENGTH: Final = frozenset({"treaty", "agreement"})
#: How far before its day the word for a document may begin.
_REACH: Final = 70
#: The same where the partner of an agreement stands between.
_LONG_REACH: Final = 180
_LONGEST_LINK: Final = 40
#: A title read to its end has at most so many words.
_LONGEST_TITLE: Final = 14
#: "Luật Việt Nam" is the law of a country, not a law.
_SHORTEST_TITLE: Final = 3
# "Border Trade" before "Act 2011": capitalised words, small ones only between them
_NAME_BEFORE = late(
    r"(?:(?:[A-Z][\w'’-]{0,40}|\([A-Z][\w'’ -]{2,40}\))\s(?:(?:and|of|on|for|the|to|in)\s){0,2}){1,7}\Z"
)
_ARTICLE = re.compile(r"The\s")
_THE = re.compile(r"(?<!\w)[Tt]he\s\Z")
_TO_ITS_YEAR = re.compile(r"(?:, [^\W\d_A-Z]\w{0,40}(?: [^\W\d_A-Z]\w{0,40}){1,7}){1,12} (?:19|20)\d\d(?!\w)")
_WORD = re.compile(r"\s(?P<word>[\w'’-]+)")


class Title(NamedTuple):
    """A document named by its day or its title: ``text[start:end]``."""

    start: int
    end: int
    kind: str
    rule: str


def find(source: Source, stretch: Stretch, dates: Sequence[Date]) -> Iterator[Title]:
    """Yield the documents of a stretch that are called by their day or title, those by day up to their word only."""
    yield from _by_day(source, stretch, dates)
    yield from _by_opening_word(source, stretch)
    yield from _by_closing_word(source, stretch)


def _by_day(source: Source, stretch: Stretch, dates: Sequence[Date]) -> Iterator[Title]:
    """Find "ustawa z dnia 5 czerwca 1998 r.": the word, perhaps its issuer or its subject, then its whole day."""
    forms = reference_forms.of(stretch.language)
    first = bisect_left(dates, stretch.start, key=lambda each: each.start)
    row: Title | None = None
    for each in dates[first:]:
        if each.start >= stretch.end:
            return
        if (each.inferred and each.rule != years_of_days.SAID) or not WHOLE_DAY.fullmatch(each.edtf):
            continue
        if closing := _closing_day(stretch.language).match(source.lower, each.end, stretch.end):
            yield Title(each.start, closing.end(), forms.kinds[closing["kind"]], "references.day")
            continue
        # "arrêtés des 12 février 2018 et |3 juin 2021|"
        if row and forms.next_day.fullmatch(source.lower, row.end, each.start):
            row = Title(each.start, each.end, row.kind, row.rule)
            yield row
            continue
        row = None
        # "i dati degli accordi |prima del| 30/06/2026": until then something is due
        if due(stretch.language).search(source.lower, max(stretch.start, each.start - _LONGEST_LINK), each.start):
            continue
        word = forms.before_day.search(source.lower, max(stretch.start, each.start - _REACH), each.start)
        end = word.end("kind") if word else 0
        # "|ngày| 12/6/2014": the link may be a part of the day
        led = cues.cue(stretch.language, "references", "date_links").match(source.lower, each.start, each.end)
        if word is None and (word := _over_words(source, stretch, led.end() + 1 if led else each.start)):
            end = word.end("between")
        kind = forms.kind_of(word["kind"], capital=source.text[word.start("kind")].isupper()) if word else ""
        # "推進計画（令和3年3月26日|決定|）": said of it beside its day
        made = bool(kind) and _made(stretch.language).match(source.lower, each.end, stretch.end) is not None
        if word and (kind in _CALLED_BY_DAY or made) and not (each.inferred and kind == "notice"):
            start = reference_forms.word_start(source.lower, word.start())
            yield Title(start, end, kind, "references.day")
            row = Title(start, each.end, kind, "references.day") if squeeze(word["kind"]) in forms.plurals else None


@cache
def due(code: str) -> re.Pattern[str]:
    """What stands before a day by which something is due, in two words or more: one may join a document to its day."""
    due = [words for words in languages.get(code).words("duties", "deadline") if " " in words]
    return re.compile(rf"(?<!\w){trie.pattern(due)}\s\Z")


@cache
def _made(code: str) -> re.Pattern[str]:
    """What is said of a plan behind its day in brackets: "決定", "策定"."""
    words = languages.get(code).words("references", "made_on")
    return re.compile(rf"\s?{trie.pattern(words)}\s?\)" if words else r"(?!)")


@cache
def _closing_day(code: str) -> re.Pattern[str]:
    """What stands behind the day a document is called by: "令和5年6月16日|閣議決定"."""
    words = languages.get(code).words("references", "day_closes")
    return re.compile(rf"\s?付?け?\s?(?P<kind>{trie.pattern(words)})(?!\w)" if words else r"(?!)")


def _over_words(source: Source, stretch: Stretch, day: int) -> re.Match[str] | None:
    """Match what leads to a day over a partner, an issuer or a subject: "Gesetzes über die Staatsgrenze vom"."""
    floor = max(stretch.start, day - _LONG_REACH, source.lower.rfind("\n", 0, day))
    forms = reference_forms.of(stretch.language)
    found = forms.day_link.search(source.lower, max(floor, day - _LONGEST_LINK), day)
    while found and (found := forms.over_words.search(source.lower, floor, day)):
        if _is_title(source, forms, found):
            return found
        floor = found.start("kind") + 1
    # "De acordo com o Plano …, de 12/07/2023" names no agreement
    floor = max(stretch.start, day - _LONG_REACH)
    partner = _with_partner(stretch.language).search(source.lower, floor, day)
    # "Bản ghi nhớ với tỉnh X |hết hiệu lực| vào ngày …": a day that something else is said of
    told = partner and forms.titles.stop.search(source.lower, partner.start(), day)
    return partner if partner and not told and source.text[partner.start()].isupper() else None


def _is_title(source: Source, forms: reference_forms.Forms, found: re.Match[str]) -> bool:
    """Tell whether the words between a kind and a day are its issuer, its subject or the rest of its name."""
    between = source.text[slice(*found.span("between"))].strip()
    kind = forms.kinds[squeeze(found["kind"])]
    if (
        kind not in _CALLED_BY_DAY
        or forms.titles.stop.search(found["between"])
        or forms.titles.names_document(found["between"])
    ):
        return False
    if forms.names_issuer(between) or _is_issued(source, forms, found):
        return True
    capital = source.text[reference_forms.word_start(source.lower, found.start("kind"))].isupper()
    titled = forms.titles.title_link.match(found["between"]) is not None
    if not capital and kind != "law":
        return kind in _NAMED_AT_LENGTH and forms.titles.goes_on_as_name(found["between"])
    if titled or (kind in _NAMED_AT_LENGTH and forms.titles.goes_on_as_name(found["between"])):
        return True
    named = (
        between[0].isupper()
        or forms.titles.issuer_link.match(found["between"])
        or forms.titles.title_link.search(found["between"])
    )
    return kind in _NAMED_AT_LENGTH and named is not None and bool(named)


def _is_issued(source: Source, forms: reference_forms.Forms, found: re.Match[str]) -> bool:
    """Say whether an issuer stands before a link that joins only days: "délibération de la ville de X en date du"."""
    link = forms.titles.sure_day.search(source.lower, found.end("between"), found.end())
    named = any(letter.isupper() for letter in source.text[slice(*found.span("between"))])
    return link is not None and named and forms.titles.issuer_link.match(found["between"]) is not None


def _by_opening_word(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Find "Luật Biên giới quốc gia năm 2003": a word in capitals, then a title in capitals."""
    words = _titles(stretch.language)
    if words.opening is None:
        return
    for at in anchors.within(source, "opened titles", stretch.start, stretch.end):
        match = words.opening.match(source.lower, at, stretch.end)
        if match is None or not source.text[match.start()].isupper() or not source.text[match.end()].isupper():
            continue
        if words.not_after.search(source.lower, max(stretch.start, match.start() - 20), match.start()):
            continue
        end = _title_end(source, stretch, match.end("word"), words.stops)
        if end is not None and source.text.count(" ", match.end(), end) + 1 >= _SHORTEST_TITLE:
            yield Title(match.start(), end, words.kinds[squeeze(match["word"])], "references.title")


def _title_end(source: Source, stretch: Stretch, at: int, stops: frozenset[str]) -> int | None:
    """Return where a title ends: at its year or before a mark; without either it has no certain end."""
    forms = reference_forms.of(stretch.language)
    for _ in range(_LONGEST_TITLE):
        # "Luật Đầu tư công| ngày 29/11/2024", "Luật Biên phòng Việt Nam| và Nghị định số …"
        if forms.titles.joined_document.match(source.lower, at) or forms.titles.day_behind.match(source.lower, at):
            return at
        word = _WORD.match(source.text, at, stretch.end)
        if word is None:
            return _year_behind_comma(source, stretch, at, stops) or at if _at_mark(source, at) else None
        if word["word"].lower() in stops:
            return None
        at = word.end()
        if re.fullmatch(r"(?:19|20)\d\d", word["word"]):
            return at
    return at if _at_mark(source, at) else None


def _at_mark(source: Source, at: int) -> bool:
    return source.text[at : at + 1] in {"", ".", ",", ";", ":", ")", "\n", "\r"}


def _year_behind_comma(source: Source, stretch: Stretch, at: int, stops: frozenset[str]) -> int | None:
    """Return the end of a title that goes on after commas to its year: "Luật Thi đua, khen thưởng năm 2022"."""
    goes_on = _TO_ITS_YEAR.match(source.text, at, stretch.end)
    words = {word.lower().strip(",") for word in goes_on.group().split()} if goes_on else set()
    return goes_on.end() if goes_on and not words & stops else None


def _by_closing_word(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Find "the Border Trade Act 2011": a title in capitals, the word and its year."""
    words = _titles(stretch.language)
    if words.closing is None:
        return
    for at in anchors.within(source, "closed titles", stretch.start, stretch.end):
        match = words.closing.match(source.lower, at, stretch.end)
        if match is None:
            continue
        floor = max(stretch.start, match.start() - _REACH)
        name = _NAME_BEFORE.search(source.text, floor, match.start())
        if name and source.text[match.start()].isupper():
            article = _ARTICLE.match(name.group())
            start = name.start() + (article.end() if article else 0)
            if not (match["year"] or (words.is_law(match["word"]) and _THE.search(source.text, floor, start))):
                continue
            if start < match.start():
                # "the Labour |Code| of 2019": a word that opens no number, and so is none of the kinds
                yield Title(start, match.end(), words.kinds.get(squeeze(match["word"]), "law"), "references.title")


@cache
def _with_partner(code: str) -> re.Pattern[str]:
    """What leads to the day of an agreement told with its partner: "Memorandum with the Province of X of"."""
    language = languages.get(code)
    kinds = trie.pattern(word for kind in ("agreement", "treaty") for word in language.words("kinds", kind))
    # "Accordo |culturale con la Repubblica di X|, firmato a Y il"
    adjective = r"(?:[^\W\d_]{4,20}\s)?"
    partner = rf"(?P<between>{adjective}{cues.whole(language.words('places', 'with_words'))}[^.;:,\d\n]{{3,80}}?)"
    links = trie.pattern(language.words("references", "date_links"))
    signed = rf"(?:,?\s{cues.whole(language.words('references', 'signed'))}(?:\s[^\W\d_]{{1,20}}){{0,3}}?)?"
    return re.compile(rf"(?<!\w)(?P<kind>{kinds})\s{partner}{signed},?\s(?:{links}\s{{1,2}})?\Z")


class _Titles:
    """A language's words that open or close a title."""

    def __init__(self, language: languages.Language) -> None:
        self.kinds = language.pairs("kinds")
        opening, closing = (language.words("references", key) for key in ("title_opens", "title_closes"))
        self.opening = re.compile(rf"(?<!\w)(?P<word>{trie.pattern(opening)})\s(?=[^\W\d])") if opening else None
        year = r"(?:\sof|,)?\s(?:19|20)\d\d(?!\w|[-/]\d)"
        numbered = rf",?\s{trie.pattern(language.words('references', 'number_marks'))}\s?\d"
        self.closing = (
            re.compile(rf"(?<!\w)(?P<word>{trie.pattern(closing)})(?:(?P<year>{year})|(?!\w|[-’']|{numbered}))")
            if closing
            else None
        )
        self.not_after = re.compile(rf"(?<!\w){trie.pattern(language.words('references', 'title_not_after'))}\s\Z")
        self._laws = frozenset(language.words("references", "named_without_year"))
        self.stops = frozenset(language.words("references", "title_stops"))

    def is_law(self, word: str) -> bool:
        """Say whether ``word`` closes the name of a law that needs no year: "the Passports |Act|"."""
        return word in self._laws


@cache
def _titles(code: str) -> _Titles:
    return _Titles(languages.get(code))
