"""Texts with marks in place."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from chancellery.documents import marking
from chancellery.documents.marking import Mark, Paragraph


def plain(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page))


def test_html_marks_words_in_place_and_escapes_them() -> None:
    text = "Under <Directive 12>.\nNext."
    page = marking.html(
        text, marking.paragraphs_of(text, "en"), [Mark(6, 20, "work", id="m1", href="/documents/1/")], language="en"
    )
    assert page == (
        '<p>Under <mark class="work linked" id="m1" data-marks="m1"><a href="/documents/1/">'
        "&lt;Directive 12&gt;</a></mark>.</p>\n<p>Next.</p>"
    )


def test_html_shows_overlapping_marks_as_pieces_of_the_innermost() -> None:
    page = marking.html("abcdef", [Paragraph(0, 6)], [Mark(0, 4, "duty", "a"), Mark(2, 6, "date", "b")], language="en")
    assert re.findall(r'class="(\w+)"(?: id="(\w)")? data-marks="([\w ]+)">(\w+)', page) == [
        ("duty", "a", "a", "ab"), ("duty", "", "a b", "cd"), ("date", "", "b", "ef"),
    ]  # fmt: skip
    assert page.count('id="b"') == 1


def test_a_passage_that_says_a_thing_again_belongs_to_the_first_mark_of_it() -> None:
    page = marking.html(
        "abcd", [Paragraph(0, 4)], [Mark(0, 1, "work", "a"), Mark(2, 3, "work", again="a")], language="en"
    )
    assert re.findall(r'(?: id="(\w)")? data-marks="(\w)">(\w)', page) == [("a", "a", "a"), ("", "a", "c")]


def test_html_gives_a_paragraph_its_language_and_role() -> None:
    paragraphs = [
        Paragraph(0, 3, "vi", "caption"),
        Paragraph(4, 7, "en", "heading"),
        Paragraph(8, 11, "fr", "boilerplate"),
    ]
    assert marking.html("Anh and Qui", paragraphs, [], language="en") == (
        '<p class="caption" lang="vi">Anh</p>\n<h2>and</h2>\n<p class="dropped" lang="fr">Qui</p>'
    )


def test_a_mark_runs_over_several_paragraphs() -> None:
    page = marking.html("one\ntwo", marking.paragraphs_of("one\ntwo", "en"), [Mark(1, 6, "duty", "a")], language="en")
    assert re.findall(r"<mark[^>]*>(\w+)", page) == ["ne", "tw"]
    assert page.count('id="a"') == 1


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8)


@given(st.text(alphabet="ab<&é\n ", max_size=40), SPANS)
def test_html_shows_every_word_once_and_every_mark_that_has_words(text: str, spans: list[tuple[int, int]]) -> None:
    paragraphs = marking.paragraphs_of(text, "en")
    marks = [Mark(start, start + length, "work", f"m{place}") for place, (start, length) in enumerate(spans)]
    page = marking.html(text, paragraphs, marks, language="en")
    assert plain(page).split("\n") == ([text[one.start : one.end] for one in paragraphs] or [""])
    for mark in marks:
        shown = any(mark.start < one.end and one.start < mark.end for one in paragraphs)
        assert bool(re.search(rf'data-marks="[^"]*\b{mark.id}\b', page)) is shown


@given(st.lists(st.integers(1, 50), max_size=30))
def test_parts_hold_every_paragraph_once(lengths: list[int]) -> None:
    paragraphs, start = [], 0
    for length in lengths:
        paragraphs.append(Paragraph(start, start + length))
        start += length + 1
    divided = marking.parts(paragraphs, size=60)
    assert [one for part in divided for one in part] == paragraphs
    for number, part in enumerate(divided, 1):
        assert all(marking.part_at(divided, one.start) == number for one in part)


def test_the_cells_of_a_row_are_told_apart_and_keep_their_words() -> None:
    text = "1\tHold a meeting\tForeign Affairs"
    shown = marking.html(text, [Paragraph(0, len(text), "en", "table")], [Mark(0, 16, "duty", "m-1")], language="en")
    assert shown.count('<span class="cell-edge">\t</span>') == 2
    assert 'class="table-row"' in shown
    assert re.sub(r"<[^>]+>", "", shown) == text
