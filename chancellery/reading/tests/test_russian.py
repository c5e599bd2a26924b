"""Russian: what its own grammar asks of the reading, sentence by sentence."""

from __future__ import annotations

import pytest

from chancellery.reading import language, read
from chancellery.reading.errors import SecretText


def _mentions(text):
    return [(each.kind, each.number, each.date, each.issuer) for each in read(text).references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Во исполнение Директивы № 27-CT/TW от 5 марта 2021 года Секретариата провинция утвердила план.",
            ("directive", "27-CT/TW", "2021-03-05", "Secretariat of the Party Central Committee"),
        ),
        (
            "Делегаты обсудили Постановление №44/NQ-TW от 07.11.2022 г. о внешних связях.",
            ("resolution", "44-NQ/TW", "2022-11-07", None),
        ),
        ("Это предусмотрено Решением 15/2023/QD-TTg.", ("decision", "15/2023/QĐ-TTg", None, "Prime Minister")),
        (
            "Федеральный закон от 9 июня 2003 г. № 77-ФЗ «О пограничной торговле» вступил в силу.",
            ("law", "77-ФЗ", "2003-06-09", None),
        ),
        (
            "По Указу Президента Российской Федерации от 12.02.2019 № 58 создан совет, который уже работает.",
            ("decree", "58", "2019-02-12", "President of the State"),
        ),
        (
            "Это утверждено распоряжением Правительства Российской Федерации от 3 мая 2022 года № 1105-р.",
            ("other", "1105-р", "2022-05-03", "Government"),
        ),
        ("На это указывает резолюция 1540 (2004) Совета Безопасности ООН.", ("resolution", "1540 (2004)", None,
                                                                        "United Nations Security Council")),
        ("Посольство напомнило, что они верны Уставу ООН.", ("treaty", None, None, None)),
    ],
)  # fmt: skip
def test_a_document_is_read_with_its_number_day_and_issuer(text, expected):
    assert _mentions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "План 2030 года предусматривает рост на 5 процентов.",
        "Пятилетняя программа охватит 12 районов.",
        "Проект 3 раза откладывали.",
        "Решением занимаются 4 человека.",
        "В доме № 12 по улице Лесной открыли библиотеку.",
    ],
)
def test_what_only_looks_like_a_document_is_none(text):
    assert _mentions(text) == []


def test_the_subject_is_read_from_its_quotation_marks():
    (mention,) = read("Принят Федеральный закон от 9 июня 2003 г. № 77-ФЗ «О пограничной торговле».").references

    assert mention.subject == "О пограничной торговле"
    assert mention.quote == "Федеральный закон от 9 июня 2003 г. № 77-ФЗ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Это было 5 января 2022 года.", ["2022-01-05"]),
        ("Встреча прошла 05.01.2022 г. в городе.", ["2022-01-05"]),
        ("В августе 2024 г. открыли школу.", ["2024-08"]),
        ("Итоги за 2021–2025 годы подведены.", ["2021/2025"]),
        ("Программа на период с 2021 по 2030 год утверждена.", ["2021/2030"]),
        ("Форум прошёл с 5 по 7 мая 2023 года.", ["2023-05-05/2023-05-07"]),
        ("Работы будут закончены во II квартале 2024 года.", ["2024-34"]),
        ("Отчёт за первое полугодие 2024 года готов.", ["2024-40"]),
        ("Работа будет закончена к концу 2026 года.", ["2026"]),
        ("Сегодня, 24 ноября, гости уже были в городе.", ["XXXX-11-24"]),
        ("Это случилось 31 июня 2023 года.", []),
        ("Построили 2025 домов.", []),
    ],
)
def test_days_and_periods_are_read(text, expected):
    assert [each.edtf for each in read(text).dates] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Помощь для них составила уже 12,5 млн рублей.", [(12_500_000, "рублей", False)]),
        ("Приехали свыше 1 200 гостей.", [(1200, "гостей", True)]),
        ("Подписано шесть новых соглашений.", [(6, "новых соглашений", False)]),
        ("Доля выросла до 45 %.", [(45, "%", True)]),
        ("Работа длилась 15 лет.", []),
        ("Смотрите статью 12 договора.", []),
        ("Работы идут по плану 95 уже давно.", []),
    ],
)
def test_counts_are_read_with_their_nouns(text, expected):
    assert [(each.value, each.of, each.approximate) for each in read(text).quantities] == expected


