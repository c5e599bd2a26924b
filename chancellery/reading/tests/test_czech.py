"""Czech: what its own grammar asks of the reading, beside its sentences."""

from __future__ import annotations

from chancellery.reading import read


def test_what_a_province_signed_over_years_is_no_signing_on_the_day_of_a_document():
    text = "Podle Směrnice č. 28/CT-TW ze dne 14. února 2021 podepsala provincie 17 dohod s partnery."

    assert read(text).events == ()
