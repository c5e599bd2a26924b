"""Tables of tasks: their headers in each language, cells that reach over rows, and names with commas."""

from __future__ import annotations

import docx
import pytest

from chancellery.reading import files, tables
from chancellery.reading.tests.made_files import page, saved
from chancellery.reading.tests.made_sheets import sheets

Row = tuple[str, tuple[str, ...], tuple[str, ...], str | None, str | None]


def _rows(code: str, *lines: str) -> list[Row]:
    found = tables.read([line.split("|") for line in lines], code)
    return [(task.task, task.lead_units, task.coordinating_units, task.due, task.output) for task in found]


HEADERS = {
    "vi": ["TT|Nội dung|Cơ quan, đơn vị chủ trì|Các đơn vị phối hợp|Thời hạn hoàn thành|Kết quả, sản phẩm",
           "STT|Nhiệm vụ|Chủ trì|Phối hợp|Thời gian|Sản phẩm"],
    "en": ["No.|Activity|Responsible agencies|Supporting units|Time frame|Expected results",
           "#|Tasks|Lead|Co-ordination|Deadline|Output"],
    "fr": ["N°|Actions à mener|Responsables|Partenaires|Délais|Livrables",
           "N°|Tâches|Chef de file|Services associés|Échéance|Résultats attendus"],
    "pl": ["Lp.|Zadania|Podmiot realizujący|Współpraca|Terminy|Efekty",
           "Nr|Działanie|Jednostka wiodąca|Współpracujący|Termin|Produkt"],
    "pt": ["N.º|Atividades|Responsáveis|Apoio|Data de conclusão|Produtos",
           "N.º|Tarefa|Órgão responsável|Parceiros|Prazo|Resultado esperado"],
    "es": ["N.º|Actividades|Responsables|Apoyo|Fecha de cumplimiento|Productos",
           "N.º|Tarea|Unidad responsable|Colaboración|Plazo|Resultado esperado"],
    "it": ["N.|Attività|Responsabili|Supporto|Entro|Prodotti", "N.|Compito|Capofila|Partner|Scadenza|Risultato atteso"],
    "de": ["Nr.|Aufgabe|Verantwortlich|Beteiligt|Bis wann|Ergebnis",
           "Lfd. Nr.|Maßnahme|Federführung|Mitwirkung|Frist|Produkt"],
    "cs": ["Č.|Činnost|Odpovědnost|Spolupráce|Termíny|Výstupy", "P. č.|Úkol|Gestor|Součinnost|Termín|Výsledek"],
    "ru": ["№ п/п|Наименование мероприятия|Ответственные|Соисполнители|Сроки реализации|Результат",
           "№|Задача|Исполнитель|Соисполнители|Срок|Итог"],
    "zh": ["序号|工作任务|牵头单位|配合单位|完成时限|成果形式", "编号|任务|责任部门|配合部门|完成时间|成果"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "header"), [(code, header) for code, headers in HEADERS.items() for header in headers]
)
def test_the_columns_of_a_table_are_told_by_their_header(code: str, header: str) -> None:
    assert _rows(code, header, "1|X|A|B|2024|Y") == [("X", ("A",), ("B",), "2024", "Y")]


def test_a_header_may_be_in_another_language_than_the_text() -> None:
    assert _rows("vi", "No.|Task|Lead unit|Deadline", "1|Rà soát|Sở Ngoại vụ|30/6") == [
        ("Rà soát", ("Sở Ngoại vụ",), (), "30/6", None)
    ]


def test_a_header_may_take_two_rows() -> None:
    found = _rows(
        "vi",
        "TT|Nội dung công việc|Phân công||Thời gian",
        "||Chủ trì|Phối hợp|",
        "1|Rà soát thỏa thuận|Sở Ngoại vụ|Công an tỉnh, Sở Tư pháp|30/6",
    )

    assert found == [("Rà soát thỏa thuận", ("Sở Ngoại vụ",), ("Công an tỉnh", "Sở Tư pháp"), "30/6", None)]


