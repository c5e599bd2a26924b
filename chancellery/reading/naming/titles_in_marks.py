"""Documents named by their title where no capital shows it: in marks, ``《领事保护条例》``, or up to its year.

Thai laws are called by all words from "act" to the year, ``พระราชบัญญัติหนังสือเดินทาง พ.ศ. 2548``. Chinese, Japanese
and Korean set the titles of laws and agreements in marks of their own, so the mark and the last word show what a
capital and a first word show elsewhere. A newspaper in the same marks ends with no such word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.late import late
from chancellery.reading.naming.titles import Title
from chancellery.reading.phrases import trie
from chancellery.reading.text import UNSPACED, Source, Stretch, squeeze

# «…» may hold "…": 《青岚省对外开放“十四五”规划》
_MARKED = re.compile(r"«(?P<title>[^«»\n]{2,120})»|“(?P<quoted>[^«»“”\n]{2,120})”")
_BORDER = late(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
_RULE: Final = "references.title"
_CALLED_BY_YEAR: Final = ("law", "decree", "regulation", "agreement", "treaty")


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the titles of one stretch."""
    yield from _to_the_year(source, stretch)
    yield from _told_bare(source, stretch)
    ends = _ends(stretch.language)
    if not ends:
        return
    for match in _MARKED.finditer(source.text, stretch.start, stretch.end):
        title = _BORDER.sub("", match["title"] or match["quoted"]).strip()
        kind = next((kind for end, kind in ends.items() if title.endswith(end) and len(title) > len(end)), None)
        if kind:
            yield Title(match.start(), match.end(), kind, _RULE)


def _to_the_year(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield "พระราชบัญญัติหนังสือเดินทาง พ.ศ. 2548": the word, the name and its year."""
    pattern = _up_to_year(stretch.language)
    if pattern is None:
        return
    kinds = languages.get(stretch.language).pairs("kinds")
    for match in pattern.finditer(source.lower, stretch.start, stretch.end):
        yield Title(match.start(), match.end(), kinds[squeeze(match["word"])], _RULE)


def _told_bare(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield titles without marks: "障害者の権利に関する|条約", and laws where an article follows: "旅券法|第3条"."""
    pattern, no_laws = _bare(stretch.language)
    if pattern is None:
        return
    kinds = languages.get(stretch.language).pairs("kinds")
    for match in pattern.finditer(source.lower, stretch.start, stretch.end):
        if not match["law"]:
            yield Title(match.start(), match.end(), kinds[match["word"]], _RULE)
        elif not match["law"].endswith(no_laws):
            name = squeeze(match["law"]).replace(" ", "")
            kind = next((kind for end, kind in _ends(stretch.language).items() if name.endswith(end)), "law")
            yield Title(match.start(), match.end(), kind, _RULE)
    for match in _local(stretch.language).finditer(source.lower, stretch.start, stretch.end):
        yield Title(match.start(), match.end(), kinds[match["word"]], _RULE)


@cache
def _bare(code: str) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """Return what titles without marks look like, and the words that end as laws do and are none."""
    language = languages.get(code)
    about, ends = (language.words("references", key) for key in ("titles_about", "law_compounds"))
    if not ends:
        return None, ()
    words = trie.pattern(word for kind in ("treaty", "law") for word in language.words("kinds", kind))
    told = (
        rf"(?:(?![はが])[{UNSPACED}] ?){{2,40}}?{trie.pattern(about)}\s?(?P<word>{words})(?!\w)"
        if about
        else "(?!)(?P<word>)"
    )
    follows = trie.pattern(language.words("references", "law_compounds_before"))
    law = rf"(?<![{UNSPACED}])(?P<law>[{UNSPACED}]{{1,14}}{trie.pattern(ends)})(?=\s?{follows})"
    return re.compile(f"{told}|{law}"), language.words("references", "law_compounds_not")


@cache
def _local(code: str) -> re.Pattern[str]:
    """Return what the rules of a place look like: "白浪県個人情報保護|条例"."""
    language = languages.get(code)
    places, words = (language.words("references", key) for key in ("local_places", "local_titles"))
    if not places:
        return re.compile(r"(?!)")
    letter = r"[\u4e00-\u9fff]"
    place = rf"(?<!{letter}){letter}{{1,4}} ?{trie.pattern(places)}"
    # a draft of rules, or a book of them
    return re.compile(rf"{place} ?(?:{letter} ?){{2,16}}?(?P<word>{trie.pattern(words)})(?! ?[案集])")


@cache
def _up_to_year(code: str) -> re.Pattern[str] | None:
    language = languages.get(code)
    marks = language.words("references", "title_years")
    if not marks:
        return None
    words = trie.pattern(word for kind in _CALLED_BY_YEAR for word in language.words("kinds", kind))
    years = "|".join(map(re.escape, marks))
    return re.compile(rf"(?<!\w)(?P<word>{words})(?=[^\W\d ]|\s)[^\n\d«»“”()]{{2,90}}?\s(?:{years})\s?2[45]\d\d(?!\d)")


@cache
def _ends(code: str) -> Mapping[str, str]:
    """Return the last words of titles with what they are, the longest first."""
    ends = languages.get(code).pairs("title_ends")
    return dict(sorted(ends.items(), key=lambda item: -len(item[0])))
