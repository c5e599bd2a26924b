"""Where the name of a unit ends: over capitalised words, linking words and the field's own words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chancellery.reading import languages
from chancellery.reading.phrases import cues
from chancellery.reading.text import MOST_REMEMBERED, Source, lowered
from chancellery.reading.who import names, several, syllables, unit_forms

#: No name is longer.
LONGEST: Final = 140
# "Partnerschaftsverein |e. V.|", "Klub krajanů |z. s.|": what kind of body it is by law
_LEGAL = re.compile(
    r",?\s(?:e\.\s?V\.|z\.\s?[sú]\.|o\.\s?p\.\s?s\.|(?:spol\.\s)?s\.?\s?r\.\s?o\.|a\.\s?s\."
    r"|S\.p\.A\.|S\.r\.l\.|S\.A\.(?:S\.|\sde\sC\.V\.)?|S\.L\."
    r"|[sS]p\.\s?z\s?o\.\s?o\.|S\.R\.L\.|Ltda?\.|Lda\.|Inc\.|SpA|Srl|SARL|SAS|SA|g?GmbH|Ltd|PLC|plc|LLC)(?=[\s,;.)])"
)
#: "société Mercier |& Fils|", "empresa Mercader |e Hijos|": the rest of a firm's name
_FIRM = re.compile(r"\s(?:&|[ey](?=\s(?:[HF]i[jl]|Irm|Soc)))\s[^\W\d_a-z][\w'’-]{1,24}")
#: So far behind its kind a name may end with what it is by law: "Verein |Brücken nach Osten e. V.|".
_FAR_LEGAL = 60
_MOST_TO_LEGAL = 5
#: Without a sign of one there is no such form to look for.
_ABBREVIATED = re.compile(r"[VsúoA]\.|mbH")
_POSSESSIVE = re.compile(r"['’]s (?=[A-Z])")
# "обществу дружбы |«Север – Юг»": a name of its own
_LAST_WORD = re.compile(r"[\s'’]")
_QUOTED = re.compile(r"\s(?:«[^«»\n]{2,60}»|„[^„“”\n]{2,60}[“”])")
# "Miejski Ośrodek Kultury |im. Jana Pietrzyka|": whose name it bears
_CALLED = re.compile(r"(?:\s[nN]r\s\d{1,3})?\s(?:im\.|imienia)(?:\s[A-ZŁŚŻĆ][\w.'-]{0,30}){1,5}")

#: Words of a name before its kind.
_MOST_BEFORE = 4
_CAPITAL_WORD = re.compile(r"(?=[^\W\d_a-z])[\w'’&-]{1,90} (?:& )?(?=[^\W\d_a-z])")
_INITIALED = re.compile(r"\s[^\W\d_]+\s[^\W\d_]\Z")
_INITIALS = re.compile(r"\s[^\W\d_]\.\s?[^\W\d_]\.")


def closing_head(source: Source, code: str, position: int, limit: int, *, bodies: bool) -> re.Match[str] | None:
    """Return the kind that stands last in a name of capitals: "Border Guard |Command|", "Halcyon |College|"."""
    forms = unit_forms.of(code)
    if not forms.kind_may_close:
        return None
    for _ in range(_MOST_BEFORE):
        word = _CAPITAL_WORD.match(source.text, position, limit)
        if word is None or forms.stop.match(source.lower, position, limit):
            return None
        position = word.end()
        head = forms.heads.match(source.lower, position, limit)
        if head is None and bodies:
            head = forms.bodies.match(source.lower, position, limit)
        if head and source.text[position].isupper():
            return head
    return None


def is_verb(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a kind in small letters is what is done to a unit: "la Giunta, …, |consulta| i comuni"."""
    return source.text[start].islower() and source.lower[start:end] in cues.phrases(code, "duties", "unit_as_object")


def without_holder(text: str, start: int, end: int) -> int:
    """Return where the name of an office that begins at ``start`` ends, without who holds it by initials."""
    if _INITIALS.match(text, end) and " " in text[start:end].strip():
        end = text.rfind(" ", start, end)  # "заместителя главы администрации |Журавлёва С.В.|"
    if text.startswith(".", end) and (person := _INITIALED.search(text, start, end)):
        end = person.start()  # "заместителя министра |Носкова Р.И."
    return end


def walked(source: Source, code: str, position: int, limit: int) -> int:
    """Return where a name ends of which ``position`` is the end of a word: behind the words that go on with it.

    Linking words count only when a word of the name follows them.
    """
    known = source.found.name_ends
    if (end := known.get((code, position, limit))) is None:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        end = known[code, position, limit] = _walked(source, code, position, limit)
    return end


