"""Lists that came in: which file, what it changed, and whether it was undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from langso.core.sealed import SealedTextField
from langso.places.models import Unit


class Import(models.Model):
    """One workbook on its way into the register (nhập danh sách hộ).

    `columns` is how each sheet is read; `counts` what applying it did. While a long
    list is applied in the background, `wanted` is what the officer decided, `asked_at`
    when, or when a worker last began; `trouble` is why it came back.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("To be checked")
        APPLYING = "applying", _("Being applied")
        APPLIED = "applied", _("Applied")
        UNDONE = "undone", _("Undone")
        DROPPED = "dropped", _("Dropped")

    class Trouble(models.TextChoices):
        STALE = "stale", _("The register has changed since. Please look through again.")
        BROKEN = "broken", _("Applying the list broke off. Nothing has been changed.")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="imports")
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    wanted = models.JSONField(default=dict)
    asked_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=6, choices=Trouble, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ImportContent(models.Model):
    """The file itself, sealed, and only until it is applied or dropped.

    `sheets` is what stands in it, so that it is opened once and not for every page.
    """

    source = models.OneToOneField(
        Import, models.CASCADE, primary_key=True, related_name="content"
    )
    sealed = models.BinaryField()
    sheets = models.BinaryField(null=True)

    def __str__(self) -> str:
        return str(self.source)


class ImportChange(models.Model):
    """What an import changed in one household that was there before."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    household = models.ForeignKey(
        "registry.Household", models.CASCADE, related_name="changes"
    )
    changed = models.JSONField()  # field -> [before, after]; never the contact
    contact_before = SealedTextField(null=True)
    revision = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.source}: {', '.join(self.changed)}"


class ColumnMemory(models.Model):
    """How an office's sheets with these headings were read the last time."""

    commune = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    headings = models.CharField(max_length=64)  # a hash of them
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "headings"], name="one_memory_of_a_layout"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.headings[:8]}"
