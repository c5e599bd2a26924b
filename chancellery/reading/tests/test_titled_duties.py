"""Duties under a title of their own, done by units whose names we have no words for."""

from __future__ import annotations

import pytest

from chancellery.reading import read

# two points so that they are a list; the first is looked at
TITLED = [
    (
        "1. Listes des accords\nLa Direction des archives, en coordination avec l'Hôpital militaire, dresse la liste "
        "des accords avant le 3 mars 2024.\n2. Points de suivi\nLes communes sont informées de la date.",
        (("Direction des archives",), ("Hôpital militaire",), "2024-03-03"),
    ),
    (
        "1. Pomoc dla szpitali\nDepartament Zdrowia, przy udziale Izby Lekarskiej, przekaże karetki do dnia 3 marca "
        "2024 r.\n2. Drogi\nGminy są gotowe do pracy.",
        (("Departament Zdrowia",), ("Izby Lekarskiej",), "2024-03-03"),
    ),
    (
        "1. Estradas\nA Direção Provincial das Estradas reabilita as pontes em outubro de 2024.\n"
        "2. Escolas\nAs províncias foram ouvidas.",
        (("Direção Provincial das Estradas",), (), "2024-10"),
    ),
    (
        "1. Tiếp nhận viện trợ\nBan Quản lý viện trợ tỉnh bàn giao hồ sơ trước ngày 03/3/2024.\n"
        "2. Kinh phí\nCác xã đã được thông báo.",
        (("Ban Quản lý viện trợ tỉnh",), (), "2024-03-03"),
    ),
    (
        "1. Telephone line\nThe Consular Department shall open a line with the support of the Bank of the North by "
        "3 March 2024.\n2. Training\nThe communes have been told.",
        (("Consular Department",), ("Bank of the North",), "2024-03-03"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_who_does_what_stands_in_the_paragraph_under_a_title(text, expected):
    found = read(text).provisions[0]

    assert (found.lead_units, found.coordinating_units, found.due) == expected


UNDER_A_UNIT = [
    (
        "1. Sở Ngoại vụ\n- Báo cáo trước ngày 15/12/2025.\n- Giao Sở Y tế rà soát.\n2. Các xã biết.",
        ("Sở Ngoại vụ", "Sở Y tế"),
    ),
    (
        "1. Department of Foreign Affairs:\n- report before 15 May 2025.\n- follow the work.\n2. The communes know.",
        ("Department of Foreign Affairs", "Department of Foreign Affairs"),
    ),
    (
        "1. Service des affaires étrangères :\n- rendre compte le 15 mai 2025.\n- suivre les travaux.\n2. C'est dit.",
        ("Service des affaires étrangères", "Service des affaires étrangères"),
    ),
]


@pytest.mark.parametrize(("text", "leads"), UNDER_A_UNIT)
def test_a_unit_that_stands_over_its_tasks_leads_each_that_names_no_other(text, leads):
    title, first, second, other = read(text).provisions

    assert (title.lead_units, other.lead_units) == ((), ())
    assert (first.lead_units, second.lead_units) == ((leads[0],), (leads[1],))


def test_the_last_title_has_its_paragraph_where_the_others_have():
    text = "1. Roads\nThe Border Office shall open the road.\n2. Schools\nThe Border Academy shall open a school."

    assert [each.lead_units for each in read(text).provisions] == [("Border Office",), ("Border Academy",)]


def test_a_paragraph_after_a_bare_list_is_no_part_of_its_last_point():
    text = "The council named:\n- the roads\n- the schools\nThe Border Academy shall open a school in the north."

    first, second, school = read(text).provisions

    assert [first.quote, second.quote] == ["- the roads", "- the schools"]
    assert (school.rule, school.parent) == ("structure.alone", None)


NOBODY = [
    "Les autorités de la ville ont présenté un rapport.",
    "A Comissão foi criada em 2020 e organiza o arquivo.",
    "The Committee on Trade met and reports were read.",
    "The draft report on health opens a discussion.",
    "Hội nghị đã tổ chức tại các xã của tỉnh.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_a_tale_names_nobody_who_does(words):
    assert [each.lead_units for each in read(f"1. {words}\n2. {words}").provisions] == [(), ()]


def test_several_doers_are_told_apart():
    text = "1. Sở Y tế, Sở Tài chính báo cáo kết quả của năm.\n2. Các xã được giao việc."

    assert read(text).provisions[0].lead_units == ("Sở Y tế", "Sở Tài chính")


def test_a_part_of_a_longer_name_is_no_unit():
    text = "1. The wives of the Ministry of Finance shall sing.\n2. The council has been told."

    assert read(text).provisions[0].lead_units == ()


def test_a_count_of_other_things_announces_no_list():
    text = (
        "The council received 58 proposals from the communes.\n1. Roads\nThe roads are to be mended.\n"
        "2. Schools\nThe schools are to be opened."
    )

    assert [(each.announced, each.found) for each in read(text).lists] == [(None, 2)]


PROMISED = [
    "Trois engagements ont été pris : ouvrir un guichet le samedi ; traduire les formulaires ; répondre aux demandes.",
    "The council set three tasks: a new road; better schools for all; no dogs in the park.",
]


@pytest.mark.parametrize("text", PROMISED)
def test_as_many_clauses_as_were_promised_are_a_list(text):
    assert [(each.announced, each.found) for each in read(text).lists] == [(3, 3)]


def test_more_clauses_than_were_promised_are_none():
    text = "The council set two tasks: a new road; better schools for all; no dogs in the park."

    assert read(text).lists == ()
