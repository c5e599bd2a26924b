import csv
import io

import pytest
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from chancellery.core.exports import as_csv, harmless


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 24", "'+84 24"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("\n=1", "'\n=1"),
        (-12, "-12"),
        ("-3,5", "-3,5"),
        ("12-CT/TW", "12-CT/TW"),
        (None, ""),
        ("", ""),
    ],
)
def test_harmless(value, cell):
    assert harmless(value) == cell


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0", codec="utf-8")), min_size=1), min_size=1))
def test_what_is_written_is_read_back(rows):
    response = as_csv(name="rows", header=["a", "b"], rows=rows)

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [["a", "b"], *([harmless(cell) for cell in row] for row in rows)]


def test_the_file_has_a_name_in_any_language():
    response = as_csv(name="đơn vị", header=[], rows=[])

    assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_cells_keep_the_language_in_which_the_file_was_asked_for():
    with translation.override("vi"):
        response = as_csv(name="rows", header=[gettext_lazy("Unit")], rows=([gettext("Overdue")] for _row in range(2)))

    with translation.override("en"):
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        assert translation.get_language() == "en"
    assert text.split() == ["Đơn", "vị", "Quá", "hạn", "Quá", "hạn"]
