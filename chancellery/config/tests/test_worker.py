"""What every process of the server carries, looked at in a process of its own."""

import os
import subprocess
import sys

import pytest

#: What is known to be heavy: of use to whom signs in with a passkey or with the office's own provider, to whom prints a
#: plan, or to nobody.
HEAVY = ("cryptography", "fido2", "requests", "babel.dates", "django.contrib.admin", "urllib.request", "xml.sax")
OFFICE = {
    "CHANCELLERY_OIDC_ISSUER": "https://sign-in.example.org", "CHANCELLERY_OIDC_CLIENT": "chancellery",
    "CHANCELLERY_OIDC_SECRET": "s",
}  # fmt: skip


def told(program, **environment):
    """Return what a program prints once the site is loaded as the server loads it."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; from chancellery.config import wsgi; {program}"],
        env={**os.environ, **environment}, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.split()


def test_a_server_does_not_carry_what_few_sign_in_with():
    assert not told(f"print(*[one for one in {HEAVY} if one in sys.modules])")


@pytest.mark.parametrize(("environment", "installed"), [({}, False), (OFFICE, True)], ids=["nobody's", "the office's"])
def test_the_library_of_a_provider_is_there_when_one_is_named(environment, installed):
    asked = "from django.apps import apps; print(apps.is_installed('allauth.socialaccount.providers.openid_connect'))"

    assert told(asked, **environment) == [str(installed)]


def test_passkeys_are_loaded_when_they_are_asked_for():
    asked = "from allauth.mfa.webauthn.internal import auth; print(auth.Fido2Server.__name__, 'fido2' in sys.modules)"

    assert told(asked) == ["Fido2Server", "True"]
