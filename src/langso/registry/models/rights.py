"""What persons ask about what is kept of them, and what may not be used meanwhile."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.registry.models.households import Household


class DataRequest(models.Model):
    """A request about personal data (yêu cầu về dữ liệu cá nhân) and its answer.

    It is about a household or a user. Due in working days, by `registry.deadlines`.
    """

    class Kind(models.TextChoices):
        FIND = "find", _("See what is kept")
        EXPORT = "export", _("Receive a copy")
        CORRECT = "correct", _("Put the data right")
        RESTRICT = "restrict", _("Restrict its use")
        DELETE = "delete", _("Delete")

    class Channel(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        LETTER = "letter", _("By letter")
        PHONE = "phone", _("By telephone")
        ONLINE = "online", _("Online")

    class Status(models.TextChoices):
        OPEN = "open", _("To be answered")
        DONE = "done", _("Answered")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, models.SET_NULL, null=True, blank=True, related_name="requests"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="data_requests",
    )
    kind = models.CharField(max_length=8, choices=Kind)
    status = models.CharField(max_length=4, choices=Status, default=Status.OPEN)
    asked_by = models.CharField(max_length=120)
    channel = models.CharField(max_length=9, choices=Channel)
    received_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-status", "due_on", "pk"]  # open ones first
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=True) | Q(user__isnull=True),
                name="request_about_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_late(self) -> bool:
        """Still open after its last day."""
        return self.is_open and timezone.localdate() > self.due_on


class Restriction(models.Model):
    """A household nobody but the data officer sees (hạn chế xử lý dữ liệu)."""

    household = models.OneToOneField(
        Household, models.CASCADE, primary_key=True, related_name="restriction"
    )
    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="+")
    since = models.DateField(default=timezone.localdate)
    reason = models.CharField(max_length=300, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.household_id} {self.since}"


class UserRestriction(models.Model):
    """A user whose account rests and who stands in no list meanwhile."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="data_restriction",
    )
    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="+")
    since = models.DateField(default=timezone.localdate)
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}"
