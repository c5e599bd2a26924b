"""Who does what a sentence says: the unit it begins with, the one behind its verb, or the one a point ends with."""

from __future__ import annotations

import re

from chancellery.reading import languages
from chancellery.reading.doing import (
    acting,
    by_case,
    directed,
    duty_forms,
    framed,
    ordered_last,
    passives,
    strangers,
    terms,
    turned,
    verb_first,
    verb_last,
)
from chancellery.reading.doing.acting import BLANKS, SUBJECT
from chancellery.reading.phrases import anchors, cues, families
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, unit_forms, units

_COMMA = re.compile(r"[,，]\s{0,2}(?=\S)")
#: So far from its head a sentence may say when or why before it says who.
_LONGEST_OPENING = 130
_DIGIT = re.compile(r"\d")
#: So near behind a unit stands what makes it a helper: "領事局|の協力を得て|".
_ASIDE = 12
#: What a point is about, before who does it: "Security: ", "Accueil et hébergement : ".
_MATTER = re.compile(r"[^\W\d_][^:;.()\n|]{1,70}?\s?[:：]\s{1,2}(?=\S)")
#: No farther behind the head of a sentence ends what its point is about.
_LONGEST_MATTER = 80
#: So far from a unit stands what says that something is its to do.
_PLACED = 40
#: So near behind units stands what they are merged into.
_CHANGE = 24
_STOP = re.compile(r"[,;.()]")