@pytest.mark.parametrize(
    "ordinals",
    [
        ("Во-первых", "Во-вторых", "В-третьих", "В-четвёртых"),
        ("Первое", "Второе", "Третье", "Четвертое"),
        ("Во-первых", "Понедельник", "Вторник", "Среда"),
    ],
)
def test_a_list_told_with_ordinals_is_whole_though_a_number_became_a_weekday(ordinals):
    points = ("укрепить связи с соседями", "расширить торговлю", "улучшить подготовку кадров", "вести учёт помощи")
    told = "\n".join(f"{ordinal}, {point}." for ordinal, point in zip(ordinals, points, strict=True))

    (listed,) = read(f"Директор назвал следующие четыре задачи для всех отделов:\n{told}").lists

    assert (listed.announced, listed.found) == (4, 4)


def test_points_lettered_in_cyrillic_are_a_list():
    reading = read(
        "Департамент обязан выполнить для этого:\nа) подготовить доклад;\nб) провести встречу;\nв) издать сборник."
    )

    assert [(each.label, each.heading[:9]) for each in reading.provisions][-3:] == [
        ("а)", "подготови"), ("б)", "провести "), ("в)", "издать сб"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("point", "lead", "others", "due", "schedule"),
    [
        (
            "Департамент культуры совместно с Департаментом финансов разработает смету до 1 марта 2025 года.",
            ("Департамент культуры",), ("Департаментом финансов",), "2025-03-01", None,
        ),
        (
            "Министерству финансов во взаимодействии с Министерством юстиции дать ответ не позднее 5 мая 2025 г.",
            ("Министерству финансов",), ("Министерством юстиции",), "2025-05-05", None,
        ),
        ("Посольства представляют отчёты ежегодно.", ("Посольства",), (), None, "yearly"),
        (
            "За подготовку визита отвечает Управление протокола. Срок: 10 июня 2025 года.",
            ("Управление протокола",), (), "2025-06-10", None,
        ),
        ("Подготовку кадров возложить на Департамент кадров в срок до 1 июля 2025 года.",
         ("Департамент кадров",), (), "2025-07-01", None),
    ],
)  # fmt: skip
def test_a_duty_names_who_does_it_with_whom_and_by_when(point, lead, others, due, schedule):
    reading = read(f"Задачи на этот год таковы:\n1. {point}\n2. Укрепить связи с соседними районами и их жителями.")

    duty = reading.provisions[0]
    assert (duty.lead_units, duty.coordinating_units, duty.due, duty.schedule) == (lead, others, due, schedule)


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Министр иностранных дел Пётр Громов открыл форум.", "Пётр Громов", "Министр иностранных дел"),
        (
            "Выступила г-жа Буй Тхи Лан, директор Департамента туризма, и рассказала о планах.",
            "Буй Тхи Лан", "директор Департамента туризма",
        ),
        (
            "Всех гостей встретил сам заместитель начальника управления Олег Седых.",
            "Олег Седых", "заместитель начальника управления",
        ),
    ],
)  # fmt: skip
def test_a_person_has_a_name_and_a_post(text, name, post):
    assert [(each.name, each.post) for each in read(text).people] == [(name, post)]


def test_a_conference_has_a_day_a_mode_and_a_host():
    (event,) = read("12 марта 2024 года Департамент внешних связей провёл онлайн-конференцию по итогам года.").events

    assert (event.kind, event.mode, event.date, event.organiser) == (
        "conference", "online", "2024-03-12", "Департамент внешних связей",
    )  # fmt: skip


def test_awards_are_counted():
    awards = read("Председатель вручил 3 переходящих знамени и 14 почётных грамот коллективам.").awards

    assert [(each.kind, each.count) for each in awards] == [("emulation flag", 3), ("certificate of merit", 14)]


def test_who_took_over_whose_duties_is_read():
    (found,) = read(
        "Министерство иностранных дел приняло на себя функции и задачи Комиссии по внешним связям ЦК партии."
    ).successions

    assert (found.into, found.from_units) == (
        "Министерство иностранных дел", ("Комиссии по внешним связям ЦК партии",),
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["СЕКРЕТНО", "СОВЕРШЕННО СЕКРЕТНО", "Гриф: секретно", "С Е К Р Е Т Н О"])
def test_a_text_marked_secret_is_refused(mark):
    with pytest.raises(SecretText):
        read(f"{mark}\nМинистерство иностранных дел\nПлан работы на год.")


def test_the_ordinary_word_is_no_mark():
    assert read("Переговоры шли секретно, и о них никто не знал.").language == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "Провинция утвердила план, который выполняют все районы.",
        "В конференции приняли участие гости из соседних стран.",
    ],
)
def test_a_short_paragraph_is_told_to_be_russian(text):
    assert language.vote(text.lower()) == "ru"


@pytest.mark.parametrize(
    "text",
    [
        "Провінція затвердила план, який виконують усі райони та їхні громади.",
        "Провинцията прие план, който се изпълнява от всички общини в страната.",
    ],
)
def test_a_neighbour_in_the_same_letters_is_not_taken_for_russian(text):
    assert language.vote(text.lower()) != "ru"
