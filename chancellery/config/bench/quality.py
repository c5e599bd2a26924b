"""How right the reading is: its facts against what careful clerks say of the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chancellery.config.bench.labelled import Judging, Labelled, Tally
from chancellery.config.bench.report import Cell

Scores = Mapping[tuple[str, str], Tally]
#: Kind of fact → language, or ``all`` → share from 0 to 1.
Rates = dict[str, dict[str, float]]
#: Of these the labels of the field corpus name some and not all, so only what is missing can be counted.
NAMED_IN_PART = frozenset({"boilerplate", "dates", "quantities"})


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and F1 over some texts. A kind that neither labels nor reading hold has no rate."""

    texts: int
    scores: Scores

    def f1(self) -> Rates:
        return self._rates("f1")

    def precision(self) -> Rates:
        return self._rates("precision")

    def recall(self) -> Rates:
        return self._rates("recall")

    def counts(self) -> dict[str, int]:
        """Return how many facts of each kind the labels hold: a rate over ten of them says little."""
        return {
            _name(kind): tally.wanted for (kind, language), tally in sorted(self.scores.items()) if language == "all"
        }

    def languages(self) -> list[str]:
        return sorted({language for _, language in self.scores} - {"all"})

    def rows(self, languages: Sequence[str]) -> list[list[Cell]]:
        """Return a row for each kind: labels, precision, recall and F1 over all, then F1 in each of ``languages``."""
        f1, precision, recall = self.f1(), self.precision(), self.recall()
        return [
            [
                kind,
                count,
                *(_shown(rates.get(kind, {}).get("all")) for rates in (precision, recall, f1)),
                *(_shown(f1.get(kind, {}).get(language)) for language in languages),
            ]
            for kind, count in self.counts().items()
        ]

    def _rates(self, name: str) -> Rates:
        rates: Rates = {}
        for (kind, language), tally in sorted(self.scores.items()):
            if tally.wanted or tally.given:
                rates.setdefault(_name(kind), {})[language] = round(float(getattr(tally, name)), 4)
        return rates


def measured(judging: Judging, labelled: Labelled) -> Quality:
    """Read each text and compare."""
    return Quality(len(labelled), judging.score(labelled))


def _name(kind: str) -> str:
    return kind.replace(": ", ".").replace(" ", "_").replace("-", "_")


def _shown(rate: float | None) -> str:
    return "·" if rate is None else f"{rate:.3f}"
