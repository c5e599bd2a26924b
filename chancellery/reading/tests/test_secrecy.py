"""Marks of secrecy stop the reading; the ordinary word never does."""

from __future__ import annotations

import unicodedata

import docx
import pytest

from chancellery.reading import files, read, secrecy
from chancellery.reading.errors import SecretText
from chancellery.reading.tests.made_files import saved

TEXT = "Kính gửi các sở của tỉnh. The ministry has written to the provinces about the visit of the delegation."

MARKS = [
    "MẬT", "TỐI MẬT", "TUYỆT MẬT", "TUYET MAT", "T Ố I  M Ậ T", "(MẬT)", "[TOP SECRET]", "*** SECRET ***",
    "TRÈS SECRET", "ŚCIŚLE TAJNE", "TAJNE", "SECRETO", "Độ mật: Mật", "Classification: secret", "Tối mật",
    "S E C R E T",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_on_its_own_line_is_refused(mark: str) -> None:
    with pytest.raises(SecretText, match="marked"):
        read(f"{mark}\n{TEXT}")


@pytest.mark.parametrize(
    "line", ["TỐI MẬT\t\tHà Nội, ngày 5 tháng 1 năm 2022", "ỦY BAN TỈNH     MẬT", "A | SECRET | B"]
)
def test_a_mark_in_a_corner_of_the_heading_is_refused(line: str) -> None:
    with pytest.raises(SecretText):
        read(f"{line}\n{TEXT}")


def test_a_mark_in_a_cell_of_a_letterhead_is_refused_before_anything_is_read() -> None:
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "ỦY BAN NHÂN DÂN TỈNH SƠN BẮC\nSỞ NGOẠI VỤ\nMẬT"
    cells[
        1
    ].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn Bắc, ngày 05 tháng 01 năm 2024"
    document.add_paragraph(TEXT)

    with pytest.raises(SecretText):
        files.read_bytes(saved(document), "a.docx")


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_mark_beside_the_text_of_a_word_file_is_refused(part: str) -> None:
    document = docx.Document()
    document.add_paragraph(TEXT)
    section = document.sections[0]
    (section.header if part == "header" else section.footer).paragraphs[0].text = "TỐI MẬT"

    with pytest.raises(SecretText):
        files.read_bytes(saved(document), "a.docx")


def test_a_mark_far_down_is_refused_in_capitals_only() -> None:
    prose = "\n".join([TEXT] * 40)

    with pytest.raises(SecretText):
        read(f"{prose}\nTUYỆT MẬT\n{TEXT}")
    assert read(f"{prose}\nSecret\n{TEXT}").language


@pytest.mark.parametrize(
    "line",
    [
        "Bảo vệ bí mật nhà nước là nhiệm vụ của các cơ quan.",
        "Hai bên có quan hệ mật thiết.",
        "Le secrétariat et le secrétaire général",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "SECRETARIAT",
        "The secret of good work is no secret.",
        "Tajne przez poufne to tylko powiedzenie.",
        "O secreto da ponte está na pedra.",
        "Nơi nhận: Như trên; Lưu: VT, mật vụ; Ban Cơ yếu",
    ],
)
def test_ordinary_words_are_read(line: str) -> None:
    assert read(f"{line}\n{TEXT}").blocks


BY_LANGUAGE = {
    "vi": ["MẬT", "Tối mật", "TUYỆT MẬT", "Độ mật: Tuyệt mật", "TỐI MẬT Bản số: 01"],
    "en": ["SECRET", "Top Secret", "TOP SECRET // NOFORN", "Classification: Top Secret", "SECRET (Copy No. 3)"],
    "fr": ["TRÈS SECRET", "Très Secret Défense", "TRES SECRET", "CONFIDENTIEL DÉFENSE", "SECRET UE/EU SECRET"],
    "pl": ["TAJNE", "Ściśle tajne", "SCISLE TAJNE", "Klauzula tajności: tajne", "TAJNE Egz. nr 1"],
    "pt": ["SECRETO", "MUITO SECRETO", "Ultrassecreto", "Grau de sigilo: secreto"],
    "es": ["SECRETO", "ALTO SECRETO", "Clasificación: secreto"],
    "it": ["SEGRETO", "Segretissimo", "SEGRETO DI STATO"],
    "de": ["GEHEIM", "STRENG GEHEIM", "VS – NUR FÜR DEN DIENSTGEBRAUCH", "VS-NfD", "Geheim"],
    "cs": ["TAJNÉ", "PŘÍSNĚ TAJNÉ", "PRISNE TAJNE", "Stupeň utajení: Tajné"],
    "ru": ["СЕКРЕТНО", "Совершенно секретно", "Сов. секретно", "ОСОБОЙ ВАЖНОСТИ", "Секретно Экз. № 1"],
    "zh": ["绝密", "机密★10年", "秘密★长期", "密级：机密", "绝 密", "絕密", "機密"],
    "ja": ["極秘", "機密", "特定秘密", "秘", "秘密区分：極秘", "極　秘", "（極秘）"],
    "ko": ["비밀", "극비", "Ⅱ급비밀", "2급 비밀", "대외비", "보안등급: 비밀"],
    "lo": ["ລັບ", "ລັບສຸດຍອດ", "ລັບທີ່ສຸດ", "ລະດັບຄວາມລັບ: ລັບ"],
    "th": ["ลับ", "ลับมาก", "ลับที่สุด", "ชั้นความลับ: ลับมาก"],
    "languages that are not read": ["ZEER GEHEIM", "Таємно", "PRÍSNE TAJNÉ", "RAHASIA NEGARA", "NATO SECRET"],
}


@pytest.mark.parametrize(("code", "mark"), [(code, mark) for code, marks in BY_LANGUAGE.items() for mark in marks])
def test_the_marks_of_every_language_are_refused(code: str, mark: str) -> None:
    with pytest.raises(SecretText):
        read(f"{mark}\n{TEXT}")


HARMLESS = {
    "vi": ["Bí mật của thành công", "Mật ong rừng", "Ban Cơ yếu, Mật mã", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Mật độ dân số"],
    "en": ["The secret garden", "Secret ballot", "Confidential advice is free", "Open secrets", "TRADE SECRETS LAW"],
    "fr": ["Le secret professionnel", "Secret de fabrication", "SECRÉTARIAT GÉNÉRAL", "Vote à bulletin secret"],
    "pl": ["Tajne głosowanie", "Tajemnica zawodowa", "Głosowanie tajne"],
    "pt": ["Voto secreto", "O serviço secreto", "SECRETARIA"],
    "es": ["Voto secreto", "Secretaría General", "El secreto del café"],
    "it": ["Voto segreto", "SEGRETERIA GENERALE", "Il segreto del pane"],
    "de": ["Geheime Wahl", "Das Geheimnis der Brücke", "GEHEIMRAT VON BERG"],
    "cs": ["Tajné hlasování", "Tajemství úspěchu", "TAJEMNÍK ÚŘADU"],
    "ru": ["Тайное голосование", "СЕКРЕТАРИАТ", "Секрет успеха"],
    "zh": ["保守国家秘密法", "秘密的花园", "机密文件管理办法"],
    "ja": ["秘書課", "秘密の花園", "機密保持について"],
    "ko": ["비밀투표", "비서실", "비밀의 정원"],
    "lo": ["ຮັກສາຄວາມລັບ"],
    "th": ["รักษาความลับ", "ลงคะแนนลับ"],
}


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in HARMLESS.items() for line in lines])
def test_the_same_words_in_other_uses_are_read_in_every_language(code: str, line: str) -> None:
    assert read(f"{line}\n{TEXT}").blocks


def test_marks_are_written_as_they_are_looked_up() -> None:
    marks = [mark for table in secrecy.kept().values() for mark in table.get("marks", ())]

    assert [mark for mark in marks if mark != mark.lower() or mark != unicodedata.normalize("NFC", mark)] == []
