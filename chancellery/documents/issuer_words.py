"""The words of the pages for issuers that are no unit of the service and that the reading names alike everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

#: The issuers that the reading names alike in every language.
ISSUERS: Mapping[str, Promise] = {
    "Secretariat of the Party Central Committee": pgettext_lazy("issuer", "Secretariat of the Party Central Committee"),
    "Politburo": pgettext_lazy("issuer", "Politburo"),
    "Party Central Committee": pgettext_lazy("issuer", "Party Central Committee"),
    "Office of the Party Central Committee": pgettext_lazy("issuer", "Office of the Party Central Committee"),
    "Party Central Committee's Commission for External Relations": pgettext_lazy(
        "issuer", "Party Central Committee's Commission for External Relations"
    ),
    "Government": pgettext_lazy("issuer", "Government"),
    "Government Office": pgettext_lazy("issuer", "Government Office"),
    "Prime Minister": pgettext_lazy("issuer", "Prime Minister"),
    "National Assembly": pgettext_lazy("issuer", "National Assembly"),
    "Standing Committee of the National Assembly": pgettext_lazy(
        "issuer", "Standing Committee of the National Assembly"
    ),
    "President of the State": pgettext_lazy("issuer", "President of the State"),
    "provincial Party Committee": pgettext_lazy("issuer", "provincial Party Committee"),
    "Standing Committee of the provincial Party Committee": pgettext_lazy(
        "issuer", "Standing Committee of the provincial Party Committee"
    ),
    "People's Committee": pgettext_lazy("issuer", "People's Committee"),
    "provincial People's Committee": pgettext_lazy("issuer", "provincial People's Committee"),
    "People's Council": pgettext_lazy("issuer", "People's Council"),
    "provincial People's Council": pgettext_lazy("issuer", "provincial People's Council"),
    "Ministry of Foreign Affairs": pgettext_lazy("issuer", "Ministry of Foreign Affairs"),
    "Ministry of Home Affairs": pgettext_lazy("issuer", "Ministry of Home Affairs"),
    "Ministry of Finance": pgettext_lazy("issuer", "Ministry of Finance"),
    "Ministry of Planning and Investment": pgettext_lazy("issuer", "Ministry of Planning and Investment"),
    "Ministry of Industry and Trade": pgettext_lazy("issuer", "Ministry of Industry and Trade"),
    "Ministry of Public Security": pgettext_lazy("issuer", "Ministry of Public Security"),
    "Ministry of National Defence": pgettext_lazy("issuer", "Ministry of National Defence"),
    "Ministry of Justice": pgettext_lazy("issuer", "Ministry of Justice"),
    "Ministry of Education and Training": pgettext_lazy("issuer", "Ministry of Education and Training"),
    "Ministry of Culture, Sports and Tourism": pgettext_lazy("issuer", "Ministry of Culture, Sports and Tourism"),
    "Ministry of Information and Communications": pgettext_lazy("issuer", "Ministry of Information and Communications"),
    "United Nations General Assembly": pgettext_lazy("issuer", "United Nations General Assembly"),
    "United Nations Security Council": pgettext_lazy("issuer", "United Nations Security Council"),
}


def in_words(name: str) -> str:
    """Return the issuer in the language of the page; a name that a text or a person gave stays as it is."""
    return str(ISSUERS.get(name, name))
