"""Whom the points of plans and resolutions charge, in English, French, Italian, Spanish and Portuguese."""

import pytest

from chancellery.reading import read

PLAN = {
    "en": "PLAN No. 8/2026\nfor the harvest\n\nThe tasks are:\n\n1. The Press Office prints the tickets.\n2. {}\n",
    "fr": "PLAN n° 8/2026\npour la moisson\n\nLes tâches :\n\n1. Le service de presse imprime les billets.\n2. {}\n",
    "it": "PIANO n. 8/2026\nper la festa del raccolto\n\nCompiti:\n\n1. L'ufficio stampa stampa i biglietti.\n2. {}\n",
    "es": "PLAN N.º 8/2026\npara la cosecha\n\nTareas:\n\n1. La Oficina de Prensa imprime los boletos.\n2. {}\n",
    "pt": "PLANO N.º 8/2026\npara a colheita\n\nTarefas:\n\n1. A Divisão de Imprensa imprime os bilhetes.\n2. {}\n",
}
RESOLUTION = {
    "es": "RESOLUCIÓN N.º 8/2026\n\nEL CONCEJO RESUELVE:\n\n1. Aprobar el programa de la visita.\n2. {}\n",
    "pt": "DELIBERAÇÃO N.º 8/2026\n\nA CÂMARA DELIBERA:\n\n1. Aprovar o programa da visita.\n2. {}\n",
    "it": "DELIBERAZIONE n. 8/2026\n\nIL CONSIGLIO DELIBERA:\n\n1. Approvare il programma della visita.\n2. {}\n",
    "fr": "DÉLIBÉRATION n° 8/2026\n\nLE CONSEIL DÉCIDE :\n\n1. Approuver le programme de la visite.\n2. {}\n",
}


def second(paper, point):
    """Return who leads the second point of ``paper``."""
    text = paper.format(point)
    start = text.index("\n2. ") + 1
    return [unit for each in read(text).provisions if each.end > start for unit in each.lead_units]


@pytest.mark.parametrize(
    ("code", "point", "unit"),
    [
        ("es", "Ordenar que la Tesorería efectúe el pago.", "Tesorería"),
        ("es", "Establecer que el Museo del Puerto lleve el registro.", "Museo del Puerto"),
        ("es", "Acuérdase que la Dirección de Obras repare el muelle.", "Dirección de Obras"),
        ("es", "Exhortar a la Dirección de Obras a reparar el muelle.", "Dirección de Obras"),
        ("es", "Delegar en la Dirección de Obras la reparación del muelle.", "Dirección de Obras"),
        ("es", "Recomendar al servicio de aguas que revise la red.", "servicio de aguas"),
        ("pt", "Ordenar que a Tesouraria efetue o pagamento.", "Tesouraria"),
        ("pt", "Decidir que a Direção de Obras repare o cais.", "Direção de Obras"),
        ("pt", "Autorizar a Direção de Obras a reparar o cais.", "Direção de Obras"),
        ("pt", "Delegar na Direção de Obras a reparação do cais.", "Direção de Obras"),
        ("it", "Invitare il servizio idrico a rivedere la rete.", "servizio idrico"),
        ("fr", "Inviter le service des eaux à revoir le réseau.", "service des eaux"),
    ],
)
def test_what_a_body_resolves_names_who_does_it(code, point, unit):
    assert second(RESOLUTION[code], point) == [unit]


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("es", "Establecer que el presente convenio rige por un año."),
        ("es", "Aprobar las cuentas que presentó la Tesorería."),
        ("pt", "Estabelecer que o presente acordo vigora por um ano."),
        ("fr", "Prendre acte du rapport que le service des eaux a présenté."),
    ],
)
def test_what_a_body_resolves_charges_nobody_with_what_holds_or_is_past(code, point):
    assert second(RESOLUTION[code], point) == []


def test_an_infinitive_below_a_unit_is_its_to_do():
    text = "PLAN n° 8/2026\n\nLe secrétariat :\n\n1. Inviter le service des eaux à participer.\n2. Réserver la salle.\n"

    assert all("service des eaux" not in each.lead_units for each in read(text).provisions)


@pytest.mark.parametrize(
    ("code", "point", "unit"),
    [
        ("en", "The theatre on the quay prepares the stage.", "theatre on the quay"),
        ("en", "The communes on the left bank will collect the waste.", "communes on the left bank"),
        ("en", "Orchard & Vane Ltd ensures the lighting.", "Orchard & Vane Ltd"),
        ("en", "It is the Treasury that pays the musicians.", "Treasury"),
        ("en", "The stage is hired; the Fire Brigade will inspect it.", "Fire Brigade"),
        ("en", "The depositary prepares the copies.", "depositary"),
        ("fr", "Chaque poste diplomatique prépare son stand.", "Chaque poste diplomatique"),
        ("fr", "La société Orchère & Fils assure l'éclairage.", "société Orchère & Fils"),
        ("fr", "C'est la trésorerie qui paie les musiciens.", "trésorerie"),
        ("fr", "La douane organisera les contrôles.", "douane"),
        ("fr", "En cas de pluie, les sapeurs-pompiers déplacent la scène.", "sapeurs-pompiers"),
        ("fr", "Le service de presse (Mme Orchère) commande les affiches.", "service de presse"),
        ("it", "La missione permanente a Ginevra dovrà presentare i conti.", "missione permanente a Ginevra"),
        ("it", "Il museo civico pubblica il bando.", "museo civico"),
        ("it", "Il geometra comunale misura la piazza.", "geometra comunale"),
        (
            "es",
            "La empresa Huerta S.A. asegura la iluminación de la plaza para el día de la fiesta.",
            "empresa Huerta S.A.",
        ),
        ("es", "La universidad actúa como secretaría del premio.", "universidad"),
        ("pt", "A comissão organizadora decorará a praça.", "comissão organizadora"),
        ("pt", "Os copresidentes assinarão a ata.", "copresidentes"),
    ],
)
def test_a_point_names_its_unit_whatever_its_words(code, point, unit):
    assert second(PLAN[code], point) == [unit]


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("en", "The Press Office would welcome a second evening."),
        ("en", "The theatre by the quay was built in 1903."),
        ("fr", "Le service de presse souhaiterait une seconde soirée."),
        ("fr", "La chorale de l'école chante chaque dimanche."),
        ("it", "L'ufficio stampa gradirebbe una seconda serata."),
        ("it", "Per «ospite» si intende la città che accoglie la festa."),
        ("es", "La Oficina de Prensa mantuvo el registro durante años."),
        ("pt", "A Divisão de Imprensa manteve o registo durante anos."),
        ("pt", "A Divisão de Imprensa gostaria de mais uma noite."),
    ],
)
def test_a_point_that_tells_or_wishes_charges_nobody(code, point):
    assert second(PLAN[code], point) == []


def test_what_the_parties_have_agreed_is_not_led_by_them_in_general():
    text = "ACUERDO\n\nLas Partes han acordado lo siguiente:\n\n1. Aprobar el calendario.\n2. Fijar la sede en Alta.\n"

    assert [each.lead_units for each in read(text).provisions] == [(), ()]


def test_a_first_point_that_begins_with_a_label_opens_its_row():
    text = (
        "ACTA\n\nAcuerdos:\n\n1. Acción: la Oficina de Prensa imprime los boletos.\n2. La Tesorería paga las bandas.\n"
    )

    assert [each.lead_units for each in read(text).provisions] == [("Oficina de Prensa",), ("Tesorería",)]
