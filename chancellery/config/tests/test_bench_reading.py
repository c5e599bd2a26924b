"""The measure of the reading."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from chancellery.config.bench import bench, labelled, material, quality
from chancellery.config.bench.report import Figures
from chancellery.reading.tests import scoring
from chancellery.reading.tests.tallies import Tally

TEXTS = ["Chỉ thị số 12-CT/TW năm 2022 của Ban.\n\nCác sở báo cáo:\n- kết quả\n", "Kế hoạch số 7/KH-UBND.\n"]


@pytest.fixture(scope="module")
def told() -> dict:
    result = CliRunner().invoke(bench, ["reading", "--json", "--seconds", "0", "--long", "0.05"])

    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_one_object_holds_speed_memory_start_and_f1_by_kind_and_language(told):
    for name in ("mb_per_s", "peak_mb", "start_s", "start_and_first_text_s", "long_to_short"):
        assert told[name] > 0, name
    assert set(told["mb_per_s_by_language"]) >= {"vi", "en", "fr", "pl", "pt"}
    for rates in (told["f1"], told["precision"], told["recall"]):
        assert set(rates) >= {"references", "dates", "quantities", "lists", "lead_units"}
        assert all(0 <= rate <= 1 for by_language in rates.values() for rate in by_language.values())
        assert set(rates["references"]) >= {"all", "vi", "en", "fr", "pl", "pt"}


def test_single_fields_of_events_proposals_and_successions_are_told_beside_whole_facts(told):
    for rates in told["by_field"].values():
        assert set(rates) >= {"events.found", "events.date", "proposals.by", "successions.into"}
    kinds = [row["kind"] for row in told["rows"]]
    assert [kind for kind in kinds if kind.startswith("successions")] == [
        "successions", "successions.basis", "successions.found", "successions.from_units", "successions.into"
    ]  # fmt: skip


def test_nothing_of_a_held_out_text_is_told_but_sums(told):
    printed = json.dumps(told, ensure_ascii=False)

    for labels, text in scoring.open_corpus("held_out"):
        assert labels["file"] not in printed
        assert [line for line in text.splitlines() if len(line) > 20 and line in printed] == []


def test_the_field_corpus_counts_what_is_missing_where_its_labels_name_a_part(told):
    assert set(told["field"]["f1"]) & quality.NAMED_IN_PART == set()
    assert set(told["field"]["recall"]) >= set(told["field"]["f1"])


def test_without_labels_it_says_so(monkeypatch):
    monkeypatch.setattr(labelled, "_SCORING", "chancellery.reading.tests.absent")

    result = CliRunner().invoke(bench, ["reading"])

    assert result.exit_code == 1
    assert result.stderr == "Error: The labelled texts are not here: they lie with the tests of the reading.\n"


def test_without_the_field_corpus_its_part_is_empty(monkeypatch, tmp_path):
    monkeypatch.setenv("CHANCELLERY_CORPUS", str(tmp_path))

    assert labelled.field_corpus() == []


def test_documents_have_the_length_asked_for_and_share_no_line():
    made = material.documents(TEXTS, size=500, number=20)

    assert all(500 <= len(text.encode()) < 700 for text in made)
    lines = [line for text in made for line in text.splitlines() if line]
    assert len(lines) == len(set(lines))


def test_a_long_text_has_the_length_asked_for_and_no_more():
    made = material.filling(TEXTS, size=500, total=20_000)

    assert 19_000 < sum(len(text.encode()) for text in made) <= 20_000


def test_documents_keep_what_makes_a_number_and_a_year():
    first, second = material.documents(TEXTS[:1], size=10, number=2)

    assert first.startswith("Chỉ thị số 12-CT/TW năm 2022 của Ban ba.")
    assert second.startswith("Chỉ thị số 13-CT/TW năm 2023 của Ban do.")


def test_rates_are_told_where_there_is_something_to_rate():
    one = quality.Quality(
        2,
        {
            ("lead units", "vi"): Tally(right=1, given=2, wanted=4, invented=["x"]),
            ("lead units", "all"): Tally(right=1, given=2, wanted=4, invented=["x"]),
            ("awards", "vi"): Tally(),
            ("awards", "all"): Tally(),
        },
    )

    assert one.precision() == {"lead_units": {"vi": 0.5, "all": 0.5}}
    assert one.recall() == {"lead_units": {"vi": 0.25, "all": 0.25}}
    assert one.counts() == {"lead_units": 4, "awards": 0}
    assert Figures(("kind", "labels", "prec.", "recall", "F1", "vi"), one.rows(["vi"])).as_table().splitlines() == [
        "kind        labels  prec.  recall     F1     vi",
        "awards           0      ·       ·      ·      ·",
        "lead_units       4  0.500   0.250  0.333  0.333",
    ]
