"""Numbers of documents, whole and damaged."""

from __future__ import annotations

import pytest

from chancellery.reading.naming import numbers

NUMBERS = [
    ("44-CT/TW", "44-CT/TW", "directive", None),
    ("44/CT-TW", "44-CT/TW", "directive", None),
    ("44 - CT / TW", "44-CT/TW", "directive", None),
    ("44–CT/TƯ", "44-CT/TW", "directive", None),
    ("07-DA/TW", "07-DA/TW", "project", None),
    ("07-ĐA/TW", "07-ĐA/TW", "scheme", None),
    ("88-KH/TU", "88-KH/TU", "plan", "provincial Party Committee"),
    ("901/KH-UBND", "901/KH-UBND", "plan", "People's Committee"),
    ("901-KH/UBND", "901/KH-UBND", "plan", "People's Committee"),
    ("11/2019/NĐ-CP", "11/2019/NĐ-CP", "decree", "Government"),
    ("11/2019/ND-CP", "11/2019/NĐ-CP", "decree", "Government"),
    ("33/2018/QD-TTg", "33/2018/QĐ-TTg", "decision", "Prime Minister"),
    ("61/2019/QH14", "61/2019/QH14", "law", "National Assembly"),
    ("2045/UBND-NC", "2045/UBND-NC", "official letter", "People's Committee"),
    ("03/2021/TTLT-BNG-BTC", "03/2021/TTLT-BNG-BTC", "circular", "Ministry of Foreign Affairs"),
    ("A/RES/71/256", "A/RES/71/256", "resolution", "United Nations General Assembly"),
    ("2019/1024/EU", "2019/1024/EU", None, "European Union"),
]


@pytest.mark.parametrize(("printed", "canonical", "kind", "issuer"), NUMBERS)
def test_find_writes_a_number_as_issued(printed: str, canonical: str, kind: str | None, issuer: str | None) -> None:
    text = f"xx {printed}, yy"

    (number,) = numbers.find(text, 0, len(text))
    assert (text[number.start : number.end], number.canonical) == (printed, canonical)
    assert (number.kind, number.issuer) == (kind, issuer)


@pytest.mark.parametrize(
    "text", ["24/7-ABC", "5/1/2022", "1/2-X", "3-4 km", "8-AB/CD", "https://a.b/12-CT/TWx", "B2/KH-5"]
)
def test_find_takes_no_other_figures(text: str) -> None:
    assert list(numbers.find(text, 0, len(text))) == []


def test_key_is_shared_by_all_damages() -> None:
    forms = ["01-ĐA/TW", "1-DA/TW", "01/DA-TW", "01 - đa/tw"]

    assert {numbers.key(form) for form in forms} == {"1-da-tw"}


def test_the_code_outranks_the_word() -> None:
    (number,) = numbers.find("11/2019/ND-CP", 0, 13)

    assert numbers.kind_of(number, "decision") == "decree"


def test_the_word_decides_where_the_code_leaves_it_open() -> None:
    (number,) = numbers.find("37-QĐ/TW", 0, 8)

    assert [numbers.kind_of(number, word) for word in ("decision", "rule", "regulation", "plan", None)] == [
        "decision", "rule", "rule", "decision", "decision",
    ]  # fmt: skip
