"""The reading against labels of our own, and the least it must reach: what was found once may not be lost."""

from __future__ import annotations

from functools import cache

import pytest

from chancellery.reading import Reading
from chancellery.reading.facts import Place
from chancellery.reading.tests import scoring
from chancellery.reading.tests.scoring import Scores

#: Least precision and recall over all languages. Raise them with the reading, never lower them to pass.
FLOORS = {
    "awards": (1.0, 1.0),
    "boilerplate": (1.0, 1.0),
    "co-ordinating": (1.0, 0.95),
    "dates": (1.0, 0.98),
    "deadlines": (1.0, 0.95),
    "events": (1.0, 0.97),
    "issuers": (1.0, 1.0),
    "lead units": (1.0, 0.9),
    "lists": (1.0, 0.95),
    "partners": (1.0, 0.89),
    "people": (1.0, 1.0),
    "proposals": (1.0, 1.0),
    "quantities": (1.0, 0.98),
    "references": (1.0, 0.98),
    "successions": (1.0, 1.0),
    "works": (1.0, 1.0),
}
#: Least F1 of each kind in a single language; partners are told apart too seldom to be held to one.
OF_EACH = {
    "es": 1.0,
    "it": 1.0,
    "de": 1.0,
    "cs": 0.95,
    "ru": 0.97,
    "zh": 0.95,
    "ja": 0.95,
    "ko": 0.95,
    "lo": 0.95,
    "th": 0.95,
}
#: Texts that the rules have not been mended by yet, or not in full: they have floors of their own, as measured, so that
#: the others keep theirs. A text leaves this list when its language and the kinds above hold with it.
NEWER = frozenset(
    f"{name}.txt"
    for name in (
        "cs-heritage-minutes",
        "cs-twin-towns-news",
        "de-border-ordinance",
        "de-partnership-signing-news",
        "en-archives-circular",
        "en-border-fair-news",
        "es-friendship-congress-news",
        "es-relief-directive",
        "fr-emergency-order",
        "fr-friendship-review-news",
        "it-archive-directive",
        "it-fishing-visit-news",
        "ja-citizen-protection-report",
        "ja-trade-plan",
        "ko-heritage-plan",
        "ko-labour-answers",
        "lo-consular-notice",
        "pl-relief-news",
        "pl-training-plan",
        "pt-heritage-dispatch",
        "pt-training-answers",
        "ru-relief-order",
        "ru-student-programme",
        "th-student-fund-announcement",
        "vi-fishermen-directive",
        "vi-heritage-visit-news",
        "zh-aid-minutes",
        "zh-fishery-directive",
    )
)
#: Least precision and recall over the newer texts, as measured. Raise them with the reading.
OF_NEWER = {
    "awards": (1.0, 1.0),
    "boilerplate": (1.0, 0.91),
    "co-ordinating": (0.92, 0.63),
    "dates": (1.0, 0.99),
    "deadlines": (0.98, 0.86),
    "events": (0.84, 0.68),
    "issuers": (0.95, 0.95),
    "lead units": (0.99, 0.86),
    "lists": (1.0, 0.97),
    "partners": (1.0, 0.72),
    "people": (0.93, 0.89),
    "proposals": (1.0, 0.77),
    "quantities": (0.98, 0.96),
    "references": (1.0, 1.0),
    "successions": (0.5, 0.2),
    "works": (1.0, 1.0),
}
#: The last texts, written by somebody else in the forms real documents take: hard ones, with floors as measured.
LATEST = frozenset(
    f"{name}.txt"
    for name in (
        "cs-beer-seminar-news",
        "de-nurses-conference-news",
        "en-heritage-loans-plan",
        "es-cable-protocol-resolution",
        "es-fruit-corridor-news",
        "fr-cooperation-order",
        "fr-lotus-medal-news",
        "it-school-abroad-decree",
        "ja-lotus-bridge-news",
        "ja-multicultural-notice",
        "ko-oda-directive",
        "pl-repatriation-programme",
        "pt-fisheries-visit-news",
        "ru-language-centres-order",
        "ru-mountain-visit-news",
        "vi-scholarship-plan",
        "zh-talent-exchange-plan",
    )
)
#: Least precision and recall over them. Raise them with the reading.
OF_LATEST = {
    "awards": (1.0, 1.0),
    "boilerplate": (1.0, 0.98),
    "co-ordinating": (0.97, 0.78),
    "dates": (0.99, 0.99),
    "deadlines": (0.97, 0.87),
    "events": (0.8, 0.63),
    "issuers": (1.0, 1.0),
    "lead units": (1.0, 0.88),
    "lists": (1.0, 1.0),
    "partners": (1.0, 0.72),
    "people": (0.87, 0.75),
    "proposals": (0.83, 0.55),
    "quantities": (0.95, 0.92),
    "references": (1.0, 0.99),
    "successions": (0.8, 0.36),
    "works": (1.0, 1.0),
}
#: Short texts dense in duties, written and labelled without a look at the rules, but by whoever mends them. Labelled
#: are documents, days, counts, lists and who does what by when.
DENSE = frozenset(
    f"{name}.txt"
    for name in (
        "cs-waters-commission-plan",
        "de-school-exchange-circular",
        "es-consular-instructions",
        "fr-festival-plan",
        "ja-sister-city-plan",
        "ko-fisheries-cooperation-notice",
        "pt-diaspora-plan",
        "ru-ferry-line-protocol",
        "vi-press-conference-notice",
        "zh-tea-exchange-notice",
    )
)
#: Least precision and recall over them. Raise them with the reading.
OF_DENSE = {
    "co-ordinating": (0.9, 0.52),
    "dates": (0.98, 1.0),
    "deadlines": (0.96, 0.93),
    "lead units": (0.96, 0.89),
    "lists": (0.78, 1.0),
    "quantities": (1.0, 1.0),
    "references": (0.96, 0.91),
    "works": (1.0, 1.0),
}
#: The newest texts, written and labelled by somebody who writes no rules; no rule has been mended by them.
NEWEST = frozenset(
    f"{name}.txt"
    for name in (
        "cs-embassies-exchange-treaty",
        "cs-reply-to-towns",
        "de-cabinet-committee-conclusions",
        "de-jurisdiction-notice",
        "en-outpost-instruction",
        "en-overseas-talent-plan",
        "es-sister-harbours-convention",
        "es-solidarity-budget",
        "fr-delta-forum-release",
        "fr-prefect-nested-circular",
        "fr-seat-agreement",
        "it-honours-decree",
        "it-reply-to-associations",
        "ja-fishery-liaison-minutes",
        "ja-library-exchange-agreement",
        "ko-market-friendship-release",
        "ko-schools-abroad-directive",
        "pl-delta-province-news",
        "pl-inspectorate-order",
        "pl-twinning-council-minutes",
        "pt-amending-circular",
        "pt-mixed-commission-conclusions",
        "pt-province-prose-plan",
        "ru-port-tasks-order",
        "ru-province-council-news",
        "vi-border-market-conclusions",
        "vi-council-petition-reply",
        "vi-two-cities-news",
        "zh-committee-proposal-reply",
        "zh-river-province-programme",
    )
)
#: Least precision and recall over them, as measured on the first reading. Raise them with the reading.
OF_NEWEST = {
    "awards": (1.0, 1.0),
    "co-ordinating": (0.94, 0.58),
    "dates": (0.99, 0.97),
    "deadlines": (0.92, 0.8),
    "lead units": (0.88, 0.75),
    "lists": (0.96, 0.91),
    "people": (0.83, 0.63),
    "quantities": (0.97, 0.89),
    "references": (0.98, 0.98),
    "successions": (0.4, 0.22),
    "works": (1.0, 1.0),
}
#: News dense in visits, talks, ceremonies, requests, honours and offices that take over from others; labelled is who
#: and what these are, nothing else.
TOLD = frozenset(
    f"{name}.txt"
    for name in (
        "cs-region-agency-news",
        "de-agency-transfer-news",
        "en-board-handover-release",
        "en-harbour-towns-visit-news",
        "es-council-visit-news",
        "fr-mayors-days-news",
        "fr-services-merger-news",
        "it-province-days-news",
        "ja-friendship-week-news",
        "pl-governor-visit-news",
        "pl-offices-joined-news",
        "pt-regional-office-news",
        "ru-regional-forum-news",
        "vi-office-founding-news",
        "vi-river-delegation-news",
        "zh-province-visit-news",
    )
)
#: Least precision and recall over them. Raise them with the reading.
OF_TOLD = {
    "awards": (1.0, 1.0),
    "events": (0.91, 0.86),
    "people": (0.97, 0.9),
    "proposals": (1.0, 1.0),
    "successions": (1.0, 0.88),
}
#: One text in each of thirteen languages, as dense in duties, labelled before they were read and scored once unread.
TASKS = frozenset(
    f"{name}.txt"
    for name in (
        "cs-spa-towns-order",
        "de-lake-fishery-protocol",
        "en-harbour-archive-minutes",
        "es-mountain-border-plan",
        "fr-bridge-conclusions",
        "it-alpine-school-circular",
        "ja-lighthouse-exchange-minutes",
        "ko-island-clinic-plan",
        "pl-ferry-council-resolution",
        "pt-islands-health-dispatch",
        "ru-river-fair-order",
        "vi-winter-relief-plan",
        "zh-border-market-notice",
    )
)
#: Least precision and recall over them, as held after the rules were mended by them.
OF_TASKS = {
    "co-ordinating": (0.88, 0.83),
    "deadlines": (0.98, 0.96),
    "lead units": (1.0, 0.93),
    "lists": (0.92, 0.92),
}
#: Texts that had been held out, two of the first four in each language, before they were opened to mend the rules by.
OPENED = frozenset(
    f"{name}.txt"
    for name in (
        "cs-consular-instruction",
        "cs-consular-order",
        "de-culture-decision",
        "de-mountain-conference",
        "en-conclusions-notice",
        "en-river-conference",
        "es-embassy-report",
        "es-province-plan",
        "fr-flood-relief",
        "fr-task-plan",
        "it-hospital-aid",
        "it-training-report",
        "ja-answers-to-residents",
        "ja-friendship-conference-news",
        "ko-consular-directive",
        "ko-foundation-merger",
        "lo-flood-aid-news",
        "lo-notice-of-conclusions",
        "pl-offices-order",
        "pl-youth-conference",
        "pt-health-agreement",
        "pt-sea-conference",
        "ru-aid-agreement",
        "ru-border-review-news",
        "th-border-fishery-minutes",
        "th-consulate-report",
        "vi-friendship-minutes",
        "vi-party-plan",
        "zh-bureau-merger-decision",
        "zh-exchange-notice",
    )
)
#: Least precision and recall over them, as measured while nobody had seen them. Raise them with the reading.
OF_OPENED = {
    "awards": (1.0, 0.88),
    "boilerplate": (1.0, 1.0),
    "co-ordinating": (1.0, 0.8),
    "dates": (0.99, 0.99),
    "deadlines": (0.98, 0.94),
    "events": (0.42, 0.35),
    "issuers": (1.0, 1.0),
    "lead units": (0.93, 0.84),
    "lists": (0.92, 0.94),
    "partners": (1.0, 0.77),
    "people": (0.88, 0.67),
    "proposals": (0.81, 0.65),
    "quantities": (0.96, 0.89),
    "references": (1.0, 0.98),
    "successions": (0.5, 0.37),
    "works": (0.98, 0.98),
}
#: The two others of the first four in each language but Lao and Thai, opened later in the same way.
OPENED_LATER = frozenset(
    f"{name}.txt"
    for name in (
        "cs-agency-merger",
        "cs-aid-review-news",
        "de-archive-answers",
        "de-consular-directive",
        "en-award-decision",
        "en-student-minutes",
        "es-fishing-minutes",
        "es-merit-news",
        "fr-services-merger",
        "fr-twin-towns-report",
        "it-notice-of-conclusions",
        "it-sisters-merger",
        "ja-plan-of-prefecture",
        "ja-visit-signing-news",
        "ko-border-conference-news",
        "ko-friendship-union-news",
        "pl-consular-regulation",
        "pl-evacuation-news",
        "pt-trade-visit-news",
        "pt-voters-answers",
        "ru-mission-report",
        "ru-provincial-review-news",
        "vi-trade-conference",
        "vi-voters-answers",
        "zh-archive-exchange-news",
        "zh-people-diplomacy-news",
    )
)
#: Least precision and recall over them, as measured while nobody had seen them. Raise them with the reading.
OF_OPENED_LATER = {
    "awards": (0.66, 0.64),
    "boilerplate": (1.0, 0.78),
    "co-ordinating": (0.93, 0.51),
    "dates": (0.99, 0.94),
    "deadlines": (0.89, 0.8),
    "events": (0.33, 0.28),
    "issuers": (0.97, 0.97),
    "lead units": (0.78, 0.5),
    "lists": (0.91, 0.84),
    "partners": (0.88, 0.3),
    "people": (0.87, 0.65),
    "proposals": (0.45, 0.32),
    "quantities": (0.97, 0.91),
    "references": (0.96, 0.92),
    "successions": (0.37, 0.18),
    "works": (0.98, 0.98),
}
HARMLESS = (
    "en-sports-day.txt",
    "fr-market-notice.txt",
    "ja-cafeteria-notice.txt",
    "ko-cafeteria-notice.txt",
    "lo-canteen-notice.txt",
    "th-canteen-notice.txt",
    "vi-canteen-notice.txt",
)


