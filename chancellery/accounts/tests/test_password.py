import re
import threading
from datetime import datetime, timedelta

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts.tests.people import PASSWORD, person, sign_in, signed_in
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions as people
from chancellery.organisations.models import Session

NEW = "bến sông lúa chín 42"


def said(user):
    return list(AuditEntry.objects.filter(on_key=user.pk).order_by("pk").values_list("verb", flat=True))


@pytest.mark.django_db
def test_signs_in_with_the_address_whatever_its_case_and_with_the_user_name(client):
    user = person(user__user_name="lan.nguyen")

    for login in ("lan@example.org", "LAN@Example.org", "lan.nguyen", "Lan.Nguyen"):
        visitor = Client()
        response = visitor.post("/sign-in/", {"login": login, "password": PASSWORD})
        assert (response.status_code, response.headers["Location"], signed_in(visitor)) == (302, "/", str(user.pk))

    assert said(user) == ["user.signed_in"] * 4
    entry = AuditEntry.objects.filter(on_key=user.pk).first()
    assert entry.details["method"] == "password"


@pytest.mark.django_db
def test_passwords_are_kept_by_argon2():
    assert person().password.startswith("argon2$")
    assert [hashers.get_hasher().algorithm] == ["argon2"]


@pytest.mark.django_db
def test_wrong_password_and_nobody_there_look_the_same(client):
    user = person()

    wrong = sign_in(client, user, password="not this one")
    nobody = Client().post("/sign-in/", {"login": "nobody@example.org", "password": "not this one"})

    def bare(page):
        text = re.sub(r'(csrfmiddlewaretoken" value|value)="[^"]*"', "", page.content.decode())
        return re.sub(r"[\w.]+@example\.org", "", text)

    assert (wrong.status_code, nobody.status_code) == (200, 200)
    assert "do not belong together" in wrong.content.decode()
    assert bare(wrong) == bare(nobody)
    assert said(user) == ["user.sign_in_failed"]


@pytest.mark.django_db
def test_checks_a_password_even_when_nobody_is_there(client, monkeypatch):
    checked = []
    hasher = hashers.get_hasher()
    monkeypatch.setattr(type(hasher), "encode", lambda self, password, salt: checked.append(password) or "argon2$x")

    client.post("/sign-in/", {"login": "nobody@example.org", "password": "guess"})

    assert checked == ["guess"]


@pytest.mark.django_db
def test_guessing_is_stopped_and_then_the_right_password_does_not_help(client):
    user = person()
    for _ in range(5):
        sign_in(client, user, password="guess")

    response = sign_in(Client(), user)

    assert "Too many attempts" in response.content.decode()
    assert said(user) == ["user.sign_in_failed"] * 5


@pytest.mark.django_db
def test_guessing_for_many_people_from_one_machine_is_stopped(client):
    user = person()
    for number in range(10):
        client.post("/sign-in/", {"login": f"nobody{number}@example.org", "password": "guess"})

    assert "Too many attempts" in sign_in(Client(), user).content.decode()


@pytest.mark.django_db
def test_who_is_barred_does_not_get_in(client):
    user = person(user__is_active=False)

    response = sign_in(client, user)

    assert response.headers["Location"] == reverse("account_inactive")
    assert signed_in(client) is None


@pytest.mark.django_db
def test_nobody_signs_up_and_no_default_password_opens_anything(client):
    user = person()
    user.set_unusable_password()
    user.save()

    for guess in ("", "!", user.password, "admin", "password"):
        assert sign_in(Client(), user, password=guess).status_code == 200
    assert client.get("/accounts/signup/").status_code in {302, 404}


@pytest.fixture
def letters(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def wait_for(letters, count=1):
    for thread in threading.enumerate():
        if thread.name == "outgoing-mail":
            thread.join(5)
    assert len(letters) == count
    return letters[-1]


def link_in(letter):
    return re.search(r"http://testserver(/\S+)", letter.body).group(1)


@pytest.mark.django_db
def test_a_forgotten_password_is_set_anew_by_a_letter_once(client, letters, django_capture_on_commit_callbacks):
    user = person()
    elsewhere = Client()
    sign_in(elsewhere, user)
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(reverse("account_reset_password"), {"email": "Lan@example.org"})
    letter = wait_for(letters)
    form = client.get(link_in(letter), follow=True)
    address = form.redirect_chain[-1][0]

    weak = client.post(address, {"password1": "12345678", "password2": "12345678"})
    client.post(address, {"password1": NEW, "password2": NEW})

    assert asked.headers["Location"] == reverse("account_reset_password_done")
    assert letter.to == ["lan@example.org"]
    assert "too short" in weak.content.decode()
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "was used or is too old" in Client().get(link_in(letter)).content.decode()
    assert elsewhere.get("/").status_code == 302
    assert not Session.objects.filter(user=user).exists()
    assert said(user) == ["user.signed_in", "user.reset_asked", "user.password_set"]


@pytest.mark.django_db
def test_asking_for_a_letter_says_nothing_about_who_is_there(client, letters, django_capture_on_commit_callbacks):
    person()
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        nobody = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    known = client.post(reverse("account_reset_password"), {"email": "lan@example.org"})

    assert (nobody.status_code, nobody.headers["Location"]) == (known.status_code, known.headers["Location"])
    assert waiting == []


@pytest.mark.django_db
def test_letters_are_not_sent_without_end(client, letters):
    person()

    answers = [client.post(reverse("account_reset_password"), {"email": "lan@example.org"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Too many attempts" in answers[-1].content.decode()


@pytest.mark.django_db
def test_changing_the_password_takes_the_old_one_and_ends_every_other_session(client):
    user, elsewhere = person(), Client()
    sign_in(client, user)
    sign_in(elsewhere, user)
    address = reverse("account_change_password")

    wrong = client.post(address, {"oldpassword": "not it", "password1": NEW, "password2": NEW})
    client.post(address, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert "is not right" in wrong.content.decode()
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert Session.objects.filter(user=user).count() == 1
    assert said(user)[-1] == "user.password_set"


@pytest.mark.django_db
def test_who_came_by_a_link_sets_a_first_password(client):
    user = person()
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})

    user.refresh_from_db()
    assert user.check_password(NEW)
    assert client.get("/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn quá", "too short"),
        ("password1234", "too common"),
        ("lan@example.org", "too similar"),
        ("x" * 11, "short"),
    ],
)
def test_weak_passwords_are_refused_with_a_sentence(client, password, why):
    user = person()
    sign_in(client, user)

    page = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert why in page.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.django_db
def test_old_reset_links_open_nothing(client, letters, django_capture_on_commit_callbacks, monkeypatch):
    person()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": "lan@example.org"})
    later = datetime.now() + timedelta(hours=1, minutes=1)  # noqa: DTZ005 - as Django reckons it
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later)

    assert "was used or is too old" in client.get(link_in(wait_for(letters))).content.decode()


@pytest.mark.django_db
def test_a_letter_opens_nothing_once_its_person_was_barred(client, letters, django_capture_on_commit_callbacks):
    user = person()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_reset_password"), {"email": "lan@example.org"})
    address = client.get(link_in(wait_for(letters)), follow=True).redirect_chain[-1][0]

    people.bar(membership=user.memberships.get(), by=None, at=timezone.now())
    client.post(address, {"password1": NEW, "password2": NEW})

    user.refresh_from_db()
    assert not user.check_password(NEW)
    assert sign_in(Client(), user, password=NEW).headers.get("Location") != "/"
