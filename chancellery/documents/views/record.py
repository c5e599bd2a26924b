"""What does a document order, who took it up, what cites it? And its files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import FileResponse, Http404
from django.http.response import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chancellery.core import edtf, renditions, schedules
from chancellery.core import files as originals
from chancellery.documents import issuer_words, marking, queries, rules
from chancellery.documents.enums import CitationKind, Extent, ProvisionClass
from chancellery.documents.forms import language_name
from chancellery.documents.marking import Mark
from chancellery.documents.models import Carrying, Citation, Document, Provision, Text
from chancellery.organisations import as_of
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.ui import marks


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A provision at the other end of a carrying."""

    document: str
    url: str
    words: str
    lang: str
    extent: str  #: empty when it is carried as it is


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision of the record, ready to be printed."""

    key: int
    eid: str
    anchor: str  #: the id of the row; the eId itself where no text on the page carries it
    label: str
    heading: str
    lang: str
    level: int
    duty: bool
    classed: str  #: in words
    notes: tuple[str, ...]
    commitments: int
    commitments_url: str
    carries: tuple[CarriedRow, ...]  #: what it carries of superior documents
    carried_by: tuple[CarriedRow, ...]  #: who carries it
    languages: renditions.Panel | None

    @property
    def in_text(self) -> bool:
        """Whether the text on the page carries its words, where its eId leads."""
        return self.anchor != self.eid


@dataclass(frozen=True, slots=True)
class CitedRow:
    """One document that this one refers to, or that refers to it, with the words."""

    kind: str
    name: str
    url: str
    title: str
    lang: str
    quote: str = ""
    quote_lang: str = ""
    quote_url: str = ""
    source: str = ""
    unclear: int | None = None  #: the citation to resolve
    candidates: int = 0


@dataclass(frozen=True, slots=True)
class TextTab:
    """One text of the document among several."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The text on the page, or what stands in its place."""

    text: Text | None
    html: str = ""
    part: int = 1
    parts: Sequence[int] = ()
    others: Sequence[TextTab] = ()


def document(request: SignedIn, pk: int) -> HttpResponse:
    """Show a document: left its text with what was read marked in place, right the record."""
    held = authority(request)
    found = queries.get_for(held, pk)
    if as_of.is_asked(request):
        return as_of.page(request, found, say=_said)
    provisions = queries.provisions_of(found)
    related = queries.relations_of(found)
    sources = queries.sources_of(found)
    shown = _shown(request, found, provisions, related.outward, sources.origins)
    path = found.registered_in.path if found.registered_in else None
    carried, languages = Carried(found), renditions.of_each([found, *provisions])
    page = {
        "document": found,
        "shown": shown,
        "issuer": found.issuer or issuer_words.in_words(found.issuer_name),
        "provisions": [
            _provision_row(one, shown, carried, languages.get(renditions.key_of(one))) for one in provisions
        ],
        "cites": [_cited(one, shown) for one in _once(related.outward)],
        "cited_by": [_citing(one) for one in _once_source(related.inward)],
        "chain": related.chain,
        "sources": sources,
        "moments": organisations.history(found, limit=12),
        "languages": languages.get(renditions.key_of(found)),
        "may_keep": rules.may_keep(held, path),
        "may_plan": rules.may_plan(held, path),
        "commit_url": _url("commitments:new"),
        "carries_url": _url("carrying:superiors", found.pk) if _rests(related.outward, carried) else "",
        "issued_url": _url("carrying:issued", found.pk),
        "plan_url": _url("plans:begin") if rules.may_begin_plans(held) else "",
        "successions_url": _url("successions:list") if rules.may_carry_out(held) and _tells(sources.origins) else "",
        "coverage_url": _url("coverage:matrix", found.pk),
        "duties": sum(one.classed == ProvisionClass.DUTY for one in provisions),
    }
    return render(request, "documents/document.html", page)


def _said(document: Document, _day: date) -> dict[str, object]:
    """What a document is at one time, for the page of an earlier day."""
    return {
        "titles": document.titles, "document_status": document.status, "document_kind": document.kind,
        "document_number": document.number, "issuer": str(document.issuer or document.issuer_name),
        "dated_on": document.dated_on, "register": document.registered_in and str(document.registered_in),
    }  # fmt: skip


def file(request: SignedIn, pk: int, file: int) -> FileResponse:
    """Send an original as it came, always as a download: it is never shown as a page of ours."""
    attached = queries.file_of(queries.get_for(authority(request), pk), file)
    try:
        stream = originals.path_of(attached.file.sha256).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=attached.name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _shown(
    request: SignedIn,
    document: Document,
    provisions: Sequence[Provision],
    citations: Sequence[Citation],
    origins: Sequence[queries.Origin],
) -> Shown:
    texts, chosen = queries.texts_of(document, shown=_key(request.GET.get("text")))
    if chosen is None:
        return Shown(None)
    divided = marking.parts(queries.paragraphs(chosen, origins))
    part = min(max(_number(request.GET.get("part")), 1), len(divided))
    html = marking.html(chosen.body, divided[part - 1], _marks(chosen, provisions, citations), language=chosen.language)
    return Shown(chosen, html, part, range(1, len(divided) + 1) if len(divided) > 1 else (), _tabs(texts, chosen))