@cache
def _scores(texts: str = "held") -> Scores:
    wanted = {
        "newer": NEWER,
        "latest": LATEST,
        "dense": DENSE,
        "newest": NEWEST,
        "told": TOLD,
        "tasks": TASKS,
        "opened": OPENED,
        "opened later": OPENED_LATER,
    }
    others = NEWER | LATEST | DENSE | NEWEST | TOLD | TASKS | OPENED | OPENED_LATER
    return scoring.score(
        (labels, text)
        for labels, text in scoring.open_corpus()
        if (labels["file"] in wanted[texts] if texts in wanted else labels["file"] not in others)
    )


_FLOORS_OF = {
    "newer": OF_NEWER,
    "latest": OF_LATEST,
    "dense": OF_DENSE,
    "newest": OF_NEWEST,
    "told": OF_TOLD,
    "tasks": OF_TASKS,
    "opened": OF_OPENED,
    "opened later": OF_OPENED_LATER,
}


@pytest.mark.parametrize(("texts", "kind"), [(texts, kind) for texts, floors in _FLOORS_OF.items() for kind in floors])
def test_the_newer_texts_are_read_as_well_as_they_were(texts, kind):
    tally = _scores(texts)[kind, "all"]
    precision, recall = _FLOORS_OF[texts][kind]

    assert tally.precision >= precision, tally.invented
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("kind", FLOORS)
def test_the_reading_reaches_its_floor(kind):
    tally = _scores()[kind, "all"]
    precision, recall = FLOORS[kind]

    assert tally.precision >= precision, tally.invented
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("language", OF_EACH)
def test_a_language_does_not_hide_behind_the_others(language):
    below = {
        kind: (tally.invented, tally.missed)
        for (kind, code), tally in _scores().items()
        if code == language and kind != "partners" and tally.f1 < OF_EACH[language]
    }

    assert below == {}


