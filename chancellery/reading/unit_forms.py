"""What names of units are made of, as patterns over the lowered text: made once for each language."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import cues, languages, trie


@cache
def heads(code: str) -> re.Pattern[str]:
    return re.compile(f"{cues.expression(code, 'organisations', 'heads', 'always')}|{compound(code).pattern}")


@cache
def compound(code: str) -> re.Pattern[str]:
    """Kinds that close a longer word, where a language writes them so: "Jugend|amt", "Kreissport|bund"."""
    endings = languages.get(code).words("organisations", "endings")
    return re.compile(rf"(?<!\w)[^\W\d_]{{2,24}}?-?{trie.pattern(endings)}(?!\w)" if endings else r"(?!)")


@cache
def bodies(code: str) -> re.Pattern[str]:
    return cues.cue(code, "units", "bodies")


@cache
def figure(code: str) -> re.Pattern[str]:
    """The figure that ends a name ("xã Sơn Kim 1"), where what follows shows that it counts nothing."""
    language = languages.get(code)
    words = [word for key in ("does", "lead", "with", "obligation") for word in language.words("duties", key)]
    after = cues.whole([*words, *language.words("units", "and"), *language.words("units", "ends")])
    return re.compile(rf"\s\d{{1,3}}(?=[,;:)](?!\d)|\.?\s?(?:\n|\Z)|\.\s|\s{after})")


@cache
def officers(code: str) -> re.Pattern[str]:
    return cues.cue(code, "units", "officers")


@cache
def kinds(code: str) -> re.Pattern[str]:
    """The kinds of organisations, and those who are addressed in their place: heads of units, towns, hospitals."""
    language = languages.get(code)
    tables = (("organisations", "heads"), ("organisations", "always"), ("units", "officers"), ("units", "bodies"))
    kinds = cues.whole(word for table, key in tables for word in language.words(table, key))
    return re.compile(f"{kinds}|{compound(code).pattern}")


@cache
def never(code: str) -> re.Pattern[str]:
    """What shows that words are no single name: a tale, a loose "and" at the end, a second unit after "and"."""
    language = languages.get(code)
    conjunction = cues.whole(language.words("units", "and"))
    articles = cues.whole(language.words("units", "articles"))
    heads = rf"(?:{cues.whole(language.words('organisations', 'heads'))}|{compound(code).pattern})"
    tale = cues.whole(language.words("lists", "narrative"))
    return re.compile(rf"{tale}|{conjunction}\Z|(?:,|{conjunction})\s(?:{articles}\s?)?{heads}")


@cache
def linked(code: str) -> re.Pattern[str]:
    """A link that leads to what follows, and to its article and adjective."""
    language = languages.get(code)
    before = cues.whole([*language.words("units", "articles"), *language.words("organisations", "before")])
    return re.compile(rf"\w\s{cues.whole(language.words('organisations', 'links'))}\s?(?:{before}\s?){{0,3}}\Z")


@cache
def ends(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    words = [*language.words("units", "ends"), *language.words("duties", "deadline"), *language.words("duties", "does")]
    return re.compile(rf"[,;:.()\n]|\s{cues.whole(words)}|\Z")


@cache
def before(code: str) -> re.Pattern[str]:
    """Words that stand before the kind: "Provincial", "Prowincjonalny"; at most four of them."""
    words = cues.whole(languages.get(code).words("organisations", "before"))
    return re.compile(rf"(?:{words}\s){{1,4}}")


@cache
def word_before(code: str) -> re.Pattern[str]:
    words = cues.whole(languages.get(code).words("organisations", "before"))
    return re.compile(rf"(?P<word>{words})\s\Z")


@cache
def lower(code: str) -> re.Pattern[str]:
    """Kinds of organisation whose names may begin with a small letter: "le ministère des Affaires étrangères"."""
    return cues.cue(code, "organisations", "lower")


@cache
def stop(code: str) -> re.Pattern[str]:
    return cues.cue(code, "posts", "heads", "stops")


@cache
def verb(code: str) -> re.Pattern[str]:
    return cues.cue(code, "lists", "verbs")


@cache
def step(code: str) -> re.Pattern[str]:
    """One step of a name: blanks, links ("of the", "des"), then a word the field knows or any word."""
    language = languages.get(code)
    links = cues.whole(language.words("organisations", "links"))
    known = cues.whole(language.words("organisations", "tails"))
    heads = cues.whole(language.words("organisations", "heads"))
    link = rf"(?P<link>(?:(?:{links})\s?){{0,3}})"
    # "Sở Văn hóa, Thể thao và Du lịch", "Service de la culture, des sports et du tourisme"
    commas = rf"(?:,\s(?!{heads})(?=(?:(?:{links})\s?)?(?:{known})(?:,|\s(?:{links}))))?"
    return re.compile(
        rf"\s?{commas}\s?{link}(?P<word>(?P<known>{known}|(?<=\s){heads}(?=\s(?:{links}|{known})))|[^\W\d_][\w'-]*)"
    )


@cache
def apart(code: str) -> re.Pattern[str]:
    conjunction = cues.whole(languages.get(code).words("units", "and"))
    return re.compile(rf"\s{{0,2}}(?:[,;]\s{{0,2}}(?:{conjunction}\s)?|\s{conjunction}\s)(?=\S)")
