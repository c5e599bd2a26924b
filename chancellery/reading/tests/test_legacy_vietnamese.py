"""Vietnamese from before Unicode."""

import random
import unicodedata

import pytest

from chancellery.reading.files import read_bytes
from chancellery.reading.inputs import encodings, vietnamese
from chancellery.reading.tests.made_files import PLAN_EN, PLAN_FR, PLAN_PL, PLAN_PT, PLAN_VI

_NEWS_VI = (
    "Sáng nay, đoàn công tác của tỉnh đã đến thăm và làm việc với các doanh nghiệp ở vùng biên. "
    "Hai bên nhất trí mở thêm một chợ phiên, giao Sở Công Thương chủ trì, phối hợp với Công an tỉnh.\n"
    "Những kiến nghị về đường bộ, điện và nước sạch sẽ được trả lời trước ngày 30 tháng 6 năm 2006.\n"
)
_LETTERS = "".join(sorted({sign for sign in (PLAN_VI + _NEWS_VI).lower() if sign > "\x7f"}))


def _tcvn3(text: str) -> bytes:
    """Text as the ABC fonts keep it: there are no capitals with tones."""
    back = {letter: old for old, letter in vietnamese._TCVN3_TABLE.items()}
    return "".join(back.get(sign) or back.get(sign.lower(), sign) for sign in text).encode("latin-1")


def _vni(text: str) -> bytes:
    back = {letter: old for old, letter in vietnamese._VNI_TABLE.items()}
    return "".join(back.get(sign, sign) for sign in text).encode("windows-1252")


def test_tcvn3_of_this_test_is_what_old_files_hold() -> None:
    """A few words as they stand in files of that time, written down byte by byte."""
    assert _tcvn3("ủy ban nhân dân tỉnh") == b"\xf1y ban nh\xa9n d\xa9n t\xd8nh"
    assert _vni("Việt Nam, nước, chỉ thị, kế hoạch") == "Vieät Nam, nöôùc, chæ thò, keá hoaïch".encode("windows-1252")


@pytest.mark.parametrize("text", [PLAN_VI, _NEWS_VI], ids=["plan", "news"])
def test_decode_recognises_tcvn3_and_says_how_sure_it_is(text: str) -> None:
    found, notes = encodings.decode(_tcvn3(text))

    assert found.lower() == text.lower()
    assert [note.code for note in notes] == ["encoding"]
    assert notes[0].message.startswith("The text is not UTF-8; read as TCVN3 (ABC), ")
    assert notes[0].message.endswith("% sure.")


@pytest.mark.parametrize("text", [PLAN_VI, _NEWS_VI, _NEWS_VI.upper()], ids=["plan", "news", "capitals"])
def test_decode_recognises_vni_with_its_capitals(text: str) -> None:
    found, notes = encodings.decode(_vni(text))

    assert found == text
    assert notes[0].message.startswith("The text is not UTF-8; read as VNI, ")


def test_read_bytes_finds_the_documents_of_an_old_file() -> None:
    for data in (_tcvn3(PLAN_VI), _vni(PLAN_VI)):
        reading = read_bytes(data, "plan.txt").reading

        assert reading.language == "vi"
        assert [(found.kind, found.number, found.date) for found in reading.references] == [
            ("directive", "12-CT/TW", "2022-01-05")
        ]
        assert "encoding" in [warning.code for warning in reading.warnings]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (PLAN_FR, "cp1252"),
        (PLAN_PT, "cp1252"),
        (PLAN_PL, "cp1250"),
        (PLAN_PL, "iso-8859-2"),
        (
            "Là où l'État a été créé, la fête de Noël réunit çà et là près de mille élèves; où est-il, là-bas ?\n" * 5,
            "cp1252",
        ),
        (
            "À côté, même la forêt brûlée a reçu des hôtes: une île, un dîner, l'âme du théâtre, à la mi-été.\n" * 5,
            "cp1252",
        ),
        (
            "Die Behörde prüft für die Bürger größere Maßnahmen; Städte fördern Gespräche über Öl und Käse.\n" * 5,
            "cp1252",
        ),
        ("Às vezes não há ninguém: já é amanhã, três irmãos vêm à câmara e põem açúcar no café.\n" * 5, "cp1252"),
        ("El año que viene habrá más niños allí; él dirá que sí, según decidió la comisión en Bogotá.\n" * 5, "cp1252"),
        ("Příští rok bude líp, řekl předseda; měli jsme být včas zpět a příliš žluťoučký kůň úpěl.\n" * 5, "cp1250"),
        ("Это письмо о делах области; губернатор сказал, что всё будет готово к сроку.\n" * 5, "cp1251"),
        (PLAN_EN.replace("'", "\u2019") + "The plan \u2014 \u201cthe plan\u201d \u2014 costs \u00a35.", "cp1252"),
    ],
    ids=["fr", "pt", "pl-windows", "pl-iso", "fr-la", "fr-hats", "de", "pt-tilde", "es", "cs", "ru", "en-marks"],
)
def test_legacy_takes_no_other_language_for_vietnamese(text: str, codec: str) -> None:
    assert vietnamese.legacy(text.encode(codec)) is None


def test_legacy_takes_no_vietnamese_that_lost_its_letters() -> None:
    assert vietnamese.legacy((_NEWS_VI * 5).encode("cp1252", "ignore")) is None


def test_legacy_takes_no_shuffled_bytes_for_vietnamese() -> None:
    seeded = random.Random(7)  # noqa: S311 - no secret hangs on it
    for _ in range(30):
        data = bytes(seeded.choices(range(32, 256), k=3000))
        assert vietnamese.legacy(data) is None


def test_legacy_believes_no_text_of_a_few_words() -> None:
    assert vietnamese.legacy(_tcvn3("Kế hoạch của tỉnh")) is None


def test_legacy_believes_no_other_vietnamese_encoding() -> None:
    assert vietnamese.legacy(unicodedata.normalize("NFC", PLAN_VI).encode()) is None
    assert vietnamese.legacy(_vni(PLAN_VI)).encoding == "VNI"
    assert vietnamese.legacy(_tcvn3(PLAN_VI)).encoding == "TCVN3 (ABC)"


@pytest.mark.parametrize("letter", _LETTERS)
def test_tables_hold_every_letter_of_the_texts(letter: str) -> None:
    assert vietnamese.from_tcvn3(_tcvn3(letter).decode("windows-1252")) == letter
    assert vietnamese.from_vni(_vni(letter).decode("windows-1252")) == letter


def test_decode_joins_letters_and_tones_of_windows_1258() -> None:
    apart = b"C\xe1c s\xf2\xd2 b\xe1o c\xe1o k\xea\xect qua\xd2 vi\xea\xf2c h\xf4\xf2i \xf0\xf4\xec.\n".replace(
        b"s\xf2\xd2", b"s\xf5\xd2"
    )
    found, notes = encodings.decode(apart * 4)

    assert "windows-1258" in notes[0].message
    assert found.splitlines()[0] == "Các sở báo cáo kết quả việc hội đố."
