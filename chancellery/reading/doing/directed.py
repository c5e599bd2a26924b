"""Who is told to do something by somebody above them: "Pidió |a la Policía| que …", "Polecił |Wydziałowi Kultury| …".

News and replies tell what a leader ordered, often of several at once: "encargó |al Departamento| el calendario y |a la
Oficina de Prensa| la difusión". Each is charged with what stands behind it. A verb that only asks (``asks_of``) orders
where a leader says it (``leaders``) to somebody who does not stand above others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from chancellery.reading import languages
from chancellery.reading.doing import (
    duty_forms,
    framed,
    helping,
    leaders,
    resolved,
    told_before_verb,
    told_rows,
    told_units,
    turned,
    verb_last,
)
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, unit_forms, units

#: So far behind its verb begins who is told.
_NEAR = 40
#: No longer is the mark of a point: "12.1. ".
_LONGEST_MARK = 8
#: So far behind a unit begins what it is told.
_TASK = 4
#: So far behind "was asked" a task begins: "by the Chairman of the Provincial People's Committee".
_LONGEST_AGENT = 100
#: What stands behind a subject, and can only be its verb: " revise", " se encargue", " monitore,".
_VERB = re.compile(r"\s[^\W\d_]{2,20}(?=[,\s])(?<=[a-zà-žа-яё])")


#: What may stand between such a subject and its verb: "que el Departamento|, en coordinación con la Escuela,| abra".
_ASIDE = re.compile(r",\s[^,;:.()\n]{4,110},(?=\s)")
#: When or how, before such a subject: "para que |en los próximos años, |la Cancillería se concentre".
_WHEN = re.compile(r"[^,;:.()\n]{4,70}, (?=\S)")
#: What a year dates was told long ago.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Told(NamedTuple):
    """Whom a clause tells to do something."""

    start: int
    end: int
    units: Sequence[units.Unit]


def clauses(source: Source, code: str, start: int, end: int) -> Sequence[Told]:
    """Return the clauses of a sentence, each with whom it tells to do something; none where it tells nobody."""
    last = told_before_verb.used(code)
    if not (last or anchors.any_in(source, "directs", start, end)):
        return ()
    known = source.found.directed
    if (found := known.get((start, end))) is None:
        found = known[start, end] = (_told_last if last else _clauses)(source, code, start, end)
        # each clause is asked for again as a provision of its own
        known.update({(told.start, told.end): (told,) for told in found})
    return found


def _told_last(source: Source, code: str, start: int, end: int) -> Sequence[Told]:
    return tuple(Told(*clause) for clause in told_before_verb.clauses(source, code, start, end))


def told(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return whom the sentence or clause ``text[start:end]`` tells to do something."""
    known = source.found.directed.get((start, end)) or clauses(source, code, start, end)
    return list(known[0].units) if known else []


def told_from(source: Source, code: str, start: int, end: int) -> int:
    """Return where a clause may say by when something is due: a day before a verb in the past is that of the telling.

    "In April 2024 the Chairman |asked the offices to report …|"
    """
    known = clauses(source, code, start, end)
    if not known:
        return start
    first = known[0].units[0].start
    verbs = [verb for verb in anchors.matches(source, code, "directs", start, end) if verb.end() <= first]
    ends = languages.get(code).words("duties", "acting_never_ends")
    past = bool(verbs and ends) and any(word.endswith(ends) for word in verbs[-1].group().split())
    return verbs[-1].start() if past else start


def _clauses(source: Source, code: str, start: int, end: int) -> Sequence[Told]:
    found: list[tuple[int, Sequence[units.Unit]]] = []
    for verb in anchors.matches(source, code, "directs", start, end):
        if found and verb.start() < found[-1][1][-1].end:
            continue
        # "He charged the Office … |and stressed that| the Registry must …": the same who told the first
        near = max(found[-1][0], verb.start() - _NEAR) if found else verb.start()
        again = _joined(code).search(source.lower, near, verb.start()) is not None
        if row := _told_by(source, code, start, verb, end, leader=again):
            found.append((_clause_start(source, found[-1][1][-1].end, verb.start()) if found else start, row))
            wished = source.text[verb.end() : row[0].start].strip(" ,") != ""
            found += _further(source, code, row[-1].end, end, wished=wished)
    ends = [*(begun for begun, _ in found[1:]), end] if found else []
    return tuple(
        Told(begun, _without_comma(source.text, cues.trimmed(source.text, begun, last)[1]), row)
        for (begun, row), last in zip(found, ends, strict=True)
    )


