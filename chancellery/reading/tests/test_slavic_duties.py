"""Who has to do what by the papers that Polish, Czech and Russian offices write."""

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
