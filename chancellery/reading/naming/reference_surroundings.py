"""What stands around the mention of a document: its day, its issuer and its subject, in whatever order they come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chancellery.reading.days import years_of_days
from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.facts import Date, Reference
from chancellery.reading.naming import far_days
from chancellery.reading.naming.reference_forms import Forms
from chancellery.reading.text import Source, Stretch, squeeze

#: Work index of a reference that has not been resolved yet.
UNRESOLVED: Final = -1
#: How far before a number its word may begin.
REACH: Final = 90
#: The rule of mentions such as "the Memorandum of 2019", whose year is all they say of their day.
BY_YEAR: Final = "references.year_alone"
#: The rules of mentions by a name everybody knows: they have no issuer and are about what their name says.
NAMED: Final = frozenset({"references.treaty", "references.code_of_law"})
#: Kinds that a text calls by a number of which the rest is left out: "Directive 12" is 12-CT/TW.
SHORTENED: Final = frozenset({"directive", "resolution", "conclusion", "decision", "plan", "programme"})
#: The rules of mentions by their number.
_NUMBERED: Final = frozenset({"references.code", "references.word", "references.list"})
#: A number and the link to its day take at most so many characters.
_LONGEST_NUMBER: Final = 40
_LONGEST_SUBJECT: Final = 400
# "Conseil d'État"
_ELIDED = re.compile(r"(?<!\w)[^\W\d_]{1,2}['’](?=[^\W\d_])")
_WORDS_OF_DAY = re.compile(r"[^\d\n]{1,16}(?=\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with the word before it, before what follows is read."""

    start: int
    end: int
    kind: str
    number: str | None
    printed: str
    issuer: str | None
    issuer_by_code: str | None
    rule: str