def _without_comma(text: str, end: int) -> int:
    return end - (text[end - 1] == ",")


def _clause_start(source: Source, start: int, verb: int) -> int:
    """Return where the clause of a further verb begins: "…; |il a demandé| au Musée de …"."""
    stop = source.text.rfind("; ", start, verb)
    return stop + 2 if stop >= 0 else verb


def _told_by(
    source: Source, code: str, start: int, verb: re.Match[str], end: int, *, leader: bool
) -> Sequence[units.Unit]:
    """Return whom ``verb`` tells to do something."""
    if languages.get(code).words("duties", "directs_ends"):
        return _framed(source, code, start, verb, end)
    if cues.cue(code, "duties", "been_directed").match(source.lower, verb.start(), end):
        return _been_told(source, code, start, verb, end)
    if cues.cue(code, "duties", "directs_first").match(source.lower, verb.start(), end):
        opens = _opens(source, code, start, verb.start())
        return _told_behind(source, code, start, verb, end, leader=True) if opens else ()
    return _told_behind(source, code, start, verb, end, leader=leader)


@cache
def _joined(code: str) -> re.Pattern[str]:
    """What joins a further verb of the same speaker to what stands before it."""
    return re.compile(rf"{cues.expression(code, 'units', 'and')}\s(?:{told_units.words_between(code).pattern}\s)?\Z")


def _told_behind(
    source: Source, code: str, start: int, verb: re.Match[str], end: int, *, leader: bool
) -> Sequence[units.Unit]:
    """Read "pidió |a la Policía| que …", "instructed |the Police| to …", "afirmó que |la Policía| debe …"."""
    weak = cues.cue(code, "duties", "directs").match(source.lower, verb.start(), end) is None
    speaker = leaders.speaker_behind(source, code, verb.end(), end)
    if weak and not (leader or speaker or _impersonal(verb) or leaders.speaks(source, code, start, verb.start())):
        return ()
    said = cues.cue(code, "duties", "says_that").match(source.lower, verb.start(), end)
    behind = said.end() if said else speaker or verb.end()
    behind = cues.trimmed(source.text, behind + source.text.startswith(",", behind), end)[0]
    if not said and (between := told_units.words_between(code).match(source.lower, behind, end)):
        past = cues.trimmed(source.text, between.end(), end)[0]
        # "exigiu |ainda| que a Agência …"
        behind = past if cues.cue(code, "duties", "directs_that").match(source.lower, past, end) else behind
    if said or (that := cues.cue(code, "duties", "directs_that").match(source.lower, behind, end)):
        behind_that = behind if said else that.end()  # type: ignore[union-attr]
        # "žádá, aby|:| ministři …"
        position = cues.trimmed(source.text, behind_that + source.text.startswith(":", behind_that), end)[0]
        wished = _that_does(source, code, position, end, obliged=said is not None)
        if (
            wished
            and weak
            and leaders.above(source, code, wished[0])
            and not leaders.highest_speaks(source, code, start, verb.start(), position)
        ):
            return ()  # "the Chairman asked that |the Ministry| open …": no order of his
        return wished or (() if said else _about(source, code, start, verb, end))
    row = told_units.behind(source, code, behind, end)
    if row and not closing_kinds.used(code):
        # where nothing marks what is told, whatever stands behind the unit is
        needs_task = weak or bool(languages.get(code).words("duties", "directs_to_do"))
        if source.text[row[-1].end : end].strip() != ":":  # "demande aux services|:|": the points below say what
            longer = told_rows.with_strangers(source, code, row, end, task_shown=needs_task)
            row = longer or (() if needs_task else row)
    else:
        row = row or _at_head(source, code, start, verb.start()) or _about(source, code, start, verb, end)
    if not row:
        return ()
    if (
        weak
        and leaders.above(source, code, row[0])
        and not leaders.highest_speaks(source, code, start, verb.start(), speaker)
    ):
        return ()
    return row


