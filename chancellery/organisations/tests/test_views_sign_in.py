from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chancellery.organisations import actions
from chancellery.organisations.models import SignInLink, SignInRequest
from chancellery.organisations.tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
ASK_LINK = "/sign-in/link/"


@pytest.fixture
def mailing(settings):
    settings.EMAIL_HOST = "mail.example.org"


def link_for(user):
    secret = actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=timedelta(hours=1))
    return reverse("organisations:sign_in_link", args=[secret])


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_the_answer_is_the_same_whether_the_address_is_known(client, mailing):
    MembershipFactory(user__email="lan@example.org")

    answers = [client.post(f"{ASK_LINK}?next=/units/", {"email": f"{who}@example.org"}) for who in ("lan", "nobody")]

    assert [(a.status_code, a.headers["Location"]) for a in answers] == [
        (302, "/sign-in/link/?sent=1&next=%2Funits%2F")
    ] * 2
    assert SignInLink.objects.count() == 1
    assert "a link is on its way" in client.get(answers[0].headers["Location"]).content.decode()


def test_too_many_requests_are_refused_in_the_form(client, mailing):
    for _ in range(5):
        client.post(ASK_LINK, {"email": "lan@example.org"})

    response = client.post(ASK_LINK, {"email": "lan@example.org"})

    assert response.status_code == 200
    assert "Too many links were asked for" in response.content.decode()
    assert 'value="lan@example.org"' in response.content.decode()


def test_an_address_that_is_none_is_said_to_be_none(client, mailing):
    response = client.post(ASK_LINK, {"email": "lan"})

    assert "errorlist" in response.content.decode()
    assert not SignInRequest.objects.exists()


def test_without_a_mail_server_the_page_says_whom_to_ask(client, settings):
    settings.EMAIL_HOST = ""

    shown = client.get(ASK_LINK).content.decode()
    refused = client.post(ASK_LINK, {"email": "lan@example.org"}).content.decode()

    assert "./run sign-in" in shown
    assert '<input type="email"' not in shown
    assert "./run sign-in" in refused


def test_opening_a_link_does_not_use_it_up_and_pressing_the_button_does(client):
    user = UserFactory(full_name="Nguyễn Lan")
    address = link_for(user)

    for _ in range(3):
        response = client.get(address)
        assert "Sign in as Nguyễn Lan" in response.content.decode()
        assert "no-store" in response.headers["Cache-Control"]
    assert signed_in(client) is None

    response = client.post(f"{address}?next=/units/")
    assert response.headers["Location"] == "/units/"
    assert signed_in(client) == str(user.pk)
    assert client.post(address).status_code == 410
    spent = client.get(address)
    assert spent.status_code == 410
    assert "Ask for a new" in spent.content.decode()


def test_signing_in_gives_a_new_session(client):
    client.force_login(UserFactory())
    before = client.session.session_key
    user = UserFactory()

    client.post(link_for(user))

    assert signed_in(client) == str(user.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "desk", "-1", ""]
)
def test_signing_in_leads_nowhere_else(client, elsewhere):
    response = client.post(link_for(UserFactory()), query_params={"next": elsewhere})

    assert response.headers["Location"] == "/"


def test_who_is_signed_in_needs_no_link(client):
    client.force_login(UserFactory())

    assert client.get(SIGN_IN, {"next": "/units/"}).headers["Location"] == "/units/"
    assert client.get(ASK_LINK, {"next": "/units/"}).headers["Location"] == "/units/"


def test_signing_out_takes_a_button(client):
    client.force_login(UserFactory())
    address = reverse("organisations:sign_out")

    assert client.get(address).status_code == 405
    assert signed_in(client) is not None
    assert client.post(address).headers["Location"] == SIGN_IN
    assert signed_in(client) is None


def test_the_language_is_remembered_with_the_person(client):
    user = UserFactory(language="en")
    client.force_login(user)

    response = client.post(reverse("organisations:language"), {"language": "vi", "next": "/units/"})

    user.refresh_from_db()
    assert (response.headers["Location"], user.language) == ("/units/", "vi")
    assert client.post(reverse("organisations:language"), {"language": "la"}).status_code == 400
    assert client.get("/units/").headers["Content-Language"] == "vi"


def test_the_language_is_remembered_in_a_cookie_before_signing_in(client):
    client.post(reverse("organisations:language"), {"language": "vi", "next": SIGN_IN})

    assert client.get(SIGN_IN).headers["Content-Language"] == "vi"
