import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from chancellery.core import alphabet

IN_ORDER = [
    ("vi", ["an", "ăn", "ân", "ba", "da", "đa", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "z"]),
    ("vi", ["ba", "bà", "bả", "bã", "bá", "bạ", "bám", "băm"]),
    ("vi", ["Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Dương Kinh", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Nội"]),
    ("vi", ["Hạ Long", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương"]),
    ("vi", ["Phường 2", "Phường 10", "Phường 10A", "Phường An Hòa"]),
    ("vi", ["Sở Ngoại vụ", "sở ngoại vụ Huế", "Sở Y tế"]),
    ("fr", ["Affaires sociales", "Côté", "Côte d'Ivoire", "École", "Écoles", "Enquête", "Œuvre", "Office", "Orne"]),
    ("fr", ["cote", "coté", "côte", "côté"]),
    ("pl", ["Cieszyn", "Ćmielów", "Lublin", "Łask", "Łódź", "Mielec", "Sanok", "Śrem", "Zabrze", "Źródło", "Żary"]),
    ("pl", ["kat", "kąt", "kedr", "kęs", "nos", "nóż", "Ostrów", "Ósemka", "Płock"]),
    ("pt", ["Acores", "Açores", "Agua", "Água", "Évora", "Ilha", "Índia", "São Paulo", "Setúbal"]),
    ("en", ["Da Lat", "Đà Nẵng", "Dak Lak", "Ea Sup", "Ha Tinh", "Hà Tĩnh", "Łódź", "Lublin", "Zwolle"]),
    ("en", ["Foreign Affairs", "Foreign Affairs, Office of", "Foreigners"]),
    ("en", ["Youth Union", "Вятка", "河内"]),
]


@pytest.mark.parametrize(("language", "names"), IN_ORDER)
def test_names_stand_where_a_reader_looks_for_them(language, names):
    for shuffled in (names[::-1], sorted(names), sorted(names, key=len)):
        assert sorted(shuffled, key=lambda name: alphabet.place(name, language)) == names


def test_the_language_is_that_of_the_page():
    names = ["Đức Thọ", "Duy Tiên"]
    with translation.override("vi"):
        assert sorted(names, key=alphabet.place) == ["Duy Tiên", "Đức Thọ"]
    with translation.override("en"):
        assert sorted(names, key=alphabet.place) == ["Đức Thọ", "Duy Tiên"]


@given(st.text(), st.text(), st.sampled_from(["vi", "en", "fr", "pl", "pt"]))
def test_two_names_have_one_place_only_when_they_are_one(first, second, language):
    one, other = alphabet.place(first, language), alphabet.place(second, language)

    assert (one == other) is (first == second)
    assert (one < other) is not (other <= one)
