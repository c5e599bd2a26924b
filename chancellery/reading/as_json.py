"""The shape of a reading as JSON (``reading.schema.json``), and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar

from chancellery.reading import facts
from chancellery.reading.files import FileReading
from chancellery.reading.inputs.decoded import Cell, Table, Version

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
RecordT = TypeVar("RecordT")

#: The lists of a reading, in the order the shape gives them.
LISTS = (
    "references",
    "works",
    "relations",
    "dates",
    "quantities",
    "people",
    "organisations",
    "places",
    "events",
    "provisions",
    "lists",
    "proposals",
    "awards",
    "successions",
    "boilerplate",
    "warnings",
    "ledger",
)


def shape(read: FileReading) -> dict[str, Json]:
    """Return what ``read --json`` prints for one file."""
    reading = read.reading
    result: dict[str, Json] = {
        "source": read.source,
        "sha256": read.sha256,
        "media_type": read.media_type,
        "published": None if read.published is None else read.published.isoformat(),
        "canonical": read.canonical,
        "versions": [_record(version) for version in read.versions],
        "language": reading.language,
        "languages": list(reading.languages),
        "text_length": len(read.text),
        "page_starts": list(read.page_starts),
    }
    for name in LISTS:
        result[name] = [_record(found) for found in getattr(reading, name)]
    return result


def whole(read: FileReading) -> dict[str, Json]:
    """Return the shape and beside it what is needed to show the text: itself, its blocks and tables."""
    return {
        **shape(read),
        "text": read.text,
        "blocks": [_record(block) for block in read.reading.blocks],
        "tables": [_table(table) for table in read.tables],
    }


def restored(record: Mapping[str, Json]) -> FileReading:
    """Return the reading whose :func:`whole` is ``record``.

    Raises:
        TypeError, KeyError: ``record`` is not of that shape.
    """
    text = _text(record["text"])
    reading = facts.Reading(
        text=text,
        language=_text(record["language"]),
        languages=tuple(_text(language) for language in _items(record["languages"])),
        blocks=_restored_all(facts.Block, record["blocks"]),
        references=_restored_all(facts.Reference, record["references"]),
        works=_restored_all(facts.Work, record["works"]),
        relations=_restored_all(facts.Relation, record["relations"]),
        dates=_restored_all(facts.Date, record["dates"]),
        quantities=_restored_all(facts.Quantity, record["quantities"]),
        people=_restored_all(facts.Person, record["people"]),
        organisations=_restored_all(facts.Organisation, record["organisations"]),
        places=_restored_all(facts.Place, record["places"]),
        events=_restored_all(facts.Event, record["events"]),
        provisions=tuple(_restored_provision(provision) for provision in _items(record["provisions"])),
        lists=_restored_all(facts.Enumeration, record["lists"]),
        proposals=_restored_all(facts.Proposal, record["proposals"]),
        awards=_restored_all(facts.Award, record["awards"]),
        successions=_restored_all(facts.Succession, record["successions"]),
        boilerplate=_restored_all(facts.Boilerplate, record["boilerplate"]),
        warnings=_restored_all(facts.Warning, record["warnings"]),
        ledger=_restored_all(facts.Entry, record["ledger"]),
    )
    return FileReading(
        source=_text(record["source"]),
        sha256=_text(record["sha256"]),
        media_type=_text(record["media_type"]),
        text=text,
        tables=tuple(_restored_table(table) for table in _items(record["tables"])),
        page_starts=tuple(_whole_number(start) for start in _items(record["page_starts"])),
        reading=reading,
        published=None if record["published"] is None else date.fromisoformat(_text(record["published"])),
        canonical=None if record["canonical"] is None else _text(record["canonical"]),
        versions=_restored_all(Version, record["versions"]),
    )


def _record(found: facts.Fact | facts.Work | Cell | Version) -> dict[str, Json]:
    record = {field.name: _plain(getattr(found, field.name)) for field in fields(found)}
    if not record.get("sources"):
        record.pop("sources", None)  # only a second reader leaves its name
    if isinstance(found, facts.Provision):
        record["class"] = record.pop("nature")
        record["duty"] = found.duty
    return record


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"a fact holds a {type(value).__name__}, which the shape does not know")


def _table(table: Table) -> dict[str, Json]:
    rows: list[Json] = [[_record(cell) for cell in row] for row in table.rows]
    numbered: dict[str, Json] = {"row_numbers": list(table.numbers)} if table.numbers else {}
    named: dict[str, Json] = {"sheet": table.sheet} if table.sheet else {}
    return {"start": table.start, "end": table.end, "rows": rows, **numbered, **named}


def _restored_table(record: Json) -> Table:
    table = _mapping(record)
    rows = tuple(tuple(_restored(Cell, cell) for cell in _items(row)) for row in _items(table["rows"]))
    numbers = tuple(_whole_number(number) for number in _items(table.get("row_numbers", [])))
    start, end, sheet = _whole_number(table["start"]), _whole_number(table["end"]), str(table.get("sheet", ""))
    return Table(start=start, end=end, rows=rows, numbers=numbers, sheet=sheet)


def _restored_provision(record: Json) -> facts.Provision:
    values = dict(_mapping(record))
    del values["duty"]  # follows from the class
    nature = values.pop("class")
    return _restored(facts.Provision, values | {"nature": nature})


def _restored_all(kind: type[RecordT], records: Json) -> tuple[RecordT, ...]:
    return tuple(_restored(kind, record) for record in _items(records))


def _restored(kind: type[RecordT], record: Json) -> RecordT:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in _mapping(record).items()}
    return kind(**values)


def _mapping(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise TypeError("a record was expected")
    return value


def _items(value: Json) -> Sequence[Json]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list was expected")
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _whole_number(value: Json) -> int:
    if not isinstance(value, int):
        raise TypeError("a whole number was expected")
    return value
