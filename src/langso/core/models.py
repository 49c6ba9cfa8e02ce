"""The history: one line for everything that was ever done."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    """One line of the history: who did what to which row, and when. Never edited."""

    verb = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=80)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="event_of_subject"),
            models.Index(fields=["commune", "at"], name="event_of_commune"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
