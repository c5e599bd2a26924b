"""Which places abroad are partners: neighbours by name, those farther away by what the text says of them."""

import pytest

from chancellery.reading import read


def partners(words):
    return [place.name for place in read(words).places if place.partner]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Đoàn gồm 12 người, do lãnh đạo Sở dẫn đầu, đã đến Xvây Riêng.", ["Xvây Riêng"]),
        ("La délégation a été reçue à Oddar Meanchey.", ["Oddar Meanchey"]),
        ("Tỉnh ký thỏa thuận hợp tác với tỉnh Kumamoto.", ["Kumamoto"]),
        ("The province signed a memorandum of cooperation with Thuringia.", ["Thuringia"]),
        ("会议决定，我省继续与神奈川县开展友好合作。", ["神奈川县"]),
        ("도는 시즈오카현과 교류 협력을 강화한다.", ["시즈오카현"]),
    ],
)
def test_regions_a_file_knows_are_partners(words, wanted):
    assert partners(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "Ông sinh năm 1950 tại Kumamoto và mất ở Leipzig.",
        "The novelist was born in Thuringia.",
        "Cuộc đổ bộ vào Normandie diễn ra năm 1944.",
    ],
)
def test_what_lies_farther_away_is_no_partner_where_it_is_only_named(words):
    assert partners(words) == []


def test_a_country_that_everybody_knows_by_its_locality_is_told_once():
    text = "Quan hệ hữu nghị với Lào phát triển tốt.\n\nTỉnh tiếp tục hợp tác với Khammouane."

    assert partners(text) == ["Khammouane"]
