"""The commands that need the database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from chancellery.intake.actions import Outcome
    from chancellery.organisations.models import Unit

#: How long a link from the shell waits to be used.
LINK_LIFETIME = timedelta(hours=12)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, with the database at hand (for maintenance)."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        from django.core.management import execute_from_command_line

        execute_from_command_line(["./run manage", *arguments])


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--unit", "code", help="The code of the unit whose register they come to; the topmost unit if not given.")
def intake(paths: tuple[Path, ...], code: str | None) -> None:
    """Take in files, and whole folders of them. A person confirms each reading later, on its page.

    What a mail or a zip archive holds is taken in file by file.

    A file that came in before is left as it is. A file that cannot be taken in, or of which little can be read, gets
    one sentence, and the others go on; then the exit code is 2.
    """
    with acting():
        from django.utils import timezone

        from chancellery.intake import actions

        unit, names = _register_of(code), list(_files(paths))
        with click.progressbar(length=len(names), label="Reading", file=sys.stderr) as bar:
            troubled = False
            for name in names:
                paper = actions.Paper.at(name)
                for outcome in actions.take_in_many(papers=[paper], unit=unit, by=None, at=timezone.now()):
                    troubled |= _tell(f"{name}{outcome.name.removeprefix(paper.name)}", outcome)
                bar.update(1)
    if troubled:
        sys.exit(2)


@click.command()
def check() -> None:
    """Ask the whole database whether every rule of the records holds. The exit code is 1 when one does not."""
    with _ready():
        from chancellery.config import check as records

        broken = 0
        for verdict in records.verdicts():
            broken += bool(verdict.broken)
            mark = click.style("✗", fg="red") if verdict.broken else click.style("✓", fg="green")
            click.echo(f"{mark} {verdict.sentence}" + (f" Broken by {verdict.broken}:" if verdict.broken else ""))
            for record in verdict.first:
                click.echo(f"    {record}")
            if verdict.broken > len(verdict.first):
                click.echo(f"    … and {verdict.broken - len(verdict.first)} more")
        click.echo(f"{len(records.INVARIANTS)} rules asked, {broken} broken." if broken else "Everything holds.")
    if broken:
        sys.exit(1)


@click.command()
def sample() -> None:
    """Load the sample service into an empty database."""
    with acting():
        from django.utils import timezone

        from chancellery.config import sample as service
        from chancellery.organisations.models import Unit

        if Unit.objects.exists():
            raise click.ClickException("This database holds units already; the sample is for an empty one.")
        service.load(now=timezone.now())
        click.echo("The sample service is loaded. Serve it with: ./run")


@click.command("sign-in")
@click.argument("email")
@click.option("--address", default="http://127.0.0.1:8000", show_default=True, help="Where the site is.")
def sign_in(email: str, address: str) -> None:
    """Print a link that signs a person in once, within 12 hours."""
    with acting():
        from django.urls import reverse
        from django.utils import timezone

        from chancellery.organisations import actions
        from chancellery.organisations.models import User

        user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
        if user is None:
            raise click.ClickException(f"Nobody signs in with {email}.")
        secret = actions.make_sign_in_link(user=user, at=timezone.now(), lifetime=LINK_LIFETIME)
        click.echo(address.rstrip("/") + reverse("organisations:sign_in_link", args=[secret]))


@click.command("reset-factors")
@click.argument("email")
@click.option("--made-sure", prompt=True, help="How you made sure that it is they who ask; the trail keeps it.")
def reset_factors(email: str, made_sure: str) -> None:
    """Take the second factors off somebody whom no administrator can help; the password or a link lets them in."""
    with acting():
        from django.utils import timezone

        from chancellery.accounts import actions
        from chancellery.core.refusals import Refusal
        from chancellery.organisations.models import Membership

        held = Membership.objects.select_related("user", "unit").filter(user__email__iexact=email.strip()).first()
        if held is None:
            raise click.ClickException(f"Nobody with a role signs in with {email}.")
        try:
            actions.reset_factors(membership=held, made_sure=made_sure, by=None, at=timezone.now())
        except Refusal as refusal:
            raise click.ClickException(str(refusal)) from refusal
        click.echo(f"{held.user.full_name} signs in without a second factor until they add one.")


@click.command("renew-secrets")
def renew_secrets() -> None:
    """Encrypt the secrets of second factors by the present key, so that a former one may be forgotten."""
    with acting():
        from cryptography.fernet import InvalidToken
        from django.utils import timezone

        from chancellery.accounts import actions

        try:
            count = actions.renew_secrets(by=None, at=timezone.now())
        except InvalidToken:
            raise click.ClickException(
                "A secret is kept under a key that CHANCELLERY_SECRET_KEY_FALLBACKS does not name; nothing was changed."
            ) from None
        click.echo(f"{count} secrets are kept under the present key.")


@contextmanager
def _ready() -> Iterator[None]:
    """Hold the database ready, its tables up to date, while a command runs."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.django_ready()
        prepare.tables()
        yield


@contextmanager
def acting() -> Iterator[None]:
    """As ``_ready``, for a command that changes something: its entries of the trail are chained when it ends."""
    with _ready():
        try:
            yield
        finally:
            from django.utils import timezone

            from chancellery.core.sealing import Sealer

            Sealer().chain_all(at=timezone.now())


def _register_of(code: str | None) -> Unit:
    from chancellery.organisations.models import Unit

    found = Unit.objects.filter(code=code) if code else Unit.objects.filter(parent=None)
    if len(found) == 1:
        return found[0]
    if code:
        raise click.ClickException(f"No unit has the code {code}.")
    if found:
        raise click.ClickException("There are several topmost units; say which with --unit CODE.")
    raise click.ClickException("This database holds no unit yet; start ./run first.")


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Walk the folders, in the order of their names; hidden files are nobody's papers."""
    for path in paths:
        if path.is_dir():
            found = (file for file in path.rglob("*") if file.is_file())
            yield from sorted(file for file in found if not _is_hidden(file.relative_to(path)))
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _tell(name: str, outcome: Outcome) -> bool:
    """Print what became of a file; return whether there was trouble with it."""
    from chancellery.intake import stored
    from chancellery.intake.actions import AlreadyIn

    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)  # the line of the progress bar, which is drawn again
    if outcome.intake is not None:
        lacking = stored.lacks(outcome.intake.reading)
        click.echo(f"{name}: taken in, to be confirmed")
        for doubt in lacking[:1]:
            click.echo(f"{name}: {doubt.message}", err=True)
        return bool(lacking)
    is_known = isinstance(outcome.refusal, AlreadyIn)
    click.echo(f"{name}: {outcome.refusal}", err=not is_known)
    return not is_known
