"""Italian sentences: documents, days, counts, lists, duties, people, events, awards and secrecy."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.errors import SecretText

REFERENCES = [
    (
        "Il comitato ha studiato la direttiva n. 44-CT/TW del 9 febbraio 2019 del Segretariato sulla cultura.",
        ("directive", "44-CT/TW", "2019-02-09", "Secretariat of the Party Central Committee"),
    ),
    ("Il Decreto 11/2019/ND-CP del Governo è nella lista.", ("decree", "11/2019/NĐ-CP", None, "Government")),
    ("La provincia applica la Risoluzione n. 36 - NQ / TW e i piani.", ("resolution", "36-NQ/TW", None, None)),
    ("La Direttiva 12/CT-TW è stata studiata dai comuni.", ("directive", "12-CT/TW", None, None)),
    ("La legge n. 125/2014 dell'11 agosto 2014 è per tutti.", ("law", "125/2014", "2014-08-11", None)),
    ("Il decreto legislativo n. 71/2011 è in vigore nei consolati.", ("decree", "71/2011", None, None)),
    (
        "La risoluzione 2758 dell'Assemblea generale delle Nazioni Unite è stata citata.",
        ("resolution", None, None, "United Nations General Assembly"),
    ),
    ("Il Regolamento (UE) 2016/679 si applica nei consolati.", ("regulation", "(UE) 2016/679", None, "European Union")),
]


@pytest.mark.parametrize(("text", "wanted"), REFERENCES)
def test_documents_are_found_with_number_day_and_issuer(text, wanted):
    assert [(r.kind, r.number, r.date, r.issuer) for r in read(text).references] == [wanted]


DATES = [
    ("La lettera è arrivata il 1° marzo 2023 nella mattinata.", "2023-03-01"),
    ("La visita è stata dal 5 al 7 gennaio 2024 alla frontiera.", "2024-01-05/2024-01-07"),
    ("La visita è stata dal 28 aprile al 2 maggio 2024 alla frontiera.", "2024-04-28/2024-05-02"),
    ("I comuni si sono riuniti il 5 e 6 maggio 2023 nella città.", "2023-05-05/2023-05-06"),
    ("La relazione sui ponti è per il terzo trimestre 2023.", "2023-35"),
    ("La relazione sui ponti è per il primo semestre del 2023.", "2023-40"),
    ("Le strade sono da aprire entro la fine del 2026 nella provincia.", "2026"),
    ("La delegazione è arrivata nel settembre 2022 ed è stata accolta.", "2022-09"),
    ("Il ponte è stato costruito dal 2019 al 2021 dai vicini.", "2019/2021"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_days_and_periods_are_found(text, edtf):
    assert [date.edtf for date in read(text).dates] == [edtf]


COUNTS = [
    ("Il ministero ha ricevuto circa 1.250 lettere nella settimana.", (1250, "lettere", True)),
    ("La città ha firmato quattro accordi bilaterali con i vicini.", (4, "accordi bilaterali", False)),
    ("La provincia ha ricevuto 2,5 milioni di euro per le strade.", (2_500_000, "euro", False)),
    ("Il fondo ha 3 miliardi di dollari per i comuni.", (3_000_000_000, "dollari", False)),
    ("Il ministero ha aperto 12 punti di connessione nelle province.", (12, "punti di connessione", False)),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_counts_are_read_with_the_marks_of_the_language(text, wanted):
    assert [(q.value, q.of, q.approximate) for q in read(text).quantities] == [wanted]


def test_a_list_told_with_ordinals_keeps_the_point_that_became_a_weekday():
    reading = read(
        "Il governatore ha indicato i seguenti 4 compiti per i comuni della provincia:\n"
        "In primo luogo, aprire un centro di lingue per i giovani.\n"
        "Lunedì, rivedere gli accordi che non sono stati rispettati.\n"
        "Il terzo è formare guide per le visite.\n"
        "Infine, pubblicare i risultati."
    )

    (found,) = reading.lists
    assert (found.announced, found.found) == (4, 4)
    assert reading.provisions[found.provisions[1]].duty


UNITS = [
    (
        "1. Spetta al Dipartimento della cultura organizzare la settimana dell'amicizia, in collaborazione con la "
        "Direzione del turismo, entro il 30 giugno 2025.\n2. I comuni sono informati della data.",
        (("Dipartimento della cultura",), ("Direzione del turismo",), "2025-06-30", None),
    ),
    (
        "1. L'Ufficio stampa ha il compito di preparare le visite ogni trimestre.\n"
        "2. I comuni sono informati della data.",
        (("Ufficio stampa",), (), None, "quarterly"),
    ),
    (
        "1. Tradurre il portale della provincia nelle lingue dei vicini. Ente responsabile: Ufficio stampa. "
        "Scadenza: 15 maggio 2025.\n2. Pubblicare il calendario delle visite della provincia.",
        (("Ufficio stampa",), (), "2025-05-15", None),
    ),
    (
        "1. Migliorare l'accoglienza nelle stazioni della provincia.\n2. Pubblicare il calendario delle visite.",
        ((), (), None, None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), UNITS)
def test_a_duty_has_its_units_and_its_day(text, wanted):
    first = read(text).provisions[0]

    assert (first.lead_units, first.coordinating_units, first.due, first.schedule) == wanted


PEOPLE = [
    (
        "Il seminario è stato aperto dalla viceministra Elena Duranti e dal sindaco della città.",
        [("Elena Duranti", "viceministra")],
    ),
    (
        "È intervenuta Bui Thi Hanh, direttrice del Dipartimento delle finanze, e i comuni hanno ascoltato.",
        [("Bui Thi Hanh", "direttrice del Dipartimento delle finanze")],
    ),
    (
        "L'ambasciatore d'Italia, Marco Bellini, ha incontrato il vice primo ministro Le Thanh Long.",
        [("Marco Bellini", "ambasciatore d'Italia"), ("Le Thanh Long", "vice primo ministro")],
    ),
    ("A Santa Marta, il presidente della commissione ha ricevuto i delegati dei comuni.", []),
    ("La statua di Ho Chi Minh è nella piazza della città, accanto al mare.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_have_their_posts_and_places_are_no_people(text, wanted):
    assert [(person.name, person.post) for person in read(text).people] == wanted


def test_an_event_is_told_whole_from_two_paragraphs():
    (event,) = read(
        "Il 9 giugno 2025 il Dipartimento delle relazioni esterne ha tenuto un seminario a distanza per i comuni.\n"
        "Il seminario è stato presieduto dalla viceministra Elena Duranti con la partecipazione di 150 partecipanti."
    ).events

    assert (event.kind, event.mode, event.date, event.organiser, event.chair, event.delegates) == (
        "seminar", "online", "2025-06-09", "Dipartimento delle relazioni esterne", "Elena Duranti", 150,
    )  # fmt: skip


def test_an_order_to_hold_a_meeting_is_no_event():
    assert read("I comuni devono organizzare una conferenza entro il 3 maggio 2025.").events == ()


def test_awards_to_two_kinds_of_recipients_are_counted_together():
    (award,) = read("Il Comitato popolare provinciale ha consegnato diplomi d'onore a 4 collettivi e 9 persone.").awards

    assert (award.kind, award.count) == ("certificate of merit", 13)


def test_a_proposal_names_who_asks_between_commas():
    (proposal,) = read("Il sindaco della città, Piero Vannini, ha proposto al Governo che aprisse un porto.").proposals

    assert (proposal.by, proposal.to, proposal.items) == ("Piero Vannini", "Governo", ("aprisse un porto",))


def test_a_place_between_commas_asks_for_nothing():
    assert read("Durante la visita a Santa Marta, ha proposto al Governo che aprisse un porto.").proposals == ()


@pytest.mark.parametrize("mark", ["SEGRETO", "SEGRETISSIMO", "Classifica di segretezza: segreto"])
def test_a_mark_of_secrecy_is_refused(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\nIl ministero ha scritto alle province per la visita della delegazione.")


def test_the_ordinary_word_is_no_mark():
    assert read("Il segreto della ricetta è il riso della provincia, ha detto la cuoca.").language == "it"
