"""Agreements called by the day they were signed: "l'accord signé à Tours le 3 mai 2021", "das am 3. Mai 2021
geschlossene Abkommen", ``2021年5月3日签署的《友好合作协定》``.

The word for signing must stand as an adjective does, at the document or between it and its day: "the two sides signed
an agreement on 3 May" tells of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from chancellery.reading import languages
from chancellery.reading.facts import Date
from chancellery.reading.naming import reference_forms
from chancellery.reading.naming.titles import Title, due
from chancellery.reading.phrases import anchors, trie
from chancellery.reading.text import Source, Stretch, squeeze

RULE: Final = "references.signing"
_KINDS: Final = ("agreement", "treaty")
#: How far before its day an agreement's word may stand.
_REACH: Final = 170
#: The same where the name has commas: "… nos Domínios do Equipamento, Transportes e Comunicações, assinado em".
_LONG_REACH: Final = 330
#: How far before a day what leads up to it may begin.
_LONGEST_LEAD: Final = 40
_MARKED = r"[«“](?P<title>[^«»“”\n]{2,120})[»”]"
# a name holds no figure and does not go over the end of a sentence
_ENDED = re.compile(r"[.;:!?\d\n]")
_WORDS = r"(?:[^\W\d_][\w'’-]{0,30}\s){0,3}?"


def find(source: Source, stretch: Stretch, days: Sequence[Date]) -> Iterator[Title]:
    """Yield the agreements of ``stretch`` called by one of its whole ``days``, the day within each."""
    forms = _of(stretch.language)
    for day in days:
        behind = forms.behind.match(source.lower, day.end, stretch.end) if forms.behind else None
        behind = None if forms.not_on_day.match(source.lower, day.end, stretch.end) else behind
        title = forms.behind_day(source, stretch, day, behind) if behind else None
        if title is None and forms.names_signing:
            title = forms.before_day(source, stretch, day)
        if title:
            yield title


class _Forms:
    """One language's words around the day of a signing."""

    def __init__(self, language: languages.Language) -> None:
        self._language = language
        self._kinds = {word: kind for kind in _KINDS for word in language.words("kinds", kind)}
        self.names_signing = bool(language.words("references", "signed"))
        self._unspaced = language.table("about").get("unspaced") is True
        self._capital = language.table("references").get("day_before_capital") is True

    @cached_property
    def behind(self) -> re.Pattern[str] | None:
        """What follows the day, up to the document's word or its title in marks."""
        leads, after = (self._language.words("references", key) for key in ("signed_leads", "signed_follows"))
        if not leads and not after:
            return None
        # "签署|的《友好合作协定》", "in Hafenstadt |geschlossene Vereinbarung"
        signed = rf"(?:\s?[,)]?{_WORDS}{trie.pattern(after)}(?!\w)\s?)" if after else r"\s"
        words = trie.pattern(self._kinds)
        return re.compile(rf"\s?{signed}(?:{_MARKED}|{_WORDS}(?P<kind>{words})(?!\w))")

    @cached_property
    def not_on_day(self) -> re.Pattern[str]:
        """What follows a day before or after which something was signed: "2019年5月1日|以前|签订的协议"."""
        words = self._language.words("references", "signed_not_on")
        return re.compile(rf"\s?{trie.pattern(words)}" if words else r"(?!)")

    @cached_property
    def _lead(self) -> re.Pattern[str] | None:
        leads = self._language.words("references", "signed_leads")
        return re.compile(rf"(?<!\w){trie.pattern(leads)}\s?\Z") if leads else None

    def behind_day(self, source: Source, stretch: Stretch, day: Date, behind: re.Match[str]) -> Title | None:
        """Read "das am 3. Mai 2021 geschlossene Abkommen": the day before the document."""
        floor = max(stretch.start, day.start - _LONGEST_LEAD)
        if self._lead and not self._lead.search(source.lower, floor, day.start):
            return None
        if behind["title"]:
            kind = self._kind_of_title(squeeze(behind["title"]).replace(" ", ""))
            return Title(day.start, behind.end(), kind, RULE) if kind else None
        between = source.text[behind.start() : behind.start("kind") + 1].split()
        if self._capital and not all(word[0].isupper() for word in between):
            return None
        return Title(day.start, behind.end("kind"), self._kinds[squeeze(behind["kind"])], RULE)

    def _kind_of_title(self, title: str) -> str | None:
        ends = self._language.pairs("title_ends")
        return next((kind for end, kind in ends.items() if kind in _KINDS and title.endswith(end)), None)

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        """An agreement's word, what may stand behind it, and the words of its signing up to its day."""
        edge = "" if self._unspaced else r"(?<!\w)"
        return re.compile(
            rf"{edge}(?P<kind>{trie.pattern(self._kinds)})(?P<between>(?![^\W\d_])[^.,;:!?\d\n«»]{{0,110}}?){self._signing}"
        )

    @cached_property
    def _signing(self) -> str:
        """The words of a signing up to its day: ", assinado em Bissau em"."""
        signed = trie.pattern(self._language.words("references", "signed"))
        links = trie.pattern(self._language.words("references", "date_links"))
        edge = "" if self._unspaced else r"(?<!\w)"
        where = r"(?P<where>(?:,?\s[^\W\d_][\w'’-]{0,30}){0,8}?)"
        return rf"[\s,(]{{0,3}}{edge}{signed}(?!\w){where},?\s?(?:{links}\s?)?\Z"

    @cached_property
    def _signing_alone(self) -> re.Pattern[str]:
        return re.compile(self._signing)

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){trie.pattern(self._kinds)}(?!\w)")

    @cached_property
    def _between(self) -> frozenset[str]:
        return frozenset(self._language.words("dates", "between"))

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that lead to the place of a signing or to the partner: "in", "with the"."""
        phrases = (*self._language.words("references", "signed_where"), *self._language.words("units", "articles"))
        links = (*self._language.words("places", "with_words"), *self._language.words("references", "issuer_links"))
        return frozenset(word for phrase in (*phrases, *links) for word in phrase.replace("'", "' ").split())

    def before_day(self, source: Source, stretch: Stretch, day: Date) -> Title | None:
        """Read "l'accord de coopération signé à Tours le 3 mai 2021": the day behind the document."""
        floor = max(stretch.start, day.start - _REACH, source.lower.rfind("\n", 0, day.start) + 1)
        if not anchors.any_in(source, "signings", floor, day.start):
            return None
        if due(stretch.language).search(source.lower, floor, day.start):
            return None
        titles = reference_forms.of(stretch.language).titles
        while found := self._signed.search(source.lower, floor, day.start):
            between = found["between"]
            if (
                self._is_placed(source, found)
                and not titles.stop.search(between)
                and not titles.names_document(between)
            ):
                start = reference_forms.word_start(source.lower, found.start())
                return Title(start, day.end, self._kinds[squeeze(found["kind"])], RULE)
            floor = found.start() + 1
        return None if self._unspaced else self._at_length(source, stretch, day)

    def _is_placed(self, source: Source, found: re.Match[str]) -> bool:
        """Say whether what stands between a signing and its day is where or with whom it was."""
        words = source.text[slice(*found.span("where"))].replace(",", " ").split()
        # "agreements signed before 1 March" are called by no day of theirs
        placed = all(word[0].isupper() or word in self._small_words for word in words)
        # "conclu |entre| les deux villes": the parties may be told in any words
        return placed or words[0] in self._between

    def _at_length(self, source: Source, stretch: Stretch, day: Date) -> Title | None:
        """Read an agreement whose name has commas or is very long: it has a capital and says what it is about."""
        titles = reference_forms.of(stretch.language).titles
        floor = max(stretch.start, day.start - _LONG_REACH, source.lower.rfind("\n", 0, day.start) + 1)
        signing = self._signing_alone.search(source.lower, max(floor, day.start - _REACH), day.start)
        if signing is None or not self._is_placed(source, signing):
            return None
        for found in reversed([*self._kind.finditer(source.lower, floor, signing.start())]):
            opening = titles.treaty_opening.match(source.lower, found.start())
            between = source.text[opening.end() if opening else found.end() : signing.start()]
            if _ENDED.search(between) or titles.holds_document(between) or titles.stop.search(between.lower()):
                return None
            # "l'accord entre le Gouvernement de … et …, signé à Lunéville le": parties need no capital before them
            parties = opening is not None and opening["parties"] in self._between
            named = opening is not None or titles.issuer_link.match(between) is not None
            if parties or (named and source.text[found.start()].isupper()):
                return Title(found.start(), day.end, self._kinds[squeeze(found.group())], RULE)
        return None


@cache
def _of(code: str) -> _Forms:
    return _Forms(languages.get(code))
