"""Who is charged with what a sentence orders: "X leads", "assigned to X", "responsible for it is X"."""

from __future__ import annotations

import re
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import (
    acting,
    bidding,
    directed,
    doers,
    duty_forms,
    framed,
    implementers,
    labelled,
    ordered_last,
    owners_last,
    passives,
    roles,
    strangers,
    subject_last,
    subjects,
    turned,
)
from chancellery.reading.phrases import anchors, cues
from chancellery.reading.text import Source
from chancellery.reading.who import closing_kinds, syllables, units
from chancellery.reading.wrapping import ITEM

_SUBJECT = 160
#: So much may stand between a unit and its verb.
_BLANKS = 3
#: So far before "led by" stands the delegation that somebody leads.
_GUESTS = 60
#: So near before a unit stands the post of who holds it.
_POST = 80
#: So far before its end begins a word of two syllables: "bàn giao".
_OTHER_WORD = 14
#: No longer is what a bracket says of a unit.
_LONGEST_BRACKET = 64
_ENDING_BRACKET = re.compile(r"\s?\([^()\n]{2,60}\)\s?\Z")
#: What a clause begins behind.
_CLAUSE = re.compile(r"[;:(]\s?[«„“\"]?")


def of(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Lead unit: X", "X leads", "assigned to X", in this order."""
    if source.text[start:end].rstrip()[-1:] == "?":
        return []  # whoever is asked about has nothing to do yet
    known = source.found.leads
    if (found := known.get((code, start, end))) is None:
        found = _leads_found(source, code, start, end)
        found = implementers.more(source, code, start, end, than=found)
        found = known[code, start, end] = [] if bidding.only_bids(source, code, start, found) else found
    return found


def _leads_found(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    if labelled_so := by_label(source, code, start, end):
        return labelled_so
    named = labelled.in_role(source, code, "lead_label", start, end) or directed.told(source, code, start, end)
    named = named or _of_what_is_agreed(source, code, start, end) or ordered_last.told(source, code, start, end)
    named = named or bidding.told(source, code, start, end)
    if named:
        return named
    for lead in anchors.spoken(source, code, "leads", start, end):
        if _is_no_doing(source, code, lead, end) or acting.only_has(source, code, lead, end):
            continue
        row = units.row(source, code, start, lead.start(), bodies=True)
        if len(row) > 1 and not source.text[row[-1].end : lead.start()].strip(" ,"):
            return row
        found = _heads(source, code, start, end) if lead.start() - start > _SUBJECT else []
        near = max(start, lead.start() - _SUBJECT)
        last = _before_mark(source, code, start, framed.before_matter(source, code, near, lead.start()))
        found = found or _subject(source, code, near, last)
        if found and turned.in_another_case(source, code, found[-1]):
            found = []  # "Za kontakt z |Ministerstwem| odpowiada Biuro": it does nothing itself
        if found := found or _behind(source, code, lead.end(), end) or _strange(source, code, start, lead):
            shared = subject_last.sharing_verb(source, code, start, found[0].start)
            return [] if subjects.only_called_on(source, code, start, found) else [*shared, *found]
    for assign in anchors.spoken(source, code, "assigned", start, end):
        if _heads_guests(source, code, start, assign) or units.holds(source, code, start, assign):
            continue
        if _is_other_word(source, code, start, assign) or _is_passed_on(source, code, start, assign):
            continue
        done = passives.doer(source, code, start, assign.start())
        row = done or _does_before(source, code, start, assign) or _placed(source, code, assign, start, end)
        if row := row or bidding.meant_for(source, code, start, assign.start()):
            return row
    return _handed_over(source, code, start, end) or doers.of_sentence(source, code, start, end)


def _is_other_word(source: Source, code: str, start: int, word: re.Match[str]) -> bool:
    """Say whether a word that gives a duty to somebody is a part of one that gives none: "bàn |giao cho| công an"."""
    near = max(start, word.start() - _OTHER_WORD)
    others = cues.cue(code, "natures", "no_duty").finditer(source.lower, near, word.end())
    return any(other.start() < word.start() < other.end() for other in others)


def _is_passed_on(source: Source, code: str, start: int, word: re.Match[str]) -> bool:
    """Say whether whoever does a thing asks others for more: "Kiểm tra …, hướng dẫn, |yêu cầu| các đơn vị …".

    The sentence opens with a verb of doing, as the tasks below a unit do, and another one stands right before.
    """
    unmarked = languages.get(code).table("duties").get("verbs_unmarked")
    if not unmarked or not source.text.endswith(", ", start, word.start()):
        return False
    marker = ITEM.match(source.text, start, word.start())
    first = marker.end() if marker else start
    comma = source.text.rfind(", ", first, word.start() - 2)
    places = (first - 1, comma + 1) if first and comma >= 0 else ()
    return bool(places) and all(duty_forms.does(code).match(source.lower, place, word.start()) for place in places)


def by_label(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Lead unit: X"; "责任单位：A、B": where syllables show names, a row is one of units, up to a semicolon.

    Elsewhere a comma may go on with the same name: "Croce Rossa Italiana, |Comitato di Valdoria|".
    """
    if owners := owners_last.of(source, code, start, end).leads:
        return [*owners]
    named = labelled.named(source, code, "lead_label", start, end)
    if closing_kinds.used(code) or not syllables.used(code):
        return named if closing_kinds.used(code) else named[:1]
    parted = source.text.find(";", named[0].end, named[-1].end) if named else -1
    return [unit for unit in named if parted < 0 or unit.end <= parted]


def _is_no_doing(source: Source, code: str, lead: re.Match[str], end: int) -> bool:
    """Say whether a word of duty tells of a noun, of what is done to a unit, or of who only helps or is heard."""
    return (
        duty_forms.attributive(code).match(source.lower, lead.end(), end) is not None
        or anchors.any_in(source, "helpers before", lead.start(), lead.start() + 1)
        or passives.done_to(source, code, lead, end)
    )


def _of_what_is_agreed(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Il Prefetto dispone che |la Questura| …": who orders or agrees on something has nothing to do."""
    agreed = cues.cue(code, "duties", "agreed").match(source.lower, start, end)
    return doers.of_sentence(source, code, start, end) if agreed else []


def _does_before(source: Source, code: str, start: int, word: re.Match[str]) -> list[units.Unit]:
    """Read "|Záchranná služba| připraví cvičení, pohotovost zajistí …": who does the first thing a sentence says."""
    both = word.start() > start and duty_forms.does(code).match(source.lower, word.start() - 1)
    return doers.of_sentence(source, code, start, word.start()) if both else []


def _heads_guests(source: Source, code: str, start: int, word: re.Match[str]) -> bool:
    """Say whether somebody only leads those who travel: "a delegation of fourteen, |led by| the Vice-Governor"."""
    if cues.cue(code, "events", "leads_guests").fullmatch(source.lower, *word.span()) is None:
        return False
    near = max(start, word.start() - _GUESTS)
    return cues.cue(code, "events", "guests").search(source.lower, near, word.start()) is not None


def _behind(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "Za organizację forum odpowiada |Agencja|": where a language lets its verb come first."""
    if not languages.get(code).table("duties").get("verb_first"):
        return []
    first = cues.trimmed(source.text, start, end)[0]
    oblique = cues.cue(code, "units", "oblique").match(source.lower, first, end)
    return [] if oblique else units.row(source, code, first, end, bodies=True)


def _placed(source: Source, code: str, word: re.Match[str], start: int, end: int) -> list[units.Unit]:
    """Return who stands behind a word that only who does something can follow."""
    position = cues.trimmed(source.text, word.end(), end)[0]
    last = word.group().split()[-1]
    led = cues.cue(code, "units", "articles").fullmatch(last) is not None
    clause = source.text.find(";", position, end)
    clause = clause if clause >= 0 else end
    row = units.row(source, code, position, clause, bodies=True, bare=True)
    if row and _only_led(source, code, row[-1].end, clause):
        return []
    oblique = languages.get(code).words("units", "oblique")
    if led and not row and last not in oblique and word.start() > start:
        # "beauftragt |die Verwaltung|", "est confié à |la cheffe du protocole|": an article makes a kind alone a unit
        row = units.row(source, code, word.end() - len(last), clause, bodies=True, bare=True)
    row = row or strangers.placed(source, code, position, end, led=led)
    described = row and not closing_kinds.used(code) and _only_led(source, code, row[-1].end, clause)
    return [] if described else row


def _only_led(source: Source, code: str, start: int, end: int) -> bool:
    """Say whether a verb behind who does something only tells of what a thing is: "代表团由外事厅厅长|率领|".

    "Die Begegnung wird vom Land |gefördert|."
    """
    if languages.get(code).table("duties").get("verb_last"):
        last = source.lower[start:end].rstrip(" .;")
        return cues.cue(code, "duties", "passive_never").fullmatch(last.rsplit(None, 1)[-1] if last else "") is not None
    if not closing_kinds.used(code):
        return False
    return cues.cue(code, "duties", "passive_never").match(source.lower, start + 1, end) is not None


def _strange(source: Source, code: str, start: int, lead: re.Match[str]) -> list[units.Unit]:
    named = strangers.row_to(source, code, start, lead.start()) or strangers.ending(source, code, start, lead.start())
    return named or roles.before(source, code, start, lead)


def _handed_over(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Read "kinh phí do |Sở Tài chính| bố trí": whom a word names that a verb of doing must follow."""
    if not languages.get(code).words("duties", "assign_before_verb"):
        return []
    for word in cues.cue(code, "duties", "assign_before_verb").finditer(source.lower, start, end):
        unit = units.at(source, code, cues.trimmed(source.text, word.end(), end)[0], end, bodies=True)
        does = duty_forms.does(code).match(source.lower, unit.end, end) if unit else None
        # "các cam kết do Sở Ngoại vụ ký": only says which ones
        if unit and does and not cues.cue(code, "duties", "passive_never").fullmatch(does.group().strip(" ,")):
            return [unit]
    return []


def _before_mark(source: Source, code: str, start: int, end: int) -> int:
    """Return where the words before a verb end, without the particle that shows its subject."""
    mark = duty_forms.subject_mark(code).search(source.lower, max(start, end - _BLANKS * 2), end)
    return mark.start() if mark else end


def _heads(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return who a long sentence begins with and what they do: a word of duty far behind them is said of others."""
    found = doers.of_sentence(source, code, start, end)
    return found if found and found[0].start - start <= _BLANKS else []


def _subject(source: Source, code: str, start: int, end: int) -> list[units.Unit]:
    """Return the units that do what follows at ``end``; "X, in co-ordination with Y, leads" gives X."""
    if cues.cue(code, "duties", "with_after").search(source.lower, start, end):
        first = units.at(source, code, start, end)
        joined = first and duty_forms.joined_to_helpers(code).match(source.lower, first.end, end)
        return [first] if first and joined else []
    aside = cues.cue(code, "duties", "with").search(source.lower, start, end)
    if aside:
        end = cues.trimmed(source.text, start, aside.start())[1]
        while end > start and source.text[end - 1] in ", ":
            end -= 1
    end = _before_aside(source, code, start, end)
    for cut in _clause_starts(source, start, end):
        row = units.row(source, code, cut, end, bodies=True)
        if row and (
            not source.text[row[-1].end : end].strip(" ,") or _meanwhile(code).fullmatch(source.lower, row[-1].end, end)
        ):
            return row
    last = units.ending(source, code, start, end, bodies=True)
    if last is None or strangers.behind_preposition(source, code, start, last.start):
        return []
    if source.lower[start : last.start].rstrip().endswith(languages.get(code).words("units", "under") or ("\n",)):
        return []  # "thành phố trực thuộc |trung ương| phải …": under whom somebody stands
    if closing_kinds.used(code) and "," in source.text[last.end : end]:
        return _head_of_clause(source, code, start, last)
    return [] if _within_post(source, start, last) else _told_together(source, code, start, last)


def _before_aside(source: Source, code: str, start: int, end: int) -> int:
    """Return where words before a verb end, without a bracket or an adverb: "Sở Tài chính (Điều 11) |sẽ| chủ trì"."""
    adverb = cues.last(cues.cue(code, "lists", "adverbs"), source.lower, max(start, end - _OTHER_WORD), end)
    if adverb and not source.text[adverb.end() : end].strip():
        end = adverb.start()
    bracket = _ENDING_BRACKET.search(source.text, max(start, end - _LONGEST_BRACKET), end)
    return bracket.start() if bracket else end


def _head_of_clause(source: Source, code: str, start: int, last: units.Unit) -> list[units.Unit]:
    """Return who does what stands behind a comma, who begins the clause before it: "|专班办公室|设在市外办, 负责…"."""
    comma = source.text.rfind(",", start, last.start)
    first = cues.trimmed(source.text, max(start, comma + 1), last.end)[0]
    if first == last.start:
        return [last]
    head = units.at(source, code, first, last.end, bodies=True)
    return [head] if head else []


def _told_together(source: Source, code: str, start: int, last: units.Unit) -> list[units.Unit]:
    """Return ``last`` and those told before it: "Chính phủ yêu cầu |Bộ Quốc phòng, Bộ Công an| chủ động …"."""
    for assign in anchors.spoken(source, code, "assigned", start, last.start):
        first = cues.trimmed(source.text, assign.end(), last.end)[0]
        row = units.row(source, code, first, last.end, bodies=True, bare=True)
        if row and row[-1].end == last.end:
            return row
    return [last]


@cache
def _meanwhile(code: str) -> re.Pattern[str]:
    """When a unit has to do something, between both: "các sở |khi tiếp khách quốc tế| phải báo cáo"."""
    meanwhile = rf"{cues.expression(code, 'duties', 'meanwhile')}\s[^,;:.()]{{3,70}}?"
    return re.compile(rf",?\s(?:{meanwhile}|{cues.expression(code, 'duties', 'within_powers')}),?\s?")


def _within_post(source: Source, start: int, unit: units.Unit) -> bool:
    """Say whether a unit begins within a post: "Phó Chủ tịch |Thường trực UBND tỉnh|"."""
    posts = anchors.matches(source, source.language_at(start), "posts", max(start, unit.start - _POST), unit.end)
    return any(post.start() < unit.start < post.end() for post in posts)


def _clause_starts(source: Source, start: int, end: int) -> list[int]:
    cuts = [start]
    cuts += [match.end() for match in _CLAUSE.finditer(source.lower, start, end)]
    return cuts[::-1]
