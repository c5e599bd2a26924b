"""The papers that Spanish and Portuguese offices register every day: an order, minutes, a news item."""

import pytest

from chancellery.reading import read

ORDER = """ORDEN n.º 47/2026, de 12 de febrero de 2026

DISPONGO:

Artículo 1. Corresponde a la Intervención Provincial fiscalizar los gastos.

Artículo 2. Del alojamiento de las 23 delegaciones se hace cargo el Patronato de Turismo, que remitirá la relación \
de hoteles a más tardar el 30 de abril.

Artículo 3. La traducción de los documentos correrá por cuenta de la Escuela Oficial de Idiomas.

Artículo 4. Gestiona la línea de subvenciones la Agencia Provincial de Desarrollo, con una dotación de 240.000 euros.

Artículo 5. La persona titular de la Consejería de Hacienda autorizará las modificaciones presupuestarias.
"""

MEMORANDUM = """Cláusula primeira
Objeto
O presente memorando regula o intercâmbio de enfermeiros.
Cláusula segunda
Obrigações da Província
1. A Direção Provincial de Saúde assegura alojamento para 12 formadores.
2. A despesa é suportada pela Divisão Financeira.
Cláusula terceira
Vigência
1. O memorando produz efeitos a partir de 1 de janeiro de 2024.
"""


def test_an_order_says_in_each_article_who_does_it():
    assert [each.lead_units for each in read(ORDER).provisions] == [
        ("Intervención Provincial",),
        ("Patronato de Turismo",),
        ("Escuela Oficial de Idiomas",),
        ("Agencia Provincial de Desarrollo",),
        ("persona titular de la Consejería de Hacienda",),
    ]


def test_clauses_are_the_parts_of_an_agreement():
    found = [(each.label, each.level, each.lead_units) for each in read(MEMORANDUM).provisions]

    assert found == [
        ("Cláusula primeira", 1, ()),
        ("Cláusula segunda", 1, ()),
        ("1.", 2, ("Direção Provincial de Saúde",)),
        ("2.", 2, ("Divisão Financeira",)),
        ("Cláusula terceira", 1, ()),
        ("1.", 2, ()),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("VALDEHERRERA, 22 de octubre de 2025. Este miércoles se celebró en la sede la conferencia.", "2025-10-22"),
        ("VALDEHERRERA, 24 de octubre de 2025. Este miércoles se celebró en la sede la conferencia.", "2025-10-22"),
        (
            "BELO VALE, 22 de outubro de 2025. Nesta quarta-feira realizou-se em Belo Vale a conferência anual.",
            "2025-10-22",
        ),
    ],
)
def test_this_weekday_may_be_the_day_of_the_text(text, day):
    assert [each.date for each in read(text).events] == [day]


def test_a_day_of_publication_is_of_the_year_in_the_number():
    found = read("A Resolução n.º 71/2025, publicada em 14 de novembro, é para todos os serviços da província.").dates

    assert [(each.edtf, each.rule) for each in found] == [("2025-11-14", "dates.year_of_number")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se firmó un acuerdo de hermanamiento con la ciudad de Pakse, en Laos, durante la visita.", ["Pakse", "Laos"]),
        (
            "Foi assinado um protocolo de cooperação com a Província de Nampula, em Moçambique.",
            ["Nampula", "Moçambique"],
        ),
        ("La ciudad mantiene lazos con 17 ciudades, entre ellas Coimbra (Portugal).", ["Coimbra", "Portugal"]),
        ("La carta se escribió en la ciudad de Pakse, en Laos, durante la visita.", []),
    ],
)
def test_a_country_behind_a_comma_tells_where_a_partner_lies(text, found):
    assert [each.name for each in read(text).places if each.partner] == found


def test_a_title_that_names_a_role_is_no_unit():
    text = (
        "Artigo 2.º\nEntidade gestora\n1 - A gestão compete à Direção Regional das Comunidades.\n"
        "2 - A receção das candidaturas faz-se nas lojas do cidadão.\n"
    )

    assert [each.lead_units for each in read(text).provisions][1:] == [("Direção Regional das Comunidades",), ()]


