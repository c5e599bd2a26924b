"""Files made for the tests, in our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

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
