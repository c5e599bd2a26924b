"""Papers that Polish, Czech and Russian offices write, whole, and who has to do what by them."""

import pytest

from chancellery.reading import read

POLISH_INSTRUCTION = """MINISTERSTWO SPRAW ZAGRANICZNYCH
Departament Konsularny

INSTRUKCJA
dla kierowników placówek w sprawie opieki nad marynarzami

I. Postanowienia ogólne
1. Niniejsza instrukcja określa tok postępowania w razie zatrzymania lub choroby marynarza.
2. Ilekroć w instrukcji jest mowa o konsulu, rozumie się przez to również kierownika wydziału konsularnego.
II. Tok postępowania
3. O zatrzymaniu statku konsul zawiadamia niezwłocznie Centralę.
4. Konsul jest obowiązany prowadzić wykaz zatrzymanych.
5. Koszty powrotu ponosi armator.
6. Do obowiązków konsula honorowego należy utrzymywanie kontaktu z kapitanatem portu.
III. Sprawozdawczość
7. Placówki składają sprawozdania półroczne.
8. Wątpliwości rozstrzyga Dyrektor Departamentu Konsularnego.
IV. Postanowienia końcowe
9. Instrukcja obowiązuje od dnia 1 lipca 2026 r.
"""


def who_leads(reading):
    """Return who leads what, by the labels of the points."""
    return {each.label: each.lead_units for each in reading.provisions if each.lead_units}


def test_numbers_run_on_from_section_to_section():
    reading = read(POLISH_INSTRUCTION)

    by_section = [each.label for each in reading.provisions if each.level == 1]
    assert by_section == ["I.", "II.", "III.", "IV."]
    assert [each.label for each in reading.provisions if each.level == 2] == [f"{n}." for n in range(1, 10)]


def test_officers_do_what_a_polish_instruction_leaves_to_them():
    assert who_leads(read(POLISH_INSTRUCTION)) == {
        "3.": ("konsul",),
        "4.": ("Konsul",),
        "5.": ("armator",),
        "6.": ("konsula honorowego",),
        "7.": ("Placówki",),
        "8.": ("Dyrektor Departamentu Konsularnego",),
    }


def test_a_clause_behind_a_comma_may_have_a_doer_of_its_own():
    order = """ZARZĄDZENIE
1. Zbiorczy plan wyjazdów sporządza Wydział Promocji, a zatwierdza Sekretarz Miasta.
2. Zarząd Dróg oznakuje postój do 31 maja 2026 r., natomiast Zakład Komunikacji Miejskiej uruchomi dwie linie.
3. Wydział Kultury przygotuje program, a jeżeli zabraknie miejsc, zmieni go.
"""
    led = [(each.quote.split()[0], each.lead_units) for each in read(order).provisions]
    assert led == [
        ("1.", ("Wydział Promocji",)),
        ("zatwierdza", ("Sekretarz Miasta",)),
        ("2.", ("Zarząd Dróg",)),
        ("Zakład", ("Zakład Komunikacji Miejskiej",)),
        ("3.", ("Wydział Kultury",)),
    ]


CZECH_ORDER = """PŘÍKAZ ŘEDITELKY č. 3/2026

1. Cestovní zprávu předloží vedoucí delegace do 10 dnů po návratu.
2. Tlumočení zajišťuje tajemník hejtmana; dary pořizuje odbor kultury a památkové péče.
3. Za bezpečnost hostů odpovídá krizový štáb společně s Krajským ředitelstvím policie.
4. Záchranná služba Olomouckého kraje připraví cvičení, pohotovost zajistí Hasičský záchranný sbor.
5. Odbor kultury pořídí dary, které předá hostům starosta.
6. Komise ukládá:
a) městu Vidnava projednat objížďku,
b) Celní správě oznamovat změny.
7. Kdo se stará o hroby vojáků z partnerského města?
"""


def test_a_czech_order_says_who_does_each_half_of_a_sentence():
    led = [(each.heading, each.lead_units, each.coordinating_units) for each in read(CZECH_ORDER).provisions]
    assert led == [
        ("Cestovní zprávu předloží vedoucí delegace do 10 dnů po návratu", ("vedoucí delegace",), ()),
        ("Tlumočení zajišťuje tajemník hejtmana", ("tajemník hejtmana",), ()),
        ("dary pořizuje odbor kultury a památkové péče", ("odbor kultury a památkové péče",), ()),
        (
            "Za bezpečnost hostů odpovídá krizový štáb společně s Krajským ředitelstvím policie",
            ("krizový štáb",),
            ("Krajským ředitelstvím policie",),
        ),
        (
            "Záchranná služba Olomouckého kraje připraví cvičení, pohotovost zajistí Hasičský záchranný sbor",
            ("Záchranná služba Olomouckého kraje",),
            (),
        ),
        ("pohotovost zajistí Hasičský záchranný sbor", ("Hasičský záchranný sbor",), ()),
        ("Odbor kultury pořídí dary, které předá hostům starosta", ("Odbor kultury",), ()),
        ("Komise ukládá", (), ()),
        ("městu Vidnava projednat objížďku", ("městu Vidnava",), ()),
        ("Celní správě oznamovat změny", ("Celní správě",), ()),
        ("Kdo se stará o hroby vojáků z partnerského města", (), ()),
    ]


