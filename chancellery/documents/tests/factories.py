"""Documents for tests, made by the actions, so that they are as real ones are."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from chancellery.documents import actions
from chancellery.documents.enums import CitationKind, Kind, Status
from chancellery.documents.models import Citation, Document, Provision, Text
from chancellery.documents.rules import ReadProvision

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class DocumentFactory(factory.django.DjangoModelFactory):
    """A directive in force, with a number of its own, registered by the shell."""

    class Meta:
        model = Document

    kind = Kind.DIRECTIVE
    number = factory.Sequence(lambda n: f"{n + 1}-CT/ABC")
    issuer = None
    issuer_name = ""
    dated_on = date(2026, 1, 5)
    titles = factory.Sequence(lambda n: {"en": f"On friendship between localities, part {n + 1}"})
    status = Status.IN_FORCE
    unit = None
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Document], *args: object, **kwargs: object) -> Document:
        return actions.register(*args, **kwargs)


class TextFactory(factory.django.DjangoModelFactory):
    """The words of a document, in English."""

    class Meta:
        model = Text

    document = factory.SubFactory(DocumentFactory)
    body = "1. Raise awareness. Tell every school.\n2. Hold a yearly meeting."
    language = "en"
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Text], *args: object, **kwargs: object) -> Text:
        return actions.add_text(*args, **kwargs)


class ProvisionFactory(factory.django.DjangoModelFactory):
    """A duty typed in by hand."""

    class Meta:
        model = Provision

    document = factory.SubFactory(DocumentFactory)
    label = "1."
    heading = "Hold a yearly meeting"
    body = "Hold a yearly meeting with the sister province."
    language = "en"
    classed = "duty"
    reading = factory.Dict({})
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Provision], *args: object, **kwargs: object) -> Provision:
        document, language, by, at = (kwargs.pop(name) for name in ("document", "language", "by", "at"))
        [made] = actions.add_provisions(
            document=document, text=None, provisions=[ReadProvision(**kwargs)], language=language, by=by, at=at
        )
        return made


class CitationFactory(factory.django.DjangoModelFactory):
    """One document implements another."""

    class Meta:
        model = Citation

    source = factory.SubFactory(DocumentFactory)
    target = factory.SubFactory(DocumentFactory)
    kind = CitationKind.IMPLEMENTS
    by = None
    at = AT

    @classmethod
    def _create(cls, model_class: type[Citation], *args: object, **kwargs: object) -> Citation:
        return actions.cite(*args, **kwargs)
