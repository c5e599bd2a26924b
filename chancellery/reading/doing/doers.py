"""Who does what a sentence says: the unit it begins with, the one behind its verb, or the one a point ends with."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import (
    acting,
    addressees,
    bidding,
    directed,
    duty_forms,
    framed,
    implementers,
    inverted,
    labelled,
    ordered_last,
    passives,
    plain_last,
    related,
    strangers,
    subject_last,
    subjects,
    terms,
    turned,
    verb_first,
    verb_last,
)
from chancellery.reading.doing.acting import BLANKS, SUBJECT
from chancellery.reading.phrases import anchors, cues, families
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, unit_forms, units

_DIGIT = re.compile(r"\d")
#: So near behind a unit stands what makes it a helper: "領事局|の協力を得て|".
_ASIDE = 12
#: What a point is about, before who does it: "Security: ", "Accueil et hébergement : ".
_MATTER = re.compile(r"[^\W\d_][^:;.()\n|]{1,70}?\s?[:：]\s{1,2}(?=\S)")
#: No farther behind the head of a sentence ends what its point is about.
_LONGEST_MATTER = 80
#: No longer is what a sentence answers, before its colon.
_LONGEST_REQUEST = 110
#: So near behind units stands what they are merged into.
_CHANGE = 24


def of_sentence(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return who does what a sentence says, also behind the matter it names first: "Security: the police …"."""
    known = source.found.doers
    if (found := known.get((code, start, end))) is None:
        if source.text[start:end].isupper() and not closing_kinds.used(code):
            return []  # "TRÁCH NHIỆM CỦA TRƯỞNG BAN CHỈ ĐẠO": a title
        told = directed.told(source, code, start, end) or bidding.told(source, code, start, end)
        found = told or _of_sentence(source, code, start, end)
        if found and (main := related.behind_condition(source, code, start, found[0].start, end)):
            found = _of_sentence(source, code, main, end)
        if labelled.names(source, code, found) or ordered_last.orders_others(source, code, start, end, found):
            found = []
        found = known[code, start, end] = implementers.more(source, code, start, end, than=found)
    return found


