"""Who does what a sentence says, wherever it names them; and sentences that name nobody."""

from __future__ import annotations

import pytest

from chancellery.reading import read
from chancellery.reading.blocks import divide
from chancellery.reading.doing import doers
from chancellery.reading.tests.timed import least_seconds
from chancellery.reading.text import Source

DONE = [
    # what it is about stands first
    ("en", "Security: the Border Guard draws up a plan.", "Border Guard"),
    # when or why stands first, with a comma or without
    ("en", "Once the list is closed, the Visa Section informs all applicants.", "Visa Section"),
    ("en", "Upon arrival the Protocol Office collects all passports.", "Protocol Office"),
    # what is done, and by whom
    ("en", "The register is updated every week by the Legal Service.", "Legal Service"),
    ("fr", "Le registre est actualisé par le service juridique.", "service juridique"),
    ("pt", "O relatório é enviado pela Direção de Serviços.", "Direção de Serviços"),
    # a verb of two parts
    ("de", "Das Kulturamt wird bis dahin eine Liste vorlegen.", "Kulturamt"),
    ("de", "Das Kulturamt hat die Liste zu prüfen.", "Kulturamt"),
    ("de", "Für jede Schule benennt die Bezirksregierung eine Lehrkraft.", "Bezirksregierung"),
    # of two units around a verb, the second
    ("cs", "Sekretariát komise povede odbor vnějších vztahů.", "odbor vnějších vztahů"),
    # an officer with a name that no file holds
    ("fr", "Le chef du protocole transmet la liste.", "chef du protocole"),
]
NOBODY = [
    ("en", "The Fund is financed by the Ministry of Finance."),
    ("en", "Participants: Ministry of Health."),
    ("de", "Die Bundespolizei ist zu beteiligen."),
    ("de", "Das Kulturamt besteht aus drei Referaten."),
    ("fr", "La commission compte huit membres."),
    # a unit behind a verb that somebody does to it
    ("pl", "Pan Nowak informuje Ministerstwo Zdrowia."),
    ("cs", "Jan Novák kontroluje Odbor kultury."),
    ("ru", "Иванов возглавляет Министерство культуры."),
    ("it", "Il rapporto deve essere inviato al Ministero degli Esteri."),
]


def _named(code: str, text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in doers.of_sentence(divide(text), code, 0, len(text))]


@pytest.mark.parametrize(("code", "text", "unit"), DONE)
def test_who_does_it_is_found_wherever_the_sentence_names_it(code, text, unit):
    assert _named(code, text) == [unit]


@pytest.mark.parametrize(("code", "text"), NOBODY)
def test_a_sentence_that_only_describes_names_no_doer(code, text):
    assert _named(code, text) == []


def test_what_is_cited_before_an_announcement_does_not_say_what_its_points_are():
    text = (
        "A la vista de las 340 solicitudes presentadas durante el año, se imparten las siguientes instrucciones:\n"
        "1. Los cónsules remitirán la relación de los trámites.\n2. La Oficina de Prensa difundirá la nota."
    )

    assert [each.lead_units for each in read(text).provisions] == [("cónsules",), ("Oficina de Prensa",)]


def test_who_does_it_is_found_as_fast_in_a_long_text() -> None:
    said = "The Department of Tourism, which the deputy minister heads, is to draft the plan."
    blocks = divide(said).blocks
    short, long = (Source(text, text.lower(), blocks, "en") for text in (said, said + " a" * 2_000_000))

    assert doers.of_sentence(long, "en", 0, len(said)) == doers.of_sentence(short, "en", 0, len(said)) != []
    assert _seconds(long, len(said)) < 10 * _seconds(short, len(said)) + 0.01


def _seconds(source: Source, end: int) -> float:
    def act() -> None:
        for _ in range(300):
            doers.of_sentence(source, "en", 0, end)

    return least_seconds(act)
