"""Sentences of German official prose and of the news made of it: what is read, and what is left alone."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

SECRETARIAT = "Secretariat of the Party Central Committee"

REFERENCES = [
    (
        "Die Provinz hat die Direktive Nr. 44-CT/TW vom 9. Februar 2019 des Sekretariats über die Kultur umgesetzt.",
        ("directive", "44-CT/TW", "2019-02-09", SECRETARIAT),
    ),
    (
        "Die Weisung Nr. 44/CT-TW des Zentralsekretariats wurde in allen Gemeinden bekannt gemacht.",
        ("directive", "44-CT/TW", None, SECRETARIAT),
    ),
    (
        "Der Erlass 11/2019/ND-CP der Regierung steht auf der Liste der Texte.",
        ("decree", "11/2019/NĐ-CP", None, "Government"),
    ),
    (
        "Das Rundschreiben 7/2021/TT-BNG ist für die Gemeinden wichtig.",
        ("circular", "7/2021/TT-BNG", None, "Ministry of Foreign Affairs"),
    ),
    (
        "Die Provinz prüft den Plan Nr. 133/KH-UBND vom 4. Mai 2020 des Provinzvolkskomitees.",
        ("plan", "133/KH-UBND", "2020-05-04", "provincial People's Committee"),
    ),
    (
        "Nach der Resolution 36 des Politbüros werden die Häfen ausgebaut.",
        ("resolution", None, None, "Politburo"),
    ),
    (
        "Die Richtlinie 2014/24/EU wird von der Stadt angewandt.",
        ("directive", "2014/24/EU", None, "European Union"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), REFERENCES)
def test_a_document_is_read_with_its_number_day_and_issuer(text, wanted):
    assert [(r.kind, r.number, r.date, r.issuer) for r in read(text).references] == [wanted]


HARMLESS = [
    "Der Plan der Mannschaft ging nicht auf, und die Gäste gewannen mit zwei Toren.",
    "Die Kommission hat über das Programm für 15 Kinder noch nicht entschieden.",
    "Am Montag bleibt das Museum geschlossen, wie der Verein mitteilte.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_prose_names_no_document_and_no_event(text):
    reading = read(text)

    assert (reading.references, reading.events, reading.successions, reading.awards) == ((), (), (), ())


DATES = [
    ("Die Konferenz ist für den 5. Januar 2022 in der Stadt geplant.", "2022-01-05"),
    ("Das Treffen dauert vom 5. bis 7. März 2024 und ist gut besucht.", "2024-03-05/2024-03-07"),
    ("1. Bis 30. Juni 2025 wird der Bericht von der Behörde geprüft.", "2025-06-30"),
    ("Der Bericht wurde der Behörde am 24.11.2023 vorgelegt.", "2023-11-24"),
    ("Die Brücke ist im dritten Quartal 2025 fertig.", "2025-35"),
    ("Die Ausgaben werden im ersten Halbjahr 2025 geprüft.", "2025-40"),
    ("Die Straßen werden bis Ende 2026 gebaut.", "2026"),
    ("Das Programm gilt von 2021 bis 2025 für alle Gemeinden.", "2021/2025"),
    ("Die Arbeiten wurden im Oktober 2023 begonnen.", "2023-10"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_date_is_read_in_every_form(text, edtf):
    assert [date.edtf for date in read(text).dates] == [edtf]


QUANTITIES = [
    ("Die Provinz hat 1.250 Delegationen empfangen.", (1250.0, "Delegationen", False)),
    ("Die Hilfe war rund 3,5 Millionen Euro wert.", (3500000.0, "Euro", True)),
    ("Der Verein hat mehr als 40 neue Mitglieder gewonnen.", (40.0, "neue Mitglieder", True)),
    ("Die Stadt hat drei Abkommen geschlossen.", (3.0, "Abkommen", False)),
]


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES)
def test_a_figure_is_read_with_the_marks_of_the_language(text, wanted):
    assert [(q.value, q.of, q.approximate) for q in read(text).quantities] == [wanted]


def test_a_weekday_that_stands_for_the_fourth_point_keeps_its_place():
    text = (
        "Der Vorsitzende nannte vier Aufgaben:\nErstens, die Zusammenarbeit mit den Nachbarn ausbauen.\n"
        "Zweitens, die Grenze schützen.\nMittwoch, die Beamten schulen.\nDrittens, den Handel fördern."
    )
    (points,) = read(text.replace("Mittwoch", "X").replace("Drittens", "Mittwoch").replace("X", "Drittens")).lists

    assert (points.announced, points.found) == (4, 4)


DUTIES = [
    (
        "1. Die Abteilung für Kultur bereitet in Abstimmung mit der Finanzabteilung für das Fest einen Plan vor.\n"
        "2. Die Gemeinden werden informiert.",
        ("Abteilung für Kultur",),
        ("Finanzabteilung",),
        None,
    ),
    (
        "1. Bis zum 30. Juni 2025 legt das Amt für Statistik den Bericht vor.\n2. Die Gemeinden werden informiert.",
        ("Amt für Statistik",),
        (),
        "2025-06-30",
    ),
    (
        "1. Das Außenministerium erarbeitet bis spätestens 1. März 2026 einen Entwurf.\n"
        "2. Die Gemeinden werden informiert.",
        ("Außenministerium",),
        (),
        "2026-03-01",
    ),
]


@pytest.mark.parametrize(("text", "lead", "others", "due"), DUTIES)
def test_a_duty_says_who_leads_with_whom_by_when(text, lead, others, due):
    first = read(text).provisions[0]

    assert (first.lead_units, first.coordinating_units, first.due) == (lead, others, due)


def test_a_heading_goes_on_after_the_stop_of_an_ordinal():
    text = "1. Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten. Er ist neu.\n2. Die Gemeinden helfen."

    assert read(text).provisions[0].heading == "Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten"


def test_a_person_has_a_post_before_or_after_the_name():
    text = (
        "Die Rede hielt Frau Mareike Sundermann, Botschafterin der Republik.\n"
        "Auch der Generalkonsul Jens Petersen war dabei."
    )

    assert [person.name for person in read(text).people] == ["Mareike Sundermann", "Jens Petersen"]


def test_an_event_is_told_with_its_verb_before_its_holder():
    text = (
        "Am 20. März 2024 veranstaltete das Außenministerium online eine Konferenz über den Handel. "
        "An der Konferenz nahmen 90 Delegierte an 12 Verbindungspunkten teil. "
        "Den Vorsitz führte Herr Dang Quoc Thinh."
    )
    (event,) = read(text).events

    assert (event.kind, event.mode, event.date) == ("conference", "online", "2024-03-20")
    assert (event.organiser, event.chair) == ("Außenministerium", "Dang Quoc Thinh")
    assert (event.sites, event.delegates) == (12, 90)


def test_a_conference_that_is_only_planned_is_no_event():
    assert read("Das Ministerium prüft, ob eine Konferenz über den Handel nützlich wäre.").events == ()


def test_awards_are_counted_by_kind():
    text = "Das Komitee überreichte 4 Wettbewerbsfahnen und 9 Ehrenurkunden an die Gemeinden."

    assert [(award.kind, award.count) for award in read(text).awards] == [
        ("emulation flag", 4),
        ("certificate of merit", 9),
    ]


@pytest.mark.parametrize("mark", ["GEHEIM", "STRENG GEHEIM", "Einstufung: Geheim"])
def test_a_secrecy_mark_stops_the_reading(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\nDie Abteilung hat den Bericht für das Ministerium fertig.")


def test_the_word_secret_in_a_sentence_is_no_mark():
    assert read("Das Rezept ist geheim, und die Köchin verrät es nicht.").language == "de"
