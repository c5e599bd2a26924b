"""Against a real provider of OpenID Connect, in a process of its own."""

import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.test import Client

from chancellery.accounts.tests.people import code, signed_in, with_app
from chancellery.config import single_sign_on
from chancellery.core.models import AuditEntry
from chancellery.organisations.models import User
from chancellery.organisations.tests.factories import MembershipFactory, UserFactory

PEOPLE = (
    '{"sub": "lan", "email": "Lan@example.org", "email_verified": true}',
    '{"sub": "unverified", "email": "lan@example.org", "email_verified": false}',
    '{"sub": "stranger", "email": "stranger@example.org", "email_verified": true}',
    '{"sub": "roleless", "email": "roleless@example.org", "email_verified": true}',
)
START = "/single/office/"


@pytest.fixture(scope="module")
def issuer():
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    program = Path(sys.executable).with_name("oidc-provider-mock")
    told = [word for claims in PEOPLE for word in ("--user-claims", claims)]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(program), "--port", str(port), *told],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address, process):
    for _ in range(600):
        assert process.poll() is None
        try:
            if requests.get(f"{address}/.well-known/openid-configuration", timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("The provider did not start.")


@pytest.fixture
def office(issuer, settings):
    registry.register(OpenIDConnectProvider)  # as where it is installed, for a provider is named
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.provider({
        "CHANCELLERY_OIDC_ISSUER": issuer, "CHANCELLERY_OIDC_CLIENT": "chancellery", "CHANCELLERY_OIDC_SECRET": "s",
        "CHANCELLERY_OIDC_NAME": "the Ministry",
    })  # fmt: skip
    return issuer


def begin(client):
    response = client.post(START)
    assert response.status_code == 302
    return response.headers["Location"]


def agree(address, who):
    """Sign in as ``who`` at the provider and return where it leads back to."""
    answer = requests.post(address, data={"sub": who}, allow_redirects=False, timeout=20)
    assert answer.status_code == 302, answer.text
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def enter(client, who):
    return client.get(agree(begin(client), who))


@pytest.mark.django_db
def test_an_invited_person_with_a_verified_address_is_let_in(client, office):
    user = MembershipFactory(user__email="lan@example.org").user

    response = enter(client, "lan")

    assert (response.status_code, signed_in(client)) == (302, str(user.pk))
    assert SocialAccount.objects.get().uid == "lan"
    entry = AuditEntry.objects.get(verb="user.signed_in")
    assert entry.details["method"] == "socialaccount"
    again = Client()
    enter(again, "lan")
    assert signed_in(again) == str(user.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["unverified", "stranger", "roleless"])
def test_nobody_else_is_let_in_or_added(client, office, who):
    MembershipFactory(user__email="lan@example.org")
    UserFactory(email="roleless@example.org")

    response = enter(client, who)

    assert response.status_code == 403
    assert "not invited yet" in response.content.decode()
    assert (signed_in(client), User.objects.count(), SocialAccount.objects.count()) == (None, 2, 0)


@pytest.mark.django_db
def test_who_is_barred_is_not_let_in_though_the_provider_knows_them(client, office):
    user = MembershipFactory(user__email="lan@example.org").user
    enter(client, "lan")
    user.is_active = False
    user.save()

    other = Client()
    enter(other, "lan")

    assert signed_in(other) is None


@pytest.mark.django_db
def test_a_second_factor_is_asked_for_here_too(client, office):
    user = MembershipFactory(user__email="lan@example.org").user
    with_app(user)

    enter(client, "lan")

    assert signed_in(client) is None
    client.post("/sign-in/code/", {"code": code()})
    assert signed_in(client) == str(user.pk)


@pytest.mark.django_db
def test_the_answer_to_another_browser_opens_nothing(client, office):
    MembershipFactory(user__email="lan@example.org")
    back = agree(begin(client), "lan")

    other = Client()
    response = other.get(back)

    assert (response.status_code, signed_in(other)) == (403, None)


@pytest.mark.django_db
def test_a_made_up_state_opens_nothing(client, office):
    MembershipFactory(user__email="lan@example.org")
    back = agree(begin(client), "lan")

    response = client.get(re.sub(r"state=[^&]+", "state=made-up", back))

    assert (response.status_code, signed_in(client)) == (403, None)


@pytest.mark.django_db
def test_an_answer_works_once(client, office):
    MembershipFactory(user__email="lan@example.org")
    back = agree(begin(client), "lan")
    client.get(back)
    client.post("/sign-out")

    client.get(back)

    assert signed_in(client) is None


@pytest.mark.django_db
def test_the_code_is_bound_to_the_browser_that_asked_for_it(client, office):
    asked = parse_qs(urlsplit(begin(client)).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert len(asked["state"][0]) >= 16
    assert asked["redirect_uri"] == ["http://testserver/single/office/back/"]


@pytest.mark.django_db
def test_a_token_made_for_another_visit_opens_nothing(client, office):
    MembershipFactory(user__email="lan@example.org")
    [nonce] = parse_qs(urlsplit(begin(client)).query)["nonce"]
    assert nonce not in begin(client)

    response = client.get(agree(re.sub("nonce=[^&]+", f"nonce={nonce}", begin(client)), "lan"))

    assert (response.status_code, signed_in(client)) == (403, None)
    enter(client, "lan")
    assert signed_in(client) is not None


@pytest.mark.django_db
def test_a_provider_that_calls_itself_otherwise_is_not_asked(client, office, settings):
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["openid_configuration_overrides"] = {"issuer": "https://evil.example.org"}
    MembershipFactory(user__email="lan@example.org")

    response = client.post(START)

    assert (response.status_code, signed_in(client)) == (502, None)
    assert "Signing in did not succeed" in response.content.decode()


@pytest.mark.django_db
def test_a_token_that_none_of_the_keys_signed_opens_nothing(client, office, settings):
    MembershipFactory(user__email="lan@example.org")
    back = agree(begin(client), "lan")
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["openid_configuration_overrides"] = {"jwks_uri": f"{office}/.well-known/openid-configuration"}

    response = client.get(back)

    assert (response.status_code, signed_in(client)) == (403, None)


@pytest.mark.django_db
def test_what_the_address_asks_for_besides_is_not_asked_of_the_provider(client, office):
    asked = parse_qs(urlsplit(client.post(f"{START}?scope=admin&auth_params=prompt%3Dnone").headers["Location"]).query)

    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert "prompt" not in asked


@pytest.mark.django_db
def test_a_provider_that_is_away_is_told_in_words(client, office, settings):
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["server_url"] = "http://127.0.0.1:9"

    assert client.post(START).status_code == 502


@pytest.mark.django_db
def test_signing_in_begins_with_a_button_and_not_with_a_link(client, office):
    assert "http" not in client.get(START).headers.get("Location", "")
    assert "Sign in with the Ministry" in client.get("/sign-in/").content.decode()


@pytest.mark.django_db
def test_without_a_provider_there_is_none(client):
    assert client.post(START).status_code == 404
    assert "Sign in with" not in client.get("/sign-in/").content.decode().replace("Sign in with a passkey", "")


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ({"OIDC_ISSUER": "https://id.example.org"}, "beside it"),
        ({"OIDC_ISSUER": "http://id.example.org", "OIDC_CLIENT": "c", "OIDC_SECRET": "s"}, "https://"),
        ({"OIDC_ISSUER": "file:///etc/passwd", "OIDC_CLIENT": "c", "OIDC_SECRET": "s"}, "https://"),
        ({"OIDC_ISSUER": "https://", "OIDC_CLIENT": "c", "OIDC_SECRET": "s"}, "https://"),
    ],
)
def test_a_provider_named_in_part_or_over_an_open_line_is_refused(named, sentence):
    with pytest.raises(SystemExit, match=sentence):
        single_sign_on.provider({f"CHANCELLERY_{name}": value for name, value in named.items()})
