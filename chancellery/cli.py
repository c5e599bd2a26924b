"""The command line. Each command imports what it needs when it runs: ``read`` must start without Django."""

from __future__ import annotations

import importlib
import sys
from typing import cast

import click

#: Command → module and attribute, loaded when the command is asked for.
COMMANDS = {
    "read": "chancellery.reading.command:read_command",
    "intake": "chancellery.config.commands:intake",
    "check": "chancellery.config.commands:check",
    "audit": "chancellery.config.audit:audit",
    "fold": "chancellery.config.fold:fold",
    "index": "chancellery.config.searching:index",
    "sweep": "chancellery.config.sweep:sweep",
    "sample": "chancellery.config.commands:sample",
    "succeed": "chancellery.config.succeed:succeed",
    "translations": "chancellery.config.translating:translations",
    "sign-in": "chancellery.config.commands:sign_in",
    "reset-factors": "chancellery.config.commands:reset_factors",
    "renew-secrets": "chancellery.config.commands:renew_secrets",
    "found": "chancellery.config.found:found",
    "reading-changes": "chancellery.config.reading_changes:reading_changes",
    "bench": "chancellery.config.bench:bench",
    "manage": "chancellery.config.commands:manage",
}


class Chancellery(click.Group):
    """A group that loads its commands late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), attribute))


@click.group(cls=Chancellery, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Where to serve.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.pass_context
def chancellery(context: click.Context, port: int, host: str) -> None:
    """Chancellery: from the directive to the result. Without a command it serves the site."""
    if context.invoked_subcommand is None:
        from chancellery.config.serve import serve

        serve(host=host, port=port)


def main() -> None:
    """Run a command; what we foresee becomes one sentence and exit code 2."""
    from chancellery.config.errors import DatabaseTrouble

    try:
        chancellery.main(prog_name="./run", standalone_mode=True)
    except DatabaseTrouble as trouble:
        click.echo(str(trouble), err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