class Surroundings:
    """What one stretch of one language says around its mentions."""

    def __init__(
        self, source: Source, stretch: Stretch, forms: Forms, dates: Sequence[Date], date_starts: Sequence[int]
    ) -> None:
        self.text, self.lower = source.text, source.lower
        self.stretch, self.forms, self.dates, self.date_starts = stretch, forms, dates, date_starts

    def window(self, at: int) -> int:
        """Return where what leads up to a mention may begin."""
        return max(self.stretch.start, at - REACH)

    def in_date(self, at: int) -> bool:
        """Say whether ``at`` stands inside a date."""
        index = bisect_left(self.date_starts, at + 1) - 1
        return index >= 0 and at < self.dates[index].end

    def is_day_near(self, at: int) -> bool:
        """Say whether a date begins soon behind ``at``."""
        index = bisect_left(self.date_starts, at)
        return index < len(self.dates) and self.dates[index].start - at < _LONGEST_NUMBER

    def date_before(self, at: int) -> str | None:
        """Return the day right before a mention where the language puts it there: "2022年1月5日第12-CT/TW号指示"."""
        index = bisect_left(self.date_starts, at) - 1
        if self.forms.day_first is None or index < 0 or not WHOLE_DAY.fullmatch(self.dates[index].edtf):
            return None
        gap = self.lower[self.dates[index].end : at]
        if len(gap) < REACH and (named := self.forms.issuer_ahead.search(gap)):
            gap = gap[: named.start()] + gap[named.end() :]  # "2025年1月24日付|政治局|決議第59-NQ/TW号"
        return self.dates[index].edtf if self.forms.day_first.fullmatch(squeeze(gap)) else None

    def _day_on_line(self, at: int) -> str | None:
        """Return the day that stands right before a mention on its line: it is sure, whatever day comes behind."""
        day = self.date_before(at)
        return (
            day if day and "\n" not in self.text[self.dates[bisect_left(self.date_starts, at) - 1].end : at] else None
        )

    def issuer_ahead(self, at: int) -> str | None:
        """Return the issuer whose name stands before the day and the number: "政治局2025年2月10日第77-KL/TW号结论"."""
        if self.forms.day_first is None:
            return None
        named = deque(self.forms.issuer_ahead.finditer(self.lower, self.window(at), at), maxlen=1)
        if not named:
            return None
        start, end = named[0].end(), at
        index = bisect_left(self.date_starts, at) - 1
        gap = self.lower[start:end]
        if index >= 0 and start <= self.dates[index].start:
            day = self.dates[index]
            gap = self.lower[start : day.start] + " " + self.lower[day.end : end]
        return (
            self.forms.issuers[squeeze(named[0].group())]
            if self.forms.issuer_first_gap.fullmatch(squeeze(gap))
            else None
        )

    def complete(self, mention: Mention, follower: int) -> Reference:
        """Read the date, the issuer and the subject that follow a mention, in whatever order they come."""
        at, span_end, issuer = mention.end, mention.end, mention.issuer
        day = self._day_within(mention) or self._day_on_line(mention.start)
        named = mention.rule in NAMED
        issuer = issuer or (None if named else self.issuer_ahead(mention.start))
        for _ in range(3):
            each = self.date_after(at) if day is None else None
            if each and not self._of_page(mention, at, each) and not self._of_next(each, follower):
                day, at, span_end = each.edtf, each.end, each.end
            elif issuer is None and not named and (match := self.forms.issuer.match(self.lower, at, self.stretch.end)):
                issuer, at = self.forms.issuers[squeeze(match["issuer"])], match.end()
        each = self._date_behind_names(at) if day is None and not named else None
        if each and not self._of_page(mention, at, each) and not self._of_next(each, follower):
            day, at, span_end = each.edtf, each.end, each.end
        if far := day is None and self._date_far(mention, follower):
            day = far.edtf
        # a title that begins its line has not the day of the line above
        begins = mention.rule == "references.title" and self.text[mention.start - 1 : mention.start] == "\n"
        day = day or (None if begins else self.date_before(mention.start))
        behind = day and (far or span_end > mention.end)
        number = mention.number or (mention.printed if behind and self._is_whole(mention) else None)
        opened = self.forms.opened.search(self.lower, self.window(mention.start), mention.start) is not None
        subject = mention.issuer_by_code if named else self._subject(at, follower, opened=opened)
        return Reference(
            start=mention.start,
            end=span_end,
            quote=self.text[mention.start : span_end],
            kind=mention.kind,
            number=number,
            as_printed=mention.printed or self.text[mention.start : mention.end],
            date=day,
            issuer=None if named else issuer or mention.issuer_by_code,
            subject=subject,
            work=UNRESOLVED,
            rule=mention.rule,
        )

    def _is_whole(self, mention: Mention) -> bool:
        """Tell "decyzja nr 118 z dnia 9 maja 2016", whose number with its day is whole, from "Directive 118 of …"."""
        if mention.rule != "references.word":
            return False
        at = mention.end - len(mention.printed)
        marked = self.forms.mark_before.search(self.lower, mention.start, at) is not None
        return marked or mention.kind not in SHORTENED

    def _day_within(self, mention: Mention) -> str | None:
        index = bisect_left(self.date_starts, mention.start)
        if mention.rule == BY_YEAR and (year := _YEAR.search(mention.printed)):
            return year.group()
        within = index < len(self.dates) and self.dates[index].end <= mention.end
        return self.dates[index].edtf if within and WHOLE_DAY.fullmatch(self.dates[index].edtf) else None

    def date_after(self, at: int) -> Date | None:
        """Return the whole day right behind a mention or a number, with no more than a link between."""
        index = bisect_left(self.date_starts, at)
        if index >= len(self.dates) or not WHOLE_DAY.fullmatch(self.dates[index].edtf):
            return None
        each = self.dates[index]
        # "Project 06 |before 25/11|": something is due by then
        if each.inferred and years_of_days.opens_with_deadline(self.lower, self.stretch.language, each.start):
            return None
        return each if each.start - at < 30 and self.forms.date_gap.fullmatch(self.lower, at, each.start) else None

    def _of_next(self, day: Date, follower: int) -> bool:
        """Say whether a day belongs to the next mention: "1月4日签发的第5号、|1月9日|签发的第8号"."""
        if self.forms.day_first is None or not day.end < follower <= day.end + REACH:
            return False
        linked = self.lower[day.end : follower].strip()
        return bool(linked) and self.forms.day_first.fullmatch(linked) is not None

    def _of_page(self, mention: Mention, at: int, day: Date) -> bool:
        """Say whether a day below a short name is that of the page: "years of Directive 12⏎Thursday, 14/11/2024"."""
        if "\n" not in self.text[at : day.start]:
            return False
        if mention.rule == "references.title" and mention.number is None:
            return True  # "总结执行《援助计划》⏎2025年11月20日"
        if mention.kind not in SHORTENED or not mention.printed.isdecimal():
            return False
        marked = self.forms.mark_before.search(self.lower, mention.start, mention.end - len(mention.printed))
        return marked is None

    def date_at(self, at: int) -> Date | None:
        """Return the whole day that begins at ``at``."""
        index = bisect_left(self.date_starts, at)
        each = self.dates[index] if index < len(self.dates) else None
        return each if each and each.start == at and WHOLE_DAY.fullmatch(each.edtf) else None

    def _date_behind_names(self, at: int) -> Date | None:
        """Return the day behind an issuer we do not know: "uchwała nr 9/2021 Rady Starego Portu z dnia …"."""
        index = bisect_left(self.date_starts, at)
        if index >= len(self.dates) or not WHOLE_DAY.fullmatch(self.dates[index].edtf):
            return None
        each = self.dates[index]
        between = self.forms.names_gap.fullmatch(self.lower, at, each.start) if each.start - at < REACH else None
        names = self._words_of_issuer(between) if between else []
        proper = all(word[0].isupper() and word.lower() not in self.forms.kinds for word in names)
        return each if between and proper else None

    def _date_far(self, mention: Mention, follower: int) -> Date | None:
        """Return the day of a numbered document that stands behind what it is about: "…, issued on 3 May 2024"."""
        if mention.rule not in _NUMBERED:
            return None
        index = bisect_left(self.date_starts, mention.end)
        each = self.dates[index] if index < len(self.dates) else None
        if each is None or not mention.end < each.start < min(follower, mention.end + far_days.REACH):
            return None
        # the link may be a part of the day: "|ngày| 02/6/2024"
        words = _WORDS_OF_DAY.match(self.lower, each.start, each.end)
        gap = self.lower[mention.end : words.end() if words else each.start]
        if not WHOLE_DAY.fullmatch(each.edtf):
            return None
        # "第102号を|2023年8月23日|に署名した"
        if self.forms.signed_object.fullmatch(gap) and self.forms.signed_behind.match(self.lower, each.end):
            return each
        # "Luật số 33/2009/QH12 Cơ quan đại diện ở nước ngoài ngày 18/6/2009| của Quốc hội"
        issued = self.forms.issuer.match(self.lower, each.end, self.stretch.end) is not None
        return each if far_days.is_own(self.stretch.language, gap, issued=issued) else None

    def _words_of_issuer(self, between: re.Match[str]) -> list[str]:
        """Return the words of the names in ``between`` that no linking word is."""
        words = _ELIDED.sub("", self.text[slice(*between.span("names"))]).split()
        return [word for word in words if word.lower().rstrip("'") not in self.forms.small_words]

    def _subject(self, at: int, follower: int, *, opened: bool) -> str | None:
        """Return the words that say what a document is about, up to their natural end.

        ``opened``: the mention opens its sentence ("under Directive 15 on …, ministries …"), so a comma ends them.
        """
        limit = min(self.stretch.end, at + _LONGEST_SUBJECT)
        if quoted := self.forms.quoted.match(self.text, at, limit) or self.forms.quoted.match(self.lower, at, limit):
            group = next(name for name, value in quoted.groupdict().items() if value)
            return squeeze(self.text[slice(*quoted.span(group))])
        opening = self.forms.subject.match(self.lower, at, limit)
        if opening is None or follower <= opening.end():
            return None
        closing = self.forms.subject_end.search(self.lower, opening.end(), limit)
        if closing is None and limit != self.stretch.end:
            return None
        end = closing.start() if closing else limit
        verb = closing is not None and closing.group()[-1:].isspace()
        if (opened or verb) and (comma := self.lower.find(", ", opening.end(), end)) >= 0:
            end = comma if opened else self.lower.rfind(", ", opening.end(), end)
        if follower < end:
            end = self._before_follower(opening.end(), follower, end)
        words = squeeze(self.text[opening.start("link") : end]).rstrip(" ,")
        return words if len(words) > len(opening["link"]) + 3 else None

    def _before_follower(self, start: int, follower: int, end: int) -> int:
        """Return where a subject ends that runs into the next document: before "and", or before "to implement"."""
        if joined := self.forms.joined.search(self.lower, start, follower):
            return joined.start()
        turns = [turn.start() for turn in self.forms.turn.finditer(self.lower, start, follower)]
        return turns[-1] if turns and turns[-1] > start + 12 else end
