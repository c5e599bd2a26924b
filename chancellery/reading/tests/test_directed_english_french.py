"""News tell whom somebody has ordered to do something; a wish of those who may give no orders is a proposal."""

import pytest

from chancellery.reading import read


def leads(text):
    return [each.lead_units for each in read(text).provisions if each.duty]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "He also instructed the Harbour Command and the Customs Office to keep the crossing open.",
            ("Harbour Command", "Customs Office"),
        ),
        ("The Minister tasked the Consular Department with issuing the guide.", ("Consular Department",)),
        ("The Governor directed the districts of Ash and Elm to review their lists.", ("districts of Ash and Elm",)),
        ("The Department of Tourism was assigned to advise on the festival.", ("Department of Tourism",)),
        (
            "The Department of Health was asked by the Chairman of the Council to open a second ward.",
            ("Department of Health",),
        ),
        (
            "Concluding, Comrade Ly Van Ba, Secretary of the Provincial Party Committee, requested that the Department "
            "of Culture continue the exchange.",
            ("Department of Culture",),
        ),
        (
            "Comrade Ly Van Ba, Chairman of the People's Committee, spoke. Mr. Ly Van Ba requested the Department of "
            "Finance to close the books in June.",
            ("Department of Finance",),
        ),
        (
            "Il a également chargé le Département de l'Intérieur de présider l'ouverture de deux cours.",
            ("Département de l'Intérieur",),
        ),
        (
            "Le président du Comité a demandé au Service des finances de dresser le bilan.",
            ("Service des finances",),
        ),
        (
            "Le vice-président a donné instruction à la Direction de la culture et au Service du protocole de préparer "
            "le programme.",
            ("Direction de la culture", "Service du protocole"),
        ),
        ("Le Service du protocole s'est vu confier la préparation du programme.", ("Service du protocole",)),
        ("Le ministère a demandé que le Service du tourisme poursuive ses efforts.", ("Service du tourisme",)),
    ],
)
def test_who_was_ordered_has_it_to_do(text, units):
    assert leads(text) == [units]


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador asked the Department of Culture to support the festival.",
        "The Department of Finance was assigned a budget of 3 million dong.",
        "He was assigned to the Department of Finance in 2019.",
        "The team of the Health Department was assigned to hall 3.",
        "The Chairman of the People's Committee requested the Ministry of Transport to widen the road.",
        "Le Département de la Santé a été invité à la fête.",
        "La directrice a confié au Service des archives les dossiers de la mission.",
    ],
)
def test_who_is_only_asked_invited_or_posted_has_not(text):
    assert leads(text) == []


def test_what_is_to_be_done_to_a_unit_is_nothing_it_does():
    assert leads("The Civic Office shall be given 21 days' notice of any delegation.") == []
    assert leads("La Direction de la culture doit être informée de toute visite.") == []
    assert leads("The Protocol Section shall be invited to send a list by 3 May 2025.") == [("Protocol Section",)]


def test_a_second_doer_may_stand_between_commas():
    assert leads("The Events Team, and the Press Unit, prepare a calendar each quarter.") == [
        ("Events Team", "Press Unit")
    ]
    assert leads("Le Secrétaire général, ainsi que le Directeur de Cabinet, préparent le rapport avant le 3 mai.") == [
        ("Secrétaire général", "Directeur de Cabinet")
    ]


def test_a_day_that_says_which_things_are_meant_is_no_deadline():
    told = read("The Registrar shall verify any passport issued before 1 January 2025.").provisions
    asked = read("The Treasury must pay the advance by Friday, 12 September 2025.").provisions

    assert [each.due for each in told] == [None]
    assert [each.due for each in asked] == ["2025-09-12"]


def test_who_helps_is_told_nothing():
    found = read(
        "The Department of Health was assigned to coordinate with the Treasury and the Union of Nurses to open a ward."
    ).provisions

    assert [(each.lead_units, each.coordinating_units) for each in found] == [
        (("Department of Health",), ("Treasury", "Union of Nurses"))
    ]


def test_a_sentence_may_end_with_a_day():
    text = "Berg, 2 April 2025. The Treasury reports to the Council by May 31. The Archive will host a week in October."

    assert leads(text) == [("Treasury",), ("Archive",)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "La gestion du nouveau bail a été confiée à l'Office des bâtiments publics.",
            [("Office des bâtiments publics",)],
        ),
        ("The preparation of the fair has been assigned to the Department of Trade.", [("Department of Trade",)]),
        ("In 2019 the management of the archive was entrusted to the Records Office.", []),
        ("Les missions du bureau ont été confiées à l'Agence de promotion.", []),
    ],
)
def test_what_was_handed_to_a_unit_is_its_to_do_now(text, units):
    assert leads(text) == units


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        (
            "Le matin du 17 février 2025, le Service des affaires étrangères s'est coordonné avec le Bureau du port "
            "pour organiser une conférence sur le plan.",
            "Service des affaires étrangères",
        ),
        (
            "On 17 February 2025 the Department of Trade coordinated with the Port Office to organise a conference.",
            "Department of Trade",
        ),
    ],
)
def test_who_coordinates_with_others_to_organise_something_holds_it(text, organiser):
    assert [(each.date, each.organiser) for each in read(text).events] == [("2025-02-17", organiser)]
