"""What whole papers and news in German, Italian, Czech and Russian got wrong once."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        (
            "Dafür hat der Rat mit Beschluss vom 12. Dezember 2024 (Nr. 2024-188) Mittel bereitgestellt.",
            "2024-188",
            "2024-12-12",
        ),
        (
            "Der Erlass des Innenministeriums vom 5. Mai 2021 – Az.: 24-1620/3 – wird hiermit aufgehoben.",
            "24-1620/3",
            "2021-05-05",
        ),
        ("Zákon o podpoře regionálního rozvoje (č. 248/2000 Sb.) zůstává tímto nedotčen.", "248/2000", None),
        ("исх. № 01-22/318 от 19.05.2025 на № 114 от 28.04.2025", "01-22/318", "2025-05-19"),
        (
            "Grundlage ist das Abkommen zwischen der Regierung der Bundesrepublik Deutschland und der Regierung der "
            "Republik Moldau über kulturelle Zusammenarbeit vom 11. Oktober 1996.",
            None,
            "1996-10-11",
        ),
    ],
)
def test_a_number_stands_behind_the_day_or_the_title_of_its_document(
    text: str, number: str | None, day: str | None
) -> None:
    assert [(each.number, each.date) for each in read(text).references] == [(number, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Am 12. Dezember 2024 (Nr. 5 der Liste) begann die Reise des Ausschusses in das Nachbarland.",
        "Zákon o krajích platí i zde, uvedl mluvčí (č. telefonu najdete na webu).",
    ],
)
def test_what_only_looks_like_a_number_behind_a_document_is_none(text: str) -> None:
    assert [each.number for each in read(text).references if each.number] == []


def test_labels_of_clauses_are_no_part_of_what_they_say() -> None:
    told = read(
        "Die Parteien einigten sich auf drei Maßnahmen: (1) Die Abteilung für Bildung eröffnet die neuen Klassen; "
        "(2) Der Verband der Fischer organisiert die Woche der Kultur; (3) Das Zentrum für Handel prüft die Liste."
    )

    assert [(each.label, each.lead_units) for each in told.provisions] == [
        ("(1)", ("Abteilung für Bildung",)),
        ("(2)", ("Verband der Fischer",)),
        ("(3)", ("Zentrum für Handel",)),
    ]


def test_the_number_of_a_protocol_announces_no_points() -> None:
    text = "Во исполнение протокола совещания от 15 ноября 2024 г. № 12:\n1. Утвердить план.\n2. Создать комиссию."

    assert [each.announced for each in read(text).lists] == [None]


def test_who_was_decorated_gave_nothing() -> None:
    told = read("Союз организаций дружбы был награждён переходящим знаменем провинции.")

    assert [(each.kind, each.by) for each in told.awards] == [("emulation flag", None)]


def test_the_same_day_is_none_by_which_something_is_due() -> None:
    told = read(
        "Утром 6 октября Постоянный комитет провёл конференцию по итогам года. Он поручил Департаменту культуры на "
        "конференции до 20 декабря подготовить проект. Во второй половине того же дня председатель принял делегацию "
        "провинции Хуапхан во главе с губернатором."
    )

    assert [each.date for each in told.events] == ["XXXX-10-06", "XXXX-10-06"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Die Provinz stellt sich zwei Aufgaben: Erstens wird das Amt für Fischerei die Häfen ausbauen. Zweitens "
            "koordiniert die Abteilung für Handel den Export.",
            ("Amt für Fischerei", "Abteilung für Handel"),
        ),
        ("Die rechtliche Prüfung erfolgt bis Mai durch das Rechtsamt.", ("Rechtsamt",)),
        ("Der Partnerschaftsverein e. V. berichtet dem Beirat halbjährlich.", ("Partnerschaftsverein e. V.",)),
        ("Zuständig ist seit dem 1. Mai 2025 das Büro für Städtepartnerschaften.", ("Büro für Städtepartnerschaften",)),
        ("Der Landesrechnungshof wird gebeten, die Nachweise bis 31.03.2026 zu prüfen.", ("Landesrechnungshof",)),
        (
            "Le domande sono esaminate dalla Commissione tecnica, che si riunisce almeno una volta al mese e i cui "
            "verbali sono conservati dalla Segreteria generale.",
            ("Commissione tecnica",),
        ),
        (
            "Отделу пропаганды поручено совместно с газетой «Маяк» открыть рубрику на лаосском языке.",
            ("Отделу пропаганды",),
        ),
        ("Управление культуры в апреле проводит дни культуры соседнего города.", ("Управление культуры",)),
    ],
)
def test_who_does_it(text: str, leads: tuple[str, ...]) -> None:
    assert tuple(name for each in read(text).provisions for name in each.lead_units) == leads


def test_competences_that_another_unit_holds_are_no_duty() -> None:
    told = read("Dal 1° gennaio 2025 le competenze dell'Ufficio scambi sono esercitate dal Servizio relazioni estere.")

    assert [each.lead_units for each in told.provisions if each.duty] == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Das Amt für Fischerei wurde angewiesen, bis zum 30. November 2025 ein Programm vorzulegen.",
            ("Amt für Fischerei",),
        ),
        (
            "Der Kulturabteilung wurde die Aufgabe übertragen, gemeinsam mit der Zeitung Nordwind eine Seite zu "
            "gestalten.",
            ("Kulturabteilung",),
        ),
        ("Odboru průmyslu bylo uloženo zorganizovat v prosinci setkání podniků.", ("Odboru průmyslu",)),
        ("Контроль за размещением гостей ежегодно осуществляется управлением делами.", ("управлением делами",)),
    ],
)
def test_whom_something_was_given_to_do(text: str, leads: tuple[str, ...]) -> None:
    assert tuple(name for each in read(text).provisions for name in each.lead_units) == leads


def test_what_somebody_is_to_become_does_nothing() -> None:
    told = read("ПРИКАЗ\n1. Создать рабочую группу.\n2. Руководителем группы назначить Корнеева Д.Л.")

    assert [each.lead_units for each in told.provisions] == [(), ()]


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        (
            "ПРИКАЗ\n14.03.2025                              № 52-од\nО подготовке встречи делегаций министерства",
            "52-од",
            "2025-03-14",
        ),
        (
            "PREFETTURA DI MONTELAGO\nProt. n. 3391/2025 del 7 aprile 2025\nDIRETTIVA\nper l'accoglienza degli ospiti",
            "3391/2025",
            "2025-04-07",
        ),
    ],
)
def test_the_head_of_a_paper_holds_its_number(text: str, number: str, day: str) -> None:
    assert [(each.number, each.date) for each in read(text).references] == [(number, day)]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Rada kraje jedná každý měsíc a podle zákona o krajích schvaluje smlouvy sama.", "zákona o krajích"),
        ("Согласно закону о туризме комитет ведёт реестр гостиниц области.", "закону о туризме"),
        (
            "Secondo la legge sulla cooperazione internazionale approva i progetti il comitato interministeriale.",
            "legge sulla cooperazione internazionale",
        ),
        (
            "Secondo la legge sulla tutela dei mari è vietata la pesca a strascico nel golfo.",
            "legge sulla tutela dei mari",
        ),
    ],
)
def test_the_name_of_a_law_goes_over_no_verb(text: str, law: str) -> None:
    assert [each.quote for each in read(text).references] == [law]
