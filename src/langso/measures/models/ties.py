"""What ties a target of the resolution to its indicator, and shares it out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from langso.measures.models.catalogue import Indicator
from langso.resolutions.models.items import exact


class Tie(models.Model):
    """Which indicator measures a target; `thread` is the target over all its versions.

    Append-only: another indicator is a new tie, and the old one is no longer current.
    """

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    thread = models.UUIDField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="ties")
    is_current = models.BooleanField(default=True)
    tied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    tied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(is_current=True),
                name="one_current_tie_of_a_target",
            ),
        ]
        indexes = [models.Index(fields=["commune", "thread"], name="ties_of_a_commune")]

    def __str__(self) -> str:
        return f"{self.thread}: {self.indicator}"


class Share(models.Model):
    """What one village is to contribute to a target: a level, or part of a count."""

    class Method(models.TextChoices):
        SAME = "same", "same"  # the same rate for all
        BY_HOUSEHOLDS = "by_households", "by_households"  # largest remainder
        BY_HAND = "by_hand", "by_hand"

    commune = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    thread = models.UUIDField()
    village = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    value = exact()
    method = models.CharField(max_length=13, choices=Method)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "village"],
                condition=Q(is_current=True),
                name="one_current_share_of_a_village",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, value__gte=0),
                name="a_share_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village}: {self.value}"
