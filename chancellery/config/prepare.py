"""What must be ready before the first page: tables, translations, static files, and a sample where there is nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import click

from chancellery.config import places, serving


def django_ready() -> None:
    """Load Django with the database that is at hand."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chancellery.config.settings")
    django.setup()


def everything(*, sample: bool = True) -> None:
    """Compile translations, migrate, collect static files, and load the sample into an empty database."""
    translations()
    django_ready()
    breached_passwords()
    tables()
    static_files()
    if sample:
        load_sample()
    months()


def breached_passwords() -> None:
    """See that the list of breached passwords can be read, where the office names one: nobody could set a password.

    Raises:
        click.ClickException: it cannot.
    """
    from django.conf import settings

    if settings.BREACHED_PASSWORDS:
        try:
            with Path(settings.BREACHED_PASSWORDS).open("rb"):
                pass
        except OSError as error:
            raise click.ClickException(f"CHANCELLERY_BREACHED_PASSWORDS cannot be read: {error}") from None


def tables() -> None:
    """Bring the database up to date, and let the account that serves use what is new."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
    serving.give_rights()


def translations() -> None:
    """Compile each ``.po`` whose ``.mo`` is missing or older. Babel does it: gettext need not be installed."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for po in (places.HOME / "chancellery" / "locale").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))


def static_files() -> None:
    """Collect and hash the static files when one of them changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = places.var() / "static.stamp"
    state = _fingerprint((places.HOME / "chancellery").glob("*/static/**/*"))
    if stamp.exists() and stamp.read_text() == state and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(state)


def _fingerprint(files: Iterable[Path]) -> str:
    import django

    told = [f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in sorted(files) if file.is_file()]
    return hashlib.sha256("\n".join([django.__version__, *told]).encode()).hexdigest()


def load_sample() -> None:
    """Load the sample service when the database holds no unit yet."""
    from chancellery.organisations.models import Unit

    if Unit.objects.exists():
        return
    from django.utils import timezone

    from chancellery.commitments.actions import fold_changes
    from chancellery.config import sample
    from chancellery.core.sealing import Sealer
    from chancellery.organisations.queries import today
    from chancellery.search.actions import index_waiting

    click.echo("Loading the sample service …")
    sample.load(now=timezone.now())
    # all at once this takes five megabytes, which a worker that did it would keep
    fold_changes(today=today())
    Sealer().chain_all(at=timezone.now())
    index_waiting()


def months() -> None:
    """Keep the figures of the months that ended while no server was running."""
    from chancellery.commitments import actions
    from chancellery.organisations.queries import today

    actions.keep_months(today=today())


def ways_in(address: str) -> list[str]:
    """Return the lines that tell a person how to sign in, with a fresh one-time link per role of the sample."""
    from django.utils import timezone

    from chancellery.config import sample

    lines = [f"Chancellery is at {address}"]
    if links := sample.sign_in_links(address, at=timezone.now()):
        lines += ["One-time sign-in links (each works once, for 12 hours):", *links]
    else:
        lines.append("Make a sign-in link with: ./run sign-in E-MAIL")
    return [*lines, "Ctrl-C ends it."]
