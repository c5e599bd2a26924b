"""Files that mean harm, or are simply broken: each gets its one sentence."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import files, read
from chancellery.reading.errors import NoWords, TooLong, Unreadable
from chancellery.reading.files import decode
from chancellery.reading.inputs import archive, refusals
from chancellery.reading.tests.made_files import page, part, pdf, with_parts, word

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
_DOCUMENT = "word/document.xml"


def _with_entities(data: bytes, declarations: str) -> bytes:
    body = part(data, _DOCUMENT)
    head, _, rest = body.partition(b"?>")
    return with_parts(data, {_DOCUMENT: head + b"?><!DOCTYPE w [" + declarations.encode() + b"]>" + rest})


def _code_of(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as caught:
        decode(data, name)
    sentence = caught.value.message
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \r\n\t \n", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (b"\xff\xfe \x00\n\x00", "a.txt", "empty"),
        (b"12 - 34 / 56 !", "a.txt", "no-words"),
        (_PNG, "a.txt", "scan"),
        (_PNG, "a.png", "scan"),
        (b"abc\x00def" * 40, "a.png", "extension"),
        (_PNG, "a.docx", "extension"),
        (_PNG, "a.pdf", "extension"),
        (b"abc\x00def" * 40, "a.txt", "binary"),
        (b"{\\rtf1\\ansi Text}", "a.doc", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"<?xml version='1.0'?><feed><entry>Words</entry></feed>", "a.xml", "unsupported"),
        (b"%PDF-1.7\nnothing follows", "a.pdf", "damaged"),
    ],
)
def test_decode_refuses_with_a_stable_code(data: bytes, name: str, code: str) -> None:
    assert _code_of(data, name) == code


def test_decode_refuses_more_than_25_mb() -> None:
    assert _code_of(b"word " * (10 * 2**20), "a.txt") == "too-large"


def test_decode_reads_text_that_claims_to_be_a_word_document_and_says_so() -> None:
    decoded = decode(b"Only text in here.", "plan.docx")

    assert decoded.text == "Only text in here."
    assert [note.code for note in decoded.notes] == ["extension"]


def test_decode_reads_a_word_document_that_claims_to_be_text() -> None:
    assert decode(word("A plan."), "plan.txt").text == "A plan."


@pytest.mark.parametrize("keep", [30, 0.3, 0.9])
def test_decode_refuses_a_word_document_cut_short(keep: float) -> None:
    data = word("A plan.")
    assert _code_of(data[: keep if isinstance(keep, int) else int(len(data) * keep)], "a.docx") == "damaged"


def test_decode_refuses_a_word_document_whose_xml_is_broken() -> None:
    assert _code_of(with_parts(word("A"), {_DOCUMENT: b"<w:document><w:body>"}), "a.docx") == "damaged"


def test_decode_refuses_a_word_document_that_reads_other_files() -> None:
    assert _code_of(_with_entities(word("A"), '<!ENTITY x SYSTEM "file:///etc/passwd">'), "a.docx") == "entities"


def test_decode_refuses_a_billion_laughs() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    assert _code_of(_with_entities(word("A"), laughs), "a.docx") == "entities"


def test_decode_finds_entities_hidden_by_a_wide_encoding() -> None:
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode("utf-16")
    assert _code_of(with_parts(word("A"), {"word/settings.xml": wide}), "a.docx") == "entities"


def test_decode_refuses_a_zip_bomb() -> None:
    assert _code_of(with_parts(word("A"), {"word/media/a.bin": b" " * (30 * 2**20)}), "a.docx") == "zip-bomb"


def test_decode_refuses_more_xml_than_a_document_holds() -> None:
    uneven = b"".join(number.to_bytes(3, "big") * 22 for number in range(2**20))
    assert _code_of(with_parts(word("A"), {"word/extra.xml": uneven}), "a.docx") == "zip-bomb"


def test_decode_refuses_an_archive_of_very_many_parts() -> None:
    parts = {f"word/p{number}.xml": b"<a/>" for number in range(5_001)}
    assert _code_of(with_parts(word("A"), parts), "a.docx") == "zip-bomb"


def test_inspect_does_not_believe_the_stated_sizes() -> None:
    data = with_parts(word("A"), {"word/extra.xml": b"<a>" + b" " * 2**20 + b"</a>"})
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entry = opened.getinfo("word/extra.xml")
        size = entry.file_size.to_bytes(4, "little")
    changed = data.replace(size, (10).to_bytes(4, "little"))  # both headers now claim ten bytes

    with pytest.raises(refusals.Damaged):
        archive.inspect(changed)


def test_decode_refuses_archives_that_are_no_document() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", "words")

    assert _code_of(stream.getvalue(), "a.zip") == "unsupported"
    assert _code_of(stream.getvalue(), "a.docx") == "extension"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder / "absent.txt", "missing"),
        (lambda folder: folder, "folder"),
        (lambda folder: folder / ("n" * 5000), "missing"),
        (lambda folder: "a\x00b", "missing"),
    ],
    ids=["absent", "folder", "endless-name", "nul"],
)
def test_load_refuses_what_is_no_file(make, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        files.load(make(tmp_path))
    assert caught.value.code == code


def test_load_refuses_a_file_it_may_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("Words.")
    path.chmod(0)
    if os.geteuid() == 0:  # nothing is closed to root, so the refusal of the system is played
        monkeypatch.setattr(Path, "open", _denied)
    with pytest.raises(refusals.NotAllowed):
        files.load(path)


def _denied(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_load_never_takes_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(files.LARGEST + 1)
    with pytest.raises(refusals.TooLarge, match="25 MB"):
        files.load(path)


@settings(max_examples=60)
@given(
    st.sampled_from([word("A plan."), pdf(["A plan."]), page("<p>A plan.</p>")]),
    st.integers(0, 10_000),
    st.binary(max_size=8),
    st.sampled_from(["a.docx", "a.pdf", "a.html", "a.txt", "a"]),
)
def test_decode_reads_or_refuses_any_damage(data: bytes, at: int, noise: bytes, name: str) -> None:
    place = at % len(data)
    try:
        decoded = decode(data[:place] + noise + data[place + len(noise) :], name)
    except Unreadable:
        return
    assert decoded.text.strip()
    cells = [cell for table in decoded.tables for row in table.rows for cell in row]
    assert [decoded.text[cell.start : cell.end] for cell in cells] == [cell.text for cell in cells]


def test_every_refusal_is_documented() -> None:
    page_ = Path(__file__).resolve().parents[3] / "docs" / "reference" / "reading-json.md"
    text = page_.read_text("utf-8")

    assert [code for code in refusals.BY_CODE if f"`{code}`" not in text] == []


def test_every_refusal_has_its_own_code_and_comes_back_from_it() -> None:
    kinds = {*refusals.BY_CODE.values()}
    declared = {kind for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, Unreadable)}

    assert declared - {Unreadable} == kinds
    assert len(refusals.BY_CODE) == len(kinds)
    assert isinstance(refusals.of("no-words", "Nothing."), NoWords)
    assert isinstance(refusals.of("unheard-of", "Nothing."), refusals.Failed)


def test_a_text_of_more_characters_than_are_read_at_once_is_refused() -> None:
    with pytest.raises(TooLong, match="divide"):
        read("a" * 5_000_001)
