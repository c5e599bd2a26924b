"""German: what its own grammar asks of the reading, beside its sentences."""

from __future__ import annotations

from chancellery.reading import read


def test_a_heading_goes_on_after_the_stop_of_an_ordinal():
    text = "1. Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten. Er ist neu.\n2. Die Gemeinden helfen."

    assert read(text).provisions[0].heading == "Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten"