def test_the_last_article_keeps_the_line_under_its_title():
    text = (
        "Artigo 6.º\nNorma revogatória\nÉ revogada a Portaria n.º 77/2018.\n\n"
        "Artigo 7.º\nEntrada em vigor\nA portaria entra em vigor no dia seguinte.\n\nAssinada em maio.\n"
    )

    assert read(text).provisions[-1].quote.endswith("A portaria entra em vigor no dia seguinte.")


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "O Presidente Rui Sá atribuiu ao Departamento de Relações Externas o plano, antes de 31/12/2026.",
            ["Departamento de Relações Externas"],
        ),
        ("El presidente Luis Mora dispuso que el Ministerio de Obras repare el puente antes del 5 de mayo de 2026.",
         ["Ministerio de Obras"]),
        ("O Presidente Rui Sá agradeceu ao Departamento de Relações Externas o plano de 31/12/2026.", []),
    ],
)  # fmt: skip
def test_whom_a_person_charges_has_to_do_it(sentence, units):
    assert [unit for each in read(sentence).provisions for unit in each.lead_units] == units


def test_who_does_it_may_be_a_kind_behind_by_and_its_article():
    text = "1. A despesa, no montante de 175 000 €, é suportada pela Vice-Presidência.\n2. O plano é anual.\n"

    assert read(text).provisions[0].lead_units == ("Vice-Presidência",)


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Habló Somchai Vongsa, vicegobernador de Lam Kham.", [("Somchai Vongsa", "vicegobernador de Lam Kham")]),
        (
            "El director general de Migraciones, Ing. Luis Mora, habló.",
            [("Luis Mora", "director general de Migraciones")],
        ),
        ("La ceremonia fue presidida por el vicegobernador Pedro Paz.", [("Pedro Paz", "vicegobernador")]),
        ("O diretor-geral das Migrações, Eng.º Luís Mora, falou.", [("Luís Mora", "diretor-geral das Migrações")]),
        ("Falou Amélia Sá, professora.", [("Amélia Sá", "professora")]),
    ],
)
def test_people_keep_their_names_and_posts(sentence, people):
    told = {
        "es": "El ministerio ha escrito a las provincias sobre la visita. ",
        "pt": "O ministério escreveu às províncias sobre a visita. ",
    }
    code = "pt" if "O d" in sentence or "Falou" in sentence else "es"

    assert [(each.name, each.post) for each in read(told[code] + sentence).people] == people


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Se crea el Instituto de la Diáspora mediante la fusión del Centro de Retorno y la Oficina del Emigrante.",
         [(("Centro de Retorno", "Oficina del Emigrante"), "Instituto de la Diáspora")]),
        ("É extinta a Direção das Comunidades, transitando as suas atribuições e o pessoal para a Secretaria-Geral.",
         [(("Direção das Comunidades",), "Secretaria-Geral")]),
    ],
)  # fmt: skip
def test_a_merger_or_a_dissolution_says_who_takes_over(sentence, found):
    assert [(each.from_units, each.into) for each in read(sentence).successions] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("El alcalde Luis Mora pidió al consulado abrir una oficina en la ciudad.",
         ("Luis Mora", "consulado", ("abrir una oficina en la ciudad",))),
        ("A Associação de Amizade pediu à alfândega que alargasse o horário do posto.",
         ("Associação de Amizade", "alfândega", ("alargasse o horário do posto",))),
    ],
)  # fmt: skip
def test_who_asks_whom_for_what(sentence, found):
    ((by, to, items),) = [(each.by, each.to, each.items) for each in read(sentence).proposals]

    assert (by.lower(), to, items) == (found[0].lower(), *found[1:])


