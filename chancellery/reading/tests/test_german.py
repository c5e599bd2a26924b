"""German: what its own grammar asks of the reading, beside its sentences."""

from __future__ import annotations

import pytest

from chancellery.reading import read


def test_a_heading_goes_on_after_the_stop_of_an_ordinal():
    text = "1. Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten. Er ist neu.\n2. Die Gemeinden helfen."

    assert read(text).provisions[0].heading == "Die Botschaften benennen bis zum 1. März 2026 einen Beauftragten"


def test_what_was_agreed_is_a_duty_though_no_day_stands_in_it():
    told = read("Die Runde sprach über den Besuch. Es besteht Einvernehmen, dass das Rechtsamt den Entwurf prüft.")

    assert [(each.nature, each.lead_units) for each in told.provisions] == [("duty", ("Rechtsamt",))]


def test_points_that_go_on_with_that_name_who_does_it_before_a_verb_that_stands_last():
    text = (
        "Der Landtag beschließt, dass\n– das Landesarchiv dem Ausschuss jährlich über den Stand berichtet,\n"
        "– die Staatskanzlei ein Verzeichnis aller Partnerschaften ins Netz stellt,\n"
        "– die Partnerschaften weiter gefördert werden."
    )

    assert [each.lead_units for each in read(text).provisions] == [("Landesarchiv",), ("Staatskanzlei",), ()]


@pytest.mark.parametrize("last", ["Die", "Der", "Das"])
def test_an_article_that_ends_the_text_names_nobody(last):
    told = read(f"VEREINBARUNG\nArtikel 2\n(1) Das Archiv hält die Akten bereit.\n(2) {last}")

    assert told.provisions[-1].lead_units == ()
