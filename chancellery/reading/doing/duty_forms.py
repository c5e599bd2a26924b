"""How a language says who does what, with whom and by when, as patterns over the lowered text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.phrases import cues, trie
from chancellery.reading.who import unit_forms

#: What may stand between the two parts of a verb.
#: The dot of "bis 1. April" ends no sentence.
_AT_LENGTH = r"(?:[^.;:\n]|(?<=\d)\.(?=\s)){1,160}?\s"
#: How often a duty comes again, by the keys of their phrases.
RHYTHMS = ("yearly", "half_yearly", "quarterly", "monthly", "continuous")


@cache
def does(code: str) -> re.Pattern[str]:
    """What a unit at the head of a point does: a comma, and how it does it, may stand before the verb."""
    language = languages.get(code)
    rhythms = [phrase for key in RHYTHMS for phrase in language.words("duties", key)]
    endings = language.words("duties", "adverb_endings")
    adverb = cues.whole((*language.words("lists", "adverbs"), *rhythms))
    if endings:
        adverb = rf"(?:{adverb}|[^\W\d_]{{3,20}}?{trie.pattern(endings)}(?!\w))"
    # "国際課|は": what a particle shows to be the subject does whatever its sentence ends in.
    doing = cues.whole((*language.words("duties", "does"), *language.words("duties", "topic")))
    shown = shown_by_ending(code).pattern
    between = cues.expression(code, "duties", "between")
    said = rf"(?!{attributive(code).pattern})"
    return re.compile(rf",?\s{{1,2}}(?:{adverb}\s{{1,2}}|{between}\s?)?(?:{doing}|{shown}|{_later(code)}){said}")


def _later(code: str) -> str:
    """Return what ends its sentence with a verb: "Das Amt |wird| bis Mai eine Liste |vorlegen|", "hat … zu prüfen"."""
    words = languages.get(code).words
    if not words("duties", "infinitive_last"):
        return "(?!)"
    will, has, to = (cues.expression(code, "duties", key) for key in ("will_before", "has_before", "to_before"))
    # "ist zu prüfen" is said of what is done, "ist verpflichtet" of who does it, "hat beauftragt" of who orders it
    be = cues.expression(code, "duties", "be_before")
    verb = rf"[^\W\d_]{{2,24}}?{trie.pattern(words('duties', 'infinitive_last'))}(?=[.;,]|\s?\Z)"
    within = rf"[^\W\d_]{{2,12}}?{trie.pattern(words('duties', 'to_before'))}"
    charged = cues.expression(code, "duties", "charged")
    # "hat das Amt beauftragt, … zu prüfen": whoever has charged another has nothing to do
    has = rf"{has}\s(?!(?:[^.;:,\n]{{1,80}}\s)?{charged})"
    plain = rf"(?:{will}\s(?:{_AT_LENGTH})?|{has}(?:{_AT_LENGTH})?(?:{to}\s|{within})){verb}"
    # "Das Kulturamt |ist| für die Ausstellung |zuständig|"
    return rf"(?:{plain}|(?:{will}|{be})\s(?:{_AT_LENGTH})?{charged})"


@cache
def does_by_a_day(code: str) -> re.Pattern[str]:
    """What a unit does by a day that stands before the verb: "Zarząd |nie później niż do 15 VIII 2025 r. przekaże|"."""
    language = languages.get(code)
    words = (("duties", "deadline"), ("dates", "each"), ("terms", "within"))
    by = cues.whole(word for key in words for word in language.words(*key))
    return re.compile(rf",?\s{by}\s[^;:()\n]{{1,75}}?{does(code).pattern}" if by != "(?!)" else by)


@cache
def shown_by_ending(code: str) -> re.Pattern[str]:
    """Verbs that are shown by their ending beside a unit: "impulsará", "curerà", "подготовить"."""
    endings = languages.get(code).words("duties", "does_endings")
    never = cues.expression(code, "duties", "acting_never")
    verb = rf"(?<!\w)(?!{never})[^\W\d_]{{2,20}}?{trie.pattern(endings)}(?!\w)"
    return re.compile(verb if endings else r"(?!)")


@cache
def acting(code: str) -> re.Pattern[str]:
    """A word we do not know right behind a unit: before "the", "each" or "its" it can only be what the unit does.

    Where a language has no articles, the ending of the verb shows it. ``acting_never`` and the endings of the past
    tell of what was done.
    """
    language = languages.get(code)
    told = "".join(rf"(?<!{re.escape(ending)})" for ending in language.words("duties", "acting_never_ends"))
    known = [*language.words("stopwords", "common"), *language.words("duties", "acting_never")]
    before = cues.whole(_before_what_is_done(language))
    endings = language.words("duties", "acting_endings")
    # "koordiniert" may be of today, "unterzeichneten" is not
    past = "".join(
        rf"(?<!{re.escape(ending)})" for ending in language.words("duties", "acting_never_ends") if ending[-1] != "t"
    )
    shown = rf"|[^\W\d_]{{1,20}}?{trie.pattern(endings)}(?!\w){past}" if endings else ""
    between = cues.expression(code, "duties", "between")
    # "s'efforce", "reúne-se"
    word = rf"(?:[^\W\d_]')?[^\W\d_]{{3,20}}{told}(?:-[^\W\d_]{{2,3}})?"
    # "équilibre |et alloue| des fonds": two verbs end alike
    further = rf"(?:(?<=(?P<like>\w))\s{cues.expression(code, 'units', 'and')}\s[^\W\d_]{{2,20}}(?P=like))?"
    behind = rf"(?={further}\s(?:{before}|\d|{_infinitive(language)}))"
    return re.compile(rf"\s(?:{between}\s?)?(?!{cues.whole(known)})(?P<verb>{word}{behind}{shown})")


@cache
def any_verb(code: str) -> re.Pattern[str]:
    """Any word that goes on behind a unit and may be what it does, where only a verb can stand there."""
    words = languages.get(code).words
    told = "".join(rf"(?<!{re.escape(ending)})" for ending in words("duties", "acting_never_ends"))
    no_verb = cues.whole([*words("stopwords", "common"), *words("duties", "acting_never"), *words("units", "ends")])
    between = cues.expression(code, "duties", "between")
    return re.compile(rf"\s(?:{between}\s)?(?!{no_verb})(?P<verb>[^\W\d_]{{2,20}}{told})(?=\s\S)")


def _infinitive(language: languages.Language) -> str:
    """What a verb goes on with that only says what somebody means to do: "entend |inviter|", "tarda |en pagar|"."""
    links = language.words("duties", "before_infinitive")
    if not links:
        return "(?!)"
    verb = rf"[^\W\d_]{{2,20}}?{trie.pattern(language.words('natures', 'infinitive_endings'))}(?!\w)"
    return rf"(?:{cues.whole(links)}\s?)?{verb}"


def _before_what_is_done(language: languages.Language) -> Sequence[str]:
    """Return the words that stand between a verb and what is done: articles, and how many of it there are."""
    articles = language.words("duties", "acting_before")
    counts = [
        word for key in language.table("lists") if key.startswith("number_") for word in language.words("lists", key)
    ]
    # "tagt |alle zwei Monate|", "tient |chaque trimestre| une réunion", "montent |ensemble| un stand": how it is done
    ways = [phrase for key in (*RHYTHMS, "deadline", "with", "together") for phrase in language.words("duties", key)]
    return (*articles, *counts, *ways, *language.words("lists", "adverbs")) if articles else ()


@cache
def given_task(code: str) -> str:
    """What begins a task behind those it is given to: "|to report|", "|de dresser|", "|la rédaction|", "|with the|".

    An expression. Its verb ends as an infinitive does, where there is such an end.
    """
    words = languages.get(code).words
    to, noun = (cues.expression(code, "duties", key) for key in ("directs_to_do", "directs_with"))
    articles = cues.whole((*words("duties", "subject_articles"), *words("units", "articles")))
    nouns = rf"{articles}\s?[^\W\d_]{{2,24}}?{trie.pattern(words('duties', 'directs_nouns'))}(?!\w)"
    infinitives = words("proposals", "infinitives")
    between = cues.expression(code, "duties", "between")
    # "de |proactivement| élaborer"
    how = trie.pattern(words("duties", "adverb_endings") or ("(?!)",))
    between = rf"(?:{between}\s?|[^\W\d_]{{3,20}}?{how}\s)"
    verb = rf"{between}{{0,2}}[^\W\d_]{{2,24}}?{trie.pattern(infinitives)}(?!\w)"
    if not infinitives:
        # "to advise on", "to collect ideas", but not "to hall 3", "to |rooms| upstairs"
        common = cues.whole(words("stopwords", "common"))
        plain = rf"(?!{common})[^\W\d_]{{2,20}}(?<![^su]s)\s(?=[^\W\d_])"
        verb = rf"(?:{cues.expression(code, 'lists', 'adverbs', 'verbs')}|{plain})"
    return rf"(?:{to}:?\s?{verb}|{noun}\s?(?=[^\W\d_])|{nouns if words('duties', 'directs_nouns') else '(?!)'})"


@cache
def subject_mark(code: str) -> re.Pattern[str]:
    """The particle that shows who does something, at the end of the words before its verb: "総務課|が|"."""
    return re.compile(rf"\s?{cues.expression(code, 'duties', 'topic')}\s?\Z")


@cache
def attributive(code: str) -> re.Pattern[str]:
    """What behind a verb makes it tell of a noun, where that stands last: "该局承担|的|职责"."""
    return re.compile(rf"\s?{cues.expression(code, 'duties', 'attributive')}")


@cache
def called(code: str) -> re.Pattern[str]:
    """How a line that only names a unit begins: with its kind, or with who heads it."""
    before = unit_forms.of(code).before.pattern
    return re.compile(rf"(?:{before})?(?:{unit_forms.of(code).kinds.pattern})")


@cache
def aside(code: str) -> re.Pattern[str]:
    """What may stand between a unit and what it does: who heads it, in brackets, and those who help it."""
    helped = cues.expression(code, "duties", "with")
    return re.compile(rf"(?:\s?\([^()\n]{{1,60}}\)(?:,?\s(?P<with>{helped}))?|,?\s(?P<beside>{helped}))")


@cache
def within_powers(code: str) -> re.Pattern[str]:
    """By what right a unit acts, between it and its verb: "các sở |theo chức năng, nhiệm vụ được giao| tổ chức …"."""
    return re.compile(rf",?\s{cues.expression(code, 'duties', 'within_powers')},?(?=\s)")


@cache
def to_do(code: str) -> re.Pattern[str]:
    """What minutes say after a unit: "Cultural Section |to prepare| …"."""
    common = cues.expression(code, "stopwords", "common")
    return re.compile(
        rf",?\s{cues.expression(code, 'duties', 'to_do')}\s(?!{common})[^\W\d_]{{3,20}}(?!\w)|{_asked_to(code)}"
    )


def _asked_to(code: str) -> str:
    """Return what a point says that goes on an asking: "das Ministerium|, bis Mai einen Vorschlag vorzulegen|"."""
    words = languages.get(code).words
    if not words("duties", "infinitive_last"):
        return "(?!)"
    endings, to = trie.pattern(words("duties", "infinitive_last")), trie.pattern(words("duties", "to_before"))
    verb = rf"(?:(?<!\w){to}\s[^\W\d_]{{2,24}}?|(?<!\w)[^\W\d_]{{2,12}}?{to}[^\W\d_]{{2,20}}?){endings}"
    return rf",\s(?:[^.;:\n]{{1,160}}?\s)?{verb}(?=[.;,]?\s?\Z)"


@cache
def opening(code: str) -> re.Pattern[str]:
    """When or why something is done, where a sentence says it before who does it."""
    language = languages.get(code)
    words = [phrase for key in (*RHYTHMS, "deadline", "within") for phrase in language.words("duties", key)]
    words += [phrase for key in ("implements", "cites") for phrase in language.words("relations", key)]
    return re.compile(cues.whole(words))


@cache
def bound(code: str) -> re.Pattern[str]:
    """What says by when or under which rule something is due: "By 30 June …", "Conformément à l'article 4 …"."""
    language = languages.get(code)
    words = [*language.words("duties", "deadline"), *language.words("dates", "each")]
    words += [phrase for key in ("implements", "cites") for phrase in language.words("relations", key)]
    return re.compile(cues.whole(words))


@cache
def fronted(code: str) -> re.Pattern[str]:
    """What shows that a sentence begins with no subject: "|Für| jede Schule benennt die Leitung …"."""
    return cues.cue(code, "duties", "fronted")


@cache
def joined_to_helpers(code: str) -> re.Pattern[str]:
    """What parts a unit from those that help it: "公安厅|与|卫生厅配合", "保健局|は、|警察の協力を得て"."""
    return re.compile(rf"\s?{cues.expression(code, 'duties', 'with_opens', 'topic')}")


@cache
def label(code: str, key: str) -> re.Pattern[str]:
    labels = cues.whole(languages.get(code).words("duties", key))
    return re.compile(rf"{labels}\s?:\s{{0,2}}(?=\S)")


@cache
def label_alone(code: str, key: str) -> re.Pattern[str]:
    """Match a label at the head of a line that only a blank parts from what it tells: "担当課　国際課"."""
    return re.compile(rf"(?:[-・○◦▪*]\s?)?{cues.whole(languages.get(code).words('duties', key))}\s{{1,4}}(?=\S)")


@cache
def label_is(code: str, key: str) -> re.Pattern[str]:
    """Match a label that a small word joins to those it names: "牵头单位|为|市外办", "主管課|は|国際課とし"."""
    words = languages.get(code).words
    said = trie.pattern(words("duties", "label_is")) if words("duties", "label_is") else "(?!)"
    return re.compile(rf"{cues.whole(words('duties', key))}\s?{said},?\s?(?=\S)")


@cache
def closes_label_is(code: str) -> re.Pattern[str]:
    """What stands behind the units that such a label names: the end of the clause, or a verb of being."""
    spelt = "|".join(
        r"\s?".join(map(re.escape, word.replace(" ", "")))
        for word in languages.get(code).words("duties", "label_is_closes")
    )
    return re.compile(rf"\s?(?:[,;.]|\Z{f'|{spelt}' if spelt else ''})")


@cache
def role(code: str, key: str) -> re.Pattern[str]:
    """What a unit does, in brackets behind it: "(lead)", "(chủ trì)"."""
    return re.compile(rf"\(\s?{cues.expression(code, 'duties', key)}\s?\)")


@cache
def deadline(code: str) -> re.Pattern[str]:
    language = languages.get(code)
    labels = cues.whole(language.words("duties", "deadline_label"))
    return re.compile(rf"(?:{cues.whole(language.words('duties', 'deadline'))}|{labels}\s?:)")


@cache
def deadline_behind(code: str) -> re.Pattern[str]:
    """What makes the day before it a deadline: "3月31日|前|", past a day of the week "9월 13일|(금)까지|".

    A day may end within what the script parted as one word: "8月末|までに|".
    """
    words = languages.get(code).words("duties", "deadline_after")
    return re.compile(rf"\s?(?:\([^\W\d_]{{1,3}}\)\s?)?{trie.pattern(words)}(?!\w)" if words else r"(?!)")


@cache
def span_behind(code: str) -> re.Pattern[str]:
    """What makes the months, quarter or half-year before it the time of a duty: "上半期|に|", "상반기| 중|"."""
    words = languages.get(code).words("duties", "within_after")
    return re.compile(rf"\s?{trie.pattern(words)}(?!\w)" if words else r"(?!)")
