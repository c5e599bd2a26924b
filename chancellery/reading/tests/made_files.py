"""Files made for the tests, in our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from chancellery.reading import facts
from chancellery.reading.files import FileReading
from chancellery.reading.inputs.decoded import Cell, Table, Version

PLAN_FR = (
    "Le comité provincial a adopté hier le plan d'action pour la coopération avec les localités voisines.\n\n"
    "Selon la directive n° 12-CT/TW du 5 janvier 2022, les services rendent compte de leur travail chaque année.\n"
)
PLAN_VI = (
    "Ủy ban nhân dân tỉnh ban hành kế hoạch hợp tác với các địa phương bạn trong năm tới.\n\n"
    "Thực hiện Chỉ thị số 12-CT/TW ngày 05/01/2022, các sở báo cáo kết quả hằng năm.\n"
)
PLAN_PL = (
    "Komitet przyjął wczoraj plan współpracy z sąsiednimi prowincjami i powierzył jego wykonanie wydziałom.\n\n"
    "Zgodnie z dyrektywą nr 12-CT/TW z 5 stycznia 2022 r. wydziały składają sprawozdania każdego roku.\n"
)
PLAN_PT = (
    "O comité aprovou ontem o plano de cooperação com as localidades vizinhas e confiou-o às direções.\n\n"
    "Segundo a diretiva n.º 12-CT/TW de 5 de janeiro de 2022, as direções prestam contas todos os anos.\n"
)
PLAN_EN = (
    "The provincial committee adopted yesterday the plan of work with the neighbouring localities.\n\n"
    "Under Directive No. 12-CT/TW of 5 January 2022 the departments report on their work every year.\n"
)


def word(*paragraphs: str) -> bytes:
    """A Word document of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a document made with python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A copy of a zip archive in which some parts are replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF whose pages hold these lines."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in pages:
        text = canvas.beginText(60, 780)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def page(body: str, *, head: str = "") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def every_fact() -> FileReading:
    """A reading that holds one of each kind of fact, with all its fields."""
    text = "The province reports on Directive 12-CT/TW.\nNo.\tTask"
    place = {"start": 24, "end": 42, "quote": "Directive 12-CT/TW", "rule": "made"}
    reading = facts.Reading(
        text=text,
        language="en",
        languages=("en",),
        blocks=(facts.Block(**place, language="en"),),
        references=(
            facts.Reference(
                **place,
                kind="directive",
                number="12-CT/TW",
                as_printed="12-CT/TW",
                date="2022-01-05",
                issuer="Office",
                subject="the work",
                work=0,
            ),
        ),
        works=(
            facts.Work(
                kind="directive",
                number="12-CT/TW",
                date="2022-01-05",
                issuer="Office",
                aliases=("Directive 12",),
                mentions=(0,),
                subject="the work",
            ),
            facts.Work(kind="plan", number=None, date=None, issuer=None, aliases=(), mentions=()),
        ),
        relations=(facts.Relation(**place, kind="implements", source=1, target=0),),
        dates=(facts.Date(**place, edtf="XXXX-11-24", inferred=True),),
        quantities=(facts.Quantity(**place, value=63.0, of="provinces", approximate=True),),
        people=(facts.Person(**place, name="Anna Nowak", post="head", also=("A. Nowak",)),),
        organisations=(facts.Organisation(**place, name="Office"),),
        places=(facts.Place(**place, name="Vientiane", partner=True), facts.Place(**place, name="Hanoi")),
        events=(
            facts.Event(
                **place,
                kind="conference",
                mode="online",
                date="2024-01-03",
                place="Hanoi",
                organiser="Office",
                chair="Anna Nowak",
                sites=63,
                delegates=250,
            ),
            facts.Event(**place, kind="visit"),
        ),
        provisions=(
            facts.Provision(**place, label="I.", heading="Aims", nature="section"),
            facts.Provision(
                **place,
                label="1.",
                heading="Report",
                level=2,
                parent=0,
                lead_units=("Office",),
                coordinating_units=("Finance",),
                due="2025-12-31",
                schedule="yearly",
                output="a report",
            ),
        ),
        lists=(
            facts.Enumeration(**place, announced=7, found=7, provisions=(0, 1)),
            facts.Enumeration(**place, announced=5, found=4, provisions=()),
            facts.Enumeration(**place, announced=None, found=2, provisions=()),
        ),
        proposals=(facts.Proposal(**place, by="Province", to=None, items=("a bridge",), count=1),),
        awards=(facts.Award(**place, kind="certificate of merit", count=3, by="Committee"),),
        successions=(facts.Succession(**place, into="New office", from_units=("Old office",), basis="Decision 1"),),
        boilerplate=(facts.Boilerplate(**place, kind="byline"),),
        warnings=(facts.Warning(**place, code="count", message="Five are announced and four were found."),),
        ledger=(facts.Entry(**place, became="provision", provision=0, holds=("references",)),),
    )
    cells = (Cell(start=44, end=47, text="No."), Cell(start=48, end=52, text="Task"))
    return FileReading(
        source="plan.txt",
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        tables=(Table(start=44, end=52, rows=(cells,)),),
        page_starts=(0, 44),
        reading=reading,
        published=date(2024, 1, 3),
        canonical="https://example.org/plan",
        versions=(Version(language="fr", address="https://example.org/fr/plan"),),
    )
