"""Bytes to text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.reading.inputs import encodings
from chancellery.reading.inputs.decoded import Note
from chancellery.reading.inputs.refusals import Binary, UnknownEncoding
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_PL, PLAN_PT, PLAN_VI

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def _windows_1258(text: str) -> bytes:
    """Vietnamese as the old Windows writes it: tone marks apart, the other marks with their letter."""
    parts = []
    for character in unicodedata.normalize("NFD", text):
        if character in _TONE_MARKS or not parts or not unicodedata.combining(character):
            parts.append(character)
        else:
            parts[-1] = unicodedata.normalize("NFC", parts[-1] + character)
    # NFD puts the tone below a letter (ệ) before its hat; the old encoding has no ẹ to put a hat on.
    text = "".join(parts)
    for bare, hatted in (("e", "ê"), ("a", "â"), ("o", "ô"), ("a", "ă")):
        mark = "\u0306" if hatted == "ă" else "\u0302"
        text = text.replace(f"{bare}\u0323{mark}", f"{hatted}\u0323")
    return text.encode("cp1258")


@pytest.mark.parametrize("text", [PLAN_FR, PLAN_PL, PLAN_PT, PLAN_VI, "one\r\ntwo\rthree\n", "İstanbul", "e\u0301"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_decode_gives_unicode_text_back_untouched(text: str, codec: str) -> None:
    assert encodings.decode(text.encode(codec)) == (text, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_decode_recognises_utf_16_without_its_mark_and_says_so(codec: str) -> None:
    text, notes = encodings.decode(PLAN_FR.encode(codec))

    assert text == PLAN_FR
    assert [note.code for note in notes] == ["encoding"]
    assert codec.upper() in notes[0].message


@pytest.mark.parametrize(
    ("text", "data", "codec"),
    [
        (PLAN_FR, PLAN_FR.encode("cp1252"), "windows-1252"),
        (PLAN_PT, PLAN_PT.encode("cp1252"), "windows-1252"),
        (PLAN_PL, PLAN_PL.encode("cp1250"), "windows-1250"),
        (PLAN_PL, PLAN_PL.encode("iso-8859-2"), "iso-8859-2"),
        (PLAN_VI, _windows_1258(PLAN_VI), "windows-1258"),
    ],
    ids=["fr", "pt", "pl-windows", "pl-iso", "vi"],
)
def test_decode_recognises_older_encodings_and_says_how_sure_it_is(text: str, data: bytes, codec: str) -> None:
    found, notes = encodings.decode(data)

    assert unicodedata.normalize("NFC", found) == text
    assert [note.code for note in notes] == ["encoding"]
    assert notes[0].message.startswith(f"The text is not UTF-8; read as {codec}, ")
    assert notes[0].message.endswith("% sure.")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Министерство подготовит доклад до 30 июня 2024 года.\nОб этом сообщили на встрече.\n", "windows-1251"),
        ("Министерство подготовит доклад до 30 июня 2024 года.\nОб этом сообщили на встрече.\n", "koi8-r"),
        ("МИНИСТЕРСТВО ПОДГОТОВИТ ДОКЛАД ДО 30 ИЮНЯ, ОБ ЭТОМ СООБЩИЛИ НА ВСТРЕЧЕ", "cp866"),
        ("外交部关于印发工作计划的通知\n外发〔2024〕8号\n", "gb18030"),
        ("外交部應於2024年6月30日前提交報告。\n", "big5"),
        ("外務省は、令和6年6月30日までに報告書を提出する。\n", "cp932"),
        ("外務省は、令和6年6月30日までに報告書を提出する。\n", "euc_jp"),
        ("외교부는 2024년 6월 30일까지 보고서를 제출하여야 한다.\n", "cp949"),
        ("กระทรวงการต่างประเทศ คำสั่งที่ 45/2567 ลงวันที่ 12 มีนาคม 2567\n", "cp874"),
    ],
)
def test_decode_tells_older_encodings_of_other_scripts_by_everyday_words(text: str, codec: str) -> None:
    found, notes = encodings.decode(text.encode(codec))

    assert found == text
    assert [note.message.rpartition(", ")[0] for note in notes] == [f"The text is not UTF-8; read as {codec}"]


@pytest.mark.parametrize(
    "data",
    [
        "Το υπουργείο υποβάλλει την έκθεση πριν από τις 30 Ιουνίου.".encode("cp1253"),
        "טקסט בעברית של המשרד".encode("cp1255"),
    ],
    ids=["greek", "hebrew"],
)
def test_decode_makes_no_letters_of_a_script_nobody_reads_here(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        encodings.decode(data)


def test_decode_keeps_utf_8_with_one_broken_byte() -> None:
    data = (PLAN_VI * 3).encode()
    broken = data[:200].decode("utf-8", "ignore").encode() + b"\xff" + data[300:].decode("utf-8", "ignore").encode()

    text, notes = encodings.decode(broken)

    assert text.count("\ufffd") == 1
    assert notes == (Note(code="damaged-characters", message="1 character is damaged and stand as \ufffd."),)


def test_decode_believes_a_declared_encoding_only_if_it_fits() -> None:
    assert encodings.decode(PLAN_PL.encode("iso-8859-2"), declared="ISO-8859-2") == (PLAN_PL, ())
    assert encodings.decode(PLAN_PL.encode(), declared="no-such-code") == (PLAN_PL, ())
    assert encodings.decode(PLAN_PL.encode(), declared="ascii") == (PLAN_PL, ())


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
        b"text with a \x00 in it" * 9,
        bytes(range(128, 256)) * 30,
        b"\x01\x02\x03\x04" * 50,
        b"\x00" * 500,
    ],
    ids=["png", "nul", "high", "controls", "zeros"],
)
def test_decode_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Binary):
        encodings.decode(data)


@given(st.binary(max_size=400))
def test_decode_gives_text_without_nul_or_refuses(data: bytes) -> None:
    try:
        text, _ = encodings.decode(data)
    except Binary:
        return
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_decode_gives_any_utf_8_back(text: str) -> None:
    data = text.encode()
    assert encodings.decode(data)[0] == data.decode("utf-8-sig")
