"""Who does what with whom, by when, how often and to what end; in sentences and in tables."""

from __future__ import annotations

import pytest

from chancellery.reading import structure, tables
from chancellery.reading.blocks import divide
from chancellery.reading.days import dates
from chancellery.reading.facts import Provision


def _provisions(text: str) -> tuple[Provision, ...]:
    source = divide(text)
    return structure.read(source, references=(), dates=dates.read(source))[0]


UNITS = [
    (
        "1. Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh tham mưu ký kết thỏa thuận mới.\n"
        "2. Các địa phương tổ chức tiếp đón đoàn khách theo quy định.",
        ("Sở Ngoại vụ",),
        ("Sở Tài chính", "Công an tỉnh"),
    ),
    (
        "1. Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Đài Phát thanh và Truyền hình tỉnh "
        "xây dựng phóng sự.\n"
        "2. Các địa phương tổ chức tiếp đón đoàn khách theo quy định.",
        ("Sở Văn hóa, Thể thao và Du lịch",),
        ("Đài Phát thanh và Truyền hình tỉnh",),
    ),
    (
        "1. Le Département de la culture, en coordination avec la Direction de la police et "
        "le Département des finances, est chargé de préparer la fête de l'amitié.\n2. Les communes "
        "sont informées de la date.",
        ("Département de la culture",),
        ("Direction de la police", "Département des finances"),
    ),
    (
        "1. Wydział Spraw Zagranicznych odpowiada za plan delegacji we współpracy z Wydziałem Finansów "
        "oraz Urzędem Miasta.\n"
        "2. Plan jest jawny i dostępny dla mieszkańców.",
        ("Wydział Spraw Zagranicznych",),
        ("Wydziałem Finansów", "Urzędem Miasta"),
    ),
    (
        "1. Cabe ao Departamento de Cultura organizar a semana da amizade, em coordenação com a Direção de Turismo.\n"
        "2. As comunas são informadas da data da semana.",
        ("Departamento de Cultura",),
        ("Direção de Turismo",),
    ),
    (
        "1. The Department of Foreign Affairs shall lead, in co-ordination with the Department of Finance and the "
        "Provincial Police, the drafting of the programme.\n2. The towns are told of the draft in time.",
        ("Department of Foreign Affairs",),
        ("Department of Finance", "Provincial Police"),
    ),
    (
        "1. Traduire le portail de la province dans les langues des voisins.\n"
        "Chef de file : Département des affaires étrangères ; unités associées : Chambre de commerce.\n"
        "2. Publier le calendrier des visites de la province.",
        ("Département des affaires étrangères",),
        ("Chambre de commerce",),
    ),
    (
        "1. Améliorer la qualité de l'accueil dans les gares de la province.\n2. Publier le calendrier des visites.",
        (),
        (),
    ),
]


@pytest.mark.parametrize(("text", "lead", "others"), UNITS)
def test_a_duty_names_its_lead_unit_and_those_who_help(text, lead, others):
    first = _provisions(text)[0]

    assert (first.lead_units, first.coordinating_units) == (lead, others)


TIMES = [
    ("1. Ký kết thỏa thuận mới với tỉnh bạn trước ngày 30/6/2025.\n2. Báo cáo kết quả.", "2025-06-30", None),
    ("1. Các xã báo cáo kết quả công tác đối ngoại hằng quý.\n2. Sở tổng hợp.", None, "quarterly"),
    ("1. Publier le bilan de la coopération avant le 15 mars 2026.\n2. Le transmettre.", "2026-03-15", None),
    ("1. Rendre compte des visites reçues chaque année aux élus.\n2. Les publier.", None, "yearly"),
    ("1. Opracować plan wizyt do dnia 31 marca 2026 r. dla gmin.\n2. Przesłać go.", "2026-03-31", None),
    ("1. Składać sprawozdania z wizyt co miesiąc do urzędu.\n2. Publikować je.", None, "monthly"),
    ("1. Rever os acordos com as cidades até 30 de abril de 2026.\n2. Publicar a lista.", "2026-04-30", None),
    ("1. Informar as comunas sobre as visitas semestralmente e por escrito.\n2. Publicar.", None, "half-yearly"),
    ("1. Renew the agreements with the towns by 30 June 2026.\n2. Publish the list of them.", "2026-06-30", None),
    ("1. Keep the register of visits up to date on an ongoing basis.\n2. Publish it.", None, "continuous"),
    ("1. Apply the agreement signed with the towns on 30 June 2020.\n2. Publish the list of them.", None, None),
]


