"""How Portuguese, Spanish and Italian papers and translated news hand out work, sentence by sentence."""

import pytest

from chancellery.reading import read

NEWS = {
    "pt": "Na tarde de 3 de março de 2025, o Comité Popular da província realizou uma conferência.\n\n",
    "es": "En la tarde del 3 de marzo de 2025, el Comité Popular de la provincia celebró una conferencia.\n\n",
    "it": "Nel pomeriggio del 3 marzo 2025 il Comitato popolare della provincia ha tenuto una conferenza.\n\n",
}
PLAN = {
    "pt": "PLANO DE TRABALHO para 2025\n\n",
    "es": "PLAN DE TRABAJO para 2025\n\n",
    "it": "PIANO DI LAVORO per il 2025\n\n",
}
REPLY = {
    "pt": "Resposta aos municípios, 3 de março de 2025\n\n",
    "es": "Respuesta a los ayuntamientos, 3 de marzo de 2025\n\n",
    "it": "Risposta ai Comuni, 3 marzo 2025\n\n",
}


def led(text):
    return [unit for each in read(text).provisions for unit in each.lead_units]


@pytest.mark.parametrize(
    ("code", "sentence", "units"),
    [
        (
            "pt",
            "Quanto à Polícia Provincial, o vice-presidente pediu que reforce a vigilância da ponte.",
            ["Polícia Provincial"],
        ),
        ("pt", "Quanto à Polícia Provincial, o vice-presidente elogiou os resultados.", []),
        ("es", "En cuanto al Departamento de Salud, el secretario exigió preparar el plan.", ["Departamento de Salud"]),
        (
            "it",
            "Quanto alla Polizia provinciale, il vicepresidente ha chiesto di controllare i varchi.",
            ["Polizia provinciale"],
        ),
        (
            "pt",
            "O vice-presidente pediu que o Departamento do Interior, em coordenação com a Escola Política, abra curso.",
            ["Departamento do Interior"],
        ),
        (
            "es",
            "El secretario pidió a los distritos contar barcas, mientras que el Departamento de Trabajo, Inválidos y "
            "Asuntos Sociales debe revisar los permisos.",
            ["distritos", "Departamento de Trabajo, Inválidos y Asuntos Sociales"],
        ),
        (
            "it",
            "Il vicepresidente ha chiesto ai comuni di riferire, mentre l'Associazione delle imprese provinciali "
            "raccoglierà le proposte.",
            ["comuni", "Associazione delle imprese provinciali"],
        ),
        (
            "es",
            "El primer ministro, Vo Minh Tri, pidió hoy a los ministerios y localidades mejorar la coordinación.",
            ["ministerios", "localidades"],
        ),
        (
            "es",
            "El primer ministro, Vo Minh Tri, cerró la cita.\n\nInstó al Ministerio de Aguas a revisar los diques.",
            ["Ministerio de Aguas"],
        ),
        (
            "es",
            "El viceprimer ministro Ho An Dong firmó un despacho exigiendo a los ministerios que abran una línea.",
            ["ministerios"],
        ),
        ("es", "El embajador instó al Ministerio de Aguas a revisar los diques.", []),
        (
            "es",
            "El gobernador dio instrucciones para que en los próximos años, la Cancillería se concentre en la pesca.",
            ["Cancillería"],
        ),
        (
            "pt",
            "O Secretário frisou que as comunas, tanto novas quanto antigas, precisam designar um responsável.",
            ["as comunas"],
        ),
        (
            "pt",
            "O Secretário pediu ao Departamento de Pescas, na qualidade de órgão permanente, que reveja as redes.",
            ["Departamento de Pescas"],
        ),
        (
            "pt",
            "O vice-primeiro-ministro pediu nesta sexta-feira aos ministérios, às agências e às províncias que venham.",
            ["ministérios", "agências", "províncias"],
        ),
        (
            "pt",
            "O vice-presidente exigiu ainda que a Agência de Notícias do Vietnã divulgue o plano.",
            ["Agência de Notícias do Vietnã"],
        ),
        (
            "es",
            "Por su parte, el Departamento de Pesca fue designado como punto focal para los compromisos.",
            ["Departamento de Pesca"],
        ),
        ("it", "Il vicepresidente ha invitato i giornali a moltiplicare gli articoli.", ["giornali"]),
    ],
)
def test_a_leader_says_in_news_who_is_to_do_what(code, sentence, units):
    assert led(NEWS[code] + sentence) == units


@pytest.mark.parametrize(
    ("code", "sentence", "units"),
    [
        ("pt", "O programa é preparado por este Gabinete.", ["Gabinete"]),
        ("es", "Esta Dirección General asume las traducciones al portugués.", ["Dirección General"]),
        ("it", "La cena ufficiale è offerta dalla Camera di commercio.", ["Camera di commercio"]),
        (
            "it",
            "Si conviene che l'accoglienza sia organizzata dall'Autorità portuale; l'Istituto nautico presta barche.",
            ["Autorità portuale", "Istituto nautico"],
        ),
        ("it", "La Lega della pesca riferisce che sono state recuperate le reti.", []),
        ("it", "Entro maggio il Servizio Cultura, sentita la Consulta, proporrà lo schema.", ["Servizio Cultura"]),
        (
            "es",
            "El seguimiento corresponde a la Oficina de Relaciones con los Entes Locales.",
            ["Oficina de Relaciones con los Entes Locales"],
        ),
        ("es", "El consolidado quedará en cabeza de la Oficina de Planeación.", ["Oficina de Planeación"]),
        (
            "es",
            "Se solicita a la Dirección de Aduanas simplificar el paso, y a las alcaldías, disponer de un guía.",
            ["Dirección de Aduanas", "alcaldías"],
        ),
        (
            "pt",
            "O Instituto reservará dez vagas, competindo aos Gabinetes da Educação a escolha dos alunos.",
            ["Instituto", "Gabinetes da Educação"],
        ),
        ("pt", "Os municípios que aderirem ao Programa designarão um representante.", ["Os municípios"]),
        ("pt", "O Departamento que coordenará a feira é novo.", []),
        ("pt", "As duas universidades organizam um seminário.", ["duas universidades"]),
        ("it", "Il Dipartimento dei Porti dovrebbe integrare i moli nel piano.", ["Dipartimento dei Porti"]),
    ],
)
def test_a_plan_says_who_does_what(code, sentence, units):
    assert led(PLAN[code] + sentence) == units