def _opens(source: Source, code: str, start: int, verb: int) -> bool:
    """Say whether a verb in the infinitive opens its sentence, past "moreover", and so orders: "|Zlecić| wydziałowi …".

    Not one of a row of points, which a lead-in may give to somebody, but where a body resolves so.
    """
    before = source.lower[start:verb].strip(" ,")
    first = source.text[start : start + 1]
    block = source.block_at(start)
    if block is None or not first.isupper() or (before and not told_units.words_between(code).fullmatch(before)):
        return False
    above = source.text[block.start : start].rstrip()
    if above and len(above) <= _LONGEST_MARK:
        return resolved.below(source, code, block.start)
    return not above or above[-1] in ".!?;"


def _impersonal(verb: re.Match[str]) -> bool:
    """Say whether whoever wrote the text asks: "|Se solicita| a las Aduanas …", "|Solicita-se| às escolas …"."""
    return verb.group().startswith(("se ", "si ")) or verb.group().endswith("-se")


def _at_head(source: Source, code: str, start: int, verb: int) -> Sequence[units.Unit]:
    """Read "|Союзу молодёжи| он рекомендовал …": a case shows that who stands first is told something."""
    forms = unit_forms.of(code)
    row = units.row(source, code, start, verb, bodies=True, bare=True) if turned.used(code) else []
    given = row and forms.in_oblique_case(source.lower, row[0].start, row[0].end)
    near = row and len(source.text[row[-1].end : verb].split()) <= leaders.ADVERBS
    return row if given and near else ()


def _about(source: Source, code: str, start: int, verb: re.Match[str], end: int) -> Sequence[units.Unit]:
    """Read "Quanto |à Polícia|, o vice-presidente pediu que reforce …": a sentence first names whom it is about."""
    opened = cues.cue(code, "duties", "meant_for").match(source.lower, start, verb.start())
    first = cues.trimmed(source.text, opened.end(), verb.start())[0] if opened else end
    row = units.row(source, code, first, verb.start(), bodies=True, bare=True) if opened else []
    if len(row) > 1 and source.text[row[-2].end] == ",":
        row = row[:-1]  # "…, |o vice-presidente| pediu": who speaks
    named = (
        row and source.text.startswith(",", row[-1].end) and told_rows.task(code).match(source.lower, verb.end(), end)
    )
    return row if named else ()


def _framed(source: Source, code: str, start: int, verb: re.Match[str], end: int) -> Sequence[units.Unit]:
    """Read "forderte die Ministerin |das Amt für Kultur| auf, bis Mai zu berichten", whoever stands between."""
    if cues.cue(code, "duties", "been_directed").match(source.lower, verb.start(), end):
        return framed.been_told(source, code, start, verb, end)
    if cues.cue(code, "duties", "says_that").match(source.lower, verb.start(), end):
        position = cues.trimmed(source.text, verb.end(), end)[0]
        below = leaders.speaks(source, code, start, verb.start())
        # what is demanded needs no word of duty: "verlangte, dass |die Gemeinden| berichten"
        demands = verb.group().split(",")[0].split()[0] in cues.phrases(code, "duties", "asks_of")
        return verb_last.charged(source, code, position, end, obliged=not demands) if below else ()
    row = framed.told(source, code, verb, end)
    weak = cues.cue(code, "duties", "directs").match(source.lower, verb.start(), end) is None
    if not row or _YEAR.search(source.text, start, verb.start()):
        return ()
    ordered = leaders.speaks(source, code, start, verb.start()) or (
        leaders.named_in(source, code, verb.end(), row[0].start)
        and not cues.cue(code, "duties", "no_leaders").search(source.lower, verb.end(), row[0].start)
    )
    below = not leaders.above(source, code, row[0]) or leaders.by_highest(source, code, start, row[0].start)
    return row if not weak or (ordered and below) else ()


def _been_told(source: Source, code: str, start: int, verb: re.Match[str], end: int) -> Sequence[units.Unit]:
    """Read "|The Department| was asked by the Chairman to open …": whoever is told stands before."""
    if not _been_told_what(code).match(source.lower, verb.end(), min(end, verb.end() + _LONGEST_AGENT)):
        return ()
    return units.row_ending(source, code, start, verb.start(), doing=True)


