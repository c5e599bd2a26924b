"""Web pages: the article without the page around it, or the whole visible text where no article stands out."""

from __future__ import annotations

import logging
import re

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from chancellery.reading.inputs import article, declared, encodings, markup, side_by_side, sniff
from chancellery.reading.inputs.decoded import Decoded, Note
from chancellery.reading.inputs.layout import tidy
from chancellery.reading.inputs.refusals import Empty, ForeignEntities, TooDeep

_ENTITY = re.compile(r"<!ENTITY\b|<!DOCTYPE[^>\[]{0,500}\[", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NUL_REFERENCE = re.compile(r"&#(?:x0+|0+);", re.I)
#: An article shorter than this share of the visible text is taken for a teaser: then the whole page is read.
_SHARE = 0.25
_LEAST = 120
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def decode(data: bytes) -> Decoded:
    """Return the article of a web page: title, paragraphs, lists with their numbers, tables.

    Raises:
        ForeignEntities, TooDeep, Binary: the page is not safe or not text.
        Empty: it shows no text.
    """
    source, notes = encodings.decode(data, declared=_declared(data))
    if _ENTITY.search(source):
        raise ForeignEntities
    page = _parsed(source)
    canonical, versions, published = declared.canonical(page), declared.versions(page), declared.published(page)
    markup.drop_unseen(page)
    markup.number_lists(page)
    side_by_side.unfold(page)
    whole = markup.laid_out(page)
    tables, text = whole.tables, whole.text
    if not text:
        raise Empty("This web page shows no text.")
    heading = _heading(page)  # before trafilatura prunes the tree it is given
    found = _extracted(page)
    if len(found) >= max(_LEAST, _SHARE * len(text)) and (place := article.extent(text, found, heading)):
        start, end = place
        # An article that ends within a table is taken to have the whole of it.
        end = next((table.end for table in tables if table.start < end < table.end), end)
        tables, text = article.within(tables, start, end), text[start:end]
    elif len(text) > _LEAST:
        notes = (*notes, Note(code="whole-page", message="No article stands out on this page, so all of it was read."))
    return Decoded(
        text=text,
        media_type=sniff.HTML,
        tables=tables,
        notes=notes,
        published=published or declared.dateline(page, [line for line in text.split("\n", 20)[:20] if line]),
        canonical=canonical,
        versions=versions,
    )


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:400])
    return found[1].decode("ascii") if found else None


def _parsed(source: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    text = _NUL_REFERENCE.sub(" ", _XML_DECLARATION.sub("", source))
    try:
        page = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _too_deep(parser) or Empty("This web page shows no text.") from error
    if deep := _too_deep(parser):
        raise deep
    return page


def _too_deep(parser: lxml.html.HTMLParser) -> TooDeep | None:
    return TooDeep() if any("Excessive depth" in entry.message for entry in parser.error_log) else None


def _extracted(page: lxml.html.HtmlElement) -> str:
    """What trafilatura takes for the article, or ``""``."""
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    if not isinstance(found, Document) or found.body is None:
        return ""
    return markup.laid_out(found.body).text


def _heading(page: lxml.html.HtmlElement) -> str:
    """The one top heading of the page; where there are several, none is the title."""
    headings = [tidy(markup.shown_text(heading)) for heading in page.iter("h1")]
    return headings[0] if len(headings) == 1 else ""
