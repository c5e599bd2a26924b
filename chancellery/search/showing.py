"""Findings as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.core.languages import best
from chancellery.documents import issuer_words
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Membership, Tenure, Unit
from chancellery.organisations.queries import today
from chancellery.reviews.models import Review
from chancellery.search import rules
from chancellery.search.enums import Kind
from chancellery.search.queries import Hit
from chancellery.ui import marks

PASSAGE, TITLE = 260, 220


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, ready to be printed. ``title`` and ``passage`` hold the words marked."""

    kind: str
    url: str
    title: SafeString
    lang: str = ""
    about: tuple[str | SafeString, ...] = ()
    passage: SafeString | str = ""
    passage_lang: str = ""


def row(hit: Hit, words: Sequence[str]) -> Row:
    """Return how one finding is shown."""
    record = hit.record
    if isinstance(record, Document):
        return _document(record, hit, words)
    if isinstance(record, Commitment):
        return _commitment(record, hit, words)
    return _SHOWN.get(type(record), _person)(record, words)


def _unit(one: Unit, words: Sequence[str]) -> Row:
    """Return a unit by its name in the reader's language, and by the one that holds the words where that is another."""
    name, lang = best(one.names)
    held = max(one.names.items(), key=lambda pair: (_hits(pair[1], words), pair[1] == name), default=("", name))
    other = format_html('<span lang="{}">{}</span>', held[0], _marked(held[1], words, TITLE))
    also = other if held[1] != name and _hits(held[1], words) > _hits(name, words) else ""
    about = _pair(also, one.code, _ended(one))
    return Row(str(Kind.UNIT.label), one.get_absolute_url(), _marked(name, words, TITLE), _foreign(lang), about)


def _hits(text: str, words: Sequence[str]) -> int:
    """Return how many of the words stand in a text."""
    return len({piece.words.lower() for piece in rules.marked(text, words, width=len(text) + 1) if piece.hit})


def _ended(unit: Unit) -> str:
    """Say of a unit that has ended that it has, and who took over."""
    if unit.until_on is None or unit.until_on >= today():
        return ""
    heirs = ", ".join(dict.fromkeys(one.successor.short_name for one in unit.taken_over_by.all() if one.successor))
    return gettext("closed; taken over by %(units)s") % {"units": heirs} if heirs else gettext("closed")


def _document(one: Document, hit: Hit, words: Sequence[str]) -> Row:
    issuer = one.issuer.short_name if one.issuer else issuer_words.in_words(one.issuer_name)
    language, passage = _best_passage(one, hit, words)
    return Row(
        one.get_kind_display(), one.get_absolute_url(), _marked(str(one), words, TITLE),
        "" if one.number else _foreign(one.title_language),
        _pair(issuer, marks.day(one.dated_on), _named(one, words) if one.number else ""), passage, _foreign(language),
    )  # fmt: skip


def _named(one: Document, words: Sequence[str]) -> SafeString:
    """Return the title beside a number, marked, and said to be in another language where it is."""
    title, lang = _marked(one.title, words, TITLE), _foreign(one.title_language)
    return format_html('<span lang="{}">{}</span>', lang, title) if lang else title


def _best_passage(one: Document, hit: Hit, words: Sequence[str]) -> tuple[str, SafeString]:
    """Return the language and the passage, of all texts and other titles, that holds most of the words.

    What the finding says above it is not said again: where the words stand nowhere else, there is no passage.
    """
    said = [(text.language, str(text.__dict__["opening"])) for text in hit.texts]
    said += [(language, title) for language, title in one.titles.items() if title != one.title]
    rest = [(language, rules.besides(body, one.title)) for language, body in said]
    tried = [(language, rules.marked(body, words, width=PASSAGE)) for language, body in rest]
    tried.sort(key=lambda one: -len({piece.words.lower() for piece in one[1] if piece.hit}))
    if not tried or not any(piece.hit for piece in tried[0][1]):
        return "", SafeString("")
    return tried[0][0], _html(tried[0][1])


def _provision(one: Provision, words: Sequence[str]) -> Row:
    heading = " ".join([one.label, one.heading]).strip()
    body = rules.besides(rules.besides(one.body, heading), one.heading).strip()
    lang = _foreign(one.language)
    return Row(
        str(Kind.PROVISION.label), one.get_absolute_url(), _marked(heading, words, TITLE), lang,
        _pair(str(one.document), marks.day(one.document.dated_on)),
        _marked(body, words, PASSAGE), lang,
    )  # fmt: skip


def _commitment(one: Commitment, hit: Hit, words: Sequence[str]) -> Row:
    others = hit.shared - 1
    alike = ngettext("%(n)s more of the same words", "%(n)s more of the same words", others) % {"n": others}
    return Row(
        str(Kind.COMMITMENT.label), one.get_absolute_url(), _marked(one.title, words, TITLE), _foreign(one.language),
        _pair(one.lead.short_name, alike if others else "", str(one.provision.document), marks.day(one.due_on)),
    )  # fmt: skip


def _report(one: ProgressReport, words: Sequence[str]) -> Row:
    body = " · ".join(part for part in (one.done, one.difficulties, one.requests) if part)
    return Row(
        str(Kind.REPORT.label), one.get_absolute_url(), _marked(one.commitment.title, words, TITLE),
        _foreign(one.commitment.language), _pair(one.unit.short_name, marks.day(one.period_until_on)),
        _marked(body, words, PASSAGE), _foreign(one.language),
    )  # fmt: skip


def _review(one: Review, words: Sequence[str]) -> Row:
    body = " · ".join(part for said in one.conclusions.all() for part in (said.theme, said.text) if part)
    period = format_html("{} – {}", marks.day(one.period_from_on), marks.day(one.period_until_on))
    return Row(
        str(Kind.REVIEW.label), one.get_absolute_url(), _marked(one.unit.short_name, words, TITLE), "",
        _pair(period, str(one.document) if one.document else ""), _marked(body, words, PASSAGE), _foreign(one.language),
    )  # fmt: skip


def _person(record: object, words: Sequence[str]) -> Row:
    if isinstance(record, Tenure):
        unit = record.post.unit
        about = _pair(str(record.post), unit.short_name, marks.day(record.until_on))
        return Row(
            str(Kind.HOLDER.label), unit.get_absolute_url(), _marked(record.holder_name, words, TITLE), about=about
        )
    assert isinstance(record, Membership)  # noqa: S101 - every kind of record is above
    about = _pair(record.get_role_display(), record.unit.short_name)
    return Row(
        str(Kind.PERSON.label),
        record.unit.get_absolute_url(),
        _marked(record.user.full_name, words, TITLE),
        about=about,
    )


#: How the records are shown of which the finding says nothing more; people are whatever is left.
_SHOWN: Mapping[type[Model], Callable[..., Row]] = {
    Provision: _provision, ProgressReport: _report, Review: _review, Unit: _unit,
}  # fmt: skip


def _pair(*said: str | SafeString) -> tuple[str | SafeString, ...]:
    return tuple(one for one in said if one)


def _marked(text: str, words: Sequence[str], width: int) -> SafeString:
    return _html(rules.marked(text, words, width=width)) if text else SafeString("")


def _html(pieces: Sequence[rules.Piece]) -> SafeString:
    return format_html_join("", "{}", ((_piece(one),) for one in pieces))


def _piece(one: rules.Piece) -> SafeString | str:
    return format_html("<mark>{}</mark>", one.words) if one.hit else one.words


def _foreign(lang: str) -> str:
    """Return the language to mark words with: none when it is the page's."""
    return "" if lang == get_language() else lang
