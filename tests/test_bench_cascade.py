"""The measure of the cascade, small: it builds, reads, writes and recounts, and tells all its figures."""

from __future__ import annotations

import sys

import pytest

from tests.benched import told_by

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the server is looked up in /proc")


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    return told_by("cascade", "--size", "1000", "--seconds", "1")


def test_nothing_is_refused_lost_or_miscounted(told):
    assert (told["refused"], told["drift"]) == (0, 0)


def test_the_last_line_holds_every_figure(told):
    assert 1_000 <= told["size"] <= 1_500
    for name in (
        "board_p95_ms", "recursive_p95_ms", "subtree_p95_ms", "page_p95_ms", "accept_p95_ms", "accept_per_s",
        "board_as_of_p95_ms", "page_as_of_p95_ms", "list_as_of_p95_ms",
        "bare_insert_per_s", "http_accept_per_s", "bytes_per_commitment", "load_s", "hand_down_500_s", "move_s",
    ):  # fmt: skip
        assert told[name] > 0, name


def test_boards_are_read_with_changes_waiting(told):
    assert told["changes_waiting"] == 500
