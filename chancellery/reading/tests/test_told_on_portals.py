"""What translated news of provinces tells units to do: orders in the infinitive, long rows, who spoke last."""

import pytest

from chancellery.reading import read

TOLD = [
    ("Zlecić Departamentowi Kultury przegląd i uzupełnienie spisu pamiątek.", ["Departamentowi Kultury"]),
    ("Zwrócić się do Zarządu Portu z prośbą o szybkie zakończenie robót na nabrzeżu.", ["Zarządu Portu"]),
    (
        "Jednocześnie zwróć się do departamentów, oddziałów, zakładów wodnych i komitetów ludowych gmin o przegląd "
        "studni.",
        ["departamentów", "oddziałów", "zakładów wodnych", "komitetów ludowych gmin"],
    ),
    (
        "Dyrektywa wymaga, aby komitety partyjne wszystkich szczebli wzmocniły nadzór.",
        ["komitety partyjne wszystkich szczebli"],
    ),
    (
        "Komitet Ludowy prowincji przydziela Departament Sportu przewodniczenie zawodom na rzece i w zatoce.",
        ["Departament Sportu"],
    ),
    ("Za wydanie planu odpowiedzialny jest Departament Przemysłu.", ["Departament Przemysłu"]),
    (
        "Song Phu province requires departments, branches, sectors; People's Committees of communes and mill owners to "
        "urgently mend the weirs.",
        ["departments", "branches", "sectors", "People's Committees of communes"],
    ),
    ("The Department of Culture is also assigned to collect old songs in the villages.", ["Department of Culture"]),
    ("Assign the Port Office to keep a register of the boats.", ["Port Office"]),
    (
        "The Provincial People's Committee requests departments, branches and communes to mend outstanding leaks.",
        ["departments", "branches", "communes"],
    ),
    (
        "Provinční lidový výbor proto žádá oddělení, pobočky, sektory a pilné mlynáře, aby pokračovali ve sčítání.",
        ["oddělení", "pobočky", "sektory"],
    ),
    (
        "V této věci pověřil Provinční lidový výbor Ministerstvo kultury, aby sečetlo staré zvony v obcích.",
        ["Ministerstvo kultury"],
    ),
    ("Požádat odbory a lidové výbory okresů, aby opravily studny u škol.", ["odbory", "lidové výbory okresů"]),
    (
        "Народный комитет провинции обратился к департаментам и уездам с просьбой ускорить чистку каналов.",
        ["департаментам", "уездам"],
    ),
    (
        "Касаясь задач на будущий год, До Ван Нгы подчеркнул: «Все министерства и отраслевые ведомства должны иметь "
        "свой запас зерна».",
        ["министерства", "отраслевые ведомства"],
    ),
    (
        "In diesem Schreiben forderte das Ministerium für Fischerei die Volkskomitees der Provinzen und zentral "
        "verwalteten Städte auf, die Netze zu zählen.",
        ["Volkskomitees der Provinzen"],
    ),
    (
        "Darüber hinaus ist das Volkskomitee des Bezirks Dong Phu für die Zählung der Boote verantwortlich.",
        ["Volkskomitee des Bezirks Dong Phu"],
    ),
]

SILENT = [
    "Minister może zlecić gminie prowadzenie spraw z zakresu ochrony starych młynów.",
    "Można zwrócić się do wydziału o kopię dokumentu w godzinach pracy urzędu.",
    "Ambasador Laosu poprosił departamenty, gminy i sponsorów o pomoc w organizacji festynu.",
    "Wójt prosił gminy i obiecał do piątku odpowiedzieć na wszystkie listy.",
    "The Embassy may assign the Cultural Section to prepare the concert.",
    "The hotel is assigned to guests from the north for the whole of the winter.",
    "The visiting delegation invited departments and communes to Song Phu last autumn.",
    "The chairman thanked the departments, and the mayor went on to say that it was a fine day.",
    "Spolek požádal odbory, pobočky a mlynáře o příspěvek na opravu kola.",
    "Посол попросил департаменты, уезды и мельников помочь с праздником у реки.",
]


@pytest.mark.parametrize(("text", "leads"), TOLD)
def test_they_are_told(text: str, leads: list[str]) -> None:
    assert [list(each.lead_units) for each in read(text).provisions if each.duty] == [leads]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_is_told(text: str) -> None:
    assert not [each.quote for each in read(text).provisions if each.duty and each.lead_units]


def test_he_is_who_spoke_last() -> None:
    text = (
        "Comrade Do Van Ngu, Chairman of the People's Committee, praised the results of the year. "
        "As regards the roads of the district, he requested the Department of Transport to mend the bridge."
    )
    assert [each.lead_units for each in read(text).provisions] == [("Department of Transport",)]


