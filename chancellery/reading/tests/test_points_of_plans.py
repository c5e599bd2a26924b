"""Who leads the points of a plan, by verbs, names of units and constructions that hardly two texts share."""

import pytest

from chancellery.reading import read

HEADS = {
    "cs": "PLÁN ČINNOSTI č. 3/2026\n\nLipov, 2. února 2026\n\nK přípravě výstavy se stanoví tyto úkoly:\n\n",
    "pl": "PLAN DZIAŁAŃ nr 3/2026\n\nLipowo, 2 lutego 2026 r.\n\nUstala się następujące zadania:\n\n",
    "ru": "ПЛАН МЕРОПРИЯТИЙ № 3/2026\n\nг. Липов, 2 февраля 2026 г.\n\nОпределяются следующие задачи:\n\n",
    "de": "MASSNAHMENPLAN Nr. 3/2026\n\nLipau, den 2. Februar 2026\n\nFolgende Aufgaben werden festgelegt:\n\n",
}

#: One more point, without which there is no list.
OTHERS = {
    "pl": ("Biuro Wystaw wyśle zaproszenia.",),
    "ru": ("Отдел кадров разошлёт приглашения.",),
    "de": ("Das Personalamt verschickt die Einladungen.",),
}


def leads(code: str, *points: str) -> list[tuple[str, ...]]:
    """Return who leads each point of a plan."""
    plan = HEADS[code] + "".join(f"{number}. {point}\n" for number, point in enumerate(points, 1))
    return [each.lead_units for each in read(plan).provisions]


@pytest.mark.parametrize(
    ("code", "unit", "tasks"),
    [
        ("cs", "Stavební odbor", "odsouhlasí plány sálu|vyčká na posudek|přesvědčí dárce|převezme klíče od depozitáře"),
        ("cs", "Krajské knihovny", "vybírají svazky|zkoumají sbírky|přečtou rukopisy|budou nápomocny při instalaci"),
        (
            "pl",
            "Wydział Budynków",
            "wydzieli salę|rozpozna potrzeby|poczeka na opinię|przejmie klucze|przeleje zaliczkę",
        ),
        ("pl", "Urzędy gminne", "oddzielą zbiory|osiągną porozumienie|zaczną prace|odczytają zapisy|ozdobią sale"),
        ("ru", "Отдел зданий", "дождётся заключения|убедится в сохранности|не допустит превышения сметы"),
        ("de", "Botschaft in Riga", "benennt eine Kontaktperson|wendet sich an die Vereine|öffnet den Saal"),
        ("de", "Grundschule am Hafen", "wählt die Schüler aus|stellt Räume bereit"),
    ],
)
def test_verbs_of_a_class_are_all_known(code: str, unit: str, tasks: str) -> None:
    article = "Die " if code == "de" else ""
    told = [f"{article}{unit} {task}." for task in tasks.split("|")]
    assert leads(code, *told) == [(unit,)] * len(told)


@pytest.mark.parametrize(
    ("code", "task", "units"),
    [
        (
            "cs",
            "připraví plán",
            "Hraniční přechod Lesná|Každý vedoucí odboru|Společnost Lipovské stavby, a. s.|Rakouská strana",
        ),
        ("cs", "připraví plán", "Dotčené odbory|Zapojené školy"),
        ("pl", "przygotuje plan", "Przejście graniczne w Lesznie|Miejskie Przedsiębiorstwo Oczyszczania|Strona czeska"),
        ("pl", "przygotują plan", "Właściwe referaty|Urzędy wojewódzkie|Jednostki organizacyjne gminy"),
        (
            "ru",
            "подготовит план",
            "Пункт пропуска «Лесной»|Средняя школа № 9|Каждый начальник отдела|Принимающий город",
        ),
        ("ru", "подготовят план", "Заинтересованные ведомства|Русские дома"),
        ("de", "bereitet den Plan vor", "Verein Brücken nach Westen e. V.|Vorbereitungsteam|gastgebende Stadt"),
        ("de", "bereiten den Plan vor", "beteiligten Fachämter|nachgeordneten Behörden"),
    ],
)
def test_units_of_every_kind_lead(code: str, task: str, units: str) -> None:
    names = units.split("|")
    articles = {"Verein": "Der ", "Vorbereitungsteam": "Das "} if code == "de" else {}
    told = [f"{articles.get(name.split()[0], 'Die ' if code == 'de' else '')}{name} {task}." for name in names]
    assert leads(code, *told) == [(name,) for name in names]


@pytest.mark.parametrize(
    ("code", "point", "unit"),
    [
        ("pl", "Zadaniem Wydziału Kultury jest wybór prac.", "Wydziału Kultury"),
        ("pl", "Oprawa będzie zapewniona ze strony Biura Wystaw.", "Biura Wystaw"),
        ("pl", "Jeżeli gmina udzieli dotacji, Wydział Kultury wyda katalog.", "Wydział Kultury"),
        ("ru", "На Отдел культуры возлагается выбор работ.", "Отдел культуры"),
        ("ru", "В обязанности Отдела культуры входит ведение каталога.", "Отдела культуры"),
        ("de", "Aufgabe des Kulturamts ist es, die Werke auszuwählen.", "Kulturamts"),
        ("de", "Zu den Pflichten der Pressestelle gehört es, Fotos zu sammeln.", "Pressestelle"),
        ("de", "Rahmung der Bilder – übernimmt das Bauamt.", "Bauamt"),
    ],
)
def test_whose_task_it_is_may_be_said_in_other_ways(code: str, point: str, unit: str) -> None:
    assert leads(code, point, *OTHERS[code])[0] == (unit,)


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("cs", "Kraje mají partnery v Itálii.|Obce znají své partnery.|Krajský úřad převezme agendu zrušeného odboru."),
        ("pl", "Gmina ma partnerów w Italii.|Jeśli Wydział Kultury wynajmie salę, wernisaż odbędzie się w maju."),
        ("pl", "Zadaniem Wydziału Kultury był wybór prac.|Wydział Kultury przejmie zadania Wydziału Promocji."),
        ("ru", "Финская сторона попросила перенести выставку.|Если область выделит зал, вернисаж пройдёт в мае."),
        ("ru", "Общество друзей музея возникло десять лет назад.|Часть средств поступит в мае."),
        ("de", "Der Freundeskreis Museum entstand vor zehn Jahren.|Aufgabe des Kulturamts war die Auswahl."),
    ],
)
def test_what_is_told_or_supposed_is_nobodys_task(code: str, points: str) -> None:
    told = [each for each in leads(code, *points.split("|")) if each]
    assert told == []
