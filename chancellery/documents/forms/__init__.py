"""Forms: they check input and save nothing."""

from chancellery.documents.forms.fields import (
    DocumentField,
    Issuer,
    IssuerField,
    Suggesting,
    UnitChoice,
    language_choices,
    language_name,
)
from chancellery.documents.forms.listing import RegisterFilters
from chancellery.documents.forms.record import (
    AddCitation,
    AddProvision,
    DescribeDocument,
    DocumentEntry,
    RegisterDocument,
    ResolveCitation,
)

__all__ = [
    "AddCitation",
    "AddProvision",
    "DescribeDocument",
    "DocumentEntry",
    "DocumentField",
    "Issuer",
    "IssuerField",
    "RegisterDocument",
    "RegisterFilters",
    "ResolveCitation",
    "Suggesting",
    "UnitChoice",
    "language_choices",
    "language_name",
]
