"""The history: one line for everything that was ever done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from langso.core.chains import GENESIS


class Chain(models.Model):
    """The end of one commune's history: how many lines it has and the last hash.

    `key` is the commune's id, 0 for what belongs to no commune. Lines cut off the end
    are missed here.
    """

    key = models.PositiveBigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.key}: {self.length}"


class Event(models.Model):
    """One line of the history: who did what to which row, and when. Never edited.

    Each carries the hash of the line before it in its commune's chain.
    """

    verb = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    address = models.CharField(max_length=45, blank=True, default="")
    number = models.PositiveBigIntegerField(default=0)
    previous = models.CharField(max_length=64, default="")
    hash = models.CharField(max_length=64, default="")

    class Meta:
        indexes = [
            models.Index(fields=["subject", "at"], name="event_of_subject"),
            models.Index(fields=["commune", "at"], name="event_of_commune"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "number"], name="one_event_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(commune__isnull=True),
                name="one_event_of_a_number_without_commune",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
