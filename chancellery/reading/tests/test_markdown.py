"""Marks of Markdown, which programs leave that turn pages into plain text."""

import pytest

from chancellery.reading import markdown, read


@pytest.mark.parametrize(
    "text",
    [
        "**1. Accords.** Examiner les accords signés avec les partenaires.\n\n**2. Visites.** Préparer celles de "
        "l'automne.\n\n**3. Formation.** Organiser deux cours pour le personnel.",
        "### 1. Umowy\n\nWydział przegląda podpisane umowy.\n\n### 2. Wizyty\n\nWydział przygotowuje jesienne wizyty."
        "\n\n### 3. Szkolenia\n\nWydział prowadzi dwa kursy.",
        "Os pontos principais:\n\n> - Rever os acordos assinados.\n> - Preparar as visitas do outono.\n> - Formar o "
        "pessoal.",
        "The points of the plan:\n1\\. Review the agreements.\n2\\. Prepare the visits of the autumn.\n3\\. Train the "
        "staff.",
        "**The first** is to review the agreements. **The second**is to prepare the visits of the autumn. **The "
        "third** is to train the staff.",
        "**I. THE\nTASKS**\n\n**1. Review\nof agreements**\n\n*The office reviews the agreements.*\n\n**2. "
        "Visits**\n\n*The office prepares them.*\n\n**3. Training**\n\n*The office trains the staff.*",
    ],
)
def test_marks_hide_no_label(text: str) -> None:
    (points,) = read(text).lists

    assert points.found == 3


def test_bold_type_hides_neither_who_does_what_nor_a_number() -> None:
    text = (
        "**1. Rà soát.** Giao **Sở Ngoại vụ** chủ trì rà soát thỏa thuận theo **Quyết định số 12/QĐ-UBND** ngày "
        "05/01/2022.\n\n**2. Chuẩn bị.** Giao **Sở Tài chính** bố trí kinh phí trước ngày 30/6/2025."
    )
    told = read(text)

    assert [(each.label, each.lead_units, each.due) for each in told.provisions] == [
        ("1.", ("Sở Ngoại vụ",), None),
        ("2.", ("Sở Tài chính",), "2025-06-30"),
    ]
    assert [(each.number, each.date) for each in told.references] == [("12/QĐ-UBND", "2022-01-05")]
    assert [each.quote for each in told.organisations] == ["Sở Ngoại vụ", "Sở Tài chính"]
    facts = (*told.provisions, *told.references, *told.dates, *told.organisations)
    assert all(text[each.start : each.end] == each.quote for each in facts)


@pytest.mark.parametrize(
    "text",
    [
        "Tel. # 4512\n# 12-CT/TW",
        "2 ** 3\n** remark: the figures are rough",
        "> On Monday you wrote to us.",
        "C:\\Users\\registry",
        "* Agreements\n* Visits",
        "3*4 and 5*6, the list* and the plan*",
        "*Agreements of the year\n\nVisits of the year*",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert markdown.unmarked(text) == text


def test_nothing_moves() -> None:
    text = "## Tasks\n**First**, review.\n1\\. Visits"

    assert len(markdown.unmarked(text)) == len(text)
