"""Duties of offices in European languages: told on over paragraphs, by who spoke last, and turned round."""

import pytest

from chancellery.reading import read


def _leads(text: str) -> list[tuple[str, ...]]:
    return [each.lead_units for each in read(text).provisions if each.lead_units]


TOLD_ON = [
    (
        "The vice chairman of the provincial People's Committee asked the Department of Forestry to count trees.\n"
        "The Border Guard will light the two paths. The delegates will visit a nursery.",
        [("Department of Forestry",), ("Border Guard",)],
    ),
    (
        "El vicepresidente del Comité Popular provincial encargó al Departamento de Bosques el censo de viveros.\n"
        "Por su parte, la Policía Provincial iluminará los senderos. Los delegados visitarán un vivero.",
        [("Departamento de Bosques",), ("Policía Provincial",)],
    ),
    (
        "Místopředseda lidového výboru pověřil odbor lesů, aby sečetl školky.\n"
        "Finanční odbor ve spolupráci s odborem dopravy navrhne osvětlení stezek.",
        [("odbor lesů",), ("Finanční odbor",)],
    ),
    (
        "Заместитель председателя Народного комитета провинции поручил Департаменту туризма до 5 мая осмотреть все "
        "причалы на реке.\n"
        "Департамент финансов совместно с полицией провинции подготовит смету.",
        [("Департаменту туризма",), ("Департамент финансов",)],
    ),
]


@pytest.mark.parametrize(("text", "leads"), TOLD_ON)
def test_what_will_be_done_goes_on_with_an_order_of_the_paragraph_before(text, leads):
    assert _leads(text) == leads


WHO_SPOKE = [
    (
        "El presidente del Comité Popular provincial abrió la reunión. Tras oír los informes, el dirigente pidió al "
        "Departamento de Riegos revisar las compuertas.",
        [("Departamento de Riegos",)],
    ),
    (
        "O vice-presidente do Comité Popular Provincial presidiu à reunião.\n"
        "No final, o dirigente solicitou ao Departamento de Regas que reveja as comportas.",
        [("Departamento de Regas",)],
    ),
    (
        "La présidente du Comité populaire provincial a demandé au Service des digues de relever les vannes. La "
        "responsable a également souhaité que le Comité populaire de la ville de Phu Lam dégage le quai.",
        [("Service des digues",), ("Comité populaire de la ville de Phu Lam",)],
    ),
    (
        "The chairman asked the Department of Dykes to read the gauges. He also suggested that the Provincial Police "
        "close the quay.",
        [("Department of Dykes",), ("Provincial Police",)],
    ),
]


@pytest.mark.parametrize(("text", "leads"), WHO_SPOKE)
def test_whoever_spoke_last_orders_on(text, leads):
    assert _leads(text) == leads


@pytest.mark.parametrize(
    "text",
    [
        "The governor of Hoshino suggested that the province of Phu Lam send ten divers to the aquarium.",
        "For his part, the secretary of Attapeu proposed the Phu Lam Youth Union to help train thirty divers.",
        "El alcalde de Rocafría sugirió que la provincia de Phu Lam enviase diez buzos.",
        "Le poète a lu trois textes. Il a suggéré que la Maison de la presse les publie.",
    ],
)
def test_what_equals_suggest_is_no_order(text):
    assert _leads(text) == []


GERMAN = [
    ("Die morschen alten Stege prüft das Bauamt bis Ende Mai.", [("Bauamt",)]),
    ("Die zwölf Pegel liest das Wasseramt bis Ende Mai ab.", [("Wasseramt",)]),
    ("Für die Pegel ist künftig der Bauhof zuständig.", [("Bauhof",)]),
    ("Einen Bericht legt das Wasseramt bis Ende Mai vor.", [("Wasseramt",)]),
]


@pytest.mark.parametrize(("sentence", "leads"), GERMAN)
def test_what_is_done_opens_a_german_sentence(sentence, leads):
    assert _leads(f"Protokoll der Sitzung\n{sentence}") == leads


def test_several_in_german_who_do_something_are_no_object():
    assert _leads("Protokoll der Sitzung\nDie beteiligten Gemeinden informieren das Bauamt bis Ende Mai.") == [
        ("beteiligten Gemeinden",)
    ]


RUSSIAN = [
    ("Осмотр дамб возложить на Комитет по водным ресурсам.", [("Комитет по водным ресурсам",)]),
    ("Управлению по охране труда проверить склады.", [("Управлению по охране труда",)]),
    ("Комитету по итогам года представить доклад.", [("Комитету",)]),
    ("Оповещение жителей осуществляется единой дежурной службой.", [("единой дежурной службой",)]),
    ("На Департамент рыбоводства возложена задача построить садки.", [("Департамент рыбоводства",)]),
]


@pytest.mark.parametrize(("sentence", "leads"), RUSSIAN)
def test_a_russian_name_goes_on_over_its_matter(sentence, leads):
    assert _leads(f"ПРИКАЗ\n1. {sentence}\n2. Контроль оставляю за собой.") == leads


SAID_OTHERWISE = [
    ("Plan de prévention\n", "Le service des digues a pour mission de surveiller les vannes.", "service des digues"),
    ("Resolución n.º 4\n", "Primero. Los permisos se tramitan por la Oficina de Puertos.", "Oficina de Puertos"),
    ("Zápis z porady\n", "Půjčovnu lodí má na starosti odbor sportu.", "odbor sportu"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "sentence", "lead"), SAID_OTHERWISE)
def test_whose_something_is_to_do_is_said_in_many_ways(head, sentence, lead):
    assert _leads(head + sentence) == [(lead,)]
