"""The shape of a reading as JSON."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancellery.reading import as_json, facts, files
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import FileReading
from chancellery.reading.tests import corpus
from chancellery.reading.tests.made_files import (
    PLAN_EN,
    PLAN_FR,
    PLAN_PL,
    PLAN_PT,
    PLAN_VI,
    every_fact,
    page,
    pdf,
    word,
)

_SCHEMA = json.loads(resources.files("chancellery.reading").joinpath("reading.schema.json").read_text("utf-8"))
_VALIDATOR = jsonschema.Draft202012Validator(_SCHEMA)
_PROMISED = (
    "source", "sha256", "language", "languages", "text_length", "references", "works", "dates", "quantities", "people",
    "organisations", "places", "events", "provisions", "lists", "proposals", "awards", "successions", "boilerplate",
    "warnings",
)  # fmt: skip


def _spans(shape: object) -> Iterator[dict[str, object]]:
    if isinstance(shape, dict):
        if "quote" in shape:
            yield shape
        for value in shape.values():
            yield from _spans(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from _spans(value)


def _check(read: FileReading) -> None:
    """The shape fits the schema, survives JSON, and each span quotes its text."""
    printed = json.loads(json.dumps(as_json.shape(read)))
    _VALIDATOR.validate(printed)
    assert [span for span in _spans(printed) if read.text[span["start"] : span["end"]] != span["quote"]] == []


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(_SCHEMA)


def test_schema_requires_all_that_is_promised_and_allows_nothing_else() -> None:
    assert (
        set(_PROMISED) | {"media_type", "relations", "published", "canonical", "versions", "page_starts", "ledger"}
        == set(_SCHEMA["required"])
        == set(_SCHEMA["properties"])
    )
    assert [name for name, kind in _SCHEMA["$defs"].items() if kind.get("additionalProperties", False)] == []


def test_schema_describes_every_field_of_every_fact() -> None:
    _check(every_fact())


@pytest.mark.parametrize("missing", ["rule", "quote", "work"])
def test_schema_refuses_a_reference_without_a_field(missing: str) -> None:
    shape = json.loads(json.dumps(as_json.shape(every_fact())))
    del shape["references"][0][missing]

    assert not _VALIDATOR.is_valid(shape)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PLAN_EN.encode(), "en.txt"),
        (PLAN_FR.encode("cp1252"), "fr.txt"),
        (PLAN_PL.encode(), "pl.html"),
        (PLAN_PT.replace("\n", "\r\n").encode("utf-16"), "pt.txt"),
        (PLAN_VI.encode(), "vi.txt"),
        (word(*PLAN_VI.split("\n\n")), "vi.docx"),
        (page(f"<p>{PLAN_PL}</p>"), "pl.html"),
        (pdf(PLAN_FR.splitlines()), "fr.pdf"),
    ],
    ids=["en", "fr-windows", "pl-named-html", "pt-utf-16", "vi", "vi-docx", "pl-html", "fr-pdf"],
)
def test_shape_of_a_real_reading_fits_the_schema(data: bytes, name: str) -> None:
    _check(files.read_bytes(data, name))


@pytest.mark.corpus
def test_shape_of_the_corpus_fits_the_schema() -> None:
    for path in sorted(corpus.folder().glob("*.txt")):
        _check(files.read_file(path))


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300))
def test_shape_fits_the_schema_whatever_follows(text: str) -> None:
    try:
        read = files.read_bytes((PLAN_FR + text).encode(), "a.txt")
    except Unreadable:
        return
    _check(read)


def test_shape_writes_whole_figures_without_a_point() -> None:
    read = every_fact()
    first, *_ = read.reading.quantities
    half = replace(read, reading=replace(read.reading, quantities=(first, replace(first, value=0.5))))

    printed = json.dumps([quantity["value"] for quantity in as_json.shape(half)["quantities"]])

    assert printed == "[63, 0.5]"


def test_restored_gives_back_what_whole_took() -> None:
    assert as_json.restored(json.loads(json.dumps(as_json.whole(every_fact())))) == every_fact()


@pytest.mark.parametrize(
    "damage", [{"text": 5}, {"blocks": {}}, {"dates": [7]}, {"page_starts": ["1"]}, {"published": 5}]
)
def test_restored_refuses_another_shape(damage: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        as_json.restored({**as_json.whole(every_fact()), **damage})


def test_every_fact_of_a_reading_is_in_the_shape() -> None:
    fields = set(facts.Reading.__dataclass_fields__) - {"text", "blocks"}
    assert fields <= set(as_json.shape(every_fact()))
