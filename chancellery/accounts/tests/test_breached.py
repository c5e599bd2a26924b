"""Passwords known from breaches elsewhere."""

import hashlib

import click
import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from chancellery.accounts.breached import is_listed
from chancellery.config import prepare

KNOWN = [f"breached password {n}" for n in range(400)]


def digest(password):
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


def listed(path, passwords, *, line="{digest}:{count}\r\n"):
    lines = [line.format(digest=one, count=n * 977) for n, one in enumerate(sorted(map(digest, passwords)))]
    path.write_bytes("".join(lines).encode())
    return path


@pytest.fixture(scope="module")
def breaches(tmp_path_factory):
    return listed(tmp_path_factory.mktemp("breaches") / "list.txt", KNOWN)


@pytest.mark.parametrize("line", ["{digest}:{count}\r\n", "{digest}\n", "{digest}:1\n"])
@pytest.mark.parametrize("many", [1, 2, 3, 7, 400])
def test_every_password_of_a_list_is_found_and_no_other(tmp_path, line, many):
    path = listed(tmp_path / "list.txt", KNOWN[:many], line=line)

    assert [one for one in KNOWN if is_listed(one, path)] == KNOWN[:many]


def test_a_list_without_an_end_of_its_last_line_holds_that_one_too(tmp_path):
    path = listed(tmp_path / "list.txt", KNOWN[:5])
    path.write_bytes(path.read_bytes().rstrip())

    assert all(is_listed(one, path) for one in KNOWN[:5])


def test_an_empty_list_holds_nothing(tmp_path):
    assert is_listed("anything", listed(tmp_path / "list.txt", [])) is False


@given(password=st.text(max_size=40))
def test_what_is_not_in_the_list_is_not_found(breaches, password):
    assert is_listed(password, breaches) is (password in KNOWN)


def test_a_breached_password_is_refused_where_the_office_names_a_list(settings, breaches):
    settings.BREACHED_PASSWORDS = str(breaches)

    with pytest.raises(ValidationError, match="known from a breach"):
        validate_password(KNOWN[17])
    validate_password("quay tàu đêm mưa 17")
    assert "It must not be known from a breach elsewhere." in password_validators_help_texts()


def test_without_a_list_nothing_is_asked_and_nothing_promised(settings):
    settings.BREACHED_PASSWORDS = ""

    validate_password(KNOWN[17])
    assert not any("breach" in text for text in password_validators_help_texts())


def test_a_list_that_is_not_there_lets_nothing_through_and_says_so(settings, tmp_path, caplog):
    settings.BREACHED_PASSWORDS = str(tmp_path / "missing.txt")

    with pytest.raises(ValidationError, match="Passwords cannot be checked at the moment, so none is taken"):
        validate_password("quay tàu đêm mưa 17")
    assert "missing.txt" in caplog.text


def test_the_system_does_not_start_with_a_list_that_cannot_be_read(settings, tmp_path, breaches):
    settings.BREACHED_PASSWORDS = str(breaches)
    prepare.breached_passwords()

    settings.BREACHED_PASSWORDS = str(tmp_path)
    with pytest.raises(click.ClickException, match=r"CHANCELLERY_BREACHED_PASSWORDS cannot be read: .*Is a directory"):
        prepare.breached_passwords()
