"""Who signed a text, and what only looks like a signature."""

from __future__ import annotations

import pytest

from chancellery.reading import read

SIGNED = [
    (
        "Gmina jest gotowa do pracy i czeka na listy.\nStarosta Powiatu\nHelena Brzoza-Malicka",
        ("Helena Brzoza-Malicka", "Starosta Powiatu"),
    ),
    (
        "O plano foi lido na sala e não tem anexos.\nO Governador\nRui Matola Chissano",
        ("Rui Matola Chissano", "Governador"),
    ),
    (
        "The plan has been read and the communes are ready.\nHelen Abara-Whitfield\nMinister of Public Works",
        ("Helen Abara-Whitfield", "Minister of Public Works"),
    ),
    ("Các xã của tỉnh đã được giao việc trong năm.\nCHỦ TỊCH\nĐỗ Văn Bình", ("Đỗ Văn Bình", "CHỦ TỊCH")),
    ("Les communes sont prêtes et la ville aussi.\nLe Maire\nAnne-Marie Colin", ("Anne-Marie Colin", "Maire")),
    ("The plan has been read and the communes are ready.\n(Signed) Ada Wexcombe", ("Ada Wexcombe", None)),
    ("Usnesení bylo přečteno a obce jsou připraveny.\nZapsala: Marie Holubová", ("Marie Holubová", None)),
    (
        "Les communes sont prêtes et la ville aussi.\nFait à Brume, le 4 mai 2025.\nOdile Marchais",
        ("Odile Marchais", None),
    ),
    ("Контроль за исполнением приказа возложить на Рябову Л.Н.\nВсе отделы готовы.", ("Рябову Л.Н.", None)),
]


@pytest.mark.parametrize(("text", "wanted"), SIGNED)
def test_a_name_beside_a_post_has_signed(text, wanted):
    assert [(each.name, each.post) for each in read(text).people] == [wanted]


NOBODY = [
    "The communes of the province are ready.\nPresident of the Council\nTown Hall, Room 5",
    "The communes of the province are ready.\nA Walk by the River\nNorth Harbour",
    "The communes of the province are ready.\nMinutes: North Harbour, Room 5",
    "The communes of the province are ready.\nThe president was glad\nNorth Harbour",
    "Các xã của tỉnh đã được giao việc trong năm.\nCHỦ TỊCH\nLưu trữ hồ sơ",
]


@pytest.mark.parametrize("text", NOBODY)
def test_other_short_lines_sign_nothing(text):
    assert read(text).people == ()


def test_a_post_in_unknown_words_leads_to_its_name():
    (person,) = read("A cidade recebeu o Vice-Ministro da Administração Portuária, Jaime Sarmento Alves.").people

    assert (person.name, person.post) == ("Jaime Sarmento Alves", "Vice-Ministro da Administração Portuária")


def test_a_place_at_the_end_of_a_post_is_part_of_it():
    (person,) = read("Bà Trần Thị Mai Anh, Giám đốc Sở Ngoại vụ Quảng Trị, đã báo cáo với các xã.").people

    assert (person.name, person.post) == ("Trần Thị Mai Anh", "Giám đốc Sở Ngoại vụ Quảng Trị")