def _walked(source: Source, code: str, position: int, limit: int) -> int:
    forms = unit_forms.of(code)
    end = begun = position
    opened = named = False
    while match := forms.step_at(source.lower, position, limit):
        word_start = match.start("word")
        first = source.text[word_start]
        known = match["known"] is not None
        if not first.isupper() and (
            not known
            or (not match["link"] and _is_verb(forms, source.lower, match))
            or forms.acts_at(source.lower, begun, word_start, limit)
        ):
            if match["link"] and _may_be_last(source, code, match.start("link")):
                # "Biuro Prezydenta |Miasta| oraz …": a word that may lead to others is the last one itself
                end = match.start("link") + len(match["link"].split()[0])
            break
        # "Office |of the Chief Archivist|", but no one who stands beside the unit
        linked = bool(match["link"]) and not forms.conjunction.search(source.lower, match.start(), word_start)
        if not known and not linked and not opened and forms.stop.match(source.lower, word_start, limit):
            break
        if match["link"] and _joins_another(source, code, match.start(), word_start, limit):
            break
        if first.isupper() and _ended(source, code, begun, match, limit):
            break
        opened = linked and forms.kind_may_close
        end = position = match.end()
        if not known and not named and syllables.used(code):
            end = position = syllables.second(source, code, word_start, end, limit) or end
        named = not known and position == match.end()
    owner = _POSSESSIVE.match(source.text, end, limit)
    if owner and (kind := forms.heads.match(source.lower, owner.end(), limit)):
        return walked(source, code, kind.end(), limit)  # "the Provincial Party Committee|'s Office|"
    if firm := _FIRM.match(source.text, end, limit):
        end = firm.end()
    if legal := _LEGAL.match(source.text, end, limit) or _legal_far(source, code, end, limit):
        end = legal.end()
    further = (
        _QUOTED.match(source.text, end, limit)
        or _CALLED.match(source.text, end, limit)
        or forms.figure_at(source.lower, end, limit)
    )
    if further is None:
        return end
    return _whose(source, code, further.end(), limit) or further.end()


def _ended(source: Source, code: str, begun: int, step: re.Match[str], limit: int) -> bool:
    """Say whether no name goes on with a word: "Mercader |S.A.|", "- |Chủ tịch|", "Zarządowi |Wydział|"."""
    word = step.start("word")
    if step["link"]:
        post = step["link"].strip() == "-" and _opens_post(source, code, word, limit)
    else:
        post = _LEGAL.match(source.text, step.start(), limit) is not None
    return post or _is_subject(source, code, begun, word, limit)


def _legal_far(source: Source, code: str, end: int, limit: int) -> re.Match[str] | None:
    """Match what says by law what kind of body is named, behind further words of its name."""
    near = min(limit, end + _FAR_LEGAL)
    legal = _LEGAL.search(source.text, end, near) if _ABBREVIATED.search(source.text, end, near) else None
    words = source.text[end : legal.start()].split() if legal else []
    if len(words) > _MOST_TO_LEGAL or any(word[-1] in ",;.:()" for word in words):
        return None
    forms, common = unit_forms.of(code), cues.phrases(code, "stopwords", "common")
    does = cues.phrases(code, "duties", "does")
    small = [word for word in words if word[0].islower()]
    if any(word in does or (forms.nouns_have_capitals and word not in common) for word in small):
        return None  # "Der Verein |unterrichtet die Brück GmbH|"
    return legal


def _is_verb(forms: unit_forms.Forms, lower: str, step: re.Match[str]) -> bool:
    """Say whether a known word is a verb here and no longer name: "Trung tâm |phát triển quỹ đất|"."""
    verb = forms.verb.match(lower, step.start("word"))
    if verb is not None and verb.end() >= step.end("word"):
        return True
    return forms.does_something.match(lower, step.start("word")) is not None


def _whose(source: Source, code: str, figure_end: int, limit: int) -> int | None:
    """Return where a name ends that says behind its figure whose it is: "Referat 31 |der Staatskanzlei|"."""
    forms = unit_forms.of(code)
    step = forms.step_at(source.lower, figure_end, limit) if forms.nouns_have_capitals else None
    if step is None or not step["link"] or forms.conjunction.search(source.lower, figure_end, step.start("word")):
        return None
    kind = forms.heads.match(source.lower, step.start("word"), limit)
    return walked(source, code, kind.end(), limit) if kind else None


def _may_be_last(source: Source, code: str, word: int) -> bool:
    """Say whether a word that leads to others may itself end a name: "Rada Podhorského |kraje| doporučuje"."""
    if source.text[word].isupper():
        return True
    tail = cues.cue(code, "organisations", "tails").match(source.lower, word)
    # "Zespół |do spraw| koordynacji": the first word of a longer one ends nothing
    return tail is not None and " " not in tail.group()


