"""Years that a day takes from elsewhere, days that have none, and the day a text came out."""

from __future__ import annotations

import pytest

from chancellery.reading import read

# text, day as read
FORMS = [
    ("The fair of the province runs from November 28 to December 3, 2025, and all are in.", "2025-11-28/2025-12-03"),
    ("The report of the mission is due in the last quarter of 2025, as it was.", "2025-36"),
    ("La delegazione è stata in visita dal 9 all'11 giugno 2025 con il sindaco.", "2025-06-09/2025-06-11"),
    ("Ремонт здания будет закончен в III кв. 2027 г., и это было сказано на встрече.", "2027-35"),
    ("この計画は2026年度第2四半期に行うものとする。", "2026-35"),
    ("この計画は2026年度第4四半期に行うものとする。", "2027-33"),
    ("計画は令和7年度から令和9年度までとする。", "2025/2027"),
    ("우리 부는 '24. 11. 30. 기준으로 현황을 파악하고 있습니다.", "2024-11-30"),
    ("ให้คัดเลือกให้แล้วเสร็จภายในไตรมาสที่ ๒ ของปี ๒๕๖๗", "2024-34"),
    ("ในช่วงปี ๒๕๖๔ - ๒๕๖๖ มีผู้ได้รับทุนแล้ว", "2021/2023"),
]


@pytest.mark.parametrize(("text", "edtf"), FORMS)
def test_forms_of_days_and_periods(text: str, edtf: str) -> None:
    assert [each.edtf for each in read(text).dates] == [edtf]


def test_the_year_of_a_law_number_is_no_date() -> None:
    assert read("県は外務省設置法（平成11年法律第94号）に基づき計画を進める。").dates == ()


# text, what its second day is read as
ANCHORED = [
    (
        "O município enviou o ofício ao Ministério em 9 de setembro.\n\nPorto Alvorada, 17 de outubro de 2025\n",
        "2025-09-09",
    ),
    (
        "Am Vormittag des 6. November war die Delegation in der Stadt.\n\nNeustadt, 7. November 2025\n",
        "2025-11-06",
    ),
    ("会议纪要\n时间：2025年11月12日上午\n截至9月30日，项目共有29个。\n", "2025-09-30"),
    (
        "РАСПОРЯЖЕНИЕ\nот 6 октября 2025 года № 512-рп\nДоставить груз в порт до 15 октября, как было сказано.\n",
        "2025-10-15",
    ),
]


@pytest.mark.parametrize(("text", "edtf"), ANCHORED)
def test_a_day_takes_its_year_from_the_day_of_the_text(text: str, edtf: str) -> None:
    inferred = [each.edtf for each in read(text).dates if each.inferred]

    assert inferred == [edtf]


def test_a_treaty_the_text_rests_on_dates_nothing() -> None:
    text = (
        "Vu la Convention de Vienne sur les relations consulaires du 24 avril 1963 ;\n\n"
        "La préfecture remet le rapport avant le 31 mars aux services de l'État.\n"
    )

    assert [each.edtf for each in read(text).dates] == ["1963-04-24", "XXXX-03-31"]


YEARLY = [
    ("各市的外事部门要在每年12月10日前将有关结果报省政府，并做好总结。\n2025年6月27日\n", "XXXX-12-10"),
    (
        "Die Stelle erstattet Bericht, und zwar jeweils zum 30. Juni und 31. Dezember.\nNeustadt, 1. März 2025\n",
        "XXXX-06-30",
    ),
]


@pytest.mark.parametrize(("text", "edtf"), YEARLY)
def test_a_day_that_comes_back_has_no_year(text: str, edtf: str) -> None:
    assert read(text).dates[0].edtf == edtf


_SIGNED = (
    "DESPACHO N.º 41/2025\n1 – A Capitania envia o relatório até 15 de dezembro.\n"
    "Santelmo, 19 de novembro de 2025. – A Secretária das Comunidades, Graciete Moniz.\n"
)
_PRINTED = "宁政办发〔2025〕18号\n各县人民政府：\n请于6月16日前报送方案。\n宁澜州人民政府办公室　2025年4月10日印发\n"


@pytest.mark.parametrize(("text", "day"), [(_SIGNED, "2025-12-15"), (_PRINTED, "2025-06-16")])
def test_the_line_in_which_a_paper_is_signed_or_printed_tells_the_year(text, day):
    assert day in [each.edtf for each in read(text).dates]


#: A text without a day of its own, the first and the last line telling its month or its year.
ISSUES = [
    "Krajanský zpravodaj 3/2025\nV sobotu 13. září byl v obci otevřen nový dům přátelství, postavený z darů.\n",
    "BOLETÍN DE LA COMARCA\nEl 13 de septiembre se reúne la comisión de la provincia para tratar los presupuestos.\n"
    "Alto Tinco, julio de 2025\n",
    "PROTOKÓŁ\nposiedzenia komisji do spraw granicy\nLubomierz, 25–26 sierpnia 2025 r.\n"
    "Komisja ustaliła, że od 13 września obowiązki te przejmuje wydział.\n",
]


@pytest.mark.parametrize("text", ISSUES)
def test_the_month_or_the_issue_of_a_text_tells_the_year(text):
    assert "2025-09-13" in [each.edtf for each in read(text).dates]


#: The section of a page beside its day, and the hour before it.
PAGES = [
    "Relations extérieures | Samedi 25/10/2025\nUne délégation de la province est arrivée\n"
    "Le 23 octobre, le comité a reçu une délégation de la ville et des communes voisines.\n",
    "20:14 - 25/10/2025\nTiếp đoàn công tác\nSáng 23-10, lãnh đạo tỉnh đã tiếp đoàn công tác của thành phố bạn.\n",
]


@pytest.mark.parametrize("text", PAGES)
def test_the_day_of_a_page_tells_the_year(text):
    assert [each.edtf for each in read(text).dates][:2] == ["2025-10-25", "2025-10-23"]


def test_a_day_by_which_or_on_which_something_else_is_due_or_signed_is_not_that_of_the_text():
    text = (
        "L'accord de jumelage signé à Port-Clair le 9 mai 2019 reste en vigueur jusqu'au 31 décembre 2028.\n"
        "Le 14 septembre, le conseil de la ville se réunit avec les élus de la province.\n"
    )

    assert read(text).dates[-1].edtf == "XXXX-09-14"


def test_a_report_for_last_year_tells_of_days_of_that_year():
    text = (
        "Městský úřad\nV Lípě dne 30. ledna 2026\nZPRÁVA O ČINNOSTI ZA ROK 2025\n"
        "Dne 17. září navštívila obec delegace kraje. Další zprávu podá úřad do 31. 3. tohoto roku.\n"
    )

    assert [each.edtf for each in read(text).dates][-2:] == ["2025-09-17", "2026-03-31"]