def test_every_kind_has_a_floor(capsys):
    with capsys.disabled():
        print("", scoring.table(_scores()), sep="\n")

    assert {kind for kind, _ in _scores()} == set(FLOORS)


def test_every_language_is_read_as_itself():
    wrong = [
        (labels["file"], reading.language)
        for labels, reading in scoring.readings(scoring.open_corpus())
        if reading.language != labels["language"]
    ]

    assert wrong == []


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_texts_hold_no_documents_people_or_days(name):
    (reading,) = [reading for labels, reading in scoring.readings(scoring.open_corpus()) if labels["file"] == name]

    assert (*reading.references, *reading.dates, *reading.people, *reading.events, *reading.provisions) == ()


def test_labels_quote_their_texts():
    missing = [
        (labels["file"], label["quote"])
        for labels, text in scoring.open_corpus()
        for kind in ("references", "dates", "quantities", "events")
        for label in labels.get(kind, ())
        if label["quote"] not in text
    ]

    assert missing == []


def test_labels_stand_in_the_order_of_their_texts():
    """A quote is looked for behind the one before it: where it stands earlier, it is compared with another place."""
    disordered = {labels["file"]: scoring.out_of_order(labels, text) for labels, text in scoring.open_corpus()}

    assert {file: kinds for file, kinds in disordered.items() if kinds} == {}


