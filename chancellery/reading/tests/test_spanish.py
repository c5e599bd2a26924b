"""Spanish sentences: documents, days, counts, lists, duties, people, events, awards and secrecy."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

REFERENCES = [
    (
        "El comité estudió la Directiva No. 44-CT/TW del 9 de febrero de 2019 del Secretariado sobre la cultura.",
        ("directive", "44-CT/TW", "2019-02-09", "Secretariat of the Party Central Committee"),
    ),
    ("El Decreto 11/2019/ND-CP del Gobierno está en la lista.", ("decree", "11/2019/NĐ-CP", None, "Government")),
    ("La provincia aplica la Resolución n.º 36 - NQ / TW y los planes.", ("resolution", "36-NQ/TW", None, None)),
    ("La Directiva 12/CT-TW fue estudiada por los municipios.", ("directive", "12-CT/TW", None, None)),
    ("La Ley 40/2015, de 1 de octubre, es para todos.", ("law", "40/2015", "2015-10-01", None)),
    ("El Real Decreto 1339/1987 de 30 de octubre está en vigor.", ("decree", "1339/1987", "1987-10-30", None)),
    (
        "La Resolución 2758 de la Asamblea General de las Naciones Unidas fue citada.",
        ("resolution", None, None, "United Nations General Assembly"),
    ),
    (
        "El Reglamento (UE) 2016/679 se aplica en los consulados.",
        ("regulation", "(UE) 2016/679", None, "European Union"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), REFERENCES)
def test_documents_are_found_with_number_day_and_issuer(text, wanted):
    assert [(r.kind, r.number, r.date, r.issuer) for r in read(text).references] == [wanted]


DATES = [
    ("La carta llegó el 1º de marzo de 2023 por la mañana.", "2023-03-01"),
    ("La carta llegó el 3 de mayo del 2021 a los municipios.", "2021-05-03"),
    ("La visita fue del 5 al 7 de enero de 2024 en la frontera.", "2024-01-05/2024-01-07"),
    ("La visita fue del 28 de abril al 2 de mayo de 2024 en la frontera.", "2024-04-28/2024-05-02"),
    ("El informe sobre los puentes es para el tercer trimestre de 2023.", "2023-35"),
    ("El informe sobre los puentes es para el primer semestre del año 2023.", "2023-40"),
    ("Los caminos se abrirán antes de finales de 2026 en la provincia.", "2026"),
    ("La delegación llegó en setiembre de 2022 y fue recibida.", "2022-09"),
    ("El puente fue construido entre 2019 y 2021 por los vecinos.", "2019/2021"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_days_and_periods_are_found(text, edtf):
    assert [date.edtf for date in read(text).dates] == [edtf]


COUNTS = [
    ("El ministerio recibió cerca de 1.250 cartas en la semana.", (1250, "cartas", True)),
    ("La ciudad firmó cuatro acuerdos bilaterales con sus vecinos.", (4, "acuerdos bilaterales", False)),
    ("La provincia recibió 2,5 millones de dólares para los caminos.", (2_500_000, "dólares", False)),
    ("El fondo tiene 3 mil millones de pesos para los municipios.", (3_000_000_000, "pesos", False)),
    ("El ministerio abrió 12 puntos de conexión en las provincias.", (12, "puntos de conexión", False)),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_counts_are_read_with_the_marks_of_the_language(text, wanted):
    assert [(q.value, q.of, q.approximate) for q in read(text).quantities] == [wanted]


def test_a_list_told_with_ordinals_keeps_the_point_that_became_a_weekday():
    reading = read(
        "El gobernador señaló las siguientes 4 tareas para los municipios de la provincia:\n"
        "En primer lugar, abrir un centro de lenguas para los jóvenes.\n"
        "Lunes, revisar los acuerdos que no se han cumplido.\n"
        "El tercero es formar guías para las visitas.\n"
        "Por último, publicar los resultados."
    )

    (found,) = reading.lists
    assert (found.announced, found.found) == (4, 4)
    assert reading.provisions[found.provisions[1]].duty


UNITS = [
    (
        "1. Corresponde al Departamento de Cultura organizar la semana de la amistad, en coordinación con la Dirección "
        "de Turismo, antes del 30 de junio de 2025.\n2. Los municipios son informados de la fecha.",
        (("Departamento de Cultura",), ("Dirección de Turismo",), "2025-06-30", None),
    ),
    (
        "1. La Oficina de Protocolo se encargará de preparar las visitas cada trimestre.\n"
        "2. Los municipios son informados de la fecha.",
        (("Oficina de Protocolo",), (), None, "quarterly"),
    ),
    (
        "1. Traducir el portal de la provincia a las lenguas de los vecinos. Unidad responsable: Oficina de Prensa. "
        "Plazo: 15 de mayo de 2025.\n2. Publicar el calendario de las visitas de la provincia.",
        (("Oficina de Prensa",), (), "2025-05-15", None),
    ),
    (
        "1. Mejorar la acogida en las estaciones de la provincia.\n2. Publicar el calendario de las visitas.",
        ((), (), None, None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), UNITS)
def test_a_duty_has_its_units_and_its_day(text, wanted):
    first = read(text).provisions[0]

    assert (first.lead_units, first.coordinating_units, first.due, first.schedule) == wanted


PEOPLE = [
    (
        "El seminario fue abierto por la Viceministra Elena Duarte Solís y por el alcalde de la ciudad.",
        [("Elena Duarte Solís", "Viceministra")],
    ),
    (
        "En el acto intervino Bui Thi Hanh, directora del Departamento de Finanzas, y los municipios escucharon.",
        [("Bui Thi Hanh", "directora del Departamento de Finanzas")],
    ),
    (
        "El canciller Bui Thanh Son y el embajador de España en Vietnam, Álvaro Ruiz Gómez, se reunieron ayer.",
        [("Bui Thanh Son", "canciller"), ("Álvaro Ruiz Gómez", "embajador de España en Vietnam")],
    ),
    ("En Santa Marta, el presidente de la comisión recibió a los delegados de los municipios.", []),
    ("La estatua de Ho Chi Minh está en la plaza de la ciudad, junto al mar.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_have_their_posts_and_places_are_no_people(text, wanted):
    assert [(person.name, person.post) for person in read(text).people] == wanted


def test_an_event_is_told_whole_from_two_paragraphs():
    (event,) = read(
        "El 9 de junio de 2025, el Departamento de Relaciones Exteriores celebró un seminario virtual para los "
        "municipios.\nEl seminario fue presidido por la Viceministra Elena Duarte Solís y contó con 150 participantes."
    ).events

    assert (event.kind, event.mode, event.date, event.organiser, event.chair, event.delegates) == (
        "seminar", "online", "2025-06-09", "Departamento de Relaciones Exteriores", "Elena Duarte Solís", 150,
    )  # fmt: skip


def test_an_order_to_hold_a_meeting_is_no_event():
    assert read("Los municipios deben organizar una conferencia antes del 3 de mayo de 2025.").events == ()


def test_awards_to_two_kinds_of_recipients_are_counted_together():
    (award,) = read("El Comité Popular de la provincia entregó diplomas de honor a 4 colectivos y 9 personas.").awards

    assert (award.kind, award.count) == ("certificate of merit", 13)


@pytest.mark.parametrize("mark", ["SECRETO", "ALTO SECRETO", "Clasificación: secreto"])
def test_a_mark_of_secrecy_is_refused(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\nEl ministerio ha escrito a las provincias sobre la visita de la delegación.")


def test_the_ordinary_word_is_no_mark():
    assert read("El secreto de la receta es el arroz de la provincia, dijo la cocinera.").language == "es"
