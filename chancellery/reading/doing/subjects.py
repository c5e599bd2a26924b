"""Who does it where a sentence begins with them: "The Police and the schools hand out …", "Odbor připraví …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import acting, by_case, duty_forms, longer_names, passives, strangers, turned
from chancellery.reading.doing.acting import BLANKS, SUBJECT
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, placed_units, unit_forms, units

COMMA = re.compile(r"[,，]\s{0,2}(?=\S)")
#: So far from its head a sentence may say when or why before it says who.
LONGEST_OPENING = 130
#: So far from a unit stands what says that something is its to do.
_PLACED = 40
_STOP = re.compile(r"[,;.()]")
_PARTS = re.compile(r";")
#: So near before a unit stands the word that makes a passive of its verb.
_GIVEN = 12
#: What an office is called by the first letters of its name; "II" is a number.
_ACRONYM = re.compile(r"(?![IVX]{1,6}\b)[A-ZŁŚŻ][A-Za-zŁŚŻ]{0,4}[A-ZŁŚŻ]\b")


def _behind_helpers(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "In agreement with the ministry, |the Legal Division| recasts …": who does it stands behind who helps.

    Without a comma the case shows where it begins: "W porozumieniu z Ministerstwem |Biuro Prawne| przejrzy …".
    """
    near = min(end, start + LONGEST_OPENING)
    behind_commas = (comma.end() for comma in COMMA.finditer(source.text, start, near))
    for position in (*behind_commas, *turned.starts(source, code, start, near)):
        unit = units.at(source, code, position, end, bodies=True)
        if unit and acting.acts(source, code, unit.end, end):
            return [unit]
    return []


def only_called_on(source: Source, code: str, start: int, found: Sequence[units.Unit]) -> bool:
    """Say whether a sentence begins with a verb whose object those found are: "Huy động |Đoàn Thanh niên| tham gia"."""
    if not found or not languages.get(code).words("duties", "calls_on"):
        return False
    colon = source.text.rfind(": ", start, found[0].start)  # "Nhiệm vụ: tham mưu |UBND tỉnh| …"
    first = colon + len(": ") if colon >= 0 else start
    calls = cues.cue(code, "duties", "calls_on").match(source.lower, first, found[0].start)
    if calls is None or _PARTS.search(source.text, calls.end(), found[0].start):
        return False
    return not any(anchors.any_in(source, family, calls.end(), found[0].start) for family in ("doing", "assigned"))


def helps(source: Source, code: str, start: int, end: int) -> bool:
    return anchors.any_in(source, "helped by", start, end) or anchors.may_hold(
        source, code, "helpers before", start, end
    )