def test_a_label_out_of_order_is_named_by_its_place():
    labels = {"dates": [{"quote": "6 May"}, {"quote": "5 May"}], "quantities": [{"quote": "two"}]}

    assert scoring.out_of_order(labels, "5 May, then 6 May, two of them") == {"dates": [1]}


def test_held_out_texts_lend_sums_and_no_words():
    half = [(labels, text[: len(text) // 2]) for labels, text in scoring.open_corpus()[:2]]
    shown = scoring.score(half)
    struck = scoring.score([({**labels, "split": "held_out"}, text) for labels, text in half])

    assert scoring.table(struck) == scoring.table(shown)
    assert scoring.mistakes(shown) != scoring.mistakes(struck)
    assert {words for tally in struck.values() for words in tally.missed + tally.invented} == {"(kept back)"}


def test_labels_that_name_their_kinds_are_scored_on_these_alone():
    (labels, text), *_ = scoring.open_corpus()

    scores = scoring.score([({**labels, "kinds": ["dates", "quantities"]}, text)])

    assert {kind for kind, _ in scores} == {"dates", "quantities"}


def test_a_refused_text_is_scored_as_one_in_which_nothing_was_found():
    (labels, _), *_ = scoring.open_corpus()

    tally = scoring.score([({**labels, "kinds": ["dates"]}, "绝密\n2024")])["dates", "all"]

    assert (tally.right, tally.wanted, tally.given) == (0, len(labels["dates"]), 0)


@pytest.mark.parametrize(
    ("wanted", "given", "right"), [("부산", "보성", 0), ("カザ", "カサ", 0), ("부산", "부산", 1), ("Huế", "Hue", 1)]
)
def test_names_are_compared_without_accents_but_by_whole_letters(monkeypatch, wanted, given, right):
    place = Place(start=0, end=len(given), quote=given, name=given, partner=True)
    monkeypatch.setattr(scoring, "read", lambda text: Reading(text=text, language="und", places=(place,)))
    labels = {"file": "none.txt", "language": "und", "kinds": ["partners"], "partners": [wanted]}

    assert scoring.score([(labels, given)])["partners", "all"].right == right
