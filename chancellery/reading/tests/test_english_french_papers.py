"""The papers English and French offices write: a circular on a visit, a service note, the minutes of a council."""

import pytest

from chancellery.reading import read

CIRCULAR = """COUNTY OF EASTMERE
Eastmere, 3 February 2026
CIRCULAR No. 7 of 2026
1. By letter of 12 January 2026 the Governor of Nagashima informed the Chairman of the Council that a delegation of \
fourteen, led by the Vice-Governor, Mr Kenji Moriyama, will be in Eastmere from 18 to 22 May 2026.
2. The programme was entrusted to the Protocol Section, which is to lay a first draft before me by Friday 27 February.
3. The choice of gifts is left to the Curator of the County Museum, in concert with the Treasurer.
4. Each head of section reports to me in writing; a final account is due within twenty days of the departure.

Harriet Pym
Director of External Relations
"""

NOTE = """DÉPARTEMENT DE LA HAUTE-BRENNE
Brennes, le 5 mars 2026
NOTE DE SERVICE
1. La direction des relations internationales est désignée comme chef de file. Il lui appartient d'arrêter le \
programme, qui me sera soumis pour le 3 avril.
2. Le choix de l'hôtel est laissé à l'appréciation de la cheffe du protocole.
3. La paierie départementale procède au règlement avant le 30 juin 2026.
4. Il est décidé que la délégation comptera six personnes.

Le directeur général des services,
Hervé Caillaud
"""

DELIBERATION = """CONSEIL MUNICIPAL
Séance du 18 septembre 2025
Après en avoir délibéré, le conseil :
– CHARGE l'adjoint aux finances de préparer la convention avant le 31 octobre 2025 ;
– AUTORISE le maire à signer tout document relatif à cette affaire.
"""


def given(text):
    return [(each.lead_units, each.due) for each in read(text).provisions if each.duty]


def test_who_leads_a_delegation_and_the_day_of_a_letter_order_nothing():
    first = read(CIRCULAR).provisions[0]

    assert (first.nature, first.lead_units, first.due) == ("information", (), None)


def test_a_circular_names_its_sections_officers_and_each_of_several():
    assert given(CIRCULAR) == [
        (("Protocol Section",), "2026-02-27"),
        (("Curator of the County Museum",), None),
        (("Each head of section",), None),
    ]


def test_a_service_note_designates_leaves_and_lets_a_cashier_pay():
    assert given(NOTE) == [
        (("direction des relations internationales",), "2026-04-03"),
        (("cheffe du protocole",), None),
        (("paierie départementale",), "2026-06-30"),
    ]


def test_a_council_charges_an_officer():
    assert given(DELIBERATION)[0] == (("adjoint aux finances",), "2025-10-31")


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        (CIRCULAR, "Kenji Moriyama", "Vice-Governor"),
        (CIRCULAR, "Harriet Pym", "Director of External Relations"),
        (NOTE, "Hervé Caillaud", "directeur général des services"),
    ],
)
def test_people_keep_the_whole_of_their_post_and_no_comma(text, name, post):
    assert {each.name: each.post for each in read(text).people}[name] == post


def test_a_term_may_stand_in_one_word_and_count_one():
    def due(text):
        return [each.due_after for each in read(text).provisions if each.duty]

    assert due("Le préfet réunit les services sous quinzaine.") == ["15 days"]
    assert due("The Consular Section answers within a fortnight.") == ["2 weeks"]
    assert due(
        "La Direction des finances ouvre le crédit au plus tard un mois après la signature du présent arrêté."
    ) == ["1 months after signing"]


def test_the_day_of_a_page_is_not_that_of_the_short_name_above_it():
    text = "Seminar on three years of Directive 12\nThursday, 14/11/2024\nThe offices met in the town hall."

    assert [(each.quote, each.date) for each in read(text).references] == [("Directive 12", None)]


def test_a_number_may_end_with_its_year_in_two_figures():
    found = read("This must be read with our dispatch 187/MIS/25 of 22 July 2025.").references

    assert [(each.number, each.date) for each in found] == [("187/MIS/25", "2025-07-22")]


def test_each_of_two_is_charged_for_his_part():
    text = (
        "Le Secrétaire et le Directeur de Cabinet sont chargés, chacun en ce qui le concerne, de la mise en place du "
        "guichet avant le 3 mai 2025."
    )

    assert [each.lead_units for each in read(text).provisions] == [("Secrétaire", "Directeur de Cabinet")]


@pytest.mark.parametrize(
    ("text", "asker", "item"),
    [
        (
            "Voters of Elm ward proposed that the procedure for seamen be shortened.",
            "Voters of Elm ward",
            "the procedure for seamen be shortened",
        ),
        (
            "Mme Odile Vasseur, directrice du lycée de Brennes, a proposé la création de 5 classes de lao.",
            "Odile Vasseur",
            "la création de 5 classes de lao",
        ),
    ],
)
def test_a_proposal_may_name_nobody_of_whom_it_is_asked(text, asker, item):
    assert [(each.by, each.to, each.items) for each in read(text).proposals] == [(asker, None, (item,))]


def test_a_name_may_hold_initials_and_form_of_address_is_none():
    def names(text):
        return [each.name for each in read(text).people]

    assert names("Mr J. P. Okafor, Director of Protocol, received the guests.") == ["J. P. Okafor"]
    assert names("(signed)\nDr. Lovemore K. Chisale\nAmbassador and Head of Mission") == ["Lovemore K. Chisale"]
    assert names("Pour le maire, M. Hervé Caillaud, directeur du port, est venu.") == ["Hervé Caillaud"]


def test_the_number_of_a_point_counts_nothing():
    text = "2. Matters arising\n2.1 Ambulance crossings. The wait had fallen to six minutes for 54 nurses."

    assert [each.quote for each in read(text).quantities] == ["54 nurses"]


def test_what_has_been_since_a_month_lies_behind():
    text = "Port Lindra, 8 October 2025. Mr Ruel reported that 318 crossings had been made since January."

    assert [each.edtf for each in read(text).dates] == ["2025-10-08", "2025-01"]


def test_a_document_by_its_number_is_no_part_of_a_name():
    text = "The offices carry out Directive 12-CT/TW of the Secretariat and Plan No 88 of the City Party Committee."

    assert [each.name for each in read(text).organisations] == ["Secretariat", "City Party Committee"]


def test_a_paper_read_together_with_another_orders_nothing():
    text = "1. This Direction is to be read together with Cabinet Decision 2025/118.\n2. The Treasury pays."

    first = read(text).provisions[0]
    assert (first.duty, first.coordinating_units) == (False, ())


def test_who_does_it_may_stand_behind_an_aside_and_before_its_helpers():
    text = "Dans l'attente, le service des bourses, en accord avec la Banque des Îles, avancera l'aide en mai 2025."

    assert [(each.lead_units, each.coordinating_units) for each in read(text).provisions] == [
        (("service des bourses",), ("Banque des Îles",))
    ]
