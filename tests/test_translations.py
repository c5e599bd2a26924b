"""Every sentence of the pages is translated, none is fuzzy, and each keeps its placeholders."""

from __future__ import annotations

import ast
import gettext
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

PACKAGE = Path(__file__).resolve().parents[1] / "chancellery"
#: Every language of the pages but English, in which the sentences are written.
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
#: An abbreviation, a question that Vietnamese asks without a sign, a word that it follows with a colon.
ENDS_FREELY = {"No.", "What was done?", "with"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package copied and its messages extracted anew, so that a string nobody extracted is found."""
    copy = tmp_path_factory.mktemp("messages") / "chancellery"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("tests", "__pycache__", "*.mo"))
    languages = [argument for code in LANGUAGES for argument in ("-l", code)]
    extract = [sys.executable, "-m", "django", "makemessages", *languages, "--no-location", "--no-obsolete"]
    subprocess.run(extract, cwd=copy, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin:/usr/local/bin"})
    return copy


def catalogue(root: Path, language: str) -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def sentences(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(fresh: Path, language: str) -> None:
    messages = sentences(catalogue(fresh, language))
    missing = [message.id for message in messages if message.fuzzy or not all(_forms(message))]
    assert missing == []
    assert len(messages) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_placeholders(fresh: Path, language: str) -> None:
    wrong = [
        message.id
        for message in sentences(catalogue(fresh, language))
        for form in _forms(message)
        if set(PLACEHOLDER.findall(form)) != set(PLACEHOLDER.findall(_ids(message)[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_in_english(fresh: Path, language: str) -> None:
    """A few words may be the same in both languages; a sentence never is."""
    same = [
        message.id
        for message in sentences(catalogue(fresh, language))
        if isinstance(message.id, str) and message.string == message.id and len(message.id.split()) > 3
    ]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_the_english_one(fresh: Path, language: str) -> None:
    """A full stop, a question mark, a colon or three dots say what a sentence is for."""
    wrong = [
        message.id
        for message in sentences(catalogue(fresh, language))
        for form in _forms(message)
        if message.id not in ENDS_FREELY and _ending(form) != _ending(_ids(message)[-1])
    ]
    assert wrong == []


def test_french_signs_of_two_parts_never_begin_a_line(fresh: Path) -> None:
    loose = re.compile("[ \\w\N{NARROW NO-BREAK SPACE}][:;?!»](?![/\\w])|«(?!\N{NO-BREAK SPACE})")
    wrong = [
        form
        for message in sentences(catalogue(fresh, "fr"))
        for form in _forms(message)
        if not (message.context or "").startswith("format of") and loose.search(form)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_pages_say_and_no_more(fresh: Path, language: str) -> None:
    def told(root: Path) -> set[tuple[str | None, str]]:
        return {(message.context, _ids(message)[0]) for message in sentences(catalogue(root, language))}

    assert told(PACKAGE) == told(fresh)


def test_no_sentence_stands_within_an_f_string() -> None:
    """There the tool that collects sentences does not see it."""
    marks = {"_", "gettext", "pgettext", "ngettext", "npgettext"}
    hidden = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in marks
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("language", "desk", "counted"),
    [
        ("vi", "Việc của tôi", {0: "nhiệm vụ", 1: "nhiệm vụ", 2: "nhiệm vụ", 5: "nhiệm vụ"}),
        ("fr", "Mon bureau", {0: "engagement", 1: "engagement", 2: "engagements", 5: "engagements"}),
        (
            "pl",
            "Moje sprawy",
            {
                0: "zobowiązań",
                1: "zobowiązanie",
                2: "zobowiązania",
                5: "zobowiązań",
                12: "zobowiązań",
                22: "zobowiązania",
            },
        ),
        ("pt", "A minha mesa", {0: "compromissos", 1: "compromisso", 2: "compromissos", 5: "compromissos"}),
    ],
)
def test_the_catalogue_compiles_and_counts(language: str, desk: str, counted: dict[int, str]) -> None:
    mo = io.BytesIO()
    write_mo(mo, catalogue(PACKAGE, language))
    mo.seek(0)
    compiled = gettext.GNUTranslations(mo)
    assert compiled.gettext("My desk") == desk
    assert {n: compiled.ngettext("commitment", "commitments", n) for n in counted} == counted


def _ending(sentence: str) -> str:
    """Return the sign a sentence ends in, or nothing."""
    last = sentence.rstrip("\n")[-1:]
    return last if last in ".?:…" else ""


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


@pytest.mark.parametrize(
    ("field", "entry", "sentence"),
    [
        (forms.CharField(), "", "Mục này là bắt buộc."),
        (forms.CharField(max_length=3), "Hà Tĩnh", "Nội dung không được dài quá 3 ký tự (hiện có 7)."),
        (forms.IntegerField(), "ba", "Nhập một số nguyên."),
        (forms.DecimalField(max_value=100), "120", "Giá trị không được lớn hơn 100."),
        (forms.DecimalField(max_digits=5, decimal_places=2), "1.234", "Số không được có quá 2 chữ số thập phân."),
        (forms.DateField(), "31/02/2026", "Nhập ngày hợp lệ."),
        (forms.EmailField(), "lan", "Nhập địa chỉ thư điện tử hợp lệ."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Hãy chọn lại: b không có trong danh sách lựa chọn."),
    ],
)
def test_a_wrong_entry_is_told_in_our_words(field: forms.Field, entry: str, sentence: str) -> None:
    with translation.override("vi"):
        with pytest.raises(ValidationError) as refused:
            field.clean(entry)
        assert refused.value.messages == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Il faut au plus 3 caractères (il y en a 7)."),
        ("pl", "Dozwolone są najwyżej 3 znaki (jest 7)."),
        ("pt", "São permitidos no máximo 3 caracteres (tem 7)."),
    ],
)
def test_a_wrong_entry_is_told_in_every_language(language: str, sentence: str) -> None:
    with translation.override(language):
        with pytest.raises(ValidationError) as refused:
            forms.CharField(max_length=3).clean("Hà Tĩnh")
        assert refused.value.messages == [sentence]
