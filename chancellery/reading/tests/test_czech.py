"""Sentences of Czech official prose and of the news made of it: what is read, and what is left alone."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

SECRETARIAT = "Secretariat of the Party Central Committee"

REFERENCES = [
    (
        "Provincie provádí Směrnici č. 44-CT/TW ze dne 9. února 2019 Sekretariátu o kultuře a je připravena.",
        ("directive", "44-CT/TW", "2019-02-09", SECRETARIAT),
    ),
    (
        "Obce podle plánu pracují a Směrnice 44/CT-TW Ústředního sekretariátu je pro ně důležitá.",
        ("directive", "44-CT/TW", None, SECRETARIAT),
    ),
    (
        "Dekret 11/2019/ND-CP vlády je na seznamu předpisů, které platí.",
        ("decree", "11/2019/NĐ-CP", None, "Government"),
    ),
    (
        "Oběžník 7/2021/TT-BNG je pro obce důležitý.",
        ("circular", "7/2021/TT-BNG", None, "Ministry of Foreign Affairs"),
    ),
    (
        "Kraj postupuje podle zákona č. 129/2000 Sb. ze dne 12. dubna 2000 a je spokojen.",
        ("law", "129/2000", "2000-04-12", None),
    ),
    (
        "Podle Usnesení 36 Politbyra budou přístavy větší, než byly.",
        ("resolution", None, None, "Politburo"),
    ),
    (
        "Směrnice 2014/24/EU je pro město závazná.",
        ("directive", "2014/24/EU", None, "European Union"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), REFERENCES)
def test_a_document_is_read_with_its_number_day_and_issuer(text, wanted):
    assert [(r.kind, r.number, r.date, r.issuer) for r in read(text).references] == [wanted]


HARMLESS = [
    "Plán mužstva nevyšel, při zápase byl pro hosty důležitý jen jeden gól.",
    "Komise o programu pro 15 dětí ještě nerozhodla.",
    "V pondělí je muzeum zavřené, jako by nikdo nebyl doma.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_prose_names_no_document_and_no_event(text):
    reading = read(text)

    assert (reading.references, reading.events, reading.successions, reading.awards) == ((), (), (), ())


DATES = [
    ("Konference je plánována na 5. ledna 2022 ve městě.", "2022-01-05"),
    ("Setkání, které trvá 5. až 7. března 2024, je otevřené.", "2024-03-05/2024-03-07"),
    ("1. Do 30. června 2025 bude zpráva, která chybí, připravena.", "2025-06-30"),
    ("Zpráva byla úřadu předložena 24. 11. 2023 podle plánu.", "2023-11-24"),
    ("Most bude hotov ve třetím čtvrtletí 2025, jak je psáno.", "2025-35"),
    ("Výdaje budou kontrolovány v prvním pololetí 2025 při auditu.", "2025-40"),
    ("Silnice budou postaveny do konce roku 2026 pro všechny.", "2026"),
    ("Program platí v letech 2021 až 2025 pro všechny obce.", "2021/2025"),
    ("Práce byly zahájeny v říjnu 2023 podle plánu.", "2023-10"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_date_is_read_in_every_form(text, edtf):
    assert [date.edtf for date in read(text).dates] == [edtf]


QUANTITIES = [
    ("Provincie přijala 1 250 delegací, které byly spokojené.", (1250.0, "delegací", False)),
    ("Pomoc byla pro obce asi 3,5 milionu korun.", (3500000.0, "korun", True)),
    ("Spolek, který je mladý, má více než 40 nových členů.", (40.0, "nových členů", True)),
    ("Město podepsalo tři dohody, které jsou pro obce důležité.", (3.0, "dohody", False)),
]


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES)
def test_a_figure_is_read_with_the_marks_of_the_language(text, wanted):
    assert [(q.value, q.of, q.approximate) for q in read(text).quantities] == [wanted]


def test_a_weekday_that_stands_for_the_fourth_point_keeps_its_place():
    text = (
        "Předseda, který mluvil jako první, uvedl čtyři úkoly:\nZa prvé, rozvíjet spolupráci se sousedy.\n"
        "Za druhé, chránit hranici.\nZa třetí, školit úředníky.\nStředa, podporovat obchod."
    )
    (points,) = read(text).lists

    assert (points.announced, points.found) == (4, 4)


DUTIES = [
    (
        "1. Odbor kultury ve spolupráci s Odborem financí odpovídá za přípravu slavnosti.\n2. Obce jsou informovány.",
        ("Odbor kultury",),
        ("Odborem financí",),
        None,
    ),
    (
        "1. Zprávu předloží Odbor dopravy nejpozději do 30. června 2025.\n2. Obce jsou informovány.",
        ("Odbor dopravy",),
        (),
        "2025-06-30",
    ),
    (
        "1. Kancelář hejtmana pravidelně informuje obce.\n2. Obce jsou připraveny.",
        ("Kancelář hejtmana",),
        (),
        None,
    ),
]


@pytest.mark.parametrize(("text", "lead", "others", "due"), DUTIES)
def test_a_duty_says_who_leads_with_whom_by_when(text, lead, others, due):
    first = read(text).provisions[0]

    assert (first.lead_units, first.coordinating_units, first.due) == (lead, others, due)


def test_a_person_has_a_post_before_or_after_the_name():
    text = (
        "Na slavnosti, která byla krátká, promluvila paní Alena Dvořáková, velvyslankyně republiky.\n"
        "Setkání řídil generální konzul Petr Novotný, který je zde nový."
    )

    assert [person.name for person in read(text).people] == ["Alena Dvořáková", "Petr Novotný"]


def test_an_event_is_told_with_its_verb_before_its_holder():
    text = (
        "Dne 8. října 2024 uspořádalo Ministerstvo zahraničních věcí online konferenci o obchodu. "
        "Konference se zúčastnilo 90 delegátů na 12 místech připojení. "
        "Konferenci předsedal pan Dang Quoc Thinh."
    )
    (event,) = read(text).events

    assert (event.kind, event.mode, event.date) == ("conference", "online", "2024-10-08")
    assert (event.organiser, event.chair) == ("Ministerstvo zahraničních věcí", "Dang Quoc Thinh")
    assert (event.sites, event.delegates) == (12, 90)


def test_a_conference_that_is_only_planned_is_no_event():
    assert read("Ministerstvo zvažuje, jestli by byla konference o obchodu užitečná.").events == ()


def test_what_a_province_signed_over_years_is_no_signing_on_the_day_of_a_document():
    text = "Podle Směrnice č. 28/CT-TW ze dne 14. února 2021 podepsala provincie 17 dohod s partnery."

    assert read(text).events == ()


def test_awards_are_counted_by_kind():
    text = "Výbor, který je nový, udělil 4 vlajky soutěžení a 9 čestných uznání obcím."

    assert [(award.kind, award.count) for award in read(text).awards] == [
        ("emulation flag", 4),
        ("certificate of merit", 9),
    ]


@pytest.mark.parametrize("mark", ["TAJNÉ", "PŘÍSNĚ TAJNÉ", "Stupeň utajení: Důvěrné"])
def test_a_secrecy_mark_stops_the_reading(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\nOdbor připravil zprávu, která je pro ministerstvo.")


def test_the_word_secret_in_a_sentence_is_no_mark():
    assert read("Jeho recepty jsou tajné a kuchařka je nikomu neřekne, protože je má pro sebe.").language == "cs"
