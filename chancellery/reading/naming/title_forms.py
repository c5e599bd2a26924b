"""What the title of an agreement or a law is made of in one language: how it opens, goes on and ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from chancellery.reading import languages
from chancellery.reading.phrases import trie


class TitleForms:
    """One language's patterns for words behind a document's word, ``part`` holding the expressions for its words."""

    def __init__(self, language: languages.Language, part: Mapping[str, str]) -> None:
        self._language, self._part = language, part
        #: English puts adjectives before their word, and writes each word of a name with a capital.
        self.in_capitals = bool(language.table("references").get("issuer_first"))

    @cached_property
    def title_link(self) -> re.Pattern[str]:
        """What a document's subject begins with in its title: "über", "o", "para a"."""
        links = {
            *self._language.words("references", "subject_links"),
            *self._language.words("references", "title_links"),
        }
        return re.compile(rf"\s{trie.pattern(links)}(?!\w)")

    def goes_on_as_name(self, words: str) -> bool:
        """Say whether ``words`` behind an agreement are the rest of its name: its subject, an adjective or a noun."""
        if self.stop.search(words):
            return False
        return self.title_link.match(words) is not None or self._described.fullmatch(words) is not None

    @cached_property
    def _described(self) -> re.Pattern[str]:
        """What describes an agreement behind its word: "franco-laotien", "d'amitié", "bilaterale", "o współpracy"."""
        link = rf"(?:{self._part['issuer_links']}(?:\s|(?<='))|[^\W\d_]['’])"
        noun = r"(?!\d)\w[\w-]{3,}"
        # English puts its adjectives before the word: what stands behind it without a link is something else.
        linked = f"{link}{noun}(?:\\s{noun})?"
        return re.compile(rf"\s(?:{linked})" if self.in_capitals else rf"\s(?:{linked}|{noun})")

    def names_parties(self, words: str) -> bool:
        """Say whether the parties of an agreement, and what it is about, stand in ``words``: "X and Y| on visas"."""
        told = self._behind_parties.search(words.lower())
        return told is not None and any(word[0].isupper() for word in words[: told.start()].split())

    @cached_property
    def _behind_parties(self) -> re.Pattern[str]:
        subject = trie.pattern(self._language.words("references", "subject_links"))
        return re.compile(rf"\s{subject}(?:\s|(?<='))(?=[^\W\d_])")

    @cached_property
    def issuer_link(self) -> re.Pattern[str]:
        """What the rest of a name may begin with: "Accordo| di cooperazione"."""
        return re.compile(rf"\s{self._part['issuer_links']}(?!\w)")

    @cached_property
    def sure_day(self) -> re.Pattern[str]:
        """What joins nothing but its day to a document: "en date du"."""
        return trie.words(self._language.words("references", "days_of_documents"))

    @cached_property
    def stop(self) -> re.Pattern[str]:
        """Words that end a subject, as verbs do."""
        return trie.words(self._language.words("references", "subject_stops"))

    @cached_property
    def treaty_opening(self) -> re.Pattern[str]:
        """A treaty's or an agreement's word and what its subject begins with, or between whom it is (``parties``)."""
        words = trie.pattern(word for kind in ("treaty", "agreement") for word in self._language.words("kinds", kind))
        parties = trie.pattern(
            [*self._language.words("dates", "between"), *self._language.words("places", "with_words")]
        )
        return re.compile(
            rf"(?P<word>{words})(?!\w)(?:\s\w{{4,14}})?(?:\s(?P<parties>{parties})(?!\w)|{self.title_link.pattern})\s?"
        )

    def end_of_title(self, text: str, lower: str, start: int, end: int) -> int:
        """Return where a treaty's title ends before the next document: "… dědictví| a rezoluce".

        Before one whose own name begins otherwise, its words have capitals: "… on Fisheries| and the United Nations
        Convention against …".
        """
        follows = self.joined_document.search(lower, start, end)
        end = follows.start() if follows else end
        named = (each for each in self.joined_by_name.finditer(lower, start, end) if _all_capital(text, each))
        return next((each.start() for each in named), end)

    def names_document(self, words: str) -> bool:
        """Say whether words hold "and" with a word for a document: they go on to another one."""
        return self.joined_document.search(words) is not None

    def holds_document(self, text: str) -> bool:
        """Say whether words hold another document's word with a capital: "…, thay thế |Biên bản| ký ngày"."""
        return any(text[each.start()].isupper() for each in self._any_document.finditer(text.lower()))

    @cached_property
    def _any_document(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self._part['kind']}(?!\w)")

    @cached_property
    def day_behind(self) -> re.Pattern[str]:
        """The link to a day that follows a title: " ngày 29"."""
        return re.compile(rf"\s{self._part['date_links']}\s\d{{1,2}}(?!\d)")

    @cached_property
    def joined_document(self) -> re.Pattern[str]:
        """What joins the next document to a title: "Luật Cư trú| và Nghị định"."""
        return re.compile(rf"\s{self._part['conjunctions']}\s(?:\S{{1,5}}\s)?{self._part['kind']}(?!\w)")

    @cached_property
    def joined_by_name(self) -> re.Pattern[str]:
        """The same where other words of its name stand before its word: "| and the United Nations Convention"."""
        words = trie.pattern(word for kind in ("treaty", "agreement") for word in self._language.words("kinds", kind))
        name = rf"(?P<name>(?:[^\W\d_][\w'’-]{{1,20}}\s){{1,4}}{words})"
        return re.compile(rf"\s{self._part['conjunctions']}\s(?:[^\W\d_]{{1,4}}\s)??{name}(?!\w)")


def _all_capital(text: str, joined: re.Match[str]) -> bool:
    """Say whether each word of a name begins with a capital."""
    return all(word[0].isupper() for word in text[slice(*joined.span("name"))].split())
