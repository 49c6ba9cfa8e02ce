"""The meeting's vote, its signed minutes, and what residents say of the list."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.core.sealed import SealedTextField
from langso.titles.models.rounds import Assessment, Dossier

Person = settings.AUTH_USER_MODEL


class Meeting(models.Model):
    """The meeting (cuộc họp) that votes on a village's list, or the council's.

    `households` are all of the village as they stood when it was opened, or the members
    of the `council`: shares are of these, whoever came. `agreed` counts for the list as
    a whole; households with another count carry it in `Assessment.votes_for`.
    """

    class Way(models.TextChoices):
        HANDS = "hands", _("Show of hands")
        BALLOTS = "ballots", _("Ballots")

    class Status(models.TextChoices):
        OPEN = "open", _("Still open")
        CLOSED = "closed", _("Concluded")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="meetings")
    council = models.ForeignKey(
        "titles.Council", models.PROTECT, null=True, related_name="meetings"
    )
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    way = models.CharField(max_length=7, choices=Way, default=Way.HANDS)
    households = models.PositiveIntegerField()
    present = models.PositiveIntegerField(null=True, blank=True)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    remarks = models.TextField(blank=True)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(status="open"),
                name="one_open_meeting_of_a_dossier",
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(present__lte=F("households")),
                name="no_more_present_than_households",
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True) | Q(agreed__lte=F("present")),
                name="no_more_votes_than_present",
            ),
            models.CheckConstraint(
                condition=Q(status="open")
                | Q(present__isnull=False, agreed__isnull=False),
                name="a_closed_meeting_was_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.held_on:%d/%m/%Y}"


class SignedMinutes(models.Model):
    """The signed sheet of a meeting (biên bản đã ký) as a photo or file."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="signed")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "sha256"], name="one_copy_of_signed_minutes"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Objection(models.Model):
    """What a resident says of a posted list (ý kiến về danh sách), named or not.

    `name` and `contact` are seen by the officer only. `assessment` is the household it
    is about; without one it is about the list.
    """

    class Kind(models.TextChoices):
        AGAINST = "against", _("Objects")
        SUPPORT = "support", _("Supports")

    class Status(models.TextChoices):
        OPEN = "open", _("To be answered")
        UPHELD = "upheld", _("Found right")
        ANSWERED = "answered", _("Answered")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="objections")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="objections"
    )
    kind = models.CharField(max_length=7, choices=Kind)
    text = models.TextField(max_length=2000)
    name = SealedTextField(blank=True)
    contact = SealedTextField(blank=True)
    code = models.CharField(max_length=16, unique=True)  # the resident's receipt
    key = models.CharField(max_length=64, blank=True)  # the form it came by: once
    received_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key=""), name="one_objection_of_a_form"
            ),
            models.CheckConstraint(
                condition=Q(status="open") | ~Q(answer=""),
                name="an_answered_objection_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.pk}"
