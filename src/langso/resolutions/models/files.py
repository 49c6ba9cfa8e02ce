"""The file somebody dropped in, byte for byte, and how far its reading is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SourceFile(models.Model):
    """An uploaded document (bản gốc), known by its hash: the same file comes in once.

    `pages_done` of `pages_total` and `heartbeat` are written while a scan is read in
    the background; a reading whose heartbeat stopped is taken up again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READING = "reading", _("Being read")
        READ = "read", _("Read")
        FAILED = "failed", _("Cannot be read")

    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="source_files"
    )
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(null=True, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_vi = models.TextField(blank=True)
    message_en = models.TextField(blank=True)

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "sha256"], name="same_file_comes_in_once"
            ),
            models.CheckConstraint(
                condition=Q(pages_total__isnull=True)
                | Q(pages_done__lte=F("pages_total")),
                name="no_more_pages_than_there_are",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(message_vi=""),
                name="a_failed_reading_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourceContent(models.Model):
    """The bytes of a file and the reader's answer, apart so that lists stay light."""

    source_file = models.OneToOneField(
        SourceFile, models.CASCADE, primary_key=True, related_name="content"
    )
    raw = models.BinaryField()
    reading = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.source_file_id)