def test_points_of_minutes_and_of_replies_have_labels_of_their_own():
    minutes = read(
        "PROTOKÓŁ\nAd 1. Protokół przyjęto.\nAd 2. Ustalono, co następuje:\na) Wydział śle listę;\nb) Gmina da salę."
    )
    reply = read("Odpověď občanům\nPřipomínka č. 1 – Chybí jízdní řád.\nZveřejníme ho.\nPřipomínka č. 2 – Chybí mapa.")

    assert [(each.label, each.level) for each in minutes.provisions] == [("Ad 1", 1), ("Ad 2", 1), ("a)", 2), ("b)", 2)]
    assert [each.label for each in reply.provisions] == ["Připomínka č. 1", "Připomínka č. 2"]


RUSSIAN_CIRCULAR = """ЦИРКУЛЯР № 18

I. Порядок действий
1. О каждом случае консульское учреждение незамедлительно уведомляет Департамент.
2. Начальнику отдела внешних связей ежемесячно, до 5 числа, докладывать главе округа о ходе выполнения Плана.
3. Таможня подготовит предложения, пограничное управление согласует их до 1 июня.
II. Учёт
4. Ответственность за достоверность отчётов несёт глава учреждения.
5. Контроль возложить на заместителя главы администрации Журавлёва С.В.
6. Отдел культуры заказал 46 указателей, их установка завершится к 30 апреля.
"""


def test_a_russian_circular_says_who_does_what_and_nothing_of_who_only_hears_of_it():
    led = [(each.label, each.lead_units) for each in read(RUSSIAN_CIRCULAR).provisions if each.lead_units]
    assert led == [
        ("1.", ("консульское учреждение",)),
        ("2.", ("Начальнику отдела внешних связей",)),
        ("3.", ("Таможня",)),
        ("", ("пограничное управление",)),
        ("4.", ("глава учреждения",)),
        ("5.", ("заместителя главы администрации",)),
    ]


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


def test_an_officer_given_a_term_leads_the_points_below_and_none_of_the_things_they_list():
    order = """ZARZĄDZENIE
§ 5. Dyrektor Generalny w terminie trzech miesięcy od dnia wejścia w życie zarządzenia:
1) wyda wzory druków;
2) powoła zespół do spraw szkoleń.
§ 6. Kierownik placówki:
1) prowadzi wykaz organizacji, wraz ze wskazaniem:
a) siedziby i liczby członków,
b) osób uprawnionych.
§ 7. Grafik dyżurów kierownik placówki ustala na kwartał z góry.
"""
    assert [(each.label, each.lead_units) for each in read(order).provisions] == [
        ("§ 5.", ()),
        ("1)", ("Dyrektor Generalny",)),
        ("2)", ("Dyrektor Generalny",)),
        ("§ 6.", ()),
        ("1)", ("Kierownik placówki",)),
        ("a)", ()),
        ("b)", ()),
        ("§ 7.", ("kierownik placówki",)),
    ]


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


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Za kontakty z Saskim Ministerstwem Kultury odpowiada Biuro Regionalne w Pradze.",
            ["Biuro Regionalne w Pradze"],
        ),
        ("За связь с Министерством культуры отвечает Управление протокола.", ["Управление протокола"]),
        (
            "Předseda lidového výboru uložil Odboru financí vyrovnat prostředky a zdůraznil, že Odbor kultury musí do "
            "30. září 2026 podat zprávu.",
            ["Odboru financí", "Odbor kultury"],
        ),
        (
            "Губернатор области поручил Департаменту туризма подготовить план. Газета области откроет и рубрику о "
            "соседях.",
            ["Департаменту туризма", "Газета области"],
        ),
        ("Губернатор области и поблагодарил Департамент туризма. Газета области откроет рубрику о соседях.", []),
    ],
)
def test_who_does_what_is_told_past_those_it_is_done_with_or_said_by(text: str, units: list[str]) -> None:
    assert [unit for each in read(text).provisions for unit in each.lead_units] == units


def test_clauses_of_one_sentence_each_have_their_doer_in_a_case() -> None:
    text = (
        "PLÁN práce na rok 2026\nOdbor školství připraví výstavu a krajská knihovna dodá překlady.\n"
        "Odbor kultury připraví zprávu a ministerstvo o tom informuje.\n"
    )

    assert [each.lead_units for each in read(text).provisions] == [
        ("Odbor školství",), ("krajská knihovna",), ("Odbor kultury",)
    ]  # fmt: skip


