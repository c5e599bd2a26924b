import io
import zipfile

import pytest

from chancellery.core import file_kinds


def archive(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("A.JPG", b"\xff\xd8\xff\xe0 photograph"),
        ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 "),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml")),
        ("a.xlsx", archive("xl/workbook.xml")),
        ("a.odt", archive("mimetype", "content.xml")),
        ("a.txt", "Đã khám cho 420 người".encode()),
        ("a.csv", "một;hai".encode("utf-16")),
        ("a.txt", b""),
    ],
)
def test_a_file_that_is_what_its_name_says_fits(name, data):
    assert (file_kinds.known().takes(name), file_kinds.known().fits(name, data)) == (True, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"%PDF-1.7"),
        ("a.webp", b"RIFF\x10\x00\x00\x00WAVE"),
        ("a.pdf", b"\x00%PDF"),
        ("a.docx", archive("xl/workbook.xml")),
        ("a.docx", b"PK\x03\x04 cut off"),
        ("a.txt", b"\x7fELF\x02\x01\x01\x00"),
        ("a.exe", b"MZ"),
        ("txt", b"words"),
        ("a.jpg.exe", b"\xff\xd8\xff"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_does_not_fit(name, data):
    assert not file_kinds.known().fits(name, data)
