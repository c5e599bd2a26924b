"""Duties outside every list, and units that what stands above a list names for its points."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "lead", "due"),
    [
        (
            "The plan of the province follows.\nThe Department of Finance shall submit its report by 30 June 2026.\n",
            ("Department of Finance",),
            "2026-06-30",
        ),
        (
            "Kế hoạch của tỉnh như sau.\nSở Tài chính có trách nhiệm bố trí kinh phí trước ngày 30/6/2026.\n",
            ("Sở Tài chính",),
            "2026-06-30",
        ),
        (
            "Le plan est le suivant.\nLe ministère de la Santé doit remettre son bilan avant le 30 juin 2026.\n",
            ("ministère de la Santé",),
            "2026-06-30",
        ),
    ],
)
def test_a_paragraph_of_its_own_may_be_a_duty(text, lead, due):
    (provision,) = read(text).provisions

    assert (provision.rule, provision.duty) == ("structure.alone", True)
    assert (provision.lead_units, provision.due) == (lead, due)


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Finance submitted its report by 30 June 2025.\n",
        "The Department of Finance was told that it must report by 30 June 2025.\n",
        "Mr Tran Van Binh, Deputy Director of the Department of Finance, must leave by 30 June 2025.\n",
        "The Department of Finance has a new office, and every year many guests come.\n",
    ],
)
def test_a_tale_is_none(text):
    assert read(text).provisions == ()


def test_each_sentence_of_a_paragraph_names_its_own_unit():
    text = "The Department of Finance shall report every year. The Department of Health shall help the communes.\n"

    found = [(provision.lead_units, provision.schedule) for provision in read(text).provisions]

    assert found == [(("Department of Finance",), "yearly"), (("Department of Health",), None)]


def test_words_that_lead_in_name_the_unit_of_the_points_and_do_nothing_themselves():
    text = (
        "1. Survey. Each mission shall:\n(a) appoint an officer by 15 July 2025;\n(b) count the boxes;\n"
        "2. Transport. The Department of Finance shall:\n(a) pay the carriers;\n(b) in coordination with the "
        "Department of Health, insure them.\n"
    )

    found = [(each.label, each.lead_units, each.coordinating_units) for each in read(text).provisions]

    assert found == [
        ("1.", (), ()),
        ("(a)", ("Each mission",), ()),
        ("(b)", ("Each mission",), ()),
        ("2.", (), ()),
        ("(a)", ("Department of Finance",), ()),
        ("(b)", ("Department of Finance",), ("Department of Health",)),
    ]


def test_a_point_counted_in_words_ends_the_points_below_the_one_before():
    text = (
        "PRIMERO. El Ministerio de Salud deberá:\na) abrir una oficina;\nb) informar cada mes.\n"
        "SEGUNDO. El Ministerio de Hacienda deberá pagar los gastos.\n"
    )

    found = [(each.quote.partition(" ")[0], each.parent, each.lead_units) for each in read(text).provisions]

    assert found == [
        ("PRIMERO.", None, ()),
        ("a)", 0, ("Ministerio de Salud",)),
        ("b)", 0, ("Ministerio de Salud",)),
        ("SEGUNDO.", None, ("Ministerio de Hacienda",)),
    ]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. The Heads of Mission certify each crate.\n2. The Staff College assays the ore.\n", "Staff College"),
        ("1. Kinh phí do Sở Tài chính bố trí.\n2. Sở Y tế tổ chức trực cấp cứu.\n", "Sở Y tế"),
        ("1. Izba Gospodarcza przesyła listę.\n2. Urząd Miasta udostępnia sale.\n", "Urząd Miasta"),
        (
            "1. The list will be drawn up by the Press Office.\n2. The work is led by the Port Authority.\n",
            "Port Authority",
        ),
    ],
)
def test_a_verb_no_file_lists_is_known_by_what_stands_around_it(text, lead):
    assert read(text).provisions[1].lead_units == (lead,)


def test_a_clause_behind_a_semicolon_that_names_its_own_unit_is_a_duty_of_its_own():
    text = (
        "The plan of the province follows.\n"
        "The Department of Finance shall submit its report by 30 June 2026; the Trade Office prepares the fair.\n"
    )

    provisions = read(text).provisions

    assert [each.lead_units for each in provisions] == [("Department of Finance",), ("Trade Office",)]
    assert [each.due for each in provisions] == ["2026-06-30", None]


def test_a_clause_that_only_goes_on_makes_no_duty_of_its_own():
    text = (
        "The plan of the province follows.\n"
        "The Department of Finance shall submit its report by 30 June 2026; the figures are those of the year before.\n"
    )

    (provision,) = read(text).provisions

    assert provision.lead_units == ("Department of Finance",)


@pytest.mark.parametrize(
    ("title", "sentence", "lead"),
    [
        (
            "RESOLUCIÓN N.º 14/2026",
            "Todo lo que sigue es para el año que viene. La Contaduría General verificará los gastos.",
            "Contaduría General",
        ),
        (
            "PLAN D'ACTION POUR 2026",
            "Ce qui suit est pour l'année. Le Service des Finances veille aux crédits nécessaires.",
            "Service des Finances",
        ),
        (
            "PROGRAMME FOR 2026",
            "What follows is for the year. The Department of Finance prepares the list of partners.",
            "Department of Finance",
        ),
    ],
)
def test_what_a_text_that_orders_says_somebody_does_is_to_be_done(title, sentence, lead):
    (provision,) = read(f"{title}\n\n{sentence}\n").provisions

    assert (provision.rule, provision.nature, provision.lead_units) == ("structure.alone", "duty", (lead,))
    assert read(f"{sentence}\n").provisions == ()


@pytest.mark.parametrize(
    "line",
    ["For the Department of Finance: Ann Hill, Director.", "The Department of Finance prepared the list of partners."],
)
def test_a_text_that_orders_charges_nobody_who_signs_or_has_done_something(line):
    assert read(f"PROGRAMME FOR 2026\n\n{line}\n").provisions == ()


_PLAN_IN_THE_NEWS = """Province strengthens its external relations
To carry out Plan No. 210-KH/TU, the Provincial People's Committee has just issued a plan with the following key tasks:
Information: Focus on raising awareness of external relations. The Department of Information presides over the work. \
The Union of Friendship Organisations compiles documents in foreign languages.
Strengthening cooperation: Continue to consolidate relations with Khammouane. The Department of Foreign Affairs \
advises on new agreements; the Department of Finance arranges the funds. The Office of the Committee reports on it.
Overseas Vietnamese: The Fatherland Front Committee mobilises them to invest. The Provincial Police and the Customs \
Office collaborate in this. The Office of Culture held three fairs last year.
"""


def test_headings_that_tasks_are_announced_before_are_points_and_each_sentence_has_its_doer() -> None:
    found = read(_PLAN_IN_THE_NEWS).provisions
    assert [(each.rule, each.level, each.heading[:11], each.lead_units) for each in found] == [
        ("structure.headings", 1, "Information", ("Department of Information",)),
        ("structure.alone", 2, "The Union o", ("Union of Friendship Organisations",)),
        ("structure.headings", 1, "Strengtheni", ("Department of Foreign Affairs",)),
        ("structure.alone", 2, "the Departm", ("Department of Finance",)),
        ("structure.alone", 2, "The Office ", ("Office of the Committee",)),
        ("structure.headings", 1, "Overseas Vi", ("Fatherland Front Committee",)),
    ]


def test_headings_that_nothing_announces_as_tasks_are_no_points() -> None:
    told = _PLAN_IN_THE_NEWS.replace("a plan with the following key tasks:", "a report on the year.")
    assert not [each for each in read(told).provisions if each.rule == "structure.headings"]


def test_what_stands_between_headings_ends_their_row() -> None:
    parted = _PLAN_IN_THE_NEWS.replace("\nStrengthening", "\nThe day ended with music.\nStrengthening").replace(
        "\nOverseas", "\nEverybody sang along.\nOverseas"
    )
    assert not [each for each in read(parted).provisions if each.rule == "structure.headings"]
