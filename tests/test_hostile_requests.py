"""Requests that somebody shapes by hand: addresses, headers, methods, fields that no form has, rights that are gone."""

from __future__ import annotations

import ast
import logging
import os
import re
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from chancellery.accounts.tests.people import person
from chancellery.commitments.models import Evidence
from chancellery.core.models import AuditEntry
from chancellery.documents.models import DocumentFile
from chancellery.organisations import actions
from chancellery.organisations.enums import Role
from chancellery.organisations.http import machine
from chancellery.organisations.models import Deputyship, Membership, Succession, Unit, User
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.search.models import SavedSearch
from tests import both_sides
from tests.both_sides import Service, undone
from tests.test_rights import BUTTONS, CHANGES, PAGES, rows

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(1)>"
HOME = Path(__file__).parents[1]
SOURCES = [path for path in (HOME / "chancellery").rglob("*.py") if "tests" not in path.parts]


@pytest.fixture(scope="module")
def service(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone():
        yield both_sides.load()


#: Forms to which nothing at all is an answer.
EMPTY_SAYS_SOMETHING = {"accounts:demand", "accounts:user_name"}


def test_what_stands_in_the_address_is_never_taken_for_the_form(service: Service):
    """Send each form empty, with all that makes its change behind the question mark."""
    wrong = {}
    for row in rows(CHANGES):
        fields = both_sides.form(service, row.name)
        if row.answers["administrator"] != "a" or not fields or row.name in BUTTONS | EMPTY_SAYS_SOMETHING:
            continue
        address = service.address(row.name, row.where).partition("?")[0]
        before = AuditEntry.objects.count()
        with undone():
            response = service.visitor("administrator").post(address, query_params=fields)
            changed = AuditEntry.objects.count() > before
        if response.status_code == 500 or changed:
            wrong[row.name] = response.status_code

    assert wrong == {}


def test_newer_texts_with_markup_are_shown_as_they_are_written_on_every_page(service: Service):
    with undone():
        Succession.objects.update(note=SCRIPT, basis=IMAGE)
        Deputyship.objects.update(note=SCRIPT)
        SavedSearch.objects.update(words=IMAGE)
        for unit in Unit.objects.all():
            unit.names, unit.short_names = {"en": f"{unit.code} {SCRIPT}"}, {"en": f"{unit.code} {IMAGE}"}
            unit.save()
        User.objects.update(full_name=SCRIPT)
        wrong, seen = [], 0
        for row in rows(PAGES):
            if row.where == "foreign":
                continue
            response = service.visitor("administrator").get(service.address(row.name, row.where))
            page = b"".join(response) if response.streaming else response.content
            if "html" in response.headers.get("Content-Type", ""):
                seen += b"&lt;script&gt;alert(1)" in page
                wrong += [row.name] if SCRIPT.encode() in page or b"<img src=x" in page else []

    assert wrong == []
    assert seen > 20


@pytest.mark.parametrize("name", ['a";x="b.txt', "a;b=c.txt", "ü\"'().txt", "a\\.txt", "../../etc/passwd", "<b>.html"])
def test_no_name_of_a_file_gets_out_of_its_header(service: Service, name):
    with undone():
        DocumentFile.objects.update(name=name)
        Evidence.objects.update(name=name)
        for address in ("documents:file", "commitments:evidence"):
            response = service.visitor("head").get(service.address(address, "own"))
            response.getvalue()  # a file is closed when it was sent to its end
            header = response.headers["Content-Disposition"]
            assert re.fullmatch(r"""attachment; filename(="([^"\\]|\\.)*"|\*=utf-8''[\w.%~!#$&+^`|-]+)""", header), (
                header
            )


def test_nobody_names_a_deputy_for_somebody_else_by_a_field_of_their_own(service: Service):
    other = User.objects.get(email="head@sample.example")
    with undone():
        before = Deputyship.objects.count()
        fields = both_sides.form(service, "organisations:deputies")
        mine = {"principal": other.pk, "person": other.pk, "user": other.pk, "deputy": "head@rights.example"}
        service.visitor("officer").post(reverse("organisations:deputies"), fields | mine)
        made = Deputyship.objects.latest("pk")
        assert (Deputyship.objects.count(), made.principal.email) == (before + 1, "officer@rights.example")


def test_many_roles_are_not_given_outside_of_what_one_administers(service: Service):
    with undone():
        before = Membership.objects.count()
        day = timezone.localdate().isoformat()
        for unit in ("nghe-an", "ban-doi-ngoai"):
            service.visitor("administrator").post(service.address("organisations:give_many", "own"), {
                "rows": f"evil@rights.example;Evil;{unit};administrator;{day}", "step": "do", "unit": unit,
            })  # fmt: skip
        assert Membership.objects.count() == before


def test_a_succession_is_begun_by_no_other_unit_than_that_of_the_page(service: Service):
    foreign = Unit.objects.get(code="nghe-an")
    with undone():
        before = Succession.objects.count()
        for fields in ({"others": "nghe-an"}, {"successors": "nghe-an"}, {"unit": foreign.pk, "pk": foreign.pk}):
            service.visitor("administrator").post(service.address("successions:new", "own"), {
                "kind": "merge", "takes_effect_on": timezone.localdate().isoformat(), "document": "47-CT/TW",
                "successors": "ha-tinh", **fields, "step": "do", "seen": "x",
            })  # fmt: skip
        assert Succession.objects.count() == before
        assert Unit.objects.get(pk=foreign.pk).until_on is None


@pytest.mark.django_db
def test_a_deputy_does_no_more_once_the_principal_was_barred_or_lost_the_role(client):
    unit = UnitFactory()
    head = MembershipFactory(unit=unit, role=Role.HEAD)
    deputy, today = MembershipFactory(unit=UnitFactory(), role=Role.CLERK).user, timezone.localdate()
    made = actions.name_deputy(
        principal=head.user, deputy=deputy, from_on=today, until_on=today, by=None, at=timezone.now()
    )
    client.force_login(deputy)
    client.post(reverse("organisations:act_for", args=[made.pk]))
    assert client.get(reverse("commitments:board")).status_code == 200
    inner = reverse("plans:list")
    assert client.get(inner).status_code == 200

    actions.bar(membership=head, by=None, at=timezone.now())

    assert "Act for myself again" not in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "X" * 5000])
