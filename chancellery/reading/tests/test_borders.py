"""Words that no blank parts: where they are parted, and that every fact comes back as it was given."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading import borders, read
from chancellery.reading.text import CHANGING, UNSPACED

LETTERS = "省外事局会议于的，。（）：第5１年号グエンは、「」제각시는부มี่๒ວັນ໒ abc\n"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("由省外事局牵头，会同卫生厅实施。", "由 省 外事局 牵头, 会同 卫生厅 实施."),
        ("共和国与各国保持友好关系。", "共和国 与 各国 保持 友好关系."),
        ("（一）第１２条：２０２４年５月", "(一) 第12条: 2024年5月"),
        ("海外ベトナム人の会館で学ぶ。", "海外 ベトナム 人 の 会館 で 学 ぶ."),
        ("上午10：30开会，增长3．5％。", "上午 10:30开会, 增长3.5%."),
    ],
)
def test_words_are_parted_and_marks_made_plain(text, parted):
    assert borders.prepared(text).text == parted


@pytest.mark.parametrize("text", ["Hà Nội, ngày 5 tháng 1", "Plain text, no more.", "Договор № 5"])
def test_other_scripts_stay_as_they_are(text):
    assert borders.prepared(text).text == text


@given(st.text(max_size=20) | st.text("é’ \u00ad\u0301\u200b\u2060\ufeff\ud800Ωa", max_size=6))
def test_a_text_is_prepared_only_if_it_holds_what_is_changed(text):
    assert borders._may_change(text) == (re.search(f"[{CHANGING}{UNSPACED}]", text) is not None)


@given(st.text(LETTERS, max_size=60))
def test_nothing_but_borders_is_added(text):
    prepared = borders.prepared(text)

    if prepared.origins is None:
        assert prepared.text == text
        return
    origins = [prepared.origins[place] for place in range(len(prepared.text))]
    kept = [(letter, origin) for letter, origin in zip(prepared.text, origins, strict=True) if letter != " "]
    assert len(kept) == len(text.replace(" ", "").replace("\u3000", ""))
    assert all(text[origin] == letter or not text[origin].isascii() for letter, origin in kept)
    assert prepared.origins[len(prepared.text)] == len(text)


@given(st.text(LETTERS, max_size=60))
def test_a_fact_of_a_parted_text_quotes_what_was_given(text):
    reading = read(text)

    assert reading.text == text
    for block in reading.blocks:
        assert text[block.start : block.end] == block.quote


def test_the_words_of_a_fact_come_back_without_borders():
    (reference,) = read("会议讨论了2022年1月5日颁布的第１２－CT/TW号指示，这对我们很重要。").references

    assert (reference.number, reference.quote, reference.as_printed) == ("12-CT/TW", "第１２－CT/TW号指示", "12-CT/TW")
