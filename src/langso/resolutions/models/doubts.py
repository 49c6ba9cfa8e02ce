"""What does not add up in a resolution, and what a person said to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.resolutions.models.resolution import Clause, Resolution


class Doubt(models.Model):
    """A finding of the reader (điểm cần xem). It is shown, never repaired.

    Asking the author leaves it open; the other answers settle it.
    """

    class Severity(models.TextChoices):
        ERROR = "error", _("Error")
        WARNING = "warning", _("Warning")
        NOTE = "note", _("Note")

    class Answer(models.TextChoices):
        OPEN = "", _("Open")
        ERRATUM = "erratum", _("Use the computed figure and note a correction")
        KEPT = "kept", _("Keep it as written, with a note")
        ASKED = "asked", _("Ask whoever drafted the document")
        DISMISSED = "dismissed", _("Nothing to correct")

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="doubts")
    clause = models.ForeignKey(
        Clause, models.RESTRICT, null=True, blank=True, related_name="doubts"
    )
    order = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=7, choices=Severity)
    message_vi = models.TextField()
    message_en = models.TextField()
    quote = models.TextField(blank=True)
    spans = models.JSONField(default=list)
    numbers = models.JSONField(default=dict)
    answer = models.CharField(
        max_length=9, choices=Answer, default=Answer.OPEN, blank=True
    )
    note = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False)),
                name="doubt_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.message_vi

    @property
    def is_open(self) -> bool:
        """Nobody has settled it yet (asking the author does not settle it)."""
        return self.answer in (self.Answer.OPEN, self.Answer.ASKED)

    @property
    def blocks(self) -> bool:
        """Keeps the resolution from being adopted."""
        return self.is_open and self.severity == self.Severity.ERROR
