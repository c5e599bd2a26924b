"""Marks say what they were given, in shape, colour and word, and refuse what they do not know."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import TemplateSyntaxError
from django.utils import translation

from chancellery.ui import marks


@pytest.mark.parametrize("kind", ["done", "way", "late", "waived", "none"])
def test_standing_has_a_class_and_a_word(kind: str) -> None:
    with translation.override("en"):
        assert marks.standing(kind) == f'<span class="standing {kind}">{marks.usual_word(kind)}</span>'


def test_standing_escapes_its_label() -> None:
    assert marks.standing("late", "<b>11</b>") == '<span class="standing late">&lt;b&gt;11&lt;/b&gt;</span>'


def test_standing_refuses_a_word_it_does_not_know() -> None:
    with pytest.raises(TemplateSyntaxError, match="done, way, late, waived, none, not “lat”"):
        marks.standing("lat")


@pytest.mark.parametrize(
    ("percent", "said", "kind"),
    [
        (0, "0\N{NO-BREAK SPACE}%", "growing"),
        (99.7, "99\N{NO-BREAK SPACE}%", "growing"),
        (Decimal("40.5"), "40\N{NO-BREAK SPACE}%", "growing"),
        (100, "100\N{NO-BREAK SPACE}%", "full"),
        (130, "130\N{NO-BREAK SPACE}%", "full"),
    ],
)
def test_culm_prints_the_figure_it_draws(percent: float, said: str, kind: str) -> None:
    drawn = marks.culm(percent)

    assert drawn.startswith(f'<span class="culm {kind}"><svg viewBox="0 0 100 10" aria-hidden="true">')
    assert drawn.endswith(f"<b>{said}</b></span>")


@pytest.mark.parametrize(("percent", "whole", "growing"), [(0, 0, 0), (7, 0, 1), (10, 1, 0), (71, 7, 1), (100, 10, 0)])
def test_culm_grows_one_joint_in_ten_percent(percent: int, whole: int, growing: int) -> None:
    grown = re.findall(r'class="culm-on" href="#culm-(\d+)"', marks.culm(percent))

    assert grown == ([str(whole)] if whole else [])
    assert marks.culm(percent).count('<path class="culm-on"') == growing


def test_every_shape_a_culm_asks_for_is_on_the_page() -> None:
    asked = {name for percent in range(101) for name in re.findall(r'href="#([^"]+)"', marks.culm(percent))}

    assert asked == set(re.findall(r'id="([^"]+)"', marks.culm_shapes()))


def test_culm_sprouts_a_leaf_only_when_done() -> None:
    assert ["culm-leaf" in marks.culm(percent) for percent in (99, 100)] == [False, True]


def test_culm_tells_no_report_from_nought() -> None:
    with translation.override("en"):
        assert "<b>no report</b>" in marks.culm(None)
    assert "culm-on" not in marks.culm(None)


def test_culm_without_text_is_spoken() -> None:
    assert 'role="img" aria-label="58\N{NO-BREAK SPACE}%"' in marks.culm(58, text=False)


@pytest.mark.parametrize("percent", [-1, "", "abc"])
def test_culm_refuses_what_is_no_percentage(percent: object) -> None:
    with pytest.raises(TemplateSyntaxError):
        marks.culm(percent)


def test_a_remembered_mark_follows_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "gettext", lambda _words: translation.get_language())
    marks._culm.cache_clear()
    with translation.override("vi"):
        first = marks.culm(None)
    with translation.override("en"):
        second = marks.culm(None)
    marks._culm.cache_clear()

    assert ("<b>vi</b>" in first, "<b>en</b>" in second) == (True, True)


def test_badge_groups_thousands_and_speaks_its_label() -> None:
    with translation.override("en"):
        assert (
            marks.badge(1200, label="overdue")
            == '<span class="badge ">1,200<span class="unseen"> overdue</span></span>'
        )


def test_chip_gives_the_language_its_own_name() -> None:
    assert marks.chip("vi") == '<abbr class="chip" title="Tiếng Việt">vi</abbr>'


def test_chip_shows_a_code_it_has_no_name_for() -> None:
    assert marks.chip("xx-yy") == '<abbr class="chip" title="xx-yy">xx-yy</abbr>'


def test_ledger_parts_fill_the_bar_and_are_counted() -> None:
    drawn = marks.ledger([("done", 3, "duties"), ("date", 0, "none"), ("furniture", 1, "left out")], label="Text")

    assert drawn.count("<rect") == 2
    assert 'x="0" width="74.6"' in drawn
    assert 'x="75" width="24.6"' in drawn
    assert "<b>3</b> duties" in drawn


def test_ledger_of_nothing_says_so() -> None:
    with translation.override("en"):
        assert "Nothing to account for." in marks.ledger([], label="Text")


def test_person_escapes_the_name() -> None:
    assert marks.person("A & B", post="clerk") == '<span class="person"><b>A &amp; B</b> <span>clerk</span></span>'


def test_day_is_written_for_people_and_machines() -> None:
    with translation.override("en"):
        assert marks.day(date(2026, 1, 5)) == '<time class="day" datetime="2026-01-05">5 Jan 2026</time>'


def test_a_moment_is_shown_in_the_readers_time_zone(settings: object) -> None:
    settings.TIME_ZONE = "Asia/Ho_Chi_Minh"  # type: ignore[attr-defined]
    with translation.override("en"):
        drawn = marks.day(datetime(2026, 3, 14, 20, 30, tzinfo=UTC))

    assert drawn == '<time class="day" datetime="2026-03-15T03:30+07:00">15 Mar 2026, 03:30</time>'


def test_a_missing_day_says_what_it_means() -> None:
    assert marks.day(None, missing="no due day") == '<span class="soft">no due day</span>'


def test_a_percentage_is_written_as_the_page_writes_it():
    with translation.override("en"):
        assert marks.percentage(40) == "40\N{NO-BREAK SPACE}%"
    with translation.override("vi"):
        assert marks.percentage(40) == "40%"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“Sở”"), ("vi", "“Sở”"), ("pl", "„Sở”"), ("pt", "«Sở»"),
        ("fr", "«\N{NO-BREAK SPACE}Sở\N{NO-BREAK SPACE}»"),
    ],
)  # fmt: skip
def test_words_stand_between_the_quotes_of_the_page(language, shown):
    with translation.override(language):
        assert marks.quoted("Sở") == shown
