"""The commands that send texts out to be translated, and bring them back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chancellery.config.commands import acting

if TYPE_CHECKING:
    from chancellery.translations.kinds import Kind
    from chancellery.translations.tables import Verdict

KIND = click.option("--kind", "code", help="document, provision, commitment, report or unit; all if not given.")
LANGUAGE = click.option("--language", required=True, help="Into which language, as a code: pl.")
#: So many texts are given to a translator at once.
AT_ONCE = 50


@click.group()
def translations() -> None:
    """Send texts out to be translated, and bring them back with their state."""


@translations.command()
@LANGUAGE
@KIND
def export(language: str, code: str | None) -> None:
    """Print as CSV all that is not there in a language, or stale: fill the column `words`, and import the file."""
    with acting():
        from chancellery.translations import tables

        for line in tables.lines_of(_kinds(code), language):
            click.echo(line, nl=False)


@translations.command("import")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="", help="The machine that translated, with its version; people review it later.")
@click.option("--by", "email", help="The address of the person who translated.")
@click.option("--preview", is_flag=True, help="Only say what would become of each row; nothing is changed.")
def import_(path: Path, source: str, email: str | None, preview: bool) -> None:
    """Bring a table of translations in, of a machine or of a person. What came in before is left as it is."""
    if bool(source.strip()) == bool(email):
        raise click.ClickException("Say either with --source which machine translated, or with --by who did.")
    with acting():
        from django.db import transaction
        from django.utils import timezone

        from chancellery.organisations.models import User
        from chancellery.translations import tables

        by = User.objects.filter(email__iexact=(email or "").strip(), is_active=True).first()
        if email and by is None:
            raise click.ClickException(f"Nobody signs in with {email}.")
        try:
            rows = tables.rows_in(path.read_text(encoding="utf-8"))
        except tables.NoSuchColumn as missing:
            raise click.ClickException(f"The first row must name the columns; missing: {missing}.") from None
        with transaction.atomic():
            verdicts = tables.bring_in_all(rows, source=source.strip(), by=by, at=timezone.now())
            transaction.set_rollback(preview)
        if preview:
            click.echo("Nothing was changed: this was a preview.")
    if _tell(verdicts):
        sys.exit(2)


@translations.command()
@LANGUAGE
@KIND
@click.option("--with", "name", required=True, help="The name of a translator that a package beside us offers.")
def machine(language: str, code: str | None, name: str) -> None:
    """Let a translator that you installed translate what is not there in a language, or stale."""
    with acting():
        from django.utils import timezone

        from chancellery.translations import tables, translators

        try:
            translator = translators.get(name)
        except translators.UnknownTranslator as unknown:
            raise click.ClickException(str(unknown)) from None
        verdicts = []
        try:
            for rows in tables.translated_by(translator, _kinds(code), language, at_once=AT_ONCE):
                # each lot is kept: a machine that fails later loses nothing
                verdicts += tables.bring_in_all(rows, source=translator.name, by=None, at=timezone.now())
        except translators.TalksNonsense as nonsense:
            raise click.ClickException(str(nonsense)) from None
    if _tell(verdicts):
        sys.exit(2)


def _kinds(code: str | None) -> Sequence[Kind]:
    from chancellery.translations.kinds import KINDS

    found = [kind for kind in KINDS if code in {None, kind.code}]
    if not found:
        raise click.ClickException(f"There is no kind “{code}”; known are: {', '.join(kind.code for kind in KINDS)}.")
    return found


def _tell(verdicts: Iterable[Verdict]) -> bool:
    """Print what became of the rows; return whether one was left out."""
    counted = {"brought in": 0, "as before": 0, "left out": 0}
    for one in verdicts:
        counted["left out" if one.fault else "brought in" if one.is_new else "as before"] += 1
        if one.fault:
            click.echo(f"line {one.row.line}: {one.fault}", err=True)
    click.echo(", ".join(f"{count} {what}" for what, count in counted.items()) + ".")
    return bool(counted["left out"])