@pytest.mark.parametrize(
    ("code", "sentence", "units"),
    [
        ("es", "Entretanto, de los pleitos se ocupa el Colegio de Abogados.", ["Colegio de Abogados"]),
        ("es", "Para el alojamiento será la Agencia de Vivienda la que ponga 20 plazas.", ["Agencia de Vivienda"]),
        ("es", "A partir del próximo curso esta Dirección General asume los gastos.", ["Dirección General"]),
        ("es", "La Dirección General gestiona tres programas.", []),
        ("it", "L'Ufficio Passaporti garantirà il servizio il sabato.", ["Ufficio Passaporti"]),
    ],
)  # fmt: skip
def test_an_answer_promises_what_somebody_will_do(code, sentence, units):
    assert led(REPLY[code] + sentence) == units


def test_behind_to_whom_a_letter_goes_its_points_are_read():
    text = (
        "CIRCOLARE N. 9\n\nAi Sindaci\ne p.c. alla Prefettura di Rivalba\n\n"
        "1. I Comuni trasmettono le schede entro il 15 dicembre 2025.\n"
        "2. L'Ufficio Programmi cura l'istruttoria.\n3. Spetta alla Tesoreria pagare gli acconti.\n"
    )

    assert [each.found for each in read(text).lists] == [3]
    assert led(text) == ["Comuni", "Ufficio Programmi", "Tesoreria"]


def test_a_standing_liaison_is_no_rhythm():
    provision = read("PLAN DE TRABAJO\n\n1. El Ministerio designará un enlace permanente.\n2. Nada.\n").provisions[0]

    assert (provision.lead_units, provision.schedule) == (("Ministerio",), None)


@pytest.mark.parametrize(
    ("text", "by", "items"),
    [
        (
            "Os líderes da comuna de Lim Sa propuseram que a província preste atenção às estradas.",
            "comuna de Lim Sa",
            ("preste atenção às estradas",),
        ),
        (
            "As comunas propuseram que o Comitê Popular e os departamentos provinciais apoiem a compra de terras.",
            "As comunas",
            ("apoiem a compra de terras",),
        ),
        (
            "I rappresentanti del distretto di Bo Ra hanno chiesto al Dipartimento di organizzare corsi di lingua.",
            "distretto di Bo Ra",
            ("organizzare corsi di lingua",),
        ),
    ],
)
def test_who_asks_is_named_with_its_kind_and_what_is_asked_stands_behind_all_who_are_asked(text, by, items):
    (proposal,) = read(text).proposals

    assert (proposal.by, proposal.items) == (by, items)


def test_a_title_of_honour_behind_a_post_opens_the_name():
    text = "La Provincia, representada por su Gobernadora, licenciada Nélida Barranco Luz, aportará el predio."

    assert [(each.name, each.post) for each in read(text).people] == [("Nélida Barranco Luz", "Gobernadora")]


def test_the_rest_of_a_party_s_name_is_nobody():
    text = "El secretario del Comité del Partido Comunista de Vietnam, Vo Dinh Lam, saludó a los embajadores."

    assert [each.name for each in read(text).people] == ["Vo Dinh Lam"]


def test_a_meeting_is_no_island():
    assert read("A XII Reunião de Coordenação decorreu em Menongue.").places == ()


def test_a_part_of_a_day_is_not_tomorrow():
    text = "En la mañana del 11 de diciembre de 2024, el camarada Vo Dinh Lam recibió a la delegación de Sekong."

    assert [each.date for each in read(text).events] == ["2024-12-11"]


def test_paragraphs_of_an_article_may_have_an_ordinal():
    text = (
        "PORTARIA Nº 88, DE 2 DE JUNHO DE 2025\n\nArt. 2º A coordenação caberá à Diretoria de Feiras.\n\n"
        "§ 1º A Diretoria apresentará relatório até 30 de junho.\n\n§ 2º A Assessoria Jurídica examinará as minutas.\n"
    )

    assert [(each.label, each.level, each.lead_units) for each in read(text).provisions] == [
        ("Art. 2º", 1, ("Diretoria de Feiras",)),
        ("§ 1º", 2, ("Diretoria",)),
        ("§ 2º", 2, ("Assessoria Jurídica",)),
    ]


def test_an_award_told_in_the_present_is_no_duty():
    text = (
        "ACTA de la reunión del 3 de marzo de 2025\n\n1. Se aprobó el acta anterior.\n"
        "2. La presidenta entrega la Medalla al Mérito a los patrones Bernal Lupo y Vo Dinh Lam.\n"
        "3. El Patronato entrega la Medalla al Mérito antes del 5 de mayo de 2025.\n"
    )

    assert [(each.nature, each.lead_units) for each in read(text).provisions[1:]] == [
        ("award", ()),
        ("duty", ("Patronato",)),
    ]