def over_words(source: Source, code: str, start: int, end: int, limit: int) -> int | None:
    """Return where a name ends that goes on at ``end`` over a word no file knows, or ``None``.

    "l'agence |des ports|", "le comité |de suivi|".
    """
    found = None
    if seat := unit_forms.of(code).seat_at(source.text, source.lower, start, end, limit):
        return seat
    if placed := unit_forms.of(code).of_place.match(source.lower, end, min(limit, start + LONGEST)):
        return walked(source, code, placed.end(), min(limit, start + LONGEST))
    last = _LAST_WORD.split(source.text[start:end])[-1]
    named = " " in source.text[start:end] and last[:1].isupper()
    # "Instituto de Estudos Regionais |da elaboração|", but "directeur du Département |des ports|"
    if named and unit_forms.of(code).heads.fullmatch(lowered(last)) is None:
        return None
    while goes_on := unit_forms.of(code).of_word.match(source.lower, end, min(limit, start + LONGEST)):
        found = end = walked(source, code, goes_on.end(), min(limit, start + LONGEST))
    joined = unit_forms.of(code).joined_word.match(source.lower, end, min(limit, start + LONGEST)) if found else None
    return joined.end() if joined else found


def in_small_letters(source: Source, code: str, start: int, end: int) -> int:
    """Return where a row of kinds ends before one with a capital: "các sở|, Ban| Quản lý": the next begins there."""
    if not languages.get(code).words("units", "kinds_in_row"):
        return end
    first = cues.cue(code, "units", "generic").match(source.lower, start, end)
    gaps = unit_forms.of(code).apart.finditer(source.lower, first.end() if first else end, end)
    return next((gap.start() for gap in gaps if source.text[gap.end()].isupper()), end)


def over_places(source: Source, code: str, start: int, end: int, limit: int) -> int:
    """Return where a general name ends that says of which places: "the districts |of An Khe and Phu Tan|"."""
    if (named := several.over_names(source, code, start, end, limit)) > end:
        return named
    forms = unit_forms.of(code)
    link = forms.of_several.match(source.lower, end, limit) if " " in source.lower[end : end + 1] else None
    while link:
        begins = link.end()
        if forms.kinds.match(source.lower, begins, limit) or forms.before.match(source.lower, begins, limit):
            break
        words = list(names.capitalised(source.text, begins, limit))
        if not words or forms.stop.match(source.lower, begins, limit):
            break
        end = words[-1][1]
        link = forms.and_of_several.match(source.lower, end, limit)
    return end


def _is_subject(source: Source, code: str, kind_end: int, word: int, limit: int) -> bool:
    """Say whether at ``word`` the subject begins behind a name in another case: "Zarządowi |Departament|"."""
    forms = unit_forms.of(code)
    if forms.subject.match(source.lower, word, limit) is None:
        return False
    # "ze |Strażą Graniczną| Komendant wyznaczy": a kind may be two words
    kinds = source.lower[max(0, kind_end - LONGEST) : kind_end].rsplit(" ", 2)[-2:]
    return any(kind in forms.oblique_kinds for kind in kinds)


def _joins_another(source: Source, code: str, start: int, word: int, limit: int) -> bool:
    """Say whether the links from ``start`` hold an "and", and the name of another unit begins at ``word``."""
    forms = unit_forms.of(code)
    joined = forms.conjunction.search(source.lower, start, word)
    if not joined:
        return False
    if joined.end() < word - 1 and forms.general.match(source.lower, joined.end() + 1, limit):
        return True  # "Ủy ban Mặt trận Tổ quốc tỉnh và |các tổ chức chính trị - xã hội|"
    tail = cues.cue(code, "organisations", "tails").match(source.lower, word, limit)
    if _paper(code).match(source.lower, word, limit):
        return True  # "Bộ Chính trị và |Nghị quyết| số 33"
    if forms.paper.match(source.lower, word):
        return True
    before = forms.before.match(source.lower, word, limit)
    kinds = (forms.heads, forms.bodies, forms.officers)
    begins = (word, before.end()) if before else (word,)
    found = (kind.match(source.lower, first, limit) for kind in kinds for first in begins)
    # "Sở Lao động - Thương binh và |Xã hội|": the longer word of a name is no commune
    return any(kind and not (tail and tail.end() > kind.end()) for kind in found)


def _opens_post(source: Source, code: str, word: int, limit: int) -> bool:
    """Say whether behind a stroke a post begins: "Phó Bí thư Tỉnh ủy - |Chủ tịch UBND tỉnh|"."""
    post = cues.cue(code, "posts", "heads").match(source.lower, word, limit)
    tail = cues.cue(code, "organisations", "tails").match(source.lower, word, limit)
    return post is not None and not (tail and tail.end() >= post.end())


@cache
def _paper(code: str) -> re.Pattern[str]:
    """The words for documents, which no name of a unit holds."""
    return re.compile(cues.whole(languages.get(code).pairs("kinds")))
