"""Find the mentions of official documents, each with its number, date, issuer and subject.

A number with its codes is a reference by itself; a bare number only beside a word for a kind of document, under
conditions that keep "plan 2030" and "a 5-year programme" out. Which mentions mean one document: see ``works``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Date, Reference
from chancellery.reading.late import late
from chancellery.reading.naming import (
    called_by_name,
    mentions_in_order,
    numbers,
    office_numbers,
    reference_forms,
    register_numbers,
    short_names,
    signings,
    titles,
    titles_about,
    titles_by_year,
    titles_in_marks,
    titles_of_laws,
    titles_of_treaties,
)
from chancellery.reading.naming.bare_numbers import BareNumbers, first_figures
from chancellery.reading.naming.numbers import Number
from chancellery.reading.naming.reference_forms import Forms
from chancellery.reading.naming.reference_leads import Leads
from chancellery.reading.naming.reference_surroundings import Mention, Surroundings
from chancellery.reading.phrases import words
from chancellery.reading.records import replace
from chancellery.reading.text import UNSPACED, Source, Stretch, squeeze

# 外发〔2025〕8号, and what the parting of words took from it: "临|外办|发〔2025〕14号"
_OF_YEAR = re.compile(
    r"(?:(?<=\()[^\W\d_]{1,4}\s|(?:(?![见按据依由对将经])[^\W\d_]\s)?(?:外办|侨办|外事|政办)\s(?=[发函字通规]\s?[\[(]))?"
    r"(?P<organ>[^\W\d_]{1,10})\s?[\[(](?:19|20)\d\d[\])]\s?第?\s?\d{1,4}\s?(?=号)号"
)
# 商务部令2014年第3号, 海关总署公告2024年第12号
_YEAR_WITHIN = re.compile(r"(?P<word>令|公告|通告) ?(?P<number>(?:19|20)\d\d ?年 ?第 ?\d{1,4} ?(?=号)号)")
#: How many of the first blocks may hold the number of the text itself.
_HEAD = 8
_LETTER = late(rf"[^\W\d_{UNSPACED}]")


def find(source: Source, *, dates: Sequence[Date]) -> tuple[Reference, ...]:
    """Return the mentions of documents in reading order, never overlapping, their works not resolved yet."""
    found: list[Reference] = []
    starts = [each.start for each in dates]
    for stretch in source.stretches():
        forms = reference_forms.of(stretch.language)
        finder = _Finder(source, stretch, forms, dates, starts)
        found.extend(finder.references())
    return short_names.find(source, found) if found else ()


class _Finder:
    """Reads one stretch of one language."""

    def __init__(
        self, source: Source, stretch: Stretch, forms: Forms, dates: Sequence[Date], date_starts: Sequence[int]
    ) -> None:
        self.source, self.text, self.lower = source, source.text, source.lower
        self.stretch, self.forms, self.dates, self.date_starts = stretch, forms, dates, date_starts
        self.around = Surroundings(source, stretch, forms, dates, date_starts)
        self.leads = Leads(source, stretch, forms, self.around)

    def references(self) -> Iterator[Reference]:
        coded = list(self._coded())
        known = {(each.kind, first_figures(each.printed)) for each in coded}
        bare = BareNumbers(self.source, self.leads, known).find()
        found = [*coded, *self._of_year(), *self._of_office(), *bare, *self._titled()]
        found += called_by_name.find(self.source, self.stretch)
        found += register_numbers.find(self.source, self.stretch, found)
        mentions = sorted(found, key=lambda each: (each.start, -each.end))
        mentions = mentions_in_order.apart(mentions)
        mentions = mentions_in_order.with_titles(self.text, mentions)
        mentions = mentions_in_order.with_numbers(self.text, mentions)
        followers = [*(each.start for each in mentions), self.stretch.end][1:]
        read = [self.around.complete(each, follower) for each, follower in zip(mentions, followers, strict=False)]
        return iter(mentions_in_order.shared_issuers(read))

    def _coded(self) -> Iterator[Mention]:
        last = self.stretch.start
        for number in numbers.find(
            self.text,
            self.stretch.start,
            self.stretch.end,
            list(words.figures(self.source, self.stretch.start, self.stretch.end)),
        ):
            before = self.leads.before(number.start)
            # "第59-NQ/TW号|决议|和书记处第12-CT/TW号指示": the word belongs to the number before
            before = before if before and not before.start("kind") < last <= number.start else None
            if before is None and _LETTER.match(self.lower[number.start - 1 : number.start]):
                continue
            issuer = self.leads.issuer(before)
            if before is None and not number.code:
                before = self.leads.loosely_before(number.start)
            if before is None and (self._of_nothing(number) or self._of_other_thing(number.start)):
                continue
            closing = self.leads.closing(number.end)
            word = self.forms.kinds[squeeze(before["kind"])] if before else self.leads.closing_kind(number.end)
            start = self.leads.word_start(before) if before else self.leads.mark_start(number.start)
            kind, printed = numbers.kind_of(number, word), self.text[number.start : number.end]
            end = last = max(number.end, closing)
            mention = Mention(start, end, kind, number.canonical, printed, issuer, number.issuer, "references.code")
            yield mention
            yield from self._row_of_union(number, mention)

    def _row_of_union(self, number: Number, first: Mention) -> Iterator[Mention]:
        if first.issuer_by_code != "European Union":
            return
        for each in numbers.union_row(self.text, number, self.stretch.end):
            printed = self.text[each.start : each.end]
            yield replace(first, start=each.start, end=each.end, number=each.canonical, printed=printed)

    def _of_nothing(self, number: Number) -> bool:
        """Tell "05/2024/XL-CT" of a lot or a file: neither its codes nor a word say that it is a document."""
        return number.kind is None and number.issuer is None

    def _of_other_thing(self, at: int) -> bool:
        """Tell the number of a contract, a lot or an invoice, whatever its codes."""
        return self.forms.other_thing.search(self.lower, self.around.window(at), at) is not None

    def _of_year(self) -> Iterator[Mention]:
        """Yield numbers of an office and its year: "外发〔2025〕8号"."""
        if self.forms.closing is None:
            return
        if self.text.find("号", self.stretch.start, self.stretch.end) < 0:
            return
        for match in _OF_YEAR.finditer(self.text, self.stretch.start, self.stretch.end):
            last = match.end() - 1
            kind = self.leads.closing_kind(last) or "other"
            number = squeeze(match.group())
            end = max(match.end(), self.leads.closing(last))
            yield Mention(match.start(), end, kind, number, match.group(), None, None, "references.year")
        for match in _YEAR_WITHIN.finditer(self.text, self.stretch.start, self.stretch.end):
            kind, number = self.forms.kinds.get(match["word"], "other"), match["number"].replace(" ", "")
            yield Mention(match.start(), match.end(), kind, number, number, None, None, "references.year")

    def _of_office(self) -> Iterator[Mention]:
        """Yield numbers of an office's own letters: "青国第205号通知", "circulaire NOR : EAEC2411873C"."""
        for each in office_numbers.find(self.source, self.stretch):
            end = self.leads.closing(each.end)
            closing = self.leads.closing_kind(each.end)
            # "派遣報告書（|潮水第41号": in brackets behind the word for the document
            at = each.start - self.text.startswith("(", each.start - 1)
            before = self.forms.before.search(self.lower, self.around.window(at), at)
            kind = closing or (self.forms.kinds[squeeze(before["kind"])] if before else each.kind)
            if not kind and self._is_line(each) and not each.number.isascii():
                kind = "official letter"
            if not kind and self.around.date_before(each.start):
                kind = "other"
            if kind and (each.sure or closing or before or kind in {"other", "official letter"}):
                start = self.leads.word_start(before) if before else each.start
                number = each.number + self.text[each.end : each.end + 1] if end > each.end else each.number
                yield Mention(start, end, kind, number, number, None, None, office_numbers.RULE)

    def _is_line(self, number: office_numbers.OfficeNumber) -> bool:
        """Say whether a number is all that a line of the heading holds: it is that of the text itself."""
        block = self.source.block_at(number.start)
        if block is None or block not in self.source.blocks[:_HEAD]:
            return False
        return block.start == number.start and block.end <= number.end + 1

    def _whole_days(self) -> Sequence[Date]:
        """Return the whole days of the stretch whose year the text says."""
        first, last = (bisect_left(self.date_starts, at) for at in (self.stretch.start, self.stretch.end))
        return [each for each in self.dates[first:last] if not each.inferred and WHOLE_DAY.fullmatch(each.edtf)]

    def _titled(self) -> Iterator[Mention]:
        marked = titles_in_marks.find(self.source, self.stretch)
        signed = signings.find(self.source, self.stretch, self._whole_days())
        of_year = titles_by_year.find(self.source, self.stretch)
        laws = titles_of_laws.find(self.source, self.stretch)
        treaties = titles_of_treaties.find(self.source, self.stretch, self.dates)
        about = titles_about.find(self.source, self.stretch)
        named = (*marked, *signed, *of_year, *laws, *treaties, *about)
        for each in (*titles.find(self.source, self.stretch, self.dates), *named):
            printed = squeeze(self.text[each.start : each.end])
            yield Mention(each.start, each.end, each.kind, None, printed, None, None, each.rule)