def of_sentence(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return who does what a sentence says, also behind the matter it names first: "Security: the police …"."""
    known = source.found.doers
    if (found := known.get((code, start, end))) is None:
        told = directed.told(source, code, start, end)
        found = known[code, start, end] = told or _of_sentence(source, code, start, end)
    return found


def _of_sentence(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    start = _past_label(source, start, end)
    agreed = _behind_agreed(source, code, start, end)
    wished, start = agreed > start, agreed
    found = (
        framed.whose_tasks(source, code, start, end)
        or verb_last.doer(source, code, start, end)
        or _acting_subject(source, code, start, end)
        or _behind_comma(source, code, start, end)
        or _behind_opening(source, code, start, end)
        or passives.doer(source, code, start, end)
        or framed.doer(source, code, start, end)
        or framed.charged(source, code, start, end)
        or framed.inverted(source, code, start, end)
        or _behind_object(source, code, start, end)
        or verb_first.doer(source, code, start, end)
        or _between_object_and_verb(source, code, start, end)
        or _marked(source, code, start, end)
        or (_wished(source, code, start, end) if wished else [])
    )
    if found and anchors.any_in(source, "requests", start, found[0].start):
        return []  # "The towns ask that |the ministry| reopens the course": a wish of theirs
    if found and _becomes_another(source, code, found[-1].end, end):
        return []
    if found:
        return found
    matter = _matter(source.text, start, end)
    if matter is None:
        return _behind_semicolon(source, code, start, end)
    return (
        _subject(source, code, matter.end(), end)
        or _named_only(source, code, start, matter.end(), end)
        or _addressed(source, code, start, matter)
    )


def _past_label(source: Source, start: int, end: int) -> int:
    """Return where a sentence begins behind what it is called by: "Ação 2.1. |A Secretaria| …"."""
    label = _LABEL.match(source.text, start, end)
    return label.end() if label else start


#: "Meta 1.1 – ", "Ação 2.1. ", "DISPOSICIÓN TRANSITORIA ÚNICA.- "
_LABEL = re.compile(
    r"(?:[^\W\d_]{3,14} \d{1,3}(?:\.\d{1,2}){0,3}(?:\.| [–—-])"
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
        if found := _acting_subject(source, code, cut + 2, last):
            asked = anchors.any_in(source, "requests", start, found[0].start)
            return [] if asked else found
        cut = further
    return []


def _behind_agreed(source: Source, code: str, start: int, end: int) -> int:
    """Return where what was agreed or ordered begins: "It was agreed that |the Port Office will …"."""
    near = min(end, start + _LONGEST_OPENING)
    agreed = cues.cue(code, "duties", "agreed").match(source.lower, start, end) or cues.cue(
        code, "duties", "decided"
    ).search(source.lower, start, near)
    return cues.trimmed(source.text, agreed.end(), end)[0] if agreed else start


def _wished(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "that |the Migration Service| publish the note": what is agreed need not end as a verb of doing does."""
    row = units.row(source, code, start, end, bodies=True, bare=True)
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
    for comma in _COMMA.finditer(source.text, start, min(end, start + _LONGEST_OPENING)):
        counted = _DIGIT.search(source.text, start, comma.start()) and not terms.any_in(
            source, code, start, comma.start()
        )
        if _helps(source, code, start, comma.end()):
            break  # of "with X, Y, …" nobody is the doer
        unit = units.at(source, code, comma.end(), end, bodies=True)
        if counted and not (unit and _due_or_obliged(source, code, start, unit, end)):
            break  # "On the morning of 13 March, the Office receives …" is told
        if unit and acting.acts(source, code, unit.end, end) and not _is_helper(source, code, unit.end):
            general = unit_forms.of(code).general.fullmatch(source.lower, unit.start, unit.end)
            # of the localities in general much is told, but what they must do is theirs
            again = anchors.any_in(source, "rhythms", start, comma.start())
            return [] if general and not again and not acting.has_to(source, code, unit.end, end) else [unit]
        if unit and (several := _row_at_head(source, code, comma.end(), end)):
            return several
    return []


def _due_or_obliged(source: Source, code: str, start: int, unit: units.Unit, end: int) -> bool:
    """Say whether a sentence orders though it opens with a figure: by a day, under an article, or in the future."""
    if duty_forms.bound(code).match(source.lower, start, unit.start):
        return True
    return any(
        anchors.any_in(source, family, unit.end, unit.end + BLANKS) for family in ("obligations", families.SHOWN)
    )


def _behind_helpers(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "In agreement with the ministry, |the Legal Division| recasts …": who does it stands behind who helps.

    Without a comma the case shows where it begins: "W porozumieniu z Ministerstwem |Biuro Prawne| przejrzy …".
    """
    near = min(end, start + _LONGEST_OPENING)
    behind_commas = (comma.end() for comma in _COMMA.finditer(source.text, start, near))
    for position in (*behind_commas, *turned.starts(source, code, start, near)):
        unit = units.at(source, code, position, end, bodies=True)
        if unit and acting.acts(source, code, unit.end, end):
            return [unit]
    return []


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
    shown = turned.before_verb(source, code, start, min(end, start + _LONGEST_OPENING))
    return [shown] if shown and not _DIGIT.search(source.text, start, shown.start) else []


def _behind_opening(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Upon arrival the Protocol Office collects …": a sentence that opens with no subject has it further on."""
    opened = duty_forms.fronted(code).match(source.lower, start, end)
    if opened is None:
        return []
    limit = min(end, start + _LONGEST_OPENING)
    linked = unit_forms.of(code).linked
    for position in units.starts(source, code, opened.end(), limit):
        if _DIGIT.search(source.text, start, position) or _helps(source, code, start, position):
            return []
        unit = units.at(source, code, position, end, bodies=True)
        if unit and acting.acts(source, code, unit.end, end) and not linked.search(source.lower, start, unit.start):
            return [unit]
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
        if not (ordered or any(anchors.any_in(source, family, mark.end(), end) for family in ("doing", "obligations"))):
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


def _is_helper(source: Source, code: str, unit_end: int) -> bool:
    """Say whether a unit only helps: "領事局|の協力を得て|"; behind its comma it is said who helps it."""
    return not source.text.startswith(",", unit_end) and _helps(source, code, unit_end, unit_end + _ASIDE)


def _helps(source: Source, code: str, start: int, end: int) -> bool:
    return anchors.any_in(source, "helped by", start, end) or anchors.may_hold(
        source, code, "helpers before", start, end
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


def _subject(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "The communes report …": a sentence that begins with a unit and what it does."""
    if given := _falls_to(source, code, start, end):
        return given
    if cues.cue(code, "units", "oblique").match(source.lower, start, end):
        # "dem Ministerium berichten": who stands there is no subject, but "Den Vorsitz führt |das Amt|"
        turned = acting.first_verb(source, code, start, end)
        return _behind_verb(source, code, turned.end(), end) if turned else []
    # where not even a kind alone stands there is no unit and no row of them: most sentences begin so
    opens = units.at(source, code, start, end, bodies=True, bare=True)
    first = units.at(source, code, start, end, bodies=True) if opens else None
    at_once = _at_once(source, code, first, start, end) if opens else _kind_behind_article(source, code, start, end)
    no_subject = first is not None and by_case.shown(source, code, first)
    if at_once and not no_subject:
        return at_once
    # who takes over another's duties is told, and has nothing to do
    if no_subject or (first and anchors.any_in(source, "successions", first.end, first.end + BLANKS)):
        return []
    aside = next(anchors.spoken(source, code, "helped by", start, end), None)
    if aside and aside.start() == start:
        return _past_helpers(source, code, aside.end(), end)
    verb = acting.first_verb(source, code, start, end)
    before = aside.start() if aside and verb and aside.start() < verb.start() else verb and verb.start()
    return _around(source, code, start, before, verb, end) if verb and before else []


def _past_helpers(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read a sentence that begins with who helps: what they do ("with the support of") is no verb of it."""
    if named := _behind_helpers(source, code, start, end):
        return named
    verb = acting.first_verb(source, code, start, end)
    if verb is None:
        return []
    return after_comma(source, code, start, verb.start()) or _behind_verb(source, code, verb.end(), end)


def _acting_subject(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the subject of a sentence that does something: not "|La casa de huéspedes| será amueblada por …"."""
    found = _subject(source, code, start, end)
    done_to = found and any(
        0 < place - found[-1].end <= BLANKS for place in passives.starts(source, code, found[-1].end, end)
    )
    # "Комиссия |создаётся министерством|"
    return [] if done_to or (found and by_case.right_behind(source, code, found[-1].end, end)) else found


def _falls_to(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "|Alle sedi| spetta di …", "|Al Ministerio| corresponde …": whose it is to do it stands first."""
    if not anchors.may_hold(source, code, "falls to", start, min(end, start + SUBJECT)):
        return []
    form = cues.cue(code, "duties", "falls_to")
    if not form.search(source.lower, start, min(end, start + SUBJECT)):
        return []
    row = units.row(source, code, start, end, bodies=True, bare=True)
    said = form.search(source.lower, row[-1].end, min(end, row[-1].end + _PLACED)) if row else None
    # "Úřadům v přímořských zemích ukládám": where they are may stand between
    return row if said and not _STOP.search(source.text, row[-1].end, said.start()) else []


def _around(source: Source, code: str, start: int, before: int, verb: re.Match[str], end: int) -> list[units.Unit]:
    """Return who stands between the head of a sentence and ``before``, or behind its verb where that comes first."""
    row = units.row(source, code, start, before, bodies=True)
    several = len(row) > (not closing_kinds.used(code))
    if several and (
        not source.text[row[-1].end : before].strip(" ,") or duty_forms.does(code).match(source.lower, row[-1].end, end)
    ):
        return row
    if further := _row_behind_comma(source, code, start, before):
        return further
    whole = placed_units.up_to(source, code, start, before)
    if whole is None and (opened := duty_forms.opening(code).match(source.lower, start, verb.start())):
        # "Every year, the Department …", "Do 30 czerwca Wydział …"
        whole = units.ending(source, code, opened.end(), verb.start(), bodies=True)
    told = languages.get(code).table("duties")
    # where the verb comes second, what stands before it may be the subject as well: ``framed.inverted`` asks more
    turned_round = told.get("verb_first") and not told.get("verb_second")
    if whole is None and turned_round and not turned.does_to_a_unit(source, code, verb):
        behind = cues.trimmed(source.text, verb.end(), end)[0]
        if not cues.cue(code, "units", "oblique").match(source.lower, behind, end):
            whole = units.at(source, code, behind, end, bodies=True, bare=True)
        if whole and unit_forms.of(code).in_oblique_case(source.lower, *whole):
            return turned.behind(source, code, verb, end)  # "Wniosek przedłoży Zarządowi |Departament|"
    if whole is None and duty_forms.fronted(code).match(source.lower, start, verb.start()):
        # "|A| SMRI publica …": a preposition may look like an article
        return _behind_verb(source, code, verb.end(), end) or strangers.row_to(source, code, start, before)
    return [whole] if whole else strangers.row_to(source, code, start, before)


def _row_behind_comma(source: Source, code: str, start: int, before: int) -> list[units.Unit]:
    """Read "On the basis of this plan, |the departments, the districts| report": several units up to the verb."""
    if closing_kinds.used(code):
        return []
    for comma in _COMMA.finditer(source.text, start, min(before, start + _LONGEST_OPENING)):
        row = units.row(source, code, comma.end(), before, bodies=True, bare=True)
        if len(row) > 1 and not source.text[row[-1].end : before].strip(" ,"):
            return [] if _helps(source, code, start, comma.end()) else row
    return []


def _at_once(source: Source, code: str, first: units.Unit | None, start: int, end: int) -> list[units.Unit]:
    """Return the units at the head of a sentence that show what they do right behind them."""
    if first is None:
        kind = _kind_alone(source, code, start, end)
        return [kind] if kind else _row_at_head(source, code, start, end)
    if later := _turned_round(source, code, first, end):
        return [later]
    if source.text.startswith(",", first.end) and (several := _row_at_head(source, code, start, end)):
        return several
    if acting.acts(source, code, first.end, end):
        return [first]
    return (
        _row_at_head(source, code, start, end) if unit_forms.of(code).apart.match(source.lower, first.end, end) else []
    )


def _row_at_head(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "The Red Cross and the schools hand out …": several units that do something together."""
    row = units.row(source, code, start, end, bodies=True, bare=True)
    if len(row) < 2:
        return []
    behind = row[-1].end
    if source.text.startswith(", ", behind):
        # "The Events Team, and the Communications Unit|, prepare| …", but "The Red Cross, Valdoria Branch|, lends| …"
        if not unit_forms.of(code).conjunction.search(source.lower, row[-2].end, row[-1].start):
            return []
        behind += 1
    return row if acting.acts(source, code, behind, end) else []


def _turned_round(source: Source, code: str, first: units.Unit, end: int) -> units.Unit | None:
    """Read "Sekretariát komise povede |odbor ochrany vod|": of two units around a verb the second does it to the first.

    Unless the verb is one that somebody does to a unit: "Odbor informuje ministerstvo".
    """
    duties = languages.get(code).table("duties")
    if not (duties.get("verb_first") and duties.get("to_units")):
        return None
    done = (pattern.match(source.lower, first.end, end) for pattern in (duty_forms.does(code), duty_forms.acting(code)))
    verb = next(filter(None, done), None)
    if verb is None or cues.cue(code, "duties", "to_units").match(
        source.lower, verb.end() - len(verb.group().split()[-1])
    ):
        return None
    behind = cues.trimmed(source.text, verb.end(), end)[0]
    oblique = cues.cue(code, "units", "oblique").match(source.lower, behind, end)
    if oblique or (turned.used(code) and unit_forms.of(code).subject.match(source.lower, behind, end) is None):
        return None  # "Gminie przekaże |brygadę|": its case shows that it is no subject
    return units.at(source, code, behind, end)


#: What an office is called by the first letters of its name; "II" is a number.
_ACRONYM = re.compile(r"(?![IVX]+\b)[A-ZŁŚŻ][A-Za-zŁŚŻ]{0,4}[A-ZŁŚŻ]\b")


def _kind_alone(source: Source, code: str, start: int, end: int) -> units.Unit | None:
    """Read "Ministerstvo předloží …", "Konsul jest obowiązany …": a kind alone, in a language without articles."""
    known = languages.get(code).words("duties", "acting_before")
    called = _ACRONYM.match(source.text, start, end)
    # with articles only what stands before a stroke is no other word: "|PGE| – emitir parecer"
    if called and known and not source.text.startswith((" – ", " — ", ": "), called.end()):
        called = None
    if called and acting.acts(source, code, called.end(), end):
        return units.Unit(start, called.end())  # "|MOK| przygotuje plakaty"
    if known or not unit_forms.of(code).stands_alone(source.text[start : start + 1]):
        return None
    kind = units.at(source, code, start, end, bodies=turned.used(code), bare=True)
    return kind if kind and acting.acts(source, code, kind.end, end) else None


def _kind_behind_article(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "As |juntas de freguesia| afixam …": a kind in small letters, shown by its article and by what it does."""
    forms = unit_forms.of(code)
    article = None if forms.kind_may_close else forms.article.match(source.lower, start, end)
    if article is None or not strangers.articles_show(code):
        return []
    first = cues.trimmed(source.text, article.end(), end)[0]
    kind = forms.alone.match(source.lower, first, end)
    if kind is None or forms.adjective_at(source.lower, kind.end(), end):
        return []  # "La |section| départementale des …": the name goes on
    return [units.Unit(first, kind.end())] if acting.acts(source, code, kind.end(), end) else []


def after_comma(source: Source, code: str, start: int, verb: int) -> list[units.Unit]:
    """Read "In co-ordination with X and Y, the Z drafts …": the unit between the last comma and the verb."""
    comma = source.text.rfind(", ", start, verb)
    unit = units.at(source, code, comma + 2, verb, bodies=True) if comma >= 0 else None
    if unit and not source.text[unit.end : verb].strip():
        return [unit]
    whole = placed_units.up_to(source, code, comma + 2, verb) if comma >= 0 else None
    return [whole] if whole else []


def _behind_verb(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Unter Beteiligung der Kammer richtet |das Kulturamt| … aus": after an aside the verb comes first."""
    if not languages.get(code).table("duties").get("verb_second"):
        return []
    behind = cues.trimmed(source.text, start, end)[0]
    if cues.cue(code, "units", "oblique").match(source.lower, behind, end):
        return []
    unit = units.at(source, code, behind, end, bodies=True)
    return [unit] if unit else []
