"""Points below a sentence that are cases or conditions: nobody has to do them; who decides keeps what it decides."""

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (
            "Điều 6. Giấy phép\n\nSở Ngoại vụ phải thu hồi giấy phép khi có một trong các trường hợp sau đây:\n\n"
            "a) Tổ chức chấm dứt hoạt động;\n\nb) Tổ chức vi phạm quy định.",
            None,
        ),
        (
            "Article 5\n\nThe Department shall refuse an application in any of the following cases:\n\n"
            "(a) the papers are not complete;\n\n(b) the applicant has no seat here;\n\n(c) the application came late.",
            "Department",
        ),
        (
            "Article 5\n\nLa direction rejette la demande dans les cas suivants :\n\na) le dossier est incomplet ;\n\n"
            "b) le demandeur n'a pas de siège ici ;\n\nc) la demande est tardive.",
            "direction",
        ),
        (
            "Článek 5\n\nOdbor kultury zamítne žádost, pokud:\n\na) není úplná;\n\nb) žadatel nemá sídlo v kraji;"
            "\n\nc) žádost přišla pozdě.",
            "Odbor kultury",
        ),
        (
            "§ 5\n\nDas Kulturamt lehnt den Antrag ab, wenn\n\n1. die Unterlagen unvollständig sind,\n\n"
            "2. der Antragsteller keinen Sitz im Kreis hat,\n\n3. der Antrag verspätet ist.",
            "Kulturamt",
        ),
        (
            "Artículo 5.- La Dirección de Cultura rechazará la solicitud en los siguientes casos:\n\n"
            "a) la documentación está incompleta;\n\nb) el solicitante no tiene sede;\n\nc) la solicitud es tardía.",
            "Dirección de Cultura",
        ),
        (
            "Статья 5\n\nУправление культуры отказывает в приёме заявления в следующих случаях:\n\n"
            "1) документы неполны;\n\n2) заявитель не имеет места нахождения в области;\n\n3) срок пропущен.",
            "Управление культуры",
        ),
        (
            "第五条 市人民政府外事办公室应当拒绝申请，有下列情形之一的：\n\n（一）材料不齐全的；\n\n"
            "（二）申请人在本市没有住所的；\n\n（三）逾期提出申请的。",
            "市人民政府外事办公室",
        ),
    ],
)
def test_cases_below_a_duty_are_nobodys(text: str, unit: str | None) -> None:
    article, *cases = read(text).provisions

    assert unit is None or article.lead_units == (unit,)
    assert [(each.nature, each.lead_units) for each in cases] == [("information", ())] * len(cases) != []


@pytest.mark.parametrize(
    "text",
    [
        "Article 5\n\nThe Department shall:\n\n(a) keep the register;\n\n(b) report to the council each year.",
        "6 – Determina-se:\n1 – A Direção Regional das Pescas abre uma conta.\n2 – A Direção Regional das Pescas "
        "apresenta as contas todos os meses.",
    ],
)
def test_tasks_below_a_duty_stay_tasks(text: str) -> None:
    tasks = [each for each in read(text).provisions if each.label in {"(a)", "(b)", "1 –", "2 –"}]

    assert tasks != []
    assert all(each.lead_units for each in tasks)