ORDERED_BY_TITLES = [
    (
        "RADA\nII. ukládá\n1. místohejtmanovi pro evropské záležitosti\na) předložit radě plán do 30. dubna 2026,\n"
        "b) předložit vládě do 31. května 2026 zprávu,\n2. členům výboru zpracovat do 30. června 2026 podklady.",
        [
            ("místohejtmanovi pro evropské záležitosti", "2026-04-30"),
            ("místohejtmanovi pro evropské záležitosti", "2026-05-31"),
            ("členům výboru", "2026-06-30"),
        ],
    ),
    (
        "Zarząd postanawia:\n1. Zobowiązać Dyrektora Departamentu Kultury do:\n"
        "a) przygotowania umowy do dnia 31 marca 2026 r.,\nb) przedłożenia jej Zarządowi do dnia 30 kwietnia 2026 r.",
        [("Dyrektora Departamentu Kultury", "2026-03-31"), ("Dyrektora Departamentu Kultury", "2026-04-30")],
    ),
    (
        "ПОСТАНОВЛЕНИЕ\n1. Членам рабочей группы провести оценку до 15 августа 2026 года.\n"
        "2. Комитету экономики представить итоги до 1 сентября 2026 года.",
        [("Членам рабочей группы", "2026-08-15"), ("Комитету экономики", "2026-09-01")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ORDERED_BY_TITLES)
def test_whom_a_title_above_the_points_names_does_them_and_not_to_whom_they_are_sent(text, wanted):
    duties = [each for each in read(text).provisions if each.nature == "duty" and each.due]

    assert [(*each.lead_units, each.due) for each in duties] == wanted


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


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Rząd wymaga, aby 14 ministerstw i agencji ukończyło prace zgodnie z harmonogramem.",
            ["ministerstw", "agencji"],
        ),
        (
            "Rząd zwraca się do ministrów, szefów agencji szczebla ministerialnego oraz przewodniczących komitetów "
            "ludowych prowincji o dalsze oszczędzanie energii.",
            ["ministrów", "szefów agencji szczebla ministerialnego", "przewodniczących komitetów ludowych prowincji"],
        ),
        (
            "Za účelem provedení programu požádal premiér Pham Duc Vinh ministry a předsedy lidových výborů provincií, "
            "aby posílili dohled.",
            ["ministry", "předsedy lidových výborů provincií"],
        ),
        (
            "Předseda provinčního lidového výboru žádá, aby se všechny úrovně, obce a jednotky v souladu s plánem "
            "zaměřily na opravy.",
            ["všechny úrovně", "obce", "jednotky"],
        ),
        (
            "Председатель Народного комитета провинции попросил директоров департаментов и руководителей отраслей "
            "строго выполнять план.",
            ["директоров департаментов", "руководителей отраслей"],
        ),
        ("Předseda lidového výboru žádá, aby ministerstvo otevřelo přechod v příštím roce.", []),
        ("Náměstkyně Jana Dolejší vyzvala Lidový výbor provincie, aby uznal české průkazy.", []),
        ("Mieszkańcy zwracają się do ministrów o dalsze oszczędzanie energii w szkołach.", []),
    ],
)
def test_what_those_above_require_of_all_below_is_theirs_to_do(text: str, units: list[str]) -> None:
    assert [unit for each in read(text).provisions for unit in each.lead_units] == units


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


def test_each_of_a_row_in_the_dative_is_told_its_own() -> None:
    text = (
        "Náměstek hejtmana uložil odboru kultury připravit program, odboru financí vyčlenit prostředky a krajské "
        "knihovně zapůjčit obrazy do 30. června 2026."
    )

    assert [(each.quote.split()[-1], each.lead_units) for each in read(text).provisions] == [
        ("program", ("odboru kultury",)),
        ("prostředky", ("odboru financí",)),
        ("2026.", ("krajské knihovně",)),
    ]


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


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "OKÓLNIK NR 2\nw sprawie wizyt\n1. Komendanci oddziałów zaplanują wizyty; wykaz wizyt oddziały "
            "przekazują do "
            "Biura.\n2. Notatki gromadzi Archiwum Zakładowe; raz na pół roku Biuro informuje o nich oddziały.",
            ["Komendanci oddziałów", "oddziały", "Archiwum Zakładowe", "Biuro"],
        ),
        (
            "Věc: Vyřízení podnětů\nDopravu objedná odbor školství, ubytování poskytne partnerská obec.",
            ["odbor školství", "partnerská obec"],
        ),
        (
            "О рассмотрении предложений жителей\nУправление образования утвердит программу смены, медицинское "
            "сопровождение возьмёт на себя районная больница.\nПросим Вас до 1 сентября 2026 года "
            "направить в отдел культуры список.",
            ["Управление образования", "районная больница"],
        ),
        (
            "В целях подготовки мероприятий премьер-министр требует:\n1. Всем своевременно увеличить объём "
            "информации.\n2. Министерству финансов обеспечить средства.",
            ["Министерству финансов"],
        ),
        (
            "Командование пограничной охраны и народные комитеты приграничных общин должны ежемесячно обмениваться "
            "сведениями с соседней стороной.",
            ["Командование пограничной охраны", "народные комитеты приграничных общин"],
        ),
    ],
)
def test_each_clause_has_its_own_doer_and_nobody_else(text: str, units: list[str]) -> None:
    assert [unit for each in read(text).provisions for unit in each.lead_units] == units
