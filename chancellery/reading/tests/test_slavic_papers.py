"""Papers and news in Polish, Czech and Russian: who, what was held and asked, labels, days and counts."""

import pytest

from chancellery.reading import read


def test_points_of_minutes_and_of_replies_have_labels_of_their_own():
    minutes = read(
        "PROTOKÓŁ\nAd 1. Protokół przyjęto.\nAd 2. Ustalono, co następuje:\na) Wydział śle listę;\nb) Gmina da salę."
    )
    reply = read("Odpověď občanům\nPřipomínka č. 1 – Chybí jízdní řád.\nZveřejníme ho.\nPřipomínka č. 2 – Chybí mapa.")

    assert [(each.label, each.level) for each in minutes.provisions] == [("Ad 1", 1), ("Ad 2", 1), ("a)", 2), ("b)", 2)]
    assert [each.label for each in reply.provisions] == ["Připomínka č. 1", "Připomínka č. 2"]


def test_the_number_behind_a_word_in_capitals_begins_with_its_figures_and_a_file_number_is_no_day():
    reading = read("DK.23.7.2026\nZARZĄDZENIE NR 5/2026\nWÓJTA GMINY BIELAWA\nz dnia 3 maja 2026 r.\nw sprawie opłat")

    assert [(each.number, each.date) for each in reading.references] == [("5/2026", "2026-05-03")]
    assert [each.edtf for each in reading.dates] == ["2026-05-03"]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Burmistrz Ustrzyk Dolnych Bartosz Kania zaprosił do siebie radnych, którzy są w mieście.",
            [("Bartosz Kania", "Burmistrz Ustrzyk Dolnych")],
        ),
        (
            "Gości przyjął marszałek województwa wielkopolskiego Andrzej Woźnicki.",
            [("Andrzej Woźnicki", "marszałek województwa wielkopolskiego")],
        ),
        (
            "W spotkaniu uczestniczył Ambasador Wietnamu w Polsce Tran Van Duc oraz Rektor Akademii prof. Ewa Szulc.",
            [("Tran Van Duc", "Ambasador Wietnamu w Polsce"), ("Ewa Szulc", "Rektor Akademii")],
        ),
        (
            "Na spotkanie przybyli Oleh Hrynczuk, zastępca przewodniczącego Obwodowej Administracji, oraz tłumacze.",
            [("Oleh Hrynczuk", "zastępca przewodniczącego Obwodowej Administracji")],
        ),
        ("Prezydent powitał w ratuszu Jana Kowalskiego.", []),
        ("Starosta Zlatých Hor Milan Rác požádal kraj o příspěvek.", [("Milan Rác", "Starosta Zlatých Hor")]),
        (
            "Jednání řídila náměstkyně hejtmana Olomouckého kraje Ivana Hrubá.",
            [("Ivana Hrubá", "náměstkyně hejtmana Olomouckého kraje")],
        ),
        ("Gości przyjął gubernator, a nie Rzecznik Praw Dziecka.", []),
        (
            "В понедельник губернатор Приморья Олег Кожевников принял гостей.",
            [("Олег Кожевников", "губернатор Приморья")],
        ),
        (
            "Во встрече принял участие генеральный консул Вьетнама во Владивостоке Нгуен Данг Хьен.",
            [("Нгуен Данг Хьен", "генеральный консул Вьетнама во Владивостоке")],
        ),
    ],
)
def test_a_first_name_shows_where_a_post_ends(sentence, people):
    assert [(each.name, each.post) for each in read(sentence).people] == people


@pytest.mark.parametrize(
    ("end", "who"),
    [
        ("Ing. Jana Doležalová, v. r.\nředitelka krajského úřadu\n", ("Jana Doležalová", "ředitelka krajského úřadu")),
        ("Bc. Jiří Houska\nstarosta\n", ("Jiří Houska", "starosta")),
        ("Prezydent Miasta\n(-) Marek Olszański\n", ("Marek Olszański", "Prezydent Miasta")),
    ],
)
def test_titles_and_signs_around_a_signature_are_none_of_the_name(end, who):
    opening = "To je vše, co se má udělat." if "Pre" not in end else "To jest wszystko, co się ma zrobić w mieście."
    assert [(each.name, each.post) for each in read(f"{opening}\n\n{end}").people] == [who]


