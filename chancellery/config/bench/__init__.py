"""How fast is it, on this machine? Figures for people or as JSON; the service's own data is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from chancellery.config.bench import report
from chancellery.config.bench.report import Figures


@click.group()
def bench() -> None:
    """Measure how fast it is, on this machine."""


def _told(as_json: bool, title: str, measure: Callable[[], Figures]) -> None:
    circumstances = report.circumstances()
    figures = measure()
    if as_json:
        click.echo(json.dumps({"bench": title, **circumstances, **figures.as_json()}, ensure_ascii=False))
        return
    click.echo(figures.as_table())
    click.echo(_sentence(circumstances))


def _sentence(circumstances: Mapping[str, object]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in circumstances.items())


_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@bench.command("pages")
@_json
@click.option("--rounds", default=20, show_default=True, type=click.IntRange(3), help="How often each is asked for.")
def measure_pages(as_json: bool, rounds: int) -> None:
    """Server time and queries of every page, on a fresh sample service in a database of its own."""
    from chancellery.config.bench import pages

    _told(as_json, "pages", lambda: pages.measure(rounds=rounds))


@bench.command("read")
@_json
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def measure_reading(as_json: bool, paths: tuple[Path, ...]) -> None:
    """Reading speed and memory, on the given texts or on those of the sample."""
    from chancellery.config.bench import texts

    _told(as_json, "read", lambda: texts.measure(paths))


@bench.command("list")
@_json
@click.option("--connections", default=32, show_default=True, type=click.IntRange(1, 512))
@click.option("--seconds", default=10, show_default=True, type=click.IntRange(1, 120))
def measure_list(as_json: bool, connections: int, seconds: int) -> None:
    """Requests a second for a list of 50 rows, over HTTP from the real server, and the server's memory."""
    from chancellery.config.bench import traffic

    _told(as_json, "list", lambda: traffic.measure(connections=connections, seconds=seconds))


@bench.command("coverage")
@_json
@click.option("--rows", default=60, show_default=True, type=click.IntRange(1, 200), help="Duties of the directive.")
@click.option("--columns", default=70, show_default=True, type=click.IntRange(1, 400), help="Provinces.")
@click.option("--leaves", default=28, show_default=True, type=click.IntRange(1, 500), help="Commitments in a cell.")
@click.option("--rounds", default=30, show_default=True, type=click.IntRange(5), help="How often it is asked for.")
def measure_coverage(as_json: bool, rows: int, columns: int, leaves: int, rounds: int) -> None:
    """Server time, queries and size of the coverage matrix, over a directive that all provinces carry out."""
    from chancellery.config.bench import coverage

    _told(as_json, "coverage", lambda: coverage.measure(rows=rows, columns=columns, leaves=leaves, rounds=rounds))


@bench.command("search")
@_json
@click.option("--size", default=200_000, show_default=True, type=click.IntRange(500), help="Records to look among.")
@click.option("--rounds", default=60, show_default=True, type=click.IntRange(5), help="How often each sort is asked.")
def measure_search(as_json: bool, size: int, rounds: int) -> None:
    """How long finding takes with rights applied, whether every number is found, how long one record takes to enter."""
    from chancellery.config.bench import search

    _told(as_json, "search", lambda: search.measure(size=size, rounds=rounds))


@bench.command("start")
@_json
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1, 50))
def measure_start(as_json: bool, rounds: int) -> None:
    """How long the command `read` takes from nothing, and how long a second start of the server."""
    from chancellery.config.bench import starting

    _told(as_json, "start", lambda: starting.measure(rounds=rounds))


@bench.command("cascade")
@_json
@click.option("--size", default=10_000, show_default=True, type=click.IntRange(1_000), help="Commitments to make.")
@click.option("--seconds", default=10, show_default=True, type=click.IntRange(1, 120), help="How long is written.")
def measure_cascade(as_json: bool, size: int, seconds: int) -> None:
    """Boards, branches, reports and moves over a service of any size, and whether every figure is exact."""
    from chancellery.config.bench import cascade

    _told(as_json, "cascade", lambda: cascade.measure(size=size, seconds=seconds))


@bench.command("successions")
@_json
@click.option("--size", default=100_000, show_default=True, type=click.IntRange(1_000), help="Commitments to make.")
def measure_successions(as_json: bool, size: int) -> None:
    """How long it takes 63 provinces to become 34 while the level below them ends, and whether anything is lost."""
    from chancellery.config.bench import successions

    _told(as_json, "successions", lambda: successions.measure(size=size))


@bench.command("lists")
@_json
@click.option("--size", default=100_000, show_default=True, type=click.IntRange(1_000), help="Commitments to make.")
@click.option(
    "--rounds", default=20, show_default=True, type=click.IntRange(2), help="How often each list is asked for."
)
def measure_lists(as_json: bool, size: int, rounds: int) -> None:
    """Server time of lists and of the register for a commune, a province and the centre, over a service of any size."""
    from chancellery.config.bench import lists

    _told(as_json, "lists", lambda: lists.measure(size=size, rounds=rounds))


@bench.command("growth")
@_json
@click.option("--most", default=1_000_000, show_default=True, type=click.IntRange(1_000), help="Tallies to make.")
def measure_growth(as_json: bool, most: int) -> None:
    """What a board and a matrix touch as what is counted grows, and what that would be at a hundred million."""
    from chancellery.config.bench import growth

    _told(as_json, "growth", lambda: growth.measure(most=most))


@bench.command("reading")
@_json
@click.option(
    "--seconds", default=10.0, show_default=True, type=click.FloatRange(0), help="How long speed is measured."
)
@click.option(
    "--long", "megabytes", default=4.9, show_default=True, type=click.FloatRange(0.05, 4.9), help="The long text."
)
def measure_quality(as_json: bool, seconds: float, megabytes: float) -> None:
    """How right the reading is over texts its rules were not written by, how fast, and in how much memory.

    F1 stands for each kind of fact and language. Of the held-out texts nothing but sums is ever shown.
    """
    from chancellery.config.bench import labelled, reading

    try:
        _told(as_json, "reading", lambda: reading.measure(seconds=seconds, long=int(megabytes * 1_000_000)))
    except labelled.NoLabels:
        raise click.ClickException("The labelled texts are not here: they lie with the tests of the reading.") from None


@bench.command("likeness")
@_json
@click.option("--rounds", default=40, show_default=True, type=click.IntRange(2, 1000))
def measure_likeness(as_json: bool, rounds: int) -> None:
    """How often the superior provision is among the first three suggested, by languages, and how fast."""
    from chancellery.config.bench import labelled, likeness

    try:
        _told(as_json, "likeness", lambda: likeness.measure(rounds=rounds))
    except labelled.NoLabels:
        raise click.ClickException("The labelled pairs are not here: they lie with the tests of the reading.") from None
