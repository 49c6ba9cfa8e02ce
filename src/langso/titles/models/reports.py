"""A village's own report, the council that votes on it, and what goes further up."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.titles.models.deciding import Decision
from langso.titles.models.rounds import Assessment, Dossier, Round

Person = settings.AUTH_USER_MODEL


class VillageReport(models.Model):
    """What a village, or the commune, says of itself (báo cáo thành tích) in a round.

    `answers` hold what was typed, by code of the criterion; `figures` what was counted,
    as it stood when the report was sent: that is what the council votes on. `grounds`
    are yes or no. `revision` counts the savings, so that two devices notice each other.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being written")
        SENT = "sent", _("Sent to the council")

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="report")
    status = models.CharField(max_length=5, choices=Status, default=Status.DRAFT)
    answers: models.JSONField[Any, Any] = models.JSONField(default=dict)
    grounds: models.JSONField[Any, Any] = models.JSONField(default=dict)
    figures: models.JSONField[Any, Any] = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft") | Q(sent_at__isnull=False),
                name="a_sent_report_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}"


class Council(models.Model):
    """A meeting of the commune's emulation council (hội đồng thi đua, khen thưởng).

    One meeting votes on many villages: each of them has a `Meeting` of its own that
    carries its votes, with the same members and the same sheet of minutes. `members`
    are all of the council, as they stood when it was opened.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Still open")
        CLOSED = "closed", _("Concluded")

    round = models.ForeignKey(Round, models.PROTECT, related_name="councils")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    members = models.PositiveIntegerField()
    present = models.PositiveIntegerField(null=True, blank=True)
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    remarks = models.TextField(blank=True)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(present__lte=F("members")),
                name="no_more_present_than_members",
            ),
            models.CheckConstraint(
                condition=Q(status="open") | Q(present__isnull=False),
                name="a_closed_council_was_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.held_on:%d/%m/%Y}"


class SentUp(models.Model):
    """A complete dossier sent to the authority above, and what that one answered.

    The answer is a `Decision` from outside, with the document it came in.
    """

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="sent_up")
    sent_on = models.DateField()
    letter = models.CharField(max_length=60)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="answers"
    )
    name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(raw__isnull=False),
                name="an_answer_has_its_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.letter}"
