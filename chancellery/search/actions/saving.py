"""Look again: save a search, forget it, and tell by mail what is new."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chancellery.core.mail import send_all_after_commit
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import User
from chancellery.search import queries, rules
from chancellery.search.models import SavedSearch
from chancellery.ui import marks

#: More than this is no list that anybody looks through.
MOST_SAVED = 30


class NothingToLookFor(Refusal):
    message = translation.gettext_lazy("Nothing can be looked for with these words.")


class TooManySaved(Refusal):
    message = translation.gettext_lazy("You have saved %(most)s searches. Forget one of them first.")


@transaction.atomic
def save_search(
    *, user: User, words: str, kind: str, language: str, by_mail: bool, site: str, at: datetime
) -> SavedSearch:
    """Save a search; the same one again only changes whether letters are sent.

    Raises:
        NothingToLookFor, TooManySaved: it cannot be saved.
    """
    said = " ".join(words.split())[:200]
    if rules.asked(said) is None:
        raise NothingToLookFor
    known = SavedSearch.objects.filter(user=user)
    if not known.filter(words=said, kind=kind, language=language).exists() and known.count() >= MOST_SAVED:
        raise TooManySaved(most=MOST_SAVED)
    saved, _made = SavedSearch.objects.update_or_create(
        user=user, words=said, kind=kind, language=language, defaults={"by_mail": by_mail, "site": site},
        create_defaults={"by_mail": by_mail, "site": site, "saved_at": at, "seen_at": at, "told_at": at},
    )  # fmt: skip
    return saved


@transaction.atomic
def forget(saved: SavedSearch) -> None:
    """Forget a saved search."""
    saved.delete()


def seen(saved: SavedSearch, *, at: datetime) -> None:
    """Remember that its person has looked: what was new is so no longer."""
    SavedSearch.objects.filter(pk=saved.pk).update(seen_at=at)


@transaction.atomic
def tell(*, at: datetime) -> int:
    """Send each person one letter with what is new in their searches; return how many letters leave."""
    letters = []
    for user, searches in groupby(queries.due_to_tell(at), key=lambda one: one.user):
        authority = organisations.authority_of(user, on=organisations.today())
        theirs = list(searches)
        counted = queries.new_in(
            authority, [(one.words, queries.narrowed_in(one), max(one.seen_at, one.told_at)) for one in theirs]
        )
        told = [(one, number) for one, number in zip(theirs, counted, strict=True) if number]
        if told:
            letters.append(_letter(user, told))
            SavedSearch.objects.filter(pk__in=[one.pk for one, _number in told]).update(told_at=at)
    send_all_after_commit(letters)
    return len(letters)


def _letter(user: User, told: list[tuple[SavedSearch, int]]) -> EmailMessage:
    with translation.override(user.language):
        lines = [
            ngettext("%(words)s: %(n)s new record", "%(words)s: %(n)s new records", number)
            % {"words": marks.quoted(one.words), "n": number}
            for one, number in told
        ]
        body = "\n".join([_("New in your saved searches:"), "", *lines, "", f"{told[0][0].site}search/"])
        return EmailMessage(subject=_("New in your saved searches"), body=body, to=[user.email])
