"""Found a service of one's own: its first unit and the person who administers it, instead of the sample."""

from __future__ import annotations

import click

#: Those of the settings, which are not loaded before the command runs.
LANGUAGES = ["vi", "en", "fr", "pl", "pt"]


@click.command()
@click.option("--code", required=True, help="The unit's code, short and lasting: letters, digits and hyphens.")
@click.option("--name", required=True, help="The unit's name.")
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Of name and person.")
@click.option("--kind", default="other", show_default=True, help="central, ministry, province, department, commune …")
@click.option("--email", required=True, help="The administrator's address.")
@click.option("--person", required=True, help="The administrator's full name.")
def found(code: str, name: str, language: str, kind: str, email: str, person: str) -> None:
    """Found a service in an empty database: the topmost unit and its administrator; no sample is loaded then."""
    from chancellery.config import database, prepare

    with database.at_hand():
        prepare.everything(sample=False)
        from django.utils import timezone

        from chancellery.core.sealing import Sealer

        link = _found(code, {language: name}, kind, email, person, language)
        Sealer().chain_all(at=timezone.now())
        click.echo(f"{name} is founded. {person} signs in once with this address, after ./run was started:")
        click.echo(f"http://127.0.0.1:8000{link}")


def _found(code: str, names: dict[str, str], kind: str, email: str, person: str, language: str) -> str:
    """Return the path of the administrator's first sign-in link."""
    from datetime import timedelta

    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email, validate_slug
    from django.db import transaction
    from django.urls import reverse
    from django.utils import timezone

    from chancellery.core.refusals import Refusal
    from chancellery.organisations import actions
    from chancellery.organisations.enums import Role, UnitKind
    from chancellery.organisations.models import Unit

    if Unit.objects.exists():
        raise click.ClickException("This database already holds a service. Units are added on its pages.")
    if kind not in UnitKind.values:
        raise click.ClickException(f"{kind} is no kind of unit. There are: {', '.join(UnitKind.values)}.")
    now, today = timezone.now(), timezone.localdate()
    try:
        validate_slug(code)
        validate_email(email)
        with transaction.atomic():
            unit = actions.open_unit(
                code=code, kind=UnitKind(kind), names=names, parent=None, from_on=today, by=None, at=now
            )
            user = actions.add_user(email=email, full_name=person, language=language, by=None, at=now)
            actions.give_role(user=user, unit=unit, role=Role.ADMINISTRATOR, from_on=today, by=None, at=now)
            secret = actions.make_sign_in_link(user=user, at=now, lifetime=timedelta(days=1))
    except (Refusal, ValidationError) as refused:
        told = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
        raise click.ClickException(told) from None
    return reverse("organisations:sign_in_link", args=[secret])
