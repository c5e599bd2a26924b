"""What kind of saying a provision is: a duty, or what was, how good it was, what is asked, from when it holds.

A duty shows itself: a unit that is named with what it does, an order at the beginning, a word that obliges. A title
over the points ("Tasks", "Assessment", "Proposals") says what they are where they do not say it themselves. A numbered
line of prose shows nothing of the kind and is information: a duty that is missed is added in a moment, one that is
invented costs trust.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from chancellery.reading import languages, topics
from chancellery.reading.doing import acting, bidding, directed, framed, ordered_last, passives
from chancellery.reading.facts import Provision, Reading
from chancellery.reading.lists import cases, ordering
from chancellery.reading.phrases import anchors, cues, openings
from chancellery.reading.records import replace
from chancellery.reading.text import Source, lowered

_LONGEST_TITLE: Final = 160
#: A title begins with the word that says what stands under it, or with one or two others before it.
_OPENING: Final = 28
_LONGEST_ENDING: Final = 12
_STOPS: Final = ".;!?…。；！？"
_TABLES: Final = "tables.tasks"
#: What only says of itself what it is, whatever stands above it.
_SELF_TOLD: Final = frozenset({"validity", "definition", "organisation"})
#: Under these titles an order at the beginning is the tale of what was done, or what is wished for; what only tells or
#: wishes names nobody who leads it.
_TELLING: Final = frozenset({"information", "appraisal", "award", "definition", "validity", "aim"})


def read(source: Source, reading: Reading) -> tuple[Provision, ...]:
    """Return the provisions of ``reading``, each with its nature."""
    return _of_one_row(source, tuple(_Classes(source, reading).classed()))


class _Saying(NamedTuple):
    """A provision with its own words, ``text[start:end]``: behind its label, before the points below it."""

    provision: Provision
    code: str
    start: int
    end: int
    sentences: Sequence[tuple[int, int]]
    #: What the points below it are, where it is a title that begins with the word for that.
    topic: str
    title: bool
    has_points: bool
    #: Where the paragraph under its own title begins, and what that title says of it.
    body: int
    body_topic: str


class _Classes:
    """Judges the provisions of one text, those above before those below."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._sayings = list(_sayings(source, reading.provisions))
        self._awards = sorted(award.start for award in reading.awards)
        self._asked = sorted(proposal.start for proposal in reading.proposals if proposal.items)
        self._wished = [each for each in reading.proposals if each.items and each.to]
        self._announced = dict(topics.announced(source, reading))
        #: Under which provisions (or none) duties stand: those that name a unit, and what was judged to be one so far.
        self._with_duties = {saying.provision.parent for saying in self._sayings if saying.provision.lead_units}
        self._topics: list[str] = []

    def classed(self) -> Iterator[Provision]:
        """Yield each provision with its nature."""
        for place, saying in enumerate(self._sayings):
            provision = saying.provision
            above = self._own_title(saying) or self._above(place, provision)
            if provision.rule != _TABLES:
                provision = _as(provision, self._nature(saying, above))
            if provision.nature == "proposal" and (self._asked_of(saying) or self._wished_of(saying)):
                provision = replace(provision, lead_units=(), coordinating_units=())
            if provision.duty:
                self._with_duties.add(provision.parent)
            named = saying.topic or (
                topics.of(self._source, saying.code, saying.start, saying.end) if saying.title else ""
            )
            # what stands below is a case or a condition of what the provision orders
            told = "information" if cases.follow(self._source, saying.code, saying.end) else ""
            self._topics.append(told or named or above or (provision.nature if provision.duty else ""))
            yield provision

    def _asked_of(self, saying: _Saying) -> bool:
        """Say whether the unit a proposal names is who is asked: in its first sentence, or in one that asks."""
        names = saying.provision.lead_units
        at = self._source.text.rfind(names[0], saying.start, saying.end) if names else -1
        if at < 0:
            return False
        start, end = cues.sentence_at(self._source, at, saying.start, saying.end)
        return start <= saying.body or anchors.any_in(self._source, "requests", start, end)

    def _wished_of(self, saying: _Saying) -> bool:
        """Say whether a point is one of those by which another is asked: "kính đề nghị UBND tỉnh: |1. Cho phép …|"."""
        return any(each.start < saying.start < each.end for each in self._wished)

    def _own_title(self, saying: _Saying) -> str:
        """Return what the title of a paragraph says it is; "Evaluation" may stand above who is to evaluate, too."""
        led_task = saying.body_topic in {"appraisal", "information"} and saying.provision.lead_units
        return "" if led_task or self._answered(saying.body_topic) else saying.body_topic

    def _answered(self, topic: str) -> bool:
        """Say whether a title only says which proposal an answer is to."""
        return topic == "proposal" and ordering.text_answers(self._source)

    def _above(self, place: int, provision: Provision) -> str:
        """Return what the words above a provision say it is: its label, the announcement of its list, or a title."""
        asked = cues.cue(self._sayings[place].code, "proposals", "nouns")
        if provision.label[:1].isalpha() and asked.match(lowered(provision.label)):
            return "proposal"  # "|Kiến nghị thứ hai|: …"
        if place in self._announced:
            return self._announced[place]
        if provision.duty:
            return "duty"
        above = self._topics[provision.parent] if provision.parent is not None and provision.parent < place else ""
        return "" if self._answered(above) else above

    def _nature(self, saying: _Saying, above: str) -> str:
        """Judge by what a provision says itself, then by what stands above it."""
        told, ordered = self._told(saying), self._orders(saying, above)
        if told in _SELF_TOLD and (itself := self._of_itself(saying, told)):
            return itself
        if saying.title and (saying.has_points or self._in_capitals(saying)) and not (ordered and not saying.topic):
            return "section"
        if _begins(self._awards, saying) and not (ordered and self._is_to_be_done(saying)):
            return "award"
        asked = _begins(self._asked, saying) or (self._wished_of(saying) and above == "proposal")
        if asked or (above == "proposal" and not saying.provision.due):
            return "proposal"
        if ordered or (above == "duty" and not self._tells(saying)):
            return "duty"
        return self._without_order(above, told)

    def _is_to_be_done(self, saying: _Saying) -> bool:
        """Say whether a duty is more than told: "La presidenta |entrega| la medalla a …" tells of an award."""
        provision = saying.provision
        timed = provision.due or provision.schedule or provision.due_after
        return bool(timed) or saying.has_points or self._obliged(saying) or self._directs(saying)

    def _without_order(self, above: str, told: str) -> str:
        if above in {"aim", *_SELF_TOLD}:
            return above
        return "appraisal" if "appraisal" in {above, told} else "information"

    def _of_itself(self, saying: _Saying, told: str) -> str:
        """Return what a provision is that says nothing but this of its text: no unit has anything to do by a day."""
        provision = saying.provision
        if told != "validity" and (provision.due or provision.schedule):
            return ""
        if told == "validity" and self._is_carried_out(saying):
            return "organisation"
        return told if told == "organisation" or not (provision.lead_units or self._opens_with_order(saying)) else ""

    def _is_carried_out(self, saying: _Saying) -> bool:
        """Say whether the last sentence charges somebody with carrying out what the first puts in force."""
        led = saying.provision.lead_units and saying.sentences
        return bool(led) and anchors.any_in(self._source, "carrying out", *saying.sentences[-1])

    def _orders(self, saying: _Saying, above: str) -> bool:
        """Say whether a provision itself orders something."""
        led = bool(saying.provision.lead_units) and not self._tells(saying)
        timed = led and bool(saying.provision.due or saying.provision.schedule or saying.provision.due_after)
        if saying.provision.lead_units and (self._directs(saying) or self._promises(saying)):
            return True
        if led and anchors.any_in(self._source, "assigned", saying.start, saying.start + 1):
            return True  # "– charge les Archives de proposer …"
        if above in {"information", "appraisal"}:
            return timed and (above == "appraisal" or self._obliged(saying))
        if above in _TELLING:
            return timed or ((led or above != "aim") and self._obliged(saying))
        return led or self._obliged(saying) or self._timed(saying, above) or self._opens_with_order(saying)

    def _directs(self, saying: _Saying) -> bool:
        """Say whether somebody is told to do it, in a sentence of the past: "Polecił Wydziałowi Kultury …"."""
        spans = ((saying.start, saying.end), *saying.sentences)
        return any(
            directed.clauses(self._source, saying.code, *span) or bidding.told(self._source, saying.code, *span)
            for span in spans
        )

    def _promises(self, saying: _Saying) -> bool:
        """Say whether an answer promises in some sentence what its unit will do, whatever the first one tells."""
        name = saying.provision.lead_units[0]
        return any(
            ordering.promised(self._source, saying.code, *span) and self._source.text.find(name, *span) >= 0
            for span in saying.sentences
        )

    def _obliged(self, saying: _Saying) -> bool:
        return any(self._obliges(saying.code, *span) for span in saying.sentences)

    def _timed(self, saying: _Saying, above: str) -> bool:
        """Say whether something among duties is to be done by a day, or reported regularly, though no word obliges."""
        provision = saying.provision
        if above not in {"duty", "organisation"} and provision.parent not in self._with_duties:
            return False
        reported = provision.schedule is not None and saying.sentences and self._names_report(saying)
        return bool(provision.due or reported) and not self._tells(saying, "past")

    def _names_report(self, saying: _Saying) -> bool:
        return cues.cue(saying.code, "kinds", "report").search(self._source.lower, *saying.sentences[0]) is not None

    def _in_capitals(self, saying: _Saying) -> bool:
        block = self._source.block_at(saying.start)
        return block is not None and block.role == "heading" and block.end >= saying.end

    def _opens_with_order(self, saying: _Saying) -> bool:
        return openings.measures(self._source, saying.code, saying.body, saying.end)

    def _obliges(self, code: str, start: int, end: int) -> bool:
        """Say whether a word of duty stands in a sentence that has told nothing before it."""
        if ordered_last.orders(self._source, code, start, end):
            return True
        if not openings.obliges(self._source, code, start, end):
            return False
        first = openings.obligation(self._source, code, start, end)
        return first is not None and not self._told_before(code, start, first.start(), end, "past")

    def _tells(self, saying: _Saying, *families: str) -> bool:
        """Say whether the first sentence tells what was (or is) before it says what anybody does."""
        if not saying.sentences:
            return False
        start, end = saying.sentences[0]
        opens = ("agreed", "it_is") if saying.provision.lead_units else ("agreed",)
        agreed = cues.cue(saying.code, "duties", *opens).match(self._source.lower, start, end)
        start = agreed.end() if agreed else start
        if saying.provision.lead_units:
            # "The venue was found; |the Registry prepares| the hall"
            named = self._source.text.find(saying.provision.lead_units[0], start, end)
            start = max(start, self._source.text.rfind("; ", start, named) + 2) if named > start else start
        doing = [
            found.start()
            for family in ("doing", "obligations", "assigned")
            for found in anchors.matches(self._source, saying.code, family, start, end)
            if not self._follows_article(saying.code, found.start())
        ]
        if (to_do := framed.modal(self._source, saying.code, start, end)) is not None:
            doing.append(to_do)  # "Bei Verzug |hat| das Amt die Gründe |darzulegen|"
        if saying.provision.lead_units:
            doing += passives.starts(self._source, saying.code, start, end)
            doing += acting.verbs_of(self._source, saying.code, saying.provision.lead_units[0], start, end)
        return self._told_before(saying.code, start, min(doing, default=end), end, *families or ("past", "narratives"))

    def _told_before(self, code: str, start: int, until: int, end: int, *families: str) -> bool:
        """Say whether a word that tells stands before ``until``; a verb that ends its sentence tells by its ending."""
        if languages.get(code).words("natures", "past_endings"):
            return ordered_last.is_past(self._source, code, start, end)
        return any(anchors.any_in(self._source, family, start, until) for family in families)

    def _follows_article(self, code: str, position: int) -> bool:
        """Say whether a word is a noun here: "the register" registers nothing."""
        before = self._source.lower[max(0, position - _LONGEST_ENDING) : position].split()
        return bool(before) and before[-1] in cues.phrases(code, "units", "articles")

    def _told(self, saying: _Saying) -> str:
        """Return what the first two sentences say of themselves: that they take effect, define, judge …"""
        for span in saying.sentences[:2]:
            if found := anchors.search(self._source, saying.code, "sayings", *span):
                return topics.meaning(saying.code, found.group(), "says_")
        return ""


