"""What a text says against itself."""

from __future__ import annotations

import pytest

from chancellery.reading import read

CONTRADICTIONS = [
    (
        "The council set out three tasks for the missions of the service.\n"
        "Firstly, answer the citizens within a week.\nSecondly, publish the calendar of visits.",
        ["count"],
    ),
    (
        "Na naradzie wskazano dwa zadania dla gmin i powiatów na ten rok.\n"
        "Po pierwsze, należy odnowić umowy z miastami.\nW poniedziałek, trzeba opisać wyniki pracy.",
        ["ordinal"],
    ),
    ("La commission s'est réunie le mardi 5 janvier 2022 dans la salle de la commune.", ["weekday"]),
    ("La commission s'est réunie le mercredi 5 janvier 2022 dans la salle de la commune.", []),
    (
        "Trong tháng, tỉnh đã đón 15 đoàn khách quốc tế; lũy kế từ đầu năm, tỉnh đã đón 12 đoàn khách quốc tế.",
        ["period"],
    ),
    ("Trong tháng, tỉnh đã đón 5 đoàn khách quốc tế; lũy kế từ đầu năm, tỉnh đã đón 12 đoàn khách quốc tế.", []),
    (
        "Le plan suit la directive n° 12-CT/TW du 5 janvier 2022 du Secrétariat sur la diplomatie des peuples.\n"
        "La directive n° 12-CT/TW du 5 février 2022 du Secrétariat reste la base du travail dans les communes.",
        ["date"],
    ),
]


@pytest.mark.parametrize(("text", "codes"), CONTRADICTIONS)
def test_a_contradiction_is_pointed_out_and_a_sound_text_is_left_alone(text, codes):
    found = read(text)

    assert [warning.code for warning in found.warnings] == codes
    assert all(text[w.start : w.end] == w.quote for w in found.warnings)


MESSAGES = [
    (
        "vi",
        "Hội nghị xác định 4 nhiệm vụ trọng tâm:\n1. Rà soát thỏa thuận.\n2. Mở lớp tiếng Lào.\n3. Báo cáo kết quả.",
        [("count", "The text announces 4 points; 3 were found.")],
    ),
    (
        "en",
        "The conference set four tasks for the towns:\n1. Review the agreements.\n2. Open a class.\n3. Report on it.",
        [("count", "The text announces 4 points; 3 were found.")],
    ),
    (
        "vi",
        "Trong tháng đón 45 đoàn khách quốc tế.\nLũy kế từ đầu năm đón 30 đoàn khách quốc tế.",
        [("period", "The month's 45 is above the year's 30 (đoàn khách quốc tế).")],
    ),
    (
        "en",
        "In the month the province had 45 delegations; since the beginning of the year it had 30 delegations.",
        [("period", "The month's 45 is above the year's 30 (delegations).")],
    ),
    (
        "vi",
        "Căn cứ Kế hoạch số 716/KH-UBND ngày 05/3/2022 của UBND tỉnh.\n"
        "Theo Kế hoạch số 716/KH-UBND ngày 06/3/2022, các sở báo cáo.",
        [("date", "The text dates this document 2022-03-06 here and 2022-03-05 elsewhere.")],
    ),
    (
        "en",
        "Pursuant to Plan No. 716/KH-UBND of 5 March 2022.\nBy Plan No. 716/KH-UBND of 6 March 2022 they report.",
        [("date", "The text dates this document 2022-03-06 here and 2022-03-05 elsewhere.")],
    ),
    (
        "vi",
        "Hội nghị họp vào thứ hai, ngày 5/1/2022 tại trụ sở của tỉnh.",
        [("weekday", "2022-01-05 was no Monday but a Wednesday.")],
    ),
    (
        "en",
        "The conference met on 5 January 2022 (Monday) in the hall of the province.",
        [("weekday", "2022-01-05 was no Monday but a Wednesday.")],
    ),
    (
        "vi",
        "Thực hiện Chỉ thị số 12-CT/TW ngày 05/01/2022 và Chỉ thị số 12-CT/TW ngày 07/3/2018, các sở báo cáo.\n"
        "Theo Chỉ thị số 12, việc này là thường xuyên.",
        [
            (
                "candidates",
                "“Chỉ thị số 12” may be 12-CT/TW of 2022-01-05 or 12-CT/TW of 2018-03-07; it was left open.",
            )
        ],
    ),
    (
        "en",
        "They carry out Directive 12-CT/TW of 5 January 2022 and Directive 12-CT/TW of 7 March 2018.\n"
        "See Directive 12 for what is meant.",
        [
            (
                "candidates",
                "“Directive 12” may be 12-CT/TW of 2022-01-05 or 12-CT/TW of 2018-03-07; it was left open.",
            )
        ],
    ),
    (
        "vi",
        "1. Rà soát các thỏa thuận.\n2. Mở lớp tiếng Lào.\n4. Báo cáo kết quả thực hiện.",
        [("gap", "The list goes from “2.” to “4.”; 3 was not found.")],
    ),
    (
        "en",
        "1. Review the agreements.\n2. Open a class for the staff.\n4. Report on the results.",
        [("gap", "The list goes from “2.” to “4.”; 3 was not found.")],
    ),
    (
        "vi",
        "Số: 41/KH-UBND\nHà Nội, ngày 05 tháng 12 năm 2024\nKẾ HOẠCH\nI. NHIỆM VỤ\n"
        "1. Sở Ngoại vụ chủ trì rà soát các thỏa thuận, hoàn thành trước ngày 30/6/2024.\n2. Mở lớp tiếng Lào.",
        [("past-due", "This is due on 2024-06-30, before the text itself was issued on 2024-12-05.")],
    ),
    (
        "en",
        "No: 41/KH-UBND\nPort Alba, 5 December 2024\nPLAN\nI. Tasks\n"
        "1. The Harbour Office shall review the agreements before 30 June 2024.\n2. Open a class for the staff.",
        [("past-due", "This is due on 2024-06-30, before the text itself was issued on 2024-12-05.")],
    ),
]


