"""The command ``reading-changes``: what a change of the reading wins and loses, over the texts rules are written by."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Protocol, cast

import click

from chancellery.config.bench import labelled
from chancellery.config.places import HOME
from chancellery.reading import changes
from chancellery.reading.as_json import Json
from chancellery.reading.changes import Change

_CORPUS = HOME / "chancellery" / "reading" / "tests" / "open_corpus"
_WIDTH = 110
#: Text → its reading as JSON.
Readings = Mapping[str, Mapping[str, Json]]
GoldFact = tuple[str, str, str]


class Standing(Protocol):
    """Labels that are met, against those on record."""

    @property
    def won(self) -> Sequence[GoldFact]: ...
    @property
    def lost(self) -> Sequence[GoldFact]: ...


class Gold(Protocol):
    """What we use of the module that keeps the gold facts."""

    def standing(self) -> Standing: ...
    def record(self, found: Standing, *, reason: str | None) -> None: ...


@click.command("reading-changes")
@click.argument("old", default="HEAD")
@click.argument("new", required=False)
@click.option("--record", is_flag=True, help="Write down which labels are met now; their loss will fail the tests.")
@click.option("--accept-loss", "reason", metavar="REASON", help="With --record: give up what was lost, and say why.")
def reading_changes(old: str, new: str | None, record: bool, reason: str | None) -> None:
    """Show the facts that a change of the reading wins (+), loses (-) and says otherwise (~), with their quotes.

    OLD and NEW are commits, or files that `read --json` wrote; without NEW it is the work tree, without OLD the last
    commit. The texts are the open corpus and, where it lies beside the project, the field corpus; never those held out.
    """
    if reason is not None and not (record and reason.strip()):
        raise click.UsageError("--accept-loss goes with --record, and with a reason in words.")
    if record:
        sys.exit(_record(reason))
    texts = _texts()
    before, after = _readings(old, texts), _readings(new, texts)
    tally: Counter[str] = Counter()
    for name in sorted({*before, *after}):
        found = list(changes.between(before.get(name, {}), after.get(name, {})))
        if found:
            click.secho(name, bold=True)
        for change in found:
            tally[_sign(change)] += 1
            click.echo("\n".join(_lines(change)))
    click.echo(f"{tally['+']} won, {tally['-']} lost, {tally['~']} changed, in {len(texts)} texts.")


def _record(reason: str | None) -> int:
    """Write the record anew, and say what was won and lost; 1 when something was lost and not accepted."""
    gold = _gold()
    found = gold.standing()
    won, lost = found.won, found.lost
    gold.record(found, reason=reason)
    for sign, facts in (("+", won), ("-", lost)):
        for fact in facts:
            click.echo(f"{sign} {'  '.join(fact)}")
    click.echo(f"{len(won)} gold facts more, {len(lost)} lost{'' if reason is None else ' and given up'}.")
    if lost and reason is None:
        click.echo("What was lost stays on record and fails the tests. Give it up with --accept-loss REASON.", err=True)
        return 1
    return 0


def _gold() -> Gold:
    try:
        return cast(Gold, importlib.import_module("chancellery.reading.tests.gold"))
    except ModuleNotFoundError:
        raise click.ClickException("The labelled texts are not here: they lie with the tests of the reading.") from None


def _texts() -> list[Path]:
    """Return the texts that may be looked at."""
    texts = [*sorted(_CORPUS.glob("*.txt")), *labelled.field_texts()]
    if not texts:
        raise click.ClickException("The labelled texts are not here: they lie with the tests of the reading.")
    return texts


def _readings(version: str | None, texts: Sequence[Path]) -> Readings:
    """Return what a version reads in the texts: the work tree, a stored reading, or a commit."""
    if version is None:
        return _read_by(HOME, texts)
    if Path(version).is_file():
        return _by_name(Path(version).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="chancellery-reading-") as folder:
        _check_out(version, Path(folder))
        return _read_by(Path(folder), texts)


def _check_out(version: str, folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - git by its name; the version is checked by git and never a shell word
        ["git", "-C", str(HOME), "archive", "--format=tar", f"{version}^{{commit}}", "chancellery"],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise click.ClickException(f"{version} is neither a file nor a commit that can be read: {said[-1:]}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extraction_filter = staticmethod(tarfile.data_filter)
        archive.extractall(folder)  # noqa: S202 - what git writes of our own commit; before 3.11.4 nothing is filtered


def _read_by(home: Path, texts: Sequence[Path]) -> Readings:
    """Read the texts with the code that lies in ``home``."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "chancellery", "read", "--json", *map(str, texts)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(home), "PYTHONUTF8": "1"},
    )
    if done.returncode not in {0, 2}:
        raise click.ClickException(f"This version cannot read; it said:\n{done.stderr[-2000:]}")
    return _by_name(done.stdout)


def _by_name(lines: str) -> Readings:
    records = [json.loads(line) for line in lines.splitlines() if line.strip()]
    return {Path(record["source"]).name: record for record in records}


def _sign(change: Change) -> str:
    return "~" if change.was and change.is_ else "+" if change.is_ else "-"


def _lines(change: Change) -> Iterator[str]:
    """Yield the lines that tell of a change, in the colour of its sign."""
    colours = {"+": "green", "-": "red", "~": "yellow"}
    sign = _sign(change)
    yield click.style(f"  {sign} {change.kind}  «{_cut(_text(change.quote))}»", fg=colours[sign])
    for name, before, now in change.values:
        if sign == "~":
            yield f"        {name}: {' → '.join(_apart(_text(before), _text(now)))}"
        elif (value := now if change.is_ else before) not in (None, "", [], False):
            yield f"        {name}: {_cut(_text(value))}"


def _text(value: Json) -> str:
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _apart(*values: str) -> list[str]:
    """Cut values to where they begin to differ."""
    same = (len(set(signs)) == 1 for signs in zip(*values, strict=False))
    shared = sum(takewhile(bool, same))
    skipped = max(0, shared - _WIDTH // 4) if max(map(len, values)) > _WIDTH else 0
    return [_cut(("…" if skipped else "") + value[skipped:]) for value in values]


def _cut(words: str) -> str:
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
