"""By which rule was this found?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from chancellery.core.languages import name_of
from chancellery.intake import rule_words
from chancellery.organisations.http import SignedIn
from chancellery.reading import languages


def rules(request: SignedIn) -> HttpResponse:
    """List all rules of the reading."""
    return render(request, "intake/rules.html", {"rules": rule_words.RULES.items()})


def rule(request: SignedIn, name: str) -> HttpResponse:
    """Explain one rule, with the words it goes by in the language that ``in`` names, or in the reader's own."""
    found = rule_words.of(name)
    if found is None:
        raise Http404
    wanted = request.GET.get("in") or (get_language() or "en").partition("-")[0]
    language = wanted if wanted in languages.available() else "en"
    page = {
        "name": name,
        "rule": found,
        "tables": list(rule_words.words_of(found, language)),
        "language": language,
        "language_name": name_of(language),
        "languages": [(code, name_of(code)) for code in languages.available()] if found.tables else [],
    }
    return render(request, "intake/rule.html", page)
