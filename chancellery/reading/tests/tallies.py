"""What is counted of a kind of fact (answers right, given, wanted), and how a label and a fact are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chancellery.reading.facts import Fact
from chancellery.reading.text import fold

Label = Mapping[str, object]


@dataclass(slots=True)
class Tally:
    """Right answers among those given and those wanted; which labels were met, what was missed and invented."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    met: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        # a fact that answers two labels wrongly is told for each of them
        return max(self.given - len(self.invented), 0) / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Tally, *, words: bool) -> None:
        """Take in another's sums, and its quotes where ``words`` may be shown."""
        self.right, self.given, self.wanted = (
            self.right + other.right,
            self.given + other.given,
            self.wanted + other.wanted,
        )
        self.met += other.met if words else []
        self.missed += other.missed if words else [_STRUCK] * len(other.missed)
        self.invented += other.invented if words else [_STRUCK] * len(other.invented)


_STRUCK = "(kept back)"


def same(wanted: object, given: object) -> bool:
    """Compare names and numbers without accents, strokes or case; a list holds the answers that are all right."""
    if isinstance(wanted, list):
        return any(same(each, given) for each in wanted)
    if isinstance(wanted, str) and isinstance(given, str):
        return wanted == "*" or bare(wanted) == bare(given)
    return wanted in ("*", given)


#: Hangul and kana: their marks are parts of a letter, and without them two names would be one.
_WHOLE = re.compile(r"([\u1100-\u11ff\u3040-\u30ff\uac00-\ud7af]+)")
_ARTICLE = re.compile(r"^(?:l'|le |la |les |the |os |as |o |a )")


def bare(words: str) -> str:
    bare = "".join(part if _WHOLE.match(part) else fold(part) for part in _WHOLE.split(words))
    folded = " ".join(bare.lower().replace("đ", "d").replace("’", "'").split())
    return _ARTICLE.sub("", folded)


def named(labels: Sequence[Label]) -> str:
    return ", ".join(str(label.get("quote") or label.get("name") or label.get("words") or label) for label in labels)


def called(label: Label) -> str:
    """Return the words a label is known by: those it quotes, else what it says."""
    words = label.get("quote") or label.get("name") or label.get("words")
    items = label.get("items")
    if words is None and isinstance(items, list) and items:
        words = items[0]
    if words is None:
        said = (label.get(name) for name in ("kind", "by", "to", "from_", "into", "count"))
        words = " ".join(" | ".join(map(str, each)) if isinstance(each, list) else str(each) for each in said if each)
    return " ".join(str(words).split())


def count(
    tally: Tally,
    labels: Sequence[Label],
    facts: Sequence[Fact],
    pairs: Sequence[tuple[int, int]],
    right: Callable[[Label, Fact], bool],
    *,
    source: str = "",
) -> None:
    """Add a file's facts: ``pairs`` tells which label (index) each fact (index) touches."""
    by_label, claimed = defaultdict(list), set()
    for label, fact in pairs:
        by_label[label].append(fact)
        claimed.add(fact)
    free, answers = set(), set()
    for index, label in enumerate(labels):
        if label.get("optional"):
            free.update(by_label[index])
            continue
        good = [fact for fact in by_label[index] if right(label, facts[fact])]
        answers.update(good)
        tally.wanted += 1
        tally.right += bool(good)
        tally.met += [called(label)] if good else []
        if not good:
            seen = "; ".join(shown(facts[fact]) for fact in by_label[index])
            tally.missed.append(f"{source} {named([label])} <- {seen or 'nothing'}")
            if by_label[index]:
                tally.invented.append(f"{source} {seen} for {dict(label)}")
    # what may be found or not counts for nothing, unless it answers a label that wants it
    tally.given += len(facts) - len(free - answers)
    tally.invented += [f"{source} {shown(facts[i])}" for i in range(len(facts)) if i not in claimed]


def shown(fact: Fact) -> str:
    kept = ("kind", "number", "date", "edtf", "value", "of", "name", "post", "due", "chair", "by", "to", "count")
    told = [f"{name}={getattr(fact, name)!r}" for name in kept if getattr(fact, name, None) not in (None, "")]
    return f"«{' '.join(fact.quote.split())[:70]}» {' '.join(told)}"


def touching(text: str, labels: Sequence[Label], facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield which fact touches which label's quote; labels stand in reading order."""
    at = 0
    for index, label in enumerate(labels):
        quote = str(label["quote"])
        start = text.find(quote, at)
        start = text.find(quote) if start < 0 else start
        at = start + len(quote)
        yield from ((index, n) for n, fact in enumerate(facts) if fact.start < at and start < fact.end)


def paired(
    wanted: Sequence[Label], given: Sequence[Fact], agree: Callable[[Label, Fact], bool]
) -> list[tuple[int, int]]:
    """Pair labels that quote no words with the first fact that agrees."""
    pairs: list[tuple[int, int]] = []
    for index, label in enumerate(wanted):
        free = (n for n, fact in enumerate(given) if agree(label, fact) and n not in {taken for _, taken in pairs})
        pairs += [(index, n) for n in [next(free, None)] if n is not None]
    return pairs