def _tabs(texts: Sequence[Text], chosen: Text) -> list[TextTab]:
    """Return a tab for each text by its language; two in one language say their files too."""
    languages = Counter(text.language for text in texts)
    return [
        TextTab(
            label=" · ".join(
                [
                    language_name(text.language),
                    *([text.file.name] if languages[text.language] > 1 and text.file else []),
                ]
            ),
            url=f"?text={text.pk}",
            current=text.pk == chosen.pk,
        )
        for text in texts
    ]


def _marks(text: Text, provisions: Sequence[Provision], citations: Sequence[Citation]) -> list[Mark]:
    found = [
        Mark(one.start, _end_of_heading(one), "provision", one.eid)
        for one in provisions
        if one.text_id == text.pk and one.start is not None
    ]
    for one in citations:
        if one.text_id == text.pk and one.start is not None and one.end is not None:
            href = one.target.get_absolute_url() if one.target else ""
            found.append(Mark(one.start, one.end, "reference", f"m-{one.pk}", href))
    return found


def _end_of_heading(provision: Provision) -> int:
    """Return where the words end that the mark of a provision covers: those of its label and heading."""
    start = provision.start or 0
    return start + rules.heading_length(provision.body, provision.heading)


class Carried:
    """What the provisions of one document carry, and who carries them, by provision."""

    def __init__(self, document: Document) -> None:
        self.up: defaultdict[int, list[CarriedRow]] = defaultdict(list)
        self.down: defaultdict[int, list[CarriedRow]] = defaultdict(list)
        for one in queries.carryings_of(document):
            if one.provision.document_id == document.pk:
                self.up[one.provision_id].append(_carried(one, one.superior))
            else:
                self.down[one.superior_id].append(_carried(one, one.provision))


def _carried(carrying: Carrying, other: Provision) -> CarriedRow:
    return CarriedRow(
        document=str(other.document), url=other.get_absolute_url(), words=str(other), lang=other.language,
        extent="" if carrying.extent == Extent.WHOLE else carrying.get_extent_display(),
    )  # fmt: skip


def _quoted(words: str) -> str:
    return marks.quoted(words) if words else ""


def _provision_row(
    provision: Provision, shown: Shown, carried: Carried, languages: renditions.Panel | None
) -> ProvisionRow:
    in_place = shown.text is not None and provision.text_id == shown.text.pk
    read = provision.reading
    helpers = ", ".join(read.get("coordinating_units") or ())
    notes = [
        ", ".join(read.get("lead_units") or ()),
        _("with %(units)s") % {"units": helpers} if helpers else "",
        edtf.in_words(str(read.get("due") or ""))
        or schedules.in_words(str(read.get("schedule") or ""))
        or _quoted(str(read.get("due_words") or "")),
        str(read.get("output") or ""),
    ]
    listed = _url("commitments:list")
    return ProvisionRow(
        key=provision.pk, eid=provision.eid, anchor=f"p-{provision.pk}" if in_place else provision.eid,
        label=provision.label, heading=provision.heading, lang=provision.language, level=provision.level,
        duty=provision.classed == ProvisionClass.DUTY, classed=provision.get_classed_display(),
        notes=tuple(note for note in notes if note),
        commitments=provision.__dict__["commitment_count"],
        commitments_url=f"{listed}?provision={provision.pk}" if listed else "",
        carries=tuple(carried.up.get(provision.pk, ())), carried_by=tuple(carried.down.get(provision.pk, ())),
        languages=languages,
    )  # fmt: skip


def _once(citations: Sequence[Citation]) -> list[Citation]:
    """Keep the first citation of each document in each sense, and every unclear one."""
    kept: dict[tuple[str, int | str], Citation] = {}
    for one in citations:
        kept.setdefault((one.kind, one.target_id or f"unclear {one.quote}"), one)
    return list(kept.values())


def _once_source(citations: Sequence[Citation]) -> list[Citation]:
    kept: dict[tuple[str, int], Citation] = {}
    for one in citations:
        kept.setdefault((one.kind, one.source_id), one)
    return list(kept.values())


def _cited(citation: Citation, shown: Shown) -> CitedRow:
    target = citation.target
    in_place = shown.text is not None and citation.text_id == shown.text.pk and citation.start is not None
    return CitedRow(
        kind=citation.get_kind_display(), name=str(target) if target else citation.quote,
        url=target.get_absolute_url() if target else "", title=target.title if target and target.number else "",
        lang=target.title_language if target else "", quote=citation.quote if target else "",
        quote_lang=citation.text.language if citation.text else "", quote_url=f"#m-{citation.pk}" if in_place else "",
        unclear=None if target else citation.pk, candidates=len(citation.candidates),
    )  # fmt: skip


def _citing(citation: Citation) -> CitedRow:
    source = citation.source
    text = citation.text
    told = text is not None and text.document_id != source.pk
    return CitedRow(
        kind=citation.get_kind_display(), name=str(source), url=source.get_absolute_url(),
        title=source.title if source.number else "", lang=source.title_language, quote=citation.quote,
        quote_lang=text.language if text else "", source=str(text.document) if told and text else "",
    )  # fmt: skip


def _rests(outward: Sequence[Citation], carried: Carried) -> bool:
    """Say whether the document is one that carries out others."""
    return bool(carried.up) or any(one.kind == CitationKind.IMPLEMENTS and one.target_id for one in outward)


def _tells(origins: Sequence[queries.Origin]) -> bool:
    """Say whether a text of the document tells that units take over from others."""
    return any(origin.successions for origin in origins)


def _url(name: str, *arguments: int) -> str:
    """Return the address of a page of another app, which this one does not know; empty where it is not installed."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def _key(given: str | None) -> int | None:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else None


def _number(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 7 else 1
