"""What leads up to the number of a document and what closes it: its word, its issuer, its day, its mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from chancellery.reading.days.dates_as_edtf import WHOLE_DAY
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.reference_forms import Forms
from chancellery.reading.naming.reference_surroundings import Surroundings
from chancellery.reading.text import Source, Stretch, squeeze

#: So far before a number may begin the blanks and the mark behind its day, in a heading.
_FAR_MARK: Final = 100
#: So far before a number in brackets the word for its document stands, behind which its title is told.
_TITLE: Final = 140
_IN_PARTS: Final = re.compile(r"(?<!\d)\d{1,20}[/.-]\w|[^\W\d_]")
_BLANK: Final = re.compile(r"\s\Z")
_MARK_BEFORE: Final = re.compile(r"(?:n\s?[°º]|n\.º|nr\.?|no\.|số|№)\s{0,2}\Z")


class Leads:
    """Reads what stands before and behind the numbers of one stretch of one language."""

    def __init__(self, source: Source, stretch: Stretch, forms: Forms, around: Surroundings) -> None:
        self.text, self.lower = source.text, source.lower
        self.stretch, self.forms, self.around = stretch, forms, around

    def before(self, at: int) -> re.Match[str] | None:
        """Match the word for a document that leads up to the number at ``at``, with what stands between."""
        if not self.forms.may_lead(self.lower, at):
            return None
        found = self.forms.before.search(self.lower, self.around.window(at), at)
        if found and self.forms.subject_link_before.search(self.lower, self.around.window(at), found.start()):
            # "the Law on Treaties No. 12": the treaties are what the law is about
            return self.forms.over_subject.search(self.lower, self.around.window(at), at) or found
        return (
            found
            or self._before_day(at)
            or self._before_day_first(at)
            or (self.forms.told_before and self.forms.told_before.search(self.lower, self.around.window(at), at))
            or self._before_bracket(at)
            or self._before_named(self.forms.named_before, at, self.forms.mark_before)
            or self._before_described(at)
        )

    def _before_bracket(self, at: int) -> re.Match[str] | None:
        """Return what leads up to a number in brackets over a title: "Zákon o podpoře krajů (č. 248/2000 Sb.)"."""
        opened = self.text.rfind("(", max(self.stretch.start, at - 20), at)
        if opened < 0 or not _IN_PARTS.match(self.lower, at):
            return None
        found, window = None, max(self.stretch.start, at - _TITLE)
        while each := self.forms.bracketed_before.search(self.lower, window, at):
            found, window = each, each.start("kind") + 1
        return found

    def _before_described(self, at: int) -> re.Match[str] | None:
        """Return what leads up to a number over words that describe the document: "ordonnance souveraine n°"."""
        # only a number that shows by its parts or by its day what it is stands so far from its word
        if not _IN_PARTS.match(self.lower, at) and not self.around.is_day_near(at):
            return None
        if self.forms.mark_before.search(self.lower, max(0, at - 20), at) is None:
            return None
        found = None
        window = self.around.window(at)
        # the nearest word for a document is the one described
        while each := self.forms.described_before.search(self.lower, window, at):
            found, window = each, each.start("kind") + 1
        return found if found and not self.forms.no_description.search(found["names"]) else None

    def loosely_before(self, at: int) -> re.Match[str] | None:
        """Return the nearest word for a document before a number that says nothing of its kind, over a few words."""
        found = None
        window = self.around.window(at)
        while each := self.forms.loosely_before.search(self.lower, window, at):
            found, window = each, each.start("kind") + 1
        return found

    def _before_named(self, pattern: re.Pattern[str], at: int, asked: re.Pattern[str]) -> re.Match[str] | None:
        """Return what leads up to a number over an issuer that has no name here: "Beschluss des Kreistages Nr."."""
        if asked.search(self.lower, max(0, at - 20), at) is None:
            return None
        window = self.around.window(at)
        while found := pattern.search(self.lower, window, at):
            if self.forms.names_issuer(self.text[slice(*found.span("names"))]):
                return found
            window = found.start("kind") + 1
        return None

    def _before_day(self, at: int) -> re.Match[str] | None:
        """Return what leads up to a number over its day: "закон от 15 июля 1995 г. № 101-ФЗ"."""
        mark = self.forms.marked.search(self.lower, max(self.stretch.start, at - _FAR_MARK), at)
        index = bisect_left(self.around.date_starts, mark.start()) - 1 if mark else -1
        if mark is None or index < 0 or self.around.dates[index].end != mark.start():
            return None
        day = self.around.dates[index]
        if not WHOLE_DAY.fullmatch(day.edtf):
            return None
        found = self.forms.before_dated.search(self.lower, self.around.window(day.start), day.start)
        return found or self._before_named(self.forms.named_before_dated, day.start, _BLANK)

    def _before_day_first(self, at: int) -> re.Match[str] | None:
        """Return what leads up to a number over the day before it: "決議2025年2月19日付第190/2025/QH15号"."""
        index = bisect_left(self.around.date_starts, at) - 1
        if self.forms.day_first is None or index < 0 or self.around.date_before(at) is None:
            return None
        day = self.around.dates[index]
        if self.text[day.start - 1 : day.start] == "\n":
            return None
        return self.forms.before_dated.search(self.lower, self.around.window(day.start), day.start)

    def issuer(self, before: re.Match[str] | None) -> str | None:
        """Return the issuer named before a number: "Nghị quyết của Chính phủ số 21", "the Politburo's Resolution"."""
        words = (before["issuer"] or before["owner"]) if before else None
        return self.forms.issuers[squeeze(words)] if words else None

    def closing(self, at: int) -> int:
        """Return where what closes a number ends: "号指示", "号"; ``at`` when nothing does."""
        closing = self.forms.closing.match(self.lower, at, self.stretch.end) if self.forms.closing else None
        return closing.end() if closing else at

    def closing_kind(self, at: int) -> str | None:
        """Return the kind that the word closing a number says: "第12号|指示"."""
        word = self.forms.closing_kind.match(self.lower, at, self.stretch.end) if self.forms.closing else None
        return self.forms.kinds[squeeze(word["kind"])] if word else None

    def mark_start(self, at: int) -> int:
        """Return where the mark before a number begins; ``at`` when it has none."""
        mark = _MARK_BEFORE.search(self.lower, max(self.stretch.start, at - 5), at)
        if mark is None and self.forms.closing:
            mark = self.forms.number_mark.search(self.lower, max(self.stretch.start, at - 5), at)
        return mark.start() if mark else at

    def word_start(self, before: re.Match[str]) -> int:
        """Return where the word for a document begins, also one that its kind only closes: "Landesgesetz"."""
        return reference_forms.word_start(self.lower, before.start("kind"))