def test_points_of_a_lettered_part_have_labels_of_their_own():
    report = read("""ZPRÁVA ÚŘADU
A. Úkoly na rok 2026
A.1 Konzulární úsek zavede objednávání přes internet.
A.2 Za aktualizaci plánu zodpovídá bezpečnostní referent.
A.3 Ekonomický odbor bude průběžně sledovat jednání o Dohodě.
B. Přílohy
""")
    assert [(each.label, each.level, each.lead_units) for each in report.provisions] == [
        ("A.", 1, ()),
        ("A.1", 2, ("Konzulární úsek",)),
        ("A.2", 2, ("bezpečnostní referent",)),
        ("A.3", 2, ("Ekonomický odbor",)),
        ("B.", 1, ()),
    ]


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Olomoucký kraj spolupracuje s Opolským vojvodstvím v Polsku, které je mu blízké.", ["Opolským", "Polsku"]),
        ("Область поддерживает партнёрские связи с провинцией Хэбэй в Китае.", ["Хэбэй", "Китае"]),
        ("Hejtman byl minulý týden v Polsku na dovolené a nic tam nepodepsal.", []),
    ],
)
def test_a_locality_abroad_may_stand_before_its_country(sentence, partners):
    assert [each.name for each in read(sentence).places if each.partner] == partners


def test_who_heads_a_unit_signs_and_the_unit_holds_nothing():
    news = read(
        "Ve čtvrtek 5. června 2025 místopředseda Lidového výboru provincie a hejtman kraje podepsali memorandum."
    )
    assert [(each.kind, each.organiser) for each in news.events] == [("signing", None)]


def test_what_is_asked_ends_before_the_next_who_asks_in_polish():
    text = (
        "Gmina Lubień zarekomendowała województwu remont mostu, zaś delegatka Anna Wilk poprosiła, by rząd dał środki."
    )
    proposals = read(text).proposals

    assert proposals[0].items == ("remont mostu",)


def test_a_ministry_and_a_country_are_no_person_in_polish():
    assert read("W sprawie wizyty Ministra Rybołówstwa Islandii ustalono program na trzy dni.").people == ()


def test_where_an_event_is_held_does_not_hold_it_in_polish():
    text = "Rankiem 11 lipca 2025 r., w Centrum Kongresowym prowincji, Komisja ds. Kobiet zorganizowała konferencję."

    assert read(text).events[0].organiser == "Komisja ds. Kobiet"


def test_an_agreement_begins_with_its_own_word_in_polish():
    text = "Porozumienie nawiązuje do Umowy między Polską a Gruzją, podpisanej w Tbilisi dnia 27 listopada 2007 r."

    assert read(text).references[0].quote.startswith("Umowy")


def test_a_section_beside_a_day_is_no_path_to_the_page() -> None:
    told = read(
        "Внешние связи | 14.03.2025 | Просмотров: 3402\nДелегация посетила город\n"
        "С 5 по 8 марта делегация провинции была в гостях у соседей, и об этом рассказали на встрече."
    )

    assert [each.edtf for each in told.dates] == ["2025-03-14", "2025-03-05/2025-03-08"]
    assert [each.kind for each in told.boilerplate] == ["byline"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("W 38 punktach uczestniczyło około 540 delegatów.", ["38 punktach", "około 540 delegatów"]),
        ("S 12 delegacemi se na tom sešli krajané z provincie, kteří přijeli.", ["12 delegacemi"]),
        ("Zestaw W 12 punktów oceny jest znany wszystkim delegatom.", []),
    ],
)
def test_a_preposition_that_opens_a_sentence_is_no_label(text: str, counts: list[str]) -> None:
    assert [each.quote for each in read(text).quantities] == counts


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        (
            "12 grudnia 2025 r. Komitet Ludowy prowincji zorganizował konferencję w formie bezpośredniej i online. "
            "W 38 punktach mostowych uczestniczyło 540 delegatów.",
            38,
        ),
        (
            "12. prosince 2025 uspořádal Lidový výbor provincie konferenci v přímé a online podobě. Zúčastnilo se jí "
            "150 delegátů na 12 přípojných bodech.",
            12,
        ),
        (
            "29 мая 2025 года Народный комитет провинции провёл конференцию. На конференции, проходившей в очном и "
            "онлайн-формате в 74 мостовых точках, присутствовали 180 делегатов.",
            74,
        ),
    ],
)
def test_a_conference_is_held_both_ways_at_sites_named_by_a_machine(text: str, sites: int) -> None:
    (event,) = read(text).events

    assert (event.mode, event.sites) == ("hybrid", sites)


