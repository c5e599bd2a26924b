"""What is a slip of writing, and what becomes of translations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.translations.rules import is_slip, still_holds

SLIPS = [
    ("en", "On friendship  between peoples", "On friendship between peoples"),
    ("en", "on friendship between peoples", "On friendship between peoples."),
    ("en", "On freindship between peoples", "On friendship between peoples"),
    ("en", "On frendship between peoples", "On friendship between peoples"),
    ("en", "On friendshyp between peoples", "On friendship between peoples"),
    ("en", "On friend ship between peoples", "On friendship between peoples"),
    ("vi", "Ke hoach doi ngoai nhan dan", "Kế hoạch đối ngoại nhân dân"),
    ("vi", "Kế hoạch đối ngoại nhân dân", "Kế hoach đối ngoại nhân dân"),
    ("fr", "Programme d’amitie entre les peuples", "Programme d'amitié entre les peuples"),
    ("pl", "Plan wspólpracy z zagranicą", "Plan współpracy z zagranicą"),
    ("en", "Directive 12-CT/TW on friendship", "Directive 12-CT/TW, on friendship"),
]
SUBSTANCE = [
    ("en", "by 30 June 2026", "by 30 July 2026"),
    ("en", "by 30 June 2026", "by 31 June 2026"),
    ("en", "a growth of 5 %", "a growth of 5 ‰"),
    ("en", "a loss of -5 points", "a loss of 5 points"),
    ("en", "shall report", "may report"),
    ("en", "shall not report", "shall report"),
    ("en", "reports are now public", "reports are not public"),
    ("en", "Friendship with Laos and its people", "Friendship with Lagos and its people"),
    ("en", "On friendship between peoples", "On trade between peoples"),
    ("en", "On freindship betwen peoples", "On friendship between peoples"),
    ("en", "to the west of the city", "to the east of the city"),
    ("en", "Is it ratified?", "It is ratified."),
    ("en", "Is ratified?", "Is ratified."),
    ("vi", "trong năm nay", "trong nam nay"),
    ("vi", "phải báo cáo", "phai báo cáo"),
    ("vi", "không báo cáo", "báo cáo"),
    ("vi", "bán hàng ở cửa khẩu", "bạn hàng ở cửa khẩu"),
    ("fr", "doit rendre compte", "peut rendre compte"),
    ("pl", "nie należy zgłaszać", "należy zgłaszać"),
    ("pt", "não deve comunicar", "deve comunicar"),
    ("en", "costs 12 €", "costs 12 $"),
    ("en", "", "Words"),
    ("xx", "On freindship between peoples", "On friendship between peoples"),
]


@pytest.mark.parametrize(("language", "before", "now"), SLIPS)
def test_a_slip_that_is_put_right_changes_nothing(language, before, now):
    assert is_slip(before, now, language=language)


@pytest.mark.parametrize(("language", "before", "now"), SUBSTANCE)
def test_whatever_may_say_something_else_is_substance(language, before, now):
    assert not is_slip(before, now, language=language)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["vi", "en", "xx"]))
def test_a_slip_is_one_in_both_directions(before, now, language):
    assert is_slip(before, now, language=language) == is_slip(now, before, language=language)


@given(st.text(max_size=80), st.sampled_from(["vi", "en", "fr", "pl", "pt", "xx"]))
def test_the_same_words_are_no_other_substance(words, language):
    assert is_slip(words, words, language=language)


@given(st.text(max_size=40), st.integers(0, 10**6), st.integers(0, 10**6))
def test_another_figure_is_never_a_slip(words, one, other):
    assert is_slip(f"{words} {one}", f"{words} {other}", language="en") == (one == other)


@pytest.mark.parametrize(
    ("rendered_from", "now", "is_stale", "slip", "expected"),
    [
        ("On friendship", "On friendship", False, None, ("On friendship", False)),
        ("On freindship", "On friendship", False, None, ("On friendship", False)),
        ("On freindship", "On friendship", False, False, ("On freindship", True)),
        ("On friendship", "On trade", False, None, ("On friendship", True)),
        ("On friendship", "On trade", False, True, ("On trade", False)),
        ("On friendship", "On trades", True, True, ("On friendship", True)),
        ("On friendship", "On friendship", True, None, ("On friendship", False)),
        ("On friendship", "On freindship", True, None, ("On friendship", True)),
    ],
)
def test_a_translation_follows_or_is_stale(rendered_from, now, is_stale, slip, expected):
    assert still_holds(rendered_from, now, is_stale=is_stale, slip=slip, language="en") == expected
