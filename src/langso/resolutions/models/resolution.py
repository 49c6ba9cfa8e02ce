"""The document: its head, its text, its numbered tree, its versions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Resolution(models.Model):
    """A commune's resolution (nghị quyết) of one year.

    A draft becomes official by `adopt` and is then never edited: a correction is a new
    version with a reason, and the old one stays readable as `replaced`.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")
        REPLACED = "replaced", _("Replaced")

    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="resolutions"
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, default="resolution")
    title = models.TextField(blank=True)
    motto = models.CharField(max_length=300, blank=True)
    symbol = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=20, blank=True)
    held_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuers = models.JSONField(default=list, blank=True)
    text = models.TextField()
    source_file = models.ForeignKey(
        "resolutions.SourceFile", models.PROTECT, related_name="resolutions"
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    version = models.PositiveSmallIntegerField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "-version", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "year"],
                condition=Q(status="adopted"),
                name="one_resolution_in_force_a_year",
            ),
            models.UniqueConstraint(
                fields=["commune", "year", "version"], name="one_version_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["source_file"],
                condition=Q(status="draft"),
                name="one_draft_of_a_file",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", version__isnull=True)
                | Q(
                    ~Q(status="draft"),
                    year__isnull=False,
                    version__gte=1,
                    adopted_at__isnull=False,
                    adopted_by__isnull=False,
                ),
                name="adopted_by_someone_some_day",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""),
                name="a_new_version_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.commune} {self.year}"

    @property
    def is_official(self) -> bool:
        """Adopted, now or before: everyone may read it, nobody may edit it."""
        return self.status != self.Status.DRAFT


class Clause(models.Model):
    """One node of the numbered tree. `ident` is unique in it and fit for a URL."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="clauses")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    ident = models.CharField(max_length=120)
    number = models.CharField(max_length=80, blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "ident"], name="one_clause_of_an_ident"
            ),
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="clause_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.ident
