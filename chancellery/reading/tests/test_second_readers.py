"""Second readers: what they find is proven, marked, and never in place of ours."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import as_json, facts, files, read, second_readers
from chancellery.reading.second_readers import Finding, Unavailable, read_again
from chancellery.reading.second_readers.proof import KINDS, proven

TEXT = (
    "On 12 March 2024 the Department of Foreign Affairs received Mrs Ewa Zielińska, deputy mayor of Sopot.\n"
    "Sopot, on the coast, sent 35 books. Plan No. 14/KH-SNgV of 5 January 2024 was carried out.\n"
)


class Fixed:
    """A second reader whose findings we write ourselves."""

    name = "fixed"

    def __init__(self, *findings, failure=None, pause=0.0):
        self.findings, self.failure, self.pause = findings, failure, pause

    def find(self, reading):
        time.sleep(self.pause)
        yield from self.findings
        if self.failure:
            raise self.failure


def again(*findings, **how):
    return read_again(read(TEXT), [Fixed(*findings, **how)], seconds=1)


def test_what_we_did_not_find_is_added_with_its_source():
    before = read(TEXT)
    found = Finding(kind="organisations", quote="deputy mayor of Sopot", said={"name": "City of Sopot"})

    after = again(found)

    (added,) = [fact for fact in after.organisations if fact.sources]
    assert (added.quote, added.name, added.rule) == (found.quote, "City of Sopot", "second-reader")
    assert [fact for fact in after.organisations if not fact.sources] == list(before.organisations)
    assert replace(after, organisations=before.organisations) == before


def test_what_we_found_too_is_marked_and_stays_ours():
    (ours,) = [day for day in read(TEXT).dates if day.edtf == "2024-03-12"]

    after = again(Finding(kind="dates", quote=ours.quote, said={"edtf": "2024-03-12"}))

    assert [day for day in after.dates if day.sources] == [replace(ours, sources=("fixed",))]


def test_what_contradicts_us_is_a_warning_and_changes_nothing():
    before = read(TEXT)

    after = again(Finding(kind="dates", quote="12 March 2024", said={"edtf": "2023-03-12"}))

    (warning,) = [one for one in after.warnings if one.code == "second-reader-differs"]
    assert after.dates == before.dates
    assert (warning.quote, warning.sources) == ("12 March 2024", ("fixed",))
    assert "2023-03-12" in warning.message
    assert "2024-03-12" in warning.message


def test_a_new_reference_gets_its_work_and_the_others_keep_theirs():
    before = read(TEXT)

    after = again(Finding(kind="references", quote="carried out", said={"kind": "report", "number": "9/BC"}))

    assert len(after.works) == len(before.works) + 1
    for index, work in enumerate(after.works):
        assert [one.work for one in after.references].count(index) == len(work.mentions)
        assert {after.references[place].work for place in work.mentions} == {index}
    assert after.works[-1].number == "9/BC"


@pytest.mark.parametrize(
    "finding",
    [
        Finding(kind="people", quote="Nobody of that name", said={"name": "Nobody"}),
        Finding(kind="people", quote="Sopot", said={"name": "Sopot"}),  # stands there twice
        Finding(kind="people", quote="Ewa", said={}),
        Finding(kind="people", quote="Ewa", said={"name": ""}),
        Finding(kind="people", quote="Ewa", said={"name": "Ewa", "age": 40}),
        Finding(kind="people", quote="Ewa", said={"name": ["Ewa"]}),
        Finding(kind="people", quote="Ewa", said={"name": "Ewa", "sources": ["ours"]}),
        Finding(kind="dates", quote="12 March 2024", said={"edtf": "12 March"}),
        Finding(kind="quantities", quote="35 books", said={"value": "35", "of": "books"}),
        Finding(kind="references", quote="Plan", said={"number": "1"}),
        Finding(kind="references", quote="Plan", said={"kind": "plan", "work": 0}),
        Finding(kind="provisions", quote="Sopot, on the coast", said={"label": "1.", "heading": "x"}),
        Finding(kind="nonsense", quote="Ewa", said={"name": "Ewa"}),
        Finding(kind="people", quote=" ", said={"name": "Ewa"}),
    ],
)
def test_what_does_not_hold_is_dropped_and_counted(finding):
    before = read(TEXT)

    after = again(finding)

    (warning,) = [one for one in after.warnings if one not in before.warnings]
    assert (warning.code, warning.message.split()[:3]) == ("second-reader-dropped", ["1", "of", "1"])
    assert replace(after, warnings=before.warnings) == before


def test_a_quote_given_at_the_wrong_place_is_found_where_it_stands():
    fact = proven(
        Finding(kind="people", quote="Ewa Zielińska", start=3, said={"name": "Ewa Zielińska"}), TEXT, source="x"
    )

    assert fact is not None
    assert TEXT[fact.start : fact.end] == "Ewa Zielińska"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"failure": Unavailable("it is being repaired.")}, "it is being repaired."),
        ({"failure": ZeroDivisionError()}, "it failed."),
        ({"pause": 3}, "longer than 1 seconds"),
    ],
)
def test_a_reader_that_fails_costs_a_warning(how, said):
    before = read(TEXT)

    after = again(**how)

    (warning,) = [one for one in after.warnings if one not in before.warnings]
    assert warning.code == "second-reader-silent"
    assert said in warning.message
    assert replace(after, warnings=before.warnings) == before


_SAID = st.dictionaries(
    st.sampled_from(
        ["name", "edtf", "value", "of", "kind", "number", "items", "date", "post", "work", "start", "rule"]
    ),
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.lists(st.text()),
)


@given(
    kind=st.sampled_from([*KINDS, "works", "ledger", ""]),
    span=st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40)),
    quote=st.none() | st.text(max_size=5),
    start=st.none() | st.integers(-5, 500),
    said=_SAID,
)
def test_whatever_is_proposed_a_fact_quotes_the_text(kind, span, quote, start, said):
    words = TEXT[span[0] : span[0] + span[1]] if quote is None else quote
    reading = read_again(_READ, [Fixed(Finding(kind=kind, quote=words, said=said, start=start))])

    for name in KINDS:
        for fact in getattr(reading, name):
            assert TEXT[fact.start : fact.end] == fact.quote
    assert as_json.restored(as_json.whole(replace(_FILE, reading=reading))).reading == reading


_READ = read(TEXT)
_FILE = files.read_bytes(TEXT.encode(), "a.txt")


def test_nobody_is_asked_unless_switched_on(monkeypatch):
    monkeypatch.delenv(second_readers.SWITCH, raising=False)
    record = as_json.whole(_FILE)

    assert second_readers.switched_on() == []
    assert second_readers.record_read_again(record) is record


def test_a_switch_with_an_unknown_name_costs_a_warning(monkeypatch):
    monkeypatch.setenv(second_readers.SWITCH, "oracle")

    (*_ours, warning) = as_json.restored(second_readers.record_read_again(as_json.whole(_FILE))).reading.warnings

    assert warning.code == "second-reader-silent"
    assert "oracle" in warning.message
    assert "chat" in warning.message


def test_only_what_a_second_reader_touched_names_a_source():
    record = as_json.shape(replace(_FILE, reading=again(Finding(kind="places", quote="coast", said={"name": "coast"}))))

    named = [fact for name in KINDS for fact in record[name] if "sources" in fact]
    assert [fact["quote"] for fact in named] == ["coast"]
    assert facts.Place(**{**named[0], "sources": ("fixed",)}).name == "coast"
