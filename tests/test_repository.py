"""The repository keeps its own rules: layers, migrations, pages, documentation."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from chancellery.cli import COMMANDS
from chancellery.config.places import HOME

#: Moments and people that stand alone, and why.
ALONE = {
    ("StoredFile", "stored_at"): "the same bytes may come from several people; what refers to them says who",
    ("AuditSeal", "sealed_at"): "the server does it",
    ("FormerValues", "changed_at"): "a trigger does it; the trail says who",
    ("TallyChange", "happened_at"): "a trigger does it; the trail says who",
    ("User", "joined_at"): "the trail says who added the person",
    ("SignInLink", "made_at"): "the trail says who made it",
    ("SignInLink", "expires_at"): "nobody does it",
    ("SignInLink", "used_at"): "its user",
    ("Invitation", "made_at"): "the trail says who sent it",
    ("Invitation", "expires_at"): "nobody does it",
    ("Invitation", "accepted_at"): "whoever was invited",
    ("Session", "began_at"): "its user",
    ("Session", "seen_at"): "its user",
    ("SignInRequest", "asked_at"): "nobody is signed in yet",
    ("Text", "added_at"): "its file says who added it",
    ("Entry", "first_at"): "the server brings it in",
    ("SavedSearch", "saved_at"): "its user",
    ("SavedSearch", "seen_at"): "its user",
    ("SavedSearch", "told_at"): "the server writes the letter",
}
DOCUMENTS = sorted([HOME / "README.md", *(HOME / "docs").rglob("*.md")])


def _models():
    return [model for model in apps.get_models() if model.__module__.startswith("chancellery.")]


def test_moments_and_people_come_in_pairs():
    alone = set()
    for model in _models():
        names = {field.name for field in model._meta.fields}
        for name in names:
            stem, end = name[:-3], name[-3:]
            if (end == "_at" and f"{stem}_by" not in names) or (end == "_by" and f"{stem}_at" not in names):
                alone.add((model.__name__, name))

    assert alone == set(ALONE)


def test_days_moments_and_people_are_named_as_such():
    endings = {"DateField": "_on", "DateTimeField": "_at"}
    named = {
        ("AuditEntry", "at"),
        ("User", "last_login"),
        ("Session", "expire_date"),
    }  # the trail's one moment; Django's own
    wrong = [
        (model.__name__, field.name)
        for model in _models()
        for field in model._meta.fields
        if (ending := endings.get(type(field).__name__))
        and not field.name.endswith(ending)
        and (model.__name__, field.name) not in named
    ]

    assert wrong == []


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", sorted((HOME / "chancellery").glob("*/migrations/0*.py")), ids=lambda path: path.stem)
def test_migrations_never_import_our_code(path):
    imported = re.findall(r"^(?:from|import) (chancellery\S*)", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert imported == []


def test_imports_keep_to_their_layers():
    program = Path(sys.executable).with_name("lint-imports")

    told = subprocess.run([str(program), "--no-cache"], cwd=HOME, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout


def _names(patterns, space: str = "") -> set[str]:
    names = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            names |= _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            names.add(f"{space}{pattern.name}")
    return names


#: Addresses that are no pages: they only take what a form sends, or answer with something else than a page.
NO_PAGES = {
    "ui:theme",
    "ui:language",
    "ui:styles",
    "organisations:sign_in_link",
    "organisations:sign_out",
    "invitation",  # there is one once somebody is invited; its tests walk it
    "mfa_list_webauthn",
    "mfa_add_webauthn",  # a browser with a passkey walks these
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "openid_connect_login",  # these two lead to the office's own provider; a test with one walks them
    "openid_connect_callback",
    "mfa_authenticate",  # these four show something only on the way in, or to who has a factor; a journey walks them
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "account_reauthenticate",
    "account_change_password",  # leads on to the first password, for the people of the sample
    "account_reset_password_from_key",
    "accounts:end_session",
    "accounts:end_other_sessions",
    "organisations:language",
    "intake:accept_all",
    "intake:judge",
    "intake:join",
    "intake:part",
    "carrying:refuse",
    "carrying:stop",
    "commitments:submit",
    "commitments:bulk_act",  # there is one once somebody has done it; a journey walks it
    "commitments:undo",
    "commitments:no_longer_at_risk",
    "commitments:answer",
    "commitments:request",  # there is one once somebody has asked; a journey walks it
    "commitments:accept",
    "commitments:return",
    "commitments:stop_implementing",
    "commitments:evidence",
    "commitments:drop_evidence",
    "plans:adopt",
    "plans:leave_out",
    "plans:take_back",
    "plans:name_superior",
    "plans:drop_superior",
    "plans:discard",
    "plans:preview",
    "reviews:word",
    "plans:split",
    "plans:move",
    "plans:drop",
    "coverage:link",
    "search:save",
    "search:again",  # leads on to the results
    "search:forget",
    "successions:succession",  # there is one once somebody has carried it out; a journey walks it
    "successions:put_back",
    "translations:review",
    "organisations:withdraw_deputy",
    "organisations:act_for",
    "organisations:stop_acting",
}


def test_every_address_is_a_page_we_visit_or_is_known_to_be_none():
    from chancellery.config.pages import PAGES

    assert _names(get_resolver().url_patterns) == set(PAGES) | NO_PAGES
    assert set(PAGES) & NO_PAGES == set()


def test_the_commands_of_the_documentation_exist():
    told = {
        (path.name, command)
        for path in DOCUMENTS
        for command in re.findall(r"\./run ([a-z][a-z-]+)\b", path.read_text(encoding="utf-8"))
    }

    assert {command for _name, command in told} >= {"read", "intake", "check", "sign-in", "bench"}
    assert [one for one in told if one[1] not in COMMANDS] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HOME)))
def test_links_of_the_documentation_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    dead = [link for link in links if "://" not in link and not (path.parent / link).exists()]

    assert dead == []


def _settings_told(page: str) -> set[str]:
    """Return the settings a page names; ``CHANCELLERY_SMTP_HOST``, ``_PORT`` names two."""
    told = set()
    for first, *others in (re.findall(r"`(\w+)`", line) for line in page.splitlines() if "`CHANCELLERY_" in line):
        told |= {first, *(first.rpartition("_")[0] + other for other in others if other.startswith("_"))}
    return {name for name in told if name.startswith("CHANCELLERY_")}


def test_every_setting_is_documented_and_exists():
    inner = {"CHANCELLERY_SERVER"}  # how the server tells its workers who started them
    used = set()
    for path in [*(HOME / "chancellery").rglob("*.py"), HOME / "conftest.py"]:
        used |= set(re.findall(r"\bCHANCELLERY_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    told = _settings_told((HOME / "docs/reference/settings.md").read_text(encoding="utf-8"))

    assert used - inner - told == set()
    assert told - used == set()


def test_every_file_that_the_code_reads_goes_into_the_wheel():
    told = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packed = {pattern.removeprefix("**/*") for pattern in told["package-data"]["chancellery"]} | {".py"}
    made = {".pyc", ".mo"}  # on each machine, from what is packed
    files = [path for path in (HOME / "chancellery").rglob("*") if path.is_file() and "tests" not in path.parts]

    assert [str(path) for path in files if path.suffix not in packed | made] == []
    assert [str(path) for path in files if path.suffix == ".py" and not (path.parent / "__init__.py").exists()] == []


SECURITY = HOME / "docs/reference/security.md"
#: No., what it asks, verdict, shown by, note.
_DEMAND = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


def test_every_test_that_the_page_of_security_names_exists():
    text = SECURITY.read_text(encoding="utf-8")
    there = {
        name
        for folder in (HOME / "tests", HOME / "chancellery")
        for path in folder.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert set(re.findall(r"`(test_\w+)`", text)) - there == set()


def test_every_demand_has_a_verdict_and_every_met_one_what_shows_it():
    demands = _DEMAND.findall(SECURITY.read_text(encoding="utf-8"))
    counts = {verdict: sum(one[2] == verdict for one in demands) for verdict in ("met", "not met", "not applicable")}
    told = re.search(r"of (\d+) demands (\d+) are met, (\d+) are not, (\d+) do not apply", SECURITY.read_text("utf-8"))

    assert sum(counts.values()) == len(demands)
    assert told is not None
    assert [int(one) for one in told.groups()] == [len(demands), *counts.values()]
    assert [
        no
        for no, _asks, verdict, shown, note in demands
        if verdict == "met"
        and not (shown.strip() or "](" in note or "below" in note.lower() or "any number" in note.lower())
    ] == []
    assert [no for no, _asks, verdict, _shown, note in demands if verdict != "met" and not note.strip()] == []
    assert len({one[0] for one in demands}) == len(demands)


def test_every_rule_that_the_page_of_input_names_is_kept_by_the_database_or_stands_in_a_file():
    text = (HOME / "docs/reference/input.md").read_text(encoding="utf-8")
    kept = {constraint.name for model in apps.get_models() for constraint in model._meta.constraints}
    named = set(re.findall(r"`(\w+_\w+_\w+)`", text))

    assert len(named) > 30
    assert named - kept == set()
    assert [
        path for path in re.findall(r"`(\w+/[\w/]+\.\w+)`", text) if not (HOME / "chancellery" / path).is_file()
    ] == []
