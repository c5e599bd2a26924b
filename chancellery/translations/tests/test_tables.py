"""Texts leave as a table, and come back with a verdict for each row."""

from __future__ import annotations

import csv
import io
from importlib.metadata import EntryPoint

import pytest
from click.testing import CliRunner

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents.tests.factories import AT, DocumentFactory
from chancellery.organisations.tests.factories import UserFactory
from chancellery.translations import actions, tables, translators
from chancellery.translations.kinds import KINDS, kind_for, kind_of
from chancellery.translations.models import Translation

pytestmark = pytest.mark.django_db
DOCUMENTS = [kind_for("document")]


def exported(kinds=DOCUMENTS, language="pl"):
    return list(csv.DictReader(io.StringIO("".join(tables.lines_of(kinds, language)))))


def filled(words, kinds=DOCUMENTS):
    rows = exported(kinds)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, tables.COLUMNS)
    writer.writeheader()
    writer.writerows({**row, "words": words} for row in rows)
    return stream.getvalue()


def brought(text, *, source="Apertium 3.8", by=None):
    verdicts = tables.bring_in_all(tables.rows_in(text), source=source, by=by, at=AT)
    return [(one.is_new, one.fault) for one in verdicts]


@pytest.fixture
def document():
    return DocumentFactory(titles={"en": "On friendship between peoples"})


def test_what_is_not_there_leaves_with_what_tells_its_original(document):
    [row] = exported()

    assert (row["kind"], row["key"], row["field"], row["original"], row["language"], row["words"]) == (
        "document", str(document.pk), "titles", "On friendship between peoples", "pl", ""
    )  # fmt: skip


def test_a_table_comes_back_and_again_changes_nothing(document):
    text = filled("O przyjaźni narodów")

    assert brought(text) == [(True, "")]
    assert brought(text) == [(False, "")]
    row = Translation.objects.get()
    assert (row.words, row.state, row.source) == ("O przyjaźni narodów", "machine", "Apertium 3.8")
    assert exported() == []


def test_a_persons_table_is_a_persons_translation(document):
    anna = UserFactory()
    text = filled("O przyjaźni narodów")

    assert brought(text, source="", by=anna) == [(True, "")]
    assert brought(text, source="", by=anna) == [(False, "")]
    row = Translation.objects.get()
    assert (row.state, row.made_by, row.writer_keys) == ("human", anna, [anna.pk])


def test_what_is_stale_leaves_again(document):
    brought(filled("O przyjaźni narodów"))
    Translation.objects.update(is_stale=True)

    assert [row["original"] for row in exported()] == ["On friendship between peoples"]


def test_one_wrong_row_does_not_stop_the_others(document):
    other = DocumentFactory(titles={"en": "On trade"})
    lines = filled("Słowa").splitlines()
    lines[1] = lines[1].replace(f"document,{document.pk},", "document,999999,")

    assert brought("\n".join(lines)) == [(False, "there is no such record"), (True, "")]
    assert Translation.objects.get().on_key == other.pk


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("document,", "sonnet,", "no such kind, key or field"),
        (",titles,", ",search_text,", "no such kind, key or field"),
        (",pl,", ",xx,", "“xx” is no language we know"),
        (",pl,", ",en,", str(actions.IsTheOriginal())),
    ],
)
def test_a_wrong_cell_gets_one_sentence(document, was, becomes, fault):
    head, row = filled("Słowa").splitlines()

    assert brought(f"{head}\n{row.replace(was, becomes)}") == [(False, fault)]


def test_a_table_of_former_words_is_not_taken(document):
    text = filled("O przyjaźni narodów").replace(",pl,", ",pl,", 1)
    document.titles = {"en": "On trade between peoples"}
    document.save()

    assert brought(text) == [(False, str(actions.OriginalChanged()))]


def test_a_machine_does_not_take_a_persons_place(document):
    text = filled("O przyjaźni narodów")
    actions.translate(
        kind=kind_of(document), record=document, language="pl", words={"titles": "Inaczej"}, by=None, at=AT
    )

    assert brought(text) == [(False, str(actions.PersonsStands()))]


def test_words_like_a_formula_leave_harmless_and_come_back_whole():
    commitment = CommitmentFactory(title="=1+1 is two", expected_output="")
    text = filled("=1+1 to dwa", [kind_for("commitment")])
    assert "'=1+1 is two" in text

    assert brought(text.replace(",=1+1 to dwa", ",'=1+1 to dwa")) == [(True, "")]
    assert Translation.objects.get(on_key=commitment.pk).words == "=1+1 to dwa"


def test_a_file_without_its_columns_is_told():
    with pytest.raises(tables.NoSuchColumn, match="seen, language, words"):
        tables.rows_in("kind,key,field\n")


class Backwards:
    name = "Backwards 1"

    def translate(self, texts, *, source, target):
        return [text[::-1] for text in texts]


def test_a_translator_is_asked_in_lots_of_one_language(document):
    DocumentFactory(titles={"fr": "Sur l'amitié"})
    DocumentFactory(titles={"en": "On trade"})

    lots = list(tables.translated_by(Backwards(), DOCUMENTS, "pl", at_once=1))

    assert [[row.cell("words") for row in lot] for lot in lots] == [
        ["selpoep neewteb pihsdneirf nO"], ["edart nO"], ["éitima'l ruS"]
    ]  # fmt: skip


class Mute(Backwards):
    def translate(self, texts, *, source, target):
        return []


def test_a_translator_that_talks_nonsense_is_not_believed(document):
    with pytest.raises(translators.TalksNonsense):
        list(tables.translated_by(Mute(), DOCUMENTS, "pl", at_once=50))


def test_no_translator_comes_with_us():
    with pytest.raises(translators.UnknownTranslator, match="none"):
        translators.get("backwards")


def test_another_package_offers_a_translator(monkeypatch):
    point = EntryPoint("backwards", f"{__name__}:Backwards", translators.GROUP)
    monkeypatch.setattr(translators, "entry_points", lambda group: [point] if group == translators.GROUP else [])

    assert translators.get("backwards").name == "Backwards 1"


def test_every_kind_can_leave():
    assert [row["kind"] for row in exported(KINDS, "de")] == []


def test_the_import_asks_who_translated(tmp_path):
    from chancellery.config.translating import translations

    file = tmp_path / "table.csv"
    file.write_text("kind\n", encoding="utf-8")

    told = CliRunner().invoke(translations, ["import", str(file)])

    assert told.exit_code == 1
    assert "Say either with --source which machine translated, or with --by who did." in told.output
