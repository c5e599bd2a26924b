"""Texts in several languages: a mapping from BCP 47 code to words, and the best of them for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language

#: When the reader's language is missing: the nearest a Vietnamese service can read, then whatever there is.
FALLBACKS = ("vi", "en", "fr")


def best(texts: Mapping[str, str], language: str | None = None) -> tuple[str, str]:
    """Return (words, language) for a reader of ``language`` (default: the active one); ``("", "")`` when empty."""
    wanted = (language or get_language() or "en").split("-")[0]
    for code in (wanted, *FALLBACKS):
        if texts.get(code):
            return texts[code], code
    for code, words in texts.items():
        if words:
            return words, code
    return "", ""


def name_of(code: str) -> str:
    """Return what the page's language calls a language, with a capital; an unknown code says itself."""
    return _name(code, get_language() or "en")


@lru_cache(maxsize=1024)
def _name(code: str, page: str) -> str:
    reader = Locale.parse(settings.CLDR_LOCALES.get(page, page), sep="-")
    try:
        name = Locale.parse(code, sep="-").get_display_name(reader)
    except (UnknownLocaleError, ValueError):
        name = reader.languages.get(code)
    return name[:1].upper() + name[1:] if name else code


def original_of(texts: Mapping[str, str], known: str = "") -> str:
    """Return which of ``texts`` is the original: the one ``known``, or else the nearest; empty where there is none."""
    return known if texts.get(known) else best(texts, FALLBACKS[0])[1]