def test_any_day_of_the_week_may_stand_for_the_number_that_is_missing() -> None:
    text = (
        "Завершая совещание, председатель Народного комитета провинции поручил:\n"
        "Во-первых, Департаменту культуры – обновить список музеев.\n"
        "Во-вторых, Департаменту юстиции – сократить срок ответа.\n"
        "Среда, Департаменту финансов – изучить порядок поощрения доноров.\n"
        "В-четвёртых, газете «Заря», радио и телевидению – усилить освещение; Союзу женщин предложено ежегодно "
        "проводить встречу."
    )

    told = read(text)

    assert [each.lead_units for each in told.provisions] == [
        ("Департаменту культуры",),
        ("Департаменту юстиции",),
        ("Департаменту финансов",),
        ("газете «Заря»", "радио", "телевидению"),
        ("Союзу женщин",),
    ]
    assert [each.message for each in told.warnings] == ["“Среда” was read as the ordinal 3 of its list."]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Pracovní delegace provincie vedená paní Nguyen Thi Hoa, členkou výboru strany a stálou místopředsedkyní "
            "provinční rady, navštívila sousedy.",
            [("Nguyen Thi Hoa", "členkou výboru strany a stálou místopředsedkyní provinční rady")],
        ),
        (
            "Slavnosti se zúčastnil pan Le Van Duc, zástupce předsedy Ústředního výboru pro propagandu a masovou "
            "mobilizaci; přijeli i další hosté.",
            [("Le Van Duc", "zástupce předsedy Ústředního výboru pro propagandu a masovou mobilizaci")],
        ),
        (
            "Předseda vlády, J. E. pan Radomír Vojtěch, přijel do provincie, kde jej přivítali.",
            [("Radomír Vojtěch", "Předseda vlády")],
        ),
        (
            "Pan Chu Van Minh, zastępca naczelnika okręgu Ma Sai, został odznaczony odznaką.",
            [("Chu Van Minh", "zastępca naczelnika okręgu Ma Sai")],
        ),
        (
            "В состав делегации вошли заместитель директора Департамента иностранных дел и культурной дипломатии г-н "
            "Нгуен Ван Тунг и другие.",
            [("Нгуен Ван Тунг", "заместитель директора Департамента иностранных дел и культурной дипломатии")],
        ),
        (
            "Ředitel odboru kultury pan Le Van Duc a hosté z Číny přijeli večer, kdy se již setmělo.",
            [("Le Van Duc", "Ředitel odboru kultury")],
        ),
    ],
)
def test_posts_have_their_cases_and_all_their_matters(text: str, people: list[tuple[str, str]]) -> None:
    assert [(each.name, each.post) for each in read(text).people] == people


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Pan Le Van Duc, sekretarz powiatu, zaproponował, aby Ministerstwo Transportu otworzyło przejście w "
            "dolinie i aby Dowództwo Straży Granicznej dodało jedną stację.",
            [
                ("Ministerstwo Transportu", ("otworzyło przejście w dolinie",)),
                ("Dowództwo Straży Granicznej", ("dodało jedną stację",)),
            ],
        ),
        (
            "Г-жа Нгуен Тхи Лан предложила провинции увеличить число стипендий для студентов.",
            [("провинции", ("увеличить число стипендий для студентов",))],
        ),
        (
            "Tajemník obce pan Le Van Duc doporučil, aby provincie opravila cestu, která je již velmi rozbitá.",
            [("provincie", ("opravila cestu, která je již velmi rozbitá",))],
        ),
    ],
)
def test_each_who_is_asked_has_a_proposal(text: str, asked: list[tuple[str, tuple[str, ...]]]) -> None:
    told = read(text)

    assert [(each.to, each.items) for each in told.proposals] == asked
    assert told.provisions == ()
