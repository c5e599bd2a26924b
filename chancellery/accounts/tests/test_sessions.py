import pytest
from django.test import Client
from django.urls import reverse

from chancellery.accounts.devices import named
from chancellery.accounts.tests.people import PASSWORD, person, sign_in, signed_in
from chancellery.core.models import AuditEntry
from chancellery.organisations.models import Session

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


def confirmed(client, address):
    """Press a button, and show once more who one is: what was asked for is done then."""
    asked = client.post(address)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    return client.post(asked.url, {"password": PASSWORD})


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (FIREFOX, "Firefox · Linux"),
        (ANDROID, "Chrome · Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("curl/8.5", "curl"),
        ("", ""),
    ],
)
def test_devices_are_named_as_people_know_them(said, name):
    assert named(said) == name


@pytest.mark.django_db
def test_my_account_shows_where_i_am_signed_in_and_nobody_else(client):
    user = person()
    sign_in(client, user, headers={"user-agent": FIREFOX})
    sign_in(Client(), user, headers={"user-agent": ANDROID})
    sign_in(Client(), person("other@example.org"), headers={"user-agent": "elsewhere/1"})

    page = client.get(reverse("mfa_index"))

    assert [(one.device, one.this) for one in page.context["sessions"]] == [
        ("Chrome · Android", False),
        ("Firefox · Linux", True),
    ] or [(one.device, one.this) for one in page.context["sessions"]] == [
        ("Firefox · Linux", True),
        ("Chrome · Android", False),
    ]
    assert client.session.session_key not in page.content.decode()


@pytest.mark.django_db
def test_an_ended_session_is_over_at_once(client):
    user, lost = person(), Client()
    sign_in(client, user)
    sign_in(lost, user)
    key = Session.objects.get(session_key=lost.session.session_key).public_key

    confirmed(client, reverse("accounts:end_session", args=[key]))

    assert lost.get("/").status_code == 302
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.filter(verb="session.ended", on_key=user.pk).exists()


@pytest.mark.django_db
def test_nobody_ends_the_session_of_another(client):
    sign_in(client, person())
    other = Client()
    sign_in(other, person("other@example.org"))
    key = Session.objects.get(session_key=other.session.session_key).public_key

    assert client.post(reverse("accounts:end_session", args=[key])).status_code == 404
    assert other.get("/").status_code == 200


@pytest.mark.django_db
def test_all_others_are_ended_together(client):
    user, others = person(), [Client(), Client()]
    for one in [client, *others]:
        sign_in(one, user)

    confirmed(client, reverse("accounts:end_other_sessions"))

    assert [one.get("/").status_code for one in [client, *others]] == [200, 302, 302]


@pytest.mark.django_db
def test_signing_in_changes_the_key_of_the_session(client):
    user = person()
    session = client.session
    session["seen"] = "before"
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    sign_in(client, user)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.django_db
def test_a_session_key_made_up_by_somebody_else_is_never_taken(client):
    client.cookies["sessionid"] = "a" * 32

    sign_in(client, person())

    assert client.session.session_key != "a" * 32


@pytest.mark.django_db
def test_signing_out_ends_the_session_in_the_database(client):
    user = person()
    sign_in(client, user)
    copy = Client()
    copy.cookies["sessionid"] = client.cookies["sessionid"].value

    client.post(reverse("organisations:sign_out"))

    assert copy.get("/").status_code == 302
    assert signed_in(client) is None
    assert AuditEntry.objects.filter(verb="user.signed_out", on_key=user.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{}, {"password": "not the password 17"}])
def test_no_session_is_ended_by_whoever_only_has_one(client, given):
    user, other = person(), Client()
    sign_in(client, user)
    sign_in(other, user)
    key = Session.objects.get(session_key=other.session.session_key).public_key

    for address in (reverse("accounts:end_session", args=[key]), reverse("accounts:end_other_sessions")):
        client.post(client.post(address).url, given)

    assert other.get("/").status_code == 200
    assert not AuditEntry.objects.filter(verb__startswith="session.").exists()
