"""The register's pages."""

from chancellery.documents.views.changes import add_citation, add_provision, describe, new, resolve
from chancellery.documents.views.listing import listing
from chancellery.documents.views.record import document, file

__all__ = ["add_citation", "add_provision", "describe", "document", "file", "listing", "new", "resolve"]
