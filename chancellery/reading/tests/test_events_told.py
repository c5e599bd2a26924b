"""How events are told in news: on site and online at once, by how many sites and people, and what was signed there."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("On 24 July 2025 the forum took place at Vung Dong University and online.", "hybrid"),
        ("Il 19 settembre 2024 si è svolta la riunione, in forma diretta e online.", "hybrid"),
        ("19 сентября 2024 года Союз провёл форум в сочетании очной и дистанционной форм.", "hybrid"),
        ("On 24 July 2025 the forum took place online at the invitation of Vung Dong University.", "online"),
        ("Le 3 mai 2024, le forum s'est tenu à Brest, en présence de trois maires.", None),
        ("O fórum realizou-se em 3 de maio de 2024, na presença de três autarcas.", None),
    ],
)
def test_on_site_and_online_at_once_is_both(text, mode):
    assert [each.mode for each in read(text).events] == [mode]


@pytest.mark.parametrize(
    ("text", "sites", "delegates"),
    [
        ("Il 3 aprile 2026 il Ministero ha tenuto la conferenza, in collegamento con 34 province.", 34, None),
        ("On 3 May 2024 the Office held a conference, connected to 12 districts; 760 officers attended it.", 12, 760),
        ("Am 17. Mai 2023 fand eine Konferenz statt; daran nahmen 7.300 Kader teil.", None, 7300),
        ("On 3 May 2024 the Office held a conference. Training shall be offered to 500 officers.", None, None),
        ("Le 3 mai 2024, le Service a organisé une conférence. Il a remis des livres à 15 élèves.", None, None),
    ],
)
def test_sites_and_people_are_counted_where_the_clause_says_so(text, sites, delegates):
    assert [(each.sites, each.delegates) for each in read(text).events] == [(sites, delegates)]


_HELD = "On 3 May 2025 the Chamber held a forum in Hue. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _HELD + "On the margins of the forum, the Port of Hue and the Port of Brest signed a memorandum.",
            [("forum", "2025-05-03"), ("signing", "2025-05-03")],
        ),
        (
            "Le 17 octobre 2024, le forum s'est tenu. À cette occasion, la ville et le port ont signé un accord.",
            [("forum", "2024-10-17"), ("signing", "2024-10-17")],
        ),
        (
            "El 3 de mayo de 2025 la Cámara organizó un foro. Tras el encuentro, ambas partes rubricaron un acuerdo.",
            [("forum", "2025-05-03"), ("signing", "2025-05-03")],
        ),
        (_HELD + "The two ports signed an agreement in 2019.", [("forum", "2025-05-03")]),
        (_HELD + "On this occasion 12 memoranda were signed.", [("forum", "2025-05-03")]),
        (_HELD + "On this occasion the mayor recalled the agreement with Brest.", [("forum", "2025-05-03")]),
    ],
)
def test_what_was_signed_on_the_occasion_has_its_day(text, expected):
    assert [(each.kind, each.date) for each in read(text).events] == expected


def test_a_comma_may_part_what_is_held_from_how_in_japanese():
    text = "1月16日午前、省人民委員会は、2024年の活動を総括する会議を、対面とオンラインを組み合わせて開催した。"
    assert [(each.kind, each.mode) for each in read(text).events] == [("conference", "hybrid")]
