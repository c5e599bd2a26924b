"""Every sentence of the pages is translated, none is fuzzy, and each keeps its placeholders."""

from __future__ import annotations

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
from django.core.exceptions import ValidationError
from django.utils import translation

PACKAGE = Path(__file__).resolve().parents[1] / "chancellery"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package copied and its messages extracted anew, so that a string nobody extracted is found."""
    copy = tmp_path_factory.mktemp("messages") / "chancellery"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("tests", "__pycache__", "*.mo"))
    extract = [sys.executable, "-m", "django", "makemessages", "-l", "vi", "--no-location", "--no-obsolete"]
    subprocess.run(extract, cwd=copy, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin:/usr/local/bin"})
    return copy


def catalogue(root: Path, language: str) -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def sentences(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def test_every_sentence_is_in_vietnamese(fresh: Path) -> None:
    messages = sentences(catalogue(fresh, "vi"))
    missing = [message.id for message in messages if message.fuzzy or not all(_forms(message))]
    assert missing == []
    assert len(messages) > 200


def test_a_translation_keeps_the_placeholders(fresh: Path) -> None:
    wrong = [
        message.id
        for message in sentences(catalogue(fresh, "vi"))
        for form in _forms(message)
        if set(PLACEHOLDER.findall(form)) != set(PLACEHOLDER.findall(_ids(message)[-1]))
    ]
    assert wrong == []


def test_no_sentence_is_left_in_english(fresh: Path) -> None:
    """A few words may be the same in both languages; a sentence never is."""
    same = [
        message.id
        for message in sentences(catalogue(fresh, "vi"))
        if isinstance(message.id, str) and message.string == message.id and len(message.id.split()) > 3
    ]
    assert same == []


def test_the_catalogue_holds_what_the_pages_say_and_no_more(fresh: Path) -> None:
    def told(root: Path) -> set[tuple[str | None, str]]:
        return {(message.context, _ids(message)[0]) for message in sentences(catalogue(root, "vi"))}

    assert told(PACKAGE) == told(fresh)


def test_the_catalogue_compiles() -> None:
    mo = io.BytesIO()
    write_mo(mo, catalogue(PACKAGE, "vi"))
    mo.seek(0)
    compiled = gettext.GNUTranslations(mo)
    assert compiled.gettext("My desk") == "Việc của tôi"
    assert {compiled.ngettext("%(n)s commitment", "%(n)s commitments", n) for n in (1, 2, 5)} == {"%(n)s nhiệm vụ"}


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
