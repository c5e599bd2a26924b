"""Numbers without codes: with a year, a session, letters, thousands, and in lists; and documents named by their day."""

from __future__ import annotations

import pytest

from chancellery.reading import read

# text, (kind, number, day) of each mention
FORMS = [
    (
        "The mission has read Circular 14 of 2025 and the old Regulation 2016/679 of the Union.",
        [("circular", "14/2025", None), ("regulation", "2016/679", None)],
    ),
    (
        "The state is bound by Security Council resolutions 1325 (2000) and 2242 (2015), which it has read.",
        [("resolution", "1325 (2000)", None), ("resolution", "2242 (2015)", None)],
    ),
    (
        "It has read the Agreement between the Government of Vietnam and the King of Laos, signed on 16 March 2016.",
        [("agreement", None, "2016-03-16")],
    ),
    (
        "La préfecture applique la circulaire DCE/112 du 9 octobre 2014 dans les communes de la province.",
        [("circular", "DCE/112", "2014-10-09")],
    ),
    (
        "Vistos la Ley 1.145 de Protección Civil y el oficio circular 88 de 6 de noviembre de 2017, la misión informa.",
        [("law", "1.145", None), ("circular", "88", "2017-11-06")],
    ),
    (
        "La unidad aplica la Instrucción SRE-003-2014 y el Acuerdo Regional de Ayuda de 12 de septiembre de 2007.",
        [("guidance", "SRE-003-2014", None), ("agreement", None, "2007-09-12")],
    ),
    (
        "Considerando a Convenção para a Salvaguarda dos Rios, de 17 de outubro de 2003, a comissão deve reunir.",
        [("treaty", None, "2003-10-17")],
    ),
    (
        "Die Behörde ist an § 9 des Gesetzes über die Staatsgrenze vom 30. Mai 2003 gebunden und hat dies erklärt.",
        [("law", None, "2003-05-30")],
    ),
    (
        "Gmina realizuje zadania na podstawie ustawy o służbie zagranicznej z dnia 21 stycznia 2021 r. i jest za.",
        [("law", None, "2021-01-21")],
    ),
    (
        "Skupina jednala podle Úmluvy o ochraně řek a rezoluce Valného shromáždění OSN 76/16 a byla pro.",
        [("treaty", None, None), ("resolution", "76/16", None)],
    ),
    (
        "Il Ministero ha applicato la nota ministeriale n. 4410 del 7 ottobre 2013 e la delibera n. 34 del 2019.",
        [("other", "4410", "2013-10-07"), ("decision", "34/2019", None)],
    ),
    (
        "Область исполняет Договор о дружбе от 16 июня 1994 года и это было сказано на встрече.",
        [("treaty", None, "1994-06-16")],
    ),
    (
        "Sau ba năm thực hiện Biên bản ghi nhớ ký ngày 26/5/2022, các sở của tỉnh đã báo cáo kết quả.",
        [("agreement", None, "2022-05-26")],
    ),
    (
        "Các sở của tỉnh thực hiện Chỉ thị số 12 năm 2022 của Ban Bí thư và đã báo cáo.",
        [("directive", "12/2022", None)],
    ),
    ("各单位落实第12号和第15号指示，并报告情况。", [("directive", None, None), ("directive", None, None)]),
    ("根据联合国安全理事会第1540（2004）号决议的要求，各国应当报告。", [("resolution", "1540 (2004)", None)]),
    ("県は国連総会決議70/1のとおり計画を進めることとする。", [("resolution", "70/1", None)]),
    (
        "우리 부는 외교부 지침 제5호 및 제7호에 따라 업무를 수행하고 있습니다.",
        [("guidance", "5", None), ("guidance", "7", None)],
    ),
    ("우리 도는 유엔 총회 결의 73/195에 따라 사업을 추진하고 있습니다.", [("resolution", "73/195", None)]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_number_may_be_whole_without_codes(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(each.kind, each.number, each.date) for each in read(text).references] == expected


NONE = [
    "The mission has read the Programme LIFE-3 and the report 5 pages long, and the plan 12 months ahead.",
    "The Convention on Monday was held in the hall, and it was good for all who came to it.",
    "Die Vereinbarung wurde am 30. Mai 2003 von allen gelesen, und das ist für die Stadt gut.",
    "Město má novou smlouvu\n4. 10. 2024, 17:05\nStarostka se setkala s hosty, kteří jsou z města.",
    "El Departamento de Tratados para crear la oficina es el de la ciudad, según se dijo en la sala.",
    "第1 目的\n計画 第1\nこの計画は県の事業を定めるものである。",
]


@pytest.mark.parametrize("text", NONE)
def test_other_figures_and_words_are_no_document(text: str) -> None:
    assert read(text).references == ()


def test_a_short_name_of_a_coded_document_keeps_no_number_of_its_own() -> None:
    text = "외교부는 지시 제12-CT/TW호를 시행하고 있으며, 각 성은 외교부 지시 제12호에 따라 보고하였습니다."

    assert [each.number for each in read(text).references] == ["12-CT/TW", None]
