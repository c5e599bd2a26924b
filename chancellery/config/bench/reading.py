"""The measure of the reading: how right it is, how fast, in how much memory, and how soon it is ready."""

from __future__ import annotations

import tempfile
from pathlib import Path

from chancellery.config.bench import labelled, material, quality
from chancellery.config.bench.alone import figure, repeated, took
from chancellery.config.bench.labelled import Labelled
from chancellery.config.bench.quality import NAMED_IN_PART, Quality
from chancellery.config.bench.report import Cell, Figures

#: Bytes of a usual document and of a short one, and how many usual ones there are of each language.
DOCUMENT, SHORT, NUMBER = 10_000, 5_000, 6
#: The language of the long text; most of what we read is in it.
LONG_LANGUAGE = "vi"
STARTS = 7


def measure(*, seconds: float, long: int) -> Figures:
    """Measure quality on the held-out texts, and on the field corpus where it lies beside the project; then speed.

    Speed is that of one processor's time, on documents made of the texts that rules are written by; ``seconds`` is how
    long they are read, ``long`` the bytes of the long text that is compared with a short one.

    Raises:
        NoLabels: the labelled texts are not here.
        NotMeasured: a text could not be read.
    """
    scoring = labelled.scoring()
    ours = scoring.open_corpus("dev")
    if not ours:
        raise labelled.NoLabels
    unseen = scoring.open_corpus("held_out")
    held_out = quality.measured(scoring, unseen)
    fields = quality.measured(labelled.field_scores(), unseen)
    field = quality.measured(scoring, labelled.field_corpus())
    speed = _speed(ours, seconds, long)
    languages = held_out.languages()
    return Figures(
        ("kind", "labels", "prec.", "recall", "F1", *languages),
        [*held_out.rows(languages), *fields.rows(languages)],
        {"texts_held_out": held_out.texts, "texts_of_the_field": field.texts, **_start(ours), **speed.single},
        {
            "f1": held_out.f1(),
            "precision": held_out.precision(),
            "recall": held_out.recall(),
            "labels": held_out.counts(),
            "by_field": {"f1": fields.f1(), "precision": fields.precision(), "recall": fields.recall()},
            "field": _field(field),
            **speed.parts,
        },
    )


def _field(field: Quality) -> dict[str, object]:
    """Return the rates on the field corpus; where its labels name a part only, what is found of it."""
    whole = {kind: rates for kind, rates in field.f1().items() if kind not in NAMED_IN_PART}
    exact = {kind: rates for kind, rates in field.precision().items() if kind not in NAMED_IN_PART}
    return {"f1": whole, "precision": exact, "recall": field.recall(), "labels": field.counts()}


def _speed(ours: Labelled, seconds: float, long: int) -> Figures:
    """Read usual documents for a while; then a long text, and the same text in pieces, once each."""
    texts = material.by_language(ours)
    pieces = material.filling(texts[LONG_LANGUAGE], size=SHORT, total=long)
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as folder:
        usual, warm, whole, cut = (Path(folder, name) for name in ("usual", "warm", "whole", "cut"))
        for language, some in texts.items():
            material.write(usual, language, material.documents(some, size=DOCUMENT, number=NUMBER))
        material.write(warm, LONG_LANGUAGE, texts[LONG_LANGUAGE])
        material.write(whole, LONG_LANGUAGE, ["\n\n".join(pieces)])
        material.write(cut, LONG_LANGUAGE, pieces)
        documents = repeated(seconds, usual, usual)
        at_once, in_pieces = (repeated(0, warm, each) for each in (whole, cut))
    return Figures(
        single={
            "mb_per_s": figure(documents, "mb_per_s"),
            "mb_per_s_at_best": figure(documents, "mb_per_s_at_best"),
            "mb_per_s_by_the_clock": figure(documents, "mb_per_s_by_the_clock"),
            "peak_mb": max(figure(documents, "peak_mb"), figure(at_once, "peak_mb")),
            "peak_mb_of_documents": figure(documents, "peak_mb"),
            "long_mb_per_s": figure(at_once, "mb_per_s"),
            "short_mb_per_s": figure(in_pieces, "mb_per_s"),
            "long_to_short": round(figure(at_once, "mb_per_s") / figure(in_pieces, "mb_per_s"), 3),
        },
        parts={"mb_per_s_by_language": documents["by_language"]},
    )


def _start(ours: Labelled) -> dict[str, Cell]:
    """Return how long a process takes until it can read, and until it has read a first short text, in seconds."""
    shortest = min((text for _, text in ours), key=len)
    ready, first = [], []
    for _ in range(STARTS):
        ready.append(took("import chancellery.reading.reader"))
        first.append(took("import sys; from chancellery.reading import read; read(sys.stdin.read())", shortest))
    return {"start_s": round(min(ready), 3), "start_and_first_text_s": round(min(first), 3)}
