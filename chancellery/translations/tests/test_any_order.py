"""Whatever people do in whatever order, every translation has the state that a naive reckoning gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chancellery.config.check import translations as invariants
from chancellery.documents import actions as documents
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import AT, DocumentFactory
from chancellery.organisations.tests.factories import UserFactory
from chancellery.translations import actions
from chancellery.translations.kinds import kind_for
from chancellery.translations.models import Translation

pytestmark = pytest.mark.django_db
ORIGINALS = ("On friendship between peoples", "On freindship between peoples", "On trade between peoples", "On trade")
#: Which of the originals say the same but for a slip; of others the program says that they do not.
SAME = {frozenset(ORIGINALS[:2])}
LANGUAGES = ("pl", "fr")
WORDS = ("O przyjaźni", "O handlu")


@dataclass
class Known:
    """What the naive reckoning holds of one translation."""

    words: str
    state: str
    rendered: str
    stale: bool = False
    hands: set[int] = field(default_factory=set)


class Life(RuleBasedStateMachine):
    """One document, its original and two other languages."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = kind_for("document")
        self.people = [UserFactory(), UserFactory()]
        self.original = ORIGINALS[0]
        self.document = DocumentFactory(titles={"en": self.original})
        self.known: dict[str, Known] = {}

    def fresh(self) -> Document:
        return Document.objects.get(pk=self.document.pk)

    @rule(now=st.sampled_from(ORIGINALS), slip=st.sampled_from([None, True, False]))
    def change(self, now: str, slip: bool | None) -> None:
        document = self.fresh()
        documents.describe(
            document=document, titles={**document.titles, "en": now}, status=document.status, by=None, at=AT, slip=slip
        )
        for one in self.known.values():
            if one.rendered == now:
                one.stale = False
            elif not one.stale:
                holds = frozenset({one.rendered, now}) in SAME if slip is None else slip
                one.rendered, one.stale = (now, False) if holds else (one.rendered, True)
        self.original = now

    @rule(language=st.sampled_from(LANGUAGES), words=st.sampled_from([*WORDS, ""]), who=st.integers(0, 1))
    def translate(self, language: str, words: str, who: int) -> None:
        by = self.people[who]
        actions.translate(
            kind=self.kind, record=self.document, language=language, words={"titles": words}, by=by, at=AT
        )
        was = self.known.get(language)
        if not words:
            self.known.pop(language, None)
        elif was is None or was.words != words or was.stale or was.state == "machine":
            self.known[language] = Known(words, "human", self.original, hands={by.pk} | (was.hands if was else set()))

    @rule(language=st.sampled_from(LANGUAGES), words=st.sampled_from(WORDS))
    def bring_in(self, language: str, words: str) -> None:
        was = self.known.get(language)
        same = was is not None and was.words == words and not was.stale
        try:
            actions.bring_in(
                kind=self.kind, record=self.document, field="titles", language=language, words=words, source="M 1",
                rendered_from=self.original, by=None, at=AT,
            )  # fmt: skip
        except actions.PersonsStands:
            assert was is not None
            assert was.state != "machine"
            assert not same
        else:
            assert was is None or was.state == "machine" or same
            if not same:
                self.known[language] = Known(words, "machine", self.original)

    @rule(language=st.sampled_from(LANGUAGES), who=st.integers(0, 1))
    def review(self, language: str, who: int) -> None:
        by, was = self.people[who], self.known.get(language)
        refused = was is None or was.state == "reviewed" or was.stale or by.pk in was.hands
        try:
            actions.review(kind=self.kind, record=self.document, language=language, by=by, at=AT)
        except (actions.NothingToReview, actions.IsStale, actions.TranslatedIt):
            assert refused
        else:
            assert not refused
            assert was is not None
            was.state = "reviewed"

    @precondition(lambda self: any(one.state != "machine" for one in self.known.values()))
    @rule(words=st.sampled_from(WORDS))
    def describe(self, words: str) -> None:
        language = next(code for code, one in self.known.items() if one.state != "machine")
        document = self.fresh()
        documents.describe(
            document=document, titles={**document.titles, language: words}, status=document.status,
            by=self.people[0], at=AT,
        )  # fmt: skip
        was = self.known[language]
        if was.words != words:
            self.known[language] = Known(words, "human", self.original, hands={self.people[0].pk} | was.hands)

    @invariant()
    def the_states_are_right(self) -> None:
        stored = {
            row.language: Known(row.words, row.state, row.rendered_from, row.is_stale, set(row.writer_keys))
            for row in Translation.objects.filter(on_type="documents.document", on_key=self.document.pk)
        }
        assert stored == self.known
        said = {code: one.words for code, one in self.known.items() if one.state != "machine"}
        assert self.fresh().titles == {"en": self.original, **said}

    @invariant()
    def the_records_are_whole(self) -> None:
        assert [one.sentence for one in invariants.INVARIANTS if list(one.find())] == []


def test_any_order_of_acts_gives_the_states_that_a_naive_reckoning_gives():
    run_state_machine_as_test(
        Life,
        settings=settings(max_examples=20, stateful_step_count=12),
    )