def test_paragraphs_behind_a_colon_tell_what_he_demanded() -> None:
    text = (
        "W odpowiedzi na komunikat wicepremier Lam Van Kieu zażądał:\n"
        "Przewodniczący Prowincjonalnego Komitetu Ludowego zarządza przeglądem łodzi w zatoce.\n"
        "Ministerstwo Obrony Narodowej kieruje siły do zagrożonych gmin.\n"
    )
    leads = [each.lead_units for each in read(text).provisions]
    assert leads == [("Przewodniczący Prowincjonalnego Komitetu Ludowego",), ("Ministerstwo Obrony Narodowej",)]


def test_the_day_of_the_telling_is_no_due_day() -> None:
    text = "V dubnu 2024 zaslal výbor dvě depeše, v nichž předseda požádal příslušné jednotky o opravu studní."
    assert [each.due for each in read(text).provisions] == [None]


def test_a_vision_is_no_due_day() -> None:
    text = "Das Volkskomitee der Provinz beauftragte das Kulturamt, einen Plan mit einer Vision bis 2050 zu entwerfen."
    assert [(each.lead_units, each.due) for each in read(text).provisions] == [(("Kulturamt",), None)]


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        (
            "Komitet Ludowy prowincji poprosił Departament Turystyki o przewodniczenie i koordynowanie z gminami prac.",
            ("gminami",),
        ),
        (
            "Das Finanzministerium hat den Vorsitz und koordiniert die Arbeit mit dem Außenministerium.",
            ("Außenministerium",),
        ),
        (
            "Министерство культуры будет председательствовать и координировать работу с Министерством финансов.",
            ("Министерством финансов",),
        ),
        ("Odbor kultury bude předsedat a koordinovat s Odborem financí přípravu slavnosti.", ("Odborem financí",)),
        (
            "The Department of Health is assigned to lead and coordinate with departments, branches and communes.",
            ("departments", "branches", "communes"),
        ),
    ],
)
def test_with_whom_it_is_coordinated(text: str, helpers: tuple[str, ...]) -> None:
    assert [each.coordinating_units for each in read(text).provisions] == [helpers]


def test_what_a_line_is_called_by_tells_nothing_of_who_does_it() -> None:
    text = (
        "Minutes of the External Relations Committee, 4 March 2025\n"
        "Decision 2.1: The Twinning Officer to invite the Mayor of Lahti by 15 April.\n"
        "Decision 2.2: The Finance Department will prepare a budget.\n"
        "Decision 2.3: The report was noted.\n"
    )
    assert [each.lead_units for each in read(text).provisions] == [("Twinning Officer",), ("Finance Department",)]


def test_a_guest_only_asks() -> None:
    text = (
        "Ms. Do Thi Lan, Vice Chairwoman of the provincial People's Committee, received a delegation from Lahti.\n"
        "Mr. Virtanen thanked the province. He also asked the provincial Department of Health to send a dozen nurses.\n"
    )
    assert not [each.quote for each in read(text).provisions]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Article 3. The Chief of Office, directors of departments, heads of sectors, the Party Committees of the "
            "districts, towns; communes and the Youth Union shall implement this Decision.",
            (
                "Chief of Office",
                "directors of departments",
                "heads of sectors",
                "Party Committees of the districts",
                "communes",
                "Youth Union",
            ),
        ),
        (
            "Статья 3. Начальник канцелярии, директора департаментов и председатели народных комитетов уездов несут "
            "ответственность за исполнение настоящего решения.",
            ("Начальник канцелярии", "директора департаментов", "председатели народных комитетов уездов"),
        ),
        (
            "Článek 3. Vedoucí kanceláře Lidového výboru, ředitelé odborů a předsedové lidových výborů okresů "
            "odpovídají za provedení tohoto rozhodnutí.",
            ("Vedoucí kanceláře Lidového výboru", "ředitelé odborů", "předsedové lidových výborů okresů"),
        ),
    ],
)
def test_the_last_article_names_who_carries_it_out(text: str, leads: tuple[str, ...]) -> None:
    assert [each.lead_units for each in read(text).provisions] == [leads]


def test_three_dots_end_no_sentence_that_goes_on() -> None:
    text = (
        "The Ministry of Culture shall preside over and coordinate with relevant ministries to prepare songs, "
        "drums... and related things, and report to the Prime Minister before September 10, 2025."
    )
    assert [(each.lead_units, each.due) for each in read(text).provisions] == [(("Ministry of Culture",), "2025-09-10")]


def test_who_is_told_something_before_a_colon_without_a_list() -> None:
    text = (
        "Chairman of the provincial People's Committee has just asked the Department of Forestry to coordinate with "
        "the Police and related units to:\n\n"
        "Clean the wells of the villages near the border, as the letter says.\n"
    )
    assert ("Department of Forestry",) in [each.lead_units for each in read(text).provisions]


def test_a_council_is_asked_and_not_told() -> None:
    text = (
        "Przewodniczący Komitetu Ludowego prowincji zwraca się do Rady Ludowej Prowincji z prośbą o wydanie rezolucji."
    )
    assert not [each.quote for each in read(text).provisions if each.duty]
