"""What an office answers that it will do, to a councillor, to voters, to another town."""

import pytest

from chancellery.reading import read

ANSWERS = {
    "pl": """URZĄD GMINY
Odpowiedź na interpelację radnego z dnia 3 marca 2026 r.

Szanowny Panie, na Pana pytania odpowiadam, co następuje.
Ad 1. Tablice zamontuje Zakład Gospodarki Komunalnej. Wydział Promocji przygotuje treść. Stypendia przyznaje komisja.
Gmina utrzymuje kontakty z trzema miastami i nie planuje nowych umów.
""",
    "es": """AYUNTAMIENTO DE BREÑA
Respuesta a las preguntas del Grupo Vecinal sobre hermanamientos

En relación con su escrito, le traslado lo siguiente.
La Policía Local dispondrá lo necesario para el corte de la calle. El convenio sigue vigente y viajaron 23 voluntarios.
El coste no superará los 6.000 euros. La delegación llegará el jueves.
""",
    "pt": """CÂMARA MUNICIPAL DE ARCOS
Assunto: Resposta ao requerimento do grupo de cidadãos

Em resposta ao pedido, informa-se o seguinte.
O Serviço de Parques podará as árvores e a Divisão de Cultura editará o guia. O protocolo continua em vigor.
O Museu Municipal tem 3 salas. A comitiva chegará em maio.
""",
}
PROMISED = {
    "pl": ["Zakład Gospodarki Komunalnej", "Wydział Promocji"],
    "es": ["Policía Local"],
    "pt": ["Serviço de Parques", "Divisão de Cultura"],
}


@pytest.mark.parametrize("code", ANSWERS)
def test_what_an_answer_promises_is_to_be_done_and_what_it_tells_is_not(code):
    assert [unit for each in read(ANSWERS[code]).provisions for unit in each.lead_units] == PROMISED[code]


@pytest.mark.parametrize("code", ANSWERS)
def test_the_same_in_no_answer_is_only_told(code):
    news = "\n".join(ANSWERS[code].splitlines()[4:])

    assert not [each for each in read(news).provisions if each.rule == "structure.alone"]
