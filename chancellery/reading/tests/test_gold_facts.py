"""What the reading has found once, it goes on finding; giving a fact up is a decision with a reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from chancellery.reading.tests import gold, scoring
from chancellery.reading.tests.gold import Standing

HOW = "Give it up on purpose with: ./run reading-changes --record --accept-loss REASON"
ONE, TWO, THREE = (("a.txt", "dates", words) for words in ("5 May", "6 May", "7 May"))


@cache
def _standing() -> Standing:
    return gold.standing()


def test_no_gold_fact_is_lost():
    lost = ["  ".join(fact) for fact in _standing().lost]

    assert lost == [], HOW


def test_the_record_holds_most_of_what_is_met():
    assert len(_standing().recorded) >= 0.8 * len(_standing().met), "Write it anew: ./run reading-changes --record"


def test_each_accepted_loss_has_a_reason_and_a_text():
    files = {labels["file"] for labels, _ in scoring.open_corpus()}

    assert [fact for fact, reason in _standing().accepted.items() if not reason.strip() or fact[0] not in files] == []


def test_a_lost_fact_is_named_until_its_loss_is_accepted():
    found = Standing(met=frozenset({ONE}), recorded=frozenset({ONE, TWO, THREE}), accepted={THREE: "a wrong label"})

    assert found.lost == [TWO]
    assert found.won == []


def test_record_adds_what_was_won_and_keeps_what_was_lost(tmp_path: Path):
    found = Standing(met=frozenset({ONE}), recorded=frozenset({TWO}), accepted={})

    gold.record(found, reason=None, folder=tmp_path)

    assert (tmp_path / "gold_facts.tsv").read_text() == "a.txt\tdates\t5 May\na.txt\tdates\t6 May\n"
    assert (tmp_path / "accepted_losses.tsv").read_text() == ""


def test_record_with_a_reason_moves_what_was_lost(tmp_path: Path):
    found = Standing(met=frozenset({ONE}), recorded=frozenset({ONE, TWO}), accepted={})

    gold.record(found, reason="two rules contradict\n each other", folder=tmp_path)

    assert (tmp_path / "gold_facts.tsv").read_text() == "a.txt\tdates\t5 May\n"
    assert (tmp_path / "accepted_losses.tsv").read_text() == "a.txt\tdates\t6 May\ttwo rules contradict each other\n"


def test_record_takes_back_an_accepted_loss_that_is_met_again(tmp_path: Path):
    found = Standing(met=frozenset({ONE}), recorded=frozenset(), accepted={ONE: "too rare", TWO: "too rare"})

    gold.record(found, reason=None, folder=tmp_path)

    assert (tmp_path / "gold_facts.tsv").read_text() == "a.txt\tdates\t5 May\n"
    assert (tmp_path / "accepted_losses.tsv").read_text() == "a.txt\tdates\t6 May\ttoo rare\n"


def test_record_refuses_a_reason_without_words(tmp_path: Path):
    with pytest.raises(gold.NoReason):
        gold.record(Standing(frozenset(), frozenset({ONE}), {}), reason=" ", folder=tmp_path)

    assert list(tmp_path.iterdir()) == []