def test_no_other_methods_are_answered_than_pages_use(client, method):
    client.force_login(person())

    answer = client.generic(method, "/", headers={"x-secret": "of a cookie"})

    assert answer.status_code == 405
    assert b"of a cookie" not in answer.content
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.django_db
def test_what_is_refused_is_logged_with_who_asked(client, caplog):
    user = MembershipFactory(role=Role.OBSERVER).user
    client.force_login(user)
    unit = UnitFactory()
    with caplog.at_level(logging.WARNING, logger="chancellery.refused"):
        client.post(reverse("organisations:close_unit", args=[unit.pk]))
        client.get("/commitments/999999/")
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(user)
        careful.post("/sign-out")
        Client().get("/documents/1/\n2026-01-01 WARNING forged")

    said = [record.getMessage() for record in caplog.records if record.name == "chancellery.refused"]
    assert [line.split(":")[0] for line in said] == ["Refused 403", "Refused 404", "Refused 403", "Refused 404"]
    assert [f"user {user.pk}," in line for line in said] == [True, True, True, False]
    assert not any("\n" in line for line in said)


@pytest.mark.parametrize(
    ("behind", "sent", "seen"),
    [
        (False, {"x-forwarded-for": "203.0.113.9"}, "127.0.0.1"),
        (True, {"x-forwarded-for": "6.6.6.6, 203.0.113.9"}, "203.0.113.9"),
        (True, {"x-forwarded-for": "203.0.113.9"}, "203.0.113.9"),
        (True, {"x-real-ip": "6.6.6.6"}, ""),
    ],
)
def test_the_machine_is_the_one_that_our_own_proxy_saw(settings, behind, sent, seen):
    settings.BEHIND_PROXY = behind

    assert machine(RequestFactory().get("/", headers=sent)) == seen


def in_an_office(script, **environment):
    """Return what a script prints in a process with settings of its own."""
    known = {
        "PATH": "/usr/bin:/bin",
        "CHANCELLERY_SECRET_KEY": "k" * 50,
        "DJANGO_SETTINGS_MODULE": "chancellery.config.settings",
    }
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=HOME, env=known | environment
    )
    return told.stdout.split()


@pytest.mark.parametrize(("behind", "secure"), [("0", "False"), ("1", "True")])
def test_nobody_but_our_proxy_says_that_a_line_is_closed(behind, secure):
    script = (
        "import django; django.setup(); from django.test import RequestFactory;"
        "print(RequestFactory().get('/', headers={'x-forwarded-proto': 'https'}).is_secure())"
    )

    assert in_an_office(script, CHANCELLERY_BEHIND_PROXY=behind) == [secure]


