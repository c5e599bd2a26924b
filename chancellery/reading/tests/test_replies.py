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
    "cs": """MĚSTSKÝ ÚŘAD BŘEZINA
Odpověď na dotazy zastupitelů ze dne 3. března 2026

Vážení, k Vašim dotazům sdělujeme následující.
K dotazu na osvětlení: odbor dopravy vymění lampy a městská knihovna vydá průvodce. Smlouva zůstává v platnosti.
Město udržuje styky se třemi městy a nové smlouvy neplánuje.
""",
    "ru": """АДМИНИСТРАЦИЯ ГОРОДА БЕРЁЗОВА
Ответ на вопросы депутатов от 3 марта 2026 года

Уважаемые депутаты, сообщаем следующее.
По вопросу освещения города: отдел транспорта заменит лампы, а городская библиотека издаст путеводитель.
Город поддерживает связи с тремя городами и не планирует новых договоров.
""",
}
PROMISED = {
    "cs": ["odbor dopravy", "městská knihovna"],
    "ru": ["отдел транспорта", "городская библиотека"],
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


MINUTES = """ZÁPIS č. 4/2026
z porady zástupců škol konané dne 3. března 2026

O cestě informoval ředitel agentury. Odbor školství dopracuje žádost; knihovna kraje pomůže s překladem.
"""


def test_what_minutes_say_will_be_done_is_to_be_done() -> None:
    assert [each.lead_units for each in read(MINUTES).provisions] == [("Odbor školství",), ("knihovna kraje",)]