@pytest.mark.parametrize(("code", "text", "warnings"), MESSAGES)
def test_a_warning_says_with_figures_what_does_not_agree(code, text, warnings):
    found = read(text)

    assert found.language == code
    assert [(warning.code, warning.message) for warning in found.warnings] == warnings


@pytest.mark.parametrize(
    "text",
    [
        "They carry out Directive 12-CT/TW of 5 January 2022 and Plan 12-KH/TU of 7 March 2022. See Directive 12.",
        "1.1. Review the agreements.\n1.2. Open a class.\n2.1. Report.\n2.2. Publish it.",
        "The conference met on 5 January 2022 (Wednesday), and the next one will meet on Monday.",
        "I. Aims\n1. To keep the ties.\n2. To train the staff.\nII. Tasks\n1. Review the agreements.\n2. Open a class.",
    ],
)
def test_what_agrees_is_left_alone(text):
    assert read(text).warnings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "BÁO CÁO công tác đối ngoại tháng 6 của tỉnh\nNội dung\tĐơn vị tính\tTrong tháng\tLũy kế từ đầu năm\n"
            "Đoàn vào\tđoàn\t12\t45\nĐoàn ra\tđoàn\t1.500\t900\nViện trợ\tdự án\t3\t3",
            "The month's 1500 is above the year's 900 (Đoàn ra).",
        ),
        (
            "Report of the province on its relations in June\nItem\tThis month\tSince the beginning of the year\n"
            "Incoming delegations\t12\t45\nOutgoing delegations\t15\t9\nProjects\t3\t-",
            "The month's 15 is above the year's 9 (Outgoing delegations).",
        ),
    ],
    ids=["vi", "en"],
)
def test_a_row_of_a_table_may_contradict_itself(text, message):
    assert [(warning.code, warning.message) for warning in read(text).warnings] == [("period", message)]