MEMBERS = """El ministro, en uso de sus facultades y de acuerdo con lo que informa la oficina, resuelve:
Artículo 1.- Comisión de Transferencia
Confórmase la Comisión de Transferencia, integrada por:
- El Jefe de la Oficina General de Administración, quien la preside;
- Un representante de la Oficina de Recursos Humanos;
- El Jefe del Archivo Central.
Artículo 2.- Encargos
Encárgase a la Oficina de Tecnologías de la Información la migración de las bases de datos.
Artículo 3.- Vigencia
La presente resolución entra en vigor en mayo.
"""


def test_members_of_a_body_have_nothing_to_do():
    led = [each.lead_units for each in read(MEMBERS).provisions if each.duty]

    assert led == [("Oficina de Tecnologías de la Información",)]


@pytest.mark.parametrize(
    "recital",
    [
        "Que, de acuerdo con la Ley N.º 28091, corresponde al titular del sector dictar normas antes del 5 de mayo;",
        "Considerando que cabe ao Conselho Municipal aprovar o plano até 5 de maio de 2026;",
    ],
)
def test_why_something_is_ordered_orders_nothing(recital):
    assert read(recital).provisions == ()


@pytest.mark.parametrize(
    ("end", "people"),
    [
        ("ELMER VALDIVIA SOTO\nMinistro de Hacienda", [("ELMER VALDIVIA SOTO", "Ministro de Hacienda")]),
        ("Lima Nueva, marzo de 2026", []),
    ],
)  # fmt: skip
def test_a_name_in_capitals_signs_above_its_post(end, people):
    text = (
        "El ministerio ha escrito a las provincias sobre la visita de la delegación.\nRegístrese y publíquese.\n" + end
    )

    assert [(each.name, each.post) for each in read(text).people] == people


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Publicado el 22/10/2025 18:05 | Redacción | 312 visitas", True),
        ("22 de octubre de 2025 · Marta Ruiz · Internacional", True),
        ("Portal en cuatro lenguas | Gabinete | 31/12/2027", False),
        ("El acuerdo del 22/10/2025 | la Diputación firma | tres medidas", False),
    ],
)
def test_strokes_part_a_day_from_who_wrote_and_counted(line, furniture):
    text = (
        f"La Diputación firma un acuerdo\n{line}\nEl presidente ha escrito a las provincias sobre la visita de todos."
    )

    assert bool(read(text).boilerplate) == furniture


@pytest.mark.parametrize(
    "news",
    [
        "El Parque Natural recibe cada año a miles de turistas. El Ayuntamiento gestiona un presupuesto de 3 millones.",
        "O Parque Natural recebe todos os anos milhares de turistas. A Câmara gere um orçamento de 3 milhões.",
        "El embajador recordó que el Instituto Cervantes enseña español a 300 alumnos cada semestre.",
        "Según la Cámara de Comercio, las exportaciones crecieron un 4 % en febrero.",
    ],
)
def test_news_that_only_tell_order_nothing(news):
    assert read(news).provisions == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "La gobernadora Ferrer propuso a Song Hau el envío de dos especialistas en acuicultura a la isla.",
            "Song Hau",
        ),
        (
            "O Governador Bounthavy propôs ao lado vietnamita apoio na construção de uma escola para todos.",
            "lado vietnamita",
        ),
    ],
)
def test_a_place_or_a_side_is_asked_for_something(text, asked):
    (proposal,) = read(text).proposals

    assert proposal.to == asked


@pytest.mark.parametrize(
    ("text", "into"),
    [
        ("A antiga Direção de Emigração deu lugar à Direção Regional das Comunidades, em janeiro.",
         "Direção Regional das Comunidades"),
        ("El Servicio de Protocolo pasa a depender de la Secretaría General desde enero.", "Secretaría General"),
    ],
)  # fmt: skip
def test_an_office_gives_way_to_another(text, into):
    (succession,) = read(text).successions

    assert succession.into == into


def test_who_received_an_award_did_not_give_it():
    text = "A União de Amizade recebeu a bandeira de emulação do Governo e 6 indivíduos receberam medalhas de mérito."

    assert [(each.kind, each.count, each.by) for each in read(text).awards] == [
        ("emulation flag", None, None),
        ("medal", 6, None),
    ]
