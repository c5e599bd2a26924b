import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from django.utils import timezone

from chancellery.accounts import actions, ciphers
from chancellery.accounts.tests.people import code, person, with_app
from chancellery.core.models import AuditEntry


def test_what_a_former_key_encrypted_is_still_read_and_renewed(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a" * 50, []
    kept = ciphers.encrypt("JBSWY3DP")

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "b" * 50, ["a" * 50]
    assert ciphers.decrypt(kept) == "JBSWY3DP"
    anew = ciphers.renewed(kept)

    settings.SECRET_KEY_FALLBACKS = []
    assert ciphers.decrypt(anew) == "JBSWY3DP"
    with pytest.raises(InvalidToken):
        ciphers.decrypt(kept)


@pytest.mark.django_db
def test_renewing_keeps_every_factor_working_without_the_former_key(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a" * 50, []
    user = person()
    app = with_app(user)
    codes = RecoveryCodes.activate(user)  # not shown yet
    known = codes.get_unused_codes()

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "b" * 50, ["a" * 50]
    assert actions.renew_secrets(by=None, at=timezone.now()) == 2

    settings.SECRET_KEY_FALLBACKS = []
    app.refresh_from_db()
    assert TOTP(app).validate_code(code())
    codes.instance.refresh_from_db()
    assert codes.get_unused_codes() == known
    assert AuditEntry.objects.filter(verb="user.secret_renewed").count() == 2


@pytest.mark.django_db
def test_renewing_changes_nothing_when_a_key_is_lost(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a" * 50, []
    app = with_app(person())
    before = app.data

    settings.SECRET_KEY = "b" * 50
    with pytest.raises(InvalidToken):
        actions.renew_secrets(by=None, at=timezone.now())

    app.refresh_from_db()
    assert app.data == before
