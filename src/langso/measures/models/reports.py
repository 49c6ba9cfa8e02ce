"""What a village says for a period, and what it shows for it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.measures.models.asking import Period


class Report(models.Model):
    """A unit's report (báo cáo) for a period: draft, sent, then approved or returned.

    `answers` holds, by code of the measure, {"value": "312", "reason": "", "source":
    ""}; a value is written as a plain number, and what is not there was not answered:
    empty is not zero. `edition` counts the changes, so that two devices notice each
    other. A correction of an approved report is a new one that `replaces` it, with a
    reason; the old one stays readable, and what was shown for it is `carried` along.
    `saved_by` wrote last, `earlier_writers` are all others who wrote. `document` is
    what the figures of a commune come from: {"number", "day", "issuer"}.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Not begun")
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waiting for approval")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Approved")
        REPLACED = "replaced", _("Replaced by a correction")

    OPEN = (Status.WAITING, Status.DRAFT, Status.RETURNED)

    period = models.ForeignKey(Period, models.PROTECT, related_name="reports")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    commune = models.ForeignKey(
        "places.Unit", models.PROTECT, related_name="+", db_index=False
    )
    status = models.CharField(max_length=9, choices=Status, default=Status.WAITING)
    answers = models.JSONField(default=dict, blank=True)
    edition = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)
    earlier_writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    document = models.JSONField(default=dict, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)  # why it was returned
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    reason = models.TextField(blank=True)  # why it corrects the one it replaces
    carried: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "Evidence", related_name="+"
    )  # of replaced ones

    class Meta:
        ordering = ["period", "unit__ordinal", "pk"]
        indexes = [
            models.Index(fields=["commune", "status"], name="reports_of_a_commune"),
            models.Index(fields=["unit", "status"], name="reports_of_a_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "unit"],
                condition=Q(status__in=["waiting", "draft", "submitted", "returned"]),
                name="one_open_report_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["period", "unit"],
                condition=Q(status="approved"),
                name="one_approved_report_of_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(reason=""),
                name="a_corrected_report_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(remark=""),
                name="a_returned_report_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}, {self.unit}"

    @property
    def is_open(self) -> bool:
        """Still with those who fill it in."""
        return self.status in self.OPEN

    @property
    def takes_answers(self) -> bool:
        """Open, in a closed period, too: what comes late makes a new version of it."""
        return self.is_open

    def value(self, code: str) -> Any:
        """What was answered, as written; None where nothing was."""
        return (self.answers.get(code) or {}).get("value")


class Evidence(models.Model):
    """A photo or file shown for a report (minh chứng); a second copy is not kept.

    Where a photo was taken is removed unless it is kept on purpose.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    keeps_location = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "sha256"], name="one_copy_of_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.name
