"""What stands in a resolution: results of last year, targets, tasks."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langso.resolutions.models.resolution import Clause, Resolution


class Item(models.Model):
    """Something found in the text, with its quote, and what a person made of it.

    `proposed` is what the reader said (None if a person added the item) and never
    changes; the fields hold what counts. A correction keeps the quote.
    """

    class Review(models.TextChoices):
        PROPOSED = "proposed", _("To be looked at")
        CONFIRMED = "confirmed", _("Confirmed")
        CORRECTED = "corrected", _("Corrected")
        REJECTED = "rejected", _("Rejected")
        ADDED = "added", _("Added by a person")

    resolution = models.ForeignKey(Resolution, models.CASCADE)
    clause = models.ForeignKey(Clause, models.RESTRICT, null=True, blank=True)
    order = models.PositiveIntegerField()
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    proposed = models.JSONField(null=True, blank=True)
    review = models.CharField(max_length=9, choices=Review, default=Review.PROPOSED)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["start", "order"]
        default_related_name = "%(class)ss"
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")), name="%(class)s_span_forwards"
            ),
            models.CheckConstraint(
                condition=Q(review="proposed", reviewed_by__isnull=True)
                | (~Q(review="proposed") & Q(reviewed_by__isnull=False)),
                name="%(class)s_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(review="added", proposed__isnull=True)
                | (~Q(review="added") & Q(proposed__isnull=False)),
                name="%(class)s_proposed_or_added",
            ),
        ]

    @property
    def is_decided(self) -> bool:
        return self.review != self.Review.PROPOSED

    @property
    def counts(self) -> bool:
        """Part of the resolution once it is adopted: everything not rejected."""
        return self.review != self.Review.REJECTED


class Comparator(models.TextChoices):
    """How a figure is to be compared with a value."""

    EQUAL = "=", _("exactly")
    ABOVE = ">", _("above")
    AT_LEAST = ">=", _("at least")
    BELOW = "<", _("below")
    AT_MOST = "<=", _("at most")
    INCREASE_BY = "increase_by", _("increase by")
    DECREASE_BY = "decrease_by", _("decrease by")
    MAINTAIN = "maintain", _("maintain")
    NONE_LEFT = "none_left", _("none left")


def exact(**options: Any) -> "models.DecimalField[Any, Any]":
    """An optional exact number: 18 digits before the comma, 6 after it."""
    return models.DecimalField(
        max_digits=24, decimal_places=6, null=True, blank=True, **options
    )


class Stated(Item):
    """A figure as the document states it; money in whole đồng, percent in percent."""

    subject = models.TextField()
    comparator = models.CharField(max_length=11, choices=Comparator)
    value = exact()
    unit = models.CharField(max_length=40, blank=True)
    numerator = exact()
    denominator = exact()
    period = models.CharField(max_length=80, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    part_of = models.TextField(blank=True)

    class Meta(Item.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.subject


class Result(Stated):
    """What last year brought (kết quả), as the document states it."""


class Target(Stated):
    """What this year is to bring (chỉ tiêu): subject, comparator, value, period.

    No value makes it a milestone, reached or not. `baseline_value` is the level that
    "decrease by", "increase by" and "maintain" start from. `thread` is the same in
    every version of the resolution, so figures outlive a correction of the text;
    `carried` is what was set in the version before and taken over by itself.
    """

    class Direction(models.TextChoices):
        UP = "up", _("More is better")
        DOWN = "down", _("Less is better")
        NONE = "none", _("Neither")

    thread = models.UUIDField(default=uuid4, db_index=True)
    baseline_value = exact()
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    at_end_only = models.BooleanField(default=False)
    theme = models.CharField(max_length=60, blank=True)
    owner_body = models.ForeignKey("places.Body", models.PROTECT, null=True, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    carried = models.JSONField(default=dict, blank=True)

    class Meta(Stated.Meta):
        constraints = [
            *Stated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_end__isnull=True)
                | Q(period_start__isnull=True)
                | Q(period_end__gte=F("period_start")),
                name="target_period_forwards",
            ),
        ]


class Task(Item):
    """Something to do (nhiệm vụ): the action, who leads, who supports, until when."""

    class Progress(models.TextChoices):
        NOT_STARTED = "not_started", _("Not started")
        DOING = "doing", _("Under way")
        DONE = "done", _("Done")
        LATE = "late", _("Late")

    action = models.TextField()
    lead = models.CharField(max_length=300, blank=True)
    support = models.JSONField(default=list, blank=True)
    deadline = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    closing = models.BooleanField(default=False)
    progress = models.CharField(
        max_length=11, choices=Progress, default=Progress.NOT_STARTED
    )
    progress_note = models.TextField(blank=True)
    progress_at = models.DateField(null=True, blank=True)

    class Meta(Item.Meta):
        pass

    def __str__(self) -> str:
        return self.action
