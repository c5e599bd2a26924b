"""What holds for every text whatsoever."""

from __future__ import annotations

import gc
import random
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import Reading, read
from chancellery.reading.errors import SecretText
from chancellery.reading.facts import Fact
from chancellery.reading.tests.timed import least_seconds

PIECES = [
    "12-CT/TW", "12/CT-TW", "01-ĐA/TW", "30/2020/NĐ-CP", "chỉ thị số", "Directive no. ", "directive n° 12",
    "Résolution", " du Secrétariat", " sur « le sujet »", " of 5 January 2022", " 5 stycznia 2022 r.",
    "ngày 05 tháng 01 năm 2022", "24/11", "2021-2030", "quý III/2023", " mais de 300 comentários", "250 đại biểu",
    "7 tarefas:", "Em primeiro lugar, ", "1. ", "a) ", "Điều 5. ", "\n", "\r\n", "\t", " | ", "Comment (0)", "![](",
    "« ", " »", "“", ". ", ", ", ";", "…", "İ", "e\u0301", "\u0301", "\u00a0", "\u2028", "\x00", "𝒜", "và",
    " et la ", " w celu wdrożenia ", "Nguyễn Văn A", "(",
]  # fmt: skip
BLANKS = ["\n", "  ", "\u00a0", "\t", " \n"]
STRAY = "0158.,:;()/-–«»IVX|\n"
#: How files damage a text: each takes a piece of one and what to draw by.
DAMAGES: list[Callable[[str, random.Random], str]] = [
    lambda piece, draw: piece.replace(" ", "\n"),
    lambda piece, draw: "".join(draw.choice(BLANKS) if sign == " " and draw.random() < 0.2 else sign for sign in piece),
    lambda piece, draw: piece.upper(),
    lambda piece, draw: " ".join(draw.sample(words := piece.split(" "), len(words))),
    lambda piece, draw: "".join(sign for sign in piece if draw.random() > 0.03),
    lambda piece, draw: "".join(draw.choice(STRAY) if draw.random() < 0.05 else sign for sign in piece),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def _facts(reading: Reading) -> list[Fact]:
    groups = (getattr(reading, field.name) for field in fields(reading))
    return [fact for group in groups if isinstance(group, tuple) for fact in group if isinstance(fact, Fact)]


@pytest.mark.parametrize("collects", [True, False])
def test_a_reading_leaves_the_search_for_garbage_as_it_was(monkeypatch: pytest.MonkeyPatch, collects: bool) -> None:
    monkeypatch.setattr(gc, "isenabled", lambda: collects)
    turned: list[bool] = []
    monkeypatch.setattr(gc, "disable", lambda: turned.append(False))
    monkeypatch.setattr(gc, "enable", lambda: turned.append(True))
    read("Directive 12 of 5 January 2022.")
    assert turned == [False, True][: 1 + collects]


@settings(max_examples=120)
@given(TEXTS)
def test_a_span_quotes_its_text_and_reading_never_fails(text: str) -> None:
    try:
        reading = read(text)
    except SecretText:
        return
    for fact in _facts(reading):
        assert 0 <= fact.start <= fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.quote


@cache
def _open_corpus() -> tuple[str, ...]:
    folder = Path(__file__).with_name("open_corpus")
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


@settings(max_examples=200)
@given(
    st.sampled_from(_open_corpus()), st.integers(0), st.integers(50, 1500), st.sampled_from(DAMAGES),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_a_damaged_text_is_read(
    text: str, place: int, length: int, damage: Callable[[str, random.Random], str], draw: random.Random
) -> None:
    start = place % len(text)
    damaged = damage(text[start : start + length], draw)
    with suppress(SecretText):
        assert all(damaged[fact.start : fact.end] == fact.quote for fact in _facts(read(damaged)))


@settings(max_examples=60)
@given(TEXTS)
def test_every_index_points_at_what_was_found(text: str) -> None:
    try:
        reading = read(text)
    except SecretText:
        return
    assert all(0 <= reference.work < len(reading.works) for reference in reading.references)
    assert sorted(index for work in reading.works for index in work.mentions) == list(range(len(reading.references)))
    assert all(
        reading.references[index].work == place for place, work in enumerate(reading.works) for index in work.mentions
    )


@settings(max_examples=40)
@given(TEXTS)
def test_reading_twice_finds_the_same(text: str) -> None:
    try:
        first = read(text)
    except SecretText:
        return
    assert read(text) == first


HOSTILE = [
    "1" * 1000, "12-CT/", "12/", "12 - ", "directive n° ", "5 mars ", "2021-", " ", "\n", "a", ".", ", ", "« ", "“",
    "|", "(", "A-", "Ủy ban ", "\u0301", "e\u0301", "![](", "en ", "số ", "1. ", "SECRET ", "S E C R E T ", "mật ",
    "Photo : ", "http://", "Résolution 18 sur le sujet et ", "Le comité de la ville ", "Nguyễn Văn ", "250 ", "de ",
    "12-CT/TW ", "§ 1. ", "1. 2. ", "Le ministère et le comité, ", "The Union of the North, the Board and ",
    "Resolution 18-NQ/TW, Resolution 18/NQ-CP, Resolution 18. ", "Plan 88-KH/TU implements Directive 44-CT/TW. ",
    'They act under Cabinet Resolution 7/2024 (hereinafter "the Resolution") in the towns. The Resolution holds.\n',
    "Four tasks were set:\nContinue to report on all of the roads;\nContinue to send the lists;\nand more.\n",
    "As they said to the people of the town, on 5 May 2024 the Department of Finance held a conference in Hue.\n",
    "Mayor Anna Berg and Nguyễn Văn An proposed that the Government publish the map of the road.\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_is_linear_on_hostile_text(piece: str) -> None:
    """Ten times the text takes about ten times the time; what grows with the square takes a hundred times."""
    size = 20_000
    small, large = piece * (size // len(piece)), piece * (10 * size // len(piece))

    assert _seconds(large) < 30 * _seconds(small) + 0.5


#: Read what comes in, and tell the most memory that took, in MB.
_READING = """
import sys
from chancellery.reading import read
from chancellery.reading.many.memory import peak_mb
text = sys.stdin.read()
read(text)
print(peak_mb())
"""


def test_a_long_text_dense_with_facts_is_read_in_little_memory() -> None:
    """2.5 MB take 86 MB, half of it for the reader itself: so 5 MB in one language stay well below 200 MB."""
    folder = Path(__file__).with_name("open_corpus")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("vi-*.txt"))]
    # No two copies are the same: what repeats is not read twice.
    copies = (re.sub(r"(?<=[^\W\d_]{3})(?=[.;:]?$)", f" {n}", text, flags=re.M) for n in range(99) for text in texts)
    long = "\n\n".join(copies)[:1_900_000]
    told = subprocess.run(
        [sys.executable, "-c", _READING], input=long, capture_output=True, encoding="utf-8", check=True
    )

    assert float(told.stdout) < 100


@pytest.mark.parametrize("language", ["vi", "en", "ru", "zh"])
def test_a_long_text_is_read_in_as_much_time_a_letter_as_a_short_one(language: str) -> None:
    """A rule that looks through the rest of the text at each of its words shows here, and in few patterns alone."""
    folder = Path(__file__).with_name("open_corpus")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"{language}-*.txt"))]
    copies = (re.sub(r"(?<=[^\W\d_]{3})(?=[.;:]?$)", f" {n}", text, flags=re.M) for n in range(99) for text in texts)
    long = "\n\n".join(copies)[: 4 * _SHORTER]

    assert _seconds(long) < 6 * _seconds(long[:_SHORTER])


#: In letters; a text four times as long may take six times the time.
_SHORTER = 60_000


def _seconds(text: str) -> float:
    def act() -> None:
        with suppress(SecretText):
            read(text)

    return least_seconds(act, tries=2)
