"""Documents, their texts and provisions, and citations between them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chancellery.core.languages import best
from chancellery.core.models import StoredFile
from chancellery.documents.enums import CitationKind, Extent, Kind, ProvisionClass, Status
from chancellery.organisations.models import Unit, User


class Document(models.Model):
    """An official text. A number alone is no key: (issuer, kind, number, year) is."""

    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField(max_length=80, blank=True)  #: as issued: ``12-CT/TW``; empty when it has none
    number_key = models.CharField(max_length=80, blank=True, editable=False)  #: core.folding.number_key(number)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="issued")
    issuer_name = models.CharField(max_length=300, blank=True)  #: in the text's words, while no unit is known for it
    dated_on = models.DateField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)  #: of ``dated_on``, or read from the number
    titles = models.JSONField(default=dict, blank=True)  #: language → title
    #: Of the original among ``titles``, which the others render; empty without a title.
    language = models.CharField(max_length=10, blank=True, db_default="", default="")
    status = models.CharField(max_length=20, choices=Status, default=Status.IN_FORCE)
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="registered")
    registered_at = models.DateTimeField()
    registered_in = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="register")
    #: Folded titles, numbers, aliases, issuer and the kind's word in every language; kept by the actions.
    search_text = models.TextField(blank=True, editable=False)
    search_vector = SearchVectorField(null=True, editable=False)
    #: Of its titles and its texts; kept by the database.
    languages = ArrayField(models.CharField(max_length=10), default=list, db_default=[], editable=False)
    #: It orders something, and nobody has made a commitment or a plan of it yet; kept by the database.
    awaits_plan = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        ordering = [F("dated_on").desc(nulls_last=True), "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "issuer_name", "kind", "number_key", "year"],
                condition=~Q(number_key=""),
                nulls_distinct=False,
                name="issuer_kind_number_and_year_are_unique",
            ),
            models.CheckConstraint(
                condition=Q(number="", number_key="") | (~Q(number="") & ~Q(number_key="")),
                name="a_number_and_its_key_come_together",
            ),
        ]
        indexes = [
            models.Index(OpClass(F("number_key"), name="text_pattern_ops"), name="documents_by_number"),
            GinIndex(OpClass(F("number_key"), name="gin_trgm_ops"), name="documents_by_part_of_number"),
            GinIndex(fields=["search_vector"], name="documents_by_words"),
            # with what lists ask for that few documents fit, so that these are not fetched to be passed over
            models.Index(
                F("dated_on").desc(nulls_last=True),
                F("id").desc(),
                include=["registered_at", "languages"],
                name="documents_newest_first",
            ),
            models.Index(
                F("dated_on").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(awaits_plan=True),
                name="documents_that_await_a_plan",
            ),
            GinIndex(fields=["languages"], name="documents_in_a_language"),
            models.Index(F("kind"), F("dated_on").desc(nulls_last=True), F("id").desc(), name="documents_of_a_kind"),
            models.Index(F("year"), F("dated_on").desc(nulls_last=True), F("id").desc(), name="documents_of_a_year"),
        ]

    def __str__(self) -> str:
        return self.number or self.title or self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("documents:document", args=[self.pk])

    @property
    def title(self) -> str:
        return best(self.titles)[0]

    @property
    def title_language(self) -> str:
        return best(self.titles)[1]


class Alias(models.Model):
    """Another form under which a text names the document: damaged, short or translated. It says where it was seen."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="aliases")
    as_printed = models.CharField(max_length=300)
    key = models.CharField(max_length=300, db_index=True)  #: core.folding.number_key(as_printed)
    language = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=300, blank=True)  #: the name of the text it was seen in

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["document", "as_printed"], name="an_alias_is_kept_once")]

    def __str__(self) -> str:
        return self.as_printed


class DocumentFile(models.Model):
    """An original of the document, in one language."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=300)  #: as it came
    language = models.CharField(max_length=10, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "file"], name="a_file_is_attached_once")]

    def __str__(self) -> str:
        return self.name


class Text(models.Model):
    """The words of a document in one language, as decoded from a file: what offsets point into. Never changed."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="texts")
    file = models.ForeignKey(DocumentFile, on_delete=models.PROTECT, null=True, related_name="texts")
    language = models.CharField(max_length=10)
    body = models.TextField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document} ({self.language})"


class Provision(models.Model):
    """A passage of a document; its text equals the source at its offsets."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="provisions")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="provisions", null=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    eid = models.CharField(max_length=120)  #: Akoma Ntoso: ``list_1__point_3``
    order = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=60, blank=True)
    heading = models.CharField(max_length=500)
    body = models.TextField()
    language = models.CharField(max_length=10)
    start = models.PositiveIntegerField(null=True)  #: code points into ``text.body``; ``None`` when typed in by hand
    end = models.PositiveIntegerField(null=True)
    classed = models.CharField(max_length=20, choices=ProvisionClass, default=ProvisionClass.DUTY)
    #: What the reading found on it: lead_units, coordinating_units, due, schedule, output. A suggestion, never a fact.
    reading = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "eid"], name="an_eid_is_unique_in_its_document"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, text__isnull=True)
                | Q(start__isnull=False, end__gt=F("start"), text__isnull=False),
                name="offsets_and_text_come_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}#{self.eid}"


class Citation(models.Model):
    """One document refers to another, with the words it does it in. ``target`` is empty while unresolved."""

    source = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cites")
    target = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="cited_by")
    kind = models.CharField(max_length=20, choices=CitationKind, default=CitationKind.CITES)
    text = models.ForeignKey(Text, on_delete=models.PROTECT, null=True, related_name="citations")
    quote = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    candidates = ArrayField(models.BigIntegerField(), default=list, blank=True)  #: documents it may mean, when several

    class Meta:
        ordering = ["source", "start"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("target")), name="a_document_does_not_cite_itself"),
            models.UniqueConstraint(
                fields=["source", "target", "kind", "text", "start"],
                nulls_distinct=False,
                name="a_citation_is_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__gt=F("start"), text__isnull=False),
                name="a_quote_has_both_offsets",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target or self.quote}"


class Carrying(models.Model):
    """A plan's provision carries a provision of a superior document, whole, narrowed or in part. It has no circle."""

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="carries")
    superior = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="carried_by")
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.WHOLE)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["provision", "superior"], name="a_provision_is_carried_once_by_each"),
            models.CheckConstraint(condition=~Q(provision=F("superior")), name="a_provision_does_not_carry_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.provision} → {self.superior}"


class NotCarried(models.Model):
    """A person said that a provision does not carry a superior one, so that it is not suggested again."""

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="carries_not")
    superior = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="not_carried_by")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "not carried"
        constraints = [
            models.UniqueConstraint(fields=["provision", "superior"], name="it_is_said_once_that_it_is_not_carried")
        ]

    def __str__(self) -> str:
        return f"{self.provision} ↛ {self.superior}"
