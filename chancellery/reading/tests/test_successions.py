"""Successions in the turns of phrase of decrees and news, and what only looks like one."""

from __future__ import annotations

import pytest

from chancellery.reading import read


@pytest.mark.parametrize(
    ("text", "into", "from_units"),
    [
        (
            "The Partnerships Office has taken on the responsibilities of the Export Promotion Board.",
            "Partnerships Office",
            ("Export Promotion Board",),
        ),
        (
            "L'Agence de promotion du tourisme est dissoute ; ses missions sont confiées à la Direction de la culture.",
            "Direction de la culture",
            ("Agence de promotion du tourisme",),
        ),
        (
            "Damit übernimmt das Landesamt für Partnerschaften die Aufgaben des Amtes für Ostasien.",
            "Landesamt für Partnerschaften",
            ("Amtes für Ostasien",),
        ),
        (
            "Das Amt für Ostseebeziehungen wird aufgelöst. Seine Aufgaben gehen auf das Landesamt für Europa über.",
            "Landesamt für Europa",
            ("Amt für Ostseebeziehungen",),
        ),
        (
            "Sở Ngoại vụ thực hiện chức năng, nhiệm vụ trước đây của Ban Biên giới tỉnh từ ngày 01/3/2025.",
            "Sở Ngoại vụ",
            ("Ban Biên giới tỉnh",),
        ),
        (
            "Toàn bộ nhiệm vụ của Trung tâm Hợp tác quốc tế được bàn giao cho Sở Ngoại vụ tỉnh Đông Lam.",
            "Sở Ngoại vụ tỉnh Đông Lam",
            ("Trung tâm Hợp tác quốc tế",),
        ),
    ],
)
def test_who_takes_over_from_whom_is_read(text, into, from_units):
    assert [(each.into, each.from_units) for each in read(text).successions] == [(into, from_units)]


@pytest.mark.parametrize(
    "text",
    [
        "La présente décision remplace la décision 640 du Comité populaire municipal.",
        "The Department of Finance hands over the files to the Department of Home Affairs.",
        "Agentura pro partnerství převzala činnost dvou útvarů.",
        "Đảng ủy Sở lãnh đạo thực hiện nhiệm vụ của Sở Ngoại vụ.",
        "Trưởng ban đôn đốc việc thực hiện nhiệm vụ, quyền hạn của Ban Kiểm soát.",
    ],
)
def test_what_hands_over_no_duties_of_a_unit_is_none(text):
    assert read(text).successions == ()
