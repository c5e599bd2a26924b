"""How well a reading agrees with labels: what was found, missed and invented, per kind of fact and language.

Labels are what a careful clerk says of a text (see ``open_corpus/README.md``). A value in a list is any of them, ``*``
anything; an ``optional`` label may be found or not. Labels that name their ``kinds`` are scored on these alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from chancellery.reading import Reading, read
from chancellery.reading.errors import Unreadable
from chancellery.reading.tests.judging import JUDGES
from chancellery.reading.tests.tallies import Tally

Split = Literal["dev", "held_out"]
Scores = dict[tuple[str, str], Tally]


def open_corpus(split: Split = "dev") -> list[tuple[dict, str]]:
    """Return the labels and the text of each file of a split.

    ``dev`` are the texts the rules were mended by, ``held_out`` those that whoever writes rules never sees.
    """
    folder = Path(__file__).parent / "open_corpus" / ("held_out" if split == "held_out" else "")
    labelled = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [({**labels, "split": split}, (folder / labels["file"]).read_text(encoding="utf-8")) for labels in labelled]


def readings(labelled: Iterable[tuple[dict, str]]) -> Iterator[tuple[dict, Reading]]:
    """Yield the labels of each text with what is read in it: nothing in a text that is refused."""
    return ((labels, _read(text)) for labels, text in labelled)


def _read(text: str) -> Reading:
    try:
        return read(text)
    except Unreadable:
        return Reading(text=text, language="und")


def score(labelled: Iterable[tuple[dict, str]], *, words_of_held_out: bool = False) -> Scores:
    """Read each text and compare it with its labels; the language ``all`` sums the others up.

    Of a held-out text only the sums are kept. ``words_of_held_out`` lets its misses be quoted: it is for those who
    write these texts, to find mistakes in their labels, and forbidden to everyone who writes rules.
    """
    scores: Scores = defaultdict(Tally)
    for labels, reading in readings(labelled):
        words = words_of_held_out or labels.get("split") != "held_out"
        for kind in labels.get("kinds", JUDGES):
            tally = Tally()
            JUDGES[kind](tally, labels, reading)
            for language in (labels["language"], "all"):
                scores[kind, language].add(tally, words=words)
    return dict(scores)


def met(labelled: Iterable[tuple[dict, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield file, kind and words of each label that the reading meets; equal ones of a file are numbered."""
    for labels, reading in readings(labelled):
        for kind in labels.get("kinds", JUDGES):
            tally = Tally()
            JUDGES[kind](tally, labels, reading)
            seen: dict[str, int] = defaultdict(int)
            for words in tally.met:
                seen[words] += 1
                yield labels["file"], kind, words if seen[words] == 1 else f"{words} ({seen[words]})"


def out_of_order(labels: dict, text: str) -> dict[str, list[int]]:
    """Return, by kind, the places of labels that do not stand in ``text`` behind the label before them."""
    found: dict[str, list[int]] = defaultdict(list)
    for kind in ("references", "dates", "quantities", "events"):
        at = 0
        for place, label in enumerate(labels.get(kind, ())):
            start = text.find(label["quote"], at)
            if start < 0:
                found[kind].append(place)
            else:
                at = start + len(label["quote"])
    return dict(found)


def table(scores: Scores) -> str:
    """Return precision, recall and F1 as a table for people."""
    lines = [f"{'kind':<14}{'language':<10}{'right':>6}{'wanted':>8}{'given':>7}{'prec.':>8}{'recall':>8}{'F1':>8}"]
    for (kind, language), tally in sorted(scores.items()):
        if tally.wanted or tally.given:
            counts = f"{tally.right:>6}{tally.wanted:>8}{tally.given:>7}"
            rates = "".join(f"{rate:>8.3f}" for rate in (tally.precision, tally.recall, tally.f1))
            lines.append(f"{kind:<14}{language:<10}{counts}{rates}")
    return "\n".join(lines)


def mistakes(scores: Scores) -> str:
    """Return each invented and each missed fact, the invented ones first."""
    lines = []
    for (kind, language), tally in sorted(scores.items()):
        if language != "all":
            lines += [f"{kind} {language} INVENTED {words}" for words in tally.invented]
    for (kind, language), tally in sorted(scores.items()):
        if language != "all":
            lines += [f"{kind} {language} missed {words}" for words in tally.missed]
    return "\n".join(lines)
