"""Several units told at once in translated papers: of which places, at what level, and what they are told."""

import pytest

from chancellery.reading import read


def led(text):
    return [unit for each in read(text).provisions for unit in each.lead_units]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "Article 4. Le chef du bureau du Conseil provincial, le directeur du Département des ports, les directeurs "
            "de service, les présidents des comités populaires de district, de ville et de bourg et les chefs des "
            "agences et unités concernées sont responsables de l'exécution de la présente décision.",
            [
                "chef du bureau du Conseil provincial",
                "directeur du Département des ports",
                "directeurs de service",
                "présidents des comités populaires de district, de ville et de bourg",
                "chefs des agences et unités concernées",
            ],
        ),
        (
            "Le Premier ministre a demandé aux ministres, aux chefs d'agences de niveau ministériel et aux présidents "
            "des comités populaires des provinces et des villes relevant du pouvoir central de compter les digues.",
            [
                "ministres",
                "chefs d'agences de niveau ministériel",
                "présidents des comités populaires des provinces et des villes relevant du pouvoir central",
            ],
        ),
        (
            "Les services, les branches et les unités relevant du Comité populaire provincial doivent rendre compte "
            "avant le 5 juin 2025.",
            ["Les services", "les branches", "unités relevant du Comité populaire provincial"],
        ),
        (
            "O Primeiro-Ministro designou Ministros, Presidentes dos Comitês Populares das províncias e cidades "
            "administradas centralmente para continuarem a receber os pedidos.",
            ["Ministros", "Presidentes dos Comitês Populares das províncias e cidades administradas centralmente"],
        ),
        (
            "Artigo 4. Chefe do Gabinete do Comitê Popular Provincial; Diretores de departamentos, filiais; "
            "Presidentes dos Comitês Populares de distritos, cidades e vilas são responsáveis por esta Decisão.",
            [
                "Chefe do Gabinete do Comitê Popular Provincial",
                "Diretores de departamentos, filiais",
                "Presidentes dos Comitês Populares de distritos, cidades e vilas",
            ],
        ),
        (
            "El Comité Popular Provincial exigió a los jefes de los departamentos, sectores y localidades y a los "
            "presidentes de los Comités Populares de las comunas y barrios revisar los muelles.",
            [
                "jefes de los departamentos, sectores y localidades",
                "presidentes de los Comités Populares de las comunas y barrios",
            ],
        ),
        (
            "Il Presidente del Comitato popolare provinciale ha chiesto ai dipartimenti e ai Comitati popolari dei "
            "distretti, delle città e dei comuni di rivedere i moli.",
            ["dipartimenti", "Comitati popolari dei distretti, delle città e dei comuni"],
        ),
        # towns of their own are no part of the row before them
        (
            "Le vice-Premier ministre demande aux départements, districts et villes de compter les digues.",
            ["départements", "districts", "villes"],
        ),
        (
            "Le vice-ministre, président du Comité chargé des Vietnamiens résidant à l'étranger, a précisé que les "
            "agences de représentation à l'étranger continueraient de tenir les registres.",
            ["agences de représentation à l'étranger"],
        ),
        ("Charger le Département des ports de tenir le registre des digues.", ["Département des ports"]),
    ],
)
def test_rows_of_units_keep_their_places_and_their_level(sentence, units):
    assert led(sentence) == units


@pytest.mark.parametrize(
    ("above", "points", "units"),
    [
        (
            "O Primeiro-Ministro solicitou aos Ministros e aos Presidentes dos Comitês Populares das províncias que:",
            "\na) Contem as barcas;\nb) Revejam os molhes.",
            ["Ministros", "Presidentes dos Comitês Populares das províncias"],
        ),
        (
            "Le Premier ministre demande au ministère de la Pêche :",
            "\n1. Compter les barques ;\n2. Réparer les digues.",
            ["ministère de la Pêche"],
        ),
        (
            "El Primer Ministro solicita a los departamentos y al Ministerio de Pesca que hagan las siguientes tareas:",
            "\n1. Contar las barcas.\n2. Reparar los muelles.",
            ["departamentos", "Ministerio de Pesca"],
        ),
        (
            "Il Primo Ministro chiede ai presidenti dei Comitati popolari delle province di svolgere questi compiti:",
            "\n1. Contare le barche.\n2. Riparare i moli.",
            ["presidenti dei Comitati popolari delle province"],
        ),
    ],
)
def test_the_points_below_an_order_are_of_those_it_was_given_to(above, points, units):
    assert [each.lead_units for each in read(above + points).provisions] == [tuple(units)] * 2
    assert {each.nature for each in read(above + points).provisions} == {"duty"}


