"""Whom somebody tells to do something, as news and minutes say it, and what only looks so."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def _duties(text: str) -> list[tuple[str, ...]]:
    return [each.lead_units for each in read(text).provisions if each.duty and each.lead_units]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Auf der Tagung beauftragte die Genossin Le Thi Mai das Amt für Fischerei, bis zum 3. Mai einen Entwurf "
            "auszuarbeiten.",
            ("Amt für Fischerei",),
        ),
        (
            "Der Landrat sprach am Montag. Er forderte die Abteilung für Kultur auf, eine Ausstellung zu eröffnen.",
            ("Abteilung für Kultur",),
        ),
        ("Die Ministerin trug dem Landesamt für Statistik auf, die Zahlen zu prüfen.", ("Landesamt für Statistik",)),
        ("Der Landrat beauftragte das Kreisarchiv mit der Erfassung der Urkunden.", ("Kreisarchiv",)),
        (
            "Il compagno Le Van Hai ha incaricato il Dipartimento della Pesca di preparare il catalogo dei porti.",
            ("Dipartimento della Pesca",),
        ),
        (
            "Il prefetto ha ringraziato tutti. Ha inoltre chiesto all'Ufficio del Comitato di sollecitare i settori.",
            ("Ufficio del Comitato",),
        ),
        ("Hejtmanka pověřila krajskou knihovnu vydáním nového průvodce.", ("krajskou knihovnu",)),
        (
            "Předseda lidového výboru zdůraznil, že odbor kultury a sportu musí uspořádat týden laoské kultury.",
            ("odbor kultury a sportu",),
        ),
        (
            "Выступая на совещании, он поручил Департаменту рыболовства подготовить проект.",
            ("Департаменту рыболовства",),
        ),
    ],
)
def test_whom_a_leader_tells_what_to_do_has_it_to_do(text: str, leads: tuple[str, ...]) -> None:
    assert _duties(text) == [leads]


@pytest.mark.parametrize(
    "text",
    [
        "2019 beauftragte der Minister das Landesamt für Statistik, eine Liste zu erstellen.",
        "Der Unternehmer Karl Brandt forderte die Stadt auf, die Gebühren zu senken.",
        "Der Bürgermeister forderte das Ministerium auf, die Mittel zu erhöhen.",
        "I residenti hanno chiesto al Comune di riaprire la scuola del quartiere.",
        "Il sindaco ha chiesto al Ministero dell'Interno di inviare rinforzi.",
        "Občané vyzvali město, aby opravilo most přes řeku.",
        "Ředitelka uvedla, že odbor kultury vydal v loňském roce pět knih.",
    ],
)
def test_what_is_asked_of_those_above_or_was_told_long_ago_is_no_duty(text: str) -> None:
    assert _duties(text) == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Подготовка Форума проводится министерством внешних связей до 20 июня 2025 г.",
            ("министерством внешних связей",),
        ),
        (
            "Доклад представляется губернатору области министерством внешних связей до 25 декабря 2025 года.",
            ("министерством внешних связей",),
        ),
        ("Seznam žadatelů bude do 31. března zveřejněn krajským úřadem.", ("krajským úřadem",)),
        ("Zpráva je každoročně předkládána odborem kontroly.", ("odborem kontroly",)),
    ],
)
def test_a_case_says_by_whom_something_is_done(text: str, leads: tuple[str, ...]) -> None:
    assert _duties(text) == [leads]


@pytest.mark.parametrize(
    "text",
    [
        "Отчёт до 1 марта согласовывается с министерством финансов и Департаментом культуры.",
        "Město je do konce roku spojeno s krajem novou tratí.",
    ],
)
def test_whom_something_is_done_with_does_not_do_it(text: str) -> None:
    assert _duties(text) == []


@pytest.mark.parametrize(
    ("text", "into", "former"),
    [
        (
            "An die Stelle der bisherigen Arbeitsgruppe Osteuropa tritt der Lenkungskreis Partnerschaften.",
            "Lenkungskreis Partnerschaften",
            ("Arbeitsgruppe Osteuropa",),
        ),
        (
            "Aus dem Kulturamt und dem Sportamt wird zum 1. Januar 2026 das Amt für Kultur und Sport gebildet.",
            "Amt für Kultur und Sport",
            ("Kulturamt", "Sportamt"),
        ),
        (
            "Die Stabsstelle Protokoll wurde zum Jahresende aufgelöst; ihre Aufgaben nimmt seither die Abteilung "
            "Zentrale Dienste wahr.",
            "Abteilung Zentrale Dienste",
            ("Stabsstelle Protokoll",),
        ),
        (
            "Al posto del Comitato per i gemellaggi è istituita la Consulta per la cooperazione.",
            "Consulta per la cooperazione",
            ("Comitato per i gemellaggi",),
        ),
        (
            "La Fondazione Adriatica, nata dalla fusione dell'Istituto dei Balcani con la Casa d'Europa, è a Bari.",
            "Fondazione Adriatica",
            ("Istituto dei Balcani", "Casa d'Europa"),
        ),
        (
            "Koordinační skupinu nahrazuje Výbor pro přeshraniční spolupráci.",
            "Výbor pro přeshraniční spolupráci",
            ("Koordinační skupinu",),
        ),
        (
            "Na Ministerstvo pro místní rozvoj přechází působnost Úřadu pro cestovní ruch.",
            "Ministerstvo pro místní rozvoj",
            ("Úřadu pro cestovní ruch",),
        ),
        (
            "Функции упразднённого Агентства по делам соотечественников передать Министерству внешних связей.",
            "Министерству внешних связей",
            ("Агентства по делам соотечественников",),
        ),
    ],
)
def test_a_unit_comes_where_another_was(text: str, into: str, former: tuple[str, ...]) -> None:
    assert [(each.into, each.from_units) for each in read(text).successions] == [(into, former)]


@pytest.mark.parametrize(
    "text",
    [
        "Statt der Staatskanzlei antwortete am Montag das Amt für Kultur auf die Fragen.",
        "Al posto del sindaco è intervenuta la vicesindaca.",
        "Místo ministra přijel na jednání jeho náměstek.",
    ],
)
def test_who_only_stands_in_for_another_succeeds_nobody(text: str) -> None:
    assert read(text).successions == ()