def _of_sentence(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    start = _past_opening(source, code, start, end)
    agreed = _behind_agreed(source, code, start, end)
    wished, start = agreed > start, agreed
    found = (
        _sent_to_do(source, code, start, end)
        or subject_last.doer(source, code, start, end)
        or framed.whose_tasks(source, code, start, end)
        or verb_last.doer(source, code, start, end)
        or subjects.acting_subject(source, code, start, end)
        or _behind_comma(source, code, start, end)
        or _behind_opening(source, code, start, end)
        or passives.doer(source, code, start, end)
        or framed.doer(source, code, start, end)
        or framed.charged(source, code, start, end)
        or inverted.doer(source, code, start, end)
        or _behind_object(source, code, start, end)
        or verb_first.doer(source, code, start, end)
        or _between_object_and_verb(source, code, start, end)
        or _marked(source, code, start, end)
        or (_wished(source, code, start, end) if wished else [])
        or related.doer(source, code, start, end)
    )
    if found and anchors.any_in(source, "requests", start, found[0].start):
        return []  # "The towns ask that |the ministry| reopens the course": a wish of theirs
    if found and (
        _becomes_another(source, code, found[-1].end, end) or subjects.only_called_on(source, code, start, found)
    ):
        return []
    if found and (subject_last.gives_reason(source, code, found[-1].end, end) or whose(source, code, found[0])):
        return []  # "komendanci |oddziałów| zaplanują": whose they are
    if found:
        return found
    matter = _matter(source.text, start, end)
    if matter is None:
        return _behind_semicolon(source, code, start, end)
    return [] if _is_seat(source, code, start, matter) else _behind_matter(source, code, start, end, matter)


def _is_seat(source: Source, code: str, start: int, matter: re.Match[str]) -> bool:
    """Say whether what stands before a colon is a seat of a body: "Tổ phó: Giám đốc Sở Xây dựng"."""
    seat = cues.cue(code, "duties", "seats").match(source.lower, start, matter.end())
    return seat is not None and source.text[seat.end() : seat.end() + 1] in {":", "："}


def _behind_matter(source: Source, code: str, start: int, end: int, matter: re.Match[str]) -> list[units.Unit]:
    return (
        subjects.subject(source, code, matter.end(), end)
        or _named_only(source, code, start, matter.end(), end)
        or _addressed(source, code, start, matter)
    )


def whose(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether a general name stands in the case of "of", right behind a word that may do something itself."""
    forms = unit_forms.of(code)
    if not turned.used(code) or forms.general.fullmatch(source.lower, *unit) is None:
        return False
    first = source.lower[unit.start : unit.end].split(" ", 1)[0]
    word = source.text[: unit.start].rstrip()[-1:]
    return first.endswith(languages.get(code).words("units", "of_several")) and word.isalpha()


def _sent_to_do(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Sở Ngoại vụ gửi |Quý cơ quan| nghiên cứu, góp ý": to whom a letter goes, who is to do something with it."""
    if not languages.get(code).words("units", "politely") or not addressees.is_letter(source):
        return []
    for word in cues.cue(code, "lists", "addressed").finditer(source.lower, start, end):
        position = cues.trimmed(source.text, word.end(), end)[0]
        if cues.cue(code, "units", "politely").match(source.lower, position, end):
            row = units.row(source, code, position, end, bodies=True, bare=True)
            return row if row and acting.acts(source, code, row[-1].end, end) else []
    return []


def _past_opening(source: Source, code: str, start: int, end: int) -> int:
    """Return where a sentence begins behind what it is called by: "Ação 2.1. |A Secretaria| …", "Riêng |Sở Y tế| …".

    Or behind what it answers: "On the request of the town of An Khe: |the Office| will …".
    """
    start = past_label(source.text, start, end)
    if apart := cues.cue(code, "duties", "in_particular").match(source.lower, start, end):
        return cues.trimmed(source.text, apart.end(), end)[0]
    adverb = cues.cue(code, "lists", "adverbs").match(source.lower, start, end)
    if adverb and source.text.startswith(", ", adverb.end()):
        start = adverb.end() + len(", ")  # "Entretanto, |de los gastos se ocupa la Caja|"
    colon = source.text.find(": ", start, min(end, start + _LONGEST_REQUEST))
    opened = duty_forms.fronted(code).match(source.lower, start, colon) if colon >= 0 else None
    if opened is None:
        return start
    behind = cues.trimmed(source.text, opened.end(), colon)[0]
    if any(units.at(source, code, place, colon, bodies=True, bare=True) for place in (start, behind)):
        return start  # "Al |Dipartimento|: completare …": whose to do it is
    said = any(anchors.any_in(source, family, start, colon) for family in ("orders", "narratives"))
    return start if said else colon + 2


def past_label(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind what it is called by: "Decision 2.1: |The Secretariat will …|"."""
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


#: "Meta 1.1 – ", "Ação 2.1. ", "Decision 2.1: ", "第8条 ", "DISPOSICIÓN TRANSITORIA ÚNICA.- "
_LABEL = re.compile(
    r"(?:第\d{1,3}条|[^\W\d_]{3,14} \d{1,3}(?:\.\d{1,2}){0,3}(?:[.:]| [–—-])"
    r"|[A-ZÀ-ÝŁŚŻĆŃ]{4,16}(?: [A-ZÀ-ÝŁŚŻĆŃ]{2,16}){0,4}\. ?[-–—]) (?=\S)"
)


def _addressed(source: Source, code: str, start: int, matter: re.Match[str]) -> list[units.Unit]:
    """Read "Đối với |Sở Y tế|: …", "For |the Port Office|: …": whom what stands behind the colon is meant for."""
    opened = cues.cue(code, "duties", "meant_for").match(source.lower, start, matter.end())
    if opened is None:
        return []
    colon = max(source.text.rfind(sign, start, matter.end()) for sign in ":：")
    row = units.row(source, code, cues.trimmed(source.text, opened.end(), colon)[0], colon, bodies=True, bare=True)
    return row if row and not source.text[row[-1].end : colon].strip() else []


def _behind_semicolon(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Petitions are answered; |the Registry| urges …": the first clause that says who does anything."""
    cut = source.text.find("; ", start, end)
    while cut >= 0:
        further = source.text.find("; ", cut + 2, end)
        last = further if further >= 0 else end
        if found := subjects.acting_subject(source, code, cut + 2, last):
            asked = anchors.any_in(source, "requests", start, found[0].start)
            return [] if asked else found
        cut = further
    return []


def _behind_agreed(source: Source, code: str, start: int, end: int) -> int:
    """Return where what was agreed or ordered begins: "It was agreed that |the Port Office will …"."""
    near = min(end, start + subjects.LONGEST_OPENING)
    forms = cues.cue(code, "duties", "agreed"), cues.cue(code, "duties", "decided")
    agreed = forms[0].match(source.lower, start, end) or forms[1].search(source.lower, start, near)
    comma = subjects.COMMA.search(source.text, start, near) if agreed is None else None
    if comma and duty_forms.fronted(code).match(source.lower, start, end):
        # "S'agissant des visas, |il est convenu que|"
        agreed = _whole_agreed(code).match(source.lower, comma.end(), end)
    return cues.trimmed(source.text, agreed.end(), end)[0] if agreed else start


@cache
def _whole_agreed(code: str) -> re.Pattern[str]:
    """What makes an order, but "that" alone."""
    agreed = languages.get(code).words("duties", "agreed")
    return re.compile(cues.whole(phrase for phrase in agreed if " " in phrase))


def _wished(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "that |the Migration Service| publish the note": what is agreed need not end as a verb of doing does."""
    row = units.row(source, code, start, end, bodies=True, bare=True)
    if not row:
        # "that |the National Printing Works| would print …"
        stranger = strangers.at(source, code, start, end)
        return stranger if stranger and acting.acts(source, code, stranger[-1].end, end) else []
    if row and (gap := unit_forms.of(code).apart.match(source.lower, row[-1].end, end)):
        row += strangers.at(source, code, gap.end(), end)  # "que el Servicio y |la Receita| extiendan …"
    verb = duty_forms.any_verb(code).match(source.lower, row[-1].end, end) if row else None
    return row if verb and source.text[verb.start("verb")].islower() else []


def _matter(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match what a point is about; most have no colon, which is seen at once."""
    near = min(end, start + _LONGEST_MATTER)
    told = text.find(":", start, near) >= 0 or text.find("：", start, near) >= 0
    return _MATTER.match(text, start, end) if told else None


def _behind_comma(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Once the list is closed, the Visa Section informs …": who does it stands behind when or why."""
    for comma in subjects.COMMA.finditer(source.text, start, min(end, start + subjects.LONGEST_OPENING)):
        counted = _DIGIT.search(source.text, start, comma.start()) and not terms.any_in(
            source, code, start, comma.start()
        )
        if subjects.helps(source, code, start, comma.end()):
            break  # of "with X, Y, …" nobody is the doer
        unit = units.at(source, code, comma.end(), end, bodies=True)
        if counted and not (unit and _due_or_obliged(source, code, start, unit, end)):
            break  # "On the morning of 13 March, the Office receives …" is told
        if unit and acting.acts(source, code, unit.end, end) and not _is_helper(source, code, unit.end, end):
            general = unit_forms.of(code).general.fullmatch(source.lower, unit.start, unit.end)
            # of the localities in general much is told, but what they must do is theirs
            again = anchors.any_in(source, "rhythms", start, comma.start())
            return [] if general and not again and not acting.has_to(source, code, unit.end, end) else [unit]
        if unit and (several := subjects.row_at_head(source, code, comma.end(), end)):
            return several
        if unit is None and (kind := subjects.kind_doing(source, code, comma.end(), end)):
            return kind
    return []


def _due_or_obliged(source: Source, code: str, start: int, unit: units.Unit, end: int) -> bool:
    """Say whether a sentence orders though it opens with a figure: by a day, under an article, or in the future."""
    if duty_forms.bound(code).match(source.lower, start, unit.start):
        return True
    return any(
        anchors.any_in(source, family, unit.end, unit.end + BLANKS) for family in ("obligations", families.SHOWN)
    )


def _behind_object(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Zprávu předloží |odbor financí|": what is done stands first."""
    if not turned.used(code):
        return []
    verb = acting.first_verb(source, code, start, end)
    if verb is None:
        return turned.behind_any_verb(source, code, start, end)
    if not source.text[start : verb.start()].strip():
        return []
    return turned.behind(source, code, verb, end)


def _between_object_and_verb(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Grafik dyżurów |kierownik placówki| ustala …": the case shows who does it before the verb."""
    shown = turned.before_verb(source, code, start, min(end, start + subjects.LONGEST_OPENING))
    return [shown] if shown and not _DIGIT.search(source.text, start, shown.start) else []


def _behind_opening(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Upon arrival the Protocol Office collects …": a sentence that opens with no subject has it further on."""
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    if opened is None:
        return []
    limit = min(end, start + subjects.LONGEST_OPENING)
    linked = unit_forms.of(code).linked
    for position in units.starts(source, code, opened.end(), limit):
        if _DIGIT.search(source.text, start, position) or subjects.helps(source, code, start, position):
            return []
        unit = units.at(source, code, position, end, bodies=True)
        led_to = unit is None or linked.search(source.lower, start, unit.start) is not None
        if unit and acting.acts(source, code, unit.end, end) and not led_to:
            # "habe ich das Amt betraut, das |vom Verein| unterstützt wird"
            return [] if strangers.behind_preposition(source, code, opened.end(), unit.start) else [unit]
    shown = turned.before_verb(source, code, opened.end(), limit)
    return [shown] if shown and not _DIGIT.search(source.text, start, shown.start) else []


def _marked(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "来年度までに、|文化課|が日程を定める": the unit before the first particle that shows who does it."""
    if not closing_kinds.used(code) or cues.cue(code, "lists", "following").search(source.lower, start, end):
        return []
    if ordered_last.is_past(source, code, start, end):
        return []
    for mark in cues.cue(code, "duties", "topic").finditer(source.lower, start, min(end, start + SUBJECT)):
        if len(mark.group()) > 1:
            continue  # "시에서": a place
        ordered = ordered_last.orders(source, code, start, end)
        told = any(anchors.any_in(source, family, mark.end(), end) for family in ("doing", "obligations"))
        if not (ordered or told or plain_last.does(source, code, mark.end(), end)):
            return []
        row = units.row_ending(source, code, start, mark.start(), doing=True)
        if row and not anchors.any_in(source, "successions", mark.start(), mark.end() + BLANKS):
            return row
    return []


def _becomes_another(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether units are told to have become another: "두 팀은 |국제관계과로 통합되|었으므로 …"."""
    words = languages.get(code).words
    told = source.lower[start : min(end, start + _CHANGE)]
    stems = (stem for key in ("merges", "abolishes", "renames") for stem in words("successions", key))
    return any(stem + passive in told for stem in stems for passive in words("successions", "passive"))


def _is_helper(source: Source, code: str, unit_end: int, end: int) -> bool:
    """Say whether a unit only helps: "領事局|の協力を得て|"; behind its comma it is said who helps it."""
    return not source.text.startswith(",", unit_end) and subjects.helps(
        source, code, unit_end, min(end, unit_end + _ASIDE)
    )


def _named_only(source: Source, code: str, start: int, position: int, end: int) -> list[units.Unit]:
    """Read "Reception: Protocol Service, with the help of …": a unit that alone stands behind the matter it has."""
    if anchors.any_in(source, "topics", start, position):
        return []  # "Participants: the Ministry of Health"
    row = units.row(source, code, position, end, bodies=True)
    if len(row) != 1:
        return []
    behind = cues.trimmed(source.text, row[0].end, end)[0]
    alone = behind >= end or source.text[behind] in ".;" or duty_forms.aside(code).match(source.lower, row[0].end, end)
    return row if alone else []
