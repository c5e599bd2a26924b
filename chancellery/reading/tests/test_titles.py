"""Documents without the codes of Vietnam: numbers of other services, days and titles in place of a number."""

from __future__ import annotations

import pytest

from chancellery.reading import read

# text, (kind, number, date, quote)
FREE = [
    (
        "La loi n° 2015-77 du 4 mars 2015 sur les communes est dans la liste des textes.",
        ("law", "2015-77", "2015-03-04", "loi n° 2015-77 du 4 mars 2015"),
    ),
    (
        "O governo da província leu o Decreto n.º 21/2009, de 3 de julho, que é antigo.",
        ("decree", "21/2009", "2009-07-03", "Decreto n.º 21/2009, de 3 de julho"),
    ),
    (
        "O plano n.º 8/GP/2024 foi lido na sala da assembleia da província.",
        ("plan", "8/GP/2024", None, "plano n.º 8/GP/2024"),
    ),
    (
        "Gmina otrzymała pismo nr ABC-12/2023 z dnia 5 maja 2023 r. i jest gotowa do pracy.",
        ("official letter", "ABC-12/2023", "2023-05-05", "pismo nr ABC-12/2023 z dnia 5 maja 2023 r."),
    ),
    (
        "The council has read decision No. 14-B/2021 of 6 May 2021 and is glad.",
        ("decision", "14-B/2021", "2021-05-06", "decision No. 14-B/2021 of 6 May 2021"),
    ),
    (
        "La résolution 61/105 de l'Assemblée générale des Nations Unies est dans la liste des textes.",
        ("resolution", "61/105", None, "résolution 61/105"),
    ),
    (
        "La ville applique la décision 640 du Comité des communes dans ses services.",
        ("decision", None, None, "décision 640"),
    ),
    (
        "Na podstawie ustawy z dnia 7 lipca 1994 r. o drogach gminy są gotowe do pracy.",
        ("law", None, "1994-07-07", "ustawy z dnia 7 lipca 1994 r."),
    ),
    (
        "L'accord de coopération du 9 juin 2011 est dans la liste des textes de la ville.",
        ("agreement", None, "2011-06-09", "accord de coopération du 9 juin 2011"),
    ),
    (
        "Căn cứ Luật Biên giới quốc gia năm 2003; các xã đã được giao việc.",
        ("law", None, None, "Luật Biên giới quốc gia năm 2003"),
    ),
    (
        "The communes act under the Border Trade Act 2011 and have their own rules.",
        ("law", None, None, "Border Trade Act 2011"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FREE)
def test_read_finds_documents_of_other_services(text: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read(text).references

    assert (found.kind, found.number, found.date, found.quote) == expected


NONE = [
    "Le rapport du 4 mars 2015 et la fête du 9 juin 2011 sont dans la mémoire de la ville.",
    "Trường Đại học Luật Thành phố Huế, các sở và các xã đã dự hội nghị.",
    "Luật sư Trần Văn Bình, các sở và các xã đã dự hội nghị.",
    "La décision 5 des habitants et la résolution 12 de la photo sont dans la maison.",
    "Theo Luật Việt Nam, các xã đã được giao việc của tỉnh.",
    "The law of averages, an act in 2011 and the code word of the communes are known.",
    "La chambre n° 12/3 et le catalogue n° 4471/88-B sont dans la maison de la presse.",
]


@pytest.mark.parametrize("text", NONE)
def test_read_takes_no_other_words_for_a_title(text: str) -> None:
    assert read(text).references == ()


def test_a_line_may_break_within_the_word_of_an_agreement() -> None:
    text = "Tỉnh rà soát Bản\nghi nhớ hợp tác ký ngày 27/8/2024 giữa tỉnh An Lĩnh và các sở của Viêng Phăn."

    assert [(each.kind, each.date) for each in read(text).references] == [("agreement", "2024-08-27")]


def test_a_law_called_by_its_day_joins_the_law_of_that_day() -> None:
    reading = read("La loi n° 2015-77 du 4 mars 2015 est dans la liste. La loi du 4 mars 2015 est lue dans la salle.")

    assert [reference.work for reference in reading.references] == [0, 0]


def test_laws_of_different_titles_are_different_works() -> None:
    reading = read("Căn cứ Luật Biên giới quốc gia năm 2003; Luật Đất đai nhà nước; Luật Biên giới quốc gia.")

    assert [reference.work for reference in reading.references] == [0, 1, 0]


def test_numbers_that_begin_alike_are_different_works() -> None:
    reading = read("Les lois n° 2018-112 et la loi n° 2018-11 du 5 mai 2018 sont dans la liste des textes.")

    assert [reference.work for reference in reading.references] == [0, 1]


def test_a_day_takes_its_year_from_the_number_before_it() -> None:
    reading = read(
        "Lisboa, 5 de maio de 2020\nO governo da província leu a Lei n.º 4/1999, de 2 de junho, que é antiga."
    )

    assert [(each.edtf, each.inferred) for each in reading.dates] == [("2020-05-05", False), ("1999-06-02", True)]