def _as(provision: Provision, nature: str) -> Provision:
    """Return ``provision`` as of that nature, and without units that only a tale or a wish names."""
    if nature in _TELLING:
        return replace(provision, nature=nature, lead_units=(), coordinating_units=())
    return provision if provision.nature == nature else replace(provision, nature=nature)


def _sayings(source: Source, provisions: Sequence[Provision]) -> Iterator[_Saying]:
    ends = _own_ends(provisions)
    parents = {provision.parent for provision in provisions}
    for place, provision in enumerate(provisions):
        code = source.language_at(provision.start)
        start, end = _own_words(source, provision, ends[place])
        short = end - start <= _LONGEST_TITLE and "\n" not in source.text[start:end]
        named = topics.of(source, code, start, min(end, start + _OPENING)) if short else ""
        if named and provision.lead_units and len(cues.sentences(source, start, end)) > 1:
            named = ""  # "Venue. The Council provides the hall.": what is told goes on behind the title
        # "Žádosti přijímá odbor do 15. dubna|, o přidělení rozhodne rada|": a clause of its own stands behind it
        parted = source.text[end - 1 : end] == "," and bool(provision.lead_units)
        title = not parted and (
            short and (bool(named and place in parents) or source.text[end - 1 : end] not in _STOPS)
        )
        body, body_topic = _titled_paragraph(source, code, start, end)
        sentences = cues.sentences(source, body, end)
        said_by_title = named if title else ""
        yield _Saying(provision, code, start, end, sentences, said_by_title, title, place in parents, body, body_topic)