def test_behind_tls_cookies_are_bound_to_the_host_and_subdomains_too_stay_with_tls():
    script = (
        "from chancellery.config import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, s.COOKIE_PREFIX + 'theme',"
        " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.LANGUAGE_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY)"
    )

    said = in_an_office(script, CHANCELLERY_SECURE="1")

    assert [name.startswith("__Host-") for name in said[:4]] == [True] * 4
    assert said[4:] == ["True", "True", "True"]
    assert in_an_office(script, CHANCELLERY_SECURE="1", CHANCELLERY_HSTS_SUBDOMAINS="0")[4] == "False"


def test_no_cookie_is_set_but_under_the_names_of_ours():
    setting = [path for path in SOURCES if re.search(r"\.set_cookie\(|cookie_name", path.read_text(encoding="utf-8"))]

    assert sorted(str(path.relative_to(HOME)) for path in setting) == [
        "chancellery/ui/message_storage.py", "chancellery/ui/views.py"
    ]  # fmt: skip
    assert all("settings.COOKIE_PREFIX" in path.read_text(encoding="utf-8") for path in setting)


@pytest.mark.django_db
def test_signing_out_tells_the_browser_to_forget(client):
    client.force_login(person())

    answer = client.post("/sign-out", secure=True)

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_the_key_that_is_made_is_readable_to_its_account_alone(tmp_path):
    script = "from chancellery.config import settings; print(len(settings.SECRET_KEY))"
    known = {"CHANCELLERY_VAR": str(tmp_path), "CHANCELLERY_SECRET_KEY": ""}

    first, again = in_an_office(script, **known), in_an_office(script, **known)

    kept = tmp_path / "secret-key"
    assert (first, again) == ([str(len(kept.read_text()))], first)
    assert stat.S_IMODE(os.stat(kept).st_mode) == 0o600


def calls(tree: ast.AST, names: set[str]):
    """Yield the calls of ``something.name`` for each of ``names``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
            yield node


#: Modules that make patterns of words of our own data files, and escape them.
PATTERNS_OF_DATA = ("chancellery/reading/",)


def test_no_pattern_is_made_of_what_somebody_sends():
    found = []
    for path in SOURCES:
        name = str(path.relative_to(HOME))
        if name.startswith(PATTERNS_OF_DATA):
            continue
        for call in calls(
            ast.parse(path.read_text(encoding="utf-8")), {"compile", "search", "match", "sub", "findall"}
        ):
            if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "re") or not call.args:
                continue
            parts = [one.value for one in ast.walk(call.args[0]) if isinstance(one, ast.FormattedValue)]
            loose = [
                part for part in parts
                if not (isinstance(part, ast.Call) and ast.unparse(part.func) == "re.escape")
                and not (isinstance(part, ast.Name) and part.id.isupper())
            ]  # fmt: skip
            if loose or not isinstance(call.args[0], ast.Constant | ast.JoinedStr | ast.Name | ast.Call):
                found.append(f"{name}:{call.lineno}: {ast.unparse(call.args[0])[:80]}")

    assert found == []


def test_no_request_is_read_by_any_of_its_fields_alike():
    """A form reads what was posted, a filter what stands in the address; nothing reads both."""
    both = re.compile(
        r"request\.REQUEST\b|get_request_param|\{\*\*request\.(?:GET|POST)|request\.GET\s*\|\s*request\.POST"
    )

    assert [str(path.relative_to(HOME)) for path in SOURCES if both.search(path.read_text(encoding="utf-8"))] == []


def test_sessions_hold_nothing_that_is_unpickled():
    from django.conf import settings

    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"
    assert [
        path.name
        for path in SOURCES
        if re.search(r"^\s*(?:import|from) (?:pickle|marshal|shelve)\b", path.read_text(encoding="utf-8"), re.M)
    ] == []


@pytest.mark.django_db
def test_old_links_are_not_lengthened_by_asking_again(client):
    user = person()
    before = timezone.now() - timedelta(hours=2)
    secret = actions.make_sign_in_link(user=user, at=before, lifetime=timedelta(hours=1))
    actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=timedelta(hours=1))

    assert client.post(f"/sign-in/{secret}").status_code == 410
    assert UserFactory.build().pk is None
