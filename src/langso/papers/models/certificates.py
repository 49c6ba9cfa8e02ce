"""How a commune's certificates look, and the runs that print them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.titles.models import Decision


class CertificateLayout(models.Model):
    """A commune's own layout (mẫu giấy); one at a time is in use.

    `body` is what the writer's `layout_of` reads; `emblem` a small PNG, or nothing.
    """

    commune = models.ForeignKey(
        Unit, models.PROTECT, related_name="certificate_layouts"
    )
    body: models.JSONField[Any, Any] = models.JSONField()
    emblem = models.BinaryField(default=b"")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune"],
                condition=Q(ended_at__isnull=True),
                name="one_layout_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept_at:%d/%m/%Y}"


class PrintRun(models.Model):
    """All certificates of a decision into one file (lượt in), by the worker.

    `beat_at` is the last sign of life, `attempts` tells the worker that is at it from
    one that was given up. The file lies in the installation's folder, under the key.
    `site` is what the addresses in the codes begin with.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waits for its turn")
        RUNNING = "running", _("Being made")
        DONE = "done", _("Ready")
        STOPPED = "stopped", _("Stopped")
        FAILED = "failed", _("Broke off")

    class Trouble(models.TextChoices):
        FULL = "full", _("The disk is full. Please make room and go on.")
        LAYOUT = "layout", _("The layout cannot be drawn. Please look at it.")
        BROKEN = "broken", _("It broke off. What is done is kept; please go on.")

    ACTIVE = (Status.WAITING, Status.RUNNING)

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="certificate_runs"
    )
    paper = models.CharField(max_length=2, choices=[("A4", "A4"), ("A5", "A5")])
    site = models.URLField(max_length=200)
    status = models.CharField(max_length=7, choices=Status, default=Status.WAITING)
    trouble = models.CharField(max_length=6, choices=Trouble, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    beat_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(status__in=["waiting", "running"]),
                name="one_run_of_a_decision_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}, {self.paper}"

    @property
    def is_active(self) -> bool:
        return self.status in self.ACTIVE