def _titled_paragraph(source: Source, code: str, start: int, end: int) -> tuple[int, str]:
    """Return where a paragraph begins below its own title, and what the title says it is; without one, ``start``."""
    line_end = source.text.find("\n", start, end)
    if line_end < 0 or line_end - start > _LONGEST_TITLE or source.text[start:line_end].rstrip()[-1:] in _STOPS:
        return start, ""
    named = topics.of(source, code, start, min(line_end, start + _OPENING))
    return (cues.trimmed(source.text, line_end, end)[0], named) if named else (start, "")


def _own_words(source: Source, provision: Provision, own_end: int) -> tuple[int, int]:
    first_word = provision.heading.partition(" ")[0]
    begin = source.text.find(first_word, provision.start + len(provision.label), own_end)
    return cues.trimmed(source.text, max(begin, provision.start), own_end)


def _begins(starts: Sequence[int], saying: _Saying) -> bool:
    """Say whether one of the facts that begin at ``starts`` begins in the own words of a provision."""
    index = bisect_left(starts, saying.start)
    return index < len(starts) and starts[index] < saying.end


def _of_one_row(source: Source, provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Take a point that begins with an infinitive for a duty where most points of its row are duties.

    No list of verbs holds them all; alone, a word that only ends like one proves nothing.
    """
    rows: dict[tuple[int | None, str], list[Provision]] = {}
    for provision in provisions:
        rows.setdefault((provision.parent, provision.rule), []).append(provision)
    ordering = {key for key, row in rows.items() if 2 * sum(each.duty for each in row) >= len(row) > 1}
    return tuple(
        replace(each, nature="duty")
        if each.nature == "information" and (each.parent, each.rule) in ordering and _is_infinitive(source, each)
        else each
        for each in provisions
    )


def _is_infinitive(source: Source, provision: Provision) -> bool:
    endings = languages.get(source.language_at(provision.start)).words("natures", "infinitive_endings")
    return bool(endings) and provision.heading.partition(" ")[0].lower().endswith(endings)


def _own_ends(provisions: Sequence[Provision]) -> Sequence[int]:
    """Return where the own words of each provision end: where the first point below it begins."""
    ends = [provision.end for provision in provisions]
    for provision in provisions:
        if provision.parent is not None and provision.start > provisions[provision.parent].start:
            ends[provision.parent] = min(ends[provision.parent], provision.start)
    return ends