@pytest.mark.parametrize(
    ("code", "cell", "names"),
    [
        ("vi", "Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("vi", "Công an tỉnh, Sở Tư pháp", ("Công an tỉnh", "Sở Tư pháp")),
        ("vi", "Các sở, ngành, địa phương", ("Các sở, ngành, địa phương",)),
        ("en", "Office of Culture, Sports and Tourism", ("Office of Culture, Sports and Tourism",)),
        ("en", "Police, Office of Justice", ("Police", "Office of Justice")),
        ("en", "Police; Office of Culture, Sports and Tourism", ("Police", "Office of Culture, Sports and Tourism")),
        ("fr", "Police, Service de la justice", ("Police", "Service de la justice")),
    ],
)
def test_a_comma_within_a_name_parts_no_units(code: str, cell: str, names: tuple[str, ...]) -> None:
    header = {"vi": "Nhiệm vụ|Chủ trì|Phối hợp", "en": "Task|Lead|Support", "fr": "Tâche|Responsable|Partenaires"}

    assert [row[2] for row in _rows(code, header[code], f"X|A|{cell}")] == [names]


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("en", "Item|Price|Time"),
        ("vi", "Họ và tên|Chức vụ|Điện thoại"),
        ("en", "Task|Cost|Note"),
        ("fr", "Ville|Pays|Date"),
    ],
)
def test_a_table_of_other_things_holds_no_tasks(code: str, header: str) -> None:
    assert _rows(code, header, "1|2|3") == []


HEADER = ("No.", "Task", "Lead unit", "Deadline")
TASKS = (("1", "Review the agreements", "Harbour Office", "30 June 2024"), ("2", "Open a class for the staff", "", ""))
WANTED = [
    ("Review the agreements", ("Harbour Office",), "2024-06-30"),
    ("Open a class for the staff", ("Harbour Office",), "2024-06-30"),
]


def _read(data: bytes, name: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    read = files.read_bytes(data, name)
    for provision in read.reading.provisions:
        assert read.text[provision.start : provision.end] == provision.quote
    return [(each.heading, each.lead_units, each.due) for each in read.reading.provisions]


def test_a_cell_that_spans_rows_of_a_web_page_counts_in_each() -> None:
    rows = "<tr><td>1<td>Review the agreements<td rowspan=2>Harbour Office<td rowspan=2>30 June 2024</tr>"
    header = "".join(f"<th>{words}</th>" for words in HEADER)
    table = f"<table><tr>{header}</tr>{rows}<tr><td>2<td>Open a class for the staff</tr></table>"

    assert _read(page(f"<p>Plan of the harbour for the year and its tasks.</p>{table}"), "a.html") == WANTED


def test_a_cell_that_spans_rows_of_a_word_file_counts_in_each() -> None:
    document = docx.Document()
    document.add_paragraph("Plan of the harbour for the year and its tasks.")
    table = document.add_table(rows=3, cols=4)
    for row, words in enumerate((HEADER, *TASKS)):
        for column, each in enumerate(words):
            table.cell(row, column).text = each
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(1, 3).merge(table.cell(2, 3))

    assert _read(saved(document), "a.docx") == WANTED


def test_a_cell_that_spans_rows_of_a_spreadsheet_counts_in_each() -> None:
    title = ("Plan of the harbour for the year and its tasks.", None, None, None)

    found = _read(sheets({"Tasks": [title, HEADER, *TASKS]}, merged="C3:C4"), "a.xlsx")

    assert [lead for _, lead, _ in found] == [("Harbour Office",), ("Harbour Office",)]


def test_a_cell_that_says_it_spans_beyond_measure_is_read_once_a_row() -> None:
    rows = "<tr><td rowspan=999999>a<td>b</tr>" + "<tr><td>c<td>d</tr>" * 3

    read = files.decode(page(f"<p>Words of a page.</p><table>{rows}</table>"), "a.html")

    assert [[cell.text for cell in row] for row in read.tables[0].rows][1:] == [["a", "c", "d"]] * 3


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("vi", ["STT", "Nội dung công việc", "Đơn vị tính", "Số lượng"]),
        ("fr", ["N°", "Tâche", "Unité de mesure", "Quantité"]),
        ("de", ["Nr.", "Aufgabe", "Maßeinheit", "Menge"]),
        ("ru", ["№", "Мероприятие", "Единица измерения", "Количество"]),
        ("zh", ["序号", "任务", "计量单位", "数量"]),
    ],
)
def test_a_column_that_measures_leads_nothing(code, header):
    assert tables.read([header, ["1", "A", "B", "12"]], code) == ()
