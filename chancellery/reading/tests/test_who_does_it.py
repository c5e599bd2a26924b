"""Who does it is found wherever a sentence names it, in every language; the sentences lie in ``who_does_it.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from chancellery.reading import read
from chancellery.reading.blocks import divide
from chancellery.reading.borders import prepared
from chancellery.reading.doing import duties

_HERE = Path(__file__).parent
SENTENCES = tomllib.loads((_HERE / "who_does_it.toml").read_text(encoding="utf-8"))
PROSE = {
    code: texts["prose"]
    for code, texts in tomllib.loads((_HERE / "list_texts.toml").read_text(encoding="utf-8")).items()
}


def _whole(words: str) -> str:
    """Return words without the blanks that part them in scripts that write none."""
    return "".join(prepared(words).text.split())


@pytest.mark.parametrize(
    ("code", "told"), [pytest.param(code, told, id=told[:40]) for code, all_ in SENTENCES.items() for told in all_]
)
def test_who_does_it_is_found(code, told):
    sentence, _, unit = told.partition("|")
    text = prepared(f"{PROSE[code]}\n{sentence}\n{PROSE[code]}").text
    source = divide(text)
    block = source.blocks[1]

    found = duties.leading(source, code, block.start, block.end)

    assert [_whole(text[each.start : each.end]) for each in found] == [_whole(unit)]


@pytest.mark.parametrize("code", SENTENCES)
def test_plain_prose_names_nobody(code):
    text = prepared(PROSE[code]).text

    assert duties.leading(divide(text), code, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # what stands in a register is not to be done
        (
            "1. The Department of Trade shall keep a register, in which it enters:\n(a) the date;\n(b) the name.",
            [("Department of Trade",), (), ()],
        ),
        (
            "1. The Department of Trade shall:\n(a) keep a register;\n(b) name a contact.",
            [(), ("Department of Trade",), ("Department of Trade",)],
        ),
    ],
)
def test_points_are_led_by_whom_their_lead_in_names_only_where_it_leaves_them_something_to_do(text, leads):
    assert [each.lead_units for each in read(text).provisions] == leads


def test_a_title_that_says_what_its_part_is_is_no_unit():
    text = "II. Organisation of implementation\n1. The matter is closed.\n2. The file is kept for ten years."

    assert {each.lead_units for each in read(text).provisions} == {()}


@pytest.mark.parametrize(
    ("code", "sentence", "leads"),
    [
        (
            "pl",
            "Biuro Prezydenta Miasta oraz Wydział Kultury przygotują program.",
            ["Biuro Prezydenta Miasta", "Wydział Kultury"],
        ),
        ("pl", "Starosta oraz Wójt Gminy podpiszą list.", ["Starosta", "Wójt Gminy"]),
        ("ru", "Прокуратуре и Следственному комитету усилить надзор.", ["Прокуратуре", "Следственному комитету"]),
        # who is thanked, visited or served does nothing
        ("de", "Die Behörde dankt der Stadtkasse.", []),
        ("de", "Die Delegation besucht das Museum.", []),
        ("de", "Am Rande des Festakts unterzeichneten die Oberbürgermeisterin und der Rektor das Programm.", []),
        (
            "it",
            "Il dirigente dell'Area V, Viceprefetto dott.ssa Lucia Marini, è incaricato del raccordo con la Regione.",
            ["dirigente dell'Area V"],
        ),
        ("de", "Die Kommunalaufsicht ist frühzeitig einzubeziehen.", []),
        ("de", "Die Ausbildung unterstützt das Land.", []),
        ("de", "Die Leitung der Delegation übernimmt Staatssekretärin Dr. Behrens.", []),
        (
            "de",
            "Das Ministerium für Wirtschaft, Verkehr und Arbeit und der Landesjugendring berichten jährlich.",
            ["Ministerium für Wirtschaft, Verkehr und Arbeit", "Landesjugendring"],
        ),
        ("zh", "会议审议市外办提交的报告。", []),
        ("zh", "代表团参观了省博物馆。", []),
    ],
)
def test_several_units_each_keep_their_name_and_nobody_is_made_up(code, sentence, leads):
    text = prepared(f"{PROSE[code]}\n{sentence}\n{PROSE[code]}").text
    source = divide(text)
    block = source.blocks[1]

    found = duties.leading(source, code, block.start, block.end)

    assert [text[each.start : each.end] for each in found] == leads


LED_POINTS = {
    "de": ("a) die Liste bis zum 1. Mai zu erstellen,\nb) das Programm vorzubereiten.", "Artikel 2"),
    "it": ("a) la redazione dell'elenco;\nb) la preparazione del programma.", "Art. 2"),
}


@pytest.mark.parametrize(
    ("code", "introduction", "lead"),
    [
        ("de", "Das Amt für Internationale Beziehungen hat folgende Aufgaben:", "Amt für Internationale Beziehungen"),
        ("de", "Die Stadt Elbingen wird beauftragt,", "Stadt Elbingen"),
        ("de", "Der Senat hat die Senatskanzlei beauftragt,", "Senatskanzlei"),
        ("de", "Zu den Aufgaben der Geschäftsstelle gehören:", "Geschäftsstelle"),
        ("it", "L'Ufficio Mobilità ha i seguenti compiti:", "Ufficio Mobilità"),
        ("it", "Compiti del Servizio Cultura:", "Servizio Cultura"),
        ("it", "Spetta al Servizio Cultura:", "Servizio Cultura"),
        ("it", "La Giunta impegna il Sindaco a:", "Sindaco"),
    ],
)
@pytest.mark.parametrize("below_an_article", [False, True])
def test_whoever_an_introduction_charges_leads_the_points_below_it(code, introduction, lead, below_an_article):
    points, article = LED_POINTS[code]
    above = article if below_an_article else PROSE[code]

    read_points = [
        each for each in read(f"{above}\n{introduction}\n{points}\n").provisions if each.label in {"a)", "b)"}
    ]

    assert [each.lead_units for each in read_points] == [(lead,), (lead,)]
