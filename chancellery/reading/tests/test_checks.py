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
