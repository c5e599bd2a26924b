"""The day of a document that stands far from its number: "Circular No. 14/2024 on fees, issued on 3 May 2024".

What the document is about, or who issued it, stands between. Only a word for issuing, a comma with the word that joins
a day, or a link that joins nothing else shows that the day is the document's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming import reference_forms
from chancellery.reading.phrases import trie

#: No day stands farther from its document.
REACH: Final = 170
_SENTENCE_ENDS = re.compile(r"[.;:!?](?=\s)|\n|[«»“”]")


def is_own(code: str, gap: str, *, issued: bool) -> bool:
    """Say whether a day is that of the document before it, by the words between both, in small letters.

    ``issued``: who issued it stands right behind the day, so that nothing need say that the day is its own.
    """
    words = _of(code)
    if _SENTENCE_ENDS.search(gap) or words.due.search(gap):
        return False
    lead = words.issued.search(gap) or words.joined.search(gap) or (words.linked.search(gap) if issued else None)
    if lead is None:
        return False
    before = gap[: lead.start()]
    return not before or not ("," in before or words.verb.search(before) or words.other.search(before))


class _Words:
    """What joins a far day to its document in one language."""

    def __init__(self, language: languages.Language) -> None:
        forms = reference_forms.of(language.code)
        issued, closing, links = (
            trie.pattern(language.words("references", key)) for key in ("issued", "issued_closing", "date_links")
        )
        by = trie.pattern(language.words("duties", "passive_by"))
        # "issued| by the Ministry| on": where nothing joins who issued it, a few words may stand there
        issuer = r"(?:\s[\w'-]+){0,7}?" if by == "(?!)" else rf"(?:\s{by}(?:\s|(?<='))[\w' -]{{2,60}}?)?"
        self.issued = late(rf"[,(]?\s?(?<!\w){issued}{issuer}\s(?:{links}(?:\s|(?<=')))?\Z|(?<!\w){closing}\s\Z")
        self.joined = late(rf"(?:,|\s\()\s?{links}(?:\s|(?<='))\Z")
        self.linked = late(rf"\s{links}\s?\Z")
        due = {*language.words("duties", "deadline")} - {*language.words("references", "date_links")}
        self.due = late(rf"(?<!\w){trie.pattern(due)}\s\Z")
        self.verb = forms.titles.stop
        held = (
            word
            for key in language.table("events")
            if key.startswith("kind_")
            for word in language.words("events", key)
        )
        nearer = trie.pattern([*forms.kinds, *held])
        #: "the plan and the agreement |signed on", "about the conference |of": the day of something nearer.
        self.other = late(rf"(?<!\w){nearer}(?:\s[\w'-]+)?\s?\Z")


@cache
def _of(code: str) -> _Words:
    return _Words(languages.get(code))
