"""What a person said of a doubt on the data, and why a target cannot be met."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Explanation(models.Model):
    """Why a doubt on the data is none; said once, and not asked again.

    `doubt` names the rule, the unit, the measure and the period, as queries/doubts.py
    writes it; a figure corrected since raises a doubt of another name.
    """

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    doubt = models.CharField(max_length=160)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "doubt"], name="a_doubt_is_explained_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="an_explanation_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.doubt


class Obstacle(models.Model):
    """Why a target cannot be met for now (vướng), from a day, until it is lifted.

    `turn` is who can lift it; `outcome` says how it ended. The reason is published.
    """

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    thread = models.UUIDField()
    reason = models.TextField()
    since = models.DateField()
    turn = models.CharField(max_length=200, default="", blank=True)
    expected_on = models.DateField(null=True, blank=True)
    lifted_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(default="", blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(lifted_on__isnull=True),
                name="one_obstacle_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="an_obstacle_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(lifted_on__isnull=True) | Q(lifted_on__gte=F("since")),
                name="an_obstacle_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.reason
