"""Labels of every shape and script, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chancellery.reading import borders, numerals, structure
from chancellery.reading.blocks import divide
from chancellery.reading.lists import markers


def _marker(text: str, code: str) -> tuple[str, int, str] | None:
    source = divide(borders.prepared(text).text)
    marker = markers.read(source, replace(source.blocks[0], language=code))
    return (
        (marker.kind, marker.value, "".join(source.text[: marker.label_end].split(" " if code == "zh" else "\0")))
        if marker
        else None
    )


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        ("II - NHIỆM VỤ", "vi", ("roman", 2, "II -")),
        ("I/ MỤC ĐÍCH", "vi", ("roman", 1, "I/")),
        ("1/ Tăng cường hợp tác", "vi", ("arabic", 1, "1/")),
        ("Điều 7.- Phạm vi", "vi", ("article", 7, "Điều 7")),
        ("Phần thứ nhất", "vi", ("part", 1, "Phần thứ nhất")),
        ("Nhiệm vụ 3: Rà soát thỏa thuận", "vi", ("named", 3, "Nhiệm vụ 3")),
        ("+ Rà soát", "vi", ("bullet +", 0, "+")),
        ("Task 2: Train the staff", "en", ("named", 2, "Task 2")),
        ("Article premier - Objet", "fr", ("article", 1, "Article premier")),
        ("Artículo primero.- Se aprueba el plan", "es", ("article", 1, "Artículo primero")),
        ("1º. Manter os laços", "pt", ("arabic", 1, "1º.")),
        ("1°) Renforcer les liens", "fr", ("arabic)", 1, "1°)")),
        ("(2) Das Amt führt ein Register.", "de", ("(arabic)", 2, "(2)")),
        ("Статья 5. Предмет", "ru", ("article", 5, "Статья 5")),
        ("二、重点任务", "zh", ("han", 2, "二,")),
        ("（十一）加强合作", "zh", ("(han)", 11, "(十一)")),
        ("第十二条 本办法", "zh", ("article", 12, "第十二条")),
        ("①加强合作", "zh", ("①", 1, "①")),
        ("１．目的", "ja", ("arabic", 1, "1.")),
        ("1.Sở Ngoại vụ chủ trì", "vi", ("arabic", 1, "1.")),
        ("2)Cada oficina informa", "es", ("arabic)", 2, "2)")),
        ("a)the Department of Finance provides the figures", "en", ("letter", 1, "a)")),
        ("II.NHIỆM VỤ", "vi", ("roman", 2, "II.")),
        ("나. 외교부는 보고한다", "ko", ("가", 2, "나.")),
    ],
)
def test_a_label_is_read_in_its_shape_and_script(text: str, code: str, wanted: tuple[str, int, str]) -> None:
    assert _marker(text, code) == wanted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nhiệm vụ 2024 của sở", "vi"),
        ("Tasks for 12 towns", "en"),
        ("一九四五年九月", "zh"),
        ("article 5 of the treaty says so", "en"),
        ("IM AMT wird gebaut", "de"),
        ("C.Mác và Ph.Ăngghen", "vi"),
        ("V.Sobol met the envoy", "en"),
        ("1.500 người", "vi"),
        ("5.km from the border", "en"),
        ("2024. Das Jahr", "de"),
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str, code: str) -> None:
    assert _marker(text, code) is None


@pytest.mark.parametrize(
    ("written", "value"), [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99), ("百", 100)]
)
def test_han_numerals_have_their_value(written: str, value: int) -> None:
    assert numerals.han(written) == value


@pytest.mark.parametrize("written", ["", "一二", "甲", "x"])
def test_what_is_no_han_numeral_has_none(written: str) -> None:
    assert numerals.han(written) == -1


def test_every_small_number_comes_back_from_roman() -> None:
    assert [numerals.roman(numerals.in_roman(value)) for value in range(1, 101)] == list(range(1, 101))


def _levels(text: str) -> list[tuple[int, str]]:
    provisions, _ = structure.read(divide(text), references=(), dates=())
    return [(provision.level, provision.label) for provision in provisions]


def test_brackets_stand_below_stops_and_a_stop_goes_on_after_them() -> None:
    text = (
        "§ 1. 1. Urząd prowadzi rejestr delegacji:\n1) wyjeżdżających za granicę;\n2) przyjmowanych w kraju.\n"
        "2. Rejestr jest jawny.\n§ 2. Rejestr prowadzi sekretarz."
    )

    assert _levels(text) == [(1, "§ 1."), (2, "1."), (3, "1)"), (3, "2)"), (2, "2."), (1, "§ 2.")]


def test_a_writer_who_mixes_stops_and_brackets_makes_one_list() -> None:
    assert _levels("1. To keep the ties.\n2) To train the staff.\n3. To report.") == [(1, "1."), (1, "2)"), (1, "3.")]


def test_a_plus_stands_below_a_dash() -> None:
    text = "1. Tasks\n- Keep the register:\n+ of guests;\n+ of travellers.\n- Report on it.\n2. Tasks of others"

    assert _levels(text) == [(1, "1."), (2, "-"), (3, "+"), (3, "+"), (2, "-"), (1, "2.")]


def test_a_chinese_plan_is_a_tree() -> None:
    text = borders.prepared(
        "一、目的\n（一）加强合作。\n（二）完善制度。\n二、任务\n（一）编制计划。\n１．报送材料。\n２．检查落实。"
    ).text

    assert [level for level, _ in _levels(text)] == [1, 2, 2, 1, 2, 3, 3]
