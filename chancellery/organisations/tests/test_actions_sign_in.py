import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from chancellery.core import mail
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions
from chancellery.organisations.models import SignInLink, SignInRequest, User
from chancellery.organisations.tests.factories import MembershipFactory, UserFactory
from chancellery.organisations.tests.mailbox import mailbox

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ask(email="lan@example.org", machine="192.0.2.1", at=AT):
    actions.ask_for_link(
        email=email, machine=machine, site="https://c.example/sign-in/", after="?next=%2Funits%2F", at=at
    )


def wait_for_letters():
    for thread in threading.enumerate():
        if thread.name == mail.THREAD:
            thread.join(10)


@pytest.fixture
def mailing(settings):
    settings.EMAIL_HOST = "mail.example.org"


def test_a_link_signs_in_once():
    user = UserFactory()
    secret = actions.make_sign_in_link(user=user, at=AT, lifetime=HOUR)

    assert actions.use_sign_in_link(secret=secret, at=AT + timedelta(minutes=59)) == user
    with pytest.raises(actions.LinkSpent):
        actions.use_sign_in_link(secret=secret, at=AT + timedelta(minutes=59))

    entries = AuditEntry.objects.filter(on_key=user.pk).order_by("id").values_list("verb", "by_key")
    assert list(entries) == [("user.link_made", None), ("user.link_used", user.pk)]


def test_a_link_is_not_stored():
    secret = actions.make_sign_in_link(user=UserFactory(), at=AT, lifetime=HOUR)

    link = SignInLink.objects.get()
    told = " ".join(str(value) for entry in AuditEntry.objects.values() for value in entry.values())
    assert len(secret) >= 43
    assert secret not in told + link.secret_sha256


@pytest.mark.parametrize("spent", ["old", "unknown", "inactive"])
def test_a_link_is_refused_when_it_is(spent):
    user = UserFactory()
    secret = actions.make_sign_in_link(user=user, at=AT, lifetime=HOUR)
    if spent == "inactive":
        User.objects.filter(pk=user.pk).update(is_active=False)

    with pytest.raises(actions.LinkSpent):
        actions.use_sign_in_link(
            secret="other" if spent == "unknown" else secret, at=AT + HOUR if spent == "old" else AT
        )


@pytest.mark.django_db(transaction=True)
def test_a_link_pressed_twice_at_once_signs_in_once():
    secret = actions.make_sign_in_link(user=UserFactory(), at=AT, lifetime=HOUR)
    barrier, outcomes = threading.Barrier(2), []

    def press():
        barrier.wait()
        try:
            outcomes.append(actions.use_sign_in_link(secret=secret, at=AT).pk)
        except actions.LinkSpent:
            outcomes.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcome is None for outcome in outcomes) == [False, True]


def test_ask_for_link_writes_only_to_those_who_hold_a_role(mailing, mailoutbox, django_capture_on_commit_callbacks):
    held = MembershipFactory(user__email="lan@example.org", user__language="en")
    UserFactory(email="idle@example.org")
    MembershipFactory(user__email="gone@example.org", until_on="2026-03-01")
    MembershipFactory(user__email="barred@example.org", user__is_active=False)

    with django_capture_on_commit_callbacks(execute=True):
        for email in (
            "LAN@example.org",
            "idle@example.org",
            "gone@example.org",
            "barred@example.org",
            "no@example.org",
        ):
            ask(email=email)
    wait_for_letters()

    [letter] = mailoutbox
    assert letter.to == ["lan@example.org"]
    link = re.search(r"https://c\.example/sign-in/(\S+)\?next=%2Funits%2F\n", letter.body)
    assert actions.use_sign_in_link(secret=link[1], at=AT + timedelta(minutes=29)) == held.user


@pytest.mark.django_db(transaction=True)
def test_ask_for_link_sends_nothing_when_the_change_is_undone(mailing, mailoutbox):
    MembershipFactory(user__email="lan@example.org")

    with transaction.atomic():
        ask()
        transaction.set_rollback(True)
    wait_for_letters()

    assert mailoutbox == []
    assert not SignInLink.objects.exists()


def test_ask_for_link_is_refused_without_a_mail_server(settings):
    settings.EMAIL_HOST = ""

    with pytest.raises(actions.NoMailServer):
        ask()


def test_ask_for_link_counts_by_address_whether_it_is_known_or_not(mailing):
    MembershipFactory(user__email="lan@example.org")
    for email in ("lan@example.org", "nobody@example.org"):
        for n in range(5):
            ask(email=email, machine=f"192.0.2.{n}")
        with pytest.raises(actions.TooManyRequests):
            ask(email=email.upper(), machine="198.51.100.1")

    ask(at=AT + HOUR)
    assert SignInRequest.objects.count() == 1


def test_ask_for_link_counts_by_machine(mailing):
    for n in range(30):
        ask(email=f"person{n}@example.org")

    with pytest.raises(actions.TooManyRequests):
        ask(email="another@example.org")
    ask(email="another@example.org", machine="192.0.2.2")


def test_a_request_does_not_say_whose_it_was(mailing):
    ask()

    kept = str(list(SignInRequest.objects.values()))
    assert "lan" not in kept
    assert "192.0.2" not in kept


@pytest.mark.django_db(transaction=True)
def test_the_letter_reaches_a_mail_server(settings):
    MembershipFactory(user__email="lan@example.org", user__full_name="Nguyễn Thị Lan", user__language="en")
    with mailbox() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        ask()
        assert server.arrived.wait(10)
        wait_for_letters()

    [letter] = server.letters
    assert letter["To"] == "lan@example.org"
    assert letter["Subject"] == "Your sign-in link"
    assert "Nguyễn Thị Lan" in letter.get_content()
    assert "https://c.example/sign-in/" in letter.get_content()


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_is_logged_and_stops_nobody(settings, caplog):
    MembershipFactory(user__email="lan@example.org")
    with mailbox() as server:
        port = server.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port

    ask()
    wait_for_letters()

    assert "could not be sent" in caplog.text
    assert SignInLink.objects.count() == 1


def test_invite_adds_a_new_person_and_writes_to_them(mailing, mailoutbox, django_capture_on_commit_callbacks):
    unit = MembershipFactory().unit

    with django_capture_on_commit_callbacks(execute=True):
        held = actions.invite(
            email="new@example.org", full_name="Hoàng Anh", language="en", unit=unit, role="clerk",
            from_on=AT.date(), site="https://c.example/", by=None, at=AT,
        )  # fmt: skip
    wait_for_letters()

    assert held.user.full_name == "Hoàng Anh"
    [letter] = mailoutbox
    assert letter.to == ["new@example.org"]
    assert "“Clerk”" in letter.body
    assert "https://c.example/invitation/" in letter.body


def test_invite_leaves_a_known_person_their_name_and_needs_one_for_a_new():
    known = UserFactory(email="known@example.org", full_name="Lan")
    unit = MembershipFactory().unit
    asked = {"full_name": "", "language": "vi", "unit": unit, "role": "clerk", "from_on": AT.date()}

    held = actions.invite(email="Known@example.org", **asked, site="x", by=None, at=AT)
    with pytest.raises(actions.NameNeeded):
        actions.invite(email="new@example.org", **asked, site="x", by=None, at=AT)

    known.refresh_from_db()
    assert (held.user, known.full_name, known.language) == (known, "Lan", "en")
