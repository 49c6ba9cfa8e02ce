"""A year's round, one village's dossier in it, one household's case."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langso.places.models import Unit
from langso.registry.models import Household
from langso.titles.models.deciding import Decision
from langso.titles.models.sets import CriteriaSet, Title

Person = settings.AUTH_USER_MODEL


class Round(models.Model):
    """A year's round (đợt xét) of one title in a commune.

    Every household valid `on` the day becomes an assessment. `brought_in` marks a
    past year entered from a list: it has results and no meetings.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Still open")
        CLOSED = "closed", _("Concluded")

    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(max_length=9, choices=Title)
    year = models.PositiveSmallIntegerField()
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="rounds")
    on = models.DateField()
    finish_by = models.DateField()
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    brought_in = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "title", "year"], name="one_round_of_a_title_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_title_display()} {self.year}"


class Dossier(models.Model):
    """What one village does in a round (hồ sơ của thôn), from assessing to decision.

    For the title of a village it holds one assessment, for that of the commune its
    `village` is empty. `remark` says why the commune sent it back. One that is `LOST`
    since a day was voted down by the council, or taken off by an opinion found right:
    `remark` says which.
    """

    class Status(models.TextChoices):
        ASSESSING = "assessing", _("Being assessed")
        VOTED = "voted", _("Voted on")
        POSTED = "posted", _("Posted")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Sent back")
        ACCEPTED = "accepted", _("Complete")
        DECIDED = "decided", _("Decided")
        LOST = "lost", _("Ended without a proposal")

    BEING_TICKED = (Status.ASSESSING, Status.RETURNED)

    round = models.ForeignKey(Round, models.PROTECT, related_name="dossiers")
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    village = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=9, choices=Status, default=Status.ASSESSING)
    posted_on = models.DateField(null=True, blank=True)
    posted_until = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    looked_at_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)
    lost_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["round", "village__ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "village"], name="one_dossier_of_a_village"
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(remark=""),
                name="a_returned_dossier_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status="lost")
                | (Q(lost_on__isnull=False) & ~Q(remark="")),
                name="a_lost_dossier_says_since_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.village or self.commune}"

    @property
    def is_being_ticked(self) -> bool:
        """Households can still be proposed or not."""
        return self.status in self.BEING_TICKED


class Assessment(models.Model):
    """One household's or village's case (một hộ trong đợt xét).

    `before` and `streak` are last year's outcome and the titles in a row up to it, as
    they were when the round opened. `revision` counts the ticks, so that two phones
    notice each other. `refusal` is why the commune means to refuse what was proposed.
    """

    class Status(models.TextChoices):
        ASSESSING = "assessing", _("Not yet assessed")
        PROPOSED = "proposed", _("Proposed")
        NOT_PROPOSED = "not_proposed", _("Not proposed")
        POSTED = "posted", _("Posted")
        SUBMITTED = "submitted", _("Submitted")
        AWARDED = "awarded", _("Awarded")
        REFUSED = "refused", _("Refused")
        CANCELLED = "cancelled", _("Cancelled")
        LEFT = "left", _("No longer a household of its own")

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="assessments", db_index=False
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="assessments", db_index=False
    )
    commune = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    village = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", db_index=False
    )
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, related_name="assessments"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.ASSESSING)
    reason = models.CharField(max_length=40, blank=True)
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    marks: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    before = models.CharField(max_length=12, blank=True)
    streak = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    ticked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ticked_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=300, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="assessments"
    )
    cancelled_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="cancelled"
    )

    class Meta:
        ordering = ["dossier", "pk"]
        indexes = [
            models.Index(
                fields=["round", "village", "status"], name="assessments_of_a_round"
            ),
            models.Index(fields=["dossier", "status"], name="assessments_of_a_dossier"),
            models.Index(  # the overview counts all of a round out of the index alone
                fields=[
                    "round",
                    "dossier",
                    "status",
                    "before",
                    "points",
                    "votes_for",
                ],
                name="assessments_compared",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "household"], name="a_household_once_in_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["awarded", "cancelled"])
                | Q(decision__isnull=False),
                name="an_award_has_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | Q(cancelled_by__isnull=False),
                name="a_cancelled_award_has_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.pk}"


class ExcludingGround(models.Model):
    """That a ground excludes a household (lý do không xét): only its code.

    A sensitive fact about a family: seen by those who decide, never published.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="grounds")
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "code"], name="a_ground_once_each"
            ),
        ]

    def __str__(self) -> str:
        return self.code
