"""The labelled pairs of provisions: which one of a superior text each provision of a plan carries, told by hand.

``written`` are texts of our own. Those of ``LATE`` were written after the words and rules stood; the others before.
``field`` are paragraphs of the field corpus, where that lies beside the project.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chancellery.reading.likeness import Passage, nearest
from chancellery.reading.tests import corpus

_FOLDER = Path(__file__).with_name("likeness_corpus")
EARLY, LATE, FIELD = "early", "late", "field"
_PLANS = {EARLY: ("plan_pl", "plan_vi", "plan_pt", "plan_es"), LATE: ("late_plans",)}
_DIRECTIVES = {EARLY: ("first", "second"), LATE: ("first", "second", "third")}


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision, those of a superior text in one language, and the keys of those it carries; none: it adds."""

    part: str
    passage: Passage[str]
    candidates: tuple[Passage[str], ...]
    carries: frozenset[str]

    @property
    def languages(self) -> tuple[str, str]:
        return self.passage.language, self.candidates[0].language


@dataclass(slots=True)
class Tally:
    """How often what is carried came first, and how often among the first three."""

    pairs: int = 0
    first: int = 0
    among_three: int = 0

    def add(self, pair: Pair) -> None:
        found = [near.key for near in nearest(pair.passage, pair.candidates, at_most=3)]
        self.pairs += 1
        self.first += found[:1] != [] and found[0] in pair.carries
        self.among_three += not pair.carries.isdisjoint(found)


def tallies(pairs: Iterable[Pair]) -> Mapping[tuple[str, str, str], Tally]:
    """Rank the candidates of each pair that carries something; by part and languages."""
    found: dict[tuple[str, str, str], Tally] = {}
    for pair in pairs:
        if pair.carries:
            found.setdefault((pair.part, *pair.languages), Tally()).add(pair)
    return found


def written(part: str) -> Iterator[Pair]:
    """Yield the pairs of our own texts, each against the directives in every language they are in."""
    directives = {name: _toml(f"{name}_directive")["provisions"] for name in _DIRECTIVES[part]}
    for plan in map(_toml, _PLANS[part]):
        for place, row in enumerate(plan["provisions"]):
            passage = Passage(f"{place}", row["text"], row.get("language") or plan["language"])
            for language in ("vi", "fr", "en"):
                candidates = tuple(
                    Passage(f"{name}.{key}", words[language], language)
                    for name, provisions in directives.items()
                    for key, words in provisions.items()
                )
                yield Pair(part, passage, candidates, frozenset(row["carries"]))


def field() -> Iterator[Pair]:
    """Yield the pairs of the field corpus; none where it is not beside the project."""
    labels = _toml("field")
    folder = corpus.found()
    if folder is None:
        return
    plan = _lines(folder / labels["plan"])
    for text in labels["texts"]:
        candidates = tuple(
            Passage(str(number), line, text["language"])
            for number, line in enumerate(_lines(folder / text["file"]), 1)
            if len(line) >= labels["shortest"]
        )
        for line, carried in text["lines"].items():
            passage = Passage(line, plan[int(line) - 1], labels["language"])
            yield Pair(FIELD, passage, candidates, frozenset(map(str, carried)))


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")


def _toml(name: str) -> dict:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
