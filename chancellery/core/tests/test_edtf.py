import pytest
from django.utils import translation

from chancellery.core import edtf


@pytest.mark.parametrize(
    ("code", "english", "vietnamese"),
    [
        ("2023-10-16", "16 Oct 2023", "16/10/2023"),
        ("XXXX-09-30", "30 Sep, year unknown", "30/9, chưa rõ năm"),
        ("XXXX-02-29", "29 Feb, year unknown", "29/2, chưa rõ năm"),
        ("2023-10", "Oct 2023", "10/2023"),
        ("XXXX-10", "October, year unknown", "tháng 10, chưa rõ năm"),
        ("2025-35", "quarter 3 of 2025", "quý 3 năm 2025"),
        ("2025-40", "half-year 1 of 2025", "nửa năm thứ 1 của năm 2025"),
        ("2021/2025", "2021 – 2025", "2021 – 2025"),
        ("2024-01/2024-03-15", "Jan 2024 – 15 Mar 2024", "01/2024 – 15/03/2024"),
        ("2023", "2023", "2023"),
        ("202X", "202X", "202X"),
        ("2023-06-31", "2023-06-31", "2023-06-31"),
        ("", "", ""),
    ],
)
def test_days_and_periods_are_said_in_words(code, english, vietnamese):
    with translation.override("en"):
        assert edtf.in_words(code) == english
    with translation.override("vi"):
        assert edtf.in_words(code) == vietnamese
