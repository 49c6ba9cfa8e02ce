"""Clusters of villages, and the rewards given for titles in a row."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from langso.places.models import Unit
from langso.titles.models.rounds import Assessment, Round

Person = settings.AUTH_USER_MODEL


class Cluster(models.Model):
    """Villages that emulate one another (cụm thi đua), from a day to a day.

    A village is in one cluster at a time; `ends_on` is the last day.
    """

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    villages = models.ManyToManyField(Unit, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="a_cluster_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RewardDecision(models.Model):
    """The decision (quyết định khen thưởng) that rewarded titles in a row.

    It was made outside the program and is written down here, with what was given:
    `form`, as in "Giấy khen".
    """

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    form = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    decided_on = models.DateField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "number", "decided_on", "form"],
                name="one_reward_decision_of_a_form",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Reward(models.Model):
    """What one household or village was given (khen thưởng) for a year's title.

    `years` are the titles in a row it was given for, the year's own included: where the
    set says that years count anew, they earn nothing again. One that was written down
    by mistake is taken back with a reason, and stays to be read.
    """

    decision = models.ForeignKey(RewardDecision, models.PROTECT, related_name="rewards")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="rewards")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="rewards")
    years = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(taken_back_at__isnull=True),
                name="one_standing_reward_of_a_year",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_why=""),
                name="a_reward_taken_back_says_why",
            ),
            models.CheckConstraint(
                condition=Q(years__gte=1), name="a_reward_is_for_a_year_at_least"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision.form}, {self.decision}"