@pytest.mark.parametrize(
    "text",
    [
        "Les localités :\n1. An Khe\n2. Phu Tan",
        "O Primeiro-Ministro visitou os Ministérios e as províncias:\na) An Khe;\nb) Phu Tan.",
        "Le Premier ministre demande aux localités d'exécuter les tâches suivantes :\n1. Compter ;\n2. Réparer.",
        "L'agence a demandé des nouvelles des communes :\n1. An Khe ;\n2. Phu Tan.",
    ],
)
def test_points_below_what_orders_nothing_are_nobodys(text):
    assert led(text) == []


def test_what_is_done_in_accordance_with_is_no_helper():
    found = read(
        "De acordo com as disposições da Resolução nº 17/NQ-HD, o Departamento de Portos deve enviar o plano até 3 de "
        "maio de 2025."
    ).provisions[0]
    assert (found.lead_units, found.coordinating_units) == (("Departamento de Portos",), ())


def test_helpers_are_read_to_the_end_of_their_row():
    found = read(
        "Le Comité populaire provincial a chargé le Département des ports de se coordonner avec les agences, unités et "
        "collectivités locales concernées pour revoir le plan."
    ).provisions[0]
    assert found.coordinating_units == ("les agences", "unités", "collectivités locales concernées")


@pytest.mark.parametrize(
    ("above", "points", "nature"),
    [
        ("La circulaire guide les tâches des agences, y compris :", ("Ministère de la Pêche", "Bureau du port"), False),
        ("La Circular orienta las tareas de los órganos, incluyendo:", ("Departamento de Pesca", "Oficina"), False),
        ("El plan establece las siguientes tareas, incluyendo:", ("Contar las barcas", "Reparar los muelles"), True),
    ],
)
def test_offices_below_what_includes_them_have_nothing_to_do(above, points, nature):
    found = read(f"{above}\na) {points[0]};\nb) {points[1]}.").provisions
    assert [each.duty for each in found] == [nature] * 2


def test_a_verb_that_looks_like_an_office_is_none():
    assert "consulta" not in led("3. La Giunta regionale, ai fini del piano, consulta preventivamente i comuni.")


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        (
            "Na tarde de 26 de abril de 2025, o Conselho Popular Provincial realizou a 4ª sessão (sessão "
            "extraordinária) para rever os molhes. Os camaradas Thao Van Son, Presidente do Conselho Popular; "
            "Hau Minh Nga, Vice-Presidente do Conselho Popular Provincial, copresidiram a sessão.",
            "Thao Van Son",
        ),
        (
            "Le 26 avril 2025, le Conseil populaire provincial a tenu une session extraordinaire. Les camarades "
            "Tran Van Son, président du Conseil populaire provincial, et Hau Minh Nga, vice-présidente du Conseil, ont "
            "coprésidé la session.",
            "Tran Van Son",
        ),
    ],
)
def test_of_those_who_chair_together_the_first_is_the_chair(text, chair):
    assert [(each.kind, each.date, each.chair) for each in read(text).events] == [("meeting", "2025-04-26", chair)]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "A delegação incluía o Sr. Nguyen Van Trung, Presidente do Comitê Estatal para Vietnamitas no Exterior.",
            "Presidente do Comitê Estatal para Vietnamitas no Exterior",
        ),
        (
            "La délégation comprenait M. Nguyen Dong Hai, directeur du Département des affaires étrangères et de la "
            "diplomatie culturelle.",
            "directeur du Département des affaires étrangères et de la diplomatie culturelle",
        ),
        (
            "O Sr. Nguyen Van Nam, Diretor do Departamento de Portos e presidiu à reunião.",
            "Diretor do Departamento de Portos",
        ),
    ],
)
def test_a_post_goes_on_to_the_end_of_its_office(text, post):
    assert [each.post for each in read(text).people] == [post]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "Le directeur général de la direction générale des collectivités locales et les préfets de département "
            "sont chargés, chacun en ce qui le concerne, de l'exécution du présent arrêté.",
            ["directeur général de la direction générale des collectivités locales", "préfets de département"],
        ),
        ("À partir du 11 juin 2025, la région de Phu Tan devrait connaître de fortes pluies.", []),
        ("La région de Phu Tan devrait remettre le plan avant le 11 juin 2025.", ["région de Phu Tan"]),
        (
            "Il Presidente, riconosciuta legale l'adunanza, dichiara aperta la seduta ed invita il Consiglio a "
            "trattare l'argomento.",
            [],
        ),
        (
            "Il Presidente invita il Servizio Turismo a presentare il piano entro il 3 maggio 2025.",
            ["Servizio Turismo"],
        ),
    ],
)
def test_what_is_foretold_or_only_opens_a_sitting_is_no_duty(sentence, units):
    assert led(sentence) == units