@cache
def _been_told_what(code: str) -> re.Pattern[str]:
    by = cues.expression(code, "duties", "passive_by")
    return re.compile(rf"(?:\s{by}\s[^.;:,()\n]{{2,80}}?)?\s{duty_forms.given_task(code)}")


def _that_does(source: Source, code: str, position: int, end: int, *, obliged: bool = False) -> Sequence[units.Unit]:
    """Read "que |el Departamento| revise …": the subject of what is asked; ``obliged``: that has to do something."""
    if languages.get(code).table("duties").get("verb_last"):
        return verb_last.charged(source, code, position, end, obliged=obliged)
    row = told_units.counted_row(source, code, position, end)
    if not row and (when := _WHEN.match(source.text, position, end)):
        fronted = duty_forms.fronted(code).match(source.lower, position, end)
        row = units.row(source, code, when.end(), end, bodies=True, bare=True) if fronted else []
    if not row:
        return ()
    if obliged:
        aside = _ASIDE.match(source.text, row[-1].end, end)
        near = aside.end() if aside else row[-1].end
        if anchors.any_in(source, "obligations", near, near + _TASK):
            return row
        return row if _will(source, code, near, end) and units.at(source, code, position, end) else ()
    aside = _ASIDE.match(source.text, row[-1].end, end)
    verb = _VERB.match(source.text, aside.end() if aside else row[-1].end, end)
    told = verb and cues.cue(code, "natures", "past").match(source.lower, verb.start() + 1, end)
    if turned.used(code) and unit_forms.of(code).in_oblique_case(source.lower, *row[0]):
        return ()
    # "aby |všechny úrovně| v souladu s plánem zaměřily …": those in general can be nothing but its subject
    general = unit_forms.of(code).general.fullmatch(source.lower, *row[0]) is not None and turned.used(code)
    return row if (verb or general) and not told else ()


def _further(
    source: Source, code: str, start: int, end: int, *, wished: bool
) -> Iterator[tuple[int, Sequence[units.Unit]]]:
    """Yield who else is told something behind the first: "…, a |Departamentowi Finansów| zrównoważyć środki".

    ``wished``: what the first does is told with a subject ("aby |Departament| sprawdził …, a |powiaty| policzyły …").
    """
    for cut in _again(code).finditer(source.lower, start, end):
        position = cut.end()
        if helping.among(source, code, start, position, end):
            continue
        if that := cues.cue(code, "duties", "directs_that").match(source.lower, position, end):
            row = _that_does(source, code, cues.trimmed(source.text, that.end(), end)[0], end)
        else:
            row = told_units.addressed(source, code, position, end)
            subject = bool(row) and told_units.subject(source, code, row)
            if wished and subject and cut.group()[0] == ",":
                row = _that_does(source, code, position, end)
            elif not (row and told_rows.task_behind(source, code, row[-1].end, end, subject=subject)):
                row = ()
        if row:
            yield cut.start("first"), row


def _will(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb tells what will be done: "… added that the Branch |would open| a counter"."""
    will = cues.cue(code, "duties", "to_do").match(source.lower, start + 1, end)
    if will and will.group() not in cues.phrases(code, "duties", "directs_to_do"):
        return True
    return duty_forms.shown_by_ending(code).match(source.lower, start + 1, end) is not None


@cache
def _again(code: str) -> re.Pattern[str]:
    """What leads to somebody else who is told something: "; e |que …", ", a |Wydziałowi …", " y |al …"."""
    also = cues.expression(code, "units", "and")
    other = cues.expression(code, "duties", "another_does")
    who = rf"(?:{also}|{other})\s"
    that = cues.expression(code, "duties", "directs_that")
    to = cues.expression(code, "duties", "directs_to")
    # "uložil odboru kultury připravit program|, odboru financí| vyčlenit …": its case shows whom
    case = r"|,\s(?=[^\W\d_])" if turned.used(code) else ""
    # "asked A to select the students|; B| to balance the funds"
    case += "" if languages.get(code).words("duties", "directs_to") else r"|;\s(?=[^\W\d_])"
    return re.compile(rf"(?:[,;]\s(?={who}|{that})|;\s(?={to}\s)|\s(?={who}){case})(?P<first>(?:{who})?)")
