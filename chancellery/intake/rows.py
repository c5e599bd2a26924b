"""The facts of an intake as rows of its page, each in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chancellery.core import edtf, schedules
from chancellery.documents import issuer_words
from chancellery.documents.enums import Kind, ProvisionClass, Status
from chancellery.documents.forms import language_name
from chancellery.documents.models import Document
from chancellery.documents.queries import Match
from chancellery.intake import code_words, rule_words, stored
from chancellery.intake.buttons import buttons
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.reading.second_readers.proof import RULE as SECOND_READER
from chancellery.ui import marks

LONGEST_TITLE = 160
#: The class of a fact's mark in the text.
MARKS: Mapping[str, str] = {
    FactKind.WORK: "reference",
    FactKind.PROVISION: "provision",
    FactKind.DATE: "date",
    FactKind.EVENT: "event",
    FactKind.PERSON: "person",
    FactKind.QUANTITY: "quantity",
    FactKind.PROPOSAL: "unit",
    FactKind.AWARD: "event",
    FactKind.SUCCESSION: "unit",
}


#: What many of a kind are called.
COUNTED: Mapping[str, Promise] = {
    FactKind.WORK: gettext_lazy("Documents named"),
    FactKind.PROVISION: gettext_lazy("Provisions"),
    FactKind.EVENT: gettext_lazy("Events"),
    FactKind.PROPOSAL: gettext_lazy("Proposals"),
    FactKind.AWARD: gettext_lazy("Awards"),
    FactKind.SUCCESSION: gettext_lazy("Successions"),
    FactKind.PERSON: gettext_lazy("People"),
    FactKind.DATE: gettext_lazy("Dates"),
    FactKind.QUANTITY: gettext_lazy("Quantities"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the register that a work is or may be."""

    name: str
    url: str
    named_only: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, ready to be printed."""

    key: int
    kind: str
    title: str
    lang: str  #: of the title, when it is the text's words
    notes: str
    was: str  #: what was read where a person corrected it
    verdict: str
    sign: str  #: the verdict as a mark, once there is one
    buttons: str  #: empty when the intake is decided
    place: str  #: where its mark stands: an address inside the page
    to_text: str
    found_by: str = ""  #: the second readers that found it, and whether they alone did
    rule: str = ""  #: where the rule is explained that found it
    is_new: bool = False  #: a document named that the register does not know
    known: Known | None = None
    candidates: tuple[Known, ...] = ()


def row(fact: Fact, *, intake: Intake, part: int | None = None, match: Match | None = None) -> Row:
    """Return a fact as a row. ``part`` is the part of a long text that holds it, when that is not the one shown."""
    title, own, notes = _said(fact)
    title = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    return Row(
        key=fact.pk,
        kind=fact.kind,
        title=title,
        lang="" if own else intake.language,
        notes=" · ".join(note for note in (*notes, _page(fact, intake)) if note),
        found_by=_found_by(fact),
        was=_was(fact),
        verdict=fact.verdict,
        sign=_sign(fact) if fact.verdict != Verdict.OPEN else "",
        buttons=buttons(fact, title[:60]) if intake.state == State.WAITING else "",
        place=f"?part={part}#m-{fact.pk}" if part else f"#m-{fact.pk}",
        to_text=_("in the text"),
        rule=_rule_address(fact),
        is_new=match is not None and match.document is None and not match.candidates,
        known=_known(match),
        candidates=tuple(_one(document) for document in match.candidates) if match else (),
    )


def _rule_address(fact: Fact) -> str:
    """Return where the rule is explained by which the fact was found; of a work, that of its first mention."""
    name = fact.read.get("rule")
    return f"{reverse('intake:rules')}/{name}" if isinstance(name, str) and rule_words.of(name) else ""


def _said(fact: Fact) -> tuple[str, bool, list[str]]:
    """Return the title of a fact, whether it is in the page's own words, and what else there is to say."""
    value = fact.value
    said = {name: _plain(one) for name, one in value.items()}
    if fact.kind == FactKind.WORK:
        kind = said.get("kind", "")
        label = str(Kind(kind).label) if kind in Kind.values else kind
        issuer = issuer_words.in_words(said.get("issuer", ""))
        title = said.get("number") or " ".join(fact.quote.split())
        aliases = [form for form in stored.texts(value, "aliases") if form != title]
        also = _("also read as %(forms)s") % {"forms": ", ".join(aliases)} if aliases else ""
        return title, bool(said.get("number")), [label, edtf.in_words(said.get("date", "")), issuer, also]
    if fact.kind == FactKind.PROVISION:
        return said.get("heading", "") or fact.quote[:200], False, [_class(fact), *_provision(said)]
    if fact.kind == FactKind.DATE:
        inferred = _("the year comes from elsewhere in the text") if value.get("inferred") else ""
        return edtf.in_words(said.get("edtf", "")), True, [marks.quoted(fact.quote), inferred]
    if fact.kind == FactKind.QUANTITY:
        about = _("about") + " " if value.get("approximate") else ""
        return f"{about}{_figure(value.get('value'))} {said.get('of', '')}", False, []
    if fact.kind == FactKind.PERSON:
        return said.get("name", ""), False, [said.get("post", ""), said.get("also", "")]
    return _other(fact, said)