def subject(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "The communes report …": a sentence that begins with a unit and what it does."""
    if given := _falls_to(source, code, start, end) or _in_series(source, code, start, end):
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
    if no_subject or (first and acting.takes_over(source, code, first.end, end)):
        return []
    aside = next(anchors.spoken(source, code, "helped by", start, end), None)
    if aside and aside.start() == start:
        return _past_helpers(source, code, aside.end(), end)
    verb = acting.first_verb(source, code, start, end)
    before = aside.start() if aside and verb and aside.start() < verb.start() else verb and verb.start()
    found = _around(source, code, start, before, verb, end) if verb and before else []
    return found or longer_names.doer(source, code, start, end)


def _gives(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether a unit only gives what a sentence speaks of: "các nhiệm vụ |được| UBND tỉnh |giao|"."""
    words = source.lower[max(0, unit.start - _GIVEN) : unit.start].split()
    passive = bool(words) and words[-1] in languages.get(code).words("duties", "passive_before")
    return passive and anchors.any_in(source, "assigned", unit.end, unit.end + BLANKS)


def _past_helpers(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read a sentence that begins with who helps: what they do ("with the support of") is no verb of it."""
    if named := _behind_helpers(source, code, start, end):
        return named
    verb = acting.first_verb(source, code, start, end)
    if verb is None:
        return []
    return after_comma(source, code, start, verb.start()) or _behind_verb(source, code, verb.end(), end)


def acting_subject(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the subject of a sentence that does something: not "|La casa de huéspedes| será amueblada por …"."""
    found = subject(source, code, start, end)
    done_to = found and any(
        0 < place - found[-1].end <= BLANKS for place in passives.starts(source, code, found[-1].end, end)
    )
    # "Комиссия |создаётся министерством|"
    if done_to or (found and by_case.right_behind(source, code, found[-1].end, end)):
        return []
    return [] if found and _gives(source, code, found[0]) else found


def _falls_to(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "|Alle sedi| spetta di …", "|Al Ministerio| corresponde …": whose it is to do it stands first."""
    if not anchors.may_hold(source, code, "falls to", start, min(end, start + SUBJECT)):
        return []
    form = cues.cue(code, "duties", "falls_to")
    if not form.search(source.lower, start, min(end, start + SUBJECT)):
        return []
    opened = duty_forms.fronted(code).match(source.lower, start, end) if turned.used(code) else None
    first = cues.trimmed(source.text, opened.end(), end)[0] if opened else start  # "На |Отдел финансов| возлагается …"
    row = units.row(source, code, first, end, bodies=True, bare=True)
    said = form.search(source.lower, row[-1].end, min(end, row[-1].end + _PLACED)) if row else None
    # "Úřadům v přímořských zemích ukládám": where they are may stand between
    return row if said and not _STOP.search(source.text, row[-1].end, said.start()) else []


def _in_series(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "|Au bureau du protocole| d'envoyer les lettres": whose it is to do something, without a verb of its own."""
    if cues.cue(code, "duties", "series_to").match(source.lower, start, end) is None:
        return []
    row = units.row(source, code, start, end, bodies=True, bare=True)
    return row if row and _task(code).match(source.lower, row[-1].end, end) else []


@cache
def _task(code: str) -> re.Pattern[str]:
    return re.compile(rf",?\s{duty_forms.given_task(code)}")


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
        # "Every year, the Department …", "Do 30 czerwca Wydział …", "Entro maggio |il Servizio|, sentita la Giunta, …"
        stops = sorted({before, verb.start()})
        behind_opening = (units.ending(source, code, opened.end(), stop, bodies=True) for stop in stops)
        whole = next((unit for unit in behind_opening if unit and not _only_made(source, code, unit)), None)
    told = languages.get(code).table("duties")
    # where the verb comes second, what stands before it may be the subject as well: ``inverted`` asks more
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


def _only_made(source: Source, code: str, unit: units.Unit) -> bool:
    """Say whether a unit only made what a sentence speaks of: "tài liệu |do Trung ương biên soạn|"."""
    before = source.lower[max(0, unit.start - _GIVEN) : unit.start].split()
    if not before or before[-1] not in languages.get(code).words("duties", "assign_before_verb"):
        return False
    return cues.cue(code, "duties", "passive_never").match(source.lower, unit.end + 1) is not None


def _row_behind_comma(source: Source, code: str, start: int, before: int) -> list[units.Unit]:
    """Read "On the basis of this plan, |the departments, the districts| report": several units up to the verb."""
    if closing_kinds.used(code):
        return []
    for comma in COMMA.finditer(source.text, start, min(before, start + LONGEST_OPENING)):
        row = units.row(source, code, comma.end(), before, bodies=True, bare=True)
        if len(row) > 1 and not source.text[row[-1].end : before].strip(" ,"):
            return [] if helps(source, code, start, comma.end()) else row
    return []


def _at_once(source: Source, code: str, first: units.Unit | None, start: int, end: int) -> list[units.Unit]:
    """Return the units at the head of a sentence that show what they do right behind them."""
    if first is None:
        kind = _kind_alone(source, code, start, end)
        several = [kind] if kind else row_at_head(source, code, start, end)
        return several or kind_doing(source, code, start, end)
    if later := _turned_round(source, code, first, end):
        return [later]
    if source.text.startswith(",", first.end) and (several := row_at_head(source, code, start, end)):
        return several
    if acting.acts(source, code, first.end, end):
        return [first]
    return (
        row_at_head(source, code, start, end) if unit_forms.of(code).apart.match(source.lower, first.end, end) else []
    )


def row_at_head(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
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


def kind_doing(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return a kind behind its article that a verb follows: "La |douane| organise …", but not "la ville :"."""
    kind = _kind_behind_article(source, code, start, end)
    return kind if kind and source.text[kind[0].end : end].lstrip()[:1] != ":" else []


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
