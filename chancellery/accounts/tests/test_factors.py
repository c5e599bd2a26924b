from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts import actions as accounts
from chancellery.accounts import ciphers
from chancellery.accounts.tests.people import PASSWORD, SECRET, code, person, sign_in, signed_in, with_app
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions

pytestmark = pytest.mark.django_db


def said(user):
    return list(AuditEntry.objects.filter(on_key=user.pk).order_by("pk").values_list("verb", flat=True))


def confirm(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def add_app(client):
    page = client.get(reverse("mfa_activate_totp"))
    return client.post(reverse("mfa_activate_totp"), {"code": code(page.context["form"].secret)}, follow=True)


def test_adding_an_app_asks_for_the_password_first(client):
    sign_in(client, person())

    response = client.get(reverse("mfa_activate_totp"))

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_an_app_is_added_with_its_code_and_recovery_codes_are_shown_once(client, django_capture_on_commit_callbacks):
    user = person()
    sign_in(client, user)
    confirm(client)

    with django_capture_on_commit_callbacks(execute=True):
        shown = add_app(client)

    codes = shown.context["unused_codes"]
    assert len(codes) == 10
    assert all(len(one) == 8 and one in shown.content.decode() for one in codes)
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "10 codes are left" in again
    assert not [one for one in codes if one in again]
    assert sorted(said(user)[1:]) == ["user.factor_added", "user.factor_added"]


def test_a_wrong_code_adds_nothing(client):
    user = person()
    sign_in(client, user)
    confirm(client)

    page = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert "not right" in page.content.decode()
    assert not Authenticator.objects.exists()


def test_the_secret_of_an_app_is_not_readable_in_the_database():
    kept = with_app(person())

    assert SECRET not in str(kept.data)
    assert ciphers.decrypt(kept.data["secret"]) == SECRET


def test_the_password_alone_is_not_enough_any_more(client):
    user = person()
    with_app(user)

    response = sign_in(client, user)

    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert signed_in(client) is None
    assert client.get("/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "not right" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert signed_in(client) == str(user.pk)
    assert said(user) == ["user.code_failed", "user.signed_in"]


def test_a_link_is_not_enough_either(client):
    user = person()
    with_app(user)
    secret = actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=timedelta(hours=1))

    client.post(reverse("organisations:sign_in_link", args=[secret]))

    assert signed_in(client) is None
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert signed_in(client) == str(user.pk)


def test_a_code_works_once(client):
    user = person()
    with_app(user)
    now = code()
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": now})
    second = Client()
    sign_in(second, user)

    page = second.post(reverse("mfa_authenticate"), {"code": now})

    assert "not right" in page.content.decode()
    assert signed_in(second) is None


def shown_codes(user):
    """Return recovery codes as their page shows them to ``user``, the one time it does."""
    made = RecoveryCodes.activate(user)
    made.mark_as_viewed()
    return made.get_unused_codes()


def codes_of(user):
    return Authenticator.objects.get(user=user, type="recovery_codes")


def test_a_recovery_code_works_once(client):
    user = person()
    with_app(user)
    _first, one, *_rest = shown_codes(user)
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": one})
    second = Client()
    sign_in(second, user)
    second.post(reverse("mfa_authenticate"), {"code": one})

    assert (signed_in(client), signed_in(second)) == (str(user.pk), None)
    assert len(codes_of(user).wrap().get_unused_codes()) == 9


def test_of_recovery_codes_that_were_shown_their_hashes_are_kept_and_nothing_else():
    codes = shown_codes(person())

    kept = Authenticator.objects.get().data
    assert set(kept) == {"viewed_at", "hashes"}
    assert [check_password(code, one) for code, one in zip(codes, kept["hashes"], strict=True)] == [True] * 10
    assert not [code for code in codes if code in str(kept)]
    assert {one.rpartition("$")[0] for one in kept["hashes"]} != {""}


def test_recovery_codes_of_two_people_have_different_salts():
    shown_codes(person())
    shown_codes(person("minh@example.org"))

    first, second = ({one.rpartition("$")[0] for one in kept.data["hashes"]} for kept in Authenticator.objects.all())
    assert len(first) == len(second) == 1
    assert first != second


def test_recovery_codes_that_nobody_was_shown_open_nothing():
    user = person()
    made = RecoveryCodes.activate(user)
    code = made.get_unused_codes()[0]

    assert not made.validate_code(code)
    made.mark_as_viewed()
    assert codes_of(user).wrap().validate_code(code)


@pytest.mark.parametrize("hashed", [0, 1])
def test_recovery_codes_of_an_earlier_version_are_hashed_and_still_work(hashed):
    user = person()
    kept = RecoveryCodes.activate(user).instance
    known = kept.wrap().get_unused_codes()
    kept.data |= {"viewed_at": 1.0, "used_mask": 1}  # the first was used
    kept.save()

    assert accounts.hash_shown_codes(most=hashed) == hashed
    assert [codes_of(user).wrap().validate_code(code) for code in known[:3]] == [False, True, True]
    assert "seed" not in codes_of(user).data
    assert accounts.hash_shown_codes() == 0


def test_recovery_codes_under_a_lost_key_stay_as_they_are_and_the_next_are_hashed(settings):
    kept = [RecoveryCodes.activate(person(f"{name}@example.org")).instance for name in ("lan", "minh")]
    key = settings.SECRET_KEY
    for one, its_key in zip(kept, ["a" * 50, key], strict=True):
        settings.SECRET_KEY = its_key
        one.data = {"seed": ciphers.encrypt("ab" * 40), "used_mask": 0, "viewed_at": 1.0}
        one.save()

    assert accounts.hash_shown_codes(most=2) == 1
    assert ["seed" in one.data for one in Authenticator.objects.order_by("pk")] == [True, False]


def test_recovery_codes_hashed_with_other_parameters_still_work(settings):
    user = person()
    codes = shown_codes(user)

    settings.PASSWORD_HASHERS = ["chancellery.accounts.tests.test_factors.Slower"]
    assert [codes_of(user).wrap().validate_code(codes[3]) for _time in range(2)] == [True, False]


class Slower(Argon2PasswordHasher):
    time_cost = 3


def test_guessing_codes_is_stopped(client):
    user = person()
    with_app(user)
    sign_in(client, user)
    for guess in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})

    page = client.post(reverse("mfa_authenticate"), {"code": code()})

    assert "Too many attempts" in page.content.decode()
    assert signed_in(client) is None


def test_removing_the_app_asks_who_it_is_and_is_written_down(client, django_capture_on_commit_callbacks):
    user = person()
    with_app(user)
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code()})

    asked = client.post(reverse("mfa_deactivate_totp"))
    confirm(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))

    assert asked.status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
    assert said(user)[-1] == "user.factor_removed"