def _provision(said: Mapping[str, str]) -> list[str]:
    schedule = schedules.in_words(said.get("schedule", ""))
    due = _("due %(day)s") % {"day": edtf.in_words(said["due"])} if said.get("due") else schedule
    if not due and said.get("due_words"):
        due = _("due “%(words)s”") % {"words": said["due_words"]}
    return [
        said.get("label", ""),
        said.get("lead_units", "") or (_("no lead unit named") if said.get("duty") != "False" else ""),
        _("with %(units)s") % {"units": said["coordinating_units"]} if said.get("coordinating_units") else "",
        due or (_("no date") if said.get("duty") != "False" else ""),
        said.get("output", ""),
    ]


def _page(fact: Fact, intake: Intake) -> str:
    page = stored.page_at(intake.reading, fact.start)
    return _("page %(number)d") % {"number": page} if page else ""


def _found_by(fact: Fact) -> str:
    """Name the second readers that found a fact: what they alone found was found by none of our rules."""
    sources = ", ".join(stored.texts(fact.read, "sources"))
    if not sources:
        return ""
    if fact.read.get("rule") == SECOND_READER:
        return _("proposed by %(source)s alone; none of our rules found it") % {"source": sources}
    return _("also found by %(source)s") % {"source": sources}


def _class(fact: Fact) -> str:
    return str(ProvisionClass(stored.nature(fact.value)).label)


def _other(fact: Fact, said: Mapping[str, str]) -> tuple[str, bool, list[str]]:
    if fact.kind == FactKind.EVENT:
        sites, delegates = fact.value.get("sites"), fact.value.get("delegates")
        return code_words.word(code_words.EVENTS, said.get("kind", "")), True, [
            edtf.in_words(said.get("date", "")), said.get("place", ""),
            code_words.word(code_words.MODES, said.get("mode", "")), said.get("organiser", ""), said.get("chair", ""),
            ngettext("%(count)s connection point", "%(count)s connection points", _number(sites))
            % {"count": _figure(sites)} if sites else "",
            ngettext("%(count)s delegate", "%(count)s delegates", _number(delegates))
            % {"count": _figure(delegates)} if delegates else "",
        ]  # fmt: skip
    if fact.kind == FactKind.AWARD:
        title = code_words.word(code_words.AWARDS, said.get("kind", ""))
        return title, True, [_figure(fact.value.get("count")), said.get("by", "")]
    if fact.kind == FactKind.PROPOSAL:
        asks = _("%(by)s asks %(to)s") % {"by": said.get("by") or "—", "to": said.get("to") or "—"}
        return asks, True, [said.get("items", ""), said.get("count", "")]
    return (
        _("%(into)s takes over from %(former)s")
        % {"into": said.get("into") or "—", "former": said.get("from_units") or "—"},
        True,
        [said.get("basis", "")],
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _figure(value: object) -> str:
    """Write a number with the marks of the page's language."""
    return number_format(value, force_grouping=True) if isinstance(value, int | float) else _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    return str(value)


def _was(fact: Fact) -> str:
    return ", ".join(_plain(fact.read.get(name)) or "—" for name in fact.corrected or {})


_SIGNS = {
    Verdict.OPEN: "none",
    Verdict.ACCEPTED: "done",
    Verdict.CORRECTED: "way",
    Verdict.REJECTED: "waived",
}


def _sign(fact: Fact) -> str:
    return marks.standing(_SIGNS[Verdict(fact.verdict)], str(Verdict(fact.verdict).label))


def _known(match: Match | None) -> Known | None:
    return _one(match.document) if match and match.document else None


def _one(document: Document) -> Known:
    return Known(str(document), document.get_absolute_url(), document.status == Status.NAMED)


def list_sentence(announced: int, found: int) -> str:
    """Say how many points a list announces and how many were found."""
    return ngettext(
        "The text announces %(announced)d element; found: %(found)d.",
        "The text announces %(announced)d elements; found: %(found)d.",
        announced,
    ) % {"announced": announced, "found": found}


def counts_sentence(facts: Sequence[Fact], language: str) -> str:
    """Say in what language the text is and how much was read in it."""
    named = Counter(fact.kind for fact in facts)
    told = [f"{label}{marks.colon()} {named[kind]}" for kind, label in COUNTED.items() if named[kind]]
    return " · ".join([language_name(language), *told])
