"""Find numbers without codes that stand beside a word for a kind of document: "Directive 12", "第21号指示"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chancellery.reading.late import ByScript, late
from chancellery.reading.naming import number_shapes
from chancellery.reading.naming.reference_leads import Leads
from chancellery.reading.naming.reference_surroundings import SHORTENED, Mention
from chancellery.reading.naming.short_numbers import ShortNumbers
from chancellery.reading.phrases import cues, words
from chancellery.reading.records import replace
from chancellery.reading.text import UNSPACED, Source, squeeze

#: Longer figures are no bare number, but for those of registries beside a mark: "prot. n. 0004511/2024".
_LONGEST_BARE: Final = 5
_LONGEST_MARKED: Final = 8
_FIGURES = re.compile(r"\d{1,8}(?!\d)")
_FIRST_FIGURES = re.compile(r"0*(\d+)")
_LETTERS_BEFORE = late(r"(?<![\w/.-])[A-ZĐ][A-ZĐ0-9]{0,9}(?:[-./][A-ZĐ0-9]{1,9}){0,3}[-./]\Z")
_OPENING_LETTERS = re.compile(r"[^\W\d_]{1,10}[-/.]")
# "2019-045", "14/CS", "9.640": what tells the number of a document from that of a van
_SURE = re.compile(r"/|(?:19|20)\d\d|\d\.\d{3}")
_OFFICE_BEFORE = re.compile(r"(?<=[^\W\d_] )(?!(?:EU|UE|WE|CE|EC|EG)\s)[A-Z]{2,8}(?:[-./][A-Z]{1,8}){0,2}\s\Z")
_COUNT_OF_YEAR = re.compile(r"\d{1,4}/(?:19|20)\d\d(?!\w|[-/])")
#: Who numbers by a bare count where a word closes the number; the Party's bodies and the Assembly's have codes.
_WITHOUT_CODES: Final = ("United Nations", "Ministry", "Prime Minister", "State Council", "Cabinet")
_ASSEMBLY: Final = "United Nations General Assembly"
_UNCASED = late(f"[{UNSPACED}]")
# "12月", "12 km": more of a word or of a number; where no blank parts the words, only the units tell.
_GOES_ON = ByScript(rf"[^\W{UNSPACED}]|[-–/.,]\d|\s?%|[ºª°]")
_ORDINAL = re.compile(r"\.\s[^\W\d_]")
#: Kinds whose word often stands beside a figure or letters that are no number: "Programme LIFE-3", "report 5 of 3 May".
_LOOSE: Final = frozenset({"plan", "programme", "project", "scheme", "report", "conclusion", "rule"})
#: Kinds whose numbers do not begin again, and how many figures such a number has at least.
_COUNTED_ON: Final = frozenset({"law", "decree", "other", "official letter"})
_SHORTEST_WHOLE: Final = 3
#: Kinds whose bare number is a name of its own; the others are counted too often ("project 3 of 12").
_NAMED_BY_NUMBER: Final = frozenset({"directive", "resolution", "decision", "conclusion", "decree", "circular"})
_LOW = re.compile(r"\d(?![\d/.-])")
# "Décision n° |2 : |le Service"
_LABELS = re.compile(r"\d{1,2}\s?:\s")
#: What may stand right before a bare number that belongs to a word.
_MAY_PRECEDE: Final = frozenset(" \n\t.°º:#№" + "\u00a0")
#: What closes a longer number.
_CLOSING: Final = frozenset("호号")
#: What the sign or the word for a number ends with, before a longer one.
_MARKING: Final = frozenset("º°№.")
#: What joins letters to the figures of a number.
_JOINING: Final = frozenset("-/.")


class BareNumbers:
    """Finds the numbers without codes of one stretch.

    ``known`` holds kind and figures of the numbers with codes: "Directive 12" may mean one of them.
    """

    def __init__(self, source: Source, leads: Leads, known: set[tuple[str, str]]) -> None:
        self.source, self.text, self.lower = source, source.text, source.lower
        self.leads, self.known = leads, known
        self.stretch, self.forms, self.around = leads.stretch, leads.forms, leads.around
        self.short = ShortNumbers(source, leads.stretch, leads.around)

    def find(self) -> Iterator[Mention]:
        """Yield numbers without codes that stand beside a word for a kind of document."""
        last = self.stretch.start
        for figures in self._figures():
            at = self._number_start(figures.start())
            marked = self.forms.closing is not None and (
                self.leads.mark_start(at) < at or self.leads.closing_kind(figures.end()) is not None
            )
            if at < last or not (marked or self.lower[at - 1 : at] in _MAY_PRECEDE) or self.around.in_date(at):
                continue
            before = self.leads.before(at)
            if before is None and marked and (mention := self._before_its_word(at, figures)):
                yield from self._list_before(mention)
                yield mention
                last = mention.end
                continue
            if before is None or self._of_other_thing(before, at) or self._labels(before, at):
                continue
            if not (mention := self._beside_word(before, at, figures)):
                continue
            yield mention
            last = mention.end
            row = bool(before["mark"]) and self.short.is_row(mention.end)
            for follower in self._rest_of_list(mention, plural=row or self._plural(before)):
                yield follower
                last = follower.end
            for follower in self._rest_dated(before, mention):
                yield follower
                last = follower.end

    def _of_other_thing(self, before: re.Match[str], at: int) -> bool:
        """Tell "purchase order no. 5" from an order; "Karta nr 5" is a card: no treaty has so low a number."""
        thing = self.forms.other_thing.search(self.lower, self.around.window(at), at)
        if thing and thing.start() < before.start("kind"):
            return True
        return self.forms.kinds[squeeze(before["kind"])] == "treaty" and _LOW.match(self.lower, at) is not None

    def _labels(self, before: re.Match[str], at: int) -> bool:
        """Tell "Décision n° 2 : le Service publie …", a point of minutes, from a decision."""
        if not (label := _LABELS.match(self.lower, at, self.stretch.end)):
            return False
        block = self.source.block_at(at)
        start = self.leads.word_start(before)
        return block is not None and block.start == start and label.end() < block.end

    def _figures(self) -> Iterator[re.Match[str]]:
        """Yield the figures that may be a bare number; of a longer run the last ones."""
        for start, end in words.figures(self.source, self.stretch.start, self.stretch.end):
            marked = self.lower[end : end + 1] in _CLOSING or self.lower[start - 2 : start].rstrip()[-1:] in _MARKING
            longest = _LONGEST_MARKED if marked else _LONGEST_BARE
            if figures := _FIGURES.match(self.lower, max(start, end - longest), self.stretch.end):
                yield figures

    def _number_start(self, at: int) -> int:
        """Return where the number begins that these figures are in: at the letters joined to them, if any."""
        if self.lower[at - 1 : at] not in _JOINING:
            # "Circular DGAC |27/2025"
            counted = _COUNT_OF_YEAR.match(self.text, at)
            office = _OFFICE_BEFORE.search(self.text, max(self.stretch.start, at - 20), at) if counted else None
            if office is None:
                return at
            # "il |DPR 445/2000|": letters that are the word for the document; "ZARZĄDZENIE |NR| 5/2026": or its mark
            letters = office.group().strip().lower()
            marks = cues.phrases(self.stretch.language, "references", "number_marks")
            return at if letters in self.forms.kinds or letters in marks else office.start()
        before = _LETTERS_BEFORE.search(self.text, max(self.stretch.start, at - 40), at)
        return before.start() if before else at

    def _before_its_word(self, at: int, figures: re.Match[str]) -> Mention | None:
        """Read a number without codes whose word stands behind it: "第9/2018号规定", "第21号指示"."""
        shapes = (number_shapes.whole(self.text, at, each) for each in ("resolution", "regulation"))
        for long in (*shapes, number_shapes.of_assembly(self.text, at), figures):
            kind = self.leads.closing_kind(long.end()) if long else None
            if long and kind:
                start, end = self.leads.mark_start(at), self.leads.closing(long.end())
                whole = long is not figures or self._is_whole(start, kind, end - long.end())
                number = squeeze(long.group()) if whole else None
                return Mention(start, end, kind, number, long.group(), None, None, "references.word")
        return None

    def _list_before(self, last: Mention) -> Iterator[Mention]:
        """Yield the earlier numbers of a list that its word closes: "第12号和|第15号指示"."""
        found: list[Mention] = []
        marked = 0
        at = last.start
        while match := self.forms.earlier.search(self.lower, max(self.stretch.start, at - 20), at):
            at = match.start()
            found.append(replace(last, start=at, end=match.end("number"), number=None, printed=match["figures"]))
            marked = len(found) if match["mark"] or match["closed"] else marked
        yield from reversed(found[:marked])

    def _beside_word(self, before: re.Match[str], at: int, figures: re.Match[str]) -> Mention | None:
        kind = self.forms.kind_of(before["kind"], capital=self.text[before.start("kind")].isupper())
        issuer = self.leads.issuer(before)
        long = self._long(before, kind, at, figures)
        if long is None and (at < figures.start() or not self._names_document(before, figures, kind)):
            return None
        if before.re is self.forms.described_before and not self._is_sure(long or figures, kind):
            return None
        end = (long or figures).end()
        printed = self.text[at:end]
        closing = self.leads.closing(end)
        if closing == end and self.forms.asks_closing(before["mark"]):
            return None
        # no mark but a blank: a day stands between the word and the number
        whole = long or (before["mark"] or "").isspace()
        whole = whole or self._is_whole(before.start("kind"), kind, closing - end)
        # "외교부 훈령 제123호": closed, of an office that has no codes
        whole = whole or (
            closing > end and self._has_no_codes(issuer or self.around.issuer_ahead(before.start("kind")))
        )
        # "Decreto Legislativo N.º 1503": counted on through the decades, so nothing is left out
        counted_on = bool(before["mark"]) or len(printed) >= _LONGEST_BARE
        whole = whole or (kind in _COUNTED_ON and counted_on and len(first_figures(printed)) >= _SHORTEST_WHOLE)
        # "General Order No. 86": orders have no codes that a short name could leave out
        whole = whole or (kind == "other" and bool(before["mark"]))
        # "la décision n° 155942 du Conseil d'État": nobody counts so far within a year
        whole = whole or (bool(before["mark"]) and kind not in _LOOSE and len(first_figures(printed)) >= _LONGEST_BARE)
        whole = whole and not (long is None and (kind, first_figures(printed)) in self.known)
        number = squeeze(printed.replace(" /", "/").replace("/ ", "/").replace(" -", "-")) if whole else None
        if long is None and (year := self.forms.of_year.match(self.lower, end, self.stretch.end)):
            number, closing = f"{printed}/{year['year']}", year.end()
        return Mention(self.leads.word_start(before), closing, kind, number, printed, issuer, None, "references.word")

    def _is_whole(self, at: int, kind: str, closed: int) -> bool:
        """Say whether a bare number, closed as by 号, is all there is: of a law, or of what its day stands before."""
        own = self.forms.counted_whole.match(self.lower, at) is not None
        return closed > 0 and (kind not in SHORTENED or own or self.around.date_before(at) is not None)

    def _has_no_codes(self, issuer: str | None) -> bool:
        return issuer is not None and issuer.startswith(_WITHOUT_CODES)

    def _long(self, before: re.Match[str], kind: str, at: int, figures: re.Match[str]) -> re.Match[str] | None:
        """Match a number that is whole without codes; its letters begin at ``at``, its figures where they do."""
        first, end = figures.start(), self.stretch.end
        if at == first or not before["mark"]:
            if long := number_shapes.whole(self.text, first, kind):
                return None if self.forms.unit.match(self.lower, long.end()) else long
            long = number_shapes.of_assembly(self.text, first) if kind == "resolution" else None
            if long and self._of_assembly(before, long.end()):
                return long
        if at == first and not before["mark"] and (long := number_shapes.of_session(self.text, first, kind)):
            return None if self.forms.unit.match(self.lower, long.end()) else long
        # "Memorando n.º": its word holds the mark
        if before["mark"] or self.forms.mark_before.search(before["kind"]):
            return number_shapes.free(self.text, first, end)
        short = number_shapes.of_short_year(self.text, first) if at == first and kind not in _LOOSE else None
        if short and self.around.date_after(short.end()):
            return short
        # "Instrucción SRE-019-2025", but no "Programme LIFE-3"
        return number_shapes.lettered(self.text, first, end) if at < first - 2 and kind not in _LOOSE else None

    def _is_sure(self, number: re.Match[str], kind: str) -> bool:
        """Say whether a number shows by itself that it is a document's: by its parts, or by the day behind it."""
        dated = self.around.date_after(number.end()) is not None
        return kind not in _LOOSE and (dated or _SURE.search(number.group()) is not None)

    def _of_assembly(self, before: re.Match[str], at: int) -> bool:
        """Tell whether the General Assembly is named before a resolution or behind its number."""
        issuer = self.leads.issuer(before) or self.around.issuer_ahead(before.start("kind"))
        if issuer is None and (follows := self.forms.issuer.match(self.lower, at, self.stretch.end)):
            issuer = self.forms.issuers[squeeze(follows["issuer"])]
        return issuer == _ASSEMBLY

    def _names_document(self, before: re.Match[str], figures: re.Match[str], kind: str) -> bool:
        """Tell whether a bare number names a document rather than counts, dates or measures something."""
        after = self.lower[figures.end() : figures.end() + 2]
        if _GOES_ON.within(after).match(after):
            return False
        # "DELIBERA" as a heading, and below it the first point of a list; "rezolucji |8. Konferencji|"
        point = self.text[figures.start() - 1] == "\n" and after[:1] in {".", ")"}
        if point or self._is_ordinal(before, figures, kind):
            return False
        # "Chỉ thị số 12 năm 2022" is of 2022; "12 năm" alone is twelve years. "la Ley 1465 de 2011" is one, too.
        told = before["mark"] or (kind in _COUNTED_ON and self.text[self.leads.word_start(before)].isupper())
        of_year = told and self.forms.of_year.match(self.lower, figures.end())
        # "Chỉ thị 15 ngày 20/5/2019": a day follows, no count of days
        measured = self.forms.unit.match(self.lower, figures.end()) is not None
        if not of_year and measured and self.around.date_after(figures.end()) is None:
            return False
        # "la directive 12" after "la directive n° 12-CT/TW"
        if before["mark"] or of_year or measured or (kind, first_figures(figures.group())) in self.known:
            return True
        if not before.group()[-1:].isspace() or 1900 <= int(figures.group()) <= 2100:
            return False
        # "oficio circular 88 de 6 de noviembre de 2017"
        dated = kind not in _LOOSE and self.around.date_after(figures.end()) is not None
        return dated or self._named_by_bare_number(before, figures, kind)

    def _is_ordinal(self, before: re.Match[str], figures: re.Match[str], kind: str) -> bool:
        """Tell "rezolucji |8. Konferencji|", the resolution of the eighth conference, from one that is the eighth."""
        if not self.forms.ordinals_have_stop or before["mark"] or not _ORDINAL.match(self.text, figures.end()):
            return False
        return (kind, first_figures(figures.group())) not in self.known

    def _named_by_bare_number(self, before: re.Match[str], figures: re.Match[str], kind: str) -> bool:
        """Tell "Directive 12", "the Politburo's resolution 59" and "resolutions 18 and 21" from a count."""
        if len(figures.group()) >= _LONGEST_BARE:  # "Executive Order 13526"
            return kind in _COUNTED_ON and self.text[self.leads.word_start(before)].isupper()
        listed = self._plural(before) and self.forms.next_figures.match(self.lower, figures.end())
        if kind in _NAMED_BY_NUMBER and listed:
            return True
        capital = self.text[self.leads.word_start(before)].isupper() or _uncased(before["kind"])
        if kind in _LOOSE and self.leads.word_start(before) < before.start("kind"):
            return False  # "Einzelplan 04"
        issued = bool(before["issuer"] or before["owner"]) or bool(self.forms.issuer.match(self.lower, figures.end()))
        # "Regulation 272", but "regulation 4" is an article in English
        if kind in _NAMED_BY_NUMBER or (kind == "regulation" and len(figures.group()) >= _SHORTEST_WHOLE):
            called = self.short.ends_name(figures.end(), kind, plural=self._plural(before))
            return capital or issued or called or self._owned(figures.end())
        short = self.short.is_plan(self.leads.word_start(before), figures.span(), kind) and not self._plural(before)
        return capital and (issued or short or figures.group().startswith("0"))

    def _owned(self, at: int) -> bool:
        owner = self.forms.owned.match(self.lower, at, self.stretch.end)
        return owner is not None and self.text[owner.end()].isupper()

    def _plural(self, before: re.Match[str]) -> bool:
        if squeeze(before["kind"]) in self.forms.plurals:
            return True
        window = max(self.stretch.start, before.start() - 12)
        return self.forms.plural_word.search(self.lower, window, before.start()) is not None

    def _rest_of_list(self, first: Mention, *, plural: bool) -> Iterator[Mention]:
        """Yield the further numbers of "resolutions 18, 19 and 21", of "Decree No. 12/2020 and No. 15/2021"."""
        end = first.end
        # "n.ºs 4/DGAC/2019 e 17/DGAC/2022": they are all of one form
        free = plural and not first.printed.isdigit()
        while link := (told := self._next_with_article(end, first.kind)) or self._next_in_list(end):
            at = link.end()
            # "and No." joins as one word
            marked = link["mark"] or self.forms.mark_before.search(link.group())
            long = number_shapes.whole(self.text, at, first.kind)
            long = long or (number_shapes.free(self.text, at, self.stretch.end) if marked or free else None)
            printed = long or self.forms.bare.match(self.lower, at, self.stretch.end)
            if printed is None or self.around.in_date(at) or self.forms.unit.match(self.lower, printed.end()):
                return
            closing = self.leads.closing(printed.end())
            # "No. 4 of 1957 and No. 2| of 1962"
            year = None if long else self.forms.of_year.match(self.lower, printed.end(), self.stretch.end)
            dated = self.around.date_after(printed.end()) is not None
            if not (plural or told or (marked and (long or year or dated or closing > printed.end()))):
                return
            alone = long or first.number == first.printed or (marked and dated)
            number = squeeze(printed.group()) if alone else None
            if year:
                number, closing = f"{printed.group()}/{year['year']}", year.end()
            yield replace(first, start=at, end=closing, number=number, printed=printed.group(), rule="references.list")
            end = closing
        yield from self._rest_lettered(replace(first, end=end))

    def _rest_lettered(self, last: Mention) -> Iterator[Mention]:
        """Yield "|AUC/155/2022|" behind "Órdenes AUC/154/2022": it begins with the same letters."""
        letters = _OPENING_LETTERS.match(last.printed)
        while letters and (link := self.forms.next_lettered.match(self.lower, last.end, self.stretch.end)):
            at = link.end() + letters.end()
            number = number_shapes.lettered(self.text, at, self.stretch.end)
            if number is None or self.text[link.end() : at] != letters.group():
                return
            printed = self.text[link.end() : number.end()]
            last = replace(
                last, start=link.end(), end=number.end(), number=printed, printed=printed, rule="references.list"
            )
            yield last

    def _rest_dated(self, before: re.Match[str], first: Mention) -> Iterator[Mention]:
        """Yield "e |30 luglio 2021, n. 11|" behind "leggi 8 febbraio 2013, n. 4": each with its day before it."""
        end = first.end
        while before.re in (self.forms.before_dated, self.forms.named_before_dated):
            link = self.forms.next_dated.match(self.lower, end, self.stretch.end)
            day = self.around.date_at(link.end()) if link else None
            mark = self.forms.marked_next.match(self.lower, day.end, self.stretch.end) if day else None
            if link is None or mark is None:
                return
            printed = mark["number"]
            yield replace(first, start=link.end(), end=mark.end(), number=printed, printed=printed)
            end = mark.end()

    def _next_with_article(self, end: int, kind: str) -> re.Match[str] | None:
        """Match what leads to a number that is whole by itself, over the issuer of the first: "… y la |2250 (2015)"."""
        issuer = self.forms.issuer.match(self.lower, end, self.stretch.end)
        link = self.forms.next_with_article.match(self.lower, issuer.end() if issuer else end, self.stretch.end)
        return link if link and number_shapes.whole(self.text, link.end(), kind) else None

    def _next_in_list(self, end: int) -> re.Match[str] | None:
        """Match what leads from one number of a list to the next, over the day of the first if it has one."""
        if link := self.forms.next.match(self.lower, end, self.stretch.end):
            return link
        day = self.around.date_after(end)
        return self.forms.next.match(self.lower, day.end, self.stretch.end) if day else None


def _uncased(kind: str) -> bool:
    """Say whether a word for a document is in a script without capitals."""
    return kind >= UNSPACED[0] and _UNCASED.match(kind) is not None


def first_figures(printed: str) -> str:
    """Return the figures a number begins with, without the zeros before them."""
    figures = _FIRST_FIGURES.match(printed)
    return figures[1] if figures else ""