@pytest.mark.parametrize(("text", "due", "schedule"), TIMES)
def test_a_duty_has_a_day_or_a_rhythm_only_where_the_text_sets_one(text, due, schedule):
    first = _provisions(text)[0]

    assert (first.due, first.schedule) == (due, schedule)


def test_the_product_of_a_duty_is_read_after_its_label():
    first = _provisions(
        "1. Lập danh mục thỏa thuận quốc tế của tỉnh. Sản phẩm: danh mục điện tử.\n2. Công bố danh mục."
    )[0]

    assert first.output == "danh mục điện tử"


TABLES = [
    ("vi", ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"]),
    ("fr", ["N°", "Tâche", "Chef de file", "Unités associées", "Échéance", "Livrable"]),
    ("pl", ["Lp.", "Zadanie", "Jednostka wiodąca", "Jednostki współpracujące", "Termin", "Produkt"]),
    ("pt", ["N.º", "Tarefa", "Unidade responsável", "Unidades colaboradoras", "Prazo", "Produto"]),
    ("en", ["No.", "Task", "Lead unit", "Co-ordinating units", "Deadline", "Output"]),
]


@pytest.mark.parametrize(("code", "header"), TABLES)
def test_a_table_of_tasks_is_known_by_its_header(code, header):
    rows = [
        ["Annex"],
        header,
        ["1", "Open a portal", "Unit A", "Unit B; Unit C", "30/9/2025", "A portal"],
        ["", "", ""],
    ]

    assert tables.read(rows, code) == (
        tables.Task(
            row=2,
            label="1",
            task="Open a portal",
            lead_units=("Unit A",),
            coordinating_units=("Unit B", "Unit C"),
            due="30/9/2025",
            output="A portal",
        ),
    )


def test_a_table_without_a_task_column_is_no_table_of_tasks():
    assert tables.read([["Country", "Visits", "Date"], ["Laos", "12", "May"]], "en") == ()


def test_the_tasks_of_a_table_in_a_text_are_provisions_under_their_section():
    text = (
        "BẢNG PHÂN CÔNG\n"
        "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tSản phẩm\n"
        "I\tThông tin đối ngoại\t\t\t\t\n"
        "1\tXây dựng cổng thông tin\tSở Ngoại vụ\tSở Tài chính\t30/9/2025\tCổng thông tin\n"
        "2\tTập huấn phóng viên\tHội Nhà báo\t\tHằng năm\t"
    )

    found = _provisions(text)

    assert [(p.heading, p.parent, p.duty, p.lead_units, p.due, p.schedule) for p in found] == [
        ("Thông tin đối ngoại", None, False, (), None, None),
        ("Xây dựng cổng thông tin", 0, True, ("Sở Ngoại vụ",), "2025-09-30", None),
        ("Tập huấn phóng viên", 0, True, ("Hội Nhà báo",), None, "yearly"),
    ]
    assert all(text[p.start : p.end] == p.quote for p in found)


def test_a_word_of_a_name_is_no_rhythm():
    text = (
        "1. El Comité Permanente presentará su estatuto.\n2. Anualmente el Comité Permanente presentará un informe.\n"
    )

    assert [each.schedule for each in _provisions(text)] == [None, "yearly"]


def test_roles_may_stand_in_brackets_behind_the_units():
    text = (
        "1. Phân công: Phòng Tổng hợp (chủ trì), Thanh tra Sở (phối hợp).\n2. Các địa phương tổ chức đón đoàn khách.\n"
    )
    first, _ = _provisions(text)

    assert (first.lead_units, first.coordinating_units) == (("Phòng Tổng hợp",), ("Thanh tra Sở",))


def test_who_only_helps_may_close_the_sentence():
    text = (
        "1. Thanh tra tỉnh chủ trì kiểm tra việc sử dụng kinh phí; Sở Tài chính phối hợp.\n"
        "2. Các địa phương tổ chức tiếp đón đoàn khách theo quy định.\n"
    )
    first, _ = _provisions(text)

    assert (first.lead_units, first.coordinating_units) == (("Thanh tra tỉnh",), ("Sở Tài chính",))
