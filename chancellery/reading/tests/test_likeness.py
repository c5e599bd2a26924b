"""How near two provisions are."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading.likeness import Kind, Passage, Shared, nearest
from chancellery.reading.likeness.lexicon import NONE, concepts, lexicon, words_of
from chancellery.reading.likeness.signs import LONGEST, signs
from chancellery.reading.tests import corpus, likeness_pairs

LANGUAGES = ("vi", "en", "fr", "pl", "pt", "es", "de", "it", "cs", "ru", "zh", "ja", "ko")
TRADE = Passage("trade", "Bring our goods to four international fairs a year.", "en")
CONSULAR = Passage("consular", "Protect citizens abroad and set up a hotline.", "en")
REPORT = Passage("report", "Report by 15 December on Plan 318/KH-UBND.", "en")
ALL = (TRADE, CONSULAR, REPORT)


def keys(text: str, language: str) -> set[str]:
    return set(signs(text, language))


def test_the_nearest_comes_first_and_says_why_in_both_languages():
    found = nearest(Passage("x", "Ochrona konsularna: uruchomić infolinię.", "pl"), ALL)

    assert [near.key for near in found] == ["consular"]
    assert found[0].shared[:2] == (
        Shared(Kind.CONCEPT, "konsularna", "Protect citizens"),
        Shared(Kind.CONCEPT, "infolinię", "hotline"),
    )


def test_what_shares_nothing_is_not_found():
    assert nearest(Passage("x", "Malować ściany.", "pl"), ALL) == []
    assert nearest(TRADE, []) == []


def test_a_number_of_a_document_and_a_day_tell_in_any_language():
    found = nearest(Passage("x", "do 15 grudnia, według planu nr 318-KH/UBND", "pl"), ALL)

    assert [near.key for near in found] == ["report"]
    assert {shared.kind for shared in found[0].shared} >= {Kind.DOCUMENT, Kind.DAY}


def test_a_sign_that_all_candidates_show_tells_less_than_one_that_one_shows():
    plain = [Passage(n, f"Delegations to the fair, {word}", "en") for n, word in enumerate(("soon", "late", "hotline"))]

    found = nearest(Passage("x", "Delegacje na targi i infolinia.", "pl"), plain)

    assert [near.key for near in found] == [2, 0, 1]


@pytest.mark.parametrize(
    ("text", "language", "shown", "not_shown"),
    [
        ("Công dân sống ở Nhật Bản", "vi", "p:JP", "c:villages"),
        ("các bản giáp biên", "vi", "c:villages", "p:JP"),
        ("Ủy ban nhân dân tỉnh báo cáo", "vi", "c:reporting", "c:people_living"),
        ("przyjaźń z Laosem", "pl", "p:LA", "c:border"),
        ("mieszkają za granicą", "pl", "c:diaspora", "c:border"),
        ("straż na granicy", "pl", "c:border", "c:diaspora"),
        ("protection consulaire des citoyens", "fr", "c:consular", "c:border"),
        ("Hochwasserschutz und Entwicklungshilfe", "de", "c:aid", "c:awards"),
        ("边境口岸", "zh", "c:border_crossings", "c:aid"),
        ("국경 검문소", "ko", "c:border", "c:aid"),
    ],
)
def test_words_show_their_concept_in_the_forms_of_the_language(text, language, shown, not_shown):
    found = keys(text, language)

    assert shown in found
    assert not_shown not in found


def test_a_phrase_ends_with_its_sentence():
    lower = "a company of friends. associations meet. friendship associations"

    found = [one for one in lexicon("en").find(lower, words_of(lower)) if one.key == "c:associations"]

    assert [(one.start, one.end) for one in found] == [(lower.index("friendship"), len(lower))]


def test_the_language_is_told_from_the_text_where_it_is_not_known():
    assert "c:consular" in keys("Les services assurent la protection consulaire des citoyens à l'étranger.", "und")
    assert keys("12-CT/TW", "xx") == {"r:12-ct-tw"}


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.key)
def test_a_concept_has_its_words_in_every_language(concept):
    words = [word for some in concept.words.values() for word in some]

    assert all(word == word.lower() == unicodedata.normalize("NFC", word) and word.strip() == word for word in words)
    assert not any(mark in word for word in words for mark in ".;:!?’'-(")
    assert concept.key == NONE or tuple(concept.words) == LANGUAGES
    assert all(len(set(some)) == len(some) for some in concept.words.values())


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([*LANGUAGES, "und", "xx"]))
def test_every_quote_stands_in_its_text_and_nearness_is_a_share(here, there, language):
    for near in nearest(Passage(1, here, language), [Passage(2, there, "en")], least=0.0):
        assert 0 <= near.nearness <= 1.000001
        for shared in near.shared:
            assert shared.here in here
            assert shared.there in there


@pytest.mark.parametrize("unit", ["protection des ", "granic ", "1/2 ", "đối ngoại ", "边境", "- "])
def test_a_hostile_text_takes_no_longer_than_a_plain_one(unit):
    signs.cache_clear()
    begun = time.process_time()
    signs(unit * 100_000, "fr")

    assert time.process_time() - begun < 2
    assert signs(unit * 100_000, "fr") == signs((unit * 100_000)[:LONGEST], "fr")


@pytest.mark.parametrize(("part", "floor"), [(likeness_pairs.EARLY, 0.95), (likeness_pairs.LATE, 0.95)])
def test_what_a_provision_carries_is_among_the_first_three(part, floor):
    found = likeness_pairs.tallies(likeness_pairs.written(part)).values()

    assert sum(tally.among_three for tally in found) >= floor * sum(tally.pairs for tally in found)


@pytest.mark.corpus
def test_what_a_paragraph_of_the_field_carries_is_among_the_first_three():
    corpus.folder()
    found = likeness_pairs.tallies(likeness_pairs.field()).values()

    assert sum(tally.among_three for tally in found) >= 0.8 * sum(tally.pairs for tally in found)


def test_every_label_names_a_provision_there_is():
    for part in (likeness_pairs.EARLY, likeness_pairs.LATE):
        for pair in likeness_pairs.written(part):
            assert pair.carries <= {candidate.key for candidate in pair.candidates}
