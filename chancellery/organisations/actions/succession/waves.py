"""Parts successions into waves: what is done at once must not stand on what the same wave changes."""

from __future__ import annotations

from collections.abc import Sequence

from chancellery.organisations.actions.succession.checking import Wanted


def first_wave(many: Sequence[Wanted]) -> list[Wanted]:
    """Return as many successions from the beginning as may be carried out at once.

    In one wave all take effect on one day, nobody hands over twice, and no unit of one stands below the predecessor of
    another.
    """
    wave: list[Wanted] = []
    ending: set[int] = set()
    around: set[int] = set()  #: all units of the wave, and all that stands above them
    for wanted in many:
        own, lines = {unit.pk for unit in wanted.ending}, _lines(wanted)
        if wave and (ending & lines or own & around or not _alike(wave[0], wanted)):
            break
        wave.append(wanted)
        ending |= own
        around |= lines
    return wave


def _alike(first: Wanted, wanted: Wanted) -> bool:
    return first.takes_effect_on == wanted.takes_effect_on and not (first.names or wanted.names)


def _lines(wanted: Wanted) -> set[int]:
    """Return the keys of all its units and of all that stands above them."""
    units = [*wanted.predecessors, *wanted.successors]
    return {int(key) for unit in units for key in unit.path.rstrip(".").split(".")}
