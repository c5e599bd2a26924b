"""What somebody tries who means no good. Rights on every door are tried by ``test_rights``; this is the rest."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts.tests.people import PASSWORD, person, sign_in, signed_in
from chancellery.core.models import AuditEntry
from chancellery.organisations import actions
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, SignInLink, User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from tests import both_sides
from tests.both_sides import Service, undone
from tests.test_rights import CHANGES, rows

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(1)>"
HOME = Path(__file__).parents[1]
#: Why a word marked as safe in these files is: each joins pieces that are escaped on their way in.
SAFE = {
    "chancellery/ui", "chancellery/intake/annotated.py", "chancellery/documents/marking.py",
    "chancellery/search/showing.py", "chancellery/commitments", "chancellery/plans/grid_table.py",
    "chancellery/organisations/views/unit.py",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone():
        yield both_sides.load()


def test_every_form_without_its_mark_is_refused(service: Service):
    """What another site makes a browser send carries the cookies, and not the mark."""
    wrong = {}
    for row in rows(CHANGES):
        if row.name.startswith("openid_connect"):
            continue  # it changes nothing: it leads to the provider, whose answer is bound to the session
        client = Client(enforce_csrf_checks=True)
        client.cookies = service.visitor("administrator").cookies
        before = AuditEntry.objects.count()
        with undone():
            response = client.post(service.address(row.name, row.where), both_sides.form(service, row.name))
            changed = AuditEntry.objects.count() > before
        if response.status_code != 403 or changed:
            wrong[row.name] = response.status_code

    assert wrong == {}


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "https:evil.example", " //evil.example", "/%09/evil.example", "http://testserver@evil.example/"],
)  # fmt: skip
@pytest.mark.django_db
def test_nothing_leads_to_another_site(client, elsewhere):
    user = person()
    answers = [
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD, "next": elsewhere}),
        client.get("/sign-in/", {"next": elsewhere}),
        client.post("/language", {"language": "en", "next": elsewhere}),
        client.post("/ui/theme", {"theme": "dark", "next": elsewhere}),
        client.post("/ui/language", {"language": "en", "next": elsewhere}),
        client.post("/account/confirm/", {"password": PASSWORD, "next": elsewhere}),
    ]

    for answer in answers:
        target = answer.headers.get("Location", "")
        assert re.match(r"/(?![/\\\t])", target) or answer.status_code == 200, (target, elsewhere)
        assert not target.replace("\t", "").startswith(("//", "/\\"))


@pytest.mark.django_db
def test_fields_that_a_form_does_not_have_change_nothing(client):
    user = person()
    sign_in(client, user)
    held = user.memberships.get()

    client.post(reverse("accounts:user_name"), {
        "user_name": "lan", "email": "evil@example.org", "is_active": "", "password": "x", "role": "administrator",
        "pk": str(UserFactory().pk), "user": "1", "memberships": "1", "full_name": SCRIPT,
    })  # fmt: skip

    after = User.objects.get(pk=user.pk)
    assert (after.user_name, after.email, after.full_name) == ("lan", user.email, user.full_name)
    assert (after.is_active, after.check_password(PASSWORD)) == (True, True)
    assert Membership.objects.get(user=user) == held
    assert Membership.objects.get(user=user).role == held.role


@pytest.mark.django_db
def test_who_invites_gives_roles_in_their_own_subtree_only(client):
    here, beside = UnitFactory(), UnitFactory()
    client.force_login(MembershipFactory(unit=here, role=Role.ADMINISTRATOR).user)
    day = timezone.localdate().isoformat()

    client.post(reverse("organisations:invite", args=[here.pk]), {
        "email": "new@example.org", "full_name": "New", "language": "en", "role": "officer", "from_on": day,
        "unit": str(beside.pk), "pk": str(beside.pk), "by": "1",
    })  # fmt: skip
    refused = client.post(reverse("organisations:invite", args=[beside.pk]), {
        "email": "other@example.org", "full_name": "Other", "language": "en", "role": "head", "from_on": day,
    })  # fmt: skip

    assert refused.status_code == 403
    assert list(Membership.objects.filter(user__email="new@example.org").values_list("unit", flat=True)) == [here.pk]
    assert not User.objects.filter(email="other@example.org").exists()


@pytest.mark.django_db
def test_names_with_markup_are_shown_as_they_are_written(client):
    unit = UnitFactory(names={"en": f"Unit {SCRIPT}"}, aliases=[IMAGE], short_names={"en": IMAGE})
    user = person(unit=unit, role=Role.ADMINISTRATOR, user__full_name=f"Lan {IMAGE}")
    MembershipFactory(unit=unit, user__full_name=f"Minh {SCRIPT}")
    sign_in(client, user, headers={"user-agent": f"{SCRIPT}/1"})

    for address in ("/", "/account/", "/units/", unit.get_absolute_url(), "/units/?q=" + SCRIPT, "/search/?q=" + IMAGE):
        page = client.get(address).content.decode()
        assert SCRIPT not in page
        assert "<img src=x" not in page


def test_texts_with_markup_are_shown_as_they_are_written_on_every_page(service: Service):
    """Write markup into every text of every record, and open every page there is."""
    from chancellery.commitments.models import Commitment, ProgressReport
    from chancellery.documents.models import Document, Provision
    from chancellery.plans.models import Draft, Measure
    from tests.test_rights import PAGES

    with undone():
        Commitment.objects.update(title=SCRIPT, expected_output=IMAGE)
        ProgressReport.objects.exclude(state="accepted").update(done=SCRIPT, difficulties=IMAGE)
        Document.objects.filter(status="draft").update(titles={"en": SCRIPT})
        Measure.objects.update(words=SCRIPT)
        User.objects.update(full_name=IMAGE)
        wrong, seen = [], 0
        for row in rows(PAGES):
            response = service.visitor("head").get(service.address(row.name, row.where))
            page = b"".join(response) if response.streaming else response.content
            if "html" in response.headers.get("Content-Type", ""):
                seen += SCRIPT.replace("<", "&lt;").encode().split(b">")[0] in page
                wrong += [row.name] if SCRIPT.encode() in page or b"<img src=x" in page else []
        assert (Draft.objects.exists(), Provision.objects.exists()) == (True, True)

    assert wrong == []
    assert seen > 3


def test_no_page_shows_html_that_somebody_sent():
    """There is nothing to clean: no template switches escaping off, and what is marked safe is made of clean pieces."""
    templates = [path for path in (HOME / "chancellery").rglob("*.html") if "tests" not in path.parts]
    switched_off = [path for path in templates if re.search(r"\|\s*safe\b|autoescape off|safeseq", path.read_text())]
    marked = [
        str(path.relative_to(HOME))
        for path in (HOME / "chancellery").rglob("*.py")
        if "tests" not in path.parts and re.search(r"\bmark_safe\(|\bSafeString\(", path.read_text())
    ]

    assert switched_off == []
    assert [one for one in marked if not one.startswith(tuple(SAFE))] == []


@pytest.mark.django_db
def test_what_was_revoked_opens_nothing(client):
    user = person()
    secret = actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=timedelta(hours=1))
    sign_in(client, user)
    assert client.get("/").status_code == 200

    actions.bar(membership=user.memberships.get(), by=None, at=timezone.now())

    assert client.get("/").status_code == 302
    assert Client().post(f"/sign-in/{secret}").status_code == 410
    assert sign_in(Client(), user).headers.get("Location") != "/"
    actions.readmit(membership=user.memberships.get(), by=None, at=timezone.now())
    assert client.get("/").status_code == 302
    assert sign_in(Client(), user).status_code == 200  # the former password stays gone


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["", "x", "' OR 1=1 --", "%00", "../../etc/passwd", "a" * 5000])
def test_made_up_links_open_nothing(client, secret):
    SignInLink.objects.create(
        user=UserFactory(), secret_sha256="0" * 64, made_at=timezone.now(), expires_at=timezone.now()
    )

    for start in ("/sign-in/", "/invitation/"):
        assert client.post(f"{start}{secret}").status_code in {200, 301, 404, 405, 410}
        assert signed_in(client) is None


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "a b"])
def test_another_host_is_refused_so_that_no_letter_names_it(client, host, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.post("/password/", {"email": "lan@example.org"}, headers={"host": host})

    assert response.status_code == 400


@pytest.mark.parametrize("field", ["subject", "to"])
def test_a_letter_does_not_take_lines_for_headers(field):
    letter = {"subject": "Plan", "to": ["lan@example.org"], "body": "x"}
    letter[field] = "Plan\nBcc: evil@example.org" if field == "subject" else ["lan@example.org\nBcc: evil@example.org"]

    with pytest.raises(BadHeaderError):
        EmailMessage(**letter).message()


@pytest.mark.django_db
def test_a_name_with_lines_does_not_get_into_the_head_of_a_letter(client):
    unit = UnitFactory()
    client.force_login(MembershipFactory(unit=unit, role=Role.ADMINISTRATOR).user)

    client.post(reverse("organisations:invite", args=[unit.pk]), {
        "email": "new@example.org\nBcc: evil@example.org", "full_name": "New\r\nBcc: evil@example.org",
        "language": "en", "role": "officer", "from_on": timezone.localdate().isoformat(),
    })  # fmt: skip

    assert not User.objects.filter(email__contains="\n").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/static/../chancellery/config/settings.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fetc/passwd",
     "/documents/1/files/../../../etc/passwd", "/ui/styles/..%2f..%2fsecret-key.css", "/static//etc/passwd"],
)  # fmt: skip
def test_no_path_leads_out_of_what_is_served(client, path):
    client.force_login(person())

    response = client.get(path)

    assert response.status_code in {301, 302, 404}
    body = b"".join(response) if response.streaming else response.content
    assert b"root:" not in body
    assert b"SECRET_KEY" not in body


@pytest.mark.django_db
def test_every_answer_carries_the_headers_that_browsers_guard_by(client):
    client.force_login(person())
    for answer in (client.get("/"), client.get("/nowhere"), Client().get("/sign-in/")):
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert re.search(r"script-src 'self'(;|$)", policy)
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_no_template_has_code_or_style_of_its_own_in_it():
    found = []
    for path in (HOME / "chancellery").rglob("*.html"):
        text = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text(encoding="utf-8"))
        if re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=|javascript:", text):
            found.append(str(path.relative_to(HOME)))

    assert found == []


def test_behind_tls_cookies_are_for_tls_alone_and_browsers_are_told_to_stay():
    import subprocess
    import sys

    script = (
        "from chancellery.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS,"
        " s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN, s.DEBUG)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=HOME,
        env={"CHANCELLERY_SECURE": "1", "PATH": "/usr/bin:/bin", "CHANCELLERY_SECRET_KEY": "k" * 50},
    )  # fmt: skip

    assert told.stdout.split() == ["True", "True", "True", "31536000", "True", "Lax", "False", "False"]


def test_secrets_stand_in_no_file_of_the_repository():
    found = []
    for path in (HOME / "chancellery").rglob("*.py"):
        if "tests" in path.parts:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"(?i)\b(password|secret|api_?key|token)\w*\s*=\s*[\"'][^\"'{}%]{12,}[\"']", line):
                found.append(f"{path.name}: {line.strip()}")

    assert found == []
    assert settings.SECRET_KEY


def test_only_what_the_environment_names_is_fetched():
    """Nothing that somebody sends is ever an address we go to; a new place that fetches has to be argued for here."""
    known = {
        "chancellery/reading/second_readers/chat.py",  # the model that CHANCELLERY_CHAT_ADDRESS names
        "chancellery/config/bench/server.py",  # our own server
        "chancellery/config/bench/traffic.py",  # our own server
        "chancellery/config/bench/cascade/web.py",  # our own server
        "chancellery/accounts/adapters.py",  # the provider that CHANCELLERY_OIDC_ISSUER names
        "chancellery/accounts/views/office.py",  # the same one
    }
    fetching = re.compile(
        r"\burlopen\(|^\s*(?:import|from) (?:requests|httpx|http\.client|urllib\.request|aiohttp)\b", re.M
    )
    found = {
        str(path.relative_to(HOME))
        for path in (HOME / "chancellery").rglob("*.py")
        if "tests" not in path.parts and fetching.search(path.read_text(encoding="utf-8"))
    }

    assert found - known == set()


def test_no_code_is_evaluated():
    dangerous = re.compile(
        r"(?<![\w.])(?:eval|exec|compile)\(|pickle\.|\.from_string\(|shell=True|os\.system\(|\bTemplate\("
    )
    found = {
        str(path.relative_to(HOME))
        for path in (HOME / "chancellery").rglob("*.py")
        if "tests" not in path.parts and dangerous.search(path.read_text(encoding="utf-8"))
    }

    written_by_us = {
        "chancellery/reading/records.py",  # makes classes from the names of their fields
        "chancellery/config/sample/papers.py",  # fills the texts of the sample
    }
    assert found - written_by_us == set()


def test_no_script_stores_anything_in_the_browser():
    scripts = [path for path in (HOME / "chancellery").rglob("*.js") if "tests" not in path.parts]

    assert [
        path.name for path in scripts if re.search(r"localStorage|sessionStorage|indexedDB", path.read_text())
    ] == []
    assert scripts


@pytest.mark.django_db
def test_no_answer_invites_another_site(client):
    answer = client.get("/sign-in/", headers={"origin": "https://evil.example"})

    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.django_db
def test_passwords_are_typed_unseen_and_may_be_pasted(client):
    user = person()
    sign_in_page = Client().get("/sign-in/").content.decode()
    sign_in(client, user)
    change_page = client.get("/account/password/").content.decode()

    for page, kinds in (
        (sign_in_page, ["current-password"]),
        (change_page, ["current-password", *["new-password"] * 2]),
    ):
        fields = re.findall(r'<input[^>]*type="password"[^>]*>', page)
        assert [re.search(r'autocomplete="([^"]+)"', field).group(1) for field in fields] == kinds
        assert "onpaste" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["a" * 3 + "ý" * 97, "  blanks around it  ", "только строчные буквы"])
def test_passwords_are_taken_as_they_are(client, password):
    user = person()
    user.set_password(password)
    user.last_login = timezone.now() - timedelta(days=4000)
    user.save()

    assert sign_in(Client(), user, password=password).status_code == 302
    for other in (password.strip() + "x", password[:-1], password.upper()):
        assert sign_in(Client(), user, password=other).status_code == 200


def test_every_package_is_pinned_by_its_hash():
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-many.lock"):
        text = (HOME / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z][\w.-]*==\S+(.*(?:\n .*)*)", text, re.MULTILINE)
        assert packages
        assert all("--hash=sha256:" in one for one in packages)
        assert "://" not in text


@pytest.mark.django_db
def test_no_entry_of_the_trail_holds_a_secret(client):
    user = person()
    secret = actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=timedelta(hours=1))
    sign_in(client, user, password="a wrong guess 4711")
    sign_in(client, user)
    client.post("/password/", {"email": user.email})

    said = str(list(AuditEntry.objects.values()))
    for hidden in (secret, PASSWORD, "a wrong guess 4711", client.session.session_key):
        assert hidden not in said
    assert "user.signed_in" in said


def test_the_provider_leads_us_nowhere_else():
    from chancellery.accounts.adapters import SingleSignOn

    assert SingleSignOn().get_requests_session().max_redirects == 0
