"""What is written as the name of a person is, and is none: a country, a post, a body, a place, what bears a name."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, fold, squeeze
from chancellery.reading.who import names, places, unit_forms
from chancellery.reading.who.names import Name

_FARTHEST_END = 80


def shown(source: Source, code: str, name: Name) -> bool:
    """Say whether what is written as a name, or stands around it, shows that nobody is named."""
    named = source.lower[name.start : name.end]
    country = places.country_length(source, code, name.start)
    if country == name.end - name.start or " " in named[:country] or _of_a_country(source, code, name):
        return True  # "Đại sứ |Nhật Bản|", "Tổng thống |Hàn Quốc Yoon| Suk Yeol"
    if _is_locality(source, code, name):
        return True  # "tỉnh |Luông Nậm Thà| (Lào)", but no "ông |Trần Ngọc Phúc| (Nhật Bản)"
    if _named_after(code).search(source.lower, max(0, name.start - 30), name.start):
        return True
    if cues.cue(code, "places", "called").match(source.lower, name.end + 1, name.end + 20):
        return True
    if _opens_post_or_body(source, code, name) or _goes_on_to_kind(source, code, name):
        return True
    return named in cues.phrases(code, "posts", "not_people") or named.startswith(_not_people(code))


def _opens_post_or_body(source: Source, code: str, name: Name) -> bool:
    """Say whether a post or the name of a body begins there and goes on: "|Phó Bí| thư", "|Đảng Nhân| dân"."""
    limit = name.start + _FARTHEST_END
    post = cues.cue(code, "posts", "heads").match(source.lower, name.start, limit)
    if post and (post.end() >= name.end or " " in post.group()):
        return True
    body = cues.cue(code, "organisations", "heads").match(source.lower, name.start, limit)
    return body is not None and body.end() > name.end and " " in body.group()


def _goes_on_to_kind(source: Source, code: str, name: Name) -> bool:
    """Say whether the kind of a body ends what begins there: "The Chief Executive, |Marrow Isles| Council"."""
    forms = unit_forms.of(code)
    if not forms.kind_may_close or forms.nouns_have_capitals or not source.text[name.end + 1 : name.end + 2].isupper():
        return False
    kind = forms.heads.match(source.lower, name.end + 1, name.end + _FARTHEST_END)
    return source.text[name.end : name.end + 1] == " " and kind is not None


def _of_a_country(source: Source, code: str, name: Name) -> bool:
    """Say whether a name ends with a country, where cases say "of": "Ministra |Rybołówstwa Islandii|"."""
    last = source.text.rfind(" ", name.start, name.end) + 1
    if last == 0 or not languages.get(code).words("organisations", "genitive_endings"):
        return False
    return places.country_length(source, code, last) == name.end - last


def _is_locality(source: Source, code: str, name: Name) -> bool:
    """Say whether a locality is named by its kind before it and its country in brackets behind it."""
    if not (source.text.startswith(" (", name.end) and places.country_length(source, code, name.end + 2)):
        return False
    return _link(code).search(source.lower, max(0, name.start - 20), name.start) is not None


def place(source: Source, code: str, name: Name) -> bool:
    """Say whether a place is named: one at home, or one that a word shows ("province de Ha Tinh", "tỉnh Hà Nam")."""
    if fold(squeeze(source.text[name.start : name.end])) in names.home_places():
        return True
    if source.lower[name.start : name.end].split()[0] in cues.phrases(code, "posts", "given"):
        return False  # "náměstkyně hejtmana Olomouckého kraje |Ivana Hrubá|"
    link = _link(code).search(source.lower, max(0, name.start - 20), name.start)
    if link is None or source.text[link.start()].islower():
        return link is not None
    # "A Santa Marta, il presidente …": only a capital that opens the sentence says nothing of a name
    opens = not source.text[max(0, link.start() - 2) : link.start()].rstrip().rstrip(".!?")
    return opens and cues.cue(code, "places", "kinds").match(source.lower, link.start(), name.start) is not None


@cache
def _named_after(code: str) -> re.Pattern[str]:
    """What bears the name of a person: "Trường THPT |Phan Đình Phùng|", "Quỹ học bổng |Nguyễn Thái Bình|"."""
    return re.compile(rf"{cues.expression(code, 'posts', 'named_after')}\s\Z")


@cache
def _not_people(code: str) -> tuple[str, ...]:
    """Words that what follows them makes no person, each with its blank."""
    return tuple(f"{words} " for words in cues.phrases(code, "posts", "not_people"))


@cache
def _link(code: str) -> re.Pattern[str]:
    links = cues.expression(code, "organisations", "links")
    return re.compile(rf"(?:{links}|{cues.expression(code, 'places', 'kinds')})\s?\Z")
