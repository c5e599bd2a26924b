"""Sentences of each language and what is to be read in them: one file a language in ``sentences/``, named by its code.

Nothing but the file needs writing for a new language. It holds, each as often as wanted:

- ``documents``, ``dates``, ``counts``, ``people``, ``events``, ``awards``, ``proposals``: a text, and all that is to
  be found in it. Of an event only what is named is compared; elsewhere what is not named must not be read;
- ``lists``: a text with one list, the points announced and found, and which of them (from 1) is a ``duty``;
- ``partners``: a text, and the countries and localities abroad it co-operates with;
- ``duties``: a text, and who is to do its first provision, with whom, by when;
- ``nothing_found``: prose with no document, event, succession or award;
- ``secret``: texts whose mark stops the reading; ``ordinary``: texts where the same word is none.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

SENTENCES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "sentences").glob("*.toml"))
}
DUTY = ("lead_units", "coordinating_units", "due", "schedule")


def told(kind):
    """Give a test every entry of one kind, of every language."""
    cases = [
        pytest.param(entry, id=f"{language} {number}")
        for language, entries in SENTENCES.items()
        for number, entry in enumerate(entries.get(kind, ()), start=1)
    ]
    return pytest.mark.parametrize("entry", cases)


def as_told(found, *names):
    """Return what was found as a file tells it: what is unknown is left out."""
    rows = [{name: getattr(one, name) for name in names} for one in found]
    return [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items() if value is not None}
        for row in rows
    ]


@told("documents")
def test_documents_are_read_with_number_day_and_issuer(entry):
    assert as_told(read(entry["text"]).references, "kind", "number", "date", "issuer") == entry["found"]


@told("dates")
def test_days_and_periods_are_read(entry):
    assert [date.edtf for date in read(entry["text"]).dates] == entry["found"]


@told("counts")
def test_counts_are_read_with_the_marks_of_the_language(entry):
    assert as_told(read(entry["text"]).quantities, "value", "of", "approximate") == entry["found"]


@told("lists")
def test_a_list_told_with_ordinals_keeps_the_point_that_became_a_weekday(entry):
    reading = read(entry["text"])

    (points,) = reading.lists
    assert (points.announced, points.found) == (entry["announced"], entry["found"])
    assert "duty" not in entry or reading.provisions[points.provisions[entry["duty"] - 1]].duty


@told("duties")
def test_a_duty_says_who_leads_with_whom_by_when(entry):
    assert as_told(read(entry["text"]).provisions[:1], *DUTY) == [{k: v for k, v in entry.items() if k in DUTY}]


@told("partners")
def test_the_countries_and_localities_a_text_co_operates_with_are_partners(entry):
    assert [place.name for place in read(entry["text"]).places if place.partner] == entry["found"]


@told("people")
def test_people_have_their_posts_and_places_are_no_people(entry):
    assert as_told(read(entry["text"]).people, "name", "post") == entry["found"]


@told("events")
def test_an_event_is_told_whole(entry):
    [wanted] = entry["found"]

    assert as_told(read(entry["text"]).events, *wanted) == [wanted]


@told("awards")
def test_awards_are_counted_by_kind(entry):
    assert as_told(read(entry["text"]).awards, "kind", "count") == entry["found"]


@told("proposals")
def test_a_proposal_names_who_asks_whom_for_what(entry):
    assert as_told(read(entry["text"]).proposals, "by", "to", "items") == entry["found"]


@told("nothing_found")
def test_ordinary_prose_names_no_document_and_no_event(entry):
    reading = read(entry)

    assert (reading.references, reading.events, reading.successions, reading.awards) == ((), (), (), ())


@told("secret")
def test_a_mark_of_secrecy_stops_the_reading(entry):
    with pytest.raises(SecretText):
        read(entry)


@told("ordinary")
def test_the_ordinary_word_is_no_mark(entry):
    reading = read(entry)

    assert entry in SENTENCES[reading.language]["ordinary"]
