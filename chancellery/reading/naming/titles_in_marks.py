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
# and "《关于修改〈建筑法〉的决定》" the title of what it amends
_MARKED = re.compile(r"«(?P<title>(?:[^«»\n]|«[^«»\n]{1,60}»(?=[^«»\n])){2,120})»|“(?P<quoted>[^«»“”\n]{2,120})”")
_BORDER = late(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
# "《…行动方案|（2024—2026年）|》", "「…対応策|（令和5年度改訂）|」": of which years a plan is
_OF_YEARS = re.compile(r"\s?\([^()]{0,10}\d[^()]{0,20}\)\Z")
_RULE: Final = "references.title"
#: So far before a name stands what says that there is no such document yet.
_BEFORE_NAME: Final = 24
_CALLED_BY_YEAR: Final = ("law", "decree", "regulation", "agreement", "treaty")


def find(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield the titles of one stretch."""
    yield from _to_the_year(source, stretch)
    yield from _to_a_stop(source, stretch)
    yield from _told_bare(source, stretch)
    yield from _by_name(source, stretch)
    yield from _between_parties(source, stretch)
    ends = _ends(stretch.language)
    if not ends:
        return
    for match in _MARKED.finditer(source.text, stretch.start, stretch.end):
        title = _BORDER.sub("", match["title"] or match["quoted"]).strip()
        title = _OF_YEARS.sub("", title)
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


def _to_a_stop(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield "พระราชบัญญัติหนังสือเดินทาง" before a verb: a name up to a word that none holds, or to a mark."""
    pattern = _up_to_stop(stretch.language)
    if pattern is None:
        return
    language = languages.get(stretch.language)
    kinds, later = language.pairs("kinds"), trie.words(language.words("references", "signs_later"))
    for match in pattern.finditer(source.lower, stretch.start, stretch.end):
        if not later.search(source.lower, max(stretch.start, match.start() - _BEFORE_NAME), match.start()):
            yield Title(match.start(), match.end(), kinds[squeeze(match["word"] or match["alone"])], _RULE)


@cache
def _up_to_stop(code: str) -> re.Pattern[str] | None:
    language = languages.get(code)
    alone, stops = (language.words("references", key) for key in ("titles_alone", "titles_stop_at"))
    if not stops:
        return None
    words = trie.pattern(word for kind in _CALLED_BY_YEAR for word in language.words("kinds", kind))
    about = trie.pattern(language.words("references", "titles_led"))
    never, stop = (trie.pattern(each) for each in (language.words("references", "titles_never"), stops))
    led = rf"(?P<word>{words}) ?{about}"
    named = rf"(?P<alone>{trie.pattern(alone)})" if alone else "(?P<alone>(?!))"
    # a leading vowel ends no word
    ended = rf"(?<![\u0e40-\u0e44\u0ec0-\u0ec4])(?=\s{stop}|\s?[.,;:()«»“”\n\d]|\s?\Z)"
    return re.compile(rf"(?<!\w)(?:{led}|{named})(?! ?{never}) ?[{UNSPACED}][{UNSPACED} ]{{2,70}}?{ended}")


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


def _by_name(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield laws that are known by their name, or that end as nothing but a law does: "民法典", "入管難民|法|"."""
    words = languages.get(stretch.language).words
    signs = {name[-1] for key in ("law_names", "law_endings") for name in words("references", key)}
    if not any(source.lower.find(sign, stretch.start, stretch.end) >= 0 for sign in signs):
        return
    no_laws = words("references", "law_compounds_not")
    for match in _named(stretch.language).finditer(source.lower, stretch.start, stretch.end):
        name = (match["known"] or match["name"]).replace(" ", "")
        if match["known"] or not name.endswith(no_laws):
            kind = next((kind for end, kind in _ends(stretch.language).items() if name.endswith(end)), "law")
            yield Title(match.start("known" if match["known"] else "name"), match.end(), kind, _RULE)


def _between_parties(source: Source, stretch: Stretch) -> Iterator[Title]:
    """Yield treaties called by their parties and what they are about: "日中|平和友好条約", "한·미| 방위조약"."""
    closes = languages.get(stretch.language).words("references", "treaty_closes")
    if not any(source.lower.find(word, stretch.start, stretch.end) >= 0 for word in closes):
        return
    kinds = languages.get(stretch.language).pairs("kinds")
    for match in _pacts(stretch.language).finditer(source.lower, stretch.start, stretch.end):
        yield Title(match.start(), match.end(), kinds[match["word"]], _RULE)


@cache
def _pacts(code: str) -> re.Pattern[str]:
    words = languages.get(code).words
    pairs, closes, never = (
        trie.pattern(words("references", key)) for key in ("treaty_parties", "treaty_closes", "treaty_parties_never")
    )
    # no particle is a part of the name: in Japanese they have letters of their own, in Korean one syllable
    part = r"(?:[\u3005\u30a1-\u30fc\u4e00-\u9fff]{1,8}|[\uac00-\ud7af]{2,10})"
    named = rf"(?:{pairs}|[^\W\d_]{{1,10}}[·-]{part})(?: ?(?!{never}){part}){{0,4}}? ?(?P<word>{closes})"
    return re.compile(rf"(?<!\w){named}(?!\w)" if words("references", "treaty_closes") else r"(?!)(?P<word>)")


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
def _named(code: str) -> re.Pattern[str]:
    """Return what names look like that need nothing beside them: of laws well known, and what ends as only laws do.

    "外国人は|入管難民法|の定め…", "|地方自治法|の一部改正", but "改正|入管法|": said of it.
    """
    words = languages.get(code).words
    known, endings, before, further = (
        trie.pattern(words("references", key))
        for key in ("law_names", "law_endings", "law_names_after", "law_names_further")
    )
    said = trie.pattern(words("references", "law_names_said"))
    letter = r"[\u3005\u30a1-\u30fa\u30fc\u4e00-\u9fff]"
    free, goes_on = rf"(?<!{letter})(?<!{letter} )", rf"(?! ?(?!{said}){letter})"
    ended = rf"{free}(?:{before} ?)?(?P<name>(?:{letter} ?){{1,16}}?{endings}(?: ?{further})?){goes_on}"
    # "合同法|律师|": somebody who knows it
    no_law = trie.pattern(words("references", "law_names_not_before"))
    told = rf"(?<!\w)(?P<known>{known}(?: ?{further})?)(?!\w| ?{no_law})"
    return re.compile(f"{told}|{ended}")


@cache
def _local(code: str) -> re.Pattern[str]:
    """Return what the rules of a place look like: "白浪県個人情報保護|条例"."""
    language = languages.get(code)
    places, words = (language.words("references", key) for key in ("local_places", "local_titles"))
    if not places:
        return re.compile(r"(?!)")
    letter = r"[\u3005\u4e00-\u9fff]"
    # "霧|ヶ|浦県"
    place = rf"(?<!{letter})(?:{letter}{{1,2}} ?[\u30b1\u30f5\u30f6] ?)?{letter}{{1,4}} ?{trie.pattern(places)}"
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
