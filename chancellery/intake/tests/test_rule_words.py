"""Every rule of the reading has its words, and no words stand for a rule that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from chancellery import reading
from chancellery.intake import rule_words
from chancellery.reading import as_json
from chancellery.reading.second_readers.proof import RULE
from chancellery.reading.tests import scoring

_SOURCE = Path(reading.__file__).parent
#: ``rule="…"``, ``_RULE = "…"`` and the names that begin like a rule and are passed on.
_NAMED = re.compile(r'"((?:references|heading|dates|quantities|structure|tables|proposals|places)\.\w+)"')
_ASSIGNED = re.compile(r'(?:rule=f?|RULE = )"([\w.{}-]+)"')


def named_in_the_source() -> set[str]:
    texts = [path.read_text("utf-8") for path in _SOURCE.rglob("*.py") if "tests" not in path.parts]
    found = {name for text in texts for pattern in (_NAMED, _ASSIGNED) for name in pattern.findall(text)}
    return {re.sub(r"\{.*", "", name) for name in found if name not in {"old", "new"}}


def given_by_reading() -> set[str]:
    readings = [reading.read(text) for _labels, text in scoring.open_corpus()]
    return {
        fact.rule for one in readings for name in as_json.LISTS for fact in getattr(one, name) if hasattr(fact, "rule")
    }


def test_every_rule_has_its_words():
    wordless = {name for name in named_in_the_source() | given_by_reading() if rule_words.of(name) is None}

    assert wordless == set()


def test_no_words_stand_for_a_rule_that_is_gone():
    assert set(rule_words.RULES) - named_in_the_source() == set()
    assert RULE in rule_words.RULES


@pytest.mark.parametrize("name", [name for name in rule_words.RULES if rule_words.RULES[name].tables])
def test_a_rule_goes_by_words_there_are(name):
    shown = dict(rule_words.words_of(rule_words.RULES[name], "vi"))

    assert list(shown) == list(rule_words.RULES[name].tables)


def test_a_language_we_do_not_read_has_no_words():
    assert list(rule_words.words_of(rule_words.RULES["dates.form"], "xx")) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "status"), [("references.code", 200), ("checks.count", 200), ("no.rule", 404)])
def test_the_page_of_a_rule(client, name, status):
    from chancellery.organisations.tests.factories import UserFactory

    client.force_login(UserFactory(language="en"))

    assert client.get(reverse("intake:rule", args=[name]), {"in": "pl"}).status_code == status
