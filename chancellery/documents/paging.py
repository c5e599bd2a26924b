"""Pages of a long register: documents are counted as far as anybody turns pages, and not to the last of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from chancellery.documents.models import Document
from chancellery.documents.queries.register import MOST_COUNTED, counted

if TYPE_CHECKING:
    from django.db.models import QuerySet

    _Base = Paginator[Document]
else:
    _Base = Paginator


class Pages(_Base):
    """Pages of the first ``MOST_COUNTED`` documents that were found; ``more`` says that there are more."""

    object_list: QuerySet[Document]

    @cached_property
    def _counted(self) -> int:
        return counted(self.object_list)

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST_COUNTED)

    @property
    def more(self) -> bool:
        return self._counted > MOST_COUNTED
