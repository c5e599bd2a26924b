"""People who sign in with a password, for tests."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from chancellery.accounts import ciphers
from chancellery.organisations.tests.factories import MembershipFactory

PASSWORD = "quay tàu đêm mưa 17"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def person(email="lan@example.org", **more):
    """Return somebody with a role and a password."""
    user = MembershipFactory(user__email=email, **more).user
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user):
    """Give ``user`` an authenticator app with a known secret."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": ciphers.encrypt(SECRET)}
    )


def code(secret=SECRET):
    """Return what an app with ``secret`` shows now."""
    before, now, *_after = totp.yield_hotp_counters_from_time()
    assert before == now - 1
    return totp.format_hotp_value(totp.hotp_value(secret, now))


def sign_in(client, user, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": user.email, "password": password}, **more)


def signed_in(client):
    return client.session.get("_auth_user_id")
