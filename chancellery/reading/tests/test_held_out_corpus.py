"""The held-out texts: that labels stand in them, and how well they are read. What fails is named and never quoted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from chancellery.reading.tests import scoring
from chancellery.reading.tests.scoring import Scores

LANGUAGES = ("vi", "en", "fr", "pl", "pt", "es", "it", "de", "cs", "ru", "zh", "ja", "ko", "lo", "th")
#: Least precision and recall over all languages, as measured. Raise them with the reading, never lower them to
#: pass: works and proposals went down when more of them were found, and all were measured anew when each language
#: got a fourth text. The precision of events went down, too, when visits, receptions and signings were first read: one
#: found with a field wrong or unread (the day of a signing, mostly) counts as invented, one not found at all does not.
#: So did that of proposals and successions by a hundredth or five, with a third more of the latter found. All were
#: measured anew when half of these texts were opened to mend rules by, and again when the other half was: four in Lao
#: and Thai are left, labelled for documents, days and counts. The precision of references went down by a
#: hundredth or two when the number a text is filed under was first read: of eight more found, five were right. When
#: requests to any body, renamed units and awards to whoever stands beside them were first read, each rose over all
#: texts, but some groups lost: one of the two awards of ``NEWEST``, and four and seven hundredths of the precision of
#: successions and proposals in two others, where more were found.
#: When who does what was read in more ways of telling it, the precision of lead units and deadlines went down in
#: ``UNSEEN`` (by one and two hundredths) and ``FRESH`` (by five and three), with two to four hundredths more found; two
#: duties of one Chinese paragraph share what is found for either.
FLOORS = {
    "dates": (0.94, 0.91),
    "issuers": (0.9, 0.9),
    "quantities": (0.96, 0.65),
    "references": (1.0, 0.96),
    "works": (1.0, 1.0),
}
#: Hard ones that came last, written by somebody else, with floors of their own.
LATEST = frozenset(
    f"{name}.txt"
    for name in (
        "cs-protocol-action-plan",
        "de-minister-answers-petition",
        "en-volunteers-conference-news",
        "it-silk-fair-news",
        "ko-youth-summit-news",
        "pl-delta-delegation-news",
        "pt-answers-municipalities",
        "vi-twin-city-news",
        "zh-coffee-city-news",
    )
)
OF_LATEST = {
    "awards": (0.9, 0.75),
    "boilerplate": (1.0, 0.58),
    "co-ordinating": (0.75, 0.75),
    "dates": (1.0, 0.98),
    "deadlines": (1.0, 0.79),
    "events": (0.58, 0.38),
    "issuers": (1.0, 1.0),
    "lead units": (0.95, 0.78),
    "lists": (1.0, 0.9),
    "partners": (1.0, 0.73),
    "people": (0.62, 0.58),
    "proposals": (0.93, 0.6),
    "quantities": (0.96, 0.9),
    "references": (0.95, 0.85),
    "successions": (0.6, 0.33),
    "works": (1.0, 1.0),
}
#: A third of the short texts dense in duties, picked by their names before any was read. They were written by whoever
#: mended rules afterwards, so they stand apart from the others, too.
DENSE = frozenset(
    f"{name}.txt"
    for name in (
        "en-ports-agreement",
        "en-visitors-circular",
        "it-theatre-agreement",
        "pl-museums-agreement",
        "vi-labour-export-decision",
    )
)
OF_DENSE = {
    "co-ordinating": (1.0, 1.0),
    "dates": (1.0, 1.0),
    "deadlines": (1.0, 1.0),
    "lead units": (0.94, 0.76),
    "lists": (1.0, 1.0),
    "quantities": (1.0, 0.9),
    "references": (1.0, 0.86),
    "works": (1.0, 1.0),
}
#: The newest, of eight genres in eight languages, by somebody who writes no rules.
NEWEST = frozenset(
    f"{name}.txt"
    for name in (
        "de-rescue-agreement",
        "en-vesting-notice",
        "fr-medal-decision",
        "pl-voivode-conclusions",
        "pt-brotherhood-release",
        "ru-fleet-meeting-minutes",
        "vi-reception-guidance",
        "zh-foreign-affairs-budget",
    )
)
OF_NEWEST = {
    "awards": (0.0, 0.0),
    "co-ordinating": (1.0, 0.5),
    "dates": (0.98, 0.97),
    "deadlines": (0.96, 0.82),
    "lead units": (0.96, 0.59),
    "lists": (1.0, 1.0),
    "people": (0.7, 0.63),
    "quantities": (0.97, 0.95),
    "references": (1.0, 0.87),
    "successions": (0.75, 0.5),
    "works": (1.0, 1.0),
}
#: Written last, by somebody who writes no rules and had read none; labelled in full before anything was read in them.
UNSEEN = frozenset(
    f"{name}.txt"
    for name in (
        "de-friendship-merger-release",
        "en-coast-council-answers",
        "en-mission-quarterly-report",
        "en-union-delegation-news",
        "es-consular-official-letter",
        "es-governor-visit-news",
        "fr-consular-voters-answers",
        "fr-delta-delegation-translated",
        "fr-house-handover-news",
        "it-honours-evening-news",
        "ja-port-city-council-answers",
        "lo-people-diplomacy-plan",
        "pl-agency-merger-news",
        "pl-honours-translated",
        "pl-marshal-task-plan",
        "pt-conference-translated",
        "pt-mayors-conclusions",
        "ru-region-cooperation-plan",
        "th-province-visit-answers",
        "vi-border-conclusions-notice",
        "vi-directive-spread-news",
        "vi-handover-letter",
        "vi-honours-ceremony-news",
        "vi-quarters-report",
        "zh-port-cooperation-notice",
    )
)
OF_UNSEEN = {
    "awards": (0.78, 0.65),
    "boilerplate": (1.0, 0.75),
    "co-ordinating": (0.93, 0.68),
    "dates": (0.98, 0.94),
    "deadlines": (0.95, 0.81),
    "events": (0.52, 0.34),
    "issuers": (0.94, 0.94),
    "lead units": (0.9, 0.75),
    "lists": (0.9, 0.9),
    "partners": (0.96, 0.54),
    "people": (0.78, 0.64),
    "proposals": (0.58, 0.21),
    "quantities": (0.97, 0.89),
    "references": (0.98, 0.93),
    "successions": (0.4, 0.26),
    "works": (1.0, 1.0),
}
#: Two more in each of thirteen languages, by somebody who writes no rules; labelled in full before they were read.
FRESH = frozenset(
    f"{name}.txt"
    for name in (
        "cs-embassy-annual-report",
        "cs-puppet-festival-news",
        "de-mayors-delegation-news",
        "de-parliament-reply",
        "en-joint-commission-record",
        "en-orchid-fair-release",
        "es-frontier-committee-act",
        "es-lyceum-anniversary-news",
        "fr-net-festival-translated",
        "fr-regional-deliberation",
        "it-consul-farewell-news",
        "it-prefect-guidelines",
        "ja-governor-circular",
        "ja-village-festival-news",
        "ko-harbour-choir-news",
        "ko-province-support-plan",
        "pl-border-commission-protocol",
        "pl-lacquer-exhibition-news",
        "pt-coffee-congress-news",
        "pt-consulate-circular",
        "ru-governor-honours-decree",
        "ru-people-forum-translated",
        "vi-consul-week-news",
        "vi-homeland-spring-plan",
        "zh-city-special-minutes",
        "zh-medical-team-news",
    )
)
OF_FRESH = {
    "awards": (0.95, 0.48),
    "boilerplate": (1.0, 0.49),
    "co-ordinating": (0.83, 0.5),
    "dates": (0.96, 0.88),
    "deadlines": (0.88, 0.6),
    "events": (0.23, 0.06),
    "issuers": (1.0, 1.0),
    "lead units": (0.76, 0.51),
    "lists": (1.0, 0.84),
    "partners": (1.0, 0.42),
    "people": (0.83, 0.5),
    "proposals": (0.4, 0.12),
    "quantities": (0.98, 0.91),
    "references": (0.97, 0.88),
    "successions": (0.6, 0.12),
    "works": (1.0, 1.0),
}
FLOORS_OF = {
    "first": FLOORS,
    "latest": OF_LATEST,
    "dense": OF_DENSE,
    "newest": OF_NEWEST,
    "unseen": OF_UNSEEN,
    "fresh": OF_FRESH,
}
HELD_OUT = {labels["file"]: (labels, text) for labels, text in scoring.open_corpus("held_out")}


def _words(labels: dict) -> Iterator[tuple[str, int, str]]:
    """Yield the words each label takes from its text, with its kind and its place among its like."""
    for kind in ("references", "dates", "quantities", "events"):
        yield from ((kind, place, label["quote"]) for place, label in enumerate(labels[kind]))
    for place, label in enumerate(labels["measures"]):
        yield from (("measures", place, words) for words in label["items"])
    for place, label in enumerate(labels["assignments"]):
        yield from (("assignments", place, words) for words in (label["words"], *label["lead"], *label["with"]))
    yield from (("people", place, label["name"]) for place, label in enumerate(labels["people"]))
    yield from (("partners", place, name) for place, name in enumerate(labels["partners"]))
    for place, label in enumerate(labels["proposals"]):
        yield from (("proposals", place, words) for words in label.get("items", ()))
    for place, label in enumerate(labels["successions"]):
        yield from (("successions", place, words) for words in label["from_"])
    yield from (("boilerplate", place, words) for place, words in enumerate(labels["boilerplate"]))


def _texts(file: str) -> str:
    groups = {"latest": LATEST, "dense": DENSE, "newest": NEWEST, "unseen": UNSEEN, "fresh": FRESH}
    return next((texts for texts, files in groups.items() if file in files), "first")


@cache
def _scores(texts: str) -> Scores:
    return scoring.score(each for each in scoring.open_corpus("held_out") if _texts(each[0]["file"]) == texts)


@pytest.mark.parametrize(("texts", "kind"), [(texts, kind) for texts, floors in FLOORS_OF.items() for kind in floors])
def test_unseen_texts_are_read_as_well_as_they_were(texts, kind):
    tally = _scores(texts)[kind, "all"]
    precision, recall = FLOORS_OF[texts][kind]

    assert (tally.precision >= precision, tally.recall >= recall) == (True, True)


@pytest.mark.parametrize("texts", FLOORS_OF)
def test_every_kind_has_a_floor(texts):
    assert {kind for kind, _ in _scores(texts)} == set(FLOORS_OF[texts])


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_labels_quote_their_text(name):
    labels, text = HELD_OUT[name]

    absent = [(kind, place) for kind, place, words in _words(labels) if words.strip() not in text]

    assert absent == []


@pytest.mark.parametrize("name", HELD_OUT)
def test_held_out_labels_stand_in_the_order_of_their_text(name):
    labels, text = HELD_OUT[name]

    assert scoring.out_of_order(labels, text) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_texts_are_held_out_in_each_language(language):
    files = [name for name, (labels, _) in HELD_OUT.items() if labels["language"] == language]

    assert len(files) >= 3
